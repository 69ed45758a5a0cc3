"""Titles of other articles under a heading of such: all but what may be the heading of the prose that goes on."""

import pytest

import cleaner
from cleaner.judge.chrome.lists import LIST_WORDS

BEFORE = "The ferry left at dawn with forty people on board and came back empty in the evening."
AFTER = "Nobody on the quay could say where the passengers had gone, and the captain did not speak."
HEADING = "You may also like"
TITLES = ["Night boat returns", "Island school closes"]


def listed(*lines, level="balanced"):
    """The lines that go as titles of other articles."""
    cleaned = cleaner.clean("\n".join(lines), input="text", level=level, origin="extracted")
    return [gone.span.of(cleaned.page.text) for gone in cleaned.removals if gone.name == "related-list"]


def test_the_last_title_may_head_the_prose_below():
    assert listed(BEFORE, HEADING, *TITLES, AFTER) == TITLES[:1]
    assert listed(BEFORE, HEADING, *TITLES, AFTER, level="strict") == TITLES


@pytest.mark.parametrize("above", [[], [BEFORE], [BEFORE, AFTER]])
def test_where_no_prose_follows_all_go(above):
    assert listed(*above, HEADING, *TITLES) == TITLES


@pytest.mark.parametrize(("keyed", "goes"), [(1, True), (2, False)])
def test_what_is_recommended_may_be_a_processor(keyed, goes):
    """Half of the lines with a key are not enough to tell, more are."""
    lines = ["Memory: 4 GB", "Speed: 3 GHz"][:keyed]
    assert bool(listed(BEFORE, HEADING, *lines, TITLES[0], AFTER, level="strict")) is goes


@pytest.mark.parametrize(("words", "goes"), [(LIST_WORDS, True), (LIST_WORDS + 1, False)])
def test_a_title_has_no_more_words_than_titles_have(words, goes):
    long = " ".join(["Boats"] * words)
    assert listed(BEFORE, HEADING, long, *TITLES, AFTER) == ([long, TITLES[0]] if goes else [])


def test_a_heading_of_one_word_counts_only_behind_the_text():
    assert listed(BEFORE, "Related", *TITLES, AFTER) == []
    assert listed(BEFORE, AFTER, "Related", *TITLES) == TITLES
