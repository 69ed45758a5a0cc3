"""What the property tests are fed: pages made of blocks, hostile text, bytes."""

import html
import json
from functools import cache

from hypothesis import settings
from hypothesis import strategies as st

from cleaner import judge, lexicon
from cleaner.options import LEVELS
from cleaner.read.plain import MIN_WIDTH
from cleaner.text import ends_sentence


def examples(share):
    """Settings of a property that costs more or less than others: so many times the examples of the profile."""
    return settings(max_examples=max(1, round(settings.default.max_examples * share)))


LEVEL = st.sampled_from(LEVELS)
NOUNS = ("ferry", "harbour", "owl", "baker", "mill", "verger", "island", "pump", "council", "bell", "winter", "loaf")
VERBS = ("turned", "waited", "closed", "burned", "sailed", "agreed", "failed", "returned", "asked", "promised")
PLACES = ("at dawn", "in the valley", "before Christmas", "near the pier", "behind the mill", "on the hill")

CHROME = (
    "Leave a Comment", "Write A Comment", "You may also like", "Share this article", "Skip to content", "Back to top",
    "Subscribe to our newsletter", "ADVERTISEMENT", "All rights reserved.", "Table of Contents", "Continue reading",
    "Accept all cookies", "Forgot your password?", "Lascia un commento", "Laisser un commentaire", "Argomenti trattati",
)  # fmt: skip


@st.composite
def sentences(draw):
    """A plain sentence of eight words or more."""
    size = draw(st.integers(1, 4))
    parts = [
        f"the {draw(st.sampled_from(NOUNS))} {draw(st.sampled_from(VERBS))} {draw(st.sampled_from(PLACES))}"
        for _ in range(size)
    ]
    number = draw(st.integers(2, 9999))
    text = ", and ".join(parts) + f" after {number} days"
    return text[0].upper() + text[1:] + "."


@st.composite
def paragraphs(draw):
    """A paragraph of prose, 12 to about 120 words."""
    return " ".join(draw(st.lists(sentences(), min_size=2, max_size=6)))


def headings():
    return st.builds(
        lambda a, b, n: f"The {a.title()} and the {b.title()} {n}",
        st.sampled_from(NOUNS),
        st.sampled_from(NOUNS),
        st.integers(10, 99),
    )


def chrome():
    return st.sampled_from(CHROME)


@st.composite
def articles(draw):
    """Blocks of an article: a heading and paragraphs, with chrome between them now and then."""
    body = draw(st.lists(st.one_of(paragraphs(), paragraphs(), headings(), chrome()), min_size=1, max_size=9))
    return [draw(headings()), draw(paragraphs()), *body]


def pages():
    """Articles as one text, their blocks parted by single or double newlines."""
    return st.builds(
        lambda blocks, gap: gap.join(blocks), articles(), st.sampled_from(["\n", "\n\n", "\r\n", "\n\n\n"])
    )


@st.composite
def repeating_pages(draw):
    """Articles in which blocks and runs of blocks come again: to the letter, in capitals, or with a number changed."""
    blocks = draw(articles())
    for _ in range(draw(st.integers(1, 4))):
        first = draw(st.integers(0, len(blocks) - 1))
        run = blocks[first : first + draw(st.integers(1, 3))]
        change = draw(st.sampled_from([str, str, str.upper, lambda text: text.replace("days", "6 days")]))
        place = draw(st.integers(0, len(blocks)))
        blocks[place:place] = [change(block) for block in run]
    return draw(st.sampled_from(["\n", "\n\n", "\n\n"])).join(blocks)


_HOSTILE = st.sampled_from(
    ["\x00", "\x1b[31m", "\u202e", "\ufeff", "\u200b", "\ud800", "e" + "\u0301" * 80, "\u2028", "\x85", "\r", "[link=x]", "<script>",
     "&#x1b;", "|", "»", "1 2 3 …", "©", "\U0001f600", "\u0e01\u0e33", "مرحبا", "你好。", "नमस्ते।", "- ", "> ", "\t", "```", "{}", "%s", "By A", "3 min read"]
)  # fmt: skip


def hostile_text():
    """Any code points, surrogates and controls among them, mixed with what is likely to hurt."""
    any_char = st.characters(codec=None)
    piece = st.one_of(st.text(any_char, max_size=30), _HOSTILE, chrome(), st.sampled_from(["\n", "\n\n", " "]))
    return st.builds("".join, st.lists(piece, max_size=25))


def any_text():
    return st.one_of(pages(), hostile_text(), repeating_pages())


def folded_phrases():
    """Phrases of the lexicon, any rule that does not depend on its place."""
    from cleaner.judge.chrome.phrases import PLACED

    table = lexicon.load().whole
    return st.sampled_from(
        sorted(phrase for phrase, (rule, _) in table.items() if rule not in PLACED and " " in phrase)
    )


@cache
def _lines_of_rules():
    """The lines of all examples of rules that are no part of a hard-wrapped paragraph, and a line each in other scripts."""
    examples = [
        line for rule in judge.rules().values() for page in (*rule.fires, *rule.spares) for line in page.split("\n")
    ]
    lines = [line.removeprefix("> ") for line in examples]
    return sorted(
        {line for line in lines if line.strip() and (len(line) < MIN_WIDTH or ends_sentence(line))} | set(SCRIPTS)
    )


