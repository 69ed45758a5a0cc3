"""LexRank: a sentence matters when sentences that matter resemble it.

Source: Erkan and Radev 2004, "LexRank: graph-based lexical centrality as salience in text summarization",
section 3.3, the continuous form. Departs: the graph is sparse (an edge needs a shared term and a cosine of
``FAINT``), power iteration runs in plain Python, and in a long text only ``GRAPH_LIMIT`` sentences stand in the
graph; the others get the share that their closeness to the centroid says.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from cleaner.model import Sentence
from cleaner.rank.context import Context, scaled
from cleaner.rank.vectors import Vector, centre, dot, tf_idf

DAMPING: Final = 0.85
"""Share of the walk that follows edges; the value of the paper."""

FAINT: Final = 0.05
"""Smallest cosine that makes an edge. Fainter ones are noise and two thirds of all pairs."""

GRAPH_LIMIT: Final = 600
"""Most sentences in the graph. Building it is quadratic: 600 cost about 0.1 CPU s, 2,000 over 1 s."""

COMMON: Final = 0.2
"""A term in more than this share of the graph's sentences (and in 20 of them) makes no edges by itself."""

ROUNDS: Final = 60
"""Most rounds of the power iteration; it mostly settles in 15 to 30."""

SETTLED: Final = 1e-6
"""Change of the whole distribution below which the iteration ends."""


def rank(sentences: Sequence[Sentence], context: Context) -> list[float]:
    """Stationary share of each sentence, scaled to [0, 1]."""
    vectors = tf_idf(context.readings)
    if len(sentences) <= GRAPH_LIMIT:
        return scaled(power(edges(vectors), len(vectors)))
    middle, _ = centre(vectors)
    closeness = [dot(vector, middle) for vector in vectors]
    chosen = sorted(sorted(range(len(vectors)), key=lambda place: (-closeness[place], place))[:GRAPH_LIMIT])
    context.warn(f"lexrank compared the {GRAPH_LIMIT} most central of {len(vectors)} sentences; the others follow")
    shares = scaled(power(edges([vectors[place] for place in chosen]), len(chosen)))
    floor = min(closeness[place] for place in chosen) or 1.0
    scores = [0.5 * min(1.0, close / floor) for close in closeness]
    for place, share in zip(chosen, shares, strict=True):
        scores[place] = 0.5 + 0.5 * share
    return scores


def edges(vectors: Sequence[Vector]) -> list[dict[int, float]]:
    """For each sentence its neighbours with their cosines; symmetric, no loops."""
    postings: dict[str, list[tuple[int, float]]] = {}
    for place, vector in enumerate(vectors):
        for term, weight in vector.items():
            postings.setdefault(term, []).append((place, weight))
    most = max(20, int(COMMON * len(vectors)))
    graph: list[dict[int, float]] = [{} for _ in vectors]
    for place, vector in enumerate(vectors):
        near: dict[int, float] = {}
        for term, weight in vector.items():
            posted = postings[term]
            if len(posted) > most:
                continue
            for other, its in posted:
                if other >= place:
                    break
                near[other] = near.get(other, 0.0) + weight * its
        for other, cosine in near.items():
            if cosine >= FAINT:
                graph[place][other] = cosine
                graph[other][place] = cosine
    return graph


def power(graph: Sequence[dict[int, float]], size: int) -> list[float]:
    """Stationary distribution of the damped walk over the graph, by power iteration."""
    if not size:
        return []
    out = [math.fsum(near.values()) for near in graph]
    rows = [
        [(other, cosine / out[place]) for other, cosine in sorted(near.items())] for place, near in enumerate(graph)
    ]
    shares = [1.0 / size] * size
    for _ in range(ROUNDS):
        lost = math.fsum(share for share, total in zip(shares, out, strict=True) if not total)
        fresh = [(1.0 - DAMPING + DAMPING * lost) / size] * size
        for share, row in zip(shares, rows, strict=True):
            push = DAMPING * share
            for other, part in row:
                fresh[other] += push * part
        moved = math.fsum(abs(new - old) for new, old in zip(fresh, shares, strict=True))
        shares = fresh
        if moved < SETTLED:
            break
    return shares
