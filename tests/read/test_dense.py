"""Texts of too many short lines: joined, told, whole, and the same again when cleaned twice."""

import textwrap
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text, pages

import cleaner
from cleaner.options import LEVELS
from cleaner.pipeline_digest import digest
from cleaner.read import dense, plain, read

LINES = dense.MAX_BLOCKS + 500
PARAGRAPH = (
    "The harbour was closed for eleven days while divers looked for the cargo that the storm had torn from the deck "
    "of the coaster, and the fishing boats stayed in the bay until the search was over."
)


def lines(form, count=LINES):
    return "".join(form.replace("#", str(number)) for number in range(count))


@contextmanager
def few():
    """A limit that a small text exceeds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cleaner.read.LONG_CHARS", 0)
        patch.setattr(dense, "MAX_BLOCKS", 6)
        patch.setattr(dense, "BLOCK_CHARS", 1000)
        patch.setattr(dense, "JOINED_CHARS", 40)
        yield


FORMS = (
    "#\n",
    "#\n\n",
    "word # of it\r\n",
    "- item #\n",
    "Name #: value\u2028",
    "Leave a Comment\n",
    "a\x0c",
    "\u4f60\u597d#\x85",
)


@pytest.mark.parametrize("form", FORMS)
def test_short_lines_beyond_the_limit_are_joined_and_none_is_lost(form):
    text = lines(form)
    cleaned = cleaner.clean(text, input="text")
    assert len(cleaned.page.blocks) < LINES / 10
    assert not cleaned.removals
    assert any("short blocks beside each other: they are joined" in warning for warning in cleaned.warnings)
    assert cleaned.text == text.rstrip(plain.BLANKS)


def test_below_the_limit_every_line_is_a_block():
    page, _ = read(lines("word #\n", dense.MAX_BLOCKS), input="text")
    assert len(page.blocks) == dense.MAX_BLOCKS
    assert not page.warnings
    assert not page.joined


def test_a_long_text_of_paragraphs_is_not_dense():
    page, _ = read((PARAGRAPH + "\n\nA Heading\n\n") * LINES, input="text")
    assert len(page.blocks) == 2 * LINES
    assert not page.joined


def test_prose_between_short_lines_stays_a_paragraph_and_is_digested():
    text = lines("word #\n") + "\n" + PARAGRAPH + "\n\n" + lines("line #\n", 20)
    cleaned = cleaner.clean(text, input="text")
    assert [block.kind for block in cleaned.kept if cleaned.page.of(block) == PARAGRAPH] == ["paragraph"]
    assert digest(cleaned).short.picks[0].sentence.span.of(text) == PARAGRAPH


def test_a_hard_wrapped_paragraph_stays_one():
    wrapped = textwrap.fill(PARAGRAPH, 72)
    text = lines("word #\n") + "\n" + wrapped + "\n\n" + lines("line #\n", 20)
    page, _ = read(text, input="text")
    assert any(page.of(block) == wrapped and block.kind == "paragraph" for block in page.blocks)


def test_joined_sentences_are_a_paragraph_and_digested_other_joined_lines_are_not():
    with few():
        sentences, _ = read("It rained on # days.\n" * 20, input="text")
        fragments, _ = read("rain on # days\n" * 20, input="text")
        digested = digest(cleaner.clean(sentences.text, input="text"))
    assert {block.kind for block in sentences.blocks} == {"paragraph"}
    assert {block.kind for block in fragments.blocks} == {"line"}
    assert digested.short.picks


def test_chrome_beside_prose_still_goes():
    text = lines("word #\n") + f"\n{PARAGRAPH}\n\nLeave a Comment\n\n{PARAGRAPH.replace('eleven', 'twelve')}\n"
    gone = cleaner.clean(text, input="text").removals
    assert [removal.span.of(text) for removal in gone] == ["Leave a Comment"]


def test_what_is_joined_stays_whatever_the_caller_drops():
    text = "Leave a Comment\n" * 20
    with few():
        cleaned = cleaner.clean(text, input="text", level="strict", drop=["C1"], phrases=["Leave a Comment"])
    assert cleaned.text == text.rstrip()


@given(pages() | any_text() | st.text("ab.\n ", min_size=30), st.sampled_from(LEVELS))
def test_laws_of_joined_texts(text, level):
    with few():
        cleaned = cleaner.clean(text, input="text", level=level)
        assert cleaned.page.joined <= {block.span for block in cleaned.kept}
        assert cleaner.replay(cleaned.page, cleaned.removals) == cleaned.text
        again = cleaner.clean(cleaned.text, input="text", level=level)
        assert again.removals == ()
        assert again.text == cleaned.text


@given(
    st.lists(st.sampled_from(["word", "A line of words", "", "\t", PARAGRAPH, PARAGRAPH[:70], "- item"]), max_size=60)
)
def test_places_are_those_of_the_plain_reader(parts):
    text = "\n".join(parts)
    starts, ends = dense._places(text)
    assert list(zip(starts, ends, strict=True)) == [tuple(block.span) for block in plain.blocks_of(text)]
