"""Scripts without stops: Thai and Lao part sentences, and phrases too, by a blank.

No rule on characters can tell the two apart. This one is honest about it: a blank ends a sentence when enough
has been said since the last cut and enough follows. It finds pieces of a readable size, not sentences.
"""

from __future__ import annotations

import re
from typing import Final

MIN_CHARS: Final = 40
"""Shortest piece. Thai sentences run to about 60-120 characters, phrases between blanks to 10-30. Not tuned:
there is no gold data here for a language without stops."""

_BLANK: Final = re.compile(r"(?<=[\u0e01-\u0eff])[^\S\n]++(?=[\u0e01-\u0eff])")


def blanks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Gaps between pieces of at least ``MIN_CHARS`` characters, in order; none in other scripts."""
    gaps = []
    last = start
    for gap in _BLANK.finditer(text, start, end):
        cut, after = gap.span()
        if cut - last >= MIN_CHARS and end - after >= MIN_CHARS:
            gaps.append((cut, after))
            last = after
    return gaps
