"""Our own ranker, the default: what a sentence adds to the better ones, by a small trained table.

A sentence is worth the concepts (stems and pairs of stems) that it has and no better sentence has, each by its
probability of being in a person's summary (``concepts``), divided by a power of its length, plus a linear score of
its traits (``traits``): place, closeness to the title, to the centre and to what follows, length, figures, quotation,
names, pointing back. Weights: ``data/models/digest.json``; what they were trained on and how to train them again is in
the card beside it.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import mul
from pathlib import Path
from typing import Any, Final

from cleaner.language_codes import primary_code
from cleaner.model import Sentence
from cleaner.model_file import read
from cleaner.prose import Concept, Reading
from cleaner.prose.flaws import FATAL
from cleaner.rank.concepts import MILLION, worths
from cleaner.rank.context import Context
from cleaner.rank.traits import traits

MODEL: Final = Path(__file__).parent.parent / "data" / "models" / "digest.json"

LENGTH: Final = 0.8
"""Power of the length, in words, that the worth of the concepts is divided by: 0.5 to 1 were tried."""

CLOSELY: Final = 10_000
"""Concepts taken (some 400 sentences) after which what a sentence adds is not compared again with what the next one
would add: the order is settled by then, and a text of 50,000 sentences would be compared for seconds."""

SHORTEST: Final = 6
"""Words that a sentence is taken to have at least, so that a short one is not all density."""


def rank(sentences: Sequence[Sentence], context: Context) -> list[float]:  # noqa: ARG001
    """Score in [0, 1] of each sentence; the best has 1.

    Sentences are taken greedily, so the score of one says what it adds to those with a higher score. Flawed ones
    that no digest will hold are scored last, so that they take nothing from the others.
    """
    return rank_and_worths(context)[0]


def rank_and_worths(context: Context) -> tuple[list[float], dict[Concept, int]]:
    """The scores of ``rank``, and what each concept of the article is worth, for a digest over several articles."""
    table = model()
    share = table["trait_share"].get(primary_code(context.lang), table["trait_share"]["other"])
    plain = linear(traits(context), table["traits"]) if share else [0.0] * len(context.readings)
    worth = worths(context.readings, table["concepts"])
    return greedy(context.readings, worth, [share * score for score in plain]), worth


@cache
def model() -> Mapping[str, Any]:
    """The trained table.

    Raises:
        LexiconError: the file is missing or malformed.
    """
    return read(str(MODEL), dict[str, Any])


def linear(rows: Iterable[Sequence[float]], weights: Sequence[float]) -> list[float]:
    """The weighted sum of each row; the last weight stands alone."""
    last = weights[-1]
    return [sum(map(mul, row, weights)) + last for row in rows]


def greedy(readings: Sequence[Reading], worth: Mapping[Concept, int], plain: Sequence[float]) -> list[float]:
    """Scores by the order in which sentences would be taken, each for what it adds; see ``rank``.

    What a sentence adds only falls while others are taken: a concept that is taken is taken off the totals of all that
    have it, once, and a stale value is looked at again when it is on top. When all concepts are taken, nothing falls
    any more and the order of the rest means nothing.
    """
    entries: dict[Concept, list[int]] = {concept: [value] for concept, value in worth.items()}
    known = entries.get
    has: list[list[list[int]]] = []
    totals: list[int] = []
    for place, reading in enumerate(readings):
        found = list(filter(None, map(known, reading.concepts)))
        for entry in found:
            entry.append(place)
        has.append(found)
        totals.append(sum([entry[0] for entry in found]))
    divisors = [MILLION * float(max(reading.size, SHORTEST) ** LENGTH) for reading in readings]
    taken = 0
    left = sum(len(entry) > 1 for entry in entries.values())
    gains = [total / divisor + share for total, divisor, share in zip(totals, divisors, plain, strict=True)]
    flawed_at = [not reading.flaws.isdisjoint(FATAL) for reading in readings]
    heap = [(flawed, -gain, place) for place, (flawed, gain) in enumerate(zip(flawed_at, gains, strict=True))]
    heapq.heapify(heap)
    while heap and left:
        flawed, stale, place = heapq.heappop(heap)
        fresh = totals[place] / divisors[place] + plain[place]
        if taken < CLOSELY and fresh < -stale and heap and (flawed, -fresh, place) > heap[0]:
            heapq.heappush(heap, (flawed, -fresh, place))
            continue
        gains[place] = fresh
        for entry in has[place]:
            if entry:
                taken += 1
                left -= 1
                value = entry[0]
                for other in entry[1:]:
                    totals[other] -= value
                entry.clear()
    for _, _, place in heap:
        gains[place] = totals[place] / divisors[place] + plain[place]
    return _ranked(gains)


def _ranked(gains: list[float]) -> list[float]:
    """Gains in [0, 1]: moved so that the lowest is 0, divided by the highest."""
    if not gains:
        return []
    low, high = min(gains), max(gains)
    if high <= low:
        return [1.0] * len(gains)
    return [(gain - low) / (high - low) for gain in gains]
