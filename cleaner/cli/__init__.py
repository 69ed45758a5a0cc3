"""The command ``cleaner``: arguments in, exit status out.

Exit status: 0 every input gave text; 1 an input or output could not be read or written; 2 usage or configuration;
3 nothing left after cleaning (an empty input too); 4 a stream was cleaned and some of its records failed; 130
interrupted. One line on standard error per failure, ``cleaner: NAME: reason``, never a traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from itertools import pairwise
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final, cast

from cleaner.cli.clashes import refuse as refuse_clashes
from cleaner.cli.output import Closed, silence
from cleaner.cli.overview import COMMANDS, overview
from cleaner.errors import (
    CleanerError,
    InputError,
    LawBroken,
    OptionError,
    OutputError,
    StoreError,
    missing_library,
    reason_of,
)
from cleaner.registry import function_at
from cleaner.scarcity import is_scarcity
from cleaner.text import spelled

if TYPE_CHECKING:
    import argparse

RUN: Final[dict[str, str]] = {
    "clean": "cleaner.cli.commands:clean",
    "explain": "cleaner.cli.commands:explain",
    "digest": "cleaner.cli.digests:digest",
    "merge": "cleaner.cli.digests:merge",
    "stories": "cleaner.cli.digests:stories",
    "report": "cleaner.cli.report:report",
    "batch": "cleaner.cli.batch:batch",
    "learn": "cleaner.cli.learn:learn",
    "rules": "cleaner.cli.rules:run",
    "completions": "cleaner.cli.completions:run",
}
"""Command to the function that runs it."""

OK: Final = 0
UNREADABLE: Final = 1
USAGE: Final = 2
NOTHING_LEFT: Final = 3
SOME_FAILED: Final = 4
INTERRUPTED: Final = 130
BARE: Final[dict[str, Any]] = {
    "inputs": (), "input": "auto", "split": None, "encoding": None, "url": None, "lang": "", "level": "balanced",
    "keep": (), "drop": (), "db": None, "phrases": None, "rules": None, "fast": False, "origin": "auto",
    "format": "text", "links": False, "output": None, "color": "auto", "quiet": False, "verbose": False,
}  # fmt: skip
"""What ``cleaner`` without a word after it means, as the parser of ``clean`` says. So the plain pipe spares argparse, a
twentieth of the time of a small page."""
WORDS: Final = ("query", "url", "field", "id_field", "url_field", "into", "host")
"""Options whose values are words and not names of files: they are UTF-8 in any locale."""
FIELDS: Final = {"field": "", "id_field": "id", "url_field": "url"}
"""Options that name fields of records, and the fields that they name when they are not there."""
NO_INPUT: Final = ("rules", "completions")
"""Commands that read no page."""
STREAMS: Final = ("jsonl", "warc", "parquet")
"""Kinds of input that hold many records."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(given)
    except Closed:
        silence(sys.stdout)
        return OK
    except KeyboardInterrupt:
        silence(sys.stdout)
        return INTERRUPTED
    except (OutputError, InputError, StoreError) as problem:
        silence(sys.stdout)
        complain(str(problem))
        return UNREADABLE
    except LawBroken as problem:
        complain(str(problem))
        return UNREADABLE
    except CleanerError as problem:
        complain(str(problem))
        return USAGE
    except RecursionError:
        complain("the input is nested too deeply")
        return UNREADABLE
    except Exception as problem:
        if os.environ.get("CLEANER_DEBUG"):
            raise
        silence(sys.stdout)
        missing = None if is_scarcity(problem) else missing_library(problem)
        complain(str(missing) if missing else _unforeseen(problem))
        return USAGE if missing else UNREADABLE


def _unforeseen(problem: Exception) -> str:
    """What is said of an error that nobody raised on purpose."""
    if is_scarcity(problem):
        return "out of memory"
    if isinstance(problem, OSError):  # the system's own doing: no more files may be opened, no more processes begun
        return f"{problem.filename}: {reason_of(problem)}" if problem.filename else reason_of(problem)
    return f"internal error, please report it: {type(problem).__name__}: {problem} (CLEANER_DEBUG=1 shows where)"


def complain(message: str) -> None:
    """One line on standard error; control characters of names cannot harm the terminal."""
    try:
        from cleaner.render.safe import one_line

        line = f"cleaner: {one_line(spelled(message))}\n"
    except Exception as problem:
        if not is_scarcity(problem):
            raise
        line = "cleaner: out of memory\n"
    try:
        if sys.stderr is not None:
            sys.stderr.buffer.write(line.encode("utf-8", "replace"))
            sys.stderr.buffer.flush()
    except (OSError, ValueError, AttributeError):
        silence(sys.stderr)


def _run(given: list[str]) -> int:
    names = tuple(command.name for command in COMMANDS)
    if given[:1] == ["help"] and len(given) > 1 and given[1] in names:
        given = [given[1], "--help"]
    if given and given[0] in ("-h", "--help", "help"):
        return _print(overview())
    if given and given[0] in ("-V", "--version"):
        import cleaner

        return _print(f"cleaner {cleaner.__version__}\n")
    if given and given[0] in names:
        command, rest = given[0], given[1:]
    else:
        command, rest = "clean", given
        _refuse_misspelt(given, names)
    if command == "clean" and _names_stream(rest):
        command = "batch"
    options = _options(command, rest)
    for name in WORDS:
        if isinstance(getattr(options, name, None), str):
            setattr(options, name, spelled(getattr(options, name)))
    if command not in NO_INPUT and not options.inputs and sys.stdin is not None and sys.stdin.isatty():
        complain("no input: name files, or pipe text in")
        sys.stderr.write(_help(command) if given[:1] == [command] else overview())
        return USAGE
    refuse_clashes(options)
    run: Callable[[argparse.Namespace], int] = function_at(RUN[command])
    return run(options)


def _options(command: str, given: list[str]) -> argparse.Namespace:
    """The options of a command."""
    if command == "clean" and not given:
        return cast("argparse.Namespace", SimpleNamespace(**BARE))
    from cleaner.cli.arguments import parser

    return parser(command).parse_args(given)


def _help(command: str) -> str:
    from cleaner.cli.arguments import parser

    return parser(command).format_help()


def _names_stream(given: list[str]) -> bool:
    """Whether the input is named as a stream of records, ``-i jsonl``: then clean is batch."""
    if not any(stream in word for word in given for stream in STREAMS):
        return False
    values = [after for word, after in pairwise(given) if word in ("-i", "--input")]
    values += [word.partition("=")[2] for word in given if word.startswith("--input=")]
    values += [word[2:] for word in given if word.startswith("-i")]
    return any(value in STREAMS for value in values)


def _refuse_misspelt(given: list[str], names: tuple[str, ...]) -> None:
    """``cleaner digset a.txt``: a first word that is no file and looks like a command.

    Raises:
        OptionError: it does.
    """
    if not given or given[0].startswith("-") or not given[0].isalpha() or os.path.exists(given[0]):
        return
    from cleaner.text import near_names

    near = near_names(given[0].lower(), names)
    if near:
        raise OptionError(f"no command or file {given[0]!r}; did you mean {near[0]}?")


def _print(text: str) -> int:
    from cleaner.cli.output import opened

    with opened(None) as output:
        output.write(text)
    return OK
