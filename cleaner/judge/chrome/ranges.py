"""Ranges of days: "12-14 July 2024", "March 3, 1931 \u2013 May 4, 2024".

What lasts from one day to another is an event, an exhibition, a life or a term, never the day a page was written. So
the line says something and stays, though all its words are those of a date.

The line is read as one sign for each thing in it, and a range is a pattern of signs: two days beside one month, or two
whole days, with a dash or a word such as "to" between them and nothing else. Times of day are no days, and "Updated"
behind the dash says that the page has two dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from cleaner.lexicon import NO_WORDS, Lexicon
from cleaner.patterns import lazy
from cleaner.tells import tells
from cleaner.text import fold, normalize

_DASHES: Final = "-~\u2010\u2011\u2012\u2013\u2014\u2015\u2192\u2212\u301c"
_JOINERS: Final = frozenset(f"{_DASHES}/\uff5e\uff0d\uff0f")
"""Of two days one of these stands between, or a word."""
_NUMERIC: Final = r"(?<!\d)(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d{2}))(?!\d)"
NUMERIC_DATE: Final = lazy(_NUMERIC)
_CLOCK: Final = lazy(
    r"\s?(?<![\d./])(?:\d{1,2}(?::\d\d){1,2}(?:[.,]\d+)?(?:\s?[+-]\d\d:?\d\d)?|\d{1,2}\.\d\d(?![.\d]))"
    r"(?:\s?[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
"""A time of day, with its zone or its half of the day; with a dot too, where it is no part of a numeric date."""
_SHORTENED: Final = lazy(
    rf"(?<![\w.:/-])\d{{1,2}}(?:[./](?:0?[1-9]|1[0-2]))?\.?\s?[{_DASHES}]\s?\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{4}}|\d\d)(?!\d)"
)
"""A numeric date with the first day before it: "12.\u201314.07.2024", "12.07. - 14.07.2024"."""
_THINGS: Final = lazy(
    rf"{_NUMERIC}|\d+|[{_DASHES}]|[^\W\d_]/[^\W\d_]\b"
    r"|[^\s!-@\[-`{-\xbf\u2000-\u206f\u2190-\u21ff\u2212\u3000-\u303f]+|\s{2,}|[^\s.,()]"
)
"""What a date is made of; one letter, a slash and one more is a word in Dutch. Two blanks part facts."""

# The signs:
# D  a whole day in numbers      d  a number that may be a day    y  any other number
# m  a month or a calendar sign  w  a weekday                     o  what stands behind a day, as in "12th"
# f  another word of dates       j  what joins two days           v  any other word
# x  any other sign
_DASHED_DAY: Final = lazy(r"djmj[dy]|mjdjy")
"""A whole day with its name of a month between dashes: "12-Jul-2024"."""
_TWO_DAYS: Final = lazy(r"do?w?j+w?do?(?=$|[mywx]|f+m)")
"""Days that share what is said before or after them. A number with another word behind it is no day: "3 min read"."""
_JOINED: Final = lazy(r"j+")
_OTHER: Final = lazy(r"[vx]")
_BEGINS: Final = lazy(r"D|m[fo]*[dy]|[dy][fo]*m")
"""A whole day, or a month and its year, at the beginning of signs."""
LAST_DAY: Final = 31


def is_range(line: str, lexicon: Lexicon) -> bool:
    """Whether a line that states a date states two days with all that is between them.

    >>> from cleaner.lexicon import load
    >>> is_range("12 July 2024 - 14 July 2024", load())
    True
    >>> is_range("12 July 2024 - Updated 14 July 2024", load())
    False
    """
    if _JOINERS.isdisjoint(line) and tells("range-words").isdisjoint(line.lower().split()):
        return False  # most dates: the patterns below take a small page 4 ms to compile
    text = normalize(line)
    if _SHORTENED.search(text):
        return True
    things = [thing.group() for thing in _THINGS.finditer(_CLOCK.sub("", text))]
    signs = "".join(_signs(things, lexicon))
    if "j" not in signs:
        return False
    stated = [thing for thing, sign in zip(things, signs, strict=True) if sign != "j"]
    half = len(stated) // 2
    if stated[:half] == stated[half:]:
        # Written and updated on one day.
        return False
    signs = _DASHED_DAY.sub("D", signs)
    return ("m" in signs and bool(_TWO_DAYS.search(signs))) or _joins_two_dates(signs)


def _joins_two_dates(signs: str) -> bool:
    """Whether a whole date stands on both sides of what joins days.

    >>> _joins_two_dates("dmyjwdmy"), _joins_two_dates("dmyjvdmy"), _joins_two_dates("djmjy")
    (True, False, False)
    """
    for before, after in pairwise(_JOINED.split(signs)):
        last = _OTHER.split(before)[-1]
        whole = "D" in last or ("m" in last and not set("dy").isdisjoint(last))
        if whole and _BEGINS.match(after.lstrip("wfo")):
            return True
    return False


def _signs(things: list[str], lexicon: Lexicon) -> Iterator[str]:
    """One sign for each thing."""
    months = lexicon.words.get("months", NO_WORDS)
    weekdays = lexicon.words.get("weekdays", NO_WORDS)
    for thing in things:
        if thing.isdecimal():
            yield "d" if len(thing) < 3 and 0 < int(thing) <= LAST_DAY else "y"  # noqa: PLR2004
            continue
        if thing[0].isdecimal():
            yield "D"
            continue
        word = fold(thing)
        if not word:
            yield "j" if thing in _DASHES else "x"
        elif word in tells("range-words"):
            yield "j"
        elif word in tells("day-marks"):
            yield "o"
        elif word in months or word in tells("calendar"):
            yield "m"
        elif word in tells("date-words"):
            # Before weekdays, of which one is "min": in "July 12 - 3 min read" it is none.
            yield "f"
        else:
            yield "w" if word in weekdays else "v"
