"""One article of the report: its digests, then its full text with what was removed struck in its place."""

from __future__ import annotations

from typing import Final

from cleaner.model import Block, Digest, Kind, Removal, Verdict
from cleaner.render.base import shown_kind
from cleaner.render.citing import is_repeat_here
from cleaner.render.links import web_link
from cleaner.render.report.html import BETWEEN, hidden, line, outside, spoken, text
from cleaner.render.report.index import ROLES, Entry, Use, pieces
from cleaner.text import count_words, counted

ELEMENTS: Final = {"title": "h4", "heading": "h4", "quote": "blockquote", "code": "pre"}
"""Element of a kept block of each kind; a paragraph otherwise."""

KEEPS_LINES: Final = frozenset({"line", "quote", "row"})
"""Kinds whose line ends mean something in plain text; in HTML they do in every kind."""

BULLETS: Final = "-*+\u2022\u2023\u25aa\u25cf\u25e6\u2043\u00b7\u2013("
"""What a list item of a plain text begins with; items that lack it get a bullet."""


def article(entry: Entry, *, several: bool) -> str:
    """One article.

    Args:
        entry: the article with the uses of its sentences.
        several: whether the report has several merged digests, so that marks must say which one they lead to.
    """
    cleaned = entry.cleaned
    numbered = {block.span: number for number, block in enumerate(cleaned.kept, 1)}
    removed = {gone.span: gone for gone in cleaned.removals}
    doubts = {doubt.span: doubt for doubt in cleaned.unsure}
    twins = {gone.twin for gone in cleaned.removals if is_repeat_here(gone)}
    rows, title = [], cleaned.title
    for block in cleaned.page.blocks:
        gone = removed.get(block.span)
        if gone is not None:
            number = numbered.get(gone.twin) if gone.twin and is_repeat_here(gone) else None
            rows.append(_gone(entry, gone, number))
            continue
        shown = _shown(entry, block, shown_kind(cleaned.page, block, title), several=several)
        number = numbered[block.span] if block.span in twins else None
        rows.append(_kept(entry, shown, number, doubts.get(block.span)))
    return (
        f'<article class="card" id="{entry.anchor}" aria-labelledby="{entry.anchor}-name">'
        f'{_head(entry)}{_digests(entry)}<div class="full">{"".join(rows)}</div></article>'
    )


def _head(entry: Entry) -> str:
    cleaned = entry.cleaned
    page = cleaned.page
    link = web_link(page.url)
    facts = [line(fact) for fact in (cleaned.get("byline"), cleaned.when) if fact]
    facts += [outside(link)] if link else []
    facts += [f"<code>{line(page.id)}</code>", f"{entry.before:,} \u2192 {entry.after:,} words"]
    counts = ((entry.chrome, "block"), (entry.repeats, "repeat"))
    went = [f"{counted(count, noun)} removed" for count, noun in counts if count]
    went += [f"{len(cleaned.unsure)} unsure"] if cleaned.unsure else []
    facts.append(", ".join(went) or "nothing removed")
    warnings = "".join(f'<p class="warning">Warning: {line(warning)}</p>' for warning in cleaned.warnings)
    name = f"<span{spoken(page.lang)}>{line(entry.name)}</span>"
    return (
        f'<header><h3 id="{entry.anchor}-name">[{entry.number}] {name}</h3>'
        f'<p class="note">{BETWEEN.join(facts)}</p>{warnings}</header>'
    )


def _digests(entry: Entry) -> str:
    if entry.digest is None:
        return ""
    short, long = entry.digest.short, entry.digest.long
    more = f"<summary><h4>Long digest {_size(long)}</h4></summary>{_list(entry, long, 'l')}"
    return (
        f'<div class="digests"><h4>Short digest {_size(short)}</h4>{_list(entry, short, "s")}'
        f"<details>{more}</details></div>"
    )


def _size(digest: Digest) -> str:
    words = sum(count_words(pick.text) for pick in digest.picks)
    return f'<span class="sub">{counted(len(digest.picks), "sentence")}, {counted(words, "word")}</span>'


def _list(entry: Entry, digest: Digest, letter: str) -> str:
    items = []
    for number, pick in enumerate(digest.picks, 1):
        shown = line(pick.text)
        if pick.span in entry.uses:
            shown = f'<a href="#{entry.anchor}-{pick.span.start}">{shown}</a>'
        items.append(f'<li id="{entry.anchor}-{letter}{number}"{spoken(entry.cleaned.page.lang)}>{shown}</li>')
    return f"<ol>{''.join(items)}</ol>" if items else '<p class="note">No sentence fits.</p>'


