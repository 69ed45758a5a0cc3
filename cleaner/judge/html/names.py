"""Whether a text is the name of somebody who wrote something, and what of it the name is."""

from __future__ import annotations

from typing import Final

from cleaner.judge.chrome.bylines import has_case, names_other_hand
from cleaner.judge.chrome.facts import facts_of
from cleaner.judge.chrome.parts import SIGNS, without_opener
from cleaner.lexicon import NO_WORDS, Lexicon
from cleaner.tells import tells
from cleaner.text import fold

MIN_CHARS: Final = 3
"""Shortest name in letters that have capitals: two of them are initials. A name in Chinese may have two."""
MAX_CHARS: Final = 60
MAX_WORDS: Final = 6
"""Longest name."""


def name_of(text: str, lexicon: Lexicon) -> str:
    """The name that a text is, with or without "By" before it, or ''; none of a reviewer."""
    text = " ".join(text[: 2 * MAX_CHARS].split()).strip(SIGNS)
    folded = fold(text)
    if not text or lexicon.phrase(folded) is not None or names_other_hand(folded):
        return ""
    for fact in facts_of(text, lexicon):
        if fact.rule == "byline":
            return fact.value
    opened = opening_name(text, lexicon)
    if opened:
        return opened
    words = text.split()
    if len(text) > MAX_CHARS or len(words) > MAX_WORDS or not text[0].isalpha():
        return ""
    if len(text) < MIN_CHARS and has_case(text):
        return ""
    particles, openers = tells("name-particles"), lexicon.words.get("byline", NO_WORDS)
    if folded in lexicon.words.get("counter-nouns", NO_WORDS):
        return ""
    if lexicon.opener("byline", folded) or (len(words) > 1 and not _are_names(words, particles, openers)):
        return ""
    return text


def opening_name(line: str, lexicon: Lexicon) -> str:
    """The name of two words or more with which a line goes on after "By", before a comma, a date or a role; or ''.

    A first name may be that of a month ("Jan", "June").
    """
    folded = fold(line)
    if not lexicon.opener("byline", folded) or names_other_hand(folded) or not line[0].isalpha():
        return ""
    days = lexicon.words.get("months", NO_WORDS) | lexicon.words.get("weekdays", NO_WORDS)
    beside, particles = tells("date-words"), tells("name-particles")
    name: list[str] = []
    for word in without_opener(line, folded, "byline", lexicon).split():
        bare = word.strip(SIGNS)
        low = fold(bare)
        if not bare or "#" in low:
            break
        # "van" is a part of names alone, "de" of dates too: of a name that has but one word yet, or behind "van".
        is_dated = low in beside or low in days
        goes_on = name and low in particles and (not is_dated or len(name) == 1 or fold(name[-1]) in particles)
        if is_dated and not goes_on and (name or low in beside):
            break
        if not (goes_on or bare[0].isupper()):
            return ""
        name.append(bare)
        if word[-1] in ",;|":
            break
    while name and name[-1].islower():
        name.pop()
    return " ".join(name) if 1 < len(name) <= MAX_WORDS else ""


def bare_name(name: str, lexicon: Lexicon) -> str:
    """A name in the head without "By" before it; "Von Miller" and "Di Maria" are names."""
    folded = fold(name)
    opener, rest = lexicon.opener("byline", folded), without_opener(name, folded, "byline", lexicon)
    return rest if opener and " " in rest and (name[0].islower() or opener not in tells("name-particles")) else name


def _are_names(words: list[str], particles: frozenset[str], openers: frozenset[str]) -> bool:
    """Whether each of several words may be part of a name."""
    for word in words:
        low = word.casefold()
        if any(map(str.isdigit, word)) or (low in openers and low not in particles):
            return False
        if not (word[0].isupper() or not has_case(word) or low in particles or not word[0].isalpha()):
            return False
    return True
