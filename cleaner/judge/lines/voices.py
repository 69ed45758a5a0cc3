"""What the line scorer says for lines that read like content: on whole pages, and for copies where a page may be one.

Of the whole pages by site 8 % are taken for extracted text. The scorer removes nothing there, and copies alone cost a
seventh of all the content that is lost: gold keeps answers, offers and posts that a page shows twice. So where copies
would go from a page that may be whole, the scorer is asked whether they read like content. It is not asked about
phrases: on a page of twenty lines it knows them less well than the lists do.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial
from typing import Final

from cleaner.judge.base import Context
from cleaner.judge.lines.origin import origin_of
from cleaner.model import Page, Verdict
from cleaner.options import Level

CODE: Final = "L602"
"""It speaks in the name of the scorer's rule (``learned``)."""

KEEPS: Final[dict[Level, tuple[tuple[float, float], ...]]] = {
    "gentle": ((2.0, -0.99),),
    "balanced": ((-0.5, -0.9685), (2.0, -0.9575), (3.0, -0.9)),
    "strict": (),
}
"""How much the scorer argues for a line: log-odds and the weight below them, both rising; the first that holds.

At ``gentle`` nothing goes that it does not take for chrome, whatever another judge says. At ``balanced`` what reads
like content outweighs all but whole phrases, trails and copies of sections; where it is undecided it outweighs single
words, beginnings and copies of a paragraph, and labels of shops, which half of the time are headings, unless it is
nearly sure of them itself. The scorer sees what the phrases say, so where it disagrees it has seen more. With trees
alone that took the loss on whole pages, by site, from .47 to .24 % of the content for .03 of the chrome words, where
acting less often itself would have cost more than .05; repeats that gold keeps were half of it.
At ``strict`` it argues for nothing: word F1 was .003 lower with any of this."""

LOUDEST: Final[dict[Level, float]] = {
    level: max((-weight for _, weight in keeps), default=0.0) for level, keeps in KEEPS.items()
}
"""What weighs more goes whatever the scorer says."""

MAYBE: Final = -4.5
"""Log-odds of the detector from which a page may be a whole one; of 552 whole pages by site at most one is below.
Voices for copies from there on save .04 % of the content of whole pages (.26 instead of .30) and two of the six that
lose more than a twentieth. Of the texts that three extractors left 142, 150 and 91 gain word F1 and 44 each lose
some, without voices 148, 153 and 91 against 49, 51 and 48; the means are the same within .0002. At -4 the third is 92
to 46. Texts of all kinds take a fortieth more time."""

SPARED_KINDS: Final = frozenset({"title", "code"})
"""Kinds of block on which the scorer never speaks."""

made: Final = partial(tuple.__new__, Verdict)
"""Made without a look at names and defaults: most lines of a page get one or two verdicts."""


def judge(page: Page, context: Context) -> Iterator[Verdict]:
    """Voices for lines of a page that may be whole and is not found to be; none on other pages."""
    if page.source == "html" or not page.blocks or context.options.origin != "auto":
        return
    origin = origin_of(page, context.look(page).lines)
    if not origin.whole_body and origin.score > MAYBE:
        from cleaner.judge.lines.scorer import look_at

        yield from voices(page, look_at(page, context, origin.score).odds, context.options.level, CODE)


def voices(page: Page, odds: list[float], level: Level, code: str) -> list[Verdict]:
    """Verdicts for keeping what reads like content: most lines of a page get one."""
    found: list[Verdict] = []
    above = -math.inf
    for below, keep in KEEPS[level]:
        found += [
            made((code, block[1], keep, "reads like content", None, None))
            for block, odd in zip(page.blocks, odds, strict=True)
            if above <= odd < below and block[2] not in SPARED_KINDS
        ]
        above = below
    return found
