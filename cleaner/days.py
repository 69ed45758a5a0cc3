"""The day that a date names, in the form of ISO 8601, where there is no doubt about it.

Pages state their dates as they like: "2024-05-03T10:00:00Z", "May 3, 2024", "3. Mai 2024", "03/05/2024". The last one
is another day in London than in New York, so it is none here. Names of months in other languages than English are read
by dateparser, which trafilatura brings along; it takes .1 s to load, so it is asked last.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Final

from cleaner.patterns import lazy
from cleaner.scarcity import is_scarcity

MAX_CHARS: Final = 100
"""Longest text that is taken for a date, in code points."""

_ISO: Final = lazy(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_YEAR_FIRST: Final = lazy(
    r"(?<!\d)(?<!\d[./-])(\d{4})\s?[-./\u5e74\ub144]\s?(\d{1,2})\s?[-./\u6708\uc6d4]\s?(\d{1,2})(?!\d)"
)
_DAY_NUMBER: Final = lazy(r"\d\s?[\u65e5\uc77c]")
_YEAR_LAST: Final = lazy(r"(?<!\d)(\d{1,2})\s?([-./])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)")
_MONTH: Final = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_MONTH_NAME: Final = lazy(rf"(?<!\w){_MONTH}")
_MONTH_FIRST: Final = lazy(rf"(?<!\w){_MONTH}\s*(\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+)(\d{{4}})(?!\d)")
_DAY_FIRST: Final = lazy(rf"(?<!\w)(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH}(?:,\s*|[\s-]+)(\d{{4}})(?!\d)")
_JOINS: Final = r"\s?(?:[-\u2013\u2014/&]|to|and|until)\s?$"
_EARLIER_DAY: Final = lazy(rf"(?<![\w:.])\d{{1,2}}(?:st|nd|rd|th)?{_JOINS}")
_EARLIER_NUMBERS: Final = lazy(rf"(?<![\w:])\d{{1,2}}[./]?{_JOINS}")
"""What stands before the last of several days: "3-5 May 2024", "3.-5.5.2024". A number behind a colon, or before a
name of a month behind a full stop, is part of a time of day."""
_POSIX: Final = lazy(r"1\d{9}(?:\d{3})?$")
"""Seconds or thousandths of them since 1970, for days from September 2001 to May 2033."""
_YEAR: Final = lazy(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def iso_day(text: str, lang: str = "") -> str | None:
    """The day as ``2024-05-03``, or None where the text names none, several, or one that may be another.

    Args:
        text: a date, as a page states it. The time and its zone are passed over.
        lang: the page's language code, for names of months in other languages than English; '' for none known.

    >>> iso_day("2024-05-03T22:00:00-05:00"), iso_day("Friday, May 3rd, 2024 at 10:15"), iso_day("3. Mai 2024", "de")
    ('2024-05-03', '2024-05-03', '2024-05-03')
    >>> iso_day("3.5.2024"), iso_day("2024年5月3日"), iso_day("25/12/2024")
    ('2024-05-03', '2024-05-03', '2024-12-25')
    >>> iso_day("03/05/2024"), iso_day("May 2024"), iso_day("2024-02-31"), iso_day("3 May 2024 - 5 May 2024")
    (None, None, None, None)
    """
    if len(text) > MAX_CHARS:
        return None
    text = _in_ascii_digits(text.strip())
    if _ISO.match(text):
        told = set(_ISO.findall(text))
        return _day(*map(int, told.pop())) if len(told) == 1 else None
    if _POSIX.match(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).date().isoformat()
    if not has_one_year(text):
        return None
    return _in_numbers(text) or _in_english(text) or _in_words(text, lang)


def has_one_year(text: str) -> bool:
    """Whether a text names one year of those in which pages are written."""
    return len(_YEAR.findall(_in_ascii_digits(text))) == 1


def _in_ascii_digits(text: str) -> str:
    """The text with the digits of other scripts as those of ASCII.

    >>> _in_ascii_digits("\u0663 \u0645\u0627\u064a\u0648 \u0662\u0660\u0662\u0664")
    '3 \u0645\u0627\u064a\u0648 2024'
    """
    if text.isascii():
        return text
    return "".join([str(int(sign)) if sign.isdecimal() else sign for sign in text])


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _in_numbers(text: str) -> str | None:
    """The day of a date without words: year first, or parted by full stops, or with a number that is no month."""
    told = _YEAR_FIRST.search(text)
    if told:
        if len(_DAY_NUMBER.findall(text)) > 1:
            return None
        return _day(*map(int, told.groups()))
    told = _YEAR_LAST.search(text)
    if not told or _EARLIER_NUMBERS.search(text[: told.start()]):
        return None
    first, sign, second, year = int(told[1]), told[2], int(told[3]), int(told[4])
    if sign == "." or first == second:
        return _day(year, second, first)
    both = {_day(year, second, first), _day(year, first, second)} - {None}
    return both.pop() if len(both) == 1 else None


def _in_english(text: str) -> str | None:
    """The day of a date with the name of its month in English; None for several."""
    low = text.lower()
    if len(_MONTH_NAME.findall(low)) > 1:
        return None
    told = _MONTH_FIRST.search(low)
    if told:
        return _day(int(told[3]), _MONTHS.index(told[1][:3]) + 1, int(told[2]))
    told = _DAY_FIRST.search(low)
    if not told or _EARLIER_DAY.search(low[: told.start()]):
        return None
    return _day(int(told[3]), _MONTHS.index(told[2][:3]) + 1, int(told[1]))


def _in_words(text: str, lang: str) -> str | None:
    """The day of a date with the name of its month in the page's language."""
    if lang in ("", "en") or not any(map(str.isalpha, text)):
        return None
    reader = _reader(lang)
    if reader is None:
        return None
    try:
        found = reader.get_date_data(text).date_obj
    except Exception as problem:  # a library's own trouble with a text is no day
        if is_scarcity(problem):
            raise
        return None
    return found.date().isoformat() if found is not None else None


@cache
def _reader(lang: str) -> Any:
    """Dateparser for one language, which asks for day, month and year; None where it does not know the language.

    Without its parser of "three days ago", which would say another day every day.
    """
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from dateparser.date import DateDataParser

        try:
            return DateDataParser(languages=[lang], settings={"STRICT_PARSING": True, "PARSERS": ["absolute-time"]})
        except ValueError:
            return None
