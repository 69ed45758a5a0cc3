"""Files of a folder that is named as an input."""

from __future__ import annotations

import os
import stat
from typing import Final, NamedTuple

DOCUMENTS: Final = (".txt", ".text", ".md", ".html", ".htm", ".xhtml")
"""Endings of documents."""


class Found(NamedTuple):
    """What a folder holds."""

    files: tuple[str, ...]
    """Paths by name, folder by folder."""
    closed: tuple[tuple[str, OSError], ...]
    """Folders in it that could not be looked into, and why."""
    others: int = 0
    """Other files: their names have none of the endings."""


def found_in(folder: str, endings: tuple[str, ...] = DOCUMENTS, packed: tuple[str, ...] = ()) -> Found:
    """Files with one of the endings in a folder and the folders in it; hidden ones are left out.

    Pipes, sockets and devices are left out too: whoever reads one may wait for ever. A link that leads nowhere is
    there, so that somebody complains about it.
    """
    files: list[str] = []
    others = 0
    closed: list[tuple[str, OSError]] = []
    for root, folders, names in os.walk(folder, onerror=lambda problem: closed.append((problem.filename, problem))):
        folders[:] = sorted(inner for inner in folders if not inner.startswith("."))
        paths = [os.path.join(root, name) for name in sorted(names) if not name.startswith(".")]
        ours = [path for path in paths if bare(path, packed).endswith(endings)]
        others += sum(map(_may_be_read, set(paths).difference(ours)))
        files += filter(_may_be_read, ours)
    return Found(tuple(files), tuple(closed), others)


def passed_over(found: Found, endings: tuple[str, ...] = DOCUMENTS) -> str:
    """What people are told of files that were left out for their names; empty when there are none.

    Browsers and ``wget`` save pages as ``index.php?id=3`` or without any ending, and who names a folder means them too.

    >>> passed_over(Found(("a.txt",), (), 2), (".txt", ".md"))
    '2 files without an ending of .txt .md passed over'
    """
    if not found.others:
        return ""
    files = "1 file" if found.others == 1 else f"{found.others:,} files"
    return f"{files} without an ending of {' '.join(endings)} passed over"


def bare(path: str, packed: tuple[str, ...]) -> str:
    """The path in lower case, without the endings that say how it is packed.

    >>> bare("crawl/Pages.WARC.gz", (".gz", ".zst"))
    'crawl/pages.warc'
    """
    name = path.lower()
    for ending in packed:
        name = name.removesuffix(ending)
    return name


def _may_be_read(path: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return True
