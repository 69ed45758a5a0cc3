"""Names of the parts that can be chosen: rankers and output formats.

A table maps a name to ``module:function``; the module is imported when the part is asked for, so that
choosing costs nothing. Other packages add to a table by entry points in the group of the same name:
``cleaner.rankers`` or ``cleaner.renderers``.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from cleaner.errors import UnknownName
from cleaner.text import near_names


class Registry(NamedTuple):
    """One table of names."""

    kind: str
    """What the names are, for messages: ``ranker``, ``format``."""
    group: str
    """Entry-point group in which other packages may add names."""
    table: Mapping[str, str]
    """Name to ``module:function``."""

    def names(self) -> tuple[str, ...]:
        """Our own names in table order, then the names other packages add, sorted."""
        return (*self.table, *sorted(set(self._added()) - set(self.table)))

    def load(self, name: str) -> Any:
        """The function called ``name``.

        Raises:
            UnknownName: no table has it.
        """
        where = self.table.get(name)
        if where is None:
            added = self._added()
            if name not in added:
                known = self.names()
                raise UnknownName(self.kind, name, known, near_names(name, known))
            return added[name].load()
        return function_at(where)

    def _added(self) -> dict[str, Any]:
        from importlib.metadata import entry_points

        return {point.name: point for point in entry_points(group=self.group)}


def function_at(where: str) -> Any:
    """The function that ``module:function`` names; only now is its module loaded.

    >>> function_at("math:sqrt")(9)
    3.0
    """
    module, _, function = where.partition(":")
    return getattr(importlib.import_module(module), function)


RANKERS: Final = Registry(
    "ranker",
    "cleaner.rankers",
    {
        "auto": "cleaner.rank.auto:rank",
        "position": "cleaner.rank.position:rank",
        "centroid": "cleaner.rank.centroid:rank",
        "lexrank": "cleaner.rank.lexrank:rank",
        "sumy-lexrank": "cleaner.rank.sumy_adapter:lexrank",
        "sumy-textrank": "cleaner.rank.sumy_adapter:textrank",
        "sumy-lsa": "cleaner.rank.sumy_adapter:lsa",
        "sumy-luhn": "cleaner.rank.sumy_adapter:luhn",
        "sumy-kl": "cleaner.rank.sumy_adapter:kl",
        "sumy-sumbasic": "cleaner.rank.sumy_adapter:sumbasic",
        "sumy-reduction": "cleaner.rank.sumy_adapter:reduction",
        "sumy-edmundson": "cleaner.rank.sumy_adapter:edmundson",
    },
)
"""Rankers: ``rank(sentences, context) -> list[float]``."""

RENDERERS: Final = Registry(
    "format",
    "cleaner.renderers",
    {
        "text": "cleaner.render.text:Renderer",
        "md": "cleaner.render.markdown:Renderer",
        "json": "cleaner.render.records:JsonRenderer",
        "jsonl": "cleaner.render.records:JsonLinesRenderer",
    },
)
"""Output formats: classes with one method for each kind of result."""
