"""Links: exact places, addresses as the page says them, and Markdown in which only web addresses are live."""

import html as entities
import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import cleaner
from cleaner.read import read
from cleaner.render.markdown import Renderer

BODY = "<html><body><article>{}</article></body></html>"
READER = MarkdownIt("commonmark").enable("table")


def links(body, url=None):
    page, _ = read(BODY.format(body), input="html", url=url, links=True)
    return [(link.span.of(page.text), link.url) for link in page.links]


def markdown(body, url=None):
    return Renderer().cleaned(
        cleaner.clean(BODY.format(body), input="html", url=url, links=True, keep=("L6", "H3", "C1"))
    )


def test_text_and_address():
    body = "<p>See <a href='/a'>our <b>long</b>\n guide </a>, or <a href='b.html'> another</a>.</p>"
    assert links(body) == [("our long guide", "/a"), ("another", "b.html")]
    assert links(body, "https://example.org/x/y") == [
        ("our long guide", "https://example.org/a"), ("another", "https://example.org/x/b.html"),
    ]  # fmt: skip


def test_the_base_of_the_page_counts():
    page, _ = read(
        "<html><head><base href='https://base.example/d/'></head><body><p>It is <a href='e'>here</a>.</p></body></html>",
        input="html", url="https://example.org/", links=True,
    )  # fmt: skip
    assert [link.url for link in page.links] == ["https://base.example/d/e"]


def test_a_base_that_is_no_address_counts_for_nothing():
    """``urljoin`` raises for a bracket that is not closed."""
    body = "<html><head><base href='{}'></head><body><p>It is <a href='e'>here</a>.</p></body></html>"
    for base, url, address in (
        ("http://[x", "https://example.org/d/", "https://example.org/d/e"),
        ("d/", "http://[x", "e"),
        ("d/", None, "d/e"),
    ):
        page, _ = read(body.format(base), input="html", url=url, links=True)
        assert [link.url for link in page.links] == [address], (base, url)


def test_a_link_over_several_blocks_has_a_span_in_each():
    assert links("<a href='/a'><h2>Night Boat Returns</h2><p>It came at ten.</p></a><p>No link.</p>") == [
        ("Night Boat Returns", "/a"), ("It came at ten.", "/a"),
    ]  # fmt: skip


def test_marks_of_links_change_no_table():
    body = "<table><tr><td>k<td><ul><li><a href='/a'>It came.</a><li>b</ul></tr></table><p>It is <a href='/c'>there</a>.</p>"
    assert links(body) == [("It came.", "/a"), ("there", "/c")]
    cell = "x" * 399
    assert links(f"<table><tr><td>k<td><a href='/a'>{cell}</a></tr></table><p><a href='/c'>c</a></p>") == [
        (cell, "/a"), ("c", "/c"),
    ]  # fmt: skip


def test_links_without_text_or_address_are_none():
    assert (
        links("<p>A <a name='x'>place</a>, <a href=''>b</a>, <a href='/c'> </a><a href='/d'><img src=x></a>end.</p>")
        == []
    )


def test_an_address_that_cannot_be_joined_stays_as_it_is():
    assert links("<p>It is <a href='http://[bad'>here</a>.</p>", "https://example.org/") == [("here", "http://[bad")]


def test_none_unless_asked_for_and_only_of_what_stays():
    body = "<p>The ferry to <a href='/h'>Hallow</a> left at ten in the morning on Monday.</p><p><a href='/c'>Leave a Comment</a></p>"
    assert cleaner.clean(BODY.format(body), input="html").links == ()
    assert "links" not in cleaner.clean(BODY.format(body), input="html").to_dict()
    cleaned = cleaner.clean(BODY.format(body), input="html", links=True, keep=("L6", "H3"))
    assert [gone.name for gone in cleaned.removals] == ["comment-prompt"]
    assert [link.url for link in cleaned.links] == ["/h"]
    assert cleaned.to_dict()["links"] == [{"start": 13, "end": 19, "url": "/h"}]


