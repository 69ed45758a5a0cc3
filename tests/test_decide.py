"""Verdicts to decisions: strongest wins, guards hold, twins stay, order never matters."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.decide import decide
from cleaner.errors import UnknownName
from cleaner.judge import rules
from cleaner.model import Block, Page, Rule, Span, Verdict
from cleaner.options import CleanOptions
from cleaner.read.plain import blocks_of

RULES = {code: Rule(code, name, "is a test") for code, name in (("C101", "one"), ("C202", "two"), ("D401", "copy"))}
TEXT = "first line\n\nsecond line\n\nthird line\n\nfourth line"
PAGE = Page("p", TEXT, blocks_of(TEXT))
A, B, C, D = (block.span for block in PAGE.blocks)


def gone(*verdicts, **options):
    cleaned = decide(PAGE, verdicts, RULES, CleanOptions(**options))
    return {removal.span: removal.rule for removal in cleaned.removals}


def test_the_strongest_verdict_gives_the_rule():
    assert gone(Verdict("C101", A, 0.9), Verdict("C202", A, 0.95)) == {A: "C202"}


@pytest.mark.parametrize(("level", "acts"), [("gentle", False), ("balanced", True), ("strict", True)])
def test_levels_are_thresholds(level, acts):
    assert (gone(Verdict("C101", A, 0.9), level=level) == {A: "C101"}) is acts


def test_what_argues_for_keeping_wins_when_it_is_as_strong():
    assert gone(Verdict("C101", A, 0.9), Verdict("C202", A, -0.9)) == {}
    assert gone(Verdict("C101", A, 0.9), Verdict("C202", A, -0.5)) == {A: "C101"}


def test_scorers_have_no_voice_in_what_is_known_of_the_site():
    scorer = Verdict("L602", A, -0.95)
    assert decide(PAGE, [Verdict("C101", A, 0.9), scorer], rules(), CleanOptions()).removals == ()
    assert [
        gone.span for gone in decide(PAGE, [Verdict("M501", A, 0.9), scorer], rules(), CleanOptions()).removals
    ] == [A]


def test_weak_verdicts_are_reported_as_unsure():
    cleaned = decide(PAGE, [Verdict("C101", A, 0.7), Verdict("C101", B, 0.3)], RULES, CleanOptions())
    assert [verdict.span for verdict in cleaned.unsure] == [A]


def test_keep_and_drop_by_code_name_and_family():
    for name in ("C101", "one", "ONE", "C1"):
        assert gone(Verdict("C101", A, 0.99), keep=(name,)) == {}
        assert gone(Verdict("C101", A, 0.1), drop=(name,)) == {A: "C101"}
    with pytest.raises(UnknownName, match="did you mean one"):
        gone(keep=("onne",))


def test_drop_is_heard_beside_a_stronger_verdict_that_does_not_act():
    weak, other = Verdict("C101", A, 0.3), Verdict("C202", A, 0.55)
    for verdicts in itertools.permutations((weak, other)):
        assert gone(*verdicts, drop=("C101",)) == {A: "C101"}
        assert gone(*verdicts) == {}
    assert gone(weak, Verdict("C202", A, 0.9), drop=("C101",)) == {A: "C202"}


def test_a_copy_of_several_goes_while_one_of_them_stays():
    text = "Said once.\n\nSaid twice.\n\nSomething else.\n\nSaid again."
    page = Page("p", text, blocks_of(text))
    one, two, three, four = (block.span for block in page.blocks)
    copies = [Verdict("D401", four, 0.99, twin=one), Verdict("D401", four, 0.9, twin=two), Verdict("C101", one, 0.99)]
    for verdicts in itertools.permutations(copies):
        removals = decide(page, verdicts, RULES, CleanOptions()).removals
        assert {removal.span: removal.twin for removal in removals} == {one: None, four: two}
    above = [
        Verdict("D401", one, 0.9, twin=three),
        Verdict("D401", one, 0.9, twin=four),
        Verdict("D401", three, 0.9, twin=two),
    ]
    for verdicts in itertools.permutations(above):
        removals = decide(page, verdicts, RULES, CleanOptions()).removals
        assert {removal.span: removal.twin for removal in removals} == {one: four, three: two}


def test_a_copy_stays_when_its_twin_goes_and_the_next_copy_points_to_it():
    text = "Said once.\n\nsaid  twice\n\nSomething else.\n\nSaid twice"
    page = Page("p", text, blocks_of(text))
    one, two, _, four = (block.span for block in page.blocks)
    copies = [Verdict("D401", two, 0.99, twin=one), Verdict("D401", four, 0.99, twin=one)]
    cleaned = decide(page, copies, RULES, CleanOptions())
    assert {removal.span: removal.twin for removal in cleaned.removals} == {two: one, four: one}
    cleaned = decide(page, [*copies, Verdict("C101", one, 0.99)], RULES, CleanOptions())
    assert {removal.span: removal.twin for removal in cleaned.removals} == {one: None, four: two}


def test_a_twin_below_that_goes_itself_hands_on_its_own():
    text = "The night boat\n\nThe day boat\n\nThe night boat\n\nThe day boat\n\nThe night boat"
    page = Page("p", text, blocks_of(text))
    title, day, entry, day_below, heading = (block.span for block in page.blocks)
    verdicts = [Verdict("C202", entry, 0.99, twin=heading), Verdict("D401", heading, 0.99, twin=title)]
    cleaned = decide(page, verdicts, RULES, CleanOptions())
    assert {removal.span: removal.twin for removal in cleaned.removals} == {entry: title, heading: title}
    verdicts = [Verdict("C202", day, 0.99, twin=day_below), Verdict("D401", day_below, 0.99, twin=title)]
    cleaned = decide(page, verdicts, RULES, CleanOptions())
    assert {removal.span: removal.twin for removal in cleaned.removals} == {day_below: title}


def test_copies_of_different_parts_of_what_fell_both_stay():
    copies = [Verdict("D401", B, 0.99, twin=A), Verdict("D401", D, 0.99, twin=A)]
    assert gone(*copies) == {B: "D401", D: "D401"}
    assert gone(*copies, Verdict("C101", A, 0.99)) == {A: "C101"}


def test_metadata_is_kept_though_its_line_goes():
    cleaned = decide(PAGE, [Verdict("C202", A, 0.9, found=(("byline", "Ada Moor"),))], RULES, CleanOptions())
    assert cleaned.get("byline") == "Ada Moor"
    kept = decide(PAGE, [Verdict("C202", A, 0.6, found=(("byline", "Ada Moor"),))], RULES, CleanOptions())
    assert kept.get("byline") is None


def test_metadata_is_kept_though_another_rule_is_surer_of_its_line():
    stated = Verdict("C202", A, 0.9, found=(("byline", "Ada Moor"), ("date", "May 3, 2024")))
    cleaned = decide(PAGE, [Verdict("C101", A, 0.99), stated], RULES, CleanOptions())
    assert (cleaned.get("byline"), cleaned.get("date")) == ("Ada Moor", "May 3, 2024")
    assert decide(PAGE, [Verdict("C101", A, 0.99), stated], RULES, CleanOptions(keep=("C202",))).meta == cleaned.meta
    unsure = stated._replace(weight=0.7)
    assert decide(PAGE, [Verdict("C101", A, 0.99), unsure], RULES, CleanOptions()).meta == ()
    assert decide(PAGE, [Verdict("C101", A, 0.99), unsure], RULES, CleanOptions(drop=("C202",))).meta == cleaned.meta


VERDICTS = st.builds(
    Verdict,
    st.sampled_from(sorted(RULES)),
    st.sampled_from([A, B, C, D]),
    st.sampled_from([-0.95, -0.5, 0.5, 0.8, 0.9, 0.99]),
    st.sampled_from(["", "x"]),
    st.none(),
)


@given(st.lists(VERDICTS, max_size=5))
def test_the_order_of_verdicts_never_matters(verdicts):
    results = {str(decide(PAGE, order, RULES, CleanOptions())) for order in itertools.permutations(verdicts)}
    assert len(results) == 1


@pytest.mark.parametrize(
    ("text", "rule", "stays"),
    [
        ("It rained all day.", "L601", True),
        ("It rained all day.", "H301", True),
        ("It rained all day.", "C101", False),
    ],
)
def test_a_short_sentence_comes_back_when_only_scorers_would_leave_the_page_empty(text, rule, stays):
    page = Page("p", text, (Block(0, Span(0, len(text)), "paragraph"),))
    cleaned = decide(page, [Verdict(rule, Span(0, len(text)), 0.99)], rules(), CleanOptions())
    assert bool(cleaned.kept) is stays
    assert bool(cleaned.warnings) is stays


@pytest.mark.parametrize(
    ("rules_of_blocks", "kept"),
    [
        (("L601",), ["It rained."]),
        (("H301", "C101"), ["It rained."]),
        (("C101", "H301"), ["rain all day"]),
        (("C101", "C101"), []),
        (("L601", "L601"), []),
    ],
)
def test_the_only_block_that_a_scorer_took_comes_back_when_nothing_would_be_left(rules_of_blocks, kept):
    text = "\n\n".join(["It rained.", "rain all day"][: len(rules_of_blocks)])
    page = Page("p", text, blocks_of(text))
    verdicts = [Verdict(rule, block.span, 0.99) for rule, block in zip(rules_of_blocks, page.blocks, strict=True)]
    cleaned = decide(page, verdicts, rules(), CleanOptions())
    assert [block.span.of(text) for block in cleaned.kept] == kept
    assert bool(cleaned.warnings) is bool(kept)


def test_of_several_blocks_that_scorers_took_sentences_come_back():
    title = "All that is known of the ferry to Hallow and of those who sailed on it"
    text = f"{title}\n\nIt rained all day.\n\nrain all day\n\nIt rained.\n\nWhere? Nobody knows it."
    page = Page("p", text, blocks_of(text))
    assert [block.kind for block in page.blocks] == ["heading", "paragraph", "line", "paragraph", "paragraph"]
    cleaned = decide(page, [Verdict("L601", block.span, 0.99) for block in page.blocks], rules(), CleanOptions())
    assert [block.span.of(text) for block in cleaned.kept] == ["It rained all day.", "Where? Nobody knows it."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_an_empty_line_stays_however_lines_end(end):
    for ends in (1, 2):
        text = (end * ends).join(("It rained.", "Leave a comment", "It stopped."))
        page = Page("p", text, blocks_of(text))
        cleaned = decide(page, [Verdict("C101", page.blocks[1].span, 0.99)], RULES, CleanOptions())
        assert cleaned.text == ("\n" * ends).join(("It rained.", "It stopped."))


COPIED = "Ten words here.\n\n3 min read\n\nAnother line.\n\n3 min read\n\n3 min read"
COPIES = Page("p", COPIED, blocks_of(COPIED))
_, FIRST, _, SECOND, THIRD = (block.span for block in COPIES.blocks)


@pytest.mark.parametrize(
    ("taking", "copying", "gone"),
    [
        (Verdict("C205", FIRST, 0.97), "D403", {FIRST: None, SECOND: None, THIRD: None}),
        (Verdict("C205", FIRST, 0.97), "C215", {FIRST: None, SECOND: None, THIRD: None}),
        (Verdict("C205", FIRST, 0.97), "C209", {FIRST: None, THIRD: SECOND}),
        (Verdict("C205", FIRST, 0.97), "D401", {FIRST: None, THIRD: SECOND}),
        (Verdict("L602", FIRST, 0.97), "D403", {FIRST: None, THIRD: SECOND}),
        (Verdict("M501", FIRST, 0.97), "D403", {FIRST: None, THIRD: SECOND}),
        (Verdict("C205", FIRST, 0.7), "D403", {SECOND: FIRST, THIRD: FIRST}),
    ],
    ids=["chrome", "contents", "an-echo", "a-paragraph", "a-scorer", "the-site", "it-stays"],
)
def test_copies_of_chrome_are_chrome(taking, copying, gone):
    """Of what a scorer took for chrome, or of a title, the next copy may be the text."""
    repeats = [Verdict(copying, span, 0.95, twin=FIRST) for span in (SECOND, THIRD)]
    for verdicts in itertools.permutations([taking, *repeats]):
        cleaned = decide(COPIES, verdicts, rules(), CleanOptions())
        assert {removal.span: removal.twin for removal in cleaned.removals} == gone
        if len(gone) == 3:
            assert {removal.rule for removal in cleaned.removals} == {"C205"}


def test_a_copy_that_does_not_say_the_same_as_the_chrome_it_repeats_stays():
    other = Page("p", COPIED.replace("3 min read\n\n3 min read", "4 min read\n\n3 min read"), COPIES.blocks)
    verdicts = [Verdict("C205", FIRST, 0.97), Verdict("D403", SECOND, 0.95, twin=FIRST)]
    assert [removal.span for removal in decide(other, verdicts, rules(), CleanOptions()).removals] == [FIRST]
