"""The block elements of a page as arrays, so that what is asked of all of them is asked at once.

Elements stand in document order, parents first. Every array has one more entry at the end that stands for "no element":
the parent -1 then needs no question.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol


class Nodes(Protocol):
    """What is asked of the block elements: a column for each field, parents first."""

    @property
    def parent(self) -> Sequence[int]:
        """Place of the element around each, -1 for none."""

    @property
    def tag(self) -> Sequence[str]:
        """Names of the elements."""

    @property
    def names(self) -> Sequence[str]:
        """Their class, id, role and itemprop, joined by blanks."""

    @property
    def end(self) -> Sequence[int]:
        """Place after the last element inside each."""


class Outline(NamedTuple):
    """Block elements, and where the blocks stand in them."""

    parents: Any
    """Place of the element around each (int64 array); the last entry is -1."""
    ends: Any
    """Place after the last element inside each (int64 array): what is below an element is one stretch."""
    make: Any
    """A number for each element, the same for elements of the same name, class, id and role (int64 array)."""
    makes: tuple[tuple[str, str], ...]
    """Name and names of each make. The last entry of ``make`` is one more than there are."""
    at: Any
    """The element of each block (int64 array), -1 for none."""
    jumps: tuple[Any, ...]
    """For each element the one 1, 2, 4, 8 ... levels above it; see ``over_path``."""

    def over_path(self, function: Any, values: Any) -> Any:
        """For each element ``function`` over its value and those of all elements around it.

        Two elements at a time, then four, then eight: a dozen calls for a tree of any depth. A maximum and a minimum
        are exact, and so is a sum of whole numbers; the entry for "no element" must be neutral.
        """
        for jump in self.jumps:
            values = function(values, values[jump])
        return values


def outline_of(nodes: Nodes, at: Sequence[int]) -> Outline:
    """The outline of block elements, and of the blocks that stand in them."""
    import numpy as np

    parents = np.array([*nodes.parent, -1], dtype=np.int64)
    known: dict[tuple[str, str], int] = {}
    number = [known.setdefault(make, len(known)) for make in zip(nodes.tag, nodes.names, strict=True)]
    make = np.array([*number, len(known)], dtype=np.int64)
    jumps = []
    above = parents
    while above.max() >= 0:
        jumps.append(above)
        above = above[above]
    return Outline(
        parents,
        np.array([*nodes.end, len(nodes.end)], dtype=np.int64),
        make,
        tuple(known),
        np.array(at, dtype=np.int64),
        tuple(jumps),
    )
