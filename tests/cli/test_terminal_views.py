"""What a terminal sees and what a pipe sees: the same words in a pipe whatever the terminal is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = "Council backs the tram\n\nThe council voted for the tram on Monday night.\n\nLeave a Comment\n"


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path


def environment(**more):
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "FORCE_COLOR")}
    return {**kept, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "60", **more}


def on_terminal(*arguments, status=0, typed=False, **more):
    """What comes out, messages too, when that is a terminal; ``typed`` input too."""
    pty = pytest.importorskip("pty")
    outer, inner = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "cleaner", *map(str, arguments)],
        stdout=inner,
        stderr=inner,
        stdin=inner if typed else subprocess.DEVNULL,
        env=environment(**more),
    ) as running:
        os.close(inner)
        parts = []
        while True:
            try:
                part = os.read(outer, 65536)
            except OSError:
                break
            if not part:
                break
            parts.append(part)
        assert running.wait(60) == status
    os.close(outer)
    return b"".join(parts).decode().replace("\r\n", "\n")


@pytest.mark.parametrize("command", ["digest", "batch", "learn", "report"])
def test_a_command_without_input_shows_its_own_help(command, tmp_path):
    more = {"learn": ("--db", tmp_path / "site.db"), "report": ("-o", tmp_path / "page.html")}.get(command, ())
    shown = on_terminal(command, *more, status=2, typed=True)
    assert shown.startswith("cleaner: no input: name files, or pipe text in\n")
    assert f"usage: cleaner {command} " in shown
    assert list(tmp_path.iterdir()) == []


def test_no_command_without_input_shows_all_commands():
    shown = on_terminal(status=2, typed=True)
    assert "no input: name files" in shown
    assert "cleaner digest" in shown


def piped(*arguments, **more):
    command = [sys.executable, "-m", "cleaner", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=True, env=environment(**more), timeout=60).stdout.decode()


def test_explain_on_a_terminal(page):
    shown = on_terminal("explain", page)
    assert "\x1b[35mcomment-prompt - \x1b[0m\x1b[2;9mLeave a Comment\x1b[0m\n" in shown


@pytest.mark.parametrize("more", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_without_colour_the_layout_stays(page, more):
    shown = on_terminal("explain", page, **more)
    assert "\x1b" not in shown
    assert "comment-prompt - Leave a Comment\n" in shown
    assert on_terminal("explain", page, "--color", "never") == shown


@pytest.mark.parametrize("columns", ["99999999", "0", "-5", "x"])
def test_columns_may_say_anything(page, columns):
    shown = on_terminal("digest", page, COLUMNS=columns)
    assert len(max(shown.splitlines(), key=len)) <= 1200


def test_pipe_and_file_get_the_plain_format(page, tmp_path):
    plain = piped("explain", page)
    assert "\x1b" not in plain
    assert "(C101 " in plain
    on_terminal("explain", page, "-o", tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_text("utf-8") == plain


def test_colour_can_be_had_in_a_pipe(page):
    assert "\x1b[" in piped("explain", page, "--color", "always", NO_COLOR="1")
    assert "\x1b[" in piped("rules", "list", "--color", "always")


def test_digests_and_rules_on_a_terminal(page):
    assert "Short digest" in on_terminal("digest", page, NO_COLOR="1")
    assert "Merged digest of 1 article " in on_terminal("merge", page, NO_COLOR="1")
    assert "C101  comment-prompt" in on_terminal("rules", "list", NO_COLOR="1")


def test_a_report_is_not_thrown_at_a_terminal(page, tmp_path):
    shown = on_terminal("report", page, status=2)
    assert shown == "cleaner: a report is for a browser: name its file with -o FILE, or send it to another program\n"
    assert on_terminal("report", page, "-o", "-").startswith("<!doctype html>")
    assert on_terminal("report", page, "-o", tmp_path / "report.html") == ""
    assert piped("report", page).startswith("<!doctype html>")
