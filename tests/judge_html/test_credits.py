"""Who wrote a page and when, as its body states it."""

from __future__ import annotations

import pytest
from hostile.counting import calls
from hypothesis import given
from hypothesis import strategies as st

from cleaner import clean
from cleaner.judge.html.beside import MAX_ELEMENTS
from cleaner.judge.html.credits import MANY, MAX_LINES, credited
from cleaner.lexicon import load
from cleaner.read.html import read_html

PROSE = (
    "The evening ferry turned back on Thursday because the wind had turned, and forty people spent the night in the "
    "waiting room of the old harbour, where the keeper lit the stove and told them of the winter when it froze."
)


def said(beside: str, *, head: str = "", above: str = "", below: str = "") -> dict[str, str]:
    """What a page states whose title has this beside it."""
    body = f"<main>{above}<h1>The ferry turns back</h1>{beside}<p>{PROSE}</p><p>{PROSE}</p>{below}</main>"
    page, tree = read_html(f"<html><head>{head}</head><body>{body}</body></html>")
    found = dict(credited(page, tree, load()))
    return {key: value for key, value in found.items() if key in ("byline", "date", "modified")}


@pytest.mark.parametrize(
    "beside",
    [
        "<p>By Ada Moor</p>",
        "<p>Written by: Ada Moor</p>",
        "<div>Von Ada Moor</div>",
        "<div>By Ada Moor, keeper of the light</div>",
        "<div>By Ada Moor on the quay</div>",
        "<div>By Ada Moor Monday, at the quay</div>",
        "<p>By</p><p>of the harbour</p><p>Thread by <a class=username href=/u/7>Ada Moor</a></p>",
        "<div>Written by</div><div>Ada Moor</div>",
        "<div class=post-author>Ada Moor</div>",
        "<div class='byline'>By <span>Ada Moor</span> <em>Harbour editor</em></div>",
        "<p class=meta><span class=Post__authorName-x1>Ada Moor</span> in Boats</p>",
        "<p>3 min <a rel='author nofollow' href=/ada>Ada Moor</a></p>",
        "<p>3 min <a href='https://example.org/authors/ada-moor'>Ada Moor</a></p>",
        "<p>3 min <a href=/autor/ada>Ada Moor</a></p>",
        "<div itemprop=author itemscope><img alt=''><span itemprop=name>Ada Moor</span> <b>Writes of boats</b></div>",
        "<div itemprop=author itemscope><meta itemprop=name content='Ada Moor'>A. M.</div>",
        "<p>Thread by <a class=username href=/u/7>Ada Moor</a></p>",
    ],
)
def test_authors(beside):
    assert said(beside)["byline"] == "Ada Moor"


@pytest.mark.parametrize(
    "beside",
    [
        "<p>By the old harbour</p>",
        "<p>By Review</p>",
        "<p>per page</p>",
        "<p>By popular demand</p>",
        "<div class=author>Read more</div>",
        "<div class=author>Sign In</div>",
        "<div class=author>Author</div>",
        "<div class=author>12 comments</div>",
        "<div class=author>AM</div>",
        "<div class=authorized-dealer>Ada Moor</div>",
        "<div class=no-byline>Ada Moor</div>",
        "<div class=related><span class=author>Ada Moor</span></div>",
        "<nav><a rel=author href=/ada>Ada Moor</a></nav>",
        "<p><a href=/authors>Ada Moor</a></p>",
        "<p><a href=/authority/x>Ada Moor</a></p>",
        "<div class=author>Harbours are closed until the wind turns again tonight</div>",
        "<p>Ada Moor</p>",
        "<p>Reviewed by Ada Moor</p>",
        "<p>Reviewed by</p><p>Ada Moor</p>",
        "<div class=author>Reviewed by Ada Moor</div>",
        "<p>Reviewed by Ada Moor, a nurse of thirty years at the harbour</p>",
    ],
)
def test_what_names_no_author(beside):
    assert "byline" not in said(beside)


@pytest.mark.parametrize("name", ["Ada van der Moor", "Ada de la Cruz", "ADA VAN DER MOOR", "Jan Moor", "June Moor"])
def test_names_of_small_words_and_of_months(name):
    assert said(f"<div>By {name}, who writes of boats</div>")["byline"] == name
    assert said(f"<div>By {name} on 3 May 2024 in the harbour</div>")["byline"] == name


def test_a_line_above_the_title_is_no_name_for_a_line_far_below():
    lines = "".join(f"<p>quay no. {place}</p>" for place in range(MAX_LINES - 1))
    assert said(f"{lines}<p>By</p>", above="<div>Harbour News</div>") == {}
    assert said("", above="<div>By</div><div>Ada Moor</div>") == {"byline": "Ada Moor"}


