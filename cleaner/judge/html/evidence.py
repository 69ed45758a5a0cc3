"""Why the scorer speaks against a block: the columns of its table that moved the score most, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from cleaner.judge.html.extractor import KEPT_SHARE
from cleaner.judge.html.model import Lane

REASONS: Final = 3
"""Numbers named in the evidence of a verdict."""

TOLD_AT_ONCE: Final = 1024
"""Blocks whose evidence is found together: a table of what moved them takes 3 kB a block."""


def evidence(lane: Lane, table: Any, names: Sequence[str], main: Any, numbers: Sequence[int]) -> list[str]:
    """For each of some blocks the probability of main text and the numbers that spoke loudest for chrome, in words.

    Args:
        lane: the trees that scored the page.
        table: what they saw of its blocks, a row a block.
        names: names of the columns.
        main: for each block the probability that it is main text (float32 array).
        numbers: the blocks that are asked about.
    """
    told: list[str] = []
    for begin in range(0, len(numbers), TOLD_AT_ONCE):
        some = numbers[begin : begin + TOLD_AT_ONCE]
        told += _told(lane, table[some], names, main[some].tolist())
    return told


def _told(lane: Lane, rows: Any, names: Sequence[str], chances: Sequence[float]) -> list[str]:
    """The evidence for blocks with these rows of the table and these probabilities."""
    import numpy as np

    moved = lane.first.reasons(rows)
    each = np.arange(len(rows))
    columns, values, moves = [], [], []
    for _ in range(REASONS):
        loudest = np.argmin(moved, axis=1)
        columns.append(loudest)
        values.append(rows[each, loudest])
        moves.append(moved[each, loudest])
        moved[each, loudest] = np.inf
    column = np.column_stack(columns).ravel().tolist()
    reasons = _in_words([names[at] for at in column], np.column_stack(values).ravel().tolist())
    counts = (np.column_stack(moves) < 0).sum(axis=1).tolist()  # those that moved it towards main text come last
    return [
        f"main text with {chance:.2f}; {', '.join(reasons[first : first + count]) or 'the blocks around it'}"
        for first, count, chance in zip(range(0, len(reasons), REASONS), counts, chances, strict=True)
    ]


_YES_NO: Final = {
    "the extractor keeps it": ("the extractor keeps it", "the extractor leaves it out"),
    "ends as a sentence": ("it ends as a sentence", "it does not end as a sentence"),
    "inside the text root": ("it stands among the prose", "it stands apart from the prose"),
    "begins with a capital": ("it begins with a capital", "it does not begin with a capital"),
}


def _in_words(names: list[str], values: list[float]) -> list[str]:
    """Numbers of the table for people.

    >>> _in_words(["inside nav", "link share", "the extractor keeps it"], [1.0, 0.934, 0.0])
    ['inside nav', 'link share 0.93', 'the extractor leaves it out']
    """
    said = []
    for name, value in zip(names, values, strict=True):
        if name in _YES_NO:
            said.append(_YES_NO[name][value < KEPT_SHARE])
        elif name.startswith("inside "):
            said.append(name if value else f"not {name}")
        else:
            said.append(f"{name} {value:.2g}")
    return said
