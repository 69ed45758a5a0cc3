"""Tables: the blocks of a row as one row, its cells in their columns; a cell may take several columns and several rows.

A row is written with a tab for each column that it passes by, so that what stands under one another on the page has the
same number of tabs before it: a cell that goes on over columns or rows leaves them empty, and no word is written twice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from cleaner.read.dom_elements import CELLS, whole_number
from cleaner.read.dom_pieces import Piece, is_prose

ROW_CELLS: Final = 2
ROW_CELL_CHARS: Final = 400
"""A table row whose longest cell is above this is layout, not a row: its blocks stay apart."""

ITEM_SIGN: Final = " \u2022 "
"""Stands between the items of a list in a cell, which is one line: the sign that browsers show before them."""

_NO_CELL: Final = frozenset({"heading", "row", "code", "title"})
"""Kinds of blocks that are no part of a cell of one line."""
_UNSEEN: Final = frozenset({"hidden", "style", "template", "closed"})
"""How text is hidden that no reader sees; what is hidden from screen readers alone is seen."""
_CLOSED: Final = CELLS | {"table", "tr"}
"""Elements whose inside is none of a row's own."""
_NOTHING_SAID: Final[dict[str, str]] = {}

MAX_COLUMNS: Final = 100
"""Columns in which spans count. Of 1,497 pages the table with the most cells in a row has 19, and no cell says more
than 7 columns. A cell may say 100,000, and rows of such cells would be as long as they say."""

ENDLESS: Final = 1_000_000
"""Rows of a cell that goes on to the end of its group."""


class Grid:
    """The columns of one group of rows (``tbody`` or a table without one), asked row by row."""

    __slots__ = ("_last_rows", "_row")

    def __init__(self) -> None:
        self._row = 0
        self._last_rows: dict[int, int] = {}
        """For a column the last row that a cell above reaches down to."""

    def next_row(self, cells: Iterable[Mapping[str, str]]) -> tuple[list[int], int]:
        """The column of each cell of the next row, and how many columns it has in all.

        Args:
            cells: what the cells say of themselves: ``colspan``, ``rowspan`` or nothing.

        >>> grid = Grid()
        >>> grid.next_row([{"rowspan": "2"}, {"colspan": "2"}, {}])
        ([0, 1, 3], 4)
        >>> grid.next_row([{}, {}])
        ([1, 2], 3)
        """
        self._row += 1
        row, reached = self._row, self._last_rows
        columns, column = [], 0
        for said in cells:
            while reached and column < MAX_COLUMNS and reached.get(column, 0) >= row:
                column += 1
            columns.append(column)
            end = column + 1
            if said:
                end = max(end, min(column + _count(said, "colspan"), MAX_COLUMNS))
                rows = _count(said, "rowspan") or ENDLESS
                if rows > 1:
                    for at in range(column, min(end, MAX_COLUMNS)):
                        reached[at] = max(reached.get(at, 0), row + rows - 1)
            column = end
        return columns, column


def _count(said: Mapping[str, str], name: str) -> int:
    """How many columns or rows a cell says that it takes; 1 where it says nothing sensible."""
    number = whole_number(said.get(name, "1"))
    return 1 if number is None or number < 0 else number


def in_columns(cells: Iterable[tuple[int, str]]) -> tuple[str, str]:
    """What stands before a row, and the row: a tab for each column passed by. Columns must rise.

    >>> in_columns([(1, "Rain"), (2, ""), (3, "Sun")])
    ('\\t', 'Rain\\t\\tSun')
    """
    parts: list[str] = []
    before, place = "", -1
    for column, text in cells:
        if not text:
            continue
        if place < 0:
            before = "\t" * column
            parts.append(text)
        else:
            parts.append("\t" * (column - place) + text)
        place = column
    return before, "".join(parts)


