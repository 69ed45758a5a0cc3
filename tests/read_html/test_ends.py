"""End tags that end what is open inside: where text stands afterwards was looked up in a browser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.read.dom import parse
from cleaner.read.dom_ends import ENDED, has_lost_ends, with_lost_ends
from cleaner.read.dom_scan import MAX_OPEN
from cleaner.read.html import read_html


def places(html: str) -> dict[str, str]:
    """For each block of a page its path."""
    page, _ = read_html(html)
    return {page.of(block): block.path.removeprefix("html/body").lstrip("/") for block in page.blocks}


def doubtful(html: str) -> bool:
    return has_lost_ends(parse(html, html.encode()).root)


@pytest.mark.parametrize("tag", sorted(ENDED))
def test_an_end_tag_ends_what_is_open_inside(tag):
    html = f"<div id=page><{tag}><div>Menu<div></{tag}>The ferry turned back.</div>"
    assert places(html)["The ferry turned back."] == "div"


def test_a_header_does_not_take_the_article():
    html = (
        "<header><button><div>Menu<div></button><ul><li><div>Home</ul></header><main><p>The ferry turned back.</main>"
    )
    assert places(html) == {
        "Menu": "header/button/div", "Home": "header/ul/li/div", "The ferry turned back.": "main/p"
    }  # fmt: skip
    page, _ = read_html(html)
    assert [block.kind for block in page.blocks] == ["line", "item", "paragraph"]


def test_an_item_ends_where_the_next_begins():
    html = "<nav><ul><li><div>Tea<li><div>Milk<ul><li>Oat</ul><li>Rum</ul></nav><p>Two"
    assert places(html) == {
        "Tea": "nav/ul/li/div", "Milk": "nav/ul/li[2]/div", "Oat": "nav/ul/li[2]/div/ul/li", "Rum": "nav/ul/li[3]", "Two": "p"
    }  # fmt: skip
    assert places("<dl><dt>Tea<dd><div>Hot<dt>Milk</dl>Two") == {
        "Tea": "dl/dt",
        "Hot": "dl/dd/div",
        "Milk": "dl/dt[2]",
        "Two": "",
    }


def test_no_end_tag_reaches_out_of_a_cell():
    html = "<nav><div><table><tr><td><div>One</nav><td>Two</table>Three</div></nav>Four"
    assert with_lost_ends(html) == html
    assert places(html)["Four"] == ""
    assert places(html)["Three"] == "nav/div"


@pytest.mark.parametrize(
    "html",
    ["<nav><div>a</div></nav>b", "<nav><div><nav>a</nav></div></nav>b", "</nav><div>a", "<ul><li>a<li>b</ul>c", "<nav><div/>a</nav>b",
     "<nav><script>'<div>'</script></nav>", "<nav><!-- <div> --></nav>", "<nav><a title='<div>'>a</a></nav>", "<ol><div></li></div></ol>", "<ul><li><div><ol></li>a</ol></div></li></ul>",
     "<form><div></form>a</div>", "<span><div></span>a</div>", "<table><tr><td><div>a<td>b</table>"],
)  # fmt: skip
def test_what_leaves_nothing_open_is_left_alone(html):
    assert with_lost_ends(html) == html


def test_a_slash_at_the_end_of_a_value_is_none_of_the_tag():
    assert with_lost_ends("<nav><div class=a/>b</nav>c") == "<nav><div class=a/>b</div></nav>c"
    assert places("<nav><div class=a/>b</nav>c") == {"b": "nav/div", "c": ""}


def test_pages_whose_ends_are_all_taken_are_not_looked_at():
    assert doubtful("<p>One</p></b><nav>Two</nav></nav>Three<b><i>four</b>") is False


@pytest.mark.parametrize("faults", [0, 99, 100, 5000])
def test_ends_are_found_behind_more_faults_than_the_parser_notes(faults):
    assert places("</b>" * faults + "<header><button><div>Menu<div></button></div></header><p>One</p>")["One"] == "p"


SOURCES = st.lists(
    st.sampled_from(
        ["<nav>", "</nav>", "<ul>", "</ul>", "<li>", "</li>", "<div>", "</div>", "<div/>", "<td>", "</td>", "<table>", "</table>", "<dt>", "<dd>",
         "</dl>", "<button>", "</button>", "<template>", "</template>", "x", "<p>", "<h2>", "</h2>", "<section>", "</SECTION>"]
    )
)  # fmt: skip


@given(SOURCES.map("".join))
def test_only_ends_are_added_and_once_and_no_text_is_lost(source):
    ended = with_lost_ends(source)
    rest = iter(ended)
    assert all(letter in rest for letter in source)
    assert with_lost_ends(ended) == ended
    assert read_html(source)[0].text.replace("\n", "").replace("\t", "").replace(" ", "").replace(
        "•", ""
    ) == "x" * source.count("x")


def test_elements_nested_without_end_are_left_alone_in_linear_time():
    source = "<nav>" * MAX_OPEN + "<li><table>" + "<div>" * 50_000 + "</li>" * 50_000 + "</nav>"
    assert with_lost_ends(source) == source
