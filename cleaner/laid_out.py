"""The sentences of one article that a digest may quote: split, without what is not of the article, taken apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Final, NamedTuple

from cleaner.captions import MOST_CHARS
from cleaner.language_codes import primary_code
from cleaner.lexicon import negations_of, stop_words
from cleaner.model import Cleaned, Sentence
from cleaner.prose import Reading, read_sentence
from cleaner.prose.flaws import inside_quotation, opens_as_note
from cleaner.prose.language import lang_of
from cleaner.prose.openings import Openings, openings
from cleaner.prose.pointing import label_of
from cleaner.prose.tokens import tokens
from cleaner.sentences import sentences_of
from cleaner.text import fold

TITLE_SLACK: Final = 3
"""A sentence this many times longer than the longest folded title cannot be that title; folding it would be waste."""

TURNS: Final = 2
"""Blocks that must open with one label ("Benn: ...") for it to be a speaker's name: of one block it may be "Tip: "."""

ENTRIES: Final = 3
"""Sections that must have one label ("Best for: ...") for it to tell of what their headings name. Of 4,346 sentences in
short digests of the development pages 44 had such a label, and 32 of them told of an entry that they do not name."""

APART: Final = 0.5
"""... and the least share of that label's blocks with a heading between them and the one before: speakers take turns
below one heading."""

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
    page = cleaned.page
    groups = [(index, list(group)) for index, group in groupby(found, key=lambda sentence: sentence.block)]
    blocks = [[sentence.span.of(page.text) for sentence in group] for _, group in groups]
    labels = [label_of(texts[0]) for texts in blocks]
    repeated = {label for label, times in Counter(labels).items() if label and times >= TURNS}
    entries = set(_entries([index for index, _ in groups], blocks, labels, cleaned, lang)) if repeated else set()
    return [
        _State(inside, number in entries or (place > 0 and label in repeated))
        for number, (texts, label) in enumerate(zip(blocks, labels, strict=True))
        for place, inside in enumerate(inside_quotation(texts))
    ]


def _entries(
    indices: Sequence[int], blocks: Sequence[Sequence[str]], labels: Sequence[str], cleaned: Cleaned, lang: str
) -> Iterator[int]:
    """Which blocks tell of an entry of a list that the heading above names and they do not ("Best for: families.").

    Args:
        indices: of the blocks on the page.
        blocks: their sentences.
        labels: what opens each of them.
        cleaned: the page.
        lang: its language.
    """
    headings = [""]
    section: dict[int, int] = {}
    for block in cleaned.kept:
        if block.kind in ("title", "heading"):
            headings.append(cleaned.page.of(block))
        section[block.index] = len(headings) - 1
    sections: dict[str, list[int]] = {}
    for index, label in zip(indices, labels, strict=True):
        sections.setdefault(label, []).append(section[index])
    listed = {
        label
        for label, those in sections.items()
        if label and len(set(those)) >= ENTRIES and len(set(those)) - 1 >= APART * (len(those) - 1)
    }
    if not listed:
        return
    stops = stop_words(primary_code(lang))
    words = [set(map(str.lower, tokens(heading))) - stops for heading in headings]
    times = Counter(chain.from_iterable(words))
    for number, (index, texts, label) in enumerate(zip(indices, blocks, labels, strict=True)):
        if label in listed:
            own = {word for word in words[section[index]] if times[word] == 1}
            if own.isdisjoint(map(str.lower, tokens(texts[0][len(label) :]))):
                yield number


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
