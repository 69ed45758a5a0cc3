"""What the line scorer says for lines that read like content."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from typing import Final

from cleaner.model import Page, Verdict
from cleaner.options import Level

KEEPS: Final[dict[Level, tuple[tuple[float, float], ...]]] = {
    "gentle": ((2.0, -0.99),),
    "balanced": ((-1.0, -0.9685), (1.5, -0.9575), (2.5, -0.9)),
    "strict": (),
}
"""How much the scorer argues for a line: log-odds and the weight below them, both rising; the first that holds.

At ``gentle`` nothing goes that it does not take for chrome, whatever another judge says. At ``balanced`` what reads
like content outweighs all but whole phrases, trails and copies of sections; where it is undecided it outweighs single
words, beginnings and copies of a paragraph, and labels of shops, which half of the time are headings, unless it is
nearly sure of them itself. The scorer sees what the phrases say, so where it disagrees it has seen more. With trees
alone that took the loss on whole pages, by site, from .47 to .24 % of the content for .03 of the chrome words, where
acting less often itself would have cost more than .05; repeats that gold keeps were half of it. Bounds half a log odds
higher, right before lines heard their neighbours, take .002 fewer of the chrome words at the same loss; half a log odds
lower they take .003 more, and .02 % more of the content is lost.
At ``strict`` it argues for nothing: word F1 was .003 lower with any of this."""

LOUDEST: Final[dict[Level, float]] = {
    level: max((-weight for _, weight in keeps), default=0.0) for level, keeps in KEEPS.items()
}
"""What weighs more goes whatever the scorer says."""

SPARED_KINDS: Final = frozenset({"title", "code"})
"""Kinds of block on which the scorer never speaks."""

made: Final = partial(tuple.__new__, Verdict)
"""Made without a look at names and defaults: most lines of a page get one or two verdicts."""


def voices(page: Page, odds: list[float], level: Level, code: str) -> list[Verdict]:
    """Verdicts for keeping what reads like content: most lines of a page get one."""
    if not KEEPS[level]:
        return []
    bounds, keeps = zip(*KEEPS[level], strict=True)
    most = bounds[-1]
    return [
        made((code, block[1], keeps[bisect_right(bounds, odd)], "reads like content", None, ()))
        for block, odd in zip(page.blocks, odds, strict=True)
        if odd < most and block[2] not in SPARED_KINDS
    ]
