"""The day that a date names."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import clean, group
from cleaner.days import MAX_CHARS, iso_day

MAY_3 = "2024-05-03"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("2024-05-03", ""),
        (" 2024-05-03T22:00:00-05:00", "de"),
        ("2024-05-03 10:00", ""),
        ("May 3, 2024", ""),
        ("Friday, may 3rd 2024 at 10:15", "en"),
        ("Published 3 May 2024", ""),
        ("3rd of May, 2024", ""),
        ("03-May-2024", ""),
        ("03 MAY 2024 10:15 GMT", ""),
        ("2024/5/3", ""),
        ("2024. 5. 3.", ""),
        ("3.5.2024", ""),
        ("1714730400", ""),
        ("1714730400123", "de"),
        ("03. 05. 2024", "de"),
        ("2024年5月3日", ""),
        ("2024년 5월 3일", "ko"),
        ("3. Mai 2024", "de"),
        ("3 mai 2024 à 10h15", "fr"),
        ("3 de mayo de 2024", "es"),
        ("3 мая 2024 г.", "ru"),
        ("3. toukokuuta 2024", "fi"),
        ("2024. május 3.", "hu"),
        ("3 tháng 5, 2024", "vi"),
        ("3 مايو 2024", "ar"),
        ("٣ مايو ٢٠٢٤", "ar"),
        ("２０２４年５月３日", "ja"),
        ("2024年5月3日 金曜日", "ja"),
        ("May 3,2024", ""),
        ("10:15 - 3 May 2024", ""),
        ("10:15 - 3.5.2024", ""),
        ("May 3, 2024 - 10:15 am", ""),
    ],
)
def test_days(text, lang):
    assert iso_day(text, lang) == MAY_3


def test_a_month_is_another_one_in_another_language():
    assert iso_day("3 listopada 2024", "pl") == "2024-11-03"
    assert iso_day("3. listopada 2024", "hr") == "2024-10-03"
    assert iso_day("3 listopada 2024") is None


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("2024-05-03 - 2024-05-05", ""),
        ("2024-05-03/2024-06-01", ""),
        ("3-5 May 2024", ""),
        ("3rd \u2013 5th May 2024", ""),
        ("3 to 5 May 2024", ""),
        ("3 May - 5 June 2024", ""),
        ("May 3 - June 5, 2024", ""),
        ("3.-5.5.2024", "de"),
        ("03.05.-05.05.2024", "de"),
        ("1/3/2024 - 5/3/24", ""),
        ("2024年5月3日-5日", "ja"),
    ],
)
def test_several_days_are_none(text, lang):
    assert iso_day(text, lang) is None


def test_numbers_that_may_be_two_days_are_none():
    assert iso_day("03/05/2024") is None
    assert iso_day("3-5-2024", "en") is None
    assert iso_day("25/12/2024") == iso_day("12/25/2024") == "2024-12-25"
    assert iso_day("05/05/2024") == "2024-05-05"


@pytest.mark.parametrize(
    "text",
    [
        "", "2024", "May 2024", "May 3", "7 months ago", "2024-02-31", "2024-13-01", "0000-00-00", "12.13.2024", "May 32, 2024",
        "3 May 2024 - 5 May 2024", "3 May 1824", "Mayor 3, 2024", "1,2024 boats", "17147304001", "2714730400", "171473040", "2024-05-031", "marzo 2024", "3 mai 20245",
        "3 May 2024 " * 20,
    ],
)  # fmt: skip
@pytest.mark.parametrize("lang", ["", "es", "xx"])
def test_what_is_no_day(text, lang):
    assert iso_day(text, lang) is None


PARTS = st.sampled_from(
    ["2024", "1999", "3", "31", "05", "May", "mai", "мая", "/", "-", ".", ",", " ", " ", "at", "年", "٣", "of"]
)


@given(
    st.one_of(st.text(max_size=MAX_CHARS + 5), st.lists(PARTS, max_size=9).map("".join)),
    st.sampled_from(["", "fr", "ru"]),
)
def test_it_never_raises_and_says_a_day_of_the_text(text, lang):
    day = iso_day(text, lang)
    if day is not None:
        assert date.fromisoformat(day).isoformat() == day
        assert text.strip().isdigit() or int(day[:4]) in {int(figures) for figures in re.findall(r"\d{4}", text)}


TEXT = (
    "The Ferry\n\nBy Ada Moor | May 3, 2024\n\nThe evening ferry turned back on Thursday because the wind had turned.\n"
)


def test_a_page_has_its_day():
    cleaned = clean(TEXT)
    assert (cleaned.get("date"), cleaned.day, cleaned.get("day")) == ("May 3, 2024", MAY_3, MAY_3)
    assert cleaned.to_dict()["meta"] == {"byline": "Ada Moor", "date": "May 3, 2024", "day": MAY_3}
    undated = clean("The Ferry\n\nThe evening ferry turned back on Thursday because the wind had turned.\n")
    assert (undated.day, undated.get("day"), undated.to_dict()["meta"]) == (None, None, {})


def test_the_day_of_a_page_in_another_language():
    source = "<html lang=de><h1>Die Fähre</h1><p>Von Ada Moor</p><p>3. Mai 2024</p><p>Die Fähre drehte am Abend um.</p></html>"
    assert clean(source, input="html", fast=True).day == MAY_3


def test_stories_hear_printed_dates():
    told = " ".join(
        f"The ferry to {there} turned back because its steering failed. The {who} said that nobody was hurt, and that the "
        f"{who} would ask the owner for a second engine by the autumn."
        for there, who in (("Hallow", "council"), ("Moor", "harbour office"), ("Vik", "minister"))
    )

    def story(day, said):
        return clean(f"<h1>The ferry</h1><p>{day}</p><p>{told}</p><p>{said}</p>", input="html", id=day)

    pages = story("May 3, 2024", "Tickets are paid back."), story("May 4, 2024", "No boat sailed at night.")
    assert len(group(pages)) == 1
    assert len(group([*pages, story("May 3, 2025", "Boats sail again.")])) == 2


def test_days_from_now_are_none():
    """They would be another day every day."""
    year = datetime.now(UTC).year
    assert [
        iso_day(f"{ago} {year}", lang) for ago, lang in (("il y a 3 jours", "fr"), ("gestern", "de"), ("hoy", "es"))
    ] == [None] * 3


def test_dateparser_is_loaded_for_months_in_other_languages_alone():
    code = "import sys; from cleaner.days import iso_day; iso_day('May 3, 2024', 'de'); iso_day('3.5.2024', 'de'); print('dateparser' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
