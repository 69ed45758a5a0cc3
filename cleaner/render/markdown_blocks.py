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
from cleaner.render.safe import printable
from cleaner.text import fold

_BULLET: Final = re.compile(r"[-*+\u2022\u2023\u25aa\u25cf\u25e6\u2043\u00b7\u2013][ \t\u00a0]+")
_NUMBERED: Final = re.compile(r"\(?(\d{1,3})([.)])[ \t\u00a0]+")
_QUOTE: Final = re.compile(r"(?m)^[ \t]*(?:>[ \t]?)+")
_CELLS: Final = re.compile(r"\t+| \| ")

MIN_ROWS: Final = 2
"""Fewest rows that make a table; Markdown needs a head."""

SECTION: Final = 2
"""Level of a heading that the page gives none, and the highest of one that is not the article's title."""
NESTED: Final = "    "
"""What an item of a list within an item stands behind; every dialect takes it so."""
_LISTS: Final = frozenset({"ul", "ol", "menu", "dir"})


class Piece(NamedTuple):
    """One block as Markdown."""

    kind: str
    """What it is, so that neighbours of one kind can be put together."""
    text: str
    """Its Markdown; for rows nothing, see ``cells``; for code the code itself."""
    near: bool = False
    """Only one line end parts it from the block before it."""
    depth: int = 0
    """Items: how many lists are around its own."""
    cells: tuple[str, ...] = ()
    """Rows: the Markdown of each cell."""


def piece_of(page: Page, block: Block, *, title: str | None) -> Piece:
    """One block of an article; ``title`` is the article's, which heads it."""
    raw = page.of(block)
    before = page.blocks[block.index - 1].span.end if block.index else 0
    near = block.index > 0 and page.text.count("\n", before, block.span.start) == 1
    kind = "line" if block.span in page.joined else shown_kind(page, block, title)
    depth = 0
    match kind:
        case "title" | "heading":
            level = 1 if kind == "title" or raw == title else heading_level(block.path)
            text = f"{'#' * level} {_linked(page, block.span, escape.heading)}"
        case "item":
            number, depth = list_place(block.path)
            text = _item(page, block, number)
        case "quote":
            text = _text(page, block) if page.source == "html" else escape.inline(_QUOTE.sub("", raw))
            text = "> " + text.replace("\n", "\n> ")
        case "code":
            text = _indent(page, before, block) + raw
        case "row":
            return Piece(kind, "", near, cells=tuple(_cells(page, block)))
        case "line":
            text = _linked(page, block.span, escape.lines)
        case _:
            text = _text(page, block)
    return Piece(kind, text, near, depth)


def heading_level(path: str) -> int:
    """The level of a heading by its place in the DOM; ``SECTION`` where that says nothing.

    >>> heading_level("body/article/h3[2]"), heading_level("body/h1"), heading_level("")
    (3, 2, 2)
    """
    for step in reversed(path.split("/")):
        if step[:1] == "h" and step[1:2].isdecimal() and step[2:3] in ("", "["):
            return min(max(int(step[1]), SECTION), 6)
    return SECTION


def list_place(path: str) -> tuple[int, int]:
    """The number of an item in an ordered list, else 0, and how many lists are around its own.

    >>> list_place("body/ol/li[3]/p"), list_place("body/ol/li/ul[2]/li"), list_place("")
    ((3, 0), (0, 1), (0, 0))
    """
    steps = path.split("/")
    names = [step.partition("[")[0] for step in steps]
    lists = [at for at, name in enumerate(names) if name in _LISTS]
    if not lists:
        return 0, 0
    number = 0
    if names[lists[-1]] == "ol" and names[lists[-1] + 1 : lists[-1] + 2] == ["li"]:
        number = int(steps[lists[-1] + 1].partition("[")[2].rstrip("]") or 1)
    return number, len(lists) - 1


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
            yield "\n".join(_nested(run))
        elif kind == "row":
            yield _table(run)
        elif kind == "code":
            # What is indented below a list item would be read as its next paragraph, and be live.
            yield "\n\n".join(escape.code(part, indented=last != "item") for part in _near(run, "\n"))
        elif kind in ("line", "quote"):
            yield "\n\n".join(_near(run, escape.BREAK))
        else:
            yield "\n\n".join(piece.text for piece in run)
        last = kind


def _nested(run: Sequence[Piece]) -> Iterator[str]:
    """The items of a list, those of inner lists behind ``NESTED``.

    None stands deeper than one step below the item before it: the one around it may be gone.
    """
    outer = run[0].depth
    depth = -1
    for piece in run:
        outer = min(outer, piece.depth)
        depth = min(piece.depth - outer, depth + 1)
        yield NESTED * depth + piece.text.replace("\n", "\n" + NESTED * depth)


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


def _item(page: Page, block: Block, number: int) -> str:
    """An item with its mark: the text's own, or the number that its place in the page gives it (0: none)."""
    raw = page.of(block)
    written = _NUMBERED.match(raw)
    mark = written or _BULLET.match(raw)
    body = block._replace(span=Span(block.span.start + (mark.end() if mark else 0), block.span.end))
    opening = f"{written[1]}{written[2]}" if written else f"{number}." if number else ""
    if opening:
        return f"{opening} " + _text(page, body).replace("\n", "\n    ")
    return "- " + _text(page, body).replace("\n", "\n  ")


def _cells(page: Page, block: Block) -> Iterator[str]:
    """The cells of a row."""
    if page.source != "html":
        raw = printable(page.of(block)).replace("\n", " ").strip("| \t")
        yield from map(escape.cell, _CELLS.split(raw))
        return
    start = block.span.start
    for cell in page.of(block).split("\t"):
        yield _linked(page, Span(start, start + len(cell)), escape.cell) or " "
        start += len(cell) + 1


def _indent(page: Page, before: int, block: Block) -> str:
    """The blanks in front of the first line of code."""
    line = page.text.rfind("\n", before, block.span.start) + 1
    return page.text[line : block.span.start] if line else ""


def _table(run: Sequence[Piece]) -> str:
    """Rows as a table whose head is the first row; a row alone as a line."""
    columns = max(len(piece.cells) for piece in run)
    if len(run) < MIN_ROWS or columns < 2:  # noqa: PLR2004 - one column is no table
        return "\n\n".join(" | ".join(piece.cells) for piece in run)
    full = [piece.cells + (" ",) * (columns - len(piece.cells)) for piece in run]
    lines = [f"| {' | '.join(row)} |" for row in full]
    return "\n".join([lines[0], "|" + " --- |" * columns, *lines[1:]])
