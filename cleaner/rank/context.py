"""What a ranker may look at besides the sentences themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from cleaner.model import Sentence
from cleaner.prose import Reading, read_sentence


def _no_words(_: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Context:
    """The article around the sentences."""

    readings: tuple[Reading, ...]
    """Each sentence taken apart, same length and order as the sentences."""
    lang: str = ""
    """Language code, or empty."""
    title: str = ""
    """Title of the article, or empty."""
    warn: Callable[[str], None] = _no_words
    """Called with a sentence for people when a ranker could not look at everything."""

    @classmethod
    def of(cls, texts: Sequence[str], lang: str = "", title: str = "") -> Context:
        """The context of bare texts, for a caller who has no page."""
        return cls(tuple(read_sentence(text, lang) for text in texts), lang, title)


class Ranker(Protocol):
    """A function that scores sentences; every ranker module has at least one."""

    def __call__(self, sentences: Sequence[Sentence], context: Context) -> list[float]:
        """One score in [0, 1] for each sentence, in order."""
        ...


def scaled(scores: list[float]) -> list[float]:
    """The scores moved and stretched to [0, 1]; all 1 when they are all the same.

    >>> scaled([2.0, 4.0, 3.0])
    [0.0, 1.0, 0.5]
    """
    if not scores:
        return []
    low, high = min(scores), max(scores)
    if high - low <= abs(high) * 1e-12:
        return [1.0] * len(scores)
    return [min(1.0, max(0.0, (score - low) / (high - low))) for score in scores]
