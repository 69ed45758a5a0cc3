"""The laws of the design for pages of HTML, asked both ways: by our scorer alone, and with trafilatura's opinion."""

from hypothesis import given
from hypothesis import strategies as st
from strategies import examples, html_pages

import cleaner
from cleaner.options import LEVELS

PROSE = "The evening ferry turned back on Thursday after its steering failed twice within a mile of the harbour."
FAST = st.booleans()


@given(html_pages(), FAST, st.sampled_from(LEVELS))
@examples(0.5)
def test_blocks_stay_or_go_and_twins_stay(source, fast, level):
    cleaned = cleaner.clean(source, input="html", fast=fast, level=level)
    tiles = sorted([block.span for block in cleaned.kept] + [gone.span for gone in cleaned.removals])
    assert tiles == [block.span for block in cleaned.page.blocks]
    assert cleaner.replay(cleaned.page, cleaned.removals) == cleaned.text
    kept = {block.span for block in cleaned.kept}
    assert all(gone.twin in kept for gone in cleaned.removals if gone.twin is not None)
    assert all(gone.reason for gone in cleaned.removals)


@given(html_pages(), FAST)
@examples(0.5)
def test_the_same_page_gives_the_same_bytes_or_text(source, fast):
    first = cleaner.clean(source, input="html", fast=fast)
    assert cleaner.clean(source, input="html", fast=fast) == first
    as_bytes = cleaner.clean(source.encode(), input="html", fast=fast, charset="utf-8")
    assert as_bytes.text == first.text


@given(html_pages(), FAST, st.sampled_from(LEVELS))
@examples(0.5)
def test_a_page_that_had_prose_is_never_empty(source, fast, level):
    page = f"{source}<article><p>{PROSE}</p></article>"
    assert cleaner.clean(page, input="html", fast=fast, level=level).text


@given(html_pages(), FAST, st.sampled_from(LEVELS))
@examples(0.5)
def test_keeping_all_rules_removes_nothing_from_a_page(source, fast, level):
    families = ("C1", "C2", "H3", "D4", "L6", "U9")
    cleaned = cleaner.clean(source, input="html", fast=fast, level=level, keep=families)
    assert cleaned.removals == ()
    assert len(cleaned.kept) == len(cleaned.page.blocks)


@given(html_pages())
@examples(0.5)
def test_text_that_is_hidden_goes_and_says_so(source):
    page = f"<article><p>{PROSE}</p></article><p hidden>{PROSE.replace('ferry', 'zeppelin')}</p>{source}"
    cleaned = cleaner.clean(page, input="html", fast=True)
    assert "zeppelin" not in cleaned.text
    assert any("zeppelin" in gone.span.of(cleaned.page.text) for gone in cleaned.removals)
