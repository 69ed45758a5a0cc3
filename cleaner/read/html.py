"""HTML to a page: every visible block of it, in order, before any removal.

``Page.text`` is one deterministic linearisation of the tree, so that removals, digests and people have places to
point to; what is main text and what is chrome is for the judges to say. The tree goes along for them, parsed once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from cleaner.model import Block, Kind, Page, Span
from cleaner.patterns import lazy
from cleaner.read.decode import Decoded, decode
from cleaner.read.dom import Parsed, is_doubtful, parse, parse_again, with_ends
from cleaner.read.dom_code import languages_of
from cleaner.read.dom_columns import Nodes, Rows
from cleaner.read.dom_lists import levels_of, numbers_of
from cleaner.read.dom_paths import paths_of
from cleaner.read.dom_pieces import Piece
from cleaner.read.dom_walk import BLOCK_CHARS, MAX_BLOCKS, Walk
from cleaner.read.metadata import Facts, read_metadata
from cleaner.read.titles import title_of, title_place

_ITEM_AUTHOR: Final = lazy(r"item[pP]rop\s*+=[^>]{0,80}?author")
"""As pages write it; some write the name of the attribute as their scripts do."""

ID_CHARS: Final = 12
"""Hexadecimal digits of the hash that names a page nobody named."""


@dataclass(frozen=True, slots=True)
class Tree:
    """What judges may ask about the page's markup."""

    root: Any
    """The tree (``lxml.html.HtmlElement``), parsed once; nobody may change it. None for a page without text."""
    nodes: Nodes
    """Block elements in document order."""
    rows: Rows
    """One for each of ``Page.blocks``."""
    flat: bool
    """Whether the source was flattened: the shape of the tree is not the page's own."""
    size: tuple[int, int, int]
    """Characters of source, elements, depth."""
    facts: Facts
    """What the page says about itself."""
    headings: Mapping[int, Any] = field(default_factory=dict, compare=False, repr=False)
    """Elements of headings, and those within them, by their places in ``nodes``."""
    has_item_author: bool = False
    """Whether microdata may name an author, by a look at the source: a search of the tree costs .5 ms a page."""
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """Results that two judges share, so that none is computed twice. Never part of a result itself."""


def read_html(
    source: str | bytes,
    *,
    id: str = "",  # noqa: A002
    url: str | None = None,
    lang: str = "",
    charset: str | None = None,
) -> tuple[Page, Tree]:
    """The page and its tree.

    Never raises on any text or bytes. ``charset`` is what the sender declared (an HTTP header); a byte order mark and
    valid UTF-8 speak louder.
    """
    return read_decoded(decode(source, charset=charset), id=id, url=url, lang=lang)


