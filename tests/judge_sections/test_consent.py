"""Consent dialogs: held together by known phrases and purposes, and told from a page that is about cookies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner import lexicon
from cleaner.judge.base import Context
from cleaner.judge.chrome import sections
from cleaner.options import CleanOptions
from cleaner.read import read

ARTICLE = """The ferry left the harbour at dawn with forty people on board and came back empty in the evening.

Nobody on the quay could say where the passengers had gone, and the captain did not speak to anyone that night.

The harbour master has asked the council to hear everybody who saw the boat between the island and the lighthouse."""
DIALOG = """Privacy preference center

Strictly necessary cookies

Always active

These cookies remember what you put into the basket, and without them nobody could buy a ticket for the ferry.

Performance cookies

They count how many people looked at the timetable, and tell our advertising partners on which days they did.

Reject all

Confirm my choices"""
CONTEXT = Context(lexicon.load(), CleanOptions())


def claimed(text):
    """The lines that belong to a dialog."""
    page, _ = read(text, input="text")
    return [v.span.of(page.text) for v in sections.judge(page, CONTEXT) if v.rule == "C221"]


@pytest.mark.parametrize("before", ["", f"{ARTICLE}\n\n"], ids=["at-the-head", "at-the-foot"])
@pytest.mark.parametrize("after", ["", f"\n\n{ARTICLE}"], ids=["alone", "before-the-article"])
def test_a_dialog_is_cut_with_what_it_explains_wherever_it_stands(before, after):
    assert claimed(f"{before}{DIALOG}{after}") == DIALOG.split("\n\n")
    cleaned = cleaner.clean(f"{before}{DIALOG}{after}", input="text", origin="extracted")
    if before or after:  # else nothing would be left, so its prose stays
        assert "basket" not in cleaned.text
        assert ARTICLE in cleaned.text


@pytest.mark.parametrize(
    ("phrases", "cut"),
    [
        (("Alle akzeptieren", "Notwendige Cookies", "Auswahl speichern"), True),
        (("Tout accepter", "Cookies fonctionnels", "Tout refuser"), True),
        (("Reject all", "Confirm my choices", "Reject all"), False),
        (("Strictly necessary cookies", "Performance cookies", "Reject all"), False),
        (("Strictly necessary cookies", "Performance cookies", "Targeting cookies", "Functional cookies"), False),
        (("Reject all", "Confirm my choices"), False),
    ],
    ids=["german", "french", "two-phrases-thrice", "one-button", "a-policy", "two"],
)
def test_three_phrases_make_a_dialog_and_two_must_be_no_kind_of_cookies(phrases, cut):
    text = "\n\n".join(f"{phrase}\n\nOur partners set these cookies when you look at the page." for phrase in phrases)
    assert bool(claimed(text)) is cut


def test_a_page_about_cookies_stays():
    policy = DIALOG.replace("Always active\n\n", "").replace("\n\nReject all\n\nConfirm my choices", "")
    text = f"Cookies on this site\n\n{policy.replace('Privacy preference center', 'What we keep')}"
    assert claimed(text) == []
    assert "basket" in cleaner.clean(text, input="text").text


def test_an_article_between_a_banner_and_a_footer_stays():
    banner = "Your privacy choices\n\nAccept all\n\nReject all\n\nManage preferences"
    short = ARTICLE.split("\n\n", maxsplit=1)[0]
    for article in (ARTICLE, short):
        text = f"{banner}\n\n{article}\n\nPrivacy settings"
        assert not set(claimed(text)) & set(article.split("\n\n"))
        assert article in cleaner.clean(text, input="text", origin="page").text


def test_purposes_of_consent_hold_a_dialog_together_in_which_no_phrase_comes_for_long():
    purposes = "\n\n".join(
        f"{purpose} {count} partners can use this purpose\n\nView illustrations\n\n{' '.join(['Your data can be kept.'] * 12)}"
        for count, purpose in enumerate(
            ("Use limited data to select advertising", "Create profiles for personalised advertising",
             "Measure advertising performance", "Use precise geolocation data", "Link different devices",
             "Develop and improve services", "Measure content performance", "Use limited data to select content"), 10,
        )
    )  # fmt: skip
    long = DIALOG.replace("Reject all", f"{purposes}\n\nReject all")
    assert len(purposes.split()) > 400
    assert claimed(long) == long.split("\n\n")
    bare = long.replace("Use limited", "We like limited").replace("Create", "Make").replace("Measure", "Find")
    bare = bare.replace("Use precise", "We like precise").replace("Link", "Tie").replace("Develop", "Invent")
    assert "Confirm my choices" not in claimed(bare)


@pytest.mark.parametrize(("blocks", "words"), [(31, 1), (4, 101)])
def test_a_dialog_does_not_reach_over_a_long_gap(blocks, words):
    gap = "\n\n".join(["cookie " * words] * blocks)
    text = DIALOG.replace("Reject all", f"{gap}\n\nReject all")
    assert "Confirm my choices" not in claimed(text)


PIECES = [*ARTICLE.split("\n\n"), *DIALOG.split("\n\n"), "Accept all", "Cookie settings", "3 comments", "Reply"]


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["gentle", "balanced", "strict"]))
def test_cleaning_twice_removes_nothing_more(pieces, level):
    once = cleaner.clean("\n\n".join(pieces), input="text", level=level).text
    again = cleaner.clean(once, input="text", level=level)
    assert (again.removals, again.text) == ((), once)


@pytest.mark.parametrize(
    ("phrases", "cut"),
    [
        (("Accept all", "Reject all", "Customize settings"), True),
        (("Alle akzeptieren", "Einstellungen ansehen", "Nur essenzielle Cookies akzeptieren"), True),
        (("Aceptar todo", "Guardar y salir", "Rechazar todo"), True),
        (("Tillåt alla", "Visa detaljer", "Denna webbplats använder cookies"), True),
        (("Accept all", "Customize settings", "Manage vendors"), False),
        (("Customize settings", "Manage vendors", "Save and exit"), False),
        (("Customize settings", "Accept all", "Reject all"), False),
    ],
)
def test_buttons_that_say_nothing_of_consent_go_on_a_dialog_of_two_phrases(phrases, cut):
    text = "\n\n".join(f"{phrase}\n\nOur partners set cookies when you look at our website." for phrase in phrases)
    assert bool(claimed(f"{ARTICLE}\n\n{text}")) is cut


def test_one_phrase_and_buttons_of_any_window_are_no_dialog():
    window = "Accept all\n\nCustomize settings\n\nManage vendors"
    assert claimed(f"{window}\n\n{ARTICLE}\n\nReject all") == []
    assert claimed(f"Reject all\n\n{window}\n\n{ARTICLE}")[-1] == "Manage vendors"


def test_a_dialog_that_is_all_of_the_page_comes_back_once():
    """What the rules would have taken whole is kept, its repeats are not."""
    one = (
        "These cookies remember what you put into the basket, and without them nobody could buy a ticket for the ferry."
    )
    two = (
        "They count how many people looked at the timetable, and tell our advertising partners on which days they did."
    )
    page = ["Strictly necessary cookies", one, two, "Reject all", one, two, "Privacy preference center"]
    once = cleaner.clean("\n\n".join(page), input="text")
    assert once.text == f"{one}\n\n{two}"
    assert cleaner.clean(once.text, input="text").text == once.text
