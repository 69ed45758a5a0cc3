"""Sentences: where they begin and end, as spans of the text they stand in.

``split`` cuts any text, ``sentences_of`` the prose that a page kept. Two methods give the same kind of
answer: ``rules`` (ours: a regular expression, lists of abbreviations, and a table of rules) and ``punkt``
(nltk's tokenizer over the same lists, without its trained model, so nothing is ever downloaded).
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from cleaner.captions import is_caption
from cleaner.errors import UnknownName
from cleaner.model import PROSE_KINDS, Block, Cleaned, Page, Sentence, Span
from cleaner.options import language
from cleaner.patterns import lazy
from cleaner.sentences import rules as _rules  # noqa: F401  the default method; its cost is its lists
from cleaner.sentences.items import number_of, past_mark, past_signs
from cleaner.text import ends_sentence, near_names

__all__ = ["METHODS", "sentences_of", "split"]

METHODS: Final[tuple[str, ...]] = ("rules", "punkt")
"""Names of the methods, the default first; each is a module here with a function ``spans``."""


def split(text: str, lang: str | None = "en", *, method: str = "rules") -> tuple[Span, ...]:
    """Sentence spans of a text, in order.

    The spans are disjoint, have no blank at either end and cover every character that is not white space.
    An empty line always ends a sentence. A single line end is white space, unless the next line starts a
    list item.

    Args:
        text: any string.
        lang: language code, as for ``clean``; one without lists of its own gets the few that all languages share.
            None at all, and a name that is no code ("english"), stand for English.
        method: one of ``METHODS``.

    Raises:
        UnknownName: no such method.
        OptionError: ``lang`` is no string.
        TypeError: ``text`` is no string.

    >>> text = "Mr. Smith left the U.S. in May. Why? Nobody knows."
    >>> [span.of(text) for span in split(text)]
    ['Mr. Smith left the U.S. in May.', 'Why?', 'Nobody knows.']
    """
    if not isinstance(text, str):
        raise TypeError(f"text is needed, not {type(text).__name__}")
    return _method(method)(text, language(lang), 0, len(text), wrapped=False)


def sentences_of(cleaned: Cleaned, *, lang: str = "", method: str = "rules") -> tuple[Sentence, ...]:
    """The sentences of the prose that a page kept, in reading order.

    Only blocks of ``PROSE_KINDS`` are read, each by itself, so a heading never runs into the sentence below it, and
    the caption of a picture ("Photo: Ada Moor.") is none; the bullet or number of a list item is not part of its
    first sentence, and a bullet or picture (a tick, a hand) before any sentence is not part of it. Inside a block a
    line end is white space. When a page kept no prose at all (some scrapers leave nothing but lines), lines and
    captions that end as sentences do are read in its place. Where most of what a page kept is preformatted, as
    mails in archives and manual pages are, its paragraphs of prose are read too.

    Args:
        cleaned: the page and what was kept of it.
        lang: language code, as for ``split``; where there is none the page's own.
        method: one of ``METHODS``.

    Raises:
        UnknownName: no such method.
    """
    spans = _method(method)
    page = cleaned.page
    code = language(lang) or page.lang
    blocks = [block for block in cleaned.kept if block.kind in PROSE_KINDS]
    preformatted = _preformatted(cleaned, blocks)
    if not blocks and not preformatted:
        short = (block for block in cleaned.kept if block.kind in ("line", "caption"))
        blocks = [block for block in short if ends_sentence(page.of(block))]
    told = [block for block in blocks if not is_caption(page.of(block))]
    listed = {block.index for block in told if block.kind == "item"} | _numbered(page, told)
    stretches = [
        (block.index, past_mark(page.text, *block.span) if block.index in listed else block.span.start, block.span.end)
        for block in told
    ]
    return tuple(
        Sentence(page.id, index, _unsigned(page.text, span))
        for index, start, end in sorted([*stretches, *preformatted])
        for span in spans(page.text, code, start, end, wrapped=True)
    )


def _unsigned(text: str, span: Span) -> Span:
    """A sentence without the bullet or the picture before its words."""
    start = past_signs(text, *span)
    return span if start == span.start else Span(start, span.end)


def _numbered(page: Page, blocks: Sequence[Block]) -> set[int]:
    """Which blocks are the entries of a list that somebody numbered by hand: their numbers follow each other."""
    numbers = [(number_of(page.text, *block.span), block.index) for block in blocks]
    ordered = [(number, index) for number, index in numbers if number is not None]
    found: set[int] = set()
    run: list[int] = []
    for place, (number, index) in enumerate(ordered):
        if not place or number != ordered[place - 1][0] + 1:
            run = []
        run.append(index)
        if len(run) >= ENTRIES:
            found.update(run[-ENTRIES:])
    return found


ENTRIES: Final = 3
"""Fewest numbers in a row that are those of a list: "1. FC Ostra won." is a name, and "2. May" may follow it."""


PREFORMATTED: Final = 0.5
"""Share of what was kept, in code points, that must be preformatted for its prose to be read: pages that show code are
below, mails in archives and manual pages, of which digests had no sentence, far above."""
LETTERS: Final = 0.8
"""Letters and blanks among the code points of a paragraph of prose; of lines of code there are fewer."""
_PARAGRAPH: Final = lazy(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")


def _preformatted(cleaned: Cleaned, prose: Sequence[Block]) -> list[tuple[int, int, int]]:
    """The paragraphs of prose in text that is preformatted, if that is most of what was kept.

    For each the index of its block, its begin and its end. None are those that the page calls code of a language, and
    what a mail quotes.
    """
    page = cleaned.page
    coded = {index for index, _ in page.languages}
    blocks = [block for block in cleaned.kept if block.kind == "code" and block.index not in coded]
    sizes = [sum(block.span.end - block.span.start for block in some) for some in (blocks, prose)]
    if not blocks or sizes[0] < PREFORMATTED * sum(sizes):
        return []
    found = []
    for block in blocks:
        for paragraph in _PARAGRAPH.finditer(page.text, block.span.start, block.span.end):
            text = paragraph[0].strip()
            letters = sum(char.isalpha() or char.isspace() for char in text)
            if ends_sentence(text) and text[:1].isalnum() and letters >= LETTERS * len(text):
                start = paragraph.start() + len(paragraph[0]) - len(paragraph[0].lstrip())
                found.append((block.index, start, start + len(text)))
    return found


@cache
def _method(name: str) -> Callable[..., tuple[Span, ...]]:
    if name not in METHODS:
        raise UnknownName("sentence method", name, METHODS, near_names(name, METHODS))
    spans: Callable[..., tuple[Span, ...]] = importlib.import_module(f"{__name__}.{name}").spans
    return spans
