"""The view for a terminal: layout, widths of all scripts, styles only where wanted, nothing live."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

import cleaner
from cleaner.render.terminal import Renderer

STYLE = re.compile(r"\x1b\[[0-9;]*m")
ANY_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


def everything(case, **options):
    """All that the view can print of a case."""
    digested, articles = case
    renderer = Renderer(several=True, **options)
    parts = [renderer.explained(cleaned) for cleaned in articles] + [renderer.cleaned(cleaned) for cleaned in articles]
    return "".join(
        [*parts, renderer.digested(digested), renderer.merged(digested.merged, digested.labels), renderer.end()]
    )


def test_explained_as_it_looks(council):
    _, articles = council
    assert Renderer(color="never", width=60).explained(articles[0]) == (
        "comment-prompt - Home » News » Council\n"
        "                 C201: it says <b>Home » Ne</b>\n"
        "                 Council backs the tram\n"
        "\n"
        "                 The council voted for the tram on Monday.\n"
        "                 It will cost 40 million.\n"
        "\n"
        "            ¶3   Work on the line begins in May.\n"
        "  repeat of ¶3 - Work on the line begins in May.\n"
        "                 D401: it says <b>Work on t</b>\n"
        "          C204 ? Take action: stay informed\n"
        "                 kept, but unsure (0.60): looks like\n"
        "                 <i>chrome</i>\n"
        "comment-prompt - Leave a Comment\n"
        "                 C101: it says <b>Leave a C</b>\n"
        "\n"
        "43 → 28 words, 2 blocks removed, 1 repeat, 1 unsure\n"
    )


def test_a_line_that_is_the_title_is_bold():
    text = "Skip to content\nFerry Comes Back Empty\nby Ada Moor\nThe ferry left at dawn with forty people and came back empty.\n"
    shown = Renderer(color="always", width=60).explained(cleaner.clean(text, input="text"))
    assert "\x1b[1mFerry Comes Back Empty" in shown
    assert "\x1b[1mThe ferry" not in shown


def test_merged_as_it_looks(council):
    digested, _ = council
    assert Renderer(color="never", width=60).merged(digested.merged, digested.labels) == (
        "Merged digest of 3 articles (200w: 4 sentences, 39 words,\n"
        "copied word for word)\n"
        "\n"
        "1. It will cost 40 million. [1][2]                       ●●○\n"
        '   differs: "40" / "45" million in [2]\n'
        "2. Work on the line begins in May. [1][3]                ●●○\n"
        "3. Shops fear the dust. [2]                              ●○○\n"
        "4. 有轨电车工程将于五月开工，市政府表示预算充足。        ●●○\n"
        "   [3][1]\n"
        "\n"
        "Sources\n"
        "[1] Council backs the tram\n"
        "    Ada Moor · 2026-05-04 · a.txt\n"
        "[2] Tram to cost more\n"
        "    https://www.news.example/tram?id=7 · b.txt\n"
        "[3] (no title)\n"
        "    c.txt\n"
        "\n"
        "●●○ = how many of the 3 articles say it.  [1][2] = copied\n"
        "from the first, the others say the same.\n"
    )


@pytest.mark.parametrize("width", [24, 40, 80, 160])
@pytest.mark.parametrize("color", ["always", "never"])
@pytest.mark.parametrize("case", ["council", "hostile", "stories"])
def test_no_line_is_too_wide_or_ends_in_blanks(request, case, color, width):
    case = request.getfixturevalue(case)
    digested, articles = case
    renderer = Renderer(several=True, color=color, width=width)
    text = "".join(map(renderer.explained, articles)) + renderer.digested(digested)
    for line in STYLE.sub("", text).split("\n"):
        assert cell_len(line) <= width
        assert line == line.rstrip(), line


def test_wide_characters_fill_lines_without_passing_the_edge(build):
    cleaned = build(
        "c.txt", [("paragraph", "有轨电车工程将于五月开工，市政府表示预算充足。" * 9), ("line", "评论", "C101")]
    )
    lines = Renderer(color="never", width=80).explained(cleaned).split("\n")
    assert max(map(cell_len, lines)) in (79, 80)
    assert "".join(line.strip() for line in lines[:-3]).startswith("有轨电车工程将于五月开工，市政府表示预算充足。" * 9)


def test_dots_stand_at_the_right_edge(council):
    digested, _ = council
    for width in (80, 160):
        lines = Renderer(color="never", width=width).merged(digested.merged, digested.labels).split("\n")
        assert all(cell_len(line) == width for line in lines if line.endswith(("●", "○")))


def test_many_articles_are_counted_not_dotted(build):
    from cleaner.model import Digest, Pick, Sentence, Source

    cleaned = build("0.txt", [("paragraph", "It rained.")])
    block = cleaned.page.blocks[0]
    pick = Pick(Sentence("0.txt", 0, block.span), "It rained.", 0.5)
    digest = Digest("merged", (pick,), "3s", tuple(Source(f"{n}.txt") for n in range(40)))
    shown = Renderer(color="never", width=80).merged((digest,), {})
    assert "1 of 40\n" in shown
    assert "●" not in shown


def test_styles_carry_nothing_that_words_do_not(council, hostile):
    for case in (council, hostile):
        assert STYLE.sub("", everything(case, color="always", width=80)) == everything(case, color="never", width=80)


def test_struck_bold_and_named_colours_only(council):
    text = everything(council, color="always", width=80)
    codes = {code for codes in re.findall(r"\x1b\[([0-9;]*)m", text) for code in codes.split(";")}
    assert "9" in codes  # struck
    # No white, black or fixed colour: 30 and 37 vanish in one theme or the other, 38 and 48 ignore the theme.
    assert codes <= {"", "0", "1", "2", "9", "32", "33", "35", "36"}


def test_only_the_source_that_was_copied_from_is_bold(council):
    digested, _ = council
    shown = Renderer(color="always", width=80).merged(digested.merged, digested.labels)
    assert "\x1b[1;36m[1]\x1b[0m\x1b[36m[2]\x1b[0m" in shown


def test_nothing_of_an_article_is_live(hostile):
    text = everything(hostile, color="always", width=80)
    assert not ANY_CONTROL.search(STYLE.sub("", text))
    assert "\x1b]" not in text
    for kept in ("[bold red]Alarm[/bold red]", ":smile:", "[/nope]"):
        assert kept in STYLE.sub("", text)


@pytest.mark.parametrize(
    ("choice", "variables", "styled"),
    [
        ("auto", {}, True),
        ("auto", {"NO_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": ""}, True),
        ("auto", {"TERM": "dumb"}, False),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, True),
        ("never", {}, False),
    ],
)
def test_color_choice(monkeypatch, council, choice, variables, styled):
    for name in ("NO_COLOR", "TERM", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in Renderer(color=choice, width=80).explained(council[1][0])) is styled


def test_width_of_the_environment(monkeypatch, council):
    for columns, widest in (("50", 50), ("3", 24), ("0", None), ("x", None)):
        monkeypatch.setenv("COLUMNS", columns)
        text = Renderer(color="never").digested(council[0])
        assert widest is None or max(map(cell_len, text.split("\n"))) <= widest


def test_clean_text_is_plain(council):
    _, articles = council
    assert Renderer(color="always", width=30).cleaned(articles[1]) == articles[1].text + "\n"


def test_articles_are_headed_when_several_come(council):
    _, articles = council
    renderer = Renderer(several=True, color="never", width=60)
    assert renderer.explained(articles[0]).startswith("==> a.txt <==\n")
    assert renderer.explained(articles[1]).startswith("\n==> b.txt <==\n")


def test_code_keeps_its_lines(build):
    cleaned = build("x", [("code", "if rain:\n    stay()"), ("paragraph", "One\nline.")])
    assert (
        Renderer(color="never", width=60).explained(cleaned).startswith("   if rain:\n       stay()\n\n   One line.\n")
    )


def test_digest_that_holds_nothing(build):
    from cleaner.model import ArticleDigest, Digest
    from cleaner.render.base import Digested

    empty = Digest("short", (), "1w", ())
    shown = Renderer(color="never", width=60).digested(Digested((ArticleDigest("x", None, empty, empty),)))
    assert shown == "x\n\nShort digest (no sentence fits 1w)\n\nLong digest (no sentence fits 1w)\n"


def test_a_window_too_narrow_for_two_columns_shows_all_the_words(council):
    out = everything(council, color="never", width=24)
    for word in "The council voted for the tram on Monday.".split():
        assert word in out
