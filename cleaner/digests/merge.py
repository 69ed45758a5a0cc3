"""Selection over several articles: what several of them say first, then what only one says and matters.

Source: Gillick and Favre 2009, "A scalable global model for summarization": a digest is worth the weights of the
different concepts that it covers. Departs: greedy with a heap and not by integer programming; concepts are stems and
pairs of stems, each weighed by how likely it is to stand in a summary of its article (the caller's ``worths``) and by
how many voices use it; the gain is divided by a power of the length; part of the budget is kept for articles that
nothing chosen speaks for and for figures that one article alone has.

Ties go to the earlier place, then to the folded text, the longer article and the order of the articles: permuting
the articles changes nothing but which of several word-for-word equal sentences is cited.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from cleaner.digests.budget import Meter
from cleaner.digests.figures import weighty
from cleaner.digests.select import within
from cleaner.digests.shelf import Candidate, Shelf, with_antecedents
from cleaner.digests.voices import first_seen, voices
from cleaner.prose import Concept
from cleaner.prose.flaws import FATAL

LENGTH: Final = 0.6
"""Power of the length that a gain is divided by: 0 favours long sentences, 1 short ones. On the development clusters
0.5 to 0.9 differ by less than 0.5 ROUGE-1."""

LENGTH_OF_MANY: Final = 1.0
"""The same above ``MOST_SPOKEN`` articles, which are reviews of a line each: 30 words of the development topics, 0.6
gives 27.8/7.0 ROUGE-1/2, 0.8 29.8/8.3, 1 31.2/9.3; both halves of the topics agree."""

SHORTEST: Final = 6
"""Words that a sentence is taken to have at least."""

SHARED: Final = 10
"""Weight of a concept of two voices against 1 for one voice; three voices have twice this, and so on. Without the
concepts of one voice a third of the development clusters get half a digest, because their reports share too little."""

ROOTS: Final = 10_000
"""Above ``MOST_SPOKEN`` articles a shared concept weighs this times the sum of the roots of its worths."""

VOICES: Final = 0.25
"""... times this power of the other voices. For few articles the same gives 47.6/17.2 ROUGE-1/2, not 47.2/16.6, on the
development clusters, but it loses the one article that names another cause."""

RESERVE: Final = 0.25
"""Share of the budget for articles that nothing chosen so far speaks for, and for a figure that one article has alone.
On the development clusters 0.2 to 0.35 differ by 0.4 ROUGE-1."""

MOST_SPOKEN: Final = 40
"""Articles beyond which no share is reserved: no digest can speak for each of a hundred reviews."""

FIGURE_COST: Final = 0.2
"""Share of the budget that a sentence taken for its figure may cost."""

LONE_FIGURES: Final = 1
"""Sentences with a figure that one article has alone, up to which one is taken for it: where figures are few, each
counts. Development clusters, ROUGE-1/2: 0 gives 47.27/16.73, 1 gives 47.14/16.64, 2 gives 46.92/16.62; taking the
weightiest of many, as before, 46.4/16.2."""

OPENING_PLACES: Final = 3
"""The opening sentence is looked for among this many first sentences of each article."""

OFFERS: Final = 8
"""Sentences of an article that are tried for its place in the reserved share."""

OFFERED_PLACES: Final = 30
"""... which are looked for among this many first ones."""

Tie = tuple[int, str, int, int]
"""Place, folded text, sentences of the article (negative), number of the article."""

Agreeing = Callable[[int], Mapping[int, tuple[int, float]]]
"""From the index of a candidate to the articles that say the same, each with the sentence that does and its score."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The sentences of a merged digest."""

    order: tuple[int, ...]
    """Indices of candidates in reading order."""
    opening: int | None
    """The one chosen to open the digest."""
    reserved: frozenset[int]
    """Those taken from the reserved share."""


