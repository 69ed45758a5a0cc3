"""Trained models: their JSON files, plain or packed by gzip, what their scores are, and what is made of them once."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any, Final, TypeVar

from cleaner.errors import broken_package

UNIT: Final = 256
"""A score divided by this is a logit. Scores are whole numbers, whose sums are the same in any order."""
GZIP: Final = 31
"""What zlib is told of a packed file: that it has gzip's head, and may look back as far as there is."""

Model = TypeVar("Model")
"""What a file holds."""
Part = TypeVar("Part")
"""A model, or a part of one."""
Made = TypeVar("Made")
"""What is made of it."""


def read(path: str, reader: Callable[[dict[str, Any]], Model]) -> Model:
    """What ``reader`` makes of the JSON object in a file.

    Raises:
        LexiconError: the file is missing or malformed.
    """
    import json  # here: a page that is left alone need not pay for it

    try:
        with open(path, "rb") as stream:
            content = stream.read()
        if path.endswith(".gz"):
            content = zlib.decompress(content, GZIP)
        found = json.loads(content)
        if not isinstance(found, dict):
            raise ValueError("no object")  # noqa: TRY004, TRY301 - of the file, not of the call
        return reader(found)
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, zlib.error) as problem:
        raise broken_package(path, problem) from problem


def once_for_each(make: Callable[[Part], Made]) -> Callable[[Part], Made]:
    """The function, which makes something of each model only once.

    Models are told apart by what they are and not by their numbers: comparing those takes as long as making it.

    >>> arrays = once_for_each(tuple)
    >>> forest = [1, 2]
    >>> arrays(forest) is arrays(forest)
    True
    """
    known: dict[int, tuple[Part, Made]] = {}

    def made(part: Part) -> Made:
        found = known.get(id(part))
        if found is None:
            found = known[id(part)] = part, make(part)  # the part too: while it is held no other gets its number
        return found[1]

    return made
