"""Lists in Markdown: every item with its own number, inner lists under their items, and no two lists run into one.

What an item holds besides its text, code or a table or more paragraphs, stands in it. The term of a list of definitions
is an item, and what it means an item of a list within it.

Markdown counts for itself: of an ordered list only the first number is read, and two lists with nothing between them
are one list. What parts them in CommonMark is another sign (``-`` and ``*``, ``1.`` and ``1)``), so a list that follows
another one takes the other sign, and so does an item whose number is not the next one: in a list that counts down, that
leaves out a number, of which an item went.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from cleaner.patterns import lazy
from cleaner.render import escape

NESTED: Final = 4
"""Blanks that an item of a list within an item stands behind, at least; every dialect takes it so."""

MAX_NUMBER: Final = 999_999_999
"""The greatest number that begins an item in CommonMark. Items with others, and those below 0, get a bullet."""

_LINE: Final = lazy(r"\n(?=[^\n])")
"""The end of a line before one that is not empty."""
_OTHER: Final = {"-": "*", "*": "-", ".": ")", ")": "."}


class Place(NamedTuple):
    """Where an item stands on an HTML page; of plain text nothing is known."""

    depth: int = 0
    """How many lists are around its own."""
    of_list: str = ""
    """The path of its list."""
    of_item: str = ""
    """The path of the item, which may hold several blocks."""
    number: int | None = None
    """Its number in an ordered list, else None."""


class Item(NamedTuple):
    """One block of a list."""

    text: str
    """Its Markdown without the sign."""
    place: Place = Place()
    sign: str = "-"
    """The sign that it would bear by itself: a bullet, or what stands behind its number."""
    number: int | None = None
    """Its number, None for a bullet."""
    is_part: bool = False
    """Whether it is no item but what stands in one that was written before it: a paragraph, code, a table."""


@dataclass(slots=True)
class _Level:
    """A list that is open while items are written."""

    of_list: str
    of_item: str
    sign: str
    number: int | None
    width: int = 0
    """Blanks that stand before what its item holds besides."""


def written(run: Sequence[Item]) -> str:
    """The items that follow one another, each with its sign and behind the blanks that its depth asks for.

    None stands deeper than one step below the item before it: the one around it may be gone.

    >>> print(written([Item("eggs"), Item("tea", Place(of_list="ul"), "-")]))
    - eggs
    <BLANKLINE>
    * tea
    """
    return "".join(_parts(run))


def _parts(run: Sequence[Item]) -> Iterator[str]:
    levels: list[_Level] = []
    outer, depth = run[0].place.depth, -1
    before: Item | None = None
    for item in run:
        if item.is_part:
            around = (number for number, level in enumerate(levels) if level.of_item == item.place.of_item)
            at = next(around, len(levels) - 1)
            del levels[at + 1 :]
            inside = " " * sum(level.width for level in levels)
            yield f"\n\n{inside}{_behind(item.text, inside)}"
            before, depth = item, at
            continue
        outer = min(outer, item.place.depth)
        known = (number for number, level in enumerate(levels) if level.of_list == item.place.of_list != "")
        depth = next(known, min(item.place.depth - outer, depth + 1))
        left = levels[depth] if depth < len(levels) else None
        del levels[depth:]
        indent = " " * sum(level.width for level in levels)
        if left is not None and left.of_item and left.of_item == item.place.of_item:
            # Another block of the same item goes on with it: a line of it, or a paragraph below an inner list.
            inside = indent + " " * left.width
            near = before is not None and not before.is_part and before.place.of_item == left.of_item
            gap = escape.BREAK if near else "\n\n"
            yield f"{gap}{inside}{_behind(item.text, inside)}"
            levels.append(left)
        else:
            level = _follow(left, item)
            levels.append(level)
            opening = level.sign if level.number is None else f"{level.number}{level.sign}"
            # An empty line within a list makes all its items stand apart, so inner lists do without where they can: a
            # number that is not 1 begins no list right below a line.
            apart = level.number not in (None, 1) if left is None else left.of_list != level.of_list and depth == 0
            apart = apart or (before is not None and before.is_part)
            gap = "" if before is None else "\n\n" if apart else "\n"
            narrow = 2 if level.number is None else level.width
            yield f"{gap}{indent}{opening} {_behind(item.text, indent + ' ' * narrow)}"
        before = item


def _behind(text: str, indent: str) -> str:
    return _LINE.sub("\n" + indent, text)


def _follow(left: _Level | None, item: Item) -> _Level:
    """The list that an item opens or goes on with, given the one whose item stands before it at its depth."""
    number = item.number if item.number is not None and 0 <= item.number <= MAX_NUMBER else None
    sign = item.sign if number is not None or item.number is None else "-"
    if left is not None and (left.number is None) == (number is None):
        goes_on = left.of_list == item.place.of_list
        if number is not None and left.number is not None:
            goes_on = goes_on and number == left.number + 1
        sign = left.sign if goes_on else _OTHER[left.sign]
    width = NESTED if number is None else max(NESTED, len(f"{number}{sign} "))
    return _Level(item.place.of_list, item.place.of_item, sign, number, width)
