"""Figures that a reader wants to be told: money, shares, thousands and more."""

from __future__ import annotations

import re
from typing import Final

from cleaner.tells import as_listed, stems, tells

_FIGURE: Final = re.compile(
    r"([$\u20ac\u00a3\u00a5]\s?)?(\d+(?:[.,]\d+)*)(?:(\s?[%\u20ac\u00a3\u00a5])|\s?([^\W\d_][^\W_]*))?"
)
"""A number with the signs and the word that may make it weighty."""

_THOUSANDS: Final = re.compile(r"\d[.,]\d{3}(?!\d)")


def weighty(text: str) -> set[str]:
    """The figures of a sentence that matter more than others: money, shares, thousands and more.

    >>> sorted(weighty("In 2019 some 5,000 of 12 ships cost $5.5 billion, or 3% more."))
    ['3', '5.5', '5000']
    >>> sorted(weighty("Bei 7 Milliarden, 8bn, 9 milhões; 26 militants, 20 millimetres."))
    ['7', '8', '9']
    >>> sorted(weighty("12 εκατομμύρια, 34 мільёны, 5 tuhatta, 40 hundar; 6 tisků."))
    ['12', '34', '5']
    """
    return {
        number.replace(",", "")
        for sign, number, unit, word in _FIGURE.findall(text)
        if sign or unit or _THOUSANDS.search(number) or (word and _is_scale(word.lower()))
    }


def _is_scale(word: str) -> bool:
    """Whether the word behind a number says thousands and more: "bn", "million", "Milliarden"."""
    word = as_listed(word)
    return word in tells("scales") or word.startswith(stems("scale-stems"))
