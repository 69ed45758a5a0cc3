"""Adapters that put the HTML side into the shared scorers: one function from a page's bytes to its text.

    python score_pages.py --system tests.benchmarks.pages:default --data PAGES
    python score_pages.py --system tests.benchmarks.pages:fast --data PAGES
    python score_snippets.py snippets.jsonl.xz tests.benchmarks.pages:default --html PAGES/html

``default`` and ``fast`` are the two lanes of the block scorer alone (no text judges), ``extractor`` is trafilatura over
our blocks, ``everything`` is all visible text, ``whole`` is the whole pipeline.
"""

from __future__ import annotations

from cleaner import lexicon
from cleaner.judge.base import Context
from cleaner.judge.html import blocks, extractor
from cleaner.model import Page, Verdict
from cleaner.options import CleanOptions
from cleaner.read.html import read_html

OPTIONS = CleanOptions()


def _kept(page: Page, verdicts: list[Verdict]) -> str:
    gone = {verdict.span for verdict in verdicts if verdict.weight >= OPTIONS.threshold}
    return "\n".join(page.of(block) for block in page.blocks if block.span not in gone)


def default(html: bytes) -> str:
    page, tree = read_html(html)
    context = Context(lexicon.load(()), OPTIONS, source=tree)
    return _kept(page, list(blocks.judge(page, context)))


def fast(html: bytes) -> str:
    page, tree = read_html(html)
    scored = blocks.score(page, tree, fast=True)
    if scored is None:
        return page.text
    return "\n".join(
        page.of(block)
        for block, chance, bound in zip(page.blocks, scored.main, scored.bounds, strict=True)
        if chance >= bound
    )


def extracted(html: bytes) -> str:
    page, tree = read_html(html)
    opinion = extractor.ask(page, tree)
    return "\n".join(page.of(block) for block, share in zip(page.blocks, opinion.main, strict=True) if share >= 0.5)


def everything(html: bytes) -> str:
    return read_html(html)[0].text


def whole(html: bytes) -> str:
    from cleaner.pipeline import clean

    return clean(html, input="html").text
