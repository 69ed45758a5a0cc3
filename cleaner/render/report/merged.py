"""Merged digests: numbered sentences with their sources, and the matrix of who says what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cleaner.model import Digest
from cleaner.render.citing import Cited, Difference
from cleaner.render.links import web_link
from cleaner.render.report.html import BETWEEN, folded, hidden, line, outside, shortened, spoken
from cleaner.render.report.index import Entry, Index
from cleaner.text import count_words, counted

ROW_WORDS: Final = 8
"""Words of a sentence that name its row in the matrix."""

OPEN_MARKS: Final = 12
"""Most articles that are listed at once as saying the same."""

OPEN_SOURCES: Final = 15
"""Most sources that are listed at once; a longer list is folded away."""

MAX_COLUMNS: Final = 24
"""Most articles that the matrix shows; beyond, those that say nothing of the digest are left out."""


def merged(index: Index, story: int, *, alone: bool, beside: str = "") -> str:
    """One merged digest with its sources and, beside it, its matrix.

    Args:
        index: what links to what.
        story: its number, from 1.
        alone: whether it is the only one, so that it needs no name of its own.
        beside: what else is to stand beside it, as HTML.
    """
    digest, cited = index.merged[story - 1], index.cited[story - 1]
    entries = index.sources(digest)
    head = _head(digest, story, entries, alone=alone)
    level = "h3" if alone else "h4"
    sources = f"<{level}>Sources</{level}>{_sources(index, digest, entries)}"
    left = f'<div class="card">{_sentences(index, cited, story)}</div><div class="card">{sources}</div>'
    right = f'<div class="card">{_matrix(index, cited, entries, story, level)}</div>{beside}'
    return (
        f'<section class="story" id="story{story}" aria-labelledby="story{story}-name">{head}'
        f'<div class="columns"><div>{left}</div><div>{right}</div></div></section>'
    )


def _head(digest: Digest, story: int, entries: Sequence[Entry], *, alone: bool) -> str:
    words = sum(count_words(pick.text) for pick in digest.picks)
    size = f"{counted(len(digest.picks), 'sentence')}, {counted(words, 'word')}, every one copied word for word"
    if not digest.picks:
        size = f"no sentence fits {line(digest.budget)}"
    if alone:
        return f'<h2 id="story{story}-name">Merged digest</h2><p class="sub">{size}</p>'
    name = line(entries[0].name) if entries else ""
    size = f"{counted(len(entries), 'article')}{BETWEEN}{size}"
    return f'<h3 id="story{story}-name">Story {story}: {name}</h3><p class="sub">{size}</p>'


def _sentences(index: Index, cited: Sequence[Cited], story: int) -> str:
    items = "".join(_sentence(index, sentence, story, number) for number, sentence in enumerate(cited, 1))
    return f'<ol class="digest">{items}</ol>'


def _sentence(index: Index, cited: Cited, story: int, number: int) -> str:
    pick = cited.pick
    source = _cite(cited.taken, index.place(pick.page_id, pick.span), "copied from article")
    shown = f"<span{spoken(index.language(pick.page_id))}>{line(pick.text)}</span>"
    notes = f'<div class="notes">{_agreeing(index, cited)}{_why(cited)}</div>'
    return f'<li id="m{story}-{number}">{shown} {source}{notes}</li>'


def _agreeing(index: Index, cited: Cited) -> str:
    """Who else says it, and what they state differently."""
    if not cited.also:
        return '<span class="note">only this article says so</span>'
    found = [_cite(other, index.place(echo.page_id, echo.span), "article") for other, echo in cited.also]
    marks = " ".join(found[:OPEN_MARKS])
    rest = found[OPEN_MARKS:]
    if rest:
        marks += f"<details><summary>and {len(rest)} more</summary>{' '.join(rest)}</details>"
    differs = "".join(_difference(index, cited, difference) for difference in cited.differs)
    return f'<div class="note">also reported by {marks}</div>{differs}'


def _difference(index: Index, cited: Cited, difference: Difference) -> str:
    echoes = dict(cited.also)
    marks = " ".join(
        _cite(number, index.place(echoes[number].page_id, echoes[number].span), "article")
        for number in difference.numbers
    )
    return f'<span class="note differs">differs: {line(difference.note)} in {marks}</span>'


def _why(cited: Cited) -> str:
    if not cited.pick.why:
        return ""
    reasons = line("; ".join(cited.pick.why))
    return f'<details class="why note"><summary>why this sentence</summary>{reasons}</details>'


def _cite(number: int, place: str, words: str) -> str:
    return f'<a class="cite" href="{place}">{hidden(words + " ")}[{number}]</a>'


def _matrix(index: Index, cited: Sequence[Cited], entries: Sequence[Entry], story: int, level: str) -> str:
    """A table, because it is one: a row a sentence, a column an article; its signs differ in shape."""
    columns = _columns(cited, entries)
    heads = "".join(_column(entry) for entry in columns)
    rows = "".join(
        _row(index, sentence, columns, (story, number, len(entries))) for number, sentence in enumerate(cited, 1)
    )
    left_out = len(entries) - len(columns)
    more = f" \u00b7 {counted(left_out, 'more article')} say none of this" if left_out else ""
    table = (
        f'<table class="matrix"><thead><tr><th scope="col">sentence</th>{heads}'
        f'<th scope="col">said by</th></tr></thead><tbody>{rows}</tbody></table>'
    )
    signs = (("taken", "copied from"), ("same", "says the same"), ("unlike", "says it differently"))
    key = " ".join(f"<span>{_sign(sign)} {words}</span>" for sign, words in signs)
    return (
        f'<{level} id="who{story}">Who says what</{level}>'
        f'<div class="scroll" tabindex="0" role="region" aria-label="Table of story {story}">{table}</div>'
        f'<p class="note key">{key}{more}</p>'
    )


def _columns(cited: Sequence[Cited], entries: Sequence[Entry]) -> list[Entry]:
    """The articles to show: all, or of very many those that say something."""
    if len(entries) <= MAX_COLUMNS:
        return list(entries)
    saying = {sentence.taken for sentence in cited} | {other for sentence in cited for other, _ in sentence.also}
    return [entry for entry in entries if entry.number in saying]


def _column(entry: Entry) -> str:
    return f'<th scope="col"><a href="#{entry.anchor}" title="{line(entry.name)}">[{entry.number}]</a></th>'


def _row(index: Index, cited: Cited, columns: Sequence[Entry], place: tuple[int, int, int]) -> str:
    """One sentence; ``place`` is its story, its number, and how many articles there are."""
    story, number, total = place
    cells = "".join(_said(index, cited, entry) for entry in columns)
    name = f'<b>{number}</b> <span class="cut">{shortened(cited.pick.text, ROW_WORDS)}</span>'
    return (
        f'<tr><th scope="row"><a href="#m{story}-{number}">{name}</a></th>{cells}'
        f'<td class="sum">{cited.agree} of {total}</td></tr>'
    )


def _said(index: Index, cited: Cited, entry: Entry) -> str:
    """Whether and how one article says a sentence."""
    if entry.number == cited.taken:
        return _cell("taken", "copied from", index.place(cited.pick.page_id, cited.pick.span))
    echo = dict(cited.also).get(entry.number)
    if echo is None:
        return '<td class="none"></td>'
    if any(entry.number in difference.numbers for difference in cited.differs):
        return _cell("unlike", "says it differently", index.place(echo.page_id, echo.span))
    return _cell("same", "says the same", index.place(echo.page_id, echo.span))


def _cell(sign: str, words: str, place: str) -> str:
    return f'<td><a href="{place}">{_sign(sign)}{hidden(words)}</a></td>'


def _sign(sign: str) -> str:
    return f'<svg class="sign {sign}" width="16" height="16" aria-hidden="true"><use href="#{sign}"/></svg>'


def _sources(index: Index, digest: Digest, entries: Sequence[Entry]) -> str:
    known = {index.numbers.get(source.page_id): source for source in digest.sources}
    items = []
    for entry in entries:
        source = known[entry.number]
        facts = [line(fact) for fact in (source.byline, source.when) if fact]
        link = web_link(source.url)
        if link:
            facts.append(outside(link))
        facts.append(f"<code>{line(entry.cleaned.page.id)}</code>")
        name = f"<span{spoken(entry.cleaned.page.lang)}>{line(entry.name)}</span>"
        items.append(
            f'<li><a href="#{entry.anchor}"><b>[{entry.number}]</b> {name}</a>'
            f'<span class="note">{BETWEEN.join(facts)}</span></li>'
        )
    return folded(f'<ul class="plain">{"".join(items)}</ul>', len(items), "article", OPEN_SOURCES)


_SHAPES: Final = {
    "taken": '<path d="M8 1l7 7-7 7-7-7z"/>',
    "same": '<circle cx="8" cy="8" r="5.5"/>',
    "unlike": '<circle class="ring" cx="8" cy="8" r="5"/><path class="slash" d="M4 12l8-8"/>',
}

SIGNS: Final = '<svg class="defs" width="0" height="0" aria-hidden="true"><defs>{}</defs></svg>'.format(
    "".join(f'<symbol id="{name}" viewBox="0 0 16 16">{shape}</symbol>' for name, shape in _SHAPES.items())
)
"""The signs of the matrix, drawn once."""
