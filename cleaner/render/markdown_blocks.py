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
from cleaner.render.markdown_places import SECTION, Facts, found, level_of, list_place, quotes_around, table_of
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
    """Rows, and lines that may be one: the path of their table."""
    quotes: tuple[str, ...] = ()
    """The paths of the quotations around it, but for those within lists."""
    quote: str = ""
    """The path of a quotation within a list in which it stands."""
    of_item: str = ""
    """What is no item: the path of the one that holds it."""
    language: str = ""
    """Code: its language, if it is known."""


def piece_of(page: Page, block: Block, facts: Facts) -> Piece:
    """One block of an article."""
    raw, path = page.of(block), block.path
    before = page.blocks[block.index - 1].span.end if block.index else 0
    near = block.index > 0 and page.text.count("\n", before, block.span.start) == 1
    kind = "line" if block.span in page.joined else shown_kind(page, block, facts.title)
    quotes, quote = quotes_around(path) if "blockquote" in path else ((), "")
    of_item = list_place(path).of_item if "/li" in path or "/dd" in path or "/dt" in path else ""
    if quote and kind in ("line", "quote", "paragraph"):
        text = _text(page, block) if kind != "line" else _linked(page, block.span, escape.lines)
        return Piece("quote", "> " + text.replace("\n", "\n> "), near, quotes=quotes, quote=quote, of_item=of_item)
    place = Piece(kind, "", near, quotes=quotes, of_item=of_item)
    match kind:
        case "title" | "heading":
            is_head = kind == "title" or raw == facts.title or block.index == facts.head
            level = 1 if is_head else min(max(level_of(page, block) + facts.shift, SECTION), 6)
            # It heads what follows, in whatever item it stands: cards of a list have headings.
            return place._replace(text=f"{'#' * level} {_linked(page, block.span, escape.heading)}", of_item="")
        case "item":
            return place._replace(item=_item(page, block))
        case "quote" if page.source != "html":
            return place._replace(text="> " + escape.inline(_QUOTE.sub("", raw)).replace("\n", "\n> "))
        case "quote":
            return place._replace(kind="paragraph", text=_text(page, block))
        case "code":
            return place._replace(
                text=_indent(page, before, block) + raw, language=found(page.languages, block.index, "")
            )
        case "row":
            return place._replace(cells=tuple(_cells(page, before, block)), table=table_of(path))
    table = table_of(path) if "/t" in path and "\n" not in raw else ""
    cells = (_linked(page, block.span, escape.cell),) if table else ()
    text = _linked(page, block.span, escape.lines) if kind == "line" else _text(page, block)
    return place._replace(text=text, cells=cells, table=table)


def title_of(cleaned: Cleaned, facts: Facts, several: bool) -> list[Piece]:
    """A heading for an article whose kept blocks hold none: its title, or its name when several come."""
    title = cleaned.title
    if title is None:
        return [Piece("heading", f"# {escape.heading(cleaned.page.id)}")] if several else []
    if facts.head >= 0 or any(block.kind == "title" for block in cleaned.kept):
        return []
    wanted = fold(title)
    heads = (block for block in cleaned.kept if block.kind in ("title", "heading", "line"))
    if any(fold(cleaned.page.of(block)) == wanted for block in heads):
        return []
    return [Piece("heading", f"# {escape.heading(title)}")]


def joined(pieces: Sequence[Piece]) -> str:
    """The pieces as one text: lists tight, verse in stanzas, rows in tables, quotations behind their signs."""
    return _quoted(_in_tables(pieces), 0)


def _quoted(pieces: Sequence[Piece], depth: int) -> str:
    """The same for pieces that stand in so many quotations."""
    parts: list[str] = []
    for quote, group in groupby(pieces, key=lambda piece: piece.quotes[depth] if len(piece.quotes) > depth else ""):
        if quote:
            inner = _quoted(list(group), depth + 1)
            parts.append("\n".join(f"> {line}" if line else ">" for line in inner.split("\n")))
        else:
            parts += _in_lists(list(group), quoted=depth > 0)
    return "\n\n".join(filter(None, parts))


def _in_tables(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, where a line between two rows of one table is a row of one cell: a heading over all columns."""
    found = list(pieces)
    for at in range(1, len(found) - 1):
        piece, above, below = found[at], found[at - 1], found[at + 1]
        if piece.table and piece.kind != "row" and above.kind == below.kind == "row" and above.table == below.table:
            found[at] = piece._replace(kind="row", text="") if above.table == piece.table else piece
    return found


def _in_lists(pieces: Sequence[Piece], *, quoted: bool) -> Iterator[str]:
    """The pieces as texts: lists with all that their items hold, and what stands between them."""
    run: list[Item] = []
    open_items: set[str] = set()
    last = ""
    for (kind, of_item, _), group in groupby(pieces, key=lambda piece: (piece.kind, piece.of_item, piece.table)):
        part = list(group)
        if kind == "item":
            for piece in part:
                if piece.item is not None:
                    run.append(piece.item)
                    open_items.add(piece.item.place.of_item)
        elif run and of_item and of_item in open_items:
            run += [Item(text, Place(of_item=of_item), is_part=True) for text in _group(kind, part, indented=False)]
        else:
            if run:
                yield written(run)
                run, open_items = [], set()
            # What is indented below a list item would be read as its next paragraph, and be live.
            yield from _group(kind, part, indented=last != "item" and not quoted)
        last = kind
    if run:
        yield written(run)


def _group(kind: str, run: list[Piece], *, indented: bool) -> Iterator[str]:
    """Neighbours of one kind as texts; code may be indented or not."""
    if kind == "row":
        yield _table(run)
    elif kind == "code":
        for language, pieces in groupby(run, key=lambda piece: piece.language):
            for part in _near(list(pieces), "\n"):
                yield escape.code(part, indented=indented, language=language)
    elif kind == "quote" and run[0].quote:
        for _, same in groupby(run, key=lambda piece: piece.quote):
            yield "\n>\n".join(piece.text for piece in same)
    elif kind in ("line", "quote"):
        yield from _near(run, escape.BREAK)
    else:
        for piece in run:
            yield piece.text


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
    number = place.number
    if number is not None:
        number = found(page.numbers, block.index, number)
    return Item(text, place, "-" if number is None else ".", number)


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
