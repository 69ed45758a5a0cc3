"""Pages for these tests: one line a block, kinds by shape."""

from __future__ import annotations

from cleaner.judge.base import Context
from cleaner.judge.repeats.page import judge
from cleaner.lexicon import Lexicon
from cleaner.model import Block, Kind, Page, Span, Verdict
from cleaner.options import CleanOptions

LEXICON = Lexicon(whole={}, starts={}, words={"months": {"may": "en", "june": "en"}, "weekdays": {"monday": "en"}})


def kind_of(line: str) -> Kind:
    if line.startswith("# "):
        return "heading"
    if line.startswith("- "):
        return "item"
    if line.count(" | ") > 1:
        return "row"
    return "paragraph" if line.rstrip('"').endswith((".", "!", "?")) or len(line) > 140 else "line"


def page_of(lines: list[str], kinds: list[Kind] | None = None) -> Page:
    blocks = []
    start = 0
    for index, line in enumerate(lines):
        kind = kinds[index] if kinds else kind_of(line)
        blocks.append(Block(index, Span(start, start + len(line)), kind))
        start += len(line) + 2
    return Page("page", "\n\n".join(lines), tuple(blocks))


def context(options: CleanOptions | None = None) -> Context:
    return Context(LEXICON, options or CleanOptions())


def verdicts(lines: list[str], options: CleanOptions | None = None) -> list[Verdict]:
    return list(judge(page_of(lines), context(options)))


def gone(page: Page, options: CleanOptions | None = None) -> list[int]:
    """Indexes of the blocks that a decision by threshold alone removes."""
    options = options or CleanOptions()
    spans = {v.span for v in judge(page, context(options)) if v.weight >= options.threshold}
    return [block.index for block in page.blocks if block.span in spans]


def kept(lines: list[str], options: CleanOptions | None = None) -> list[str]:
    page = page_of(lines)
    lost = set(gone(page, options))
    return [line for index, line in enumerate(lines) if index not in lost]
