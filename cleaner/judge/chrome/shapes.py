"""Chrome by shape: single lines that state a fact about the page, share, paginate or claim rights.

Such lines are chrome in the margins of an article and content elsewhere, so their weight depends on the place (see
``layout``) and on the kind of page: one with many of them is a forum or a listing, where they stay.

Measured on the development texts (precision, mixed whole-body pages / news / text that an extractor cleaned):
counter .50/.97/.03, byline up to five words .55/.94/.34, date alone .86/.92/.63, copyright line .99/.97/.86. Hence
full weight in the head of a page with prose only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cleaner.judge.base import Context
from cleaner.judge.chrome import ARTICLE
from cleaner.judge.chrome.facts import Fact, facts_known
from cleaner.judge.chrome.filings import filing_verbs, opening_filing
from cleaner.judge.chrome.forms import Form, forms_of, is_sure_network
from cleaner.judge.chrome.phrases import CODES as PHRASE_CODES
from cleaner.judge.chrome.phrases import NOTHING, found_in
from cleaner.judge.chrome.stated import stated
from cleaner.judge.layout import FORUM_LINES, HEAD_BLOCKS, Layout
from cleaner.judge.line_table import Line, Look
from cleaner.lexicon import NO_WORDS, Lexicon
from cleaner.model import PROSE_KINDS, Block, Page, Rule, Verdict
from cleaner.tells import tells

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "C202",
        "counter",
        "counts comments, views or shares",
        fires=(
            f"Ferry Comes Back Empty\n> 0 comment 0 views\n{ARTICLE}",
            f"Ferry Comes Back Empty\n> 12 shares\n{ARTICLE}",
        ),
        spares=("> 12 shares of the mill were sold to a baker in the next valley.", "> 5 Comments the Mayor Regrets"),
    ),
    Rule(
        "C203",
        "byline",
        "names the author",
        fires=(
            f"Ferry Comes Back Empty\n> By Ada Moor\n{ARTICLE}",
            f"Ferry Comes Back Empty\n> Posted by Ada Moor on 3 May 2024 in Harbour News\n{ARTICLE}",
            f"Ferry Comes Back Empty\n> by Ada Moor | May 3, 2024 | Harbour News | 0 comments\n{ARTICLE}",
        ),
        spares=(f"Ferry Comes Back Empty\n> By the River\n{ARTICLE}", f"{ARTICLE}\n> By Lantern Light\n{ARTICLE}"),
    ),
    Rule(
        "C204",
        "dateline",
        "states when the page was written",
        fires=(
            f"Ferry Comes Back Empty\n> Published on 3 May 2024\n{ARTICLE}",
            f"Ferry Comes Back Empty\n> 3 hours ago\n{ARTICLE}",
            f"Ferry Comes Back Empty\n> July 12, 2024 - 10:30 am\n{ARTICLE}",
            f"Ferry Comes Back Empty\n> 12 July 2024 - Updated 14 July 2024\n{ARTICLE}",
        ),
        spares=(
            f"{ARTICLE}\n> May 1968\n{ARTICLE}",
            f"> 14 July 1789\nBy Ada Moor\n{ARTICLE}",
            "> On 3 May 2024 the ferry left at dawn.",
            f"Lamps of the Harbour\n> 12 July 2024 - 14 July 2024\n{ARTICLE}",
            f"Ada Moor, Keeper of the Light\n> March 3, 1931 \u2013 May 4, 2024\n{ARTICLE}",
            f"Rain and Days of Rain by Month\n> March 60 11\nApril 44 9\nMay 38 8\n{ARTICLE}",
        ),
    ),
    Rule(
        "C205",
        "read-time",
        "states how long reading takes",
        fires=(f"Ferry Comes Back Empty\n> 3 min read\n{ARTICLE}",),
        spares=("> 3 min read from the psalms opened the day.",),
    ),
    Rule(
        "C206",
        "share-bar",
        "is a row of buttons to share",
        fires=("> Facebook Twitter WhatsApp", "> Share Tweet Pin"),
        spares=(
            "> Facebook and Twitter fight over cables",
            "We asked four hundred voters in Tarn which of these they had read:\n> Facebook\nInstagram\nYouTube",
        ),
    ),
    Rule(
        "C207",
        "pagination-row",
        "leads through the pages of a list",
        fires=(f"{ARTICLE}\n> 1 2 3 \u2026 Next", f"{ARTICLE}\n> Page 1 of 5"),
        spares=("> 1 2 3 4", "> Page 1 of the diary was torn out"),
    ),
    Rule(
        "C210",
        "copyright-line",
        "states the site's rights",
        fires=(f"{ARTICLE}\n> \u00a9 2024 Moor Media. All rights reserved.",),
        spares=(
            "> The \u00a9 sign was first used in law in 1954, and the printers of the county cut it by hand.",
            "> Copyright 1962 Hubert Stannage, it says in my copy of the book, and the ink has run.",
        ),
    ),
    Rule(
        "C213",
        "tag-list",
        "lists the page's tags",
        fires=(
            f"{ARTICLE}\n> Tags: ferries, islands, weather",
            f"{ARTICLE}\n> Posted in Harbour News and tagged ferries",
            f"{ARTICLE}\n> Posted in Harbour News | Tagged ferries, islands | Leave a comment",
            f"{ARTICLE}\n> This entry was posted in Harbour News and tagged ferries by Ada. Bookmark the permalink.",
        ),
        spares=(
            "> Tags: the dog had none, so nobody knew its name.",
            f"Ferry Comes Back Empty\n> Tagged for Life\n{ARTICLE}",
            "> Posted in the window was a card with the price of the boat.",
            f"> This entry was posted in the log at dawn, in red ink, by a hand that nobody on board knew.\n{ARTICLE}",
            f"{ARTICLE}\n> Der Beitrag wurde am 3. Mai um zwei Euro erhöht, und im Hafen sprach niemand darüber.",
        ),
    ),
    Rule(
        "C216",
        "related-line",
        "leads to another article",
        fires=(f"{ARTICLE}\n> Read also: Ferry fares rise again\n{ARTICLE}",),
        spares=("> Read also what the captain wrote that night.", "> Related: the two men were cousins."),
    ),
)

CODES: Final = {rule.name: rule.code for rule in RULES}
RULE_OF_FACT: Final = {"clock": "dateline", "filing": "tag-list"}
"""The rules of facts that have none of their own name."""

HEAD_WEIGHT: Final = {"counter": 0.97, "byline": 0.94, "dateline": 0.94, "read-time": 0.97, "tag-list": 0.95}
"""Weights in the head of a page with prose: precision there on news."""
TAIL_WEIGHT: Final = {"counter": 0.94, "byline": 0.8, "dateline": 0.8, "read-time": 0.94, "tag-list": 0.95}
"""Weights after all prose, where bylines and dates also belong to signed letters and to teasers."""
BODY_WEIGHT: Final = {"counter": 0.6, "byline": 0.55, "dateline": 0.55, "read-time": 0.9, "tag-list": 0.8}
"""Weights inside the prose, where most such lines are content."""
JOINED: Final = 0.97
"""Weight in the head of a line that joins two facts or more."""
TAIL_JOINED: Final = 0.88
"""The same after all prose for a line that says what it states ("Posted by Ada Moor at 10:30 am"): others are the heads
of teasers, which name others than the page's author."""
UNSURE_FACT: Final = 0.7
"""Weight of a fact that could be a heading ("By Night", "May 1968") and that has no other fact beside it."""
ROWS: Final = 3
"""Dates under one another from which they are rows of a table or a list: a page says when it was written in two lines
at most, "Published" and "Updated"."""
FORUM_WEIGHT: Final = 0.58
"""Highest weight of such a line on a page full of them."""

