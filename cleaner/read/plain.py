"""Plain text to blocks, the text unchanged.

Three layouts are told apart, line by line and not file by file, because real files mix them: one paragraph a line,
paragraphs parted by empty lines, and paragraphs hard-wrapped at some width. A line is one block unless it is part of
a hard-wrapped paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, pairwise
from typing import Final, NamedTuple

from cleaner.captions import is_caption
from cleaner.model import Block, Kind, Span
from cleaner.patterns import lazy
from cleaner.text import TERMINALS, ends_sentence

BLANKS: Final = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff"
    "\u200b\u200c\u200d\u200e\u200f\u2060\xad"
    + "".join(map(chr, range(0x2000, 0x200B)))
    + "".join(map(chr, [*range(9), *range(0x0E, 0x1C), 0x7F, *range(0x80, 0x85), *range(0x86, 0xA0)]))
    + "".join(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
)
"""Code points that are no part of a block at its ends: white space, controls, what cannot be seen."""

MIN_WIDTH: Final = 45
"""Shortest line that can be full in a hard-wrapped paragraph; mail wraps at 60-76, consoles at 80, books at 55."""
MAX_WIDTH: Final = 120
"""Longest such line. A line beyond it is a paragraph by itself."""
MIN_WRAPPED_LINES: Final = 3
"""Lines that a run must have to show its width by itself."""
FULL_SHARE: Final = 0.8
"""Share of the lines of a run that must be full (the next word would not have fitted) to call it wrapped."""
OPEN_SHARE: Final = 0.5
"""Share of its full lines that must not end a sentence: a list of sentences of one length is no wrapped text."""

HEADING_WORDS: Final = 18
"""Longest heading in words; of the gold headings in the development pages 99 % are shorter."""
HEADING_CHARS: Final = 140
"""Longest heading in code points."""
QUESTION_WORDS: Final = 14
"""Longest heading that ends in a question or exclamation mark."""

_ITEM: Final = lazy(r"(?:[-*+\u2022\u2023\u25aa\u25cf\u25e6\u2043\u00b7\u2013]|\(?\d{1,3}[.)]|\(?[a-z]\))[ \t\u00a0]")
_CODE_STARTS: Final = ("```", "~~~", "$ ", ">>> ", "... ", "#!", "//", "/*", "*/")
_CODE_WORDS: Final = frozenset(
    ("def", "class", "import", "from", "return", "if", "for", "while", "function", "const", "let", "var", "public",
    "private",
     "static", "void", "int", "echo", "sudo", "SELECT", "INSERT", "CREATE")
)  # fmt: skip


_PIECE: Final = 1 << 20
"""Code points whose lines are held in memory together."""


class Line(NamedTuple):
    """A line that holds anything."""

    start: int
    """Its first code point that is no blank."""
    end: int
    """One past the last."""
    text: str
    """What stands between."""
    indent: int
    """Blanks before it on its line."""
    wide: bool
    """An empty line stands before it."""


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text, in order.

    >>> text = "A Title\\n\\nBody text is here.\\n"
    >>> [(block.kind, block.span.of(text)) for block in blocks_of(text)]
    [('heading', 'A Title'), ('paragraph', 'Body text is here.')]
    """
    found: list[Block] = []
    chunk: list[Line] = []
    for line in _lines(text):
        if line.wide and chunk:
            _close(chunk, found)
            chunk = []
        chunk.append(line)
    _close(chunk, found)
    return tuple(found)


# Made without a look at names and defaults: a text of short lines has half a million of them.
_block: Final = partial(tuple.__new__, Block)
_span: Final = partial(tuple.__new__, Span)


def pieces_of(text: str) -> Iterator[list[str]]:
    """The lines of a text with their ends, some at a time."""
    start, size = 0, len(text)
    while start < size:
        stop = (text.find("\n", start + _PIECE) + 1 if size - start > _PIECE else 0) or size
        yield (text[start:stop] if stop - start < size else text).splitlines(keepends=True)
        start = stop


