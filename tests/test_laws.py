"""The laws of the design, as properties: each holds for any input."""

import pickle
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import LEVEL, any_text, articles, chrome, examples, hostile_text, mixed_pages, pages, paragraphs

import cleaner
from cleaner.errors import LawBroken
from cleaner.model import Block, Cleaned, Page, Removal, Span
from cleaner.options import ORIGINS
from cleaner.read import read
from cleaner.render.records import encode
from cleaner.render.safe import printable


@given(any_text(), LEVEL)
def test_conservation(text, level):
    cleaned = cleaner.clean(text, input="text", level=level)
    tiles = sorted([b.span for b in cleaned.kept] + [gone.span for gone in cleaned.removals])
    assert tiles == [b.span for b in cleaned.page.blocks]


def test_conservation_is_checked_when_a_result_is_made():
    page = Page("p", "one\ntwo", (Block(0, Span(0, 3), "line"), Block(1, Span(4, 7), "line")))
    with pytest.raises(LawBroken, match="conservation"):
        Cleaned(page, (page.blocks[0],), ())
    with pytest.raises(LawBroken):
        Cleaned(page, page.blocks, (Removal(Span(0, 3), "C101", "x", "x", 1.0),))


@given(any_text(), LEVEL)
def test_replay_gives_the_same_text(text, level):
    cleaned = cleaner.clean(text, input="text", level=level)
    assert cleaner.replay(cleaned.page, cleaned.removals) == cleaned.text


@given(any_text())
def test_blocks_hold_everything_but_blanks(text):
    page, _ = read(text, input="text")
    place = 0
    for block in page.blocks:
        gap = page.text[place : block.span.start]
        assert all(unicodedata.category(c) in ("Cc", "Cf", "Zs", "Zl", "Zp") for c in gap)
        assert block.span.start < block.span.end
        place = block.span.end
    assert all(unicodedata.category(c) in ("Cc", "Cf", "Zs", "Zl", "Zp") for c in page.text[place:])


@given(st.text())
def test_text_is_read_unchanged(text):
    page, _ = read(text, input="text")
    assert page.text == text


@given(any_text(), LEVEL)
def test_idempotence(text, level):
    once = cleaner.clean(text, input="text", level=level).text
    again = cleaner.clean(once, input="text", level=level)
    assert again.removals == ()
    assert again.text == once


def test_rounds_end():
    """A page of which every round takes a few lines is judged as often as its length allows, and no more often."""
    lines = ["Ben Hale says:", "Ben Hale says:", QUAY, "\u00a9 2024", "3 comments", "The Old Mill", "Tags: ferries"]
    began = time.process_time()
    gone = cleaner.clean("\n\n".join(lines * 300), input="text", origin="extracted").removals
    assert 300 < len(gone) < 2000
    assert time.process_time() - began < 30


OPTIONS = st.fixed_dictionaries(
    {"level": LEVEL, "origin": st.sampled_from(ORIGINS)},
    optional={
        "keep": st.lists(st.sampled_from(["C1", "C2", "D4", "L6", "C101", "D403"]), max_size=2),
        "phrases": st.just(["Reply", "the ferry and the harbour"]),
        "lang": st.sampled_from(["en", "de", "zh"]),
    },
)


@given(mixed_pages(), OPTIONS)
@examples(2)
def test_laws_on_whatever_rules_are_about(text, options):
    cleaned = cleaner.clean(text, input="text", **options)
    assert sorted([b.span for b in cleaned.kept] + [gone.span for gone in cleaned.removals]) == [
        block.span for block in cleaned.page.blocks
    ]
    assert {gone.twin for gone in cleaned.removals} - {None} <= {block.span for block in cleaned.kept}
    again = cleaner.clean(cleaned.text, input="text", **options)
    assert (again.removals, again.text) == ((), cleaned.text)


PROSE = "The ferry left the harbour at dawn with forty people on board and came back empty in the evening."
QUAY = "Nobody on the quay could say where the passengers had gone, and the captain did not speak to anyone."


LINE = "The ferry left the harbour at dawn with forty people on board and came back empty in the evening after 3 days"
PROSE = f"{LINE}. {LINE.replace('ferry', 'coaster')}."
WRAPPED = (
    "The boat came back to the harbour without anyone on board of it, and the people of the island",
    "who stood on the quay asked where all the others were and what the captain had to say about it.",
)
TWICE = {
    "a-line-becomes-a-heading": (
        "gentle",
        ["the owl 29", "The Loaf and the Ferry", "Always active", PROSE, f"{PROSE}\u200d", "ALWAYS ACTIVE", "The Loaf and the Ferry"],
    ),
    "a-run-has-a-heading-now": (
        "balanced",
        ["52", "The Loaf and the Ferry", LINE, "The days?", "Th\u200ce Loaf and the Ferry", LINE.upper(),
         "The Loaf and the Ferry", LINE.upper()],
    ),
    "the-twin-goes-and-another-stays": (
        "balanced",
        ["Ferry Comes Back\u202e - Moor - Media", "", "Ferry Comes Back - Moor", "", "Ferry Comes Back", "", PROSE],
    ),
    "one-goes-a-round": ("balanced", [*(f"The Way to Pier {number // 2}" for number in range(30)), PROSE]),
    "lines-come-together": ("balanced", [*WRAPPED, PROSE, WRAPPED[0], "Leave a Comment", WRAPPED[1], PROSE.replace("ferry", "owl")]),
}  # fmt: skip


