"""The commands that digest articles: digest, merge, stories. A mixed folder gives one merged digest a story."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.cli.commands import Run, labels, renderer_of, several_of, terminal_of
from cleaner.cli.output import opened
from cleaner.errors import OptionError
from cleaner.model import Cleaned
from cleaner.registry import RANKERS
from cleaner.text import spelled

if TYPE_CHECKING:
    from cleaner.model import ArticleDigest, Digest


class Told(NamedTuple):
    """What was made of the articles of one call."""

    articles: tuple[Cleaned, ...]
    digests: tuple[ArticleDigest, ...]
    """One an article, in input order."""
    merged: tuple[Digest, ...]
    """One a story that several articles tell."""


def digest(options: argparse.Namespace) -> int:
    """``cleaner digest``."""
    from cleaner.render.base import Digested

    run = Run(options)
    renderer = terminal_of(run) or renderer_of(run, several=several_of(run))
    made = told(run, with_digests=True)
    with opened(options.output) as output:
        if made.articles:
            output.write(renderer.digested(Digested(made.digests, made.merged, labels(made.articles))))
    return run.exit_status()


def merge(options: argparse.Namespace) -> int:
    """``cleaner merge``."""
    run = Run(options)
    renderer = terminal_of(run) or renderer_of(run, several=several_of(run))
    made = told(run, with_digests=False)
    with opened(options.output) as output:
        if made.articles:
            output.write(renderer.merged(made.merged, labels(made.articles)))
    return run.exit_status()


def stories(options: argparse.Namespace) -> int:
    """``cleaner stories``."""
    run = Run(options)
    write = _stories_writer(run)
    from cleaner.pipeline_stories import group

    articles = tuple(run.articles())
    with opened(options.output) as output:
        if articles:
            output.write(write(group(articles), labels(articles)))
    return run.exit_status()


def told(run: Run, *, with_digests: bool) -> Told:
    """All inputs cleaned and digested as the options ask.

    Raises:
        OptionError: a budget or ranker means nothing; said before any input is read.
    """
    from cleaner import pipeline_digest as pipeline

    options = run.options
    check_digests(options)
    articles = tuple(run.articles())
    with _seen(options.since) as seen:
        shared: dict[str, Any] = {"method": options.method, "query": options.query, "seen": seen}
        digests = tuple(
            pipeline.digest(article, short=options.short, long=options.long, **shared)
            for article in (articles if with_digests else ())
        )
        merged = tuple(
            pipeline.merge(together, budget=options.merged, **shared)
            for together in _together(run, articles, alone=not with_digests)
        )
        _say_warnings(run, digests, merged)
        if seen is not None:
            _say_nothing_new(run, digests, merged)
            for made in (*digests, *merged):
                seen.add(made)
    return Told(articles, digests, merged)


def _say_warnings(run: Run, digests: Sequence[ArticleDigest], merged: Sequence[Digest]) -> None:
    """Say what rankers could not do, each thing once: merged digests say that of their articles again."""
    said: set[str] = set()
    for made in digests:
        for warning in made.long.warnings:
            said.add(f"{made.page_id}: {warning}")
            run.note(made.page_id, warning)
    for together in merged:
        for warning in together.warnings:
            if warning not in said:
                said.add(warning)
                run.note("merged digest", warning)


def _say_nothing_new(run: Run, digests: Sequence[ArticleDigest], merged: Sequence[Digest]) -> None:
    """Say which digests are empty, which looks as if nothing had been read."""
    empty = [made.page_id for made in digests if not made.long.picks]
    empty += ["merged digest" for made in merged if not made.picks]
    for name in empty:
        run.note(name, f"no sentence that fits is new to {spelled(run.options.since)}")


def _together(run: Run, articles: tuple[Cleaned, ...], *, alone: bool) -> list[tuple[Cleaned, ...]]:
    """The articles of each merged digest: those of each story that several tell.

    Where no two articles tell the same story all of them are merged, because that was asked for. ``alone``: a single
    article has a merged digest too.
    """
    if len(articles) < 2 or run.options.one_story:  # noqa: PLR2004
        return [articles] if articles and (alone or len(articles) > 1) else []
    from cleaner.pipeline_stories import group

    by_id = {article.page.id: article for article in articles}
    found = [story for story in group(articles) if len(story.page_ids) > 1]
    if not found:
        return [articles]
    left = len(articles) - sum(len(story.page_ids) for story in found)
    if left and not run.options.quiet:
        alone_in_it = "tells a story of its own" if left == 1 else "tell a story of their own"
        run.say("stories", f"{left:,} of {len(articles):,} articles {alone_in_it}; --one-story merges all")
    return [tuple(by_id[page_id] for page_id in story.page_ids) for story in found]


def check_digests(options: argparse.Namespace) -> None:
    """Refuse a budget or ranker that means nothing before any input is read."""
    from cleaner.digests.budget import Budget

    for name in ("short", "long", "merged"):
        budget = getattr(options, name, None)
        if budget is not None:
            Budget.parse(budget)
    RANKERS.load(options.method)


class _NoMemory:
    """No memory of sentences: everything is new."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        return None


def _seen(path: str | None) -> Any:
    """The memory of sentences in a file, or none."""
    if path is None:
        return _NoMemory()
    from cleaner.seen import SeenSentences

    return SeenSentences(path)


def _stories_writer(run: Run) -> Any:
    """How stories are written in the format that was asked for."""
    from cleaner.render import stories as lists

    if terminal_of(run) is not None:
        from cleaner.render.terminal_lists import stories as view

        color = run.options.color
        return lambda found, names: view(found, names, color=color)
    name = run.options.format
    write = lists.FORMATS.get(name)
    if write is None:
        raise OptionError(f"stories has no format {name!r}; there are {', '.join(lists.FORMATS)}")
    return write
