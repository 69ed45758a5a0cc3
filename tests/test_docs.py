"""The README cannot rot: its console sessions are run, its commands and options are the real ones."""

import argparse
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner.cli.arguments import parser
from cleaner.cli.overview import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
SESSIONS = re.findall(r"```console\n\$ cleaner (.*?)\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize(("command", "shown"), SESSIONS, ids=[command for command, _ in SESSIONS])
def test_console_session(command, shown):
    env = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80"}
    done = subprocess.run(
        [sys.executable, "-m", "cleaner", *shlex.split(command)], capture_output=True, cwd=ROOT, env=env, check=False
    )
    printed = done.stdout.decode().splitlines()
    wanted = shown.rstrip("\n").splitlines()
    if wanted and wanted[-1] == "...":
        printed, wanted = printed[: len(wanted) - 1], wanted[:-1]
    assert len(printed) >= len(wanted)
    for line, want in zip(printed, wanted, strict=False):
        if want.endswith(" ..."):
            assert line.startswith(want[:-4])
        else:
            assert line == want


def test_every_command_and_option_is_in_the_readme():
    for command in COMMANDS:
        assert f"`cleaner {command.name}" in README or f"`cleaner [{command.name}]" in README, command.name
        for action in parser(command.name)._actions:
            for option in action.option_strings:
                if option.startswith("--") and not isinstance(action, argparse._HelpAction):
                    assert f"`{option}" in README or f" {option}" in README, (command.name, option)


def test_the_library_lines_run():
    code = re.search(r"```python\n(import cleaner\n.*?)```", README, re.DOTALL)[1]
    text = (ROOT / "fixtures/merges/ferry/herald.txt").read_text("utf-8")
    import cleaner

    scope = {
        "text_or_bytes": text,
        "other": cleaner.clean((ROOT / "fixtures/merges/ferry/courier.txt").read_bytes(), id="other"),
    }
    exec(code, scope)  # the README's own lines
    assert scope["merged"].picks


def test_paths_named_in_the_readme_exist():
    for path in re.findall(r"`((?:cleaner|tests|fixtures|\.ci)/[\w/.-]+)`", README):
        if "xx." not in path:
            assert (ROOT / path).exists(), path


def test_files_named_in_docstrings_exist():
    named = re.compile(r"`((?:\w+/)+\w[\w.-]*\.(?:py|md|json|toml))`")
    for module in (*ROOT.glob("cleaner/**/*.py"), *ROOT.glob("tests/**/*.py")):
        for path in named.findall(module.read_text("utf-8")):
            if path.startswith(("cleaner/", "tests/", "fixtures/", "judge/", "data/")):
                places = (ROOT / path, ROOT / "cleaner" / path)
                assert any(place.exists() for place in places), (module.name, path)


def test_exit_statuses_are_documented():
    for status in ("0 every input", "1 an input or output", "2 usage", "3 nothing left", "130 interrupted"):
        assert status in README
