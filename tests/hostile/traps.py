"""Texts and pages that make careless code slow: each a function from a size in characters to the text."""

from __future__ import annotations

import random
from collections.abc import Callable

Trap = Callable[[int], str]

PROSE = "The evening ferry turned back on Thursday after its steering failed twice within a mile of the harbour."
WORDS = [
    "ferry",
    "harbour",
    "owl",
    "baker",
    "mill",
    "verger",
    "island",
    "pump",
    "council",
    "bell",
    "winter",
    "loaf",
    "turned",
    "waited",
    "closed",
    "burned",
    "sailed",
    "agreed",
]


def filled(unit: str, start: str = "", end: str = "") -> Trap:
    """A trap that repeats ``unit`` to the size."""
    return lambda size: start + unit * max(1, (size - len(start) - len(end)) // len(unit)) + end


def numbered(form: str) -> Trap:
    """A trap of one form with a running number in the place of ``#``."""

    def make(size: int) -> str:
        parts: list[str] = []
        length = number = 0
        while length < size:
            parts.append(form.replace("#", str(number)))
            length += len(parts[-1])
            number += 1
        return "".join(parts)

    return make


def near_copies(size: int) -> str:
    """Paragraphs that differ in one word each."""
    rng = random.Random(1)
    base = PROSE.split() * 2
    parts: list[str] = []
    length = 0
    while length < size:
        words = list(base)
        words[rng.randrange(len(words))] = rng.choice(WORDS) + str(rng.randrange(1000))
        parts.append(" ".join(words))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts)


def random_words(end: str) -> Trap:
    """Sentences of common words in any order, each followed by ``end``."""

    def make(size: int) -> str:
        rng = random.Random(2)
        parts: list[str] = []
        length = 0
        while length < size:
            parts.append(" ".join(rng.choices(WORDS, k=12)).capitalize() + ".")
            length += len(parts[-1]) + len(end)
        return end.join(parts)

    return make


def random_points(size: int) -> str:
    """Any code points at all."""
    rng = random.Random(3)
    points = [*range(0x20, 0x3000), *range(0x1F000, 0x1FB00), 10, 10, 10, 32, 32]
    return "".join(chr(rng.choice(points)) for _ in range(size))


def random_lines(low: int, high: int, alphabet: str = "abcdefghij ", end: str = "\n") -> Trap:
    """Lines of so many characters, all different."""

    def make(size: int) -> str:
        rng = random.Random(4)
        parts: list[str] = []
        length = 0
        while length < size:
            parts.append("".join(rng.choices(alphabet, k=rng.randint(low, high))) + end)
            length += len(parts[-1])
        return "".join(parts)

    return make


def parted_lines(low: int, high: int, lines: int) -> Trap:
    """So many short lines, then a paragraph, and so on: the scorer of lines goes through each list from its ends."""

    def make(size: int) -> str:
        rng = random.Random(5)
        parts: list[str] = []
        length = 0
        while length < size:
            short = ["".join(rng.choices("abcdefghij ", k=rng.randint(low, high))) for _ in range(lines)]
            parts += [*short, f"{PROSE} {PROSE} {PROSE} {len(parts)}"]
            length += sum(map(len, parts[-lines - 1 :])) + lines + 1
        return "\n".join(parts)

    return make


