"""Learning what recurs on sites: the pages of a stream into a site memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from cleaner.batch.reading import page_of
from cleaner.batch.records import RecordOptions
from cleaner.batch.task import Task
from cleaner.errors import CleanerError
from cleaner.memory import SiteMemory

PAGES_AT_ONCE: Final = 2000
"""Pages that are observed before they are written to the file: some 20 MB."""


class Learned:
    """What came of learning: memories of so many pages each, and the counts."""

    def __init__(self, options: RecordOptions, host: str, day: int) -> None:
        self._options, self._host, self._day = options, host, day
        self.pages = 0
        self.homeless = 0
        """Pages without a host."""
        self.failed = 0

    def memories(self, tasks: Iterable[Task]) -> Iterator[SiteMemory]:
        """The memories of the pages of all tasks, one for every ``PAGES_AT_ONCE``."""
        memory, held = SiteMemory(), 0
        for task in tasks:
            try:
                page, _ = page_of(task, self._options)
            except (CleanerError, RecursionError, MemoryError):
                self.failed += 1
                continue
            if not memory.observe(page, host=self._host, day=self._day):
                self.homeless += 1
                continue
            self.pages += 1
            held += 1
            if held >= PAGES_AT_ONCE:
                yield memory
                memory, held = SiteMemory(), 0
        yield memory
