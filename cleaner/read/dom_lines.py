"""What goes on with a line and what does not: elements that HTML does not know, words that style sheets alone part."""

from __future__ import annotations

import re
from typing import Any, Final

from cleaner.read.dom_elements import ACTS, HEADINGS, LINE, STRANGE


def in_line(element: Any) -> bool:
    """Whether a strange element goes on with the line in which it stands.

    HTML says so of all elements that it does not know. But pages give most of them a style that makes them blocks, so
    only those count that stand between texts, ``Built <relative-time>two days ago</relative-time> by us``, or between a
    text and the end of what holds the line; and those of which MathJax makes formulas.
    """
    if element.tag[:4] == "mjx-":
        return True
    after = _beside(element, is_before=False)
    if after == "":
        return False
    before = _beside(element, is_before=True)
    return before != "" and (before, after) != (None, None)


def _beside(element: Any, *, is_before: bool) -> str | None:
    """The text right before or behind an element, out of elements within the line too; "" if it is another element.

    None if it is the end of the element that holds the line.
    """
    for _ in range(_OUTWARD):
        around = element.getparent()
        if is_before:
            beside = element.getprevious()
            text = around.text if beside is None and around is not None else None if beside is None else beside.tail
        else:
            beside, text = element.getnext(), element.tail
        if text and not text.isspace():
            return str(text)
        if beside is not None or around is None:
            return ""
        if ACTS.get(around.tag, STRANGE) >= LINE:
            return None if around.tag in _LINES else ""
        element = around
    return ""


_OUTWARD: Final = 4
"""Elements within a line, one in the other, out of which a text is looked for."""
_LINES: Final = HEADINGS | {"p"}
"""Elements that hold one line of text and nothing else, as HTML has it."""


def opens_quote(element: Any) -> bool:
    """Whether ``cite`` says at the beginning of a quotation whose it is, as forums have it: then it is a line.

    The text begins right behind it there; behind the name of a book, of which a sentence goes on, there is a blank.
    """
    if not (element.tail or "")[:1].isalnum():
        return False
    around = element.getparent()
    if element.getprevious() is not None or (around.text or "").strip():
        return False
    if around.tag == "div" and around.getprevious() is None:
        around = around.getparent()
    return around is not None and around.tag == "blockquote"


_CONTROLS: Final = frozenset({"a", "label"})
"""Elements that each stand for something that a reader can choose."""
_JOINED: Final = frozenset({"sub", "sup"})
"""Elements that belong to the word before them, or to the one after."""
_TOKENS: Final = frozenset({"code", "kbd", "samp", "tt", "var", "data"})
"""Elements whose parts are no words."""


def is_seam(before: Any, after: Any, left: str, marks: re.Pattern[str] | None = None) -> bool:
    """Whether a word ends with an element within a line although the next element begins right behind it.

    Style sheets part what the source does not: ``<span class=name>Bearings</span><span class=count>271</span>``, and
    menus of links. Elements that part no words are parts of one that an editor has cut up: with the same class, or
    none. On 1,497 pages people read two words at 1,842 places that are a seam here and one at 20, most of which are two
    all the same; at those that are none they read two at 206 and one at 88.

    Args:
        before: an element within a line that has ended.
        after: its sibling, which begins with nothing but pictures between.
        left: the text that stands before that end.
        marks: what stands in the texts of a marked tree, to be passed over.
    """
    inner = after
    while not inner.text and len(inner):
        inner = inner[0]
    right = inner.text or ""
    if marks is not None:
        left, right = marks.sub("", left), marks.sub("", right)
    one, other = left[-1:], right[:1]
    if not (one.isalnum() and other.isalnum()) or not _JOINED.isdisjoint((before.tag, after.tag)):
        return False
    if before.getparent().tag in _TOKENS:
        return False
    if one.islower() and other.isupper():
        return True
    controls = before.tag == after.tag and before.tag in _CONTROLS
    classes = before.get("class"), after.get("class")
    styled = bool(classes[0] and classes[1])
    if styled and (controls or before.tag != after.tag or classes[0] != classes[1]):
        return True
    return (styled or controls) and (other.isupper() or other.isdigit())
