"""What is left of a page is read as the clean text will be: the same blocks, of the same kinds."""

from textwrap import wrap

from hypothesis import example, given
from hypothesis import strategies as st

from cleaner.model import Page, Removal, Span, replay
from cleaner.read.left import left_of, places_in, reads_in_other_blocks
from cleaner.read.plain import blocks_of

LONG = "a line that is longer than a heading may be, and goes on and on about the ferry and the harbour and the islands and the lighthouse, without an end"
LINES = (
    "The long way home", "more of it", "Ferries and islands", "ada@example.org", "boats", "Menu", "A bell",
    LONG,
    "Who Was on the Night Boat?",
    "It rained on the hill all day long.", "Nobody came.", "“Who is there?”", "The council will meet on Thursday in the old school, and nobody may stay away.",
    "- two eggs", "1. Ferries", "> quoted", "a | b | c", "Name\tPrice", "print(boat.name)", "Photo: Ada Moor", "if (x) {",
    "  an indented line", "\u6e21\u8f6e\u508d\u665a\u8fd4\u56de\u6e2f\u53e3", "\u6e21\u8f6e\u508d\u665a\u8fd4\u56de\u6e2f\u53e3\u3002",
)  # fmt: skip
WRAPPED = tuple(
    tuple(wrap(text, width))
    for width in (50, 70)
    for text in (
        "The ferry came back to the harbour at dawn, and the people who stood on the quay had not slept at all that night, so nobody asked who was on board.",
        "the captain drank in the blue house and he told nobody anything about it until the mayor came down from the town and the bell was rung twice",
    )
)
"""Hard-wrapped paragraphs, line by line."""
GAPS = ("\n", "\n", "\n", "\n\n", "\r\n", "\n \n", "\u2028")


@st.composite
def texts(draw):
    """Lines of all kinds and hard-wrapped paragraphs, some of them torn; empty lines between some."""
    line = st.sampled_from(LINES).map(lambda line: (line,))
    piece = st.one_of(line, line, st.sampled_from(WRAPPED), st.builds(_torn, st.sampled_from(WRAPPED), line))
    lines = [line for lines in draw(st.lists(piece, min_size=1, max_size=8)) for line in lines]
    return "".join(line + draw(st.sampled_from(GAPS)) for line in lines)


def _torn(wrapped, line):
    return (*wrapped[:2], *line, *wrapped[2:])


def page_of(text, source="text", joined=()):
    return Page("p", text, blocks_of(text), source=source, joined=frozenset(joined))


def rest(page, kept):
    """The text of the blocks that stay."""
    gone = [block for block in page.blocks if block not in kept]
    return replay(page, tuple(Removal(block.span, "U901", "gone", "is gone", 1.0) for block in gone))


@example("boats\n- two eggs\n", {0})
@example("boats\nwho Was the Captain of the Boat?\n", {0})
@example(f"Menu\nboats\nThe long way home\n{LONG}\n", {1})
@example("Menu\nboats\n\nThe long way home\nMenu\n", {1})
@example("\n".join((WRAPPED[0][0], "Menu", *WRAPPED[0][1:3])), {1})
@given(texts(), st.sets(st.integers(0, 15)))
def test_the_same_blocks_of_the_same_kinds(text, gone):
    page = page_of(text)
    kept = tuple(block for block in page.blocks if block.index not in gone)
    clean = rest(page, kept)
    again = blocks_of(clean)
    same = [block.span.of(clean) for block in again] == [page.of(block) for block in kept]
    assert reads_in_other_blocks(page, kept) is not same
    if same:
        assert [block.kind for block in left_of(page, kept)] == [block.kind for block in again]


def test_pages_whose_blocks_are_no_lines_keep_their_kinds():
    text = "Menu\nboats\nMenu\nFerries and islands\nMenu"
    for page in (page_of(text, source="html"), page_of(text, joined=[Span(0, 4)])):
        kept = (page.blocks[1], page.blocks[3])
        assert left_of(page, kept) == kept
        assert left_of(page_of(text), kept) != kept


def test_pages_whose_blocks_are_no_lines_are_read_in_no_other_blocks():
    text = "The ferry came back to the harbour at dawn, and the people\nShare\nasked who was on board."
    for page in (page_of(text, source="html"), page_of(text, joined=[Span(0, 4)])):
        assert not reads_in_other_blocks(page, (page.blocks[0], page.blocks[2]))
        assert reads_in_other_blocks(page_of(text), (page.blocks[0], page.blocks[2]))


@given(texts(), st.sets(st.integers(0, 15)), st.integers(0, 400), st.integers(0, 400))
def test_places(text, gone, start, end):
    page = page_of(text)
    kept = tuple(block for block in page.blocks if block.index not in gone)
    clean = rest(page, kept)
    found = places_in(page, kept, clean)(Span(start, end))
    # The clean text read block by block, each looked for behind the one before it.
    at, whole = 0, []
    for block in kept:
        at = clean.index(page.of(block), at)
        if start <= at and at + len(page.of(block)) <= end:
            whole.append(block.span)
        at += len(page.of(block))
    assert list(found) == whole
