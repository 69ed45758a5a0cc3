"""What the lines around a line add to its log odds.

Networks and trees look at the neighbours of a line, but not at what was said of them. Two things are known beforehand:
a list that a line with a colon introduces stands or falls with that line, and chrome comes in stretches.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

LED: Final = 2.0
"""How much more log odds an item may have than the line that introduces its list. On whole pages 81 % of the items of
2,693 such lists are content, and 12 % of those of 14,680 others. Bounds of 1 and 3 do the same."""

STEADY_DOWN: Final = 0.5
STEADY_UP: Final = 0.25
"""Share of the way to the mean of its two neighbours that a line goes, when they look less like chrome and when more.
By site, of the chrome words of 550 whole pages at .30 % loss of the scorer alone: .420 without this module, .426 with
introduced lists, .432 with both; of 1,437 whole pages .450, .452, .456. A quarter both ways .430, half both ways .430,
a window of five .429."""


def settled(odds: Sequence[float], listed: Sequence[int], introducing: Sequence[int]) -> list[float]:
    """The log odds of the lines of a page, once each has heard what is said of the others.

    Args:
        odds: log odds of chrome of each line, in order.
        listed: for each line whether it is an item of a list.
        introducing: for each line whether it ends in a colon.

    Returns:
        As many log odds, in the same order.

    >>> settled([-1.0, 3.0, 4.0], listed=[0, 1, 1], introducing=[1, 0, 0])
    [-0.75, 0.5, 1.0]
    >>> settled([-1.0, 3.0, 4.0], listed=[0, 1, 1], introducing=[0, 0, 0])
    [-0.5, 2.25, 3.75]
    """
    return _steadied(_led(odds, listed, introducing))


def _led(odds: Sequence[float], listed: Sequence[int], introducing: Sequence[int]) -> list[float]:
    """No item of an introduced list looks much more like chrome than what introduces it."""
    found = list(odds)
    most = None
    for place, (before, item) in enumerate(pairwise(listed), 1):
        if not item:
            most = None
        elif not before:
            most = odds[place - 1] + LED if introducing[place - 1] else None
        if most is not None and found[place] > most:
            found[place] = most
    return found


def _steadied(odds: list[float]) -> list[float]:
    """Each line goes some of the way to its neighbours; the first and the last of a page count as their own."""
    found = []
    for before, own, after in zip(odds[:1] + odds, odds, odds[1:] + odds[-1:], strict=False):
        way = (before + after) / 2 - own
        found.append(own + way * (STEADY_UP if way > 0 else STEADY_DOWN))
    return found
