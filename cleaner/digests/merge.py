"""Selection over several articles: what several of them say first, then what only one says and matters.

Source: Gillick and Favre 2009, "A scalable global model for summarization": a digest is worth the weights of the
different word pairs that it covers. Departs: greedy with a heap and not by integer programming; a pair's weight is
the number of voices that use it, 0 for pairs of one voice only; the gain is divided by the root of the length and
multiplied by a prior for the sentence's place and its ranker's opinion; part of the budget is kept for sentences of
articles that are neither drawn on nor agree yet.

Ties go to the earlier place, then to the folded text, then to the order of the articles: permuting the articles
changes nothing but which of several word-for-word equal sentences is cited.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from cleaner.digests.budget import Meter
from cleaner.digests.select import within
from cleaner.digests.shelf import Candidate, Shelf, with_antecedents
from cleaner.digests.voices import first_seen, voices

Pair = tuple[str, str]

LENGTH: Final = 0.5
"""Power of the length that a gain is divided by: 0 favours long sentences, 1 short ones. On the development clusters
0.3, 0.5 and 0.8 differ by less than 0.2 ROUGE."""

RESERVE: Final = 0.25
"""Share of the budget for articles that nothing chosen so far speaks for, and for what one article alone says."""

OPENING_PLACES: Final = 2
"""The opening sentence is looked for among this many first sentences of each article."""

PLACE_DECAY: Final = 6.0
"""Sentences after which the prior for an early place has fallen to 1/e."""

PLACE_FLOOR: Final = 0.3
"""The prior of a sentence far down; 1 for the first."""

Agreeing = Callable[[int], frozenset[int]]
"""From the index of a candidate to the articles that say the same."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The sentences of a merged digest."""

    order: tuple[int, ...]
    """Indices of candidates in reading order."""
    choice: tuple[int, ...]
    """The same in the order in which they were chosen."""
    opening: int | None
    """The one chosen to open the digest."""
    reserved: frozenset[int]
    """Those taken from the reserved share."""


@dataclass(slots=True)
class _State:
    """What the greedy loop changes."""

    candidates: Sequence[Candidate]
    weights: dict[Pair, int]
    meter: Meter
    prior: list[float]
    shelf: Shelf = field(default_factory=Shelf)
    lone: int = 0
    """Weight of a pair that one voice alone uses: 0 until all that several say is said."""
    spent: int = 0
    covered: set[Pair] = field(default_factory=set)
    articles: set[int] = field(default_factory=set)

    def gain(self, unit: Sequence[int]) -> float:
        """What a sentence (with the one it needs) adds: a float that does not depend on the order of sets."""
        fresh: set[Pair] = set()
        size = 0
        for index in unit:
            if index not in self.shelf.chosen:
                fresh |= self.candidates[index].reading.pairs
                size += self.candidates[index].reading.size
        worth = sum(self.weights.get(pair, self.lone) for pair in fresh if pair not in self.covered)
        return self.prior[unit[-1]] * worth / max(size, 1) ** LENGTH

    def cost(self, unit: Sequence[int]) -> int:
        """What it costs."""
        return sum(self.meter.cost(self.candidates[index].text) for index in unit if index not in self.shelf.chosen)

    def repeats(self, unit: Sequence[int]) -> bool:
        """Whether it, or what it needs, is said already."""
        if unit[-1] in self.shelf.chosen:
            return True
        return any(
            self.shelf.repeats(self.candidates[index].reading) for index in unit if index not in self.shelf.chosen
        )

    def take(self, unit: Sequence[int], agreeing: Agreeing) -> None:
        """Choose it."""
        self.spent += self.cost(unit)
        for index in unit:
            if index not in self.shelf.chosen:
                self.shelf.add(index, self.candidates[index])
                self.covered |= self.candidates[index].reading.pairs
                self.articles |= {self.candidates[index].article, *agreeing(index)}


def merge(candidates: Sequence[Candidate], articles: int, meter: Meter, agreeing: Agreeing) -> Chosen:
    """Choose the sentences of a merged digest.

    Args:
        candidates: sentences of all articles, article by article, each in source order.
        articles: how many articles there are, those without a sentence included.
        meter: the bound.
        agreeing: which articles say the same as a candidate.
    """
    units = _units(candidates)
    state = _State(candidates, pair_weights(candidates, articles), meter, [_prior(each) for each in candidates])
    opening = _open(state, units, agreeing)
    limit = meter.limit
    _greedy(state, units, agreeing, limit - int(RESERVE * limit) if articles > 1 else limit)
    common = set(state.shelf.chosen)
    reserved = set(_fill_reserve(state, units, agreeing, articles)) - common
    _greedy(state, units, agreeing, limit)
    state.lone = 1
    _greedy(state, units, agreeing, limit)
    chosen = within(candidates, list(state.shelf.chosen), [meter])
    order = reading_order(candidates, chosen, opening)
    return Chosen(tuple(order), tuple(chosen), opening if opening in chosen else None, frozenset(reserved) & set(chosen))


