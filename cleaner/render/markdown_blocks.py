"""Blocks of an article as pieces of Markdown, and pieces put together with the line ends that they need."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice
from typing import Final, NamedTuple

from cleaner.model import Block, Cleaned, Page, Span
from cleaner.render import escape
from cleaner.render.base import shown_kind
from cleaner.render.links import web_link
from cleaner.render.markdown_lists import Item, Place, written
from cleaner.render.safe import printable
from cleaner.text import fold

_BULLET: Final = re.compile(r"[-*+\u2022\u2023\u25aa\u25cf\u25e6\u2043\u00b7\u2013][ \t\u00a0]+")
_NUMBERED: Final = re.compile(r"\(?(\d{1,3})([.)])[ \t\u00a0]+")
_QUOTE: Final = re.compile(r"(?m)^[ \t]*(?:>[ \t]?)+")
_CELLS: Final = re.compile(r"\t+| \| ")

EMPTY: Final = " "
"""A cell without text."""
MIN_ROWS: Final = 2
"""Fewest rows that make a table; Markdown needs a head."""

SECTION: Final = 2
"""Level of a heading that the page gives none, and the highest of one that is not the article's title."""
_LISTS: Final = frozenset({"ul", "ol", "menu", "dir", "dl"})
_ITEMS: Final = frozenset({"li", "dt", "dd"})


class Piece(NamedTuple):
    """One block as Markdown."""

    kind: str
    """What it is, so that neighbours of one kind can be put together."""
    text: str
    """Its Markdown; for rows and items nothing, see below; for code the code itself."""
    near: bool = False
    """Only one line end parts it from the block before it."""
    item: Item | None = None
    """Items: the text without the sign, and where it stands."""
    cells: tuple[str, ...] = ()
    """Rows: the Markdown of each cell."""
    table: str = ""
    """Rows: the path of their table."""


def piece_of(page: Page, block: Block, *, title: str | None) -> Piece:
    """One block of an article; ``title`` is the article's, which heads it."""
    raw = page.of(block)
    before = page.blocks[block.index - 1].span.end if block.index else 0
    near = block.index > 0 and page.text.count("\n", before, block.span.start) == 1
    kind = "line" if block.span in page.joined else shown_kind(page, block, title)
    match kind:
        case "title" | "heading":
            level = 1 if kind == "title" or raw == title else heading_level(block.path)
            text = f"{'#' * level} {_linked(page, block.span, escape.heading)}"
        case "item":
            return Piece(kind, "", near, item=_item(page, block))
        case "quote":
            text = _text(page, block) if page.source == "html" else escape.inline(_QUOTE.sub("", raw))
            text = "> " + text.replace("\n", "\n> ")
        case "code":
            text = _indent(page, before, block) + raw
        case "row":
            return Piece(kind, "", near, cells=tuple(_cells(page, before, block)), table=_table_of(block.path))
        case "line":
            text = _linked(page, block.span, escape.lines)
        case _:
            text = _text(page, block)
    return Piece(kind, text, near)


def heading_level(path: str) -> int:
    """The level of a heading by its place in the DOM; ``SECTION`` where that says nothing.

    >>> heading_level("body/article/h3[2]"), heading_level("body/h1"), heading_level("")
    (3, 2, 2)
    """
    for step in reversed(path.split("/")):
        if step[:1] == "h" and step[1:2].isdecimal() and step[2:3] in ("", "["):
            return min(max(int(step[1]), SECTION), 6)
    return SECTION


def list_place(path: str) -> Place:
    """Where an item stands; its number is its place in an ordered list.

    >>> list_place("body/ol/li[3]/p")
    Place(depth=0, of_list='body/ol', of_item='body/ol/li[3]', number=3)
    >>> list_place("body/ol/li/ul[2]/li").depth, list_place("")
    (1, Place(depth=0, of_list='', of_item='', number=None))
    """
    steps = path.split("/")
    names = [step.partition("[")[0] for step in steps]
    lists = [at for at, name in enumerate(names) if name in _LISTS]
    if not lists:
        return Place()
    at = lists[-1]
    of_list = "/".join(steps[: at + 1])
    if names[at + 1 : at + 2] == [] or names[at + 1] not in _ITEMS:
        return Place(len(lists) - 1, of_list)
    number = None
    if names[at] == "ol" and names[at + 1] == "li":
        number = int(steps[at + 1].partition("[")[2].rstrip("]") or 1)
    return Place(len(lists) - 1, of_list, f"{of_list}/{steps[at + 1]}", number)


def title_of(cleaned: Cleaned, several: bool) -> list[Piece]:
    """A heading for an article whose kept blocks hold none: its title, or its name when several come."""
    title = cleaned.title
    if title is None:
        return [Piece("heading", f"# {escape.heading(cleaned.page.id)}")] if several else []
    if any(block.kind == "title" for block in cleaned.kept):
        return []
    wanted = fold(title)
    heads = (block for block in cleaned.kept if block.kind in ("title", "heading", "line"))
    if any(fold(cleaned.page.of(block)) == wanted for block in heads):
        return []
    return [Piece("heading", f"# {escape.heading(title)}")]


def joined(pieces: Sequence[Piece]) -> str:
    """The pieces as one text: lists tight, verse in stanzas, rows in tables."""
    return "\n\n".join(filter(None, _groups(pieces)))


