"""What every ranker promises: one score a sentence, in [0, 1], the same every time, for any input."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from cleaner.model import Sentence, Span
from cleaner.rank.context import Context
from cleaner.registry import RANKERS

FERRY = [
    "The ferry to the northern islands was cancelled on Monday after its engine failed.",
    "About 300 passengers waited in the harbour hall until late in the evening.",
    "The company Nordlys said that a second ferry would sail on Tuesday morning.",
    "Hotels in the town offered beds to passengers who missed the ferry.",
    "The engine had been repaired in May at a cost of 40,000 euros.",
    "Nobody was hurt when the engine of the ferry failed.",
    "Gulls slept on the railings.",
]


def run(name: str, texts: list[str], title: str = "") -> list[float]:
    sentences = [Sentence("p", 0, Span(0, 0)) for _ in texts]
    return RANKERS.load(name)(sentences, Context.of(texts, "en", title))


@pytest.mark.parametrize("name", RANKERS.names())
class TestEveryRanker:
    def test_one_score_a_sentence_in_range(self, name: str) -> None:
        scores = run(name, FERRY, "Ferry cancelled")
        assert len(scores) == len(FERRY)
        assert all(isinstance(score, float) and 0.0 <= score <= 1.0 for score in scores)
        assert name == "sumy-lexrank" or len(set(scores)) > 1  # sumy: no pair here passes its threshold

    def test_empty_and_single(self, name: str) -> None:
        assert run(name, []) == []
        (only,) = run(name, FERRY[:1])
        assert 0.0 <= only <= 1.0

    def test_words_that_say_nothing(self, name: str) -> None:
        scores = run(name, ["the of", "...", "", "the"])
        assert len(scores) == 4
        assert all(0.0 <= score <= 1.0 for score in scores)

    def test_equal_sentences_are_kept_apart_by_place(self, name: str) -> None:
        scores = run(name, [*FERRY, FERRY[0]])
        assert len(scores) == len(FERRY) + 1

    def test_the_same_twice(self, name: str) -> None:
        assert run(name, FERRY) == run(name, FERRY)


def test_the_same_in_any_process() -> None:
    code = (
        "from tests_rank import run, FERRY, RANKERS\n"
        "print([[round(s, 12) for s in run(n, FERRY)] for n in RANKERS.names()])"
    )
    code = code.replace("tests_rank", "test_contract")
    here = os.path.dirname(__file__)
    root = os.path.dirname(os.path.dirname(here))
    outputs = set()
    for seed in ("0", "1", "4711"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([here, root])}
        done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_lexrank_is_fast_and_says_what_it_left_out() -> None:
    texts = [f"{FERRY[i % 7][:-1]} number {i} of day {i % 13}." for i in range(1000)]
    warned: list[str] = []
    base = Context.of(texts, "en")
    context = Context(base.readings, "en", "", warned.append)
    scores = RANKERS.load("lexrank")([Sentence("p", 0, Span(0, 0))] * 1000, context)
    assert len(scores) == 1000
    assert warned


def test_lexrank_prefers_what_others_resemble() -> None:
    scores = run("lexrank", FERRY)
    assert scores[6] == min(scores)
    assert max(scores) in (scores[0], scores[5])


def test_sumy_needs_no_nltk_data(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    import nltk.data

    monkeypatch.setattr(nltk.data, "path", [str(tmp_path)])
    for name in RANKERS.names():
        if name.startswith("sumy-"):
            assert len(run(name, FERRY)) == len(FERRY)


def test_sumy_is_capped_and_says_so() -> None:
    from cleaner.rank import sumy_adapter

    count = sumy_adapter.LIMIT + 5
    texts = [f"Word{i} sails with word{i + 1} to the island." for i in range(count)]
    warned: list[str] = []
    context = Context(Context.of(texts, "en").readings, "en", "", warned.append)
    scores = sumy_adapter.luhn([Sentence("p", 0, Span(0, 0))] * count, context)
    assert len(scores) == count
    assert any("sumy" in message for message in warned)
