"""The walk: every visible block of a tree, in order, with the facts about it that judges ask for.

One pass, no recursion, nothing removed. Blocks begin and end where block elements do; inline elements only add text;
a line break stays a line end, two of them part blocks.
"""

from __future__ import annotations

import re
from typing import Any, Final

from cleaner.model import Kind
from cleaner.read.dom_columns import Nodes
from cleaner.read.dom_elements import (
    ACTS,
    BLOCK,
    BOLD_TYPE,
    EDIT_MARK,
    EMPTY,
    FORMULA,
    KIND,
    LINE,
    LINK,
    NOTED,
    NOTHING,
    ROLE,
    SKIP,
    SPAN,
    STRANGE,
    holds_html,
    in_line,
    is_edit_mark,
    is_set_off,
)
from cleaner.read.dom_hidden import HIDERS, SAID, UNSHOWN, hidden_within, inline_effect, unshown
from cleaner.read.dom_pieces import Piece, is_prose, new_piece
from cleaner.read.dom_tables import Tables

MAX_BLOCKS: Final = 10_000
BLOCK_CHARS: Final = 100
"""Blocks that are told apart: ``MAX_BLOCKS``, on bigger pages one for every ``BLOCK_CHARS`` of source. A block costs
60 microseconds and 3 kB in all that comes after, so a megabyte of one-letter paragraphs took 14 s. Of 1,497 pages the
one with the most has 2,641; of those with more than 500 the densest has one for 157 characters."""

JOINED: Final = 256
JOINED_CHARS: Final = 200
"""Beyond that neighbours are joined as lines of one block: so many texts, and none longer than this."""

_BREAK: Final = "\x01"
"""Stands for ``<br>`` while text is gathered; control characters never come out of the parser."""

_PILCROW: Final = "\u00b6"
_PERMALINKS: Final = frozenset({_PILCROW, "#", "\u00a7", "\U0001f517"})
"""Texts of links to the very place where they stand, as documentation puts them behind headings: pictures and no text.
But for the first they are so in headings only."""

_NAMING: Final = frozenset({"class", "id", "role", "itemprop"})
_HIDERS: Final = frozenset({"style", "hidden"})
"""Attributes that may change how an element within a line is shown."""
MAX_NAMES: Final = 400
"""Characters of an element's names that are kept."""


_Frame = tuple[int, str, str, int]
"""One open block element: its place, its role, how it is hidden, and how many blocks came before it."""

_Styled = tuple[Any, str, list[str], int, int]
"""One open inline element whose style matters: what it does (``inline_effect``), and of the line that it interrupts the
texts, the characters in links and those in bold type."""


