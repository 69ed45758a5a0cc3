"""From text to one tree, without losing any of it.

The tree is parsed once and shared by everything that reads the page. No network, no external entity, no DTD: the
HTML parser of libxml2 knows none of them, and ``no_network`` says so again.
"""

from __future__ import annotations

import re
from itertools import dropwhile
from typing import Any, Final, NamedTuple

from cleaner.patterns import lazy
from cleaner.read.dom_ends import has_lost_ends, with_lost_ends
from cleaner.read.dom_scan import MAX_ATTRIBUTES, count_text, end_templates, flatten, scan_tags, shorten_tags

SHORT_SHARE: Final = 0.9
SHORT_CHARS: Final = 20
"""A tree came out short when it holds less than this share of the text that a linear scan counts, minus this many
characters; real pages differ by less than 2 % (stray quotes inside tags, text in places where none may stand)."""

DEEPEST: Final = 2000
"""Depth from which a tree may have met libxml2's limit, which is 2,048 with ``huge_tree``."""

LOOKS_SHORT: Final = 0.85
"""A tree with fewer elements than this share of the start tags in the source is compared with a linear count."""

_CONTROLS: Final = bytes([*range(9), 0x0B, *range(0x0E, 0x20), 0x7F])
_END: Final = re.compile(rb"</(?:(?:[bB](?:[oO][dD][yY]|([rR]))|[hH][tT][mM][lL])[\s/]*+>|([pP][\s/]*+>)(?=[^\s<]))")
"""End tags after which libxml2 stops reading, though pages go on after them (1 in 400) and browsers too; the one that
HTML reads as a line break (1 in 50), group 1; and ends of paragraphs with a word right behind, group 2: libxml2 passes
over those that end nothing, and the words on both sides would be one."""
_FRAMES: Final = lazy(r"</?(?:frameset|frame|noframes)(?=[\s/>])[^<>]{0,2000}>", re.IGNORECASE)
"""Tags of a page of frames: without them, what it holds for browsers that show none is a page."""
_BAD_REFERENCE: Final = lazy(
    r"&#(?:0*+(?:[0-8]|1[1-9]|2[0-9]|3[01]|127)(?![0-9])|[xX]0*+(?:[0-8bB]|1[0-9a-fA-F]|7[fF])(?![0-9a-fA-F]));?"
)


class Parsed(NamedTuple):
    """One page as a tree."""

    root: Any
    """The root element (``lxml.html.HtmlElement``), or None where there is no text at all."""
    flat: bool
    """Whether the source had to be flattened, so that the tree's shape is not the page's own."""
    warnings: tuple[str, ...]
    """What people should know."""
    text: str = ""
    """The source as the parser got it."""
    tags: int = 0
    """Start tags in it, those in scripts and comments too."""


def parse(text: str, encoded: bytes) -> Parsed:
    """The tree of a page, given also in UTF-8. Never raises on any text.

    It may have come out short (``is_doubtful``); then ``parse_again`` makes it from flat markup.
    """
    warnings: list[str] = []
    source: str | bytes = encoded
    if "&#" in text and _BAD_REFERENCE.search(text):
        source = text = _BAD_REFERENCE.sub("", text)
    tags, heavy = scan_tags(text)
    if heavy:
        source = text = shorten_tags(text)
        warnings.append(f"a tag had more than {MAX_ATTRIBUTES} attributes; the rest of them is left out")
    root = _lxml(source)
    if root is not None and root.find("frameset") is not None and root.find("body") is None:
        text = _FRAMES.sub("", text)
        root = _lxml(text)
    if root is None:
        return _compared(root, text, warnings)
    if has_lost_ends(root):
        ended = with_lost_ends(text)
        again = _lxml(ended) if len(ended) > len(text) else None
        if again is not None:
            text, root = ended, again
    if "srcdoc" in text:
        _open_frames(root)
    return Parsed(root, False, tuple(warnings), text, tags)


def is_doubtful(parsed: Parsed, elements: int, depth: int) -> bool:
    """Whether a tree may lack part of its page: it is too deep, or has too few elements. Never wrongly False by much.

    Tags inside scripts and comments count too, so one page in six is looked at again in vain.

    Args:
        parsed: the tree.
        elements: those that a walk met. It passes by what shows nothing, but on most pages they are enough; to count
            all others takes a hundredth of the time of a page.
        depth: how deep they stand.
    """
    if parsed.flat:
        return False
    enough = parsed.tags * LOOKS_SHORT
    return depth >= DEEPEST or (elements < enough and bool(parsed.root.xpath("count(//*)") < enough))


