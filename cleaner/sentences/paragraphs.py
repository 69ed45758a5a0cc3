"""The pieces of a text that no sentence crosses: paragraphs and list items."""

from __future__ import annotations

import re
from typing import Final

_LINE_ENDS: Final = "\n\r\u2029\x0c"

_EMPTY_LINE: Final = (
    r"(?<=\n)[^\S\n]*+\n\s*+"  # a line end twice, Unix and Windows
    r"|(?<=\r)(?!\n)[^\S\n\r]*+\r\s*+"  # a line end twice, old Macintosh
    r"|(?<=[\u2029\x0c])\s*+"  # a paragraph mark, a form feed
)

_ITEM: Final = (
    r"|(?<=[\n\r])\s*+"
    r"(?=(?:[-*\u2022\u2023\u25e6\u25aa\u25cf\u00b7]|\d{1,2}[.)]|[a-z]\))[ \t\u00a0]++\S)"
)
"""A list item on the next line. Dashes are no bullets here: a wrapped line may begin with one."""

_GAP: Final = re.compile(f"[{_LINE_ENDS}](?:{_EMPTY_LINE})")
_GAP_OR_ITEM: Final = re.compile(f"[{_LINE_ENDS}](?:{_EMPTY_LINE}{_ITEM})")
"""One class to skip to, then a look behind at what it was. Nothing that was taken is given back, so that a
million blanks are read once."""


def pieces(text: str, start: int, end: int, *, wrapped: bool) -> tuple[tuple[int, int], ...]:
    r"""The pieces between ``start`` and ``end`` in order, none empty, none with a blank at either end.

    Args:
        text: any string.
        start: first code point to look at.
        end: one past the last.
        wrapped: whether a single line end is only white space; else a list item begins a piece as well.

    >>> text = "One\ntwo.\n\nThree:\n- four\n"
    >>> [text[a:b] for a, b in pieces(text, 0, len(text), wrapped=False)]
    ['One\ntwo.', 'Three:', '- four']
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return ()
    if (
        text.find("\n", start, end) < 0
        and text.find("\r", start, end) < 0
        and text.find("\x0c", start, end) < 0
        and text.find("\u2029", start, end) < 0
    ):
        return ((start, end),)
    found = []
    for gap in (_GAP if wrapped else _GAP_OR_ITEM).finditer(text, start, end):
        stop = gap.start()
        while text[stop - 1].isspace():
            stop -= 1
        found.append((start, stop))
        start = gap.end()
    found.append((start, end))
    return tuple(found)
