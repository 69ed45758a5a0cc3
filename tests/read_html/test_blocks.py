"""Blocks of small pages: kinds, order, links, rows, code, what is hidden."""

from __future__ import annotations

import pytest

from cleaner.read.html import read_html


def blocks(html: str) -> list[tuple[str, str]]:
    page, _ = read_html(html)
    return [(block.kind, page.of(block)) for block in page.blocks]


def test_headings_paragraphs_and_items_come_in_order():
    found = blocks("<h1>Harbour</h1><p>It rained.</p><ul><li>One</li><li>Two</li></ul><p>It stopped.</p>")
    assert found == [
        ("title", "Harbour"), ("paragraph", "It rained."), ("item", "One"), ("item", "Two"), ("paragraph", "It stopped."),
    ]  # fmt: skip


def test_text_between_block_elements_is_not_lost():
    assert [text for _, text in blocks("<div>before<p>inside</p>after</div>tail")] == [
        "before",
        "inside",
        "after",
        "tail",
    ]


def test_inline_elements_do_not_part_a_line():
    assert blocks("<p>A <b>bold</b> <a href=x>li<i>nk</i></a>, ok.</p>") == [("paragraph", "A bold link, ok.")]


def test_marks_that_link_to_their_own_place_are_no_text():
    found = blocks(
        '<h2>Levels<a class="headerlink" href="#levels">\u00b6</a></h2><h3>Zones <a href="#zones">#</a></h3>'
        '<dl><dt>get(name)<a href="#get">\u00b6</a></dt></dl><p>See <a href="#1">#</a> and <a href="#2">#2</a>.</p>'
        "<h2><a href=x>C#</a></h2>"
    )
    assert [text for _, text in found] == ["Levels", "Zones", "get(name)", "See # and #2.", "C#"]


def test_link_chars_count_text_inside_links():
    page, _ = read_html("<p>See <a href=x>the map</a> and <a href=y>that</a>.</p>")
    assert page.blocks[0].link_chars == len("the map") + len("that")


def test_a_line_break_stays_and_two_part_blocks():
    assert blocks("<p>Roses<br>are red<br><br>Violets</p>") == [("line", "Roses\nare red"), ("line", "Violets")]


def test_code_keeps_its_white_space():
    found = blocks("<pre><code>def f():\n    return  1\n</code></pre>")
    assert found == [("code", "def f():\n    return  1")]


def test_code_indent_belongs_to_no_block():
    page, _ = read_html("<p>x.</p><pre>    a\n      b</pre>")
    assert page.text.endswith("\n\n    a\n      b")
    assert page.of(page.blocks[1]) == "a\n      b"


def test_short_cells_make_a_row_and_long_ones_stay_apart():
    html = "<table><tr><th>Year</th><th>Ships</th></tr><tr><td>1901</td><td>12</td></tr></table>"
    assert blocks(html) == [("row", "Year\tShips"), ("row", "1901\t12")]
    layout = f"<table><tr><td><h2>Menu</h2></td><td><p>{'It rained all day. ' * 30}</p></td></tr></table>"
    assert [kind for kind, _ in blocks(layout)] == ["heading", "paragraph"]


def test_what_one_cell_holds_is_one_cell_and_paragraphs_in_it_are_no_row():
    for stops in ("<p>Market</p><p>Hospital</p>", "Market<br><br>Hospital", "Market<br>Hospital"):
        html = f"<table><tr><th>Line<th>Stops<th>Runs</tr><tr><td>12<td>{stops}</td><td>hourly</td></tr></table>"
        assert blocks(html) == [("row", "Line\tStops\tRuns"), ("row", "12\tMarket Hospital\thourly")]
    text = "Rules<br><br>The harbour opens at five.<br><br>It closes at ten."
    for html in (f"<table><tr><td>{text}</table>", f"<table><tr><td>Home<td>{text}<td>Map</table>"):
        found = blocks(html)
        assert [kind for kind, _ in found if kind != "line"] == ["paragraph", "paragraph"]
        assert ("line", "Rules") in found
    assert blocks("<table><tr><td>One<br><br>Two</table>") == [("line", "One"), ("line", "Two")]
    assert blocks("<table><tr><td>12<td>It rained all day.</table>") == [("row", "12\tIt rained all day.")]


