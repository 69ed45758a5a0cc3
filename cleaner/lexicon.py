r"""The only reader of ``data/languages``: chrome phrases, guard lines, words for shapes, sentence data.

One TOML file a language. Everything in it is data for people to read and extend:

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

    [guards]                         # real-looking prose that resembles chrome and must stay
    lines = ["Leave a comment, the sign in the lobby said, and nobody did."]

    [sentences]                      # see cleaner/sentences
    abbreviations = ["etc", ...]
    titles = ["Dr", "Mr", ...]       # never end a sentence: a name follows
    stop_words = "a about above ..."

Phrases are written in their folded form (``cleaner.text.fold``): lower case, no punctuation, one blank between
words, apostrophes as ``'``, numbers as ``#``. They are sorted, and no phrase stands twice in one language.

All languages are matched at once, because a page often carries chrome in another language than its text. To keep
the start fast the phrase sections of all files are compiled into one table, ``data/phrases.tsv``, by
``python -m cleaner.lexicon``; a test fails when it is stale. Sentence data is read per language, when asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from cleaner.errors import LexiconError
from cleaner.text import fold

DATA: Final = Path(__file__).parent / "data"
LANGUAGES: Final = DATA / "languages"
TABLE: Final = DATA / "phrases.tsv"

STARTS_MAX_WORDS: Final = 40
"""Longest block, in words, that a ``starts`` phrase may claim. Consent and newsletter lines run to about 35."""

STARTS_MIN_WORDS: Final = 2
"""Shortest ``starts`` phrase: one word alone begins too much prose."""

STARTS_LOOK_WORDS: Final = 10
"""Longest ``starts`` phrase that is looked for, in words."""
OPENER_WORDS: Final = 6
"""Longest entry of a word list that may open a line, in words."""

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


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases and words of all languages at once."""

    whole: Mapping[str, tuple[str, str]]
    """Folded line to the name of its rule and its language."""
    starts: Mapping[str, tuple[str, str]]
    """The same for phrases that begin a line."""
    words: Mapping[str, Mapping[str, str]]
    """Word list to its folded entries, each with a language that has it."""

    def phrase(self, folded: str) -> Phrase | None:
        """The phrase that a whole folded line equals, or None."""
        found = self.whole.get(folded)
        return Phrase(folded, *found) if found else None

    def starting(self, folded: str) -> Phrase | None:
        """The longest ``starts`` phrase that begins the folded line at a word boundary, or None."""
        words = folded.split(" ", STARTS_LOOK_WORDS)[:STARTS_LOOK_WORDS]
        for size in range(len(words), 0, -1):
            found = self.starts.get(" ".join(words[:size]))
            if found:
                return Phrase(" ".join(words[:size]), *found)
        return None

    def opener(self, name: str, folded: str) -> str:
        """The longest entry of a word list that begins the folded line at a word boundary, or ''."""
        entries = self.words.get(name, {})
        words = folded.split(" ", OPENER_WORDS)[:OPENER_WORDS]
        for size in range(len(words), 0, -1):
            candidate = " ".join(words[:size])
            if candidate in entries:
                return candidate
        return ""


def load(phrases: tuple[str, ...] = ()) -> Lexicon:
    """The lexicon of all languages, with the caller's own whole-line phrases added.

    Raises:
        LexiconError: the compiled table is missing or malformed.
    """
    shipped = _shipped()
    if not phrases:
        return shipped
    own = dict.fromkeys(filter(None, map(fold, phrases)), ("user-phrase", "user"))
    return Lexicon({**shipped.whole, **own}, shipped.starts, shipped.words)


@cache
def _shipped() -> Lexicon:
    try:
        rows = TABLE.read_text("utf-8").split("\n")
    except OSError as problem:
        raise LexiconError(f"{TABLE.name}: cannot be read ({problem}); reinstall the package") from problem
    whole: dict[str, tuple[str, str]] = {}
    starts: dict[str, tuple[str, str]] = {}
    lists: dict[str, dict[str, str]] = {}
    # English last, so that an English phrase that other languages' sites use too is called English.
    for row in sorted(rows, key=_is_english):
        if not row:
            continue
        section, name, lang, *entries = row.split("\t")
        if section == "words":
            lists.setdefault(name, {}).update(dict.fromkeys(entries, lang))
        else:
            (whole if section == "whole" else starts).update(dict.fromkeys(entries, (name, lang)))
    return Lexicon(whole, starts, lists)


def _is_english(row: str) -> bool:
    return "\ten\t" in row[:60]


def compiled_languages() -> tuple[str, ...]:
    """Codes of the languages whose phrases are in use, sorted."""
    return tuple(sorted({lang for _, lang in _shipped().whole.values()}))


def languages() -> tuple[str, ...]:
    """Codes of all languages that have a file, sorted."""
    return tuple(sorted(path.stem for path in LANGUAGES.glob("*.toml")))


