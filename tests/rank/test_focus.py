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


def test_of_two_sentences_about_it_the_shorter_is_more_about_it() -> None:
    short, long = (
        "The bridge fell.",
        "The bridge fell into the river on a night of wind and rain that nobody had foreseen.",
    )
    between = ["Gulls slept on the railings.", "The bakery opened at six.", "Nobody was hurt."]
    scores = focus("bridge", Context.of([short, *between, long], "en"))
    assert scores[0] == 1.0
    assert 0.0 < scores[-1] < 1.0
    assert scores[2] == 0.0


def test_a_query_of_stop_words_is_looked_for_as_it_stands() -> None:
    scores = focus("not", Context.of(["The ferry did not sail.", "Gulls slept.", "The bakery opened."], "en"))
    assert scores[0] == 1.0 > scores[1] > scores[2] == 0.0
