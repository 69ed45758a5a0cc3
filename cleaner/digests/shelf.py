"""The shelf: what is chosen so far, and whether something would say it again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from cleaner.model import Sentence
from cleaner.prose import Reading
from cleaner.prose.flaws import FATAL, SLIGHT

SAME_PAIRS: Final = 0.5
"""A sentence says again what another said when this share of the shorter one's word pairs stand in the other."""

SAME_TERMS: Final = 0.75
"""... or this share of the shorter one's content stems, when they also share a word pair."""

COMMON: Final = 24
"""A pair in more chosen sentences than this is a turn of phrase and no sign of a repetition; only long digests have
such pairs."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be picked."""

    sentence: Sentence
    """Where it stands."""
    reading: Reading
    """Its text taken apart."""
    salience: float
    """What the ranker gave it, in [0, 1]."""
    article: int = 0
    """Which article it is from, counted from 0 in input order."""
    place: int = 0
    """Which sentence of its article it is, counted from 0."""
    follows: bool = False
    """Whether the candidate before it in the article is the sentence right before it on the page."""

    @property
    def text(self) -> str:
        """The sentence."""
        return self.reading.text

    @property
    def dangles(self) -> bool:
        """Whether it points at the sentence before."""
        return "dangles" in self.reading.flaws

    @property
    def slight(self) -> bool:
        """Whether it is commentary that states nothing, or points at what the page shows further down."""
        return bool(self.reading.flaws & SLIGHT)

    @property
    def barred(self) -> bool:
        """Whether a flaw keeps it out for good."""
        return bool(self.reading.flaws & FATAL)


@dataclass(slots=True)
class Shelf:
    """Chosen sentences with indexes for telling repetitions."""

    chosen: dict[int, Candidate] = field(default_factory=dict)
    """Candidates by their index in the list they were chosen from, in the order of choosing."""
    _keys: set[str] = field(default_factory=set)
    _posted: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    """Pairs to the chosen sentences with them; none for a pair that too many have."""
    _pairs: dict[int, int] = field(default_factory=dict)
    _asked: tuple[Reading | None, frozenset[tuple[str, str]]] = (None, frozenset())
    """The sentence asked about last, with its pairs: most that are added were asked about just before."""

    def add(self, index: int, candidate: Candidate) -> None:
        """Choose a sentence."""
        self.chosen[index] = candidate
        self._keys.add(candidate.reading.key)
        pairs = self._pairs_of(candidate.reading)
        self._pairs[index] = len(pairs)
        posted = self._posted
        for pair in pairs:
            held = posted.get(pair)
            if held is None:
                posted[pair] = [index]
            elif len(held) == COMMON:
                held.clear()
            elif held:
                held.append(index)

    def has(self, reading: Reading) -> bool:
        """Whether a chosen sentence is the same word for word: the cheap part of ``repeats``."""
        return reading.key in self._keys

    def repeats(self, reading: Reading) -> bool:
        """Whether a chosen sentence says the same."""
        if reading.key in self._keys:
            return True
        pairs = self._pairs_of(reading)
        posted = list(filter(None, map(self._posted.get, pairs)))
        if len(posted) < FEWEST:  # each pair names a chosen sentence once
            return False
        shared = Counter(chain.from_iterable(posted))
        size = len(pairs)
        for index, count in shared.items():
            if count >= FEWEST and _same(reading, self.chosen[index].reading, count, min(size, self._pairs[index])):
                return True
        return False

    def _pairs_of(self, reading: Reading) -> frozenset[tuple[str, str]]:
        if self._asked[0] is not reading:
            self._asked = (reading, reading.pairs)
        return self._asked[1]


FEWEST: Final = 2
"""Word pairs that two sentences must share at least to say the same."""


def same(one: Reading, two: Reading) -> bool:
    """Whether two sentences say the same, by word pairs and content stems."""
    if one.key == two.key:
        return True
    pairs, others = one.pairs, two.pairs
    shared = len(pairs & others)
    return shared >= FEWEST and _same(one, two, shared, min(len(pairs), len(others)))


def _same(one: Reading, two: Reading, shared: int, fewer: int) -> bool:
    """The same for sentences that share that many pairs, where the one with fewer has that many."""
    if shared >= SAME_PAIRS * fewer:
        return True
    return len(one.terms & two.terms) >= SAME_TERMS * min(len(one.terms), len(two.terms))


CHAIN: Final = 1
"""Most sentences that may come along for one that dangles: two sentences of context for one are not worth it."""


def with_antecedents(candidates: Sequence[Candidate], index: int) -> list[int] | None:
    """The sentences that a reader needs for ``index``, itself last; None when they cannot be had.

    A sentence that dangles needs the one right before it on the page, and that one must stand by itself.
    """
    group = [index]
    while candidates[group[0]].dangles:
        first = group[0]
        if len(group) > CHAIN or not candidates[first].follows or candidates[first - 1].barred:
            return None
        group.insert(0, first - 1)
    return group
