"""What a reader would trip over in a sentence that stands alone.

The flaws, as the digests define them:

``dangles``   It points at something before it: it opens with a connective ("However", "For example"), with a
              third-person pronoun or possessive ("He", "Their"), with a demonstrative that is not about the
              calendar ("This plan", but not "This week"), or with an opening clause of at most ``REACH`` words
              that names nobody and is followed by a pronoun ("In a statement, he said"); or it points back from
              within: "these chips" with no chips before, "them" with nothing plural before. Of 45 sentences of the
              development clusters that only the last two rules find, 41 point back.
``quotation`` A quotation mark in it has no partner, or it stands inside a quotation that opened before it.
``question``  It ends with a question mark.
``call``      It tells the reader to do something: subscribe, stay tuned, read on.
``caption``   It opens or closes as captions and credits do: "Photo by", "Getty Images".
``fragment``  It does not end as a sentence does, or has fewer than ``SHORTEST`` words.
``vague``     It has no number and at least ``VAGUE`` words of commentary ("landscape", "underscores", "aspirations").
              Such a sentence may be picked, after the ones that state something. English only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from cleaner.prose.openings import Openings, openings
from cleaner.prose.tokens import NUMBER, TOKEN, tokens
from cleaner.text import ends_sentence

REACH: Final = 8
"""Words in which an opening clause must name somebody before its pronoun counts as pointing back."""

SHORTEST: Final = 4
"""Fewest words of a sentence that can stand alone."""

VAGUE: Final = 2
"""Words of commentary in a sentence without a number that make it vague: 1 of 5,475 sentences of the development
clusters, which are written by reporters, and 33 of 92 in five articles that were not."""

FATAL: Final = frozenset({"quotation", "question", "call", "caption", "fragment"})
"""Flaws that keep a sentence out; one that only dangles may come with the sentence before it."""

_QUESTION: Final = re.compile("[?\uff1f\u061f\u037e][\"'\u201d\u2019\u00bb)\\]]*$")
_LEADING: Final = "\"'\u201c\u2018\u201e\u00ab\u2039([-\u2013\u2014\u2026. "
_PAIRS: Final = {"\u201d": "\u201c", "\u00bb": "\u00ab", "\u300d": "\u300c", "\u300f": "\u300e"}
_OPENERS: Final = frozenset(_PAIRS.values()) | {"\u201e"}
_MARKS: Final = re.compile('["\u201e\u201c\u201d\u00ab\u00bb\u300c\u300d\u300e\u300f]')
_INCH: Final = re.compile('(?<=\\d)"')


def flaws(text: str, lang: str, *, quoted: bool = False) -> frozenset[str]:
    """All flaws of a sentence.

    >>> sorted(flaws("However, he declined to say more.", "en"))
    ['dangles']
    >>> sorted(flaws("In a statement, he denied it.", "en")), sorted(flaws("In Rome, Ada Neri denied it.", "en"))
    (['dangles'], [])
    >>> sorted(flaws("This week the ferry sails again.", "en"))
    []
    >>> sorted(flaws('"We sail at dawn, the captain said.', "en"))
    ['quotation']
    """
    return flaws_of(text, [token.lower() for token in tokens(text)], openings(lang), quoted=quoted)


def flaws_of(text: str, words_of: Sequence[str], words: Openings, *, quoted: bool) -> frozenset[str]:
    """The same of a sentence that is taken apart: its words in lower case, and the words of its language."""
    found = set()
    lower = text.lower()
    if _dangles(text, words_of, words):
        found.add("dangles")
    if quoted or not balanced(text):
        found.add("quotation")
    if _QUESTION.search(text):
        found.add("question")
    if not words.call_words.isdisjoint(words_of) and any(call in lower for call in words.calls):
        found.add("call")
    if lower.startswith(words.captions) or lower.rstrip(" .)").endswith(words.captions):
        found.add("caption")
    if len(words_of) < SHORTEST or not ends_sentence(text):
        found.add("fragment")
    if not words.filler.isdisjoint(words_of) and _vague(text, words_of, words):
        found.add("vague")
    return frozenset(found)


def _vague(text: str, words_of: Sequence[str], words: Openings) -> bool:
    return sum(word in words.filler for word in words_of) >= VAGUE and not NUMBER.search(text)


def balanced(text: str) -> bool:
    """Whether every double quotation mark has its partner. Apostrophes and inch signs are not counted."""
    if '"' in text and len(_INCH.sub("", text).split('"')) % 2 == 0 and text.count('"') % 2:
        return False
    if text.isascii():
        return True
    if "\u201e" in text:  # German and Polish: opens low, closes high with either mark
        highs = text.count("\u201c") + text.count("\u201d")
        return text.count("\u201e") == highs and text.count("\u00ab") == text.count("\u00bb")
    if _MARKS.search(text) is None:
        return True
    return all(text.count(closer) == text.count(opener) for closer, opener in _PAIRS.items())


def inside_quotation(sentences: Sequence[str]) -> list[bool]:
    """For each sentence of one block whether it starts inside a quotation that opened before it and is closed later.

    A mark that is never closed spoils its own sentence only.

    >>> inside_quotation(['"We sail.', 'We always do.', 'Believe me," she said.', 'Then it rained.'])
    [False, True, True, False]
    """
    states = [False]
    for text in sentences:
        states.append(_open_after(text, inside=states[-1]))
    if states[-1]:
        last = max(place for place, state in enumerate(states) if not state)
        states[last + 1 :] = [False] * (len(states) - last - 1)
    return states[:-1]


def _open_after(text: str, *, inside: bool) -> bool:
    """Whether a quotation is open after a sentence, when ``inside`` tells whether one was before."""
    if '"' in text:
        text = _INCH.sub("", text) if text.count('"') % 2 and _INCH.search(text) else text
    german = "\u201e" in text
    for mark in _MARKS.findall(text):
        if mark == '"':
            inside = not inside
        elif mark in _OPENERS:
            inside = mark != "\u201c" or not (german and inside)
        elif mark in _PAIRS:
            inside = False
    return inside


def _dangles(text: str, words_of: Sequence[str], words: Openings) -> bool:
    if not words.pronouns or not words_of:
        return False
    lower = [word.replace("\u2019", "'") for word in words_of[:LONGEST]]
    if lower[0] in words.starters:
        starts = [" ".join(lower[:size]) for size in range(len(lower), 0, -1)]
        if not words.expletives.isdisjoint(starts):
            return False
        if not words.connectives.isdisjoint(starts):
            return True
    if lower[0].partition("'")[0] in words.demonstratives:
        return not any(word in words.calendar for word in lower[1:3])
    if _pronoun(lower[0], words):
        return True
    if lower[0] in words.clauses and len(lower) > 1 and _pronoun(lower[1], words):
        return True
    if _late_pronoun(text.lstrip(_LEADING)[:160], words):
        return True
    if words.pointers.isdisjoint(words_of) and words.plurals.isdisjoint(words_of):
        return False
    return _points_from_within(words_of, words)


LONGEST: Final = 4
"""Words of the longest connective."""

NEAR: Final = 3
"""Words after "these" among which its noun is looked for."""


def _points_from_within(words_of: Sequence[str], words: Openings) -> bool:
    """Whether "these chips" or "them" stands inside the sentence and what it points at does not stand before it.

    >>> sorted(flaws("The firm needs these chips.", "en")), sorted(flaws("Chips: these chips are scarce.", "en"))
    (['dangles'], [])
    >>> sorted(flaws("A fisherman took them across.", "en")), sorted(flaws("The boys asked for them.", "en"))
    (['dangles'], [])
    """
    for place, word in enumerate(words_of):
        if word in words.pointers:
            after = words_of[place + 1 : place + 1 + NEAR]
            if not words.calendar.isdisjoint(after[:2]):
                continue
            if set(after).isdisjoint(words_of[:place]):
                return True
        elif word in words.plurals and not any(_several(before, words) for before in words_of[:place]):
            return True
    return False


def _several(word: str, words: Openings) -> bool:
    if word in words.several or word.isdigit():
        return True
    plural = word.endswith("s") and len(word) > len("was") and not word.endswith(("'s", "\u2019s", "ss"))
    return plural and word not in words.singular


def _pronoun(word: str, words: Openings) -> bool:
    return word in words.pronouns or word.partition("'")[0] in words.pronouns


def _late_pronoun(head: str, words: Openings) -> bool:
    """Whether an opening clause that names nobody is followed by a pronoun."""
    clause, comma, rest = head.partition(", ")
    after = TOKEN.search(rest) if comma else None
    if not after or not _pronoun(after[0].lower(), words):
        return False
    before = tokens(clause)
    if len(before) > REACH:
        return False
    return not any(token[0].isupper() for token in before[1:])
