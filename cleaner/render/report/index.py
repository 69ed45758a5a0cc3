"""What links to what: numbers of articles, places of sentences, and which digest sentences stand where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from cleaner.model import ArticleDigest, Cleaned, Digest, Span
from cleaner.render.base import Digested
from cleaner.render.citing import Cited, cite, name_of
from cleaner.text import count_words

Role = Literal["merged", "echo", "short", "long"]
"""Why a sentence is marked: a merged digest took it, it says the same as such a one, an own digest has it."""

ROLES: Final[tuple[Role, ...]] = ("merged", "echo", "short", "long")


@dataclass(frozen=True, slots=True)
class Use:
    """One sentence of a digest that stands at, or is said again at, some place of an article."""

    role: Role
    """How it is used."""
    digest: int
    """Number of the merged digest, from 1; 0 for an article's own."""
    sentence: int
    """Number of the sentence in its digest, from 1."""


@dataclass(slots=True)
class Entry:
    """One article of the report."""

    number: int
    """Its number, from 1: what stands in brackets."""
    cleaned: Cleaned
    """The article with its decisions."""
    name: str
    """What people call it, on one line; not escaped."""
    digest: ArticleDigest | None
    """Its own digests."""
    before: int
    """Words in."""
    after: int
    """Words out."""
    uses: dict[Span, list[Use]] = field(default_factory=dict)
    """Sentences that digests use."""

    @property
    def anchor(self) -> str:
        """Name of its place in the page."""
        return f"a{self.number}"

    @property
    def chrome(self) -> int:
        """Removed blocks that are no repeats."""
        return len(self.cleaned.removals) - self.repeats

    @property
    def repeats(self) -> int:
        """Removed repeats."""
        return sum(gone.rule.startswith("D") for gone in self.cleaned.removals)


class Index:
    """Everything that the parts of the report ask about each other."""

    def __init__(self, digested: Digested, articles: Sequence[Cleaned]) -> None:
        own: dict[str, ArticleDigest] = {}
        for article in digested.articles:
            own.setdefault(article.page_id, article)
        self.entries = [_entry(number, cleaned, own, digested) for number, cleaned in enumerate(articles, 1)]
        self.numbers: dict[str, int] = {}
        for entry in self.entries:
            self.numbers.setdefault(entry.cleaned.page.id, entry.number)
        self.merged = digested.merged
        self.cited = tuple(cite(digest, self.numbers) for digest in digested.merged)
        self._note_uses()

    @property
    def untold(self) -> list[Entry]:
        """Articles that no merged digest was made from."""
        told = {entry.number for digest in self.merged for entry in self.sources(digest)}
        return [entry for entry in self.entries if entry.number not in told]

    @property
    def apart(self) -> bool:
        """Whether there are stories to tell apart: several merged digests, or one that is not of all articles."""
        return len(self.merged) > 1 or bool(self.merged and self.untold)

    def entry(self, page_id: str) -> Entry | None:
        """The article of that id."""
        number = self.numbers.get(page_id)
        return None if number is None else self.entries[number - 1]

    def place(self, page_id: str, span: Span) -> str:
        """Address in the page of a sentence of an article; of the article when the sentence is not marked."""
        entry = self.entry(page_id)
        if entry is None:
            return "#articles"
        return f"#{entry.anchor}-{span.start}" if span in entry.uses else f"#{entry.anchor}"

    def language(self, page_id: str) -> str:
        """Language code of an article, empty when nobody knows."""
        entry = self.entry(page_id)
        return entry.cleaned.page.lang if entry else ""

    def sources(self, digest: Digest) -> list[Entry]:
        """The articles that a digest was made from, in order, none twice."""
        found = (self.entry(source.page_id) for source in digest.sources)
        return list({entry.number: entry for entry in found if entry is not None}.values())

    def _note_uses(self) -> None:
        for story, cited in enumerate(self.cited, 1):
            for number, sentence in enumerate(cited, 1):
                self._note_merged(story, number, sentence)
        for entry in self.entries:
            if entry.digest is not None:
                short = frozenset(pick.span for pick in entry.digest.short.picks)
                self._note_own(entry, "short", entry.digest.short)
                self._note_own(entry, "long", entry.digest.long, without=short)
        for entry in self.entries:
            _drop_unplaced(entry)

    def _note_merged(self, story: int, number: int, sentence: Cited) -> None:
        taken = self.entry(sentence.pick.page_id)
        if taken is not None:
            taken.uses.setdefault(sentence.pick.span, []).append(Use("merged", story, number))
        for other, echo in sentence.also:
            uses = self.entries[other - 1].uses.setdefault(echo.span, [])
            uses.append(Use("echo", story, number))

    def _note_own(self, entry: Entry, role: Role, digest: Digest, without: frozenset[Span] = frozenset()) -> None:
        for number, pick in enumerate(digest.picks, 1):
            if pick.span not in without:
                entry.uses.setdefault(pick.span, []).append(Use(role, 0, number))


def _entry(number: int, cleaned: Cleaned, own: dict[str, ArticleDigest], digested: Digested) -> Entry:
    page = cleaned.page
    return Entry(
        number,
        cleaned,
        name_of(page.id, digested.labels, cleaned.title),
        own.get(page.id),
        sum(count_words(page.of(block)) for block in page.blocks),
        sum(count_words(page.of(block)) for block in cleaned.kept),
    )


def _drop_unplaced(entry: Entry) -> None:
    """Forget uses that the article's text cannot show: outside the kept blocks, or across another one."""
    blocks = [block.span for block in entry.cleaned.kept]
    starts = [span.start for span in blocks]
    shown: dict[Span, list[Use]] = {}
    last_end = -1
    for span in sorted(entry.uses):
        at = bisect_right(starts, span.start) - 1
        if at >= 0 and span.end <= blocks[at].end and span.start >= last_end and span.end > span.start:
            shown[span] = entry.uses[span]
            last_end = span.end
    entry.uses = shown


def pieces(entry: Entry, block: Span) -> Iterator[tuple[Span, list[Use]]]:
    """A kept block cut into the sentences that digests use and what stands between them."""
    done = block.start
    for span, uses in entry.uses.items():
        if span.start < block.start or span.end > block.end:
            continue
        if span.start > done:
            yield Span(done, span.start), []
        yield span, uses
        done = span.end
    if done < block.end:
        yield Span(done, block.end), []
