"""The longest rising chain: which matches of two texts can stand together in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def longest_rising(places: Sequence[int]) -> list[int]:
    """Indexes of a longest strictly rising chain of the places, in order; time n log n.

    Source: patience sorting, as in Schensted 1961: for every length the chain with the smallest end.

    >>> longest_rising([5, 1, 9, 2, 3])
    [1, 3, 4]
    """
    tails: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        length = bisect_left(tails, place)
        before.append(tops[length - 1] if length else -1)
        if length == len(tails):
            tails.append(place)
            tops.append(index)
        else:
            tails[length] = place
            tops[length] = index
    chain: list[int] = []
    at = tops[-1] if tops else -1
    while at >= 0:
        chain.append(at)
        at = before[at]
    chain.reverse()
    return chain
