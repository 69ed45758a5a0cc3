"""Writing results: UTF-8 in any locale, every byte or an error, named files whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import IO, Final, Protocol

from cleaner.errors import OutputError, reason_of
from cleaner.writing import write_all

_ENDING: Final = ("SIGTERM", "SIGHUP")
"""Signals that end a command."""


class Closed(Exception):
    """The reader of our output went away (``| head``): a normal end."""


class Output(Protocol):
    """Something that takes text."""

    def write(self, text: str) -> None:
        """Write all of ``text`` as UTF-8."""
        ...

    def write_bytes(self, body: bytes) -> None:
        """Write text that is UTF-8 already."""
        ...

    def flush(self) -> None:
        """Hand everything to the system."""
        ...


class _Stream:
    """Text to a binary stream."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream, self._name = stream, name

    def write(self, text: str) -> None:
        """Write all of ``text``.

        Raises:
            Closed: the other end is gone.
            OutputError: the disk is full, the stream is closed ...
        """
        self.write_bytes(text.encode("utf-8", "replace"))

    def write_bytes(self, body: bytes) -> None:
        """Write all of ``body``; raises as ``write``."""
        try:
            write_all(self._stream, body)
        except BrokenPipeError as problem:
            raise Closed from problem
        except (OSError, ValueError) as problem:
            raise OutputError(f"{self._name}: {reason_of(problem)}") from problem

    def flush(self) -> None:
        """Hand everything to the system."""
        try:
            self._stream.flush()
        except BrokenPipeError as problem:
            raise Closed from problem
        except (OSError, ValueError) as problem:
            raise OutputError(f"{self._name}: {reason_of(problem)}") from problem


@contextlib.contextmanager
def opened(path: str | None) -> Iterator[Output]:
    """Standard output, or a file that appears under its name only when all is written."""
    if path is None or path == "-":
        if sys.stdout is None:
            raise OutputError("stdout: is closed")
        stream = _Stream(sys.stdout.buffer, "stdout")
        yield stream
        stream.flush()
        return
    with _replacing(path) as file:
        yield _Stream(file, path)


@contextlib.contextmanager
def _replacing(path: str) -> Iterator[IO[bytes]]:
    """A temporary file beside ``path`` that takes its place at the end, or is removed on any error."""
    if "\0" in path:
        raise OutputError(f"{path}: a file name holds no NUL")
    if os.path.exists(path) and not os.path.isfile(path):
        with _device(path) as file:
            yield file
        return
    if os.path.islink(path):
        link, path = path, os.path.realpath(path)
        if os.path.islink(path):
            raise OutputError(f"{link}: a link that leads to itself")
    folder = os.path.dirname(os.path.abspath(path))
    with _swept() as ours:
        temporary = os.path.join(folder, f".cleaner-{os.urandom(8).hex()}")
        ours.append(temporary)  # before it is there: the command may be ended right after
        try:
            with open(temporary, "xb", opener=_for_us) as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            os.chmod(temporary, _mode(path))
            os.replace(temporary, path)
        except OSError as problem:
            raise OutputError(f"{path}: {reason_of(problem)}") from problem
        finally:
            _unlink(ours)


def _for_us(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


@contextlib.contextmanager
def _swept() -> Iterator[list[str]]:
    """A list of files that go when the command is ended (``kill``, a closed terminal) while they are written."""
    import signal  # half a millisecond, which a page that goes to a pipe need not pay

    owner = os.getpid()
    ours: list[str] = []

    def sweep(number: int, frame: object) -> None:  # noqa: ARG001 - the shape of a handler
        if os.getpid() == owner:  # a worker that is ended has its parent's handlers
            _unlink(ours)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    known = [getattr(signal, name) for name in _ENDING if hasattr(signal, name)]
    ended_by = [number for number in known if signal.getsignal(number) == signal.SIG_DFL]
    with contextlib.suppress(ValueError):  # only the first thread may
        for number in ended_by:
            signal.signal(number, sweep)
    try:
        yield ours
    finally:
        with contextlib.suppress(ValueError):
            for number in ended_by:
                signal.signal(number, signal.SIG_DFL)


def _unlink(paths: list[str]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            os.unlink(path)


@contextlib.contextmanager
def _device(path: str) -> Iterator[IO[bytes]]:
    """A pipe or device, which cannot be replaced."""
    try:
        with open(path, "wb") as file:
            yield file
    except OSError as problem:
        raise OutputError(f"{path}: {reason_of(problem)}") from problem


def _mode(path: str) -> int:
    """Permissions of the file that is replaced, else what the umask leaves."""
    try:
        return os.stat(path).st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def silence(stream: IO[str] | None) -> None:
    """Point a standard stream that takes no more at nothing, so that the interpreter's last flush cannot fail.

    It would end the command with status 120.
    """
    if stream is None:
        return
    with contextlib.suppress(OSError, ValueError, AttributeError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)
