"""Texts that are pictures: signs that link to their own place, "[edit]" of a wiki, formulas that are drawn twice."""

from __future__ import annotations

from itertools import islice
from typing import Any, Final

PILCROW: Final = "\u00b6"
PERMALINKS: Final = frozenset({PILCROW, "#", "\u00a7", "\u200b", "\U0001f517"})
"""Texts of links to the very place where they stand, as documentation puts them behind headings: pictures and no text.
But for the first they are so in headings only."""
BACKLINKS: Final = frozenset("^ \u2191 \u21a9 \u21a9\ufe0e \u21a9\ufe0f \u21b5 \u2934 \u2934\ufe0e".split())
"""Texts of links from a footnote back to where it is cited: pictures too, if they lead to a place of the page."""


def is_mark(element: Any, is_heading: bool) -> bool:
    """Whether a link whose text is one of the above is a picture and no text."""
    text = element.text
    if text in PERMALINKS:
        return is_heading or text == PILCROW
    return bool((element.get("href") or "")[:1] == "#")


MARKS: Final = PERMALINKS | BACKLINKS
EDIT_MARK: Final = "editsection"
"""Part of the class that MediaWiki gives the links with which a section is edited, behind its heading, in every
language and skin: ``mw-editsection``, ``editsection`` before 2013."""
EDIT_LETTERS: Final = 80
"""Most letters of such links: "edit", "Quelltext bearbeiten" and the like, at most three of them."""
EDIT_ELEMENTS: Final = 32
"""Most elements of such links, those around them and their signs included: all of the development pages have five.
Without a bound, marks within marks would take time that grows with the square of their number."""


def is_edit_mark(element: Any) -> bool:
    """Whether an element with ``EDIT_MARK`` in its class is an "[edit]" of MediaWiki: short links, no other word.

    Where the link is a picture, "[]" is left of it.
    """
    if _EDIT_MARKS.isdisjoint(element.get("class").split()):
        return False
    inside = list(islice(element.iter(), EDIT_ELEMENTS + 1))
    links = [one for one in inside if one.tag == "a"]
    if not links or len(inside) > EDIT_ELEMENTS:
        return False
    linked = sum(map(_letters, links))
    return linked <= EDIT_LETTERS and linked == _letters(element)


_EDIT_MARKS: Final = frozenset({f"mw-{EDIT_MARK}", EDIT_MARK})


FORMULA_COPY: Final = "katex-html"
"""The class of what KaTeX draws beside each formula, which stands there as MathML too."""


def is_drawn_twice(element: Any) -> bool:
    """Whether an element with ``FORMULA_COPY`` in its class is the drawing of the formula before it."""
    before = element.getprevious()
    return before is not None and before.get("class") == "katex-mathml"


def _letters(element: Any) -> int:
    return sum(map(str.isalnum, "".join(element.itertext())))
