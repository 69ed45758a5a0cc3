"""The shape of a line: every character as the letter of its class, in any script."""

from __future__ import annotations

from typing import Final

from cleaner.text import TERMINALS

_SIGNS: Final = {
    **dict.fromkeys(TERMINALS, "."),
    **dict.fromkeys(",;\u060c\u3001\uff0c\uff1b\u061b", ","),
    **dict.fromkeys(":\uff1a", ":"),
    **dict.fromkeys("\"'\u2019\u2018\u201c\u201d\u201e\u00ab\u00bb", "q"),
    **dict.fromkeys("|/\u00b7\u2022\u203a\u2039<>\u2192\u2190~\u2013\u2014", "|"),
    **dict.fromkeys("*+-\u25cf\u25e6\u25aa", "*"),
    **dict.fromkeys("$\u20ac\u00a3\u00a5%\u20b9", "$"),
    **dict.fromkeys("@#&", "@"),
    **dict.fromkeys("\u00a9", "c"),
    **dict.fromkeys("([{)]}", "("),
}


class _ShapeTable(dict[int, str]):
    """Code point to the letter of its class, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        letter = self[code] = _SIGNS.get(char) or _letter_class(char)
        return letter


def _letter_class(char: str) -> str:
    if char.isspace():
        return " "
    if char.isdigit():
        return "9"
    if not char.isalpha():
        return "p"
    if char.isupper():
        return "U"
    if char.islower():
        return "l"
    wide = "\u2e80" <= char <= "\ua4cf" or char >= "\U00020000" or "\u0e00" <= char <= "\u0eff"
    return "C" if wide else "x"


_TABLE: Final = _ShapeTable()
_ALIKE: Final = (
    *((sign, "'") for sign in "\u2019\u2018\u201c\u201d\u201e\u00ab\u00bb"),
    *((sign, "|") for sign in "\u2013\u2014\u2022\u00b7\u203a\u2039\u2192\u2190"),
    *(("\u2026", "."), ("\u00a0", " "), ("\u20ac", "$"), ("\u00a3", "$")),
)
"""Signs of typography, and one in ASCII of the same class: most lines beyond ASCII have no others, and a look at each
of their characters takes ten times as long."""
_ASCII: Final = bytes(ord(_TABLE[code]) if code < 128 else 0 for code in range(256))  # noqa: PLR2004


def shape(line: str) -> bytes:
    """The line with every character replaced by the letter of its class.

    ``U`` upper, ``l`` lower, ``x`` a letter without case, ``C`` one of a script without blanks, ``9`` digit,
    ``.`` sentence end, ``,`` comma, ``:`` colon, ``q`` quotation, ``|`` separator, ``*`` list mark, ``$``
    money and shares, ``@`` signs, ``c`` copyright, ``(`` brackets, ``p`` others.

    >>> shape("* Prices from $9.99!")
    b'* Ulllll llll $9.99.'
    """
    if not line.isascii():
        plain = line
        for sign, alike in _ALIKE:
            if sign in plain:
                plain = plain.replace(sign, alike)
        if not plain.isascii():
            return line.translate(_TABLE).encode()
        line = plain
    return line.encode().translate(_ASCII)
