"""The words of a text as written."""

from __future__ import annotations

import re
from typing import Final

_CJK: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
TOKEN: Final = re.compile(f"[{_CJK}]|[^\\W_]+(?:['\u2019][^\\W_]+)*")
NUMBER: Final = re.compile(r"(?<![^\W_])\d+(?:[.,]\d+)*(?=(?:bn|tn|mn|m|k|st|nd|rd|th)?(?![^\W_]))")


def tokens(text: str) -> list[str]:
    """The words of a text as written, possessive endings included; every character of Chinese and Japanese.

    >>> tokens("Rome's H20 chips, 5,000 of them.")
    ["Rome's", 'H20', 'chips', '5', '000', 'of', 'them']
    """
    return TOKEN.findall(text)
