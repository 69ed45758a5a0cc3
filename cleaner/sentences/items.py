"""Where the words of a list item begin, behind its bullet, number or letter."""

from __future__ import annotations

import re
from typing import Final

_MARK: Final = re.compile(
    "(?:[-*+\u2022\u2023\u25e6\u25aa\u25cf\u00b7\u2013\u2014\u2713\u2714]|\\(?(?:\\d{1,3}|[^\\W\\d_]|[ivx]{1,4})[.)])"
    "\\s++(?=\\S)"
)
"""A bullet, a number of up to three digits, a letter or a small Roman numeral, with a blank behind it."""


def past_mark(text: str, start: int, end: int) -> int:
    """Where the words of an item begin that stands between two places of a text.

    >>> [text[past_mark(text, 0, len(text)) :] for text in ("- Oil the pan.", "12. Serve.", "(b) It rests.", "-5 to 3")]
    ['Oil the pan.', 'Serve.', 'It rests.', '-5 to 3']
    """
    found = _MARK.match(text, start, end)
    return found.end() if found else start
