"""``cleaner report``: articles, digests and removals as one HTML page."""

from __future__ import annotations

import argparse
import sys

from cleaner.cli.commands import Run, labels
from cleaner.cli.digests import told
from cleaner.cli.output import opened
from cleaner.errors import OptionError
from cleaner.text import counted


def report(options: argparse.Namespace) -> int:
    """Clean and digest every input and write the page; nothing is written when no input gives text.

    Raises:
        OptionError: the page would go to a terminal.
    """
    if not options.output and sys.stdout is not None and sys.stdout.isatty():
        raise OptionError("a report is for a browser: name its file with -o FILE, or send it to another program")
    from cleaner.render.base import Digested
    from cleaner.render.report import render

    run = Run(options)
    made = told(run, with_digests=True)
    if not made.articles:
        return run.exit_status()
    page = render(Digested(made.digests, made.merged, labels(made.articles)), made.articles)
    with opened(options.output) as output:
        output.write(page)
    if options.verbose and options.output:
        size = len(page.encode("utf-8", "replace")) // 1000
        run.say(options.output, f"{counted(len(made.articles), 'article')}, {size:,} kB")
    return run.exit_status()
