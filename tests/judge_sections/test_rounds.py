"""What goes because of other lines goes in one look: pages of which every round of judging took one line, or a few.

Where a rule finds only the first of many, the next cleaning finds the next one, and judging goes on for as many rounds.
"""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import LEVEL, examples, motif_pages

import cleaner
from cleaner import pipeline
from cleaner.options import ORIGINS

P = "The ferry left the harbour at dawn with forty people on board and came back empty in the evening."
Q = "Nobody on the quay could say where the passengers had gone, and the captain did not speak to anyone that night."
TALK = """2 comments

Ben Hale

3 May 2024 at 10:20

I saw them all walk up the old road with their bags, one behind the other.

Reply

Carla

3 May 2024 at 11:45

So did I, and so did my sister.

Reply"""
TEASER = "Boat {number} returns again to the islands\n3 May 2024\n{prose}\nRead more"


def each(count, *forms):
    """So many times these lines, numbered."""
    return [form.format(number=number) for number in range(count) for form in forms]


PAGES = {
    "echoes": (lambda n: [*each(n, "The Way to Pier {number}", "The Way to Pier {number}"), P], "C209", 1),
    "echoes-about-a-line": (
        lambda n: [*each(n, "The Way to Pier {number}", "It is raining on pier {number}", "The Way to Pier {number}"), P],
        "C209", 1,
    ),
    "echoes-beside-each-other": (
        lambda n: [*each(n, "The Mill of {number}", "It rained.", "The Mill of {number}"), P], "C209", 1,
    ),
    "sited": (lambda n: [*each(n, "The Way to Pier {number} - Moor Media", "The Way to Pier {number}"), P], "C209", 1),
    "below-the-prose": (lambda n: ["The Way to Pier", P, *["The Way to Pier"] * n], "C209", 1),
    "trails-to-titles": (
        lambda n: [*each(n, "News \u00bb The Way to Pier {number}", "The Way to Pier {number}"), P], "C201", 1,
    ),
    "trails-home": (lambda n: [P, *each(n, "Home \u00bb News \u00bb The Way to Pier {number}")], "C201", 1),
    "trails-of-labels": (lambda n: [*each(min(n, 40), "Islands \u00bb Boats \u00bb Pier {number}"), Q], "C201", .6),
    "trails-among-pages": (
        lambda n: [*each(min(n, 40), "Islands \u00bb Boats \u00bb Pier {number}", "1 2 3 \u2026 Next"), P], "C201", .6,
    ),
    "comments": (lambda n: [P, Q, *[P] * 2, *each(n, TALK)], "C217", 7),
    "counters-that-come-again": (
        lambda n: [P, *["3 min read", "3 min read", Q] * n], "C205", 2,
    ),
}  # fmt: skip


@pytest.fixture
def turns(monkeypatch):
    """The sizes of what the judges of text were asked about, round by round."""
    asked = []
    real = pipeline._ask

    def ask(names, page, context):
        if "chrome.structure" in names:
            asked.append(len(page.blocks))
        return real(names, page, context)

    monkeypatch.setattr(pipeline, "_ask", ask)
    return asked


@pytest.mark.parametrize(("page", "rule", "each_time"), PAGES.values(), ids=PAGES)
def test_one_look_finds_all_of_them(page, rule, each_time, turns):
    text = "\n\n".join(page(60))
    once = cleaner.clean(text, input="text", origin="extracted", level="strict")
    assert len(turns) <= 6
    assert sum(gone.rule == rule for gone in once.removals) >= 60 * each_time - 2
    again = cleaner.clean(once.text, input="text", origin="extracted", level="strict")
    assert (again.removals, again.text) == ((), once.text)


@pytest.mark.parametrize(("line", "rule"), [("1 2 3 4 \u00bb", "C207"), ("Tags: ferries, islands", "C213")])
def test_the_head_of_a_page_reaches_over_what_goes_by_itself(line, rule, turns):
    """Such lines are chrome near the prose alone."""
    once = cleaner.clean("\n\n".join([*[line] * 400, P]), input="text", origin="extracted")
    assert {gone.rule for gone in once.removals} == {rule}
    assert (once.text, len(turns)) == (P, 2)
    far = cleaner.clean("\n\n".join([line, *each(41, "Pier {number}"), P]), input="text", origin="extracted")
    assert far.removals == ()


@pytest.mark.parametrize("page", [page for page, _, _ in PAGES.values()], ids=PAGES)
def test_many_of_them_cost_no_more_each(page):
    began = time.process_time()
    cleaner.clean("\n\n".join(page(2000)), input="text", origin="extracted", level="strict")
    assert time.process_time() - began < 10


@pytest.mark.parametrize(("heading", "gone"), [("Related", 0), ("You may also like", 41)], ids=["may-stay", "goes"])
def test_of_a_long_list_as_many_go_each_time(heading, gone):
    """A heading of one word may stay, and then the list under it, else each cleaning took forty titles more."""
    text = "\n\n".join([P, heading, *each(60, "The way to pier {number}")])
    once = cleaner.clean(text, input="text", origin="extracted", keep=["C102"] if not gone else [])
    assert len(once.removals) == gone
    assert cleaner.clean(once.text, input="text", origin="extracted", keep=["C102"] if not gone else []).removals == ()


def test_an_unending_list_of_contents_goes():
    entries = each(90, "The way to pier {number}")
    text = "\n\n".join(["Table of Contents", *entries, P, *entries])
    for keep in ((), ("C115",)):
        once = cleaner.clean(text, input="text", origin="extracted", keep=keep)
        assert sum(gone.rule == "C215" for gone in once.removals) == 90
        assert cleaner.clean(once.text, input="text", origin="extracted", keep=keep).removals == ()


def test_thousands_of_headings_of_contents_cost_no_more_each():
    began = time.process_time()
    cleaner.clean("\n\n".join([*each(4000, "Table of Contents", "Pier {number}"), P]), input="text", origin="extracted")
    assert time.process_time() - began < 5


def test_more_tags_than_a_page_has_stay():
    for count, gone in ((60, True), (61, False)):
        text = "\n\n".join([P, Q, P, "Tags", *each(count, "Pier {number}")])
        once = cleaner.clean(text, input="text", origin="extracted", keep=["C111"])
        assert (len(once.removals) == count) is gone


def test_lists_of_teasers_with_prose_in_them_go_together(turns):
    """A list of teasers must have no prose below it, but that of other such lists."""
    lists = [
        "\n".join(TEASER.format(number=number, prose=f"{P} In the year {year} {number}.") for number in range(3))
        for year in range(8)
    ]
    text = "\n".join([P, Q, P.replace("ferry", "ship"), *(f"Share this article\n{some}\nRead more" for some in lists)])
    once = cleaner.clean(text, input="text", origin="extracted", level="strict", keep=["C103", "C108", "D4"])
    assert "again to the islands" not in once.text
    assert len(turns) <= 6
    after = f"{text}\n{Q} That was all."
    kept = cleaner.clean(after, input="text", origin="extracted", level="strict", keep=["C103", "C108", "D4"])
    assert "again to the islands" in kept.text


@given(motif_pages(), LEVEL, st.sampled_from(ORIGINS))
@examples(3)
def test_cleaning_twice_removes_nothing_more(text, level, origin):
    once = cleaner.clean(text, input="text", level=level, origin=origin).text
    again = cleaner.clean(once, input="text", level=level, origin=origin)
    assert (again.removals, again.text) == ((), once)
