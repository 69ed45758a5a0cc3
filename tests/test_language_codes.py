"""A language is the same by any of its codes."""

import os

import pycountry
import pytest

import cleaner
from cleaner import lexicon, sentences
from cleaner.judge.html.blocks import is_foreign
from cleaner.language_codes import FILES, SHORT, primary_code, short_code
from cleaner.prose.openings import DATA, openings
from cleaner.stems import SNOWBALL

CODES = {
    *lexicon.languages(),
    *sentences.abbreviations.languages(),
    *(name.removesuffix(".toml") for name in os.listdir(DATA)),
}
DEPRECATED = {"sh": "hbs"}
"""Codes that the standard no longer has."""
HTML = "<html lang={}><body><p>The ferry turned back on Thursday after its steering failed twice.</p><p>Home</p></body></html>"


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_language_that_has_a_file_is_known_by_its_codes_of_three_letters(code):
    assert primary_code(code) == code
    known = pycountry.languages.get(alpha_2=code)
    names = [known.alpha_3, getattr(known, "bibliographic", known.alpha_3)] if known else [DEPRECATED[code]]
    assert [primary_code(name) for name in names] == [code] * len(names)
    assert [primary_code(f"{name.upper()}_Latn") for name in names] == [code] * len(names)


def test_no_code_leads_astray():
    assert {*SHORT.values(), *FILES.values()} - {*FILES} <= CODES
    assert not CODES & {*SHORT, *FILES}
    for named, code in SHORT.items():
        language = pycountry.languages.get(alpha_3=named)
        if language is not None and hasattr(language, "alpha_2"):
            assert language.alpha_2 == code
    assert {*SNOWBALL} <= CODES


def test_a_code_without_a_file_stays():
    assert [short_code(named) for named in ("swa", "sw", "yue", "xx", "")] == ["swa", "sw", "yue", "xx", ""]


@pytest.mark.parametrize(
    ("named", "code"),
    [(" en ", "en"), ("en;q=0.9", "en"), ("en, fr", "en"), ("iw", "he"), ("IW_IL", "he"), ("in", "id")],
)
def test_codes_of_headers_and_of_old(named, code):
    assert short_code(named) == code


@pytest.mark.parametrize("name", ["eng", "ENG", "eng_Latn", "en-GB"])
def test_english_is_not_foreign_by_any_name(name):
    plain = cleaner.clean(HTML.format("en"), id="page")
    assert cleaner.clean(HTML.format(name), id="page").kept == plain.kept
    for page in (cleaner.clean(HTML.format(name)).page, cleaner.clean(HTML.format("de"), lang=name).page):
        assert page.lang == "en"
        assert not is_foreign(page)


def test_a_page_that_says_that_nobody_knows_its_language_names_none():
    assert [cleaner.clean(HTML.format(name)).page.lang for name in ("und", "mul", "zxx", "english", "xx")] == [
        "", "", "", "", "xx",
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "code"), [("deu", "de"), ("ger", "de"), ("nor", "nb"), ("no", "nb"), ("no-NO", "nb")])
def test_what_is_known_of_a_language_is_known_under_all_its_codes(name, code):
    assert openings(name) == openings(code) != openings("xx")
    assert sentences.abbreviations.load(name) == sentences.abbreviations.load(code)
    text = "Fergen gikk kl. 8 i St. Olav og kom aldri tilbake. Die Fähre fuhr am 3. Mai ab."
    assert cleaner.split(text, name) == cleaner.split(text, code) != cleaner.split(text, "xx")


def test_norwegian_pages_keep_the_code_that_they_bear():
    assert (
        cleaner.clean("Fergen gikk.", lang="nor").page.lang
        == cleaner.clean("Fergen gikk.", lang="no").page.lang
        == "no"
    )
