"""The trained scorer of a page's blocks. Not trained yet: no opinion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cleaner.judge.base import Context
from cleaner.model import Page, Rule, Verdict

RULES: Final[tuple[Rule, ...]] = (
    Rule("L601", "scored-as-chrome", "the trained scorer takes it for chrome"),
)


def judge(page: Page, context: Context) -> Iterator[Verdict]:
    """No opinion yet."""
    del page, context
    yield from ()
