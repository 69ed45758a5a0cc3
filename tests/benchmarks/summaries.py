"""Our digests as the scorer of the development summaries wants them: ``function(docs, budget_words) -> str``.

The scorer keeps the first N words of what it is given, so here the last sentence may run over the budget; the
digests themselves never do.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.digests.select import groups
from cleaner.digests.shelf import Candidate, Shelf
from cleaner.model import Sentence, Span
from cleaner.prose import Reading
from cleaner.text import count_words


def over_full(readings: Sequence[Reading], scores: Sequence[float], budget: int) -> list[str]:
    """The sentences that a digest would take, in source order, until the budget is reached or passed."""
    nowhere = Sentence("", 0, Span(0, 0))
    candidates = [
        Candidate(nowhere, reading, score, 0, place, place > 0)
        for place, (reading, score) in enumerate(zip(readings, scores, strict=True))
    ]
    shelf = Shelf()
    spent = 0
    for group in groups(candidates, shelf):
        for index in group:
            shelf.add(index, candidates[index])
            spent += count_words(candidates[index].text)
        if spent >= budget:
            break
    return [candidates[index].text for index in sorted(shelf.chosen)]