def test_names_beside_one_another_are_authors_together():
    one, other = "<a href=/author/ada>Ada Moor</a>", "<a href=/author/bo>Bo Vik</a>"
    assert said(f"<p>{one}, {other}</p>")["byline"] == "Ada Moor, Bo Vik"
    assert said(f"<p>{one}</p><div><p>{other}</p></div>")["byline"] == "Ada Moor"
    assert (
        said("<div class=authors><b>Ada Moor</b> and <b>Bo Vik</b> <i>Reporters</i></div>")["byline"]
        == "Ada Moor, Bo Vik"
    )


def test_authors_in_scripts_without_capitals():
    """They may have two letters, and no blank."""
    assert said("<p>作者：王伟</p>")["byline"] == "王伟"
    assert said("<p>作者</p><p>王伟</p>")["byline"] == "王伟"
    assert said("<div class=author>王伟</div>")["byline"] == "王伟"
    assert said("<div class=authors><b>Ada Moor</b> und <b>Bo Vik</b></div>")["byline"] == "Ada Moor, Bo Vik"
    assert said("<div class=author><b>Ada Moor</b> | <b>Reporter</b></div>")["byline"] == "Ada Moor"
    assert said("<div class=author>Ada Moor (editor)</div>")["byline"] == "Ada Moor (editor)"


def test_names_in_cards_are_those_of_other_articles():
    cards = [
        f"<div><h2>Boat {n}</h2><span class=author>{name}</span></div>"
        for n, name in enumerate(("Ada Moor", "Bo Vik", "Cy Lund"))
    ]
    assert "byline" not in said("".join(cards[:MANY]))
    assert said("".join(cards[: MANY - 1]))["byline"] == "Ada Moor"


def test_only_what_stands_beside_the_title_counts():
    name = "<p class=author>Ada Moor</p>"
    assert said(f"<p>{PROSE}</p>{name}")["byline"] == "Ada Moor", "the first paragraph may be a lead"
    assert "byline" not in said("", below=name)
    assert said("", above=name)["byline"] == "Ada Moor"
    assert "byline" not in said("", above=f"<div>{'<i>x</i>' * 40}{name}</div>")
    assert said(f"{'<i></i>' * (MAX_ELEMENTS - 5)}{name}")["byline"] == "Ada Moor"
    assert "byline" not in said(f"{'<i></i>' * MAX_ELEMENTS}{name}")


def test_the_head_speaks_louder():
    head = "<meta name=author content='Cy Lund'><meta property='article:published_time' content='2024-05-01'>"
    assert said("<p>By Ada Moor | 3 May 2024</p>", head=head) == {"byline": "Cy Lund", "date": "2024-05-01"}


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("By Ada Moor", "Ada Moor"),
        ("von ADA MOOR", "ADA MOOR"),
        ("Written by: Ada Moor", "Ada Moor"),
        ("Von Miller", "Von Miller"),
        ("Von Der Vik", "Von Der Vik"),
        ("By Moor", "By Moor"),
        ("Ada von Moor", "Ada von Moor"),
    ],
)
def test_the_head_says_by(told, name):
    day = "<meta property='article:published_time' content='2024-05-01'>"
    for head in (day, ""):
        assert said("", head=f"<meta name=author content='{told}'>{head}")["byline"] == name


def test_a_site_gives_way_to_a_person():
    head = "<meta name=author content='Moor Media'><meta property='og:site_name' content='Moor media'>"
    assert said("<p>By Ada Moor</p>", head=head)["byline"] == "Ada Moor"
    assert said("", head=head)["byline"] == "Moor Media"


@pytest.mark.parametrize(
    ("beside", "day"),
    [
        ("<p>3 May 2024</p>", "3 May 2024"),
        ("<p>Published on May 3, 2024</p>", "May 3, 2024"),
        ("<p>Boats | May 3, 2024</p>", "May 3, 2024"),
        ("<p>By Ada Moor<br>3 May 2024</p>", "3 May 2024"),
        ("<p>3. Mai 2024</p>", "3. Mai 2024"),
        ("<p>公開日：2024年5月3日</p>", "2024年5月3日"),
        ("<time datetime='2024-05-03T10:00:00Z'>Friday</time>", "2024-05-03T10:00:00Z"),
        ("<time>May 3, 2024</time>", "May 3, 2024"),
        ("<b itemprop=datePublished content='2024-05-03'>Friday</b>", "2024-05-03"),
        ("<time datetime='10:00'>today</time><p>3 May 2024</p>", "3 May 2024"),
        ("<time class='entry-date published updated' datetime=2024-05-03>Friday</time>", "2024-05-03"),
        ("<p>Published May 3, 2024 | Updated May 5, 2024</p>", "May 3, 2024"),
    ],
)
def test_days(beside, day):
    assert said(beside)["date"] == day


@pytest.mark.parametrize(
    "beside",
    [
        "<p>Updated on May 3, 2024</p>",
        "<p>Last updated <time datetime=2024-05-03>on Friday</time></p>",
        "<time class=updated datetime=2024-05-03>Friday</time>",
        "<b itemprop=dateModified content=2024-05-03>Friday</b>",
        "<p>Aktualisiert am 3. Mai 2024</p>",
        "<p>2024年5月3日更新</p>",
        "<p>Cập nhật ngày 03/05/2024</p>",
        "<p>Обновлено: 3 мая 2024</p>",
        "<p>Updated <time class='published updated' datetime=2024-05-03>on Friday</time></p>",
    ],
)
def test_a_day_of_a_change_is_none_of_publication(beside):
    found = said(beside)
    assert "modified" in found
    assert "date" not in found


