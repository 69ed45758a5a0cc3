"""Chrome by site memory: what stands on many pages of one site and is no prose belongs to the site, not to the article.

The guard rails: five pages of the host at least; only short blocks, or long ones that come again to the letter; a
standing paragraph of prose is reported, not removed, below ten pages; and a short heading with prose of this page
below it ("Ingredients", "Method") is part of the article however often the site uses it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cleaner.judge.base import Context
from cleaner.memory import host_of
from cleaner.memory.lines import line_of
from cleaner.model import PROSE_KINDS, Page, Rule, Verdict
from cleaner.text import ends_sentence

MIN_PAGES: Final = 5
"""Pages of a host below which nothing is known."""
PROSE_PAGES: Final = 10
"""Pages below which a standing paragraph of prose is only reported."""
STEPS: Final = ((0.8, 0.98), (0.5, 0.93), (0.3, 0.87))
"""Share of the pages to weight: ``gentle`` removes what stands on four of five pages, ``balanced`` on three of ten.
Set by reason, not yet by measurement."""
REPORTED: Final = 0.55
"""Weight of what is reported and stays at every level."""

_SITE: Final = Rule("M501", "site-chrome", "stands on many pages of this site")
PARAGRAPHS: Final = Rule("M502", "seen-earlier", "stands in an earlier record")
"""Found by ``cleaner.batch.repeats``, which sees the records of a stream one after the other; no judge can."""
ARTICLES: Final = Rule("M503", "copied-article", "belongs to a near-copy of an earlier record")
"""Found there too."""
RULES: Final[tuple[Rule, ...]] = (_SITE, PARAGRAPHS, ARTICLES)


def judge(page: Page, context: Context) -> Iterator[Verdict]:
    """Opinions on blocks that recur over the site, in order of place."""
    host = host_of(page.url or "")
    if context.memory is None or not host:
        return
    site = context.memory.site(host)
    if site.pages < MIN_PAGES:
        return
    lines = [line_of(page.of(block)) for block in page.blocks]
    counts = [site.counts.get(line.key, 0) if line else 0 for line in lines]
    weights = [_weight(count / site.pages) for count in counts]
    for place, block in enumerate(page.blocks):
        line = lines[place]
        if line is None or not weights[place]:
            continue
        evidence = f"on {counts[place]} of {site.pages} pages"
        weight = weights[place]
        text = page.of(block)
        if (line.long and block.kind in PROSE_KINDS and ends_sentence(text) and site.pages < PROSE_PAGES) or (
            block.kind in ("title", "heading") and _heads_prose(page, weights, place)
        ):
            weight = REPORTED
        yield Verdict(_SITE.code, block.span, weight, evidence)


def _weight(share: float) -> float:
    return next((weight for least, weight in STEPS if share >= least), 0.0)


def _heads_prose(page: Page, weights: list[float], place: int) -> bool:
    """Whether prose of this page alone stands right below a heading."""
    below = place + 1
    return below < len(page.blocks) and page.blocks[below].kind in PROSE_KINDS and not weights[below]
