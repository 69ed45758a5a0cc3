"""Where block elements stand in the page, in words: ``body/main/p[3]`` is the third ``p`` of the first ``main``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

MAX_PATH: Final = 40
HEAD, TAIL = 8, 24
"""A path of ``MAX_PATH`` steps and more is told by its first and its last steps alone, so that paths stay linear."""


def paths_of(ups: Sequence[int], tags: Sequence[str], wanted: Iterable[int], depth: int = MAX_PATH) -> list[str]:
    """The paths of the wanted block elements; only theirs are spelled, as half of all elements hold no block.

    Args:
        ups: for each block element the place of the one around it, -1 for none; parents come first.
        tags: for each its name.
        wanted: places of elements, -1 for none.
        depth: that of the deepest element of any kind, where it is known; on most pages no path is long.

    >>> paths_of([-1, 0, 0, 0], ["body", "p", "div", "p"], [3, 2])
    ['body/p[2]', 'body/div']
    """
    steps = _steps(ups, tags)
    tops = None if depth < MAX_PATH else _tops(ups)
    paths = {-1: ""}
    spelled = []
    for node in wanted:
        path = paths.get(node)
        if path is None:
            path = _spelled(node, ups, steps, paths) if tops is None else _cut(node, ups, steps, paths, tops)
        spelled.append(path)
    return spelled


def _steps(ups: Sequence[int], tags: Sequence[str]) -> list[str]:
    """For each element its name, with a number where it is not the first of that name in the element around it."""
    seen: dict[tuple[int, str], int] = {}
    steps = []
    for step in zip(ups, tags, strict=True):
        count = seen[step] = seen.get(step, 0) + 1
        steps.append(step[1] if count == 1 else f"{step[1]}[{count}]")
    return steps


def _spelled(node: int, ups: Sequence[int], steps: Sequence[str], paths: dict[int, str]) -> str:
    """A path; it and those of the elements around it are added to ``paths``."""
    way = []
    while node not in paths:
        way.append(node)
        node = ups[node]
    path = paths[node]
    for at in reversed(way):
        path = paths[at] = f"{path}/{steps[at]}" if path else steps[at]
    return path


def _tops(ups: Sequence[int]) -> list[tuple[int, int]] | None:
    """For each element how deep it stands and its ancestor at depth ``HEAD``; None where no path is to be cut."""
    # The entry at the end stands for "no element", so that the parent -1 needs no question.
    depths = [0] * (len(ups) + 1)
    for at, up in enumerate(ups):
        depths[at] = depths[up] + 1
    if max(depths) < MAX_PATH:
        return None
    tops = [(0, -1)] * len(ups)
    for at, up in enumerate(ups):
        tops[at] = (depths[at], at if depths[at] <= HEAD else tops[up][1])
    return tops


def _cut(
    node: int, ups: Sequence[int], steps: Sequence[str], paths: dict[int, str], tops: Sequence[tuple[int, int]]
) -> str:
    """A path, without its middle if it is long."""
    depth, top = tops[node]
    if depth < MAX_PATH:
        return _spelled(node, ups, steps, paths)
    way: list[str] = []
    at = node
    while len(way) < TAIL:
        way.append(steps[at])
        at = ups[at]
    head = paths.get(top) or _spelled(top, ups, steps, paths)
    path = paths[node] = "/".join([head, "...", *reversed(way)])
    return path
