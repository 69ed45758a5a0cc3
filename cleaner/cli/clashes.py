"""Files that one call would write over: two outputs of one name, or an output that is still to be read."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Final

from cleaner.errors import OptionError

if TYPE_CHECKING:
    import argparse

_READ: Final = (("--db", "db"), ("--phrases", "phrases"), ("--rules", "rules"))
_WRITTEN: Final = (("-o", "output"), ("--errors", "errors"), ("--repeats", "repeats"), ("--since", "since"))


def refuse(options: argparse.Namespace) -> None:
    """Look at the names before anything is opened.

    ``-o`` may name an input: it takes the name when all is read. ``--errors`` may not, and neither may name a file of
    an input folder: a page would be lost, or what this run writes would be read by the next one. Files of SQLite know
    their own.

    Raises:
        OptionError: one file has two parts to play, or a name is empty or that of a stream.
    """
    named = [(flag, path) for flag, name in _READ + _WRITTEN if (path := getattr(options, name, None)) is not None]
    for flag, path in named:
        if not path:  # a script's variable that was not set: seen before hours of work, not at their end
            raise OptionError(f"{flag} needs the name of a file, and got an empty one")
        if path == "-" and flag != "-o":  # elsewhere a stream; a file of this name is what nobody means
            raise OptionError(f"{flag} needs a file and can do with no stream; one of this name is ./-")
    grows = [_growing(path) for flag, path in named if flag == "-o" and hasattr(options, "errors")]
    inputs = {where: path for path in getattr(options, "inputs", ()) if (where := _place(path))}
    seen: dict[_Place, str] = {}
    for flag, path in named:
        where = _place(path)
        if where in seen:
            raise OptionError(f"{seen[where]} and {flag} name one file: {path}")
        if where in inputs and flag == "--errors":
            raise OptionError(f"{flag} names an input: {path}")
        if where:
            seen[where] = flag
    for path in grows:
        where = _place(path)
        if where in seen or where in inputs:
            raise OptionError(f"{path} is what -o is written to until it is whole; it cannot be named too")
    _refuse_pages(options, [(flag, path) for flag, path in named if flag in ("-o", "--errors")])
    if hasattr(options, "errors") and options.output:
        _refuse_shards(options.output, [one for one in named if one[0] != "-o"])


def _refuse_pages(options: argparse.Namespace, written: list[tuple[str, str]]) -> None:
    """Refuse to write over what an input folder holds.

    Raises:
        OptionError: an output is a file that would be read as a page.
    """
    there = {where: (flag, path) for flag, path in written if os.path.isfile(path) and (where := _place(path))}
    folders = [name for name in getattr(options, "inputs", ()) if os.path.isdir(name)] if there else []
    for folder in folders:
        for page in _pages_of(folder, options):
            if (where := _place(page)) in there:
                flag, path = there[where]
                raise OptionError(
                    f"{flag} names a file of the input folder {folder}: {path}; it would be read as a page too"
                )


def _pages_of(folder: str, options: argparse.Namespace) -> tuple[str, ...]:
    """The files of a folder that the command reads."""
    if not (hasattr(options, "errors") or options.input in ("jsonl", "warc", "parquet")):
        from cleaner.folders import found_in

        return found_in(folder).files
    from cleaner.batch.sources import inputs_in

    return inputs_in(folder).files


def _refuse_shards(output: str, named: list[tuple[str, str]]) -> None:
    """Refuse files that are shards of the output under any name, if that is a folder, or bear the name of a later one.

    Raises:
        OptionError: one is, or does.
    """
    from cleaner.batch.shards import is_folder, is_shard

    if not is_folder(output):
        return
    folder = os.path.realpath(output)
    shards = {_place(os.path.join(folder, name)) for name in _names(folder) if is_shard(name)} - {""}
    for flag, path in named:
        inside, name = os.path.split(os.path.realpath(path))
        if (inside == folder and is_shard(name)) or _place(path) in shards:
            raise OptionError(f"{flag} names a shard of -o: {path}")


def _names(folder: str) -> list[str]:
    """What a folder holds; nothing if it is not there yet or cannot be looked into, which is said when it is opened."""
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _growing(path: str) -> str:
    """What a stream is written to until it is whole."""
    from cleaner.batch.resume import PART

    return path + PART


_Place = tuple[int, int] | str
"""What is one for all names of a file: its number on its device, or where it will be."""


def _place(path: str) -> _Place:
    """One name for a file, whatever names lead to it; empty for what cannot be written over: pipes and devices."""
    if path == "-" or "\0" in path:
        return ""
    try:
        there = os.stat(path)
    except OSError:
        return os.path.realpath(path)
    if not stat.S_ISREG(there.st_mode):
        return ""
    return (there.st_dev, there.st_ino) if there.st_ino else os.path.realpath(path)  # some systems number no files
