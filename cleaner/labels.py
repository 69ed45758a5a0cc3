"""Labels at the beginning of blocks ("Benn: ...", "Best for: ..."), and what stands behind them without a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from cleaner.language_codes import primary_code
from cleaner.lexicon import stop_words
from cleaner.model import Cleaned
from cleaner.prose.pointing import label_of
from cleaner.prose.tokens import tokens

TURNS: Final = 2
"""Blocks that must open with one label ("Benn: ...") for it to be a speaker's name: of one block it may be "Tip: "."""

ENTRIES: Final = 3
"""Sections that must have one label ("Best for: ...") for it to tell of what their headings name. Of 4,346 sentences in
short digests of the development pages 44 had such a label, and 32 of them told of an entry that they do not name."""

APART: Final = 0.5
"""... and the least share of that label's blocks with a heading between them and the one before: speakers take turns
below one heading."""


def nameless(blocks: Mapping[int, Sequence[str]], cleaned: Cleaned, lang: str) -> tuple[set[int], set[int]]:
    """Blocks whose first sentence, and blocks whose other sentences, tell of what is named before them only.

    Args:
        blocks: by their index on the page, in its order: the sentences of each.
        cleaned: the page.
        lang: its language.
    """
    labels = {index: label for index, texts in blocks.items() if (label := label_of(texts[0]))}
    repeated = {label for label, times in Counter(labels.values()).items() if times >= TURNS}
    labels = {index: label for index, label in labels.items() if label in repeated}
    return set(_entries(blocks, labels, cleaned, lang)) if labels else set(), set(labels)


def _entries(
    blocks: Mapping[int, Sequence[str]], labels: Mapping[int, str], cleaned: Cleaned, lang: str
) -> Iterator[int]:
    """Which blocks tell of an entry of a list that the heading above names and they do not ("Best for: families.")."""
    headings = [""]
    section: dict[int, int] = {}
    for block in cleaned.kept:
        if block.kind in ("title", "heading"):
            headings.append(cleaned.page.of(block))
        section[block.index] = len(headings) - 1
    sections: dict[str, list[int]] = {}
    for index, label in labels.items():
        sections.setdefault(label, []).append(section[index])
    listed = {
        label
        for label, those in sections.items()
        if len(set(those)) >= ENTRIES and len(set(those)) - 1 >= APART * (len(those) - 1)
    }
    if not listed:
        return
    stops = stop_words(primary_code(lang))
    words = [set(map(str.lower, tokens(heading))) - stops for heading in headings]
    times = Counter(chain.from_iterable(words))
    for index, label in labels.items():
        if label in listed:
            own = {word for word in words[section[index]] if times[word] == 1}
            if own.isdisjoint(map(str.lower, tokens(blocks[index][0][len(label) :]))):
                yield index
