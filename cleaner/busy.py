"""Files of SQLite that several processes of ours share: how one waits while another writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3

BUSY_SECONDS: Final = 30.0
"""SQLite's own 5 s were too few for one of four processes where ten were at work on two cores: its run ended with
"database is locked"."""

AGAIN_SECONDS: Final = 0.05
"""SQLite does not wait at all where two make a file or change its journal at once: then it is tried again so soon."""


def keep_log(base: sqlite3.Connection) -> None:
    """Let readers and a writer of a file work at once. SQLite waits for nobody here, so it is asked again.

    Raises:
        sqlite3.OperationalError: the file is in use for longer than ``BUSY_SECONDS``, or it cannot be written, which is
            not waited for.
    """
    import sqlite3
    import time

    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            base.execute("pragma journal_mode = wal")
        except sqlite3.OperationalError as problem:
            in_use = problem.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
            if not in_use or time.monotonic() > until:
                raise
            time.sleep(AGAIN_SECONDS)
        else:
            return
