"""The trained scorer of lines, asked only about text that needs it.

Text that an extractor has already cleaned holds little chrome and nothing that the scorer finds without costing
content, so a light detector (``origin``) looks first; the scorer itself (``scorer``) is loaded for whole pages, and for
those of which the detector is not sure. There it may take lines, but speaks for none, or fewer phrases would go.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cleaner.judge.base import Context
from cleaner.judge.lines.origin import origin_of
from cleaner.model import Page, Rule, Verdict

RULES: Final[tuple[Rule, ...]] = (
    Rule("L602", "line-scorer", "looks like chrome by its shape, its place and the lines around it"),
)
CODE: Final = RULES[0].code

DOUBTFUL: Final = 0.0
"""Log-odds of the detector from which it is not sure. Of 550 whole pages by site 44 are below its threshold and hold
3 % of the chrome words; from here on .006 of all chrome words go that stayed, and no word of content. Of 1,632 texts
that extractors left 55 are asked about instead of 33, and as many gain and lose word F1 as before. From -1 on .002 more
would go, but one text that an extractor left lost a seventh of its content; speaking for lines too would leave chrome
on some. At ``strict`` word F1 of the 44 pages is .850 (before .811), and four more of those texts change."""

MOST_LINES: Final = 5000
"""Lines of a page beyond which the scorer is not asked: of 2,727 development texts the longest has 2,667, so of longer
ones nothing is known. It goes through a long page from the ends of its lists, few lines a round, and a line takes 20
microseconds a round on a busy machine: a megabyte of 10,000 lines took thirty rounds, 5 s, and none of them could be
spared without more going when the clean text is cleaned. A page that is as short as this once other judges are done is
one that it was asked about."""


def judge(page: Page, context: Context) -> Iterator[Verdict]:
    """Verdicts on the lines of a whole page; nothing on HTML, text that an extractor left, and very long pages."""
    if page.source == "html" or not 0 < len(page.blocks) <= MOST_LINES or context.options.origin == "extracted":
        return
    origin = origin_of(page, context.look(page).lines)
    whole = context.options.origin == "page" or origin.whole_body
    if whole or origin.score > DOUBTFUL:
        from cleaner.judge.lines.scorer import verdicts

        yield from verdicts(page, context, origin.score, CODE, speaks=whole)


def warning_of(page: Page, left: int, context: Context) -> str:
    """What people are told of a whole text that is too long for the scorer; nothing of any other.

    Args:
        page: a page of text.
        left: its blocks that stay.
        context: with its options.
    """
    origin = context.options.origin
    if left <= MOST_LINES or origin == "extracted":
        return ""
    if origin == "auto" and not origin_of(page, context.look(page).lines).whole_body:
        return ""
    return f"more than {MOST_LINES:,} lines: no line goes by its looks alone; cut the text into its pages"
