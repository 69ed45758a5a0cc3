"""Regular expressions that are compiled when first used.

Compiling is slow (0.2 to 2 ms each), and cleaning a small page needs few of the package's expressions: those that
stand behind a cheap look ("is there a bracket in the line at all?") are never compiled for most pages.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class LazyPattern:
    """Stands for a compiled pattern; becomes one with its first use."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.source = source
        self.flags_given = flags

    def compiled(self) -> re.Pattern[Any]:
        """The pattern itself."""
        return re.compile(self.source, self.flags_given)

    def __getattr__(self, name: str) -> Any:
        """A method of the pattern; the methods are kept, so this runs once."""
        if name.startswith("__"):
            raise AttributeError(name)
        pattern = self.compiled()
        for method in ("match", "search", "fullmatch", "findall", "finditer", "split", "sub", "subn"):
            setattr(self, method, getattr(pattern, method))
        self.pattern = pattern.pattern
        return getattr(pattern, name)


def lazy(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern that is compiled when first used.

    >>> lazy(r"\\d+").findall("3 boats, 40 people")
    ['3', '40']
    """
    return cast("re.Pattern[AnyStr]", LazyPattern(source, flags))
