"""What concepts are worth is what was learned of their features: training sees them one by one, ranking all at once."""

from __future__ import annotations

import math

import pytest

from cleaner.rank.auto import model
from cleaner.rank.concepts import CLASSES, FEATURES, MILLION, PAIR_WORTH, Found, class_of, features, survey, worths
from cleaner.rank.context import Context

TEXTS = [
    "The ferry to the northern islands was cancelled on Monday after its engine failed.",
    "About 300 passengers of the ferry waited in the harbour hall until late in the evening.",
    "The company Nordlys said that a second ferry would sail on Tuesday morning.",
    "The engine had been repaired in May at a cost of 40,000 euros, Nordlys said.",
    "Nobody was hurt when the engine of the ferry failed.",
]
READINGS = Context.of(TEXTS, "en").readings


def score(found: Found, weights: list[float]) -> float:
    return math.fsum(weight * value for weight, value in zip(weights, features(found, len(TEXTS)), strict=True))


@pytest.mark.parametrize("one", range(len(FEATURES)))
def test_every_feature_counts_as_it_was_learned(one: int) -> None:
    weights = [0.5 * (place == one) for place in range(len(FEATURES))]
    _compare(dict.fromkeys(CLASSES, weights))


def test_the_shipped_weights_are_heard() -> None:
    _compare(model()["concepts"])


def _compare(table: dict[str, list[float]]) -> None:
    found = list(survey(READINGS))
    worth = worths(READINGS, table)
    assert {one.kind for one in found} == {0, 1, 2, 3, 4}
    assert worth.keys() == {one.concept for one in found}
    for one in found:
        learned = MILLION / (1 + math.exp(-score(one, table[CLASSES[one.kind]])))
        whole = learned if isinstance(one.concept, str) else PAIR_WORTH * learned
        assert worth[one.concept] == pytest.approx(whole, abs=1)


def test_classes_tell_content_from_function_words() -> None:
    terms = frozenset({"ferry", "sail"})
    concepts = ("of", "ferry", ("ferry", "sail"), ("of", "sail"), ("of", "the"))
    assert [CLASSES[class_of(concept, terms)] for concept in concepts] == [
        "function", "content", "pair", "half-pair", "function-pair",
    ]  # fmt: skip
