"""Selection for one article: the best sentences that fit, in source order.

Sentences are taken in the order of their salience, ties by place. Left out are flawed ones (see
``cleaner.prose``), and those that say again what a chosen one said. One that dangles brings the sentence before it
along, and the two are judged together; where that does not fit, the next best is taken.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from cleaner.digests.budget import Meter
from cleaner.digests.shelf import Candidate, Shelf, with_antecedents


def select(candidates: Sequence[Candidate], meters: Sequence[Meter], start: Sequence[int] = ()) -> list[int]:
    """Indices of the chosen candidates in source order.

    Args:
        candidates: sentences of one article in source order.
        meters: bounds that must all hold.
        start: indices that are chosen already; the caller has made sure that they fit.
    """
    shelf = Shelf()
    known: dict[str, list[int]] = {}

    def cost(index: int) -> list[int]:
        text = candidates[index].text
        found = known.get(text)
        if found is None:
            found = known[text] = [meter.cost(text) for meter in meters]
        return found

    def costs(group: Sequence[int]) -> list[int]:
        if len(group) == 1:
            return cost(group[0])
        return [sum(each) for each in zip(*map(cost, group), strict=True)]

    spent = [0] * len(meters)
    for index in start:
        shelf.add(index, candidates[index])
        spent = [total + more for total, more in zip(spent, cost(index), strict=True)]

    def affordable(group: Sequence[int]) -> bool:
        return all(meter.fits(total + more) for meter, total, more in zip(meters, spent, costs(group), strict=True))

    for group in groups(candidates, shelf, affordable):
        for index in group:
            shelf.add(index, candidates[index])
        spent = [total + more for total, more in zip(spent, costs(group), strict=True)]
        if any(total >= meter.limit for meter, total in zip(meters, spent, strict=True)):
            break
    return sorted(within(candidates, list(shelf.chosen), meters, least=len(start)))


def groups(
    candidates: Sequence[Candidate], shelf: Shelf, affordable: Callable[[Sequence[int]], bool] | None = None
) -> Iterator[list[int]]:
    """Sentences to offer to a reader, best first, each with the antecedent it needs.

    Looks at the shelf when asked for the next one, so the caller may add what it gets, or not. ``affordable`` is asked
    about the sentences of a group that are not chosen; one that is not is passed over.
    """
    ranked = []
    for index, candidate in enumerate(candidates):
        if not candidate.barred:
            group = with_antecedents(candidates, index) if candidate.dangles else [index]
            if group:
                value = candidate.salience
                if len(group) > 1:
                    value = math.fsum(candidates[member].salience for member in group) / len(group)
                ranked.append((-value, index, group))
    if not ranked:
        ranked = [(_despair(candidate), index, [index]) for index, candidate in enumerate(candidates)]
    ranked.sort()
    for _, index, group in ranked:
        if len(group) == 1 and shelf.has(candidates[index].reading):
            continue
        fresh = [member for member in group if member not in shelf.chosen]
        if index in shelf.chosen or (affordable and not affordable(fresh)):
            continue
        if any(shelf.repeats(candidates[member].reading) for member in fresh):
            continue
        yield fresh


def _despair(candidate: Candidate) -> float:
    """Order of sentences in an article that has no flawless one: the fewest flaws first, then salience."""
    return len(candidate.reading.flaws) + (1.0 - candidate.salience) / 2


def within(candidates: Sequence[Candidate], chosen: list[int], meters: Sequence[Meter], *, least: int = 0) -> list[int]:
    """The chosen indices, in order of choice, without the last ones where the printed whole is over a bound.

    Costs are added up sentence by sentence while choosing; a caller's token counter may count the whole higher.
    """
    while len(chosen) > least:
        texts = [candidates[index].text for index in sorted(chosen)]
        if all(meter.holds(texts) for meter in meters):
            break
        chosen = chosen[:-1]
    return chosen
