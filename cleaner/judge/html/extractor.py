"""What an extractor of main text makes of the page: trafilatura's answer, told over our own blocks.

Trafilatura reads the tree that was parsed for us, and prints lines. 97.7 % of its lines equal one of our blocks, the
rest are blocks joined or cut, so its answer can be laid over the blocks in order and becomes one opinion
among several instead of a gate that loses what it drops. Where the tree is of a kind that would cost it
seconds (hostile markup), it is not asked.

Two rules: what it leaves out, and text that the page hides from readers. The first speaks only where the trained
scorer (``blocks``) is not asked: that one asks for the answer itself, where it needs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple, Protocol

from cleaner.judge.base import Context
from cleaner.judge.html.align import coverage
from cleaner.judge.html.model import load_lane
from cleaner.model import Page, Rule, Verdict
from cleaner.process import keep_offline
from cleaner.scarcity import is_scarcity

DROPPED: Final = 0.86
"""Weight of "the extractor leaves it out" when no trained scorer weighs it. On 1,497 pages .79 of the words that
trafilatura leaves out are chrome, .90 on articles."""

HIDDEN: Final = 0.55
"""Weight of "the page hides it": tabs, accordions and lazily shown articles are hidden too, so this alone never
removes."""

TEMPLATE: Final = 0.96
"""Weight of text in a template, which no browser shows: on a third of the development pages 1,512 of its words are
chrome and 9 content."""

KEPT_SHARE: Final = 0.5
"""Share of a block's letters that must come out for the block to count as kept."""

MAX_ELEMENTS: Final = 10_000
ELEMENT_CHARS: Final = 60
"""Trafilatura takes 25 to 60 microseconds an element, and joins the texts of one block in quadratic time (a megabyte of
31,000 links in one: 2.5 s). It is asked on pages of up to ``MAX_ELEMENTS`` elements, and on bigger ones that have
``ELEMENT_CHARS`` characters of source for each, which keeps it below 1 s for a megabyte. Of 1,963 pages one has more
than ``MAX_ELEMENTS``, with 116 characters each; of the 28 with more than 5,000 the densest has 52."""

MAX_ELEMENTS_EVER: Final = 200_000
MAX_DEPTH: Final = 250
"""Trees deeper than this are not given to it: it was written for trees that libxml2's default limit cut there."""

RULES: Final[tuple[Rule, ...]] = (
    Rule("H301", "outside-extracted-text", "the extractor finds it outside the main text"),
    Rule("H302", "hidden-text", "the page hides it from readers"),
)


class Markup(Protocol):
    """What this judge asks of the tree that the reader kept."""

    @property
    def root(self) -> Any:
        """The tree (``lxml.html.HtmlElement``) or None."""

    @property
    def rows(self) -> Any:
        """What is known of the blocks: ``node``, ``links``, ``bold_chars``, ``images``, ``hidden``, in columns."""

    @property
    def flat(self) -> bool:
        """Whether the shape of the tree is not the page's own."""

    @property
    def size(self) -> tuple[int, int, int]:
        """Characters of source, elements, depth."""

    @property
    def memo(self) -> dict[str, Any]:
        """Results that judges share."""


class Opinion(NamedTuple):
    """An extractor's answer over our blocks."""

    main: tuple[float, ...]
    """For each block, the share of its letters that came out as main text."""
    comments: tuple[float, ...]
    """For each block, the share of its letters that came out as readers' comments."""
    asked: bool
    """Whether the extractor was asked at all."""


def judge(page: Page, context: Context) -> Iterator[Verdict]:
    """Opinions on the blocks that the extractor leaves out, and on hidden ones."""
    tree: Markup | None = context.source
    if tree is None:
        return
    for block, how in zip(page.blocks, tree.rows.hidden, strict=False):
        if how in _HOW:
            weight = TEMPLATE if how == "template" else HIDDEN
            yield Verdict("H302", block.span, weight, f"hidden by {_HOW[how]}")
    if not wants_extractor(context) or _scorer_speaks():
        return
    opinion = ask(page, tree)
    if not opinion.asked or not any(opinion.main):
        return
    for block, main, comment in zip(page.blocks, opinion.main, opinion.comments, strict=True):
        if main < KEPT_SHARE:
            seen = "readers' comments" if comment >= KEPT_SHARE else "not in its answer"
            yield Verdict("H301", block.span, DROPPED, f"trafilatura: {seen}")


def _scorer_speaks() -> bool:
    """Whether the trained scorer is asked too; it hears the extractor itself."""
    from cleaner.judge import HTML

    return "html.blocks" in HTML and load_lane("default") is not None


_HOW: Final = {
    "hidden": "the hidden attribute", "style": "its style",
    "template": "<template>", "noscript": "<noscript>", "closed": "a dialog or popover that is closed",
}  # fmt: skip


def wants_extractor(context: Context) -> bool:
    """Whether the caller has the time for trafilatura."""
    return not context.options.fast


def ask(page: Page, tree: Markup, *, thorough: bool = False) -> Opinion:
    """Trafilatura's answer over the page's blocks, asked once for a page; see ``extracted``."""
    known: Opinion | None = tree.memo.get("extractor")
    if known is None:
        lines = extracted(tree, thorough=thorough)
        if lines is None:
            nothing = (0.0,) * len(page.blocks)
            known = Opinion(nothing, nothing, asked=False)
        else:
            texts = [page.of(block) for block in page.blocks]
            main = tuple(coverage(texts, lines[0]))
            comments = tuple(coverage(texts, lines[1])) if lines[1] else (0.0,) * len(texts)
            known = Opinion(main, comments, asked=True)
        tree.memo["extractor"] = known
    return known


def extracted(tree: Markup, *, thorough: bool = False) -> tuple[list[str], list[str]] | None:
    """Lines of main text and of comments, or None when it is not asked.

    It is asked to be ``fast``, which leaves out its comparison with two other algorithms and a third of its time: the
    scorer that weighs the answer gains nothing from them. ``thorough`` is for pages where the scorer is weak: there it
    compares, and takes no comment for text. Alone on 1,488 pages it scores .826 so, .795 when fast.
    """
    if tree.root is None or tree.flat or not is_affordable(*tree.size):
        return None
    keep_offline()
    import logging

    from trafilatura import bare_extraction
    from trafilatura.metadata import Document
    from trafilatura.xml import xmltotxt

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = bare_extraction(tree.root, fast=not thorough, include_comments=not thorough)
        if not isinstance(document, Document):
            return [], []
        main = xmltotxt(document.body, include_formatting=False)
        comments = ""
        if document.commentsbody is not None:
            comments = xmltotxt(document.commentsbody, include_formatting=False)
    except Exception as problem:
        if is_scarcity(problem):  # without its opinion it would be another result
            raise
        return None
    return main.splitlines(), comments.splitlines()


def is_affordable(source_chars: int, elements: int, depth: int) -> bool:
    """Whether trafilatura will be done with such a tree in reasonable time."""
    if depth > MAX_DEPTH or elements > MAX_ELEMENTS_EVER:
        return False
    return elements <= max(MAX_ELEMENTS, source_chars // ELEMENT_CHARS)
