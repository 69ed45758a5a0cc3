"""The line scorer: what it may say, that it says the same whatever the arithmetic, and what it must leave alone."""

import gc
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import cleaner
from cleaner import lexicon
from cleaner.judge.base import Context
from cleaner.judge.line_table import LineTable
from cleaner.judge.lines import learned, scorer, voices
from cleaner.judge.lines.columns import Arrays, Lists
from cleaner.judge.lines.features import NAMES, features
from cleaner.judge.lines.own import OWN, Known, own
from cleaner.judge.lines.shape import shape
from cleaner.model import Page
from cleaner.options import THRESHOLDS, CleanOptions
from cleaner.read.plain import blocks_of

from .pages import ARTICLE, FOOT, MENU, POEM, WHOLE

LEXICON = lexicon.load()
CONTEXT = Context(LEXICON, CleanOptions())
TOLD = Context(LEXICON, CleanOptions(origin="page"))
"""Of pages of which the caller says that they are whole bodies."""

PIECES = st.sampled_from(
    [*MENU, *ARTICLE, *FOOT, *POEM, "日本語の行です。", "Ещё одна строка", "٣ تعليقات", "12.03.2024 | 14:05", "-"]
)
LINES = st.lists(st.one_of(PIECES, st.text(min_size=1, max_size=80).map(scorer.fold_line)), min_size=1, max_size=70)


def page(text_lines, **fields):
    text = "\n".join(text_lines)
    return Page("test", text, blocks_of(text), **fields)


def gone(given_page, level):
    found = learned.judge(given_page, TOLD)
    return [verdict.span.of(given_page.text) for verdict in found if verdict.weight >= THRESHOLDS[level]]


@given(LINES)
def test_verdicts_are_over_blocks_in_range_and_repeatable(text_lines):
    given_page = page(text_lines)
    verdicts = list(learned.judge(given_page, TOLD))
    spans = {block.span for block in given_page.blocks}
    assert all(verdict.span in spans for verdict in verdicts)
    assert len({(verdict.span, verdict.weight < 0) for verdict in verdicts}) == len(verdicts)
    assert all(-1 <= verdict.weight <= 1 and verdict.rule == "L602" for verdict in verdicts)
    assert verdicts == list(learned.judge(given_page, TOLD))


def test_a_page_longer_than_any_seen_is_not_scored_until_others_have_made_it_shorter(monkeypatch):
    scored = []
    look = scorer.look
    monkeypatch.setattr(
        scorer, "look", lambda lines, *more, **named: scored.append(len(lines)) or look(lines, *more, **named)
    )
    text = "\n".join(WHOLE)

    def names():
        scored.clear()
        cleaned = cleaner.clean(text, input="text", origin="page", level="strict")
        assert not cleaner.clean(cleaned.text, input="text", origin="page", level="strict").removals
        assert bool(scored) != any("no line goes by its looks" in warning for warning in cleaned.warnings)
        return {gone.name for gone in cleaned.removals}

    assert "line-scorer" in names()
    for most, is_asked in ((5, False), (len(WHOLE) - 1, True)):
        monkeypatch.setattr(learned, "MOST_LINES", most)
        found = names()
        assert "navigation" in found
        assert bool(scored) == ("line-scorer" in found) == is_asked
        assert max(scored, default=0) <= most


def test_nothing_of_a_page_waits_for_the_garbage_collector():
    def tables():
        return sum(isinstance(held, LineTable) for held in gc.get_objects())

    gc.collect()
    before = tables()
    gc.disable()
    try:
        assert cleaner.clean("\n".join(WHOLE), input="text", origin="page").removals
        assert tables() == before
    finally:
        gc.enable()


@given(LINES, st.sampled_from([-3.7, 0.0, 2.2]))
def test_both_arithmetics_see_the_same_numbers(text_lines, whole_body):
    pytest.importorskip("numpy")
    plain = features(text_lines, LEXICON, whole_body, Lists())
    arrays = features(text_lines, LEXICON, whole_body, Arrays())
    assert len(plain) == len(arrays) == len(NAMES)
    for name, one, other in zip(NAMES, plain, arrays, strict=True):
        assert [float(value) for value in one] == other.tolist(), name
    model = scorer.scorer()
    one, other = (scorer.look(text_lines, LEXICON, whole_body, kind, model) for kind in (Lists(), Arrays()))
    assert one == other


def test_a_long_page_is_looked_at_in_parts_with_the_same_scores(monkeypatch):
    model = scorer.scorer()
    for kind in (Lists, Arrays):
        whole = scorer.look(WHOLE, LEXICON, 1.0, kind(), model)
        with monkeypatch.context() as patch:
            patch.setattr(scorer, "LINES_AT_ONCE", 7)
            assert scorer.look(WHOLE, LEXICON, 1.0, kind(), model) == whole


