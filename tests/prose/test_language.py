"""Which language a text is in that does not say so."""

from itertools import chain
from pathlib import Path

import pytest

from cleaner import clean
from cleaner.prose.language import guess_lang
from cleaner.prose.openings import DATA, openings

ARTICLES = Path(__file__).parents[2] / "fixtures" / "languages"
CODES = sorted(path.stem for path in ARTICLES.glob("*.txt"))


@pytest.mark.parametrize("code", CODES)
def test_an_article_of_each_language(code):
    found = guess_lang(clean((ARTICLES / f"{code}.txt").read_text("utf-8")).text)
    assert found == {"sr": "hr"}.get(code, code)  # the article is in Serbian written in Latin letters


def test_enough_languages():
    assert len(CODES) >= 40


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Zxq",
        "12 345",
        "A la carte",
        "Die hard.",
        "i saw u at the mall",
        "<<<>>>",
        "\ud800",
        "Ski, sauna, sol og is",
    ],
)
def test_a_few_words_tell_nothing(text):
    assert guess_lang(text) in ("", "en")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Президент Эрдоган встретился с Ғани в Анкаре, говорится в сообщении администрации.", "ru"),
        ("Президент зустрівся з міністрами в Києві.", "uk"),
        ("Президентът каза, че мостът ще бъде затворен.", "bg"),
        ("رئیس جمهور گفت که پل بسته می‌شود.", "fa"),
        ("صدر نے کہا کہ پل بند رہے گا اور لڑکے گئے۔", "ur"),
        ("قال الرئيس إن الجسر سيغلق.", "ar"),
        ("市长说大桥将关闭。", "zh"),
        ("大橋は閉鎖される。", "ja"),
        ("다리가 닫힌다.", "ko"),
        ("สะพานจะปิด", "th"),
        ("Ο δήμαρχος μίλησε για το iPhone της Apple.", "el"),
        ("The mayor of Kraków spoke to Łukasz about the bridge over the river, and he said it was old.", "en"),
    ],
)
def test_scripts_and_letters(text, lang):
    assert guess_lang(text) == lang


@pytest.mark.parametrize("path", sorted(DATA.glob("*.toml")), ids=lambda path: path.stem)
def test_words_of_a_language_are_written_as_they_are_looked_for(path):
    words = openings(path.stem)
    phrases = {
        *chain.from_iterable(words.calls.values()),
        *words.captions,
        *words.notes,
        *words.connectives,
        *words.function_words,
    }
    assert all(phrase == phrase.lower() and phrase.strip("*") for phrase in phrases)
    assert not words.demonstratives & words.calendar
    if not words.beginnings:
        assert all(len(word.split()) == 1 for word in words.answers | words.causes | words.function_words)
        assert all(len(phrase.split()) <= 5 for phrase in words.connectives)
