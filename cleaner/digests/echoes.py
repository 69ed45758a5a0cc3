"""Echoes: sentences of other articles that say the same as a picked one.

Two sentences say the same when they share enough of their content stems, weighted by how rare these are among all
sentences at hand, and share an anchor: a name or a number. Plain cosine alone is not enough: in five articles
about one event it holds at 0.25 for only six of 3,357 pairs, although four of them report the same complaint.

Precision, by one reader over pairs from merged digests of the development clusters, word-for-word copies left out: 132
of 151 pairs told the same fact, 0.87. ``BESIDES_NAMES`` was set on 87 of them (77 right); of 64 others, read after it
was set, 55 were right. What is wrong are two statements of one speaker, and two facts about one person.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cleaner.digests.differs import SHORTEST_NAME, differences, one_letter_off
from cleaner.digests.shelf import Candidate, same
from cleaner.model import Echo
from cleaner.prose import Reading
from cleaner.prose.tokens import tokens

ENOUGH: Final = 0.30
"""Weighted share of common stems from which two sentences with an anchor may say the same."""

BESIDES_NAMES: Final = 0.28
"""The same share without the names: two facts about one person in one place share little else. Without this bound the
precision was 0.77 (92 of 120). Not asked of two sentences that spell a name differently: there are few, and the reader
is to see the spellings."""

FEWEST: Final = 3
"""Fewest content stems they must share."""

COMMON: Final = 400
"""Sentences with a stem beyond which it is not used to look for echoes; it still counts for the score."""


def _spelt_apart(name: str, other: Reading) -> bool:
    """Whether a name stands in the other sentence with one letter changed (Wenfeng, Wengfeng)."""
    return len(name) >= SHORTEST_NAME and any(
        len(its) >= SHORTEST_NAME and its[0] == name[0] and one_letter_off(name, its) for its in other.names
    )


def _name_stems(reading: Reading) -> set[str]:
    """Stems of the words that are written as names."""
    words = (word.lower().replace("\u2019", "'").removesuffix("'s") for word in tokens(reading.text))
    return {stem for word, stem in zip(words, reading.stems, strict=True) if word in reading.names}


@dataclass(frozen=True, slots=True)
class EchoIndex:
    """All sentences of all articles, ready to be asked what says the same as one of them."""

    candidates: Sequence[Candidate]
    """All sentences, article by article."""
    idf: dict[str, float]
    """Rarity of each stem."""
    postings: dict[str, list[int]]
    """Stem to the sentences with it."""
    weight: list[float]
    """Sum of the rarities of each sentence's stems."""
    copies: dict[str, list[int]]
    """Folded text to the sentences that have it."""

    @classmethod
    def of(cls, candidates: Sequence[Candidate]) -> EchoIndex:
        """The index of some sentences."""
        postings: dict[str, list[int]] = {}
        copies: dict[str, list[int]] = {}
        for index, candidate in enumerate(candidates):
            copies.setdefault(candidate.reading.key, []).append(index)
            for term in candidate.reading.terms:
                postings.setdefault(term, []).append(index)
        total = len(candidates)
        idf = {term: math.log(1.0 + total / len(posted)) for term, posted in postings.items()}
        weight = [math.fsum(idf[term] for term in candidate.reading.terms) for candidate in candidates]
        return cls(candidates, idf, postings, weight, copies)

    def echoes(self, index: int) -> dict[int, tuple[int, float]]:
        """For every other article that says the same: its best sentence and the score, in [0, 1]."""
        me = self.candidates[index]
        found: dict[int, tuple[int, float]] = {}
        near: Counter[int] = Counter()
        for term in me.reading.terms:
            posted = self.postings[term]
            if len(posted) <= COMMON:
                near.update(posted)
        for other in self.copies[me.reading.key]:
            near[other] += FEWEST
        for other in sorted(near):
            its = self.candidates[other]
            if its.article == me.article or near[other] < FEWEST - 1 or its.reading.flaws & {"question", "call"}:
                continue
            score = self.score(index, other)
            if score > found.get(its.article, (0, 0.0))[1]:
                found[its.article] = (other, score)
        return found

    def score(self, one: int, two: int) -> float:
        """How much two sentences share; 0 when that is not enough to say the same, 1 when they are equal."""
        a, b = self.candidates[one].reading, self.candidates[two].reading
        if a.key == b.key:
            return 1.0
        shared = a.terms & b.terms
        if len(shared) < FEWEST or not ((a.names & b.names) or (a.numbers & b.numbers)):
            return 0.0
        apart = [name for name in a.names - b.names if _spelt_apart(name, b)]
        common = math.fsum([*(self.idf[term] for term in shared), *(self.idf.get(name, 0.0) for name in apart)])
        score = min(0.99, max(common / math.sqrt(self.weight[one] * self.weight[two]), 0.6 if same(a, b) else 0.0))
        told = apart or self._besides_names(a, b) >= BESIDES_NAMES
        return score if score >= ENOUGH and told else 0.0

    def _besides_names(self, a: Reading, b: Reading) -> float:
        """The share of common stems without the names of either."""
        names = _name_stems(a) | _name_stems(b)
        mine, its = a.terms - names, b.terms - names
        common = math.fsum(self.idf[term] for term in mine & its)
        whole = math.fsum(self.idf[term] for term in mine) * math.fsum(self.idf[term] for term in its)
        return common / math.sqrt(whole) if whole else 0.0

    def as_echoes(self, index: int) -> tuple[Echo, ...]:
        """The echoes of a sentence as they are reported, in the order of the articles."""
        me = self.candidates[index].reading
        return tuple(
            Echo(
                self.candidates[other].sentence.page_id,
                self.candidates[other].sentence.span,
                score,
                differences(me, self.candidates[other].reading),
            )
            for _, (other, score) in sorted(self.echoes(index).items())
        )
