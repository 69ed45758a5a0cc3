"""How likely each stem and each pair of stems of an article is to stand in a person's summary of it.

Source: Li, Qian and Liu 2013, "Using supervised bigram-based ILP for extractive summarization": a regression says for
every word pair how much of it belongs in a summary. Departs: single stems count too, the regression is logistic
with six features and one set of weights for each class of concept, and selection is greedy.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

from cleaner.prose import Reading
from cleaner.stems import light

Concept = str | tuple[str, str]
"""A stem, or two neighbouring ones."""

CLASSES: Final = ("function", "content", "pair", "half-pair", "function-pair")
"""A stop word; a content stem; a pair of two content stems; of one; of none."""

FEATURES: Final = ("one", "inverse-place", "near-start", "far-start", "count", "count-near-start", "named", "digit")
"""What a concept is judged by: 1; 1 / (1 + i) and exp(-i / 5) and exp(-i / 20) for the first sentence i that has it;
the log of the number of sentences with it, alone and times exp(-i / 5); written as a name; has a digit."""

PAIR_WORTH: Final = 2.0
"""Worth of a pair that is found in the summary against a single stem. 1, 2 and 4 came out alike in cross-validation."""

LATE: Final = 200
"""A concept of one sentence only that comes later than this is worth nothing: its probability is below 1 in 100."""


def concepts_of(reading: Reading) -> set[Concept]:
    """All stems and pairs of neighbouring stems of a sentence."""
    stems = reading.stems
    found: set[Concept] = set(stems)
    found.update(zip(stems, stems[1:], strict=False))
    return found


def class_of(concept: Concept, terms: frozenset[str]) -> int:
    """Which of ``CLASSES`` a concept is in, by the content stems of a sentence that has it."""
    if isinstance(concept, str):
        return 1 if concept in terms else 0
    return 4 - (concept[0] in terms) - (concept[1] in terms)


def survey(readings: Sequence[Reading]) -> list[tuple[Concept, int, int, int, bool]]:
    """Every concept that may be worth something: itself, its class, first sentence, number of sentences, named."""
    first: dict[Concept, int] = {}
    count: dict[Concept, int] = {}
    names: set[str] = set()
    for place, reading in enumerate(readings):
        names.update(map(light, reading.names))
        late = place > LATE
        for concept in concepts_of(reading):
            if concept in count:
                count[concept] += 1
            else:
                count[concept] = 1
                first[concept] = place
        if late and len(count) > MOST:
            break
    found = []
    for concept, place in first.items():
        times = count[concept]
        if times == 1 and place > LATE:
            continue
        kind = class_of(concept, readings[place].terms)
        named = concept in names if isinstance(concept, str) else concept[0] in names and concept[1] in names
        found.append((concept, kind, place, times, named))
    return found


MOST: Final = 1_000_000
"""Concepts counted at the most: 50,000 sentences have about as many."""


def features(concept: Concept, place: int, times: int, *, named: bool) -> tuple[float, ...]:
    """The values of ``FEATURES``."""
    near = math.exp(-place / 5.0)
    log = math.log(times)
    text = concept if isinstance(concept, str) else "".join(concept)
    digit = any(map(str.isdigit, text))
    return (1.0, 1.0 / (1 + place), near, math.exp(-place / 20.0), log, log * near, float(named), float(digit))


def worths(readings: Sequence[Reading], weights: Mapping[str, Sequence[float]]) -> dict[Concept, float]:
    """The worth of each concept: its probability of being in a summary, times ``PAIR_WORTH`` for pairs.

    ``weights``: for each of ``CLASSES`` one weight for each of ``FEATURES``.
    """
    tables = [weights[name] for name in CLASSES]
    by_place: dict[tuple[int, int], tuple[float, float]] = {}
    logs = [0.0, 0.0]
    worth: dict[Concept, float] = {}
    for concept, kind, place, times, named in survey(readings):
        table = tables[kind]
        parts = by_place.get((kind, place))
        if parts is None:
            fixed = features("", place, 1, named=False)
            near = fixed[2]
            parts = (sum(table[k] * fixed[k] for k in range(4)), table[4] + table[5] * near)
            by_place[kind, place] = parts
        while len(logs) <= times:
            logs.append(math.log(len(logs)))
        value = parts[0] + parts[1] * logs[times]
        if named:
            value += table[6]
        if table[7] and not (concept if isinstance(concept, str) else "".join(concept)).isalpha():
            value += table[7]
        worth[concept] = (1.0 if kind < 2 else PAIR_WORTH) / (1.0 + math.exp(-value))  # noqa: PLR2004
    return worth