def read_decoded(
    decoded: Decoded,
    *,
    id: str = "",  # noqa: A002
    url: str | None = None,
    lang: str = "",
    encoded: bytes | None = None,
) -> tuple[Page, Tree]:
    """The page and its tree, from text that was decoded; ``encoded`` is the same in UTF-8, if it is at hand."""
    text, _, warnings = decoded
    if encoded is None:
        encoded = text.encode()
    limit = max(MAX_BLOCKS, len(text) // BLOCK_CHARS)
    parsed, walk = _walked(parse(text, encoded), limit)
    said = list(warnings + parsed.warnings)
    if walk is None:
        page = Page(id or _name(encoded), "", (), lang, url, source="html", warnings=tuple(said))
        return page, Tree(None, Nodes(), Rows(), False, (len(text), 0, 0), Facts())
    if walk.is_coarse:
        said.append(f"more than {limit:,} blocks: from there on short ones are joined")
    facts = read_metadata(parsed.root)
    pieces, where = _completed(walk.pieces, facts)
    if where:
        said.append(f"the text stands only in the page's {where}; taken from there")
    if not pieces and "<script" in text:
        said.append("no visible text: the page is built by scripts")
    texts, kinds, indents, link_chars, *rest = zip(*pieces, strict=True) if pieces else ((),) * len(Piece._fields)
    nodes, rows = walk.nodes(), Rows(*rest)
    hidden = sum(map(rows.hidden.count, ("hidden", "style", "template", "closed")))
    if hidden:
        said.append(f"{hidden} hidden block{'' if hidden == 1 else 's'}")
    paths = _paths(nodes, rows, len(walk.pieces), walk.depth)
    titled = title_place(texts, kinds, paths, facts)
    blocks, linear = _place(texts, kinds, indents, link_chars, paths, titled)
    page = Page(
        id=id or _name(encoded),
        text=linear,
        blocks=blocks,
        lang=lang or facts.lang,
        url=url or facts.url,
        title=title_of(texts, kinds, paths, titled, facts),
        meta=facts.meta,
        source="html",
        warnings=tuple(said),
        numbers=numbers_of(nodes.parent, nodes.tag, walk.notes, rows.node) if walk.notes else (),
        levels=levels_of(nodes.parent, walk.notes, rows.node) if walk.notes else (),
        languages=languages_of(nodes, walk.notes, kinds, rows.node) if "code" in kinds else (),
    )
    size = (len(text), walk.elements, walk.depth)
    named = ("itemprop" in text or "itemProp" in text) and _ITEM_AUTHOR.search(text) is not None
    return page, Tree(parsed.root, nodes, rows, parsed.flat, size, facts, walk.headings, named)


def _walked(parsed: Parsed, limit: int) -> tuple[Parsed, Walk | None]:
    """The tree that holds the page's text, and the walk through it: of a first tree that may not, a second is made."""
    if parsed.root is None:
        return parsed, None
    walk = Walk(parsed.root, limit)
    if walk.has_open_template:
        parsed, walk = _of_another_tree(with_ends(parsed), parsed, walk, limit)
    if is_doubtful(parsed, walk.elements, walk.depth):
        parsed, walk = _of_another_tree(parse_again(parsed), parsed, walk, limit)
    return parsed, walk


def _of_another_tree(other: Parsed, parsed: Parsed, walk: Walk, limit: int) -> tuple[Parsed, Walk]:
    """Another parse of the page and its walk, which is the one at hand if the tree is the same."""
    return other, walk if other.root is parsed.root else Walk(other.root, limit)


def _name(encoded: bytes) -> str:
    """A name for a page nobody named: a hash of its source in UTF-8."""
    from cleaner.hashes import sha256  # it loads OpenSSL, and most pages have a name

    return sha256(encoded).hexdigest()[:ID_CHARS]


def _paths(nodes: Nodes, rows: Rows, shown: int, depth: int) -> list[str]:
    """The path of each block. What comes after those ``shown``, text from the page's data, stands in no element."""
    paths = paths_of(nodes.parent, nodes.tag, rows.node[:shown], depth)
    return paths + [f"script/text[{number}]" for number in range(1, len(rows) - shown + 1)]


_new_block: Final = partial(tuple.__new__, Block)
_new_span: Final = partial(tuple.__new__, Span)
"""Made of a tuple: a call with named fields costs three times as much."""


def _place(
    texts: Sequence[str],
    kinds: Sequence[Kind],
    indents: Sequence[str],
    link_chars: Sequence[int],
    paths: Sequence[str],
    titled: int,
) -> tuple[tuple[Block, ...], str]:
    """The blocks with their places, and the text they stand in; that at ``titled`` is of kind ``title``."""
    blocks: list[Block] = []
    parts: list[str] = []
    place = 0
    before: Kind | None = None
    for text, kind, indent, linked, path in zip(texts, kinds, indents, link_chars, paths, strict=True):
        if before is not None:
            gap = "\n" if kind == before and kind in ("item", "row") else "\n\n"
            parts.append(gap)
            place += len(gap)
        before = kind
        if indent:
            parts.append(indent)
            place += len(indent)
        parts.append(text)
        number, end = len(blocks), place + len(text)
        shown = "title" if number == titled else kind
        blocks.append(_new_block((number, _new_span((place, end)), shown, path, linked)))
        place = end
    return tuple(blocks), "".join(parts)


THIN_SHARE: Final = 0.5
THIN_CHARS: Final = 200
"""A page's structured data, or else its description of itself, is read as text when it has so many characters and all
visible blocks hold less than this share of them. Of 1,497 pages 10 show nothing before scripts run. 8 of them have a
description of 200 characters and more, which is the beginning of a post (6 forums whose text came out empty before);
the 2 shorter ones advertise."""


def _description(facts: Facts) -> tuple[str, ...]:
    """What the page says it holds, as one paragraph."""
    said = dict(facts.meta).get("description", "")
    return (said,) if said else ()


def _completed(pieces: list[Piece], facts: Facts) -> tuple[list[Piece], str]:
    """The visible blocks, behind them the text that only the page's data has, in no element; and where in it, or ''."""
    shown = sum(len(piece.text) for piece in pieces)
    for where, body in (("structured data", facts.body), ("description of itself", _description(facts))):
        needed = sum(map(len, body))
        if needed >= THIN_CHARS and shown < needed * THIN_SHARE:
            return pieces + [Piece(text, "paragraph", "", 0, -1) for text in body], where
    return pieces, ""
