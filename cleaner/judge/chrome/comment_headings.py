"""The line under which readers' comments begin, and how many it counts."""

from __future__ import annotations

from typing import Final

from cleaner.judge.line_table import Line
from cleaner.patterns import lazy
from cleaner.tells import stems, telling_end, telling_start, tells

HEADING_WORDS: Final = 12
"""Longest heading that names no article, in words."""
BARE_WORDS: Final = 2
"""Longest heading that says nothing but "Comments", in words."""
COUNTED_WORDS: Final = 4
"""Longest "124 Reader Comments" or "See all comments (32)", in words, the number included."""

_DIGITS: Final = lazy(r"\d+(?:[.,\u00a0\u202f' ]\d{3})*")
_GROUPING: Final = str.maketrans("", "", ".,\u00a0\u202f' ")


def heads(line: Line) -> bool:
    """Whether a line heads a section: "3 comments", "Comments", "Leave a comment", "12 replies to “Night boat”"."""
    if line.heads is None:
        line.heads = _heads(line)
    return line.heads


def _heads(line: Line) -> bool:
    if not line.ends and (_counts(line) or line.folded in tells("comment-titles")):
        return True
    tokens = line.folded.split(" ")
    if line.rule not in ("comment-prompt", "counter") or len(tokens) > HEADING_WORDS:
        return False
    return any(token.startswith(stems("comment-stems")) for token in tokens)


def counted(heading: Line) -> int | None:
    """How many comments a heading says there are; None if it says nothing of it, or says so in words."""
    if heading.ends or "#" not in heading.folded or not heads(heading):
        return None
    first = heading.folded[0] == "#"
    numbers = _DIGITS.findall(heading.text)
    if not numbers or (not first and telling_start("comment-headings", heading.folded)):
        return None  # "One thought on “Route 66”"
    return int(numbers[0 if first else -1].translate(_GROUPING)[:9])


def is_bare(heading: Line) -> bool:
    """Whether a heading says nothing but that comments follow; a prompt or a box to tick may stand anywhere."""
    return not heading.ends and (heading.folded.count(" ") < BARE_WORDS or _counts(heading))


def _counts(line: Line) -> bool:
    """Whether a line says how many comments there are, and perhaps on which article."""
    folded = line.folded
    tokens = folded.split(" ", COUNTED_WORDS)
    if 1 < len(tokens) <= COUNTED_WORDS and "#" in (tokens[0], tokens[-1]):
        noun = tokens[-1] if tokens[0] == "#" else tokens[-2]
        if noun.startswith(stems("comment-stems")):
            return True
    return bool(telling_start("comment-headings", folded) or telling_end("comment-endings", folded))
