"""The words of a language that tell what a sentence points at: data, one file a language in ``data/digests``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from cleaner.errors import LexiconError
from cleaner.prose.tokens import tokens

DATA: Final = Path(__file__).parent.parent / "data" / "digests"


@dataclass(frozen=True, slots=True)
class Openings:
    """The words of one language that the checks need, all folded to lower case."""

    connectives: frozenset[str]
    """Words and phrases of up to four words that join a sentence to the one before."""
    pronouns: frozenset[str]
    """Third-person pronouns and possessives."""
    demonstratives: frozenset[str]
    """This, these, such ..."""
    calendar: frozenset[str]
    """Words after a demonstrative that make it point at the calendar: week, year ..."""
    expletives: frozenset[str]
    """Openings with an empty pronoun: "it is clear" ..."""
    clauses: frozenset[str]
    """Words that open a subordinate clause: when, as, if ..."""
    calls: tuple[str, ...]
    """Phrases that tell the reader to do something."""
    call_words: frozenset[str]
    """The first words of these phrases, for a quick look."""
    captions: tuple[str, ...]
    """Phrases that open or close a caption or a credit."""
    mentions: frozenset[str]
    """Words of saying and reporting, for the scorer."""
    pointers: frozenset[str]
    """Demonstratives that point back from within a sentence as well: these."""
    plurals: frozenset[str]
    """Pronouns for something plural that point back from within a sentence where nothing plural is before: them."""
    several: frozenset[str]
    """Words for several that do not end in s: people, two ..."""
    singular: frozenset[str]
    """Frequent words that end in s and are no plurals: was, this ..."""
    starters: frozenset[str]
    """The first words of the connectives and of the openings with an empty pronoun, for a quick look."""
    filler: frozenset[str]
    """Words of commentary that states nothing: landscape, underscores ..."""
    function_words: frozenset[str]
    """The most frequent words, which tell the language of a text that names none."""


NOTHING: Final[frozenset[str]] = frozenset()
EMPTY: Final = Openings(
    NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, (), NOTHING, (), NOTHING, NOTHING, NOTHING, NOTHING, NOTHING,
    NOTHING, NOTHING, NOTHING,
)  # fmt: skip


LANG_CHARS: Final = 8
"""Longest language subtag (BCP 47); a longer code is no name of a file."""


@cache
def openings(lang: str) -> Openings:
    """The words of a language; all empty when there is no file for it.

    Raises:
        LexiconError: the file is malformed.
    """
    import tomllib

    code = lang.partition("-")[0]
    path = DATA / f"{code}.toml"
    if not (code.isalpha() and code.isascii() and len(code) <= LANG_CHARS) or not path.is_file():
        return EMPTY
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise LexiconError(f"{path.name}: {problem}") from problem

    def words(name: str) -> frozenset[str]:
        return frozenset(table.get(name, ()))

    calls = tuple(table.get("calls", ()))
    return Openings(
        connectives=words("connectives"),
        pronouns=words("pronouns"),
        demonstratives=words("demonstratives"),
        calendar=words("calendar"),
        expletives=words("expletives"),
        clauses=words("clauses"),
        calls=calls,
        call_words=frozenset(tokens(call)[0] for call in calls),
        captions=tuple(table.get("captions", ())),
        mentions=words("mentions"),
        pointers=words("pointers"),
        plurals=words("plurals"),
        several=words("several"),
        singular=words("singular"),
        starters=frozenset(phrase.partition(" ")[0] for phrase in words("connectives") | words("expletives")),
        filler=words("filler"),
        function_words=frozenset(str(table.get("function_words", "")).split()),
    )