@pytest.mark.parametrize(
    "mark",
    [
        (
            '<span class="mw-editsection"><span class="mw-editsection-bracket">[</span><a href=e>{}</a><span> | </span>'
            '<a href=v>{}</a><span class="mw-editsection-bracket">]</span></span>'
        ),
        '<span class="editsection">[<a href=e title="Edit section: Pump">{}</a>]</span>',
        '<span class="mw-editsection noprint"><a href=e><span>{}</span></a></span>',
    ],
)
@pytest.mark.parametrize(
    "word",
    ["edit", "Quelltext bearbeiten", "modifier le code", "\u043f\u0440\u0430\u0432\u0438\u0442\u044c", "\u7de8\u96c6"],
)
def test_the_edit_link_of_a_heading_is_no_text(mark, word):
    made = mark.replace("{}", word)
    assert [text for _, text in blocks(f"<h2>Pump{made}</h2><p>See below.</p>")] == ["Pump", "See below."]
    assert [text for _, text in blocks(f"<div class=mw-heading><h2>Pump</h2>{made}</div><p>See below.</p>")] == [
        "Pump", "See below.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "<h2>How to edit <span class=word>[<a href=x>edit</a>]</span></h2>",
        "<p>The class <span class='mw-editsection'>is <a href=x>edit</a></span>.</p>",
        "<p><span class='mw-editsection'>It rained.</span></p>",
        "<p>A <span class='my-editsections'>[<a href=x>edit</a>]</span></p>",
        f"<p><span class='mw-editsection'>[<a href=x>{'rain ' * 40}</a>]</span></p>",
    ],
)
def test_other_text_beside_edit_links_stays(text):
    import re

    shown = " ".join(re.sub("<[^>]*>", "", text).split())
    assert [" ".join(found.split()) for _, found in blocks(text)] == [shown]


def test_rows_and_items_are_parted_by_one_newline_all_else_by_an_empty_line():
    page, _ = read_html(
        "<ul><li>a</li><li>b</li></ul><p>c</p><table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    )
    assert page.text == "a\nb\n\nc\n\n1\t2\n3\t4"


def test_scripts_styles_and_head_are_not_text():
    assert blocks("<head><title>T</title><style>p{}</style></head><script>var x='<p>no</p>'</script><p>yes</p>") == [
        ("line", "yes")
    ]


@pytest.mark.parametrize(
    ("html", "how"),
    [
        ("<p hidden>secret</p>", "hidden"),
        ("<div style='color:red; Display : none'>secret</div>", "style"),
        ("<div aria-hidden=true>secret</div>", "aria"),
        ("<noscript><p>secret</p></noscript>", "noscript"),
        ("<template><p>secret</p></template>", "template"),
    ],
)
def test_hidden_text_is_kept_and_flagged(html, how):
    page, tree = read_html(f"<p>Seen by all.</p>{html}")
    assert [page.of(block) for block in page.blocks] == ["Seen by all.", "secret"]
    assert [row.hidden for row in tree.rows] == ["", how]


def test_hidden_words_inside_a_sentence_stand_apart():
    page, tree = read_html("<p>It rained <span style='display:none'>buy now</span>all day.</p>")
    assert [page.of(block) for block in page.blocks] == ["It rained all day.", "buy now"]
    assert [row.hidden for row in tree.rows] == ["", "style"]


def test_paths_name_places():
    page, _ = read_html("<body><main><p>a.</p><p>b.</p><ul><li>c</li></ul></main></body>")
    assert [block.path for block in page.blocks] == ["html/body/main/p", "html/body/main/p[2]", "html/body/main/ul/li"]


def test_the_heading_that_is_the_title_is_one():
    page, _ = read_html("<title>Harbour closes | The Moor</title><h1>Harbour closes</h1><p>It did.</p>")
    assert page.title == "Harbour closes | The Moor"
    assert page.blocks[0].kind == "title"


def test_text_after_the_end_of_the_body_is_read():
    assert [text for _, text in blocks("<html><body><p>a</p></body></html><div><p>b</p></div>")] == ["a", "b"]


def test_an_option_list_is_one_block():
    assert blocks("<select><option>One<option>Two</select>") == [("line", "One\nTwo")]


def test_rows_stand_beside_blocks():
    page, tree = read_html("<nav><a href=/>Home</a></nav><table><tr><td>a</td><td>b</td></tr></table>" * 3)
    assert len(tree.rows) == len(page.blocks)
    assert all(0 <= row.node < len(tree.nodes) for row in tree.rows)


def test_empty_pages_have_no_blocks():
    for source in ("", " \n", "<html></html>", b"", "<script>x</script>"):
        page, tree = read_html(source)
        assert page.blocks == ()
        assert len(tree.rows) == 0


def test_a_page_built_by_scripts_says_so():
    page, _ = read_html("<html><body><div id=app></div><script src=app.js></script></body></html>")
    assert page.text == ""
    assert page.warnings == ("no visible text: the page is built by scripts",)


@pytest.mark.parametrize("wrapper", ["article", "main", "section", "nav", "custom-part", "div", "figure"])
@pytest.mark.parametrize(
    "start", ["<title>T</title>", "<!doctype html><meta charset=utf-8><title>T</title>", "<html><head><title>T</title>"]
)
def test_a_page_without_the_tags_of_head_and_body(start, wrapper):
    page = f"{start}<{wrapper}><h1>The Ferry</h1><p>It turned <b>back</b>.</p></{wrapper}> Then <p>it left.</p>"
    got = read_html(page)[0]
    assert [got.of(block) for block in got.blocks if block.kind != "title"] == [
        "The Ferry",
        "It turned back.",
        "Then",
        "it left.",
    ]
