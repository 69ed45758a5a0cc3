"""The dialog that asks for consent to cookies, with all that it explains, cut as one.

Known phrases hold it together ("Manage consent preferences", "Always active", "Reject all"); what stands between them
describes cookies and purposes in prose that no list of phrases could keep up with. Articles stand between a banner at
the head of a page and a link at its foot, too, and some are about consent, so what stands between two phrases must
speak as a dialog does: of cookies, of consent and to its reader, two of the three in most of its prose. A page about
cookies has the same headings, but no buttons, so buttons must come all the way.

Measured on the development pages, whole bodies (words): 15,700 of chrome on 24 of 1,439 pages and 570 on 5 of the 466
with snippets; of content none. When a word of consent in each paragraph of prose was enough, it was 14,900 and 570.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from cleaner.judge.chrome.facts import facts_known
from cleaner.judge.line_table import Line
from cleaner.lexicon import Lexicon
from cleaner.model import Page
from cleaner.tells import stems, telling_start, tells
from cleaner.text import fold

DIALOG: Final = 0.98
"""Weight: measured 1.00; above what the line scorer says for prose."""
PHRASES: Final = 3
"""Fewest different phrases of a dialog ..."""
ASKING: Final = 2
"""... how many of them must ask for consent wherever they stand, or be purposes, ..."""
BUTTONS: Final = 2
"""... and how many of them must neither begin nor end with the word "cookies"."""
GAP_BLOCKS: Final = 30
"""Most blocks from one phrase to the next: a table of cookies may stand between ..."""
GAP_WORDS: Final = 400
"""... and most words between them."""
BUTTON_WORDS: Final = 450
"""Most words from one button to the next (431 seen): cookie policies, which have the same headings, are longer."""
EDGE_WORDS: Final = 120
"""Most words that a dialog may hold before its first button or behind its last one."""
FOREIGN_SHARE: Final = 0.2
"""Share of the words between two phrases that may be silent about consent. A banner may stand above an article and
another phrase below it ..."""
FOREIGN_WORDS: Final = 4
"""... but so many may be, as of "Switch label"."""
SPEAKING_SHARE: Final = 0.45
"""Share of the prose between two phrases that must speak as a dialog does."""
LONG_PROSE: Final = 180
"""Prose between two phrases, neither of them a purpose, in words, from which ..."""
COOKIES_SHARE: Final = 0.5
"""... so much of it must name cookies: articles about privacy speak of much else."""

_UNSPACED: Final = "\u0590"
"""First of the scripts that write words without blanks, or with others before them: Hebrew, Arabic, Indic, Asian."""


class _Gap(NamedTuple):
    """What stands between two phrases, in words."""

    words: int
    silent: int
    """Of lines that have no word of consent."""
    prose: int
    """Of prose ..."""
    speaking: int
    """... of prose that speaks as a dialog does ..."""
    cookies: int
    """... and of prose that names cookies."""


def dialogs(page: Page, lines: Sequence[Line], asking: Collection[int], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """First place and the place after the last of each dialog, in order.

    Args:
        page: the page.
        lines: those of its blocks.
        asking: places of the lines that are phrases of consent.
        lexicon: phrases and words.
    """
    run: list[int] = []
    since = 0
    """Words since the last button of the run."""
    for place, line in enumerate(lines):
        purpose = bool(run) and _is_purpose(line)
        if place not in asking and not purpose and not (run and line.folded in tells("consent-buttons")):
            continue
        if run:
            since += sum(lines[at].count() for at in range(run[-1] + 1, place))
            if since > BUTTON_WORDS or not _goes_on(page, lines, run[-1], place, lexicon):
                yield from _found(lines, run, asking)
                run, since = [], 0
                if place not in asking:
                    continue
        run.append(place)
        if purpose or not _names_cookies(line.folded):
            since = 0
    yield from _found(lines, run, asking)


def _found(lines: Sequence[Line], run: list[int], asking: Collection[int]) -> Iterator[tuple[int, int]]:
    """The dialog that a run of phrases is, if it is one, without what stands far from its buttons."""
    buttons = [place for place in run if _is_purpose(lines[place]) or not _names_cookies(lines[place].folded)]
    if not buttons:
        return
    first, last = run[0], run[-1]
    if sum(lines[at].count() for at in range(first, buttons[0])) > EDGE_WORDS:
        first = buttons[0]
    if sum(lines[at].count() for at in range(buttons[-1] + 1, last + 1)) > EDGE_WORDS:
        last = buttons[-1]
    run = [place for place in run if first <= place <= last]
    asked = {lines[place].folded for place in run if place in asking or _is_purpose(lines[place])}
    if len(asked) >= ASKING and _is_dialog(lines, run):
        yield first, last + 1


def _goes_on(page: Page, lines: Sequence[Line], last: int, place: int, lexicon: Lexicon) -> bool:
    """Whether the dialog reaches from one phrase to the next."""
    if place - last > GAP_BLOCKS:
        return False
    between = range(last + 1, place)
    if any(page.blocks[at].kind == "title" or _is_signed(lines[at], lexicon) for at in between):
        return False
    gap = _gap([lines[at] for at in between])
    if gap.words > GAP_WORDS or gap.speaking < SPEAKING_SHARE * gap.prose:
        return False
    listed = _is_purpose(lines[last]) or _is_purpose(lines[place])
    if not listed and gap.prose > LONG_PROSE and gap.cookies < COOKIES_SHARE * gap.prose:
        return False
    return gap.silent <= max(FOREIGN_SHARE * gap.words, FOREIGN_WORDS)


def _is_signed(line: Line, lexicon: Lexicon) -> bool:
    """Whether a line tells who wrote an article, or when."""
    return any(fact.rule in ("byline", "dateline") for fact in facts_known(line, lexicon))


def _gap(lines: Sequence[Line]) -> _Gap:
    words = silent = prose = speaking = named = 0
    for line in lines:
        size = line.count()
        words += size
        cookies, marked, addressed = _voices(line)
        if not cookies and not marked:
            silent += size
        if line.prose:
            prose += size
            speaking += size * (cookies + marked + addressed > 1)
            named += size * cookies
    return _Gap(words, silent, prose, speaking, named)


def _voices(line: Line) -> tuple[bool, bool, bool]:
    """Whether a line has a word for cookies, another of consent, one to its reader."""
    folded = line.folded or fold(line.text)
    spaced = f" {folded}"
    cookies = any(map(spaced.__contains__, _word_starts("cookie-stems")))
    marked = any(map(spaced.__contains__, _word_starts("consent-marks")))
    return cookies, marked, not tells("address").isdisjoint(folded.split(" "))


def _is_purpose(line: Line) -> bool:
    return bool(telling_start("consent-purposes", line.folded))


def _is_dialog(lines: Sequence[Line], run: Sequence[int]) -> bool:
    phrases = {lines[place].folded for place in run}
    return len(phrases) >= PHRASES and sum(not _names_cookies(phrase) for phrase in phrases) >= BUTTONS


def _names_cookies(phrase: str) -> bool:
    """Whether a phrase is a kind of cookies, as the headings of a cookie policy are."""
    words = phrase.split(" ")
    return words[0].startswith(stems("cookie-stems")) or words[-1].startswith(stems("cookie-stems"))


@cache
def _word_starts(name: str) -> tuple[str, ...]:
    """Entries of a list with the blank before them, where words have blanks between them: "werb" is no "Bewerbung"."""
    entries = sorted(tells(name))
    if name == "consent-marks":
        entries = [mark for mark in entries if not mark.startswith(stems("cookie-stems"))]
    return tuple(entry if entry[0] >= _UNSPACED else f" {entry}" for entry in entries)
