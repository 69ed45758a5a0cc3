"""Whether a sentence was torn out of a quotation or a pair of brackets."""

from __future__ import annotations

import re
from typing import Final

_MARK: Final = re.compile("[\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u2018()\\[\\]{}\u300c\u300d\u300e\u300f\uff08\uff09\u3010\u3011\u300a\u300b\u3008\u3009]")
_PAIRS: Final = tuple(
    zip("([{\u300c\u300e\uff08\u3010\u300a\u3008", ")]}\u300d\u300f\uff09\u3011\u300b\u3009", strict=True)
)
_NOT_BRACKETS: Final = re.compile(r"[:;=8xX]['^-]?[()\[\]]|^[ (]{0,2}\w{1,3}\)")
"""Faces, and the number of a list item: ``:-)``, ``a)``."""

_INCHES: Final = re.compile(r"(?<=\d)\"(?!\w)")


def is_torn(text: str) -> bool:
    """Whether the text opens a quotation or a bracket that it does not close, or closes one it did not open.

    Straight quotation marks count by parity, paired ones by number, because languages pair them in every
    order: “so”, „so“, ”so”, «so», »so«. An apostrophe is the same mark as a closing single quotation mark, so
    single ones count only when more are opened than could be closed. List numbers and faces are no brackets.

    >>> is_torn("He said: \u201cGo."), is_torn("a) He said: \u201cGo.\u201d")
    (True, False)
    """
    if not _MARK.search(text):
        return False
    if any(text.count(opening) != text.count(closing) for opening, closing in _PAIRS):
        plain = _NOT_BRACKETS.sub("", text)
        if any(plain.count(opening) != plain.count(closing) for opening, closing in _PAIRS):
            return True
    if text.count('"') % 2 and _INCHES.sub("", text).count('"') % 2:
        return True
    # German „a“ and English “a” share a mark: all double ones together must be even, and an opening one
    # („, or “ where no „ stands) must not outnumber the others.
    low, left, right = text.count("\u201e"), text.count("\u201c"), text.count("\u201d")
    if (low + left + right) % 2 or (low and left + right != low) or (not low and left and left != right):
        return True
    if text.count("\u00ab") != text.count("\u00bb") and (text.count("\u00ab") + text.count("\u00bb")) % 2:
        return True
    if text.count("\u2039") != text.count("\u203a"):
        return True
    return text.count("\u2018") > text.count("\u2019")
