"""What elements of HTML mean for blocks: which are silent, which stand within a line, what others say of their text."""

from __future__ import annotations

import re
from typing import Any, Final

from cleaner.model import Kind

SILENT: Final = frozenset(
    "script style head title meta link base iframe object embed applet param audio video canvas area desc "
    "noembed noframes svg datalist col colgroup input img picture hr".split()
)
"""Elements without text of their own that a reader sees. ``hr``, ``img`` and ``svg`` are looked at before they are
skipped. ``wbr``, ``source`` and ``track`` are not among them: libxml2 does not know that they have no content and puts
into them what comes after."""

INLINE: Final = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark math q rb rp rt ruby s samp "
    "small span strike strong sub sup time tt u var slot nobr blink wbr source track".split()
)
"""Elements that do not interrupt a line."""

BOLD: Final = frozenset({"b", "strong"})

ROLE: Final[dict[str, str]] = {
    "li": "item", "dt": "item", "dd": "item", "blockquote": "quote", "pre": "code", "listing": "code", "xmp": "code",
    "figcaption": "caption", "caption": "caption", "tr": "row",
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "table": "", "ul": "", "ol": "", "dl": "", "nav": "", "article": "", "section": "", "aside": "", "form": "",
    "button": "label", "select": "label", "summary": "",
}  # fmt: skip
"""What an element says about the blocks inside it; elements not named here say nothing new."""

KIND: Final[dict[str, Kind]] = {
    "heading": "heading", "code": "code", "caption": "caption", "label": "line",
}  # fmt: skip
"""Kind of every block that stands in an element of a role; elsewhere its text decides."""

NOTHING, LINK, BOLD_TYPE, SPAN, LINE, SKIP, BLOCK = range(7)
"""What the walk does at an element."""

ACTS: Final = {
    **dict.fromkeys(INLINE, NOTHING), **dict.fromkeys(SILENT, SKIP), **dict.fromkeys(BOLD, BOLD_TYPE),
    "a": LINK, "span": SPAN, "br": LINE,
}  # fmt: skip
"""What is done at an element by name; the others are blocks."""

UNSHOWN: Final = frozenset({"template", "noscript"})

CELLS: Final = frozenset({"td", "th"})

NOTED: Final = {
    "colspan": CELLS, "rowspan": CELLS,
    "start": frozenset({"ol"}), "reversed": frozenset({"ol"}), "value": frozenset({"li"}),
}  # fmt: skip
"""Attributes that say where a cell stands and how an item is numbered, with the elements that they mean this for."""

_HIDING: Final = re.compile(r"display:none|visibility:hidden|font-size:0(?![.\d])")


def hidden_by(get: Any) -> str:
    """How attributes hide an element, or an empty string."""
    if get("hidden") is not None:
        return "hidden"
    style = get("style")
    if style and _HIDING.search("".join(style[:2000].lower().split())):
        return "style"
    if get("aria-hidden") == "true":
        return "aria"
    return ""


EDIT_MARK: Final = "editsection"
"""Part of the class that MediaWiki gives the links with which a section is edited, behind its heading, in every
language and skin: ``mw-editsection``, ``editsection`` before 2013."""
EDIT_LETTERS: Final = 80
"""Most letters of such links: "edit", "Quelltext bearbeiten" and the like, at most three of them."""


def is_edit_mark(element: Any) -> bool:
    """Whether an element with ``EDIT_MARK`` in its class is an "[edit]" of MediaWiki: short links, no other word.

    Where the link is a picture, "[]" is left of it.
    """
    if _EDIT_MARKS.isdisjoint(element.get("class").split()):
        return False
    links = list(element.iter("a"))
    linked = sum(map(_letters, links))
    return bool(links) and linked <= EDIT_LETTERS and linked == _letters(element)


_EDIT_MARKS: Final = frozenset({f"mw-{EDIT_MARK}", EDIT_MARK})


def _letters(element: Any) -> int:
    return sum(map(str.isalnum, "".join(element.itertext())))


def whole_number(value: str) -> int | None:
    """The number at the start of an attribute, as HTML reads it; None where there is none.

    >>> whole_number(" -3"), whole_number("2nd"), whole_number("two")
    (-3, 2, None)
    """
    found = _WHOLE.match(value.lstrip())
    return int(found[0]) if found else None


_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,9}")
