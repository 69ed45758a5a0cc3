"""JSON and JSON lines: every field of every result under its own name, with a schema number.

Within one schema number fields are only ever added. Text that could harm a terminal is written as escapes, so the
bytes are safe to print and still say exactly what the article says.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cleaner.model import SCHEMA, Cleaned
from cleaner.render.safe import json_safe

if TYPE_CHECKING:
    from cleaner.model import Digest
    from cleaner.render.base import Digested


def encode(value: Any, *, indent: int | None = None) -> str:
    """``value`` as JSON in UTF-8, safe to print, no newline at the end."""
    return json_safe(json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False))


class JsonLinesRenderer:
    """One object a line: one a page, one an article digest, one a merged digest."""

    def __init__(self, *, several: bool = False) -> None:
        self._several = several
        self._first = True

    def cleaned(self, cleaned: Cleaned) -> str:
        """The page: text, removals, metadata."""
        return self._item(cleaned.to_dict())

    def explained(self, cleaned: Cleaned) -> str:
        """The same object: it holds the reasons."""
        return self._item(cleaned.to_dict())

    def digested(self, digested: Digested) -> str:
        """Article digests, then merged digests."""
        items = [article.to_dict() for article in digested.articles] + [digest.to_dict() for digest in digested.merged]
        return "".join(map(self._item, items))

    def merged(self, digests: Sequence[Digest], labels: dict[str, str]) -> str:  # noqa: ARG002 - titles stand in the sources
        """Merged digests."""
        return "".join(self._item(digest.to_dict()) for digest in digests)

    def end(self) -> str:
        """Nothing."""
        return ""

    def _item(self, value: dict[str, Any]) -> str:
        return encode(value) + "\n"


class JsonRenderer(JsonLinesRenderer):
    """One JSON document: an object for one input, a list for several; digests as one object, merged ones as a list."""

    def _item(self, value: dict[str, Any]) -> str:
        body = encode(value, indent=2)
        if not self._several:
            return body + "\n"
        before = "[\n" if self._first else ",\n"
        self._first = False
        return before + body

    def digested(self, digested: Digested) -> str:
        """One object: ``articles`` and ``merged``."""
        value = {
            "schema": SCHEMA,
            "articles": [article.to_dict() for article in digested.articles],
            "merged": [digest.to_dict() for digest in digested.merged],
        }
        return encode(value, indent=2) + "\n"

    def merged(self, digests: Sequence[Digest], labels: dict[str, str]) -> str:  # noqa: ARG002 - titles stand in the sources
        """One list: how many stories are told is nothing that a caller knows beforehand."""
        return encode([digest.to_dict() for digest in digests], indent=2) + "\n"

    def end(self) -> str:
        """The end of the list, if one was begun."""
        if not self._several:
            return ""
        return "[]\n" if self._first else "\n]\n"
