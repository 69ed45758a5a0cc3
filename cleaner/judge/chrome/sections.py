"""Chrome that only shows as a whole: comment sections, consent dialogs, author boxes, lists of teasers, clouds of tags.

Each begins with an anchor (a heading, a phrase) and, but for the dialogs, is cut only after an article: three
paragraphs of prose or 120 words must stand before it, so that a forum, a listing or a biography keeps what is its own
content. ``comments`` and ``consent`` find theirs; most pages have none, so they are loaded when one may be there.

Measured on the development pages, whole bodies (precision over lines, content lost): author boxes .80 on 5 lines;
teasers none; tags 1.00 on 23 lines of 3 pages, nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cleaner.judge.base import Context
from cleaner.judge.chrome.comment_headings import heads
from cleaner.judge.chrome.facts import facts_known
from cleaner.judge.chrome.phrases import rule_of
from cleaner.judge.layout import Layout
from cleaner.judge.line_table import Line, Look
from cleaner.lexicon import NO_WORDS, Lexicon
from cleaner.model import Block, Page, Rule, Verdict

_ARTICLE: Final = """The ferry left at dawn with forty people on board and came back empty in the evening.
Nobody on the quay could say where the passengers had gone, and the captain did not speak.
The harbour master has asked the council to hear everybody who saw the boat that day."""
_BIOGRAPHY: Final = "Ada Moor has written about ferries and islands for twenty years and lives above the harbour."
_COMMENTS: Final = """2 comments
Ben Hale
3 May 2024
> I saw them all walk up the hill road.
Reply
Carla
4 May 2024
So did I.
Reply"""
_TEASERS: Final = """> Night boat returns to the islands
3 May 2024
Read more
Island school closes for good
2 May 2024
Read more
Ferry fares rise again
1 May 2024
Read more"""

_DIALOG: Final = """Privacy preference center
Strictly necessary cookies
Always active
> These cookies remember what is in your basket, and without them nobody could buy a ticket.
Reject all
Confirm my choices"""
_POLICY: Final = """Strictly necessary cookies
> They remember what you put into the basket, and without them nobody could buy a ticket.
Performance cookies
We count with them how many people looked at the timetable, and on which days.
Targeting cookies
Our partners on the mainland set these, and we have no say in what they keep."""
_RULING: Final = (
    "The court ruled that consent to tracking must be as easy to refuse as to give, and vendors were heard."
)
_INTERVIEW: Final = """3 comments
> Ben Hale says:
I saw them.
Carla says:
So did I.
Ben Hale says:
They walked up the hill road.
Carla says:
Nobody followed them."""

RULES: Final[tuple[Rule, ...]] = (
    Rule("C217", "comment-section", "belongs to the comments under the article",
         fires=(f"{_ARTICLE}\n{_COMMENTS}",
                f"{_ARTICLE}\n> Comments\nBen Hale says:\nI saw them.\nReply\nCarla says:\nSo did I.\nReply"),
         spares=(f"{_ARTICLE}\nComments\n> The minister's comments drew anger in the town.\nNobody had a reply.",
                 f"{_ARTICLE}\n{_INTERVIEW}", _COMMENTS)),
    Rule("C218", "author-biography", "tells who the author is",
         fires=(f"{_ARTICLE}\nAbout the Author\n> {_BIOGRAPHY}",),
         spares=(f"About the Author\n> {_BIOGRAPHY}\n{_ARTICLE}", f"{_ARTICLE}\n> {_BIOGRAPHY}"), status="preview"),
    Rule("C219", "teaser-list", "is a teaser of another article",
         fires=(f"{_ARTICLE}\nShare this article\n{_TEASERS}",),
         spares=(f"{_ARTICLE}\n{_TEASERS}", _TEASERS), status="preview"),
    Rule("C220", "tag-cloud", "is a tag of the page",
         fires=(f"{_ARTICLE}\nFiled under\nFerries\n> Islands\nWeather",),
         spares=(f"{_ARTICLE}\nFiled under\nFerries\n> Nobody knows where the keys to the boat house are kept.",
                 f"{_ARTICLE}\nFerries\n> Islands\nWeather")),
    Rule("C221", "consent-dialog", "belongs to the dialog that asks for consent to cookies",
         fires=(f"{_ARTICLE}\n{_DIALOG}",),
         spares=(f"Cookies on this site\n{_POLICY}",
                f"{_ARTICLE}\nAccept all\nReject all\n> {_RULING}\nManage preferences\nConfirm my choices")),
)  # fmt: skip

CODES: Final = {rule.name: rule.code for rule in RULES}

AUTHOR: Final = 0.8
"""Right on 4 of 5 lines of the development pages, too few to act on but at ``strict``."""
TEASERS: Final = 0.8
"""The development pages hold none after the foot of an article: unmeasured, so for ``strict`` alone."""
CLOUD: Final = 0.9

PROSE_BLOCKS: Final = 3
"""Paragraphs of prose that make an article ..."""
PROSE_WORDS: Final = 120
"""... or words of prose."""
LINE_CHARS: Final = 120
"""Longest line that can be an anchor or a sign, in code points."""
BIOGRAPHY_WORDS: Final = 60
BIOGRAPHY_MIN: Final = 8
TEASER_BLOCKS: Final = 6
"""Most blocks of a teaser, its button included."""
TEASER_WORDS: Final = 50
"""Longest paragraph of a teaser, in words."""
TEASERS_MIN: Final = 3
CLOUD_MIN: Final = 3
CLOUD_WORDS: Final = 3
"""Longest tag, in words."""
CLOUD_MAX: Final = 60
"""Most tags: more of them are a list of what a site is about."""

DIALOG_MIN: Final = 2
"""Fewest lines that ask for consent in a dialog, beside its other buttons (``consent.ASKING``)."""

FOOT: Final = frozenset({"author-box", "comment-prompt", "related-heading", "share-prompt", "subscribe-prompt", "tags"})
"""Rules of the phrases with which an article's foot begins: three teasers on a shop's front page are its content."""


def judge(page: Page, context: Context) -> Iterator[Verdict]:
    """Verdicts on the blocks of sections that begin with an anchor."""
    found = Sections(page, context.look(page), context.lexicon)
    yield from found.dialogs()
    if found.start >= len(page.blocks):
        return
    yield from found.comments()
    yield from found.authors()
    yield from found.teasers()
    yield from found.clouds()


class Sections:
    """One look at a page: its short lines, and where an article has been read."""

    def __init__(self, page: Page, seen: Look, lexicon: Lexicon) -> None:
        self.page = page
        self.blocks = page.blocks
        self.lexicon = lexicon
        self.reply = lexicon.words.get("reply", NO_WORDS)
        self.months = lexicon.words.get("months", NO_WORDS)
        self.weekdays = lexicon.words.get("weekdays", NO_WORDS)
        self.all = seen.lines
        """The lines of all blocks ..."""
        self.layout: Layout = seen.layout
        self.prose = seen.prose
        both = zip(seen.lines, self.prose, strict=True)
        self.words = [line.count() if prose else 0 for line, prose in both] if seen.layout.has_prose else []
        """Words of prose of each block."""
        self.start = self._article_end()
        """First place at which an article has been read."""
        self.lines: list[Line | None] = []
        """... and those that are short and may be part of a section."""
        if self.start < len(page.blocks):
            self.lines = [self._line(block, line) for block, line in zip(page.blocks, seen.lines, strict=True)]

    def _article_end(self) -> int:
        count = words = 0
        for place, prose in enumerate(self.prose):
            if prose:
                count += 1
                words += self.words[place]
                if count >= PROSE_BLOCKS or words >= PROSE_WORDS:
                    return place + 1
        return len(self.blocks)

    def _line(self, block: Block, line: Line) -> Line | None:
        if line.size > LINE_CHARS or block.kind in ("code", "row"):
            return None
        rule_of(line, self.lexicon)
        return line

    def dialogs(self) -> Iterator[Verdict]:
        """What stands in a dialog that asks for consent, wherever on the page."""
        asking = {
            place
            for place, line in enumerate(self.all)
            if line.size <= LINE_CHARS and rule_of(line, self.lexicon) == "consent"
        }
        if len(asking) < DIALOG_MIN:
            return
        from cleaner.judge.chrome.consent import DIALOG, dialogs

        for first, end in dialogs(self.page, self.all, asking, self.lexicon):
            evidence = f"between \u201c{self.all[first].text}\u201d and \u201c{self.all[end - 1].text}\u201d"
            for at in range(first, end):
                yield Verdict(CODES["consent-dialog"], self.blocks[at].span, DIALOG, evidence)

    def comments(self) -> Iterator[Verdict]:
        """What readers wrote under the article."""
        if not any(line and heads(line) for line in self.lines[self.start :]):
            return
        from cleaner.judge.chrome.comments import comment_sections

        for section in comment_sections(self):
            evidence = f"under \u201c{self.all[section.start].text}\u201d"
            for at in range(section.start, section.end):
                yield Verdict(CODES["comment-section"], self.blocks[at].span, section.weight, evidence)

    # Author boxes

    def authors(self) -> Iterator[Verdict]:
        """The short biography directly under "About the author"."""
        for place in range(self.start, len(self.blocks) - 1):
            line = self.lines[place]
            if line is None or line.rule != "author-box":
                continue
            at = place + 1
            if not self._is_biography(at) and at + 1 < len(self.blocks) and self._is_name(at):
                at += 1
            if self._is_biography(at) and self._ends_article(at):
                for member in range(place + 1, at + 1):
                    evidence = f"under \u201c{line.text}\u201d"
                    yield Verdict(CODES["author-biography"], self.blocks[member].span, AUTHOR, evidence)

    def _is_name(self, place: int) -> bool:
        line = self.lines[place]
        return line is not None and not line.ends and 2 <= line.count() <= 4  # noqa: PLR2004

    def _is_biography(self, place: int) -> bool:
        """Whether a paragraph is short and begins with a name of two words, in scripts with capitals."""
        line = self.all[place]
        if self.blocks[place].kind != "paragraph" or not line.ends:
            return False
        if not BIOGRAPHY_MIN <= line.count() <= BIOGRAPHY_WORDS:
            return False
        first = line.text.split(maxsplit=2)[:2]
        return all(word[0].isupper() for word in first)

    def _ends_article(self, place: int) -> bool:
        """Whether less prose follows than came before."""
        return 2 * sum(self.prose[place + 1 :]) < sum(self.prose[:place])

    # Teasers

    def teasers(self) -> Iterator[Verdict]:
        """Runs of title, date or counter, and "Read more", below which there is no prose but that of such runs."""
        runs = list(self._runs())
        closed = self._closed() if runs else []
        ends, clear = len(self.blocks), True
        for run in reversed(runs):
            first, last = run[0][0], run[-1][1]
            clear = clear and not any(self.prose[last + 1 : ends])
            ends = first
            if clear and closed[first]:
                for begin, mark in run:
                    for at in range(begin, mark + 1):
                        yield Verdict(CODES["teaser-list"], self.blocks[at].span, TEASERS, f"one of {len(run)} teasers")
            else:
                clear = clear and not any(self.prose[first : last + 1])

    def _runs(self) -> Iterator[list[tuple[int, int]]]:
        """Runs of ``TEASERS_MIN`` teasers and more, each the places of its first block and of its button."""
        marks = [place for place in range(self.start, len(self.blocks)) if self._rule(place) == "read-more"]
        run: list[tuple[int, int]] = []
        for place, mark in enumerate(marks):
            begin = marks[place - 1] + 1 if place else max(self.start, mark - TEASER_BLOCKS + 1)
            if not run:
                begin = self._title_before(max(begin, mark - TEASER_BLOCKS + 1), mark)
            if self._is_teaser(begin, mark):
                run.append((begin, mark))
                continue
            if len(run) >= TEASERS_MIN:
                yield run
            begin = self._title_before(max(begin, mark - TEASER_BLOCKS + 1), mark)
            run = [(begin, mark)] if self._is_teaser(begin, mark) else []
        if len(run) >= TEASERS_MIN:
            yield run

    def _title_before(self, begin: int, mark: int) -> int:
        """The title nearest above the facts of the first teaser: what stands before it is no part of it."""
        fact = next((at for at in range(mark - 1, begin - 1, -1) if self._states(at)), mark)
        return next((at for at in range(fact - 1, begin - 1, -1) if self._is_title(at)), mark)

    def _is_title(self, place: int) -> bool:
        line = self.lines[place]
        return line is not None and not line.rule and not self.prose[place] and 3 <= line.count() <= 24  # noqa: PLR2004

    def _states(self, place: int) -> bool:
        line = self.lines[place]
        return line is not None and bool(facts_known(line, self.lexicon))

    def _is_teaser(self, begin: int, mark: int) -> bool:
        places = range(begin, mark)
        if not 1 < len(places) < TEASER_BLOCKS or not any(map(self._states, places)):
            return False
        long = [at for at in places if self.prose[at]]
        short = all(self.all[at].count() <= TEASER_WORDS for at in long)
        return len(long) < 2 and short and any(map(self._is_title, places))  # noqa: PLR2004

    def _closed(self) -> list[bool]:
        """For each place whether the article has visibly ended: a phrase of its foot stands after the prose above."""
        found = []
        closed = False
        for at, prose in enumerate(self.prose):
            found.append(closed)
            closed = not prose and (closed or (at >= self.start and self._rule(at) in FOOT))
        return found

    def _rule(self, place: int) -> str:
        line = self.lines[place]
        return (line.rule or "") if line else ""

    # Tags

    def clouds(self) -> Iterator[Verdict]:
        """Short lines under "Tags" after the text."""
        for place in range(self.start, len(self.blocks)):
            line = self.lines[place]
            if line is None or line.rule != "tags" or not self.layout.in_tail(place):
                continue
            end = place + 1
            while end < len(self.blocks) and self._is_tag(end):
                end += 1
            if not CLOUD_MIN <= end - place - 1 <= CLOUD_MAX:
                continue
            for at in range(place + 1, end):
                yield Verdict(CODES["tag-cloud"], self.blocks[at].span, CLOUD, f"under \u201c{line.text}\u201d")

    def _is_tag(self, place: int) -> bool:
        line = self.lines[place]
        if line is None or line.rule or line.ends or line.text.rstrip()[-1:] in (":", ";", "\uff1a"):
            return False
        return 0 < line.count() <= CLOUD_WORDS and not facts_known(line, self.lexicon)
