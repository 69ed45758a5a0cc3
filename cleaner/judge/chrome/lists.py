"""Lists under a heading: other articles under a related one, the headings of the page under a contents one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cleaner.judge.base import Context
from cleaner.judge.chrome import ARTICLE
from cleaner.judge.chrome.phrases import rule_of
from cleaner.judge.line_table import Look
from cleaner.lexicon import Lexicon
from cleaner.model import Page, Rule, Span, Verdict
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
LIST_WORDS: Final = 24
"""Longest title in a related list, in words."""
CONTENTS: Final = 0.96
CONTENTS_MIN: Final = 2
"""Fewest entries of a table of contents: one line that comes again may be a title."""

HEADING_CHARS: Final = 100
"""Longest heading of a list, in code points."""
HEADINGS: Final = frozenset({"related-heading", "contents-heading"})
"""Rules of such headings."""

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
    yield from _related_lists(page, seen, headings, lexicon)
    yield from _contents_lists(page, seen, headings, lexicon)


def _related_lists(page: Page, seen: Look, headings: list[int], lexicon: Lexicon) -> Iterator[Verdict]:
    """Titles that follow a related heading, up to the next prose."""
    layout = seen.layout
    for place in headings:
        line = seen.lines[place].text
        if rule_of(seen.lines[place], lexicon) != "related-heading":
            continue
        titles = list(_titles_after(page, seen, place, lexicon))
        one_word = " " not in seen.lines[place].folded and not layout.in_tail(place)
        if one_word or _are_facts(page, titles):
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


def _titles_after(page: Page, seen: Look, place: int, lexicon: Lexicon) -> Iterator[int]:
    for at in range(place + 1, min(len(page.blocks), place + 1 + LIST_MAX)):
        kind = page.blocks[at].kind
        line = seen.lines[at]
        if kind in ("code", "row", "quote") or seen.prose[at] or line.count() > LIST_WORDS:
            return
        if kind == "title" or (line.text.rstrip()[-1:] in _NO_TITLE_ENDS and kind != "item"):
            return
        if not rule_of(line, lexicon):
            yield at


def _contents_lists(page: Page, seen: Look, headings: list[int], lexicon: Lexicon) -> Iterator[Verdict]:
    """Entries under a contents heading that stand again as headings further down."""
    for place in headings:
        line = seen.lines[place]
        if line.size > 60 or rule_of(line, lexicon) != "contents-heading":  # noqa: PLR2004
            continue
        below: dict[str, tuple[int, Span]] = {}
        for at in range(len(page.blocks) - 1, place, -1):
            other = page.blocks[at]
            if other.kind in ("heading", "title", "line", "item") and other.span.end - other.span.start < 200:  # noqa: PLR2004
                below.setdefault(_entry(page.of(other)), (at, other.span))
        entries: list[tuple[int, Span]] = []
        for at in _titles_after(page, seen, place, lexicon):
            last, span = below.get(_entry(page.of(page.blocks[at])), (at, page.blocks[at].span))
            if last <= at:
                break
            entries.append((at, span))
        if len(entries) >= CONTENTS_MIN:
            for at, span in entries:
                yield Verdict(
                    CODES["contents-list"], page.blocks[at].span, CONTENTS, "the heading follows below", twin=span
                )


def _entry(line: str) -> str:
    return fold_exact(_ENTRY_MARK.sub("", line))
