"""Stems: one form for the inflections of a word, so that "delayed" and "delays" count as the same.

Two stemmers. ``light`` is ours: a few suffixes, no import, for digests of one article. ``thorough`` is nltk's
Snowball where it has the language, imported when first asked for (about 0.5 CPU s), for digests over several
articles; where nltk or the language is missing it is ``light`` again (``is_makeshift`` says of which languages that
is nltk's fault). Stems are only ever compared, never shown.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, Final

from cleaner.language_codes import primary_code
from cleaner.scarcity import is_scarcity, need_room_for_nltk

SNOWBALL: Final = {
    "ar": "arabic", "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish",
    "fr": "french", "hu": "hungarian", "it": "italian", "nb": "norwegian", "nl": "dutch",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish",
}  # fmt: skip
"""Languages that nltk's Snowball stemmers know."""

SUFFIXES: Final = (
    "ational", "ations", "ation", "ments", "ment", "ingly", "ities", "ings", "ing", "edly", "ity", "ies", "ied",
    "ers", "er", "ed", "es", "en", "ly", "s", "e", "y",
)  # fmt: skip
"""Endings that ``light`` takes off, longest first; most are English, the short ones serve many languages."""

SHORTEST_STEM: Final = 4
"""What must be left of a word, so that "bring" keeps its ending."""


def light(word: str) -> str:
    """The lower-cased word without its first fitting suffix.

    >>> light("delayed"), light("delays"), light("bus")
    ('delay', 'delay', 'bus')
    """
    if not word.endswith(SUFFIXES):  # asked at once: half of all words end in none of them
        return word
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST_STEM:
            return word[: -len(suffix)]
    return word


@cache
def stemmer(lang: str, *, thorough: bool = False) -> Callable[[str], str]:
    """A function from a lower-cased word to its stem; remembers what it has stemmed."""
    stem = (_snowball(lang) if thorough else None) or light
    return lru_cache(MEMORY_WORDS)(lambda word: stem(_bare(word)))


MEMORY_WORDS: Final = 200_000
"""Words a stemmer remembers: about 40 MB."""


def _bare(word: str) -> str:
    """The word without a possessive ending."""
    word = word.replace("\u2019", "'")
    return word[:-2] if word.endswith("'s") and len(word) > len("'s") else word


def _snowball(lang: str) -> Callable[[str], str] | None:
    name = SNOWBALL.get(primary_code(lang))
    known = None if name is None else _stemmers()
    if name is None or known is None:
        return None
    stem: Callable[[str], str] = known(name).stem
    return stem


def is_makeshift(lang: str) -> bool:
    """Whether thorough stems of a language are light ones for want of nltk, which the package brings."""
    return primary_code(lang) in SNOWBALL and _stemmers() is None


@cache
def _stemmers() -> Callable[[str], Any] | None:
    """What makes nltk's stemmer of a language; None where nltk is not installed."""
    need_room_for_nltk()
    try:
        from nltk.stem.snowball import SnowballStemmer
    except ImportError as problem:
        if is_scarcity(problem):  # other stems would be another result
            raise
        return None
    return SnowballStemmer  # type: ignore[no-any-return]
