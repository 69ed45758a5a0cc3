"""The judges of HTML: laws of their verdicts, the scorer's arrays, the guard."""

from __future__ import annotations

import json
import re
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from cleaner import lexicon
from cleaner.judge import network, network_file
from cleaner.judge.base import Context
from cleaner.judge.html import blocks, extractor
from cleaner.judge.html.evidence import chrome_names
from cleaner.judge.html.features import FLAG_NAMES, KINDS, TOLD_NAMES, first_names
from cleaner.judge.html.markup import Names
from cleaner.judge.html.model import MODELS, load_lane, load_networks, load_words
from cleaner.judge.html.wording import in_words
from cleaner.options import CleanOptions
from cleaner.read.dom_columns import Nodes
from cleaner.read.html import read_html

PROSE = (
    "The ferry left the harbour at dawn with forty people on board, and nobody on the quay thought anything of it. "
    "By the evening it had come back empty, its lights still burning and the tables laid for supper."
)
NAV = "<nav class=menu><ul>" + "".join(f"<li><a href=/{n}>Section {n}</a></li>" for n in range(12)) + "</ul></nav>"
FOOT = "<footer class=site-footer><p>Copyright Moor Media. All rights reserved.</p><a href=/t>Terms of use</a></footer>"
PAGE = f"<html lang=en><body>{NAV}<main><article class=post-content><h1>Ferry comes back empty</h1>{f'<p>{PROSE}</p>' * 5}</article></main>{FOOT}</body></html>"


def context_of(tree) -> Context:
    return Context(lexicon.load(()), CleanOptions(), source=tree)


def verdicts(html, judge):
    page, tree = read_html(html)
    return page, list(judge(page, context_of(tree)))


def removed(page, found, threshold=0.85):
    gone = {v.span for v in found if v.weight >= threshold}
    return [page.of(block) for block in page.blocks if block.span in gone]


def test_the_scorer_ships():
    assert load_lane("default") is not None
    assert load_lane("fast") is not None
    assert load_lane("foreign") is not None
    assert load_networks()
    assert load_words()["names"]


def test_files_are_small_and_have_a_card():
    assert sum(path.stat().st_size for path in MODELS.glob("html-*")) < 400_000
    assert all(path.stat().st_size < 400_000 for path in MODELS.glob("html-*"))
    card = (MODELS / "html.md").read_text("utf-8")
    assert "CC BY 4.0" in card
    assert "train_html.py" in card


@pytest.mark.parametrize("lane", ["default", "fast", "foreign"])
def test_trees_fit_their_tables(lane):
    trees = load_lane(lane)
    width = len(first_names(flags=lane == "default"))
    assert trees.first.feature.max() < width
    assert trees.kinds.feature.max() < 2 * len(TOLD_NAMES) + len(FLAG_NAMES)
    assert len(trees.kinds.starts) % len(KINDS) == 0
    for part in (trees.kinds, trees.first):
        assert part.child.max() < len(part.child)


def test_the_networks_see_the_table_of_the_fast_lane_and_keeps_to_its_bound():
    networks = load_networks()
    assert networks[0].inputs == first_names(flags=False)
    assert network_file.parse(json.loads(network_file.dump(networks))) == networks


@pytest.mark.parametrize("fast", [True, False])
def test_trees_and_networks_have_the_say_that_is_theirs(fast, monkeypatch):
    monkeypatch.setattr(blocks, "SETTLED", 2.0)  # so that the default lane asks trafilatura
    page, tree = read_html(PAGE)
    both = blocks.score(page, tree, fast=fast)
    assert both.lane is load_lane("fast" if fast else "default")
    monkeypatch.setattr(blocks, "load_networks", tuple)
    alone = blocks.score(page, tree, fast=fast)
    assert alone.said is None
    odds, of_trees = (np.log(scored.main / (1 - scored.main)) for scored in (both, alone))
    share = blocks.network_say(both.kinds)
    expected = (1 - share) * of_trees + share * both.said
    assert np.allclose(odds, expected, atol=0.01)
    assert not np.allclose(odds, of_trees, atol=0.5)


def test_the_network_has_less_to_say_on_forums():
    article, forum = (np.eye(len(KINDS))[KINDS.index(kind)] for kind in ("article", "forum"))
    assert blocks.network_say(article) == pytest.approx(blocks.NETWORK_SAY)
    assert blocks.network_say(forum) == pytest.approx(blocks.NETWORK_SAY_ON_FORUMS)
    assert blocks.network_say((article + forum) / 2) == pytest.approx(0.35)


