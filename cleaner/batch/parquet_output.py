"""The output of a run as Parquet: every row as it came, with a column of results and a column of errors.

The result is a struct with the fields of the JSON form, the error a struct that is null where there is none. So
``cleaned.text`` is a column for DuckDB (``select cleaned.text``), polars (``.struct.field("text")``) and pandas
(``.str["text"]``). There is one row for each record, good or bad.

A Parquet file has its index at its end and cannot be gone on with: it grows beside its name, takes the name when it is
whole, and is thrown away otherwise.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from typing import Any, Final

from cleaner.batch.parquet import library
from cleaner.batch.records import RecordOptions
from cleaner.batch.resume import PART, discard, locked, rename
from cleaner.batch.task import Row, Task
from cleaner.errors import OptionError, OutputError, reason_of

GROUP_ROWS: Final = 10_000
"""Most rows of a row group."""
GROUP_BYTES: Final = 1 << 23
"""Bytes in memory from which a row group is full. 40,000 rows of 3 kB with a vector of 64 numbers, all in one row
group of the input, take 214 MB at the most, of which importing pyarrow is 72; 5,000 take 204. With row groups of twice
the size it was 240."""
PIECE_ROWS: Final = 250
PIECE_BYTES: Final = 1 << 21
"""Rows and bytes of results that wait as objects of Python, several times as large, to become rows of Arrow."""
COMPRESSION: Final = "zstd"

Shape = str | dict[str, "Shape"] | list["Shape"]
"""A type: its name, the fields of a struct, or the one type of a list."""

_ERROR: Final[Shape] = {"record": "int64", "id": "string", "kind": "string", "reason": "string"}
_REMOVAL: Final[Shape] = {
    "start": "int64", "end": "int64", "rule": "string", "name": "string", "reason": "string", "weight": "float64",
    "twin": ["int64"], "twin_page": "string", "text": "string",
}  # fmt: skip
_LINK: Final[Shape] = {"start": "int64", "end": "int64", "url": "string"}
_ECHO: Final[Shape] = {"page": "string", "start": "int64", "end": "int64", "score": "float64", "differs": ["string"]}
_SENTENCE: Final[Shape] = {
    "text": "string", "page": "string", "start": "int64", "end": "int64", "salience": "float64", "echoes": [_ECHO],
    "why": ["string"],
}  # fmt: skip
_SOURCE: Final[Shape] = {
    "id": "string", "title": "string", "url": "string", "byline": "string", "date": "string", "day": "string",
}  # fmt: skip
_DIGEST: Final[Shape] = {
    "schema": "int64", "kind": "string", "budget": "string", "sentences": [_SENTENCE], "sources": [_SOURCE],
    "warnings": ["string"],
}  # fmt: skip
_RESULT: Final[dict[str, Shape]] = {
    "schema": "int64", "id": "string", "title": "string", "lang": "string", "meta": "map", "source": "string",
    "text": "string", "words": {"in": "int64", "out": "int64"}, "removals": [_REMOVAL], "warnings": ["string"],
}  # fmt: skip


def result_shape(options: RecordOptions) -> Shape:
    """The type of the results that some options give."""
    shape = dict(_RESULT)
    if options.page_text != "never":
        shape["page_text"] = "string"
    if options.links:
        shape["links"] = [_LINK]
    if options.digests:
        shape["digests"] = dict.fromkeys(options.digests, _DIGEST)
    return shape


class ParquetOutput:
    """A Parquet file under way."""

    def __init__(self, path: str, schema: Any, options: RecordOptions) -> None:
        """Open and lock the file.

        Raises:
            OptionError: someone else is writing it, or the rows have a column of that name already.
            OutputError: it cannot be written.
        """
        self._arrow = arrow = library()
        self._path, self._part, self._into = path, path + PART, options.into
        taken = [name for name in (options.into, f"{options.into}_error") if name in schema.names]
        if taken:
            raise OptionError(f"the input has a column {taken[0]!r} already; name another with --into")
        self._rows = arrow.schema([field.with_nullable(True) for field in schema], schema.metadata)
        self._result, self._error = _type(arrow, result_shape(options)), _type(arrow, _ERROR)
        whole = self._rows.append(arrow.field(options.into, self._result))
        self._schema = whole.append(arrow.field(f"{options.into}_error", self._error))
        self._waiting: list[tuple[Row | None, Any, Any]] = []
        self._size = 0
        """Bytes of the lines of those that wait."""
        self._pieces: list[Any] = []
        """What of the row group under way is rows of Arrow already, which are smaller than objects of Python."""
        self._piece_rows = self._piece_bytes = 0
        try:
            self._file = locked(self._part, path)
        except OSError as problem:
            raise OutputError(f"{path}: {reason_of(problem)}") from problem
        try:
            self._file.truncate(0)
            self._writer = arrow.parquet.ParquetWriter(self._file, self._schema, compression=COMPRESSION)
        except BaseException as problem:
            self._discard()
            if isinstance(problem, OSError | arrow.ArrowException):
                raise OutputError(f"{path}: {reason_of(problem)}") from problem
            raise

    def write(self, line: bytes, task: Task) -> None:
        """Write the row of a task with what its line of JSON says.

        Raises:
            OutputError: the disk is full.
        """
        said = json.loads(line)
        bad = self._into not in said
        self._waiting.append((task.row, None if bad else said[self._into], said["error"] if bad else None))
        self._size += len(line)
        if self._size >= PIECE_BYTES or len(self._waiting) >= PIECE_ROWS:
            self._make_piece()
            if self._piece_bytes >= GROUP_BYTES or self._piece_rows >= GROUP_ROWS:
                self._write_group()

    def _make_piece(self) -> None:
        arrow = self._arrow
        rows = arrow.Table.from_batches(list(self._rows_waiting()), self._rows)
        results = arrow.array([_pairs(result) for _, result, _ in self._waiting], self._result)
        errors = arrow.array([error for _, _, error in self._waiting], self._error)
        piece = arrow.Table.from_arrays([*rows.columns, results, errors], schema=self._schema)
        self._pieces.append(piece)
        self._piece_rows += piece.num_rows
        self._piece_bytes += piece.nbytes
        self._waiting, self._size = [], 0

    def _write_group(self) -> None:
        whole = self._arrow.concat_tables(self._pieces)
        self._pieces, self._piece_rows, self._piece_bytes = [], 0, 0
        try:
            self._writer.write_table(whole, row_group_size=whole.num_rows)
        except (OSError, self._arrow.ArrowException) as problem:
            raise OutputError(f"{self._path}: {reason_of(problem)}") from problem

    def _rows_waiting(self) -> Iterator[Any]:
        """The rows that wait, in as few pieces as they came in."""
        arrow = self._arrow
        place = 0
        while place < len(self._waiting):
            row = self._waiting[place][0]
            if row is None:  # rows that could not be read
                blank = [arrow.nulls(1, field.type) for field in self._rows]
                yield arrow.RecordBatch.from_arrays(blank, schema=self._rows)
                place += 1
                continue
            end = place + 1
            while end < len(self._waiting) and _follows(row, self._waiting[end][0], end - place):
                end += 1
            columns = row.batch.slice(row.place, end - place).columns
            yield arrow.RecordBatch.from_arrays(columns, schema=self._rows)
            place = end

    def finish(self) -> None:
        """Write the end of the file and give it its name.

        Raises:
            OutputError: the disk is full.
        """
        if self._waiting:
            self._make_piece()
        if self._pieces:
            self._write_group()
        try:
            self._writer.close()
            self._file.flush()
            os.fsync(self._file.fileno())
            rename(self._file, self._part, self._path)
        except (OSError, self._arrow.ArrowException) as problem:
            raise OutputError(f"{self._path}: {reason_of(problem)}") from problem

    def leave(self) -> None:
        """Throw away what was written."""
        with contextlib.suppress(OSError, ValueError, self._arrow.ArrowException):
            self._writer.close()
        self._discard()

    def _discard(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            discard(self._file, self._part)
        with contextlib.suppress(OSError, ValueError):
            self._file.close()


def _type(arrow: Any, shape: Shape) -> Any:
    if isinstance(shape, list):
        return arrow.list_(_type(arrow, shape[0]))
    if isinstance(shape, dict):
        return arrow.struct([(name, _type(arrow, inner)) for name, inner in shape.items()])
    return arrow.map_(arrow.string(), arrow.string()) if shape == "map" else arrow.type_for_alias(shape)


def _follows(first: Row, other: Row | None, after: int) -> bool:
    return other is not None and other.batch is first.batch and other.place == first.place + after


def _pairs(result: Any) -> Any:
    """The result with its metadata as pairs, as maps are made."""
    return None if result is None else {**result, "meta": list(result["meta"].items())}
