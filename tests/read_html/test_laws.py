"""Laws of reading: any bytes are read, spans are true, escaped text comes back."""

from __future__ import annotations

from html import escape

from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from cleaner.read.html import read_html

PROSE = st.lists(
    st.text(st.characters(blacklist_categories=("C", "Z")), min_size=1, max_size=12), min_size=1, max_size=9
).map(" ".join)
MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<table>", "<tr>", "<td>", "</table>", "<li>", "<ul>", "</ul>", "<br>",
         "<pre>", "</pre>", "<a href=x>", "</a>", "<h1>", "</h1>", "<select>", "<option>", "<span hidden>", "</span>", "<!--", "-->",
         "<script>", "</script>", "<svg>", "</svg>", "<template>", "<noscript>", "</body>", "<textarea>", "word ", "It rained. ", "&amp;", "&#1;", "<", '"', "'"]
    ),
    max_size=60,
).map("".join)  # fmt: skip


def check(page, tree) -> None:
    last = 0
    for index, block in enumerate(page.blocks):
        assert block.index == index
        assert block.span.start >= last
        assert not page.text[last : block.span.start].strip()
        text = page.of(block)
        assert text
        assert text == text.strip()
        assert 0 <= block.link_chars <= len(text)
        last = block.span.end
    assert last == len(page.text)
    assert len(tree.rows) == len(page.blocks)
    page.text.encode()
    assert all(ord(c) >= 32 or c in "\n\t" for c in page.text)


@given(st.binary(max_size=400))
def test_any_bytes_are_read(source):
    check(*read_html(source))


@given(st.text(max_size=400))
def test_any_text_is_read(source):
    check(*read_html(source))


@examples(5)
@given(MARKUP)
def test_any_markup_gives_true_spans(source):
    check(*read_html(source))


@given(MARKUP)
def test_reading_twice_gives_the_same(source):
    assert read_html(source)[0] == read_html(source)[0]


@given(st.lists(PROSE, min_size=1, max_size=8))
def test_escaped_paragraphs_come_back(paragraphs):
    page, _ = read_html("<body>" + "".join(f"<p>{escape(text)}</p>" for text in paragraphs))
    assert [page.of(block) for block in page.blocks] == [" ".join(text.split()) for text in paragraphs]


@given(st.lists(PROSE, min_size=1, max_size=5))
def test_bytes_and_text_read_alike(paragraphs):
    html = "<meta charset=utf-8>" + "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    assert read_html(html)[0].text == read_html(html.encode())[0].text