def pair_weights(candidates: Sequence[Candidate], articles: int) -> dict[Pair, int]:
    """Word pairs with the number of voices that use them, where that is at least two.

    Where all articles have one voice, or no two share a pair, a pair counts the sentences that use it.
    """
    by_article: list[list[Candidate]] = [[] for _ in range(articles)]
    for candidate in candidates:
        by_article[candidate.article].append(candidate)
    readings = [[candidate.reading for candidate in group] for group in by_article]
    voice = voices(readings)
    fresh = first_seen(readings)
    used: dict[int, set[Pair]] = {}
    for number, article in enumerate(readings):
        pairs = used.setdefault(voice[number], set())
        for reading, new in zip(article, fresh[number], strict=True):
            if new:
                pairs |= reading.pairs
    weights = {pair: count for pair, count in Counter(p for pairs in used.values() for p in pairs).items() if count > 1}
    if weights:
        return weights
    keys = {candidate.reading.key: candidate.reading for candidate in candidates}
    counts = Counter(pair for reading in keys.values() for pair in reading.pairs)
    return {pair: count for pair, count in counts.items() if count > 1}


def _units(candidates: Sequence[Candidate]) -> list[list[int]]:
    """Every sentence that may be chosen, with the one it needs before it."""
    units = []
    for index, candidate in enumerate(candidates):
        unit = None if candidate.barred else with_antecedents(candidates, index)
        if unit:
            units.append(unit)
    return units or [[index] for index in range(len(candidates))]


def _prior(candidate: Candidate) -> float:
    place = PLACE_FLOOR + (1.0 - PLACE_FLOOR) * math.exp(-candidate.place / PLACE_DECAY)
    return place * (0.5 + candidate.salience)


def _tie(candidates: Sequence[Candidate], unit: Sequence[int]) -> tuple[int, str, int]:
    candidate = candidates[unit[-1]]
    return (candidate.place, candidate.reading.key, candidate.article)


def _open(state: _State, units: Sequence[list[int]], agreeing: Agreeing) -> int | None:
    """Choose the sentence that tells what happened: among the first of each article, the one that covers most."""
    firsts = [
        unit
        for unit in units
        if len(unit) == 1
        and state.candidates[unit[0]].place < OPENING_PLACES
        and state.meter.fits(state.cost(unit))
    ]
    if not firsts:
        return None
    best = min(firsts, key=lambda unit: (-state.gain(unit), _tie(state.candidates, unit)))
    state.take(best, agreeing)
    return best[-1]


def _greedy(state: _State, units: Sequence[list[int]], agreeing: Agreeing, limit: int) -> None:
    """Take units by gain until ``limit`` is spent. Gains only fall, so a stale one is looked at again when on top."""
    heap = []
    for number, unit in enumerate(units):
        gain = state.gain(unit)
        if gain > 0:
            heap.append((-gain, _tie(state.candidates, unit), number))
    heapq.heapify(heap)
    while heap:
        stale, tie, number = heapq.heappop(heap)
        unit = units[number]
        if not _affordable(state, unit, limit):
            continue
        gain = state.gain(unit)
        if gain < -stale:
            if gain > 0:
                heapq.heappush(heap, (-gain, tie, number))
        elif not state.repeats(unit):
            state.take(unit, agreeing)


def _affordable(state: _State, unit: Sequence[int], limit: int) -> bool:
    after = state.spent + state.cost(unit)
    return state.meter.fits(after) and after <= limit + (1 if state.meter.unit == "c" else 0)


def _fill_reserve(
    state: _State, units: Sequence[list[int]], agreeing: Agreeing, articles: int
) -> Iterator[int]:
    """Take one good sentence of every article that nothing speaks for yet, the best first."""
    ranked: dict[int, list[tuple[float, tuple[int, str, int], int]]] = {}
    for number, unit in enumerate(units):
        candidate = state.candidates[unit[-1]]
        if candidate.article not in state.articles:
            value = candidate.salience + state.gain(unit) / (1.0 + state.gain(unit))
            ranked.setdefault(candidate.article, []).append((-value, _tie(state.candidates, unit), number))
    tops = sorted((sorted(offers)[:OFFERS] for offers in ranked.values()), key=lambda offers: offers[0][:2])
    if len(tops) > articles:
        return
    for offers in tops:
        for _, _, number in offers:
            unit = units[number]
            if state.candidates[unit[-1]].article in state.articles:
                break
            if _affordable(state, unit, state.meter.limit) and not state.repeats(unit):
                state.take(unit, agreeing)
                yield unit[-1]
                break


OFFERS: Final = 8
"""Sentences of an article that are tried for its place in the reserved share."""


def reading_order(candidates: Sequence[Candidate], chosen: Sequence[int], opening: int | None) -> list[int]:
    """The opening, then the others by how far down their article they stand; one article's never out of order.

    A sentence that needs the one before it follows it directly.
    """
    length = Counter(candidate.article for candidate in candidates)
    chosen_set = set(chosen)

    def far_down(index: int) -> tuple[float, str, int]:
        candidate = candidates[index]
        return (candidate.place / length[candidate.article], candidate.reading.key, candidate.article)

    heads = []
    for index in chosen:
        needs = candidates[index].dangles and candidates[index].follows and index - 1 in chosen_set
        if not needs:
            heads.append(index)
    order: list[int] = []
    for head in sorted(heads, key=lambda index: (index != opening, far_down(index))):
        order.append(head)
        after = head + 1
        while after in chosen_set and candidates[after].dangles and candidates[after].follows:
            order.append(after)
            after += 1
    return order
