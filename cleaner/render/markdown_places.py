"""Where blocks stand in an article, for Markdown: under which heading's level, in which list, quotation and table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeVar

from cleaner.model import Block, Cleaned, Page
from cleaner.render.markdown_lists import Place

T = TypeVar("T")

SECTION: Final = 2
"""Level of a heading that the page gives none, and the highest of one that is not the article's title."""
MOST_QUOTES: Final = 6
"""Quotations within quotations that are told apart; deeper ones stand in the last of them."""
_LISTS: Final = frozenset({"ul", "ol", "menu", "dir", "dl"})
_ITEMS: Final = frozenset({"li", "dt", "dd"})


class Facts(NamedTuple):
    """What is asked of a page for each of its blocks, looked up once."""

    title: str | None
    """The title of the article, which heads it."""
    head: int = -1
    """Index of the heading that heads it instead."""
    shift: int = 0
    """Levels by which other headings stand lower than on the page, because the title is above those of the first."""


def facts_of(cleaned: Cleaned) -> Facts:
    """What heads an article.

    Where the title that the page names is not among what stays, the only heading of the first level heads it, if no
    other heading stands before it: on 74 of 1,497 development pages it says in other words what the title says. Other
    pages have headings of the first level for their parts; all of them stand one level lower then.
    """
    page, title = cleaned.page, cleaned.title
    heads = [block for block in cleaned.kept if block.kind in ("title", "heading")]
    levels = [1 if page.of(block) == title or block.kind == "title" else level_of(page, block) for block in heads]
    if page.source != "html" or not heads:
        return Facts(title)
    tops = [block.index for block, level in zip(heads, levels, strict=True) if level == 1]
    named = [block.index for block in heads if block.kind == "title" or page.of(block) == title]
    if not named and tops == [heads[0].index]:
        return Facts(title, heads[0].index)
    rest = [level for block, level in zip(heads, levels, strict=True) if block.index not in named[:1]]
    return Facts(title, shift=int(bool(rest) and rest[0] == 1 and rest.count(1) < len(rest)))


def quotes_around(path: str) -> tuple[tuple[str, ...], str]:
    """The paths of the quotations in which a block stands, the outermost first; of one inside a list, its path alone.

    >>> quotes_around("body/blockquote/div/blockquote[2]/p"), quotes_around("body/ul/li/blockquote/p")
    ((('body/blockquote', 'body/blockquote/div/blockquote[2]'), ''), ((), 'body/ul/li/blockquote'))
    """
    around: list[str] = []
    inside = ""
    steps = path.split("/")
    is_listed = False
    for at, step in enumerate(steps):
        name = step.partition("[")[0]
        is_listed = is_listed or name in _ITEMS
        if name in _ITEMS:
            inside = ""
        elif name == "blockquote" and is_listed:
            inside = "/".join(steps[: at + 1])
        elif name == "blockquote" and len(around) < MOST_QUOTES:
            around.append("/".join(steps[: at + 1]))
    return tuple(around), inside


def level_of(page: Page, block: Block) -> int:
    """The level of a heading, 1 to 6, by its place in the DOM or its role; ``SECTION`` where nothing says it."""
    role = found(page.levels, block.index, 0)
    return role or heading_level(block.path)


def heading_level(path: str) -> int:
    """The level of a heading by its place in the DOM; ``SECTION`` where that says nothing.

    >>> heading_level("body/article/h3[2]"), heading_level("body/h1"), heading_level("")
    (3, 1, 2)
    """
    for step in reversed(path.split("/")):
        if step[:1] == "h" and step[1:2].isdecimal() and step[2:3] in ("", "["):
            return min(max(int(step[1]), 1), 6)
    return SECTION


def list_place(path: str) -> Place:
    """Where an item stands; its number is its place in an ordered list.

    >>> list_place("body/ol/li[3]/p")
    Place(depth=0, of_list='body/ol', of_item='body/ol/li[3]', number=3)
    >>> list_place("body/ol/li/ul[2]/li").depth, list_place("body/dl/div/dd").depth, list_place("")
    (1, 1, Place(depth=0, of_list='', of_item='', number=None))
    """
    steps = path.split("/")
    names = [step.partition("[")[0] for step in steps]
    lists = [at for at, name in enumerate(names) if name in _LISTS]
    if not lists:
        return Place()
    at = lists[-1]
    of_list = "/".join(steps[: at + 1])
    item = at + 2 if names[at] == "dl" and names[at + 1 : at + 2] == ["div"] else at + 1
    # What a term means stands one step below it.
    depth = len(lists) - 1 + names.count("dd")
    if names[item : item + 1] == [] or names[item] not in _ITEMS:
        return Place(depth, of_list)
    number = None
    if names[at] == "ol" and names[item] == "li":
        number = int(steps[item].partition("[")[2].rstrip("]") or 1)
    of_item = "/".join(steps[: item + 1])
    return Place(depth, f"{of_list}/dd" if names[item] == "dd" else of_list, of_item, number)


def found(told: Sequence[tuple[int, T]], index: int, otherwise: T) -> T:
    """What the page tells of a block, by its index, if it does."""
    place = bisect_left(told, index, key=lambda pair: pair[0])
    return told[place][1] if place < len(told) and told[place][0] == index else otherwise


def table_of(path: str) -> str:
    """The path of the table of a row; nothing for a row of plain text.

    >>> table_of("body/table[2]/tbody/tr[3]"), table_of("")
    ('body/table[2]', '')
    """
    steps = path.split("/")
    tables = [at for at, step in enumerate(steps) if step.partition("[")[0] == "table"]
    return "/".join(steps[: tables[-1] + 1]) if tables else ""
