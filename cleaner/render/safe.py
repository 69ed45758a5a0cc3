"""Article text made safe to print: no control characters, no tricks with direction, one kind of line end.

Every format passes article text through here before anything else. What is left is valid UTF-8 that looks the same
in a pipe and on a terminal; formats with markup escape it on top of that.
"""

from __future__ import annotations

from typing import Final

from cleaner.patterns import lazy

_BIDI: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_LINE_ENDS: Final = "\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_BANNED: Final = lazy(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufff9-\ufffb\ud800-\udfff{_BIDI}]")
_LINE_END: Final = lazy(f"\r\n|[{_LINE_ENDS}]")
_JSON_BANNED: Final = lazy(f"[\x7f-\x9f\u2028\u2029\ufeff\ufff9-\ufffb\ud800-\udfff{_BIDI}]")


def printable(text: str) -> str:
    """The text without control characters (but newline and tab), C1, bidi controls and BOM.

    Line ends of all conventions become newlines, lone surrogates U+FFFD.

    >>> printable("a\\x1b[31mb\\r\\nc\\u202ed")
    'a[31mb\\ncd'
    """
    if all(map(str.isprintable, text.split("\n"))) or not _BANNED.search(text):
        return text
    text = _LINE_END.sub("\n", text)
    return _BANNED.sub(lambda found: "\ufffd" if "\ud800" <= found[0] <= "\udfff" else "", text)


def one_line(text: str) -> str:
    """The same on one line, white space as single blanks."""
    return " ".join(printable(text).split())


def json_safe(encoded: str) -> str:
    """A JSON text in which everything ``printable`` would drop is written as an escape, so nothing is lost.

    >>> json_safe('"a\\x9bb"')
    '"a\\\\u009bb"'
    """
    if not _JSON_BANNED.search(encoded):
        return encoded
    return _JSON_BANNED.sub(
        lambda found: "\\ufffd" if "\ud800" <= found[0] <= "\udfff" else f"\\u{ord(found[0]):04x}", encoded
    )