def mixed_marks(size: int) -> str:
    """One letter under marks of alternating classes: normalising them is quadratic."""
    return "a" + "\u0301\u0327\u0345\u0334" * (size // 4)


def titles_with_sites(size: int) -> str:
    """Lines that say one title again, each with the name of another site, each twice, above the prose."""
    echoes = numbered("Night Boat Is Late - Moor #\n\nNight Boat Is Late - Moor #\n\n")
    return f"Night Boat Is Late - Moor\n\nNight Boat Is Late\n\n{echoes(size)}{PROSE}\n\n{PROSE}\n"


TEXT_TRAPS: dict[str, Trap] = {
    "prose": random_words(" "),
    "prose paragraphs": random_words("\n\n"),
    "one word": filled("a"),
    "one word capital": filled("A"),
    "one word then prose": lambda size: "a" * size + "\n\n" + PROSE,
    "digits": filled("7"),
    "number with commas": filled("1,"),
    "numbers": filled("12 345.6 "),
    "blanks inside": filled(" ", "x", "y"),
    "tabs inside": filled("\t", "x", "y"),
    "no-break blanks": filled("\u00a0", "x", "y"),
    "blank lines": filled("\n", "x", "y"),
    "blank lines with blanks": filled(" \n", "x", "y"),
    "carriage returns": filled("\r", "x", "y"),
    "zero width": filled("\u200b", "x", "y"),
    "soft hyphens": filled("a\u00ad"),
    "nul": filled("\x00", "x", "y"),
    "escapes": filled("\x1b[31m"),
    "dots": filled("."),
    "ellipses": filled("... "),
    "commas": filled(","),
    "hyphens": filled("-"),
    "dashes": filled("\u2014"),
    "underscores": filled("_"),
    "stars": filled("*"),
    "star words": filled("*a "),
    "backticks": filled("`"),
    "backtick steps": numbered("`" * 3 + "# "),
    "hashes": filled("#"),
    "pipes": filled("|"),
    "pipe cells": filled(" | a"),
    "pipe rows": filled("a | b | c | d\n"),
    "greater": filled(">"),
    "quote levels": filled("> "),
    "less": filled("<"),
    "less letters": filled("<a"),
    "open tags": filled("<p"),
    "comment starts": filled("<!--"),
    "ampersands": filled("&"),
    "entities": filled("&amp;"),
    "brackets": filled("["),
    "brackets closed": filled("[]"),
    "links": filled("[a](b)"),
    "link starts": filled("[a]("),
    "round brackets": filled("("),
    "braces": filled("{"),
    "quotes": filled('"'),
    "quote pairs": filled('"a" '),
    "curly open": filled("\u201ca "),
    "apostrophes": filled("a'"),
    "apostrophes only": filled("'"),
    "backslashes": filled("\\"),
    "slashes": filled("/"),
    "addresses": filled("http://a.b/c "),
    "address long": filled("a/", "http://a.b/"),
    "dotted": filled("a.", ""),
    "mail": filled("a@", ""),
    "mail dots": filled("a.b@c.d "),
    "percent": filled("%"),
    "bullets": filled("- a\n"),
    "bullets long": numbered("- item # of the list\n"),
    "numbered items": numbered("#. item of the list\n"),
    "guillemets": filled("\u00bb "),
    "trail": filled("Home > ", ""),
    "bars": filled("a \u00b7 ", ""),
    "abbreviations": filled("Mr. Dr. U.S. "),
    "initials": filled("J. R. R. "),
    "capital words": filled("Ferry Harbour "),
    "by": filled("By "),
    "by names": filled("By Ada Moor\n"),
    "dates": filled("January 12, 2024 "),
    "times": filled("12:34:56 "),
    "min read": filled("3 min read "),
    "copyright": filled("\u00a9 2024 "),
    "marks only": filled("\u0301"),
    "marks mixed": mixed_marks,
    "letter and mark": filled("e\u0301"),
    "letter and 31 marks": filled("e" + "\u0301\u0327" * 16),
    "hangul parts": filled("\u1100\u1161\u11a8"),
    "arabic marks": filled("\u0628\u064b\u0651"),
    "thai": filled("\u0e01\u0e33"),
    "thai marks": filled("\u0e31"),
    "chinese": filled("\u4f60\u597d\u3002"),
    "chinese no end": filled("\u4f60\u597d"),
    "hindi": filled("\u0928\u092e\u0938\u094d\u0924\u0947\u0964 "),
    "ligature": filled("\ufdfa"),
    "flags": filled("\U0001f1e6"),
    "families": filled("\U0001f469\u200d"),
    "emoji": filled("\U0001f600"),
    "bidi": filled("\u202ea\u202c"),
    "surrogates": filled("\ud800"),
    "replacement": filled("\ufffd"),
    "dotted capital i": filled("\u0130"),
    "sharp s": filled("\u1e9e"),
    "equal lines": filled("Leave a Comment\n"),
    "equal paragraphs": filled(PROSE + "\n\n"),
    "equal short paragraphs": filled("A cat sat.\n\n"),
    "two paragraphs by turns": filled(PROSE + "\n\n" + PROSE[::-1] + "\n\n"),
    "equal sentences": filled(PROSE + " "),
    "near copies": near_copies,
    "numbered paragraphs": numbered(
        "The ferry number # left the harbour on Thursday and came back on the next day with nobody.\n\n"
    ),
    "numbered lines": numbered("Line # here\n"),
    "numbered words": numbered("w# "),
    "short lines": filled("ab\n"),
    "single letters": filled("a\n\n"),
    "lines of 2 to 5": random_lines(2, 5),
    "lines of 5 to 20": random_lines(5, 20),
    "lines of 20 to 60": random_lines(20, 60),
    "lines of 60 to 130": random_lines(60, 130),
    "lines of 100 to 130": random_lines(100, 130, end="\n\n"),
    "lists of 3 and prose": parted_lines(5, 20, 3),
    "lists of 5 and prose": parted_lines(20, 60, 5),
    "short and long by turns": numbered(f"w#\n{PROSE} {PROSE[:50]}\n"),
    "short pairs and long": numbered(f"w#\n# and more\n\n{PROSE[:60]}\n\n"),
    "tables with tabs": numbered("#\t12.5\tferry\n"),
    "tables of words": numbered("Name\tHarbour #\tOwl\tBell\n"),
    "headings of comments": filled("Comments\n\n3 May 2024\n\n", (PROSE + "\n\n") * 3),
    "phrases of consent": filled("Accept all\n\nThese cookies help us to see your device.\n\nTargeting cookies\n\n"),
    "lines of dates": numbered("# January 2024\n"),
    "lines of times": numbered("12:#\n"),
    "lines of numbers": numbered("#,5\n"),
    "lines of chinese": random_lines(2, 12, "\u4f60\u597d\u6e21\u8239\u6e2f\u53e3"),
    "sentences of chinese": random_lines(4, 12, "\u4f60\u597d\u6e21\u8239\u6e2f\u53e3", "\u3002\n"),
    "lines of marks": random_lines(1, 4, "a\u0301\u0327e"),
    "lines of capitals": random_lines(4, 12, "ABCDEF "),
    "lines of addresses": numbered("https://a.example/#\n"),
    "long words": random_lines(3000, 5000, "abcdefghij"),
    "subtitles": numbered("#\n00:01:02,000 --> 00:01:04,500\nWe left at dawn, he said.\n\n"),
    "replies": numbered("Ada Moor #\nReply\nIt rained all day.\n\n"),
    "long lines": lambda size: "\n".join([PROSE * 10] * (size // len(PROSE * 10))),
    "wrapped lines": lambda size: "\n".join([PROSE[:70]] * (size // 71)),
    "verse": numbered("the bell and owl #,\n"),
    "headings": numbered("The Harbour and the Owl #\n\n"),
    "question lines": numbered("Why is the ferry # late?\n"),
    "open quote lines": numbered('"The ferry # left at dawn and nobody saw it.\n\n'),
    "colon": filled("a: "),
    "colon lines": numbered("Name #: value\n"),
    "semicolons": filled("a; "),
    "code": filled("if (x) { y(); }\n"),
    "code starts": filled("def "),
    "random points": random_points,
    "tweets": filled("pic.twitter.com/abc (@a) "),
    "upper lower": filled("aB"),
    "line separators": filled("a\u2028"),
    "next lines": filled("a\x85"),
    "form feeds": filled("a\x0c"),
    "jsonish": filled('{"a": [', ""),
    "titles with sites": titles_with_sites,
}


def page(body: str) -> str:
    return f"<html><head><title>The ferry</title></head><body>{body}<p>{PROSE}</p></body></html>"


def html(unit: str, start: str = "", end: str = "") -> Trap:
    return lambda size: page(filled(unit, start, end)(size))


HTML_TRAPS: dict[str, Trap] = {
    "prose": lambda size: page("".join(f"<p>{text}</p>" for text in random_words("\n")(size).split("\n"))),
    "equal paragraphs": html(f"<p>{PROSE}</p>"),
    "near copies": lambda size: page("".join(f"<p>{text}</p>" for text in near_copies(size).split("\n\n"))),
    "one word": html("a", "<p>"),
    "blanks": html(" ", "<p>x", "y"),
    "unclosed p": html("<p>x "),
    "unclosed b p": html("<b><p>x "),
    "unclosed a": html("<a href=y>x "),
    "unclosed li": html("<li>x "),
    "unclosed span": html("<span>x "),
    "unclosed font": html("<font>x"),
    "stray closes": html("</div>"),
    "stray closes text": html("</b>x "),
    "deep div": html("<div>"),
    "deep div text": html("<div>x "),
    "deep table": html("<table><tr><td>x "),
    "deep list": html("<ul><li>x "),
    "deep quote": html("<blockquote>x "),
    "deep svg": html("<svg><g>"),
    "deep closed": lambda size: page("<div>" * (size // 11) + "x" + "</div>" * (size // 11)),
    "rows": html("<tr><td>a</td><td>b 1</td></tr>", "<table>", "</table>"),
    "row of cells": html("<td>a</td>", "<table><tr>", "</tr></table>"),
    "list": html("<li>item</li>", "<ul>", "</ul>"),
    "list of links": html("<li><a href=/x>link</a></li>", "<ul>", "</ul>"),
    "links": html("<a href='/x'>link text here</a> "),
    "breaks": html("x<br>"),
    "breaks only": html("<br>"),
    "rules": html("<hr>"),
    "images": html("<img src=a alt='a b c'>"),
    "attributes": lambda size: page("<p " + " ".join(f"a{n}=1" for n in range(size // 8)) + f">{PROSE}</p>"),
    "attributes equal": html("a=1 ", "<p ", ">x</p>"),
    "attribute long": html("x", "<p class='", "'>x</p>"),
    "class words": html("comment ad ", "<div class='", f"'><p>{PROSE}</p></div>"),
    "id words": html("share-", "<div id='", f"'><p>{PROSE}</p></div>"),
    "style long": html("display:none;", "<div style='", f"'><p>{PROSE}</p></div>"),
    "style blanks": html(" ", "<div style='display:", f"x'><p>{PROSE}</p></div>"),
    "style sheets": html("<style>.a{display:none}</style>"),
    "style sheet long": html(".a{display:none}", "<style>", "</style>"),
    "style sheet open": html(".a{", "<style>", "</style>"),
    "scripts": html("<script>var x='<p>';</script>"),
    "script open": html("<script>x", ""),
    "script blanks": html(" ", "<script>", "</script>"),
    "data scripts": html('<script type="application/ld+json">{"articleBody":"x"}</script>'),
    "data script deep": html("[", '<script type="application/ld+json">', "</script>"),
    "data script body": html("word ", '<script type="application/ld+json">{"articleBody":"', '"}</script>'),
    "comments": html("<!-- x -->"),
    "comment open": html("<!--x "),
    "comment dashes": html("-", "<!--", "-->"),
    "cdata": html("<![CDATA[x"),
    "instructions": html("<?x "),
    "doctypes": html("<!doctype html>"),
    "less": html("<"),
    "less letters": html("<a"),
    "less letters quoted": html("<a x='"),
    "less letters blank": html("<a "),
    "less slash": html("</"),
    "ampersands": html("&"),
    "entities": html("&amp;"),
    "entity numbers": html("&#x41;"),
    "entity open": html("&#x4"),
    "metas": html("<meta name=author content='Ada Moor'>"),
    "titles": html("<title>x</title>"),
    "h1": html("<h1>The ferry</h1>"),
    "headings": lambda size: page("".join(f"<h2>The owl {n}</h2>" for n in range(size // 20))),
    "forms": html("<form><input><select><option>x</select>"),
    "templates": html("<template>x"),
    "frames": html("<iframe>x"),
    "noscript": html("<noscript>x"),
    "pre": html("x\n", "<pre>", "</pre>"),
    "code": html("<code>x</code> "),
    "textarea": html("<textarea>x"),
    "formatting": html("<b><i><u>x"),
    "ruby": html("<ruby>a<rt>b"),
    "dl": html("<dt>a<dd>b"),
    "buttons": html("<button>x"),
    "times": html("<time datetime=2024-01-01>x</time>"),
    "hidden": html("<p hidden>x</p>"),
    "marks": html("\u0301", "<p>a"),
    "nul": html("\x00x"),
    "bases": html("<base href=x>"),
    "nested anchors": html("<a><p>x</p>"),
    "math": html("<math><mi>x</mi></math>"),
    "divs of text": lambda size: page("".join(f"<div>The owl number {n} sat there</div>" for n in range(size // 36))),
    "spans of text": html("<span>a</span> "),
    "json page": html('{"a":', ""),
    "unclosed pictures": lambda size: page(
        "<picture>" * min(size // 20, 2000) + "<p>" + PROSE * (size // len(PROSE) // 2)
    ),
    "unclosed edit marks": html("<span class=mw-editsection><a href=x></a>"),
}
