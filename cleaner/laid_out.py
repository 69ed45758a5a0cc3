"""The sentences of one article that a digest may quote: split, without what is not of the article, taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, NamedTuple

from cleaner.captions import MOST_CHARS
from cleaner.labels import nameless
from cleaner.language_codes import primary_code
from cleaner.lexicon import negations_of
from cleaner.model import Cleaned, Sentence
from cleaner.prose import Reading, read_sentence
from cleaner.prose.flaws import inside_quotation, opens_as_note
from cleaner.prose.language import lang_of
from cleaner.prose.openings import Openings, openings
from cleaner.prose.tokens import tokens
from cleaner.sentences import sentences_of
from cleaner.text import fold

TITLE_SLACK: Final = 3
"""A sentence this many times longer than the longest folded title cannot be that title; folding it would be waste."""

_COLONS: Final = (":", "\uff1a")

LOOK_BLOCKS: Final = 40
"""Blocks looked at to tell the language."""


@dataclass(frozen=True, slots=True)
class Laid:
    """Sentences of one article as they stand on the page."""

    lang: str
    """The language of its text."""
    sentences: tuple[Sentence, ...]
    """Where they stand, in reading order."""
    readings: tuple[Reading, ...]
    """The same taken apart."""
    follows: tuple[bool, ...]
    """Whether each stands right behind the one before it, with no heading between."""


def laid_out(cleaned: Cleaned, *, thorough: bool) -> Laid:
    """The article's sentences taken apart, with what stands before each."""
    page = cleaned.page
    lang = lang_of(page.lang, " ".join(page.of(block) for block in cleaned.kept[:LOOK_BLOCKS]))
    found = _of_the_article(sentences_of(cleaned, lang=lang), cleaned, lang)
    place = {block.index: number for number, block in enumerate(cleaned.kept)}
    titles = {fold(page.of(block)) for block in cleaned.kept if block.kind in ("title", "heading")}
    titles.add(fold(page.title or ""))
    longest = TITLE_SLACK * max(map(len, titles))
    states = _states(found, cleaned, lang)
    sentences: list[Sentence] = []
    readings: list[Reading] = []
    follows: list[bool] = []
    before: Sentence | None = None
    # A sentence that stands there again is not taken apart again; what looks at readings may know them by identity.
    known: dict[tuple[str, _State], Reading] = {}
    for sentence, state in zip(found, states, strict=True):
        text = sentence.span.of(page.text)
        if len(text) <= longest and fold(text) in titles:
            before = None
            continue
        follows.append(before is not None and place[sentence.block] - place[before.block] <= 1)
        sentences.append(sentence)
        reading = known.get((text, state))
        if reading is None:
            reading = known[text, state] = read_sentence(
                text, lang, thorough=thorough, quoted=state.quoted, nameless=state.nameless
            )
        readings.append(reading)
        before = sentence
    return Laid(lang, tuple(sentences), tuple(readings), tuple(follows))


class _State(NamedTuple):
    """What the sentences before one in its block say of it."""

    quoted: bool
    """It stands inside a quotation that opened before it."""
    nameless: bool
    """What it is about, or who says it, is named before it: by the label of its block or the heading of its section."""


def _states(found: Sequence[Sentence], cleaned: Cleaned, lang: str) -> list[_State]:
    """For each sentence what stands before it says of it."""
    text = cleaned.page.text
    groups = [(index, list(group)) for index, group in groupby(found, key=lambda sentence: sentence.block)]
    blocks = {index: [sentence.span.of(text) for sentence in group] for index, group in groups}
    begins, goes_on = nameless(blocks, cleaned, lang)
    return [
        _State(inside, index in begins or (place > 0 and index in goes_on))
        for index, texts in blocks.items()
        for place, inside in enumerate(inside_quotation(texts))
    ]


def _of_the_article(found: tuple[Sentence, ...], cleaned: Cleaned, lang: str) -> tuple[Sentence, ...]:
    """The sentences that may be quoted without what stands around their block; all where that leaves none.

    Out go those under a heading such as "References", notes, and the items of a list whose lead denies them: under
    "You may not bring:" "Bottles of glass." means the opposite.
    """
    page = cleaned.page
    words = openings(lang)
    apart: set[int] = set()
    behind = denied = False
    for block in cleaned.kept:
        text = page.of(block)
        heads = block.kind in ("title", "heading")
        if heads:
            behind = fold(text) in words.back_matter
        if block.kind != "item":
            denied = text.endswith(_COLONS) and _denies(text, lang)
        if not heads and (behind or (denied and block.kind == "item") or _is_note(text, words)):
            apart.add(block.index)
    return tuple([sentence for sentence in found if sentence.block not in apart]) or found


def _is_note(text: str, words: Openings) -> bool:
    return len(text) <= MOST_CHARS and opens_as_note(text, words)


def _denies(text: str, lang: str) -> bool:
    """Whether a line has a word that denies, in the language of the page."""
    negations = negations_of(primary_code(lang))
    return any(word in negations or word.endswith(("n't", "n\u2019t")) for word in map(str.lower, tokens(text)))
