"""Lists under a heading: other articles under a related one, the headings of the page under a contents one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from cleaner.judge.base import Context
from cleaner.judge.chrome import ARTICLE
from cleaner.judge.chrome.phrases import RULES as PHRASES
from cleaner.judge.chrome.phrases import rule_of
from cleaner.judge.line_table import Look
from cleaner.lexicon import Lexicon
from cleaner.model import Page, Rule, Verdict
from cleaner.patterns import lazy
from cleaner.text import fold_exact

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "C208",
        "related-list",
        "is a title in a list of other articles",
        fires=(
            f"{ARTICLE}\nYou may also like\n> Ferry fares rise again",
            f"{ARTICLE}\nRelated articles\nNight boat returns\n> Island school closes",
        ),
        spares=(
            f"{ARTICLE}\nYou may also like\n> What the captain saw\n{ARTICLE}",
            "Related articles\n> \u0939\u092e \u0928\u0926\u0940 \u0915\u0947 \u092a\u093e\u0930 \u0917\u090f\u0964",
        ),
    ),
    Rule(
        "C215",
        "contents-list",
        "is an entry of the page's table of contents",
        fires=(f"Table of Contents\n> The crossing\nThe return\nThe crossing\n{ARTICLE}\nThe return\n{ARTICLE}",),
        spares=(f"Table of Contents\n> The crossing\n{ARTICLE}",),
    ),
)

CODES: Final = {rule.name: rule.code for rule in RULES}

LIST_TAIL: Final = 0.94
"""Weight of a title under a related heading after all prose."""
LIST_BODY: Final = 0.88
"""Weight of one inside the article, when prose does not follow it directly."""
LIST_LAST: Final = 0.7
"""Weight of the last one before prose goes on, which may be the heading of that prose."""
LIST_MAX: Final = 40
"""Most blocks of a list of titles. Of longer ones on the development pages the first so many are chrome, half of what
follows is content. Where the heading may stay, nothing goes of them: else every cleaning took so many more."""
LIST_WORDS: Final = 24
"""Longest title in a related list, in words."""
CONTENTS: Final = 0.96
CONTENTS_MIN: Final = 2
"""Fewest entries of a table of contents: one line that comes again may be a title."""
ENTRIES: Final = frozenset({"heading", "title", "line", "item"})
"""Kinds of block that an entry may name ..."""
ENTRY_CHARS: Final = 200
"""... if they are shorter than that, in code points."""

HEADING_CHARS: Final = 100
"""Longest heading of a list, in code points."""
HEADINGS: Final = frozenset({"related-heading", "contents-heading"})
"""Rules of such headings."""

_RELATED: Final = next(rule for rule in PHRASES if rule.name == "related-heading")
_NO_TITLE_ENDS: Final = tuple(".:;\u3002\uff61\u06d4\u0964\u0965\u1362\u104b\u17d4\uff1a\u061b")
"""Full stops and colons of all scripts: no title ends with one."""
_KEY: Final = lazy(r"[-*+\u2022]?\s{0,4}[^\W\d_][\w /*&()-]{0,28}[:\uff1a]\s{0,4}\S")
_ENTRY_MARK: Final = lazy(r"^(?:[-*\u2022\u2013]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?)\s+")


def judge(page: Page, context: Context) -> Iterator[Verdict]:
    """Verdicts on the lines under headings of lists."""
    seen, lexicon = context.look(page), context.lexicon
    headings = [
        place
        for place, line in enumerate(seen.lines)
        if line.size <= HEADING_CHARS and rule_of(line, lexicon) in HEADINGS and page.blocks[place].kind != "code"
    ]
    stays = _RELATED.meant(context.options.keep)
    yield from _related_lists(page, seen, headings, lexicon, stays=stays)
    yield from _contents_lists(page, seen, headings, lexicon)


def _related_lists(page: Page, seen: Look, headings: list[int], lexicon: Lexicon, *, stays: bool) -> Iterator[Verdict]:
    """Titles that follow a related heading, up to the next prose; ``stays``: the caller keeps such headings."""
    layout = seen.layout
    for place in headings:
        line = seen.lines[place].text
        if rule_of(seen.lines[place], lexicon) != "related-heading":
            continue
        listed = list(islice(_listed_after(page, seen, place), LIST_MAX + 1))
        titles = [at for at in listed[:LIST_MAX] if not rule_of(seen.lines[at], lexicon)]
        one_word = " " not in seen.lines[place].folded
        if (one_word and not layout.in_tail(place)) or _are_facts(page, titles):
            continue
        if len(listed) > LIST_MAX and (stays or one_word):  # what reads like content outweighs a phrase of one word
            continue
        prose_follows = bool(titles) and titles[-1] + 1 < len(page.blocks) and not layout.in_tail(titles[-1])
        for at in titles:
            weight = LIST_TAIL if layout.in_tail(at) else LIST_BODY
            if prose_follows and at == titles[-1] and page.blocks[at].kind != "item":
                weight = LIST_LAST
            yield Verdict(CODES["related-list"], page.blocks[at].span, weight, f"under \u201c{line}\u201d")


def _are_facts(page: Page, titles: list[int]) -> bool:
    """Whether most lines read "key: value": what is recommended then is a processor, not an article."""
    keyed = sum(1 for at in titles if _KEY.match(page.of(page.blocks[at])))
    return 2 * keyed > len(titles)


def _listed_after(page: Page, seen: Look, place: int) -> Iterator[int]:
    """Places of the lines under a heading that may be titles of a list or phrases among them."""
    for at in range(place + 1, len(page.blocks)):
        kind = page.blocks[at].kind
        line = seen.lines[at]
        if kind in ("code", "row", "quote") or seen.prose[at] or line.count() > LIST_WORDS:
            return
        if kind == "title" or (line.text.rstrip()[-1:] in _NO_TITLE_ENDS and kind != "item"):
            return
        yield at


def _contents_lists(page: Page, seen: Look, headings: list[int], lexicon: Lexicon) -> Iterator[Verdict]:
    """Entries under a contents heading that stand again as headings further down."""
    below: dict[str, int] = {}
    walked = -1
    for place in headings:
        line = seen.lines[place]
        if place <= walked or line.size > 60 or rule_of(line, lexicon) != "contents-heading":  # noqa: PLR2004
            continue
        below = below or _last_places(page)
        entries: list[tuple[int, int]] = []
        for at in _listed_after(page, seen, place):
            walked = at  # headings down to here have nothing to add
            if rule_of(seen.lines[at], lexicon):
                continue
            last = below.get(_entry(page.of(page.blocks[at])), at)
            if last <= at:
                break
            entries.append((at, last))
        if len(entries) >= CONTENTS_MIN:
            for at, last in entries:
                span, twin = page.blocks[at].span, page.blocks[last].span
                yield Verdict(CODES["contents-list"], span, CONTENTS, "the heading follows below", twin=twin)


def _last_places(page: Page) -> dict[str, int]:
    """Entry to the last place where it stands as a heading may."""
    return {
        _entry(page.of(block)): place
        for place, block in enumerate(page.blocks)
        if block.kind in ENTRIES and block.span.end - block.span.start < ENTRY_CHARS
    }


def _entry(line: str) -> str:
    return fold_exact(_ENTRY_MARK.sub("", line))
