"""The lists of abbreviations: well formed, sorted, and read in one place."""

import tomllib
from pathlib import Path

import pytest

from cleaner.errors import LexiconError
from cleaner.sentences import abbreviations
from cleaner.sentences.abbreviations import COMMON, SENTENCES, languages, load

KEYS = ("abbreviations", "titles", "before_numbers", "closing", "starters", "months", "says")
WANTED = [
    "en",
    "de",
    "fr",
    "it",
    "es",
    "pt",
    "nl",
    "pl",
    "sv",
    "da",
    "nb",
    "fi",
    "cs",
    "sk",
    "hu",
    "ro",
    "ca",
    "gl",
    "el",
    "ru",
    "uk",
    "bg",
    "hr",
    "sr",
    "sl",
    "tr",
    "id",
]


def test_languages_we_promise():
    assert set(WANTED) <= set(languages())


@pytest.mark.parametrize("code", [*languages(), COMMON])
def test_file(code):
    table = tomllib.loads(Path(SENTENCES, f"{code}.toml").read_text("utf-8"))
    assert isinstance(table.pop("name"), str)
    assert isinstance(table.pop("ordinals", False), bool)
    assert isinstance(table.pop("unstopped", False), bool)
    assert set(table) <= set(KEYS)
    for key, value in table.items():
        entries = value.split()
        assert entries == sorted(set(entries), key=lambda entry: (entry.casefold(), entry)), key
        assert not [entry for entry in entries if entry.endswith(".")], key
        if key not in ("abbreviations", "titles"):
            assert value == value.lower(), key


@pytest.mark.parametrize("code", languages())
def test_abbreviations_do_not_begin_sentences(code):
    stops = load(code)
    clash = {entry for entry in (stops.abbreviations | stops.titles) & stops.starters if len(entry) > 2}
    assert not clash


def test_unknown_language_gets_the_common_core():
    assert load("xx").lang == COMMON
    assert "dr" in load("xx").titles
    assert load("") is load("en")
    assert load("xx").abbreviations <= load("en").abbreviations


def test_a_missing_file_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(abbreviations, "SENTENCES", str(tmp_path))
    with pytest.raises(LexiconError, match=r"common\.toml"):
        load.__wrapped__("qq")
