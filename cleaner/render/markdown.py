"""Markdown: the clean text with its structure, digests with footnotes, for GitHub and for newsletters.

Nothing in an article's text becomes live: see ``escape``. The only links are addresses of sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from cleaner.model import ArticleDigest, Cleaned, Digest, Page, Removal, Source, Span, Verdict
from cleaner.render import escape
from cleaner.render.base import Digested
from cleaner.render.citing import Cited, cite, name_of
from cleaner.render.links import web_link
from cleaner.render.markdown_blocks import Piece, joined, piece_of, title_of
from cleaner.render.markdown_places import facts_of
from cleaner.render.safe import one_line
from cleaner.render.text import summary
from cleaner.text import count_words, counted

BETWEEN: Final = " \u00b7 "
"""Between the facts of a source."""


class Renderer:
    """Markdown. With several articles each is headed by its title, or its name when it has none."""

    def __init__(self, *, several: bool = False) -> None:
        self._several = several
        self._first = True

    def cleaned(self, cleaned: Cleaned) -> str:
        """The clean text: title, headings, lists, quotes, code and tables as Markdown has them."""
        page, facts = cleaned.page, facts_of(cleaned)
        pieces = [piece_of(page, block, facts) for block in cleaned.kept]
        return self._document(joined([*title_of(cleaned, facts, self._several), *pieces]))

    def explained(self, cleaned: Cleaned) -> str:
        """The same with every removed block in its place, struck, with its rule and reason."""
        page, facts = cleaned.page, facts_of(cleaned)
        removed = {gone.span: gone for gone in cleaned.removals}
        doubts = {doubt.span: doubt for doubt in cleaned.unsure}
        pieces = [*title_of(cleaned, facts, self._several)]
        for block in page.blocks:
            gone, doubt = removed.get(block.span), doubts.get(block.span)
            if gone is not None:
                pieces.append(_removed(page, gone))
                continue
            pieces.append(piece_of(page, block, facts))
            if doubt is not None:
                pieces.append(_unsure(doubt))
        pieces.append(Piece("paragraph", escape.inline(summary(cleaned))))
        return self._document(joined(pieces))

    def digested(self, digested: Digested) -> str:
        """The merged digests, then each article's short and long one, then what the footnotes say."""
        notes = _Notes(digested.labels)
        parts = [_merged(digest, notes) for digest in digested.merged]
        parts += [_article(article, notes) for article in digested.articles]
        return self._document("\n\n".join([*parts, *notes.footnotes()]))

    def merged(self, digests: Sequence[Digest], labels: dict[str, str]) -> str:
        """The merged digests with their sources, then what the footnotes say."""
        notes = _Notes(labels)
        parts = [_merged(digest, notes) for digest in digests]
        return self._document("\n\n".join([*parts, *notes.footnotes()]))

    def end(self) -> str:
        """Nothing."""
        return ""

    def _document(self, text: str) -> str:
        gap = "" if self._first else "\n"
        self._first = False
        return f"{gap}{text}\n" if text else ""


def _removed(page: Page, gone: Removal) -> Piece:
    text, name, reason = map(escape.inline, (gone.span.of(page.text), gone.name, gone.reason))
    return Piece("note", f"> **Removed** ~~{text}~~{escape.BREAK}> {name} ({gone.rule}): {reason}")


def _unsure(doubt: Verdict) -> Piece:
    said = f": {escape.inline(doubt.evidence)}" if doubt.evidence else ""
    return Piece("note", f"> **Unsure, kept** {escape.inline(doubt.rule)} ({doubt.weight:.2f}){said}")