def test_both_lanes_ask_a_network_once(monkeypatch):
    asked = []

    class Counting(network.Network):
        __slots__ = ()

        def scores(self, parts):
            asked.append(len(parts))
            return super().scores(parts)

    net = Counting(*load_networks()[0])
    monkeypatch.setattr(blocks, "load_networks", lambda: (net,))
    monkeypatch.setattr(blocks, "SETTLED", 2.0)
    page, tree = read_html(PAGE)
    assert blocks.score(page, tree, fast=False).lane is load_lane("default")
    assert asked == [1]


def test_pages_in_other_languages_are_not_for_the_networks():
    page, tree = read_html(PAGE.replace("lang=en", "lang=de").replace(PROSE, GERMAN))
    assert blocks.score(page, tree, fast=True).said is None


def test_menu_and_footer_go_and_the_article_stays():
    page, found = verdicts(PAGE, blocks.judge)
    gone = removed(page, found)
    assert "Section 3" in gone
    assert "Terms of use" in gone
    assert PROSE not in gone


def test_without_trafilatura_too():
    page, tree = read_html(PAGE)
    scored = blocks.score(page, tree, fast=True)
    kept = [page.of(block) for block, chance in zip(page.blocks, scored.main, strict=True) if chance > 0.5]
    assert kept.count(PROSE) == 5
    assert "Section 3" not in kept


def test_evidence_names_reasons():
    _, found = verdicts(PAGE, blocks.judge)
    for verdict in found:
        if verdict.weight >= 0.85:
            reasons, chance = verdict.evidence.split("; ")
            assert reasons
            assert re.fullmatch(r"\d+ % main text", chance)
            assert not re.search(r"\d\.\d|weight|score", reasons)


def test_evidence_tells_the_name_that_speaks_for_chrome():
    links = "".join(f'<a href="/{n}">Section {n}</a> ' for n in range(8))
    prose = f"<article class='post-content'>{''.join(f'<p>{PROSE}</p>' for _ in range(5))}</article>"
    page = f"<body><div class='wrap main-menu'><div>{links}</div></div>{prose}</body>"
    read, found = verdicts(page, blocks.judge)
    told = {
        read.text[verdict.span.start : verdict.span.end]: verdict.evidence for verdict in found if verdict.weight > 0
    }
    assert any("named “main-menu”" in why for text, why in told.items() if "Section" in text)


def test_every_column_is_told_in_words_or_not_at_all():
    for name in first_names(flags=True):
        for value in (-2.0, 0.0, 0.3, 0.7, 1.0, 6.0):
            told = in_words(name, value)
            assert not re.search(r"\d\.\d|weight|score|make", told)


def test_the_lowest_name_around_an_element():
    nodes = Nodes((-1, 0, 1, 0), ("body", "div", "p", "p"), ("", "wrap site-footer", "text", "lead"), (4, 3, 3, 4))
    weights = Names({"footer": -2.0, "site-footer": -1.0, "wrap": -0.5, "text": 1.0})
    assert chrome_names(nodes, weights, [2, 3, 1, 0, 2]) == ["footer", "", "footer", "", "footer"]


@pytest.mark.parametrize("judge", [blocks.judge, extractor.judge])
def test_each_verdict_names_one_block_and_a_known_rule(judge):
    page, found = verdicts(PAGE + "<div hidden>x</div>", judge)
    spans = {block.span for block in page.blocks}
    codes = {rule.code for rule in (*blocks.RULES, *extractor.RULES)}
    assert found
    for verdict in found:
        assert verdict.span in spans
        assert -1 <= verdict.weight <= 1
        assert verdict.rule in codes


def test_the_same_page_gives_the_same_verdicts():
    assert verdicts(PAGE, blocks.judge)[1] == verdicts(PAGE, blocks.judge)[1]


def test_hidden_text_is_told():
    page, found = verdicts("<p>Seen by all who read.</p><p style='display:none'>secret</p>", extractor.judge)
    assert [page.text[slice(*v.span)] for v in found if v.rule == "H302"] == ["secret"]


def test_weights_fall_with_the_chance_of_main_text():
    weights = blocks.weights_of([n / 100 for n in range(101)], [0.4] * 101)
    assert weights == sorted(weights, reverse=True)
    assert weights[0] == 1
    assert weights[100] < 0


def test_hostile_trees_are_kept_from_the_extractor():
    page, tree = read_html("<b><p>x " * 60_000)
    began = time.process_time()
    assert not extractor.ask(page, tree).asked
    assert time.process_time() - began < 5


@pytest.mark.parametrize("html", ["", "<p>x</p>", "<table>" + "<tr><td>a<td>b" * 300, "<div>" * 3_000 + "x"])
def test_odd_pages_are_judged(html):
    for judge in (extractor.judge, blocks.judge):
        verdicts(html, judge)


