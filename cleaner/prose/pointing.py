"""Whether a sentence points at something before it: a connective, a pronoun, "this plan", an answer, "these chips"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from cleaner.prose.openings import Openings
from cleaner.prose.tokens import TOKEN, tokens

REACH: Final = 8
"""Words in which an opening clause must name somebody before its pronoun counts as pointing back."""

LEADING: Final = "\"'\u201c\u2018\u201e\u00ab\u2039([-\u2013\u2014\u2026. \u3000\u300c\u300e\uff08"
"""Marks that may stand before the first word."""

_LABEL: Final = re.compile(r"(?:[^\W\d_][\w.'\u2019-]{0,30}+[ \u00a0]?+){1,3}+[:\uff1a]\s++(?=\S)")
"""What names the speaker or the kind of a paragraph: ``A: ``, ``Clara Benn: ``, ``Tip: ``"""


def points_back(text: str, words_of: Sequence[str], words: Openings) -> bool:
    """Whether a sentence points at something before it; never in a language without a list of pronouns.

    What stands before a colon is looked at as well as what stands behind it: "She added: ..." and "Benn: She ...".

    >>> from cleaner.prose.openings import openings
    >>> def points(text):
    ...     return points_back(text, [word.lower() for word in tokens(text)], openings("en"))
    >>> points("She added: The ship left."), points("Clara Benn: She left."), points("Tip: Leave at dawn.")
    (True, True, False)
    """
    if not words.pronouns or not words_of:
        return False
    if _opens_pointing(text, words_of, words):
        return True
    behind = _unlabelled(text, words_of)
    if behind is not None and _opens_pointing(*behind, words):
        return True
    if words.pointers.isdisjoint(words_of) and words.plurals.isdisjoint(words_of):
        return False
    return _points_from_within(words_of, words)


def _opens_pointing(text: str, words_of: Sequence[str], words: Openings) -> bool:
    """Whether the first words of a sentence point at something before it."""
    if words.beginnings:
        head = text.lstrip(LEADING)
        return head.startswith(words.beginnings) and not head.startswith(words.exempt)
    lower = list(map(_plain, words_of[:LONGEST]))
    if lower[0] in words.answers and text.lstrip(LEADING)[len(lower[0]) :][:1] == ",":
        return True
    if lower[0] in words.causes and "," not in text:
        return True
    if lower[0] in words.starters:
        starts = _starts(lower)
        if not words.expletives.isdisjoint(starts):
            return False
        if not words.connectives.isdisjoint(starts):
            return True
    if lower[0] in words.demonstratives or lower[0].partition("'")[0] in words.demonstratives:
        return not any(word in words.calendar for word in lower[1:3])
    if _pronoun(lower[0], words):
        return True
    if lower[0] in words.clauses and len(lower) > 1 and _pronoun(lower[1], words):
        return True
    return _late_pronoun(text.lstrip(LEADING)[:160], words)


def _plain(word: str) -> str:
    """A word in lower case, with the apostrophe of typewriters."""
    return word.lower().replace("\u2019", "'")


def _starts(lower: Sequence[str]) -> list[str]:
    """The phrases that begin a row of words, the longest first."""
    return [" ".join(lower[:size]) for size in range(len(lower), 0, -1)]


LONGEST: Final = 4
"""Words of the longest connective."""

NEAR: Final = 3
"""Words after "these" among which its noun is looked for."""


def _points_from_within(words_of: Sequence[str], words: Openings) -> bool:
    """Whether "these chips" or "them" stands inside the sentence and what it points at does not stand before it.

    >>> from cleaner.prose.openings import openings
    >>> def points(text):
    ...     return _points_from_within([word.lower() for word in tokens(text)], openings("en"))
    >>> points("The firm needs these chips."), points("Chips fail, and these chips do.")
    (True, False)
    >>> points("A fisherman took them across."), points("The boys asked for them.")
    (True, False)
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
    if not after or not _pronoun(_plain(after[0]), words):
        return False
    if not words.expletives.isdisjoint(_starts(list(map(_plain, tokens(rest)[:LONGEST])))):
        return False
    before = tokens(clause)
    if len(before) > REACH:
        return False
    return not any(token[0].isupper() for token in before[1:])


def label_of(text: str) -> str:
    """The label that opens a paragraph, without its colon; empty if there is none.

    >>> label_of("Clara Benn: I was nine."), label_of("They had one wish: bread.")
    ('Clara Benn', '')
    """
    found = _LABEL.match(text)
    return found[0].rstrip(" \n\t:\uff1a\u00a0") if found and found[0][0].isupper() else ""


def _unlabelled(text: str, words_of: Sequence[str]) -> tuple[str, Sequence[str]] | None:
    """What stands behind the label of a sentence, and its words; None if it has none."""
    found = _LABEL.match(text) if ":" in text or "\uff1a" in text else None
    if not found or not found[0][0].isupper():
        return None
    behind = words_of[len(tokens(found[0])) :]
    return (text[found.end() :], behind) if behind else None
