"""What kind of text a page is: the whole body of a page with its navigation, or what an extractor left of it.

The trained line scorer pays on the first kind and has nothing to gain on the second, so it asks here first. A
small forest looks at the outline of the text: how many lines, how many of them short and without end mark,
how long the longest run of such lines at either end, what recurs, and where the prose begins and ends. No
language is favoured.

Measured by site on the development texts, see ``data/models/text-origin.md``. Callers who know better say so
in the page's metadata under ``text-kind``: ``whole-body`` or ``extracted``.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from itertools import compress
from typing import Final, Literal, NamedTuple

from cleaner.judge.line_table import Line, LineTable
from cleaner.judge.lines import trees
from cleaner.lexicon import DATA
from cleaner.model import Page
from cleaner.text import TERMINALS

MODEL: Final = os.path.join(DATA, "models", "text-origin.json")

META_KEY: Final = "text-kind"
"""Name of the metadata that overrules the detector."""

MIN_LINES: Final = 12
"""Fewer lines are never called a whole body: of the 1,018 whole-body development texts 2 are shorter, of those that
trafilatura extracted 11 %, readability 26 %."""

FEW_SHORT: Final = 0.2
"""Share of short lines without end mark below which no text is called a whole body, and the forest not loaded: of the
1,018 whole-body development texts 1 is below, of those extracted by trafilatura 31 %, by readability 36 %."""

ENDS: Final = 40
"""Lines at either end in which the runs of short lines are measured."""

SHORT_WORDS: Final = 8
"""Most words of a short line."""

PROSE_WORDS: Final = 15
"""Words from which a line that ends as a sentence does counts as prose."""

OUTLINE: Final = (
    "lines", "words", "prose", "short", "prose_words", "run", "short_top", "short_end", "copies", "above",
    "below", "short_above", "short_below", "run_top", "run_end", "rights", "linked",
)  # fmt: skip
"""Names of the features of a text."""

SHORT: Final = OUTLINE.index("short")

_CLOSERS: Final = "\"'\u201d\u2019\u00bb)]"


class Origin(NamedTuple):
    """What kind of text a page is and how that is known."""

    kind: Literal["whole-body", "extracted"]
    """``whole-body``: navigation and all. ``extracted``: an extractor has already cleaned it."""
    score: float
    """Log-odds of ``whole-body``; 0 when there was nothing to weigh."""
    why: str
    """What decided, for people."""

    @property
    def whole_body(self) -> bool:
        """Whether the text has its navigation still."""
        return self.kind == "whole-body"


def origin_of(page: Page, page_lines: Sequence[Line] = ()) -> Origin:
    """What kind of text the page is; ``page_lines`` are those of its blocks, if they are at hand."""
    told = next((value for key, value in page.meta if key == META_KEY), "")
    if told == "whole-body":
        return Origin("whole-body", 0.0, "the caller says so")
    if told == "extracted":
        return Origin("extracted", 0.0, "the caller says so")
    return detect_in(page_lines or LineTable().look(page).lines)


def detect(lines: Sequence[str]) -> Origin:
    """What kind of text these lines are."""
    return detect_in(list(map(Line, lines)))


def detect_in(lines: Sequence[Line]) -> Origin:
    """What kind of text these lines are."""
    if len(lines) < MIN_LINES:
        return Origin("extracted", 0.0, f"only {len(lines)} lines")
    values = _outline(lines)
    if values[SHORT] < FEW_SHORT:
        return Origin("extracted", 0.0, f"only {values[SHORT]:.0%} of the lines are short")
    forest = _forest()
    score = forest.scores([[value] for value in values])[0] / forest.unit
    seen = dict(zip(OUTLINE, values, strict=True))
    why = (
        f"{seen['short']:.0%} of the lines are short and end no sentence, "
        f"{seen['above']:.0f} lines stand before the first prose and {seen['below']:.0f} after the last"
    )
    return Origin("whole-body" if score > THRESHOLD else "extracted", round(score, 3), why)


THRESHOLD: Final = 0.5
"""Log-odds from which a text is called a whole body: see the card for what is missed and mistaken there."""


@cache
def _forest() -> trees.Forest:
    return trees.load(MODEL)


def outline(lines: Sequence[str]) -> list[float]:
    """The features of a text, in the order of ``OUTLINE``."""
    return _outline(list(map(Line, lines)))


def _seen(line: Line) -> tuple[int, bool, bool, bool, bool]:
    """Words of a line, and whether it ends as a sentence, is prose, is short without an end, short with one; noted."""
    text = line.text
    count = len(text.split())
    end = text[-1:] in TERMINALS or text.rstrip(_CLOSERS)[-1:] in TERMINALS
    short = count <= SHORT_WORDS
    line.outline = found = count, end, end and count >= PROSE_WORDS, short and not end, short and end
    return found


def _outline(lines: Sequence[Line]) -> list[float]:
    size = len(lines)
    counts, _, prose, short, linked = zip(*[line.outline or _seen(line) for line in lines], strict=True)
    words = sum(counts)
    above = prose.index(True) if True in prose else size
    below = prose[::-1].index(True) if True in prose else size
    tops, tails = min(10, size), min(ENDS, size)
    return [
        size,
        words,
        sum(prose) / size,
        sum(short) / size,
        sum(compress(counts, prose)) / max(words, 1),
        longest(short),
        sum(short[:tops]) / tops,
        sum(short[-tops:]) / tops,
        (size - len({line.text for line in lines})) / size,
        above,
        below,
        sum(short[:above]),
        sum(short[size - below :]),
        longest(short[:ENDS]),
        longest(short[-tails:]),
        1 if any("\u00a9" in line.text for line in lines[-15:]) else 0,
        sum(linked) / size,
    ]


def longest(flags: Sequence[bool]) -> int:
    """Length of the longest run of flags."""
    return max(map(len, bytes(flags).split(b"\0")))
