"""Whether a part of a line is a date or a time and nothing else: "Published on 3 May 2024", "3 hours ago"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from cleaner.judge.chrome.ranges import NUMERIC_DATE
from cleaner.lexicon import NO_WORDS, Lexicon
from cleaner.patterns import lazy
from cleaner.tells import stems, tells
from cleaner.text import fold

_OLD_YEAR: Final = lazy(r"(?<!\d)1(?:[0-8]\d\d|9[0-7]\d)(?!\d)")
_YEAR: Final = lazy(r"(?<!\d)(?:19[89]|20\d)\d(?!\d)")
"""Years in which no page of the web was written, and those in which it may have been: "14 July 1789" is a title."""
_CLOCK: Final = lazy(r"(?<!\d)\d{1,2}(?:[:.h]\d\d(?: ?[ap]\.?m)?| ?[ap]\.?m)\b", re.IGNORECASE)
"""A time of day, whose numbers fold to one."""
_AMOUNT: Final = lazy(r"[$%\u00a2-\u00a5\u0e3f\u20a0-\u20cf\uff04\uff05\uffe5]")
"""Signs of currencies and shares, which no date has: "Pro: $10,000" is no day in December, "pro" in Czech for short."""


def is_date(part: str, folded: str, lexicon: Lexicon) -> bool:
    """Whether the part is a date or time and nothing else, with or without "Published on" before it."""
    opener = lexicon.opener("dateline", folded)
    rest = folded[len(opener) :].strip()
    if not rest:
        return False
    tokens = rest.split(" ")
    if "#" not in tokens or tokens.count("#") > 8 or _AMOUNT.search(part):  # noqa: PLR2004
        return False
    months = lexicon.words.get("months", NO_WORDS)
    weekdays = lexicon.words.get("weekdays", NO_WORDS)
    beside = _date_words()
    if all(token in beside or token in months or token in weekdays for token in tokens):
        if _OLD_YEAR.search(part) and not _YEAR.search(part):
            return False
        named = any(token in months and token not in beside for token in tokens) or _is_labelled(tokens)
        return named or sum(token in tells("calendar") for token in tokens) > 1 or bool(NUMERIC_DATE.search(part))
    return is_relative(tokens, lexicon)


def bare_day(value: str) -> str:
    """A date without the small words before it: "at May 3, 2024", "den 3. Mai"."""
    first, _, rest = value.partition(" ")
    small = first.isalpha() and first.isascii() and first.casefold() in tells("date-words") - {"am", "pm"}
    return rest if small and (rest[:1].isdigit() or rest[:1].isupper()) else value


def is_clock(part: str, folded: str, lexicon: Lexicon) -> bool:
    """Whether the part is a time of day, with or without "Posted at" before it.

    >>> from cleaner.lexicon import load
    >>> from cleaner.text import fold
    >>> parts = "at 10:30 AM", "Posted at 9.15 am", "10.30 Uhr", "10:30", "10.30", "1.14M", "at 10 boats", "Room 10:30"
    >>> [is_clock(part, fold(part), load()) for part in parts]
    [True, True, True, True, False, False, False, False]
    """
    if folded.count("#") != 1:
        return False
    rest = folded[len(lexicon.opener("dateline", folded)) :].split()
    if rest.count("#") != 1 or not _date_words().issuperset(rest) or _CLOCK.search(part) is None:
        return False
    return len(rest) > 1 or ":" in part


@cache
def _date_words() -> frozenset[str]:
    """Numbers, and the words that may stand in a date beside months and weekdays."""
    return tells("date-words") | tells("calendar") | {"#"}


@cache
def calendar_signs() -> frozenset[str]:
    """Single signs that make numbers a date, with which a date may stand without any blank."""
    return frozenset(word for word in tells("calendar") if len(word) == 1)


def _is_labelled(tokens: list[str]) -> bool:
    """Whether the tokens begin with day, the word for month, month and year, as a date in Vietnamese does."""
    return tokens[:1] + tokens[2:4] == ["#", "#", "#"] and tokens[1] in tells("month-labels")


def is_relative(tokens: list[str], lexicon: Lexicon) -> bool:
    """Whether the tokens read like "3 hours ago", "vor 2 Tagen", "il y a 3 heures".

    >>> from cleaner.lexicon import load
    >>> lines = "# secs ago", "vor # tagen", "il y a # heures", "# hours later", "# ago", "hours ago", "il y a # boats"
    >>> [is_relative(line.split(" "), load()) for line in lines]
    [True, True, True, False, False, False, False]
    """
    if len(tokens) > 6 or tokens.count("#") != 1:  # noqa: PLR2004
        return False
    units, ago = lexicon.words.get("time-units", NO_WORDS), lexicon.words.get("ago", NO_WORDS)
    place = tokens.index("#")
    opening, counted = " ".join(tokens[:place]), tokens[place + 1 :]
    if opening in ago:  # as it stands: a word of it may be a unit elsewhere, as "y" is in "5 y ago"
        return bool(counted) and units.issuperset(counted)
    rest = [token for token in tokens if token != "#" and token not in units]
    return len(rest) < len(tokens) - 1 and " ".join(rest) in ago


def is_change(text: str) -> bool:
    """Whether a line with a date speaks of a change: "Last updated on May 3, 2024"."""
    line = f" {fold(text)}"
    return any(stem in line for stem in _change_stems())


@cache
def _change_stems() -> tuple[str, ...]:
    """Beginnings of words that speak of a change; in scripts without capitals, anywhere in a word."""
    return tuple(stem if stem[0].upper() == stem[0] else f" {stem}" for stem in stems("change-stems"))
