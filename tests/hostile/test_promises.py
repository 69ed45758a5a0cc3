"""Promises that no other test would miss: found by breaking things on purpose (``tests/benchmarks/mutations.py``)."""

from cleaner.cli.inputs import split_mark
from cleaner.decide import Opinions, decide, settle
from cleaner.judge import rules
from cleaner.judge.repeats.wording import difference
from cleaner.model import Block, Page, Span, Verdict
from cleaner.options import CleanOptions
from cleaner.text import normalize


def test_a_copy_whose_twin_falls_to_another_rule_stays_and_is_the_twin_of_the_next():
    spans = [Span(0, 3), Span(4, 7), Span(8, 11)]
    page = Page("p", "one\none\none", tuple(Block(n, span, "paragraph") for n, span in enumerate(spans)))
    verdicts = [
        Verdict("C101", spans[0], 0.98),
        Verdict("D401", spans[1], 0.99, twin=spans[0]),
        Verdict("D401", spans[2], 0.99, twin=spans[0]),
    ]
    cleaned = decide(page, verdicts, rules(), CleanOptions())
    assert [block.span for block in cleaned.kept] == [spans[1]]
    assert [gone.twin for gone in cleaned.removals] == [None, spans[1]]


def test_long_runs_of_marks_are_capped_before_normalising():
    assert len(normalize("a" + "\u0301\u0327" * 500)) < 40


def test_long_copies_that_tell_something_new_are_compared_quickly():
    same = "the ferry turned back on thursday after its steering failed within a mile of the harbour wall "
    first = same * 200
    later = first + " ".join(f"w{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}xyz{n}" for n in range(4000))
    assert difference(first, later).tells


def test_marks_that_part_documents():
    assert split_mark(r"\f-\x1e\u00e9\\") == b"\x0c-\x1e\xc3\xa9\\"


def test_what_the_scorer_said_for_a_line_is_void_when_it_is_asked_again():
    page = Page("p", "one\ntwo", (Block(0, Span(0, 3), "paragraph"), Block(1, Span(4, 7), "paragraph")))
    against, kept = Verdict("C101", Span(4, 7), 0.95), Verdict("L601", Span(4, 7), -0.99)
    options = CleanOptions()
    assert decide(page, [against, kept], rules(), options).removals == ()
    opinions = Opinions()
    assert opinions.hear([against, kept], anew=False)
    for found, anew, changed, gone in (
        ([], False, False, []),
        ([], True, True, [Span(4, 7)]),
        ([kept], True, True, []),
        ([kept], True, False, []),
    ):
        assert opinions.hear(found, anew=anew) == changed
        assert list(settle(page, opinions, rules(), options).decided) == gone
