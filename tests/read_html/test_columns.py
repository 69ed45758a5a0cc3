"""What the walk found, in columns, and the paths that are made of them."""

from __future__ import annotations

import pytest

from cleaner.read.dom_columns import Node, Nodes, Row, Rows
from cleaner.read.dom_paths import HEAD, MAX_PATH, TAIL, paths_of
from cleaner.read.html import read_html


def test_columns_give_single_rows_and_stretches():
    nodes = Nodes((-1, 0), ("body", "p"), ("", "lead"), (2, 2))
    assert list(nodes) == [Node(-1, "body", "", 2), Node(0, "p", "lead", 2)]
    assert list(nodes[1:]) == [nodes[1]]
    rows = Rows((1, -1), (0, 2), (0, 5), (1, 0), ("", "style"))
    assert rows[-1] == Row(-1, 2, 5, 0, "style")
    assert list(rows[:1]) == [Row(1, 0, 0, 1, "")]
    assert len(rows[:0]) == 0
    with pytest.raises(IndexError):
        rows[2]


def test_elements_know_where_what_is_below_them_ends():
    _, tree = read_html("<main><div><p>One.</p><p>Two.</p></div><p>Three.</p></main>")
    for place, node in enumerate(tree.nodes):
        below = [at for at in range(len(tree.nodes)) if place in _path(tree.nodes, at)]
        assert below == list(range(place, node.end))


def _path(nodes: Nodes, at: int) -> list[int]:
    """The places of an element and of those around it."""
    return [] if at < 0 else [at, *_path(nodes, nodes.parent[at])]


@pytest.mark.parametrize("depth", [MAX_PATH - 1, MAX_PATH, 3 * MAX_PATH])
def test_long_paths_lose_their_middle(depth):
    ups = list(range(-1, depth - 1))
    steps = [f"d{number}" for number in range(depth)]
    path = paths_of(ups, steps, [depth - 1])[0].split("/")
    assert path == (steps if depth < MAX_PATH else [*steps[:HEAD], "...", *steps[-TAIL:]])


def test_elements_of_one_name_are_counted_where_they_stand_side_by_side():
    page, _ = read_html("<div><p>One.</p><ul><li>a<li>b</ul><p>Two.</p></div><div><p>Three.</p></div>")
    assert [block.path.partition("body/")[2] for block in page.blocks] == [
        "div/p", "div/ul/li", "div/ul/li[2]", "div/p[2]", "div[2]/p",
    ]  # fmt: skip


def test_the_path_of_a_row_is_that_of_its_element():
    page, tree = read_html("<table><tr><td><table><tr><td>Ada Moor</table><td>harbour</tr><tr><td>x<td>y</tr></table>")
    rows = [block for block in page.blocks if block.kind == "row"]
    assert [page.of(block) for block in rows] == ["Ada Moor\tharbour", "x\ty"]
    for block in rows:
        assert tree.nodes.tag[tree.rows.node[block.index]] == "tr"
        assert block.path.endswith(("table/tr", "table/tr[2]"))
        assert block.path.count("table") == 1
