"""Letters and digits alone: the form in which texts are compared that differ in blanks and signs."""

from __future__ import annotations

import re
from typing import Final

_REST: Final = re.compile(r"[\W_]+")
_SMALL: Final = bytes(range(256)).lower()
_SIGNS: Final = bytes(code for code in range(128) if not chr(code).isalnum())


def letters(text: str) -> str:
    """Letters and digits alone, in lower case.

    >>> letters("- It's 5 o'clock."), letters("Stra\u00dfe_1")
    ('its5oclock', 'stra\u00dfe1')
    """
    if text.isascii():  # ten times as fast, and true of most lines
        return text.encode().translate(_SMALL, _SIGNS).decode()
    return _REST.sub("", text).lower()
