"""Sentences that earlier digests had, kept in a file, for digests that tell only what is new.

The file is an SQLite database with one table of hashes: it grows by about 60 bytes a sentence and holds no text.
``with SeenSentences("news.db") as seen: made = merge(articles, seen=seen); seen.add(made)``
"""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType
from typing import Final, Protocol, Self

from cleaner.errors import OutputError
from cleaner.hashes import blake2b
from cleaner.sqlite_file import Kind, naming, opened
from cleaner.text import fold_exact

KIND: Final = Kind(
    "memory of sentences",
    0x436C6E73,  # "Clns"
    {"seen": "(hash blob primary key) without rowid"},
    was_unmarked=True,
)
"""The file."""


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
        OptionError: the file is something else.
        StoreError: it is damaged; what is asked of it later may raise it too.
        OutputError: it cannot be opened or written.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._base = opened(path, KIND, write=True)

    def __contains__(self, text: object) -> bool:
        if not isinstance(text, str):
            return False
        with naming(self.path):
            return self._base.execute("select 1 from seen where hash = ?", (_hash(text),)).fetchone() is not None

    def __len__(self) -> int:
        with naming(self.path):
            return int(self._base.execute("select count(*) from seen").fetchone()[0])

    def add(self, digest: HasTexts) -> None:
        """Remember the sentences of a digest; written to the file at once."""
        rows = [(_hash(pick.text),) for pick in digest.picks]
        with naming(self.path, OutputError):
            self._base.execute("begin immediate")
            with self._base:  # ends the transaction either way
                self._base.executemany("insert or ignore into seen values (?)", rows)

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
