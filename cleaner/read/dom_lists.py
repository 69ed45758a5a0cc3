"""What names of elements do not say: numbers of items that are not their places, levels of headings by their role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cleaner.read.dom_elements import LEVEL, whole_number

_LISTS = frozenset({"ol", "ul", "menu", "dir", "dl", "li", "dt", "dd"})


def numbers_of(
    ups: Sequence[int], tags: Sequence[str], said: Mapping[int, Mapping[str, str]], nodes: Sequence[int]
) -> tuple[tuple[int, int], ...]:
    """For the blocks in items of lists that begin elsewhere than at 1, count down, or name numbers: block and number.

    Args:
        ups: for each block element the place of the one around it, -1 for none.
        tags: for each its name.
        said: what lists and items say of their numbers.
        nodes: for each block the element that holds it, -1 for none.
    """
    numbers = _of_items(ups, tags, said)
    if not numbers:
        return ()
    # For each element the item that it is, or is in; the entry at the end stands for "no element".
    items = [-1] * (len(tags) + 1)
    for node, tag in enumerate(tags):
        items[node] = node if tag in _LISTS else items[ups[node]]
    return tuple((block, numbers[items[node]]) for block, node in enumerate(nodes) if items[node] in numbers)


def levels_of(
    ups: Sequence[int], said: Mapping[int, Mapping[str, str]], nodes: Sequence[int]
) -> tuple[tuple[int, int], ...]:
    """For the blocks in elements that are headings by their role: block and level; arguments as for ``numbers_of``."""
    levels = {node: whole_number(notes[LEVEL]) or _UNSAID for node, notes in said.items() if LEVEL in notes}
    if not levels:
        return ()
    for node, up in enumerate(ups):
        if up in levels:
            levels.setdefault(node, levels[up])
    return tuple((block, min(max(levels[node], 1), 6)) for block, node in enumerate(nodes) if node in levels)


_UNSAID = 2
"""The level of a heading that says none. Source: WAI-ARIA 1.2, ``heading``."""


def _of_items(ups: Sequence[int], tags: Sequence[str], said: Mapping[int, Mapping[str, str]]) -> dict[int, int]:
    """The number of each item of the lists that say something of numbers."""
    items: dict[int, list[int]] = {}
    for node in said:
        around = node if tags[node] == "ol" else ups[node]
        if tags[node] in ("ol", "li") and around >= 0 and tags[around] == "ol":
            items[around] = []
    if not items:
        return {}
    for node, up in enumerate(ups):
        if up in items and tags[node] == "li":
            items[up].append(node)
    numbers: dict[int, int] = {}
    for around, own in items.items():
        of_list = said.get(around, {})
        falls = "reversed" in of_list
        start = whole_number(of_list.get("start", ""))
        number = start if start is not None else len(own) if falls else 1
        for node in own:
            stated = whole_number(said.get(node, {}).get("value", ""))
            number = numbers[node] = number if stated is None else stated
            number += -1 if falls else 1
    return numbers