SHARE: Final = 0.96
TOLD_WORDS: Final = 8
"""Shortest line with a colon, in words, that introduces a list of networks in a text. Prompts to share are shorter;
none of 952 such lines of the development texts stands under one."""
PAGINATION: Final = 0.95
PAGINATION_BODY: Final = 0.8
COPYRIGHT: Final = 0.97
TAGS: Final = 0.95
TAGS_BODY: Final = 0.8
NOTE: Final = 0.92
"""Weight of a sentence behind the text that says where the page is filed: that of other lines that begin with a phrase
(``phrases.START``)."""
SENTENCE_WORDS: Final = 4
"""Shortest sentence that makes a line beside it part of a text."""
RELATED: Final = 0.92
FORM_MARGIN: Final = {
    "share-bar": SHARE, "pagination-row": PAGINATION, "copyright-line": COPYRIGHT, "tag-list": TAGS,
    "related-line": RELATED,
}  # fmt: skip
"""Weights of what is told by its form, before and after the prose ..."""
FORM_BODY: Final = {**FORM_MARGIN, "pagination-row": PAGINATION_BODY, "tag-list": TAGS_BODY}
"""... and inside it."""

MAX_CHARS: Final = 300
"""Longest line that is looked at, in code points."""


def judge(page: Page, context: Context) -> Iterator[Verdict]:
    """Verdicts on single lines by their shape and place."""
    lexicon = context.lexicon
    seen = context.look(page)
    layout = head_of(seen, lexicon)
    facts: dict[int, tuple[Fact, ...]] = {}
    formed: list[tuple[int, tuple[Form, ...]]] = []
    networks: list[int] = []
    for place, line in enumerate(seen.lines):
        if line.forms is None:
            note(line, lexicon)
        if line.facts:
            facts[place] = line.facts
        elif line.forms:
            formed.append((place, line.forms))
        if line.network:
            networks.append(place)
    kinds = page.blocks
    facts = {place: found for place, found in facts.items() if kinds[place].kind != "code"}
    # Lines with a section head teasers, which stand below articles too.
    plain = [found for found in facts.values() if all(fact.rule != "filing" for fact in found)]
    forum = len(plain) >= FORUM_LINES
    dates = {place for place in facts if [fact.rule for fact in facts[place]] == ["dateline"]}
    diary = any(layout.first < place and _between_sentences(place, seen.lines) for place in dates)
    rows = _in_runs(dates)
    for place in facts:
        heads = place in rows or (diary and place in dates and facts.keys().isdisjoint((place - 1, place + 1)))
        verdict = _weigh(facts, place, kinds[place], layout, forum=forum, heads=heads)
        joined = layout.in_tail(place) and len(facts[place]) > 1 and not forum
        if joined and _says_what_follows(seen.lines[place], lexicon):
            verdict = verdict._replace(weight=max(verdict.weight, TAIL_JOINED))
        if verdict.rule == CODES["counter"] and _is_answered(seen, place):
            verdict = verdict._replace(weight=min(verdict.weight, BODY_WEIGHT["counter"]))
        says = stated(facts[place]) if layout.in_margin(place) else ()
        yield verdict._replace(found=says) if says else verdict
    for place, forms in formed:
        if kinds[place].kind != "code":
            other = _other(forms, place, kinds[place], layout)
            if other and not (forum and other.rule == CODES["tag-list"]):
                yield other
    yield from _notes(page, seen, layout, lexicon)
    yield from _network_runs(page, [place for place in networks if kinds[place].kind != "code"], seen.lines)


