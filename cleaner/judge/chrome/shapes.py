"""Chrome by shape: single lines that state a fact about the page, share, paginate or claim rights.

Such lines are chrome in the margins of an article and content elsewhere, so their weight depends on the place (see
``layout``) and on the kind of page: one with many of them is a forum or a listing, where they stay.

Measured on the development texts (precision, mixed whole-body pages / news / text that an extractor cleaned):
counter .50/.97/.03, byline up to five words .55/.94/.34, date alone .86/.92/.63, copyright line .99/.97/.86. Hence
full weight in the head of a page with prose only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from cleaner.judge.base import Context
from cleaner.judge.chrome.facts import Fact, facts_known, is_share_row, is_sure_network
from cleaner.judge.layout import FORUM_LINES, Layout
from cleaner.judge.line_table import Line, Look
from cleaner.lexicon import NO_WORDS, Lexicon, tells
from cleaner.model import PROSE_KINDS, Block, Page, Rule, Verdict
from cleaner.patterns import lazy
from cleaner.text import ends_sentence, fold

_ARTICLE = "The ferry left at dawn with forty people on board and came back empty in the evening."

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "C202",
        "counter",
        "counts comments, views or shares",
        fires=(
            f"Ferry Comes Back Empty\n> 0 comment 0 views\n{_ARTICLE}",
            f"Ferry Comes Back Empty\n> 12 shares\n{_ARTICLE}",
        ),
        spares=("> 12 shares of the mill were sold to a baker in the next valley.", "> 5 Comments the Mayor Regrets"),
    ),
    Rule(
        "C203",
        "byline",
        "names the author",
        fires=(f"Ferry Comes Back Empty\n> By Ada Moor\n{_ARTICLE}",),
        spares=(f"Ferry Comes Back Empty\n> By the River\n{_ARTICLE}", f"{_ARTICLE}\n> By Lantern Light\n{_ARTICLE}"),
    ),
    Rule(
        "C204",
        "dateline",
        "states when the page was written",
        fires=(
            f"Ferry Comes Back Empty\n> Published on 3 May 2024\n{_ARTICLE}",
            f"Ferry Comes Back Empty\n> 3 hours ago\n{_ARTICLE}",
        ),
        spares=(
            f"{_ARTICLE}\n> May 1968\n{_ARTICLE}",
            f"> 14 July 1789\nBy Ada Moor\n{_ARTICLE}",
            "> On 3 May 2024 the ferry left at dawn.",
            f"Rain and Days of Rain by Month\n> March 60 11\nApril 44 9\nMay 38 8\n{_ARTICLE}",
        ),
    ),
    Rule(
        "C205",
        "read-time",
        "states how long reading takes",
        fires=(f"Ferry Comes Back Empty\n> 3 min read\n{_ARTICLE}",),
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
        fires=(f"{_ARTICLE}\n> 1 2 3 \u2026 Next", f"{_ARTICLE}\n> Page 1 of 5"),
        spares=("> 1 2 3 4", "> Page 1 of the diary was torn out"),
    ),
    Rule(
        "C210",
        "copyright-line",
        "states the site's rights",
        fires=(f"{_ARTICLE}\n> \u00a9 2024 Moor Media. All rights reserved.",),
        spares=(
            "> The \u00a9 sign was first used in law in 1954, and the printers of the county cut it by hand.",
            "> Copyright 1962 Hubert Stannage, it says in my copy of the book, and the ink has run.",
        ),
    ),
    Rule(
        "C213",
        "tag-list",
        "lists the page's tags",
        fires=(f"{_ARTICLE}\n> Tags: ferries, islands, weather",),
        spares=("> Tags: the dog had none, so nobody knew its name.",),
    ),
    Rule(
        "C216",
        "related-line",
        "leads to another article",
        fires=(f"{_ARTICLE}\n> Read also: Ferry fares rise again\n{_ARTICLE}",),
        spares=("> Read also what the captain wrote that night.", "> Related: the two men were cousins."),
    ),
)

CODES: Final = {rule.name: rule.code for rule in RULES}

HEAD_WEIGHT: Final = {"counter": 0.97, "byline": 0.94, "dateline": 0.94, "read-time": 0.97}
"""Weights in the head of a page with prose: precision there on news."""
TAIL_WEIGHT: Final = {"counter": 0.94, "byline": 0.8, "dateline": 0.8, "read-time": 0.94}
"""Weights after all prose, where bylines and dates also belong to signed letters and to teasers."""
BODY_WEIGHT: Final = {"counter": 0.6, "byline": 0.55, "dateline": 0.55, "read-time": 0.9}
"""Weights inside the prose, where most such lines are content."""
JOINED: Final = 0.97
"""Weight in the head of a line that joins two facts or more."""
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
COPYRIGHT_WORDS: Final = 20
"""Longest copyright line: under 20 words the rule is right .99/.97/.86 of the time."""
NAMED_WORDS: Final = 8
"""Longest line that claims rights with "Copyright", a year and a name, and ends as a sentence: beyond that it must say
what is reserved ("Copyright 1962, it says in my copy of the book, and the ink has run.")."""
SIGN_WITHIN: Final = 3
"""Code points from the start within which the sign must stand in a line that ends as a sentence."""
TAGS: Final = 0.95
TAGS_BODY: Final = 0.8
SENTENCE_WORDS: Final = 4
"""Shortest sentence that makes a line beside it part of a text."""
RELATED: Final = 0.92
RELATED_WORDS: Final = 25

FORM_MARGIN: Final = {
    "share-bar": SHARE, "pagination-row": PAGINATION, "copyright-line": COPYRIGHT, "tag-list": TAGS,
    "related-line": RELATED,
}  # fmt: skip
"""Weights of what is told by its form, before and after the prose ..."""
FORM_BODY: Final = {**FORM_MARGIN, "pagination-row": PAGINATION_BODY, "tag-list": TAGS_BODY}
"""... and inside it."""

MAX_CHARS: Final = 300
"""Longest line that is looked at, in code points."""

_MARK: Final = lazy(r"\u00a9|\(c\)(?=\s{0,3}(?:19|20)\d\d)|&copy;", re.IGNORECASE)
_YEAR: Final = lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LIST_SIGN: Final = lazy(r"[,#|\u2022\u00b7;\u3001]")
_PAGES: Final = lazy(r"(?:\d+|\u2026|\.\.\.|[\u2190-\u2193<>\u00ab\u00bb\u2039\u203a|,\s-])+")


def judge(page: Page, context: Context) -> Iterator[Verdict]:
    """Verdicts on single lines by their shape and place."""
    lexicon = context.lexicon
    seen = context.look(page)
    layout = seen.layout
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
    forum = len(facts) >= FORUM_LINES
    dates = {place for place in facts if [fact.rule for fact in facts[place]] == ["dateline"]}
    diary = any(layout.first < place and _between_sentences(place, seen.lines) for place in dates)
    rows = _in_runs(dates)
    for place in facts:
        heads = place in rows or (diary and place in dates and facts.keys().isdisjoint((place - 1, place + 1)))
        stated = _weigh(facts, place, kinds[place], layout, forum=forum, heads=heads)
        if stated.rule == CODES["counter"] and _is_answered(seen, place):
            stated = stated._replace(weight=min(stated.weight, BODY_WEIGHT["counter"]))
        yield stated
    for place, forms in formed:
        if kinds[place].kind != "code":
            verdict = _other(forms, place, kinds[place], layout)
            if verdict and not (forum and verdict.rule == CODES["tag-list"]):
                yield verdict
    yield from _network_runs(page, [place for place in networks if kinds[place].kind != "code"], seen.lines)


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
    if layout.in_head(place):
        joined = len(found) > 1 and any(f.rule in ("dateline", "counter", "read-time") for f in found)
        weight = JOINED if joined else HEAD_WEIGHT[fact.rule]
        beside = place - 1 in facts or place + 1 in facts
        if not fact.sure and not joined:
            weight = HEAD_WEIGHT[fact.rule] if beside else UNSURE_FACT
    elif layout.in_tail(place):
        weight = TAIL_WEIGHT[fact.rule]
    else:
        weight = BODY_WEIGHT[fact.rule]
    if forum:
        weight = min(weight, FORUM_WEIGHT)
    if heads:
        weight = min(weight, UNSURE_FACT)
    where = (
        "before the text" if layout.in_head(place) else "after the text" if layout.in_tail(place) else "inside the text"
    )
    key = {"byline": "byline", "dateline": "date"}.get(fact.rule)
    stated = (key, fact.value) if key and fact.value and layout.in_margin(place) else None
    dates = [f.value for f in found if f.rule == "dateline"]
    evidence = where + (f", date {dates[0]}" if dates and fact.rule == "byline" and dates[0] else "")
    return Verdict(CODES[fact.rule], block.span, weight, evidence, found=stated)


class Form(NamedTuple):
    """What a line may be by its shape alone."""

    rule: str
    """Name of its rule."""
    evidence: str
    """What was seen, for people."""


OPENED: Final = frozenset({"tag-list", "related-line"})
"""Rules told by the words that open a line: not for items and rows."""


def forms_of(seen: Line, lexicon: Lexicon) -> tuple[Form, ...]:
    """Share bars, pagination, rights, tags, related lines: what a line may be, most telling first."""
    line, folded = seen.text, seen.folded
    if "#" not in folded and not _may_open(folded.partition(" ")[0], lexicon) and not _has_sign(line):
        return ()
    tokens = folded.split(" ")
    if is_share_row(tokens, lexicon):
        return (Form("share-bar", f"{len(tokens)} buttons"),)
    if is_pagination(line, tokens, lexicon):
        return (Form("pagination-row", "page numbers"),)
    if is_copyright(line, tokens, lexicon):
        return (Form("copyright-line", "rights and year"),)
    found = []
    opener = lexicon.opener("tags", folded)
    if opener and _is_list_after(line, opener):
        found.append(Form("tag-list", f"a list after \u201c{opener}\u201d"))
    if seen.ends:
        return tuple(found)
    opener = lexicon.opener("related", folded)
    if opener and len(tokens) <= RELATED_WORDS and _colon_after(line, opener):
        found.append(Form("related-line", f"a title after \u201c{opener}\u201d"))
    return tuple(found)


OPENERS: Final = ("tags", "related", "share-verbs")
"""Word lists whose entries begin a line of some form."""


def _may_open(word: str, lexicon: Lexicon) -> bool:
    """Whether a line of some form, but for those told by numbers and signs, may begin with the word."""
    return word in lexicon.words.reach(*OPENERS) or word in tells("networks") or word == "copyright"


def _has_sign(line: str) -> bool:
    """Whether a sign that claims rights may stand in the line."""
    return "\u00a9" in line or "(" in line or "&" in line


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


def is_pagination(line: str, tokens: list[str], lexicon: Lexicon) -> bool:
    """Whether a line is page numbers with "Next", an ellipsis or an arrow, or "Page 1 of 5"."""
    words = lexicon.words.get("pagination", NO_WORDS)
    named = [token for token in tokens if token != "#"]
    numbers = len(tokens) - len(named)
    if not numbers or len(tokens) > 20:  # noqa: PLR2004
        return False
    if named:
        between = tells("page-of")
        return all(token in words or token in between for token in named) and not words.isdisjoint(named)
    arrows = any(mark in line for mark in "\u2026\u00bb\u00ab\u2192\u203a\u2039>") or "..." in line
    return numbers > 2 and arrows and bool(_PAGES.fullmatch(line))  # noqa: PLR2004


def is_copyright(line: str, tokens: list[str], lexicon: Lexicon) -> bool:
    """Whether a short line claims rights: the sign with a year, or the sign or a year with the words."""
    if len(tokens) >= COPYRIGHT_WORDS:
        return False
    sign = _MARK.search(line) if "\u00a9" in line or "(" in line or "&" in line else None
    if sign and _YEAR.search(line) and (not ends_sentence(line) or sign.start() < SIGN_WITHIN):
        return True
    if not sign and (tokens[0] != "copyright" or len(tokens) == 1):
        return False
    if not sign and tokens[1] == "#" and (len(tokens) <= NAMED_WORDS or not ends_sentence(line)):
        return True
    phrases = lexicon.words.get("copyright", NO_WORDS)
    sizes = (1, 2, 3, 4) if sign else (2, 3, 4)
    return any(" ".join(tokens[at : at + size]) in phrases for size in sizes for at in range(len(tokens) - size + 1))


def _colon_after(line: str, opener: str) -> bool:
    """Whether a colon follows the opening words directly, and something follows the colon."""
    for mark in (":", "\uff1a"):
        head, found, rest = line.partition(mark)
        if found and fold(head) == opener and rest.strip():
            return True
    return False


def _is_list_after(line: str, opener: str) -> bool:
    """Whether short parts with commas or signs between them follow the opening words and a colon."""
    if not _colon_after(line, opener) or ends_sentence(line):
        return False
    rest = line[line.find(":") + 1 :] if ":" in line else line[line.find("\uff1a") + 1 :]
    parts = _LIST_SIGN.split(rest)
    return all(len(part.split()) <= 5 for part in parts)  # noqa: PLR2004


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