@pytest.mark.parametrize(
    "beside",
    [
        "<p>7 months ago</p>",
        "<p>May 3</p>",
        "<p>3 May 2024 - 5 May 2025</p>",
        "<time>soon</time>",
        "".join(f"<div><time datetime=2024-05-0{day}>x</time></div>" for day in (1, 2, 3)),
    ],
)
def test_what_states_no_day(beside):
    assert "date" not in said(beside)


def test_the_author_of_an_item_that_is_the_page_counts_anywhere():
    def signed(kind, name, tag="div"):
        of = f"<{tag} itemprop='author creator' itemscope><a itemprop=name>{name}</a></{tag}>"
        return f"<div itemscope itemtype=https://schema.org/{kind}><p>{PROSE}</p>{of}</div>"

    assert said("", below=signed("Question", "ada7") + signed("Answer", "bob")) == {"byline": "ada7"}
    assert said("", below=signed("Question", "ada7", tag="span")) == {"byline": "ada7"}, "in a line of text"
    as_in_scripts = signed("Question", "ada7").replace("itemprop", "itemProp")
    assert said("", below=as_in_scripts) == {"byline": "ada7"}, "the name of the attribute as scripts write it"
    assert said("", below=signed("Comment", "bob") + signed("BlogPosting", "Ada Moor")) == {"byline": "Ada Moor"}
    assert said("", below=signed("Answer", "bob") + signed("Review", "cyd") + signed("Comment", "dia")) == {}
    assert said("", below=f"<p>{PROSE}</p><p itemprop=author>Ada Moor</p>") == {}, "of no item"
    page, tree = read_html(signed("Question", "ada7"))
    assert credited(page, tree, load()) == (("byline", "ada7"),), "it needs no title"


def test_a_page_without_a_title_states_nothing():
    page, tree = read_html(f"<p>By Ada Moor</p><p>3 May 2024</p><p>{PROSE}</p>")
    assert credited(page, tree, load()) == page.meta == ()
    page, tree = read_html("")
    assert credited(page, tree, load()) == ()


def test_it_comes_out_of_clean_and_stands_in_json_although_its_line_goes():
    source = f"<h1>The ferry turns back</h1><p>By Ada Moor</p><p>3 May 2024</p><p>{PROSE}</p><p>{PROSE[:90]}.</p>"
    for fast in (False, True):
        cleaned = clean(source, input="html", fast=fast)
        assert (cleaned.get("byline"), cleaned.get("date")) == ("Ada Moor", "3 May 2024")
        assert cleaned.to_dict()["meta"] == {**dict(cleaned.page.meta), "day": "2024-05-03"}


@pytest.mark.parametrize(
    "opened", ["<time>", "<div class=author>", "<b itemprop=author>", "<a rel=author>", "<!-- -->"]
)
def test_elements_that_nobody_ended(opened):
    """The rest of the page stands in each of them: no more than its beginning is looked at."""

    def cost(times: int) -> int:
        page, tree = read_html(f"<h1>The ferry turns back</h1>{opened * 100 * times}{'<i>x y</i>' * 500 * times}")
        return calls(lambda: credited(page, tree, load()))

    assert cost(4) <= 1.2 * cost(2)


PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<div class=author>", "<div class='byline card'>", "</div>", "<span itemprop=author itemscope>", "</span>",
        "<a rel=author href=/authors/x>", "<a class=username>", "</a>", "<time datetime=2024-05-03>", "<time>", "</time>", "<br>",
        "<b itemprop=name>", "</b>", "<meta itemprop=name content='Cy Lund'>", "<h1>", "</h1>", "<h2>", "By ", "Written by", " and ", ", ",
        "Ada Moor", "Bo Vik", "ada7", "May 3, 2024", "3. Mai 2024", "Updated ", "2024年5月3日更新", " | ", "Read more", "3 min", "by", "\n", PROSE,
        "<div itemscope itemtype=https://schema.org/Article>", "<nav>", "</nav>", "<!-- x -->", "von ", "&nbsp;", "\u200b", "#",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_what_is_said_stands_on_the_page(body):
    source = f"<html><body><h1>The ferry turns back</h1>{body}</body></html>"
    page, tree = read_html(source)
    found = credited(page, tree, load())
    assert found == credited(page, tree, load())
    stated = " ".join([*tree.root.itertext(), *(value for one in tree.root.iter() for value in one.attrib.values())])
    there = " ".join([*stated.split(), *page.text.split()])
    for key, value in found:
        assert key in ("byline", "date", "modified")
        for part in value.split(", "):
            assert part
            assert " ".join(part.split()) in there, (key, value)
