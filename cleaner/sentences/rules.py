"""Where sentences end, by rules and lists of abbreviations.

One regular expression finds the candidates: a run of stops, what closes behind it (quotation marks, brackets,
footnote numbers) and the blanks that follow. A look at the word before and the word after settles most of
them; the rest goes through ``_decide``, which is the table of the rules.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from cleaner.model import Span
from cleaner.sentences.abbreviations import Stops, load
from cleaner.sentences.paragraphs import pieces

STOPS: Final = ".!?\u2026\u203c\u2047\u2048\u2049\u203d\uff0e"
"""Marks that end a sentence when a blank follows."""

WIDE: Final = "\u3002\uff01\uff1f\uff61\u061f\u06d4\u0964\u0965\u0589\u1362\u1367\u1368\u104b\u17d4\u17d5\u1803\u1809\u037e"
"""Marks that end a sentence whether or not a blank follows."""

CLOSERS: Final = "\u200b-\u200f\u2060\ufeff\"'\u201d\u2019\u00bb\u203a)\\]}\u300d\u300f\uff09\u3011\u300b\u3009\uff02\uff07*_\u201c\u2018\u00ab"
"""What may stand between the stop and the blank; opening marks too, for „so“ and »so« close with them."""

OPENERS: Final = "\"'([{\u201c\u2018\u201e\u201a\u00ab\u00bb\u2039\u203a\u00bf\u00a1`*_\u300c\u300e\uff08\u3010\u300a\u3008"

GOES_ON: Final = ".!?,;:\u2026)]}\u00bb/%&"
BEFORE_WORD: Final = "\"'([{\u201c\u2018\u201e\u201a\u00ab\u00bb-\u2013\u2014/"
PART: Final = re.compile("['\u2019-]")

WORD_MAX_CHARS: Final = 30
"""How far back the word before a stop is looked for; the longest entry of the lists has 12 characters."""


@cache
def _pattern(stops: str, wide: str) -> re.Pattern[str]:
    every = stops + wide
    # The first class stands alone so that the search can skip to it; the look-behind then keeps the run of
    # stops from being tried again from each of its characters, which would be quadratic.
    head = f"[{every}](?<![{every}][{every}])[{every}]*+"
    tail = (
        f"(?:[{CLOSERS}]|\\[\\d{{1,3}}\\])*+"
        "(?:[ \u00a0\u202f](?:[\u00bb]|\"(?=\\s)|\\[\\d{1,3}\\]))*+"
    )
    gap = f"(\\s++|(?<=[{wide}])|(?<=[{wide}][{CLOSERS}]))" if wide else r"(\s++)"
    return re.compile(head + tail + gap + r"(?=\S)")


_WIDE: Final = re.compile(f"[{WIDE}]")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
def spans(text: str, lang: str, start: int, end: int, *, wrapped: bool) -> tuple[Span, ...]:
    """Sentence spans between two places of a text; see ``cleaner.sentences.split``."""
    stops = load(lang)
    found: list[Span] = []
    for begin, stop in pieces(text, start, end, wrapped=wrapped):
        _cut(text, begin, stop, stops, found)
    return tuple(found)


def _cut(text: str, begin: int, end: int, stops: Stops, found: list[Span]) -> None:
    marks = STOPS + ";"
    wide = WIDE if not text.isascii() and _WIDE.search(text, begin, end) else ""
    dotted = stops.dotted
    last = begin
    for match in _pattern(marks, wide).finditer(text, begin, end):
        stop = match.start()
        cut, after = match.span(1)
        if text[stop] == "." and text[after].isupper():
            low = stop - WORD_MAX_CHARS
            if low < last:
                low = last
            word = text[text.rfind(" ", low, stop) + 1 or low : stop]
            if len(word) > 1 and word.isalpha() and word.lower() not in dotted:
                found.append(Span(last, cut))
                last = after
                continue
        if _decide(text, last, stop, cut, after, end, stops):
            found.append(Span(last, cut))
            last = after
    if last < end:
        found.append(Span(last, end))


def _decide(text: str, last: int, stop: int, cut: int, after: int, end: int, stops: Stops) -> bool:
    """Whether the sentence that began at ``last`` ends at ``cut``."""
    mark = text[stop]
    nxt = text[after]
    if mark in WIDE:
        return not (nxt in "とっなのはをがにもで" and text[cut - 1] in "」』）】》〉")
    if nxt in GOES_ON:
        return False
    at = after
    while at < end and at < after + 4 and (text[at] in OPENERS or text[at].isspace()):
        at += 1
    first = text[at] if at < end else nxt
    found = _WORD.match(text, at, end)
    follower = found.group().lower() if found else ""
    starter = follower in stops.starters or PART.split(follower, maxsplit=1)[0] in stops.starters
    if mark == ";" and stops.lang != "el":
        return starter and first.isupper()
    run_end = stop + 1
    while run_end < cut and text[run_end] in STOPS:
        run_end += 1
    closed = run_end < cut
    low = max(last, stop - WORD_MAX_CHARS)
    token = text[low:stop].split()[-1] if stop > low and not text[stop - 1].isspace() else ""
    if mark != "." or run_end - stop > 1:
        if token in ("(", "["):
            return False
        if token.endswith(":"):
            return False
        if first.islower():
            if closed or mark in ".\u2026" or follower in stops.says:
                return False
            if token[:1].isupper() and stop - len(token) > last:
                return False
            return stops.lang == "en" or starter
        return not (closed and _says(text, at, end, stops))
    return _decide_full_stop(token, first, follower, starter, closed, stop, last, text, stops)


def _decide_full_stop(token: str, first: str, follower: str, starter: bool, closed: bool, stop: int, last: int, text: str, stops: Stops) -> bool:
    token = token.lstrip(BEFORE_WORD)
    bare = token.lower()
    listed = bare in stops.listed or token in stops.listed
    if not listed:
        for joint in "'\u2019/(-":
            if joint in bare:
                tail = bare.rpartition(joint)[2]
                if tail in stops.listed or tail in stops.before_numbers:
                    bare, listed = tail, tail in stops.listed
    if first.isdigit():
        if bare in stops.before_numbers or bare in stops.titles:
            return False
        if listed:
            return bare in stops.closing
        if len(bare) == 1 and token.islower():
            return False
        return not (stops.ordinals and len(bare) < 3 and bare.isdigit())
    if first.islower():
        if listed or len(bare) < 3 or "." in bare or not bare[-1].isalpha():
            return False
        return starter or len(bare) > 5
    if bare in stops.titles or token in stops.titles:
        return False
    if bare.isdigit():
        if stop - len(token) == last and len(bare) <= 6:
            return False
        if stops.ordinals and len(bare) <= 2:
            return starter and follower not in stops.months
        return True
    if listed:
        if bare in stops.closing:
            return follower not in stops.months
        return starter or not first.isalpha()
    if len(bare) == 1 and bare.isalpha():
        return starter
    if "." in bare and len(bare) <= 7 and all(len(part) <= 2 for part in bare.split(".")):
        return starter
    return not (len(follower) == 1 and bare in stops.before_numbers)


def _says(text: str, at: int, end: int, stops: Stops) -> bool:
    words = text[at : min(end, at + 60)].split()[:4]
    return any(w.strip(",.;:\u201d\"").lower() in stops.says for w in words[:3])
