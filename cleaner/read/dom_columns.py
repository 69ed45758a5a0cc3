"""What the walk found, a column for each field: block elements, and what is known of blocks besides their text.

A page has a thousand of both. Objects for each of them cost time to make, and time of the garbage collector, which
looks at whatever lives (5 to 10 % of a page in all); columns are what the scorer wants anyway. A single one is made
when asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload


class Node(NamedTuple):
    """One block element."""

    parent: int
    """Place of the block element around it, -1 for none."""
    tag: str
    """Its name."""
    names: str
    """Its class, id, role and itemprop, joined by blanks."""
    end: int
    """Place after the last block element inside it."""


@dataclass(frozen=True, slots=True)
class Nodes(Sequence[Node]):
    """Block elements in document order, parents first; the fields of ``Node``."""

    parent: tuple[int, ...] = ()
    tag: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    end: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.parent)

    @overload
    def __getitem__(self, place: int) -> Node: ...

    @overload
    def __getitem__(self, place: slice) -> Nodes: ...

    def __getitem__(self, place: int | slice) -> Node | Nodes:
        if isinstance(place, slice):
            return Nodes(self.parent[place], self.tag[place], self.names[place], self.end[place])
        return Node(self.parent[place], self.tag[place], self.names[place], self.end[place])


class Row(NamedTuple):
    """What is known about one block besides its text. One for each of ``Page.blocks``, in the same order."""

    node: int
    """Place of the block element that holds it, -1 for none: text from the page's data."""
    links: int
    """Links that begin in it."""
    bold_chars: int
    """Code points in bold type."""
    images: int
    """Pictures since the block before."""
    hidden: str
    """How it is hidden from readers: ``hidden``, ``style``, ``aria``, ``template``, ``noscript``, ``closed``
    (a dialog, a popover), or empty."""


@dataclass(frozen=True, slots=True)
class Rows(Sequence[Row]):
    """The rows of a page; the fields of ``Row``."""

    node: tuple[int, ...] = ()
    links: tuple[int, ...] = ()
    bold_chars: tuple[int, ...] = ()
    images: tuple[int, ...] = ()
    hidden: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.node)

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> Rows: ...

    def __getitem__(self, place: int | slice) -> Row | Rows:
        if isinstance(place, slice):
            return Rows(
                self.node[place],
                self.links[place],
                self.bold_chars[place],
                self.images[place],
                self.hidden[place],
            )
        return Row(self.node[place], self.links[place], self.bold_chars[place], self.images[place], self.hidden[place])