class Tables:
    """Makes rows of the blocks that the walk found in table rows."""

    def __init__(
        self,
        ups: Sequence[int],
        tags: Sequence[str],
        ends: Sequence[int],
        notes: Mapping[int, Mapping[str, str]],
        marks: re.Pattern[str] | None,
    ) -> None:
        """Nothing is looked at yet: the walk goes on filling what it gives here.

        Args:
            ups: for each block element the place of the one around it, -1 for none.
            tags: for each its name.
            ends: for each that is closed the place after the last one inside it.
            notes: what cells say of their places.
            marks: what stands in the texts of a marked tree, to be passed over when they are judged.
        """
        self._ups, self._tags, self._ends, self._notes, self._marks = ups, tags, ends, notes, marks
        self._grids: dict[int, Grid] = {}

    def joined(self, node: int, found: list[Piece], above: Piece | None) -> list[Piece]:
        """The blocks of a table row, its short cells made one row; long or structured cells stay blocks of their own.

        What one cell holds is one cell, but paragraphs in it are a page's layout and no row. A short cell alone in a
        row of several columns is a row where it stands under one. Text that is hidden in a row that is not stays apart.

        Args:
            node: the element of the row. Every row must come, in order, with or without blocks.
            found: its blocks.
            above: the block before them.
        """
        cells = self._cells_of(node)
        columns, width = self._columns_of(node, cells)
        pieces, asides = found, []
        if any(piece.hidden in _UNSEEN for piece in found):
            asides = [piece for piece in found if piece.hidden in _UNSEEN]
            pieces = [piece for piece in found if piece.hidden not in _UNSEEN]
            if not pieces:
                pieces, asides = asides, []
        if not pieces or width < ROW_CELLS or (len(pieces) == 1 and not self._goes_on(node, pieces[0], above)):
            return found
        texts = self._texts_of(cells, pieces)
        if len(texts) < min(ROW_CELLS, len(pieces)):
            return found
        before, text = in_columns((columns[at], text) for at, text in texts.items())
        row = Piece(
            text.replace("\n", " "),
            "row",
            before,
            sum(piece.link_chars for piece in pieces),
            node,
            sum(piece.links for piece in pieces),
            sum(piece.bold_chars for piece in pieces),
            sum(piece.images for piece in pieces),
            pieces[0].hidden,
        )
        return [row, *asides]

    def _texts_of(self, cells: list[int], pieces: list[Piece]) -> dict[int, str]:
        """What each cell of a row holds, by its number; nothing where one of them holds what is no cell of one line."""
        texts: dict[int, str] = {}
        for piece in pieces:
            text = bare = piece.text
            at = bisect_right(cells, piece.node) - 1
            if piece.kind in _NO_CELL or at < 0 or piece.node >= self._ends[cells[at]]:
                return {}
            if at in texts:
                if piece.kind in ("paragraph", "quote"):
                    return {}
                text = f"{texts[at]}{ITEM_SIGN if piece.kind == 'item' else ' '}{text}"
            texts[at] = text
            if self._marks is not None:
                text, bare = self._marks.sub("", text), self._marks.sub("", bare)
            if len(text) > ROW_CELL_CHARS or (piece.kind == "item" and is_prose(bare)):
                return {}
        return texts

    def _cells_of(self, node: int) -> list[int]:
        """The cells of a table row."""
        tags, ends = self._tags, self._ends
        cells, place = [], node + 1
        while place < len(tags):
            tag = tags[place]
            if tag in CELLS:
                cells.append(place)
            place = ends[place] if tag in _CLOSED else place + 1
        return cells

    def _columns_of(self, node: int, cells: list[int]) -> tuple[list[int], int]:
        """The column of each cell of a row, and how many columns it has in all."""
        group = self._ups[node]
        grid = self._grids.get(group)
        if grid is None:
            if self._notes.keys().isdisjoint(cells):
                return list(range(len(cells))), len(cells)
            grid = self._grids[group] = Grid()
        return grid.next_row([self._notes.get(cell, _NOTHING_SAID) for cell in cells])

    def _goes_on(self, node: int, piece: Piece, above: Piece | None) -> bool:
        """Whether the only block of a table row is a short line, and a row of the same table stands before it."""
        if above is None or piece.kind != "line" or above.kind != "row":
            return False
        return self._ups[above.node] == self._ups[node]
