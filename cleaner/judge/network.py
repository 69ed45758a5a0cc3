"""A small network over all lines or blocks of a page: places among borders in, whole-number scores out.

It runs in plain Python or numpy. A layer mixes the features of a line into channels, blocks mix these along the page
with gaps of 1, 2, 4 ... lines and then with each other, and the mean of the page is heard once. So a score depends on
62 lines on either side and on what kind of page it is, where trees saw windows of fixed size and lines apart from
what was said of their neighbours.

All is whole: inputs are places among borders, weights are whole, and what a layer makes is cut to 0 .. ``MOST``. No
sum reaches 2 ** 30 (``network_file.dump`` looks), so none depends on its order; Python's integers and numpy's floats
give the same scores to the last bit, as does every machine.

In plain Python a column, one number a line, is packed into one integer, 32 bits a line. A weight times a column is one
multiplication then, and a page of 60 lines takes 9 ms of CPU; lists of numbers would take a hundred.

Source: van den Oord et al., "WaveNet", 2016, for the gaps that double; Chollet, "Xception", CVPR 2017, for a layer
along the page apart from one across the channels; Lamport, "Multiple byte processing with full-word instructions",
CACM 1975, for packing.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Sequence
from operator import mul
from typing import Any, Final, NamedTuple, Protocol

from cleaner.model_file import UNIT as UNIT
from cleaner.model_file import once_for_each

SHIFT: Final = 9
"""Weights, and what a layer makes, are whole parts of 512."""
ANSWER: Final = 2 * SHIFT - 8
"""An answer, a sum of products of two such parts, is shifted by this to be in parts of ``UNIT``."""
MOST: Final = 8186
"""What a layer makes is cut here, at 15.99."""
BITS: Final = 32
"""Bits that a number takes in a packed column ..."""
ZERO: Final = 1 << 30
"""... and what stands for 0 where numbers may be negative."""

ALONE: Final = (1 << 18) - 1
"""Most products that numpy is asked for at once: for more OpenBLAS wakes its threads, which wait for each other far
longer than they multiply (31 us of CPU a line on a busy machine, alone 1)."""

EXACT: Final = 1 << 24 - SHIFT
"""Sums of whole parts of 512 that stay below this are exact in floats of 32 bits, in any order."""

Codes = Any
"""One column an input, places among its borders: a list of lists, or a numpy array of bytes."""
Channels = Any
"""One column a channel, however they are held."""


class Dense(NamedTuple):
    """A layer: what goes in, weighted and summed, for each channel that comes out."""

    weights: tuple[tuple[int, ...], ...]
    biases: tuple[int, ...]


class Block(NamedTuple):
    """What is added to the channels: a look along the page, then a mixture of the channels."""

    gap: int
    """Lines from one line that is looked at to the next."""
    along: Dense
    """For each channel the weights of the lines looked at, from above to below."""
    across: Dense
    """The mixture."""


class Network(NamedTuple):
    """The layers, ready to score."""

    inputs: tuple[str, ...]
    """Names of the columns it wants, in order."""
    borders: tuple[tuple[float, ...], ...]
    """Borders of each input: what goes in is how many of them lie below the value."""
    enter: Dense
    blocks: tuple[Block, ...]
    page: Dense
    """What the mean of the page adds to every line ..."""
    page_after: int
    """... behind so many blocks."""
    leave: Dense
    answer: Dense

    def codes(self, columns: Sequence[Any]) -> Codes:
        """Columns of values, in the order of ``inputs``, as places among the borders: lists or arrays, as they come."""
        if isinstance(columns[0], list):
            both = zip(self.borders, columns, strict=True)
            return [[bisect_left(edges, value) for value in column] for edges, column in both]
        import numpy as np

        edges: list[Any] = _edges(self)
        places = np.empty((len(edges), len(columns[0])), dtype=np.uint8)
        for row, edge, column in zip(places, edges, columns, strict=True):
            row[:] = edge.searchsorted(column)
        return places

    def scores(self, parts: Sequence[Codes]) -> list[int]:
        """One whole number a line: the logit of the positive class times ``UNIT``.

        Args:
            parts: the codes of a page, some lines at a time.
        """
        codes = _joined(parts)
        if not len(codes[0]):
            return []
        held: _Held = _Packed(len(codes[0])) if isinstance(codes[0], list) else _Stacked(len(codes[0]))
        channels = held.bent(held.dense(self.enter, held.taken(codes)))
        for place, block in enumerate(self.blocks, 1):
            seen = held.bent(held.along(block.along, channels, block.gap))
            channels = held.bent(held.dense(block.across, seen, channels))
            if place == self.page_after:
                channels = held.raised(channels, self.page)
        return held.answers(held.dense(self.answer, held.bent(held.dense(self.leave, channels))))


def _joined(parts: Sequence[Codes]) -> Codes:
    """The codes of a page from those of its parts, one after another."""
    if len(parts) == 1:
        return parts[0]
    if isinstance(parts[0][0], list):
        return [[code for part in column for code in part] for column in zip(*parts, strict=True)]
    import numpy as np

    return np.concatenate(parts, axis=1)


class _Held(Protocol):
    """A way to hold the channels of a page; the two below give the same numbers."""

    def taken(self, codes: Codes) -> Channels:
        """The inputs as channels."""
        ...

    def dense(self, layer: Dense, channels: Channels, before: Channels = None) -> Channels:
        """Sums of the channels; what was there ``before`` is added."""
        ...

    def along(self, layer: Dense, channels: Channels, gap: int) -> Channels:
        """Sums of each channel over the lines around each line; beyond the page all is 0."""
        ...

    def bent(self, totals: Channels) -> Channels:
        """What a layer makes of its sums."""
        ...

    def raised(self, channels: Channels, layer: Dense) -> Channels:
        """The channels with what the layer makes of their means, cut to whole numbers, added to every line."""
        ...

    def answers(self, totals: Channels) -> list[int]:
        """The only channel, as scores."""
        ...


class _Packed:
    """Channels as one integer each, 32 bits a line, the first line lowest."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._form = struct.Struct(f"<{size}I")
        self._ones = self._packed([1] * size)
        self._mask = (1 << BITS * size) - 1

    def _packed(self, numbers: Sequence[int]) -> int:
        return int.from_bytes(self._form.pack(*numbers), "little")

    def _numbers(self, channel: int) -> tuple[int, ...]:
        return self._form.unpack(channel.to_bytes(4 * self._size, "little"))

    def taken(self, codes: Codes) -> list[int]:
        return list(map(self._packed, codes))

    def dense(self, layer: Dense, channels: list[int], before: list[int] | None = None) -> list[int]:
        ones = self._ones
        totals = [bias * ones + sum(map(mul, weights, channels)) for weights, bias in zip(*layer, strict=True)]
        if before is None:
            return totals
        return [total + (channel << SHIFT) for total, channel in zip(totals, before, strict=True)]

    def along(self, layer: Dense, channels: list[int], gap: int) -> list[int]:
        ones, mask = self._ones, self._mask
        reach = len(layer.weights[0]) // 2
        far = [BITS * gap * step for step in range(1, reach + 1)]
        totals = []
        for weights, bias, channel in zip(*layer, channels, strict=True):
            above = [(channel << bits) & mask for bits in reversed(far)]
            seen = (*above, channel, *(channel >> bits for bits in far))
            totals.append(bias * ones + sum(map(mul, weights, seen)))
        return totals

    def bent(self, totals: list[int]) -> list[int]:
        zeros, low, high, cut = self._ones * ZERO, ZERO, ZERO + (MOST << SHIFT), ZERO >> SHIFT
        packed, numbers = self._packed, self._numbers
        return [
            packed([0 if n <= low else MOST if n >= high else (n >> SHIFT) - cut for n in numbers(total + zeros)])
            for total in totals
        ]

    def raised(self, channels: list[int], layer: Dense) -> list[int]:
        means = [sum(self._numbers(channel)) // self._size for channel in channels]
        totals = [bias + sum(map(mul, weights, means)) for weights, bias in zip(*layer, strict=True)]
        added = [min(max(total, 0) >> SHIFT, MOST) for total in totals]
        return [channel + more * self._ones for channel, more in zip(channels, added, strict=True)]

    def answers(self, totals: list[int]) -> list[int]:
        return [(number - ZERO) >> ANSWER for number in self._numbers(totals[0] + self._ones * ZERO)]


class _Stacked:
    """Channels as the rows of a numpy array of whole floats, short ones where a layer's sums can be held in them.

    Weights and biases are divided by 512 beforehand, which is exact, so that sums need not be.
    """

    def __init__(self, size: int) -> None:
        import numpy as np

        self._np, self._size = np, size

    def taken(self, codes: Codes) -> Channels:
        return codes.astype(self._np.float32)

    def dense(self, layer: Dense, channels: Channels, before: Channels = None) -> Channels:
        np, table = self._np, _table(layer)
        most = table.sizes @ channels.max(axis=1)
        weights, biases = table.fitting(most if before is None else most + before.max(axis=1))
        channels = channels.astype(weights.dtype, copy=False)
        totals = np.empty((len(weights), self._size), dtype=weights.dtype)
        step = max(1, ALONE // weights.size)
        for start in range(0, self._size, step):
            np.matmul(weights, channels[:, start : start + step], out=totals[:, start : start + step])
        totals += biases
        if before is not None:
            totals += before
        return totals

    def along(self, layer: Dense, channels: Channels, gap: int) -> Channels:
        np, table = self._np, _table(layer)
        weights, biases = table.fitting(table.sizes.sum(axis=1) * channels.max(axis=1))
        size, far = self._size, gap * (weights.shape[1] // 2)
        wide = np.zeros((len(channels), size + 2 * far), dtype=weights.dtype)
        wide[:, far : far + size] = channels
        totals = np.repeat(biases, size, axis=1)
        seen = np.empty_like(totals)
        for step in range(weights.shape[1]):
            np.multiply(weights[:, step : step + 1], wide[:, step * gap : step * gap + size], out=seen)
            totals += seen
        return totals

    def bent(self, totals: Channels) -> Channels:
        np = self._np
        np.floor(totals, out=totals)
        return np.minimum(np.maximum(totals, 0, out=totals), MOST, out=totals)

    def raised(self, channels: Channels, layer: Dense) -> Channels:
        np, (weights, biases) = self._np, _table(layer).long
        means = np.floor(channels.sum(axis=1, keepdims=True, dtype=np.float64) / self._size)
        return channels + self.bent(weights @ means + biases).astype(channels.dtype)

    def answers(self, totals: Channels) -> list[int]:
        # The rest of what an answer is shifted by; the sum itself may be a short float, but is exact.
        found: list[int] = self._np.floor(totals[0] / (1 << ANSWER - SHIFT)).astype(self._np.int64).tolist()
        return found


class _Table(NamedTuple):
    """A layer for numpy: weights, and biases as a column, in short floats and in long ones, all divided by 512."""

    short: tuple[Any, Any]
    long: tuple[Any, Any]
    sizes: Any
    """How big the weights are (float64 array)."""

    def fitting(self, most: Any) -> tuple[Any, Any]:
        """The weights and biases in short floats, which take half the time, where these hold every sum exactly.

        ``most``: for each channel that comes out, the most that its sum may reach, its bias aside.
        """
        return self.short if (most + abs(self.long[1][:, 0]) < EXACT).all() else self.long


@once_for_each
def _table(layer: Dense) -> _Table:
    import numpy as np

    weights, biases = (np.array(numbers, dtype=np.float64) / (1 << SHIFT) for numbers in layer)
    biases = biases[:, None]
    return _Table((weights.astype(np.float32), biases.astype(np.float32)), (weights, biases), abs(weights))


@once_for_each
def _edges(network: Network) -> list[Any]:
    import numpy as np

    return [np.array(edges, dtype=np.float64) for edges in network.borders]


def mean_scores(networks: Sequence[Network], parts: Sequence[Codes]) -> list[int]:
    """The mean of what networks that share inputs and borders say of each line, cut to whole numbers.

    Args:
        networks: one or more.
        parts: the codes of a page by any of them, some lines at a time.
    """
    said = _of_each(networks, parts)
    return said[0] if len(said) == 1 else [sum(scores) // len(said) for scores in zip(*said, strict=True)]


def least_scores(networks: Sequence[Network], parts: Sequence[Codes]) -> list[int]:
    """The least that any of the networks says of each line; see ``mean_scores``."""
    said = _of_each(networks, parts)
    return said[0] if len(said) == 1 else list(map(min, *said))


def _of_each(networks: Sequence[Network], parts: Sequence[Codes]) -> list[list[int]]:
    return [network.scores(parts) for network in networks]
