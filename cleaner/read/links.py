"""Where the links of an HTML page lead: spans of the page's text with their addresses.

The walk of the page gathers text and does not know where in it a link begins. So the first and last letter of every
link are marked in a copy of the tree, the copy is walked once more, and the marks are found again in its blocks: exact,
and of no cost to readers who do not ask.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin

from cleaner.model import Link, Page, Span
from cleaner.model.noun import replaced
from cleaner.read.dom_elements import ACTS, SKIP
from cleaner.read.dom_marks import MARKS
from cleaner.read.dom_walk import BLOCK_CHARS, MAX_BLOCKS, Walk

if TYPE_CHECKING:
    from cleaner.read.html import Tree

MAX_URL: Final = 2000
"""Longest address that is kept, in code points."""

AHEAD: Final = 50
"""Blocks of the copy among which one of the page is looked for; they are the same but where marks part a text."""

_BEGIN, _END, _ZERO = 0xFDD0, 0xFDD1, 0xFDD2
"""Code points that stand for no character: marks of a link's begin and end, and ten digits for its number."""
_REFUSED: Final = str.maketrans("\x0c\ufffe\uffff", "\x85\ufffd\ufffd")
"""What the parser takes from a page and refuses to be given, and what stands for it in the copy: another end of a line
for the form feed, which is a blank in text and parts lines of code."""
_MARKS: Final = re.compile(f"([{chr(_BEGIN)}{chr(_END)}])([{chr(_ZERO)}-{chr(_ZERO + 9)}]*)")


def with_links(page: Page, tree: Tree) -> Page:
    """The page with its links: those with text and an address, in order; addresses made absolute where possible.

    A link that goes over several blocks has a span in each. A page whose text holds the marks themselves keeps none.
    """
    if tree.root is None or _MARKS.search(page.text):
        return page
    root = copy.deepcopy(tree.root)
    addresses = _mark(root)
    if not addresses:
        return page
    named = next((element.get("href") for element in root.iter("base") if element.get("href")), "")
    base = _joined(page.url or "", named, page.url or "")
    walk = Walk(root, max(MAX_BLOCKS, tree.size[0] // BLOCK_CHARS), _MARKS)
    found: list[Link] = []
    pieces = walk.pieces
    place = 0
    number: int | None = None
    for block in page.blocks:
        text = page.of(block).translate(_REFUSED)
        for at in range(place, min(place + AHEAD, len(pieces))):
            if _MARKS.sub("", pieces[at].text).translate(_REFUSED) != text:
                continue
            spans: list[tuple[int, int, int]] = []
            for piece in pieces[place : at + 1]:
                spans, number = _spans(piece.text, number)
            start = block.span.start
            places = ((Span(start + begin, start + end), addresses[which]) for begin, end, which in spans)
            found += [Link(span, _joined(base, address, address)) for span, address in places]
            place = at + 1
            break
    return replaced(page, links=tuple(found))


def _mark(root: Any) -> dict[int, str]:
    """Marks the links of a tree that have text; their addresses by number."""
    addresses: dict[int, str] = {}
    for element in root.iter("a"):
        address = " ".join((element.get("href") or "").split())
        if not address or len(address) > MAX_URL or element.text in MARKS:
            continue
        texts = [(node, part) for node, part in _texts(element) if not (getattr(node, part) or " ").isspace()]
        if not texts:
            continue
        number = len(addresses)
        addresses[number] = address
        digits = "".join(chr(_ZERO + int(digit)) for digit in str(number))
        node, part = texts[-1]
        text = getattr(node, part).translate(_REFUSED)
        setattr(node, part, f"{text.rstrip()}{chr(_END)}{text[len(text.rstrip()) :]}")
        node, part = texts[0]
        text = getattr(node, part).translate(_REFUSED)
        setattr(node, part, f"{text[: len(text) - len(text.lstrip())]}{chr(_BEGIN)}{digits}{text.lstrip()}")
    return addresses


def _texts(element: Any) -> Iterator[tuple[Any, str]]:
    """The texts inside an element, each as a node and the part of it that holds the text, in order."""
    from lxml import etree

    events = etree.iterwalk(element, events=("start", "end"))
    for event, node in events:
        if event == "start":
            if ACTS.get(node.tag) == SKIP:
                events.skip_subtree()
            else:
                yield node, "text"
        elif node is not element:
            yield node, "tail"


def _spans(marked: str, number: int | None) -> tuple[list[tuple[int, int, int]], int | None]:
    """Places of links in the text that is left when the marks are taken out.

    Args:
        marked: the text of a block.
        number: the link that the block before left open, if any.

    Returns:
        Begin, end and number of each link, and the link that this block leaves open.
    """
    spans: list[tuple[int, int, int]] = []
    begin = taken = 0
    for mark in _MARKS.finditer(marked):
        place = mark.start() - taken
        taken += len(mark[0])
        if number is not None and place > begin:
            spans.append((begin, place, number))
        number = int("".join(str(ord(digit) - _ZERO) for digit in mark[2])) if mark[1] == chr(_BEGIN) else None
        begin = place
    end = len(marked) - taken
    if number is not None and end > begin:
        spans.append((begin, end, number))
    return spans, number


def _joined(base: str, address: str, instead: str) -> str:
    """The address as seen from the base; something else where one of them is none."""
    try:
        return urljoin(base, address)
    except ValueError:
        return instead
