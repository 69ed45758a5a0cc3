"""The dialog that asks for consent to cookies, with all that it explains, cut as one.

Known phrases hold it together ("Manage consent preferences", "Always active", "Reject all"); what stands between them
describes cookies and purposes in prose that no list of phrases could keep up with. A page about cookies has the same
headings, but no buttons, so two of the phrases must be something else than a kind of cookies.

Measured on the development pages, whole bodies (words): 14,900 of chrome on 18 of 1,439 pages and 570 on 5 of the 466
with snippets; of content none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Final

from cleaner.judge.line_table import Line
from cleaner.lexicon import telling_start, tells
from cleaner.model import Page
from cleaner.text import fold

DIALOG: Final = 0.98
"""Weight: measured 1.00; above what the line scorer says for prose."""
PHRASES: Final = 3
"""Fewest different phrases of a dialog ..."""
BUTTONS: Final = 2
"""... and how many of them must neither begin nor end with the word "cookies"."""
GAP_BLOCKS: Final = 30
"""Most blocks from one phrase to the next: a table of cookies may stand between ..."""
GAP_WORDS: Final = 400
"""... and most words between them."""
FOREIGN_SHARE: Final = 0.2
"""Share of the prose between two phrases that may be silent about consent. A banner may stand above an article and
another phrase below it."""


def dialogs(page: Page, lines: Sequence[Line], asking: Collection[int]) -> Iterator[tuple[int, int]]:
    """First place and the place after the last of each dialog, in order.

    Args:
        page: the page.
        lines: those of its blocks.
        asking: places of the lines that are phrases of consent.
    """
    run: list[int] = []
    for place, line in enumerate(lines):
        if place not in asking and not (run and telling_start("consent-purposes", line.folded)):
            continue
        if run and not _goes_on(page, lines, run[-1], place):
            if _is_dialog(lines, run):
                yield run[0], run[-1] + 1
            run = []
            if place not in asking:
                continue
        run.append(place)
    if _is_dialog(lines, run):
        yield run[0], run[-1] + 1


def _goes_on(page: Page, lines: Sequence[Line], last: int, place: int) -> bool:
    """Whether the dialog reaches from one phrase to the next."""
    if place - last > GAP_BLOCKS:
        return False
    between = range(last + 1, place)
    if sum(lines[at].count() for at in between) > GAP_WORDS or any(page.blocks[at].kind == "title" for at in between):
        return False
    prose = [lines[at] for at in between if lines[at].prose]
    silent = sum(line.count() for line in prose if not _speaks_of_consent(line.folded or fold(line.text)))
    return silent <= FOREIGN_SHARE * sum(line.count() for line in prose)


def _speaks_of_consent(folded: str) -> bool:
    return any(mark in folded for mark in tells("consent-marks"))


def _is_dialog(lines: Sequence[Line], run: Sequence[int]) -> bool:
    phrases = {lines[place].folded for place in run}
    return len(phrases) >= PHRASES and sum(not _names_cookies(phrase) for phrase in phrases) >= BUTTONS


def _names_cookies(phrase: str) -> bool:
    """Whether a phrase is a kind of cookies, as the headings of a cookie policy are."""
    words = phrase.split(" ")
    return words[0].startswith(_cookie_stems()) or words[-1].startswith(_cookie_stems())


@cache
def _cookie_stems() -> tuple[str, ...]:
    return tuple(sorted(tells("cookie-stems")))
