"""``cleaner report``: what is written, where, and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ENV = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}

ONE = "Council backs the tram\n\nThe council voted for the tram on Monday night. Work on the line begins in May.\n\nLeave a Comment\n"
TWO = (
    "Tram to cost more\n\nThe tram will cost 45 million, the city said on Monday. Shops along the line fear the dust.\n"
)


@pytest.fixture
def run(tmp_path):
    """Run the command in a folder with two articles."""
    (tmp_path / "one.txt").write_text(ONE, "utf-8")
    (tmp_path / "two.txt").write_text(TWO, "utf-8")

    def call(*arguments, stdin=b""):
        command = [sys.executable, "-m", "cleaner", "report", *arguments]
        return subprocess.run(
            command, cwd=tmp_path, env=ENV, input=stdin, capture_output=True, check=False, timeout=120
        )

    return call


def test_file(run, tmp_path):
    done = run("one.txt", "two.txt", "-o", "report.html")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    page = (tmp_path / "report.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "2 articles, one digest" in page
    assert "Leave a Comment</del>" in page


def test_standard_output_is_the_same_page(run, tmp_path):
    run("one.txt", "two.txt", "-o", "report.html")
    done = run("one.txt", "two.txt")
    assert done.returncode == 0
    assert done.stdout == (tmp_path / "report.html").read_bytes()


def test_standard_input(run):
    done = run(stdin=ONE.encode())
    assert done.returncode == 0
    assert b"<h1>Council backs the tram</h1>" in done.stdout


def test_budgets(run):
    page = run("one.txt", "two.txt", "--short", "1s", "--long", "1s", "--merged", "1s").stdout.decode()
    assert page.count('<li id="m1-') == 1
    assert page.count('<li id="a1-s') == 1


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("missing.txt", "-o", "report.html"), 1, "missing.txt: no such file or folder"),
        (("one.txt", "--merged", "many", "-o", "report.html"), 2, "many"),
        (("one.txt", "--method", "lexrnak", "-o", "report.html"), 2, "lexrank"),
        (("one.txt", "-f", "json"), 2, "-f"),
        (("one.txt", "-o", "no/folder/report.html"), 1, "no/folder/report.html"),
    ],
)
def test_failures_are_one_line_and_leave_no_file(run, tmp_path, arguments, status, message):
    done = run(*arguments)
    assert done.returncode == status
    assert done.stdout == b""
    assert done.stderr.decode().count("\n") == 1
    assert message in done.stderr.decode()
    assert not (tmp_path / "report.html").exists()


def test_input_that_holds_nothing(run, tmp_path):
    (tmp_path / "empty.txt").write_text("", "utf-8")
    done = run("empty.txt", "-o", "report.html")
    assert done.returncode == 3
    assert not (tmp_path / "report.html").exists()
    done = run("empty.txt", "one.txt", "-o", "report.html")
    assert done.returncode == 3
    assert "Council backs the tram" in (tmp_path / "report.html").read_text("utf-8")


def test_verbose_says_what_was_written(run):
    assert "report.html: 2 articles, " in run("one.txt", "two.txt", "-v", "-o", "report.html").stderr.decode()


def test_help_shows_options_and_an_example(run):
    text = run("--help").stdout.decode()
    for words in ("--short", "--long", "--merged", "--method", "cleaner report *.txt -o report.html"):
        assert words in text
    assert "--format" not in text
