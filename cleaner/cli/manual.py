"""The manual page ``data/cleaner.1``, made from the parsers.

``python -m cleaner.cli.manual`` writes it, and the completions of all shells.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

from cleaner.cli.arguments import BUDGETS
from cleaner.cli.completions import Argument, arguments, write
from cleaner.cli.overview import COMMANDS
from cleaner.lexicon import DATA

PAGE: Final = os.path.join(DATA, "cleaner.1")
EXIT_STATUSES: Final = {
    "0": "every input gave text",
    "1": "an input or output could not be read or written",
    "2": "usage or configuration",
    "3": "nothing left after cleaning",
    "4": "a batch finished and some records failed",
    "130": "interrupted",
}


def written() -> str:
    """The page, made anew."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield '.\\" Made by python -m cleaner.cli.manual from cleaner/cli/arguments.py; change that instead.'
    yield ".TH CLEANER 1"
    yield ".SH NAME"
    yield "cleaner \\- clean text and checkable digests from scraped pages"
    yield ".SH SYNOPSIS"
    yield ".B cleaner"
    yield "[\\fICOMMAND\\fR] [\\fIOPTION\\fR]... [\\fIFILE\\fR|\\fIFOLDER\\fR|\\-]..."
    yield ".SH DESCRIPTION"
    yield "Without a command the clean text of every input goes to standard output."
    yield "No input named reads standard input."
    yield "A budget is " + _plain(BUDGETS) + "."
    yield ".SH COMMANDS"
    common = [one for one in arguments("clean") if one.options][1:]
    for command in COMMANDS:
        yield f'.SS "cleaner {command.name}"'
        yield _plain(command.line[0].upper() + command.line[1:]) + "."
        own = arguments(command.name)
        lacks = [one for one in common if one not in own]
        shared = command.name != "clean" and 4 * len(lacks) < len(common)
        if shared:
            yield "Takes the options of"
            yield ".B clean"
            yield _plain(f"too, but for {' and '.join(one.options[-1] for one in lacks)}." if lacks else "too.")
        for one in own[1:]:
            if one.options and not (shared and one in common):
                yield from _option(one)
        yield ".P"
        yield ".EX"
        yield from (_plain(line.strip()) for line in command.example.split("\n"))
        yield ".EE"
    yield ".SH EXIT STATUS"
    for status, meaning in EXIT_STATUSES.items():
        yield ".TP"
        yield f".B {status}"
        yield meaning
    yield ".SH ENVIRONMENT"
    yield ".TP"
    yield ".B NO_COLOR"
    yield "no colour if it holds anything, unless"
    yield ".B \\-\\-color always"
    yield "asks for it"


def _option(one: Argument) -> Iterator[str]:
    value = f" \\fI{_plain(one.metavar)}\\fR" if one.metavar else ""
    yield ".TP"
    yield ", ".join(f"\\fB{_plain(name)}\\fR" for name in one.options) + value
    yield _plain(one.line)
    if one.values and not all(name in one.line for name in one.values):
        yield ".br"
        yield "One of " + ", ".join(_plain(name) for name in one.values) + "."


def _plain(text: str) -> str:
    """Text that troff prints as it is."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text.startswith((".", "'")) else text


def main() -> int:
    """Write everything that is made from the parsers."""
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(written())
    write()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
