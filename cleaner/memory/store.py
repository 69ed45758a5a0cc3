"""A site memory in an SQLite file.

Several processes may learn into one file at once, and learning a page twice changes nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from cleaner.errors import OptionError, OutputError
from cleaner.memory import SAMPLE_PAGES, Seen, Site, SiteMemory, _site
from cleaner.sqlite_file import Kind, naming, opened
from cleaner.sqlite_text import stored, told

if TYPE_CHECKING:
    import sqlite3

SITES_CACHED: Final = 256
"""Hosts whose counts are kept in memory while a stream is cleaned."""
KIND: Final = Kind(
    "site memory",
    0x436C6E72,  # "Clnr"
    {
        "page": "(host text not null, page integer not null, day integer not null, lines text not null, "
        "primary key (host, page)) without rowid",
        "sample": "(line integer primary key, text text not null)",
    },
)
"""The file."""


class StoredMemory:
    """What a file knew when it was opened. Each host is read when it is first asked for, in one read transaction."""

    def __init__(self, path: str) -> None:
        """Open a file for reading.

        Raises:
            OptionError: there is no such file, or it is no site memory.
            StoreError: the file is damaged or cannot be read; what is asked of it later may raise it too.
        """
        _must_exist(path)
        self.path = path
        self._base = opened(path, KIND, write=False)
        with naming(path):
            # What a transaction sees is settled by its first look, not by its beginning.
            self._base.execute("begin")
            self._base.execute("select count(*) from sqlite_master").fetchone()
        self.site = lru_cache(SITES_CACHED)(self._site)

    def _site(self, host: str) -> Site:
        with naming(self.path):
            return _site(seen for _, seen in _pages(self._base, host))

    def hosts(self) -> tuple[str, ...]:
        """The known hosts, sorted.

        Raises:
            StoreError: the file is damaged or cannot be read.
        """
        with naming(self.path):
            return tuple(sorted(told(row[0]) for row in self._base.execute("select distinct host from page")))

    def sample(self, line: int) -> str:
        """The beginning of a line as a page had it.

        Raises:
            StoreError: the file is damaged or cannot be read.
        """
        with naming(self.path):
            row = self._base.execute("select text from sample where line = ?", (line,)).fetchone()
            return told(row[0]) if row else ""

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def __del__(self) -> None:
        """The file is only read, so whoever holds it longest may just forget it."""
        if hasattr(self, "_base"):
            self._base.close()


def opened_memory(path: str | None) -> StoredMemory | None:
    """The memory in a file that may be named or not; see ``StoredMemory`` for what it raises."""
    return StoredMemory(path) if path else None


def learn(path: str, memory: SiteMemory, *, forget_before: int = 0) -> None:
    """Add what a memory observed to a file, in one transaction; the file is made when there is none.

    Raises:
        OptionError: the file is another kind of database.
        StoreError: it is damaged.
        OutputError: it cannot be written.
    """
    with naming(path, OutputError), closing(opened(path, KIND, write=True)) as base:
        base.execute("begin immediate")
        for host in memory.hosts():
            _add(base, memory, host)
        if forget_before:
            base.execute("delete from page where day < ?", (forget_before,))
        _keep_needed_samples(base)
        base.execute("commit")


def settle(path: str) -> None:
    """Make a file that is only read from now on: one file, without a log beside it, for any number of machines.

    The log that lets readers and a writer work at once needs memory that all of them share, which machines do not.

    Raises:
        StoreError: it is damaged.
        OutputError: it cannot be written, or someone else has it open.
    """
    with naming(path, OutputError), closing(opened(path, KIND, write=True)) as base:
        mode = base.execute("pragma journal_mode = delete").fetchone()[0]
    if mode != "delete":
        raise OutputError(f"{path}: someone else has it open")


def load(path: str) -> SiteMemory:
    """The whole content of a file, to be added to another memory.

    Raises:
        OptionError: there is no such file, or it is no site memory.
        StoreError: the file is damaged or cannot be read.
    """
    _must_exist(path)
    memory = SiteMemory()
    with naming(path), closing(opened(path, KIND, write=False)) as base:
        for host, page, day, lines in base.execute("select host, page, day, lines from page"):
            memory._take(told(host), page, _seen(day, lines))  # noqa: SLF001 - one idea in two files
        samples = base.execute("select line, text from sample")
        memory._samples.update((line, told(text)) for line, text in samples)  # noqa: SLF001
    return memory


def _add(base: sqlite3.Connection, memory: SiteMemory, host: str) -> None:
    """The pages of one host: those of both, then the sample of them."""
    known = dict(_pages(base, host))
    both = SiteMemory()
    for page, seen in known.items():
        both._take(host, page, seen)  # noqa: SLF001
    for page, seen in memory.pages(host).items():
        both._take(host, page, seen)  # noqa: SLF001
    after = both.pages(host)
    base.executemany(
        "delete from page where host = ? and page = ?", [(stored(host), page) for page in known.keys() - after.keys()]
    )
    fresh = {page: seen for page, seen in after.items() if known.get(page) != seen}
    base.executemany(
        "insert or replace into page values (?, ?, ?, ?)",
        [(stored(host), page, seen.day, json.dumps(seen.lines)) for page, seen in fresh.items()],
    )
    base.executemany(
        "insert into sample values (?, ?) on conflict (line) do update set text = excluded.text "
        "where cast(excluded.text as blob) < cast(text as blob)",
        [
            (line, stored(memory.sample(line)))
            for line in sorted({line for seen in fresh.values() for line in seen.lines})
        ],
    )


def _keep_needed_samples(base: sqlite3.Connection) -> None:
    base.execute("delete from sample where line not in (select value from page, json_each(page.lines))")


def _pages(base: sqlite3.Connection, host: str) -> Iterator[tuple[int, Seen]]:
    rows = base.execute("select page, day, lines from page where host = ?", (stored(host),))
    for page, day, lines in rows:
        yield page, _seen(day, lines)


def _seen(day: int, lines: str) -> Seen:
    keys = json.loads(told(lines))
    if not isinstance(keys, list) or not all(isinstance(key, int) for key in (day, *keys)):
        raise ValueError("no day, or no keys of lines")
    return Seen(day, tuple(keys))


def _must_exist(path: str) -> None:
    """Refuse a file that is not there: opening it would make it."""
    if not os.path.isfile(path):
        raise OptionError(f"{path}: no such site memory; make one with: cleaner learn FILE... --db {path}")


__all__ = ["SAMPLE_PAGES", "StoredMemory", "learn", "load", "opened_memory", "settle"]
