"""What pages state about themselves, and what they do not."""

from __future__ import annotations

import json

from cleaner.read.html import read_html


def page_of(head: str, body: str = "<p>It rained.</p>"):
    return read_html(f"<html lang='en-GB'><head>{head}</head><body>{body}</body></html>")[0]


def test_meta_elements():
    page = page_of(
        "<title>Harbour | Moor</title><meta property='og:title' content='Harbour closes'>"
        "<meta name=author content='Ada Moor'><meta property='article:published_time' content='2024-05-03T10:00:00Z'>"
        "<meta property='og:site_name' content='Moor Media'><link rel=canonical href='https://example.org/a'>"
    )
    assert (page.title, page.lang, page.url) == ("Harbour closes", "en", "https://example.org/a")
    assert dict(page.meta) == {
        "byline": "Ada Moor", "canonical": "https://example.org/a", "date": "2024-05-03T10:00:00Z", "site": "Moor Media",
    }  # fmt: skip


def test_nothing_is_guessed():
    page = page_of("", "<p>By Ada Moor, 3 May 2024</p>")
    assert (page.title, page.url, page.meta) == (None, None, ())


def test_structured_data_fills_what_meta_elements_leave_out():
    data = {
        "@graph": [
            {"@type": "NewsArticle", "headline": "Harbour closes", "author": [{"name": "Ada Moor"}, {"name": "Bo"}]}
        ]
    }
    page = page_of(f"<script type='application/ld+json'>{json.dumps(data)}</script>")
    assert page.title == "Harbour closes"
    assert dict(page.meta)["byline"] == "Ada Moor, Bo"


def test_text_that_stands_only_in_structured_data_is_read():
    body = "The ferry left at dawn with forty people on board. " * 10
    data = {"@type": "Article", "articleBody": f"{body}\n\nIt came back empty."}
    page = page_of(f"<script type='application/ld+json'>{json.dumps(data)}</script>", "<div id=root></div>")
    assert page.text.endswith("It came back empty.")
    assert any("structured data" in warning for warning in page.warnings)


def test_structured_data_is_not_read_twice():
    body = "The ferry left at dawn with forty people on board. " * 10
    data = {"@type": "Article", "articleBody": body}
    page = page_of(f"<script type='application/ld+json'>{json.dumps(data)}</script>", f"<p>{body}</p>")
    assert len(page.blocks) == 1


def test_broken_structured_data_is_passed_over():
    for text in ("{", "[" * 50_000, '{"a": 1e999999}', '{"@type": 5, "author": {"name": 3}}', "null", '"x"'):
        assert page_of(f"<script type='application/ld+json'>{text}</script>").text == "It rained."


def test_the_caller_knows_better():
    page, _ = read_html("<html lang=de><p>x</p>", id="me", url="http://a.example", lang="fr")
    assert (page.id, page.url, page.lang) == ("me", "http://a.example", "fr")
