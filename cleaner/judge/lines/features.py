"""What the line scorer sees: numbers about a line, its neighbours and its place.

No language is favoured. Lines are seen by their shape (length, case, marks, digits), by how many of
their words stand in the page's own prose, by how often they recur on the page, and by the same of their
neighbours.

All features of a page are columns, one number a line, and the same whichever arithmetic makes them: see
``columns``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cleaner.judge.lines.columns import Arithmetic, Column
from cleaner.judge.lines.own import OWN, Known, own
from cleaner.judge.lines.segments import NAMES as SEGMENTS
from cleaner.judge.lines.segments import segments
from cleaner.lexicon import Lexicon

FAR: Final = 60
"""Distances, in lines, are cut here: what is farther away is simply far."""

SHIFTED: Final = ("words", "ends", "listed", "capitals", "known", "small", "digits")
"""Features looked up in ..."""
NEIGHBOURS: Final = (-2, -1, 1, 2)
"""... the two lines above and the two below."""

AVERAGED: Final = (
    "words",
    "ends",
    "prose",
    "listed",
    "ruled",
    "known_words",
    "copies",
    "chrome_words",
)
"""Features (whole numbers all) averaged over the windows."""

LOOKED_AROUND: Final = tuple(dict.fromkeys((*SHIFTED, *AVERAGED)))
"""Features of which those of neighbours are looked at."""

WINDOWS: Final = ((-3, -1), (-8, -1), (-25, -1), (1, 3), (1, 8), (1, 25))
"""Windows, in lines from the line itself."""

PLACE: Final = (
    "from_top", "from_end", "relative", "above_prose", "below_prose", "above_phrase", "below_phrase",
    "prose_done", "short_run", "short_left", "mark_run", "mark_left",
)  # fmt: skip
ORIGIN: Final = "origin"
"""Name of the only feature of the page as a whole: how much it looks like a whole body, see ``origin``. From
more of them (number of lines, share of prose) trees learn the development pages by heart: at .3 % loss .27 of
the chrome words went with them and .30 without."""

NAMES: Final = (
    *OWN,
    *(f"{name}{by:+d}" for name in SHIFTED for by in NEIGHBOURS),
    *(f"{name}[{a},{b}]" for name in AVERAGED for a, b in WINDOWS),
    *PLACE,
    *SEGMENTS,
    ORIGIN,
)
"""Names of all features."""


def features(lines: Sequence[str], lexicon: Lexicon, whole_body: float, arithmetic: Arithmetic) -> list[Column]:
    """Columns of a page, in the order of ``NAMES``.

    Args:
        lines: Lines with blanks folded, none empty.
        lexicon: Phrases and words of all languages.
        whole_body: Log-odds that this is the text of a whole page.
        arithmetic: Which arithmetic to use; the numbers do not depend on it.
    """
    return Numbers(lines, whole_body, arithmetic, Known(lexicon)).between(0, len(lines))


class Numbers:
    """The features of a page, worked out for some lines at a time: all columns of all lines are 900 bytes a line."""

    def __init__(self, lines: Sequence[str], whole_body: float, arithmetic: Arithmetic, known: Known) -> None:
        """See ``features`` for the arguments."""
        self._arithmetic = arithmetic
        self._own = own(lines, known, arithmetic)
        self._places = _places(self._own, len(lines), arithmetic) + segments(self._own, arithmetic)
        self._origin = max(-5, min(5, round(whole_body)))
        self._size = len(lines)

    def between(self, first: int, stop: int) -> list[Column]:
        """Columns of the lines from ``first`` to before ``stop``, in the order of ``NAMES``."""
        arithmetic = self._arithmetic
        # Neighbours beyond the cut are looked at as well, and their own rows taken off again.
        low, high = max(0, first - REACH), min(self._size, stop + REACH)
        cut = slice(first - low, stop - low)
        near = {name: self._own[name][low:high] for name in LOOKED_AROUND}
        columns = [self._own[name][first:stop] for name in OWN]
        columns += [column[cut] for column in arithmetic.shifts([near[name] for name in SHIFTED], NEIGHBOURS)]
        windows = arithmetic.windows([near[name] for name in AVERAGED], WINDOWS)
        columns += [means[place][cut] for place in range(len(AVERAGED)) for means in windows]
        columns += [column[first:stop] for column in self._places]
        columns.append(arithmetic.column([self._origin] * (stop - first)))
        return columns


REACH: Final = max(max(abs(a), abs(b)) for a, b in WINDOWS)
"""Lines from a line to the farthest that its features look at."""

TOP: Final = 200
"""Places from either end are cut here."""


def _places(own_columns: dict[str, Column], size: int, arithmetic: Arithmetic) -> list[Column]:
    """Columns of ``PLACE``."""
    since, run, over = arithmetic.since, arithmetic.run, arithmetic.over
    prose, phrase, short, listed = (own_columns[name] for name in ("prose", "ruled", "short", "listed"))
    mass = arithmetic.running(own_columns["mass"])
    places = arithmetic.column(range(size))
    return [
        arithmetic.cap(places, TOP),
        arithmetic.cap(places[::-1], TOP),
        over(places, size),
        since(prose, FAR),
        since(prose[::-1], FAR)[::-1],
        since(phrase, FAR),
        since(phrase[::-1], FAR)[::-1],
        over(mass, max(mass[-1], 1)),
        run(short, FAR),
        run(short[::-1], FAR)[::-1],
        run(listed, FAR),
        run(listed[::-1], FAR)[::-1],
    ]
