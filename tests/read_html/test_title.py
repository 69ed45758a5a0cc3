"""Which heading is the page's title."""

from cleaner.read.html import read_html

BODY = "<p>The evening ferry turned back on Thursday.</p>"


def kinds(html):
    return [block.kind for block in read_html(html)[0].blocks]


def test_heading_that_the_title_names():
    assert kinds(f"<title>Story 30 - The Bay</title><h1>The Bay</h1><h1>Story 30</h1>{BODY}")[0] == "title"


def test_only_main_heading_of_a_page_without_title():
    assert kinds(f"<h1>Story 30</h1>{BODY}<h2>More</h2>") == ["title", "paragraph", "heading"]


def test_one_of_several_is_not_guessed():
    assert "title" not in kinds(f"<h1>Story 30</h1>{BODY}<h1>Story 31</h1>")
