"""Sentences that earlier digests had, kept in a file, for digests that tell only what is new.

The file is an SQLite database with one table of hashes: it grows by about 60 bytes a sentence and holds no text.
``with SeenSentences("news.db") as seen: made = merge(articles, seen=seen); seen.add(made)``
"""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from cleaner.busy import BUSY_SECONDS
from cleaner.errors import OutputError
from cleaner.hashes import blake2b
from cleaner.text import fold_exact

if TYPE_CHECKING:
    import sqlite3


class HasTexts(Protocol):
    """Anything with picks that have a text: every digest."""

    @property
    def picks(self) -> Iterable[HasText]:
        """The sentences."""
        ...


class HasText(Protocol):
    """A pick."""

    @property
    def text(self) -> str:
        """The sentence."""
        ...


class SeenSentences:
    """A memory of sentences in a file. Case and white space do not matter.

    Raises:
        OutputError: the file cannot be opened or written, or is something else.
    """

    def __init__(self, path: str) -> None:
        import sqlite3

        self.path = path
        try:
            self._base: sqlite3.Connection = sqlite3.connect(path, timeout=BUSY_SECONDS)
            self._base.execute("CREATE TABLE IF NOT EXISTS seen (hash BLOB PRIMARY KEY) WITHOUT ROWID")
        except sqlite3.Error as problem:
            if hasattr(self, "_base"):
                self._base.close()
            raise OutputError(f"{path}: cannot be used as a memory of sentences ({problem})") from problem

    def __contains__(self, text: object) -> bool:
        if not isinstance(text, str):
            return False
        found = self._base.execute("SELECT 1 FROM seen WHERE hash = ?", (_hash(text),)).fetchone()
        return found is not None

    def __len__(self) -> int:
        return int(self._base.execute("SELECT count(*) FROM seen").fetchone()[0])

    def add(self, digest: HasTexts) -> None:
        """Remember the sentences of a digest; written to the file at once."""
        import sqlite3

        rows = [(_hash(pick.text),) for pick in digest.picks]
        try:
            with self._base:
                self._base.executemany("INSERT OR IGNORE INTO seen VALUES (?)", rows)
        except sqlite3.Error as problem:
            raise OutputError(f"{self.path}: cannot be written ({problem})") from problem

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _hash(text: str) -> bytes:
    return blake2b(fold_exact(text).encode("utf-8", "surrogatepass"), digest_size=16).digest()
