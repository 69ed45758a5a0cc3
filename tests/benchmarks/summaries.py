"""Our digests as the scorer of the development summaries wants them: ``function(docs, budget_words) -> str``.

    PYTHONPATH=. python SCORER cnndm-dev.jsonl 60w lead tests.benchmarks.summaries:article --against lead
    PYTHONPATH=. python SCORER multinews-dev.jsonl 250w lead tests.benchmarks.summaries:merged --against lead
    PYTHONPATH=. python SCORER opinosis-dev.jsonl 30w tests.benchmarks.summaries:reviews

The scorer keeps the first N words of what it is given, so in ``article`` and ``reviews`` the last sentence may run over
the budget, as it does for its own baselines; the digests themselves never do, and ``merged`` is a digest as it is.
``reviews`` takes every line for a voice of its own: that is what merging is for when many people wrote one line each.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.digests.select import groups
from cleaner.digests.shelf import Candidate, Shelf
from cleaner.model import Block, Cleaned, Page, Sentence, Span
from cleaner.pipeline_digest import merge
from cleaner.prose import Reading, read_sentence
from cleaner.prose.flaws import inside_quotation
from cleaner.rank import auto
from cleaner.rank.context import Context
from cleaner.sentences import split
from cleaner.text import count_words

REVIEW_LINES = 40
"""Lines of one text from which ``summary`` takes it for a collection of reviews."""


def summary(docs: list[str], budget_words: int, lang: str = "en") -> str:
    """``merged`` for several texts, ``reviews`` for one of many lines, else ``article``."""
    if len(docs) > 1:
        return merged(docs, budget_words, lang)
    if docs[0].count("\n") >= REVIEW_LINES and "\n\n" not in docs[0]:
        return reviews(docs, budget_words, lang)
    return article(docs, budget_words, lang)


def article(docs: list[str], budget_words: int, lang: str = "en") -> str:
    """The digest of one article."""
    readings = []
    for line in docs[0].split("\n"):
        texts = [span.of(line) for span in split(line, lang)]
        quoted = inside_quotation(texts)
        readings += [read_sentence(text, lang, quoted=inside) for text, inside in zip(texts, quoted, strict=True)]
    nowhere = Sentence("", 0, Span(0, 0))
    scores = auto.rank([nowhere] * len(readings), Context(tuple(readings), lang))
    return "\n".join(over_full(readings, scores, budget_words))


def merged(docs: list[str], budget_words: int, lang: str = "en") -> str:
    """The merged digest of several articles, within the budget."""
    return merge([_page(str(number), text, lang) for number, text in enumerate(docs)], budget=f"{budget_words}w").text


def reviews(docs: list[str], budget_words: int, lang: str = "en") -> str:
    """The merged digest of single lines, the best first; the last may run over."""
    lines = [line.strip() for text in docs for line in text.split("\n") if line.strip()]
    pages = [_page(str(number), line, lang) for number, line in enumerate(lines)]
    made = merge(pages, budget=f"{budget_words + REVIEW_OVERRUN}w")
    return made.text


REVIEW_OVERRUN = 10
"""Words over the budget that ``reviews`` asks for, so that the scorer's cut has something to cut."""


def _page(name: str, text: str, lang: str) -> Cleaned:
    """A page whose every line is a paragraph."""
    blocks = []
    start = 0
    for line in text.split("\n"):
        body = line.strip()
        if body:
            at = start + line.index(body)
            blocks.append(Block(len(blocks), Span(at, at + len(body)), "paragraph"))
        start += len(line) + 1
    found = tuple(blocks)
    return Cleaned(Page(name, text, found, lang), found, ())


def over_full(readings: Sequence[Reading], scores: Sequence[float], budget: int) -> list[str]:
    """The sentences that a digest would take, in source order, until the budget is reached or passed."""
    nowhere = Sentence("", 0, Span(0, 0))
    candidates = [
        Candidate(nowhere, reading, score, 0, place, place > 0)
        for place, (reading, score) in enumerate(zip(readings, scores, strict=True))
    ]
    shelf = Shelf()
    spent = 0
    for group in groups(candidates, shelf):
        for index in group:
            shelf.add(index, candidates[index])
            spent += count_words(candidates[index].text)
        if spent >= budget:
            break
    return [candidates[index].text for index in sorted(shelf.chosen)]
