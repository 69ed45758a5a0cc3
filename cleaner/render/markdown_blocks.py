"""Blocks of an article as pieces of Markdown, and pieces put together with the line ends that they need."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from cleaner.model import Block, Cleaned, Page
from cleaner.render import escape
from cleaner.render.safe import one_line, printable
from cleaner.text import fold

_BULLET: Final = re.compile(r"[-*+\u2022\u2023\u25aa\u25cf\u25e6\u2043\u00b7\u2013][ \t\u00a0]+")
_NUMBERED: Final = re.compile(r"\(?(\d{1,3})([.)])[ \t\u00a0]+")
_QUOTE: Final = re.compile(r"(?m)^[ \t]*(?:>[ \t]?)+")
_CELLS: Final = re.compile(r"\t+| \| ")

MIN_ROWS: Final = 2
"""Fewest rows that make a table; Markdown needs a head."""


class Piece(NamedTuple):
    """One block as Markdown."""

    kind: str
    """What it is, so that neighbours of one kind can be put together."""
    text: str
    """Its Markdown; for rows the cells, joined by tabs; for code the code itself."""
    near: bool = False
    """Only one line end parts it from the block before it."""


def piece_of(page: Page, block: Block, *, title: str | None) -> Piece:
    """One block of an article; ``title`` is the article's, which heads it."""
    raw = page.of(block)
    before = page.blocks[block.index - 1].span.end if block.index else 0
    near = block.index > 0 and page.text.count("\n", before, block.span.start) == 1
    kind = "line" if block.span in page.joined else block.kind
    kind = "heading" if kind == "line" and raw == title else kind
    match kind:
        case "title" | "heading":
            text = f"{'#' if raw == title else '##'} {escape.heading(raw)}"
        case "item":
            text = _item(page, raw)
        case "quote":
            text = "> " + _text(page, _QUOTE.sub("", raw)).replace("\n", "\n> ")
        case "code":
            text = _indent(page, before, block) + raw
        case "row":
            text = raw
        case "line":
            text = escape.lines(raw)
        case _:
            text = _text(page, raw)
    return Piece(kind, text, near)


def title_of(cleaned: Cleaned, several: bool) -> list[Piece]:
    """A heading for an article whose kept blocks hold none: its title, or its name when several come."""
    title = cleaned.title
    if title is None:
        return [Piece("heading", f"# {escape.heading(cleaned.page.id)}")] if several else []
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
            yield "\n".join(piece.text for piece in run)
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


def _near(run: Sequence[Piece], between: str) -> list[str]:
    """The pieces, those that stand on neighbouring lines put together."""
    parts: list[str] = []
    for piece in run:
        if parts and piece.near:
            parts[-1] += between + piece.text
        else:
            parts.append(piece.text)
    return parts


def _text(page: Page, raw: str) -> str:
    """Text of a block: its line ends are the author's in HTML, a wrapping program's in plain text."""
    return escape.lines(raw) if page.source == "html" else escape.inline(raw)


def _item(page: Page, raw: str) -> str:
    number = _NUMBERED.match(raw)
    if number:
        return f"{number[1]}{number[2]} " + _text(page, raw[number.end() :]).replace("\n", "\n    ")
    bullet = _BULLET.match(raw)
    return "- " + _text(page, raw[bullet.end() :] if bullet else raw).replace("\n", "\n  ")


def _indent(page: Page, before: int, block: Block) -> str:
    """The blanks in front of the first line of code."""
    line = page.text.rfind("\n", before, block.span.start) + 1
    return page.text[line : block.span.start] if line else ""


def _table(run: Sequence[Piece]) -> str:
    """Rows as a table whose head is the first row; a row alone as a line."""
    rows = [_CELLS.split(printable(piece.text).replace("\n", " ").strip("| \t")) for piece in run]
    columns = max(map(len, rows))
    if len(rows) < MIN_ROWS or columns < 2:  # noqa: PLR2004 - one column is no table
        return "\n\n".join(escape.inline(" | ".join(map(one_line, row))) for row in rows)
    full = [row + [""] * (columns - len(row)) for row in rows]
    lines = [f"| {' | '.join(map(escape.cell, row))} |" for row in full]
    return "\n".join([lines[0], "|" + " --- |" * columns, *lines[1:]])
