"""Streams to tasks: JSON lines, WARC, Parquet, folders of documents, packed or not. One task a record, good or bad.

What a file is is told by its first bytes and its name: gzip, zstd and Parquet by their magic numbers, WARC by its
first line, JSON lines by the ending. A stream that breaks off (a gzip file cut short, a bad disk) ends in one bad
task, and the next file goes on.
"""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Collection, Iterator, Sequence
from typing import IO, Any, Final, Literal, NamedTuple

from cleaner.batch import parquet
from cleaner.batch.packed import GZIP, inside, opened, peek, unpacked
from cleaner.batch.task import Task, bad
from cleaner.errors import InputError, unread_reason
from cleaner.folders import DOCUMENTS, Found, bare, found_in, passed_over
from cleaner.read.records import MAX_BYTES, lines_of
from cleaner.text import spelled

Kind = Literal["auto", "jsonl", "warc", "parquet", "text", "html"]
KINDS: Final[tuple[Kind, ...]] = ("auto", "jsonl", "warc", "parquet", "text", "html")

STDIN: Final = "-"
STREAMS: Final = (".jsonl", ".ndjson", ".warc", ".json", parquet.ENDING)
"""Endings of streams that are taken from a folder, also packed."""
PACKED: Final = (".gz", ".zst")


class Place(NamedTuple):
    """How far the reading is, in bytes of the files as they lie on the disk."""

    done: int
    whole: int
    """0 when nobody knows: standard input."""


