"""The command line as argparse sees it: one parser a command, made only for the command that was called."""

from __future__ import annotations

import argparse
from typing import Any, Final, NoReturn

from cleaner.cli import FIELDS
from cleaner.cli.overview import COMMANDS
from cleaner.options import LEVELS, ORIGINS, is_language
from cleaner.patterns import lazy

_CHOICE: Final = lazy(r"[\w-]+")

SHELLS: Final = ("bash", "zsh", "fish")
"""Shells that the command can be completed in."""
LONG: Final = "long digest; holds the short one, even where a share of a short article is less (default: 30%%)"
ENCODING: Final = "charset of documents that are not UTF-8 (default: what they say, else detected)"
QUERY: Final = "digests about these words"
METHODS: Final = "how sentences are ranked: auto, position, centroid, lexrank, sumy-lexrank ... (default: auto)"
LINKS: Final = "HTML: say where links lead (in Markdown and JSON)"
BUDGETS: Final = "a hard upper bound: 12s sentences, 200w words, 2000c characters, 800t tokens, 30% of the words"


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """argparse's, with the width of the terminal but without shutil, which costs as much as cleaning a page."""

    def __init__(self, prog: str) -> None:
        import os

        try:
            width = int(os.environ.get("COLUMNS", "")) or os.get_terminal_size().columns
        except (ValueError, OSError):
            width = 80
        super().__init__(prog, width=max(40, width - 2))


class _Parser(argparse.ArgumentParser):
    """argparse with our form of messages and a guess at what was meant."""

    def error(self, message: str) -> NoReturn:
        """One line on standard error and exit status 2."""
        if "unrecognized arguments: " in message:
            message = self._guess(message)
        elif "invalid choice: " in message:
            message = self._choice(message)
        from cleaner.cli import complain

        complain(f"{message}; see: {self.prog} --help")
        raise SystemExit(2)

    def print_help(self, file: Any = None) -> None:
        """The help on standard output, every byte of it or an error."""
        if file is not None:
            super().print_help(file)
            return
        from cleaner.cli.output import opened

        with opened(None) as output:
            output.write(self.format_help())

    def _guess(self, message: str) -> str:
        from cleaner.text import near_names

        wrong = message.partition(": ")[2].split()[0].partition("=")[0]
        # Without the dashes, which would make all short words alike.
        known = tuple(option[2:] for action in self._actions for option in action.option_strings if option[:2] == "--")
        near = near_names(wrong.lstrip("-"), known)
        hint = f"; did you mean --{near[0]}?" if near else ""
        return f"no option {wrong}{hint}"

    def _choice(self, message: str) -> str:
        from cleaner.text import near_names

        option, said, rest = message.partition(": invalid choice: ")
        shown, listed, choices = rest.rpartition(" (choose from ")
        if not said or not listed:
            return message
        wrong, known = shown.strip("'\""), tuple(_CHOICE.findall(choices))
        near = near_names(wrong, known)
        return f"no {option.removeprefix('argument ')} {wrong!r}" + (
            f"; did you mean {near[0]}?" if near else f"; choose from {', '.join(known)}"
        )


def parser(command: str) -> argparse.ArgumentParser:
    """The parser of one command."""
    about = next(c for c in COMMANDS if c.name == command)
    made = _Parser(
        prog=f"cleaner {command}",
        description=about.line[0].upper() + about.line[1:] + ".",
        epilog=f"examples:\n  {about.example}",
        formatter_class=_Formatter,
        allow_abbrev=False,
    )
    if command in ("batch", "learn"):
        from cleaner.cli.arguments_streams import add

        add(made, command)
        if command == "batch":
            _add_cleaning(made)
        return made
    if command == "completions":
        made.add_argument("shell", choices=SHELLS, help="the shell")
        return made
    if command == "rules":
        _add_rules(made)
    else:
        _add_inputs(made, command)
        _add_cleaning(made)
    if command in ("digest", "merge", "report"):
        _add_digests(made, command)
    _add_output(made, command)
    return made


def _add_inputs(made: argparse.ArgumentParser, command: str) -> None:
    group = made.add_argument_group("input")
    group.add_argument(
        "inputs",
        nargs="*",
        metavar="FILE",
        help="files, folders (of these what ends in .txt .text .md .html .htm .xhtml), or - for standard input (also "
        "when none is named)",
    )
    group.add_argument(
        "-i",
        "--input",
        choices=("auto", "text", "html", "jsonl", "warc", "parquet"),
        default="auto",
        metavar="KIND",
        help="what the input is: auto, text, html, or jsonl, warc, parquet, of which each record is a page (auto looks "
        "whether it is text or html)",
    )
    if command != "clean":  # of records that is batch
        add_fields(group)
    group.add_argument("--split", metavar="MARK", help=r"several documents in one input, parted by MARK, such as '\f'")
    group.add_argument("--encoding", metavar="NAME", help=ENCODING)
    group.add_argument("--url", help="address of the page")
    group.add_argument(
        "--lang", type=language_code, default="", metavar="CODE", help="language of the article, such as en or de"
    )


