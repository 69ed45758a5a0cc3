"""The table of rules: does the sentence end at this stop?

Each function answers for one kind of stop. The questions are always the same: what word stands before the
stop, what closes behind it, and how does the next word begin.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from cleaner.sentences.abbreviations import COMMON, Stops
from cleaner.sentences.marks import AFTER_WIDE_QUOTE, BEFORE_WORD, GOES_ON, OPENERS, QUOTES, STOPS, WIDE, WIDE_STOPS

WORD_MAX_CHARS: Final = 30
"""How far back the word before a stop is looked for; the longest entry of the lists has 12 characters."""

OPENERS_MAX: Final = 4
"""How many opening marks and blanks are skipped to reach the first letter: ``« (…``."""

ORDINAL_MAX_DIGITS: Final = 2
"""Longest number that is read as an ordinal. Years have four digits and do end sentences; three are rare."""

NUMBERING_MAX_CHARS: Final = 6
"""Longest number that, alone before its stop, is the number of what follows: ``12.``, ``1012.``"""

CAPITALS_CHARS: Final = 30
"""How much on either side of an abbreviation must be in capitals for the text to be taken for all capitals; less than
that are names and headings of agencies."""

COUNT_MAX_CHARS: Final = 12
"""How far back the number before a unit is looked for."""

UNIT_MAX_CHARS: Final = 3
"""Longest word that is taken for the abbreviation of a unit behind a number: ``25 min.``, ``10 sek.``"""

PLAIN_MIN_CHARS: Final = 5
"""From this length on a word that no list knows is taken for a word and not for an abbreviation, so that the
stop ends the sentence although a small letter follows. Development sets, against never splitting there:
recall 82.3 to 86.3 (EWT) and 85.6 to 91.9 (ISDT), precision the same; 4 gains 0.1 more and 6 loses 0.4."""

SHORT_MAX_CHARS: Final = 3
"""Below this a word before a small letter may always be an abbreviation."""

ACRONYM_MAX_CHARS: Final = 7
"""``U.S``, ``U.S.S.R``: parts of one or two letters, joined by stops."""

SAYS_WORDS: Final = 3
"""How far behind a quotation its verb may stand: ``"Why?" the old man asked.``"""

EAST_ASIAN: Final = "\u2e80"
"""From here on a single letter is a word, or a syllable, and no initial."""

_ADDRESS: Final = re.compile("[@/:.]")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_JOINT: Final = re.compile("['\u2019-]")
_JOINTS: Final = "'\u2019/()-\u2010\u2011\u2013"


class Follower(NamedTuple):
    """What stands behind a stop."""

    first: str
    """First character that is no opening mark; of a word with a capital inside, as iPhone, the capital of it."""
    word: str
    """First word, lower case; empty when a number or a sign follows."""
    starter: bool
    """Whether that word begins sentences."""
    at: int
    """Where it begins."""
    quoted: bool
    """Whether a quotation mark opens before it."""
    roman: bool = False
    """Whether it is a Roman numeral of two signs and more."""


def ends(text: str, last: int, stop: int, cut: int, after: int, end: int, stops: Stops) -> bool:  # noqa: PLR0911
    """Whether the sentence that began at ``last`` ends at ``cut``.

    Args:
        text: the whole text.
        last: where the sentence began.
        stop: place of its first stop.
        cut: behind the stops and what closes behind them.
        after: where the next word or mark begins.
        end: end of the paragraph.
        stops: lists of the language.
    """
    mark, following = text[stop], text[after]
    if mark in WIDE or (
        text[cut - 1] > "\u2026" and not WIDE_STOPS.isdisjoint(text[stop:cut])
    ):  # \u3042\u2026\u2026\u3002
        return not (following in AFTER_WIDE_QUOTE and text[cut - 1] not in WIDE)
    if following in GOES_ON or (following == "\u00bb" and not text[after + 1 : after + 2].isalnum()):
        return False  # » closes in French, and opens in German where a letter follows at once
    if mark == ";" and stops.lang != "el" and not following.isupper() and following not in QUOTES:
        return False
    follower = _follower(text, after, end, stops)
    if mark == ";" and stops.lang != "el":
        return follower.starter and follower.first.isupper() and len(follower.word) > 1
    token = _token(text, max(last, stop - WORD_MAX_CHARS), stop)
    if cut == after:
        # No blank at all: "world.Today". Only a word that begins sentences is enough, never in an address.
        return follower.starter and follower.first.isupper() and len(token) > 1 and not _ADDRESS.search(token)
    run_end = stop + 1
    while run_end < cut and text[run_end] in STOPS:
        run_end += 1
    if mark == "." and run_end == stop + 1:
        before = stop - len(token)
        alone = before - last <= OPENERS_MAX and not text[last:before].strip(OPENERS + " ")
        before_it = text[max(last, before - COUNT_MAX_CHARS) : before].rpartition(" ")[0].rpartition(" ")[2]
        shouted = text[max(last, stop - CAPITALS_CHARS) : min(end, after + CAPITALS_CHARS)].isupper()
        return _full_stop(token, follower, stops, before_it, alone=alone, closed=run_end < cut, shouted=shouted)
    if mark == ";" or token.endswith(("(", "[", ":")):
        return mark == ";"  # Greek question mark; or (!), [...] and other signs in brackets
    closed = run_end < cut
    if follower.first.islower():
        name = token[:1].isupper() and stop - len(token) > last  # Yahoo! and
        if closed or name or mark in ".\u2026" or follower.word in stops.says:
            return False
        return follower.starter or stops.lang == "en"
    return not (closed and says(text, follower.at, end, stops))


def says(text: str, at: int, end: int, stops: Stops) -> bool:
    """Whether one of the next few words is a verb of saying, as in ``"Why?" Ann asked``."""
    words = text[at : min(end, at + SAYS_WORDS * WORD_MAX_CHARS)].split(None, SAYS_WORDS)[:SAYS_WORDS]
    return any(word.rstrip(",.:;").lower() in stops.says for word in words)


def _follower(text: str, after: int, end: int, stops: Stops) -> Follower:
    at = after
    quoted = False
    if not text[at].isalnum():
        quoted = text[at] in QUOTES
        while at < end and at < after + OPENERS_MAX and (text[at] in OPENERS or text[at].isspace()):
            at += 1
        if at == end:
            at = after
    found = _WORD.match(text, at, min(end, at + WORD_MAX_CHARS))
    if not found:
        return Follower(text[at], "", starter=False, at=at, quoted=quoted)
    written = found.group()
    word = written.lower()
    if len(word) == 1:
        # An initial begins no sentence: J. A. Smith, J. A. P\u00e9rez
        return Follower(
            text[at], word, starter=word in stops.starters and text[at + 1 : at + 2] != ".", at=at, quoted=quoted
        )
    starter = word in stops.starters
    if not starter and not word.isalpha():  # It's, celui-ci; l'art, listed as l'
        head = _JOINT.split(word, maxsplit=1)[0]
        starter = f"{head}'" in stops.starters or (len(head) > 1 and head in stops.starters)
    first = text[at]
    if first.islower() and not written.islower():
        first = first.upper()
    return Follower(first, word, starter, at, quoted, roman=written.isupper() and _is_roman(word))


def _token(text: str, low: int, stop: int) -> str:
    """The run without blanks before the stop; empty when a blank stands there."""
    if low == stop or text[stop - 1].isspace():
        return ""
    return text[low:stop].rsplit(maxsplit=1)[-1]


def _full_stop(  # noqa: PLR0911
    token: str, follower: Follower, stops: Stops, before: str, *, alone: bool, closed: bool, shouted: bool
) -> bool:
    """The answer for one full stop.

    Args:
        token: the word before it.
        follower: what stands behind it.
        stops: lists of the language.
        before: the word before ``token``.
        alone: whether that word is the whole sentence so far.
        closed: whether a quotation mark or a bracket closes behind the stop.
        shouted: whether all around it is in capitals, so that the next one says nothing.
    """
    token, listed = _look_up(token, stops)
    bare = token.lower()
    if follower.first.isdigit():
        return _before_digit(token, bare, stops, listed=listed)
    if follower.first.islower():
        return _before_small(bare, follower, stops, before, listed=listed, closed=closed)
    if bare in stops.titles or token in stops.titles:
        return False
    if bare in stops.before_numbers and (len(follower.word) == 1 or _is_roman(follower.word)):
        # "Fig. A", "Art. IV": no digits, but a letter or a Roman numeral; "No. I did not." is a word
        return follower.starter and not listed
    if alone and _is_numbering(token):
        return False
    if bare.isdecimal():
        if stops.ordinals and len(bare) <= ORDINAL_MAX_DIGITS:
            return follower.starter and follower.word not in stops.months
        return True
    if listed:
        if shouted:
            return False  # OPEN FROM 9 A.M. TO 8 P.M. EVERY DAY
        if bare in stops.closing:
            return follower.word not in stops.months and not follower.roman  # the years of the XX century, in Russian
        return follower.starter or not follower.word
    if len(bare) == 1 and bare.isalpha() and bare < EAST_ASIAN:
        return before.endswith("\u00b0") or (follower.starter and not alone)  # 58.1\u00b0 N. is no initial
    return follower.starter or not _is_acronym(bare)


def _look_up(token: str, stops: Stops) -> tuple[str, bool]:
    """The word without what is joined to its front, and whether it is a listed abbreviation."""
    token = token.lstrip(BEFORE_WORD)
    bare = token.lower()
    if bare in stops.listed or token in stops.listed or bare.endswith(stops.endings):
        return token, True
    for joint in _JOINTS:  # dell'art, Dr.-Ing, km/h
        tail = bare.rpartition(joint)[2]
        if tail != bare and (tail in stops.listed or tail in stops.before_numbers):
            return token[-len(tail) :], tail in stops.listed
    return token, False


def _before_digit(token: str, bare: str, stops: Stops, *, listed: bool) -> bool:
    if bare in stops.before_numbers or bare in stops.titles:
        return False
    if listed:
        return bare in stops.closing
    if (len(bare) == 1 and token.islower()) or _is_acronym(bare):
        return False
    return not (stops.ordinals and len(bare) <= ORDINAL_MAX_DIGITS and bare.isdecimal())


def _before_small(bare: str, follower: Follower, stops: Stops, before: str, *, listed: bool, closed: bool) -> bool:
    """A small letter follows: a careless writer, or (more often) an abbreviation that no list has."""
    if listed or closed or "." in bare or stops.lang == COMMON:
        return False  # COMMON: without lists of the language every word may be an abbreviation
    if bare in stops.before_numbers and bare not in stops.starters:
        return False
    if len(bare) <= UNIT_MAX_CHARS and before[:1].isdecimal():
        return False  # 25 min. a day, the 12th min. when
    if len(bare) < SHORT_MAX_CHARS:
        return len(bare) > 1 and bare in stops.starters
    if not bare[-1].isalpha():
        return follower.starter and not bare.isdecimal() and bare[-1] not in "0123456789"
    return follower.starter or follower.quoted or len(bare) >= PLAIN_MIN_CHARS or bare in stops.starters


def _is_numbering(token: str) -> bool:
    """Whether a word that stands alone before its stop numbers what follows, as ``12.``, ``1.2.`` and ``IV.`` do."""
    if len(token) > NUMBERING_MAX_CHARS:
        return False
    return token.replace(".", "").isdecimal() or (token.isupper() and _is_roman(token.lower()))


def _is_acronym(bare: str) -> bool:
    return (
        "." in bare
        and len(bare) <= ACRONYM_MAX_CHARS
        and all(len(part) <= 2 and part.isalpha() for part in bare.split("."))  # noqa: PLR2004
    )


def _is_roman(word: str) -> bool:
    return bool(word) and not word.strip("ivxlc")
