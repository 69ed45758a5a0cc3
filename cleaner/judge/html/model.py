"""The trained models, read from their files, and boosted trees as arrays: running them, and naming what moved a score.

No training library is needed. How the network is run stands in ``cleaner.judge.network``.
A run is a list of trees whose nodes lie one after the other, the right child directly after the left. A leaf
points to itself, so that all rows and all trees walk down together, a fixed number of steps.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from cleaner.judge.html.markup import Names
from cleaner.judge.html.text import Weights
from cleaner.judge.network import Network
from cleaner.judge.network_file import parse
from cleaner.model_file import read
from cleaner.scarcity import load_arrays

MODELS: Final = Path(__file__).parents[2] / "data" / "models"
CHUNK: Final = 4096
"""Rows that walk down together: keeps memory flat on pages of 100,000 blocks."""

WALKED: Final = 20_000
"""Pairs of a row and a tree that walk down together: their places fit into the processor's cache, which is a third
faster than all rows of a page at once."""

EARLY_TREES: Final = 60
EARLY_SURE: Final = 4.5
"""Trees after which a row whose log odds are beyond this asks no further: one row in three."""

REASON_TREES: Final = 40
"""Trees from the beginning that reasons are taken from: they carry most of the score, the later ones refine it."""


class Trees(NamedTuple):
    """A run of trees."""

    starts: Any
    """First node of each tree (int64)."""
    feature: Any
    """Column that a node asks for (int64)."""
    threshold: Any
    """Bound above which the right child is next (float32); infinite in a leaf."""
    child: Any
    """Left child (int64); itself in a leaf."""
    value: Any
    """Log odds at a node: a leaf's share of the score; inside, the mean of the leaves below (float32)."""
    depth: int
    """Steps from a root to the deepest leaf."""

    def log_odds(self, table: Any) -> Any:
        """For each row the log odds that it is main text (float32)."""
        import numpy as np

        total = np.empty(len(table), dtype=np.float32)
        for begin in range(0, len(table), CHUNK):
            part = np.ascontiguousarray(table[begin : begin + CHUNK])
            early = self._leaves(part, self.starts[:EARLY_TREES]).sum(axis=1, dtype=np.float32)
            open_ = np.flatnonzero(np.abs(early) < EARLY_SURE)
            others = self.starts[EARLY_TREES:]
            if len(open_) and len(others):
                late = self._leaves(np.ascontiguousarray(part[open_]), others)
                early[open_] += late.sum(axis=1, dtype=np.float32)
            total[begin : begin + CHUNK] = early
        return total

    def kinds(self, row: Any, count: int) -> Any:
        """For one row the probabilities of ``count`` kinds, each judged by its own run of trees (float32)."""
        import numpy as np

        total = self._leaves(row[None], self.starts).reshape(count, -1).sum(axis=1)
        return (1 / (1 + np.exp(-np.clip(total, -30, 30)))).astype(np.float32)

    def _leaves(self, table: Any, starts: Any) -> Any:
        """What each of the trees says of each row."""
        import numpy as np

        rows, width = table.shape
        said = np.empty((rows, len(starts)), dtype=np.float32)
        step = min(rows, max(1, WALKED // len(starts)))
        shape = (step, len(starts))
        node, place = np.empty(shape, dtype=np.int64), np.empty(shape, dtype=np.int64)
        value, bound = np.empty(shape, dtype=np.float32), np.empty(shape, dtype=np.float32)
        right = np.empty(shape, dtype=bool)
        base = (np.arange(step, dtype=np.int64) * width)[:, None]
        asked, limit, below = self.feature[starts], self.threshold[starts], self.child[starts]
        for begin in range(0, rows, step):
            part = table[begin : begin + step]
            if len(part) < step:
                node, place, value, bound, right, base = (
                    array[: len(part)] for array in (node, place, value, bound, right, base)
                )
            flat = part.reshape(-1)
            np.add(below, part.take(asked, axis=1) > limit, out=node)
            for _ in range(self.depth - 1):
                self.feature.take(node, out=place, mode="clip")
                np.add(place, base, out=place)
                flat.take(place, out=value, mode="clip")
                self.threshold.take(node, out=bound, mode="clip")
                np.greater(value, bound, out=right)
                self.child.take(node, out=place, mode="clip")
                np.add(place, right, out=node)
            self.value.take(node, out=said[begin : begin + step], mode="clip")
        return said

    def reasons(self, table: Any) -> Any:
        """For each row and column, how far the first trees' questions about it moved the score (float32)."""
        import numpy as np

        rows, width = table.shape
        flat = table.ravel()
        base = (np.arange(rows, dtype=np.int64) * width)[:, None]
        starts = self.starts[:REASON_TREES]
        node = np.repeat(starts[None, :], rows, axis=0)
        said = self.value.take(node)
        shape = (self.depth, rows, len(starts))
        asked, gains = np.empty(shape, dtype=np.int64), np.empty(shape, dtype=np.float32)
        for place, gain in zip(asked, gains, strict=True):
            self.feature.take(node, out=place, mode="clip")
            np.add(place, base, out=place)
            node = self.child.take(node) + (flat.take(place) > self.threshold.take(node))
            below = self.value.take(node)
            np.subtract(below, said, out=gain)
            said = below
        return np.bincount(asked.ravel(), gains.ravel(), minlength=rows * width).reshape(rows, width)


class Lane(NamedTuple):
    """All that one lane of the scorer needs."""

    kinds: Trees
    """What kind of page it is, one run of trees a kind."""
    first: Trees
    """Main text or not, block by block."""


@cache
def load_lane(name: str) -> Lane | None:
    """The trees of a lane (``default``, ``fast`` or ``foreign``), or None when its file is not there.

    The foreign one has no trees of its own for the kind of page: those of the fast one see the same columns.
    """
    load_arrays()
    import numpy as np

    path = MODELS / f"html-{name}.npz"
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as arrays:
        first = _trees(arrays, "first")
        if "kinds_sizes" in arrays:
            return Lane(_trees(arrays, "kinds"), first)
    fast = load_lane("fast")
    return fast and Lane(fast.kinds, first)


def _trees(arrays: Any, number: str) -> Trees:
    import numpy as np

    sizes = arrays[f"{number}_sizes"].astype(np.int64)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    step = arrays[f"{number}_child"].astype(np.int64)
    child = step + np.repeat(starts, sizes)
    feature = arrays[f"{number}_feature"].astype(np.int64)
    threshold = arrays[f"{number}_threshold"].astype(np.float32)
    value = arrays[f"{number}_value"].astype(np.float32)
    return Trees(starts, feature, threshold, child, value, int(arrays[f"{number}_depth"]))


@cache
def load_networks() -> tuple[Network, ...]:
    """The networks that hear all blocks of a page together, none when their file is not there.

    Raises:
        LexiconError: its file is malformed.
    """
    path = MODELS / "html-network.json.gz"
    return read(str(path), parse) if path.exists() else ()


@cache
def load_words() -> dict[str, Any]:
    """Learned weights: ``names`` (parts of class and id) and ``words``; none when their file is not there.

    Raises:
        LexiconError: their file is malformed.
    """
    path = MODELS / "html-words.json"
    return read(str(path), _words) if path.exists() else {"names": {}, "words": {}}


def _words(lines: dict[str, dict[str, str]]) -> dict[str, Any]:
    tables = {
        name: {key: float(weight) for weight, keys in table.items() for key in keys.split(" ")}
        for name, table in lines.items()
    }
    return {**tables, "names": Names(tables["names"]), "words": Weights(tables["words"])}
