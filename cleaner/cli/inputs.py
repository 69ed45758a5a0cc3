"""Named inputs to sources: files, folders, standard input, several documents on one stream."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from cleaner.errors import CleanerError, InputError

STDIN: Final = "-"
SUFFIXES: Final = (".txt", ".text", ".md", ".html", ".htm", ".xhtml")
"""Endings of the files that are taken from a folder."""


class NothingThere(CleanerError):
    """An input that holds nothing at all: an empty folder."""


class Source(NamedTuple):
    """One document as bytes."""

    name: str
    """What the user called it, or ``stdin``, with ``#2`` and so on for the parts of one stream."""
    body: bytes


def sources(names: Sequence[str], split: str | None) -> Iterator[Source | tuple[str, CleanerError]]:
    """Every document of the named inputs in order; for one that cannot be read, its name and the error.

    Args:
        names: files, folders, ``-`` for standard input; empty means standard input.
        split: what parts several documents in one input; None when each input is one.
    """
    for name in names or (STDIN,):
        try:
            for source in _expand(name):
                yield from _parts(source, split)
        except CleanerError as problem:
            yield (_shown(name), problem)


def _shown(name: str) -> str:
    return "stdin" if name == STDIN else name


def _expand(name: str) -> Iterator[Source]:
    if name == STDIN:
        yield Source("stdin", _read_stdin())
        return
    try:
        mode = os.stat(name).st_mode
    except (OSError, ValueError) as problem:
        raise InputError(_reason(problem)) from problem
    if not stat.S_ISDIR(mode):
        yield Source(name, _read_file(name))
        return
    found = list(_files(name))
    if not found:
        raise NothingThere(f"holds no text or HTML files ({' '.join(SUFFIXES)})")
    for path in found:
        yield Source(path, _read_file(path))


def _files(folder: str) -> Iterator[str]:
    """Files of a folder and the folders in it, by name, hidden ones left out."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            if file.lower().endswith(SUFFIXES) and not file.startswith("."):
                yield os.path.join(root, file)


def _read_file(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except (OSError, ValueError) as problem:
        raise InputError(_reason(problem)) from problem


def _read_stdin() -> bytes:
    if sys.stdin is None:
        raise InputError("standard input is closed")
    try:
        return sys.stdin.buffer.read()
    except (OSError, ValueError) as problem:
        raise InputError(_reason(problem)) from problem


def _parts(source: Source, split: str | None) -> Iterator[Source]:
    """The documents of one input."""
    mark = split.encode("utf-8", "surrogateescape") if split else b""
    if not mark or mark not in source.body:
        yield source
        return
    number = 0
    for part in source.body.split(mark):
        if part.strip():
            number += 1
            yield Source(f"{source.name}#{number}", part)


def _reason(problem: Exception) -> str:
    """What the system says, in plain words."""
    if isinstance(problem, FileNotFoundError):
        return "no such file or folder"
    if isinstance(problem, PermissionError):
        return "no permission to read it"
    if isinstance(problem, OSError) and problem.strerror:
        return problem.strerror.lower()
    return str(problem)