def _gone(entry: Entry, gone: Removal, number: int | None) -> str:
    """A removed block, struck, with rule and reason; a repeat leads to the copy that stays."""
    page = entry.cleaned.page
    kind = "row gone repeat" if gone.rule.startswith("D") else "row gone"
    label = line(gone.name)
    if number is not None:
        label = f'repeat of <a href="#{entry.anchor}-p{number}">\u00b6{number}</a>'
    elsewhere = f" ({line(gone.twin_page)})" if gone.twin_page else ""
    return (
        f'<div class="{kind}"><div class="side">{hidden("Removed: ")}{label}</div>'
        f'<div class="body"><del{spoken(page.lang)}>{text(gone.span.of(page.text))}</del>'
        f'<span class="note">{line(gone.rule)}: {line(gone.reason)}{elsewhere}</span></div></div>'
    )


def _kept(entry: Entry, shown: str, number: int | None, doubt: Verdict | None) -> str:
    """A kept block; numbered when a repeat leads to it, marked when a judge was unsure of it."""
    side = f"\u00b6{number}" if number else ""
    place = f' id="{entry.anchor}-p{number}"' if number else ""
    if doubt is None:
        return f'<div class="row"{place}><div class="side">{side}</div><div class="body">{shown}</div></div>'
    said = f"unsure, kept ({doubt.weight:.2f})" + (f": {line(doubt.evidence)}" if doubt.evidence else "")
    return (
        f'<div class="row unsure"{place}><div class="side">{side} {line(doubt.rule)}?</div>'
        f'<div class="body">{shown}<span class="note">{said}</span></div></div>'
    )


def _shown(entry: Entry, block: Block, kind: Kind, *, several: bool) -> str:
    """A kept block with the sentences that digests use marked."""
    page = entry.cleaned.page
    inside = "".join(
        _piece(entry, span.of(page.text), span.start, uses, several=several) for span, uses in pieces(entry, block.span)
    )
    element = ELEMENTS.get(kind, "p")
    return f'<{element} class="{_class(entry, block, kind)}"{spoken(page.lang)}>{inside}</{element}>'


def _class(entry: Entry, block: Block, kind: Kind) -> str:
    page = entry.cleaned.page
    names = [f"kind-{kind}"]
    if page.source == "html" or kind in KEEPS_LINES:
        names.append("lines")
    if kind == "item":
        first = page.text[block.span.start]
        names += [] if first in BULLETS or first.isdigit() else ["bullet"]
    return " ".join(names)


def _piece(entry: Entry, shown: str, start: int, uses: list[Use], *, several: bool) -> str:
    """A stretch of a kept block; marked and linked back when digests use it."""
    if not uses:
        return text(shown)
    roles = {use.role for use in uses}
    ordered = sorted(uses, key=lambda use: ROLES.index(use.role))
    backs = "".join(_back(entry, use, several=several) for use in ordered)
    place = f'id="{entry.anchor}-{start}"'
    if "merged" in roles:
        return f"<mark {place}>{text(shown)}</mark>{backs}"
    kind = "echo" if "echo" in roles else "own"
    return f'<span class="used {kind}" {place}>{text(shown)}</span>{backs}'


def _back(entry: Entry, use: Use, *, several: bool) -> str:
    href, sign, words = _target(entry, use, several=several)
    mark = f"{sign}{use.sentence}{hidden(f' ({words})')}"
    return f' <a class="back" href="#{href}" title="{words}">{mark}</a>'


def _target(entry: Entry, use: Use, *, several: bool) -> tuple[str, str, str]:
    """Where a mark leads, its sign, and what it means."""
    number = use.sentence
    if use.role in ("merged", "echo"):
        digest = f"merged digest{f' of story {use.digest}' if several else ''}, sentence {number}"
        if use.role == "merged":
            return f"m{use.digest}-{number}", "\u25b2", f"used in: {digest}"
        return f"m{use.digest}-{number}", "\u2261", f"says the same: {digest}"
    letter = use.role[0]
    return (
        f"{entry.anchor}-{letter}{number}",
        letter.upper(),
        f"used in: {use.role} digest, sentence {number}",
    )