def _lines(text: str) -> Iterator[Line]:
    """The lines that hold anything, with their places."""
    made = partial(tuple.__new__, Line)
    place = 0
    wide = True
    for raw in chain.from_iterable(pieces_of(text)):
        # Most lines begin with a letter: nothing need be looked for in a set of a hundred blanks.
        body = raw if raw[0].isalnum() else raw.lstrip(BLANKS)
        if body:
            start = place + len(raw) - len(body)
            # Most lines end with a letter or a sign and a line feed.
            body = body[:-1] if body[-1] == "\n" and "!" <= body[-2:-1] <= "~" else body.rstrip(BLANKS)
            yield made((start, start + len(body), body, start - place, wide))
            wide = False
        else:
            # "\r\n" is one line end for splitlines, so an empty line is an empty line in every convention.
            wide = True
        place += len(raw)


def _close(chunk: list[Line], found: list[Block]) -> None:
    """Add the blocks of one run of lines without an empty line between them."""
    at = 0
    ends = [ends_sentence(line.text) for line in chunk]
    short = [not end and len(line.text) < HEADING_CHARS for line, end in zip(chunk, ends, strict=True)]
    final = len(chunk) - 1
    for end in wrapped_ends(chunk):
        first, last = chunk[at], chunk[end]
        if end > at:
            kind = wrapped_kind(first.text)
        else:
            # A short line between others is one of a run: verse, a list, navigation.
            run = 0 < at < final and short[at - 1] and short[at + 1]
            kind = _kind(first.text, first.indent, run=run, ends=ends[at])
        found.append(_block((len(found), _span((first.start, last.end)), kind, "", 0)))
        at = end + 1


def wrapped_kind(text: str) -> Kind:
    """What a hard-wrapped paragraph is."""
    return "item" if _is_item(text) else "quote" if text[0] == ">" else "paragraph"


def wrapped_ends(chunk: list[Line]) -> Sequence[int]:
    """Index of the last line of every block: each line ends one, but for full lines of wrapped paragraphs."""
    size = len(chunk)
    full = [MIN_WIDTH <= len(line.text) <= MAX_WIDTH and "\t" not in line.text for line in chunk]
    if True not in full:
        return range(size)
    joined = [False] * size
    at = 0
    while at < size:
        end = at
        while full[end] and end + 1 < size and _continues(chunk[end + 1]):
            end += 1
        if end > at:
            _join_run(chunk, at, end, joined)
        at = end + 1
    return [index for index in range(size) if not joined[index]]


def may_go_on(line: Line, after: Line) -> bool:
    """Whether two neighbouring lines may be of one hard-wrapped paragraph."""
    full = MIN_WIDTH <= len(line.text) <= MAX_WIDTH and "\t" not in line.text
    return full and not after.wide and _continues(after)


def _continues(line: Line) -> bool:
    return len(line.text) <= MAX_WIDTH and not _is_item(line.text)


def _join_run(chunk: list[Line], at: int, end: int, joined: list[bool]) -> None:
    """Mark the full lines of a run as joined to the line after them, if the run is hard-wrapped.

    Greedy wrapping leaves a mark that other texts lack: the first word of the next line would not have fitted.
    """
    run = chunk[at : end + 1]
    if sum(1 for line in run if is_code(line.text)) * 3 > len(run):
        return
    width = max(len(line.text) for line in run)
    full = [len(line.text) + 1 + len(after.text.split(None, 1)[0]) > width for line, after in pairwise(run)]
    fulls = sum(full)
    if len(run) < MIN_WRAPPED_LINES:
        joined[at] = _is_pair(run[0].text, run[1].text)
        return
    open_ends = sum(1 for flag, line in zip(full, run, strict=False) if flag and line.text[-1] not in TERMINALS)
    lasts = sum(1 for flag in full if not flag)
    if fulls >= FULL_SHARE * (len(full) - lasts * 0.5) and open_ends >= OPEN_SHARE * fulls and open_ends:
        first = 0
        for offset, flag in enumerate([*full, False]):
            if not flag:
                if _stands_alone(run[first : offset + 1]):
                    joined[at + first : at + offset] = [True] * (offset - first)
                first = offset + 1