def test_the_menu_and_the_footer_go_and_the_article_stays():
    removed = gone(page(WHOLE), "strict")
    assert not set(removed) & set(ARTICLE)
    assert len([line for line in removed if line in {*MENU, *FOOT}]) > len({*MENU, *FOOT}) / 3


def test_what_reads_like_content_is_kept_against_other_judges():
    repeated = [*MENU, *ARTICLE[:3], ARTICLE[1], *ARTICLE[3:], *FOOT]
    told = {"input": "text", "origin": "page"}
    gentle = cleaner.clean("\n".join(repeated), level="gentle", **told)
    assert gentle.text.split("\n").count(ARTICLE[1]) == 2
    for level in ("gentle", "balanced", "strict"):
        keeps = voices.KEEPS[level]
        assert list(keeps) == sorted(keeps)
    removed = {gone.span.of(gentle.page.text) for gone in gentle.removals}
    assert removed
    assert not removed & set(ARTICLE)


def test_gentle_hears_the_network_that_is_less_sure():
    text_lines = [*MENU, *ARTICLE, *FOOT] * 3
    assert len(text_lines) >= scorer.NETWORK_LINES
    arguments = (text_lines, LEXICON, 2.0, Lists(), scorer.scorer())
    usual, certain = (scorer.look(*arguments, certain=certain).odds for certain in (False, True))
    assert certain != usual
    assert sum(certain) < sum(usual)
    level = CleanOptions(level="gentle")
    seen = scorer.look_at(page(text_lines), Context(LEXICON, level), 2.0)
    assert seen.odds == certain
    assert scorer.look_at(page(text_lines), CONTEXT, 2.0).odds == usual


@pytest.mark.parametrize("text_lines", [ARTICLE, POEM, ["Skip to content"], [*ARTICLE, "Leave a comment"]])
def test_extracted_text_is_left_alone(text_lines):
    assert list(learned.judge(page(text_lines), CONTEXT)) == []


@pytest.mark.parametrize("level", ["gentle", "balanced"])
def test_long_prose_stays(level):
    prose = [line for line in ARTICLE if len(line.split()) >= 25]
    for order in (WHOLE, [*FOOT, *ARTICLE, *MENU], [*MENU, *FOOT, *ARTICLE], [*MENU, *ARTICLE, *MENU, *ARTICLE, *FOOT]):
        assert not set(gone(page(order), level)) & set(prose)


@pytest.mark.parametrize("level", ["gentle", "balanced"])
def test_a_page_without_prose_stays_whole(level):
    for text_lines in (POEM, [*POEM, *POEM[1:], *POEM[2:]], [*MENU, *FOOT], MENU):
        assert gone(page(text_lines), level) == []


@examples(0.5)
@given(LINES)
def test_something_always_stays(text_lines):
    given_page = page(text_lines)
    assert len(gone(given_page, "strict")) < len(given_page.blocks) or not given_page.blocks


def test_html_is_left_to_others():
    assert list(learned.judge(page(WHOLE, source="html"), TOLD)) == []


def test_titles_and_code_are_spared():
    given_page = page(["```", "* Home", "* News", "```", *WHOLE])
    spared = [block.span for block in given_page.blocks if block.kind in voices.SPARED_KINDS]
    assert not {verdict.span for verdict in learned.judge(given_page, TOLD)} & set(spared)


def test_reasons_are_words_and_few():
    verdicts = list(learned.judge(page(WHOLE), TOLD))
    assert verdicts
    for verdict in verdicts:
        said = verdict.evidence.split(", ")
        assert len(said) == len(set(said)) <= scorer.MOST_REASONS
    assert any("short" in verdict.evidence for verdict in verdicts)


def test_weights_rise_with_the_odds():
    model = scorer.scorer()
    weights = [model.weight(step / 10) for step in range(-80, 120)]
    assert weights == sorted(weights)
    assert weights[0] == 0
    assert weights[-1] == model.knots[-1][1] <= 1


@given(st.text(max_size=40))
def test_a_shape_is_as_long_as_its_line(line):
    assert len(shape(line)) == len(line)


def test_own_features_have_names():
    assert set(own(["One line.", "* Two"], Known(LEXICON), Lists())) == {*OWN, "short", "mass", "titled"}


def test_a_small_page_imports_no_numpy():
    script = (
        "import sys\n"
        "from cleaner import lexicon\nfrom cleaner.judge.lines import learned\nfrom cleaner.judge.base import Context\n"
        "from cleaner.model import Page\nfrom cleaner.options import CleanOptions\nfrom cleaner.read.plain import blocks_of\n"
        f"text = '\\n'.join({WHOLE!r})\n"
        "page = Page('p', text, blocks_of(text))\n"
        "list(learned.judge(page, Context(lexicon.load(), CleanOptions(origin='page'))))\n"
        "print('numpy' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
