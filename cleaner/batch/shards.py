"""The output of a run as a folder of shards: whole ones under their names, at most one under way.

Records go to shards by their number alone, ``SHARD_RECORDS`` to each, so the bytes of every shard are the same with
any number of workers. A shard grows as ``resume`` has it, beside its name, and takes the name when it is whole. The
folder is locked while it is written.
"""

from __future__ import annotations

import os
import re
from typing import Final

from cleaner.batch.answers import Answer
from cleaner.batch.locks import lock
from cleaner.batch.resume import Growing, check_line, is_error
from cleaner.batch.task import Task
from cleaner.errors import OptionError, OutputError, reason_of

SHARD_RECORDS: Final = 10_000
"""Records of a shard. Of articles of 3 kB that is some 60 MB: enough for any engine to take it as a split, little
enough to do again."""
_FOLDERS_STAY_SHUT: Final = os.name == "nt"
"""Whether the system opens no folder."""
_NAME: Final = re.compile(r"shard-(\d{5,})\.jsonl(?:\.part)?\Z")


class Shards:
    """A folder under way; used as ``Growing`` is."""

    def __init__(self, folder: str, *, resume: bool) -> None:
        """Make, lock and look through the folder.

        Raises:
            OptionError: someone else is writing it, or what it holds cannot be gone on with.
            OutputError: it cannot be written.
        """
        self.part = folder
        self.done = 0
        """Whole lines that were there already."""
        self.earlier_errors: list[bytes] = []
        """The error lines among them."""
        self.first = b""
        self.last = b""
        self._shard: Growing | None = None
        self._number = 0
        self._lines = 0
        """Lines of the shard under way."""
        try:
            os.makedirs(folder, exist_ok=True)
            self._lock = _locked(folder)
            there = _numbers(folder)
        except (OSError, ValueError) as problem:
            raise OutputError(f"{folder}: {reason_of(problem)}") from problem
        try:
            self._count(there, resume=resume)
        except BaseException:
            self.leave()
            raise

    def _path(self, number: int) -> str:
        return os.path.join(self.part, f"shard-{number:05}.jsonl")

    def _count(self, there: list[int], *, resume: bool) -> None:
        """Count the lines of whole shards, and go on with the last if it is not full."""
        if there and not resume:
            raise OptionError(f"{self.part}: holds shards already; go on with --resume, or name another folder")
        if there != list(range(len(there))):
            raise OptionError(f"{self.part}: a shard before number {there[-1]} is missing")
        for number in there[:-1]:
            self._count_whole(self._path(number))
        self._number = len(there)
        if not there:
            return
        self._number -= 1
        self._shard = last = Growing(self._path(self._number), resume=True)
        if last.done > SHARD_RECORDS:
            raise OptionError(f"{self.part}: shard {self._number} has {last.done:,} lines, not {SHARD_RECORDS:,}")
        self.done += last.done
        self.earlier_errors += last.earlier_errors
        self.first, self.last = self.first or last.first, last.last or self.last
        self._lines = last.done

    def _count_whole(self, path: str) -> None:
        count = 0
        try:
            with open(path, "rb") as file:
                for count, line in enumerate(file, 1):  # noqa: B007 - the number of lines
                    self.first = self.first or line
                    self.last = line
                    if is_error(line):
                        self.earlier_errors.append(line)
        except OSError as problem:
            raise OutputError(f"{path}: {reason_of(problem)}") from problem
        if count != SHARD_RECORDS:
            raise OptionError(f"{path}: has {count:,} lines, not {SHARD_RECORDS:,}")
        self.done += count

    def check(self, place: int, again: Answer, task: Task, repeats_into: str = "") -> None:
        """See whether a line that is there is the one that would be written now; see ``check_line``.

        Raises:
            OptionError: it is not.
        """
        check_line(self.part, self.first if place == 1 else self.last, again, task, repeats_into, "name another folder")

    def write(self, line: bytes) -> None:
        """Write a line.

        Raises:
            OutputError: the disk is full.
        """
        self._close_if_full()  # one that was full already, now that it is known to be ours
        if self._shard is None:
            self._shard = Growing(self._path(self._number), resume=False)
        self._shard.write(line)
        self._lines += 1
        self._close_if_full()

    def _close_if_full(self) -> None:
        if self._shard is not None and self._lines == SHARD_RECORDS:
            self._shard.finish()
            self._shard = None
            self._number += 1
            self._lines = 0

    def finish(self) -> None:
        """Give the last shard its name."""
        if self._shard is not None:
            self._shard.finish()
            self._shard = None
        self.leave()

    def leave(self) -> None:
        """Let go of the folder as it is, to be resumed."""
        if self._shard is not None:
            self._shard.leave()
            self._shard = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def is_folder(path: str) -> bool:
    """Whether an output is meant as a folder: it is one, or it is written like one."""
    return path.endswith(("/", os.sep)) or os.path.isdir(path)


def is_shard(name: str) -> bool:
    """Whether a shard may have this name, whole or under way."""
    return _NAME.match(name) is not None


def _numbers(folder: str) -> list[int]:
    """Numbers of the shards in a folder, whole or not, in order."""
    found = (_NAME.match(name) for name in os.listdir(folder))
    return sorted({int(one[1]) for one in found if one})


def _locked(folder: str) -> int | None:
    """The folder, ours alone until it is closed or we are gone; None where folders cannot be locked."""
    if _FOLDERS_STAY_SHUT:
        return None
    handle = os.open(folder, os.O_RDONLY)
    try:
        lock(handle, folder)
    except BaseException:
        os.close(handle)
        raise
    return handle
