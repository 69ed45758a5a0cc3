"""Sentences as sparse tf-idf vectors, shared by the rankers that compare sentences."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from operator import mul

from cleaner.prose import Reading

Vector = dict[str, float]
"""Term to weight; of length 1 unless empty. Terms are put in sorted, so sums are the same in every process."""


def tf_idf(readings: Sequence[Reading]) -> list[Vector]:
    """One unit vector a sentence over its content stems; idf over the sentences of this article.

    Source: Spärck Jones 1972. Departs: idf is log(1 + n / df), so that it stays positive in short articles, and
    a term counts once a sentence.
    """
    frequency = Counter(chain.from_iterable(reading.terms for reading in readings))
    total = len(readings)
    idf = {term: math.log(1.0 + total / count) for term, count in frequency.items()}
    known: dict[int, Vector] = {}
    vectors = []
    for reading in readings:
        vector = known.get(id(reading))
        if vector is None:
            terms = sorted(reading.terms)
            weights = [idf[term] for term in terms]
            norm = math.sqrt(sum(map(mul, weights, weights)))
            vector = {term: weight / norm for term, weight in zip(terms, weights, strict=True)} if norm else {}
            known[id(reading)] = vector
        vectors.append(vector)
    return vectors


def centre(vectors: Sequence[Vector]) -> tuple[Vector, float]:
    """The sum of the vectors brought to length 1, and its length before."""
    total: Vector = {}
    for vector in vectors:
        for term, weight in vector.items():
            total[term] = total.get(term, 0.0) + weight
    norm = math.sqrt(sum(weight * weight for weight in total.values()))
    return ({term: weight / norm for term, weight in total.items()} if norm else {}), norm


def dot(one: Vector, two: Vector) -> float:
    """The cosine of two unit vectors."""
    if len(one) > len(two):
        one, two = two, one
    return sum([weight * two[term] for term, weight in one.items() if term in two])
