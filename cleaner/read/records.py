"""JSON lines: bytes to lines, a line to a record. Every way in which a line can be bad has its name.

Lines are parted by newline bytes only: ``str.splitlines`` also splits at U+2028, U+0085 and form feeds, which may
stand in a JSON string, and makes five records of one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any, Final, NamedTuple

from cleaner.errors import RecordError

MAX_BYTES: Final = 50_000_000
"""Longest record that is read, in bytes, unless the caller says otherwise."""
_BOM: Final = b"\xef\xbb\xbf"
_SKIP_BYTES: Final = 1 << 20
"""How much of an over-long line is read at once to get past it."""


class Line(NamedTuple):
    """One line of a stream that is not blank."""

    body: bytes
    """The line without its end; the first bytes only when it is too long."""
    too_long: bool = False
    """Whether it went over the limit."""


def lines_of(stream: IO[bytes], max_bytes: int = MAX_BYTES) -> Iterator[Line]:
    """The lines of a stream that hold more than blanks, in order, never more than ``max_bytes`` in memory."""
    while line := stream.readline(max_bytes + 1):
        if line.endswith(b"\n") or len(line) <= max_bytes:
            line = line.rstrip(b"\r\n")  # not a second name: a line may be large
            if line and not line.isspace():
                yield Line(line)
            continue
        while (rest := stream.readline(_SKIP_BYTES)) and not rest.endswith(b"\n"):
            pass
        yield Line(line[:max_bytes], too_long=True)


def parse(line: bytes) -> tuple[str, dict[str, Any]]:
    """The line as text and as a record.

    Raises:
        RecordError: it is no JSON object in UTF-8, or one that two readers would read in two ways: with the same key
            twice, or with NaN.

    >>> parse(b'{"a": 1}')
    ('{"a": 1}', {'a': 1})
    >>> parse(b'{"a": 1, "b": 2, "b": 3}')
    Traceback (most recent call last):
    cleaner.errors.RecordError: has the key 'b' twice
    """
    if line.startswith(_BOM):
        raise RecordError(0, "begins with a byte order mark", "byte-order-mark")
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise RecordError(0, f"not valid UTF-8 at byte {problem.start}", "encoding") from None
    try:
        value = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as problem:
        raise RecordError(0, f"not valid JSON: {problem.msg.lower()} at character {problem.pos}", "json") from None
    except ValueError:
        raise RecordError(0, "holds a number of too many digits", "number") from None
    except RecursionError:
        raise RecordError(0, "nested too deeply", "nesting") from None
    if not isinstance(value, dict):
        raise RecordError(0, f"a JSON object is needed, this is {_called(value)}", "wrong-type")
    return text, value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise RecordError(0, f"has the key {twice[:40]!r} twice", "duplicate-key")
    return made


def _no_constant(name: str) -> Any:
    raise RecordError(0, f"{name} is not JSON", "number")


def _called(value: Any) -> str:
    """What a JSON value is, in people's words."""
    names = {
        str: "a string",
        list: "a list",
        bool: "true or false",
        int: "a number",
        float: "a number",
        dict: "an object",
    }
    return names.get(type(value), "null" if value is None else type(value).__name__)


class Field(NamedTuple):
    """The text of a record and what it is."""

    name: str
    value: str
    html: bool
    """Whether the record calls it HTML."""


def field_of(record: dict[str, Any], name: str = "") -> Field:
    """The text of a record: the field called ``name``; without a name ``text``, else ``html``.

    Raises:
        RecordError: there is no such field, or it is no string.
    """
    names = (name,) if name else ("text", "html")
    found = next((key for key in names if record.get(key) is not None), None)
    if found is None:
        there = next((key for key in names if key in record), None)
        if there is not None:
            raise RecordError(0, f"field {there!r} is null, a string is needed", "wrong-type")
        raise RecordError(0, f"no field {' or '.join(map(repr, names))}", "missing-field")
    value = record[found]
    if not isinstance(value, str):
        raise RecordError(0, f"field {found!r} is {_called(value)}, a string is needed", "wrong-type")
    return Field(found, value, found == "html")


def name_of(record: dict[str, Any], key: str) -> str:
    """The id of a record: a string or a number under ``key``, else nothing."""
    value = record.get(key)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""