def parse_again(parsed: Parsed) -> Parsed:
    """The tree of a page whose first tree is doubtful: the same, or a flat one."""
    return _compared(parsed.root, parsed.text, list(parsed.warnings))


def with_ends(parsed: Parsed) -> Parsed:
    """The tree of a page of which a template may have taken more than is its own: the same, or one where it has not."""
    text = end_templates(parsed.text)
    root = None if len(text) == len(parsed.text) else _lxml(text)
    return parsed if root is None else parsed._replace(root=root, text=text)


def _compared(root: Any, text: str, warnings: list[str]) -> Parsed:
    """The tree if it holds the page's text, else one of flattened markup, else one of bare text, if there is any."""
    wanted = count_text(text)
    if not wanted or (root is not None and not is_short(root, wanted)):
        return Parsed(root, False, tuple(warnings))
    flat = _lxml(flatten(text))
    if flat is not None and not is_short(flat, wanted):
        warnings.append("nested too deeply for the parser; flattened, no text lost")
        return Parsed(flat, True, tuple(warnings))
    last = _lxml(bare(text))
    if last is None:
        return Parsed(root, False, tuple(warnings))
    warnings.append("the parser lost part of the page; read tag by tag instead")
    return Parsed(last, True, tuple(warnings))


def is_short(root: Any, wanted: int) -> bool:
    """Whether a tree lost part of a page that has ``wanted`` characters of text."""
    enough = wanted * SHORT_SHARE - SHORT_CHARS
    total = 0
    for element in root.iter():
        if element.text and element.tag not in _UNSEEN:
            total += len("".join(element.text.split()))
        if element.tail:
            total += len("".join(element.tail.split()))
        if total > enough:
            return False
    return total <= enough


def bare(text: str) -> str:
    """The text of the page in paragraphs, all markup gone: the last resort."""
    from html import escape

    from cleaner.read.dom_scan import TOKEN, resolve

    pieces = (" ".join(resolve(piece).split()) for piece in TOKEN.sub("\x00", text).split("\x00"))
    return "".join(f"<p>{escape(piece)}</p>" for piece in pieces if piece)


def _lxml(text: str | bytes) -> Any:
    """The root that lxml makes of the text, or None; bytes are UTF-8."""
    from lxml import etree, html

    parser = html.HTMLParser(
        huge_tree=True,
        no_network=True,
        recover=True,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
        collect_ids=False,  # a table of them that nobody asks takes a twentieth of the time
    )
    # One class for all elements: lxml's own choice by tag is made in Python, for every element that is touched.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    encoded = text.encode("utf-8", "replace") if isinstance(text, str) else text
    source = _END.sub(_read_as, encoded.translate(None, _CONTROLS))
    try:
        root = html.document_fromstring(source, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    _end_head(root)
    return root


def _read_as(found: re.Match[bytes]) -> bytes:
    """What the parser gets for an end tag of ``_END``."""
    return b"<br>" if found[1] else b"</%b " % found[2] if found[2] else b""


def _open_frames(root: Any) -> None:
    """Put pages that stand in attributes of frames in their places, as browsers show them; no frames within those."""
    for frame in list(root.iter("iframe")):
        inner = _lxml(frame.get("srcdoc") or "")
        body = None if inner is None else inner.find("body")
        if body is not None:
            del frame.attrib["srcdoc"]
            frame.tag = "div"
            frame.text = body.text
            frame.extend(list(body))


def _end_head(root: Any) -> None:
    """End the head where HTML ends it: at the first element that may not stand in it, which begins the body.

    libxml2 was written before ``article``, ``main`` and ``section``; where a page leaves out the tags of head and
    body, it takes them for parts of the head.
    """
    head = root.find("head")
    strays = [] if head is None else list(dropwhile(lambda one: one.tag in _OF_HEAD, head))
    if not strays:
        return
    body = root.find("body")
    if body is None:
        body = root.makeelement("body")
        head.addnext(body)
    strays[-1].tail = (strays[-1].tail or "") + (body.text or "") or None
    body.text = None
    for place, one in enumerate(strays):
        body.insert(place, one)


_OF_HEAD: Final = frozenset("title meta link base basefont script style noscript template object bgsound".split())
"""What may stand in the head of a page."""
_UNSEEN: Final = frozenset("script style title iframe noembed noframes xmp".split())
