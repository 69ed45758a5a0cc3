"""Features of a line that come from the stretch of the page it stands in.

A page is parted twice. Between two lines of prose lies a *gap*: a menu, a list of teasers, the cells of a table; what
the whole gap is like tells more about a line in it than a window of fixed size does. And the *body* is the run of
lines that holds most prose for the fewest other lines.

Source: Finn, Kushmerick, Smyth, "Fact or fiction: content classification for digital libraries", 2001, for the body:
they weigh tags against words of HTML, here lines without prose are weighed against the words of lines with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cleaner.judge.lines.columns import Arithmetic, Column

MOST: Final = 100
"""Lines from which a gap is simply long."""
FAR: Final = 60
"""Distances to the body, in lines, are cut here."""
LONG: Final = 25
"""Words from which a line counts for the body whatever its end."""
PRICES: Final = (4, 12, 30)
"""Words of prose that a line without prose must be worth to stay in the body: the dearer, the tighter the body."""
MOST_PHRASES: Final = 20

AVERAGED: Final = ("words", "ends", "listed", "known_words", "copies", "ruled", "titled", "teaser", "chrome_words")
"""Features (whole numbers all) averaged over the gap."""

NAMES: Final = (
    "gap", *(f"gap {name}" for name in AVERAGED), "gap phrases", "gap place", "prose above", "prose below",
    *(f"body {price} {where}" for price in PRICES for where in ("begins", "ended")),
)  # fmt: skip
"""Names of the features."""


def segments(own: dict[str, Column], arithmetic: Arithmetic) -> list[Column]:
    """Columns of ``NAMES``.

    Args:
        own: columns about each line by itself: those of ``AVERAGED``, and ``prose``.
        arithmetic: which arithmetic the columns are made with.
    """
    seen = {name: arithmetic.whole(own[name]) for name in AVERAGED}
    prose = arithmetic.whole(own["prose"])
    columns = [*_gaps(seen, prose), *_bodies(seen["words"], prose)]
    return [arithmetic.column(column) for column in columns]


def _gaps(seen: dict[str, list[int]], prose: list[int]) -> list[list[float]]:
    """Columns about gaps; a line of prose is a stretch by itself."""
    size = len(prose)
    marks = [place for place in range(size) if prose[place]]
    starts = sorted({0, *marks, *(place + 1 for place in marks)} - {size})
    bounds = list(zip(starts, [*starts[1:], size], strict=True))
    lengths = [stop - start for start, stop in bounds]

    def spread(values: Sequence[float]) -> list[float]:
        column: list[float] = []
        for value, length in zip(values, lengths, strict=True):
            column += [value] * length
        return column

    columns: list[list[float]] = [spread([min(length, MOST) for length in lengths])]
    phrases: list[int] = []
    for name in AVERAGED:
        values = seen[name]
        sums = [sum(values[start:stop]) for start, stop in bounds]
        columns.append(spread([total / length for total, length in zip(sums, lengths, strict=True)]))
        if name == "ruled":
            phrases = sums
    columns.append(spread([min(count, MOST_PHRASES) for count in phrases]))
    columns.append(spread([(start == 0) + 2 * (stop == size) for start, stop in bounds]))
    words = seen["words"]
    columns.append(_above(words, marks))
    columns.append(_below(words, marks))
    return columns


def _above(words: list[int], marks: list[int]) -> list[float]:
    """Words of the last line of prose above each line, of those at ``marks``; 0 above the first."""
    column: list[float] = []
    last = 0
    for mark in marks:
        column += [last] * (mark + 1 - len(column))
        last = words[mark]
    return column + [last] * (len(words) - len(column))


def _below(words: list[int], marks: list[int]) -> list[float]:
    """Words of the first line of prose below each line, of those at ``marks``; 0 below the last."""
    column: list[float] = []
    for mark in marks:
        column += [words[mark]] * (mark - len(column))
    return column + [0] * (len(words) - len(column))


def _bodies(words: list[int], prose: list[int]) -> list[list[float]]:
    """How far below a line the body begins (negative: above), and how far above it ended, for each price."""
    lines = enumerate(zip(words, prose, strict=True))
    counted = [(place, count) for place, (count, is_prose) in lines if count and (is_prose or count >= LONG)]
    columns: list[list[float]] = []
    size = len(words)
    for price in PRICES:
        start, stop = body(counted, price)
        columns.append(_distances(start, size))
        columns.append([-distance for distance in _distances(stop - 1, size)])
    return columns


def _distances(line: int, size: int) -> list[float]:
    """How far below each of the lines one line stands, cut at ``FAR``.

    >>> _distances(1, 4)
    [1, 0, -1, -2]
    """
    far = min(size, max(0, line - FAR))
    near = max(far, min(size, line + FAR))
    return [*[FAR] * far, *range(line - far, line - near, -1), *[-FAR] * (size - near)]


def body(counted: Sequence[tuple[int, int]], price: int) -> tuple[int, int]:
    """The run of lines with the greatest sum, as its first place and the place after its last; (0, 0) if none has any.

    Args:
        counted: place and worth, above 0, of the lines that are worth something, in order.
        price: what every other line costs.

    >>> body([(1, 20), (3, 9), (7, 5)], 4)
    (1, 4)
    """
    best = total = begin = after = 0
    found = 0, 0
    for place, value in counted:
        total -= price * (place - after)
        if total <= 0:
            total, begin = 0, place
        total += value
        after = place + 1
        if total > best:
            best, found = total, (begin, after)
    return found
