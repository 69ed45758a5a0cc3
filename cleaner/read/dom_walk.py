"""The walk: every visible block of a tree, in order, with the facts about it that judges ask for.

One pass, no recursion, nothing removed. Blocks begin and end where block elements do; inline elements only add text;
a line break stays a line end, two of them part blocks.
"""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from cleaner.model import Kind
from cleaner.text import count_words, ends_sentence

SILENT: Final = frozenset(
    "script style head title meta link base iframe object embed applet param source track audio video canvas map area "
    "noembed noframes xmp svg datalist col colgroup input img picture hr wbr".split()
)
"""Elements without text of their own that a reader sees. ``hr`` and ``img`` are looked at before they are skipped."""

INLINE: Final = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark math q rb rp rt ruby s samp "
    "small span strike strong sub sup time tt u var slot nobr blink".split()
)
"""Elements that do not interrupt a line."""

BOLD: Final = frozenset({"b", "strong"})
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_ROLE: Final[dict[str, str]] = {
    "li": "item", "dt": "item", "dd": "item", "blockquote": "quote", "pre": "code", "listing": "code",
    "figcaption": "caption", "caption": "caption", "tr": "row",
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "table": "", "ul": "", "ol": "", "dl": "", "nav": "", "article": "", "section": "", "aside": "", "form": "",
    "button": "label", "select": "label", "summary": "",
}  # fmt: skip
"""What an element says about the blocks inside it; elements not named here say nothing new."""

ROW_CELLS: Final = 2
ROW_CELL_CHARS: Final = 400
"""A table row whose longest cell is above this is layout, not a row: its blocks stay apart."""

PROSE_CHARS: Final = 4
PROSE_WORDS: Final = 10
"""Words from which a block without a sentence end counts as a paragraph all the same. Of 1,497 pages' main text,
4 % of the paragraphs are shorter and do not end as a sentence."""

MAX_PATH: Final = 40
"""Steps of a path that are spelled out; the middle of a deeper one is left out, so that paths stay linear."""

_BREAK: Final = "\x01"
"""Stands for ``<br>`` while text is gathered; control characters never come out of the parser."""

_HIDING: Final = re.compile(r"display:none|visibility:hidden|font-size:0(?![.\d])")


_NAMING: Final = frozenset({"class", "id", "role", "itemprop"})
_HIDERS: Final = frozenset({"hidden", "style", "aria-hidden"})
MAX_NAMES: Final = 400
"""Characters of an element's names that are kept."""


class Node(NamedTuple):
    """One block element."""

    parent: int
    """Place of the block element around it, -1 for none."""
    tag: str
    """Its name."""
    names: str
    """Its class, id, role and itemprop, joined by blanks."""


class Row(NamedTuple):
    """What is known about one block besides its text. One for each of ``Page.blocks``, in the same order."""

    node: int
    """Place of the block element that holds it."""
    links: int
    """Links that begin in it."""
    bold_chars: int
    """Code points in bold type."""
    images: int
    """Pictures since the block before."""
    hidden: str
    """How it is hidden from readers: ``hidden``, ``style``, ``aria``, ``template``, ``noscript``, or empty."""


class Piece(NamedTuple):
    """One block before it has a place."""

    text: str
    kind: Kind
    indent: str
    path: str
    link_chars: int
    row: Row
    list_node: int


class _Frame(NamedTuple):
    """One open block element."""

    node: int
    role: str
    hidden: str
    step: str
    seen: dict[str, int]
    first: int


