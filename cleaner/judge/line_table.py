"""What the lines of a page are by themselves, found out once for each distinct line.

Several judges ask the same of a line (its folded form, its phrase, its facts), they ask in rounds, and pages say the
same line again and again. So a page has one ``Line`` for each distinct text; a judge that finds out something about
the text alone notes it there. What depends on the place of a line is never noted.

Lines were also kept from page to page, 8,192 of them: on pages of many sites that cost a tenth of all time, most of it
in the garbage collector, which looks at whatever lives long.
"""

from __future__ import annotations

from typing import Any, Final

from cleaner.judge.layout import LONG_PROSE_CHARS, PROSE_WORDS, Layout
from cleaner.model import PROSE_KINDS, Page, Span
from cleaner.text import count_words, ends_sentence, fold, fold_exact

FOLDED_CHARS: Final = 400
"""Longest line, in code points, whose folded form any judge asks for."""


class Line:
    """A distinct text of a block, and what was found out about it. None: nobody has asked yet."""

    __slots__ = (
        "button", "ends", "exact", "facts", "folded", "forms", "heads", "network", "outline",
        "phrase", "plain", "prose", "rule", "size", "steps", "text", "words",
    )  # fmt: skip

    def __init__(self, text: str) -> None:
        size = len(text)
        self.text = text
        self.size = size
        """Code points."""
        self.ends = ends_sentence(text)
        """Whether it ends as a sentence does."""
        self.folded = fold(text) if size <= FOLDED_CHARS else ""
        """Its folded form; '' beyond ``FOLDED_CHARS``."""
        self.words: int | None = None
        if size >= LONG_PROSE_CHARS:
            self.prose = True
        elif self.ends:
            self.words = count_words(text)
            self.prose = self.words >= PROSE_WORDS
        else:
            self.prose = False
        """Whether it is long enough to be prose, if its block is of a kind that may be."""
        # Noted by the judges that ask.
        self.rule: str | None = None
        self.phrase: Any = None
        self.facts: Any = None
        self.forms: Any = None
        self.network: str | None = None
        self.steps: list[str] | None = None
        self.button: bool | None = None
        self.heads: bool | None = None
        self.outline = 0
        self.plain: str | None = None
        self.exact: str | None = None

    def folded_exactly(self) -> str:
        """The form in which repeats are compared."""
        if self.exact is None:
            self.exact = fold_exact(self.text)
        return self.exact

    def count(self) -> int:
        """Number of words."""
        if self.words is None:
            self.words = count_words(self.text)
        return self.words


class Look:
    """The lines of one selection of a page's blocks, in order."""

    __slots__ = ("blocks", "layout", "lines", "prose")

    def __init__(self, page: Page, table: LineTable) -> None:
        self.blocks = page.blocks
        self.lines: list[Line] = table.lines(page)
        """The line of each block."""
        both = zip(page.blocks, self.lines, strict=True)
        self.prose: list[bool] = [line.prose and block[2] in PROSE_KINDS for block, line in both]
        """For each block whether it is the article's own prose."""
        self.layout = Layout.of(self.prose)
        """The zones of the page."""


class LineTable(dict[str, Line]):
    """Text to its line, filled as texts are met; for one page, what is left of it, and one lexicon."""

    def __init__(self) -> None:
        super().__init__()
        self._last: Look | None = None
        self._text = ""
        self._held: dict[Span, Line] = {}
        self.known: Any = None
        """What the line scorer knows of each line; it makes that when first asked."""
        self.compared: dict[tuple[Span, Span], Any] = {}
        """Paragraphs that were compared, and how the second is a copy of the first; None if it is none."""

    def __missing__(self, text: str) -> Line:
        """Make the line."""
        line = self[text] = Line(text)
        return line

    def lines(self, page: Page) -> list[Line]:
        """The line of each block, cut from the text once: later selections of its blocks are found by their spans."""
        if page.text is not self._text:
            self._text = page.text
            self._held = {}
            self.compared = {}
        held = self._held.get
        return [held(block[1]) or self._cut(block[1]) for block in page.blocks]

    def _cut(self, span: Span) -> Line:
        """The line of a block that nobody asked for before."""
        start, end = span
        line = self._held[span] = self[self._text[start:end]]
        return line

    def look(self, page: Page) -> Look:
        """The lines of the page's blocks; the last answer is remembered, because all judges ask in turn."""
        last = self._last
        if last is None or last.blocks is not page.blocks:
            last = self._last = Look(page, self)
        return last

    def forget(self) -> None:
        """Let go of what the line scorer knows: it holds the table too, a ring that only the collector would free."""
        self.known = None
