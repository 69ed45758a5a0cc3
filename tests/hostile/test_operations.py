"""What text costs, in function calls: unlike seconds they are the same on a busy machine, and a small rise shows."""

from __future__ import annotations

import pytest
from judge_lines.pages import ARTICLE, FOOT, MENU

import cleaner
from cleaner import pipeline
from cleaner.judge import line_table
from cleaner.judge.lines import own as line_own
from cleaner.pipeline_digest import digest
from cleaner.registry import RENDERERS
from hostile.counting import GROWTH, calls
from hostile.traps import TEXT_TRAPS

LINES = 1000


def tiny(count: int) -> str:
    """So many lines of one to three letters, some hundred distinct ones."""
    return "\n".join(
        "abcdefghijklm"[place % 13 : place % 13 + 1 + place % 3] + "xyz"[place % 3] for place in range(count)
    )


@pytest.mark.parametrize(
    ("text", "most"),
    [
        pytest.param(tiny(LINES), 72, id="tiny lines"),
        pytest.param("\n\n".join(tiny(LINES).split("\n")), 85, id="tiny blocks"),
        pytest.param("- x\n" * LINES, 54, id="list"),
        pytest.param("\n".join(f"{place}. item of the list" for place in range(LINES)), 355, id="numbered"),
    ],
)
def test_calls_a_line(text, most):
    """About a third more than were counted when these bounds were set."""
    assert calls(lambda: cleaner.clean(text, input="text").text) <= most * LINES


@pytest.mark.parametrize(
    "name",
    [
        "short lines", "bullets long", "numbered lines", "colon lines", "headings", "by names", "headings of comments",
        "phrases of consent", "titles with sites",
    ],
)  # fmt: skip
def test_calls_grow_with_the_text(name):
    make = TEXT_TRAPS[name]
    one, two = (calls(lambda size=size: cleaner.clean(make(size), input="text").text) for size in (12_000, 24_000))
    assert two <= GROWTH * one


@pytest.mark.parametrize("form", ["text", "md", "json"])
@pytest.mark.parametrize("name", ["lines of 100 to 130", "lines of 5 to 20", "headings", "code"])
def test_calls_of_a_format_grow_with_the_text(name, form):
    make = TEXT_TRAPS[name]
    shown = []
    for size in (12_000, 24_000):
        # As extracted text: the scorer of whole pages is in doubt about more lines of a longer page, and doubts are shown.
        cleaned = cleaner.clean(make(size), input="text", origin="extracted")
        shown.append(calls(lambda cleaned=cleaned: RENDERERS.load(form)(several=False).cleaned(cleaned)))
        shown.append(calls(lambda cleaned=cleaned: RENDERERS.load(form)(several=False).explained(cleaned)))
    assert shown[2] <= GROWTH * shown[0]
    assert shown[3] <= GROWTH * shown[1]


def test_digests_of_equal_sentences_cost_by_the_distinct_ones():
    cleaned = cleaner.clean("\u4f60\u597d\u3002" * LINES, input="text")
    assert calls(lambda: digest(cleaned)) <= 150 * LINES


def test_each_distinct_line_is_looked_at_once(monkeypatch):
    seen: list[str] = []
    scored: list[str] = []
    make, alone = line_table.Line.__init__, line_own.alone

    def noted(self: line_table.Line, text: str) -> None:
        seen.append(text)
        make(self, text)

    def noted_alone(line: str, *more: object) -> object:
        scored.append(line)
        return alone(line, *more)

    monkeypatch.setattr(line_table.Line, "__init__", noted)
    monkeypatch.setattr(line_own, "alone", noted_alone)
    text = f"{tiny(LINES)}\nLeave a Comment\n{tiny(LINES)}\nThe ferry left at dawn and came back empty at night.\n"
    cleaned = cleaner.clean(text, input="text", origin="page")
    assert any(gone.name == "comment-prompt" for gone in cleaned.removals)
    assert len(seen) == len(set(seen))
    assert len(scored) == len(set(scored)) > 0


TORN = "\n".join((
    *MENU, *ARTICLE, "", "The ferry came back to the harbour at dawn, and the people", "Leave a Comment", "asked who was on board.",
    "", *FOOT,
))  # fmt: skip
"""A page one of whose paragraphs is put together once what parts it is gone."""


def test_what_is_left_is_read_once_where_that_takes_nothing_more(monkeypatch):
    count = []
    read = pipeline.read
    monkeypatch.setattr(pipeline, "read", lambda *given, **named: count.append(1) or read(*given, **named))
    cleaned = cleaner.clean(TORN, input="text", origin="page")
    assert "Leave a Comment" not in cleaned.text
    assert len(count) == 2


def test_what_is_known_of_a_line_holds_for_what_is_left(monkeypatch):
    seen: list[str] = []
    make = line_table.Line.__init__
    monkeypatch.setattr(line_table.Line, "__init__", lambda self, text: seen.append(text) or make(self, text))
    assert cleaner.clean(TORN, input="text", origin="page").removals
    assert len(seen) == len(set(seen))
