"""What an act costs, in function calls: unlike seconds they are the same on a busy machine, and a small rise shows."""

from __future__ import annotations

import sys
from collections.abc import Callable

GROWTH = 2.2
"""Calls on twice the text, over those on the text."""


def calls(act: Callable[[], object]) -> int:
    """Calls of functions, in Python and in C, that an act makes once all that is loaded once is loaded."""
    act()
    count = 0

    def note(_frame: object, event: str, _what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count
