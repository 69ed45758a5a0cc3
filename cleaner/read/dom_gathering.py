"""The block that the walk is gathering: texts and line ends come in, a block goes out where one ends.

What makes lines of the texts between two elements, what kind of block they are, and which short blocks are joined on a
page of too many, is told here; where blocks begin and end, in ``dom_walk``.
"""

from __future__ import annotations

import re
from typing import Final

from cleaner.model import Kind
from cleaner.read.dom_elements import KIND
from cleaner.read.dom_hidden import SAID
from cleaner.read.dom_pieces import Piece, is_prose, new_piece

JOINED: Final = 256
JOINED_CHARS: Final = 200
"""On a page of too many blocks neighbours are joined as lines of one block: so many texts, none longer than this."""

BREAK: Final = "\x01"
"""Stands for ``<br>`` while text is gathered; control characters never come out of the parser."""

SEAM: Final = "\x02"
"""Stands where style sheets alone part two words (``is_seam``). It comes out as a blank, but makes no prose: a menu of
ten links is none."""

_UNSEEN: Final = " \u00ad\u200b\u200c\u200d\u2060\ufeff"
"""A text of nothing else is an empty line that a page builder keeps open: no block."""

Frame = tuple[int, str, str, int]
"""One open block element: its place, its role, how it is hidden, and how many blocks came before it."""


class Gathering:
    """The blocks so far, and the texts of the one to come. The walk writes into its fields, for speed."""

    def __init__(self, limit: int, tags: list[str], marks: re.Pattern[str] | None) -> None:
        """Begin outside of all elements.

        Args:
            limit: blocks from which on short ones are joined.
            tags: of the block elements that were met, filled by the walk.
            marks: what stands in the texts of a marked tree, to be passed over when they are judged.
        """
        self.pieces: list[Piece] = []
        self.frames: list[Frame] = [(-1, "", "", 0)]
        """The open block elements, the innermost last."""
        self.parts: list[str] = []
        """The texts of the block to come."""
        self.aside: list[str] = []
        """Hidden texts within it, which become a block behind it."""
        self.link_chars = self.bold_chars = self.links = self.images = 0
        """What is counted of the block to come."""
        self.is_coarse = False
        """Whether blocks were joined because there are more than the limit."""
        self._veiled = ""
        """How the blocks that were joined to it are hidden."""
        self._limit, self._tags, self._marks = limit, tags, marks

    def skip_blank(self) -> bool:
        """Ends a block of white space, which is none; False, as nothing is left of it."""
        self.links, self._veiled = 0, ""
        return False

    def end_line(self) -> None:
        """Ends the line, where text stands in it."""
        parts = self.parts
        is_code = self.frames[-1][1] == "code"
        for part in reversed(parts):
            if is_code and part.endswith("\n"):
                return
            if not part.isspace():
                if part != BREAK:
                    parts.append(BREAK)
                return

    def break_line(self) -> None:
        """Ends the line at a ``<br>``; the second in a row ends the block."""
        parts = self.parts
        place = len(parts) - 1
        while place >= 0 and parts[place].isspace():
            place -= 1
        is_code = self.frames[-1][1] == "code"
        if place >= 0 and parts[place] == BREAK and not is_code:
            self.flush()
        else:
            if not is_code:
                del parts[place + 1 :]
            parts.append(BREAK)

    def flush(self) -> None:
        """Ends the block that is being gathered."""
        parts = self.parts
        if parts:
            if len(self.pieces) >= self._limit and self._is_joined():
                return
            raw = "".join(parts)
            parts.clear()
            hidden, self._veiled = self.frames[-1][2] or self._veiled, ""
            if hidden and hidden in SAID:
                hidden = SAID[hidden]
            if raw.isspace():
                self.links = 0
            else:
                self._emit(raw, hidden)
        if self.aside:
            aside = "".join(self.aside)
            self.aside.clear()
            self._emit(aside, "style")

    def finish(self) -> None:
        """Ends the last block, which nothing can be joined to any more."""
        self._limit = len(self.pieces) + JOINED
        self.flush()

    def _is_joined(self) -> bool:
        """Whether what is being gathered is short, on a page of too many blocks: the next block goes on with it."""
        parts, (_, role, hidden, _) = self.parts, self.frames[-1]
        if len(parts) >= JOINED or len(parts[-1]) >= JOINED_CHARS or self.aside:
            return False
        self._veiled = self._veiled or hidden
        self.is_coarse = True
        if parts[-1] == BREAK:
            return True
        if role == "code" and any("\n" in part for part in parts):
            return False
        while parts and parts[-1].isspace():
            parts.pop()
        if parts and parts[-1] != BREAK:
            parts.append(BREAK)
        return True

    def _emit(self, raw: str, hidden: str) -> None:
        node, role, _, _ = self.frames[-1]
        indent = told = ""
        if role == "code":
            lines = [line.rstrip() for line in raw.replace(BREAK, "\n").expandtabs(4).splitlines()]
            text = "\n".join(lines).strip("\n")
            bare = text.lstrip()
            indent = text[: len(text) - len(bare)].rpartition("\n")[2]
            text = bare
        else:
            if SEAM in raw:
                told = raw.replace(SEAM, "")
                raw = raw.replace(SEAM, " ")
            text = " ".join(raw.split())
            if BREAK in text:
                text = "\n".join(filter(None, map(str.strip, text.split(BREAK))))
        link_chars, bold_chars, links = self.link_chars, self.bold_chars, self.links
        self.link_chars = self.bold_chars = self.links = 0
        if not text:
            return
        if text[0] in _UNSEEN and not text.strip(_UNSEEN):
            return
        size = len(text)
        if link_chars > size:  # noqa: PLR1730 - max() takes four times as long
            link_chars = size
        if bold_chars > size:  # noqa: PLR1730
            bold_chars = size
        kind = KIND.get(role)
        if kind is None:
            told = " ".join(told.replace(BREAK, " ").split()) if told else text
            kind = self._kind(told if self._marks is None else self._marks.sub("", told), role, node)
        piece = (text, kind, indent, link_chars, node, links, bold_chars, self.images, hidden)
        self.pieces.append(new_piece(piece))
        self.images = 0

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
        for node, _, _, first in reversed(self.frames):
            if self._tags[node] in ("li", "dd", "dt"):
                return len(self.pieces) > first
        return False