@dataclass(slots=True)
class _State:
    """What the greedy loop changes."""

    candidates: Sequence[Candidate]
    weights: Mapping[Concept, int]
    worths: Sequence[Mapping[Concept, int]]
    meter: Meter
    priors: Sequence[float]
    agreeing: Agreeing
    length: float
    lengths: Mapping[int, int]
    """How many sentences each article has."""
    shelf: Shelf = field(default_factory=Shelf)
    spent: int = 0
    covered: set[Concept] = field(default_factory=set)
    articles: set[int] = field(default_factory=set)
    echoed: set[int] = field(default_factory=set)
    """Candidates that a chosen sentence will be shown to stand for, as those of other articles that say the same."""
    bounds: list[float] = field(default_factory=list)
    """The last known gain of each unit; gains only fall."""

    def worth(self, unit: Sequence[int]) -> int:
        """What a sentence (with the one it needs) covers that is not covered."""
        fresh: set[Concept] = set()
        for index in unit:
            if index not in self.shelf.chosen:
                fresh |= self.candidates[index].reading.concepts
        weights = self.weights
        return sum([weights[concept] for concept in fresh - self.covered if concept in weights])

    def gain(self, unit: Sequence[int]) -> float:
        """Its worth for its length, times the ranker's opinion."""
        size = sum(self.candidates[index].reading.size for index in unit if index not in self.shelf.chosen)
        return self.priors[unit[-1]] * self.worth(unit) / float(max(size, SHORTEST) ** self.length)

    def own_gain(self, unit: Sequence[int]) -> float:
        """The gain for a reader of its article alone: what of it is new, whoever else says it or not."""
        candidate = self.candidates[unit[-1]]
        own = self.worths[candidate.article]
        fresh = sum([own[concept] for concept in candidate.reading.concepts - self.covered if concept in own])
        size = sum(self.candidates[index].reading.size for index in unit if index not in self.shelf.chosen)
        return self.priors[unit[-1]] * fresh / float(max(size, SHORTEST) ** self.length)

    def cost(self, unit: Sequence[int]) -> int:
        """What it costs."""
        return sum(self.meter.cost(self.candidates[index].text) for index in unit if index not in self.shelf.chosen)

    def affordable(self, unit: Sequence[int], limit: int) -> bool:
        """Whether it is within the part ``limit`` of the budget."""
        after = self.spent + self.cost(unit)
        return self.meter.fits(after) and after <= limit + (self.meter.unit == "c")

    def repeats(self, unit: Sequence[int]) -> bool:
        """Whether it, or what it needs, is said already."""
        # What is shown as said elsewhere too is not said once more: .02 ROUGE-1 and .16 ROUGE-2 less on the
        # development clusters (59), which count what is said twice twice.
        if unit[-1] in self.shelf.chosen or unit[-1] in self.echoed:
            return True
        if any(self.shelf.repeats(self.candidates[index].reading) for index in unit if index not in self.shelf.chosen):
            return True
        return any(other in self.shelf.chosen for other, _ in self.agreeing(unit[-1]).values())

    def take(self, unit: Sequence[int]) -> None:
        """Choose it."""
        self.spent += self.cost(unit)
        for index in unit:
            if index not in self.shelf.chosen:
                self.shelf.add(index, self.candidates[index])
                self.covered |= self.candidates[index].reading.concepts
                echoes = self.agreeing(index)
                self.articles |= {self.candidates[index].article, *echoes}
                self.echoed |= {other for other, _ in echoes.values()}

    def tie(self, unit: Sequence[int]) -> Tie:
        """What decides between equal gains; of copies at one place the one that stands further up in its article."""
        candidate = self.candidates[unit[-1]]
        return (candidate.place, candidate.reading.key, -self.lengths[candidate.article], candidate.article)


