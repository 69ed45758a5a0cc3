"""The trained scorer of lines, asked only about text that needs it.

Text that an extractor has already cleaned holds little chrome and nothing that the scorer finds without costing
content, so a light detector (``origin``) looks first; the scorer itself (``lines``) is loaded for whole pages only.
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


def judge(page: Page, context: Context) -> Iterator[Verdict]:
    """Verdicts on the lines of a whole page; nothing on HTML and on text that an extractor left."""
    if page.source == "html" or not page.blocks or context.options.origin == "extracted":
        return
    origin = origin_of(page, context.look(page).lines)
    if context.options.origin == "page" or origin.whole_body:
        from cleaner.judge.lines.scorer import verdicts

        yield from verdicts(page, context, origin.score, CODE)
