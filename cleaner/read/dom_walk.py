"""The walk: every visible block of a tree, in order, with the facts about it that judges ask for.

One pass, no recursion, nothing removed. Blocks begin and end where block elements do; inline elements only add text;
a line break stays a line end, two of them part blocks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import partial
from typing import Any, Final, NamedTuple

from cleaner.model import Kind
from cleaner.read.dom_columns import Nodes
from cleaner.read.dom_elements import (
    ACTS,
    BLOCK,
    BOLD_TYPE,
    CELLS,
    EDIT_MARK,
    KIND,
    LINE,
    LINK,
    NOTED,
    ROLE,
    SKIP,
    SPAN,
    UNSHOWN,
    hidden_by,
    is_edit_mark,
)
from cleaner.read.dom_tables import Grid, in_columns
from cleaner.text import count_words, ends_sentence

ROW_CELLS: Final = 2
ROW_CELL_CHARS: Final = 400
"""A table row whose longest cell is above this is layout, not a row: its blocks stay apart."""

PROSE_CHARS: Final = 4
PROSE_WORDS: Final = 10
"""Words from which a block without a sentence end counts as a paragraph all the same. Of 1,497 pages' main text,
4 % of the paragraphs are shorter and do not end as a sentence."""

MAX_BLOCKS: Final = 10_000
BLOCK_CHARS: Final = 100
"""Blocks that are told apart: ``MAX_BLOCKS``, on bigger pages one for every ``BLOCK_CHARS`` of source. A block costs
60 microseconds and 3 kB in all that comes after, so a megabyte of one-letter paragraphs took 14 s. Of 1,497 pages the
one with the most has 2,641; of those with more than 500 the densest has one for 157 characters."""

JOINED: Final = 256
JOINED_CHARS: Final = 200
"""Beyond that neighbours are joined as lines of one block: so many texts, and none longer than this."""

ITEM_SIGN: Final = " \u2022 "
"""Stands between the items of a list in a cell, which is one line: the sign that browsers show before them."""

_NO_CELL: Final = frozenset({"heading", "row", "code", "title"})
"""Kinds of blocks that are no part of a cell of one line."""
_UNSEEN: Final = frozenset({"hidden", "style", "template"})
"""How text is hidden that no reader sees; what is hidden from screen readers alone is seen."""
_NOTHING_SAID: Final[dict[str, str]] = {}

_BREAK: Final = "\x01"
"""Stands for ``<br>`` while text is gathered; control characters never come out of the parser."""

_PILCROW: Final = "\u00b6"
_PERMALINKS: Final = frozenset({_PILCROW, "#", "\u00a7", "\U0001f517"})
"""Texts of links to the very place where they stand, as documentation puts them behind headings: pictures and no text.
But for the first they are so in headings only."""

_NAMING: Final = frozenset({"class", "id", "role", "itemprop"})
_HIDERS: Final = frozenset({"hidden", "style", "aria-hidden"})
MAX_NAMES: Final = 400
"""Characters of an element's names that are kept."""


class Piece(NamedTuple):
    """One block before it has a place."""

    text: str
    kind: Kind
    indent: str
    link_chars: int
    node: int
    """This and what follows as in ``Row``."""
    links: int = 0
    bold_chars: int = 0
    images: int = 0
    hidden: str = ""


_Frame = tuple[int, str, str, int]
"""One open block element: its place, its role, how it is hidden, and how many blocks came before it."""

_new_piece: Final = partial(tuple.__new__, Piece)
"""Made of a tuple: a page has hundreds of them, and a call with named fields costs three times as much."""


