"""A phrase table that is looked up in its sorted bytes until so much was asked that a dictionary pays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeVar, overload

LOOK_WORDS: Final = 11
"""Longest ``starts`` phrase of a language file that is looked for, in words; ``language_files`` refuses longer ones."""
SEARCHES: Final = 1500
"""Lookups after which a dictionary is made of the whole table: about what both ways cost by then."""

T = TypeVar("T")


class SortedTable(Mapping[str, tuple[str, str]]):
    """Phrase to the name of its rule and its language, looked up in a sorted file without parsing it.

    Cleaning one small page asks for some hundred phrases out of many ten thousands. A binary search in the bytes
    answers in 10 microseconds; making a dictionary of them all takes 25 milliseconds, so that is done only for callers
    who keep asking.
    """

    def __init__(self, body: bytes, rules: tuple[str, ...]) -> None:
        self._body = body
        self._rules = rules
        self._asked = 0
        self._known: dict[str, tuple[str, str]] | None = None
        self._reach: dict[str, int] = {}

    def __getitem__(self, phrase: str) -> tuple[str, str]:
        if self._known is None:
            self._asked += 1
            if self._asked <= SEARCHES:
                return self._search(phrase)
        return self._all()[phrase]

    @overload
    def get(self, phrase: str) -> tuple[str, str] | None: ...
    @overload
    def get(self, phrase: str, default: tuple[str, str]) -> tuple[str, str]: ...
    @overload
    def get(self, phrase: str, default: T) -> tuple[str, str] | T: ...
    def get(self, phrase: str, default: object = None) -> object:
        """The entry, or ``default``; not the mixin's, which raises and catches for every line that is no phrase."""
        try:
            return self[phrase]
        except KeyError:
            return default

    def _search(self, phrase: str) -> tuple[str, str]:
        key = phrase.encode("utf-8", "replace")
        start = self._row_at(key)
        if not self._body.startswith(key + b"\t", start):
            raise KeyError(phrase)
        return self._entry(self._body[start + len(key) + 1 : self._body.find(b"\n", start)].decode())

    def reach(self, word: str) -> int:
        """Words up to which a phrase with this first word may go on: most words begin none, and reach 0."""
        if self._known is None:
            self._asked += 1
            if self._asked <= SEARCHES:
                return LOOK_WORDS if self._begins(word) else 0
            self._all()
        return min(self._reach.get(word, 0), LOOK_WORDS)

    def _begins(self, word: str) -> bool:
        # A blank and the tab sort before all else that a folded phrase may hold: the first row that does not sort
        # before the word begins with it, or no row does.
        key = word.encode("utf-8", "replace")
        return self._body.startswith((key + b"\t", key + b" "), self._row_at(key))

    def _row_at(self, key: bytes) -> int:
        """Where the first row begins whose phrase does not sort before ``key``; the end when there is none."""
        body = self._body
        low, high = 0, len(body)
        while low < high:
            start = body.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = body.find(b"\t", start)
            if body[start:end] < key:
                low = body.find(b"\n", end) + 1
            else:
                high = start
        return low

    def _all(self) -> dict[str, tuple[str, str]]:
        if self._known is None:
            known: dict[str, tuple[str, str]] = {}
            values: dict[str, tuple[str, str]] = {}
            for row in self._body.decode("utf-8").split("\n"):
                phrase, _, value = row.partition("\t")
                if value:
                    if value not in values:
                        values[value] = self._entry(value)
                    known[phrase] = values[value]
            self._reach = longest_by_first_word(known)
            self._known = known
            # From now on the dictionary answers by itself: a page of 300 lines asks a thousand times.
            self.get = known.get  # type: ignore[method-assign,assignment]
        return self._known

    def _entry(self, value: str) -> tuple[str, str]:
        number, _, lang = value.partition("\t")
        return self._rules[int(number)], lang

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


def longest_by_first_word(entries: Iterable[str]) -> dict[str, int]:
    """First word to the number of words of the longest entry that begins with it."""
    reach: dict[str, int] = {}
    for entry in entries:
        first = entry.partition(" ")[0]
        size = entry.count(" ") + 1
        if size > reach.get(first, 0):
            reach[first] = size
    return reach