def _stands_alone(lines: list[Line]) -> bool:
    """Whether lines of a hard-wrapped run would be one paragraph without the others; all are full but the last.

    Lines that only others tell to be a paragraph part when those go, and of the clean text other lines would go than
    of the page. Of 3,385 such paragraphs of the development texts 102 were of that sort, nearly all of them two lines
    that do not belong together: a heading and the line above it, two items of a list.
    """
    if len(lines) < MIN_WRAPPED_LINES:
        return len(lines) > 1 and _is_pair(lines[0].text, lines[1].text) and not any(is_code(one.text) for one in lines)
    if sum(1 for line in lines if is_code(line.text)) * 3 > len(lines):
        return False
    return sum(1 for line in lines[:-1] if line.text[-1] not in TERMINALS) >= OPEN_SHARE * (len(lines) - 1)


def _is_pair(line: str, after: str) -> bool:
    """Whether two lines without others are one paragraph: the first breaks off, and the second goes on with it."""
    return not ends_sentence(line) and after[0].islower() and len(line) > MIN_WIDTH + 10


def _is_item(line: str) -> bool:
    """Whether a line begins as an item of a list does."""
    # Most lines begin with a letter: those need no pattern.
    return (line[1:2] == ")" or not line[0].isalpha()) and _ITEM.match(line) is not None


def kind_of(line: str, *, indent: int = 0, run: bool = False) -> Kind:
    """What a line is, by its own shape; ``run`` says that lines without an end mark stand before and after it.

    >>> kind_of("- two eggs"), kind_of("Name\\tPrice\\tTax"), kind_of("A short walk home")
    ('item', 'row', 'heading')
    """
    return _kind(line, indent, run=run, ends=ends_sentence(line))


def _kind(line: str, indent: int, *, run: bool, ends: bool) -> Kind:
    """``kind_of`` a line of which it is known whether it ends as a sentence does."""
    if _is_item(line):
        return "item"
    if "\t" in line or (" | " in line and line.count(" | ") > 1):
        return "row"
    if line[0] == ">" and line[:3] != ">>>":
        return "quote"
    if is_caption(line):
        return "caption"
    if len(line) <= HEADING_CHARS * 2 and is_code(line) and (indent >= 2 or not line[0].isupper()):  # noqa: PLR2004
        return "code"
    return prose_kind(line, run=run, ends=ends)


def is_code(line: str) -> bool:
    """Whether a line looks like code: how it begins, how it ends, the operators in it.

    >>> is_code("print(boat.name)"), is_code("comments (12)"), is_code("return len(boats);")
    (True, False, True)
    """
    if line.startswith(_CODE_STARTS) or line[-1] in ";{}" or _has_code_mark(line):
        return True
    if line[0] == "<" and (line[1:2].isalpha() or line[1:2] in ("/", "!", "?")):
        return True
    word = line.partition(" ")[0]
    if word in _CODE_WORDS and line[-1] in "(){}:=":
        return True
    return line[-1] == ")" and _is_call(line)


def _has_code_mark(line: str) -> bool:
    """Whether an operator of programming languages stands in the line; spelled out, because every line is asked."""
    if "=" in line and ("=>" in line or "==" in line or "!=" in line or "+=" in line):
        return True
    return "&&" in line or "||" in line or "::" in line or "->" in line


def _is_call(line: str) -> bool:
    """Whether the line is one call: a name, directly followed by brackets that hold more than a number."""
    name, _, inside = line.partition("(")
    return name.replace(".", "").replace("_", "").isalnum() and name.isascii() and not inside[:-1].isdigit()


def prose_kind(line: str, *, run: bool, ends: bool) -> Kind:
    """What a line that is no item, row, quote, caption or code is; ``ends``: as a sentence does."""
    if len(line) > HEADING_CHARS:
        return "paragraph"
    count = len(line.split())
    if ends:
        asks = line.rstrip("\"'\u201d\u2019)")[-1:] in ("?", "!")
        if asks and count <= QUESTION_WORDS and _is_title_case(line):
            return "heading"
        return "paragraph"
    if count > HEADING_WORDS:
        return "paragraph"
    first = line[0]
    if not first.isalnum():
        first = next(filter(str.isalnum, line), "")
    if not first or first.islower() or run:
        return "line"
    return "heading"


def _is_title_case(line: str) -> bool:
    """Whether most longer words begin with a capital."""
    long_words = [word for word in line.split() if len(word) > 3]  # noqa: PLR2004
    return bool(long_words) and sum(word[0].isupper() for word in long_words) > len(long_words) / 2
