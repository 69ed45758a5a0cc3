"""An extractor's lines over our blocks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.judge.html.align import coverage

BLOCKS = ["Home", "News", "The ferry left at dawn.", "It came back empty.", "Home", "About us"]


def test_equal_lines_are_found_in_order():
    assert coverage(BLOCKS, ["The ferry left at dawn.", "It came back empty."]) == [0, 0, 1, 1, 0, 0]


def test_a_repeated_text_is_placed_between_its_neighbours():
    assert coverage(BLOCKS, ["It came back empty.", "Home"]) == [0, 0, 0, 1, 1, 0]


def test_joined_blocks_count_for_each():
    assert coverage(BLOCKS, ["The ferry left at dawn. It came back empty."]) == [0, 0, 1, 1, 0, 0]


def test_a_block_cut_into_lines_counts_whole():
    text = "The ferry left at dawn with forty people, and came back empty in the evening."
    assert coverage([text], ["The ferry left at dawn with forty people,", "and came back empty in the evening."]) == [1]


def test_half_a_block_counts_half():
    share = coverage(["The ferry left at dawn. It came back empty."], ["The ferry left at dawn."])[0]
    assert 0.4 < share < 0.7


def test_marks_and_case_do_not_matter():
    assert coverage(["\u201cHome\u201d, News"], ["- home news"]) == [1]


def test_lines_without_a_place_are_compared_by_runs_of_words():
    blocks = ["The ferry left at dawn with forty people.", "Fares rise again in spring, the council said."]
    line = "Posted today: The ferry left at dawn with forty people. Share"
    assert coverage(blocks, [line]) == [1, 0]


def test_nothing_gives_nothing():
    assert coverage([], ["x"]) == []
    assert coverage(["", "--", "a"], []) == [0, 0, 0]


WORDS = st.lists(st.sampled_from(["ferry", "home", "rain", "news", "a", "\u00e9t\u00e9"]), min_size=1, max_size=6).map(
    " ".join
)


@given(st.lists(WORDS, max_size=12), st.lists(WORDS, max_size=12))
def test_shares_are_shares(texts, lines):
    found = coverage(texts, lines)
    assert len(found) == len(texts)
    assert all(0 <= share <= 1 for share in found)


@given(st.lists(WORDS, max_size=12))
def test_all_lines_cover_all_blocks(texts):
    assert coverage(texts, texts) == [1.0] * len(texts)
