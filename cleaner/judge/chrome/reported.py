"""Reported speech: "Leave a comment, begged the sign" is a story about a prompt and not the prompt.

The verbs of saying, in the forms that follow a quotation, are the list ``saying``, all languages together: sites do not
say that somebody said something when they ask for something.
"""

from __future__ import annotations

from typing import Final

from cleaner.tells import tells
from cleaner.text import fold

SOON: Final = 6
"""Words after a comma among which the verb is looked for."""


def is_reported(line: str) -> bool:
    """Whether a line goes on after a comma with somebody saying it.

    >>> is_reported("Leave a comment, the sign in the lobby said, and nobody did.")
    True
    >>> is_reported("Leave a comment, said the sign."), is_reported("Follow us on Facebook, Instagram and Bluesky.")
    (True, False)
    """
    parts = line.replace("\u060c", ",").split(",")[1:]
    return any(fold(word) in tells("saying") for part in parts for word in part.split()[:SOON])
