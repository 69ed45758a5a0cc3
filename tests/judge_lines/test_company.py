"""What neighbours and the size of a page add to the log odds of its lines."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.judge.lines import scorer
from cleaner.judge.lines.company import LED, settled

ODDS = st.floats(-12, 20, allow_nan=False)
PAGES = st.lists(st.tuples(ODDS, st.integers(0, 1), st.integers(0, 1)), min_size=1, max_size=40)
SCORES = st.lists(st.tuples(st.integers(-3000, 5000), st.integers(0, scorer.MOST_WORDS)), min_size=1, max_size=40)


def of(page):
    return settled(*map(list, zip(*page, strict=True)))


@given(PAGES)
def test_nothing_leaves_the_range_of_what_was_said(page):
    odds = [odd for odd, _, _ in page]
    found = of(page)
    assert len(found) == len(page)
    assert min(odds) - 1e-9 <= min(found)
    assert max(found) <= max(odds) + 1e-9


@given(PAGES)
def test_a_line_with_a_colon_only_ever_speaks_for_its_list(page):
    plain = of([(odd, listed, 0) for odd, listed, _ in page])
    assert all(own <= other + 1e-9 for own, other in zip(of(page), plain, strict=True))


def items(count, odds=6.0):
    return [(odds, 1, 0)] * count


def test_a_long_list_stands_with_the_line_that_introduces_it():
    thanks = [(-2.0, 0, 0), (-1.0, 0, 1), *items(30)]
    assert max(of(thanks)) <= -1.0 + LED


@pytest.mark.parametrize(
    "page",
    [
        [(-1.0, 0, 0), *items(30)],
        [(-1.0, 0, 1), (5.0, 0, 0), *items(30)],
        [(5.0, 0, 1), *items(30)],
        items(30),
    ],
    ids=["no colon", "a line between", "the line looks like chrome too", "nothing before it"],
)
def test_other_lists_are_not_bound(page):
    assert of(page)[-5:] == [6.0] * 5


def test_a_list_ends_where_the_next_line_is_no_item():
    page = [(-1.0, 0, 1), *items(5), (6.0, 0, 0), *items(5)]
    assert of(page)[-4:] == [6.0] * 4


def test_an_item_with_a_colon_introduces_nothing():
    page = [*items(3), (-3.0, 1, 1), *items(8)]
    assert of(page)[-4:] == [6.0] * 4


def test_a_line_hears_content_more_than_chrome():
    down, up = of([(0.0, 0, 0), (8.0, 0, 0), (0.0, 0, 0)])[1], of([(8.0, 0, 0), (0.0, 0, 0), (8.0, 0, 0)])[1]
    assert down == pytest.approx(4.0)
    assert up == pytest.approx(2.0)


@given(SCORES)
def test_what_a_page_adds_keeps_the_order_of_its_lines(page):
    scores, words = map(list, zip(*page, strict=True))
    found = scorer.shifted(scores, words, scorer.scorer())
    in_order = [odds for _, odds in sorted(zip(scores, found, strict=True))]
    assert all(low <= high + 1e-9 for low, high in pairwise(in_order))


def test_a_page_with_little_content_is_dealt_with_more_carefully_the_surer_the_scorer_is():
    def lost(odds):
        scores = [round(odds * scorer.UNIT), -5 * scorer.UNIT]
        small, large = (scorer.shifted(scores, [0, words], scorer.scorer())[0] for words in (20, 200))
        return large - small

    assert lost(-1) == pytest.approx(lost(-9))
    assert 0 < lost(-1) < lost(2) < lost(scorer.SURE) < lost(scorer.SURE + 3)
