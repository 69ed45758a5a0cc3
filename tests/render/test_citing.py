"""Numbers of articles: who says a sentence, and who says it differently."""

from __future__ import annotations

import pytest

from cleaner.model import Digest, Echo, Pick, Removal, Sentence, Source, Span
from cleaner.render.citing import cite, is_repeat_here, numbers

SUMS = '"5" / "6"'


def test_each_article_counts_once_and_never_as_its_own_echo():
    span = Span(0, 4)
    echoes = (
        Echo("a", span, 1.0),
        Echo("b", span, 0.9, (SUMS, "x\ny")),
        Echo("b", Span(5, 9), 0.8),
        Echo("c", span, 0.7, (SUMS,)),
        Echo("stranger", span, 0.7, ("z",)),
    )
    pick = Pick(Sentence("a", 0, span), "Text", 0.5, echoes)
    digest = Digest("merged", (pick,), "3s", (Source("a"), Source("b"), Source("c"), Source("a")))
    assert numbers(digest) == {"a": 1, "b": 2, "c": 3}
    (cited,) = cite(digest)
    assert (cited.taken, [number for number, _ in cited.also], cited.agree) == (1, [2, 3], 3)
    assert cited.also[0][1].span == span
    assert [(found.note, found.numbers) for found in cited.differs] == [(SUMS, (2, 3)), ("x y", (2,))]


@pytest.mark.parametrize(
    ("rule", "twin", "twin_page", "repeat"),
    [
        ("D401", Span(0, 4), None, True),
        ("D401", Span(0, 4), "other", False),
        ("C209", Span(0, 4), None, False),
        ("M502", None, "other", False),
    ],
)
def test_a_repeat_is_of_this_page_and_no_echo_of_the_title(rule, twin, twin_page, repeat):
    assert is_repeat_here(Removal(Span(9, 13), rule, "a rule", "it says", 0.9, twin, twin_page)) is repeat


def test_what_is_shown_of_a_date():
    assert Source("a", date="3 May 2024", day="2024-05-03").when == "2024-05-03"
    assert Source("a", date="yesterday").when == "yesterday"
    assert Source("a").when is None
