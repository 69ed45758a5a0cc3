"""Tables stay whole where the scorer keeps nearly all of them."""

from cleaner.judge.html.tables import rows_of_kept_tables
from cleaner.read.html import read_html

TABLE = "<table><tr><th>Month</th><th>Gate</th></tr>{}</table>".format(
    "".join(f"<tr><td>month {number}</td><td>closes at {number}</td></tr>" for number in range(9))
)


def spared(html, against):
    page, tree = read_html(html)
    weights = [0.9 if place in against else -0.5 for place in range(len(page.blocks))]
    return list(rows_of_kept_tables(page, tree.nodes, tree.rows.node, weights))


def test_rows_of_a_table_that_stays_stay():
    assert spared(TABLE, {0}) == [0]
    assert spared(TABLE + TABLE, {0, *range(10, 20)}) == [0]


def test_rows_of_a_table_of_which_half_goes_go():
    assert spared(TABLE, set(range(5))) == []
    assert spared(TABLE, set(range(10))) == []


def test_nothing_else_is_spared():
    assert (
        spared(
            "<ul><li>one<li>two<li>three<li>four</ul><div role=row><p role=cell>a</p><p role=cell>b</p></div>", {0, 4}
        )
        == []
    )
