"""Rank by closeness to the middle of the article.

Source: Radev, Jing, Styś and Tam 2004, "Centroid-based summarization of multiple documents".
Departs: the cosine with the centroid alone; place and length are left to the ``auto`` ranker.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.model import Sentence
from cleaner.rank.context import Context, scaled
from cleaner.rank.vectors import centre, dot, tf_idf


def rank(sentences: Sequence[Sentence], context: Context) -> list[float]:  # noqa: ARG001
    """Cosine of each sentence with the sum of all, scaled to [0, 1]."""
    vectors = tf_idf(context.readings)
    middle, _ = centre(vectors)
    return scaled([dot(vector, middle) for vector in vectors])
