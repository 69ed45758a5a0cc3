"""Markdown: structure of clean text, footnotes of digests, and text that stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cleaner.render import escape
from cleaner.render.markdown import Renderer
from cleaner.render.safe import one_line

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
TAGS = re.compile("<[^>]*>")


def plain(markdown: str) -> str:
    """What a reader of the rendered text sees."""
    import html

    return html.unescape(TAGS.sub("", READER.render(markdown))).strip()


def test_structure_of_clean_text(build):
    cleaned = build(
        "page.txt",
        [
            ("heading", "A Walk #"),
            ("paragraph", "It rained\non the hill."),
            ("heading", "Food"),
            ("item", "- two eggs"),
            ("item", "• <b>bread</b>"),
            ("item", "2. tea"),
            ("quote", "> so they said\n> twice"),
            ("row", "Name\tPrice"),
            ("row", "Tea | hot | 5"),
            ("caption", "The *hill* in May"),
            ("code", "if rain:\n    stay()"),
        ],
    )
    assert Renderer().cleaned(cleaned) == (
        "# A Walk \\#\n\n"
        "It rained on the hill.\n\n"
        "## Food\n\n"
        "- two eggs\n- &lt;b&gt;bread&lt;/b&gt;\n2. tea\n\n"
        "> so they said twice\n\n"
        "| Name | Price |   |\n| --- | --- | --- |\n| Tea | hot | 5 |\n\n"
        "The \\*hill\\* in May\n\n"
        "    if rain:\n        stay()\n"
    )


def test_line_ends_of_html_and_verse_stay(build):
    cleaned = build("x", [("paragraph", "Roses\nare red"), ("line", "- one\n# two")], source="html")
    assert Renderer().cleaned(cleaned) == "Roses  \nare red\n\n\\- one  \n\\# two\n"


def test_code_after_a_list_is_fenced(build):
    """Indented code below an item would continue the item and be read as text."""
    cleaned = build("x", [("item", "- one"), ("code", "```\n<b>\n````")])
    text = Renderer().cleaned(cleaned)
    assert text == "- one\n\n`````\n```\n<b>\n````\n`````\n"
    assert "&lt;b&gt;" in READER.render(text)


def test_title_of_the_page_heads_text_that_lacks_it(build):
    assert (
        Renderer().cleaned(build("x", [("paragraph", "Rain.")], title="A *wet* day")) == "# A \\*wet\\* day\n\nRain.\n"
    )
    again = build("x", [("heading", "A wet day"), ("paragraph", "Rain.")], title="A Wet Day")
    assert Renderer().cleaned(again) == "## A wet day\n\nRain.\n"


def test_several_articles_each_have_a_heading(build):
    renderer = Renderer(several=True)
    assert renderer.cleaned(build("a_b.txt", [("paragraph", "Rain.")])) == "# a\\_b.txt\n\nRain.\n"
    assert renderer.cleaned(build("c.txt", [("heading", "Sun"), ("paragraph", "Heat.")])) == "\n# Sun\n\nHeat.\n"


def test_nothing_kept_is_nothing(build):
    assert Renderer().cleaned(build("x", [("line", "Leave a Comment", "C101")])) == ""


def test_explained_shows_what_went(council):
    text = Renderer().explained(council[1][0])
    assert (
        "> **Removed** ~~Leave a Comment~~  \n> comment-prompt (C101): it says &lt;b&gt;Leave a C&lt;/b&gt;\n" in text
    )
    assert "> **Unsure, kept** C204 (0.60): looks like &lt;i&gt;chrome&lt;/i&gt;\n" in text
    assert text.endswith("43 → 28 words, 2 blocks removed, 1 repeat, 1 unsure\n")


def test_merged_with_footnotes(council):
    digested, _ = council
    assert Renderer().merged(digested.merged, digested.labels) == (
        "## Merged digest of 3 articles\n\n"
        "4 sentences, 39 words, copied word for word (at most 200w).\n\n"
        "- It will cost 40 million.[^1]  \n"
        "  *also in*[^2]  \n"
        '  *differs:* "40" / "45" million[^2]\n'
        "- Work on the line begins in May.[^1]  \n"
        "  *also in*[^3]\n"
        "- Shops fear the dust.[^2]\n"
        "- 有轨电车工程将于五月开工，市政府表示预算充足。[^3]  \n"
        "  *also in*[^1]\n\n"
        "### Sources\n\n"
        "- Council backs the tram · Ada Moor · 2026-05-04 · a.txt\n"
        "- [Tram to cost more](https://www.news.example/tram?id=7) · b.txt\n"
        "- (no title) · c.txt\n\n"
        "[^1]: Council backs the tram · Ada Moor · 2026-05-04 · a.txt · characters 89–113, 115–146\n"
        "[^2]: [Tram to cost more](https://www.news.example/tram?id=7) · b.txt · characters 0–45, 47–67\n"
        "[^3]: (no title) · c.txt · characters 0–23\n"
    )


@pytest.mark.parametrize("case", ["council", "stories", "hostile"])
def test_footnotes_are_numbered_as_they_come_and_all_are_there(request, case):
    """Renderers number footnotes by first mention; ours agree, so text and rendering say the same."""
    text = Renderer().digested(request.getfixturevalue(case)[0])
    body, _, notes = text.partition("\n[^1]: ")
    marks = list(dict.fromkeys(re.findall(r"(?<!\\)\[\^(\d+)\]", body)))
    assert marks == [str(number) for number in range(1, len(marks) + 1)]
    assert re.findall(r"(?m)^\[\^(\d+)\]: ", "[^1]: " + notes) == marks


def test_hostile_text_reads_as_it_is(hostile):
    _, articles = hostile
    for block in articles[1].page.blocks:
        shown = one_line(articles[1].page.of(block))
        assert plain(escape.inline(shown)) == shown


@given(
    st.text(alphabet=st.sampled_from("ab1 \t\n#*_`~[]()<>!&|$\\-+=.:@{}^%\"'/wh"), max_size=60) | st.text(max_size=60)
)
def test_any_text_reads_as_it_is_and_makes_no_element(text):
    shown = one_line(text)
    made = READER.render(escape.inline(text))
    assert set(re.findall(r"<(/?\w+)", made)) <= {"p", "/p", "code", "/code"}
    assert plain(escape.inline(text)) == shown.strip()


@given(
    st.lists(st.text(alphabet=st.sampled_from("ab1 #*_`~[]()<>!&|$\\-+=.:>\t"), min_size=1, max_size=20), max_size=4)
)
def test_lines_make_no_block_of_another_kind(found):
    made = READER.render(escape.lines("\n".join(found)))
    assert set(re.findall(r"<(/?\w+)", made)) <= {"p", "/p", "code", "/code", "br"}


@given(st.text(alphabet=st.sampled_from("ab #|`\\<>-:"), max_size=20))
def test_cells_and_headings_stay_in_their_place(text):
    table = READER.render(f"| {escape.cell(text)} | x |\n| --- | --- |\n| y | {escape.cell(text)} |")
    assert table.count("<td") == 2
    assert table.count("<th") == 4 - 1  # two cells and the head itself
    assert plain(f"## {escape.heading(text)}") == one_line(text).strip()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Write to ada@news.example.", "Write to `ada@news.example`."),
        ("(see https://a.example/b_c).", "(see `https://a.example/b_c`)."),
        ("WWW.a.example", "`WWW.a.example`"),
        ("@ada said 5 @ noon", "`@ada` said 5 @ noon"),
        ("mailto: nobody", "mailto: nobody"),
        ("a@b.co+a@b.co, _@ada+a@b.co", "`a@b.co+a@b.co`, `_@ada+a@b.co`"),
        ("It cost $5 and $10.", "It cost $5 and $10."),
        ("$x$ and $y$", "&#36;x&#36; and &#36;y&#36;"),
        ("about ~50", "about &#126;50"),
        ("~a~", "&#126;a&#126;"),
        ("AT&T", "AT&amp;T"),
        ("2026. A year", "2026\\. A year"),
        ("a-b + c", "a-b + c"),
        ("--- | ---", "\\--- | ---"),
        ("=== x", "&#61;== x"),
    ],
)
def test_escapes(text, written):
    assert escape.inline(text) == written


def test_long_runs_stay_linear():
    import time

    before = time.process_time()
    for text in (
        "a" * 200_000,
        "$a " * 60_000,
        "www." * 50_000,
        "a.b@" * 50_000,
        "~" * 200_000,
        "[" * 200_000,
        "https://" * 25_000,
    ):
        escape.inline(text)
    assert time.process_time() - before < 30


PAGE = """<html><head><title>How to Mend a Pump - Moor Lab</title></head><body><article><h1>How to Mend a Pump</h1>
<p>The pump in the harbour has a seal that wears out every other year, and mending it takes an afternoon.</p>
<h2>What you need</h2><ul><li>A spanner</li><li>Two seals<ul><li>one for now</li><li>one for later</li></ul></li></ul>
<h3>Steps</h3><ol><li>Close the valve.</li><li>Take off the lid of the pump at 12.50 sharp.</li></ol>
</article></body></html>"""


def test_html_keeps_levels_of_headings_numbers_and_inner_lists():
    import cleaner

    text = Renderer().cleaned(cleaner.clean(PAGE, input="html", keep=("L6", "H3")))
    assert text == (
        "# How to Mend a Pump\n\n"
        "The pump in the harbour has a seal that wears out every other year, and mending it takes an afternoon.\n\n"
        "## What you need\n\n- A spanner\n- Two seals\n    - one for now\n    - one for later\n\n"
        "### Steps\n\n1. Close the valve.\n2. Take off the lid of the pump at 12.50 sharp.\n"
    )
    made = READER.render(text)
    assert made.count("<ul>") == 2
    assert "<pre>" not in made


def test_an_inner_list_without_the_item_around_it_is_a_list():
    """Four blanks without a list above would make code of it."""
    from cleaner.render.markdown_lists import Item, Place, written

    text = written([Item("b", Place(depth=2)), Item("a"), Item("d", Place(depth=3))])
    assert text == "- b\n- a\n    - d"
    assert "<code>" not in READER.render(text)


def of_html(body: str) -> str:
    """The Markdown of a page of which everything stays."""
    import cleaner

    opening = "<p>The pump in the harbour wears out every other year.</p>"
    text = Renderer().cleaned(cleaner.clean(f"{opening}{body}", input="html", keep=("L6", "H3", "C1", "C2", "D4")))
    return text.partition("year.\n\n")[2].rstrip("\n")


def test_ordered_lists_keep_their_numbers():
    assert of_html("<ol start=3><li>a<li>b</ol>") == "3. a\n4. b"
    assert of_html("<ol start=0><li>a<li>b</ol>") == "0. a\n1. b"
    assert of_html("<ol><li>a<li value=7>b<li>c</ol>") == "1. a\n7) b\n8) c"
    assert of_html("<ol reversed><li>a<li>b<li>c</ol>") == "3. a\n2) b\n1. c"
    assert of_html("<ol reversed start=9><li>a<li>b</ol>") == "9. a\n8) b"
    assert of_html("<ol start=2><li><p>a</p><p>more</p><li>b</ol>") == "2. a  \n    more\n3. b"
    assert of_html("<ol start=-2><li>a<li>b</ol>") == "- a\n- b"
    assert of_html("<ol start=x><li value=''>a</ol><p>It rained all day.</p><ul start=4><li value=5>b</ul>") == (
        "1. a\n\nIt rained all day.\n\n- b"
    )


def test_rendered_numbers_are_those_of_the_page():
    made = READER.render(of_html("<ol reversed><li>a<li>b<li value=9>c</ol>"))
    assert re.findall('<ol(?: start="(\\d+)")?>', made) == ["3", "2", "9"]
    assert made.count("<li>") == 3


def test_lists_that_stand_side_by_side_stay_apart():
    assert of_html("<ul><li>a<li>b</ul><ul><li>c</ul><ul><li>d</ul>") == "- a\n- b\n\n* c\n\n- d"
    assert of_html("<ol><li>a<li>b</ol><ol><li>c</ol>") == "1. a\n2. b\n\n1) c"
    assert of_html("<ol><li>a</ol><ol start=2><li>b</ol>") == "1. a\n\n2) b"
    assert of_html("<ul><li>a</ul><dl><dt>b<dd>c</dl>") == "- a\n\n* b\n    - c"
    made = READER.render(of_html("<ul><li>a<ol><li>x</ol><ol><li>y<li>z</ol><li>b</ul><ul><li>c</ul>"))
    assert made.count("<ul>") == 2
    assert made.count("<ol>") == 2
    assert "<p>" not in made


def test_inner_lists_stand_behind_long_numbers():
    made = READER.render(of_html("<ol start=1000><li>a<ul><li>x<li>y</ul>rest<li>b</ol>"))
    assert re.sub(r"\s", "", made) == (
        '<olstart="1000"><li><p>a</p><ul><li>x</li><li>y</li></ul><p>rest</p></li><li><p>b</p></li></ol>'
    )


Lists = list[tuple[str, list[tuple[str, "Lists"]]]]
"""Lists side by side: the start tag of each, and its items with the lists inside them."""
LIST_TAGS = st.sampled_from(["<ul>", "<ol>", "<ol start=7>", "<ol start=98>", "<ol reversed>"])
ITEM_TAGS = st.sampled_from(["<li>", "<li value=4>"])
LISTS: st.SearchStrategy[Lists] = st.just([])
for _ in range(4):
    LISTS = st.lists(st.tuples(LIST_TAGS, st.lists(st.tuples(ITEM_TAGS, LISTS), min_size=1, max_size=3)), max_size=2)


def drawn(lists: Lists, names: Iterator[str]) -> str:
    """Lists as HTML, every item a word of its own."""
    made = ""
    for tag, items in lists:
        inner = "".join(f"{opening}{next(names)}{drawn(inside, names)}</li>" for opening, inside in items)
        made += f"{tag}{inner}</{tag[1:3]}>"
    return made


def seen(html: str) -> list[tuple[int, str, str]]:
    """What a reader sees of lists: for every item its depth, its number or a bullet, its word."""
    from lxml import html as parser

    found = []
    root = parser.fromstring(f"<div>{html}</div>")
    for item in root.iter("li"):
        around = item.getparent()
        items = [one for one in around if one.tag == "li"]
        mark = "-"
        if around.tag == "ol":
            step = -1 if around.get("reversed") is not None else 1
            number = int(around.get("start") or (len(items) if step < 0 else 1)) - step
            for one in items[: items.index(item) + 1]:
                number = int(one.get("value") or number + step)
            mark = str(number)
        word = (item.text or "").strip() or item.find("p").text
        found.append((len(item.xpath("ancestor::li")), mark, word))
    return found


@given(LISTS)
def test_lists_are_seen_as_on_the_page(lists):
    names = iter(f"w{number}x" for number in range(10_000))
    html = drawn(lists, names)
    assert seen(READER.render(of_html(html))) == seen(html)


def test_plain_text_keeps_its_own_numbers(build):
    cleaned = build("x", [("item", "1. a"), ("item", "2. b"), ("item", "5) c"), ("item", "- d")])
    assert Renderer().cleaned(cleaned) == "1. a\n2. b\n5) c\n- d\n"


def test_tables_keep_their_columns():
    table = (
        "<table><tr><th rowspan=2>Pier<th colspan=2>Boats</tr><tr><th>in<th>out</tr><tr><td>North<td><td>4</tr></table>"
    )
    assert of_html(table) == "| Pier | Boats |   |\n| --- | --- | --- |\n|   | in | out |\n| North |   | 4 |"
    spaced = "<table><tr><td><td>a<td> <td>b</tr><tr><td><td>c<td><td>d</tr></table>"
    assert of_html(spaced) == "| a | b |\n| --- | --- |\n| c | d |"
    assert of_html("<table><tr><td><td>a<td><td>b</tr></table>") == "a | b"


def test_a_table_at_the_head_of_a_page_keeps_its_first_column():
    import cleaner

    html = "<table><tr><td><td>Rain<td>Sun</tr><tr><td>May<td>3<td>4</tr></table>"
    text = Renderer().cleaned(cleaner.clean(html, input="html", keep=("L6", "H3", "C1", "C2")))
    assert text == "|   | Rain | Sun |\n| --- | --- | --- |\n| May | 3 | 4 |\n"


def test_tables_that_stand_side_by_side_stay_apart():
    table = "<table><tr><td>{0}<td>b</tr><tr><td>c<td>d</tr></table>"
    made = READER.render(of_html(table.format("a") + table.format("x")))
    assert made.count("<table>") == 2


def test_a_number_is_escaped_where_it_would_begin_a_list():
    assert [escape.inline(text) for text in ("12.50", "12. May", "12.", "3) x")] == [
        "12.50",
        "12\\. May",
        "12\\.",
        "3\\) x",
    ]


def test_what_an_item_holds_stands_in_it():
    text = of_html(
        "<ol><li>Wipe it:<pre><code class=language-sh>wipe\n\nwipe</code></pre></li>"
        "<li><p>Wait.</p><p>Ten minutes will do, they say, and an hour is better.</p>"
        "<blockquote><p>Or a day.</p><p>Or two.</p></blockquote></li><li>Glue it.</li></ol><p>That is all.</p>"
    )
    assert text == (
        "1. Wipe it:\n\n    ```sh\n    wipe\n\n    wipe\n    ```\n\n"
        "2. Wait.\n\n    Ten minutes will do, they say, and an hour is better.\n\n    > Or a day.\n    >\n    > Or two.\n\n"
        "3. Glue it.\n\nThat is all."
    )
    shown = READER.render(text)
    assert shown.count("<ol>") == 1
    assert "<code>wipe\n\nwipe\n</code>" in shown.replace(' class="language-sh"', "")


def test_a_table_in_an_item_stands_in_it():
    rows = "<table><tr><td>Oak</td><td>2</td></tr><tr><td>Ash</td><td>3</td></tr></table>"
    shown = READER.render(of_html(f"<ul><li>Wood{rows}</li><li>Glue</li></ul>"))
    assert shown.count("<ul>") == 1
    assert "<td>3</td>" in shown
    assert shown.index("</table>") < shown.index("Glue")


def test_what_a_term_means_stands_below_it():
    assert of_html("<dl><dt>em</dt><dt>M</dt><dd>Wide.</dd><dd>A dash.</dd><dt>en</dt><dd>Half of it.</dd></dl>") == (
        "- em\n- M\n    - Wide.\n    - A dash.\n- en\n    - Half of it."
    )
    assert of_html("<dl><div><dt>em</dt><dd>Wide.</dd></div><div><dt>en</dt><dd>Half.</dd></div></dl>") == (
        "- em\n    - Wide.\n- en\n    - Half."
    )
    inner = "<dl><dt>Takes:</dt><dd><ul><li>a path</li><li>a name</li></ul></dd><dt>Gives:</dt><dd>a table</dd></dl>"
    assert of_html(f"<dl><dt>open()</dt><dd><p>Opens it.</p>{inner}</dd></dl>") == (
        "- open()\n    - Opens it.\n        - Takes:\n            - a path\n            - a name\n"
        "        - Gives:\n            - a table"
    )


def test_items_of_one_list_stand_at_one_depth_whatever_is_missing_above_them():
    assert of_html("<ul><li>a<ul><li><ul><li>x</li><li>y</li></ul></li></ul></li><li>b</li></ul>") == (
        "- a\n    - x\n    - y\n- b"
    )


def test_all_that_a_quotation_holds_stands_in_it():
    text = of_html(
        "<blockquote><p>Type is a voice.</p><div>A breath</div><blockquote>Smaller.</blockquote><ul><li>one</li></ul>"
        "<pre>a = 1</pre></blockquote><blockquote>Another one.</blockquote><p>Back.</p>"
    )
    assert text == (
        "> Type is a voice.\n>\n> A breath\n>\n> > Smaller.\n>\n> - one\n>\n> ```\n> a = 1\n> ```\n\n> Another one.\n\nBack."
    )


def test_code_bears_the_language_that_the_page_names():
    assert of_html("<pre><code class=language-python>a = 1</code></pre>") == "```python\na = 1\n```"
    assert of_html("<pre>a = 1</pre>") == "    a = 1"


def test_a_line_between_two_rows_is_a_row():
    text = of_html(
        "<table><tr><th>Name</th><th>mm</th></tr><tr><td colspan=2>All are <b>untrimmed</b> | here.</td></tr>"
        "<tr><td>Demy</td><td>445</td></tr></table>"
    )
    assert text == "| Name | mm |\n| --- | --- |\n| All are untrimmed &#124; here. |   |\n| Demy | 445 |"


def test_the_only_main_heading_heads_an_article_that_lacks_its_title():
    page = "<title>Knots | Rope School</title><h1>Seven ways to tie</h1><p>Tie them.</p><h2>Bowline</h2><p>A loop.</p>"
    assert of_html(page) == "# Seven ways to tie\n\nTie them.\n\n## Bowline\n\nA loop."
    page = "<title>Knots</title><h1>Bowline</h1><p>A loop.</p><h2>Uses</h2><p>Boats.</p><h1>Reef</h1><p>A sail.</p>"
    assert of_html(page) == "## Bowline\n\nA loop.\n\n### Uses\n\nBoats.\n\n## Reef\n\nA sail."


def test_headings_by_their_role_have_its_level():
    assert of_html("<h1>Pond</h1><p>Swim.</p><div role=heading aria-level=3>Hours</div><p>All day.</p>") == (
        "# Pond\n\nSwim.\n\n### Hours\n\nAll day."
    )


def test_a_heading_in_an_item_heads_what_follows():
    """Cards of a list have headings, and an outline of the page would lack them."""
    assert of_html(
        "<ul><li><span>New</span><h3>Oak</h3><p>Fine.</p></li><li><span>Old</span><h3>Ash</h3></li></ul>"
    ) == ("- New\n\n### Oak\n\nFine.\n\n- Old\n\n### Ash")