def add_fields(group: argparse._ArgumentGroup) -> None:
    """Where a record has what is needed of it."""
    told = {
        "field": "field of a record's text (default: text, else html)",
        "id_field": "field of its id (default: id)",
        "url_field": "field of its address (default: url)",
    }
    for name, default in FIELDS.items():
        group.add_argument(f"--{name.replace('_', '-')}", default=default, metavar="NAME", help=told[name])


def language_code(text: str) -> str:
    """The name of a language, as it was given.

    Raises:
        ArgumentTypeError: it is the name of something else.
    """
    if text and not is_language(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no language code, such as en or de")
    return text


def _add_cleaning(made: argparse.ArgumentParser) -> None:
    group = made.add_argument_group("cleaning")
    group.add_argument("--level", choices=LEVELS, default="balanced", help="how much to remove (default: balanced)")
    group.add_argument(
        "--keep",
        action="append",
        default=[],
        metavar="RULE",
        help="switch a rule or family off: a code, a name, or C1, C2, D4 ...",
    )
    group.add_argument(
        "--drop", action="append", default=[], metavar="RULE", help="let a rule remove even where it is unsure"
    )
    group.add_argument(
        "--db", metavar="FILE", help="what cleaner learn knows of the site; needs the address of the page"
    )
    group.add_argument("--phrases", metavar="FILE", help="your own chrome phrases, one a line; # begins a comment")
    group.add_argument("--rules", metavar="FILE", help="your own rules, a TOML file with [[rule]] tables")
    group.add_argument(
        "--fast", action="store_true", help="HTML: without trafilatura's opinion, which takes two fifths of the time"
    )
    group.add_argument(
        "--origin",
        choices=ORIGINS,
        default="auto",
        help="plain text is a whole page with its menus, or what an extractor left (default: auto)",
    )


def _add_digests(made: argparse.ArgumentParser, command: str) -> None:
    group = made.add_argument_group("digests", description=f"A budget is {BUDGETS}.".replace(" 800t", "\n800t"))
    if command != "merge":
        group.add_argument("--short", default="3s", metavar="BUDGET", help="short digest (default: 3s)")
        group.add_argument("--long", default="30%", metavar="BUDGET", help=LONG)
    group.add_argument("--merged", default="200w", metavar="BUDGET", help="merged digest (default: 200w)")
    group.add_argument("--query", metavar="WORDS", help=QUERY)
    group.add_argument(
        "--since", metavar="FILE", help="only sentences that no digest had before; FILE remembers them (SQLite)"
    )
    group.add_argument("--one-story", action="store_true", help="merge all articles, whatever stories they tell")
    group.add_argument("--method", default="auto", metavar="NAME", help=METHODS)


def _add_rules(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "action", nargs="?", choices=("list", "show", "test"), default="list", help="what to do (default: list)"
    )
    made.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help="show: codes or names of rules; test: files of phrases (none: the rules' own examples)",
    )
    made.add_argument(
        "--lang", default="", metavar="CODE", help="list: phrases and words of this language; common: what all share"
    )
    made.add_argument("--db", metavar="FILE", help="list: what this site memory knows, one line of a site a row")


def _add_output(made: argparse.ArgumentParser, command: str) -> None:
    group = made.add_argument_group("output")
    formats = "text, json, jsonl" if command == "rules" else "text, md, json, jsonl"
    if command != "report":
        group.add_argument("-f", "--format", default="text", metavar="NAME", help=f"{formats} (default: text)")
    if command == "clean":
        group.add_argument("--links", action="store_true", help=LINKS)
    if command == "explain":
        group.add_argument(
            "--digest", action="store_true", help="the short digest too, with the reason for each sentence (text)"
        )
    group.add_argument(
        "-o", "--output", metavar="FILE", help="write here instead; the file appears whole or not at all"
    )
    group.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colour on a terminal (default: auto, which honours NO_COLOR)",
    )
    group.add_argument("-q", "--quiet", action="store_true", help="no warnings on standard error")
    group.add_argument("-v", "--verbose", action="store_true", help="say on standard error what was done")
