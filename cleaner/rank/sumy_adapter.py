"""sumy's eight methods over our sentences.

sumy wants to split and tokenize by itself, with nltk data that a fresh machine does not have, and it keeps its
scores by the text of a sentence, so that two equal sentences share one. Here it gets a document made of our
sentences, each equal only to itself, with our words; scores come back by place. Nothing is downloaded.

All of sumy's methods but luhn and edmundson are quadratic or worse (LexRank: 9 to 14 CPU s for 1,000 sentences),
so at most ``LIMIT`` sentences are handed over, the most central ones, and the context's ``warn`` is told.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from typing import Any, Final

from cleaner.errors import MissingExtra
from cleaner.language_codes import primary_code
from cleaner.lexicon import stop_words
from cleaner.model import Sentence
from cleaner.process import keep_offline
from cleaner.rank import centroid
from cleaner.rank.context import Context, scaled
from cleaner.scarcity import is_scarcity, need_room_for_nltk
from cleaner.stems import stemmer

LIMIT: Final = 400
"""Most sentences handed to sumy: LexRank then takes about 2 CPU s."""

DIGITS: Final = 9
"""Digits kept of a score: LSA's row order follows the hash seed, which moves the last bits."""

NO_WORD: Final = ("\u0000",)
"""Stands for an empty word list where sumy's Edmundson insists on one."""


def lexrank(sentences: Sequence[Sentence], context: Context) -> list[float]:
    """Source: Erkan and Radev 2004; sumy's dense form with a threshold of 0.1."""
    return _scores("lex_rank.LexRankSummarizer", sentences, context)


def textrank(sentences: Sequence[Sentence], context: Context) -> list[float]:
    """Source: Mihalcea and Tarau 2004."""
    return _scores("text_rank.TextRankSummarizer", sentences, context)


def lsa(sentences: Sequence[Sentence], context: Context) -> list[float]:
    """Source: Steinberger and Ježek 2004."""
    return _scores("lsa.LsaSummarizer", sentences, context)


def luhn(sentences: Sequence[Sentence], context: Context) -> list[float]:
    """Source: Luhn 1958."""
    return _scores("luhn.LuhnSummarizer", sentences, context)


def kl(sentences: Sequence[Sentence], context: Context) -> list[float]:
    """Source: Haghighi and Vanderwende 2009, KLSum; the rank in which sentences are added."""
    return _scores("kl.KLSummarizer", sentences, context)


def sumbasic(sentences: Sequence[Sentence], context: Context) -> list[float]:
    """Source: Nenkova and Vanderwende 2005; the rank in which sentences are added."""
    return _scores("sum_basic.SumBasicSummarizer", sentences, context)


def reduction(sentences: Sequence[Sentence], context: Context) -> list[float]:
    """Source: github.com/adamfabish/Reduction."""
    return _scores("reduction.ReductionSummarizer", sentences, context)


def edmundson(sentences: Sequence[Sentence], context: Context) -> list[float]:
    """Source: Edmundson 1969. The title's words are title and bonus words; there are no stigma words."""
    return _scores("edmundson.EdmundsonSummarizer", sentences, context)


def _scores(where: str, sentences: Sequence[Sentence], context: Context) -> list[float]:
    """Scores of one sumy class in [0, 1]; sentences beyond the limit get 0."""
    if not sentences:
        return []
    places = list(range(len(sentences)))
    name = where.partition(".")[0].replace("_", "")
    if len(sentences) > LIMIT:
        closeness = centroid.rank(sentences, context)
        places = sorted(sorted(places, key=lambda place: (-closeness[place], place))[:LIMIT])
        context.warn(f"sumy's {name} saw the {LIMIT} most central of {len(sentences)} sentences; it does not scale")
    found = _rated(where, [context.readings[place].text for place in places], context)
    scores = [0.0] * len(sentences)
    for place, score in zip(places, scaled([round(value, DIGITS) for value in found]), strict=True):
        scores[place] = score
    return scores


def _summarizer(where: str, context: Context) -> Any:
    """An object of a sumy class with the words that it asks for.

    Raises:
        MissingExtra: sumy or something that it needs is not installed.
    """
    module, _, name = where.partition(".")
    try:
        import importlib

        keep_offline()
        need_room_for_nltk()
        import numpy as np  # noqa: F401 -- sumy needs it and does not declare it

        made = getattr(importlib.import_module(f"sumy.summarizers.{module}"), name)(
            stemmer(context.lang, thorough=True)
        )
    except ImportError as problem:
        if is_scarcity(problem):
            raise
        raise MissingExtra((problem.name or "sumy").partition(".")[0]) from problem
    stops = stop_words(primary_code(context.lang))
    if name == "EdmundsonSummarizer":
        made.null_words = stops or NO_WORD
        made.bonus_words = _words(context.title) or NO_WORD
        made.stigma_words = NO_WORD
    else:
        made.stop_words = stops
    return made


def _rated(where: str, texts: Sequence[str], context: Context) -> list[float]:
    """What the sumy class gives each text, by place; errors as in ``_summarizer``."""
    summarizer = _summarizer(where, context)
    from sumy.models.dom import ObjectDocumentModel, Paragraph

    lines = [(text, False) for text in texts] + ([(context.title, True)] if context.title else [])
    document = ObjectDocumentModel([Paragraph(_own_sentences(lines))])
    scores = [0.0] * len(texts)

    def take(infos: Iterable[Any]) -> list[Any]:
        for info in infos:
            scores[info.order] = float(info.rating)
        return []

    if not any(sentence.words for sentence in document.sentences):
        return scores
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            summarizer(document, take)
        except (ZeroDivisionError, ValueError, ArithmeticError):
            return [0.0] * len(texts)  # sumy has no answer when all that is left are stop words
    return [score if score == score else 0.0 for score in scores]  # noqa: PLR0124 -- not a number


def _words(text: str) -> tuple[str, ...]:
    from cleaner.prose.tokens import tokens

    return tuple(tokens(text))


def _own_sentences(lines: Sequence[tuple[str, bool]]) -> list[Any]:
    """Sumy sentences that are equal only to themselves and carry our words."""
    from sumy.models.dom import Sentence as TheirSentence

    class Own(TheirSentence):  # type: ignore[misc]
        __slots__ = ("_own_words",)

        def __init__(self, text: str, heading: bool) -> None:
            super().__init__(text, None, heading)
            self._own_words = _words(text)

        @property
        def words(self) -> tuple[str, ...]:
            return self._own_words

        __eq__ = object.__eq__
        __ne__ = object.__ne__
        __hash__ = object.__hash__

    return [Own(text, heading) for text, heading in lines]
