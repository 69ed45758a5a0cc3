"""The walk: every visible block of a tree, in order, with the facts about it that judges ask for.

One pass, no recursion, nothing removed. Blocks begin and end where block elements do; inline elements only add text;
a line break stays a line end, two of them part blocks.
"""

from __future__ import annotations

from functools import partial
from typing import Any, Final, NamedTuple

from cleaner.model import Kind
from cleaner.read.dom_elements import (
    ACTS,
    BLOCK,
    BOLD_TYPE,
    KIND,
    LINE,
    LINK,
    ROLE,
    SKIP,
    SPAN,
    UNSHOWN,
    hidden_by,
)
from cleaner.text import count_words, ends_sentence

ROW_CELLS: Final = 2
ROW_CELL_CHARS: Final = 400
"""A table row whose longest cell is above this is layout, not a row: its blocks stay apart."""

PROSE_CHARS: Final = 4
PROSE_WORDS: Final = 10
"""Words from which a block without a sentence end counts as a paragraph all the same. Of 1,497 pages' main text,
4 % of the paragraphs are shorter and do not end as a sentence."""

MAX_BLOCKS: Final = 10_000
BLOCK_CHARS: Final = 100
"""Blocks that are told apart: ``MAX_BLOCKS``, on bigger pages one for every ``BLOCK_CHARS`` of source. A block costs
60 microseconds and 3 kB in all that comes after, so a megabyte of one-letter paragraphs took 14 s. Of 1,497 pages the
one with the most has 2,641; of those with more than 500 the densest has one for 157 characters."""

JOINED: Final = 256
JOINED_CHARS: Final = 200
"""Beyond that neighbours are joined as lines of one block: so many texts, and none longer than this."""

MAX_PATH: Final = 40
"""Steps of a path that are spelled out; the middle of a deeper one is left out, so that paths stay linear."""

_BREAK: Final = "\x01"
"""Stands for ``<br>`` while text is gathered; control characters never come out of the parser."""

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


class _Frame(NamedTuple):
    """One open block element."""

    node: int
    role: str
    hidden: str
    step: str
    seen: dict[str, int]
    first: int


_new_node: Final = partial(tuple.__new__, Node)
_new_row: Final = partial(tuple.__new__, Row)
_new_piece: Final = partial(tuple.__new__, Piece)
_new_frame: Final = partial(tuple.__new__, _Frame)
"""Made of a tuple: a page has a thousand of them, and a call with named fields costs three times as much."""


