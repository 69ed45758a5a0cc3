"""Where things stand on a page: the head before the prose, the body, the tail after it.

Counters, bylines, dates and trails are chrome in the head of an article and content elsewhere (a forum is full of
them), so every rule about such lines asks for the place first.
"""

from __future__ import annotations

from typing import Final, NamedTuple

PROSE_WORDS: Final = 12
"""Shortest paragraph, in words, that marks where the article's prose begins and ends."""
LONG_PROSE_CHARS: Final = 200
"""A paragraph of this length is prose even when it lacks an end mark."""
HEAD_BLOCKS: Final = 40
"""Blocks before the first prose that still count as its head: beyond that lies a menu, not a head. Phrases and
other chrome may stand between (``shapes.head_of``): else what is beyond them went in the next cleaning."""
FORUM_LINES: Final = 6
"""Byline, date and counter lines from which a page looks like a forum or a listing, where they are content. The head of
an article has up to four; set by judgement, not measured over a set."""
REPEATABLE: Final = frozenset({"paragraph", "quote", "caption"})
"""Kinds that may be repeats by themselves, and may end a run."""
RUN_PROSE_WORDS: Final = 15
"""Words of the paragraph that a run must hold at least one of: lines of verse and labels are shorter."""


class Layout(NamedTuple):
    """The zones of a page, as indexes into the list of blocks that is looked at."""

    first: int
    """Index of the first prose block; the number of blocks when there is none."""
    last: int
    """Index of the last prose block; -1 when there is none."""
    size: int
    """Number of blocks."""
    top: int
    """Index from which a block before the first prose is near it."""

    @classmethod
    def of(cls, prose: list[bool]) -> Layout:
        """The zones of a page, told for each block whether it is prose."""
        size = len(prose)
        if True not in prose:
            return cls(size, -1, size, size)
        first = prose.index(True)
        return cls(first, size - 1 - prose[::-1].index(True), size, max(0, first - HEAD_BLOCKS))

    @property
    def has_prose(self) -> bool:
        """Whether there is any prose at all."""
        return self.last >= 0

    def in_head(self, index: int) -> bool:
        """Whether a block stands before the prose, and near it."""
        return self.has_prose and self.top <= index < self.first

    def in_tail(self, index: int) -> bool:
        """Whether a block stands after all prose."""
        return self.has_prose and index > self.last

    def in_margin(self, index: int) -> bool:
        """Head or tail."""
        return self.in_head(index) or self.in_tail(index)
