"""Chrome by where the title stands: trails of links that lead to it, and its echoes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from cleaner.judge.base import Context
from cleaner.judge.chrome import ARTICLE
from cleaner.judge.chrome.shapes import goes_by_itself, head_of
from cleaner.judge.chrome.titles import echoes, titles_of
from cleaner.judge.line_table import Line, Look
from cleaner.lexicon import NO_WORDS, Lexicon
from cleaner.model import Page, Rule, Verdict
from cleaner.patterns import lazy
from cleaner.text import count_words, ends_sentence, fold, fold_exact

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "C201",
        "breadcrumb-trail",
        "is a trail of links back to the home page",
        fires=(
            f"> Home \u00bb Island News \u00bb Ferry Comes Back Empty\nFerry Comes Back Empty\n{ARTICLE}",
            f"> Home / News / Islands\nFerry Comes Back Empty\n{ARTICLE}",
            f"> You are here: Home / News / Islands\nFerry Comes Back Empty\n{ARTICLE}",
            f"> Sie sind hier: Startseite / Inseln\nFerry Comes Back Empty\n{ARTICLE}",
            f"> \u05d1\u05d9\u05ea \u00ab \u05d9\u05dd \u00ab \u05d0\u05d9\nFerry Comes Back Empty\n{ARTICLE}",
        ),
        spares=(
            "> a > b > c holds for all of them",
            f"> Results: Tarn / Port Neth / Hallow\nFerry Comes Back Empty\n{ARTICLE}",
            f"> \u05d1\u05d9\u05ea \u00ab\u05d9\u05dd\u00bb\n{ARTICLE}",
            f"{ARTICLE}\n> Flour > Water > Salt\n{ARTICLE}",
        ),
    ),
    Rule(
        "C209",
        "title-echo",
        "repeats the title",
        fires=(
            f"Ferry Comes Back Empty\n{ARTICLE}\n> Ferry Comes Back Empty\n{ARTICLE}",
            f"> Ferry Comes Back Empty - Moor Media\nFerry Comes Back Empty\n{ARTICLE}",
        ),
        spares=(
            f"> Ferry Comes Back Empty\n{ARTICLE}",
            f"Posted March 19, 2024\n{ARTICLE}\n> Posted March 19, 2024\n{ARTICLE}",
            f"Row Me Over\nThe owl sits in a tower\nthe bell has rung me out\n> Row me over\nto the shore\n{ARTICLE}",
            f"Ada Moor sings\nPull now, pull now,\nthe rest is mud.\nMy father dug,\n> Pull now, pull now,\n{ARTICLE}",
        ),
    ),
)

CODES: Final = {rule.name: rule.code for rule in RULES}

TRAIL_WORDS: Final = 25
"""Longest trail, in words: its last step may be a whole title."""
TRAIL_STEP_WORDS: Final = 6
"""Longest step of a trail but the last."""
TRAIL_HOME: Final = 0.98
"""Weight of a trail in the head that begins at home (.97 on news)."""
TRAIL_TITLE: Final = 0.97
"""Weight of one that ends in the title."""
TRAIL_OTHER: Final = 0.87
"""Weight of one of two signs or more in the first blocks, without home and title: .64 on mixed pages over all
places, and .09 in text that an extractor cleaned, hence the narrow place."""
TRAIL_PLACE: Final = 4
"""Lines at the top within which such a trail counts; other trails, echoes and what goes by itself do not count."""

ECHO: Final = 0.97
"""Weight of a line that says a title again."""

_LEFTWARD: Final = "\u00ab\u2039\u2190\u25c2\u25c0\u25c4\u276e<"
"""Signs of trails in scripts that run from right to left; elsewhere they lead back or open a quotation."""
_RIGHT_TO_LEFT: Final = "\u0590-\u08ff"
_TRAIL_SIGNS: Final = lazy(
    r"\s*[\u00bb\u203a\u2192\u25b8\u25b6\u25ba\u276f\u2794\uff1e]\s*|\s+(?:>|::|/|\\|\|)\s+|\s*>\s+|(?<=\w)\s*>>?\s*(?=\w)"
    rf"|(?<=[{_RIGHT_TO_LEFT}])\s+[{_LEFTWARD}]\s+(?=[{_RIGHT_TO_LEFT}])"
)
_TRAIL_HINT: Final = lazy(
    rf"[\u00bb\u203a\u2192\u25b8\u25b6\u25ba\u276f\u2794\uff1e>]| (?:[/|\\]|::) |[{_RIGHT_TO_LEFT}] [{_LEFTWARD}] "
)
_STRONG_SIGNS: Final = "\u00bb\u203a\u2192\u25b8\u25b6\u25ba\u276f\u2794\uff1e>"


def judge(page: Page, context: Context) -> Iterator[Verdict]:
    """Verdicts on lines by what stands around them."""
    if not page.blocks:
        return
    seen, lexicon = context.look(page), context.lexicon
    ends = {fold_exact(steps[-1]) for steps in map(_steps, seen.lines[: seen.layout.first]) if steps}
    titles = titles_of(page, seen, ends, lexicon)

    def takes_no_place(line: Line) -> bool:
        return goes_by_itself(line, lexicon) or _leads_home(line, lexicon)

    found = list(echoes(seen, titles, lexicon, takes_no_place))
    yield from _trails(page, seen, titles, {echo.place for echo in found}, lexicon)
    for place, title, evidence in found:
        yield Verdict(CODES["title-echo"], page.blocks[place].span, ECHO, evidence, twin=page.blocks[title].span)


def trail_steps(line: str) -> list[str]:
    """The steps of a line that looks like a trail; empty when it has fewer than two.

    >>> trail_steps("Home \u00bb News \u00bb Ferry")
    ['Home', 'News', 'Ferry']
    >>> trail_steps("He went home.")
    []
    """
    if len(line) > 300 or not _TRAIL_HINT.search(line):  # noqa: PLR2004
        return []
    steps = [step.strip() for step in _TRAIL_SIGNS.split(line)]
    steps = [step for step in steps if step]
    if len(steps) < 2 or count_words(line) > TRAIL_WORDS:  # noqa: PLR2004
        return []
    return [] if any(count_words(step) > TRAIL_STEP_WORDS for step in steps[:-1]) else steps


def _steps(line: Line) -> list[str]:
    """The steps of a line, taken apart once."""
    if line.steps is None:
        line.steps = trail_steps(line.text) or NO_STEPS
    return line.steps


def _leads_home(line: Line, lexicon: Lexicon) -> bool:
    """Whether a line is a trail that begins at the home page: "Home / News", "You are here: Home / News"."""
    steps = _steps(line)
    if not steps:
        return False
    homes = lexicon.words.get("home", NO_WORDS)
    first = steps[0].replace("\uff1a", ":")
    return fold(first) in homes or fold(first.rpartition(":")[2]) in homes


NO_STEPS: Final[list[str]] = []
"""Noted on a line that is no trail."""


def _trails(
    page: Page, seen: Look, titles: dict[str, int], echoing: Collection[int], lexicon: Lexicon
) -> Iterator[Verdict]:
    """Trails at the top. What goes takes no place there, so that one look finds them all."""
    layout = head_of(seen, lexicon)
    tops = {fold(seen.lines[place].text): place for place in titles.values()}
    above = 0
    for place, block in enumerate(page.blocks):
        if place > layout.first and above > TRAIL_PLACE:
            return
        line = seen.lines[place]
        steps = _steps(line)
        last = fold(steps[-1]) if steps else ""
        if not steps or block.kind in ("code", "title") or (line.ends and last not in tops):
            above += place not in echoing and not goes_by_itself(line, lexicon)
        elif _leads_home(line, lexicon):
            evidence = f"{len(steps)} steps from \u201c{steps[0]}\u201d"
            yield Verdict(CODES["breadcrumb-trail"], block.span, TRAIL_HOME, evidence)
        elif place < tops.get(last, 0):
            yield Verdict(CODES["breadcrumb-trail"], block.span, TRAIL_TITLE, "it ends in the title")
        elif len(steps) > 2 and above < TRAIL_PLACE and layout.in_head(place) and _are_labels(line.text, steps):  # noqa: PLR2004
            yield Verdict(CODES["breadcrumb-trail"], block.span, TRAIL_OTHER, f"{len(steps)} steps at the top")
        else:
            above += place not in echoing and not goes_by_itself(line, lexicon)


def _are_labels(line: str, steps: list[str]) -> bool:
    """Whether all steps read like names of sections, and the signs between them are those of trails."""
    signs = any(sign in line for sign in _STRONG_SIGNS)
    return (
        signs
        and all(step[0].isupper() or not step[0].isalpha() for step in steps)
        and all(not ends_sentence(step) for step in steps)
    )