class Walk:
    """Gathers the blocks of one tree."""

    def __init__(self, root: Any, limit: int = MAX_BLOCKS) -> None:
        self.nodes: list[Node] = []
        self.pieces: list[Piece] = []
        self.elements = self.depth = 0
        self._frames: list[_Frame] = [_Frame(-1, "", "", "", {}, 0)]
        self._paths = [""]
        self._parts: list[str] = []
        self._aside: list[str] = []
        self.is_coarse = False
        """Whether blocks were joined because there are more than ``limit``."""
        self._limit = limit
        self._veiled = ""
        self._link_chars = self._bold_chars = self._links = self._images = 0
        self._walk(root)
        self._limit = len(self.pieces) + JOINED
        self._flush()

    def _walk(self, root: Any) -> None:  # noqa: C901, PLR0912, PLR0915 - one loop, for speed
        from lxml import etree

        events = etree.iterwalk(root, events=("start", "end"))
        hiding: list[tuple[Any, list[str]]] = []
        parts = self._parts
        frames, pieces, limit = self._frames, self.pieces, self._limit
        elements = depth = deepest = link = bold = 0
        acts = ACTS
        is_code = False
        is_blank = False  # nothing but white space since the block before: two thirds of all texts of a page
        for event, element in events:
            tag = element.tag
            act = acts.get(tag, BLOCK)
            if event == "start":
                elements += 1
                depth += 1
                deepest = max(deepest, depth)
                if act == BLOCK:
                    if is_blank:
                        is_blank = tag != "option" and self._skip_blank()
                    self._open(element, tag)
                    is_code = frames[-1].role == "code"
                elif act == LINK:
                    link += 1
                    self._links += 1
                elif act == BOLD_TYPE:
                    bold += 1
                elif act == SPAN:
                    if element.attrib and hidden_by(element.get) in ("hidden", "style"):
                        if is_blank:
                            parts.append(" ")
                            is_blank = False
                        hiding.append((element, parts))
                        parts = self._parts = []
                elif act == LINE:
                    self._line_end()
                    is_blank = False
                    continue
                elif act == SKIP:
                    if tag == "img":
                        self._images += 1
                    elif tag == "hr":
                        if is_blank:
                            is_blank = self._skip_blank()
                        self._flush()
                    elif tag == "svg" and next(element.iter("p"), None) is not None:
                        # HTML ends a picture where a paragraph begins in it, whoever forgot to.
                        for picture in element.iter("svg"):
                            picture.tag = "div"
                        self._open(element, "div")
                        text = element.text
                        if text:
                            parts.append(text)
                        continue
                    events.skip_subtree()
                    continue
                text = element.text
            else:
                depth -= 1
                if act == BLOCK:
                    if is_blank and tag != "option":
                        is_blank = self._skip_blank()
                    self._close(tag)
                    is_code = frames[-1].role == "code"
                elif act == LINK:
                    link -= 1
                elif act == BOLD_TYPE:
                    bold -= 1
                elif act == SPAN and hiding and hiding[-1][0] is element:
                    self._aside.extend(parts)
                    parts = self._parts = hiding.pop()[1]
                text = element.tail
                if element is root:
                    break
            if text:
                if not parts and text.isspace() and not is_code and not hiding and len(pieces) < limit:
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

    def _open(self, element: Any, name: str) -> None:
        """Begins a block element."""
        if name == "option":
            self._parts.append(_BREAK)
        elif self._parts or self._aside:
            self._flush()
        node, role, hidden, _, seen, _ = self._frames[-1]
        names = ""
        for key, value in element.items():
            if key in _NAMING:
                names = f"{names} {value}" if names else value
            elif key in _HIDERS and not hidden:
                hidden = hidden_by(element.get)
        count = seen[name] = seen.get(name, 0) + 1
        frame: tuple[Any, ...] = (
            len(self.nodes),
            ROLE.get(name, role),
            name if name in UNSHOWN else hidden,
            name if count == 1 else f"{name}[{count}]",
            {},
            len(self.pieces),
        )
        self.nodes.append(_new_node((node, name, names if len(names) <= MAX_NAMES else names[:MAX_NAMES])))
        self._frames.append(_new_frame(frame))
        self._paths.append("")

    def _close(self, name: str) -> None:
        if name != "option" and (self._parts or self._aside):
            self._flush()
        frame = self._frames.pop()
        self._paths.pop()
        if name == "tr" and not self.is_coarse:
            self._join_row(frame)

    def _flush(self) -> None:
        """Ends the block that is being gathered."""
        parts = self._parts
        if parts:
            if len(self.pieces) >= self._limit and self._is_joined():
                return
            raw = "".join(parts)
            parts.clear()
            hidden, self._veiled = self._frames[-1].hidden or self._veiled, ""
            if raw.isspace():
                self._links = 0
            else:
                self._emit(raw, hidden)
        if self._aside:
            aside, self._aside = self._aside, []
            self._emit("".join(aside), "style")

    def _is_joined(self) -> bool:
        """Whether what is being gathered is short, on a page of too many blocks: the next block goes on with it."""
        parts, frame = self._parts, self._frames[-1]
        if len(parts) >= JOINED or len(parts[-1]) >= JOINED_CHARS or self._aside:
            return False
        self._veiled = self._veiled or frame.hidden
        self.is_coarse = True
        if parts[-1] == _BREAK:
            return True
        if frame.role == "code" and any("\n" in part for part in parts):
            return False
        while parts and parts[-1].isspace():
            parts.pop()
        if parts and parts[-1] != _BREAK:
            parts.append(_BREAK)
        return True

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
        size = len(text)
        row = _new_row((frame.node, links, min(bold_chars, size) if bold_chars else 0, self._images, hidden))
        self._images = 0
        kind = self._kind(text, frame)
        path = self._paths[-1] or self._path()
        self.pieces.append(_new_piece((text, kind, indent, path, min(link_chars, size) if link_chars else 0, row)))

    def _kind(self, text: str, frame: _Frame) -> Kind:
        role = frame.role
        if role in KIND:
            return KIND[role]
        if role == "item":
            # Further paragraphs of one item are paragraphs.
            tag = self.nodes[frame.node].tag
            return "paragraph" if tag == "p" and _has_piece(self._frames, self.pieces) and is_prose(text) else "item"
        if is_prose(text):
            return "quote" if role == "quote" else "paragraph"
        return "line"

    def _path(self) -> str:
        """Path of the innermost element; what is known of a path stays known while its element is open."""
        frames, paths = self._frames, self._paths
        if len(frames) > MAX_PATH:
            return "/".join([frame.step for frame in frames[1:9]] + ["..."] + [frame.step for frame in frames[-24:]])
        place = len(paths) - 1
        while place and not paths[place]:
            place -= 1
        path = paths[place]
        for below in range(place + 1, len(paths)):
            path = paths[below] = f"{path}/{frames[below].step}" if path else frames[below].step
        return path

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
        joined = Piece(text, "row", "", f"{path[0]}/{frame.step}", link_chars, row)
        self.pieces[frame.first :] = [joined]


def _has_piece(frames: list[_Frame], pieces: list[Piece]) -> bool:
    """Whether the innermost item already holds a block."""
    for frame in reversed(frames):
        if frame.step.partition("[")[0] in ("li", "dd", "dt"):
            return len(pieces) > frame.first
    return False


def is_prose(text: str) -> bool:
    """Whether a block reads as a paragraph: it ends as a sentence does, or is long enough for one.

    >>> is_prose("It rained."), is_prose("Read more")
    (True, False)
    """
    return (len(text) >= PROSE_CHARS and ends_sentence(text)) or count_words(text) >= PROSE_WORDS