@pytest.mark.parametrize(("level", "lines"), TWICE.values(), ids=TWICE)
def test_cleaning_twice_removes_nothing_more(level, lines):
    once = cleaner.clean("\n".join(lines), input="text", level=level)
    again = cleaner.clean(once.text, input="text", level=level)
    assert once.removals
    assert (again.removals, again.text) == ((), once.text)


@given(any_text())
def test_determinism_and_no_state_between_calls(text):
    first = cleaner.clean(text, input="text")
    cleaner.clean("Leave a Comment\n" * 3, input="text")
    assert cleaner.clean(text, input="text") == first


@given(any_text(), any_text(), st.booleans())
@examples(0.4)
def test_one_page_never_changes_another(one, other, fast):
    sources = [(f"<nav>Home</nav><p>{text}</p>", "html") for text in (one, other)] + [(one, "text"), (other, "text")]

    def cleaned(source, kind):
        return cleaner.clean(source, input=kind, fast=fast)

    alone = [cleaned(*source) for source in sources]
    assert [cleaned(*source) for source in reversed(sources)][::-1] == alone


@given(any_text())
def test_twins_stay_and_come_first(text):
    cleaned = cleaner.clean(text, input="text", level="strict")
    kept = {block.span for block in cleaned.kept}
    for gone in cleaned.removals:
        if gone.twin is not None:
            assert gone.twin in kept
            # the twin of an entry of a table of contents is the heading below
            assert gone.twin.start < gone.span.start or gone.name == "contents-list"


@given(pages(), chrome(), st.booleans())
def test_monotony_chrome_at_an_end_changes_nothing_else(text, phrase, before):
    rest = cleaner.clean(text, input="text")
    longer = f"{phrase}\n\n{text}" if before else f"{text}\n\n{phrase}"
    more = cleaner.clean(longer, input="text")
    texts = [more.page.of(block) for block in more.kept]
    assert texts == [rest.page.of(block) for block in rest.kept]


@given(pages(), paragraphs(), chrome())
def test_a_chrome_phrase_inside_a_sentence_costs_nothing(text, paragraph, phrase):
    sentence = f"{paragraph} The sign said {phrase.lower().rstrip('.?')} and nobody minded it."
    assert sentence in cleaner.clean(f"{text}\n\n{sentence}\n", input="text").text


@given(any_text())
def test_never_empty_by_accident(text):
    prose = "The evening ferry turned back on Thursday after its steering failed twice within a mile of the harbour."
    assert prose in cleaner.clean(f"{text}\n\n{prose}\n\n{text}", input="text", level="strict").text


def test_a_page_of_prose_that_looks_like_chrome_is_kept_with_a_warning():
    line = "Subscribe to our newsletter and you will learn how the ferry came back to the harbour without a captain."
    cleaned = cleaner.clean(line, input="text")
    assert cleaned.text == line
    assert any("nothing" in warning for warning in cleaned.warnings)


@given(st.binary(max_size=400))
def test_any_bytes_are_read(data):
    cleaned = cleaner.clean(data)
    cleaned.text.encode("utf-8")


@given(hostile_text())
def test_any_text_is_read_and_prints_safely(text):
    cleaned = cleaner.clean(text)
    shown = printable(cleaned.text) + encode(cleaned.to_dict()) + printable(cleaned.explain())
    shown.encode("utf-8")
    bad = [c for c in shown if unicodedata.category(c) == "Cc" and c not in "\n\t"]
    assert bad == []
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200e\u200f")


@given(any_text())
def test_results_pickle_and_speak_for_themselves(text):
    cleaned = cleaner.clean(text, input="text")
    assert pickle.loads(pickle.dumps(cleaned)) == cleaned
    assert cleaned.to_dict()["schema"] == 1
    assert str(cleaned) == cleaned.text


@given(articles(), st.sampled_from(["\r\n", "\r", "\u2028"]))
def test_line_ends_make_no_difference(blocks, end):
    plain = cleaner.clean("\n".join(blocks), input="text")
    other = cleaner.clean(end.join(blocks), input="text")
    assert [plain.page.of(b) for b in plain.kept] == [other.page.of(b) for b in other.kept]
    assert [gone.rule for gone in plain.removals] == [gone.rule for gone in other.removals]


@given(st.lists(paragraphs(), min_size=2, max_size=6, unique=True))
def test_an_article_pasted_twice_comes_out_once(blocks):
    long_ones = [f"{block} {' '.join(block.split()[::-1])}." for block in blocks]
    once = cleaner.clean("\n\n".join(long_ones), input="text")
    twice = cleaner.clean("\n\n".join([*long_ones, *long_ones]), input="text")
    assert twice.text == once.text


@given(any_text(), LEVEL)
def test_a_stricter_level_never_keeps_more_of_what_phrases_claim(text, level):
    def phrases(found):
        return {gone.span for gone in found.removals if gone.rule.startswith("C1")}

    gentle = cleaner.clean(text, input="text", level="gentle")
    assert phrases(gentle) <= {gone.span for gone in cleaner.clean(text, input="text", level=level).removals}


@given(any_text())
def test_keeping_all_rules_removes_nothing(text):
    families = ("C1", "C2", "D4", "L6", "U9")
    assert cleaner.clean(text, input="text", keep=families).removals == ()


@given(pages(), st.text("abcdefgh ", min_size=3, max_size=30))
def test_your_own_phrase_goes(text, phrase):
    line = f"zq {phrase} zq"
    cleaned = cleaner.clean(f"{text}\n\n{line.upper()}!\n", input="text", phrases=[line])
    assert line.upper() + "!" not in cleaned.text