def merge(
    candidates: Sequence[Candidate],
    worths: Sequence[Mapping[Concept, int]],
    priors: Sequence[float],
    meter: Meter,
    agreeing: Agreeing,
) -> Chosen:
    """Choose the sentences of a merged digest.

    Args:
        candidates: sentences of all articles, article by article, each in source order.
        worths: for each article what its concepts are worth; one without a sentence has an empty map.
        priors: for each candidate what its gain is multiplied by; 1 where nothing speaks for or against it,
            0 to leave it out.
        meter: the bound.
        agreeing: which articles say the same as a candidate, and which sentence of each.
    """
    units = _units(candidates, priors)
    length = LENGTH if len(worths) <= MOST_SPOKEN else LENGTH_OF_MANY
    weights = concept_weights(candidates, worths)
    lengths = Counter(candidate.article for candidate in candidates)
    state = _State(candidates, weights, worths, meter, priors, agreeing, length, lengths)
    opening = _open(state, units)
    limit = meter.limit
    few = 1 < len(worths) <= MOST_SPOKEN
    if few:
        _shared_figure(state, units)
    _greedy(state, units, limit - int(RESERVE * limit) if few else limit)
    common = set(state.shelf.chosen)
    if few:
        _lone_figure(state, units)
        _speak_for_all(state, units)
    reserved = set(state.shelf.chosen) - common
    _greedy(state, units, limit)
    chosen = within(candidates, list(state.shelf.chosen), [meter])
    return Chosen(
        tuple(reading_order(candidates, chosen, opening)),
        opening if opening in chosen else None,
        frozenset(reserved) & set(chosen),
    )


def concept_weights(candidates: Sequence[Candidate], worths: Sequence[Mapping[Concept, int]]) -> dict[Concept, int]:
    """What a merged digest gains by each concept: see ``SHARED``, ``ROOTS`` and ``VOICES``.

    Whole numbers, so that sums over sets are the same in every process.

    Word-for-word copies of a sentence in later articles do not count, copies of an article have one voice, and what
    no digest may quote (a call, a caption, a teaser that breaks off) gives no weight: what platforms put below every
    article is in all of them. On the development clusters (59) it gave 46.8/15.6 ROUGE-1/2, without it is 47.6/16.6.
    """
    by_article: list[list[Candidate]] = [[] for _ in worths]
    for candidate in candidates:
        by_article[candidate.article].append(candidate)
    readings = [[candidate.reading for candidate in group] for group in by_article]
    fresh = first_seen(readings)
    used: dict[int, dict[Concept, int]] = {}
    for number, voice in enumerate(voices(readings)):
        said = used.setdefault(voice, {})
        worth = worths[number]
        for reading, new in zip(readings[number], fresh[number], strict=True):
            if new and not reading.flaws & FATAL:
                for concept in reading.concepts:
                    value = worth.get(concept)
                    if value is not None and value > said.get(concept, 0):
                        said[concept] = value
    sums: dict[Concept, list[int]] = {}
    for said in used.values():
        for concept, value in said.items():
            sums.setdefault(concept, []).append(value)
    few = len(worths) <= MOST_SPOKEN
    return {concept: _weight(values, few=few) for concept, values in sums.items()}


def _weight(values: Sequence[int], *, few: bool) -> int:
    """The weight of a concept from its worth for each voice that has it."""
    others = len(values) - 1
    if not others:
        return values[0]
    return sum(values) * SHARED * others if few else int(ROOTS * sum(map(math.isqrt, values)) * float(others**VOICES))


def _units(candidates: Sequence[Candidate], priors: Sequence[float]) -> list[list[int]]:
    """Every sentence that may be chosen, with the one it needs before it."""
    units = []
    for index, candidate in enumerate(candidates):
        unit = None if candidate.barred else with_antecedents(candidates, index)
        if unit and priors[index] > 0:
            units.append(unit)
    return units or [[index] for index in range(len(candidates))]


def _open(state: _State, units: Sequence[list[int]]) -> int | None:
    """Choose the sentence that tells what happened: of the first ones, that which covers most of what several say."""
    firsts = [
        unit
        for unit in units
        if len(unit) == 1
        and state.candidates[unit[0]].place < OPENING_PLACES
        and state.affordable(unit, state.meter.limit)
    ]
    if not firsts:
        return None

    def value(unit: list[int]) -> tuple[float, Tie]:
        return (-(float(state.worth(unit)) ** 0.5) * state.gain(unit) ** 0.5, state.tie(unit))

    best = min(firsts, key=value)
    state.take(best)
    return best[-1]


