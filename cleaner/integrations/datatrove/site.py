"""Site memory over a whole crawl: every task learns into a file of its own, one task merges them.

Merging is commutative and a page that two tasks saw counts once, so what is known in the end does not depend on how
the crawl was cut into tasks nor on which of them ran when.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from typing import Any

from cleaner.batch.learning import PAGES_AT_ONCE
from cleaner.batch.records import RecordOptions, page_in
from cleaner.errors import CleanerError, InputError, OptionError
from cleaner.integrations.datatrove.base import ERROR, HTML, Step
from cleaner.memory import SiteMemory, host_of
from cleaner.memory.store import learn, load, settle
from cleaner.model import Page
from cleaner.read.records import Field


class LearnSites(Step):  # type: ignore[misc]
    """Learns which lines recur on the pages of a site; the documents pass through as they are.

    The file of a task, ``00000.db`` and so on, is there when the task is done and not before.

    Statistics: ``learned``, ``without_host`` (no address: nothing can be learned), ``failed``.
    """

    type = "CLEANER"
    name = "learn sites"

    def __init__(self, folder: str, options: RecordOptions | None = None, day: int = 0, *, host: str = "") -> None:
        """Make the step.

        Args:
            folder: where the files go, on a disk that all tasks see.
            options: the field of the address.
            day: day of the crawl, counted from 1970, if older ones shall once be forgotten.
            host: host of all pages; without it that of each page's address.

        Raises:
            OptionError: the host is none.
        """
        if host and not host_of(host):
            raise OptionError(f"{host!r} is no host")
        super().__init__()
        self.folder = folder
        self.options = options or RecordOptions()
        self.day = day
        self.host = host

    def run(self, data: Iterable[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """The same documents."""
        del world_size
        with tempfile.TemporaryDirectory() as room:
            path = os.path.join(room, "memory.db")  # SQLite is at home on a local disk only
            memory = SiteMemory()
            for number, document in enumerate(data, 1):
                with self.track_time():
                    self._observe(document, memory)
                    if number % PAGES_AT_ONCE == 0:
                        learn(path, memory)
                        memory = SiteMemory()
                yield document
            learn(path, memory)
            put(path, os.path.join(self.folder, f"{rank:05d}.db"))

    def _observe(self, document: Any, memory: SiteMemory) -> None:
        if ERROR in document.metadata:
            self.stat_update("failed")
            return
        try:
            page = self._page(document)
        except (CleanerError, RecursionError, MemoryError):
            self.stat_update("failed")
            return
        self.stat_update("learned" if memory.observe(page, host=self.host, day=self.day) else "without_host")

    def _page(self, document: Any) -> Page:
        found = Field("text", document.text, bool(document.metadata.get(HTML)))
        page, _ = page_in(found, document.id, document.metadata.get(self.options.url_field), self.options)
        return page


class MergeSites(Step):  # type: ignore[misc]
    """Merges the files of all tasks into one, which ``CleanerStep(memory=...)`` reads. A job of one task."""

    type = "CLEANER"
    name = "merge sites"

    def __init__(self, folder: str, into: str) -> None:
        """Make the step.

        Args:
            folder: the files that ``LearnSites`` wrote.
            into: the file that is made.
        """
        super().__init__()
        self.folder = folder
        self.into = into

    def run(self, data: Iterable[Any] | None = None, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """The documents of an earlier step, if there is one.

        Raises:
            InputError: there is nothing to merge.
        """
        del world_size
        yield from data or ()
        if rank:
            return
        files = sorted(name for name in os.listdir(self.folder) if name.endswith(".db"))
        if not files:
            raise InputError(f"{self.folder}: no site memories")
        with tempfile.TemporaryDirectory() as room:
            path = os.path.join(room, "memory.db")
            for name in files:
                with self.track_time("file"):
                    learn(path, load(os.path.join(self.folder, name)))
                self.stat_update("files")
            put(path, self.into)


def put(path: str, into: str) -> None:
    """Put a finished memory in its place: whole or not at all, and so that many machines may read it at once."""
    settle(path)
    folder = os.path.dirname(os.path.abspath(into))
    os.makedirs(folder, exist_ok=True)
    part = os.path.join(folder, f".{os.path.basename(into)}.part")
    shutil.copyfile(path, part)
    os.replace(part, into)
