"""The metadata that the facts of a line state: its author, its day, the day of a change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cleaner.judge.chrome.bylines import names_other_hand
from cleaner.judge.chrome.dates import is_change
from cleaner.judge.chrome.facts import Fact
from cleaner.model import Meta
from cleaner.patterns import lazy
from cleaner.text import fold

_FIGURES: Final = lazy(r"\d.*\d[\u65e5\uc77c]?")


def stated(facts: Iterable[Fact]) -> Meta:
    """The metadata that the facts of a line state: ``byline``, then ``date`` or ``modified`` as they follow.

    Who edited, checked or translated a text is not its author, and is not named. A phrase ("Last updated on # # #")
    names its date from its first number to its last. Of several dates each is a change if its own part of the line says
    so; the only one, if any part does ("Updated | May 3, 2024").

    >>> from cleaner.judge.chrome.facts import facts_of
    >>> from cleaner.lexicon import load
    >>> stated(facts_of("By Ada Moor | May 3, 2024", load()))
    (('byline', 'Ada Moor'), ('date', 'May 3, 2024'))
    >>> stated(facts_of("Published May 1, 2024 | Updated May 3, 2024", load()))
    (('date', 'May 1, 2024'), ('modified', 'May 3, 2024'))
    """
    found = []
    dates = []
    for fact in facts:
        if fact.rule == "byline" and fact.value and not names_other_hand(fold(fact.part)):
            found.append(("byline", fact.value))
        elif fact.rule == "dateline":
            dates.append((fact.part, fact.value or _in_figures(fact.part)))
    dated = [part for part, value in dates if value]
    whole = " ".join(part for part, _ in dates)
    for part, value in dates:
        if value:
            found.append(("modified" if is_change(part if len(dated) > 1 else whole) else "date", value))
    return tuple(found)


def _in_figures(phrase: str) -> str:
    """The date in a phrase, from its first number to its last, or ''."""
    figures = _FIGURES.search(phrase)
    return figures[0] if figures else ""
