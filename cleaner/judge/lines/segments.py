"""Features of a line that come from the stretch of the page it stands in.

A page is parted twice. Between two lines of prose lies a *gap*: a menu, a list of teasers, the cells of a table; what
the whole gap is like tells more about a line in it than a window of fixed size does. And the *body* is the run of
lines that holds most prose for the fewest other lines.

Source: Finn, Kushmerick, Smyth, "Fact or fiction: content classification for digital libraries", 2001, for the body:
they weigh tags against words of HTML, here lines without prose are weighed against the words of lines with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
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
    words, prose = arithmetic.whole(own["words"]), arithmetic.whole(own["prose"])
    return [*_gaps(own, words, prose, arithmetic), *_bodies(words, prose, arithmetic)]


def _gaps(own: dict[str, Column], words: list[int], prose: list[int], arithmetic: Arithmetic) -> list[Column]:
    """Columns about gaps; a line of prose is a stretch by itself."""
    size = len(prose)
    marks = [place for place in range(size) if prose[place]]
    starts = sorted({0, *marks, *(place + 1 for place in marks)} - {size})
    lengths = _lengths(starts, size)

    def spread(values: Column) -> Column:
        return arithmetic.spread(values, lengths)

    counts = arithmetic.column(lengths)
    sums = {name: arithmetic.sums(own[name], starts) for name in AVERAGED}
    ends = [start + length for start, length in zip(starts, lengths, strict=True)]
    columns = [spread(arithmetic.cap(counts, MOST))]
    columns += [spread(arithmetic.ratio(sums[name], counts)) for name in AVERAGED]
    columns.append(spread(arithmetic.cap(sums["ruled"], MOST_PHRASES)))
    columns.append(spread([(start == 0) + 2 * (end == size) for start, end in zip(starts, ends, strict=True)]))
    # The last line of prose above a line changes below each of them, the first one below a line at each of them.
    prosaic = [words[mark] for mark in marks]
    columns.append(arithmetic.spread([0, *prosaic], _lengths([0, *(mark + 1 for mark in marks)], size)))
    columns.append(arithmetic.spread([*prosaic, 0], _lengths([0, *marks], size)))
    return columns


def _lengths(starts: list[int], size: int) -> list[int]:
    """The lengths of stretches that begin at rising places of a page of so many lines."""
    return [stop - start for start, stop in pairwise([*starts, size])]


def _bodies(words: list[int], prose: list[int], arithmetic: Arithmetic) -> list[Column]:
    """How far below a line the body begins (negative: above), and how far above it ended, for each price."""
    lines = enumerate(zip(words, prose, strict=True))
    counted = [(place, count) for place, (count, is_prose) in lines if count and (is_prose or count >= LONG)]
    columns: list[Column] = []
    size = len(words)
    for price in PRICES:
        start, stop = body(counted, price)
        columns.append(arithmetic.distances(size, start, FAR)[0])
        columns.append(arithmetic.distances(size, stop - 1, FAR)[1])
    return columns


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
