"""The nouns of digests: sentences, picks with their echoes, digests. Import them from ``cleaner.model``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from cleaner.model.page import SCHEMA, Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a kept block."""

    page_id: str
    """Id of its page."""
    block: int
    """Index of its block in the page."""
    span: Span
    """Its place in the page's text, no blanks at either end."""


@dataclass(frozen=True, slots=True)
class Echo:
    """A sentence of another article that says the same."""

    page_id: str
    """Id of the other article."""
    span: Span
    """Place of the sentence in that article's text."""
    score: float
    """How much the two share, in [0, 1]."""
    differs: tuple[str, ...] = ()
    """What the two state differently for the same thing, for people: ``"Wenfeng" / "Wengfeng"``."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One sentence of a digest, with where it stands and who else says it."""

    sentence: Sentence
    """The sentence; its text is a slice of its page."""
    text: str
    """The sentence word for word: always equal to ``sentence.span.of(page.text)``."""
    salience: float
    """What the ranker gave it, in [0, 1]."""
    echoes: tuple[Echo, ...] = ()
    """Other articles that say the same, in the order of the articles."""
    why: tuple[str, ...] = ()
    """Why it was chosen, in words, strongest reason first."""

    @property
    def page_id(self) -> str:
        """Id of the page it was copied from."""
        return self.sentence.page_id

    @property
    def span(self) -> Span:
        """Its place in that page's text."""
        return self.sentence.span

    @property
    def citation(self) -> str:
        """Provenance as printed: ``[id:start-end]``."""
        return f"[{self.page_id}:{self.span.start}-{self.span.end}]"

    def to_dict(self) -> dict[str, Any]:
        """Text, page, start, end, salience, echoes, why."""
        return {
            "text": self.text,
            "page": self.page_id,
            "start": self.span.start,
            "end": self.span.end,
            "salience": round(self.salience, 4),
            "echoes": [
                {
                    "page": echo.page_id,
                    "start": echo.span.start,
                    "end": echo.span.end,
                    "score": round(echo.score, 4),
                    "differs": list(echo.differs),
                }
                for echo in self.echoes
            ],
            "why": list(self.why),
        }

    def __str__(self) -> str:
        return " ".join(self.text.split())


@dataclass(frozen=True, slots=True)
class Source:
    """One article that a digest was made from."""

    page_id: str
    """Its id."""
    title: str | None = None
    """Its title, if it has one."""
    url: str | None = None
    """Its address, if one is known."""
    byline: str | None = None
    """Its author as printed on the page."""
    date: str | None = None
    """Its date as printed on the page."""
    day: str | None = None
    """The same as ``2024-05-03``, where that is sure."""

    @property
    def when(self) -> str | None:
        """Its day, or else its date as printed: what is shown to people."""
        return self.day or self.date

    def to_dict(self) -> dict[str, Any]:
        """All fields under their own names."""
        return {
            "id": self.page_id,
            "title": self.title,
            "url": self.url,
            "byline": self.byline,
            "date": self.date,
            "day": self.day,
        }


@dataclass(frozen=True, slots=True)
class Digest:
    """Sentences picked from one article or several, within a budget, in reading order."""

    kind: Literal["short", "long", "merged"]
    """Which digest it is."""
    picks: tuple[Pick, ...]
    """The sentences in reading order."""
    budget: str
    """The hard upper bound that was asked for, as written: ``3s``, ``200w``, ``30%``."""
    sources: tuple[Source, ...]
    """The articles it was made from, in input order."""
    warnings: tuple[str, ...] = ()
    """What the ranker has to say to people: sentences of a long article that it could not look at."""

    @property
    def text(self) -> str:
        """The sentences, one a line; line ends inside a sentence become blanks."""
        return "\n".join(str(pick) for pick in self.picks)

    def to_dict(self) -> dict[str, Any]:
        """JSON form; the sentences stand under ``sentences``."""
        return {
            "schema": SCHEMA,
            "kind": self.kind,
            "budget": self.budget,
            "sentences": [pick.to_dict() for pick in self.picks],
            "sources": [source.to_dict() for source in self.sources],
            "warnings": list(self.warnings),
        }

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class ArticleDigest:
    """The short and the long digest of one article; the short is contained in the long."""

    page_id: str
    """Id of the article."""
    title: str | None
    """Its title, if it has one."""
    short: Digest
    """The short digest."""
    long: Digest
    """The long digest."""

    @property
    def picks(self) -> tuple[Pick, ...]:
        """The sentences of both: those of the long one."""
        return self.long.picks

    def to_dict(self) -> dict[str, Any]:
        """JSON form with both digests."""
        return {
            "schema": SCHEMA,
            "id": self.page_id,
            "title": self.title,
            "short": self.short.to_dict(),
            "long": self.long.to_dict(),
        }

    def __str__(self) -> str:
        return self.long.text
