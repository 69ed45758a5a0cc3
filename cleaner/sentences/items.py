"""Where the words begin: of a list item behind its bullet, number or letter, of any sentence behind a sign."""

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


_NUMBER: Final = re.compile(r"(\d{1,3})[.)]\s")


def number_of(text: str, start: int, end: int) -> int | None:
    """The number that opens a text between two places, if there is one.

    >>> number_of("12. Serve.", 0, 10), number_of("12 eggs", 0, 7)
    (12, None)
    """
    found = _NUMBER.match(text, start, end)
    return int(found[1]) if found else None


_SAYING: Final = (
    "\u2612\u2715-\u2718\u274c\u274e\u26d4\U0001f6ab\U0001f6d1\U0001f645\U0001f44e"  # crosses, stop, thumbs down: no
    "\u2753-\u2755\u2795-\u2797\u25b2-\u25b5\u25bc-\u25bf\U0001f53a-\U0001f53d\U0001f4c8\U0001f4c9"  # ? ! + -, up, down
    "\u2640-\u2653\u2654-\u266f"  # planets, signs of the zodiac, pieces, suits, notes
)
"""Signs that say something of the line that they stand before."""

_SIGN: Final = (
    f"(?:(?![{_SAYING}])"
    "[\u2022\u2023\u2043\u2192\u21b3\u21d2\u2460-\u2473\u25a0-\u27bf\u2b1b-\u2bff\U0001f300-\U0001faff]|"
    "\\d\ufe0f?\u20e3)"
)
"""A sign that draws the eye to a line: a bullet, an arrow that leads on, a number in a circle or on a key, a tick, a
star, a hand, any other picture. Flags are none: they may name who speaks."""

_ON_KEY: Final = "\ufe0f\u20e3"
"""What a digit on a key goes on with."""

_SIGNS: Final = re.compile(
    f"(?:{_SIGN}|[\u200b-\u200d\u2060\ufeff])"
    f"(?:{_SIGN}|\u200d[\u2600-\u27bf]|[\ufe0e\ufe0f\u200b-\u200d\u2060\ufeff]|\\s)*+(?=\\S)"
)
"""Such signs, and code points without width, which editors leave behind."""


def past_signs(text: str, start: int, end: int) -> int:
    """Where the words of a sentence begin that stands between two places of a text: behind pictures and bullets.

    >>> [text[past_signs(text, 0, len(text)) :] for text in ("\u2705 It rests.", "\u2022It rests.", "\u274c It rests.")]
    ['It rests.', 'It rests.', '\u274c It rests.']
    """
    first = text[start]
    if first.isalpha() or (first.isdecimal() and text[start + 1 : start + 2] not in _ON_KEY):
        return start
    found = _SIGNS.match(text, start, end)
    return found.end() if found else start
