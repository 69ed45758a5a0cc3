"""Lays the lines of an extractor over our blocks, in order.

Lines and blocks are compared by their letters and digits alone. A line that equals one stretch of a block and nothing
else on the page is an anchor; anchors that cross are dropped (longest increasing run). Every other line is
looked for between the anchors around it, as a whole stretch, then as a part of the running text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final

from cleaner.judge.html.letters import letters
from cleaner.judge.rising import longest_rising

_WORD: Final = re.compile(r"\w+")

PART_CHARS: Final = 12
"""Shortest line, in letters, that is looked for inside the running text; shorter ones occur by chance."""

GRAM: Final = 4
"""Words in a run. Lines that have no place at all (an extractor that joins what stands apart, text from structured
data) are compared by the runs they share with a block."""

WINDOW: Final = 20_000
"""Letters after the last place that are searched for such a line, so that hostile pages stay linear."""


def coverage(texts: Sequence[str], lines: Sequence[str]) -> list[float]:
    """For each text, the share of its letters that the lines hold.

    >>> coverage(["Home", "It rained.", "Home"], ["It rained."])
    [0.0, 1.0, 0.0]
    """
    stretches: list[str] = []
    owner: list[int] = []
    for index, text in enumerate(texts):
        for line in text.split("\n"):
            key = letters(line)
            if key:
                stretches.append(key)
                owner.append(index)
    places: dict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(stretches):
        places[key].append(place)
    keyed = [(key, line) for line in lines if (key := letters(line))]
    cover = _Cover(stretches, places, [key for key, _ in keyed])
    covered = cover.found()
    total = [0] * len(texts)
    held = [0] * len(texts)
    for place, key in enumerate(stretches):
        total[owner[place]] += len(key)
        held[owner[place]] += min(covered[place], len(key))
    shares = [h / t if t else 0.0 for h, t in zip(held, total, strict=True)]
    loose = _grams(keyed[number][1] for number in cover.loose)
    if loose:
        for index, text in enumerate(texts):
            if shares[index] < 1 and len(text) > PART_CHARS:
                shares[index] = max(shares[index], _shared(text, loose))
    return shares


def _shared(text: str, loose: set[tuple[str, ...]]) -> float:
    """Share of the text's runs of words that lines without a place hold."""
    own = _grams((text,))
    return len(own & loose) / len(own) if own else 0.0


def _grams(texts: Iterable[str]) -> set[tuple[str, ...]]:
    """All runs of ``GRAM`` words."""
    found: set[tuple[str, ...]] = set()
    for text in texts:
        words = _WORD.findall(text.lower())
        found.update(zip(*(words[shift:] for shift in range(GRAM)), strict=False))
    return found


class _Cover:
    """How many letters of every stretch the keys account for."""

    def __init__(self, stretches: list[str], places: dict[str, list[int]], keys: list[str]) -> None:
        self.stretches, self.places, self.keys = stretches, places, keys
        self.starts = [0, *accumulate(map(len, stretches))]
        self.running = "".join(stretches)
        self.covered = [0] * len(stretches)
        self.loose: list[int] = []

    def found(self) -> list[int]:
        """Letters accounted for, one number for each stretch."""
        anchors = self._anchors()
        bounds: list[int] = []
        above = len(self.stretches)
        for place in reversed(anchors):
            bounds.append(above)
            if place is not None:
                above = place
        bounds.reverse()
        last = -1
        for number, (key, anchor, bound) in enumerate(zip(self.keys, anchors, bounds, strict=True)):
            if anchor is not None:
                self.covered[anchor] = len(key)
                last = anchor
                continue
            here = self.places.get(key)
            if here is not None:
                at = bisect_right(here, last)
                if at < len(here) and here[at] < bound:
                    last = here[at]
                    self.covered[last] = len(key)
                else:
                    free = next((p for p in here[:50] if not self.covered[p]), here[0])
                    self.covered[free] = len(key)
            elif len(key) >= PART_CHARS:
                reached = self._part(key, last)
                if reached < 0:
                    self.loose.append(number)
                last = max(last, reached)
        return self.covered

    def _anchors(self) -> list[int | None]:
        """For every key its only place, where those places rise."""
        seen: dict[str, int] = defaultdict(int)
        for key in self.keys:
            seen[key] += 1
        only = [
            (number, self.places[key][0])
            for number, key in enumerate(self.keys)
            if seen[key] == 1 and len(self.places.get(key, ())) == 1
        ]
        anchors: list[int | None] = [None] * len(self.keys)
        for at in longest_rising([place for _, place in only]):
            number, place = only[at]
            anchors[number] = place
        return anchors

    def _part(self, key: str, last: int) -> int:
        """Looks for a key inside the running text; returns the last stretch it reached, or -1."""
        begin = self.starts[max(last, 0)]
        at = self.running.find(key, begin, begin + WINDOW + len(key))
        if at < 0:
            at = self.running.find(key, 0, WINDOW + len(key))
        if at < 0:
            return -1
        end = min(at + len(key), len(self.running))
        place = bisect_right(self.starts, at) - 1
        reached = place
        while place < len(self.stretches) and self.starts[place] < end:
            low, high = max(at, self.starts[place]), min(end, self.starts[place + 1])
            self.covered[place] += high - low
            reached = place
            place += 1
        return reached
