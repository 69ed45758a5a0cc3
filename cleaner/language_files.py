"""Keeping the language files: checking them, tidying them, compiling them into the tables that ``lexicon`` reads.

``python -m cleaner.language_files [tidy CODE...]`` runs it; nothing here is loaded to clean a page.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable
from typing import Final

from cleaner.lexicon import (
    COMMON,
    DATA,
    LANGUAGES,
    PHRASE_RULES,
    STARTS_MIN_WORDS,
    WORD_LISTS,
    language,
    languages,
    stop_words,
)
from cleaner.sorted_table import LOOK_WORDS
from cleaner.tells import TELL_LISTS
from cleaner.text import fold

PHRASES: Final = ("whole", "starts")
"""Sections of phrases: in these, an entry belongs to one rule only."""
LISTS: Final = ("words", "tells")
"""Sections of word lists, which may share entries."""


def check(code: str) -> list[str]:
    """What is wrong with one language file, as lines that name file and key; empty when all is well."""
    name = f"{code}.toml"
    data_of = language(code)
    problems: list[str] = []
    if data_of.get("code") != code:
        problems.append(f"{name}: code: is {data_of.get('code')!r}, the file is called {code!r}")
    if not isinstance(data_of.get("name"), str):
        problems.append(f"{name}: name: missing")
    known: dict[str, tuple[str, ...]] = {
        "whole": PHRASE_RULES, "starts": PHRASE_RULES, "words": WORD_LISTS, "tells": TELL_LISTS,
    }  # fmt: skip
    for section, names in known.items():
        seen: dict[str, str] = {}
        for key, entries in data_of.get(section, {}).items():
            place = f"{name}: {section}.{key}"
            if key not in names:
                problems.append(f"{place}: no such rule or list")
                continue
            problems += _check_entries(place, section, entries)
            for entry in entries:
                if section in PHRASES and seen.setdefault(entry, key) != key:
                    problems.append(f"{place}: {entry!r} stands under {seen[entry]} too")
    for section in data_of:
        if section not in (*known, "code", "name", "guards", "sentences"):
            problems.append(f"{name}: {section}: no such section")
    if code != COMMON and not data_of.get("guards", {}).get("lines"):
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
        if section == "starts" and len(entry.split()) > LOOK_WORDS:
            problems.append(f"{place}: {entry!r} is longer than the {LOOK_WORDS} words that are looked for")
    if list(entries) != sorted(set(entries)):
        problems.append(f"{place}: not sorted, or an entry stands twice")
    return problems


def compile_tables() -> dict[str, str]:
    """The compiled tables of all language files: file name to content.

    ``whole.tsv`` and ``starts.tsv`` hold one phrase a line, sorted by code point, with the number of its rule in
    ``PHRASE_RULES`` and its language; of two languages with the same phrase English is named, else the first.
    ``words.tsv`` and ``tells.tsv`` hold one word list a line; ``words.tsv`` also ``chrome`` (see ``chrome_words``).
    """
    tables: dict[str, dict[str, str]] = {section: {} for section in PHRASES}
    lists: dict[str, dict[str, set[str]]] = {section: {} for section in LISTS}
    for code in sorted((*languages(), COMMON), key=lambda code: (code != "en", code)):
        entries_of = language(code)
        for section, table in tables.items():
            for name, entries in entries_of.get(section, {}).items():
                for entry in entries:
                    table.setdefault(entry, f"{PHRASE_RULES.index(name)}\t{code}")
        for section, named in lists.items():
            for name, entries in entries_of.get(section, {}).items():
                named.setdefault(name, set()).update(entries)
    made = {
        f"{section}.tsv": "".join(f"{entry}\t{value}\n" for entry, value in sorted(table.items()))
        for section, table in tables.items()
    }
    lists["words"]["chrome"] = chrome_words(tables["whole"])
    for section, named in lists.items():
        rows = ("\t".join([name, *sorted(entries)]) for name, entries in sorted(named.items()))
        made[f"{section}.tsv"] = "".join(f"{row}\n" for row in rows)
    return made


CHROME_PHRASES: Final = 3
"""Whole-line phrases that must hold a word to make it a word of chrome."""


def chrome_words(whole: Iterable[str]) -> set[str]:
    """Words of which whole-line phrases of all languages are made, stop words of any language aside."""
    stops = {word for code in languages() for word in stop_words(code)}
    counts = Counter(word for phrase in whole for word in set(phrase.split()))
    return {word for word, count in counts.items() if count >= CHROME_PHRASES and len(word) > 1 and word not in stops}


def tidy(code: str) -> None:
    """Fold, sort and unite the entries of one language file in place. Comments in lists are lost."""
    data_of = language(code)
    lines = [f'code = "{data_of["code"]}"', f'name = "{data_of["name"]}"']
    for section in (*PHRASES, *LISTS):
        if section in data_of:
            lines += ["", f"[{section}]"]
        for key, entries in data_of.get(section, {}).items():
            lines += _list_lines(key, sorted({fold(entry) for entry in entries} - {""}))
    if "guards" in data_of:
        lines += ["", "[guards]", *_list_lines("lines", list(data_of["guards"].get("lines", [])), wide=True)]
    if "sentences" in data_of:
        lines += ["", "[sentences]"]
        for key, value in data_of["sentences"].items():
            if isinstance(value, str):
                lines.append(f'{key} = """{value.strip()}\n"""')
            else:
                lines += _list_lines(key, list(value))
    with open(os.path.join(LANGUAGES, f"{code}.toml"), "w", encoding="utf-8") as stream:
        stream.write("\n".join(lines) + "\n")
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
    """``python -m cleaner.language_files [tidy CODE...]``: check all files and write the compiled tables."""
    if arguments[:1] == ["tidy"]:
        for code in arguments[1:]:
            tidy(code)
    problems = [problem for code in (*languages(), COMMON) for problem in check(code)]
    for problem in problems:
        sys.stderr.write(problem + "\n")
    if not problems:
        for name, content in compile_tables().items():
            with open(os.path.join(DATA, name), "w", encoding="utf-8") as stream:
                stream.write(content)
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
