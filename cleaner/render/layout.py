"""Lines for a terminal: text wrapped beside a margin or a column, styles only where they are wanted.

This module and ``terminal`` are the only ones that import rich, and rich is used for two things: measuring
and wrapping text of all scripts, and writing styles. Article text always comes in as ``rich.text.Text`` and
never as a string that rich would read: no markup, no emoji names, no highlighting.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from io import StringIO
from typing import Final

from rich.console import Console
from rich.text import Text

MIN_WIDTH: Final = 24
"""Narrowest layout in cells; a terminal that says less is written to as if it had this."""

MAX_WIDTH: Final = 1000
"""Widest layout: what stands at the right margin is padded up to it, and COLUMNS may say anything."""

FALLBACK_WIDTH: Final = 80
"""Width where no terminal tells one."""


def terminal_width() -> int:
    """Cells in a line: what COLUMNS says, else the terminal, else 80."""
    return _sane(shutil.get_terminal_size((FALLBACK_WIDTH, 24)).columns)


def _sane(width: int) -> int:
    return min(max(width, MIN_WIDTH), MAX_WIDTH)


def wants_color(choice: str) -> bool:
    """Whether to write styles: a choice on the command line counts, then NO_COLOR and TERM=dumb.

    ``auto`` takes for granted that the output goes to a terminal: the caller looked.
    """
    if choice == "auto":
        return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return choice == "always"


class Sheet:
    """Lines of a fixed width, collected and then written as one string."""

    def __init__(self, width: int, *, color: bool) -> None:
        self.width = _sane(width)
        self._console = Console(
            file=StringIO(),
            width=self.width,
            force_terminal=color,
            color_system="standard" if color else None,
            no_color=not color,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
        )
        self._color = color
        self._lines: list[Text] = []

    def blank(self) -> None:
        """An empty line, unless one stands there or nothing does."""
        if self._lines and self._lines[-1].plain:
            self._lines.append(Text())

    def line(self, text: Text) -> None:
        """Text over the whole width, wrapped."""
        self._lines += self.wrapped(text, self.width)

    def beside(self, first: Text, text: Text) -> None:
        """Text wrapped to the right of a margin.

        Args:
            first: the margin of the first line; the other lines have blanks of its width.
            text: what stands beside it.
        """
        margin = first.cell_len
        other = Text(" " * margin)
        for number, line in enumerate(self.wrapped(text, self.width - margin)):
            self._add(Text.assemble(first if number == 0 else other, line))

    def between(self, first: Text, text: Text, aside: Text, *, aside_width: int) -> None:
        """The same with a column at the right edge, filled in the first line only."""
        margin = first.cell_len
        room = self.width - margin - aside_width - 2
        if room < MIN_WIDTH // 2:
            self.beside(first, Text.assemble(text, " ", aside))
            return
        for number, line in enumerate(self.wrapped(text, room)):
            if number:
                self._add(Text.assemble(" " * margin, line))
                continue
            gap = self.width - margin - line.cell_len - aside.cell_len
            self._add(Text.assemble(first, line, " " * gap, aside))

    def wrapped(self, text: Text, room: int) -> Iterator[Text]:
        """The lines of ``text``, at most ``room`` cells each, at least one."""
        lines = text.wrap(self._console, max(room, 2), overflow="fold", tab_size=4)
        for line in lines or [Text()]:
            line.rstrip()
            yield line

    def _add(self, line: Text) -> None:
        line.rstrip()
        self._lines.append(line)

    def text(self) -> str:
        """Everything that was put down, each line ended by a newline."""
        if not self._color:
            return "".join(f"{line.plain}\n" for line in self._lines)
        stream = StringIO()
        self._console.file = stream
        for line in self._lines:
            self._console.print(line, soft_wrap=True)
        return stream.getvalue()
