"""Which articles belong together: average linkage over a sparse graph, each pair against its crowd.

Two reports of one event are more alike than two articles about one topic, but how alike depends on the topic:
at a similarity of 0.2 two articles about a dinosaur are the same story and two about an election are not. So
a pair has to stand out from its crowd, the articles that come after the closest ones. Every article keeps
only its nearest candidates, found through an inverted index of its heaviest terms; the similarity of two
groups is exact all the same, because the mean over their pairs is the product of their sums.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from heapq import heapify, heappop, heappush, nlargest
from typing import Final

from cleaner.stories.terms import Vector

QUERY_TERMS: Final = 40
"""Heaviest terms of an article by which candidates are looked up."""
POSTING_CAP: Final = 300
"""A term that stands in more articles does not look up any: it costs much and tells little."""
CANDIDATES: Final = 60
"""Nearest candidates of an article that are compared in full."""
CROWD: Final = slice(8, 20)
"""The crowd of an article: its 9th to 20th nearest. The stories of the development set have up to 8
articles."""
CROWD_LOW: Final = 0.02
CROWD_HIGH: Final = 0.1
"""Bounds of the crowd's similarity; measured .03 to .1. Without the upper one a story of 20 articles would be
its own crowd."""
CROWD_TYPICAL: Final = 0.05
"""Similarity of neighbours that a small set does not have: the median of the development set."""
STAND_OUT: Final = 3.25
"""How many times more alike than its crowd a pair must be. 2.5 and 4 cost .012 and .004 of B-cubed F1 over random
halves of the development set, 3 and 3.5 nothing."""


def groups(vectors: Sequence[Vector], may_join: Callable[[int, int], bool]) -> list[list[int]]:
    """Articles grouped, each group rising, groups by their first article.

    ``may_join`` forbids pairs; it is asked about pairs of articles, not of groups. The result depends on the
    order of ``vectors`` in ties alone.
    """
    near = _neighbours(vectors, may_join)
    crowd = [_crowd(list(similar.values()), len(vectors)) for similar in near]
    return _link(vectors, near, crowd)


def product(one: Vector, other: Vector) -> float:
    """Sum over shared terms of the product of weights: the cosine of two vectors of length 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def _neighbours(vectors: Sequence[Vector], may_join: Callable[[int, int], bool]) -> list[dict[int, float]]:
    """Each article's candidates with their similarity; being a candidate is mutual."""
    postings: dict[str, list[int]] = {}
    queries = [list(vector)[:QUERY_TERMS] for vector in vectors]
    for number, vector in enumerate(vectors):
        for term in vector:
            postings.setdefault(term, []).append(number)
    near: list[dict[int, float]] = [{} for _ in vectors]
    for number, query in enumerate(queries):
        vector = vectors[number]
        shared: dict[int, float] = {}
        for term in query:
            holders = postings[term]
            if 1 < len(holders) <= POSTING_CAP:
                weight = vector[term]
                for holder in holders:
                    shared[holder] = shared.get(holder, 0.0) + weight
        shared.pop(number, None)
        for other in nlargest(CANDIDATES, shared, key=lambda n: (shared[n], -n)):
            if other not in near[number] and may_join(number, other):
                near[number][other] = near[other][number] = product(vector, vectors[other])
    return near


def _crowd(similar: list[float], size: int) -> float:
    """How alike an article's crowd is to it."""
    places = CROWD.stop - CROWD.start
    ranked = sorted(similar, reverse=True)[CROWD]
    beyond = max(0, min(places, CROWD.stop - (size - 1)))
    mean = (sum(ranked) + CROWD_TYPICAL * beyond) / places
    return min(max(mean, CROWD_LOW), CROWD_HIGH)


def _link(vectors: Sequence[Vector], near: list[dict[int, float]], crowd: list[float]) -> list[list[int]]:
    """Join the pair of groups that stands out most, until none does."""
    members = {number: [number] for number in range(len(vectors))}
    sums: dict[int, Vector] = dict(enumerate(vectors))
    crowds = dict(enumerate(crowd))
    edges: dict[int, set[int]] = {number: set() for number in members}
    heap: list[tuple[float, int, int]] = []

    def push(one: int, other: int) -> None:
        pairs = len(members[one]) * len(members[other])
        mean = crowds[one] / len(members[one]) + crowds[other] / len(members[other])
        score = product(sums[one], sums[other]) / pairs - STAND_OUT / 2 * mean
        if score >= 0:
            heappush(heap, (-score, min(one, other), max(one, other)))

    for one, similar in enumerate(near):
        for other, value in similar.items():
            score = value - STAND_OUT / 2 * (crowd[one] + crowd[other])
            if score >= 0:
                edges[one].add(other)
                if one < other:
                    heap.append((-score, one, other))
    heapify(heap)
    fresh = len(vectors)
    while heap:
        _, one, other = heappop(heap)
        if one not in members or other not in members:
            continue
        sums[fresh] = _sum(sums.pop(one), sums.pop(other))
        crowds[fresh] = crowds.pop(one) + crowds.pop(other)
        members[fresh] = members.pop(one) + members.pop(other)
        edges[fresh] = (edges.pop(one) | edges.pop(other)) - {one, other}
        for neighbour in sorted(edges[fresh]):
            edges[neighbour] -= {one, other}
            edges[neighbour].add(fresh)
            push(neighbour, fresh)
        fresh += 1
    return sorted(sorted(group) for group in members.values())


def _sum(one: Vector, other: Vector) -> Vector:
    total = dict(one)
    for term, weight in other.items():
        total[term] = total.get(term, 0.0) + weight
    return total
