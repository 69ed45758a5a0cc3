"""Where the cells of a table stand: cells may take several columns and several rows.

A row is written with a tab for each column that it passes by, so that what stands under one another on the page has the
same number of tabs before it: a cell that goes on over columns or rows leaves them empty, and no word is written twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from cleaner.read.dom_elements import whole_number

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
