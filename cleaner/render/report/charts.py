"""The figures of the report: totals, words before and after, which rules removed how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from cleaner.render.report.html import folded, line
from cleaner.render.report.index import Entry

OPEN_ROWS: Final = 15
"""Most rows that a chart shows at once; a longer one is folded away."""

BAR: Final = 100
"""Width of a full bar, in units of its drawing."""


def figures(entries: Sequence[Entry]) -> str:
    """Articles, words in and out, blocks and repeats removed, unsure but kept."""
    before, after = sum(entry.before for entry in entries), sum(entry.after for entry in entries)
    chrome, repeats = sum(entry.chrome for entry in entries), sum(entry.repeats for entry in entries)
    unsure = sum(len(entry.cleaned.unsure) for entry in entries)
    rows = (
        (f"{len(entries):,}", "article" if len(entries) == 1 else "articles"),
        (f"{before:,} \u2192 {after:,}", f"words in \u2192 out ({_share(before, after)})"),
        (f"{chrome:,}", f"{'block' if chrome == 1 else 'blocks'} removed"),
        (f"{repeats:,}", f"{'repeat' if repeats == 1 else 'repeats'} removed"),
        (f"{unsure:,}", "unsure, kept for a look"),
    )
    items = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for value, name in rows)
    return f'<section aria-label="Figures"><dl class="figures">{items}</dl></section>'


def words(entries: Sequence[Entry]) -> str:
    """Words before and after, an article a row."""
    widest = max((entry.before for entry in entries), default=0) or 1
    rows = "".join(_words_row(entry, widest) for entry in entries)
    table = _table(("article", "words in \u2192 out", "change"), rows)
    return _card("words", "Words before and after", folded(table, len(entries), "article", OPEN_ROWS))


def _words_row(entry: Entry, widest: int) -> str:
    bar = _bar(_length(entry.before, widest), _length(entry.after, widest))
    name = f'<a href="#{entry.anchor}" title="{line(entry.name)}">[{entry.number}]</a>'
    count = f"{entry.before:,} \u2192 {entry.after:,}"
    return _row(name, bar, count, _share(entry.before, entry.after))


def rules(entries: Sequence[Entry]) -> str:
    """How many blocks each rule removed, the busiest first."""
    counts = Counter((gone.name, gone.rule) for entry in entries for gone in entry.cleaned.removals)
    if not counts:
        return ""
    widest = max(counts.values())
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    rows = "".join(
        _row(f'{line(name)} <span class="code">{line(code)}</span>', _bar(_length(count, widest)), f"{count:,}")
        for (name, code), count in ordered
    )
    table = _table(("rule", "blocks removed"), rows)
    return _card("rules", "Rules at work", folded(table, len(ordered), "rule", OPEN_ROWS))


def _card(place: str, name: str, inside: str) -> str:
    return f'<div class="card"><h3 id="{place}">{name}</h3>{inside}</div>'


def _table(heads: Sequence[str], rows: str) -> str:
    cells = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return f'<table class="bars"><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table>'


def _row(name: str, bar: str, count: str, last: str = "") -> str:
    end = f"<td>{last}</td>" if last else ""
    return f'<tr><th scope="row">{name}</th><td><span class="drawn">{bar}{count}</span></td>{end}</tr>'


def _length(count: int, widest: int) -> float:
    return round(BAR * count / widest, 1)


def _bar(whole: float, left: float | None = None) -> str:
    """A bar and, over it, the part that is left; its numbers stand beside it, so screen readers skip it."""
    part = "" if left is None else f'<rect class="left" width="{left:g}" height="10"/>'
    kind = "bar went" if left is None else "bar"
    return (
        f'<svg class="{kind}" viewBox="0 0 {BAR} 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="whole" width="{whole:g}" height="10"/>{part}</svg>'
    )


def _share(before: int, after: int) -> str:
    """How much went, in percent of what was there.

    >>> _share(418, 369), _share(637, 634), _share(5, 5)
    ('\u221212%', '\u22120.5%', '0%')
    """
    if before <= after:
        return "0%"
    share = 100 * (before - after) / before
    return f"\u2212{share:.1f}%" if share < 1 else f"\u2212{share:.0f}%"