def _says_what_follows(line: Line, lexicon: Lexicon) -> bool:
    """Whether a line opens with two words and more that say what it states: "posted by", "last updated on"."""
    folded = line.folded
    openers = (lexicon.opener("byline", folded), lexicon.opener("dateline", folded), opening_filing(folded))
    return any(" " in opener for opener in openers)


def head_of(seen: Look, lexicon: Lexicon) -> Layout:
    """The zones of a page; its head counts no block that goes by itself, so that one look finds all of it."""
    layout = seen.layout
    if not layout.has_prose or not layout.top:
        return layout
    place, left = layout.first, HEAD_BLOCKS
    while place and left:
        place -= 1
        left -= not goes_by_itself(seen.lines[place], lexicon)
    return layout._replace(top=place)


def goes_by_itself(line: Line, lexicon: Lexicon) -> bool:
    """Whether a line is a phrase, a button or has a form of chrome, wherever it stands."""
    if line.forms is None:
        note(line, lexicon)
    return bool(line.forms or line.network) or found_in(line, lexicon) is not NOTHING


def _in_runs(dates: set[int]) -> set[int]:
    """Dates that stand in a run of ``ROWS`` or more, as the rows of a table do ("January 81 14").

    >>> sorted(_in_runs({1, 2, 5, 6, 7}))
    [5, 6, 7]
    """
    starts = (place for place in dates if dates.issuperset(range(place, place + ROWS)))
    return {place + offset for place in starts for offset in range(ROWS)}


def _between_sentences(place: int, lines: list[Line]) -> bool:
    """Whether the lines above and below end as sentences do."""
    return place + 1 < len(lines) and lines[place - 1].ends and lines[place + 1].ends


