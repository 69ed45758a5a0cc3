"""Quotations and brackets that stay whole because the sentence goes on behind them.

``He said: "Go. Now." and left.`` is one sentence, and so is ``He teaches (he was an engineer. For years.) at
a school.`` Stops inside such a pair end nothing.
"""

from __future__ import annotations

import re
from typing import Final

from cleaner.sentences.abbreviations import Stops
from cleaner.sentences.boundary import says
from cleaner.sentences.marks import AFTER_WIDE_QUOTE

QUOTATION_MAX_CHARS: Final = 60
"""Longest quotation that stays whole. Longer ones are speeches: in the development data all six quotations of
several sentences with more behind them (159 to 436 characters) are split. ``cleaner.prose.torn`` finds the ends."""

BRACKET_MAX_CHARS: Final = 300
"""Longest bracket that stays whole. The one of several sentences in the development data is not split."""

BEHIND_PAIR: Final = AFTER_WIDE_QUOTE + ".!?\u2026\u3002\uff01\uff1f"
"""What carries the sentence on, or ends it, where it follows a pair at once: (1st Cir. 2022)."""

_QUOTED: Final = f"{{1,{QUOTATION_MAX_CHARS}}}+"
_BRACKETED: Final = f"{{1,{BRACKET_MAX_CHARS}}}+"

_MARKS: Final = re.compile('["\u201c\u201e\u00ab\u00bb(\\[\u300c\u300e\uff08]')

_PAIR: Final = re.compile(
    '["\u201c\u201e\u00ab\u00bb(\\[\u300c\u300e\uff08](?:'
    f'(?<=")(?<![\\w.!?,]")(?=\\S)[^"]{_QUOTED}"(?!\\w)'
    f"|(?<=\u201c)[^\u201c\u201d]{_QUOTED}\u201d"
    f"|(?<=\u201e)[^\u201e\u201c\u201d]{_QUOTED}[\u201c\u201d]"
    f"|(?<=\u00ab)[^\u00ab\u00bb]{_QUOTED}\u00bb"
    f"|(?<=\u00bb)(?=\\S)[^\u00ab\u00bb]{_QUOTED}\u00ab"
    f"|(?<=\\()[^()]{_BRACKETED}\\)"
    f"|(?<=\\[)[^\\[\\]]{_BRACKETED}\\]"
    f"|(?<=\u300c)[^\u300c\u300d]{_QUOTED}\u300d"
    f"|(?<=\u300e)[^\u300e\u300f]{_QUOTED}\u300f"
    f"|(?<=\uff08)[^\uff08\uff09]{_BRACKETED}\uff09"
    ")"
)
"""One pair without a pair of its own kind inside. The length is bounded and every alternative gives up at the
next mark of its kind, so the cost stays linear."""


def torn_cuts(text: str, start: int, end: int, cuts: list[tuple[int, int]], stops: Stops) -> set[int]:
    """Those of the cuts, named by where the next sentence begins, that lie inside a pair which stays whole.

    Args:
        text: the whole text.
        start: begin of the paragraph.
        end: its end.
        cuts: end of a sentence and begin of the next, in order.
        stops: lists of the language.
    """
    gone: set[int] = set()
    if not _MARKS.search(text, start, end):
        return gone
    at = 0
    for pair in _PAIR.finditer(text, start, end):
        opening, closing = pair.span()
        while at < len(cuts) and cuts[at][1] <= opening:
            at += 1
        if at == len(cuts):
            break
        if cuts[at][0] >= closing or not _goes_on(text, closing, end, stops):
            continue
        inside = at
        while inside < len(cuts) and cuts[inside][1] < closing:
            gone.add(cuts[inside][1])
            inside += 1
    return gone


def _goes_on(text: str, closing: int, end: int, stops: Stops) -> bool:
    """Whether the sentence goes on behind the pair."""
    at = closing
    while at < end and text[at].isspace():
        at += 1
    if at == end:
        return False
    following = text[at]
    if following.islower() or following in ",;:" or (at == closing and following in BEHIND_PAIR):
        return True
    return text[closing - 1] not in ")]\uff09" and says(text, at, end, stops)
