"""What a sentence is made of, read once: stems, names, numbers, and the flaws that a reader would trip over.

Rankers and selection both look at ``Reading``s, so a text is taken apart only once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from cleaner.language_codes import primary_code
from cleaner.lexicon import stop_words
from cleaner.prose.flaws import flaws_of
from cleaner.prose.openings import openings
from cleaner.prose.tokens import NUMBER, tokens
from cleaner.stems import MEMORY_WORDS, stemmer
from cleaner.tells import tells
from cleaner.text import fold_exact

Concept = str | tuple[str, str]
"""A stem, or two neighbouring ones."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence taken apart."""

    text: str
    """The sentence."""
    key: str
    """Its form for comparing copies: case and white space folded, nothing else."""
    size: int
    """Its length in words; in Chinese and Japanese every character counts."""
    stems: tuple[str, ...]
    """Stems of all its words in order, numbers included."""
    terms: frozenset[str]
    """Stems of its content words: no stop words, nothing of one letter."""
    names: frozenset[str]
    """Lower-cased words that are written as names inside the sentence: capitals, or letters with digits."""
    numbers: frozenset[str]
    """Its numbers, with the separators of thousands taken out; not those inside a name such as R2 or 910B."""
    flaws: frozenset[str]
    """What a reader would trip over; see the module's text."""

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Neighbouring stems of which at least one is a content word."""
        terms = self.terms
        found = zip(self.stems, self.stems[1:], strict=False)
        return frozenset([pair for pair in found if pair[0] in terms or pair[1] in terms])

    @property
    def concepts(self) -> set[Concept]:
        """All its stems and all pairs of neighbouring stems."""
        return {*self.stems, *zip(self.stems, self.stems[1:], strict=False)}


def read_sentence(
    text: str, lang: str, *, thorough: bool = False, quoted: bool = False, nameless: bool = False
) -> Reading:
    """Take one sentence apart; ``quoted`` and ``nameless`` as in ``flaws_of``."""
    found = tokens(text)
    known = map(_words(lang, thorough=thorough).__getitem__, found)
    lower, stems, terms, names, first = tuple(zip(*known, strict=True)) or NO_WORDS
    return Reading(
        text,
        fold_exact(text),
        len(found),
        stems,
        frozenset(filter(None, terms)),
        frozenset(filter(None, (*first[:1], *names[1:]))),
        frozenset([number.replace(",", "") for number in NUMBER.findall(text)]) if _DIGIT.search(text) else NO_NUMBERS,
        flaws_of(text, found, lower, openings(lang), quoted=quoted, nameless=nameless),
    )


NO_WORDS: Final[tuple[tuple[str, ...], ...]] = ((), (), (), (), ())

NO_NUMBERS: Final[frozenset[str]] = frozenset()

_DIGIT: Final = re.compile(r"\d")


class _Words(dict[str, tuple[str, str, str, str, str]]):
    """What is known of each word as written; empty strings where it is none of these.

    Its lower case, its stem, the stem again if it is a content word, its form as a name inside a sentence, and its form
    as a name at the start of one.
    """

    def __init__(self, lang: str, *, thorough: bool) -> None:
        super().__init__()
        self._stem = stemmer(lang, thorough=thorough)
        self._stops = _stops(lang)

    def __missing__(self, written: str) -> tuple[str, str, str, str, str]:
        lower = written.lower()
        stem = self._stem(lower)
        content = lower not in self._stops and (len(lower) > 1 or _is_content(lower))
        name, first = _as_name(written)
        if len(self) >= MEMORY_WORDS:
            self.clear()
        found = self[written] = (lower, stem, stem if content else "", name, first)
        return found


@cache
def _words(lang: str, *, thorough: bool) -> _Words:
    return _Words(lang, thorough=thorough)


def _is_content(word: str) -> bool:
    return word.isdigit() or ord(word) >= 0x3400  # noqa: PLR2004


@cache
def _stops(lang: str) -> frozenset[str]:
    return stop_words(primary_code(lang)) or openings(lang).function_words or tells("fallback-stops")


def _as_name(token: str) -> tuple[str, str]:
    """The form of a name inside a sentence and at its start, where any word has a capital; empty if it is none."""
    if len(token) < 2:  # noqa: PLR2004
        return "", ""
    name = token.lower().replace("\u2019", "'").removesuffix("'s")
    if not token.isalpha() and not token[0].isdigit() and any(map(str.isdigit, token)):
        return name, name
    if not token[0].isupper():
        return "", ""
    return name, name if len(token) > 2 and token.isupper() else ""  # noqa: PLR2004