@examples(0.5)
@given(st.binary(max_size=300))
def test_any_bytes_are_judged(source):
    for judge in (extractor.judge, blocks.judge):
        verdicts(source, judge)


def test_cost_grows_with_the_page():
    def cost(count):
        page, tree = read_html("<div class=a><p>The ferry left. <a href=x>More</a></p></div>" * count)
        began = time.process_time()
        blocks.score(page, tree, fast=True)
        return time.process_time() - began

    cost(100)
    assert cost(8_000) < 4 * 2.3 * cost(2_000) + 0.5


GERMAN = (
    "Die Fähre verließ den Hafen im Morgengrauen mit vierzig Menschen an Bord, und niemand auf dem Kai dachte sich etwas "
    "dabei. Am Abend kam sie leer zurück, die Lampen brannten noch und die Tische waren für das Abendessen gedeckt."
)


@pytest.mark.parametrize(
    ("lang", "text", "foreign"),
    [
        ("en", PROSE, False), ("", PROSE, False), ("fr", PROSE, True), ("de", GERMAN, True), ("", GERMAN, True),
        ("en", GERMAN, True), ("", GERMAN[:60], False),
    ],
)  # fmt: skip
def test_a_page_is_foreign_by_its_word_or_by_its_prose(lang, text, foreign):
    page, _ = read_html(
        f"<html lang='{lang}'><body>{NAV}{f'<p>{text}</p>' * (2 if len(text) > 99 else 1)}</body></html>"
    )
    assert blocks.is_foreign(page) is foreign


@pytest.mark.parametrize("fast", [True, False])
def test_pages_in_other_languages_have_trees_of_their_own(fast):
    def lane(text):
        page, tree = read_html(PAGE.replace("lang=en", "").replace(PROSE, text))
        return blocks.score(page, tree, fast=fast).lane

    assert lane(GERMAN) is load_lane("foreign")
    assert lane(PROSE) in (load_lane("fast"), load_lane("default"))
    assert lane(GERMAN).kinds is load_lane("fast").kinds


def test_the_foreign_trees_keep_a_german_article_and_drop_what_is_around_it():
    page, found = verdicts(PAGE.replace("lang=en", "lang=de").replace(PROSE, GERMAN), blocks.judge)
    gone = removed(page, found)
    assert {"Section 3", "Terms of use"} <= set(gone)
    assert GERMAN not in gone


def test_without_their_file_such_pages_are_scored_as_english_ones(monkeypatch):
    monkeypatch.setattr(blocks, "load_lane", lambda name: None if name == "foreign" else load_lane(name))
    page, tree = read_html(PAGE.replace("lang=en", "lang=de"))
    assert blocks.score(page, tree, fast=True).lane is load_lane("fast")


def test_trafilatura_is_asked_thoroughly_about_foreign_pages(monkeypatch):
    asked = []
    real = blocks.ask

    def ask(page, tree, *, thorough):
        asked.append(thorough)
        return real(page, tree, thorough=thorough)

    monkeypatch.setattr(blocks, "ask", ask)
    page, tree = read_html(PAGE.replace("lang=en", "lang=de"))
    assert blocks.score(page, tree, fast=False) is not None
    assert asked == [True]


def test_where_both_agree_what_trafilatura_leaves_out_needs_more():
    page, _ = read_html(f"<html lang=en><body>{f'<p>{PROSE}</p>' * 8}</body></html>")
    no_article = np.zeros(len(KINDS))
    kept = np.ones(len(page.blocks), dtype=bool)
    most = np.arange(len(page.blocks)) > 0
    few = np.arange(len(page.blocks)) > 6
    assert blocks.is_gated(page, no_article, kept, most)
    assert not blocks.is_gated(page, no_article, kept, few)
    short, _ = read_html(f"<html lang=en><body><p>{PROSE}</p></body></html>")
    assert not blocks.is_gated(short, no_article, np.array([True]), np.array([True]))
    article = np.eye(len(KINDS))[KINDS.index("article")]
    assert blocks.is_gated(short, article, np.array([True]), np.array([True]))


@pytest.mark.parametrize("lang", ["en-GB", "EN", "en_us"])
def test_english_of_any_region_is_what_the_scorer_learned(lang):
    page, tree = read_html(PAGE, lang=lang)
    plain, same = read_html(PAGE, lang="en")
    assert not blocks.is_foreign(page)
    assert list(blocks.judge(page, context_of(tree))) == list(blocks.judge(plain, context_of(same)))
    assert blocks.is_foreign(read_html(PAGE, lang="de-AT")[0])
