"""The index of paragraphs and articles of a stream, in an SQLite file: memory is bounded, whatever it holds.

The file may be kept for the next run: a record that comes again in its place is not a repeat of itself.

What a record adds is committed before its line is written, so after a death the index knows at least what the output
holds. Records have numbers that rise in the order of the stream, and a record that is done again sees only what was
there when it came first; so going on gives the same bytes, however far ahead the index is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from cleaner.batch.copies import KEPT, NAMED, Dates, copied, likely, packed, unpacked
from cleaner.batch.repeats import Gone, Shared
from cleaner.errors import OutputError
from cleaner.options import CleanOptions
from cleaner.sqlite_file import Kind, naming, opened
from cleaner.sqlite_text import stored, told

if TYPE_CHECKING:
    from typing import Self

    from cleaner.batch.copies import Copied, Text

KIND: Final = Kind(
    "index of paragraphs",
    0x436C6E70,  # "Clnp"
    {
        "record": "(seq integer primary key, mark integer not null unique, name text, body blob)",
        "paragraph": "(key integer primary key, seq integer not null) without rowid",
        "run": "(key integer not null, seq integer not null, primary key (key, seq)) without rowid",
    },
    version=2,
)
"""The file."""
CACHE_KB: Final = 32_768
"""Memory for pages of the file."""
KEYS_AT_ONCE: Final = 100
"""Keys asked for in one statement."""
DATE_LETTERS: Final = 4
"""Shortest name of a month or a day that counts as a number."""
_END: Final = (1 << 63) - 1
"""After all records."""


class Index:
    """Which paragraphs and articles came before."""

    def __init__(self, path: str, options: CleanOptions) -> None:
        """Open or make a file.

        Raises:
            OptionError: it is another kind of file.
            StoreError: it is damaged; what is asked of it later may raise it too.
            OutputError: it cannot be written.
        """
        self._path = path
        self._threshold = options.threshold
        self._dates = _dates()
        self._base = opened(path, KIND, write=True)
        with naming(path, OutputError):
            self._base.execute("pragma synchronous = off")  # survives our death; a dead machine means starting over
            self._base.execute(f"pragma cache_size = -{CACHE_KB}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    def __del__(self) -> None:
        """A file that was refused is not held open."""
        if hasattr(self, "_base"):
            self._base.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Around looks at several records, whose lines are written afterwards: they are committed as one.

        Raises:
            StoreError: the file is damaged.
            OutputError: it cannot be written.
        """
        with naming(self._path, OutputError):
            self._base.execute("begin immediate")
        yield
        with naming(self._path, OutputError):
            self._base.execute("commit")

    def look(self, record: Shared, name: str) -> tuple[Gone, ...]:
        """The blocks of a record that earlier ones hold; what is new is put down to this one. Inside ``together``.

        Raises:
            StoreError: the file is damaged.
            OutputError: it cannot be written.
        """
        with naming(self._path, OutputError):
            row = self._base.execute("select seq from record where mark = ?", (record.mark,)).fetchone()
        before = row[0] if row else _END
        keys = dict(record.paragraphs)
        twins = {keys[key]: seq for key, seq in self._known("paragraph", list(keys), before)}
        named: dict[int, list[int]] = {run: [] for run in record.runs}
        for run, seq in self._known("run", record.runs, before):
            named[run].append(seq)
        copy, blocks = self._copied(record, named, set(twins))
        if row is None:
            self._add(record, name, twins, named, copy=bool(blocks))
        of_copy = self._name(copy) if blocks else ""
        gone = [Gone(block.place, True, of_copy, block.weight, block.evidence) for block in blocks]
        taken = {block.place for block in blocks}
        gone += [Gone(place, False, self._name(twin), 1.0, "") for place, twin in twins.items() if place not in taken]
        return tuple(sorted(gone))

    def _known(self, table: str, keys: Sequence[int], before: int) -> Iterator[tuple[int, int]]:
        """Keys of a table that earlier records have, with these."""
        for start in range(0, len(keys), KEYS_AT_ONCE):
            some = keys[start : start + KEYS_AT_ONCE]
            marks = ",".join("?" * len(some))
            asked = f"select key, seq from {table} where key in ({marks}) and seq < ?"  # noqa: S608 - nothing from outside
            with naming(self._path, OutputError):
                found = self._base.execute(asked, (*some, before)).fetchall()
            yield from found

    def _copied(self, record: Shared, named: dict[int, list[int]], gone: set[int]) -> tuple[int, tuple[Copied, ...]]:
        """The earlier record that this one is a copy of, and the blocks that stand in it; none if there is none."""
        hits = Counter(seq for seqs in named.values() for seq in seqs)
        texts = unpacked(record.body) if hits else []
        for seq in likely(hits):
            blocks = copied(texts, self._texts(seq), gone, self._threshold, self._dates)
            if blocks:
                return seq, blocks
        return 0, ()

    def _add(
        self, record: Shared, name: str, twins: dict[int, int], named: dict[int, list[int]], *, copy: bool
    ) -> None:
        """Put a record down; of a copy nothing but that it was here.

        What it has beyond the earlier one stays in it, but is little: a note there that later records hold too is put
        down to the first of them that is no copy.
        """
        runs = [] if copy else [run for run in record.runs[:KEPT] if len(named[run]) < NAMED]
        body = None
        if runs:
            # What goes from here stays elsewhere, so it is nothing that a later record could be said to repeat.
            left = [text for place, text in enumerate(unpacked(record.body)) if place not in twins] if twins else None
            body = record.body if left is None else packed(left)
        with naming(self._path, OutputError):
            seq = self._base.execute(
                "insert into record (mark, name, body) values (?, ?, ?)", (record.mark, stored(name), body)
            ).lastrowid
            if copy:
                return
            self._base.executemany(
                "insert into paragraph values (?, ?)",
                [(key, seq) for key, place in record.paragraphs if place not in twins],
            )
            self._base.executemany("insert into run values (?, ?)", [(run, seq) for run in runs])

    def _texts(self, seq: int) -> list[Text]:
        """The blocks of an earlier record."""
        with naming(self._path, OutputError):
            return unpacked(self._of_record("body", seq))

    def _name(self, seq: int) -> str:
        """The id of an earlier record."""
        with naming(self._path, OutputError):
            return told(self._of_record("name", seq))

    def _of_record(self, column: str, seq: int) -> object:
        row = self._base.execute(f"select {column} from record where seq = ?", (seq,)).fetchone()  # noqa: S608 - ours
        if row is None:
            raise ValueError("no such record")
        return row[0]


def _dates() -> Dates:
    """Names of months and weekdays, which count as numbers.

    Short ones are other words in other languages (``out``, ``to``, ``may``), and where they are names of days they
    begin with a capital in most.
    """
    from cleaner import lexicon

    words = lexicon.load().words
    names = (name for group in ("months", "weekdays") for name in words.get(group, ()))
    return (frozenset(name for name in names if len(name) >= DATE_LETTERS),)
