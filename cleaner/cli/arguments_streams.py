"""Arguments of the commands that read streams: batch and learn."""

from __future__ import annotations

import argparse
from typing import Final

from cleaner.batch.records import PAGE_TEXTS
from cleaner.batch.sources import KINDS
from cleaner.cli.arguments import BUDGETS, ENCODING, LINKS, LONG, METHODS, QUERY, add_fields, language_code
from cleaner.read.records import MAX_BYTES

_UNITS: Final = {"k": 1000, "m": 1000**2, "g": 1000**3}


def add(made: argparse.ArgumentParser, command: str) -> None:
    """The arguments of one of the two commands."""
    _add_inputs(made)
    if command == "learn":
        _add_learning(made)
        return
    _add_records(made)
    _add_run(made)
    _add_output(made)


def _add_records(made: argparse.ArgumentParser) -> None:
    group = made.add_argument_group("records", description=f"A budget is {BUDGETS}.".replace(" 800t", "\n800t"))
    group.add_argument(
        "--into",
        default="cleaned",
        metavar="NAME",
        help="field that is added; all others stay as they are (default: cleaned)",
    )
    group.add_argument(
        "--page-text",
        choices=PAGE_TEXTS,
        default="auto",
        help="add the text that offsets point into: where the record does not hold it (HTML, files of a folder, "
        "archives), always or never (default: auto)",
    )
    group.add_argument(
        "--digest", default="", metavar="KINDS", help="digests to make in the same pass: short, long or short,long"
    )
    group.add_argument("--short", default="3s", metavar="BUDGET", help="short digest (default: 3s)")
    group.add_argument("--long", default="30%", metavar="BUDGET", help=LONG)
    group.add_argument("--query", default="", metavar="WORDS", help=QUERY)
    group.add_argument("--method", default="auto", metavar="NAME", help=METHODS)
    group.add_argument(
        "--repeats",
        metavar="FILE",
        help="remove paragraphs that an earlier record has; FILE keeps which those are, for later runs too",
    )


def _add_run(made: argparse.ArgumentParser) -> None:
    group = made.add_argument_group("run")
    group.add_argument(
        "--workers",
        type=_count,
        default=1,
        metavar="N",
        help="processes; the output is the same with any number (default: 1)",
    )
    group.add_argument(
        "--timeout", type=_seconds, metavar="SECONDS", help="most time for one record; after that it is an error"
    )
    group.add_argument("--resume", action="store_true", help="go on where an interrupted run with the same -o ended")


def _add_output(made: argparse.ArgumentParser) -> None:
    group = made.add_argument_group("output")
    group.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="write here; grows as FILE.part and takes its name at the end; a folder, DIR/, gets shards",
    )
    group.add_argument(
        "-f",
        "--format",
        choices=("jsonl", "parquet"),
        default="",
        help="one JSON object a line, or rows as they came with a column of results; Parquet needs Parquet inputs "
        "(default: by the ending of -o)",
    )
    group.add_argument("--links", action="store_true", help=LINKS)
    group.add_argument("--errors", metavar="FILE", help="write the error lines here too")
    group.add_argument("-q", "--quiet", action="store_true", help="no progress and no summary on standard error")
    group.add_argument("-v", "--verbose", action="store_true", help="say every failed record on standard error")


def _add_inputs(made: argparse.ArgumentParser) -> None:
    group = made.add_argument_group("input")
    group.add_argument(
        "inputs",
        nargs="*",
        metavar="IN",
        help="files, folders (of these streams, and what ends in .txt .text .md .html .htm .xhtml), or - for standard "
        "input (also when none is named); .gz and .zst too",
    )
    group.add_argument(
        "-i",
        "--input",
        choices=KINDS,
        default="auto",
        metavar="KIND",
        help=f"what the input is: {', '.join(KINDS)} (auto looks at names and first bytes)",
    )
    add_fields(group)
    group.add_argument(
        "--max-bytes",
        type=_bytes,
        default=MAX_BYTES,
        metavar="N",
        help="longest record, such as 50M; a longer one is an error (default: 50M)",
    )
    group.add_argument("--encoding", metavar="NAME", help=ENCODING)
    group.add_argument(
        "--lang", type=language_code, default="", metavar="CODE", help="language of all records, such as en or de"
    )


def _add_learning(made: argparse.ArgumentParser) -> None:
    group = made.add_argument_group("learning")
    group.add_argument("--db", metavar="FILE", help="file of the site memory; made when there is none")
    group.add_argument(
        "--host", default="", metavar="NAME", help="host of all pages (default: from each page's address)"
    )
    group.add_argument(
        "--merge", action="append", default=[], metavar="FILE", help="add what another site memory knows"
    )
    group.add_argument("--days", type=_count, default=0, metavar="N", help="forget pages that were learned longer ago")
    group.add_argument(
        "--dry-run", action="store_true", help="write nothing; show the lines that would count as chrome of their site"
    )
    group.add_argument("-q", "--quiet", action="store_true", help="no summary on standard error")


def _count(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0  # noqa: PLR2004 - no machine has more
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 up")
    return number


def _seconds(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < 1e9:  # noqa: PLR2004 - thirty years
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return number


def _bytes(text: str) -> int:
    """A number of bytes: ``5000000``, ``50M``, ``1g``."""
    unit = _UNITS.get(text[-1:].lower(), 1)
    number = text[:-1] if unit > 1 else text
    if not (number.isascii() and number.isdigit() and 0 < len(number) < 16 and int(number)):  # noqa: PLR2004 - a petabyte
        raise argparse.ArgumentTypeError(f"{text!r} is no number of bytes, such as 5000000 or 50M")
    return int(number) * unit
