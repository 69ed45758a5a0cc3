"""Hand-made articles and digests: the renderers are tested without the stages that come before them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from cleaner.model import (
    ArticleDigest,
    Block,
    Cleaned,
    Digest,
    Echo,
    Page,
    Pick,
    Removal,
    Sentence,
    Source,
    Span,
    Verdict,
)
from cleaner.render.base import Digested

HOSTILE = (
    "<script>document.title='owned'</script> opened the meeting.",
    "<img src=x onerror=\"document.title='owned'\"> was shown to the council.",
    "<a href=\"javascript:document.title='owned'\">Click</a> and [click](javascript:alert(1)) here.",
    "</style></title></textarea></del></mark></p></main><h1 id=owned>Owned</h1> was its answer.",
    "<style>body{display:none}</style> <link rel=stylesheet href=//evil.example/x.css> came next.",
    "[bold red]Alarm[/bold red] :smile: [link=file:///etc/passwd]press[/link] [/nope] was written there.",
    "\x1b[31mRed\x1b[0m \x1b]0;owned\x07 \x9b2J \x1b]8;;http://evil.example\x1b\\go\x1b]8;;\x1b\\ it said.",
    "![pixel](http://evil.example/p.png) and https://evil.example/x and me@evil.example were in it.",
    "'\"><svg onload=document.title='owned'> &lt;b&gt; &#x3c;script&#x3e; stayed as they were.",
    "{{ 7*7 }} {% raw %} ${7*7} `code` **bold** __bold__ ~~gone~~ <!-- hidden --> closed the list.",
    "\u202eThis runs backwards\u202c and \u2066this does\u2069 too, with a \ufeffmark and a \u2028line.",
)
"""Sentences of an article that tries everything; each ends like one."""


def make(
    page_id: str,
    blocks: Sequence[tuple[str, str] | tuple[str, str, str]],
    *,
    url: str | None = None,
    title: str | None = None,
    meta: tuple[tuple[str, str], ...] = (),
    source: str = "text",
    lang: str = "",
) -> Cleaned:
    """An article from (kind, text) for what stays and (kind, text, rule) for what goes.

    Rule ``?`` makes a block unsure; a rule with D makes it a repeat of the first block with the same text.
    """
    text, made, kept, removals, unsure = "", [], [], [], []
    for index, (kind, body, *rule) in enumerate(blocks):
        text += "\n\n" if text else ""
        block = Block(index, Span(len(text), len(text) + len(body)), kind)
        text += body
        made.append(block)
        if rule and rule[0] != "?":
            twin = next((b.span for b in kept if b.span.of(text) == body), None) if rule[0][0] == "D" else None
            name = "exact-repeat" if twin else "comment-prompt"
            removals.append(Removal(block.span, rule[0], name, f"it says <b>{body[:9]}</b>", 0.9, twin))
        else:
            kept.append(block)
            if rule:
                unsure.append(Verdict("C204", block.span, 0.6, "looks like <i>chrome</i>"))
    page = Page(page_id, text, tuple(made), lang, url, title, (), source)
    return Cleaned(page, tuple(kept), tuple(removals), tuple(unsure), (), meta)


def pick(cleaned: Cleaned, number: int, echoes: tuple[Echo, ...] = (), why: tuple[str, ...] = ()) -> Pick:
    """The block of that number as a sentence of a digest."""
    block = cleaned.page.blocks[number]
    return Pick(Sentence(cleaned.page.id, number, block.span), cleaned.page.of(block), 0.5, echoes, why)


def echo(cleaned: Cleaned, number: int, *differs: str) -> Echo:
    """The block of that number as a sentence that says the same."""
    return Echo(cleaned.page.id, cleaned.page.blocks[number].span, 0.8, differs)


def source(cleaned: Cleaned) -> Source:
    return Source(
        cleaned.page.id, cleaned.title, cleaned.page.url, cleaned.get("byline"), cleaned.get("date"), cleaned.day
    )


def own(cleaned: Cleaned, short: Sequence[int], long: Sequence[int]) -> ArticleDigest:
    """The article's own digests from block numbers."""
    sources = (source(cleaned),)
    return ArticleDigest(
        cleaned.page.id,
        cleaned.title,
        Digest("short", tuple(pick(cleaned, n) for n in short), "3s", sources),
        Digest("long", tuple(pick(cleaned, n) for n in long), "30%", sources),
    )


Case = tuple[Digested, tuple[Cleaned, ...]]


