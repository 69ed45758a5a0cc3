"""The words of a text as written."""

from __future__ import annotations

import re
from typing import Final

_CJK: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS: Final = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"  # Latin, Cyrillic, Hebrew, Arabic
    "\u0900-\u0903\u093a-\u094f\u0955-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09d7"  # Devanagari, Bengali
    "\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57"  # Gurmukhi to Oriya
    "\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04\u0c3c-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6"  # Tamil, Telugu, Kannada
    "\u0d00-\u0d03\u0d3b-\u0d4d\u0dca-\u0ddf"  # Malayalam, Sinhala
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"  # Thai to Khmer
    "\u200c\u200d"  # joiners of Persian and Devanagari
)
"""Signs of vowels and tones, which belong to the word they stand in: a word of Hindi is one token and not four."""

_LETTERS: Final = f"[^\\W_{_CJK}]+"
TOKEN: Final = re.compile(f"[{_CJK}]|{_LETTERS}(?:['\u2019{_MARKS}][{_MARKS}]*{_LETTERS})*[{_MARKS}]*")
NUMBER: Final = re.compile(r"(?<![^\W_])\d+(?:[.,]\d+)*(?=(?:bn|tn|mn|m|k|st|nd|rd|th)?(?![^\W_]))")


def tokens(text: str) -> list[str]:
    """The words of a text as written, possessive endings included; every character of Chinese and Japanese.

    >>> tokens("Rome's H20 chips, 5,000 of them.")
    ["Rome's", 'H20', 'chips', '5', '000', 'of', 'them']
    >>> len(tokens("\u0939\u093e\u0932\u093e\u0902\u0915\u093f \u0935\u0939"))
    2
    >>> len(tokens("1911\u5e74\u306b"))
    3
    """
    return TOKEN.findall(text)
