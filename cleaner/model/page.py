"""The nouns of reading: spans, blocks, links and the page that they are of. It is read once and never altered."""

from __future__ import annotations

from typing import Any, Final, Literal, NamedTuple

from cleaner.model.noun import noun

SCHEMA: Final = 1
"""Version of every JSON form. Within one number fields are only ever added."""

Kind = Literal["title", "heading", "paragraph", "item", "quote", "code", "row", "caption", "line"]
"""What a block is: ``line`` is a short line that is none of the others (verse, a label, chrome)."""

PROSE_KINDS: Final[frozenset[str]] = frozenset({"paragraph", "item", "quote"})
"""Kinds whose sentences may stand in a digest."""

Meta = tuple[tuple[str, str], ...]
"""Metadata as sorted pairs: hashable and picklable, which a mapping is not."""


class Span(NamedTuple):
    """A stretch of ``Page.text``: code points, half open. Sorts by place."""

    start: int
    """First code point of the stretch."""
    end: int
    """One past the last code point; never before ``start``."""

    def of(self, text: str) -> str:
        """The stretch of ``text`` that this span names, copied and not altered."""
        return text[self.start : self.end]


class Block(NamedTuple):
    """One visual unit of a page: a paragraph, a heading, a list item, a line."""

    index: int  # type: ignore[assignment]  # a place, not the method of tuples
    """Place among the page's blocks, counted from 0."""
    span: Span
    """Where it stands in ``Page.text``; blanks around a block belong to no block."""
    kind: Kind
    """What it is; see ``Kind``."""
    path: str = ""
    """HTML: its place in the DOM, like ``body/main/p[3]``. Plain text: empty."""
    link_chars: int = 0
    """HTML: how many of its code points stand inside links. Plain text: 0."""


class Link(NamedTuple):
    """A link of a page."""

    span: Span
    """Where its text stands, within one block."""
    url: str
    """Where it leads, as the page says it, made absolute where the page's address is known. Never checked."""

    def to_dict(self) -> dict[str, Any]:
        """All fields, the span as ``start`` and ``end``."""
        return {"start": self.span.start, "end": self.span.end, "url": self.url}


@noun
class Page:
    """One input, read once, never altered."""

    id: str
    """The caller's name for it (a file name, a record id), or a hash of the text."""
    text: str
    """Plain text: the decoded input unchanged. HTML: all visible blocks in order, before any removal."""
    blocks: tuple[Block, ...]
    """In order, disjoint; between and around them stand only blanks."""
    lang: str = ""
    """Language code such as ``en``, given or detected; empty when nothing speaks for one."""
    url: str | None = None
    """Address, when the caller or the page gives one."""
    title: str | None = None
    """Title, when the caller gives one, or of HTML its heading or its head; never guessed here."""
    meta: Meta = ()
    """Other metadata, sorted pairs: ``byline``, ``date``, ``site``, ``description`` ..."""
    source: Literal["text", "html"] = "text"
    """What the input was."""
    warnings: tuple[str, ...] = ()
    """What the reader has to say to people: cut input, bytes replaced, a tree that came out short."""
    joined: frozenset[Span] = frozenset()
    """Plain text: the blocks that hold many short lines, because there are too many to tell them apart. They stay."""
    links: tuple[Link, ...] = ()
    """HTML: its links in order, if they were asked for."""
    numbers: tuple[tuple[int, int], ...] = ()
    """HTML: index and number of blocks in ordered lists that begin elsewhere than at 1, count down or name numbers."""
    levels: tuple[tuple[int, int], ...] = ()
    """HTML: index and level, 1 to 6, of headings that are such by their role and not by the name of their element."""
    languages: tuple[tuple[int, str], ...] = ()
    """HTML: index of blocks of code and the programming language that the page names for them, in small letters."""

    def of(self, block: Block) -> str:
        """The text of one block."""
        return self.text[block.span.start : block.span.end]
