r"""A linear look at markup before any parser sees it: how much text, how deep, how many attributes.

libxml2 drops what stands deeper than 2,048 elements without a word, and compares the attributes of one tag pair by
pair (64,000 of them: 4.7 s). So the source is scanned once with one regular expression that never goes back: every
group in it is possessive, and every opening that may never be closed may also end with the text. Scanning costs
1 ms for a page of 280 kB.

``flatten`` rewrites a source that the parser cannot hold; ``shorten_tags`` drops attributes nobody can want.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from cleaner.patterns import lazy

MAX_ATTRIBUTES: Final = 1000
"""Attributes kept on one tag. The most seen on 1,963 real pages is below it; parsing time grows with the square:
1,000 cost 1 ms, 8,000 60 ms, 64,000 4.7 s."""

MAX_OPEN: Final = 200
"""Elements open at once in a flattened source. Real pages stay below 100, and libxml2's own limit without
``huge_tree`` is 256, which every other reader of the tree is built for."""

_ATTRIBUTES: Final = r"""(?:[^>"'=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?|["'])*+"""
_SILENT: Final = "|".join(
    "".join(f"[{letter}{letter.upper()}]" for letter in name)
    for name in ("script", "style", "title", "iframe", "noembed", "noframes", "xmp")
)
TOKEN: Final = lazy(
    r"<(?:!--(?:-?>|.*?(?:--!?>|\Z))"
    rf"|({_SILENT})(?=[\s/>]){_ATTRIBUTES}(?:>|\Z)(?:.*?</\1[^>]*+(?:>|\Z)|.*)"
    rf"|(/?)([a-zA-Z][^\s/>]*+)({_ATTRIBUTES})(?:>|\Z)"
    r"|[!?/][^>]*+(?:>|\Z))",
    re.DOTALL,
)
"""One piece of markup: a comment, an element whose content is no text, a tag, a declaration.

Groups: 1 name of an element that is silent, 2 the slash of an end tag, 3 name of a tag, 4 its attributes."""

_ONE_ATTRIBUTE: Final = r"""[\s/]*+[^\s=/>]++(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"']*+))?+"""
HEAVY: Final = lazy(rf"<[a-zA-Z][^\s/>]*+(?:{_ONE_ATTRIBUTE}){{0,{MAX_ATTRIBUTES}}}+({_ONE_ATTRIBUTE})?+")
"""A tag, whole, so that no part of it is looked at twice: ``<a<a<a`` is one. Group 1: an attribute beyond the limit."""

VOID: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr basefont bgsound frame keygen".split()
)
"""Elements without content."""

_SELF_CLOSING: Final = frozenset({"p", "li", "dt", "dd", "option", "tr", "td", "th"})
"""Elements that a sibling of the same name closes."""

_BREAKING: Final = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table tbody td tfoot th thead "
    "tr ul".split()
)
"""Elements that start a new block."""

_ATTRIBUTE: Final = lazy(r"""[^\s=/>"']++(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>"']*+))?""")


def count_text(source: str) -> int:
    """Code points of text outside markup but blanks and controls, references resolved: what no parser may lose.

    >>> count_text("<div><p class=a>One &amp; <b>two</b><script>if (a<b) c()</script></div>\\0")
    7
    """
    text = TOKEN.sub(" ", source)
    if "&" in text:
        text = resolve(text)
    if _CONTROL.search(text):
        text = _CONTROL.sub("", text)
    return len("".join(text.split()))


_CONTROL: Final = lazy("[\x00-\x08\x0e-\x1b\x7f]+")
"""Controls that show nothing and that the tree is made without; the rest of them count as blanks."""
_LONG_NUMBER: Final = lazy(r"&#(?:0*+[1-9]\d{8,}+|[xX]0*+[1-9a-fA-F][0-9a-fA-F]{7,}+);?")
"""Numeric references beyond Unicode; ``int`` refuses to read the longest of them."""


def resolve(text: str) -> str:
    """The text with character references resolved, numbers of any length included."""
    from html import unescape

    return unescape(_LONG_NUMBER.sub("\ufffd", text) if "&#" in text else text)