@cache
def language(code: str) -> Mapping[str, Any]:
    """The whole file of one language as parsed TOML; empty when there is none."""
    import tomllib

    path = LANGUAGES / f"{code}.toml"
    if code not in languages():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as problem:
        raise LexiconError(f"{path.name}: {problem}") from problem


@cache
def stop_words(code: str) -> frozenset[str]:
    """Stop words of one language, lower case; empty when it has no file."""
    return frozenset(str(language(code).get("sentences", {}).get("stop_words", "")).split())


def check(code: str) -> list[str]:
    """What is wrong with one language file, as lines that name file and key; empty when all is well."""
    name = f"{code}.toml"
    data_of = language(code)
    problems: list[str] = []
    if data_of.get("code") != code:
        problems.append(f"{name}: code: is {data_of.get('code')!r}, the file is called {code!r}")
    if not isinstance(data_of.get("name"), str):
        problems.append(f"{name}: name: missing")
    known: dict[str, tuple[str, ...]] = {"whole": PHRASE_RULES, "starts": PHRASE_RULES, "words": WORD_LISTS}
    for section, names in known.items():
        seen: dict[str, str] = {}
        for key, entries in data_of.get(section, {}).items():
            place = f"{name}: {section}.{key}"
            if key not in names:
                problems.append(f"{place}: no such rule or list")
                continue
            problems += _check_entries(place, section, entries)
            for entry in entries:
                if section != "words" and seen.setdefault(entry, key) != key:
                    problems.append(f"{place}: {entry!r} stands under {seen[entry]} too")
    for section in data_of:
        if section not in (*known, "code", "name", "guards", "sentences"):
            problems.append(f"{name}: {section}: no such section")
    if not data_of.get("guards", {}).get("lines"):
        problems.append(f"{name}: guards.lines: missing")
    return problems


def _check_entries(place: str, section: str, entries: list[str]) -> list[str]:
    problems = []
    for entry in entries:
        if entry != fold(entry):
            problems.append(f"{place}: {entry!r} is not folded; write {fold(entry)!r}")
        if not any(map(str.isalpha, entry)):
            problems.append(f"{place}: {entry!r} has no letter")
        if section == "starts" and len(entry.split()) < STARTS_MIN_WORDS and len(entry) < 6:  # noqa: PLR2004
            problems.append(f"{place}: {entry!r} is too short to begin a line")
    if list(entries) != sorted(set(entries)):
        problems.append(f"{place}: not sorted, or an entry stands twice")
    return problems


def compile_table() -> str:
    """The phrase table of all language files, one row per section, name and language."""
    rows = []
    for code in languages():
        data_of = language(code)
        for section in ("whole", "starts", "words"):
            for name, entries in sorted(data_of.get(section, {}).items()):
                if entries:
                    rows.append("\t".join([section, name, code, *entries]))
    return "\n".join(sorted(rows)) + "\n"


def tidy(code: str) -> None:
    """Fold, sort and unite the entries of one language file in place. Comments in lists are lost."""
    path = LANGUAGES / f"{code}.toml"
    data_of = language(code)
    lines = [f'code = "{data_of["code"]}"', f'name = "{data_of["name"]}"']
    for section in ("whole", "starts", "words"):
        lines += ["", f"[{section}]"]
        for key, entries in data_of.get(section, {}).items():
            lines += _list_lines(key, sorted({fold(entry) for entry in entries} - {""}))
    lines += ["", "[guards]", *_list_lines("lines", list(data_of.get("guards", {}).get("lines", [])), wide=True)]
    if "sentences" in data_of:
        lines += ["", "[sentences]"]
        for key, value in data_of["sentences"].items():
            if isinstance(value, str):
                lines.append(f'{key} = """{value.strip()}\n"""')
            else:
                lines += _list_lines(key, list(value))
    path.write_text("\n".join(lines) + "\n", "utf-8")
    language.cache_clear()


def _list_lines(key: str, entries: list[str], *, wide: bool = False) -> list[str]:
    """TOML lines of one list, filled to about 110 columns; one entry a line when ``wide``."""
    quoted = ['"' + entry.replace("\\", "\\\\").replace('"', '\\"') + '"' for entry in entries]
    if wide:
        return [f"{key} = [", *[f"  {entry}," for entry in quoted], "]"]
    if len(key) + sum(map(len, quoted)) + 2 * len(quoted) < 100:  # noqa: PLR2004
        return [f"{key} = [{', '.join(quoted)}]"]
    rows, row = [], " "
    for entry in quoted:
        if len(row) + len(entry) > 108:  # noqa: PLR2004
            rows.append(row)
            row = " "
        row += f" {entry},"
    return [f"{key} = [", *rows, row, "]"]


def main(arguments: list[str]) -> int:
    """``python -m cleaner.lexicon [tidy CODE...]``: check all files and write the compiled table."""
    if arguments[:1] == ["tidy"]:
        for code in arguments[1:]:
            tidy(code)
    problems = [problem for code in languages() for problem in check(code)]
    for problem in problems:
        sys.stderr.write(problem + "\n")
    if not problems:
        TABLE.write_text(compile_table(), "utf-8")
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
