"""The output of a run: a file that grows beside its final name, holds whole lines after any death, and has one writer.

``OUT.part`` is locked while it is written and takes the name ``OUT`` when the last record is in. A run that was
killed leaves it; ``--resume`` counts the whole lines (one line is one record) and goes on after them. No side file
says how far a run was, so none can be wrong. That the input and the options are still the same is seen by making the
first and the last line again. Only then a torn last line is cut: a file that is refused stays as it is.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterator
from typing import IO, Any, Final

from cleaner.batch.answers import ERROR_START, Answer
from cleaner.batch.locks import lock
from cleaner.batch.task import Task
from cleaner.errors import OptionError, OutputError, reason_of
from cleaner.writing import write_all

PART: Final = ".part"
UNREPEATABLE: Final = frozenset({"timeout", "worker", "memory"})
"""Kinds of errors that need not come again."""
_OPEN_FILES_STAY: Final = os.name == "nt"
"""Whether the system renames and removes no file that is open."""


class Growing:
    """An output file under way."""

    def __init__(self, path: str, *, resume: bool) -> None:
        """Open and lock the file.

        Raises:
            OptionError: someone else is writing it.
            OutputError: it cannot be written.
        """
        self.path = path
        self.part = path + PART
        self.done = 0
        """Whole lines that were there already."""
        self.earlier_errors: list[bytes] = []
        """The error lines among them."""
        self.first = b""
        self.last = b""
        self._was_whole = False
        self._size = 0
        """Bytes of the whole lines that were there."""
        self._is_cut = False
        """Whether nothing else is there any more."""
        with _naming(path):
            if resume and not os.path.exists(self.part) and os.path.isfile(path):
                os.rename(path, self.part)
                self._was_whole = True
            try:
                self.file = locked(self.part, path)
            except OptionError:
                raise  # the file is the other writer's, who gives it its name
            except BaseException:
                self._unname()
                raise
        try:
            with _naming(path):
                if resume:
                    self._count()
                else:
                    self._cut()
        except BaseException:
            self.leave()
            raise

    def _count(self) -> None:
        """Count the whole lines.

        Raises:
            OptionError: an output that was finished has none.
        """
        for line in self.file:
            if not line.endswith(b"\n"):
                break
            self._size += len(line)
            self.done += 1
            self.first = self.first or line
            self.last = line
            if is_error(line):
                self.earlier_errors.append(line)
        if self._was_whole and not self.done and os.fstat(self.file.fileno()).st_size:
            raise OptionError(
                f"{self.path}: holds no whole line, so no run has made it; run without --resume to start over"
            )

    def _cut(self) -> None:
        """Cut what stands after the whole lines; not before it is known that they are ours."""
        if not self._is_cut:
            self.file.seek(self._size)
            self.file.truncate()
            self._is_cut = True

    def check(self, place: int, again: Answer, task: Task, repeats_into: str = "") -> None:
        """See whether a line that is there is the one that would be written now; see ``check_line``.

        Raises:
            OptionError: it is not.
        """
        check_line(self.part, self.first if place == 1 else self.last, again, task, repeats_into)

    def write(self, line: bytes) -> None:
        """Write a line.

        Raises:
            OutputError: the disk is full.
        """
        self._was_whole = False
        with _naming(self.path):
            self._cut()
            self.file.write(line)

    def finish(self) -> None:
        """Give the file its name."""
        with _naming(self.path):
            self._cut()
            self.file.flush()
            os.fsync(self.file.fileno())
            rename(self.file, self.part, self.path)

    def leave(self) -> None:
        """Let go of the file as it is, to be resumed; a whole output that nothing was added to gets its name back.

        A file without a line goes: there is nothing to resume.
        """
        with contextlib.suppress(OSError, ValueError):
            self.file.flush()
            if not self._was_whole and not os.fstat(self.file.fileno()).st_size:
                discard(self.file, self.part)
        if self._was_whole:
            self._was_whole = False
            with contextlib.suppress(OSError, ValueError):
                rename(self.file, self.part, self.path)
        with contextlib.suppress(OSError, ValueError):
            self.file.close()

    def _unname(self) -> None:
        """Give a whole output that could not be opened its name back."""
        if self._was_whole:
            self._was_whole = False
            with contextlib.suppress(OSError):
                os.rename(self.part, self.path)


def rename(file: IO[bytes], part: str, path: str) -> None:
    """Give a locked file its name and close it.

    In this order, so that nobody can lock ``part`` in between and write over what is whole; but not where open files
    cannot be renamed, and nothing is locked.
    """
    if _OPEN_FILES_STAY:
        file.close()
    os.replace(part, path)
    file.close()


def discard(file: IO[bytes], part: str) -> None:
    """Remove a locked file and close it; in the same order as ``rename``, for the same reasons."""
    if _OPEN_FILES_STAY:
        file.close()
    os.unlink(part)
    file.close()


def locked(part: str, path: str) -> IO[bytes]:
    """The file, open for reading and writing, and ours alone until it is closed or we are gone."""
    while True:
        file = open(os.open(part, os.O_RDWR | os.O_CREAT, 0o666), "r+b", buffering=1 << 16)  # noqa: SIM115 - kept open
        try:
            if not lock(file, path):
                return file
        except BaseException:
            file.close()
            raise
        try:
            same = os.path.samestat(os.fstat(file.fileno()), os.stat(part))
        except FileNotFoundError:
            same = False
        if same:
            return file
        file.close()  # the other writer finished between our opening and our lock: the file has its final name by now


def check_line(
    path: str, there: bytes, again: Answer, task: Task, repeats_into: str, instead: str = "run without --resume"
) -> None:
    """See whether a line of an output is the one that would be written now.

    Args:
        path: of the output, for the message.
        there: the line.
        again: what would be written.
        task: of which record.
        repeats_into: field of the result, when the line may lack what earlier records hold; nothing when it may not.
        instead: what to do when it is not.

    Raises:
        OptionError: it is not.
    """
    if again.line == there or kind_of(there) in UNREPEATABLE:
        return
    if repeats_into and _without_repeats(there, repeats_into) == _without_repeats(again.line, repeats_into):
        return
    raise OptionError(
        f"{path}: was begun with other input or options (record {task.number} differs); {instead} to start over"
    )


def _without_repeats(line: bytes, into: str) -> Any:
    """What a line says that no earlier record changes: its record, its page, and what other rules removed."""
    from cleaner.judge.memory import ARTICLES, PARAGRAPHS

    try:
        said = json.loads(line, parse_int=str, parse_float=str, parse_constant=str)  # numbers as they are written
        result = said.pop(into, None)
        if result is None:  # an error
            return said
        others = [gone for gone in result["removals"] if gone["rule"] not in (PARAGRAPHS.code, ARTICLES.code)]
        same = [result.get(name) for name in ("id", "lang", "source", "page_text")]
        return said, same, result["words"]["in"], others
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):  # no line of ours
        return line


def is_error(line: bytes) -> bool:
    """Whether a line of output is an error line of ours and not a record that looks like one."""
    return bool(_error_of(line))


def kind_of(line: bytes) -> str:
    """The kind of an error line; nothing of any other."""
    return str(_error_of(line).get("kind", ""))


def _error_of(line: bytes) -> dict[str, Any]:
    """What an error line of ours says; nothing of any other line, of whatever it is."""
    if not line.startswith(ERROR_START):
        return {}
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    error = said["error"]
    return error if set(said) == {"schema", "error"} and isinstance(error, dict) else {}


@contextlib.contextmanager
def error_file(path: str | None, earlier: list[bytes]) -> Iterator[Callable[[Answer], None]]:
    """What takes answers and writes the lines of errors to a file, after those of the run that is resumed.

    Raises:
        OutputError: the file cannot be written. What else goes wrong meanwhile is not taken for that.
    """
    if path is None:
        yield lambda _: None
        return
    with _naming(path):
        file = open(path, "wb", buffering=0)  # noqa: SIM115 - only what is done to the file bears its name

    def note(answer: Answer) -> None:
        if answer.error:
            with _naming(path):
                write_all(file, answer.line)

    try:
        with _naming(path):
            write_all(file, b"".join(earlier))
        yield note
    finally:
        with _naming(path):
            file.close()


@contextlib.contextmanager
def _naming(path: str) -> Iterator[None]:
    """What the system refuses is said with the name of the file.

    Raises:
        OutputError: it refused something.
    """
    try:
        yield
    except (OSError, ValueError) as problem:
        raise OutputError(f"{path}: {reason_of(problem)}") from problem
