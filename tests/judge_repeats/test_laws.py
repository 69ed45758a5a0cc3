"""The laws of the repeat judge, on pages drawn at random from a small stock of blocks."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from cleaner.judge.repeats.page import judge
from cleaner.model import Kind, Page
from cleaner.options import CleanOptions, Level
from tests.judge_repeats.pages import context, gone, kind_of, page_of
from tests.seeds import printed_with_any_hash_seed

WORDS = [
    "rain",
    "wind",
    "harbour",
    "crew",
    "mast",
    "rope",
    "tide",
    "lamp",
    "stone",
    "bread",
    "road",
    "hill",
    "winter",
    "letter",
    "morning",
    "boat",
    "door",
]
KINDS: tuple[Kind, ...] = ("paragraph", "paragraph", "heading", "item", "row", "line", "quote", "code", "caption")


def sentence(seed: int, size: int) -> str:
    """A sentence of ``size`` words that differs from those of other seeds nearly everywhere."""
    picked = [WORDS[(seed * 7 + place * (seed % 5 + 3) + place * place) % len(WORDS)] for place in range(size)]
    return " ".join([f"Story{seed}", *picked[1:]]).capitalize() + "."


STOCK = [sentence(seed, size) for seed, size in enumerate([3, 6, 9, 16, 18, 22, 27, 30, 34, 41])]
STOCK += [STOCK[7].replace("rain", "snow"), STOCK[8][:120] + ".", STOCK[9].replace("Story9", "Story10")]
pages = st.lists(st.tuples(st.sampled_from(STOCK), st.sampled_from(KINDS)), min_size=0, max_size=24).map(
    lambda rows: page_of([row[0] for row in rows], [row[1] for row in rows])
)
levels: st.SearchStrategy[Level] = st.sampled_from(("gentle", "balanced", "strict"))


def left(page: Page, options: CleanOptions) -> Page:
    lost = set(gone(page, options))
    blocks = [block for block in page.blocks if block.index not in lost]
    return page_of([page.of(block) for block in blocks], [block.kind for block in blocks])


@given(pages, levels)
@examples(6.7)
def test_spans_twins_and_weights(page: Page, level: Level) -> None:
    options = CleanOptions(level=level)
    lost = set(gone(page, options))
    by_span = {block.span: block for block in page.blocks}
    for verdict in judge(page, context(options)):
        block = by_span[verdict.span]
        assert verdict.twin is not None
        twin = by_span[verdict.twin]
        assert twin.index < block.index
        assert twin.index not in lost
        assert 0 < verdict.weight <= 1
        assert verdict.evidence
        if verdict.rule != "D402":
            assert page.of(twin).lower() == page.of(block).lower()
        if verdict.rule != "D403":
            assert block.kind in ("paragraph", "quote", "caption")


@given(pages, levels)
@examples(6.7)
def test_pure_and_idempotent(page: Page, level: Level) -> None:
    options = CleanOptions(level=level)
    assert list(judge(page, context(options))) == list(judge(page, context(options)))
    once = left(page, options)
    assert gone(once, options) == []


@given(st.lists(st.sampled_from(STOCK[3:10]), min_size=2, max_size=6, unique=True))
def test_an_appended_copy_of_the_page_goes_exactly(lines: list[str]) -> None:
    twice = [*lines, *lines]
    assert gone(page_of(twice)) == list(range(len(lines), len(twice)))


@given(st.lists(st.text(max_size=60), max_size=20))
def test_any_text(lines: list[str]) -> None:
    page = page_of(lines * 2, ["paragraph"] * (2 * len(lines)))
    for verdict in judge(page, context()):
        assert verdict.span in {block.span for block in page.blocks}


@given(st.lists(st.sampled_from(STOCK[:3]), min_size=1, max_size=4), st.integers(2, 5))
def test_lines_and_refrains_stay(refrain: list[str], times: int) -> None:
    lines = refrain * times
    for kind in ("line", "item", "row", "paragraph", "heading", "code"):
        assert gone(page_of(lines, [kind] * len(lines))) == []


@given(st.integers(6, 9), st.data())
def test_a_number_a_name_or_a_denial_keeps_a_copy(number: int, data: st.DataObject) -> None:
    words = STOCK[number].split()
    place = data.draw(st.integers(1, len(words) - 2))
    first = data.draw(st.sampled_from(["seven", "1,204", "Ruth", "not", "never", "7%"]))
    second = data.draw(st.sampled_from(["eight", "1,205", "Rosa", "", "always", "9%"]))
    was = " ".join([*words[:place], first, *words[place:]])
    becomes = " ".join([*words[:place], *([second] if second else []), *words[place:]])
    if first != second:
        assert gone(page_of([was, becomes])) == []
        assert gone(page_of([becomes, was])) == []


def test_the_same_for_any_hash_seed() -> None:
    code = (
        "from tests.judge_repeats.test_laws import STOCK, page_of, judge, context;"
        "print(list(judge(page_of(STOCK * 2 + STOCK[::-1]), context())))"
    )
    assert len(printed_with_any_hash_seed(code)) == 1


def test_many_equal_blocks_stay_cheap() -> None:
    for line in (STOCK[8], STOCK[1], STOCK[3]):
        page = page_of([line] * 20_000, [kind_of(line)] * 20_000)
        began = time.process_time()
        found = gone(page)
        assert time.process_time() - began < 30
        assert len(found) == (19_999 if line == STOCK[8] else 0)


def test_many_copies_that_differ_in_a_number_stay_cheap() -> None:
    lines = [f"{STOCK[8][:-1]} in the year {number}." for number in range(5_000)]
    page = page_of(lines)
    began = time.process_time()
    assert gone(page) == []
    assert time.process_time() - began < 60
