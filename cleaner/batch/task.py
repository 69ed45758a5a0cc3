"""One item of a stream, on its way to a worker."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from cleaner.batch.repeats import Gone


class Row(NamedTuple):
    """One row where it came from."""

    batch: Any
    """A ``pyarrow.RecordBatch`` with all columns."""
    place: int
    """Of the row in it."""


class Task(NamedTuple):
    """One item of a stream, on its way to a worker."""

    number: int
    """Counts from 1 in input order."""
    form: str
    """``line``: the body is a line of JSON. ``page``: it is a document. ``bad``: it could not be read."""
    body: bytes
    about: dict[str, Any] = {}  # noqa: RUF012 - never altered
    """Of a page: ``id``, ``url``, ``input``, ``charset``, ``warnings``. Of what is bad: ``reason``, ``kind``."""
    gone: tuple[Gone, ...] = ()
    """Blocks that earlier records hold, when that is known."""
    row: Row | None = None
    """Of a row of a table: where it came from, for the output. It stays in this process."""

    def pack(self) -> bytes:
        """The task as bytes."""
        return json.dumps([self.number, self.form, self.about, self.gone]).encode() + b"\n" + self.body

    @classmethod
    def unpack(cls, packed: bytes) -> Task:
        """The task that was packed."""
        head, _, body = packed.partition(b"\n")
        number, form, about, gone = json.loads(head)
        return cls(number, form, body, about, _gone(gone) if gone else ())


def bad(name: str | None, reason: str, kind: str) -> Task:
    """The task of something that could not be read."""
    return Task(0, "bad", b"", {"id": name, "reason": reason, "kind": kind})


def _gone(packed: list[list[Any]]) -> tuple[Gone, ...]:
    from cleaner.batch.repeats import Gone

    return tuple(Gone(*one) for one in packed)