class Reader:
    """The tasks of all named inputs, numbered from 1."""

    def __init__(
        self,
        names: Sequence[str],
        kind: Kind = "auto",
        max_bytes: int = MAX_BYTES,
        columns: Collection[str] | None = None,
        output: str = "",
        charset: str | None = None,
    ) -> None:
        """Look at what is named; nothing is read yet.

        Args:
            names: files, folders, ``-`` for standard input; empty means standard input.
            kind: what they are.
            max_bytes: longest record.
            columns: of tables, those that are needed.
            output: the folder that the shards of this run go to; they are no inputs, wherever it lies.
            charset: of documents, which a record has none of and the pages of an archive tell themselves.

        Raises:
            InputError: an input is not there.
        """
        self._kind, self._max_bytes, self._columns = kind, max_bytes, columns
        self._charset = charset
        self.files: list[str] = []
        """The files that the names stand for, in order."""
        self.notes: list[tuple[str, str]] = []
        """Names of inputs, and what people should know of them."""
        self.others = 0
        """Files of folders that are not read, because of their names."""
        for name in names or (STDIN,):
            self._add(name, os.path.realpath(output) if output else "")
        self._sizes = [_size(path) for path in self.files]
        self._finished = 0
        self._stream: IO[bytes] | None = None
        self.skipped = 0
        """Records of archives that hold no page: requests, images."""

    def _add(self, name: str, output: str) -> None:
        """Add the files that a name stands for, in order.

        Raises:
            InputError: there is no such file, or a folder in it is closed to us.
        """
        if name == STDIN or not _is_folder(name):
            self.files.append(name)
            return
        found = inputs_in(name)
        if found.closed:
            path, why = found.closed[0]
            raise InputError(f"{path}: {unread_reason(why)}")
        self.files += (path for path in found.files if not (output and _is_shard_in(path, output)))
        self.others += found.others
        if others := passed_over(found, DOCUMENTS + STREAMS):
            self.notes.append((spelled(name), f"{others}; a file that is named is read as -i says"))

    @property
    def place(self) -> Place:
        """How far the reading is."""
        try:
            here = self._stream.tell() if self._stream is not None and self._sizes and all(self._sizes) else 0
        except (OSError, ValueError):
            here = 0
        return Place(self._finished + here, sum(self._sizes) if all(self._sizes) else 0)

    def tasks(self) -> Iterator[Task]:
        """One task a record."""
        number = 0
        for path, size in zip(self.files, self._sizes, strict=True):
            for number, task in enumerate(self._of(path), number + 1):  # noqa: B020 - goes on counting
                yield task._replace(number=number)
            self._finished += size

    def _of(self, path: str) -> Iterator[Task]:
        shown = "stdin" if path == STDIN else spelled(path)
        try:
            raw = opened(None if path == STDIN else path)
        except OSError as problem:
            yield bad(shown, unread_reason(problem), "unreadable")
            return
        try:
            self._stream = raw
            yield from self._parted(raw, path, shown)
        except (EOFError, zlib.error, OSError) as problem:
            yield bad(shown, f"the stream breaks off: {unread_reason(problem)}", "cut-stream")
        finally:
            self._stream = None
            if path != STDIN:
                raw.close()

    def _parted(self, raw: IO[bytes], path: str, shown: str) -> Iterator[Task]:
        kind = self._kind if self._kind != "auto" else _kind_by_name(path)
        if kind == "warc" or (kind == "auto" and inside(raw).startswith(b"WARC/")):
            from cleaner.read.warc import documents

            # The reader of archives takes gzip apart itself, member by member.
            archive = raw if peek(raw).startswith(GZIP) else unpacked(raw)
            yield from self._archive(documents(archive, self._max_bytes))
            return
        if kind == "parquet" or (kind == "auto" and peek(raw).startswith(parquet.MAGIC)):
            if not raw.seekable():
                yield bad(shown, "Parquet can only be read from a file, not from a pipe", "unreadable")
                return
            yield from parquet.rows_of(raw, shown, self._max_bytes, self._columns)
            return
        stream = unpacked(raw)
        if kind in ("jsonl", "auto"):
            for line in lines_of(stream, self._max_bytes):
                yield _too_large(self._max_bytes) if line.too_long else Task(0, "line", line.body)
            return
        body = stream.read(self._max_bytes + 1)
        if len(body) > self._max_bytes:
            yield _too_large(self._max_bytes, shown)
        else:
            about = {"id": shown, "input": self._kind if self._kind in ("text", "html") else "auto"}
            yield Task(0, "page", body, {**about, "charset": self._charset} if self._charset else about)

    def _archive(self, found: Iterator[Any]) -> Iterator[Task]:
        for one in found:
            if one is None:
                self.skipped += 1
            elif one.problem:
                yield bad(one.id, one.problem, one.kind)
            else:
                about = {
                    "id": one.id, "url": one.url, "input": one.kind, "charset": one.charset, "warnings": one.warnings,
                }  # fmt: skip
                yield Task(0, "page", one.body, about)


def _too_large(limit: int, name: str | None = None) -> Task:
    return bad(name, f"larger than {limit} bytes", "too-large")


def _kind_by_name(path: str) -> Kind:
    name = bare(path, PACKED)
    if name.endswith(".warc"):
        return "warc"
    if name.endswith(parquet.ENDING):
        return "parquet"
    return "text" if name.endswith(DOCUMENTS) else "auto"


def inputs_in(folder: str) -> Found:
    """What a folder holds for commands that read streams: documents and streams, packed or not."""
    return found_in(folder, DOCUMENTS + STREAMS, PACKED)


def _is_folder(name: str) -> bool:
    """Whether an input is a folder.

    Raises:
        InputError: there is no such thing.
    """
    try:
        return stat.S_ISDIR(os.stat(name).st_mode)
    except (OSError, ValueError) as problem:
        raise InputError(f"{name}: {unread_reason(problem)}") from problem


def _is_shard_in(path: str, folder: str) -> bool:
    """Whether a file is a shard in a folder, which is named as ``os.path.realpath`` has it."""
    from cleaner.batch.shards import is_shard

    where, name = os.path.split(path)
    return is_shard(name) and os.path.realpath(where) == folder


def _size(path: str) -> int:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0
