"""Chrome by where the title stands: trails of links that lead to it, and its echoes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cleaner.judge.base import Context
from cleaner.judge.chrome import ARTICLE
from cleaner.judge.chrome.facts import facts_known
from cleaner.judge.chrome.phrases import find_whole, rule_of
from cleaner.judge.line_table import Line, Look
from cleaner.lexicon import NO_WORDS, Lexicon
from cleaner.model import Block, Page, Rule, Span, Verdict
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
        ),
        spares=("> a > b > c holds for all of them", f"{ARTICLE}\n> Flour > Water > Salt\n{ARTICLE}"),
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
"""Blocks from the top within which such a trail counts."""

ECHO: Final = 0.97
ECHO_MIN_WORDS: Final = 3
"""Shortest title, in words, whose echo is removed; one of two words is also a figure of speech."""
ECHO_AFTER: Final = 3
"""Blocks after the first prose within which an echo counts: a standfirst, a picture, then the title again."""

VERSES: Final = 2
VERSE_WORDS: Final = 3
"""Lines of so many words between a title and its echo, no prose and no chrome, from which it is no echo: the title of a
song comes again in its refrain."""
ECHO_MAX: Final = 3
"""Most times a title stands on its page's head: a line that stands there more often is a label of a list."""

SITED_LINES: Final = 64
"""Lines with the signs that part a title from the name of its site, the first ones, that a title is looked for in:
on a page of nothing but such lines the search would be quadratic."""

_TRAIL_SIGNS: Final = lazy(
    r"\s*[\u00bb\u203a\u2192\u25b8\u25b6\u25ba\u276f\u2794\uff1e]\s*|\s+(?:>|::|/|\\|\|)\s+|\s*>\s+|(?<=\w)\s*>>?\s*(?=\w)"
)
_TRAIL_HINT: Final = lazy(r"[\u00bb\u203a\u2192\u25b8\u25b6\u25ba\u276f\u2794\uff1e>]| (?:[/|\\]|::) ")
_STRONG_SIGNS: Final = "\u00bb\u203a\u2192\u25b8\u25b6\u25ba\u276f\u2794\uff1e>"
_SITE_PARTS: Final = lazy(r"\s+[|\u2013\u2014\u00b7\u2022\u00bb-]\s+|\s*[|\u00bb]\s*")

_CLAUSE_ENDS: Final = tuple(",;:\u2013\u2014\u3001\uff0c\uff1b\uff1a\u060c\u061b")
"""Signs with which a line of verse ends and no title does."""
_SITE_SIGN: Final = lazy("[|\u2013\u2014\u00b7\u2022\u00bb-]")


def judge(page: Page, context: Context) -> Iterator[Verdict]:
    """Verdicts on lines by what stands around them."""
    if not page.blocks:
        return
    seen, lexicon = context.look(page), context.lexicon
    title = _title_place(page, seen, lexicon)
    yield from _trails(page, seen, title, lexicon)
    yield from _echoes(page, seen, title, lexicon)


def _line(page: Page, place: int) -> str:
    return page.of(page.blocks[place])


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


NO_STEPS: Final[list[str]] = []
"""Noted on a line that is no trail."""


def _trails(page: Page, seen: Look, title: int, lexicon: Lexicon) -> Iterator[Verdict]:
    layout = seen.layout
    home = lexicon.words.get("home", NO_WORDS)
    top = fold(_line(page, title)) if title >= 0 else ""
    for place, block in enumerate(page.blocks):
        if place > layout.first and place > TRAIL_PLACE:
            return
        line = seen.lines[place].text
        steps = _steps(seen.lines[place])
        if not steps or block.kind in ("code", "title") or (seen.lines[place].ends and fold(steps[-1]) != top):
            continue
        if fold(steps[0]) in home:
            yield Verdict(
                CODES["breadcrumb-trail"], block.span, TRAIL_HOME, f"{len(steps)} steps from \u201c{steps[0]}\u201d"
            )
        elif top and fold(steps[-1]) == top and place < title:
            yield Verdict(CODES["breadcrumb-trail"], block.span, TRAIL_TITLE, "it ends in the title")
        elif len(steps) > 2 and place < TRAIL_PLACE and layout.in_head(place) and _are_labels(line, steps):  # noqa: PLR2004
            yield Verdict(CODES["breadcrumb-trail"], block.span, TRAIL_OTHER, f"{len(steps)} steps at the top")


def _are_labels(line: str, steps: list[str]) -> bool:
    """Whether all steps read like names of sections, and the signs between them are those of trails."""
    signs = any(sign in line for sign in _STRONG_SIGNS)
    return (
        signs
        and all(step[0].isupper() or not step[0].isalpha() for step in steps)
        and all(not ends_sentence(step) for step in steps)
    )


def _title_place(page: Page, seen: Look, lexicon: Lexicon) -> int:
    """Place of the block that is the page's title: what echoes say, else the given title; -1 when nothing does."""
    layout = seen.layout
    if not layout.has_prose and not page.title:
        return -1
    places = range(min(len(page.blocks), layout.first + ECHO_AFTER + 1))
    lines = [
        seen.lines[place].folded_exactly() if _may_be_title(page.blocks[place], seen.lines[place], lexicon) else ""
        for place in places
    ]
    given = fold_exact(page.title) if page.title else ""
    if given and given in lines[: layout.first]:
        return lines.index(given)
    if not layout.has_prose:
        return -1
    head = range(min(layout.first, len(lines)))
    place = _told_title(seen, lines, head, lexicon)
    return _last_heading(page, lines, head) if place < 0 else place


