"""Ranges of days are no dates of a page, and dates of a page are no ranges, in many languages and forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner import lexicon
from cleaner.judge.chrome.ranges import is_range

from .test_sections import ARTICLE

LEXICON = lexicon.load()

RANGES = [
    "12 July 2024 - 14 July 2024",
    "12 July 2024 10:30 am - 14 July 2024 5:00 pm",
    "12.–14. Juli 2024",
    "12. – 14. Juli 2024",
    "12-14 July 2024",
    "12 and 13 July 2024",
    "July 12–14, 2024",
    "July 12th – 14th, 2024",
    "July 12 to July 14, 2024",
    "Fri 12 July – Sun 14 July 2024",
    "Friday 12th - Sunday 14th July 2024",
    "30 June—2 July 2024",
    "12-Jul-2024 - 14-Jul-2024",
    "Date: July 12-14, 2024",
    "July 12-14 | 3 comments",
    "12–14 July 2024 | 3 comments",
    "March 3, 1931 – May 4, 2024",
    "12 March 1931 – 4 May 2024",
    "May 2023 – July 2024",
    "12/07/2024 - 14/07/2024",
    "12.07.2024-14.07.2024",
    "12.07.–14.07.2024",
    "12.07–14.07.2024",
    "12.–14.07.2024",
    "2024-07-12 – 2024-07-14",
    "du 12 au 14 juillet 2024",
    "1er – 3 juillet 2024",
    "vom 12. bis 14. Juli 2024",
    "12 a 14 de julho de 2024",
    "12 t/m 14 juli 2024",
    "12 do 14 lipca 2024",
    "12 lipca 2024 – 14 lipca 2024",
    "12 Temmuz - 14 Temmuz 2024",
    "12 जुलाई 2024 – 14 जुलाई 2024",
    "2024年7月12日～14日",
    "2024년 7월 12일 ~ 14일",
]
DATES = [
    "12 July 2024",
    "12-07-2024",
    "12-Jul-2024",
    "Jul-12-2024",
    "2024-07-12 10:30",
    "2024-07-12 10:30:00 -04:00",
    "July 12, 2024 - 10:30 am",
    "July 12 - 10 am",
    "July 12 - 3 min read",
    "July 12 - 3 comments",
    "July 12, 2024 10:30 am - 11 am",
    "12.07.2024, 14:05 Uhr",
    "12.07.2024 - 14.05 Uhr",
    "16:20 – 12.07.2024",
    "Mon, 12 July 2024 – 14:05",
    "Friday - 12 July 2024",
    "12 July - 2024",
    "12 July 2024 - 14 comments",
    "12 juillet 2024 - 14h05",
    "12 de julio de 2024 a las 10:30",
    "2024年7月12日 10時30分",
    "2024年7月12日 - 10:30",
    "12 July 2024 | 14 July 2024",
    "12 July 2024 · 14 July 2024",
    "Published 12 July 2024 | Updated 14 July 2024",
    "12 July 2024 - Updated 14 July 2024",
    "12.07.2024 - aktualisiert 14.07.2024",
    "12 July 2024 - 12 July 2024",
    "By Ada Moor | 12 July 2024 - 14 July 2024",
]


def cleaned(line):
    return cleaner.clean(f"Lamps of the Harbour\n\n{line}\n\n{ARTICLE}", input="text")


@pytest.mark.parametrize("line", RANGES)
def test_a_range_stays_and_is_no_date_of_the_page(line):
    result = cleaned(line)
    assert line in result.text
    assert "date" not in dict(result.meta)


@pytest.mark.parametrize("line", DATES)
def test_a_date_of_the_page_goes(line):
    assert line not in cleaned(line).text


@given(
    st.lists(
        st.sampled_from(["12", "July", "2024", "to", "–", "10:30", "12.07.2024", "th", "月", "日", "|", ",", " ", "x"])
    )
)
def test_a_range_needs_something_between_two_days(pieces):
    joined = " ".join(pieces)
    if is_range(joined, LEXICON):
        assert "to" in pieces or "–" in pieces
        assert len([piece for piece in pieces if piece[:2] == "12" or piece == "2024"]) > 1
