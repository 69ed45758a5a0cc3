r"""The only reader of ``data/languages``: chrome phrases, guard lines, words for shapes, sentence data.

One TOML file a language, and ``common.toml`` with what they share. Everything in it is data for people to read and
extend:

    code = "en"                      # language code
    name = "English"

    [whole]                          # a whole block, folded, equals the phrase
    comment-prompt = ["leave a comment", "write a comment"]
    counter = ["# comments", "no comments yet"]       # every number is "#"

    [starts]                         # a block of at most STARTS_MAX_WORDS words begins with the phrase
    consent = ["we use cookies", "by continuing to use this site"]

    [words]                          # words and short phrases that shapes are made of
    byline = ["by", "written by"]
    months = ["january", "jan", ...]

    [tells]                          # words looked for inside a line, which tell what it is; see cleaner/tells.py
    saying = ["said", "wrote"]       # reported speech, so no prompt of the site
    site-stems = ["cookie", "subscri"]

    [guards]                         # real-looking prose that resembles chrome and must stay
    lines = ["Leave a comment, the sign in the lobby said, and nobody did."]

    [sentences]                      # see cleaner/sentences
    abbreviations = ["etc", ...]
    titles = ["Dr", "Mr", ...]       # never end a sentence: a name follows
    stop_words = "a about above ..."

Phrases and words are written in their folded form (``cleaner.text.fold``): lower case, no punctuation, one blank
between words, apostrophes as ``'``, numbers as ``#``. They are sorted, and no phrase stands twice in one language.

All languages are matched at once, because a page often carries chrome in another language than its text. To keep
the start fast these sections of all files are compiled into tables, ``data/*.tsv``, by
``python -m cleaner.language_files``; a test fails when they are stale. Sentence data is read per language, when
asked for.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from cleaner.errors import LexiconError, broken_package
from cleaner.sorted_table import SortedTable, longest_by_first_word
from cleaner.text import fold

DATA: Final = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
LANGUAGES: Final = os.path.join(DATA, "languages")
# Not pathlib: importing it costs a third of cleaning a small page.
COMMON: Final = "common"
"""The file of what all languages share; it has ``[tells]`` only."""

STARTS_MAX_WORDS: Final = 40
"""Longest block, in words, that a ``starts`` phrase may claim. Consent and newsletter lines run to about 35."""

STARTS_MIN_WORDS: Final = 2
"""Shortest ``starts`` phrase: one word alone begins too much prose."""

OPENER_WORDS: Final = 6
"""Longest entry of a word list that may open a line, in words."""

LONG_CHARS: Final = 200
"""Code points of a folded phrase of the caller's from which it may be a line that is longer than judges look at (400):
folding takes blanks, signs and digits off, which are less than half of any such line."""

PHRASE_RULES: Final[tuple[str, ...]] = (
    "comment-prompt", "related-heading", "share-prompt", "subscribe-prompt", "sign-in", "consent",
    "advertisement", "read-more", "navigation", "pagination", "tags", "print-mail", "back-to-top", "copyright",
    "contents-heading", "author-box", "media-label", "technical-notice", "feedback", "shop", "counter",
    "read-time", "byline", "dateline", "photo-credit",
)  # fmt: skip
"""Names of the rules that ``[whole]`` and ``[starts]`` may fill."""

WORD_LISTS: Final[tuple[str, ...]] = (
    "byline",          # opens a byline: "by", "written by"
    "months",          # full names and abbreviations
    "weekdays",        # full names and abbreviations
    "dateline",        # opens a dateline: "published", "last updated on"
    "ago",             # closes a relative time: "ago"; or opens it: "il y a"
    "time-units",      # "minutes", "hour", "min"
    "counter-nouns",   # what a counter counts: "comments", "shares", "views"
    "read-time",       # what follows or precedes "#" in a read time: "min read"
    "home",            # first step of a breadcrumb trail: "home", "homepage"
    "pagination",      # words of a pagination row: "next", "previous", "page", "last"
    "tags",            # opens a list of tags: "tags", "filed under", "topics"
    "share-verbs",     # "share", "tweet", "pin", "copy link", "email", "print"
    "related",         # opens an inline related line: "read also", "related", "see also", "read more"
    "photo-credit",    # opens a photo credit: "photo", "image credit", "photograph by"
    "picture-agencies",  # end a photo credit after a name: "Ada Moor/Reuters", "Ada Moor via Getty Images"
    "copyright",       # in a copyright line: "all rights reserved", "copyright"
    "reply",           # in a comment section: "reply", "report", "like", "says"
)  # fmt: skip
"""Names of the lists that ``[words]`` may fill."""


class Phrase(NamedTuple):
    """One entry of the phrase table."""

    text: str
    """Folded form."""
    rule: str
    """Name of its rule."""
    lang: str
    """Language file it comes from; ``user`` for the caller's own."""


