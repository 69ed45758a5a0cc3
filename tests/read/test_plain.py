"""Plain text to blocks: layouts told apart line by line, kinds by shape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.read import read, sniff
from cleaner.read.plain import blocks_of, kind_of

WRAPPED = """\
The evening ferry to Hallow Island turned back on Thursday after its
steering failed twice within a mile of the harbour. Nobody was hurt, the
operator said, and the forty passengers were taken across the next day.
"""


def texts(text):
    return [block.span.of(text) for block in blocks_of(text)]


def test_one_paragraph_a_line():
    text = "A Title Here\nThe ferry left at dawn.\nIt came back empty.\n"
    assert texts(text) == ["A Title Here", "The ferry left at dawn.", "It came back empty."]


def test_paragraphs_parted_by_empty_lines():
    assert len(texts("The ferry left at dawn.\n\n \nIt came back empty.")) == 2


def test_hard_wrapped_lines_are_one_paragraph():
    assert texts(WRAPPED) == [WRAPPED.rstrip("\n")]


def test_a_short_line_ends_a_hard_wrapped_paragraph():
    text = WRAPPED + "The end.\n" + WRAPPED
    assert len(texts(text)) <= 3
    assert "".join(texts(text)).count("Nobody was hurt") == 2


def test_two_lines_are_one_paragraph_when_the_first_breaks_off_within_a_sentence():
    first = "The evening ferry to Hallow Island turned back on Thursday after its"
    assert texts(f"{first}\nsteering had failed.") == [f"{first}\nsteering had failed."]
    for one, two in (
        (f"{first} day.", "steering had failed."),
        (first, "Steering had failed."),
        (first[:40], "steering."),
    ):
        assert texts(f"{one}\n{two}") == [one, two]


@pytest.mark.parametrize(
    ("pair", "one"),
    [
        ("The operator has promised to pay for the whole search, which may go on\nuntil the month ends.", True),
        ("The operator has promised to pay for the whole search, which may go on\nInsurers and Their Searches", False),
        ("The operator will pay for what the search of the whole island has cost.\nuntil the month ends.", False),
        ("in -> harbour, boats, passengers, the weather, island_name, and a year\nuntil the month ends.", False),
    ],
    ids=["it-goes-on", "a-heading", "a-sentence-ends", "code"],
)
def test_two_lines_of_a_wrapped_text_are_one_paragraph_if_they_would_be_without_the_others(pair, one):
    """Else they would part when the others go, and other lines of the clean text would go than of the page."""
    above = WRAPPED.replace(" the next day.", ".")
    assert texts(f"{above}{pair}") == [above.rstrip("\n"), *([pair] if one else pair.split("\n"))]


def wrapped_runs():
    """Runs of lines of about one length, some shorter, that break off, end a sentence or begin with a capital."""
    line = st.builds(
        lambda words, start, end: f"{start} {'sail ' * words}{end}".strip(),
        st.sampled_from([4, 11, 11, 12, 12, 13]),
        st.sampled_from(["the", "Harbour", "for("]),
        st.sampled_from(["boat", "boat", "boat.", "boat,", "{", ""]),
    )
    return st.lists(line, min_size=2, max_size=9).map("\n".join)


@given(wrapped_runs())
def test_every_wrapped_paragraph_is_one_by_itself(text):
    assert all(texts(block) == [block] for block in texts(text))


FULL, SHORT = ("sail " * 12).strip(), ("sails " * 8).strip()
"""A line after which no word would have fitted, and one after which one would."""


@pytest.mark.parametrize(
    ("lines", "blocks"),
    [
        ([FULL, FULL, FULL, SHORT, FULL], [4, 1]),
        ([FULL, FULL, SHORT, FULL, FULL, SHORT, FULL], [3, 3, 1]),
        ([FULL, SHORT, FULL, FULL, SHORT, FULL], [1] * 6),  # too many short lines for the last ones of paragraphs
        ([SHORT, SHORT, FULL], [1] * 3),
    ],
)
def test_most_lines_of_a_hard_wrapped_text_are_full(lines, blocks):
    assert [block.count("\n") + 1 for block in texts("\n".join(lines))] == blocks


def test_verse_and_lists_are_not_joined():
    verse = "Row me over, ferryman,\nover to the shore,\nthe bells of Brannoc rang me out\nand ring for me no more.\n"
    assert len(texts(verse)) == 4
    listed = "".join(
        f"- {word} of the {word} and the {word} that the {word} of the {word} had\n"
        for word in ("mill", "bell", "owls", "boat")
    )
    assert len(texts(listed)) == 4


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_all_line_ends(end):
    assert len(blocks_of(f"One line{end}{end}Another line{end}")) == 2


def test_blanks_and_controls_at_the_ends_of_a_line_belong_to_no_block():
    text = "\ufeff\u200b  \x00The ferry left.\u00a0\x00\r\n"
    assert texts(text) == ["The ferry left."]


@pytest.mark.parametrize("text", ["", "\n\n", " \t\u00a0\u200b\ufeff", "\x00\x00"])
def test_nothing_gives_no_block(text):
    assert blocks_of(text) == ()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The ferry left at dawn.", "paragraph"),
        ("What the Engineers Found", "heading"),
        ("What Does This Mean for the Island?", "heading"),
        ("why did he do it?", "paragraph"),
        ("- two eggs", "item"),
        ("\u2022 two eggs", "item"),
        ("1. Take two eggs", "item"),
        ("> he wrote", "quote"),
        ("Boat\tLeaves\tArrives", "row"),
        ("Boat | Leaves | Arrives", "row"),
        ("by ytools", "line"),
        ("print(boat.name)", "code"),
        ("return len(boats);", "code"),
        *(
            (line, "code")
            for line in ("boat => boat.name", "when a == b", "left != right", "count += 1", "a && b", "a || b")
        ),
        *((line, "code") for line in ("std::vector", "ship->name")),
        ("x = 3", "line"),
        ("Boats -> harbour", "heading"),
        ("comments (12)", "line"),
        ("阅读(1280)", "heading"),
        ("Never.", "paragraph"),
    ],
)
def test_kinds(line, kind):
    assert kind_of(line) == kind


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<!DOCTYPE html><p>x", "html"),
        ("\ufeff\n<html><body>x", "html"),
        ("<?xml version='1.0'?><!-- c --><html>", "html"),
        ("Text with <b>one</b> tag", "text"),
        ("a <p>b</p> <p>c</p> <a href='x'>d</a>", "html"),
        ("if a < b and c > d: pass", "text"),
        ("", "text"),
    ],
)
def test_sniffing(text, what):
    assert sniff(text) == what


def test_an_unnamed_page_has_a_stable_id():
    first, _ = read("The ferry left.", input="text")
    second, _ = read(b"The ferry left.", input="text")
    assert first.id == second.id
    assert len(first.id) == 12
