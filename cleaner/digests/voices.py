"""Voices: articles that are copies of one text have one voice, however many sites carry it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from cleaner.prose import Reading

TELLING: Final = 6
"""Fewest words of a sentence whose copy in another article is a sign of copying; "He declined to comment." is not."""

SHARED: Final = 0.5
"""Two articles have one voice when this share of the shorter one's telling sentences stand in the other."""


def voices(articles: Sequence[Sequence[Reading]]) -> list[int]:
    """For each article the number of its voice: the first article that it is a copy of, or itself.

    Linear in the number of sentences: every sentence is compared with the first article that has it only, so a
    text that mixes two others belongs to the one it shares more with.
    """
    first: dict[str, int] = {}
    voice: list[int] = []
    sizes = [len({reading.key for reading in article if reading.size >= TELLING}) for article in articles]
    for number, article in enumerate(articles):
        keys = {reading.key for reading in article if reading.size >= TELLING}
        shared = Counter(voice[first[key]] for key in keys if key in first)
        found = number
        if shared:
            other, count = min(shared.items(), key=lambda item: (-item[1], item[0]))
            if count >= SHARED * min(sizes[number], sizes[other]):
                found = other
        voice.append(found)
        for key in keys:
            first.setdefault(key, number)
    return voice


def first_seen(articles: Sequence[Sequence[Reading]]) -> list[list[bool]]:
    """For each sentence whether its words stand there for the first time; the copy in a later article is False.

    Sentences below ``TELLING`` words are always True: such words come to two writers by themselves.
    """
    seen: dict[str, int] = {}
    return [
        [reading.size < TELLING or seen.setdefault(reading.key, number) == number for reading in article]
        for number, article in enumerate(articles)
    ]
