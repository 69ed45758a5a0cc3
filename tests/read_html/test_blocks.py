"""Blocks of small pages: kinds, order, links, rows, code, what is hidden."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def rows(html: str) -> list[str]:
    """The lines of a table as they stand in the text."""
    return read_html(f"<table>{html}</table>")[0].text.split("\n")


def test_cells_that_take_several_columns_or_rows_leave_them_empty():
    head = "<tr><th rowspan=2>Pier<th colspan=2>Boats<th>Note</tr><tr><th>in<th>out<th>of the day</tr>"
    body = "<tr><td rowspan='2'>North<td>3<td>4<td>late</tr><tr><td>5<td>6<td rowspan=0>early</tr><tr><td>South<td>7<td>8</tr>"
    assert rows(head + body) == [
        "Pier\tBoats\t\tNote", "\tin\tout\tof the day", "North\t3\t4\tlate", "\t5\t6\tearly", "South\t7\t8",
    ]  # fmt: skip
    assert rows("<tr><td rowspan=3>a<td>b</tr><tr><td>c</tr><tr><td>d</tr><tr><td>e<td>f</tr>") == [
        "a\tb", "\tc", "\td", "e\tf",
    ]  # fmt: skip


CELL = st.tuples(st.integers(1, 3), st.integers(0, 3), st.booleans())


@given(st.lists(st.lists(CELL, min_size=1, max_size=4), max_size=5))
def test_columns_are_those_of_the_page(cells):
    """Every word stands once, in the column in which HTML places it: the first one that no cell from above takes."""
    html, wanted, taken = "", [], set()
    for at, row in enumerate(cells):
        html += "<tr>"
        place, words = 0, {}
        for number, (wide, tall, is_empty) in enumerate(row):
            while (at, place) in taken:
                place += 1
            html += f"<td colspan={wide} rowspan={tall}>" + ("" if is_empty else f"w{at}x{number}")
            words |= {} if is_empty else {place: f"w{at}x{number}"}
            reached = len(cells) if tall == 0 else min(at + tall, len(cells))
            taken |= {(below, place + across) for below in range(at, reached) for across in range(wide)}
            place += wide
        wanted += [words] if words else []
    page, _ = read_html(f"<table>{html}</table>")
    assert page.text.split() == [word for words in wanted for word in words.values()]
    assert len(page.blocks) == len(wanted) or any(len(words) == 1 for words in wanted)
    for block in page.blocks:
        line = page.text[page.text.rfind("\n", 0, block.span.start) + 1 : block.span.end]
        if block.kind == "row":
            assert {place: word for place, word in enumerate(line.split("\t")) if word} in wanted


def test_rows_of_one_group_alone_are_reached_by_a_tall_cell():
    html = "<tbody><tr><td rowspan=9>a<td>b</tr></tbody><tbody><tr><td>c<td>d</tr></tbody>"
    assert rows(html) == ["a\tb", "c\td"]


def test_empty_cells_keep_their_column():
    assert rows("<tr><td>a<td><td>b<td></tr><tr><td><td> <td>c</tr>") == ["a\t\tb", "\t\tc"]
    page, _ = read_html("<table><tr><td><td>Rain<td>Sun</tr></table>")
    assert [(block.kind, page.of(block)) for block in page.blocks] == [("row", "Rain\tSun")]
    assert page.text == "\tRain\tSun"


def test_a_lone_cell_is_a_row_under_a_row_only():
    assert blocks("<table><tr><th colspan=2>Boats</tr><tr><td>a<td>b</tr><tr><th colspan=2>Cars</tr></table>") == [
        ("line", "Boats"), ("row", "a\tb"), ("row", "Cars"),
    ]  # fmt: skip
    prose = "It rained all day long."
    assert blocks(f"<table><tr><td>a<td>b</tr><tr><td colspan=2>{prose}</tr></table>")[1] == ("paragraph", prose)
    assert blocks("<table><tr><td>a<td>b</tr></table><table><tr><td>c<td></tr></table>")[1] == ("line", "c")
    assert blocks("<table><tr><td>a<td>b</tr><tr><td>c</tr></table>")[1] == ("line", "c")


@pytest.mark.parametrize("span", ["100000", "99999999999999999999", "-1", "two", "", " 2"])
def test_absurd_spans_stay_small(span):
    html = f"<tr><td colspan='{span}' rowspan='{span}'>a<td>b</tr><tr><td>c<td>d</tr>"
    text = "\n".join(rows(html))
    assert text.split() == ["a", "b", "c", "d"]
    assert len(text) < 4 * 100


def test_time_and_size_of_spans_stay_linear():
    import time

    html = "<tr>" + "<td rowspan=65534 colspan=1000>a" * 4000 + "</tr>" + "<tr><td colspan=999>b<td>c</tr>" * 8000
    before = time.process_time()
    text = "\n".join(rows(html))
    assert time.process_time() - before < 10
    assert len(text) < 4 * len(html)
    assert text.split() == ["a"] * 4000 + ["b", "c"] * 8000


def test_items_in_a_cell_are_one_cell_and_stand_apart():
    items = "<ul><li>Net<li>Rod <b>and</b> line</ul>"
    assert blocks(f"<table><tr><th>Needed<td>{items}</td><td>once</tr></table>") == [
        ("row", "Needed\tNet \u2022 Rod and line\tonce")
    ]
    assert blocks(f"<table><tr><td>{items}<td>now</tr></table>") == [("row", "Net \u2022 Rod and line\tnow")]
    assert blocks(f"<table><tr><td>Take:{items}<td>now</tr></table>") == [
        ("row", "Take: \u2022 Net \u2022 Rod and line\tnow")
    ]


def test_items_that_are_sentences_and_lists_in_one_cell_of_layout_stay_items():
    items = "<ul><li>It rained all day.<li>It stopped.</ul>"
    assert blocks(f"<table><tr><th>Days<td>{items}</tr></table>") == [
        ("line", "Days"), ("item", "It rained all day."), ("item", "It stopped."),
    ]  # fmt: skip
    assert blocks("<table><tr><td><ul><li>a<li>b</ul></tr></table>") == [("item", "a"), ("item", "b")]


def test_hidden_text_in_a_row_stays_apart_and_hides_no_other_cell():
    page, tree = read_html("<table><tr><td hidden>key 7<td>Rain<td>Sun</tr></table>")
    assert [page.of(block) for block in page.blocks] == ["Rain\tSun", "key 7"]
    assert [row.hidden for row in tree.rows] == ["", "hidden"]


@pytest.mark.parametrize(
    "mark",
    [
        (
            '<span class="mw-editsection"><span class="mw-editsection-bracket">[</span><a href=e>{}</a><span> | </span>'
            '<a href=v>{}</a><span class="mw-editsection-bracket">]</span></span>'
        ),
        '<span class="editsection">[<a href=e title="Edit section: Pump">{}</a>]</span>',
        '<span class="mw-editsection">[<a href=e title="{}"><svg><path/></svg></a>]</span>',
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
        "<p>Set <span class='mw-editsection'>[ ]</span></p>",
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
    assert page.title == "Harbour closes"
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


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<li><label class=name>Bearings</label><span class=count>271</span>", "Bearings 271"),
        ('<div><a href="/a">Sofas</a><a href="/b">Lamps</a></div>', "Sofas Lamps"),
        ("<div><a class=i href=/a>sofas</a><a class=i href=/b>lamps</a></div>", "sofas lamps"),
        ("<div><label>YAML</label><input><label>TOML</label></div>", "YAML TOML"),
        ("<p><b><i>Anna Quist</i></b><span>Digs wells</span></p>", "Anna Quist Digs wells"),
        ("<p><span class=p>12</span><span class=u>farms</span></p>", "12 farms"),
    ],
)
def test_words_that_style_sheets_alone_part_are_two(html, text):
    assert [found for _, found in blocks(html)] == [text]


@pytest.mark.parametrize(
    "html",
    [
        "<p><span>wo</span><span>rd</span></p>",
        "<p><span class=r>wo</span><span class=r>rd</span></p>",
        "<p><b>D</b>rop and <b>C</b><span>orn</span></p>",
        "<p><span class=n>1</span><sup class=o>st</sup> and H<sub>2</sub><b>O</b></p>",
        "<p><code><span class=k>int</span><span class=v>x</span></code></p>",
        "<pre><span class=k>int</span><span class=v>x</span></pre>",
        "<p><em>Who</em><b>?</b></p>",
    ],
)
def test_parts_of_one_word_stay_one(html):
    assert " " not in "".join(found for _, found in blocks(html)).replace(" and ", "")


def test_a_menu_whose_links_only_style_sheets_part_is_no_prose():
    menu = "".join(f"<a href=/{name}>{name} News</a>" for name in "ABCDEFGHIJKL")
    assert blocks(f"<div>{menu}</div>") == [("paragraph", " ".join(f"{name} News" for name in "ABCDEFGHIJKL"))]
    menu = "".join(f"<a href=/{name}>{name}x</a>" for name in "ABCDEFGHIJKL")
    assert blocks(f"<div>{menu}</div>") == [("line", " ".join(f"{name}x" for name in "ABCDEFGHIJKL"))]


def test_lines_without_width_are_no_blocks():
    found = blocks("<h2>Keys <a href=#k>\u200b</a></h2><p>\u200b</p><p>\ufeff &shy;</p><p>\u200bIt rained.</p>")
    assert found == [("heading", "Keys"), ("paragraph", "\u200bIt rained.")]


def test_signs_that_lead_back_from_a_footnote_are_no_text():
    found = blocks(
        "<ol><li><b><a href=#c1>^</a></b> Hall, 1964.</li><li>Moor. <a href=#c2>\u21a9\ufe0e</a></li></ol>"
        "<p>Two <a href=/power>^</a> three.</p>"
    )
    assert found == [("item", "Hall, 1964."), ("item", "Moor."), ("paragraph", "Two ^ three.")]


def test_unknown_elements_at_the_end_of_a_line_go_on_with_it():
    date = "<relative-time datetime=2024-05-06>May 6</relative-time>"
    assert blocks(f"<h3><b>skua</b> wrote <a href=x>{date}</a></h3>") == [("heading", "skua wrote May 6")]
    assert blocks(f"<p><x-lead>Kell</x-lead>, in June. {date}</p>") == [("line", "Kell, in June. May 6")]
    assert blocks(f"<p><span class=by>Posted</span> on {date} by us</p>") == [("line", "Posted on May 6 by us")]
    assert blocks(f"<div>Posted {date}</div>") == [("line", "Posted"), ("line", "May 6")]
    assert blocks("<p><x-a>one</x-a><x-b>two</x-b> three</p>") == [("line", "one"), ("line", "two"), ("line", "three")]


def test_formulas_of_mathjax_and_katex_stand_within_their_line_once():
    mathjax = (
        "<mjx-container><mjx-math aria-hidden=true><mjx-mi></mjx-mi></mjx-math>"
        "<mjx-assistive-mml><math><mi>k</mi></math></mjx-assistive-mml></mjx-container>"
    )
    katex = (
        "<span class=katex><span class=katex-mathml><math><mi>n</mi></math></span>"
        "<span class=katex-html aria-hidden=true><span>n</span></span></span>"
    )
    assert blocks(f"<p>For all {mathjax} and the first {katex} terms.</p>") == [
        ("paragraph", "For all k and the first n terms.")
    ]
    assert blocks("<p>Only <span class=katex-html>n</span> here.</p>") == [("paragraph", "Only n here.")]


@pytest.mark.parametrize(
    "html",
    [
        "<pre><ol class=linenums><li class=L0><span>if x:</span></li><li>  go()</li><li><br></li><li>end()</li></ol></pre>",
        "<pre><code><div class=line>if x:</div><div class=line>  go()</div><div><br></div><div>end()</div></code></pre>",
        "<pre><div>if x:\n</div><div>  go()\n</div><div>\n</div><div>end()\n</div></pre>",
    ],
)
def test_elements_within_code_part_lines_and_no_blocks(html):
    assert blocks(html) == [("code", "if x:\n  go()\n\nend()")]


def test_roles_make_headings_and_rows():
    page, _ = read_html(
        "<div role=heading aria-level=3>Hours</div><div role=heading>Prices</div><h4 role=heading aria-level=2>Food</h4>"
        "<div role=table><div role=row><span role=columnheader>Month</span><span role=columnheader>Gate</span></div>"
        "<div role=row><div role=cell><p>May</p></div><div role=cell>20:00</div></div></div><div role=row>Alone</div>"
    )
    assert [(block.kind, page.of(block)) for block in page.blocks] == [
        ("heading", "Hours"), ("heading", "Prices"), ("heading", "Food"), ("row", "Month\tGate"), ("row", "May\t20:00"),
        ("line", "Alone"),
    ]  # fmt: skip
    assert page.levels == ((0, 3), (1, 2))


def test_whose_quotation_it_is_stands_on_a_line():
    post = "<blockquote><div><cite>ratchet wrote: 10:00</cite>It goes.</div></blockquote>"
    assert blocks(post) == [("quote", "ratchet wrote: 10:00\nIt goes.")]
    assert blocks("<blockquote><cite>Emma</cite> is a book.</blockquote>") == [("quote", "Emma is a book.")]
    assert blocks("<p><cite>Emma</cite>'s a book.</p>") == [("paragraph", "Emma's a book.")]


def test_a_page_in_an_attribute_of_a_frame_stands_in_its_place():
    inner = "&lt;script&gt;x()&lt;/script&gt;Dear &lt;b&gt;Joan&lt;/b&gt;,&lt;p&gt;the boat is mended.&lt;/p&gt;"
    found = blocks(f'<p>A letter.</p><iframe srcdoc="{inner}">no frames</iframe><p>So far.</p><iframe src=x></iframe>')
    assert [text for _, text in found] == ["A letter.", "Dear Joan,", "the boat is mended.", "So far."]
    assert blocks('<p>A</p><iframe srcdoc=""></iframe><iframe hidden srcdoc="<p>B</p>"></iframe>')[0] == ("line", "A")


def test_a_heading_that_opens_its_section_is_a_heading():
    found = blocks("<h3><button aria-expanded=false>How wide is it?</button></h3><p>A metre.</p><button>Send</button>")
    assert found == [("heading", "How wide is it?"), ("paragraph", "A metre."), ("line", "Send")]