def scan_tags(source: str) -> tuple[int, bool]:
    """How many start tags stand in the source, those in scripts and comments too, and whether one is too long.

    Too long is a tag of more than ``MAX_ATTRIBUTES`` attributes.

    >>> scan_tags("<p class=a>x<br></p>")
    (2, False)
    """
    beyond = HEAVY.findall(source)
    return len(beyond), any(beyond)


def shorten_tags(source: str) -> str:
    """The source with at most ``MAX_ATTRIBUTES`` attributes on every tag, the first ones.

    >>> shorten_tags("<p " + "a=1 " * 1200 + ">x</p>").count("a=1")
    1000
    """

    def shorten(found: re.Match[str]) -> str:
        attributes = found[4]
        if not attributes or len(attributes) <= MAX_ATTRIBUTES:
            return found[0]
        kept = [one[0] for one in islice(_ATTRIBUTE.finditer(attributes), MAX_ATTRIBUTES)]
        return f"<{found[2]}{found[3]} {' '.join(kept)}>"

    return TOKEN.sub(shorten, source)


_HEAVY_ENDS: Final = frozenset("div table thead tbody tfoot tr td th".split())
"""Elements that libxml2 ends for none but each other."""


def end_templates(source: str) -> str:
    """The source with everything ended that a template leaves open, where HTML ends it too.

    libxml2 takes no notice of the end of a template that leaves such an element open, and the rest of the page would be
    part of the template (2 of 1,497 pages).

    >>> end_templates("<template><div><p>One</template>Two")
    '<template><div><p>One</div></template>Two'
    """
    if not any(map(_is_left_open, source.split("</template")[:-1])):
        return source
    parts: list[str] = []
    open_names: list[str] = []
    last = 0
    begin, end = max(source.find("<template"), 0), source.rfind("</template") + len("</template>")
    for found in TOKEN.finditer(source, begin, end):
        name = (found[3] or "").lower()
        if name == "template" and found[2]:
            if name in open_names:
                parts.append(source[last : found.start()])
                last = found.start()
                while (left := open_names.pop()) != name:
                    parts.append(f"</{left}>")
        elif name == "template" or (open_names and name in _HEAVY_ENDS):
            if not found[2]:
                open_names.append(name)
                if len(open_names) > MAX_OPEN:
                    return source
            elif name in open_names[_last_of("template", open_names) :]:
                while open_names.pop() != name:
                    pass
    parts.append(source[last:])
    return "".join(parts)


def _is_left_open(piece: str) -> bool:
    """Whether more elements begin than end in what stands before the end of a template: a count is soon made."""
    inside = piece[piece.rfind("<template") + 1 :].lower()
    return any(inside.count(f"<{name}") > inside.count(f"</{name}") for name in ("div", "t"))


def _last_of(name: str, names: list[str]) -> int:
    """The place of the last one of that name, which is among them."""
    return len(names) - 1 - names[::-1].index(name)


def flatten(source: str) -> str:
    """The source rewritten so that no more than ``MAX_OPEN`` elements are open at once.

    Text stays, all of it and in order. What would open deeper loses its tags; where one of them would have started or
    ended a block, an unclosed paragraph stands instead. End tags that close nothing go.
    """
    parts: list[str] = []
    open_names: list[str] = []
    counts: dict[str, int] = {}
    last = 0
    for found in TOKEN.finditer(source):
        parts.append(source[last : found.start()])
        last = found.end()
        if found[3] is None:
            continue
        name = found[3].lower()
        if name in VOID:
            parts.append(found[0])
        elif found[2]:
            if counts.get(name):
                while True:
                    closed = open_names.pop()
                    counts[closed] -= 1
                    parts.append(f"</{closed}>")
                    if closed == name:
                        break
            elif name in _BREAKING:
                parts.append("<p>" if len(open_names) >= MAX_OPEN else "<br><br>")
        else:
            if name in _SELF_CLOSING and open_names and open_names[-1] == name:
                open_names.pop()
                counts[name] -= 1
                parts.append(f"</{name}>")
            if len(open_names) < MAX_OPEN:
                open_names.append(name)
                counts[name] = counts.get(name, 0) + 1
                parts.append(found[0])
            elif name in _BREAKING:
                parts.append("<p>")
    parts.append(source[last:])
    return "".join(parts)