def test_markdown_of_every_kind_of_block():
    text = markdown(
        "<h1>The <a href='/1'>Boat</a></h1><p>Look!<a href='/2'>Here</a> it is, as [said] *there*.</p>"
        "<ol><li><a href='/3'>First</a> of all</li></ol><blockquote>So <a href='/4'>they</a> said to us.</blockquote>"
        "<table><tr><td>Name</td><td><a href='/5'>A|B</a> c</td></tr><tr><td>x</td><td>y</td></tr></table>",
        "https://example.org/",
    )
    assert text == (
        "# The [Boat](https://example.org/1)\n\n"
        "Look\\![Here](https://example.org/2) it is, as \\[said\\] \\*there\\*.\n\n"
        "1. [First](https://example.org/3) of all\n\n"
        "> So [they](https://example.org/4) said to us.\n\n"
        "| Name | [A&#124;B](https://example.org/5) c |\n| --- | --- |\n| x | y |\n"
    )


def test_what_is_no_web_address_is_not_live():
    text = markdown(
        "<p>Do <a href='javascript:alert(1)'>this</a>, <a href='data:text/html,x'>that</a>, "
        "<a href='https://bank.example@evil.example/'>pay</a> or <a href='mailto:a@b.example'>write</a>.</p>"
    )
    assert text == "Do this, that, pay or write.\n"


def test_signs_that_the_parser_takes_and_does_not_give_back():
    """A form feed is a blank of HTML; a text that holds it cannot be set again."""
    for sign, shown in (("\x0c", " "), ("\ufffe", "\ufffe"), ("&#xffff;", "\uffff"), ("\x0b", "")):
        assert links(f"<p>It{sign}is <a href='/a'>the{sign}boat</a>.</p>") == [(f"the{shown}boat", "/a")]
    assert links("<pre>It\x0cis <a href='/a'>the\x0cboat</a>.</pre>") == [("the\nboat", "/a")]


LETTERS = st.text(alphabet=st.sampled_from("ab \n!.[](<&|*#1\u4e00\x0c\ufffe\x85"), max_size=8)
TREES = st.recursive(
    LETTERS.map(entities.escape),
    lambda inner: st.tuples(
        st.sampled_from(["p", "b", "a href='/x'", "li", "span hidden", "h2", "td"]), st.lists(inner, max_size=3)
    ).map(lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0].split()[0]}>"),
    max_leaves=12,
)


@given(TREES)
def test_links_change_nothing_of_the_page(body):
    plain, _ = read(BODY.format(body), input="html")
    linked, _ = read(BODY.format(body), input="html", links=True)
    assert (linked.text, linked.blocks) == (plain.text, plain.blocks)
    spans = [link.span for link in linked.links]
    assert spans == sorted(spans)
    for span in spans:
        assert span.of(linked.text).strip()
        assert any(block.span.start <= span.start and span.end <= block.span.end for block in linked.blocks)


@given(TREES)
def test_markdown_with_links_reads_the_same(body):
    options = {"input": "html", "url": "https://example.org/", "keep": ("L6", "H3", "C1", "C2", "D4")}
    shown = []
    for links in (False, True):
        made = READER.render(Renderer().cleaned(cleaner.clean(BODY.format(body), links=links, **options)))
        assert "<img" not in made
        shown.append("".join(re.sub("<[^>]*>", "", made).split()))
    assert shown[0] == shown[1]


def test_signs_that_are_no_text_cost_no_link_behind_them():
    found = links(
        "<h2>Levels<a href=#levels>\u00b6</a></h2><p>See <a href=/a>the map</a>.</p><h3>Zones <a href=#zones>#</a></h3>"
        "<ol><li><a href=#c1>^</a> <a href=/b>Hall</a></li></ol><div><a href=/c>Sofas</a><a href=/d>Lamps</a></div>"
    )
    assert found == [("the map", "/a"), ("Hall", "/b"), ("Sofas", "/c"), ("Lamps", "/d")]
