"""The detector: whole bodies and extracted texts, and the caller's last word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import lexicon
from cleaner.judge.base import Context
from cleaner.judge.lines import learned, origin
from cleaner.judge.lines.origin import MIN_LINES, OUTLINE, detect, longest, origin_of, outline
from cleaner.model import Page
from cleaner.options import CleanOptions
from cleaner.read.plain import blocks_of

from .pages import ARTICLE, FOOT, MENU, POEM, WHOLE


def page(lines):
    text = "\n".join(lines)
    return Page("test", text, blocks_of(text))


def test_a_page_with_menu_and_footer_is_a_whole_body():
    assert origin_of(page(WHOLE)).kind == "whole-body"


@pytest.mark.parametrize(
    "lines", [ARTICLE, ARTICLE * 4, POEM, ["One line only."], [*ARTICLE, "Leave a comment", "Share"]]
)
def test_what_an_extractor_leaves_is_not(lines):
    assert origin_of(page(lines)).kind == "extracted"


def test_few_lines_are_no_whole_body_whatever_they_look_like(monkeypatch):
    prose = [line for line in ARTICLE if len(line) > 100][-2:]
    few = ["* Town", "Search", "* Home", "* Sport", "* News", "Subscribe", "Home", *prose, "Subscribe", FOOT[-1]]
    assert len(few) == MIN_LINES - 1
    assert not detect(few).whole_body
    monkeypatch.setattr(origin, "MIN_LINES", 1)
    assert detect(few).whole_body


def test_the_caller_has_the_last_word():
    def judged(lines, told):
        return list(learned.judge(page(lines), Context(lexicon.load(), CleanOptions(origin=told))))

    assert judged(WHOLE, "auto")
    assert judged(WHOLE, "extracted") == judged(ARTICLE, "auto") == []
    assert judged(ARTICLE, "page")


def test_the_answer_says_why():
    said = detect(WHOLE).why
    assert "short" in said
    assert "prose" in said
    assert "lines" in detect(ARTICLE[:3]).why


@given(st.lists(st.text(min_size=1, max_size=60).map(str.strip).filter(bool), min_size=1, max_size=60))
def test_any_lines_get_an_answer_and_the_same_one_twice(lines):
    assert len(outline(lines)) == len(OUTLINE)
    assert detect(lines) == detect(list(lines))
    if len(lines) < MIN_LINES:
        assert not detect(lines).whole_body


def test_the_longest_run():
    assert longest(b"") == 0
    assert longest(bytes([True, False, True, True, False])) == 2


def test_a_menu_and_a_footer_alone_are_a_whole_body():
    assert detect([*MENU, *FOOT]).whole_body
