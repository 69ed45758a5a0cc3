"""Grouping: small cases, laws, cost."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import log
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

import cleaner
from cleaner.stories import HEADLINE_CHARS, MAX_DAYS, NOTICE_WORDS, Story, group
from cleaner.stories.linkage import CROWD_HIGH, CROWD_LOW, CROWD_TYPICAL, _crowd, groups
from cleaner.stories.terms import MAX_TERMS, background_frequencies, count_terms, vectors
from tests.seeds import printed_with_any_hash_seed


@dataclass(frozen=True)
class Article:
    id: str
    text: str
    title: str | None = None
    lang: str = "en"
    date: str | None = None


HARBOUR = (
    "The harbour of Vellmouth stayed closed on Tuesday while divers searched for 14 containers that the coaster "
    "Marianne lost in the storm. Harbour master Odile Brandt said ferries to Skarholm would not sail before Friday."
)
HARBOUR_AGAIN = (
    "Ferries between Vellmouth and Skarholm are cancelled until Friday. Divers are still looking for the containers "
    "of the Marianne, a coaster that lost 14 of them in Sunday's storm, Odile Brandt of the harbour authority said."
)
HARBOUR_LATE = (
    "A storm on Sunday tore 14 containers off the deck of the Marianne near Vellmouth, and nobody knows where they "
    "are. Divers went down again on Tuesday. The island of Skarholm has had no ferry for three days."
)
BAKERY = (
    "Nadia Okafor has opened a bakery in the old post office of Tilbrook. Her rye bread, baked in a wood oven that "
    "she built with her brother, sold out within an hour on the first morning, and customers queued in the rain."
)
BAKERY_AGAIN = (
    "In Tilbrook people queued in the rain for rye bread. The former post office now houses the bakery of Nadia "
    "Okafor, who built the wood oven together with her brother and sold every loaf within the hour."
)
CHESS = (
    "The chess club of Anderby has won the county cup for the third time. Teenager Ravi Sund beat the reigning "
    "champion in 61 moves, sacrificing a rook in an ending that spectators will talk about for years."
)
ALL = [
    Article("a", HARBOUR, "Harbour stays closed"),
    Article("b", BAKERY),
    Article("c", HARBOUR_AGAIN),
    Article("d", CHESS),
    Article("e", HARBOUR_LATE),
    Article("f", BAKERY_AGAIN),
]


def pages(stories: tuple[Story, ...]) -> set[tuple[str, ...]]:
    return {story.page_ids for story in stories}


def test_the_same_story_is_found() -> None:
    stories = group(ALL)
    assert [story.page_ids for story in stories] == [("a", "c", "e"), ("b", "f"), ("d",)]
    assert [story.id for story in stories] == ["a", "b", "d"]
    assert stories[0].title is not None
    assert (
        stories[2].title
        == "The chess club of Anderby has won the county cup for the third time. Teenager Ravi Sund beat the reigning champion in 61 moves, sacrificing …"
    )
    assert stories[1].to_dict() == {"schema": 1, "id": "b", "title": stories[1].title, "pages": ["b", "f"]}


@given(st.permutations(ALL))
@examples(0.5)
def test_input_order_does_not_matter(articles: list[Article]) -> None:
    found = {frozenset(story.page_ids) for story in group(articles)}
    assert found == {frozenset("ace"), frozenset("bf"), frozenset("d")}
    order = {article.id: place for place, article in enumerate(articles)}
    for story in group(articles):
        assert list(story.page_ids) == sorted(story.page_ids, key=order.__getitem__)


@given(st.permutations(["c", "a", "b"]))
@examples(0.2)
def test_equal_texts_come_in_the_order_of_their_ids(ids: list[str]) -> None:
    titles = {"a": "Harbour", "b": "HARBOUR", "c": "harbour"}
    (story,) = group([Article(name, f"{HARBOUR} {HARBOUR_LATE}", title=titles[name]) for name in ids])
    assert (story.id, story.title, story.page_ids) == ("a", "Harbour", tuple(ids))


def test_titles_tell_the_story_too() -> None:
    told = [Article("a", "Divers went down.", HARBOUR), Article("b", "The mayor came.", HARBOUR_AGAIN)]
    assert pages(group(told)) == {("a", "b")}
    assert pages(group([replace(article, title=None) for article in told])) == {("a",), ("b",)}


def test_none_and_one() -> None:
    assert group([]) == ()
    assert pages(group(ALL[:1])) == {("a",)}
    assert pages(group([Article("x", "")])) == {("x",)}
    assert group([Article("x", "")])[0].title is None


def test_dates_far_apart_are_two_stories() -> None:
    near = [Article("a", HARBOUR, date="2026-03-01"), Article("b", HARBOUR_AGAIN, date="2026-03-04T08:00:00Z")]
    far = [Article("a", HARBOUR, date="2026-03-01"), Article("b", HARBOUR_AGAIN, date="2025-03-01")]
    odd = [Article("a", HARBOUR, date="last week"), Article("b", HARBOUR_AGAIN, date="2025-03-01")]
    timed = [Article("a", HARBOUR, date="2026-03-01T08:00:00Z"), Article("b", HARBOUR_AGAIN, date="2025-03-01 09:30")]
    assert pages(group(near)) == {("a", "b")}
    assert pages(group(timed)) == {("a",), ("b",)}
    assert pages(group(far)) == {("a",), ("b",)}
    assert pages(group(odd)) == {("a", "b")}


def test_a_notice_shared_word_for_word_tells_no_story() -> None:
    notice = "This page is kept by the archive of the Vellmouth library. Ask at the desk for the original."
    articles = [Article("a", notice), Article("b", f" {notice.upper()}"), Article("c", HARBOUR)]
    assert pages(group(articles)) == {("a",), ("b",), ("c",)}


def test_copies_of_an_article_are_one_story() -> None:
    longer = f"{HARBOUR} {HARBOUR_LATE}"
    assert pages(group([Article("a", longer), Article("b", CHESS), Article("c", longer)])) == {("a", "c"), ("b",)}


@pytest.mark.parametrize(
    ("lang", "one", "other", "third"),
    [
        (
            "de",
            "Der Hafen von Vellmünde bleibt bis Freitag gesperrt. Taucher suchen nach vierzehn Containern, die der Küstenfrachter Marianne im Sturm verloren hat, sagte Odile Brandt.",
            "Die Fähren nach Skarholm fallen aus: Im Hafen von Vellmünde suchen Taucher noch immer die Container des Frachters Marianne. Bis Freitag sei alles gesperrt, so Odile Brandt.",
            "Nadia Okafor hat im alten Postamt von Tilbrück eine Bäckerei eröffnet. Das Roggenbrot aus dem Holzofen war am ersten Morgen nach einer Stunde ausverkauft.",
        ),
        (
            "ja",
            "ヴェルマス港は金曜日まで閉鎖される。潜水士たちは嵐で貨物船マリアンヌ号が失った十四個のコンテナを捜索していると港長のブラントが述べた。",
            "貨物船マリアンヌ号のコンテナの捜索が続くヴェルマス港で、フェリーは金曜日まで欠航する。港長のブラントは潜水士たちの作業が難航していると語った。",
            "ティルブルックの古い郵便局にナディア・オカフォーがパン屋を開いた。薪窯で焼いたライ麦パンは一時間で売り切れた。",
        ),
    ],
)
def test_other_languages(lang: str, one: str, other: str, third: str) -> None:
    articles = [Article("a", one, lang=lang), Article("b", third, lang=lang), Article("c", other, lang=lang)]
    assert pages(group(articles)) == {("a", "c"), ("b",)}


def test_a_story_of_many_articles_stays_whole() -> None:
    rng = random.Random(5)
    core = [f"Name{number}" for number in range(12)] + [f"detail{number}" for number in range(40)]
    articles = []
    for number in range(120):
        own = [f"aside{rng.randrange(4000)}" for _ in range(60)]
        words = rng.choices(core, k=80) + own
        rng.shuffle(words)
        articles.append(Article(f"p{number:03}", " ".join(words)))
    assert len(group([*articles, *ALL])[0]) == 120


@given(st.lists(st.text(max_size=80), max_size=12))
def test_any_text_is_in_exactly_one_story(texts: list[str]) -> None:
    articles = [Article(str(place), text) for place, text in enumerate(texts)]
    found = [page for story in group(articles) for page in story.page_ids]
    assert sorted(found) == sorted(article.id for article in articles)
    assert group(articles) == group(articles)


@pytest.mark.parametrize(
    ("similar", "size", "crowd"),
    [
        ([0.5] * 8 + [0.06] * 12, 21, 0.06),
        ([0.5] * 8 + [0.06] * 12 + [0.001] * 40, 61, 0.06),
        ([0.5] * 60, 61, CROWD_HIGH),
        ([0.5] * 8, 61, CROWD_LOW),
        ([0.5] * 8, 9, CROWD_TYPICAL),
        ([0.5] * 8 + [0.09] * 6, 15, 0.07),
        ([], 1, CROWD_TYPICAL),
    ],
)
def test_the_crowd_is_the_ninth_to_twentieth_nearest_within_bounds(
    similar: list[float], size: int, crowd: float
) -> None:
    assert _crowd(similar, size) == pytest.approx(crowd)
    assert _crowd(similar[::-1], size) == pytest.approx(crowd)


def test_the_heaviest_terms_of_a_long_article_are_kept() -> None:
    often, seldom = ([f"{name}{number}" for number in range(MAX_TERMS)] for name in ("skar", "vell"))
    (vector,) = vectors([count_terms(" ".join([*often, *seldom, *often]))])
    assert set(vector) == set(often)
    assert sum(weight * weight for weight in vector.values()) < 1


@pytest.mark.parametrize(
    ("text", "terms"),
    [("The ship\u2019s crew", {"the", "ship", "crew"}), ("\u0e40\u0e23\u0e37\u0e2d", {"\u0e40\u0e23", "\u0e23\u0e37", "\u0e37\u0e2d"})],
)  # fmt: skip
def test_terms(text: str, terms: set[str]) -> None:
    assert set(count_terms(text)) == terms


@given(st.lists(st.text(max_size=60), max_size=8))
def test_vectors_have_length_one(texts: list[str]) -> None:
    for vector in vectors([count_terms(text) for text in texts]):
        assert not vector or abs(sum(weight * weight for weight in vector.values()) - 1) < 1e-9


def test_background() -> None:
    table, pages_seen = background_frequencies()
    assert pages_seen > 1000
    assert table["governm"] > 20
    assert max(table.values()) <= pages_seen
    assert "the" in table


def test_the_same_for_any_hash_seed() -> None:
    code = "from tests.stories.test_group import ALL, group; print(group(ALL * 1))"
    assert len(printed_with_any_hash_seed(code)) == 1


def test_cost_grows_little_faster_than_the_number() -> None:
    rng = random.Random(2)

    def cost(count: int) -> float:
        articles = [
            Article(str(n), " ".join(f"w{int(rng.random() ** 3 * 9000)}" for _ in range(120))) for n in range(count)
        ]
        began = time.process_time()
        group(articles)
        return time.process_time() - began

    cost(50)
    assert cost(800) < 8 * cost(200) + 0.5


def test_a_code_with_a_region_is_its_language() -> None:
    assert count_terms(HARBOUR, "en-GB") == count_terms(HARBOUR, "en")
    assert "the" not in count_terms(HARBOUR, "EN")


@pytest.mark.parametrize(("like", "found"), [(0.25, [[0, 1], [2]]), (0.6, [[0, 1, 2]])])
def test_who_joins_a_group_must_be_like_all_of_it(like: float, found: list[list[int]]) -> None:
    """Like one of two is enough for a pair (from .16 on in so small a set), not for their group."""
    one, two, three = {"x": 1.0}, {"x": (1 - like * like) ** 0.5, "y": like}, {"y": 1.0}
    assert groups([one, two, three], lambda *_: True) == found
    assert groups([two, three], lambda *_: True) == [[0, 1]]
    assert groups([one, two, three], lambda first, second: {first, second} != {0, 1})[0] == [0]


def test_weights_are_those_of_the_paper() -> None:
    """``ltc`` of Salton and Buckley: (1 + log tf) times idf, brought to length 1; words that stand everywhere say nothing."""
    background, pages = background_frequencies()
    rare, known = "skarhol", max((term for term in background if len(term) > 4), key=lambda term: background[term])
    frequent = next(term for term, count in background.items() if count > 0.25 * (pages + 2))
    bags = [{rare: 3, known: 1, frequent: 9}, {rare: 1}]
    total = pages + 2
    if background[known] > 0.2 * total:
        known = next(term for term, count in background.items() if 0.1 * total < count < 0.15 * total)
        bags[0] = {rare: 3, known: 1, frequent: 9}
    raw = {
        rare: (1 + log(3)) * log((total + 1) / (2 + 0.5)),
        known: log((total + 1) / (1 + background[known] + 0.5)),
    }
    length = sum(weight * weight for weight in raw.values()) ** 0.5
    first, second = vectors(bags)
    assert first == pytest.approx({term: weight / length for term, weight in raw.items()})
    assert second == {rare: 1.0}


@pytest.mark.parametrize(("days", "one"), [(MAX_DAYS, True), (MAX_DAYS + 1, False)])
def test_a_month_apart_is_one_story_and_a_day_more_is_none(days: int, one: bool) -> None:
    first = date(2026, 3, 1)
    articles = [
        Article("a", HARBOUR, date=first.isoformat()),
        Article("b", HARBOUR_AGAIN, date=(first + timedelta(days)).isoformat()),
    ]
    assert (len(group(articles)) == 1) is one
    assert group(articles) == group([replace(article, date=date.fromisoformat(article.date)) for article in articles])


@pytest.mark.parametrize(("words", "notice"), [(NOTICE_WORDS - 1, True), (NOTICE_WORDS, False)])
def test_a_notice_is_short(words: int, notice: bool) -> None:
    text = " ".join((HARBOUR + " " + HARBOUR_LATE).split()[:words])
    assert (len(group([Article("a", text), Article("b", text)])) == 2) is notice


@pytest.mark.parametrize("more", [0, 1])
def test_a_headline_is_cut_at_a_word(more: int) -> None:
    line = "boats " * 23 + "b" * (HEADLINE_CHARS - 138 + more)
    assert len(line) == HEADLINE_CHARS + more
    assert group([Article("a", f"\n  {line}\nIt rained.")])[0].title == (f"{line[:137]} \u2026" if more else line)


def test_the_title_is_that_of_the_article_most_like_the_others() -> None:
    middle = f"{HARBOUR} {HARBOUR_AGAIN} {HARBOUR_LATE}"
    told = {"far": HARBOUR, "middle": middle, "late": HARBOUR_LATE}
    for order in (["far", "middle", "late"], ["late", "far", "middle"]):
        (story,) = group([Article(name, told[name], title=name.title()) for name in order])
        assert story.title == "Middle"


def test_the_library_groups_cleaned_articles_as_the_command_does():
    folder = Path(__file__).parents[2] / "fixtures" / "merges" / "ferry"
    pages = [cleaner.clean(path.read_bytes(), id=path.stem) for path in sorted(folder.glob("*.txt"))]
    other = cleaner.clean("A storm tore the roof off the school of Hallow, which stays closed.", id="school")
    found = cleaner.group([other, *pages])
    assert [story.page_ids for story in found] == [("school",), ("courier", "herald", "islander")]
    assert all(isinstance(story, cleaner.Story) for story in found)
    assert cleaner.group([]) == ()
