"""nltk's Punkt over our own lists: the same answer shape as ``rules``, another opinion on where to cut.

Source: T. Kiss and J. Strunk, "Unsupervised Multilingual Sentence Boundary Detection", Computational
Linguistics 32(4), 2006. Departure: no trained model. The abbreviations are our lists, so nothing is
downloaded; collocations and frequent sentence starters, which training would find, stay empty.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cleaner.errors import MissingExtra
from cleaner.model import Span
from cleaner.sentences.abbreviations import load
from cleaner.sentences.paragraphs import pieces

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer


def spans(text: str, lang: str, start: int, end: int, *, wrapped: bool) -> tuple[Span, ...]:
    """Sentence spans between two places of a text; see ``cleaner.sentences.split``.

    Raises:
        MissingExtra: nltk is not installed.
    """
    tokenizer = _tokenizer(lang)
    found: list[Span] = []
    for begin, stop in pieces(text, start, end, wrapped=wrapped):
        piece = text[begin:stop]
        starts = sorted({first for first, _ in tokenizer.span_tokenize(piece)} | {0})
        for first, last in zip(starts, [*starts[1:], len(piece)], strict=True):
            sentence = piece[first:last]
            head = len(sentence) - len(sentence.lstrip())
            tail = len(sentence.rstrip())
            if head < tail:
                found.append(Span(begin + first + head, begin + first + tail))
    return tuple(found)


@cache
def _tokenizer(lang: str) -> PunktSentenceTokenizer:
    try:
        from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer
    except ImportError as problem:
        raise MissingExtra("nltk", "nltk") from problem
    parameters = PunktParameters()
    parameters.abbrev_types = {entry.lower() for entry in load(lang).dotted}
    return PunktSentenceTokenizer(parameters)
