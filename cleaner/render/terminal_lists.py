"""Lists for a terminal: the rules, and stories with their articles."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from cleaner.model import Rule
from cleaner.render.citing import name_of
from cleaner.render.layout import Sheet, terminal_width, wants_color
from cleaner.render.safe import one_line
from cleaner.render.stories import Labels, Stories
from cleaner.render.terminal import FAINT, GONE, SOURCE, STRONG
from cleaner.text import counted


def rules(listed: Sequence[Rule], *, color: str = "auto", width: int | None = None) -> str:
    """A rule a line: code, name, why it removes; the reason wraps under itself."""
    sheet = _sheet(color, width)
    codes = max((len(rule.code) for rule in listed), default=0)
    room = max((len(rule.name) for rule in listed), default=0)
    for rule in listed:
        status = "" if rule.status == "stable" else f" ({rule.status})"
        name = Text.assemble((f"{rule.code:{codes}}  ", STRONG), (f"{rule.name:{room}}  ", GONE))
        sheet.beside(name, Text(one_line(rule.reason) + status))
    return sheet.text()


def stories(told: Stories, labels: Labels, *, color: str = "auto", width: int | None = None) -> str:
    """Stories that several articles tell, each with its articles; then the articles that stand alone."""
    sheet = _sheet(color, width)
    shared = [story for story in told if len(story.page_ids) > 1]
    alone = [story for story in told if len(story.page_ids) == 1]
    for number, story in enumerate(shared, 1):
        sheet.blank()
        size = f" ({counted(len(story.page_ids), 'article')})"
        title = one_line(story.title or "") or "(no title)"
        sheet.beside(Text(f"{number}. ", STRONG), Text.assemble((title, STRONG), (size, FAINT)))
        for page_id in story.page_ids:
            _article(sheet, page_id, labels)
    if alone:
        sheet.blank()
        sheet.line(Text("Told by one article only", STRONG))
        for story in alone:
            _article(sheet, story.page_ids[0], labels)
    return sheet.text()


def _article(sheet: Sheet, page_id: str, labels: Labels) -> None:
    name = name_of(page_id, labels)
    text = Text(name)
    if one_line(page_id) != name:
        text.append(f" \u00b7 {one_line(page_id)}", FAINT)
    sheet.beside(Text("   - ", SOURCE), text)


def _sheet(color: str, width: int | None) -> Sheet:
    return Sheet(terminal_width() if width is None else width, color=wants_color(color))
