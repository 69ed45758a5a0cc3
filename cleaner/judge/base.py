"""What a judge is: a function that looks at a page and yields opinions. It removes nothing.

``decide`` alone turns opinions into removals. A judge may look at the whole page, but it is pure: the same page
and context give the same verdicts, whatever was judged before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, Protocol

from cleaner.judge.line_table import LineTable, Look
from cleaner.lexicon import Lexicon
from cleaner.model import Page, Verdict
from cleaner.options import CleanOptions


class Context(NamedTuple):
    """What a judge may consult besides the page."""

    lexicon: Lexicon
    """Phrases and words of all languages."""
    options: CleanOptions
    """What the caller wants."""
    memory: Any = None
    """A frozen ``SiteMemory``, or None."""
    source: Any = None
    """HTML: what the reader kept of the parsed page for the judges that need it. Text: None."""
    table: LineTable | None = None
    """What is known of the lines of the one page that is judged; without one, every judge finds out by itself."""

    def look(self, page: Page) -> Look:
        """The lines of the page's blocks; all judges share them where there is a table."""
        table = LineTable() if self.table is None else self.table
        return table.look(page)


class Judge(Protocol):
    """A judge; every module in this package has one, called ``judge``, and a table ``RULES``."""

    def __call__(self, page: Page, context: Context) -> Iterator[Verdict]:
        """Opinions, each over the span of exactly one block of ``page.blocks``, in any order."""
        ...
