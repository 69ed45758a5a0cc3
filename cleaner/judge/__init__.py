"""Judges: everything that may argue for removing a stretch of text. None of them removes anything.

A room a family: ``chrome`` looks at text by its words, shape and neighbours, ``lines`` is the trained scorer of lines,
``repeats`` finds second copies, ``html`` judges the blocks of a parsed page. ``memory`` knows what recurs on a site.
"""

from __future__ import annotations

import importlib
from functools import cache
from typing import Final

from cleaner.judge.base import Context, Judge
from cleaner.model import Rule

__all__ = ["AGAIN", "CHROME", "DEFENCE", "HTML", "REPEATS", "SITE", "Context", "Judge", "load", "rules", "text_rules"]

HTML: Final = ("html.extractor", "html.blocks")
"""Judges that need the parsed page, in the order in which they are asked."""
CHROME: Final = (
    "chrome.phrases", "chrome.captions", "chrome.shapes", "chrome.structure", "chrome.lists", "chrome.sections",
    "lines.learned",
)  # fmt: skip
"""Judges of chrome on text."""
AGAIN: Final = CHROME[2:]
"""Those asked again about what stays; phrases and captions are such whatever stands around them: once is enough."""
SITE: Final = ("memory",)
"""Judges that need to know other pages of the site; asked when the caller hands in a memory."""
REPEATS: Final = ("repeats.page",)
"""Judges of repeats: asked after chrome is gone, so that it parts no run of copies."""


DEFENCE: Final = ("lines.defence",)
"""Those asked to speak for copies on a page that may be a whole one, when some would go."""


@cache
def load(name: str) -> Judge:
    """The judge of one module of this package."""
    judge: Judge = importlib.import_module(f"cleaner.judge.{name}").judge
    return judge


@cache
def rules() -> dict[str, Rule]:
    """All rules by code, in the order of their codes."""
    return _table((*CHROME, *REPEATS, *HTML, *SITE))


@cache
def text_rules() -> dict[str, Rule]:
    """The rules of the judges of text by code: loads no judge of HTML."""
    return _table((*CHROME, *REPEATS))


def _table(names: tuple[str, ...]) -> dict[str, Rule]:
    tables = [importlib.import_module(f"cleaner.judge.{name}").RULES for name in names]
    return {rule.code: rule for rule in sorted((r for table in tables for r in table), key=lambda r: r.code)}
