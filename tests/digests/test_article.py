"""Digests of one article: what may stand in them, and what never does."""

from __future__ import annotations

import pickle

import pytest
from support import FERRY, page

from cleaner.errors import BudgetError, OptionError, UnknownName
from cleaner.model import Digest
from cleaner.pipeline_digest import digest, merge
from cleaner.registry import RANKERS
from cleaner.text import count_words


def texts(found: Digest) -> list[str]:
    return [pick.text for pick in found.picks]


def test_verbatim_and_in_source_order() -> None:
    made = digest(FERRY, short="3s", long="60%")
    for found in (made.short, made.long):
        assert all(pick.text == pick.span.of(FERRY.page.text) for pick in found.picks)
        assert [pick.span for pick in found.picks] == sorted(pick.span for pick in found.picks)
    assert len(made.short.picks) == 3
    assert set(texts(made.short)) <= set(texts(made.long))


def test_opens_with_what_happened() -> None:
    assert texts(digest(FERRY).short)[0].startswith("The ferry to the northern islands was cancelled")


@pytest.mark.parametrize("method", RANKERS.names())
def test_flawed_sentences_stay_out(method: str) -> None:
    long = texts(digest(FERRY, long="100%", method=method).long)
    assert "Will it be on time?" not in long
    assert not any("Subscribe" in text or "tea and blankets" in text for text in long)
    assert not {"Ferry cancelled", "What happens next"} & set(long)


@pytest.mark.parametrize("method", RANKERS.names())
def test_what_points_back_has_its_antecedent(method: str) -> None:
    for budget in ("1s", "2s", "3s", "4s", "40w", "60w"):
        short = texts(digest(FERRY, short=budget, long="100%", method=method).short)
        for pointing, before in (("However,", "About 300"), ("It will", "The company")):
            for place, text in enumerate(short):
                if text.startswith(pointing):
                    assert short[place - 1].startswith(before)


def test_a_sentence_twice_is_picked_once() -> None:
    twice = page("twice", FERRY.page.text.split("\n\n")[1], "Gulls sat on the rails.", FERRY.page.text.split("\n\n")[1])
    long = texts(digest(twice, long="100%").long)
    assert len(long) == len(set(long))


def test_small_pages() -> None:
    assert digest(page("none")).short.picks == ()
    assert texts(digest(page("one", "The ferry sails at dawn on Monday.")).short) == [
        "The ferry sails at dawn on Monday."
    ]
    three = page("three", "The ferry sails at dawn. The bus leaves at noon. The train stays in the shed.")
    made = digest(three)
    assert len(made.short.picks) == 3
    assert texts(made.long) == texts(made.short)


def test_only_flawed_sentences_still_give_something() -> None:
    assert len(digest(page("asks", "Who will pay for the ferry? Who will sail it?")).short.picks) >= 1


def test_long_is_never_less_than_short() -> None:
    made = digest(FERRY, short="3s", long="1%")
    assert texts(made.long) == texts(made.short)
    made = digest(FERRY, short="5s", long="20w")
    assert count_words(made.long.text) <= 20
    assert set(texts(made.short)) <= set(texts(made.long))


def test_query_moves_the_digest() -> None:
    about = digest(FERRY, short="1s", query="engine repair cost").short
    assert about.picks[0].text.startswith("The engine had been repaired")
    assert any("asked" in reason for reason in about.picks[0].why)


def test_seen_sentences_stay_out() -> None:
    first = digest(FERRY, short="1s").short.picks[0].text
    assert first not in texts(digest(FERRY, long="100%", seen={first}).long)


def test_every_pick_says_why() -> None:
    assert all(pick.why for pick in digest(FERRY).long.picks)


def test_what_comes_back_can_be_pickled_and_written() -> None:
    made = digest(FERRY)
    assert pickle.loads(pickle.dumps(made)) == made
    assert made.to_dict()["short"]["sentences"][0]["why"]


def test_wrong_options() -> None:
    with pytest.raises(BudgetError):
        digest(FERRY, short="three")
    with pytest.raises(UnknownName):
        digest(FERRY, method="lexrnk")


@pytest.mark.parametrize(
    ("lang", "text", "pointing"),
    [
        ("it", "Il traghetto per le isole è stato cancellato lunedì. Tuttavia, nessuno è rimasto ferito.", "Tuttavia"),
        ("de", "Die Fähre zu den Inseln fiel am Montag aus. Er sagte, der Motor sei alt gewesen.", "Er sagte"),
        ("fr", "Le ferry vers les îles a été annulé lundi. Il transportait trois cents passagers.", "Il trans"),
        ("es", "El ferry a las islas fue cancelado el lunes. Sin embargo, nadie resultó herido.", "Sin embargo"),
        ("pt", "A balsa para as ilhas foi cancelada na segunda-feira. No entanto, ninguém ficou ferido.", "No entanto"),
        ("nl", "De veerboot naar de eilanden viel maandag uit. Bovendien was het hotel vol.", "Bovendien"),
        ("pl", "Prom na wyspy został odwołany w poniedziałek. Jednak nikt nie ucierpiał.", "Jednak"),
    ],
)
def test_pointing_back_in_other_languages(lang: str, text: str, pointing: str) -> None:
    short = texts(digest(page(lang, text, lang=lang), short="1s", long="100%").short)
    assert len(short) == 1
    assert not short[0].startswith(pointing)


@pytest.mark.parametrize(
    "pointing", ["A fisherman took them across in an old boat.", "The port owns these boats and more."]
)
def test_what_points_back_from_within_has_its_antecedent(pointing: str) -> None:
    shore = page(
        "shore",
        f"Late passengers waited at the small boats of the quay. {pointing} The bakery on the quay sold out by noon.",
    )
    for budget in ("1s", "2s", "3s"):
        short = texts(digest(shore, short=budget, long="100%").short)
        if pointing in short:
            assert short[short.index(pointing) - 1].startswith("Late passengers")


def test_a_code_with_a_region_is_its_language() -> None:
    told = (
        "Dr. Moor said on Monday that the ferry of St. Olav would sail again at 5 p.m. on Tuesday. He was not sure. "
        "Mr. Hale, who had waited all night, went home. The ferry of the islands depends on its engine, and the engine "
        "was repaired in May. Nobody was hurt, and nobody asked about it."
    )
    plain = digest(page("p", told), short="2s", long="4s")
    for code in ("en-GB", "EN", "en_us"):
        assert digest(page("p", told, lang=code), short="2s", long="4s") == plain


def test_a_ranker_of_another_package_gives_one_score_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(RANKERS), "load", lambda _, name: lambda sentences, context: [1.0])
    with pytest.raises(OptionError, match=r"^the ranker 'theirs' gave 1 score for \d+ sentences$"):
        digest(FERRY, method="theirs")


def test_what_a_ranker_did_not_look_at_is_said(monkeypatch) -> None:
    assert digest(FERRY, method="lexrank").long.warnings == ()
    monkeypatch.setattr("cleaner.rank.lexrank.GRAPH_LIMIT", 3)
    made = digest(FERRY, method="lexrank")
    assert made.short.warnings == made.long.warnings
    assert made.long.to_dict()["warnings"][0].startswith("lexrank compared the 3 most central of ")
    assert merge([FERRY], method="lexrank").warnings == (f"{FERRY.page.id}: {made.long.warnings[0]}",)
