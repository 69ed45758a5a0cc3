"""What every output format offers: one method for each kind of result, each returning text to be written.

A renderer keeps no state between calls but its position in the output (``first``): whether something was written
before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from cleaner.model import ArticleDigest, Block, Cleaned, Digest, Kind, Page


@dataclass(frozen=True, slots=True)
class Digested:
    """One ``digest`` call over articles: their own digests and, for several of one story, the merged one."""

    articles: tuple[ArticleDigest, ...]
    """A short and a long digest per article, in input order."""
    merged: tuple[Digest, ...] = ()
    """Merged digests: one for all articles, or one per story of several articles."""
    labels: dict[str, str] = field(default_factory=dict)
    """Page id to what people call the article: its title, else its first words."""


def shown_kind(page: Page, block: Block, title: str | None) -> Kind:
    """The kind as which a kept block is shown: a line of plain text that is the article's title is its heading."""
    if block.kind == "line" and block.span not in page.joined and page.of(block) == title:
        return "heading"
    return block.kind


class Renderer(Protocol):
    """An output format."""

    def __init__(self, *, several: bool = False) -> None:
        """``several``: more than one article is to come, so each needs its name."""
        ...

    def cleaned(self, cleaned: Cleaned) -> str:
        """A clean article."""
        ...

    def explained(self, cleaned: Cleaned) -> str:
        """An article with what was removed, and why."""
        ...

    def digested(self, digested: Digested) -> str:
        """Short and long digests, and the merged one."""
        ...

    def merged(self, digests: Sequence[Digest], labels: dict[str, str]) -> str:
        """Merged digests only."""
        ...

    def end(self) -> str:
        """What closes the output."""
        ...