class _Notes:
    """Footnotes: one an article, numbered in the order in which sentences first cite them.

    Renderers of footnotes number them anew in that order, so what is printed and what is written agree.
    """

    def __init__(self, labels: Mapping[str, str]) -> None:
        self._labels = labels
        self._numbers: dict[str, int] = {}
        self._sources: dict[str, Source] = {}
        self._places: dict[str, dict[Span, None]] = {}

    def know(self, sources: Iterable[Source]) -> None:
        """Take in what is known of the articles."""
        for source in sources:
            self._sources.setdefault(source.page_id, source)

    def mark(self, page_id: str, span: Span | None = None) -> str:
        """The footnote mark of an article; ``span`` is the place of the sentence that it says."""
        places = self._places.setdefault(page_id, {})
        if span is not None:
            places[span] = None
        return f"[^{self._numbers.setdefault(page_id, len(self._numbers) + 1)}]"

    def named(self, page_id: str) -> str:
        """An article's title as a link where the address is known, escaped."""
        source = self._sources.get(page_id)
        name = escape.inline(name_of(page_id, self._labels, source.title if source else None))
        link = web_link(source.url) if source else None
        return f"[{name}]({link})" if link else name

    def facts(self, page_id: str) -> list[str]:
        """Author, date and name of the file, escaped, those that are known."""
        source = self._sources.get(page_id) or Source(page_id)
        name = name_of(page_id, self._labels, source.title)
        facts = [one_line(fact) for fact in (source.byline, source.when, page_id) if fact]
        return [escape.inline(fact) for fact in facts if fact and fact != name]

    def footnotes(self) -> list[str]:
        """The texts of the footnotes: who, when, which file, and where in it the sentences stand."""
        found = []
        for page_id, number in self._numbers.items():
            places = ", ".join(f"{start}\u2013{end}" for start, end in sorted(self._places[page_id]))
            known = [self.named(page_id), *self.facts(page_id), f"characters {places}"]
            found.append(f"[^{number}]: {BETWEEN.join(known)}")
        return ["\n".join(found)] if found else []


def _merged(digest: Digest, notes: _Notes) -> str:
    notes.know(digest.sources)
    known = {number: source.page_id for number, source in enumerate(digest.sources, 1)}
    sentences = "\n".join(_sentence(cited, known, notes) for cited in cite(digest))
    sources = [[notes.named(source.page_id), *notes.facts(source.page_id)] for source in digest.sources]
    parts = [f"## Merged digest of {counted(len(digest.sources), 'article')}", _size(digest), sentences]
    parts += ["### Sources", "\n".join(f"- {BETWEEN.join(known)}" for known in sources)]
    return "\n\n".join(filter(None, parts))


def _sentence(cited: Cited, known: Mapping[int, str], notes: _Notes) -> str:
    """A sentence as a list item with its mark, who else says it, and what they state differently."""
    lines = [f"- {escape.inline(cited.pick.text)}{notes.mark(cited.pick.page_id, cited.pick.span)}"]
    if cited.also:
        marks = "".join(notes.mark(echo.page_id, echo.span) for _, echo in cited.also)
        lines.append(f"  *also in*{marks}")
    for difference in cited.differs:
        marks = "".join(notes.mark(known[number]) for number in difference.numbers)
        lines.append(f"  *differs:* {escape.inline(difference.note)}{marks}")
    return escape.BREAK.join(lines)


def _article(article: ArticleDigest, notes: _Notes) -> str:
    notes.know(article.long.sources)
    parts = [f"## {notes.named(article.page_id)}"]
    facts = notes.facts(article.page_id)
    if facts:
        parts.append(BETWEEN.join(facts))
    for title, digest in (("Short", article.short), ("Long", article.long)):
        parts += [f"### {title} digest", _size(digest)]
        sentences = [f"- {escape.inline(pick.text)}{notes.mark(pick.page_id, pick.span)}" for pick in digest.picks]
        parts += ["\n".join(sentences)] if sentences else []
    return "\n\n".join(parts)


def _size(digest: Digest) -> str:
    if not digest.picks:
        return f"No sentence fits {escape.inline(digest.budget)}."
    words = sum(count_words(pick.text) for pick in digest.picks)
    size = f"{counted(len(digest.picks), 'sentence')}, {counted(words, 'word')}"
    return f"{size}, copied word for word (at most {escape.inline(digest.budget)})."