def _told_title(seen: Look, lines: list[str], head: range, lexicon: Lexicon) -> int:
    """Place in the head of the first line that others tell to be the title: echoes, a trail, a line with the site.

    Args:
        seen: the lines of the page.
        lines: those to look at, folded, each at its place; '' for what can be no title.
        head: places before the prose.
        lexicon: phrases, which are no titles.
    """
    ends = {fold_exact(steps[-1]) for steps in map(_steps, seen.lines[: len(head)]) if steps}
    stands: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        stands.setdefault(line, []).append(place)
    sited: list[str] = []
    told = False
    for place in head:
        line = lines[place]
        told = told or (place > 0 and seen.lines[place - 1].ends)
        if place and len(sited) < SITED_LINES and _is_sited(lines[place - 1]):
            sited.append(lines[place - 1])
        if not line:
            continue
        if (ends_sentence(line) and line[-1] not in "?!") or line[-1] in _CLAUSE_ENDS:
            continue
        again = 1 < len(stands[line]) <= ECHO_MAX
        if again and _is_among_verses(seen, place, lexicon):
            again = not told and not _is_refrain(lines, stands[line])
        if not again and line not in ends and not any(_is_title_with_site(other, line) for other in sited):
            continue
        if count_words(line) >= ECHO_MIN_WORDS and not find_whole(line, fold(line), lexicon):
            return place
    return -1


def _last_heading(page: Page, lines: list[str], head: range) -> int:
    """Place of the heading nearest to the prose that is long enough for a title; -1 when there is none."""
    for place in reversed(head):
        if page.blocks[place].kind in ("title", "heading") and count_words(lines[place]) >= ECHO_MIN_WORDS:
            return place
    return -1


def _is_refrain(lines: list[str], places: list[int]) -> bool:
    """Whether a line that comes again is verse: a line beside it comes again with it.

    >>> _is_refrain(["lantern street", "turn it on", "once again", "and the rain", "turn it on", "once again"], [1, 4])
    True
    >>> _is_refrain(["ferry comes back empty", "by ada moor", "ferry comes back empty", "a storm"], [0, 2])
    False
    """
    one, other = places[:2]
    near = [at for at in (one - 1, one + 1) if 0 <= at < len(lines) and lines[at]]
    beside = {lines[at] for at in near}
    return any(0 <= at < len(lines) and at not in (one, *near) and lines[at] in beside for at in (other - 1, other + 1))


def _is_sited(line: str) -> bool:
    """Whether signs stand in the line that part a title from the name of its site."""
    return _SITE_SIGN.search(line) is not None and _SITE_PARTS.search(line) is not None


def _may_be_title(block: Block, line: Line, lexicon: Lexicon) -> bool:
    """Whether a line may be the title or its echo: short, no code, no date or author, which stand in several places."""
    return block.kind != "code" and line.size <= 250 and not facts_known(line, lexicon)  # noqa: PLR2004


def _is_title_with_site(line: str, title: str) -> bool:
    """Whether a line is the title with the name of the site before or after it, signs between them."""
    if title not in line or line == title:
        return False
    parts = [part.strip() for part in _SITE_PARTS.split(line)]
    rest = [part for part in parts if part]
    return (
        (line.startswith(title) or line.endswith(title))
        and len(rest) > 1
        and count_words(line) - count_words(title) <= TRAIL_STEP_WORDS + 1
    )


def _echoes(page: Page, seen: Look, title: int, lexicon: Lexicon) -> Iterator[Verdict]:
    if title < 0:
        return
    layout = seen.layout
    twin: Span = page.blocks[title].span
    wanted = seen.lines[title].folded_exactly()
    if count_words(wanted) < ECHO_MIN_WORDS:
        return
    verses = 0
    for place in range(min(len(page.blocks), layout.first + ECHO_AFTER + 1)):
        block, at = page.blocks[place], seen.lines[place]
        if place == title or not _may_be_title(block, at, lexicon):
            continue
        line = at.folded_exactly()
        if place > title and line != wanted and _is_verse(seen, place, lexicon):
            verses += 1
        if line == wanted and place > title:
            if verses >= VERSES:
                continue
            yield Verdict(CODES["title-echo"], block.span, ECHO, "word for word", twin=twin)
        elif place < layout.first and _is_title_with_site(line, wanted):
            yield Verdict(CODES["title-echo"], block.span, ECHO, "with the name of the site", twin=twin)


def _is_among_verses(seen: Look, place: int, lexicon: Lexicon) -> bool:
    """Whether a line above or below may be one of a poem: in menus, which come again too, lines are shorter."""
    return any(0 <= at < len(seen.lines) and _is_verse(seen, at, lexicon) for at in (place - 1, place + 1))


def _is_verse(seen: Look, place: int, lexicon: Lexicon) -> bool:
    """Whether a line may be one of a poem: no prose, no chrome, and as long as a short verse."""
    line = seen.lines[place]
    return (
        not seen.prose[place]
        and seen.blocks[place].kind not in ("item", "row")
        and line.count() >= VERSE_WORDS
        and not rule_of(line, lexicon)
        and not facts_known(line, lexicon)
    )
