"""``cleaner report``: articles, digests and removals as one HTML page."""

from __future__ import annotations

import argparse

from cleaner.cli.commands import Run, _check_digests, labels
from cleaner.cli.output import opened


def report(options: argparse.Namespace) -> int:
    """Clean and digest every input and write the page; nothing is written when no input gives text."""
    from cleaner import pipeline_digest as pipeline
    from cleaner.render.base import Digested
    from cleaner.render.report import render

    run = Run(options)
    _check_digests(options.method, options.short, options.long, options.merged)
    articles = tuple(run.articles())
    if not articles:
        return run.exit_status()
    made = tuple(
        pipeline.digest(article, short=options.short, long=options.long, method=options.method)
        for article in articles
    )
    several = len(articles) > 1
    merged = (pipeline.merge(articles, budget=options.merged, method=options.method),) if several else ()
    page = render(Digested(made, merged, labels(articles)), articles)
    with opened(options.output) as output:
        output.write(page)
    if options.verbose and options.output:
        run.say(
            options.output, f"{len(articles)} articles, {len(page.encode('utf-8', 'replace')) // 1000} kB"
        )
    return run.exit_status()