NO_WORDS: Final[frozenset[str]] = frozenset()


class WordLists(Mapping[str, frozenset[str]]):
    """Name of a word list to its folded entries in all languages, taken apart when first asked for."""

    __slots__ = ("_known", "_reach", "_rows")

    def __init__(self, rows: dict[str, bytes]) -> None:
        self._rows = rows
        self._known: dict[str, frozenset[str]] = {}
        self._reach: dict[tuple[str, ...], dict[str, int]] = {}

    def reach(self, *names: str) -> Mapping[str, int]:
        """First words of the entries of some lists, and how many words the longest has: other lines open with none."""
        found = self._reach.get(names)
        if found is None:
            found = self._reach[names] = longest_by_first_word(
                entry for name in names for entry in self.get(name, NO_WORDS)
            )
        return found

    def get(self, name: str, default: Any = None) -> Any:
        """The list, or ``default``; not the mixin's, which costs three calls."""
        return self._known.get(name) or (self[name] if name in self._rows else default)

    def __getitem__(self, name: str) -> frozenset[str]:
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = frozenset(self._rows[name].decode("utf-8").split("\t"))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class OwnFirst(Mapping[str, tuple[str, str]]):
    """The caller's own phrases of any length, before those of all languages."""

    __slots__ = ("_own", "_reach", "_shipped")

    def __init__(self, own: dict[str, tuple[str, str]], shipped: SortedTable) -> None:
        self._own, self._shipped = own, shipped
        self._reach = longest_by_first_word(own)

    def __getitem__(self, phrase: str) -> tuple[str, str]:
        return self._own.get(phrase) or self._shipped[phrase]

    def get(self, phrase: str, default: Any = None) -> Any:
        """The entry, or ``default``."""
        return self._own.get(phrase) or self._shipped.get(phrase, default)

    def reach(self, word: str) -> int:
        """As of the table: words up to which a phrase with this first word may go on."""
        return max(self._reach.get(word, 0), self._shipped.reach(word))

    def __iter__(self) -> Iterator[str]:
        return iter({**self._shipped, **self._own})

    def __len__(self) -> int:
        return len(self._shipped.keys() | self._own.keys())


class Lexicon(NamedTuple):
    """Phrases and words of all languages at once."""

    whole: SortedTable | OwnFirst
    """Folded line to the name of its rule and its language."""
    starts: SortedTable | OwnFirst
    """The same for phrases that begin a line."""
    words: WordLists
    """Word list to its folded entries."""
    has_long: bool = False
    """Whether any of the caller's own whole lines is as long as ``LONG_CHARS``."""

    def phrase(self, folded: str) -> Phrase | None:
        """The phrase that a whole folded line equals, or None."""
        found = self.whole.get(folded)
        return Phrase(folded, *found) if found else None

    def starting(self, folded: str) -> Phrase | None:
        """The longest ``starts`` phrase that begins the folded line at a word boundary, or None."""
        most = self.starts.reach(folded.partition(" ")[0])
        if most:
            for start in _starts(folded, most):
                found = self.starts.get(start)
                if found:
                    return Phrase(start, *found)
        return None

    def opener(self, name: str, folded: str) -> str:
        """The longest entry of a word list that begins the folded line at a word boundary, or ''."""
        return opening(self.words, name, folded, OPENER_WORDS)