SCRIPTS = (
    "הסירה חזרה אל הנמל בערב והנוסעים ירדו אל הרציף בלי לומר דבר לאיש.",
    "عادت السفينة إلى الميناء في المساء ونزل الركاب إلى الرصيف دون أن يقولوا شيئا لأحد.",
    "渡轮傍晚返回港口，乘客们一言不发地走下码头。市议会星期四开会。",
    "เรือกลับมาถึงท่าเรือในตอนเย็น",
    "शाम को नाव बंदरगाह लौट आई। यात्री बिना कुछ कहे उतर गए।",
)


@st.composite
def mixed_pages(draw):
    """Pages of whatever rules are about: lines of their examples and phrases among prose, in runs that come again, in
    capitals or with a sign in them that nobody sees; parted by line ends of all sorts, empty lines between some."""
    some = st.sampled_from(_lines_of_rules())
    line = st.one_of(some, some, folded_phrases(), paragraphs(), headings(), chrome())
    lines = draw(st.lists(line, min_size=1, max_size=14))
    for _ in range(draw(st.integers(0, 3))):
        first = draw(st.integers(0, len(lines) - 1))
        place = draw(st.integers(0, len(lines)))
        change = draw(
            st.sampled_from(
                [str, str, str.upper, lambda text: f"{text[:3]}\u202e{text[3:]}", lambda text: f"{text}\u200d"]
            )
        )
        lines[place:place] = [change(other) for other in lines[first : first + draw(st.integers(1, 5))]]
    end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r", "\x0c", "\x85", "\u2028"]))
    wide = draw(st.sets(st.integers(0, len(lines))))
    return "".join(f"{line}{end}{end if place in wide else ''}" for place, line in enumerate(lines))


NUMBERED = (
    "The Way to Pier {}", "The Way to Pier {} - Moor Media", "News \u00bb The Way to Pier {}", "Home \u00bb News \u00bb Pier {}",
    "Islands \u00bb Boats \u00bb Pier {}", "The Mill of {}", "It rained.", "Page {} of 99", "{} comments", "3 May 2024",
    "Tags: ferries, islands", "1 2 3 \u2026 Next", "By Ada Moor", "3 min read", "Facebook", "- item {}", "price: {}",
    "The ferry left the harbour at dawn with forty people on board and came back empty in the evening.",
    "Nobody on the quay could say where the passengers of boat {} had gone, and the captain did not speak that night.",
)  # fmt: skip
"""Lines that may go because of the lines around them."""


@st.composite
def motif_pages(draw):
    """Pages of a few lines again and again, with a running number or without: what a rule takes first it may take next."""
    line = st.one_of(st.sampled_from(NUMBERED), st.sampled_from(NUMBERED), chrome())
    motif = draw(st.lists(line, min_size=1, max_size=6))
    if draw(st.booleans()):
        motif.append(draw(st.sampled_from(motif)))
    counts = draw(st.booleans())
    body = [line.replace("{}", str(number if counts else 7)) for number in range(10, 40) for line in motif]
    head, tail = (
        [line.replace("{}", "9") for line in draw(st.lists(st.sampled_from(NUMBERED), max_size=3))] for _ in "ab"
    )
    return draw(st.sampled_from(["\n", "\n\n"])).join([*head, *body, *tail])


_ATTRIBUTES = st.sampled_from(
    [
        "",
        "",
        " class=article-body",
        " id=share-bar",
        " class='nav menu'",
        " hidden",
        " style='display:none'",
        " a=1 a=2",
        ' title="x>y"',
    ]
)


@st.composite
def html_pages(draw):
    """Pages made of blocks: articles in markup of several kinds, chrome around and between, tags that hide or do not close."""
    parts = []
    for block in draw(articles()):
        tag = draw(st.sampled_from(["p", "p", "p", "h2", "li", "div", "td", "blockquote", "pre", "footer", "section"]))
        close = draw(st.sampled_from([f"</{tag}>", f"</{tag}>", f"</{tag}>", ""]))
        parts.append(f"<{tag}{draw(_ATTRIBUTES)}>{html.escape(block)}{close}")
        if draw(st.integers(0, 5)) == 0:
            parts.append(f"<nav><a href=/x>{draw(chrome())}</a> <a href=/y>{draw(headings())}</a></nav>")
    frame = draw(
        st.sampled_from(["{}", "<article>{}</article>", "<main>{}", "<div><div>{}</div>", "<table><tr><td>{}</table>"])
    )
    head = draw(
        st.sampled_from(
            ["", "<title>The Ferry</title>", "<!doctype html><html><head><meta charset=utf-8></head><body>"]
        )
    )
    return head + frame.replace("{}", "\n".join(parts))


def lines_of_a_stream():
    """Lines that a stream of records may hold, without their ends: records, broken ones, other JSON, bytes."""
    record = st.builds(
        lambda text, key: json.dumps({key: text, "id": 7}).encode(),
        any_text(),
        st.sampled_from(["text", "text", "html", "body"]),
    )
    other = st.sampled_from(
        [
            b"",
            b"  ",
            b"null",
            b"[]",
            b'{"text": NaN}',
            b'{"text": "a", "text": "b"}',
            b'\xef\xbb\xbf{"text": "x"}',
            b'{"text": 5}',
            b'{"text": "cut',
        ]
    )
    return st.one_of(record, record, other, st.binary(max_size=60).map(lambda body: body.replace(b"\n", b" ")))
