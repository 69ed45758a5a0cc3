"""Rank by place: the earlier, the better. The baseline that news is written for."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.model import Sentence
from cleaner.rank.context import Context


def rank(sentences: Sequence[Sentence], context: Context) -> list[float]:  # noqa: ARG001
    """1 for the first sentence, 1/2 for the second, 1/3 for the third ..."""
    return [1.0 / (place + 1) for place in range(len(sentences))]
