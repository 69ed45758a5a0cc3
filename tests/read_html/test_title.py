"""Which heading is the page's title."""

from cleaner import clean
from cleaner.judge.html.features import own_table
from cleaner.judge.html.model import load_words
from cleaner.model.noun import replaced
from cleaner.read.html import read_html

BODY = "<p>The evening ferry turned back on Thursday.</p>"


def kinds(html):
    return [block.kind for block in read_html(html)[0].blocks]


def test_heading_that_the_title_names():
    assert kinds(f"<title>Story 30 - The Bay</title><h1>Weather</h1><h1>Story 30</h1>{BODY}")[1] == "title"
    assert kinds(f"<title>Story 30 - The Bay</title><h1>The Bay</h1><h1>Story 30</h1>{BODY}")[1] == "title"


def test_only_main_heading_of_a_page_without_title():
    assert kinds(f"<h1>Story 30</h1>{BODY}<h2>More</h2>") == ["title", "paragraph", "heading"]


def test_one_of_several_is_not_guessed():
    assert "title" not in kinds(f"<h1>Story 30</h1>{BODY}<h1>Story 31</h1>")


def title(html):
    return read_html(html)[0].title


def test_the_page_is_called_what_its_heading_says():
    assert (
        title(f"<title>The Bay at night | Moor Media</title><h1>The <i>Bay</i> at night</h1>{BODY}")
        == "The Bay at night"
    )
    assert title(f"<title>Story 30 - The Bay</title><h1>The Bay</h1><h1>Story 30</h1>{BODY}") == "Story 30"
    assert title(f"<title>Moor Media: The Bay</title><h1>The Bay<br>at night</h1>{BODY}") == "The Bay at night"


def test_an_only_main_heading_of_most_of_the_words_of_the_head():
    assert title(f"<title>Bay walks 2024: ten best routes</title><h1>The ten best routes for bay walks</h1>{BODY}") == (
        "The ten best routes for bay walks"
    )


def test_a_main_heading_of_other_words_is_no_title():
    told = "<title>Bay walks for winter</title>"
    assert title(f"{told}<h1>Moor Media</h1>{BODY}") == "Bay walks for winter"
    assert title(f"{told}<h1>Bay walks we like</h1><h1>Snow</h1>{BODY}") == "Bay walks for winter"


def test_the_name_of_the_site_is_no_part_of_a_title():
    site = "<meta property='og:site_name' content='Moor Media'>"
    for sign in ("|", "-", "\u2013", "\u2014", "\u00b7", "\u00bb"):
        assert title(f"{site}<title>Bay walks - winter {sign} Moor media</title>{BODY}") == "Bay walks - winter"
    assert title(f"{site}<title>Bay walks | Winter</title>{BODY}") == "Bay walks | Winter"
    assert title(f"{site}<title> | Moor Media</title>{BODY}") == "| Moor Media"
    assert title(f"<title>Bay walks | Moor Media</title>{BODY}") == "Bay walks | Moor Media"


def test_the_title_of_the_caller_is_the_title():
    page = f"<title>The Bay at night | Moor Media</title><h1>The Bay at night</h1>{BODY}"
    assert clean(page, input="html", title="My title").title == "My title"
    assert clean(page, input="html").title == "The Bay at night"


def test_what_the_scorer_hears_of_the_title_is_the_heads():
    """It was trained so: the heading, which is a block, would always be all of the title."""
    page, tree = read_html(f"<title>The Bay at night | Moor Media</title><h1>The Bay at night</h1>{BODY}")
    assert (page.title, tree.facts.title) == ("The Bay at night", "The Bay at night | Moor Media")
    words = load_words()
    tables = [own_table(replaced(page, title=title), tree, words["names"], words["words"]) for title in (None, "Ferry")]
    assert (tables[0] == tables[1]).all()


def test_what_stands_before_the_name_of_the_site_is_the_title_though_the_site_is_a_main_heading():
    page = f"<title>Lists - The Harbour Team - Wiki</title><h1>The Harbour Team</h1><h2>Lists</h2>{BODY}<h3>Lists</h3>"
    assert kinds(page) == ["heading", "title", "paragraph", "heading"]


def test_the_name_of_the_site_is_no_title_where_the_title_begins_with_it():
    told = "<title>Harbour News | The Bay at night</title><meta property='og:site_name' content='Harbour News'>"
    assert title(f"{told}<h1>The Bay at night</h1>{BODY}<h2>Harbour News</h2>") == "The Bay at night"
    assert title(f"{told}<h2>Harbour News</h2>{BODY}") == "Harbour News | The Bay at night"


def test_a_heading_of_signs_is_no_title():
    told = "<title>The Bay at night</title>"
    assert title(f"{told}<h1>\u2605</h1>{BODY}") == "The Bay at night"
    assert kinds(f"{told}<h1>\u2605</h1><h2>Bay at night</h2>{BODY}") == ["heading", "title", "paragraph"]
    assert title(f"<title>\u2605</title><h1>\u2605</h1>{BODY}") == "\u2605"
