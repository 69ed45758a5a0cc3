"""The report: one self-contained HTML page to look at what was removed and to check what was picked.

No script, no outside resource, no link but to sources. The page says so itself in a content security policy
that allows nothing but its own style sheet, by hash: text that got through escaping could run nothing.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from cleaner.hashes import sha256
from cleaner.lexicon import DATA
from cleaner.model import Cleaned
from cleaner.render.base import Digested
from cleaner.render.report.article import article
from cleaner.render.report.charts import figures, rules, words
from cleaner.render.report.html import line
from cleaner.render.report.index import Entry, Index
from cleaner.render.report.merged import SIGNS, merged
from cleaner.text import counted

PROMISE: Final = (
    "Every digest sentence is copied word for word and leads to its place. Removed text is struck and says why it went."
)
ORIGIN: Final = "Made by cleaner. One file, no script, nothing loaded from outside."

LEGEND: Final = (
    ("chrome", "abc", "removed"),
    ("repeat", "abc", "removed repeat"),
    ("unsure", "?", "unsure, kept"),
    ("taken", "\u25b2", "in the merged digest"),
    ("echo", "\u2261", "says the same"),
    ("own", "S L", "in the short or long digest"),
)
"""How the marks of the articles look and what they mean."""


def render(digested: Digested, articles: Sequence[Cleaned]) -> str:
    """The page, a whole HTML document.

    Args:
        digested: the digests; every page id in them is one of ``articles``, others are left out.
        articles: the cleaned articles in the order of their numbers.
    """
    index = Index(digested, articles)
    name = _name(index)
    head = (
        f'<meta charset="utf-8">{_policy()}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
        f"<title>{name}</title><style>{style()}</style>"
    )
    top = f'<header class="top" id="top"><h1>{name}</h1><p class="sub">{PROMISE}</p>{_contents(index)}</header>'
    main = "\n".join((figures(index.entries), _merged(index), _charts(index), _articles(index)))
    return (
        f'<!doctype html>\n<html lang="en"><head>{head}</head>\n<body>{SIGNS}'
        f'<a class="skip" href="#articles">Skip to the articles</a>{top}\n'
        f"<main>{main}</main>\n<footer><p>{ORIGIN}</p></footer></body></html>\n"
    )


@cache
def style() -> str:
    """The style sheet, as it stands in the page."""
    return Path(DATA, "report.css").read_text("utf-8").strip()


def _policy() -> str:
    digest = b64encode(sha256(style().encode()).digest()).decode()
    rules = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return f'<meta http-equiv="Content-Security-Policy" content="{rules}">'


def _name(index: Index) -> str:
    if len(index.entries) == 1:
        return line(index.entries[0].name)
    count = counted(len(index.entries), "article")
    if not index.merged:
        return f"{count} cleaned"
    if not index.apart:
        return f"{count}, one digest"
    return f"{count}, {len(index.merged):,} {'story' if len(index.merged) == 1 else 'stories'}"


def _contents(index: Index) -> str:
    links = []
    if index.apart:
        links = [("stories", "Stories")]
    elif index.merged:
        links = [("story1", "Merged digest"), ("who1", "Who says what")]
    links += [("words", "Words"), ("articles", "Articles")]
    items = "".join(f'<li><a href="#{place}">{words}</a></li>' for place, words in links)
    return f'<nav aria-label="Contents"><ul>{items}</ul></nav>'


def _merged(index: Index) -> str:
    if not index.merged:
        return ""
    if not index.apart:
        return merged(index, 1, alone=True, beside=words(index.entries) + rules(index.entries))
    rest = f'<p class="sub">Told by one article only: {_marks(index.untold)}</p>' if index.untold else ""
    stories = range(1, len(index.merged) + 1)
    rows = "".join(_story_line(index, story) for story in stories)
    parts = "".join(merged(index, story, alone=False) for story in stories)
    return (
        '<section aria-labelledby="stories"><h2 id="stories">Stories</h2>'
        f'<div class="card"><ol class="stories">{rows}</ol>{rest}</div>{parts}</section>'
    )


def _story_line(index: Index, story: int) -> str:
    entries = index.sources(index.merged[story - 1])
    name = line(entries[0].name) if entries else ""
    count = counted(len(entries), "article")
    return f'<li><a href="#story{story}">{name}</a><span class="note">{count} {_marks(entries)}</span></li>'


def _marks(entries: Sequence[Entry]) -> str:
    return " ".join(f'<a class="cite" href="#{entry.anchor}">[{entry.number}]</a>' for entry in entries)


def _charts(index: Index) -> str:
    """The charts, where no merged digest has them beside it."""
    if index.merged and not index.apart:
        return ""
    charts = f"{words(index.entries)}{rules(index.entries)}"
    return f'<section aria-label="Charts"><div class="columns even">{charts}</div></section>'


def _articles(index: Index) -> str:
    legend = "".join(
        f'<li><span class="sample {kind}" aria-hidden="true">{sign}</span>{words}</li>' for kind, sign, words in LEGEND
    )
    switch = '<input type="checkbox" id="hide"> <label for="hide">Hide what was removed</label>'
    bar = (
        f'<div class="tools"><span class="switch">{switch}</span><ul class="legend">{legend}</ul>'
        '<a href="#top">Top</a></div>'
    )
    parts = "\n".join(article(entry, several=index.apart) for entry in index.entries)
    return f'<section class="articles" aria-labelledby="articles"><h2 id="articles">Articles</h2>{bar}{parts}</section>'
