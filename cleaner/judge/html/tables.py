"""Tables stay whole: a row that the scorer takes from a table that it keeps leaves numbers without their heads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.judge.html.outline import Nodes
from cleaner.model import Page
from cleaner.options import THRESHOLDS

KEPT: Final = 0.8
"""Share of the words in a table's rows that the scorer keeps, from which the rest of them stays too. By what it says of
the pages that it was trained on 14 pages gain by it and 3 lose, .02 of word F1 in all; from half on 19 and 7, and a
calendar of a page is kept whole that should go."""


def rows_of_kept_tables(page: Page, nodes: Nodes, at: Sequence[int], weights: Sequence[float]) -> Iterator[int]:
    """The rows that are against the rest of their table.

    Args:
        page: the page.
        nodes: its block elements.
        at: for each block the place of its element, -1 for none.
        weights: for each block what the scorer says against it.
    """
    tables: dict[int, list[int]] = defaultdict(list)
    for number, block in enumerate(page.blocks):
        if block.kind == "row" and at[number] >= 0:
            tables[_table_of(nodes, at[number])].append(number)
    for table, rows in tables.items():
        against = [number for number in rows if weights[number] >= THRESHOLDS["balanced"]]
        if table < 0 or not against:
            continue
        words = {number: len(page.of(page.blocks[number]).split()) for number in rows}
        if sum(map(words.__getitem__, against)) <= (1 - KEPT) * sum(words.values()):
            yield from against


def _table_of(nodes: Nodes, node: int) -> int:
    """The table in which a row stands, -1 for none."""
    while node >= 0 and nodes.tag[node] != "table":
        node = nodes.parent[node]
    return node
