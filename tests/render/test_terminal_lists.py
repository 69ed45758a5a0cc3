"""Rules and stories as a terminal shows them."""

from __future__ import annotations

import re
from typing import NamedTuple

from rich.cells import cell_len

from cleaner.model import Rule
from cleaner.render.terminal_lists import rules, stories


class Told(NamedTuple):
    title: str | None
    page_ids: tuple[str, ...]


RULES = (
    Rule("C101", "comment-prompt", "invites the reader to comment, and does so at some length for this test"),
    Rule("C9", "x", "[bold]is new[/bold]\x1b[2J", status="preview"),
)
STORIES = (
    Told("Council backs the tram", ("a.txt", "b.txt")),
    Told("\x1b[31mRain", ("c.txt",)),
)


def test_rules():
    assert rules(RULES, color="never", width=60) == (
        "C101  comment-prompt  invites the reader to comment, and\n"
        "                      does so at some length for this test\n"
        "C9    x               [bold]is new[/bold][2J (preview)\n"
    )


def test_stories():
    labels = {"a.txt": "Council backs the tram", "b.txt": "Tram to cost more"}
    assert stories(STORIES, labels, color="never", width=60) == (
        "1. Council backs the tram (2 articles)\n"
        "   - Council backs the tram · a.txt\n"
        "   - Tram to cost more · b.txt\n"
        "\n"
        "Told by one article only\n"
        "   - c.txt\n"
    )
    assert stories((), {}, color="never", width=60) == ""


def test_styles_and_widths():
    for width in (24, 80, 160):
        for shown in (rules(RULES, color="always", width=width), stories(STORIES, {}, color="always", width=width)):
            bare = re.sub(r"\x1b\[[0-9;]*m", "", shown)
            assert "\x1b" not in bare
            assert all(cell_len(line) <= width and line == line.rstrip() for line in bare.split("\n"))