def digested(articles: Sequence[Cleaned], merged: Sequence[Digest], picks: Sequence[Sequence[int]]) -> Case:
    made = tuple(own(cleaned, numbers[:1], numbers) for cleaned, numbers in zip(articles, picks, strict=True))
    labels = {cleaned.page.id: cleaned.title or "(no title)" for cleaned in articles}
    return Digested(made, tuple(merged), labels), tuple(articles)


@pytest.fixture
def build() -> Callable[..., Cleaned]:
    """Make one article."""
    return make


@pytest.fixture
def hostile() -> Case:
    """Two articles, ids, titles, reasons and metadata that all try to break out, and their digests."""
    name = '"><script>document.title="owned"</script>'
    first = make(
        f"a{name}.txt",
        [
            ("heading", f"Title {name} [x](javascript:alert(1))"),
            *(("paragraph", text) for text in HOSTILE),
            ("item", "- <b>item</b> https://evil.example/y"),
            ("quote", "> quoted\n> <iframe src=//evil.example></iframe>"),
            ("code", "```\n</pre><script>document.title='owned'</script>\n````"),
            ("row", "a | <b>b</b> | c"),
            ("row", "--- | --- | ---"),
            ("line", "# not a heading"),
            ("line", "<h1>Owned</h1>"),
            ("line", "</del><script>document.title='owned'</script>", "C101"),
            ("paragraph", HOSTILE[0], "D401"),
            ("line", "[sign up](javascript:alert(1)) <b>now</b>", "?"),
        ],
        url="javascript:alert(1)//https://a.example",
        meta=(("byline", f"Ada {name}"), ("date", "\x1b[31m1 May")),
        lang='en" onload="x',
    )
    second = make(
        "b\x1b[2J\n.txt",
        [("paragraph", text) for text in HOSTILE],
        url="https://news.example/a?b=\"'><script>&c=(d)",
    )
    notes = ('"<b>5</b>" / "[6](javascript:alert(1))"',)
    merged = Digest(
        "merged",
        tuple(pick(first, n, (echo(second, n, *notes),), ("names <b>x</b>",)) for n in range(1, len(HOSTILE))),
        "200w",
        (source(first), source(second)),
    )
    return digested((first, second), (merged,), (range(1, 4), range(3)))


@pytest.fixture
def council() -> Case:
    """Three articles of one story: a repeat, an unsure line, a difference, an outside link."""
    first = make(
        "a.txt",
        [
            ("line", "Home » News » Council", "C201"),
            ("heading", "Council backs the tram"),
            ("paragraph", "The council voted for the tram on Monday. It will cost 40 million."),
            ("paragraph", "Work on the line begins in May."),
            ("paragraph", "Work on the line begins in May.", "D401"),
            ("line", "Take action: stay informed", "?"),
            ("line", "Leave a Comment", "C101"),
        ],
        meta=(("byline", "Ada Moor"), ("date", "4 May 2026")),
        lang="en",
    )
    second = make(
        "b.txt",
        [("paragraph", "The tram will cost 45 million, the city said."), ("paragraph", "Shops fear the dust.")],
        url="https://www.news.example/tram?id=7",
        title="Tram to cost more",
        lang="en",
    )
    third = make("c.txt", [("paragraph", "有轨电车工程将于五月开工，市政府表示预算充足。")], lang="zh")
    text = first.page.text
    start = text.index("It will cost")
    cost = Span(start, start + len("It will cost 40 million."))
    picks = (
        Pick(
            Sentence("a.txt", 2, cost),
            cost.of(text),
            0.9,
            (echo(second, 0, '"40" / "45" million'),),
            ("gives figures: 40",),
        ),
        pick(first, 3, (echo(third, 0),)),
        pick(second, 1),
        pick(third, 0, (echo(first, 3),)),
    )
    merged = Digest("merged", picks, "200w", (source(first), source(second), source(third)))
    return digested((first, second, third), (merged,), ((3,), (1, 0), (0,)))


@pytest.fixture
def stories(council: Case) -> Case:
    """The same and a second story of two articles, and an article alone."""
    known, articles = council
    fourth = make("d.txt", [("heading", "Rain all week"), ("paragraph", "Rain fell on the hills all week long.")])
    fifth = make("e.txt", [("heading", "A wet week"), ("paragraph", "It rained all week on the hills.")])
    sixth = make("f.txt", [("heading", "Chess"), ("paragraph", "A chess club opened by the river.")])
    merged = Digest("merged", (pick(fourth, 1, (echo(fifth, 1),)),), "200w", (source(fourth), source(fifth)))
    return digested((*articles, fourth, fifth, sixth), (*known.merged, merged), ((3,), (1, 0), (0,), (1,), (1,), (1,)))
