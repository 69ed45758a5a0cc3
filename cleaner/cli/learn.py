"""``cleaner learn``: pages of sites into a site memory."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Final, NamedTuple

from cleaner.batch.learning import Learned
from cleaner.batch.records import RecordOptions
from cleaner.batch.sources import Reader
from cleaner.batch.task import Task
from cleaner.cli import NOTHING_LEFT, OK
from cleaner.cli.commands import check_encoding
from cleaner.cli.output import opened
from cleaner.errors import OptionError
from cleaner.judge.memory import MIN_PAGES, STEPS
from cleaner.memory import SiteMemory, host_of
from cleaner.memory.store import learn as write
from cleaner.memory.store import load
from cleaner.options import CleanOptions
from cleaner.text import counted

DAY_SECONDS: Final = 86_400
SHOWN_SHARE: Final = STEPS[-1][0]
"""Share of a site's pages from which a line counts as chrome of the site."""


def learn(options: argparse.Namespace) -> int:
    """Run the command."""
    if not options.db and not options.dry_run:
        raise OptionError("name the file to learn into: --db FILE, or look first: --dry-run")
    if options.host and not host_of(options.host):
        raise OptionError(f"--host {options.host!r} is no host")
    today = int(time.time() // DAY_SECONDS)
    oldest = today - options.days if options.days else 0
    wanted = RecordOptions(CleanOptions(), options.field, options.id_field, options.url_field, lang=options.lang)
    learned = Learned(wanted, options.host, today)
    others = [load(path) for path in options.merge]
    merged = sum(1 for memory in others for _ in memory.rows())
    only_merge = bool(others) and not options.inputs
    tasks = iter(()) if only_merge else _tasks(options)
    total = SiteMemory()
    for memory in chain(others, learned.memories(tasks)):
        if options.dry_run:
            total += memory
        else:
            write(options.db, memory, forget_before=oldest)
    if options.dry_run:
        with opened(None) as output:
            for line in shown(total):
                output.write(line + "\n")
    if not options.quiet:
        _say(learned, merged, only_merge=only_merge)
    return OK if learned.pages or only_merge else NOTHING_LEFT


def _tasks(options: argparse.Namespace) -> Iterator[Task]:
    """The pages of the inputs; says what people should know of these."""
    from cleaner.cli import complain

    check_encoding(options.encoding)
    reader = Reader(options.inputs, options.input, options.max_bytes, charset=options.encoding)
    for name, message in () if options.quiet else reader.notes:
        complain(f"{name}: {message}")
    return reader.tasks()


class KnownLine(NamedTuple):
    """A line that counts as chrome of its site."""

    host: str
    """The site."""
    pages: int
    """Known pages of the site that have the line."""
    of: int
    """All known pages of the site."""
    line: str
    """The line, or its beginning."""


def known(memory: SiteMemory) -> Iterator[KnownLine]:
    """What counts as chrome of its site, hosts by name, the most frequent lines first."""
    from cleaner.render.safe import one_line

    counts: dict[str, Counter[int]] = {}
    pages: Counter[str] = Counter()
    for host, _, seen in memory.rows():
        pages[host] += 1
        counts.setdefault(host, Counter()).update(seen.lines)
    for host in memory.hosts():
        if pages[host] < MIN_PAGES:
            continue
        rows = [(-count, one_line(memory.sample(line))) for line, count in counts[host].items()]
        for count, sample in sorted(rows):
            if -count >= SHOWN_SHARE * pages[host]:
                yield KnownLine(one_line(host), -count, pages[host], sample)


def shown(memory: SiteMemory) -> Iterator[str]:
    """What counts as chrome of its site: host, pages with the line, known pages and the line, parted by tabs."""
    for line in known(memory):
        yield "\t".join(map(str, line))


def _say(learned: Learned, merged: int, *, only_merge: bool) -> None:
    from cleaner.cli import complain

    if merged or only_merge:
        complain(f"{counted(merged, 'page')} of other site memories added")
    if not only_merge:
        complain(f"{counted(learned.pages, 'page')} learned")
    if learned.homeless:
        complain(f"{counted(learned.homeless, 'page')} without an address: name the host with --host")
    if learned.failed:
        complain(f"{counted(learned.failed, 'record')} that could not be read")
