"""The words of a language that tell what a sentence points at: data, one file a language in ``data/digests``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from cleaner.errors import LexiconError
from cleaner.language_codes import primary_code
from cleaner.prose.tokens import tokens
from cleaner.text import fold

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
    calls: Mapping[str, tuple[str, ...]]
    """By their first word: phrases that tell the reader to do something, or that platforms put below everything; one
    with an asterisk opens the sentence, and what stands behind the asterisk may follow later."""
    ahead: Mapping[str, tuple[str, ...]]
    """In the same form: phrases that point at what the page shows further down: "here are our ..."."""
    captions: tuple[str, ...]
    """Phrases that open or close a caption or a credit."""
    notes: tuple[str, ...]
    """Phrases that open the caption of a picture or a figure, or a note of the editors; every number is "#", and what
    stands behind an asterisk may follow later."""
    note_openings: tuple[str, ...]
    """These up to the asterisk, for a quick look."""
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
    answers: frozenset[str]
    """Words that answer a question where a comma follows: yes, no."""
    causes: frozenset[str]
    """Words that open a reason, which needs a main clause behind a comma: because."""
    back_matter: frozenset[str]
    """Headings over what is no prose of the article: references, notes."""
    filler: frozenset[str]
    """Words of commentary that states nothing: landscape, underscores ..."""
    function_words: frozenset[str]
    """The most frequent words, which tell the language of a text that names none."""
    beginnings: tuple[str, ...]
    """Of scripts without blanks: what points back where a sentence begins with it. Empty for all others."""
    exempt: tuple[str, ...]
    """... and what begins in the same way and does not: 他 is "he", 其他 "other"."""


LANG_CHARS: Final = 8
"""Longest language subtag (BCP 47); a longer code is no name of a file."""


@cache
def openings(lang: str) -> Openings:
    """The words of a language; all empty when there is no file for it.

    Raises:
        LexiconError: the file is malformed.
    """
    import tomllib

    code = primary_code(lang)
    path = DATA / f"{code}.toml"
    if not (code.isalpha() and code.isascii() and len(code) <= LANG_CHARS) or not path.is_file():
        return _openings({})
    try:
        return _openings(tomllib.loads(path.read_text("utf-8")))
    except tomllib.TOMLDecodeError as problem:
        raise LexiconError(f"{path.name}: {problem}") from problem


def _openings(table: dict[str, Any]) -> Openings:
    """The words of a file as they are looked for."""

    def words(name: str) -> frozenset[str]:
        return frozenset(table.get(name, ()))

    def phrases(name: str) -> frozenset[str]:
        return frozenset(" ".join(tokens(phrase)) for phrase in words(name))

    def by_first_word(name: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for phrase in table.get(name, ()):
            found.setdefault(tokens(phrase)[0], []).append(phrase)
        return {word: tuple(those) for word, those in found.items()}

    notes = tuple(table.get("notes", ()))
    pointing = words("connectives") | words("pronouns") | words("demonstratives")
    return Openings(
        connectives=phrases("connectives"),
        pronouns=words("pronouns"),
        demonstratives=words("demonstratives"),
        calendar=words("calendar"),
        expletives=phrases("expletives"),
        clauses=words("clauses"),
        calls=by_first_word("calls"),
        ahead=by_first_word("ahead"),
        captions=tuple(table.get("captions", ())),
        notes=notes,
        note_openings=tuple(note.partition("*")[0] for note in notes),
        mentions=words("mentions"),
        pointers=words("pointers"),
        plurals=words("plurals"),
        several=words("several"),
        singular=words("singular"),
        starters=frozenset(phrase.partition(" ")[0] for phrase in phrases("connectives") | phrases("expletives")),
        answers=words("answers"),
        causes=words("causes"),
        back_matter=frozenset(map(fold, words("back_matter"))),
        filler=words("filler"),
        function_words=frozenset(str(table.get("function_words", "")).split()),
        beginnings=tuple(sorted(pointing)) if table.get("unspaced") else (),
        exempt=tuple(sorted(words("expletives"))),
    )
