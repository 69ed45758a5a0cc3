"""Articles as weighted terms: what an article is about, as numbers that can be compared.

A term is a word cut to its first letters, or a pair of neighbouring characters in scripts without blanks. Its
weight is high when it is rare: in the articles at hand and in a background of 1,473 web pages, without which
five articles could not tell a name from a common word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import log, sqrt
from pathlib import Path
from sys import intern
from typing import Final

from cleaner.errors import broken_package
from cleaner.language_codes import primary_code
from cleaner.lexicon import DATA, stop_words
from cleaner.text import words

STEM_LETTERS: Final = 7
"""Letters kept of a word. No stemming and 5 or 6 letters score the same within .003; 7 keep the table
small."""
MAX_WORDS: Final = 3_000
"""Words read of one article. 600 cost .002 of B-cubed F1; beyond 3,000 stand transcripts and appendices."""
MAX_TERMS: Final = 200
"""Terms kept of one article, the heaviest; bounds memory at about 15 kB an article."""
COMMON: Final = 0.2
"""Share of all pages, background included, from which a term says nothing."""
BACKGROUND: Final = Path(DATA) / "models" / "background-words.txt"
"""The background: one line a frequency, that is number of pages, then the terms that stand in about so
many."""

Vector = dict[str, float]
"""Term to weight; the weights' squares sum to 1, to less where ``MAX_TERMS`` left terms out, or there are none."""

_UNSPACED: Final = (("\u0e00", "\u0eff"), ("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uf900", "\ufaff"))
"""Scripts without blanks: Thai, Lao, Japanese, Chinese."""


def count_terms(text: str, lang: str = "") -> Counter[str]:
    """How often each term stands in a text; stop words of its language left out.

    >>> sorted(count_terms("The ship's crew shipped 12 crates"))
    ['12', 'crates', 'crew', 'ship', 'shipped', 'the']
    """
    found: Counter[str] = Counter()
    run = ""
    for word in words(text)[:MAX_WORDS]:
        if word >= _UNSPACED[0][0] and any(low <= word[0] <= high for low, high in _UNSPACED):
            run += word
            continue
        # Interned: 20,000 articles hold each stem once instead of once an article, which is a third of the memory.
        found[intern(word.replace("\u2019", "'").removesuffix("'s")[:STEM_LETTERS])] += 1
    found.update(map("".join, pairwise(run)))
    for stem in _stops(lang):
        found.pop(stem, None)
    return found


@cache
def _stops(lang: str) -> frozenset[str]:
    return frozenset(word[:STEM_LETTERS] for word in stop_words(primary_code(lang))) if lang else frozenset()


def vectors(counted: Sequence[Mapping[str, int]]) -> list[Vector]:
    """The weighted terms of each article: ``(1 + log tf) * idf``, length 1, the heaviest ``MAX_TERMS``.

    Source: Salton and Buckley (1988), the ``ltc`` weighting; document frequencies are those of the articles
    and the background together.
    """
    background, pages = background_frequencies()
    frequency: Counter[str] = Counter()
    for bag in counted:
        frequency.update(bag.keys())
    total = len(counted) + pages
    rarity = {
        term: log((total + 1) / (seen + 0.5))
        for term, count in frequency.items()
        if (seen := count + background.get(term, 0)) <= COMMON * total
    }
    return [_vector(bag, rarity) for bag in counted]


def _vector(bag: Mapping[str, int], rarity: Mapping[str, float]) -> Vector:
    weighed = [((1 + log(count)) * rarity[term], term) for term, count in bag.items() if term in rarity]
    length = sqrt(sum(weight * weight for weight, _ in weighed)) or 1.0
    weighed.sort(key=lambda pair: (-pair[0], pair[1]))
    return {term: weight / length for weight, term in weighed[:MAX_TERMS]}


@cache
def background_frequencies() -> tuple[Mapping[str, int], int]:
    """Number of background pages that hold each term, and the number of all of them.

    Raises:
        LexiconError: the table is missing or malformed.
    """
    try:
        first, *lines = BACKGROUND.read_text("utf-8").splitlines()
        table = {
            term: int(count) for count, _, row in (line.partition("\t") for line in lines) for term in row.split(" ")
        }
        return table, int(first)
    except (OSError, ValueError) as problem:
        raise broken_package(str(BACKGROUND), problem) from problem
