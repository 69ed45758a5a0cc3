"""The walk: every visible block of a tree, in order, with the facts about it that judges ask for.

One pass, no recursion, nothing removed. Blocks begin and end where block elements do; inline elements only add text;
a line break stays a line end, two of them part blocks.
"""

from __future__ import annotations

import re
from typing import Any, Final

from cleaner.read.dom_code import note_code
from cleaner.read.dom_columns import Nodes
from cleaner.read.dom_elements import (
    ACTS,
    BLOCK,
    BOLD_TYPE,
    CODE_LINES,
    EMPTY,
    FORMS,
    FORMULA,
    HEADINGS,
    LEVEL,
    LINE,
    LINK,
    NOTED,
    NOTHING,
    ROLE,
    SKIP,
    SPAN,
    STRANGE,
    form_of,
    holds_caption,
    holds_html,
    is_set_off,
)
from cleaner.read.dom_gathering import BREAK, SEAM, Gathering
from cleaner.read.dom_hidden import HIDERS, UNSHOWN, hidden_within, inline_effect, unshown
from cleaner.read.dom_lines import in_line, is_seam, opens_quote
from cleaner.read.dom_marks import EDIT_MARK, FORMULA_COPY, MARKS, is_drawn_twice, is_edit_mark, is_mark
from cleaner.read.dom_pieces import Piece
from cleaner.read.dom_tables import Tables

MAX_BLOCKS: Final = 10_000
BLOCK_CHARS: Final = 100
"""Blocks that are told apart: ``MAX_BLOCKS``, on bigger pages one for every ``BLOCK_CHARS`` of source. A block costs
60 microseconds and 3 kB in all that comes after, so a megabyte of one-letter paragraphs took 14 s. Of 1,497 pages the
one with the most has 2,641; of those with more than 500 the densest has one for 157 characters."""

_NAMING: Final = frozenset({"class", "id", "role", "itemprop"})
_HIDERS: Final = frozenset({"style", "hidden"})
"""Attributes that may change how an element within a line is shown."""
MAX_NAMES: Final = 400
"""Characters of an element's names that are kept."""


_Styled = tuple[Any, str, list[str], int, int]
"""One open inline element whose style matters: what it does (``inline_effect``), and of the line that it interrupts the
texts, the characters in links and those in bold type."""


