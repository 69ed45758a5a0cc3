"""How likely each stem and each pair of stems of an article is to stand in a person's summary of it.

Source: Li, Qian and Liu 2013, "Using supervised bigram-based ILP for extractive summarization": a regression says for
every word pair how much of it belongs in a summary. Departs: single stems count too, the regression is logistic
with six features and one set of weights for each class of concept, and selection is greedy.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from cleaner.prose import Concept, Reading
from cleaner.stems import light

CLASSES: Final = ("function", "content", "pair", "half-pair", "function-pair")
"""A stop word; a content stem; a pair of two content stems; of one; of none."""

FEATURES: Final = (
    "one", "inverse-place", "near-start", "far-start", "count", "count-near-start", "named", "digit", "early", "parts",
    "letters", "spread", "size",
)  # fmt: skip
"""What a concept is judged by: 1; 1 / (1 + i) and exp(-i / 5) and exp(-i / 20) for the first sentence i that has it;
the log of the number of sentences with it, alone and times exp(-i / 5); written as a name; has a digit; the sum of
1 / (1 + i) over the sentences that have it; the mean of the logs of the counts of its stems; the letters of its shorter
stem over 10; the share of the sentences that have it; the log of the number of sentences."""

PAIR_WORTH: Final = 2.0
"""Worth of a pair that is found in the summary against a single stem. 1, 2 and 4 came out alike in cross-validation."""

MILLION: Final = 1_000_000

EXP_LIMIT: Final = 700.0
"""Largest exponent that a float can take: the worth of a word of 10,000 letters is 0, not an error."""

LATE: Final = 200
"""A concept of one sentence only that comes later than this is worth nothing: its probability is below 1 in 100."""


def class_of(concept: Concept, terms: frozenset[str]) -> int:
    """Which of ``CLASSES`` a concept is in, by the content stems of a sentence that has it."""
    if isinstance(concept, str):
        return 1 if concept in terms else 0
    return 4 - (concept[0] in terms) - (concept[1] in terms)


class Found(NamedTuple):
    """A concept and what is known of it."""

    concept: Concept
    kind: int
    place: int
    times: int
    named: bool
    early: float
    parts: float


_made: Final = partial(tuple.__new__, Found)
"""Made without a look at names: an article has some ten thousand concepts."""


def survey(readings: Sequence[Reading]) -> Iterator[Found]:
    """Every concept that may be worth something."""
    # By kind and not by concept: an object for each of some ten thousand keeps the garbage collector busy.
    places: dict[Concept, int] = {}
    counts: dict[Concept, int] = {}
    shares: dict[Concept, float] = {}
    names: set[str] = set()
    for place, reading in enumerate(readings[:SURVEYED]):
        names.update(map(light, reading.names))
        share = 1.0 / (1 + place)
        for concept in reading.concepts:
            times = counts.get(concept)
            if times is None:
                places[concept] = place
                counts[concept] = 1
                shares[concept] = share
            else:
                counts[concept] = times + 1
                shares[concept] += share
    logs = [0.0, *map(math.log, range(1, max(counts.values(), default=0) + 1))]
    for concept, times in counts.items():
        place = places[concept]
        if times == 1 and place > LATE:
            continue
        kind = class_of(concept, readings[place].terms)
        if isinstance(concept, str):
            named, parts = concept in names, logs[times]
        else:
            one, two = concept
            named, parts = one in names and two in names, (logs[counts[one]] + logs[counts[two]]) / 2
        yield _made((concept, kind, place, times, named, shares[concept], parts))


SURVEYED: Final = 500
"""Sentences from which concepts are learnt: later ones are scored by the concepts of these. A text of 50,000 would
otherwise hold a million."""


def features(found: Found, total: int) -> tuple[float, ...]:
    """The values of ``FEATURES`` for a concept of an article of ``total`` sentences."""
    near = math.exp(-found.place / 5.0)
    log = math.log(found.times)
    text = found.concept if isinstance(found.concept, str) else "".join(found.concept)
    shorter = len(text) if isinstance(found.concept, str) else min(map(len, found.concept))
    return (
        1.0,
        1.0 / (1 + found.place),
        near,
        math.exp(-found.place / 20.0),
        log,
        log * near,
        float(found.named),
        float(not text.isalpha()),
        found.early,
        found.parts,
        shorter / 10.0,
        found.times / total,
        math.log(total),
    )


def worths(readings: Sequence[Reading], weights: Mapping[str, Sequence[float]]) -> dict[Concept, int]:
    """The worth of each concept: its probability of being in a summary, times ``PAIR_WORTH`` for pairs, in millionths.

    Whole numbers, so that sums over sets are the same in every process.

    ``weights``: for each of ``CLASSES`` one weight for each of ``FEATURES``.
    """
    tables = [weights[name] for name in CLASSES]
    total = len(readings)
    by_place: dict[tuple[int, int], tuple[float, float]] = {}
    worth: dict[Concept, int] = {}
    exp = math.exp
    log_total = math.log(total) if total else 0.0
    for concept, kind, place, times, named, early, parts in survey(readings):
        table = tables[kind]
        fixed = by_place.get((kind, place))
        if fixed is None:
            near = exp(-place / 5.0)
            start = table[0] + table[1] / (1 + place) + table[2] * near + table[3] * exp(-place / 20.0)
            fixed = by_place[kind, place] = (start + table[12] * log_total, table[4] + table[5] * near)
        value = fixed[0] + table[8] * early + table[9] * parts
        if times > 1:
            value += fixed[1] * math.log(times)
        value += table[11] * times / total
        if named:
            value += table[6]
        if isinstance(concept, str):
            value += table[10] * len(concept) / 10.0
            if not concept.isalpha():
                value += table[7]
            worth[concept] = int(MILLION / (1.0 + exp(min(-value, EXP_LIMIT))))
        else:
            one, two = concept
            value += table[10] * min(len(one), len(two)) / 10.0
            if not (one.isalpha() and two.isalpha()):
                value += table[7]
            worth[concept] = int(MILLION * PAIR_WORTH / (1.0 + exp(min(-value, EXP_LIMIT))))
    return worth
