"""What pages state about themselves, and what they do not."""

from __future__ import annotations

import json

from cleaner import clean
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


def test_the_language_of_a_page_whose_first_element_names_none():
    def lang(head="", body=""):
        return read_html(f"<html><head>{head}</head><body {body}><p>It rained.</p></body></html>")[0].lang

    pragma, shared = "<meta http-equiv=Content-Language content={}>", "<meta property=og:locale content={}>"
    assert lang(body="lang=fr-CA") == "fr"
    assert lang(head=pragma.format("de-AT")) == "de"
    assert lang(head=shared.format("pl_PL")) == "pl"
    assert lang(head=shared.format("pl_PL") + pragma.format("de")) == "de"
    assert lang(head=shared.format("pl_PL") + pragma.format("de"), body="lang=fr") == "fr"
    assert lang(head=pragma.format("'de, en'")) == lang(head=shared.format("Moor")) == lang() == ""
    assert lang(head=shared.format("pl_PL") + pragma.format("'de, en'")) == "pl"


def test_names_under_which_a_head_states_the_day():
    for name in ("date", "DC.date.issued", "dcterms.created", "pubdate", "publish_date", "published-date", "ms.date"):
        assert dict(page_of(f"<meta name={name} content=2024-05-03>").meta)["date"] == "2024-05-03"


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


def byline_of(*things):
    return dict(page_of(f"<script type='application/ld+json'>{json.dumps(list(things))}</script>").meta).get("byline")


def test_authors_that_structured_data_speaks_of_by_their_ids():
    person = {"@type": "Person", "@id": "#ada", "name": "Ada Moor"}
    assert byline_of({"@type": "Article", "author": {"@id": "#ada"}}, person) == "Ada Moor"
    assert byline_of({"@type": "Article", "author": [{"@id": "#ada"}, {"@id": "#bo"}]}, person) == "Ada Moor"
    assert byline_of({"@type": "Article", "author": {"@id": ["#ada"]}}, person) is None


def test_readers_are_no_authors_of_the_page():
    review = {"@type": "Review", "author": {"name": "William S."}, "datePublished": "2024-05-03"}
    assert byline_of({"@type": "Product", "name": "Rope", "review": [review]}) is None
    answer = {"@type": "Answer", "text": "No.", "author": {"name": "Bo"}}
    assert byline_of({"@type": "Question", "name": "Is it?", "acceptedAnswer": answer}) is None
    assert byline_of({"@type": "Question", "author": {"name": "Ada"}, "acceptedAnswer": answer}) == "Ada"
    assert byline_of(review) == "William S."


def test_placeholders_numbers_and_addresses_are_no_names():
    for name in (
        "admin",
        "Author",
        "undefined",
        "Администратор",
        "Kullanıcı",
        "262588213843476",
        "https://example.org/ada",
        "...",
        "page.head.extra.author",
    ):
        assert byline_of({"@type": "Article", "author": name}) is None
        assert "byline" not in dict(page_of(f"<meta name=author content='{name}'>").meta)
    assert dict(page_of("<meta name=author content='moor.ada'>").meta)["byline"] == "moor.ada"
    head = "<meta name=author content=admin><meta property='article:author' content='Ada Moor'>"
    assert dict(page_of(head).meta)["byline"] == "Ada Moor"


def test_text_that_stands_only_in_structured_data_is_read():
    body = "The ferry left at dawn with forty people on board. " * 10
    data = {"@type": "Article", "articleBody": f"{body}\n\nIt came back empty."}
    page = page_of(f"<script type='application/ld+json'>{json.dumps(data)}</script>", "<div id=root></div>")
    assert page.text.endswith("It came back empty.")
    assert any("structured data" in warning for warning in page.warnings)


DESCRIPTION = (
    "The ferry left at dawn with forty people on board, and I would like to know what the crew did. "
    "We waited on the quay until noon, and nobody told us whether it had reached the island or turned back in the "
    "fog. Does anybody know more..."
)


def test_a_page_built_by_scripts_is_read_from_its_description():
    shell = "<div id=app>Home</div><script src=app.js></script>"
    page = page_of(f"<meta property='og:description' content='{DESCRIPTION}'>", shell)
    assert [page.of(block) for block in page.blocks] == ["Home", DESCRIPTION]
    assert any("description of itself" in warning for warning in page.warnings)
    for fast in (False, True):
        source = f"<html><head><meta name=description content='{DESCRIPTION}'></head><body>{shell}</body></html>"
        assert DESCRIPTION in clean(source, input="html", fast=fast).text


def test_the_description_of_a_page_that_shows_text_is_not_text():
    page = page_of(f"<meta name=description content='{DESCRIPTION}'>", f"<p>{DESCRIPTION[:150]}</p>")
    assert page.text == DESCRIPTION[:150].rstrip()
    short = page_of("<meta name=description content='Washable rugs. Free shipping.'>", "<div id=app></div>")
    assert short.text == ""


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


def structured(data):
    return f"<script type='application/ld+json'>{data if isinstance(data, str) else json.dumps(data)}</script>"


def test_a_date_of_three_letters_is_none():
    assert "date" not in dict(page_of("<meta property='article:published_time' content='now'>").meta)


def test_the_title_of_a_drawing_is_not_that_of_the_page():
    page = read_html("<body><svg><title>Arrow</title></svg><p>It rained.</p></body>")[0]
    assert page.title is None


def test_structured_data_too_deep_or_empty_is_passed_over():
    deep = {"@type": "NewsArticle", "headline": "Harbour closes"}
    for _ in range(60):
        deep = {"x": deep}
    assert page_of(structured("") + structured(deep)).title is None


def test_what_a_product_is_stands_in_its_description():
    told = "A kettle of steel &amp; glass. " * 20
    page = page_of(structured({"@type": "Product", "name": "Kettle", "description": told}), "<p>x</p>")
    assert "A kettle of steel & glass." in page.text
    assert any("structured data" in warning for warning in page.warnings)