class Walk:
    """Gathers the blocks of one tree."""

    def __init__(self, root: Any) -> None:
        self.nodes: list[Node] = []
        self.pieces: list[Piece] = []
        self.elements = self.depth = 0
        self._frames: list[_Frame] = [_Frame(-1, "", "", "", {}, 0)]
        self._parts: list[str] = []
        self._aside: list[str] = []
        self._link = self._bold = 0
        self._link_chars = self._bold_chars = self._links = self._images = 0
        self._cell = 0
        self._walk(root)
        self._flush()

    def _walk(self, root: Any) -> None:  # noqa: C901, PLR0912 - one loop, for speed
        from lxml import etree

        events = etree.iterwalk(root, events=("start", "end"))
        hiding: list[tuple[Any, list[str]]] = []
        elements = depth = deepest = 0
        inline, silent = INLINE, SILENT
        for event, element in events:
            tag = element.tag
            if event == "start":
                elements += 1
                depth += 1
                deepest = max(deepest, depth)
                if tag in inline:
                    if tag == "a":
                        self._link += 1
                        self._links += 1
                    elif tag in BOLD:
                        self._bold += 1
                    elif tag == "span" and element.attrib and _hidden(element.get) in ("hidden", "style"):
                        hiding.append((element, self._parts))
                        self._parts = []
                elif tag == "br":
                    self._line_end()
                    continue
                elif tag in silent:
                    if tag == "img":
                        self._images += 1
                    elif tag == "hr":
                        self._flush()
                    events.skip_subtree()
                    continue
                else:
                    self._open(element, tag)
                text = element.text
                if text:
                    self._say(text)
                continue
            depth -= 1
            if tag in inline:
                if tag == "a":
                    self._link -= 1
                elif tag in BOLD:
                    self._bold -= 1
                elif hiding and hiding[-1][0] is element:
                    self._aside.extend(self._parts)
                    self._parts = hiding.pop()[1]
            elif tag not in silent and tag != "br":
                self._close(tag)
            text = element.tail
            if text and element is not root:
                self._say(text)
        self.elements, self.depth = elements, deepest

    def _say(self, text: str) -> None:
        self._parts.append(text)
        if self._link > 0 or self._bold > 0:
            size = len(" ".join(text.split()))
            if self._link > 0:
                self._link_chars += size
            if self._bold > 0:
                self._bold_chars += size

    def _line_end(self) -> None:
        parts = self._parts
        place = len(parts) - 1
        while place >= 0 and parts[place].isspace():
            place -= 1
        if place >= 0 and parts[place] == _BREAK and self._frames[-1].role != "code":
            self._flush()
        else:
            if self._frames[-1].role != "code":
                del parts[place + 1 :]
            parts.append(_BREAK)

    def _open(self, element: Any, tag: str) -> None:
        outer = self._frames[-1]
        if tag == "option":
            self._parts.append(_BREAK)
        elif tag in ("td", "th"):
            self._flush()
            self._cell += 1
        else:
            self._flush()
        hidden = outer.hidden
        names = ""
        for key, value in element.items():
            if key in _NAMING:
                names = f"{names} {value}" if names else value
            elif key in _HIDERS and not hidden:
                hidden = _hidden(element.get)
        if len(names) > MAX_NAMES:
            names = names[:MAX_NAMES]
        if tag in ("template", "noscript"):
            hidden = tag
        count = outer.seen.get(tag, 0) + 1
        outer.seen[tag] = count
        self.nodes.append(Node(outer.node, tag, names))
        role = _ROLE.get(tag, outer.role)
        step = tag if count == 1 else f"{tag}[{count}]"
        self._frames.append(_Frame(len(self.nodes) - 1, role, hidden, step, {}, len(self.pieces)))

    def _close(self, tag: str) -> None:
        if tag == "option":
            self._frames.pop()
            return
        self._flush()
        frame = self._frames.pop()
        if tag == "tr":
            self._join_row(frame)

    def _flush(self) -> None:
        """Ends the block that is being gathered."""
        parts = self._parts
        if parts:
            self._parts = []
            raw = "".join(parts)
            if raw.isspace():
                self._links = 0
            else:
                self._emit(raw, self._frames[-1].hidden)
        if self._aside:
            aside, self._aside = self._aside, []
            self._emit("".join(aside), "style")

    def _emit(self, raw: str, hidden: str) -> None:
        frame = self._frames[-1]
        indent = ""
        if frame.role == "code":
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
        row = Row(frame.node, links, min(bold_chars, len(text)), self._images, hidden)
        self._images = 0
        kind = self._kind(text, frame)
        list_node = self.nodes[frame.node].parent if frame.node >= 0 else -1
        self.pieces.append(Piece(text, kind, indent, self._path(), min(link_chars, len(text)), row, list_node))

    def _kind(self, text: str, frame: _Frame) -> Kind:
        role = frame.role
        if role == "item":
            # Further paragraphs of one item are paragraphs.
            tag = self.nodes[frame.node].tag
            return "paragraph" if tag == "p" and _has_piece(self._frames, self.pieces) and is_prose(text) else "item"
        if role in ("heading", "code", "caption"):
            return role  # type: ignore[return-value]
        if role == "label":
            return "line"
        if is_prose(text):
            return "quote" if role == "quote" else "paragraph"
        return "line"

    def _path(self) -> str:
        frames = self._frames
        if len(frames) <= MAX_PATH:
            return "/".join([frame.step for frame in frames[1:]])
        return "/".join([frame.step for frame in frames[1:9]] + ["..."] + [frame.step for frame in frames[-24:]])

    def _join_row(self, frame: _Frame) -> None:
        """Makes one row of the short cells of a table row; long or structured cells stay blocks of their own."""
        cells = self.pieces[frame.first :]
        if len(cells) < ROW_CELLS or any(
            len(cell.text) > ROW_CELL_CHARS or cell.kind in ("heading", "row", "code", "item", "title")
            for cell in cells
        ):
            return
        text = "\t".join(cell.text.replace("\n", " ") for cell in cells)
        row = Row(
            frame.node,
            sum(cell.row.links for cell in cells),
            sum(cell.row.bold_chars for cell in cells),
            sum(cell.row.images for cell in cells),
            cells[0].row.hidden,
        )
        path = cells[0].path.rpartition(f"/{frame.step}/")
        link_chars = sum(cell.link_chars for cell in cells)
        table = self.nodes[frame.node].parent
        joined = Piece(text, "row", "", f"{path[0]}/{frame.step}", link_chars, row, table)
        self.pieces[frame.first :] = [joined]


def _has_piece(frames: list[_Frame], pieces: list[Piece]) -> bool:
    """Whether the innermost item already holds a block."""
    for frame in reversed(frames):
        if frame.step.partition("[")[0] in ("li", "dd", "dt"):
            return len(pieces) > frame.first
    return False


def _hidden(get: Any) -> str:
    """How attributes hide an element, or an empty string."""
    if get("hidden") is not None:
        return "hidden"
    style = get("style")
    if style and _HIDING.search("".join(style[:2000].lower().split())):
        return "style"
    if get("aria-hidden") == "true":
        return "aria"
    return ""


def is_prose(text: str) -> bool:
    """Whether a block reads as a paragraph: it ends as a sentence does, or is long enough for one.

    >>> is_prose("It rained."), is_prose("Read more")
    (True, False)
    """
    return (len(text) >= PROSE_CHARS and ends_sentence(text)) or count_words(text) >= PROSE_WORDS
