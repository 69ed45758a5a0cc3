"""Every error that cleaner raises on purpose.

    CleanerError                 something went wrong; the message says what, where and what to do
    ├── InputError               one record or file cannot be used; the others go on       scope "record"
    │   ├── DecodeError          bytes that cannot be read as text in the named charset
    │   ├── RecordError          a record of a stream is malformed; carries its number
    │   └── TooLargeError        over the limit that the caller set
    ├── StoreError               a file that we keep is damaged or cannot be read          scope "run"
    ├── OutputError              a result could not be written                             scope "run"
    ├── OptionError              an option has a value that means nothing                  scope "run"
    │   ├── UnknownName          no such rule, ranker, format ...; lists near names
    │   └── BudgetError          a budget that cannot be parsed
    ├── LexiconError             a data file or a user's rule file is malformed            scope "run"
    ├── MissingExtra             a library is not installed                                scope "run"
    └── LawBroken                conservation or verbatim failed: a bug in cleaner         scope "run"

An empty result is not an error: it is a ``Cleaned`` with no kept block and all the reasons.
"""

from __future__ import annotations

import os
from typing import ClassVar, Literal


class CleanerError(Exception):
    """Base of all errors here. ``scope`` says what ends: the ``record`` or the whole ``run``."""

    scope: ClassVar[Literal["record", "run"]] = "run"


class InputError(CleanerError):
    """One input cannot be used; other inputs are not affected."""

    scope = "record"


class DecodeError(InputError):
    """Bytes that cannot be read as text in the charset the caller named."""


class RecordError(InputError):
    """A record of a stream is malformed.

    ``number`` counts records from 1 in input order; 0 where the caller has only this one. ``kind`` is the reason in
    one word or two, for counting: ``json``, ``missing-field`` ...
    """

    def __init__(self, number: int, reason: str, kind: str = "record") -> None:
        super().__init__(f"record {number}: {reason}" if number else reason)
        self.number = number
        self.reason = reason
        self.kind = kind

    def __reduce__(self) -> tuple[type[RecordError], tuple[int, str, str]]:
        return (RecordError, (self.number, self.reason, self.kind))


class TooLargeError(InputError):
    """An input is over the limit that the caller set."""


class StoreError(CleanerError):
    """A file that we keep from run to run is damaged or cannot be read: a site memory, an index of repeats ..."""


class OutputError(CleanerError):
    """A result could not be written (full disk, closed stream, no permission)."""


class OptionError(CleanerError):
    """An option has a value that means nothing."""


LISTED = 20
"""Most names that a message lists; of rules there are more, of nothing else."""


class UnknownName(OptionError):
    """A name that no table has; the message lists the nearest names, or all where there are few."""

    def __init__(self, kind: str, name: str, known: tuple[str, ...], near: tuple[str, ...]) -> None:
        every = f"known: {', '.join(known)}" if len(known) <= LISTED else f"see: cleaner {kind}s"
        hint = f"did you mean {' or '.join(near)}?" if near else every
        super().__init__(f"no {kind} called {name!r}; {hint}")
        self.kind = kind
        self.name = name
        self.known = known
        self.near = near

    def __reduce__(
        self,
    ) -> tuple[type[UnknownName], tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
        return (UnknownName, (self.kind, self.name, self.known, self.near))


class BudgetError(OptionError):
    """A budget that cannot be parsed."""


class LexiconError(CleanerError):
    """A data file or a user's rule file is malformed; the message names file and key."""


def broken_package(path: str, problem: Exception) -> LexiconError:
    """The error for a file of the package itself that is missing or malformed."""
    return LexiconError(f"{os.path.basename(path)}: cannot be read ({problem}); reinstall the package")


EXTRAS = ("scrapy", "datatrove", "parquet", "zstd")
"""Sets of optional libraries; all others come with the package."""


class MissingExtra(CleanerError):
    """A library is not installed; the message names the command that installs it.

    ``extra`` is the one of ours that brings it; none for what comes with the package and was taken out.

    >>> MissingExtra("pyarrow", "parquet")
    MissingExtra("this needs pyarrow, which is not installed; install it with: pip install 'cleaner-digest[parquet]'")
    >>> MissingExtra("lxml")
    MissingExtra('this needs lxml, which is not installed; install it with: pip install cleaner-digest')
    """

    def __init__(self, library: str, extra: str = "") -> None:
        package = f"'cleaner-digest[{extra}]'" if extra in EXTRAS else "cleaner-digest"
        super().__init__(f"this needs {library}, which is not installed; install it with: pip install {package}")
        self.library = library
        self.extra = extra

    def __reduce__(self) -> tuple[type[MissingExtra], tuple[str, str]]:
        return (MissingExtra, (self.library, self.extra))


def missing_library(problem: Exception) -> MissingExtra | None:
    """The error for a library that the package brings and that is not there; None for any other problem.

    >>> missing_library(ModuleNotFoundError("no", name="lxml.etree")).library, missing_library(ImportError("no"))
    ('lxml', None)
    """
    if not isinstance(problem, ModuleNotFoundError) or not problem.name or problem.name.startswith("cleaner"):
        return None
    return MissingExtra(problem.name.partition(".")[0], "")


class LawBroken(CleanerError):
    """Conservation or the verbatim law failed. That is a bug in cleaner: please report it."""


_BARE = {
    one.__name__: one
    for one in (CleanerError, InputError, StoreError, OutputError, OptionError, LexiconError, LawBroken)
}
"""Errors that are made of their message alone."""


def pack(problem: CleanerError) -> bytes:
    """An error for another process: its message, and the nearest of its classes that is made of nothing more.

    >>> unpack(pack(UnknownName("rule", "byliner", (), ())))
    OptionError("no rule called 'byliner'; known: ")
    """
    name = next(kind.__name__ for kind in type(problem).__mro__ if kind.__name__ in _BARE)
    return f"{name} {problem}".encode("utf-8", "replace")


def unpack(packed: bytes) -> CleanerError:
    """The error that was packed."""
    name, _, message = packed.decode("utf-8", "replace").partition(" ")
    return _BARE[name](message)


_OURS = (
    (FileNotFoundError, "no such file or folder"),
    (IsADirectoryError, "is a folder"),
    (NotADirectoryError, "a file stands where a folder is needed"),
)
"""Errors of the system that speak of directories, and what we say of them."""


def reason_of(problem: Exception) -> str:
    """What the system says of a file or stream, on one level with what we say, and in our words.

    >>> reason_of(OSError(28, "No space left on device")), reason_of(IsADirectoryError(21, "Is a directory"))
    ('no space left on device', 'is a folder')
    """
    ours = next((words for kind, words in _OURS if isinstance(problem, kind)), "")
    if ours:
        return ours
    said = problem.strerror if isinstance(problem, OSError) else None
    return said.lower() if said else str(problem).partition("\n")[0]


def unread_reason(problem: Exception) -> str:
    """The same of something that was to be read, in the words of its reader.

    >>> unread_reason(FileNotFoundError(2, "No such file or directory")), unread_reason(EOFError())
    ('no such file or folder', 'cut short')
    """
    if isinstance(problem, PermissionError):
        return "no permission to read it"
    return reason_of(problem) or "cut short"