def opening(lists: WordLists, name: str, folded: str, words: int) -> str:
    """The longest entry of a list, of at most so many words, that begins the folded line at a word boundary, or ''."""
    most = lists.reach(name).get(folded.partition(" ")[0])
    if most:
        entries = lists[name]
        for start in _starts(folded, min(most, words)):
            if start in entries:
                return start
    return ""


def _starts(folded: str, most: int) -> Iterator[str]:
    """The first words of a line, so many of them, then one less each time."""
    words = folded.split(" ", most)[:most]
    while words:
        yield " ".join(words)
        words.pop()


def load(
    phrases: tuple[str, ...] = (), whole: Mapping[str, str] | None = None, starts: Mapping[str, str] | None = None
) -> Lexicon:
    """The lexicon of all languages, with the caller's own phrases added.

    Args:
        phrases: whole lines, folded here, of the rule ``user-phrase``.
        whole: folded whole lines to the names of the caller's rules.
        starts: the same for beginnings of lines.

    Raises:
        LexiconError: a compiled table is missing.
    """
    shipped = _shipped()
    if not phrases and not whole and not starts:
        return shipped
    own = dict.fromkeys(filter(None, map(fold, phrases)), ("user-phrase", "user"))
    own |= {phrase: (name, "user") for phrase, name in (whole or {}).items()}
    begins = {phrase: (name, "user") for phrase, name in (starts or {}).items()}
    has_long = any(len(phrase) >= LONG_CHARS for phrase in own)
    return Lexicon(OwnFirst(own, _table("whole")), OwnFirst(begins, _table("starts")), shipped.words, has_long)


@cache
def _shipped() -> Lexicon:
    return Lexicon(_table("whole"), _table("starts"), word_lists("words.tsv"))


@cache
def _table(section: str) -> SortedTable:
    return SortedTable(_read(f"{section}.tsv"), PHRASE_RULES)


def word_lists(name: str) -> WordLists:
    """The word lists of one compiled table.

    Raises:
        LexiconError: it is missing.
    """
    rows = (row.partition(b"\t") for row in _read(name).split(b"\n"))
    return WordLists({list_name.decode("utf-8"): entries for list_name, _, entries in rows if list_name})


def _read(name: str) -> bytes:
    try:
        with open(os.path.join(DATA, name), "rb") as stream:
            return stream.read()
    except OSError as problem:
        raise broken_package(name, problem) from problem


def compiled_languages() -> tuple[str, ...]:
    """Codes of the languages whose phrases are in use, sorted."""
    return tuple(sorted({lang for _, lang in _shipped().whole.values()}))


def languages() -> tuple[str, ...]:
    """Codes of all languages that have a file, sorted."""
    return tuple(sorted({name[:-5] for name in os.listdir(LANGUAGES) if name.endswith(".toml")} - {COMMON}))


@cache
def language(code: str) -> Mapping[str, Any]:
    """The whole file of one language, or of ``COMMON``, as parsed TOML; empty when there is none."""
    import tomllib

    if f"{code}.toml" not in os.listdir(LANGUAGES):
        return {}
    try:
        with open(os.path.join(LANGUAGES, f"{code}.toml"), "rb") as stream:
            return tomllib.load(stream)
    except (OSError, tomllib.TOMLDecodeError) as problem:
        raise LexiconError(f"{code}.toml: {problem}") from problem


@cache
def stop_words(code: str) -> frozenset[str]:
    """Stop words of one language, lower case; empty when it has no file."""
    return frozenset(str(language(code).get("sentences", {}).get("stop_words", "")).split())


@cache
def negations_of(code: str) -> frozenset[str]:
    """Words of one language that deny, folded; empty when it has no file.

    >>> "not" in negations_of("en"), "nicht" in negations_of("en")
    (True, False)
    """
    return frozenset(language(code).get("tells", {}).get("negations", ()))
