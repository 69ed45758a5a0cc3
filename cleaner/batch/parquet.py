"""Parquet files to tasks: a row is a record. Row groups are read piece by piece, so a file of any size fits.

Needs pyarrow (Apache-2.0, the extra ``parquet``), which alone of the libraries that read Parquet takes it apart in
pieces as small as one likes and writes it row group by row group. It is 170 MB on the disk, so it is no dependency.

What JSON has no form for becomes: times ISO 8601, durations seconds, decimals strings, NaN and infinity null, binary
text where it is UTF-8 and else ``{"base64": ...}``.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Collection, Iterator, Sequence
from typing import IO, Any, Final

from cleaner.batch.task import Row, Task, bad
from cleaner.errors import MissingExtra, OptionError

MAGIC: Final = b"PAR1"
ENDING: Final = ".parquet"
BATCH_BYTES: Final = 1 << 20
"""Bytes of rows that are taken from a file at once, by the average of their row group."""
BATCH_ROWS: Final = 1000
"""Most rows taken at once."""
BUFFER_BYTES: Final = 1 << 20
"""Read ahead for each column; without a limit a whole column of a row group is held."""


def library() -> Any:
    """The module ``pyarrow``, with ``pyarrow.parquet`` loaded.

    Raises:
        MissingExtra: it is not installed.
    """
    try:
        importlib.import_module("pyarrow.parquet")
        return importlib.import_module("pyarrow")
    except ImportError:
        raise MissingExtra("pyarrow", "parquet") from None


def rows_of(raw: IO[bytes], shown: str, max_bytes: int, columns: Collection[str] | None = None) -> Iterator[Task]:
    """One task a row; one bad task for a file or for the rest of a row group that cannot be read.

    Args:
        raw: the file.
        shown: its name, for people.
        max_bytes: longest row as JSON; a longer one is an error.
        columns: those that a task needs; all without it. The row itself goes along whole.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    arrow = library()
    wrong = (arrow.ArrowException, OSError, ValueError, OverflowError)
    try:
        file = arrow.parquet.ParquetFile(raw, buffer_size=BUFFER_BYTES, pre_buffer=False)
    except wrong as problem:
        yield bad(shown, f"not a Parquet file that can be read: {_first_line(problem)}", "unreadable")
        return
    for number in range(file.metadata.num_row_groups):
        group = file.metadata.row_group(number)
        read = 0
        try:
            for batch in file.iter_batches(_rows_at_once(group), row_groups=[number], use_threads=False):
                yield from _tasks(arrow, batch, max_bytes, columns)
                read += batch.num_rows
        except wrong as problem:
            lost = f"{group.num_rows - read:,} rows of row group {number} cannot be read: {_first_line(problem)}"
            yield bad(shown, lost, "cut-stream")


def schema_of(paths: Sequence[str]) -> Any:
    """The ``pyarrow.Schema`` that all files share.

    Raises:
        MissingExtra: pyarrow is not installed.
        OptionError: a file is no Parquet file, or has other columns than the first.
    """
    arrow = library()
    found: Any = None
    for path in paths:
        try:
            schema = arrow.parquet.read_schema(path)
        except (arrow.ArrowException, OSError) as problem:
            raise OptionError(f"{path}: a Parquet output needs Parquet inputs: {_first_line(problem)}") from problem
        if found is not None and not schema.equals(found):
            raise OptionError(f"{path}: has other columns than {paths[0]}; clean them one by one")
        found = found or schema
    return found


def _rows_at_once(group: Any) -> int:
    average = group.total_byte_size // max(1, group.num_rows)
    return int(max(1, min(BATCH_ROWS, BATCH_BYTES // max(1, average))))


def _tasks(arrow: Any, batch: Any, max_bytes: int, columns: Collection[str] | None) -> Iterator[Task]:
    wanted = [place for place, name in enumerate(batch.schema.names) if columns is None or name in columns]
    short = _without_nanoseconds(arrow, batch.select(wanted))
    try:
        records = short.to_pylist()
    except ValueError:  # one value is wrong, such as a text that is no UTF-8
        records = [_record(short.slice(place, 1)) for place in range(batch.num_rows)]
    for place, record in enumerate(records):
        row = Row(batch, place)
        if isinstance(record, str):
            yield bad(None, record, "encoding")._replace(row=row)
            continue
        body = _json(record)
        if len(body) > max_bytes:
            yield bad(None, f"larger than {max_bytes} bytes", "too-large")._replace(row=row)
        else:
            yield Task(0, "line", body, row=row)


def _without_nanoseconds(arrow: Any, batch: Any) -> Any:
    """The rows with times in microseconds, which Python has a form for."""
    for place, field in enumerate(batch.schema):
        kind = field.type
        if arrow.types.is_timestamp(kind) and kind.unit == "ns":
            kind = arrow.timestamp("us", kind.tz)
        elif arrow.types.is_duration(kind) and kind.unit == "ns":
            kind = arrow.duration("us")
        elif arrow.types.is_time64(kind) and kind.unit == "ns":
            kind = arrow.time64("us")
        else:
            continue
        batch = batch.set_column(place, field.with_type(kind), batch.column(place).cast(kind, safe=False))
    return batch


def _record(row: Any) -> dict[str, Any] | str:
    """One row, or what is wrong with it."""
    try:
        record: dict[str, Any] = row.to_pylist()[0]
    except ValueError as problem:
        return f"a value cannot be read: {_first_line(problem)}"
    return record


def _json(record: dict[str, Any]) -> bytes:
    try:
        made = json.dumps(record, ensure_ascii=False, allow_nan=False, default=_plain)
    except ValueError:
        made = json.dumps(_finite(record), ensure_ascii=False, default=_plain)
    return made.encode("utf-8", "replace")


def _plain(value: Any) -> Any:
    """A value for which JSON has no form, in one that it has."""
    import base64
    import datetime as dt

    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return {"base64": base64.b64encode(value).decode()}
    if isinstance(value, dt.timedelta):
        return value.total_seconds()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)


def _finite(value: Any) -> Any:
    """The value with null for every number that is none."""
    if isinstance(value, float) and (value != value or value in (float("inf"), -float("inf"))):  # noqa: PLR0124 - NaN
        return None
    if isinstance(value, dict):
        return {key: _finite(inner) for key, inner in value.items()}
    return [_finite(inner) for inner in value] if isinstance(value, list | tuple) else value


def _first_line(problem: Exception) -> str:
    return str(problem).strip().partition("\n")[0][:200].rstrip(".") or type(problem).__name__
