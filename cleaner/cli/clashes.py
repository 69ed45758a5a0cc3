"""Files that one call would write over: two outputs of one name, or an output that is still to be read."""

from __future__ import annotations

import argparse
import os
from typing import Final

from cleaner.errors import OptionError

_READ: Final = (("--db", "db"), ("--phrases", "phrases"), ("--rules", "rules"))
_WRITTEN: Final = (("-o", "output"), ("--errors", "errors"), ("--repeats", "repeats"), ("--since", "since"))


def refuse(options: argparse.Namespace) -> None:
    """Look at the names before anything is opened.

    ``-o`` may name an input: it takes the name when all is read. ``--errors`` may not. Files of SQLite know their own.

    Raises:
        OptionError: one file has two parts to play.
    """
    named = [(flag, path) for flag, name in _READ + _WRITTEN if (path := getattr(options, name, None))]
    grows = [_growing(path) for flag, path in named if flag == "-o" and hasattr(options, "errors")]
    inputs = {where: path for path in getattr(options, "inputs", ()) if (where := _place(path))}
    seen: dict[str, str] = {}
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


def _growing(path: str) -> str:
    """What a stream is written to until it is whole."""
    from cleaner.batch.resume import PART

    return path + PART


def _place(path: str) -> str:
    """One name for a file, whatever names lead to it; empty for what cannot be written over: pipes and devices."""
    if path == "-" or "\0" in path or (os.path.exists(path) and not os.path.isfile(path)):
        return ""
    return os.path.realpath(path)
