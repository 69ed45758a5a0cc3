"""Voices for copies on a page that may be a whole one: heard when some would go, of no weight elsewhere."""

import pytest

import cleaner
from cleaner import judge
from cleaner.judge.lines import defence, learned, origin, voices
from cleaner.options import THRESHOLDS

from .pages import ARTICLE, FOOT, MENU
from .test_lines import CONTEXT, page

REPEATED = [*ARTICLE[:3], ARTICLE[1], *ARTICLE[3:]]
"""An article with a paragraph that comes twice, and nothing else."""
FRAMED = [*MENU[:4], *REPEATED, *FOOT[:2]]


def told(score, kind="extracted"):
    return lambda *_: origin.Origin(kind, score, "")


@pytest.fixture
def detected(monkeypatch):
    """Sets what the detector says of every page."""

    def say(score, kind="extracted"):
        for module in (learned, defence):
            monkeypatch.setattr(module, "origin_of", told(score, kind))

    return say


def copies(level="balanced", **options):
    cleaned = cleaner.clean("\n".join(FRAMED), input="text", level=level, **options)
    return cleaned.text.split("\n").count(ARTICLE[1])


def test_a_copy_that_reads_like_content_stays_where_a_page_may_be_whole(detected):
    detected(defence.MAYBE - 0.1)
    assert copies() == 1
    detected(defence.MAYBE + 0.1)
    assert copies() == 2
    assert copies("gentle") == 2
    assert copies("strict") == 1


def test_nobody_speaks_where_the_caller_has_said_what_the_text_is(detected):
    detected(0.0)
    assert copies(origin="extracted") == 1


def test_a_page_that_may_be_whole_loses_nothing_more_by_it(detected):
    detected(defence.MAYBE + 0.1)
    spoken = list(defence.judge(page(FRAMED), CONTEXT))
    assert spoken
    assert all(verdict.weight < 0 and verdict.rule == learned.CODE for verdict in spoken)
    assert list(learned.judge(page(FRAMED), CONTEXT)) == []


def test_where_the_detector_is_not_sure_lines_go_and_none_is_spoken_for(detected):
    given_page = page([*MENU, *ARTICLE, *FOOT])
    detected(4.0, "whole-body")
    sure = list(learned.judge(given_page, CONTEXT))
    assert {verdict.weight > 0 for verdict in sure} == {True, False}
    detected(learned.DOUBTFUL + 0.1)
    doubtful = list(learned.judge(given_page, CONTEXT))
    assert doubtful
    assert all(verdict.weight > 0 for verdict in doubtful)
    detected(learned.DOUBTFUL - 0.1)
    assert list(learned.judge(given_page, CONTEXT)) == []


def test_whole_pages_and_extracted_ones_are_not_for_it(detected):
    detected(4.0, "whole-body")
    assert list(defence.judge(page(FRAMED), CONTEXT)) == []
    detected(origin.SURELY_NOT)
    assert list(defence.judge(page(FRAMED), CONTEXT)) == []


def test_the_scorer_is_asked_only_where_its_voice_could_matter(detected, monkeypatch):
    asked = []
    loaded = judge.load

    def load(name):
        if name in judge.DEFENCE:
            asked.append(name)
        return loaded(name)

    monkeypatch.setattr(judge, "load", load)
    detected(0.0)
    cleaner.clean("\n".join(ARTICLE), input="text")
    cleaner.clean("\n".join([*ARTICLE, "Leave a comment", "Advertisement"]), input="text")  # no copies
    assert asked == []
    cleaner.clean("\n".join(FRAMED), input="text")
    assert asked


def test_phrases_go_as_they_do_elsewhere(detected):
    lines = [*MENU[:4], *ARTICLE, "Advertisement", "Read more", *ARTICLE[1:2]]
    text = "\n".join(lines)
    detected(origin.SURELY_NOT)
    without = cleaner.clean(text, input="text")
    detected(0.0)
    heard = cleaner.clean(text, input="text")
    assert {r.span for r in without.removals} - {r.span for r in heard.removals} == {
        r.span for r in without.removals if r.twin is not None
    }
    assert any(r.span.of(text) == "Advertisement" for r in heard.removals)


def test_what_weighs_more_than_the_loudest_voice_is_no_question():
    for level, keeps in voices.KEEPS.items():
        assert voices.LOUDEST[level] == max([-weight for _, weight in keeps], default=0.0)
        assert not voices.LOUDEST[level] or voices.LOUDEST[level] > THRESHOLDS[level]


def test_cleaning_what_was_cleaned_changes_nothing(detected):
    detected(defence.MAYBE + 0.1)
    once = cleaner.clean("\n".join(FRAMED), input="text").text
    assert cleaner.clean(once, input="text").text == once
