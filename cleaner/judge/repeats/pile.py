"""One reading of a page from top to bottom onto a pile of the blocks that stay.

Whether a block is a repeat depends on the pile alone, and what is a repeat leaves no mark on it. So the first
copy is the one that stays, and reading the pile again finds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Final, NamedTuple

from cleaner.judge.layout import REPEATABLE, RUN_PROSE_WORDS
from cleaner.judge.line_table import Line
from cleaner.judge.repeats.near import Checksums, NearIndex, Sketch, sketch
from cleaner.model import Page, Span

if TYPE_CHECKING:
    from cleaner.judge.repeats.wording import Difference

LONG_WORDS: Final = 25
"""Shortest paragraph that is a repeat by itself. Articles repeat paragraphs of 15 words and more on 6 % of
the pages."""
RUN_WORDS: Final = 25
"""Words that a run of blocks must have in total."""
RUN_LOOK_BACK: Final = 32
"""Blocks compared backwards to find where a run began; keeps the cost of a block fixed."""
VERSE_LINE_CHARS: Final = 45
"""A block of three lines or more, none longer than this, is verse or a table: hard-wrapped prose is wider."""
VERSE_CAPITALS: Final = 0.7
"""Share of lines with a capital first from which a block of short lines is verse; wrapped prose has about
.2."""
VERSE_MAX_LINE: Final = 80
"""Longest line of verse."""

CODE_SIGNS: Final = "{}[]();=<>"
CODE_SHARE: Final = 0.03
"""Share of such signs from which a paragraph is code that came without its markup; prose has about .005."""

OPENERS: Final = REPEATABLE | {"heading", "title"}
"""Kinds that may begin a run."""
LISTED: Final = frozenset({"item", "row", "code"})
"""Kinds that stand in lists: they end a run only where their list ends."""


class Settings(NamedTuple):
    """What the reading looks for."""

    exact: bool
    """Exact copies of long paragraphs."""
    run: bool
    """Runs of blocks."""
    near: bool
    """Near-copies of long paragraphs."""
    near_weight: Callable[[Difference], float]
    """How sure a near-copy is to be one."""
    near_acts: float
    """Weight from which a near-copy goes; below it is reported and stays on the pile."""
    dates: tuple[Collection[str], ...]
    """Names of months and weekdays, which count as numbers."""
    compared: dict[tuple[Span, Span], Difference | None]
    """Pairs of paragraphs of the page that were compared before; grows."""


class Copy(NamedTuple):
    """What was found about one block."""

    twin: int
    """Index of the block it repeats."""
    exact: bool = False
    """Whether it is a long paragraph that repeats the twin word for word."""
    seen: Difference | None = None
    """How a near-copy differs."""
    run: tuple[int, ...] = ()
    """Indexes of the blocks of its run; empty outside of runs."""

    place: int = 0
    """Its place in the run, counted from 1."""


class Pile:
    """The blocks that stay so far, and what was found about the others."""

    def __init__(self, page: Page, lines: list[Line], sizes: list[int], settings: Settings) -> None:
        """``lines``: those of the page's blocks. ``sizes``: words of each prose block, 0 for other kinds."""
        self.page = page
        self.lines = lines
        self.sizes = sizes
        self.settings = settings
        self.copies: dict[int, Copy] = {}
        self._gone: dict[int, int] = {}
        self._kinds = [block.kind for block in page.blocks]
        self._long = [size >= LONG_WORDS and not self._is_verse(index) for index, size in enumerate(sizes)]
        self._texts: list[int] = []
        self._sketches: dict[int, Sketch] = {}
        self._index = NearIndex()
        self._pile: list[int] = []
        self._places: dict[int, int] = {}
        self._firsts: dict[int, list[int]] = {}
        self._pairs: dict[tuple[int, int], list[int]] = {}
        self._follow = -1
        self._run: list[int] = []
        self._hanging: list[tuple[int, int]] = []

    def read(self) -> None:
        """Read all blocks; ``copies`` then holds what was found."""
        if not self._has_copies():
            return
        numbers: dict[str, int] = {}
        self._texts = [numbers.setdefault(line.folded_exactly(), index) for index, line in enumerate(self.lines)]
        for index in range(len(self.lines)):
            self._take(index)
        self._end_run(None)

    def staying(self, index: int) -> int:
        """The copy that stays of a block that may itself have gone as part of a later find."""
        while index in self._gone:
            index = self._gone[index]
        return index

    def _has_copies(self) -> bool:
        """Sketch the paragraphs; whether any of them is a copy.

        Most pages end here, before anything is folded.
        """
        of, blocks = self.page.of, self.page.blocks
        sums = Checksums()
        index = NearIndex()
        seen: set[Sketch] = set()
        found = False
        for i, size in enumerate(self.sizes):
            if size < RUN_PROSE_WORDS:
                continue
            text = of(blocks[i])
            kept = sketch(text, sums)
            if kept in seen:
                found = True
            seen.add(kept)
            if self._long[i] and self.settings.near:
                self._sketches[i] = kept
                found = found or any(self._compared(number, i) for number in index.candidates(kept))
                index.add(i, kept)
        return found

    def _compared(self, kept: int, later: int) -> Difference | None:
        """How a paragraph differs from the one it is a copy of; None if it is none. Found out once for a page."""
        blocks = self.page.blocks
        known, pair = self.settings.compared, (blocks[kept].span, blocks[later].span)
        if pair not in known:
            from cleaner.judge.repeats.wording import difference  # most pages have nothing to compare

            seen = difference(pair[0].of(self.page.text), pair[1].of(self.page.text), self.settings.dates)
            known[pair] = seen if seen.copies else None
        return known[pair]

    def _is_verse(self, index: int) -> bool:
        start, end = self.page.blocks[index].span
        return self.page.text.find("\n", start, end) >= 0 and is_verse(self.page.text[start:end])

    def _is_code(self, index: int) -> bool:
        text = self.page.of(self.page.blocks[index])
        return sum(map(text.count, CODE_SIGNS)) > CODE_SHARE * len(text)

    def _take(self, index: int) -> None:
        """Read one block."""
        pile, follow = self._pile, self._follow
        if 0 <= follow < len(pile) and self._texts[pile[follow]] == self._texts[index]:
            self._follow += 1
            self._hanging.append((index, pile[follow]))
            if self._kinds[index] in REPEATABLE:
                self._let_go()
            return
        copy, place = self._copy(index)
        if copy is None:
            self._end_run(index)
            if not self._begin_run(index):
                self._push(index)
            return
        self.copies[index] = copy
        if copy.seen is not None and not self._acts(copy.seen):
            self._end_run(index)
            self._push(index)
            return
        if 0 <= follow == place:
            self._let_go()
        else:
            self._end_run(index)
            if copy.exact and self.settings.run:
                self._pop(self._lead(place), place)
        self._gone[index] = copy.twin
        self._run.append(index)
        self._follow = place + 1 if self.settings.run else -1

    def _acts(self, seen: Difference) -> bool:
        return self.settings.near_weight(seen) >= self.settings.near_acts

    def _copy(self, index: int) -> tuple[Copy | None, int]:
        """The opinion on a long paragraph by itself, and the place of its twin on the pile."""
        if not self._long[index] or self._is_code(index):
            return None, -1
        text = self._texts[index]
        if self.settings.exact and self._firsts.get(text):
            place = self._beside(index) if self._beside(index) >= 0 else self._firsts[text][0]
            return Copy(self._pile[place], exact=True), place
        kept = self._sketches.get(index)
        if kept is None:
            return None, -1
        best: tuple[float, Difference, int] | None = None
        for number in self._index.candidates(kept):
            place = self._places[number]
            if place >= len(self._pile) or self._pile[place] != number:
                continue
            seen = self._compared(number, index)
            if seen and (best is None or seen.containment > best[0]):
                best = seen.containment, seen, place
        if best is None:
            return None, -1
        return Copy(self._pile[best[2]], seen=best[1]), best[2]

    def _beside(self, index: int) -> int:
        """Place on the pile where this text already followed the text that is on top now, or -1."""
        if not self._pile:
            return -1
        places = self._pairs.get((self._texts[self._pile[-1]], self._texts[index]))
        return places[0] if places else -1

    def _lead(self, place: int) -> int:
        """How many blocks on top of the pile repeat those before ``place``."""
        pile, texts = self._pile, self._texts
        most = min(place, len(pile) - place - 1, RUN_LOOK_BACK)
        lead = 0
        while lead < most and texts[pile[-lead - 1]] == texts[pile[place - lead - 1]]:
            lead += 1
        while lead and self._kinds[pile[-lead]] not in OPENERS:
            lead -= 1
        return lead

    def _begin_run(self, index: int) -> bool:
        """Take a run off the pile that this paragraph completes, if there is one."""
        if not self.settings.run or self._kinds[index] not in REPEATABLE:
            return False
        place = self._beside(index)
        lead = self._lead(place) if place > 0 else 0
        if not lead:
            return False
        members = [*self._pile[-lead:], index]
        text = self.page.text
        total = sum(text.count(" ", *self.page.blocks[i].span) + 1 for i in members)
        prose = any(self.sizes[i] >= RUN_PROSE_WORDS and not self._is_verse(i) for i in members)
        if total < RUN_WORDS or not prose or len({self._texts[i] for i in members}) < 2:  # noqa: PLR2004
            return False
        twin = self._pile[place]
        self._pop(lead, place)
        self.copies[index] = Copy(twin)
        self._gone[index] = twin
        self._run.append(index)
        self._follow = place + 1
        return True

    def _pop(self, lead: int, place: int) -> None:
        """Take the run's first blocks off the pile; their twins end before ``place``."""
        for _ in range(lead):
            twin = self._pile[place - len(self._run) - 1]
            top = self._pile.pop()
            self._firsts[self._texts[top]].pop()
            if self._pile:
                self._pairs[self._texts[self._pile[-1]], self._texts[top]].pop()
            self.copies[top] = Copy(twin)
            self._gone[top] = twin
            self._run.append(top)
        self._run.reverse()

    def _push(self, index: int) -> None:
        """Put a block on the pile: it stays."""
        place = len(self._pile)
        text = self._texts[index]
        if place:
            self._pairs.setdefault((self._texts[self._pile[-1]], text), []).append(place)
        self._firsts.setdefault(text, []).append(place)
        self._pile.append(index)
        if index in self._sketches:
            self._places[index] = place
            self._index.add(index, self._sketches[index])

    def _let_go(self) -> None:
        """The blocks that hung go with the run."""
        for index, twin in self._hanging:
            self.copies[index] = Copy(twin, exact=self._long[index] and self.settings.exact)
            self._gone[index] = twin
            self._run.append(index)
        self._hanging.clear()

    def _end_run(self, following: int | None) -> None:
        """Close the run before block ``following``; None: at the end of the page."""
        if self._follow < 0:
            return
        stay: list[int] = []
        # A heading belongs to what follows it, and half a list to its other half.
        while self._hanging and following is not None:
            last = self._hanging[-1][0]
            if self._kinds[last] in LISTED and self._kinds[following] != self._kinds[last]:
                break
            stay.append(self._hanging.pop()[0])
        self._let_go()
        if len(self._run) > 1:
            run = tuple(self._run)
            for place, index in enumerate(run, 1):
                copy = self.copies[index]
                if copy.seen is None:
                    self.copies[index] = copy._replace(run=run, place=place)
        self._run.clear()
        self._follow = -1
        for index in reversed(stay):
            self._push(index)


def is_verse(text: str) -> bool:
    r"""Whether a block is made of short lines that mean something as lines: verse, an address, a table.

    >>> is_verse("Row, brothers, row,\nThe tide is low,\nThe night is long.")
    True
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    longest = max(map(len, lines), default=0)
    if len(lines) < 3 or longest > VERSE_MAX_LINE:  # noqa: PLR2004
        return False
    capitals = sum(next(filter(str.isalpha, line), "a").isupper() for line in lines)
    return longest <= VERSE_LINE_CHARS or capitals >= VERSE_CAPITALS * len(lines)
