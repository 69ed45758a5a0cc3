"""Paragraphs of many pages, looked up as the cleaner looks them up within one: for tests and the benchmark."""

from __future__ import annotations

from collections.abc import Callable

from cleaner.judge.repeats.near import Checksums, NearIndex, sketch
from cleaner.judge.repeats.wording import difference


class Library:
    """Paragraphs of many pages, for finding an article's paragraphs again in other articles.

    Numbers are given in the order of ``add``; feed pages in a fixed order and the answers are fixed.
    """

    __slots__ = ("checksums", "index", "keys", "text_of")

    def __init__(self, text_of: Callable[[tuple[str, int]], str]) -> None:
        self.text_of = text_of
        """Gives the text of a paragraph by page id and block index; texts are not kept here."""
        self.keys: list[tuple[str, int]] = []
        """Page id and block index of each paragraph, by number."""
        self.index = NearIndex()
        """Their kept triples."""
        self.checksums = Checksums()
        """Checksums of all words seen."""

    def add(self, key: tuple[str, int], text: str) -> None:
        """Index one paragraph under its page id and block index."""
        self.index.add(len(self.keys), sketch(text, self.checksums))
        self.keys.append(key)

    def find(self, text: str) -> tuple[tuple[tuple[str, int], float], ...]:
        """Earlier paragraphs that share most with this one, best first, each with its containment."""
        found = []
        for number in self.index.candidates(sketch(text, self.checksums)):
            seen = difference(self.text_of(self.keys[number]), text)
            if seen.near:
                found.append((-seen.containment, number))
        return tuple((self.keys[number], -score) for score, number in sorted(found))
