"""``cleaner completions``: what bash, zsh and fish need to complete the command, made from its own parsers.

The files in ``data/completions`` are written by ``python -m cleaner.cli.manual``; a test fails when they are
stale. ``cleaner completions bash`` prints one of them; a shell that completes never starts Python.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from typing import Final, NamedTuple

from cleaner.cli.arguments import SHELLS, parser
from cleaner.cli.output import opened
from cleaner.cli.overview import COMMANDS
from cleaner.errors import InputError
from cleaner.lexicon import DATA
from cleaner.registry import RANKERS, RENDERERS

FOLDER: Final = os.path.join(DATA, "completions")
PATHS: Final = frozenset({"FILE", "IN"})
"""What an argument is called in the help when it names a file or a folder."""
NAMES: Final = {
    "method": tuple(RANKERS.table),
    "format": tuple(RENDERERS.table),
    "digest": ("short", "long", "short,long"),
}
"""Values of the arguments that argparse leaves open."""
_HEAD: Final = "# Made by python -m cleaner.cli.manual from cleaner/cli/arguments.py; change that instead.\n"


class Argument(NamedTuple):
    """One argument of a command, as a shell needs it."""

    options: tuple[str, ...]
    """``-f``, ``--format``; none when it goes by its place."""
    line: str
    """What it means."""
    metavar: str
    """What its value is called; nothing when it takes none."""
    values: tuple[str, ...]
    """All values that it takes, when there are few."""
    many: bool
    """Whether it may be given more than once."""

    @property
    def takes_path(self) -> bool:
        """Whether its value is a file or a folder."""
        return self.metavar in PATHS


def arguments(command: str) -> list[Argument]:
    """The arguments of one command, in the order of its help."""
    return [_argument(action) for action in parser(command)._actions]  # noqa: SLF001 - argparse tells them nowhere else


def _argument(action: argparse.Action) -> Argument:
    takes = action.nargs != 0
    values = tuple(map(str, action.choices or ())) or NAMES.get(action.dest, ())
    metavar = action.metavar if isinstance(action.metavar, str) else action.dest.upper().replace("_", "-")
    return Argument(
        tuple(action.option_strings),
        (action.help or "").replace("%%", "%"),
        metavar if takes else "",
        values if takes else (),
        many=action.nargs == "*" or isinstance(action.default, list),
    )


def run(options: argparse.Namespace) -> int:
    """Print the file of one shell.

    Raises:
        InputError: it is missing from the installation.
    """
    path = os.path.join(FOLDER, file_of(options.shell))
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except OSError as problem:
        raise InputError(f"{path}: {(problem.strerror or str(problem)).lower()}") from problem
    with opened(None) as output:
        output.write(text)
    return 0


def file_of(shell: str) -> str:
    """Name of the file of a shell."""
    return f"cleaner.{shell}"


def written(shell: str) -> str:
    """The file of a shell, made anew."""
    return _HEAD_OF.get(shell, "") + _HEAD + "\n" + "\n".join(_LINES_OF[shell]()) + "\n"


def bash() -> Iterator[str]:
    """Lines for bash, 3.2 too, which the one of macOS is; without bash-completion.

    No reply means that readline completes files itself, which gets blanks and ``~`` right.
    """
    names = " ".join(command.name for command in COMMANDS)
    yield "_cleaner() {"
    yield '    local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"'
    yield "    local command=clean place=$COMP_CWORD"
    yield f'    local commands="{names}"'
    yield "    COMPREPLY=()"
    yield '    if [[ $current == "=" ]]; then'
    yield '        current=""'
    yield '    elif [[ $before == "=" && COMP_CWORD -gt 2 ]]; then'
    yield '        before="${COMP_WORDS[COMP_CWORD-2]}"'
    yield "    fi"
    yield '    if [[ COMP_CWORD -gt 1 && " $commands " == *" ${COMP_WORDS[1]} "* ]]; then'
    yield '        command="${COMP_WORDS[1]}"'
    yield "        place=$((COMP_CWORD - 1))"
    yield "    fi"
    yield '    case "$command:$before" in'
    for command in COMMANDS:
        for one in arguments(command.name):
            if one.options and one.metavar:
                words = "|".join(f"{command.name}:{option}" for option in one.options)
                yield f"        {words})"
                if one.values:
                    yield f'            COMPREPLY=($(compgen -W "{" ".join(one.values)}" -- "$current"))'
                yield "            return ;;"
    yield "    esac"
    yield "    if [[ $current == -* ]]; then"
    yield '        case "$command" in'
    for command in COMMANDS:
        options = " ".join(option for one in arguments(command.name) for option in one.options)
        yield f'            {command.name}) COMPREPLY=($(compgen -W "{options}" -- "$current")) ;;'
    yield "        esac"
    yield "        return"
    yield "    fi"
    yield '    case "$command:$place:$COMP_CWORD" in'
    yield '        clean:1:1) COMPREPLY=($(compgen -W "$commands" -- "$current")) ;;'
    for command in COMMANDS:
        for one in arguments(command.name):
            if not one.options and one.values:
                yield f'        {command.name}:1:*) COMPREPLY=($(compgen -W "{" ".join(one.values)}" -- "$current")) ;;'
    yield "    esac"
    yield "}"
    yield ""
    yield "complete -o bashdefault -o default -F _cleaner cleaner"


def zsh() -> Iterator[str]:
    """Lines for zsh: to be sourced, or a file ``_cleaner`` in the path of functions."""
    yield "_cleaner() {"
    yield "    local -a commands"
    yield "    commands=("
    for command in COMMANDS:
        yield f"        {_zsh(f'{command.name}:{command.line}')}"
    yield "    )"
    yield "    local command=clean found=1"
    yield "    if (( CURRENT > 2 && ${commands[(I)${words[2]}:*]} )); then"
    yield "        command=${words[2]}"
    yield "        shift words"
    yield "        (( CURRENT-- ))"
    yield "    elif (( CURRENT == 2 )) && [[ ${words[2]} != -* ]]; then"
    yield "        _describe -t commands command commands && found=0"
    yield "        _files && found=0"
    yield "        return found"
    yield "    fi"
    yield "    case $command in"
    for command in COMMANDS:
        yield f"        {command.name})"
        yield "            _arguments -S \\"
        rows = [_zsh_argument(one, place) for place, one in enumerate(_by_place(command.name), 1)]
        yield from (f"                {row} \\" for row in rows[:-1])
        yield f"                {rows[-1]}"
        yield "            ;;"
    yield "    esac"
    yield "}"
    yield ""
    yield 'if [[ ${funcstack[1]} == _cleaner ]]; then _cleaner "$@"; else compdef _cleaner cleaner; fi'


def _by_place(command: str) -> list[Argument]:
    """The arguments of a command, those that go by their place first: their places are counted from 1."""
    return sorted(arguments(command), key=lambda one: bool(one.options))


def _zsh_argument(one: Argument, place: int) -> str:
    value = ""
    if one.metavar:
        offered = f"({' '.join(one.values)})" if one.values else "_files" if one.takes_path else " "
        value = f":{one.metavar.lower()}:{offered}"
    if not one.options:
        return _zsh(f"{'*' if one.many else place}{value}")
    line = one.line.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    mark = {"-": "+", "--": "="} if one.metavar else {"-": "", "--": ""}
    names = [option + mark["--" if option.startswith("--") else "-"] for option in one.options]
    rest = f"[{line}]{value}"
    if one.many:
        return " ".join(_zsh(f"*{name}{rest}") for name in names)
    if len(names) == 1:
        return _zsh(names[0] + rest)
    return f"{_zsh('(' + ' '.join(one.options) + ')')}{{{','.join(names)}}}{_zsh(rest)}"


def _zsh(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def fish() -> Iterator[str]:
    """Lines for fish."""
    others = " ".join(command.name for command in COMMANDS if command.name != "clean")
    names = " ".join(command.name for command in COMMANDS)
    for command in COMMANDS:
        first = f"not __fish_seen_subcommand_from {names}"
        yield f"complete -c cleaner -n '{first}' -a {command.name} -d {_fish(command.line)}"
    for command in COMMANDS:
        yield ""
        here = (
            f"__fish_seen_subcommand_from {command.name}"
            if command.name != "clean"
            else f"not __fish_seen_subcommand_from {others}"
        )
        for one in arguments(command.name):
            if one.options:
                yield f"complete -c cleaner -n '{here}' {_fish_option(one)} -d {_fish(one.line)}"
            elif one.values:
                values = " ".join(one.values)
                first = f"{here}; and not __fish_seen_subcommand_from {values}"
                yield f"complete -c cleaner -n '{first}' -f -a '{values}' -d {_fish(one.line)}"


def _fish_option(one: Argument) -> str:
    names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in one.options)
    if not one.metavar:
        return names
    if one.values:
        return f"{names} -x -a '{' '.join(one.values)}'"
    return f"{names} {'-r -F' if one.takes_path else '-x'}"


def _fish(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


_LINES_OF: Final = {"bash": bash, "zsh": zsh, "fish": fish}
_HEAD_OF: Final = {"zsh": "#compdef cleaner\n"}


def write() -> None:
    """Write the file of every shell."""
    os.makedirs(FOLDER, exist_ok=True)
    for shell in SHELLS:
        with open(os.path.join(FOLDER, file_of(shell)), "w", encoding="utf-8") as file:
            file.write(written(shell))