class Walk:
    """Gathers the blocks of one tree."""

    def __init__(self, root: Any, limit: int = MAX_BLOCKS, marks: re.Pattern[str] | None = None) -> None:
        self.pieces: list[Piece] = []
        self.elements = self.depth = 0
        self.is_coarse = False
        """Whether blocks were joined because there are more than ``limit``."""
        self.has_open_template = False
        """Whether a template ends with what is around it, as one does that the parser found no end of."""
        # The nodes, a list for each field.
        self._ups: list[int] = []
        self._tags: list[str] = []
        self._names: list[str] = []
        self._ends: list[int] = []
        self.notes: dict[int, dict[str, str]] = {}
        """What cells, ordered lists and items say of their places and numbers, by the place of the element."""
        self._frames: list[_Frame] = [(-1, "", "", 0)]
        self._parts: list[str] = []
        self._aside: list[str] = []
        self._limit = limit
        self._tables = Tables(self._ups, self._tags, self._ends, self.notes, marks)
        self._marks = marks
        """What stands in the texts of a marked tree, to be passed over when they are judged."""
        self._veiled = ""
        self._link_chars = self._bold_chars = self._links = self._images = 0
        self._walk(root)
        self._limit = len(self.pieces) + JOINED
        self._flush()

    def nodes(self) -> Nodes:
        """The block elements in document order."""
        return Nodes(tuple(self._ups), tuple(self._tags), tuple(self._names), tuple(self._ends))

    def _walk(self, root: Any) -> None:  # noqa: C901, PLR0912, PLR0915 - one loop, for speed
        from lxml import etree

        events = etree.iterwalk(root, events=("start", "end"))
        styled: list[_Styled] = []
        parts, aside = self._parts, self._aside
        frames, pieces, limit = self._frames, self.pieces, self._limit
        ups, tags, names_of, ends, notes = self._ups, self._tags, self._names, self._ends, self.notes
        elements = depth = deepest = link = bold = 0
        act_of, role_of = ACTS.get, ROLE.get
        is_code = False
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
                    elif tag == "picture" and "".join(element.itertext()).strip():
                        act = NOTHING  # a caption stands in it
                    else:
                        if tag == "img":
                            self._images += 1
                        elif tag == "hr":
                            if is_blank:
                                is_blank = self._skip_blank()
                            self._flush()
                        events.skip_subtree()
                        continue
                elif act == STRANGE and in_line(element):
                    element.tag = tag = "span"
                    act = SPAN
                if act >= BLOCK:
                    if tag == "option":
                        parts.append(_BREAK)
                        is_blank = False
                    else:
                        if is_blank:
                            is_blank = self._skip_blank()
                        if parts or aside:
                            self._flush()
                    node, role, hidden, _ = frames[-1]
                    names = ""
                    for key, value in element.items():
                        if key in _NAMING:
                            names = f"{names} {value}" if names else value
                        elif key in HIDERS:
                            hidden = hidden_within(hidden, element.get)
                        elif key in NOTED and tag in NOTED[key]:
                            notes.setdefault(len(tags), {})[key] = value
                    role = role_of(tag, role)
                    is_code = role == "code"
                    if tag in UNSHOWN:
                        hidden = unshown(tag, element.get, hidden)
                        if tag == "template" and element.getnext() is None and not (element.tail or "").strip():
                            self.has_open_template = True
                    frames.append((len(tags), role, hidden, len(pieces)))
                    ups.append(node)
                    ends.append(0)
                    tags.append(tag)
                    names_of.append(names if len(names) <= MAX_NAMES else names[:MAX_NAMES])
                elif act == LINE:
                    self._line_end()
                    is_blank = False
                    continue
                else:
                    if act == LINK:
                        link += 1
                        self._links += 1
                        text = element.text
                        if text in _PERMALINKS and (text == _PILCROW or frames[-1][1] == "heading"):
                            continue
                        has_style = element.get("style") is not None or element.get("hidden") is not None
                    else:
                        keys = element.keys()
                        has_style = bool(keys) and not _HIDERS.isdisjoint(keys)
                        if act == SPAN:
                            if "class" in keys and EDIT_MARK in element.get("class") and is_edit_mark(element):
                                events.skip_subtree()
                                continue
                        elif act == BOLD_TYPE:
                            bold += 1
                        elif act == FORMULA:
                            if tag == "math":
                                if element.get("display") == "block":
                                    self._end_line()
                                    styled.append((element, "apart", parts, 0, 0))
                            elif is_set_off(element):
                                parts.append(" ")
                    if has_style and tag not in EMPTY:
                        how = inline_effect(frames[-1][2], element.get)
                        if how:
                            styled.append((element, how, parts, self._link_chars, self._bold_chars))
                        if how == "apart":
                            self._end_line()
                        elif how == "hidden":
                            if is_blank:
                                parts.append(" ")
                                is_blank = False
                            frames.append((*frames[-1][:2], "style", len(pieces)))
                            parts = self._parts = []
                        elif how == "shown":
                            if is_blank:
                                is_blank = self._skip_blank()
                            self._flush()
                            frames.append((*frames[-1][:2], "", len(pieces)))
                text = element.text
            else:
                depth -= 1
                if act >= BLOCK:
                    if tag != "option":
                        if is_blank:
                            is_blank = self._skip_blank()
                        if parts or aside:
                            self._flush()
                    node, _, _, first = frames.pop()
                    ends[node] = len(tags)
                    if tag == "tr" and not self.is_coarse:
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
                        parts = self._parts = outer
                        frames.pop()
                        self._link_chars, self._bold_chars = link_chars, bold_chars
                    elif how == "shown":
                        self._flush()
                        frames.pop()
                    else:
                        self._end_line()
                text = element.tail
                if element is root:
                    break
            if text:
                if not parts and text.isspace() and not is_code and not styled and len(pieces) < limit:
                    is_blank = True
                    continue
                is_blank = False
                parts.append(text)
                if link > 0 or bold > 0:
                    size = len(" ".join(text.split()))
                    if link > 0:
                        self._link_chars += size
                    if bold > 0:
                        self._bold_chars += size
        self.elements, self.depth = elements, deepest

    def _skip_blank(self) -> bool:
        """Ends a block of white space, which is none; False, as nothing is left of it."""
        self._links, self._veiled = 0, ""
        return False

    def _end_line(self) -> None:
        """Ends the line, where text stands in it."""
        parts = self._parts
        is_code = self._frames[-1][1] == "code"
        for part in reversed(parts):
            if is_code and part.endswith("\n"):
                return
            if not part.isspace():
                if part != _BREAK:
                    parts.append(_BREAK)
                return

    def _line_end(self) -> None:
        parts = self._parts
        place = len(parts) - 1
        while place >= 0 and parts[place].isspace():
            place -= 1
        is_code = self._frames[-1][1] == "code"
        if place >= 0 and parts[place] == _BREAK and not is_code:
            self._flush()
        else:
            if not is_code:
                del parts[place + 1 :]
            parts.append(_BREAK)

    def _flush(self) -> None:
        """Ends the block that is being gathered."""
        parts = self._parts
        if parts:
            if len(self.pieces) >= self._limit and self._is_joined():
                return
            raw = "".join(parts)
            parts.clear()
            hidden, self._veiled = self._frames[-1][2] or self._veiled, ""
            if hidden and hidden in SAID:
                hidden = SAID[hidden]
            if raw.isspace():
                self._links = 0
            else:
                self._emit(raw, hidden)
        if self._aside:
            aside = "".join(self._aside)
            self._aside.clear()
            self._emit(aside, "style")

    def _is_joined(self) -> bool:
        """Whether what is being gathered is short, on a page of too many blocks: the next block goes on with it."""
        parts, (_, role, hidden, _) = self._parts, self._frames[-1]
        if len(parts) >= JOINED or len(parts[-1]) >= JOINED_CHARS or self._aside:
            return False
        self._veiled = self._veiled or hidden
        self.is_coarse = True
        if parts[-1] == _BREAK:
            return True
        if role == "code" and any("\n" in part for part in parts):
            return False
        while parts and parts[-1].isspace():
            parts.pop()
        if parts and parts[-1] != _BREAK:
            parts.append(_BREAK)
        return True

    def _emit(self, raw: str, hidden: str) -> None:
        node, role, _, _ = self._frames[-1]
        indent = ""
        if role == "code":
            lines = [line.rstrip() for line in raw.replace(_BREAK, "\n").expandtabs(4).splitlines()]
            text = "\n".join(lines).strip("\n")
            bare = text.lstrip()
            indent = text[: len(text) - len(bare)].rpartition("\n")[2]
            text = bare
        else:
            text = " ".join(raw.split())
            if _BREAK in text:
                text = "\n".join(filter(None, map(str.strip, text.split(_BREAK))))
        link_chars, bold_chars, links = self._link_chars, self._bold_chars, self._links
        self._link_chars = self._bold_chars = self._links = 0
        if not text:
            return
        size = len(text)
        if link_chars > size:  # noqa: PLR1730 - as above
            link_chars = size
        if bold_chars > size:  # noqa: PLR1730
            bold_chars = size
        kind = KIND.get(role) or self._kind(text if self._marks is None else self._marks.sub("", text), role, node)
        piece = (text, kind, indent, link_chars, node, links, bold_chars, self._images, hidden)
        self.pieces.append(new_piece(piece))
        self._images = 0

    def _kind(self, text: str, role: str, node: int) -> Kind:
        if role == "item":
            # Further paragraphs of one item are paragraphs.
            tag = self._tags[node]
            return "paragraph" if tag == "p" and self._has_piece() and is_prose(text) else "item"
        if is_prose(text):
            return "quote" if role == "quote" else "paragraph"
        return "line"

    def _has_piece(self) -> bool:
        """Whether the innermost item already holds a block."""
        for node, _, _, first in reversed(self._frames):
            if self._tags[node] in ("li", "dd", "dt"):
                return len(self.pieces) > first
        return False
