"""The pieces of a text that no sentence crosses: paragraphs and list items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_RARE_LINE_END: Final = re.compile(r"[\r\x85\u2028\u2029\x0c]")

_EMPTY_LINE: Final = (
    r"\n[^\S\n]*+\n\s*+"
    r"|\r(?!\n)[^\S\n\r]*+\r\s*+"
    r"|\x85[^\S\x85]*+\x85\s*+"
    r"|\u2028[^\S\u2028]*+\u2028\s*+"
    r"|[\u2029\x0c]\s*+"
)
"""Line ends of every kind, twice; a paragraph mark or a form feed once. Each alternative begins with the
character it looks for and never gives back what it took, so a million blanks are read once."""

_ITEM: Final = r"|[\n\r]\s*+(?=(?:[-*\u2022\u2023\u25e6\u25aa\u25cf\u00b7]|\d{1,2}[.)]|[a-z]\))[ \t\u00a0]+\S)"
"""A line end before a list item. Dashes are no bullets here: a wrapped line may begin with one."""

_GAP: Final = re.compile(_EMPTY_LINE)
_GAP_OR_ITEM: Final = re.compile(_EMPTY_LINE + _ITEM)


def pieces(text: str, start: int, end: int, *, wrapped: bool) -> Iterator[tuple[int, int]]:
    """The pieces between ``start`` and ``end`` in order, none empty, none with a blank at either end.

    Args:
        text: any string.
        start: first code point to look at.
        end: one past the last.
        wrapped: whether a single line end is only white space; else a list item begins a piece as well.

    >>> text = "One\\ntwo.\\n\\nThree:\\n- four\\n"
    >>> [text[a:b] for a, b in pieces(text, 0, len(text), wrapped=False)]
    ['One\\ntwo.', 'Three:', '- four']
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if text.find("\n", start, end) >= 0 or _RARE_LINE_END.search(text, start, end):
        for gap in (_GAP if wrapped else _GAP_OR_ITEM).finditer(text, start, end):
            stop = gap.start()
            while text[stop - 1].isspace():
                stop -= 1
            yield start, stop
            start = gap.end()
    if start < end:
        yield start, end