class Walk:
    """Gathers the blocks of one tree."""

    def __init__(self, root: Any, limit: int = MAX_BLOCKS, marks: re.Pattern[str] | None = None) -> None:
        self.elements = self.depth = 0
        self.has_open_template = False
        """Whether a template ends with what is around it, as one does that the parser found no end of."""
        # The nodes, a list for each field.
        self._ups: list[int] = []
        self._tags: list[str] = []
        self._names: list[str] = []
        self._ends: list[int] = []
        self.notes: dict[int, dict[str, str]] = {}
        """What cells, ordered lists and items say of their places and numbers, headings by role of their level, code of
        its language.

        By the place of the element."""
        self.headings: dict[int, Any] = {}
        """The headings themselves, by the place of the element."""
        self._marks = marks
        self._forms: list[str] = []
        """What each of them is read as: its name, or what its role makes of it."""
        self._tables = Tables(self._ups, self._forms, self._ends, self.notes, marks)
        block = Gathering(limit, self._tags, marks)
        self._walk(root, block, limit)
        block.finish()
        self.pieces: list[Piece] = block.pieces
        self.is_coarse = block.is_coarse
        """Whether blocks were joined because there are more than ``limit``."""

    def nodes(self) -> Nodes:
        """The block elements in document order."""
        return Nodes(tuple(self._ups), tuple(self._tags), tuple(self._names), tuple(self._ends))

    def _walk(self, root: Any, block: Gathering, limit: int) -> None:  # noqa: C901, PLR0912, PLR0915 - one loop, for speed
        from lxml import etree

        events = etree.iterwalk(root, events=("start", "end"))
        styled: list[_Styled] = []
        parts, aside, frames, pieces = block.parts, block.aside, block.frames, block.pieces
        flush, skip_blank = block.flush, block.skip_blank
        ups, tags, names_of, ends, notes = self._ups, self._tags, self._names, self._ends, self.notes
        forms, headings = self._forms, self.headings
        elements = depth = deepest = link = bold = 0
        marks = self._marks
        act_of, role_of = ACTS.get, ROLE.get
        is_code = False
        ended: Any = None  # the element within a line that ended last, if no text stands behind it
        keys: list[str] = []
        is_blank = False  # nothing but white space since the block before: two thirds of all texts of a page
        for event, element in events:
            tag = element.tag
            act = act_of(tag, STRANGE)
            if event == "start":
                elements += 1
                depth += 1
                if depth > deepest:  # noqa: PLR1730 - max() takes four times as long
                    deepest = depth
                if act == SKIP:
                    if tag == "svg" and holds_html(element):
                        for picture in element.iter("svg"):
                            picture.tag = "div"
                        tag, act = "div", BLOCK
                    elif tag == "picture" and holds_caption(element):
                        act = NOTHING
                    else:
                        if tag == "img":
                            block.images += 1
                        elif tag == "hr":
                            if is_blank:
                                is_blank = skip_blank()
                            flush()
                        events.skip_subtree()
                        continue
                elif act == STRANGE and in_line(element):
                    element.tag = tag = "span"
                    act = SPAN
                    keys = element.keys()
                elif is_code and act == BLOCK and tag in CODE_LINES:
                    element.tag = tag = "span"
                    act = NOTHING
                    block.end_line()
                    styled.append((element, "apart", parts, 0, 0))
                elif act == SPAN:
                    keys = element.keys()
                    if "role" in keys and element.get("role") in FORMS:
                        element.tag = tag = "div"
                        act = BLOCK
                if act >= BLOCK:
                    if tag == "option":
                        parts.append(BREAK)
                        is_blank = False
                    else:
                        if is_blank:
                            is_blank = skip_blank()
                        if parts or aside:
                            flush()
                    node, role, hidden, _ = frames[-1]
                    names = ""
                    form = tag
                    for key, value in element.items():
                        if key in _NAMING:
                            names = f"{names} {value}" if names else value
                            if key == "role" and value in FORMS:
                                form = form_of(tag, value)
                                if form != tag and form in HEADINGS:
                                    notes.setdefault(len(tags), {})[LEVEL] = element.get(LEVEL) or ""
                        elif key in HIDERS:
                            hidden = hidden_within(hidden, element.get)
                        elif key in NOTED and tag in NOTED[key]:
                            notes.setdefault(len(tags), {})[key] = value
                    if tag != "button" or role != "heading":  # what opens a section is its heading
                        role = role_of(form, role)
                    is_code = role == "code"
                    if role == "heading":
                        headings[len(tags)] = element
                    if tag in UNSHOWN:
                        hidden = unshown(tag, element.get, hidden)
                        if tag == "template" and element.getnext() is None and not (element.tail or "").strip():
                            self.has_open_template = True
                    frames.append((len(tags), role, hidden, len(pieces)))
                    ups.append(node)
                    ends.append(0)
                    tags.append(tag)
                    forms.append(form)
                    names_of.append(names if len(names) <= MAX_NAMES else names[:MAX_NAMES])
                elif act == LINE:
                    block.break_line()
                    is_blank = False
                    continue
                else:
                    if ended is not None:
                        if parts and not is_code and is_seam(ended, element, parts[-1], marks):
                            parts.append(SEAM)
                        ended = None
                    if act == LINK:
                        link += 1
                        block.links += 1
                        text = element.text
                        if text in MARKS and is_mark(element, frames[-1][1] == "heading"):
                            continue
                        has_style = element.get("style") is not None or element.get("hidden") is not None
                    else:
                        if act != SPAN:
                            keys = element.keys()
                        has_style = bool(keys) and not _HIDERS.isdisjoint(keys)
                        if act == SPAN:
                            if "class" in keys:
                                named = element.get("class")
                                if (EDIT_MARK in named and is_edit_mark(element)) or (
                                    named == FORMULA_COPY and is_drawn_twice(element)
                                ):
                                    events.skip_subtree()
                                    continue
                        elif act == BOLD_TYPE:
                            bold += 1
                        elif act == NOTHING:
                            if is_code and keys and tag == "code":
                                note_code(notes, frames[-1][0], element)
                            elif tag == "cite" and opens_quote(element):
                                block.end_line()
                                styled.append((element, "apart", parts, 0, 0))
                        elif act == FORMULA:
                            if tag == "math":
                                if element.get("display") == "block":
                                    block.end_line()
                                    styled.append((element, "apart", parts, 0, 0))
                            elif is_set_off(element):
                                parts.append(" ")
                    if has_style and tag not in EMPTY:
                        how = inline_effect(frames[-1][2], element.get)
                        if how:
                            styled.append((element, how, parts, block.link_chars, block.bold_chars))
                        if how == "apart":
                            block.end_line()
                        elif how == "hidden":
                            if is_blank:
                                parts.append(" ")
                                is_blank = False
                            frames.append((*frames[-1][:2], "style", len(pieces)))
                            parts = block.parts = []
                        elif how == "shown":
                            if is_blank:
                                is_blank = skip_blank()
                            flush()
                            frames.append((*frames[-1][:2], "", len(pieces)))
                text = element.text
            else:
                depth -= 1
                if act >= BLOCK:
                    if tag != "option":
                        if is_blank:
                            is_blank = skip_blank()
                        if parts or aside:
                            flush()
                    node, _, _, first = frames.pop()
                    ends[node] = len(tags)
                    if forms[node] == "tr" and not block.is_coarse:
                        pieces[first:] = self._tables.joined(node, pieces[first:], pieces[first - 1] if first else None)
                    is_code = frames[-1][1] == "code"
                elif act == LINK:
                    link -= 1
                elif act == BOLD_TYPE:
                    bold -= 1
                if styled and styled[-1][0] is element:
                    _, how, outer, link_chars, bold_chars = styled.pop()
                    if how == "hidden":
                        if aside and parts:
                            aside.append(" ")
                        aside.extend(parts)
                        parts = block.parts = outer
                        frames.pop()
                        block.link_chars, block.bold_chars = link_chars, bold_chars
                    elif how == "shown":
                        flush()
                        frames.pop()
                    else:
                        block.end_line()
                text = element.tail
                if element is root:
                    break
                if act < LINE:
                    ended = element
                elif act != SKIP:
                    ended = None
            if text:
                ended = None
                if not parts and text.isspace() and not is_code and not styled and len(pieces) < limit:
                    is_blank = True
                    continue
                is_blank = False
                parts.append(text)
                if link > 0 or bold > 0:
                    size = len(" ".join(text.split()))
                    if link > 0:
                        block.link_chars += size
                    if bold > 0:
                        block.bold_chars += size
        self.elements, self.depth = elements, deepest
