"""Sentences: where they begin and end, as spans of the text they stand in.

``split`` cuts any text, ``sentences_of`` the prose that a page kept. Two methods give the same kind of
answer: ``rules`` (ours: a regular expression, lists of abbreviations, and a table of rules) and ``punkt``
(nltk's tokenizer over the same lists, without its trained model, so nothing is ever downloaded).
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import cache
from typing import Final

from cleaner.captions import is_caption
from cleaner.errors import UnknownName
from cleaner.model import PROSE_KINDS, Block, Cleaned, Page, Sentence, Span
from cleaner.options import language
from cleaner.sentences import rules as _rules  # noqa: F401  the default method; its cost is its lists
from cleaner.sentences.items import past_mark
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

    Only blocks of ``PROSE_KINDS`` are read, each by itself, so a heading never runs into the sentence below it,
    and the caption of a picture ("Photo: Ada Moor.") is none; the bullet or number of a list item is not part of
    its first sentence. Inside a block a line end is white space. When a page kept no prose at all (some scrapers
    leave nothing but lines), lines and captions that end as sentences do are read in its place.

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
    if not blocks:
        short = (block for block in cleaned.kept if block.kind in ("line", "caption"))
        blocks = [block for block in short if ends_sentence(page.of(block))]
    blocks = [block for block in blocks if not is_caption(page.of(block))]
    return tuple(
        Sentence(page.id, block.index, span)
        for block in blocks
        for span in spans(page.text, code, _start(page, block), block.span.end, wrapped=True)
    )


def _start(page: Page, block: Block) -> int:
    """Where the words of a block begin."""
    start, end = block.span
    return past_mark(page.text, start, end) if block.kind == "item" else start


@cache
def _method(name: str) -> Callable[..., tuple[Span, ...]]:
    if name not in METHODS:
        raise UnknownName("sentence method", name, METHODS, near_names(name, METHODS))
    spans: Callable[..., tuple[Span, ...]] = importlib.import_module(f"{__name__}.{name}").spans
    return spans
