"""Merged digests: what several say first, once, with those who agree; nobody's order matters."""

from __future__ import annotations

import itertools
import sys

import pytest
from support import COUNCIL, FERRY, HARBOUR, page

from cleaner import stems
from cleaner.cli import main
from cleaner.model import Digest
from cleaner.pipeline_digest import WITHOUT_STEMS, digest, merge
from cleaner.prose import _words
from cleaner.text import count_words

THREE = [FERRY, HARBOUR, COUNCIL]


def texts(found: Digest) -> list[str]:
    return [pick.text for pick in found.picks]


def spoken_for(found: Digest) -> set[str]:
    return {pick.page_id for pick in found.picks} | {echo.page_id for pick in found.picks for echo in pick.echoes}


def test_verbatim_with_sources() -> None:
    made = merge(THREE, budget="80w")
    pages = {cleaned.page.id: cleaned.page.text for cleaned in THREE}
    assert count_words(made.text) <= 80
    assert all(pick.text == pick.span.of(pages[pick.page_id]) for pick in made.picks)
    for pick in made.picks:
        for echo in pick.echoes:
            assert echo.page_id != pick.page_id
            assert echo.span.of(pages[echo.page_id])
    assert [source.page_id for source in made.sources] == ["ferry", "harbour", "council"]


def test_every_article_speaks_or_agrees() -> None:
    assert spoken_for(merge(THREE, budget="80w")) == {"ferry", "harbour", "council"}


def test_opens_with_what_happened() -> None:
    opening = merge(THREE, budget="80w").picks[0]
    assert "tells what happened" in opening.why
    assert "ferry" in opening.text
    assert opening.echoes


def test_says_nothing_twice() -> None:
    made = texts(merge(THREE, budget="200w"))
    assert len(made) == len(set(made))
    stranded = [text for text in made if "300 passengers" in text]
    assert len(stranded) <= 2


def test_what_stands_under_also_in_is_not_said_once_more() -> None:
    closed = page(
        "closed", "The old bridge at Corvale was shut on Monday. About 14,000 cars cross it every day, they said."
    )
    traders = page("traders", "Traders fear for their summer in Corvale. Around 14,000 cars use the bridge every day.")
    made = merge([closed, traders], budget="200w")
    assert sum("14,000" in pick.text for pick in made.picks) == 1
    for budget in (60, 120, 400):
        made = merge([closed, traders, *THREE], budget=f"{budget}w")
        picked = {(pick.page_id, pick.span) for pick in made.picks}
        assert not picked & {(echo.page_id, echo.span) for pick in made.picks for echo in pick.echoes}


def test_order_of_articles_changes_only_the_listing() -> None:
    wanted = texts(merge(THREE, budget="90w"))
    for order in itertools.permutations(THREE):
        assert texts(merge(order, budget="90w")) == wanted


def test_syndicated_text_counts_once_and_is_reported() -> None:
    wire = (
        "The old lighthouse on Skerry rock was sold to a painter from Bergen on Friday. "
        "The painter paid 90,000 euros for the lighthouse and its garden."
    )
    sites = [page(f"site{number}", wire) for number in range(5)]
    made = merge([*sites, *THREE], budget="60w")
    lighthouse = [pick for pick in made.picks if "lighthouse" in pick.text]
    assert "ferry" in made.picks[0].text
    assert len(lighthouse) <= 1
    for pick in lighthouse:
        assert len([echo for echo in pick.echoes if echo.page_id.startswith("site")]) == 4
        assert all(echo.score == 1.0 for echo in pick.echoes if echo.page_id.startswith("site"))


def test_names_spelt_differently_are_shown() -> None:
    made = merge([HARBOUR, COUNCIL], budget="400w")
    shown = [line for pick in made.picks for echo in pick.echoes for line in echo.differs]
    assert any("Eriksen" in line and "Erikson" in line for line in shown)


def test_one_article_and_none() -> None:
    assert merge([]).picks == ()
    assert merge([page("none")]).picks == ()
    assert len(merge([FERRY], budget="2s").picks) == 2


def test_the_same_page_twice() -> None:
    made = texts(merge([FERRY, FERRY], budget="100w"))
    assert len(made) == len(set(made))


def test_budget_is_filled_when_there_is_more_to_say() -> None:
    apart = [
        page("a", "The museum of clocks opened a new hall in Basel on Sunday. Its oldest clock was made in 1590."),
        page("b", "Farmers near Lund harvested the first strawberries of the season. Prices fell by 12 percent."),
    ]
    assert len({pick.page_id for pick in merge(apart, budget="40w").picks}) == 2


