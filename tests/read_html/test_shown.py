"""What a page shows and how its words stand together: all of it was opened in a browser.

It differs on purpose where text can be opened (``details``), is too small to read, or begins with a letter that floats.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fragment_fromstring

from cleaner.read.dom_elements import holds_caption
from cleaner.read.dom_scan import MAX_OPEN, end_templates
from cleaner.read.html import read_html


def shown(html: str) -> list[str]:
    """The blocks that readers see."""
    page, tree = read_html(html)
    return [
        page.of(block)
        for block, how in zip(page.blocks, tree.rows.hidden, strict=True)
        if how in ("", "aria", "noscript")
    ]


def hidden(html: str) -> dict[str, str]:
    """The blocks that are hidden, and how."""
    page, tree = read_html(html)
    return {page.of(block): how for block, how in zip(page.blocks, tree.rows.hidden, strict=True) if how}


@pytest.mark.parametrize("tag", ["a", "b", "em", "label", "small", "span", "strong", "time", "code"])
@pytest.mark.parametrize("how", ["hidden", "style='display:none !important'", "style='visibility: hidden'"])
def test_any_element_within_a_line_may_be_hidden(tag, how):
    html = f"<h3>Leave a word <{tag} {how}>Cancel</{tag}>here</h3>"
    assert shown(html) == ["Leave a word here"]
    assert hidden(html) == {"Cancel": "style"}


@pytest.mark.parametrize(
    "how", ["style='color:red'", "style='display:inline'", "hidden=until-found", "class=hidden", "style=''"]
)
def test_other_attributes_hide_nothing(how):
    assert shown(f"<p>Leave a <a {how}>word</a> here</p><div {how}>Two</div>") == ["Leave a word here", "Two"]


def test_blocks_in_what_is_hidden_within_a_line_are_hidden_and_hide_no_more():
    html = "<div>One <a style='display:none'>x<div>Two <b>three</b></div>y</a> four</div><p>Five</p>"
    assert shown(html) == ["One four", "Five"]
    assert hidden(html) == {"x": "style", "Two three": "style", "y": "style"}


def test_hidden_words_of_one_line_stand_apart_and_are_no_links_of_it():
    page, tree = read_html("<p><b hidden>One</b><b hidden>Two</b>Three <a href=x style='display:none'>four</a></p>")
    assert [page.of(block) for block in page.blocks] == ["Three", "One Two four"]
    assert [block.link_chars for block in page.blocks] == [0, 0]
    assert tree.rows.hidden == ("", "style")


def test_what_hides_for_all_is_stronger_than_what_hides_for_some():
    assert hidden("<div aria-hidden=true><p style='display:none'>a<p>b</div>") == {"a": "style", "b": "aria"}
    assert hidden("<div style='display:none'><noscript><p>a</noscript><p aria-hidden=true>b</div>") == {
        "a": "style", "b": "style",
    }  # fmt: skip
    assert hidden("<noscript><div hidden>a</div><p>b</noscript>") == {"a": "hidden", "b": "noscript"}


def test_an_element_shows_again_what_is_only_invisible_or_tiny():
    assert shown("<div style='visibility:hidden'><p>a<p style='visibility:visible'>b<p>c</div>") == ["b"]
    assert shown("<div style='visibility:hidden'>a <b style='visibility:visible'>b</b> c</div>") == ["b"]
    column = "<td style='font-size:0px;padding:10px'>a<div style='font-size:{}'>b</div></td>"
    for size in ("13px", "1.2rem", ".8pt", "10.0px"):
        assert shown(f"<table><tr>{column.format(size)}</tr></table>") == ["b"], size
    for size in ("0", "0.0px", "1em", "100%", "0px"):
        assert shown(f"<table><tr>{column.format(size)}</tr></table>") == [], size
    assert shown("<div style='display:none'><p style='visibility:visible;font-size:9px'>a</div>") == []
    assert shown("<div style='content-visibility:hidden'><p style='visibility:visible'>a</div>") == []
    assert shown("<div style='visibility:hidden'><p style='font-size:9px'>a</div>") == []


def test_a_display_of_its_own_is_stronger_than_the_attribute():
    assert shown("<div hidden style='display:flex'>a</div><div hidden style='display:none'>b</div>") == ["a"]


def test_dialogs_and_popovers_are_closed():
    html = "<dialog><p>a</dialog><dialog open><p>b</dialog><div popover=manual>c</div><p>d"
    assert shown(html) == ["b", "d"]
    assert shown("<dialog style='display:block'>a</dialog><div popover style='display:flex'>b</div>") == ["a", "b"]
    assert hidden(html) == {"a": "closed", "c": "closed"}
    assert hidden("<dialog><p hidden>a</dialog><div hidden><dialog>b</dialog></div>") == {"a": "hidden", "b": "hidden"}


def test_what_a_reader_may_open_is_text():
    assert shown("<details><summary>a</summary><p>b</details>") == ["a", "b"]


def test_the_inside_of_a_custom_element_is_shown():
    assert shown("<x-card><template shadowrootmode=open><p>a</p></template></x-card>") == ["a"]
    assert shown("<x-card><template shadowrootmode=shut><p>a</p></template><template><p>b</template></x-card>") == []


def test_captions_in_pictures_are_text_and_pictures_alone_are_none():
    picture = "<picture><source srcset=a><img src=b alt=c>{}</picture>"
    assert shown(f"<figure>{picture.format('<figcaption>The pier</figcaption>')}</figure>") == ["The pier"]
    assert shown(f"<p>a {picture.format('')} b</p>") == ["a b"]


@pytest.mark.parametrize(
    "tag", ["embed src=x", "wbr", "source src=x", "track src=x", "embed hidden", "wbr style='display:none'"]
)
def test_elements_without_content_take_none(tag):
    assert shown(f"<p>One <{tag}> two <b>three</b>.</p><p>Four.</p>") == ["One two three.", "Four."]


@pytest.mark.parametrize("tag", ["div", "p", "span", "b", "ul", "h2", "table"])
def test_a_picture_that_nobody_ended_ends_at_html(tag):
    assert shown(f"<div><svg><path d='M0 0'/><{tag}>One</{tag}></div><p>Two") == ["One", "Two"]


def test_a_picture_shows_no_words_of_its_description():
    assert shown("<p>a <svg><title>t</title><desc>d</desc><g><path/></g></svg> b") == ["a b"]
    assert shown("<p>a <svg><g><text x=1>Net <tspan>sales</tspan></text></g><textPath>2024</textPath></svg> b") == [
        "a b"
    ]


def test_a_picture_within_a_captioned_one_is_not_searched_again():
    outer = fragment_fromstring("<picture>The pier<picture><img></picture></picture>")
    assert holds_caption(outer)
    assert holds_caption(outer.find("picture")), "or thousands of them would search the same text"
    assert not holds_caption(fragment_fromstring("<picture> <img> </picture>"))


@pytest.mark.parametrize("tag", ["</br>", "</BR >", "</br/>", "<br>"])
def test_the_end_of_a_line_break_is_one(tag):
    assert shown(f"<p>One{tag}two</p><b>Three</b>four") == ["One\ntwo", "Threefour"]


@pytest.mark.parametrize("tag", ["</p>", "</P >", "</p/>"])
def test_the_end_of_a_paragraph_that_is_not_open_parts_words(tag):
    assert shown(f"<p>One<div>two</div>three{tag}four") == ["One", "two", "three four"]
    assert shown(f"<div><p>One{tag}two</div>") == ["One", "two"]


@pytest.mark.parametrize(
    "style", ["display:block", "Display: FLEX", "color:red;display:list-item", "position:absolute"]
)
@pytest.mark.parametrize("tag", ["a", "span", "b", "label"])
def test_what_a_style_puts_on_its_own_line_is_not_glued_to_its_neighbours(tag, style):
    one = f"<{tag} style='{style}'>"
    assert shown(f"<div>{one}One</{tag}>{one}Two</{tag}>three</div>") == ["One\nTwo\nthree"]
    assert shown(f"<h2>One {one}Two</{tag}></h2>") == ["One\nTwo"]
    assert shown(f"<p>{one}One</{tag}></p>") == ["One"]
    assert shown(f"<pre>{one}One\n</{tag}>{one}Two\n</{tag}></pre>") == ["One\nTwo"]


@pytest.mark.parametrize(
    "style", ["float:left;font-size:3em", "display:inline-block", "display:table-cell", "grid-display:blocky"]
)
def test_other_styles_leave_a_word_whole(style):
    assert shown(f"<p><span style='{style}'>O</span>nce upon a time</p>") == ["Once upon a time"]


def test_formulas_stand_within_their_line():
    power = "<math><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></math>"
    assert shown(f"<p>So {power} holds.</p>") == ["So E=m c 2 holds."]
    half = "<math><mfrac><mn>1</mn><mn>2</mn></mfrac><mi>x</mi></math>"
    assert shown(f"<p>Take {half}, not 12.</p>") == ["Take 1 2 x, not 12."]
    display = "<math display=block><semantics><mi>z</mi><annotation encoding=tex>\\zeta</annotation></semantics></math>"
    assert shown(f"<p>Let{display}be.</p>") == ["Let\nz\nbe."]


@pytest.mark.parametrize("tag", ["relative-time", "o:p", "eq", "blockcode"])
def test_elements_that_html_does_not_know_do_not_tear_a_sentence(tag):
    assert shown(f"<p>It was built <{tag}>two days</{tag}> ago by <b>us</b>.</p>") == [
        "It was built two days ago by us."
    ]
    assert shown(f"<p>Un<{tag}>believ</{tag}>able") == ["Unbelievable"]


def test_elements_that_html_does_not_know_are_blocks_where_pages_use_them_so():
    assert shown("<x-menu><x-item>Tea</x-item><x-item>Milk</x-item></x-menu>") == ["Tea", "Milk"]
    assert shown("<div>Drinks <x-item>Tea</x-item><x-item>Milk</x-item></div>") == ["Drinks", "Tea", "Milk"]
    assert shown("<p>One<section>Two</section>three") == ["One", "Two", "three"]


@pytest.mark.parametrize(
    "left", ["<div>One", "<table><tr><td>One", "<div><div><p>One</div>", "<ul><li><div>One</ul>", "<DIV>One"]
)
def test_a_template_ends_where_its_end_is(left):
    html = f"<nav><template>{left}</template></nav><p>Two</p>"
    assert shown(html) == ["Two"]
    assert hidden(f"<template>{left}</template>Two") == {"One": "template"}


@pytest.mark.parametrize(
    "source",
    ["<template><div>a</div></template>", "<template><p>a<li>b</template>c", "</template><div>", "<div><template></div></template>",
     "<template><script>'<div>'</script></template>", "<template><!-- <div> --></template>"],
)  # fmt: skip
def test_templates_that_leave_nothing_open_are_left_alone(source):
    assert end_templates(source) == source


TEMPLATES = st.lists(
    st.sampled_from(["<template>", "</template>", "<div>", "</div>", "<td>", "</tr>", "<table>", "x", "<p>"])
)


@given(TEMPLATES.map("".join))
def test_ending_templates_only_adds_ends_and_once(source):
    ended = end_templates(source)
    rest = iter(ended)
    assert all(letter in rest for letter in source)
    assert end_templates(ended) == ended
    assert ended.count("</template>") == source.count("</template>")
    assert read_html(source)[0].text.replace("\n", "").replace("\t", "").replace(" ", "") == "x" * source.count("x")


def test_templates_nested_without_end_are_left_alone_in_linear_time():
    source = "<template>" * (MAX_OPEN + 1) + "<div>" * 50_000 + "</td>" * 50_000 + "</template>"
    assert end_templates(source) == source