def _greedy(state: _State, units: Sequence[list[int]], limit: int) -> None:
    """Take units by gain until ``limit`` is spent. Gains only fall, so a stale one is looked at again when on top."""
    if not state.bounds:
        state.bounds = [state.gain(unit) for unit in units]
    heap = [(-state.bounds[number], state.tie(unit), number) for number, unit in enumerate(units)]
    heapq.heapify(heap)
    while heap:
        stale, tie, number = heapq.heappop(heap)
        unit = units[number]
        if not state.affordable(unit, limit):
            continue
        gain = state.bounds[number] = state.gain(unit)
        if gain < -stale:
            if gain > 0:
                heapq.heappush(heap, (-gain, tie, number))
        elif gain > 0 and not state.repeats(unit):
            state.take(unit)


def _speak_for_all(state: _State, units: Sequence[list[int]]) -> None:
    """Take one good sentence of every article that nothing speaks for yet, the best first."""
    offers: dict[int, list[tuple[float, Tie, int]]] = {}
    for number, unit in enumerate(units):
        candidate = state.candidates[unit[-1]]
        article = candidate.article
        if article not in state.articles and candidate.place < OFFERED_PLACES:
            offers.setdefault(article, []).append((-state.own_gain(unit), state.tie(unit), number))
    best = sorted((sorted(them)[:OFFERS] for them in offers.values()), key=lambda them: them[0][:2])
    for them in best:
        for _, _, number in them:
            unit = units[number]
            if state.candidates[unit[-1]].article in state.articles:
                break
            if state.affordable(unit, state.meter.limit) and not state.repeats(unit):
                state.take(unit)
                break


def _shared_figure(state: _State, units: Sequence[list[int]]) -> None:
    """Take the best sentence with a weighty figure that several articles give."""
    _take_for_figure(state, [unit for unit, others in _figured(state, units) if others])


def _lone_figure(state: _State, units: Sequence[list[int]]) -> None:
    """Take a sentence with a weighty figure that only its article gives, where there are no more than a few."""
    lone = [unit for unit, others in _figured(state, units) if not others]
    if len({state.candidates[unit[-1]].reading.key for unit in lone}) <= LONE_FIGURES:
        _take_for_figure(state, lone)


def _figured(state: _State, units: Sequence[list[int]]) -> list[tuple[list[int], bool]]:
    """Units with weighty figures that nothing chosen has, and whether other articles give one of these."""
    said = {number for candidate in state.shelf.chosen.values() for number in candidate.reading.numbers}
    given: dict[str, set[int]] = {}
    for candidate in state.candidates:
        for number in candidate.reading.numbers:
            given.setdefault(number, set()).add(candidate.article)
    found = []
    for unit in units:
        reading = state.candidates[unit[-1]].reading
        fresh = (weighty(reading.text) & reading.numbers) - said if reading.numbers else set()
        if fresh:
            found.append((unit, any(len(given[number]) > 1 for number in fresh)))
    return found


def _take_for_figure(state: _State, offers: Sequence[list[int]]) -> None:
    """Take the first that fits, the one that says most of its own article first."""
    room = FIGURE_COST * state.meter.limit if state.meter.unit != "s" else 1
    for unit in sorted(offers, key=lambda offer: (-state.own_gain(offer), state.tie(offer))):
        if state.cost(unit) <= room and state.affordable(unit, state.meter.limit) and not state.repeats(unit):
            state.take(unit)
            return


def reading_order(candidates: Sequence[Candidate], chosen: Sequence[int], opening: int | None) -> list[int]:
    """The opening, then the others by how far down their article they stand; one article's never out of order.

    A sentence that needs the one before it follows it directly.
    """
    length = Counter(candidate.article for candidate in candidates)
    picked = set(chosen)

    def far_down(index: int) -> tuple[float, str, int]:
        candidate = candidates[index]
        return (candidate.place / length[candidate.article], candidate.reading.key, candidate.article)

    heads = [index for index in chosen if not (_needs(candidates[index]) and index - 1 in picked)]
    order: list[int] = []
    for head in sorted(heads, key=lambda index: (index != opening, far_down(index))):
        order.append(head)
        after = head + 1
        while after in picked and _needs(candidates[after]):
            order.append(after)
            after += 1
    return order


def _needs(candidate: Candidate) -> bool:
    return candidate.dangles and candidate.follows
