"""How much each sentence is about a query: BM25 over the article's own sentences.

Source: Robertson and Zaragoza 2009, "The probabilistic relevance framework: BM25 and beyond".
Departs: a term counts once a sentence, and the neighbours of a matching sentence get a share of its score, because
the sentence after "The mayor resigned." is often about the mayor without naming her.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import Final

from cleaner.prose import read_sentence
from cleaner.rank.context import Context, scaled

LENGTH: Final = 0.5
"""How strongly long sentences are held back; BM25's b, lower than its usual 0.75 because sentences vary little."""

NEIGHBOUR: Final = 0.3
"""Share of a sentence's score that each neighbour gets."""


def focus(query: str, context: Context, *, thorough: bool = False) -> list[float]:
    """Score in [0, 1] of each sentence; all 0 when no word of the query occurs."""
    readings = context.readings
    asked = read_sentence(query, context.lang, thorough=thorough)
    wanted = sorted(asked.terms or set(asked.stems))
    if not readings:
        return []
    frequency = Counter(stem for reading in readings for stem in set(reading.stems) if stem in wanted)
    mean = math.fsum(reading.size for reading in readings) / len(readings) or 1.0
    scores = []
    for reading in readings:
        has = set(reading.stems)
        weight = math.fsum(math.log(1.0 + len(readings) / frequency[term]) for term in wanted if term in has)
        scores.append(weight / (1.0 - LENGTH + LENGTH * reading.size / mean + 1.0))
    if not any(scores):
        return [0.0] * len(scores)
    padded = [0.0, *scores, 0.0]
    spread = [
        here + NEIGHBOUR * max(before, after) for before, here, after in zip(padded, scores, padded[2:], strict=False)
    ]
    return scaled([0.0, *spread])[1:]
