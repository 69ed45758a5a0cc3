"""A query moves the scores to the sentences about it."""

from __future__ import annotations

from cleaner.rank.context import Context
from cleaner.rank.focus import focus

TEXTS = [
    "The town council met on Monday.",
    "A new bridge over the river will cost 4 million euros.",
    "Building starts in March.",
    "Schools stay closed on Friday.",
]


def test_what_is_asked_comes_first() -> None:
    scores = focus("bridge cost", Context.of(TEXTS, "en"))
    assert scores.index(max(scores)) == 1
    assert scores[2] > scores[3]


def test_inflections_count() -> None:
    scores = focus("bridges", Context.of(TEXTS, "en"))
    assert scores.index(max(scores)) == 1


def test_nothing_found() -> None:
    assert focus("volcano", Context.of(TEXTS, "en")) == [0.0] * 4
    assert focus("", Context.of(TEXTS, "en")) == [0.0] * 4
    assert focus("bridge", Context.of([], "en")) == []