def _groups(pieces: Sequence[Piece]) -> Iterator[str]:
    last = ""
    for kind, group in groupby(pieces, key=lambda piece: piece.kind):
        run = list(group)
        if kind == "item":
            yield written([piece.item for piece in run if piece.item is not None])
        elif kind == "row":
            for _, rows in groupby(run, key=lambda piece: piece.table):
                yield _table(list(rows))
        elif kind == "code":
            # What is indented below a list item would be read as its next paragraph, and be live.
            yield "\n\n".join(escape.code(part, indented=last != "item") for part in _near(run, "\n"))
        elif kind in ("line", "quote"):
            yield "\n\n".join(_near(run, escape.BREAK))
        else:
            yield "\n\n".join(piece.text for piece in run)
        last = kind


def _near(run: Sequence[Piece], between: str) -> list[str]:
    """The pieces, those that stand on neighbouring lines put together."""
    parts: list[str] = []
    for piece in run:
        if parts and piece.near:
            parts[-1] += between + piece.text
        else:
            parts.append(piece.text)
    return parts


def _text(page: Page, block: Block) -> str:
    """Text of a block: its line ends are the author's in HTML, a wrapping program's in plain text."""
    return _linked(page, block.span, escape.lines if page.source == "html" else escape.inline)


def _linked(page: Page, span: Span, escaped: Callable[[str], str]) -> str:
    """A stretch of a page, escaped, with those of its links that may be live."""
    first = bisect_left(page.links, span.start, key=lambda link: link.span.start)
    parts: list[str] = []
    place = span.start
    for link in islice(page.links, first, None):
        if link.span.end > span.end:
            break
        address = web_link(link.url)
        if address is not None:
            parts.append(_between(page.text[place : link.span.start], escaped))
            parts.append(f"[{escaped(link.span.of(page.text))}]({address})")
            place = link.span.end
    if not parts:
        return escaped(span.of(page.text))
    return "".join([*parts, _between(page.text[place : span.end], escaped)])


def _between(text: str, escaped: Callable[[str], str]) -> str:
    """What stands beside a link, with the blanks or the line end that part them."""
    core = text.strip()
    if not core:
        return _gap(text)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{_gap(before)}{escape.before_link(escaped(core))}{_gap(after)}"


def _gap(blanks: str) -> str:
    return escape.BREAK if "\n" in blanks else " " * bool(blanks)


def _item(page: Page, block: Block) -> Item:
    """An item with the number or the sign of the text's own, or else the number that the page gives it."""
    raw = page.of(block)
    own = _NUMBERED.match(raw)
    mark = own or _BULLET.match(raw)
    body = block._replace(span=Span(block.span.start + (mark.end() if mark else 0), block.span.end))
    text, place = _text(page, body), list_place(block.path)
    if own:
        return Item(text, place, own[2], int(own[1]))
    number = _number_of(page, block.index) if place.number is not None else None
    number = place.number if number is None else number
    return Item(text, place, "-" if number is None else ".", number)


def _number_of(page: Page, index: int) -> int | None:
    """The number that the page states for an item, if it does."""
    place = bisect_left(page.numbers, (index,))
    found = page.numbers[place] if place < len(page.numbers) else (-1, 0)
    return found[1] if found[0] == index else None


def _cells(page: Page, before: int, block: Block) -> Iterator[str]:
    """The cells of a row."""
    if page.source != "html":
        raw = printable(page.of(block)).replace("\n", " ").strip("| \t")
        yield from map(escape.cell, _CELLS.split(raw))
        return
    start = block.span.start
    yield from [EMPTY] * page.text.count("\t", before, start)
    for cell in page.of(block).split("\t"):
        yield _linked(page, Span(start, start + len(cell)), escape.cell) if cell else EMPTY
        start += len(cell) + 1


def _table_of(path: str) -> str:
    """The path of the table of a row; nothing for a row of plain text.

    >>> _table_of("body/table[2]/tbody/tr[3]"), _table_of("")
    ('body/table[2]', '')
    """
    steps = path.split("/")
    tables = [at for at, step in enumerate(steps) if step.partition("[")[0] == "table"]
    return "/".join(steps[: tables[-1] + 1]) if tables else ""


def _indent(page: Page, before: int, block: Block) -> str:
    """The blanks in front of the first line of code."""
    line = page.text.rfind("\n", before, block.span.start) + 1
    return page.text[line : block.span.start] if line else ""


def _table(run: Sequence[Piece]) -> str:
    """Rows as a table whose head is the first row, without columns in which nothing stands; a row alone as a line."""
    width = max(len(piece.cells) for piece in run)
    full = [piece.cells + (EMPTY,) * (width - len(piece.cells)) for piece in run]
    columns = [column for column in zip(*full, strict=True) if any(cell != EMPTY for cell in column)]
    if len(run) < MIN_ROWS or len(columns) < 2:  # noqa: PLR2004 - one column is no table
        return "\n\n".join(" | ".join(cell for cell in piece.cells if cell != EMPTY) for piece in run)
    lines = [f"| {' | '.join(row)} |" for row in zip(*columns, strict=True)]
    return "\n".join([lines[0], "|" + " --- |" * len(columns), *lines[1:]])
