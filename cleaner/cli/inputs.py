"""Named inputs to sources: files, folders, standard input, several documents on one stream."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from cleaner.errors import CleanerError, InputError, OptionError, unread_reason
from cleaner.patterns import lazy
from cleaner.text import spelled

STDIN: Final = "-"


class NothingThere(CleanerError):
    """An input that holds nothing at all: an empty folder."""


class Source(NamedTuple):
    """One document as bytes."""

    name: str
    """What the user called it, or ``stdin``, with ``#2`` and so on for the parts of one stream."""
    body: bytes


class Note(NamedTuple):
    """What people should know of an input that is no failure."""

    name: str
    """What the user called it."""
    message: str
    """What there is to know."""


_ESCAPE: Final = lazy(rb"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.?))", re.DOTALL)
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"f": b"\f", b"v": b"\v", b"0": b"\0", b"\\": b"\\"}
"""What may stand after a backslash in ``--split``."""


def split_mark(written: str) -> bytes:
    r"""The bytes that part documents, from what was written: ``\f``, ``\n``, ``\x1e``, ``\u2029``, plain text.

    Raises:
        OptionError: a backslash that begins none of these.
    """

    def one(found: re.Match[bytes]) -> bytes:
        if found[1]:
            return bytes.fromhex(found[1].decode())
        if found[2]:
            return chr(int(found[2], 16)).encode("utf-8", "replace")
        if found[3] in _ESCAPED:
            return _ESCAPED[found[3]]
        raise OptionError(
            f"cannot read the mark {written!r}; after a backslash stands n, r, t, f, v, 0, x1e, u2029 or a backslash"
        )

    return _ESCAPE.sub(one, os.fsencode(written))


Found = Source | Note | tuple[str, CleanerError]
"""What comes of an input: a document, a word about it, or its name and why it cannot be read."""


def sources(names: Sequence[str], split: bytes | None) -> Iterator[Found]:
    """Every document of the named inputs in order; for one that cannot be read, its name and the error.

    Args:
        names: files, folders, ``-`` for standard input; empty means standard input.
        split: what parts several documents in one input; None when each input is one.
    """
    for name in names or (STDIN,):
        for found in _expand(name):
            if isinstance(found, Source):
                yield from _parts(found, split)
            else:
                yield found


def _expand(name: str) -> Iterator[Found]:
    """What one name stands for: itself, standard input, or the files of a folder, of which each may fail."""
    if not os.path.isdir(name):
        yield _read(name)
        return
    from cleaner.folders import DOCUMENTS, found_in, passed_over

    found = found_in(name)
    yield from map(_read, found.files)
    for path, problem in found.closed:
        yield (spelled(path), InputError(unread_reason(problem)))
    if not found.files and not found.closed:
        yield (spelled(name), NothingThere(f"holds no text or HTML files ({' '.join(DOCUMENTS)})"))
    elif others := passed_over(found):
        yield Note(spelled(name), f"{others}; a file that is named is read whatever its ending")


def _read(name: str) -> Source | tuple[str, CleanerError]:
    """One input, or its name and why it cannot be read."""
    shown = "stdin" if name == STDIN else spelled(name)
    try:
        return Source(shown, _read_stdin() if name == STDIN else _read_file(name))
    except CleanerError as problem:
        return (shown, problem)
    except MemoryError:
        return (shown, InputError("out of memory"))


def _read_file(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except (OSError, ValueError) as problem:
        raise InputError(unread_reason(problem)) from problem


def _read_stdin() -> bytes:
    if sys.stdin is None:
        raise InputError("is closed")
    try:
        return sys.stdin.buffer.read()
    except (OSError, ValueError) as problem:
        raise InputError(unread_reason(problem)) from problem


def _parts(source: Source, split: bytes | None) -> Iterator[Source]:
    """The documents of one input."""
    if not split or split not in source.body:
        yield source
        return
    number = 0
    for part in source.body.split(split):
        if part.strip():
            number += 1
            yield Source(f"{source.name}#{number}", part)


FIRST_BYTES: Final = 1 << 16
"""What of an input is looked at for a record: its first line."""


def records_in(body: bytes) -> str:
    r"""The kind of stream that an input looks like, of which each record is a page: ``jsonl``, ``warc``, else nothing.

    >>> records_in(b'{"id": 1, "text": "One."}\n{"id": 2, "text": "Two."}\n'), records_in(b"{not a record}")
    ('jsonl', '')
    """
    if body.startswith(b"WARC/"):
        return "warc"
    line = body[:FIRST_BYTES].partition(b"\n")[0].strip()
    if not (line.startswith(b'{"') and line.endswith(b"}")):
        return ""
    from cleaner.read.records import field_of, parse

    try:
        field_of(parse(line)[1])
    except CleanerError:
        return ""
    return "jsonl"
