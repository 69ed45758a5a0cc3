"""Budgets are read as people write them, and nothing is ever over one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples
from support import COUNCIL, FERRY, HARBOUR, page

from cleaner.digests.budget import Budget, Meter, estimate_tokens
from cleaner.errors import BudgetError
from cleaner.model import Digest
from cleaner.pipeline_digest import digest, merge
from cleaner.text import count_words

THREE = [FERRY, HARBOUR, COUNCIL]


@pytest.mark.parametrize(
    ("written", "unit", "amount"),
    [
        ("3s", "s", 3), ("200w", "w", 200), ("2000c", "c", 2000), ("800t", "t", 800), ("30%", "%", 30),
        (" 12.5 % ", "%", 12.5), ("200W", "w", 200),
    ],
)  # fmt: skip
def test_read(written: str, unit: str, amount: float) -> None:
    budget = Budget.parse(written)
    assert (budget.unit, budget.amount) == (unit, amount)


@pytest.mark.parametrize("written", ["", "3", "w", "-3s", "1.5s", "101%", "3 sentences", "3x", "\u0663s w"])
def test_not_read(written: str) -> None:
    with pytest.raises(BudgetError):
        Budget.parse(written)


def measure(found: Digest, unit: str, count_tokens: object = estimate_tokens) -> int:
    text = found.text
    return {
        "s": lambda: len(found.picks),
        "w": lambda: count_words(text),
        "c": lambda: len(text),
        "t": lambda: count_tokens(text),  # type: ignore[operator]
    }[unit]()


@given(st.sampled_from("swct"), st.integers(0, 900))
def test_never_over(unit: str, amount: int) -> None:
    budget = f"{amount}{unit}"
    assert measure(merge(THREE, budget=budget), unit) <= amount
    made = digest(FERRY, short=budget, long=budget)
    assert measure(made.short, unit) <= amount
    assert measure(made.long, unit) <= amount
    assert {pick.span for pick in made.short.picks} <= {pick.span for pick in made.long.picks}


@given(st.integers(0, 120))
@examples(0.7)
def test_never_over_with_a_counter_that_does_not_add_up(amount: int) -> None:
    def count(text: str) -> int:
        return len(text) // 7 + 3 * text.count("\n") + (1 if text else 0)

    budget = f"{amount}t"
    assert count(merge(THREE, budget=budget, count_tokens=count).text) <= max(amount, count(""))
    assert count(digest(FERRY, short=budget, long=budget, count_tokens=count).long.text) <= max(amount, count(""))


def test_share_is_of_the_words() -> None:
    words = count_words(digest(FERRY, short="1s", long="50%").long.text)
    whole = sum(count_words(block.span.of(FERRY.page.text)) for block in FERRY.kept if block.kind == "paragraph")
    assert 0 < words <= whole // 2


@pytest.mark.parametrize(("share", "limit"), [("30%", 3), ("39.9%", 3), ("100%", 10), ("9%", 0), ("0%", 0)])
def test_a_share_is_rounded_down(share: str, limit: int) -> None:
    texts = ["The ferry left the harbour at dawn.", "Nobody saw it."]
    assert sum(map(count_words, texts)) == 10
    assert Meter.of(Budget.parse(share), texts).limit == limit


def test_meter_counts_line_ends_between_sentences() -> None:
    meter = Meter.of(Budget.parse("11c"), [])
    assert meter.holds(["abcde", "fghij"])
    assert not meter.holds(["abcde", "fghij", "k"])
    assert meter.fits(meter.cost("abcde") + meter.cost("fghij"))


WORDS = st.sampled_from("ferry island harbour engine Monday council Nordlys ship rain 300 the of a sails opens".split())
SENTENCES = st.lists(WORDS, min_size=1, max_size=12).map(lambda words: " ".join(words).capitalize() + ".")
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=6).map(" ".join)


@given(st.lists(st.lists(PARAGRAPHS, max_size=4), max_size=4), st.integers(0, 80))
def test_laws_on_any_pages(articles: list[list[str]], amount: int) -> None:
    pages = [page(f"p{number}", *blocks) for number, blocks in enumerate(articles)]
    by_id = {cleaned.page.id: cleaned.page.text for cleaned in pages}
    merged = merge(pages, budget=f"{amount}w")
    assert count_words(merged.text) <= amount
    folded = [" ".join(pick.text.lower().split()) for pick in merged.picks]
    assert len(folded) == len(set(folded))
    assert all(pick.text == pick.span.of(by_id[pick.page_id]) for pick in merged.picks)
    for cleaned in pages:
        made = digest(cleaned, short=f"{amount}w", long="40%")
        spans = [pick.span for pick in made.long.picks]
        assert spans == sorted(spans)
        assert {pick.span for pick in made.short.picks} <= set(spans)
        assert count_words(made.short.text) <= amount


ITALIAN = page(
    "traghetto",
    "Il traghetto per le isole del nord si è fermato lunedì. I passeggeri hanno aspettato la nuova nave per tutta la notte.",
    lang="it",
)


@given(
    st.permutations(range(5)), st.integers(10, 120), st.sampled_from([None, "engine repair", "la nave dei passeggeri"])
)
@examples(0.7)
def test_permuting_articles_changes_no_sentence(order: list[int], amount: int, query: str | None) -> None:
    five = [*THREE, page("copy", FERRY.page.text.split("\n\n")[1], "The quay was empty by night."), ITALIAN]
    wanted = merge(five, budget=f"{amount}w", query=query)
    made = merge([five[place] for place in order], budget=f"{amount}w", query=query)
    assert made.text == wanted.text


@given(st.text(max_size=300))
def test_never_raises_on_any_text(text: str) -> None:
    cleaned = page("any", *[part for part in text.splitlines() if part.strip()])
    digest(cleaned)
    merge([cleaned, FERRY])


def test_a_digest_is_its_text() -> None:
    made = digest(FERRY, short="1s", long="3s")
    assert str(made.short) == made.short.text
    assert str(made) == made.long.text
