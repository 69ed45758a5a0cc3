"""Paragraphs that an earlier record of the stream holds already, with an index in an SQLite file: memory is bounded.

One pass: the first copy in the order of the stream stays and later ones go, each with the id of the record that holds
the first. The order is that of the input, not of the workers. Only whole paragraphs of prose count, word for word but
for case and white space; what differs in a number or a name stays. The file may be kept for the next run: a record that
comes again under its number and id is not a repeat of itself.

What a record adds is committed before its line is written, so after a death the index knows at least what the output
holds, and going on gives the same bytes: a record that is done again finds its own paragraphs under its own name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from cleaner.errors import OptionError, OutputError
from cleaner.memory.lines import line_of
from cleaner.model import PROSE_KINDS, Block, Cleaned, Removal
from cleaner.text import count_words, ends_sentence

if TYPE_CHECKING:
    import sqlite3
    from typing import Self

MIN_WORDS: Final = 20
"""Shortest paragraph that counts. A short one ("The company did not answer.") is written twice by different people."""
DUPLICATE_SHARE: Final = 0.9
"""Share of a page's words that stand in earlier records from which the page is said to be a copy."""
APPLICATION: Final = 0x436C6E70
"""Marks the file as ours (``application_id``), so that no other database is written to by mistake."""
CODE: Final = "M502"
NAME: Final = "seen-earlier"


def paragraphs(cleaned: Cleaned) -> Iterator[tuple[int, Block]]:
    """The paragraphs of a page that count, with their keys, in order; each key once."""
    seen: set[int] = set()
    for block in cleaned.kept:
        text = cleaned.page.of(block)
        if block.kind not in PROSE_KINDS or count_words(text) < MIN_WORDS or not ends_sentence(text):
            continue
        line = line_of(text)
        if line is not None and line.key not in seen:
            seen.add(line.key)
            yield line.key, block


def without(cleaned: Cleaned, twins: Mapping[int, str]) -> Cleaned:
    """The page without the paragraphs that other records hold."""
    found = {block.span: twins[key] for key, block in paragraphs(cleaned) if key in twins}
    gone = [
        Removal(span, CODE, NAME, f"stands in an earlier record: {twin}", 1.0, None, twin)
        for span, twin in found.items()
    ]
    kept = tuple(block for block in cleaned.kept if block.span not in found)
    words = count_words(cleaned.text)
    lost = sum(count_words(span.of(cleaned.page.text)) for span in found)
    warnings = cleaned.warnings
    if words and lost >= DUPLICATE_SHARE * words:
        warnings = (
            *warnings,
            f"a copy: {lost} of {words} words stand in earlier records, first in {min(found.items())[1]}",
        )
    unsure = tuple(verdict for verdict in cleaned.unsure if verdict.span not in found)
    return Cleaned(cleaned.page, kept, tuple(sorted((*cleaned.removals, *gone))), unsure, warnings, cleaned.meta)


class Index:
    """Key of a paragraph to the first record that has it."""

    def __init__(self, path: str) -> None:
        """Open or make a file.

        Raises:
            OptionError: it is another kind of file.
            OutputError: it cannot be written.
        """
        import sqlite3

        self._path = path
        try:
            self._base: sqlite3.Connection = sqlite3.connect(path, isolation_level=None)
            mark = self._base.execute("pragma application_id").fetchone()[0]
            if mark != APPLICATION and self._base.execute("select count(*) from sqlite_master").fetchone()[0]:
                raise OptionError(f"{path}: is no index of paragraphs of cleaner")
            self._base.execute("pragma journal_mode = wal")
            self._base.execute("pragma synchronous = off")  # survives our death; a dead machine means starting over
            self._base.execute(f"pragma application_id = {APPLICATION}")
            self._base.execute(
                "create table if not exists paragraph (key integer primary key, number integer, name text)"
            )
        except sqlite3.DatabaseError as problem:
            if "not a database" in str(problem):
                raise OptionError(f"{path}: is no index of paragraphs of cleaner") from problem
            raise OutputError(f"{path}: {problem}") from problem

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    def look(self, keys: Sequence[int], number: int, name: str) -> dict[int, str]:
        """The keys that an earlier record holds, with its id; those that are new are put down to this record."""
        import sqlite3

        if not keys:
            return {}
        try:
            self._base.execute("begin immediate")
            twins: dict[int, str] = {}
            for key in keys:
                row = self._base.execute("select number, name from paragraph where key = ?", (key,)).fetchone()
                if row is None:
                    self._base.execute("insert into paragraph values (?, ?, ?)", (key, number, name))
                elif row != (number, name):
                    twins[key] = row[1]
            self._base.execute("commit")
        except sqlite3.Error as problem:
            raise OutputError(f"{self._path}: {problem}") from problem
        return twins
