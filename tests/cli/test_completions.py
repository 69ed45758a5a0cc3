"""Completion and manual page: the files are those of today's parsers, and a real shell completes with them."""

import os
import select
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from cleaner.cli import COMMANDS, RUN, completions, manual
from cleaner.cli.arguments import SHELLS

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("shell", SHELLS)
def test_files_are_fresh(shell):
    there = Path(completions.FOLDER, completions.file_of(shell)).read_text("utf-8")
    assert there == completions.written(shell), "stale: run python -m cleaner.cli.manual"


def test_the_manual_is_fresh():
    there = Path(manual.PAGE).read_text("utf-8")
    assert there == manual.written(), "stale: run python -m cleaner.cli.manual"


def test_the_manual_names_every_option():
    page = manual.written().replace("\\-", "-")
    for command in COMMANDS:
        assert f'.SS "cleaner {command.name}"' in page
        for one in completions.arguments(command.name)[1:]:
            assert all(f"\\fB{option}\\fR" in page for option in one.options), one


def test_the_manual_says_once_what_many_commands_take():
    page = manual.written()
    assert page.count("Takes the options of") == 5  # digest, merge, stories, explain and report
    assert page.count("\\fB\\-\\-phrases\\fR") == 2  # clean and batch


def test_the_manual_is_where_man_looks():
    shared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert shared["shared-data"] == {str(Path(manual.PAGE).relative_to(ROOT)): "share/man/man1/cleaner.1"}


@pytest.mark.bare
@pytest.mark.parametrize("shell", SHELLS)
def test_the_command_prints_the_file(shell):
    code = (
        "import sys; from cleaner.cli import main; status = main(['completions', sys.argv[1]]);"
        "heavy = {'trafilatura', 'lxml', 'nltk', 'sumy', 'numpy', 'rich', 'json', 'cleaner.pipeline'} & set(sys.modules);"
        "sys.exit(', '.join(sorted(heavy)) or status)"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code, shell], capture_output=True, env=env, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == Path(completions.FOLDER, completions.file_of(shell)).read_bytes()


def test_every_command_runs_something():
    assert set(RUN) == {command.name for command in COMMANDS}


def installed(shell):
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"no {shell} here")
    return found


def in_bash(*words):
    """What bash offers for the last of the words."""
    script = (
        'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); '
        '_cleaner cleaner "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"; printf \'%s\\n\' "${COMPREPLY[@]}"'
    )
    file = Path(completions.FOLDER, completions.file_of("bash"))
    done = subprocess.run(
        [installed("bash"), "--norc", "-c", script, "bash", str(file), *words],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return done.stdout.split()


def test_bash_completes():
    assert in_bash("cleaner", "dig") == ["digest"]
    assert in_bash("cleaner", "") == [command.name for command in COMMANDS]
    assert in_bash("cleaner", "digest", "--mer") == ["--merged"]
    assert in_bash("cleaner", "merge", "--short") == []
    assert in_bash("cleaner", "--le") == ["--level"]
    assert in_bash("cleaner", "--level", "") == ["gentle", "balanced", "strict"]
    assert in_bash("cleaner", "explain", "--level", "=", "st") == ["strict"]
    assert in_bash("cleaner", "explain", "--level", "=") == ["gentle", "balanced", "strict"]
    assert in_bash("cleaner", "digest", "--method", "sumy-l") == ["sumy-lexrank", "sumy-lsa", "sumy-luhn"]
    assert in_bash("cleaner", "batch", "--digest", "short,") == ["short,long"]
    assert in_bash("cleaner", "rules", "s") == ["show"]
    assert in_bash("cleaner", "completions", "") == list(SHELLS)


def test_bash_leaves_files_to_readline():
    assert in_bash("cleaner", "digest", "") == []
    assert in_bash("cleaner", "page", "dig") == []
    assert in_bash("cleaner", "digest", "-o", "") == []
    assert in_bash("cleaner", "rules", "show", "") == []


def test_bash_takes_up_the_command(tmp_path):
    (tmp_path / "a page.txt").touch()
    file = Path(completions.FOLDER, completions.file_of("bash"))
    script = 'source "$1"; complete -p cleaner'
    done = subprocess.run(
        [installed("bash"), "--norc", "-c", script, "bash", str(file)], capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["complete", "-o", "bashdefault", "-o", "default", "-F", "_cleaner", "cleaner"]


def test_zsh_completes():
    """In a pseudo terminal, because zsh completes nowhere else."""
    pty = pytest.importorskip("pty")
    shell = installed("zsh")
    file = Path(completions.FOLDER, completions.file_of("zsh"))
    assert subprocess.run([shell, "-n", str(file)], check=False).returncode == 0
    near, far = pty.openpty()
    with subprocess.Popen(
        [shell, "-f", "-i"],
        stdin=far,
        stdout=far,
        stderr=far,
        env={**os.environ, "TERM": "dumb"},
        start_new_session=True,
    ) as zsh:
        os.close(far)
        try:
            tell(near, f"PS1=; autoload -Uz compinit; compinit -u -D; source {file}; echo rea''dy\n", "ready")
            tell(near, "cleaner dig\t", "digest ")
            tell(near, "--mer\t", "--merged")
            tell(near, "5s --level s\t", "strict")
        finally:
            zsh.kill()
            os.close(near)


def tell(terminal, typed, wanted):
    """Type something and read until what is wanted stands there."""
    os.write(terminal, typed.encode())
    seen = ""
    while wanted not in seen:
        assert select.select([terminal], [], [], 10)[0], seen
        seen += os.read(terminal, 4096).decode("utf-8", "replace").replace("\a", "")


def test_fish_completes():
    shell = installed("fish")
    file = Path(completions.FOLDER, completions.file_of("fish"))

    def offered(line):
        script = f"source {file}; complete -C '{line}'"
        done = subprocess.run([shell, "-N", "-c", script], capture_output=True, text=True, timeout=30, check=False)
        assert not done.stderr, done.stderr
        return [row.partition("\t")[0] for row in done.stdout.splitlines()]

    assert "digest" in offered("cleaner dig")
    assert offered("cleaner explain --level st") == ["strict"]
    assert "--merged" in offered("cleaner merge --mer")
    assert offered("cleaner merge --sho") == []
    assert "show" in offered("cleaner rules s")
