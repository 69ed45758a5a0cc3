"""Stories of cleaned articles: which of them tell the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cleaner.model import Cleaned
from cleaner.stories import Story
from cleaner.stories import group as group_articles


class _Article(NamedTuple):
    """What grouping asks of an article."""

    id: str
    title: str | None
    text: str
    lang: str
    date: str | None


def group(articles: Iterable[Cleaned]) -> tuple[Story, ...]:
    """The stories that articles tell, in the order of their first article; every article is in one of them.

    What is to be merged is the articles of one story. What comes out does not depend on the order of the articles.

    Args:
        articles: cleaned articles with ids of their own.

    Raises:
        TypeError: ``articles`` is one article, or one of them was not cleaned.

    >>> from cleaner.pipeline import clean
    >>> told = "The ferry to Hallow Island turned back on Thursday because its steering failed twice."
    >>> pages = [clean(told, id="a"), clean("A storm tore the roof off the school.", id="b")]
    >>> [story.page_ids for story in group(pages)]
    [('a',), ('b',)]
    """
    if isinstance(articles, Cleaned):
        raise TypeError("group takes several articles")
    pages = list(articles)
    for one in pages:
        if not isinstance(one, Cleaned):
            raise TypeError(f"stories are told by what clean() returned, not by {type(one).__name__}")
    return group_articles([_Article(a.page.id, a.title, a.text, a.page.lang, a.day) for a in pages])
