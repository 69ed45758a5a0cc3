"""Stories: which articles tell the same story.

Articles become weighted terms (``terms``), near ones are found through an index and joined where they stand
out from their crowd (``linkage``). The cost grows little faster than the number of articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Protocol

from cleaner.hashes import blake2b
from cleaner.model import SCHEMA
from cleaner.stories.linkage import groups, product
from cleaner.stories.terms import Vector, count_terms, vectors
from cleaner.text import fold_exact

MAX_DAYS: Final = 30
"""Articles dated further apart than this are two stories, however alike: a trial and its verdict."""
NOTICE_WORDS: Final = 45
"""A text shorter than this that several articles share word for word is a notice of the site or its archive;
it tells no story. The shortest article of the development stories that is one has 22 words, and is like no
other."""
HEADLINE_CHARS: Final = 140
"""Longest headline taken from a text that has no title."""


class Article(Protocol):
    """What is asked of an article; ``date`` may be missing."""

    @property
    def id(self) -> str:
        """The caller's name for it."""

    @property
    def title(self) -> str | None:
        """Its title, if it has one."""

    @property
    def text(self) -> str:
        """Its clean text."""

    @property
    def lang(self) -> str:
        """Its language code, or an empty string."""


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that tell the same story; many stories have one article."""

    id: str
    """The smallest of its page ids."""
    page_ids: tuple[str, ...]
    """Ids of its articles, in input order."""
    title: str | None
    """Title of the article that is most like the others, or the first line of its text."""

    def to_dict(self) -> dict[str, Any]:
        """JSON form."""
        return {"schema": SCHEMA, "id": self.id, "title": self.title, "pages": list(self.page_ids)}

    def __len__(self) -> int:
        """Number of articles."""
        return len(self.page_ids)


def group(articles: Sequence[Article]) -> tuple[Story, ...]:
    """Every article in one story; stories in the order of their first article.

    The grouping does not depend on the order of the articles: they are compared in the order of a checksum of
    their text, which also settles ties (equal texts: the order of their ids).
    """
    order = sorted(range(len(articles)), key=lambda place: _key(articles[place]))
    ordered = [articles[place] for place in order]
    notices = _notices(ordered)
    counted = [
        Counter() if notice else count_terms(_words_of(article), article.lang)
        for article, notice in zip(ordered, notices, strict=True)
    ]
    weighed = vectors(counted)
    days = [_day(getattr(article, "date", None)) for article in ordered]

    def may_join(one: int, other: int) -> bool:
        first, second = days[one], days[other]
        return first is None or second is None or abs(first - second) <= MAX_DAYS

    found = [
        _story(sorted((order[number], number) for number in members), articles, weighed)
        for members in groups(weighed, may_join)
    ]
    return tuple(story for _, story in sorted(found, key=lambda pair: pair[0]))


def _story(members: list[tuple[int, int]], articles: Sequence[Article], weighed: Sequence[Vector]) -> tuple[int, Story]:
    """One story with the place of its first article.

    ``members`` are places in the input and in ``weighed``.
    """
    total: Vector = {}
    for _, number in members:
        for term, weight in weighed[number].items():
            total[term] = total.get(term, 0.0) + weight
    ids = tuple(articles[place].id for place, _ in members)
    middle = max(members, key=lambda member: (round(product(weighed[member[1]], total), 9), -member[1]))
    return members[0][0], Story(min(ids), ids, _headline(articles[middle[0]]))


def _key(article: Article) -> tuple[bytes, str]:
    return blake2b(article.text.encode("utf-8", "surrogatepass"), digest_size=16).digest(), article.id


def _words_of(article: Article) -> str:
    return f"{article.title}\n{article.text}" if article.title else article.text


def _notices(articles: Sequence[Article]) -> list[bool]:
    """Whether each article is a short text that stands word for word in another one too."""
    short = {
        number: fold_exact(article.text)
        for number, article in enumerate(articles)
        if len(article.text.split(None, NOTICE_WORDS)) < NOTICE_WORDS
    }
    count = Counter(short.values())
    return [number in short and count[short[number]] > 1 for number in range(len(articles))]


def _day(value: object) -> int | None:
    """The day number of an ISO date, a date with a time included; None when it is none."""
    try:
        return date.fromisoformat(str(value)[:10]).toordinal()
    except ValueError:
        return None


def _headline(article: Article) -> str | None:
    if article.title:
        return article.title
    line = next((line.strip() for line in article.text.splitlines() if line.strip()), "")
    if len(line) > HEADLINE_CHARS:
        line = line[:HEADLINE_CHARS].rsplit(" ", 1)[0] + " \u2026"
    return line or None
