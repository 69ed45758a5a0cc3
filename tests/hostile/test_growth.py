"""Twice the input, twice the work: every reader, every format and every stage that sees many blocks, on texts made to be slow.

Counted in function calls (``counting``); seconds and memory of all traps are measured by ``tests/benchmarks/traps.py``.
"""

from __future__ import annotations

import gzip
import io
import json
from functools import cache

import pytest

import cleaner
from cleaner.batch.answers import answering
from cleaner.batch.records import RecordOptions
from cleaner.batch.repeats import Gone, without
from cleaner.batch.task import Task
from cleaner.memory import SiteMemory
from cleaner.model import Block, Cleaned, Page, Span, Verdict
from cleaner.options import CleanOptions, UserRule
from cleaner.pipeline_digest import digest, merge
from cleaner.read import read
from cleaner.read.records import lines_of
from cleaner.read.warc import documents
from cleaner.registry import RENDERERS
from cleaner.render.base import Digested
from cleaner.render.report import render as report
from cleaner.render.terminal import Renderer as Terminal
from cleaner.stories import group
from hostile.counting import GROWTH, calls
from hostile.traps import HTML_TRAPS, PROSE, TEXT_TRAPS, random_words

SIZE = 12_000
"""Characters of the smaller input."""


def growth(act):
    """How many times the calls twice the input takes; where that is much, twice that again: a bound may lie between."""
    found = [calls(lambda: act(SIZE)), calls(lambda: act(2 * SIZE))]
    if found[1] > GROWTH * found[0]:
        found = [found[1], calls(lambda: act(4 * SIZE))]
    return found[1] / found[0]


def html(size, name):
    return HTML_TRAPS[name](size).encode("utf-8", "replace")


@pytest.mark.parametrize("name", HTML_TRAPS)
def test_pages(name):
    assert growth(lambda size: read(html(size, name), input="html")) <= GROWTH


@pytest.mark.parametrize("fast", [True, False])
@pytest.mark.parametrize(
    "name", ["prose", "equal paragraphs", "near copies", "list of links", "rows", "headings", "divs of text", "breaks"]
)
def test_cleaned_pages(name, fast):
    assert growth(lambda size: cleaner.clean(html(size, name), input="html", fast=fast)) <= GROWTH


@pytest.mark.parametrize("name", TEXT_TRAPS)
def test_texts(name):
    assert growth(lambda size: read(TEXT_TRAPS[name](size).encode("utf-8", "replace"), input="text")) <= GROWTH


def jsonl(size):
    return b"".join(b'{"id": %d, "text": %s}\n' % (n, json.dumps(PROSE).encode()) for n in range(size // 130))


def test_lines_of_records():
    answer = answering(RecordOptions())
    assert (
        growth(
            lambda size: [
                answer(Task(n, "line", line.body)) for n, line in enumerate(lines_of(io.BytesIO(jsonl(size))))
            ]
        )
        <= GROWTH
    )


@pytest.mark.parametrize("line", ['{"text": "%s"}', '{"a": [%s]}', '{"text": "%s'])
def test_one_long_record(line):
    answer = answering(RecordOptions())
    unit = "1," if "[" in line else "The ferry left. "
    assert growth(lambda size: answer(Task(1, "line", (line % (unit * (size // len(unit)))).encode()))) <= GROWTH


def archive(size, length="%d"):
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + PROSE.encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {length}\r\n\r\n"
    if "%" in length:
        head %= len(body)
    return (head.encode() + body + b"\r\n\r\n") * (size // 300)


@pytest.mark.parametrize("length", ["%d", "7", "99999999", "x"])
def test_archives(length):
    assert growth(lambda size: list(documents(io.BytesIO(archive(size, length)), 1 << 20))) <= GROWTH


def test_packed_archives():
    def packed(size):
        return b"".join(gzip.compress(part) for part in [archive(300)] * (size // 300))

    assert growth(lambda size: list(documents(io.BytesIO(packed(size)), 1 << 20))) <= GROWTH


@cache
def cleaned(name, size):
    # As extracted text: the scorer of whole pages is in doubt about more lines of a longer page, and doubts are shown.
    return cleaner.clean(TEXT_TRAPS[name](size), input="text", origin="extracted")


@cache
def digested(name, size):
    one = cleaned(name, size)
    two = cleaner.clean(random_words("\n\n")(size), input="text")
    return Digested((digest(one, long="50%"), digest(two, long="50%")), (merge([one, two], budget="50%"),)), [one, two]


SHOWN = [
    "prose paragraphs",
    "equal sentences",
    "equal lines",
    "headings",
    "near copies",
    "lines of 5 to 20",
    "code",
    "bullets",
]


def made(form):
    return (
        Terminal(color="always", width=80, several=True) if form == "terminal" else RENDERERS.load(form)(several=True)
    )


@pytest.mark.parametrize("form", [*RENDERERS.table, "terminal"])
@pytest.mark.parametrize("name", SHOWN)
def test_formats(name, form):
    assert growth(lambda size: made(form).cleaned(cleaned(name, size))) <= GROWTH
    assert growth(lambda size: made(form).explained(cleaned(name, size))) <= GROWTH


@pytest.mark.parametrize("form", [*RENDERERS.table, "terminal", "report"])
@pytest.mark.parametrize("name", ["prose paragraphs", "numbered paragraphs", "equal sentences", "near copies"])
def test_formats_of_digests(name, form):
    def shown(size):
        found, articles = digested(name, size)
        if form == "report":
            return report(found, articles)
        return made(form).digested(found) + made(form).merged(found.merged, found.labels)

    assert growth(shown) <= GROWTH


@pytest.mark.parametrize("name", ["equal lines", "equal paragraphs", "numbered lines", "lines of 5 to 20"])
def test_learning(name):
    def learn(size):
        memory = SiteMemory()
        memory.observe(cleaned(name, size).page, host="a.example", day=1)
        return list(memory.rows()), memory.freeze()

    assert growth(learn) <= GROWTH


@pytest.mark.parametrize("name", ["prose paragraphs", "equal sentences", "numbered paragraphs", "lines of 60 to 130"])
def test_digests(name):
    assert growth(lambda size: digest(cleaned(name, size))) <= GROWTH


class Hashed(Span):
    """A span that is counted when it is looked up."""

    def __hash__(self):
        return super().__hash__()


def test_repeats_among_what_is_unsure():
    def repeating(size):
        spans = [Hashed(4 * n, 4 * n + 3) for n in range(size // 50)]
        blocks = tuple(Block(n, span, "paragraph") for n, span in enumerate(spans))
        unsure = tuple(Verdict("L601", span, 0.5) for span in spans)
        one = Cleaned(Page("a", "one\n" * len(spans), blocks), blocks, (), unsure)
        made = without(one, [Gone(n, False, "b", 1.0, "") for n in range(0, len(spans), 2)])
        assert made.unsure == unsure[1::2]

    assert growth(repeating) <= GROWTH


def test_stories_of_long_articles():
    def articles(size):
        return [cleaner.clean(random_words("\n\n")(size), input="text", id=str(n)).page for n in range(3)]

    assert growth(lambda size: group(articles(size))) <= GROWTH


def test_pages_of_a_stream_under_many_own_rules():
    def page(count):
        rules = tuple(UserRule(f"rule-{number}", "is ours", (f"agency moor {number}",)) for number in range(count))
        options = RecordOptions(CleanOptions(rules=rules))
        return lambda: cleaner.clean_record({"text": "It rained on the hill.\n\nAgency Moor\n"}, options=options)

    assert calls(page(2_000)) <= calls(page(1_000)) + 10
