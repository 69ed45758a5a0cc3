"""What kind of text a page is: the whole body of a page with its navigation, or what an extractor left of it.

The trained line scorer pays on the first kind and has nothing to gain on the second, so it asks here first. A
small forest looks at the outline of the text: how many lines, how many of them short and without end mark,
how long the longest run of such lines at either end, what recurs, and where the prose begins and ends. No
language is favoured.

Measured by site on the development texts, see ``data/models/text-origin.md``. Callers who know better say so with the
option ``origin``; the judges look there first.
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
    """Log-odds of ``whole-body``; where there was nothing to weigh ``SURELY_NOT``."""
    why: str
    """What decided, for people."""

    @property
    def whole_body(self) -> bool:
        """Whether the text has its navigation still."""
        return self.kind == "whole-body"


def origin_of(page: Page, page_lines: Sequence[Line] = ()) -> Origin:
    """What kind of text the page is; ``page_lines`` are those of its blocks, if they are at hand."""
    return detect_in(page_lines or LineTable().look(page).lines)


def detect(lines: Sequence[str]) -> Origin:
    """What kind of text these lines are."""
    return detect_in(list(map(LineTable().__getitem__, lines)))


def detect_in(lines: Sequence[Line]) -> Origin:
    """What kind of text these lines are, of which equal ones are one object."""
    if len(lines) < MIN_LINES:
        return Origin("extracted", SURELY_NOT, f"only {len(lines)} lines")
    values = _outline(lines)
    if values[SHORT] < FEW_SHORT:
        return Origin("extracted", SURELY_NOT, f"only {values[SHORT]:.0%} of the lines are short")
    forest = _forest()
    score = forest.scores([[value] for value in values])[0] / forest.unit
    seen = dict(zip(OUTLINE, values, strict=True))
    why = (
        f"{seen['short']:.0%} of the lines are short and end no sentence, "
        f"{seen['above']:.0f} lines stand before the first prose and {seen['below']:.0f} after the last"
    )
    return Origin("whole-body" if score > THRESHOLD else "extracted", round(score, 3), why)


SURELY_NOT: Final = -99.0
"""Said of texts that need no weighing: of a few lines, or without short ones."""

THRESHOLD: Final = 0.5
"""Log-odds from which a text is called a whole body: see the card for what is missed and mistaken there."""


@cache
def _forest() -> trees.Forest:
    return trees.load(MODEL)


def outline(lines: Sequence[str]) -> list[float]:
    """The features of a text, in the order of ``OUTLINE``."""
    return _outline(list(map(LineTable().__getitem__, lines)))


_PROSE: Final = 1
_SHORT: Final = 2
_LINKED: Final = 4
"""Flags of a line: prose; short without an end; short with one."""
_FLAGS: Final = 8
"""One more than all of them."""


def _seen(line: Line) -> int:
    """The words of a line times ``_FLAGS``, and its flags; noted on it."""
    text = line.text
    count = len(text.split())
    end = text[-1:] in TERMINALS or text.rstrip(_CLOSERS)[-1:] in TERMINALS
    flags = (_PROSE if end and count >= PROSE_WORDS else 0) | ((_LINKED if end else _SHORT) * (count <= SHORT_WORDS))
    line.outline = found = count * _FLAGS + flags
    return found


_FLAGGED: Final = {flag: bytes(bool(code & flag) for code in range(256)) for flag in (_PROSE, _SHORT, _LINKED)}
"""Flag to a table that makes 1 of what has it and 0 of all else: a page is then a string of bytes to count in."""


def _outline(lines: Sequence[Line]) -> list[float]:
    """``outline`` of lines of which equal ones are one object."""
    size = len(lines)
    # 0 is no line without words but one that was not asked about: it is asked again, with the same answer.
    codes = [line.outline or _seen(line) for line in lines]
    counts = [code // _FLAGS for code in codes]
    flags = bytes([code % _FLAGS for code in codes])
    prose, short, linked = (flags.translate(_FLAGGED[flag]) for flag in (_PROSE, _SHORT, _LINKED))
    words = sum(counts)
    above = prose.find(1) if 1 in prose else size
    below = size - 1 - prose.rfind(1) if 1 in prose else size
    tops, tails = min(10, size), min(ENDS, size)
    return [
        size,
        words,
        prose.count(1) / size,
        short.count(1) / size,
        sum(compress(counts, prose)) / max(words, 1),
        longest(short),
        short.count(1, 0, tops) / tops,
        short.count(1, size - tops) / tops,
        (size - len(set(lines))) / size,
        above,
        below,
        short.count(1, 0, above),
        short.count(1, size - below),
        longest(short[:ENDS]),
        longest(short[size - tails :]),
        1 if any("\u00a9" in line.text for line in lines[-15:]) else 0,
        linked.count(1) / size,
    ]


def longest(flags: bytes) -> int:
    """Length of the longest run of ones."""
    return max(map(len, flags.split(b"\0")))
