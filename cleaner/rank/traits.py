"""What the trained ranker looks at in a sentence: some numbers, each with its meaning."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from cleaner.prose import Reading
from cleaner.prose.openings import openings
from cleaner.rank.context import Context
from cleaner.rank.vectors import Vector, centre, dot, tf_idf
from cleaner.tells import tells

TRAITS: Final = (
    "first",      # it is the first sentence
    "second",     # it is the second
    "third",      # it is the third
    "inverse",    # 1 / (1 + place)
    "near",       # exp(-place / 3)
    "far",        # exp(-place / 10)
    "depth",      # place / number of sentences
    "lead",       # cosine with the first sentence, or with the title if that is nearer
    "centre",     # cosine with the sum of all sentences
    "forward",    # cosine with the sum of the sentences after it
    "backward",   # cosine with the sum of the sentences before it
    "length",     # log of its words
    "words",      # its words, at most 60, over 60
    "short",      # fewer than 8 words
    "long",       # more than 40
    "digits",     # has a number
    "quotation",  # has a quotation mark
    "saying",     # has a word of saying: "said", "according"
    "dangling",   # points at what stands before it
    "question",   # is a question
    "names",      # names in it, over its words
    "new-names",  # names in it that did not come before, over its words
    "plain",      # share of stop words
    "first-person",  # opens with "I" or "we"
    "recurring",  # mean log of the sentences that have each of its content stems
    "weight",     # sum of the same logs, over the root of its words
    "main-names", # sum of the logs of the sentences that have each of its names, over its words
)  # fmt: skip
"""Names of the traits, in order."""

_QUOTES: Final = frozenset('"\u201c\u201d\u00ab\u00bb\u201e')


Placeless = tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]
"""What of a row does not depend on the place of the sentence. Of tuples of numbers, unlike lists, the garbage collector
looks at none twice: it took a third of the time of a digest of 35,000 sentences."""


def traits(context: Context) -> Iterator[tuple[float, ...]]:
    """One row of ``TRAITS`` for each sentence."""
    readings = context.readings
    total = len(readings)
    if not total:
        return
    vectors = tf_idf(readings)
    middle, norm = centre(vectors)
    heads = [vectors[0], *_title_vector(context, vectors)]
    page = _Counts(
        heads, middle, openings(context.lang).mentions,
        _logs(chain.from_iterable(reading.terms for reading in readings)),
        _logs(chain.from_iterable(reading.names for reading in readings)),
    )  # fmt: skip
    # A sentence that comes again has one reading: what does not depend on its place is found out once.
    distinct: dict[int, Placeless] = {}
    placeless = []
    for reading, vector in zip(readings, vectors, strict=True):
        found = distinct.get(id(reading))
        if found is None:
            found = distinct[id(reading)] = _placeless(reading, vector, page)
        placeless.append(found)
    forward, backward = _sums_around(vectors, [near[1] for near, _, _ in placeless], norm)
    known: set[str] = set()
    for place, (reading, (near, shape, telling)) in enumerate(zip(readings, placeless, strict=True)):
        yield (
            float(place == 0),
            float(place == 1),
            float(place == 2),  # noqa: PLR2004
            1.0 / (1 + place),
            math.exp(-place / 3.0),
            math.exp(-place / 10.0),
            place / total,
            *near,
            forward[place],
            backward[place],
            *shape,
            len(reading.names - known) / max(reading.size, 1) if reading.names else 0.0,
            *telling,
        )
        known |= reading.names


class _Counts(NamedTuple):
    """What is known of an article before its sentences are looked at one by one."""

    heads: list[Vector]
    middle: Vector
    saying: frozenset[str]
    terms: dict[str, float]
    names: dict[str, float]


def _placeless(reading: Reading, vector: Vector, page: _Counts) -> Placeless:
    """The traits that do not depend on the place: "lead" and "centre", "length" to "names", "plain" to the last."""
    size = max(reading.size, 1)
    spoken = reading.text.lower().split()
    weight = math.fsum([page.terms[term] for term in reading.terms])
    near = (max(dot(vector, head) for head in page.heads), dot(vector, page.middle))
    shape = (
        math.log(size),
        min(size, 60) / 60.0,
        float(size < 8),  # noqa: PLR2004
        float(size > 40),  # noqa: PLR2004
        float(bool(reading.numbers)),
        float(not _QUOTES.isdisjoint(reading.text)),
        float(not page.saying.isdisjoint(spoken)),
        float("dangles" in reading.flaws),
        float("question" in reading.flaws),
        len(reading.names) / size,
    )
    telling = (
        1.0 - len(reading.terms) / size,
        float(bool(spoken) and spoken[0].strip("\"\u201c'\u2018") in tells("first-person")),
        weight / max(1, len(reading.terms)),
        weight / math.sqrt(size),
        math.fsum([page.names[name] for name in reading.names]) / size,
    )
    return near, shape, telling


def _logs(things: Iterable[str]) -> dict[str, float]:
    """The log of how often each comes."""
    return {thing: math.log(count) for thing, count in Counter(things).items()}


def _title_vector(context: Context, vectors: Sequence[Vector]) -> list[Vector]:
    """The title in the space of the sentences, when there is one with a known term."""
    from cleaner.prose import read_sentence

    if not context.title:
        return []
    terms = read_sentence(context.title, context.lang).terms
    # Sorted, as those of sentences are: else the last digit of a sum would hang on the hash seed of the process.
    known = sorted(terms.intersection(chain.from_iterable(vectors)))
    return [dict.fromkeys(known, 1.0 / math.sqrt(len(known)))] if known else []


def _sums_around(vectors: Sequence[Vector], close: Sequence[float], norm: float) -> tuple[list[float], list[float]]:
    """For each vector its product with the sum of the later, and of the earlier, over the root of their number.

    ``close``: its cosine with the sum of all; ``norm``: the length of that sum.
    """
    total: Vector = {}
    forward = []
    backward = []
    last = len(vectors) - 1
    for place, vector in enumerate(vectors):
        before = 0.0
        for term, weight in vector.items():
            known = total.get(term, 0.0)
            before += weight * known
            total[term] = known + weight
        after = close[place] * norm - before - (1.0 if vector else 0.0)
        backward.append(before / math.sqrt(max(place, 1)))
        forward.append(max(after, 0.0) / math.sqrt(max(last - place, 1)))
    return forward, backward
