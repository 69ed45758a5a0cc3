"""Trained models in JSON files, plain or packed by gzip."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable
from typing import Any, Final, TypeVar

from cleaner.errors import LexiconError

GZIP: Final = 31
"""What zlib is told of a packed file: that it has gzip's head, and may look back as far as there is."""

Model = TypeVar("Model")
"""What a file holds."""


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
        return reader(json.loads(content))
    except (OSError, ValueError, KeyError, TypeError, IndexError, zlib.error) as problem:
        name = os.path.basename(path)
        raise LexiconError(f"{name}: cannot be read ({problem}); reinstall the package") from problem
