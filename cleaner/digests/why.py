"""Why a sentence was picked, in words for people, strongest reason first."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from cleaner.digests.shelf import Candidate
from cleaner.prose.tokens import tokens

EARLY: Final = 3
"""Places counted as the opening of an article: four fifths of all highlights of the development articles are drawn
from the first ten sentences, and most from these."""

TOP: Final = 0.8
"""Salience from which the ranker's opinion is worth a word."""

SHOWN: Final = 3
"""Names or figures listed before the list stops."""

_FIGURE: Final = re.compile(r"(?<![^\W_])[$\u20ac\u00a3]?\d+(?:[.,]\d+)*%?")


def reasons(
    candidate: Candidate,
    *,
    carried_by: Sequence[str] = (),
    context_of_next: bool = False,
    asked: Collection[str] = (),
    reserved: bool = False,
    opening: bool = False,
) -> tuple[str, ...]:
    """The reasons of one pick.

    Args:
        candidate: the sentence.
        carried_by: ids of other articles that say the same.
        context_of_next: it came along because the next one points at it.
        asked: stems of the query.
        reserved: it was taken from the share kept for what only one article says.
        opening: it was chosen to open a merged digest.
    """
    found = []
    if opening:
        found.append("tells what happened")
    if carried_by:
        others = len(carried_by)
        found.append(f"{others} other article{'s say' if others > 1 else ' says'} the same")
    if context_of_next:
        found.append("the next sentence needs it")
    if asked and candidate.reading.terms & frozenset(asked):
        found.append("is about what was asked")
    if reserved:
        found.append("only this article says it")
    if candidate.place == 0:
        found.append("opens the article")
    elif candidate.place < EARLY:
        found.append("stands near the opening")
    if candidate.salience >= TOP:
        found.append("ranks among the best of its article")
    figures = _FIGURE.findall(candidate.text)[:SHOWN]
    written = tokens(candidate.text)
    names = list(dict.fromkeys(w for w in written if not w.islower() and _bare(w) in candidate.reading.names))
    if figures:
        found.append("gives figures: " + ", ".join(figures))
    elif names:
        found.append("names " + ", ".join(names[:SHOWN]))
    return tuple(found or ["the best that fits"])


def _bare(word: str) -> str:
    return word.lower().replace("\u2019", "'").removesuffix("'s")