def _is_answered(seen: Look, place: int) -> bool:
    """Whether a count without a number ("No comments") stands between two sentences, as a heading in a text does."""
    lines = seen.lines
    if "#" in lines[place].folded or not 0 < place < len(lines) - 1:
        return False
    around = (place - 1, place + 1)
    return all(
        lines[at].ends and seen.blocks[at].kind in PROSE_KINDS and lines[at].count() >= SENTENCE_WORDS for at in around
    )


def note(line: Line, lexicon: Lexicon) -> None:
    """Note on a line what its shape says."""
    if line.size > MAX_CHARS:
        line.facts = line.forms = ()
        line.network = ""
        return
    line.forms = () if facts_known(line, lexicon) else forms_of(line, lexicon)
    name = line.folded
    line.network = name if name in tells("networks") or name in lexicon.words.get("share-verbs", NO_WORDS) else ""


def _weigh(
    facts: dict[int, tuple[Fact, ...]], place: int, block: Block, layout: Layout, *, forum: bool, heads: bool
) -> Verdict:
    """The weight of a line that states facts, by its place.

    ``heads``: it is a date by itself on a page with dates between its paragraphs, as in a diary, where they are
    headings, or one of a run of them, as in a table.
    """
    found = facts[place]
    fact = found[0]
    rule = RULE_OF_FACT.get(fact.rule, fact.rule)
    if layout.in_head(place):
        joined = len(found) > 1 and any(f.rule not in ("byline", "filing") for f in found)
        weight = JOINED if joined else HEAD_WEIGHT[rule]
        beside = place - 1 in facts or place + 1 in facts
        if not fact.sure and not joined:
            weight = HEAD_WEIGHT[rule] if beside else UNSURE_FACT
    elif layout.in_tail(place):
        weight = TAIL_WEIGHT[rule]
    else:
        weight = BODY_WEIGHT[rule]
    if forum:
        weight = min(weight, FORUM_WEIGHT)
    if heads:
        weight = min(weight, UNSURE_FACT)
    where = (
        "before the text" if layout.in_head(place) else "after the text" if layout.in_tail(place) else "inside the text"
    )
    dates = [f.value for f in found if f.rule == "dateline"]
    evidence = where + (f", date {dates[0]}" if dates and fact.rule == "byline" and dates[0] else "")
    return Verdict(CODES[rule], block.span, weight, evidence)


def _notes(page: Page, seen: Look, layout: Layout, lexicon: Lexicon) -> Iterator[Verdict]:
    """The sentences behind all other prose that say where the page is filed.

    "This entry was posted in News. Bookmark the permalink." is one; who writes so within a text goes on.
    """
    for place in range(max(layout.last, layout.first + 1), layout.size):
        line = seen.lines[place]
        found = found_in(line, lexicon)
        if found.code == PHRASE_CODES["tags"] and line.ends and not filing_verbs().isdisjoint(line.folded.split(" ")):
            yield Verdict(CODES["tag-list"], page.blocks[place].span, NOTE, f"behind the text, {found.evidence}")


OPENED: Final = frozenset({"tag-list", "related-line"})
"""Rules told by the words that open a line: not for items and rows."""


def _other(forms: tuple[Form, ...], place: int, block: Block, layout: Layout) -> Verdict | None:
    """The verdict on a line of such forms in its place."""
    margin = layout.in_margin(place)
    for rule, evidence in forms:
        if rule in OPENED and block.kind in ("item", "row"):
            return None
        if rule == "related-line" and not layout.has_prose:
            continue
        return Verdict(CODES[rule], block.span, (FORM_MARGIN if margin else FORM_BODY)[rule], evidence)
    return None


def _network_runs(page: Page, places: list[int], lines: list[Line]) -> Iterator[Verdict]:
    """Buttons to share that stand one on a line: two or more in a row, one of them no ordinary word."""
    run: list[int] = []
    for place in [*places, -1]:
        if run and run[-1] != place - 1:
            sure = any(is_sure_network(lines[member].folded) for member in run)
            if sure and len(run) > 1 and not _is_told(run[0], lines):
                for member in run:
                    evidence = f"{len(run)} buttons, one on a line"
                    yield Verdict(CODES["share-bar"], page.blocks[member].span, SHARE, evidence)
            run = []
        run.append(place)


def _is_told(first: int, lines: list[Line]) -> bool:
    """Whether a sentence with a colon stands above a run of networks: then a text lists them."""
    above = lines[first - 1] if first else None
    return above is not None and above.text.rstrip()[-1:] in (":", "\uff1a") and above.count() >= TOLD_WORDS
