"""Echoes and differences, case by case."""

from __future__ import annotations

import pytest

from cleaner.digests.differs import differences
from cleaner.digests.echoes import EchoIndex
from cleaner.digests.shelf import Candidate
from cleaner.model import Sentence, Span
from cleaner.prose import read_sentence

FILLER = [
    "Prices of bread rose in Lund.", "A museum opened in Basel.", "The choir of Turin sang.", "Snow fell on Oslo.",
    "The council of Ghent met again.", "Farmers near Cork sold their wheat.",
]  # fmt: skip


def index(*texts: str) -> EchoIndex:
    return EchoIndex.of(
        [
            Candidate(Sentence(f"p{number}", 0, Span(0, 1)), read_sentence(text, "en", thorough=True), 0.5, number)
            for number, text in enumerate([*texts, *FILLER])
        ]
    )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Chief executive Mara Lindt is unhappy with the pace of the Orion project.",
            "Mara Lindt, the chief executive, said she was unhappy with how slowly Orion advances.",
        ),
        (
            "The Orion probe was built from 50,000 parts.",
            "Some 50,000 parts went into building the probe, named Orion.",
        ),
        ("The Orion probe failed.", "The Orion probe failed."),
    ],
)
def test_says_the_same(one: str, two: str) -> None:
    assert 1 in index(one, two).echoes(0)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The Orion probe was built in Bremen.", "Orion is a constellation seen in winter."),
        ("A storm closed the harbour of Genoa on Friday.", "A storm damaged roofs in the north on Friday."),
        ("The mayor opened a school.", "The minister closed a hospital."),
        ("The Orion probe was built from 50,000 parts.", "Was the Orion probe built from 50,000 parts?"),
        (
            "Later Mara Lindt of Orion opened a school in Bremen.",
            "On Monday Mara Lindt of Orion closed a factory in Bremen.",
        ),
        ("The harbour ferry failed twice on its way.", "The harbour ferry failed twice on its way home."),
    ],
)
def test_says_something_else(one: str, two: str) -> None:
    assert 1 not in index(one, two).echoes(0)


def differ(one: str, two: str) -> tuple[str, ...]:
    return differences(read_sentence(one, "en"), read_sentence(two, "en"))


def test_figures_in_the_same_words_differ() -> None:
    assert differ("It was built from 50,000 parts.", "It was built from 40,000 parts.") == (
        '"50,000" / "40,000" parts',
    )


def test_names_one_letter_off_differ() -> None:
    assert differ("Captain Jon Eriksen sailed.", "Then Jon Erikson sailed.") == ('"Eriksen" / "Erikson"',)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("It cost 2,000 euros.", "It cost 2000 euros."),
        ("In 2019 sales rose 5 percent.", "By 2021 costs fell 7 percent."),
        ("North Korea fired.", "North Korean guns fired."),
        ("Both 12 ships and 14 ships came.", "In all 14 ships came."),
        ("Ada Neri spoke.", "Ada Nero spoke."),
    ],
)
def test_what_cannot_be_shown_is_not_said(one: str, two: str) -> None:
    assert differ(one, two) == ()
