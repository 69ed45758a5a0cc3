"""Why the scorer speaks against a block: what moved the score of its trees most, in words.

The network, which has its say too, gives no reasons; how likely the block is main text is told of both together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from cleaner.judge.html.markup import Names
from cleaner.judge.html.model import Lane
from cleaner.judge.html.outline import Nodes
from cleaner.judge.html.wording import NAMED, STEPS, all_words

REASONS: Final = 3
"""Reasons named in the evidence of a verdict, loudest first ..."""
HEARD: Final = 4
"""... of so many columns: several often look at the same thing."""

TOLD_AT_ONCE: Final = 1024
"""Blocks whose evidence is found together: a table of what moved them takes 3 kB a block."""

UNNAMED: Final = "no name around it that content has"
"""Said where names moved the score and none of them is one of chrome."""


def chrome_names(nodes: Nodes, weights: Names, wanted: Sequence[int]) -> list[str]:
    """For each of some block elements the part of a name, its own or one around it, that most often names chrome.

    That is the one with the lowest learned weight, and an empty string where none is below 0.
    """
    said, ups, names = weights.said, nodes.parent, nodes.names
    lowest = {-1: (0.0, "")}
    for node in wanted:
        way = []
        at = node
        while at not in lowest:
            way.append(at)
            at = ups[at]
        found = lowest[at]
        for at in reversed(way):
            found = lowest[at] = min(found, said(names[at]).against)
    return [lowest[node][1] for node in wanted]


def evidence(
    lane: Lane, table: Any, names: tuple[str, ...], main: Any, numbers: Sequence[int], named: Sequence[str]
) -> list[str]:
    """For each of some blocks what spoke loudest for chrome, in words, and how likely it is main text.

    Args:
        lane: the trees that scored the page.
        table: what they saw of its blocks, a row a block.
        names: names of the columns.
        main: for each block the probability that it is main text (float32 array).
        numbers: the blocks that are asked about.
        named: for each of these blocks the name around it that speaks most for chrome, or an empty string.
    """
    told: list[str] = []
    for begin in range(0, len(numbers), TOLD_AT_ONCE):
        some = numbers[begin : begin + TOLD_AT_ONCE]
        told += _told(lane, table[some], names, main[some].tolist(), named[begin : begin + TOLD_AT_ONCE])
    return told


def _told(lane: Lane, rows: Any, names: tuple[str, ...], chances: Sequence[float], named: Sequence[str]) -> list[str]:
    """The evidence for blocks with these rows of the table, these probabilities and these names around them."""
    import numpy as np

    moved = lane.first.reasons(rows)
    each = np.arange(len(rows))
    loudest, moves = [], []
    for _ in range(HEARD):
        loudest.append(np.argmin(moved, axis=1))
        moves.append(moved[each, loudest[-1]])
        moved[each, loudest[-1]] = np.inf
    at = np.column_stack(loudest)
    counts = (np.column_stack(moves) < 0).sum(axis=1).tolist()  # those that moved it towards main text come last
    words = all_words(names)
    places = at * (len(STEPS) + 1) + np.searchsorted(STEPS, rows[each[:, None], at], side="right")
    told = []
    for count, own, name, chance in zip(counts, places.tolist(), named, chances, strict=True):
        said: dict[str, None] = {}
        for place in own[:count]:
            reason = words[place]
            if reason:
                said[reason] = None
        reasons = list(said)[:REASONS]
        if NAMED in reasons:
            reasons[reasons.index(NAMED)] = f"named “{name}”" if name else UNNAMED
        told.append(f"{', '.join(reasons) or 'the blocks around it'}; {100 * chance:.0f} % main text")
    return told
