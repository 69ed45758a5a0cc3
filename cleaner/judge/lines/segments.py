"""Features of a line that come from the stretch of the page it stands in.

A page is parted twice. Between two lines of prose lies a *gap*: a menu, a list of teasers, the cells of a table; what
the whole gap is like tells more about a line in it than a window of fixed size does. And the *body* is the run of
lines that holds most prose for the fewest other lines.

Source: Finn, Kushmerick, Smyth, "Fact or fiction: content classification for digital libraries", 2001, for the body:
they weigh tags against words of HTML, here lines without prose are weighed against the words of lines with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
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

    columns = [spread([min(length, MOST) for length in lengths])]
    sums: dict[str, list[int]] = {}
    for name in AVERAGED:
        running = [0, *accumulate(seen[name])]
        sums[name] = [running[stop] - running[start] for start, stop in bounds]
        columns.append(spread([total / length for total, length in zip(sums[name], lengths, strict=True)]))
    columns.append(spread([min(count, MOST_PHRASES) for count in sums["ruled"]]))
    columns.append(spread([(start == 0) + 2 * (stop == size) for start, stop in bounds]))
    words = seen["words"]
    columns.append(_last_prose(words, prose))
    columns.append(_last_prose(words[::-1], prose[::-1])[::-1])
    return columns


def _last_prose(words: list[int], prose: list[int]) -> list[float]:
    """Words of the last line of prose before each line; 0 before the first."""
    column: list[float] = []
    last = 0
    for count, is_prose in zip(words, prose, strict=True):
        column.append(last)
        if is_prose:
            last = count
    return column


def _bodies(words: list[int], prose: list[int]) -> list[list[float]]:
    """How far below a line the body begins (negative: above), and how far above it ended, for each price."""
    counts = [count if is_prose or count >= LONG else 0 for count, is_prose in zip(words, prose, strict=True)]
    columns: list[list[float]] = []
    places = range(len(words))
    for price in PRICES:
        start, stop = body([count or -price for count in counts])
        columns.append([max(-FAR, min(FAR, start - place)) for place in places])
        columns.append([max(-FAR, min(FAR, place + 1 - stop)) for place in places])
    return columns


def body(values: Sequence[int]) -> tuple[int, int]:
    """The run with the greatest sum, as its first place and the place after its last; (0, 0) if no value is above 0.

    >>> body([-4, 20, -4, 9, -4, -4, -4, 5])
    (1, 4)
    """
    best = total = begin = 0
    found = 0, 0
    for place, value in enumerate(values):
        total += value
        if total <= 0:
            total, begin = 0, place + 1
        elif total > best:
            best, found = total, (begin, place + 1)
    return found
