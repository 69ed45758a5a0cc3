"""Whether a sentence was torn out of a quotation or a pair of brackets."""

from __future__ import annotations

import re
from typing import Final

_MARK: Final = re.compile(
    '["()\\[\\]{}\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a\u2018'
    "\u300c\u300d\u300e\u300f\uff08\uff09\u3010\u3011\u300a\u300b\u3008\u3009]"
)
_PAIRS: Final = tuple(
    zip("([{\u300c\u300e\uff08\u3010\u300a\u3008", ")]}\u300d\u300f\uff09\u3011\u300b\u3009", strict=True)
)
_NOT_BRACKETS: Final = re.compile(r"[:;=8xX]['^-]?[()\[\]]|(?<![^\s(])(?<!\w\()\(?[^\W_]{1,3}\)(?=\s)")
"""Faces, and numbers of list items: ``:-)``, ``a)``, ``(ii)``."""

_OPENED: Final = re.compile("\u2018(?!\\d)")
"""A single mark that opens; before a number of two digits writers set it for an apostrophe: the summer of \u201898."""

_INCHES: Final = re.compile(r"(?<=\d)\"(?!\w)")


def is_torn(text: str) -> bool:
    """Whether the text opens a quotation or a bracket that it does not close, or closes one it did not open.

    Straight quotation marks count by parity, paired ones by number, because languages pair them in every
    order: “so”, „so“, ”so”, «so», »so«. An apostrophe is the same mark as a closing single
    quotation mark, so single ones count only when more are opened than could be closed. List numbers and
    faces are no brackets. The order of the marks is not looked at.

    >>> is_torn("He said: “Go."), is_torn("a) He said: “Go.”")
    (True, False)
    """
    return _MARK.search(text) is not None and (_torn_bracket(text) or _torn_quotation(text))


def _torn_bracket(text: str) -> bool:
    if all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS):
        return False
    plain = _NOT_BRACKETS.sub("", text)
    return any(plain.count(opening) != plain.count(closing) for opening, closing in _PAIRS)


def _torn_quotation(text: str) -> bool:
    if text.count('"') % 2 and _INCHES.sub("", text).count('"') % 2:
        return True
    low, left, right = text.count("\u201e"), text.count("\u201c"), text.count("\u201d")
    # German „a“ and English “a” share a mark, and Swedish ”a” has one mark for both ends
    if left + right != low if low else (left != right if left else right % 2):
        return True
    if text.count("\u2018") > text.count("\u2019") and len(_OPENED.findall(text)) > text.count("\u2019"):
        return True
    return _unequal(text, "\u00ab", "\u00bb") or _unequal(text, "\u2039", "\u203a")


def _unequal(text: str, left: str, right: str) -> bool:
    """Whether two marks do not pair, in either order or each with itself (Finnish »so»)."""
    lefts, rights = text.count(left), text.count(right)
    return lefts != rights and bool((lefts and rights) or (lefts + rights) % 2)