class Walk:
    """Gathers the blocks of one tree."""

    def __init__(self, root: Any, limit: int = MAX_BLOCKS, marks: re.Pattern[str] | None = None) -> None:
        self.pieces: list[Piece] = []
        self.elements = self.depth = 0
        self.is_coarse = False
        """Whether blocks were joined because there are more than ``limit``."""
        # The nodes, a list for each field.
        self._ups: list[int] = []
        self._tags: list[str] = []
        self._names: list[str] = []
        self._ends: list[int] = []
        self.notes: dict[int, dict[str, str]] = {}
        """What cells, ordered lists and items say of their places and numbers, by the place of the element."""
        self._grids: dict[int, Grid] = {}
        self._frames: list[_Frame] = [(-1, "", "", 0)]
        self._parts: list[str] = []
        self._aside: list[str] = []
        self._limit = limit
        self._marks = marks
        """What stands in the texts of a marked tree, to be passed over when they are judged."""
        self._veiled = ""
        self._link_chars = self._bold_chars = self._links = self._images = 0
        self._walk(root)
        self._limit = len(self.pieces) + JOINED
        self._flush()

    def nodes(self) -> Nodes:
        """The block elements in document order."""
        return Nodes(tuple(self._ups), tuple(self._tags), tuple(self._names), tuple(self._ends))

    def _walk(self, root: Any) -> None:  # noqa: C901, PLR0912, PLR0915 - one loop, for speed
        from lxml import etree

        events = etree.iterwalk(root, events=("start", "end"))
        hiding: list[tuple[Any, list[str]]] = []
        parts, aside = self._parts, self._aside
        frames, pieces, limit = self._frames, self.pieces, self._limit
        ups, tags, names_of, ends, notes = self._ups, self._tags, self._names, self._ends, self.notes
        elements = depth = deepest = link = bold = 0
        act_of, role_of = ACTS.get, ROLE.get
        is_code = False
        is_blank = False  # nothing but white space since the block before: two thirds of all texts of a page
        for event, element in events:
            tag = element.tag
            act = act_of(tag, BLOCK)
            if event == "start":
                elements += 1
                depth += 1
                if depth > deepest:  # noqa: PLR1730 - max() takes four times as long
                    deepest = depth
                if act == SKIP:
                    if tag == "svg" and next(element.iter("p"), None) is not None:
                        # HTML ends a picture where a paragraph begins in it, whoever forgot to.
                        for picture in element.iter("svg"):
                            picture.tag = "div"
                        tag, act = "div", BLOCK
                    else:
                        if tag == "img":
                            self._images += 1
                        elif tag == "hr":
                            if is_blank:
                                is_blank = self._skip_blank()
                            self._flush()
                        events.skip_subtree()
                        continue
                if act == BLOCK:
                    if tag == "option":
                        parts.append(_BREAK)
                        is_blank = False
                    else:
                        if is_blank:
                            is_blank = self._skip_blank()
                        if parts or aside:
                            self._flush()
                    node, role, hidden, _ = frames[-1]
                    names = ""
                    for key, value in element.items():
                        if key in _NAMING:
                            names = f"{names} {value}" if names else value
                        elif key in _HIDERS and not hidden:
                            hidden = hidden_by(element.get)
                        elif key in NOTED and tag in NOTED[key]:
                            notes.setdefault(len(tags), {})[key] = value
                    role = role_of(tag, role)
                    is_code = role == "code"
                    frames.append((len(tags), role, tag if tag in UNSHOWN else hidden, len(pieces)))
                    ups.append(node)
                    ends.append(0)
                    tags.append(tag)
                    names_of.append(names if len(names) <= MAX_NAMES else names[:MAX_NAMES])
                elif act == LINK:
                    link += 1
                    self._links += 1
                    if element.text in _PERMALINKS and (element.text == _PILCROW or frames[-1][1] == "heading"):
                        continue
                elif act == BOLD_TYPE:
                    bold += 1
                elif act == SPAN:
                    if EDIT_MARK in element.get("class", "") and is_edit_mark(element):
                        events.skip_subtree()
                        continue
                    if not _HIDERS.isdisjoint(element.keys()) and hidden_by(element.get) in ("hidden", "style"):
                        if is_blank:
                            parts.append(" ")
                            is_blank = False
                        hiding.append((element, parts))
                        parts = self._parts = []
                elif act == LINE:
                    self._line_end()
                    is_blank = False
                    continue
                text = element.text
            else:
                depth -= 1
                if act == BLOCK:
                    if tag != "option":
                        if is_blank:
                            is_blank = self._skip_blank()
                        if parts or aside:
                            self._flush()
                    node, _, _, first = frames.pop()
                    ends[node] = len(tags)
                    if tag == "tr" and not self.is_coarse:
                        self._join_row(node, first)
                    is_code = frames[-1][1] == "code"
                elif act == LINK:
                    link -= 1
                elif act == BOLD_TYPE:
                    bold -= 1
                elif act == SPAN and hiding and hiding[-1][0] is element:
                    aside.extend(parts)
                    parts = self._parts = hiding.pop()[1]
                text = element.tail
                if element is root:
                    break
            if text:
                if not parts and text.isspace() and not is_code and not hiding and len(pieces) < limit:
                    is_blank = True
                    continue
                is_blank = False
                parts.append(text)
                if link > 0 or bold > 0:
                    size = len(" ".join(text.split()))
                    if link > 0:
                        self._link_chars += size
                    if bold > 0:
                        self._bold_chars += size
        self.elements, self.depth = elements, deepest

    def _skip_blank(self) -> bool:
        """Ends a block of white space, which is none; False, as nothing is left of it."""
        self._links, self._veiled = 0, ""
        return False

    def _line_end(self) -> None:
        parts = self._parts
        place = len(parts) - 1
        while place >= 0 and parts[place].isspace():
            place -= 1
        is_code = self._frames[-1][1] == "code"
        if place >= 0 and parts[place] == _BREAK and not is_code:
            self._flush()
        else:
            if not is_code:
                del parts[place + 1 :]
            parts.append(_BREAK)

    def _flush(self) -> None:
        """Ends the block that is being gathered."""
        parts = self._parts
        if parts:
            if len(self.pieces) >= self._limit and self._is_joined():
                return
            raw = "".join(parts)
            parts.clear()
            hidden, self._veiled = self._frames[-1][2] or self._veiled, ""
            if raw.isspace():
                self._links = 0
            else:
                self._emit(raw, hidden)
        if self._aside:
            aside = "".join(self._aside)
            self._aside.clear()
            self._emit(aside, "style")

    def _is_joined(self) -> bool:
        """Whether what is being gathered is short, on a page of too many blocks: the next block goes on with it."""
        parts, (_, role, hidden, _) = self._parts, self._frames[-1]
        if len(parts) >= JOINED or len(parts[-1]) >= JOINED_CHARS or self._aside:
            return False
        self._veiled = self._veiled or hidden
        self.is_coarse = True
        if parts[-1] == _BREAK:
            return True
        if role == "code" and any("\n" in part for part in parts):
            return False
        while parts and parts[-1].isspace():
            parts.pop()
        if parts and parts[-1] != _BREAK:
            parts.append(_BREAK)
        return True

    def _emit(self, raw: str, hidden: str) -> None:
        node, role, _, _ = self._frames[-1]
        indent = ""
        if role == "code":
            lines = [line.rstrip() for line in raw.replace(_BREAK, "\n").expandtabs(4).splitlines()]
            text = "\n".join(lines).strip("\n")
            bare = text.lstrip()
            indent = text[: len(text) - len(bare)].rpartition("\n")[2]
            text = bare
        else:
            text = " ".join(raw.split())
            if _BREAK in text:
                text = "\n".join(filter(None, map(str.strip, text.split(_BREAK))))
        link_chars, bold_chars, links = self._link_chars, self._bold_chars, self._links
        self._link_chars = self._bold_chars = self._links = 0
        if not text:
            return
        size = len(text)
        if link_chars > size:  # noqa: PLR1730 - as above
            link_chars = size
        if bold_chars > size:  # noqa: PLR1730
            bold_chars = size
        kind = KIND.get(role) or self._kind(text if self._marks is None else self._marks.sub("", text), role, node)
        piece = (text, kind, indent, link_chars, node, links, bold_chars, self._images, hidden)
        self.pieces.append(_new_piece(piece))
        self._images = 0

    def _kind(self, text: str, role: str, node: int) -> Kind:
        if role == "item":
            # Further paragraphs of one item are paragraphs.
            tag = self._tags[node]
            return "paragraph" if tag == "p" and self._has_piece() and is_prose(text) else "item"
        if is_prose(text):
            return "quote" if role == "quote" else "paragraph"
        return "line"

    def _has_piece(self) -> bool:
        """Whether the innermost item already holds a block."""
        for node, _, _, first in reversed(self._frames):
            if self._tags[node] in ("li", "dd", "dt"):
                return len(self.pieces) > first
        return False

    def _join_row(self, node: int, first: int) -> None:
        """Makes one row of the short cells of a table row; long or structured cells stay blocks of their own.

        What one cell holds is one cell, but paragraphs in it are a page's layout and no row. A short cell alone in a
        row of several columns is a row where it stands under one. Text that is hidden in a row that is not stays apart.
        """
        cells = self._cells_of(node)
        columns, width = self._columns_of(node, cells)
        pieces, asides = self.pieces[first:], []
        if any(piece.hidden in _UNSEEN for piece in pieces):
            asides = [piece for piece in pieces if piece.hidden in _UNSEEN]
            pieces = [piece for piece in pieces if piece.hidden not in _UNSEEN]
            if not pieces:
                pieces, asides = asides, []
        if not pieces or width < ROW_CELLS or (len(pieces) == 1 and not self._is_under_row(node, first, pieces[0])):
            return
        texts: dict[int, str] = {}
        for piece in pieces:
            kind = piece[1]
            text = bare = piece[0]
            at = bisect_right(cells, piece[4]) - 1
            if kind in _NO_CELL or at < 0 or piece[4] >= self._ends[cells[at]]:
                return
            if at in texts:
                if kind in ("paragraph", "quote"):
                    return
                text = f"{texts[at]}{ITEM_SIGN if kind == 'item' else ' '}{text}"
            texts[at] = text
            if self._marks is not None:
                text, bare = self._marks.sub("", text), self._marks.sub("", bare)
            if len(text) > ROW_CELL_CHARS or (kind == "item" and is_prose(bare)):
                return
        if len(texts) < min(ROW_CELLS, len(pieces)):
            return
        before, text = in_columns((columns[at], text) for at, text in texts.items())
        self.pieces[first:] = [
            Piece(
                text.replace("\n", " "),
                "row",
                before,
                sum(piece.link_chars for piece in pieces),
                node,
                sum(piece.links for piece in pieces),
                sum(piece.bold_chars for piece in pieces),
                sum(piece.images for piece in pieces),
                pieces[0].hidden,
            ),
            *asides,
        ]

    def _cells_of(self, node: int) -> list[int]:
        """The cells of a table row."""
        tags, ends = self._tags, self._ends
        cells, place = [], node + 1
        while place < len(tags):
            tag = tags[place]
            if tag in CELLS:
                cells.append(place)
            place = ends[place] if tag in CELLS or tag == "table" else place + 1
        return cells

    def _columns_of(self, node: int, cells: list[int]) -> tuple[list[int], int]:
        """The column of each cell of a row, and how many columns it has in all."""
        group = self._ups[node]
        grid = self._grids.get(group)
        if grid is None:
            if self.notes.keys().isdisjoint(cells):
                return list(range(len(cells))), len(cells)
            grid = self._grids[group] = Grid()
        return grid.next_row([self.notes.get(cell, _NOTHING_SAID) for cell in cells])

    def _is_under_row(self, node: int, first: int, piece: Piece) -> bool:
        """Whether the only block of a table row is a short line, and a row of the same table stands before it."""
        if not first or piece.kind != "line":
            return False
        above = self.pieces[first - 1]
        return above.kind == "row" and self._ups[above.node] == self._ups[node]


def is_prose(text: str) -> bool:
    """Whether a block reads as a paragraph: it ends as a sentence does, or is long enough for one.

    >>> is_prose("It rained."), is_prose("Read more")
    (True, False)
    """
    if len(text) >= PROSE_CHARS and ends_sentence(text):
        return True
    # As many runs without blanks are as many words, in any script; only those of a short text need a closer look.
    return len(text.split(None, PROSE_WORDS - 1)) >= PROSE_WORDS or (
        not text.isascii() and count_words(text) >= PROSE_WORDS
    )