QUAY = page(
    "quay",
    "The quay of Skerry was closed on Monday after a crane fell into the basin.",
    "The accident underscores the precarious landscape of harbour safety. Its operator, Nordlys, wrote down $7.5 billion "
    "on its cranes in April.",
    "The broader implications for stakeholders are profound. Engineers from Bergen will lift the crane on Tuesday. "
    "Two ships were sent to the port of Lund.",
)


def test_commentary_waits_for_statements() -> None:
    made = texts(merge([QUAY, COUNCIL], budget="40w"))
    assert not any("landscape" in text or "implications" in text for text in made)


def test_a_lone_weighty_figure_is_told() -> None:
    islands = page(
        "islands",
        "The quay of Skerry was closed on Monday when a crane fell into the basin.",
        "Engineers from Bergen are to lift the crane on Tuesday. The harbour master closed the quay to all ships.",
        "The insurer of the quay put the loss at $7.5 million on Friday.",
        "Gulls sat on the crane. A choir sang in the church of Lund. The mayor opened a school. Snow fell on the town.",
    )
    shore = page("shore", "A crane fell into the basin of Skerry on Monday.", "Ships turned to Lund.")
    made = texts(merge([islands, shore], budget="70w"))
    assert any("$7.5 million" in text for text in made)


def test_what_is_worth_nothing_stays_out_of_any_budget() -> None:
    lines = [f"The ferry to island {number} was cancelled on Monday." for number in range(9)]
    made = texts(merge([page("lines", *lines, "Well, there we all are now."), HARBOUR], budget="400w"))
    assert not any(text.startswith("Well") for text in made)


def test_a_query_is_read_in_the_language_of_each_article() -> None:
    ferry = page(
        "ferry",
        "The sailings were cancelled on Monday because of strong winds in the strait. Passengers waited all night in the "
        "harbour hall. The company said that it would pay for hotels.",
    )
    traghetto = page(
        "traghetto",
        "Il traghetto si è fermato. Le corse sono state cancellate lunedì per il vento forte nello stretto. I passeggeri "
        "hanno aspettato tutta la notte nella sala del porto.",
        lang="it",
    )
    for order in ([ferry, traghetto], [traghetto, ferry]):
        made = merge(order, budget="40w", query="sailing cancelled passengers")
        assert [pick.page_id for pick in made.picks] == ["ferry", "ferry"]
        assert all("is about what was asked" in pick.why for pick in made.picks)


@pytest.fixture
def without_nltk(monkeypatch):
    """nltk cannot be found, and nothing is remembered of it."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "nltk"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "nltk", None)
    remembered = (stems._stemmers, stems.stemmer, _words)
    for function in remembered:
        function.cache_clear()
    yield
    for function in remembered:
        function.cache_clear()


def test_that_nltk_is_not_there_is_said_once(without_nltk) -> None:
    made = merge(THREE)
    assert made.picks
    assert made.warnings == (WITHOUT_STEMS,)
    assert digest(FERRY).long.warnings == ()  # it does not need it
    other = page("havn", "Laevad ei s\u00f5itnud t\u00e4na saartele, sest torm oli liiga tugev.", lang="et")
    assert merge([other]).warnings == ()  # nltk does not know the language


def test_the_command_says_it_too(without_nltk, tmp_path, capsys) -> None:
    folder, out = tmp_path / "saved", str(tmp_path / "out")
    folder.mkdir()
    for number, cleaned in enumerate(THREE):
        (folder / f"{number}.txt").write_text(cleaned.page.text, "utf-8")
    for command in ("merge", "digest", "report"):
        assert main([command, str(folder), "--one-story", "-o", out]) == 0
        assert capsys.readouterr().err == f"cleaner: merged digest: {WITHOUT_STEMS}\n"
    assert main(["merge", str(folder), "-q", "--one-story", "-o", out]) == 0
    assert capsys.readouterr().err == ""


def test_what_was_said_of_an_article_is_not_said_of_its_merged_digest_again(monkeypatch, tmp_path, capsys) -> None:
    monkeypatch.setattr("cleaner.rank.lexrank.GRAPH_LIMIT", 3)
    for number, cleaned in enumerate(THREE):
        (tmp_path / f"{number}.txt").write_text(cleaned.page.text, "utf-8")
    for command in ("digest", "merge"):
        assert main([command, str(tmp_path), "--one-story", "--method", "lexrank"]) == 0
        said = capsys.readouterr().err.splitlines()
        assert [sum(f"{number}.txt: lexrank compared" in line for line in said) for number in range(3)] == [1, 1, 1]
        assert len(said) == 3


def test_nothing_is_said_where_nltk_is_there() -> None:
    assert merge(THREE).warnings == ()
