"""Files of SQLite that we keep from run to run: how they are opened, marked, shared and spoken of.

A site memory, an index of repeats and a memory of sentences are each a file that the caller named. It is ours by a mark
in it, so that no other database is written to by mistake; several processes may use it at once; and it may have been
damaged since, which is said with its name, never in the words of SQLite alone.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from cleaner.errors import CleanerError, OptionError, OutputError, StoreError

if TYPE_CHECKING:
    import sqlite3

BUSY_SECONDS: Final = 30.0
"""SQLite's own 5 s were too few for one of four processes where ten were at work on two cores: its run ended with
"database is locked"."""
AGAIN_SECONDS: Final = 0.05
"""SQLite does not wait at all where two make a file or change its journal at once: then it is tried again so soon."""

_ODD: Final = "it holds what was never written to it"


class Kind(NamedTuple):
    """What a file of ours is for."""

    name: str
    """As people call it."""
    mark: int
    """Tells it from all other databases (``application_id``)."""
    tables: Mapping[str, str]
    """Their names and what is in them, in SQL."""
    version: int = 0
    """Of the tables (``user_version``)."""
    was_unmarked: bool = False
    """Whether files of early versions bear no mark; one that has these tables and no other is taken for ours."""


def opened(path: str, kind: Kind, *, write: bool) -> sqlite3.Connection:
    """A file as a database of ours, without transactions that nobody asked for. To write, it is made if need be.

    What can be told of damage at once is: the tables are there, and their first rows can be reached.

    Raises:
        OptionError: it is another kind of file, or of another version.
        StoreError: it is damaged, or cannot be read.
        OutputError: it was to be written and cannot be.
    """
    import sqlite3

    with naming(path, OutputError if write else StoreError):
        try:
            return _opened(path, path, kind, write=write)
        except ValueError as problem:  # a name that holds NUL
            raise OptionError(f"{path}: {problem}") from problem
        except sqlite3.DatabaseError as problem:
            if _code_of(problem) == sqlite3.SQLITE_NOTADB:
                raise OptionError(f"{path}: is no {kind.name} of cleaner") from problem
            refused = _code_of(problem) in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
            if write or not refused or os.path.exists(f"{path}-wal"):
                raise
        # A log for readers and writers has to be put beside the file even to read it. Where we may put nothing and
        # nobody else has put one, nobody is writing, and the file is read as it stands.
        return _opened(f"{Path(path).absolute().as_uri()}?immutable=1", path, kind, write=False)


def _opened(name: str, path: str, kind: Kind, *, write: bool) -> sqlite3.Connection:
    """A file under its name, or its address, for SQLite."""
    import sqlite3

    base = sqlite3.connect(
        name,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=write,  # what is only read may be asked from any thread
        uri=name != path,
    )
    try:
        _begin(base, path, kind, write=write)
    except BaseException:
        base.close()
        raise
    return base


def _begin(base: sqlite3.Connection, path: str, kind: Kind, *, write: bool) -> None:
    """See that a database is of its kind, or make it so."""
    # Tables first, then the mark: another process may be making both in one transaction between the two looks.
    tables = {name for (name,) in base.execute("select name from sqlite_master where type = 'table'")}
    mark, version = (base.execute(f"pragma {name}").fetchone()[0] for name in ("application_id", "user_version"))
    is_early = kind.was_unmarked and not mark and tables == kind.tables.keys()
    if mark != kind.mark and not (write and not tables) and not is_early:
        raise OptionError(f"{path}: is no {kind.name} of cleaner")
    if mark == kind.mark and version != kind.version:
        raise OptionError(f"{path}: was made by another version of cleaner; name a new file")
    if write:
        keep_log(base)
        if mark != kind.mark:
            _make(base, kind)
    for name in kind.tables:
        base.execute(f"select * from {name} limit 1").fetchone()  # noqa: S608 - nothing from outside


def _make(base: sqlite3.Connection, kind: Kind) -> None:
    base.execute("begin immediate")
    for name, columns in kind.tables.items():
        base.execute(f"create table if not exists {name} {columns}")
    base.execute(f"pragma user_version = {kind.version}")
    base.execute(f"pragma application_id = {kind.mark}")
    base.execute("commit")


def keep_log(base: sqlite3.Connection) -> None:
    """Let readers and a writer of a file work at once. SQLite waits for nobody here, so it is asked again.

    Raises:
        sqlite3.OperationalError: the file is in use for longer than ``BUSY_SECONDS``, or it cannot be written, which is
            not waited for.
    """
    import sqlite3

    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            base.execute("pragma journal_mode = wal")
        except sqlite3.OperationalError as problem:
            if _code_of(problem) not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) or time.monotonic() > until:
                raise
            time.sleep(AGAIN_SECONDS)
        else:
            return


@contextmanager
def naming(path: str, error: type[CleanerError] = StoreError) -> Iterator[None]:
    """Around what is done with a file: what is wrong with it is said with its name.

    Raises:
        StoreError: it is damaged: SQLite says so, or what is in it was never written (``ValueError``).
        error: anything else that SQLite says.
    """
    import sqlite3

    try:
        yield
    except sqlite3.Error as problem:
        code = _code_of(problem)
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR):  # the last: no such table
            raise _damaged(path, str(problem)) from problem
        if code is None and isinstance(problem, sqlite3.OperationalError):  # Python's own: a text that is no UTF-8
            raise _damaged(path, _ODD) from problem
        why = _unopened(path) if code == sqlite3.SQLITE_CANTOPEN else ""
        raise error(f"{path}: {why or problem}") from problem
    except ValueError as problem:
        raise _damaged(path, _ODD) from problem


def _unopened(path: str) -> str:
    """Why a file could not be opened, where that can be seen: SQLite says nothing but that it is so."""
    if os.path.isdir(path):
        return "is a folder"
    return "" if os.path.isdir(os.path.dirname(os.path.abspath(path))) else "no such file or folder"


def _damaged(path: str, how: str) -> StoreError:
    return StoreError(f"{path}: is damaged ({how}); restore a copy of it, or begin a new one")


def _code_of(problem: sqlite3.Error) -> int | None:
    """What SQLite said, without the details; None where it was Python that said something."""
    code: int | None = getattr(problem, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF
