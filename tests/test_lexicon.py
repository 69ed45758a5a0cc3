"""The language files: well formed, compiled, every phrase fires, every guard line survives."""

from pathlib import Path

import pytest

import cleaner
from cleaner import language_files, lexicon, tells, text
from cleaner.errors import LexiconError
from cleaner.judge.chrome.phrases import PLACED

CODES = lexicon.languages()
FIXTURES = Path(__file__).parent.parent / "fixtures" / "languages"
PROSE = "The evening ferry turned back on Thursday after its steering failed twice within a mile of the harbour."


def test_there_are_at_least_thirty_languages():
    assert len(CODES) >= 30
    assert {"en", "it", "de", "fr", "es", "pt", "nl", "pl"} <= set(CODES)


@pytest.mark.parametrize("code", [*CODES, lexicon.COMMON])
def test_file_is_well_formed(code):
    assert language_files.check(code) == []


def test_compiled_tables_are_fresh():
    for name, content in language_files.compile_tables().items():
        assert Path(lexicon.DATA, name).read_text("utf-8") == content, (
            f"{name} is stale: run python -m cleaner.language_files"
        )


@pytest.mark.parametrize("code", CODES)
def test_every_whole_line_phrase_fires(code):
    table = lexicon.load()
    for rule, phrases in lexicon.language(code)["whole"].items():
        for phrase in phrases:
            found = table.phrase(phrase)
            assert found is not None, (rule, phrase)


@pytest.mark.parametrize("code", CODES)
def test_every_beginning_is_found(code):
    table = lexicon.load()
    for rule, phrases in lexicon.language(code).get("starts", {}).items():
        for phrase in phrases:
            found = table.starting(f"{phrase} of the quay")
            assert found is not None, (rule, phrase)
            assert found.text.startswith(phrase)


@pytest.mark.parametrize("code", CODES)
def test_some_phrases_of_each_rule_are_removed_from_a_page(code):
    for rule, phrases in lexicon.language(code)["whole"].items():
        if rule in PLACED:
            continue
        line = next((p for p in phrases if " " in p and "#" not in p), None)
        if line:
            cleaned = cleaner.clean(f"A Title of Some Length\n\n{PROSE}\n\n{line}\n", input="text")
            assert [gone.span.of(cleaned.page.text) for gone in cleaned.removals] == [line]


@pytest.mark.parametrize("code", CODES)
def test_every_guard_line_survives(code):
    for line in lexicon.language(code)["guards"]["lines"]:
        cleaned = cleaner.clean(
            f"A Title of Some Length\n\n{PROSE}\n\n{line}\n\n{PROSE} Nobody was hurt.\n", input="text", level="balanced"
        )
        assert line in cleaned.text, line


def test_guard_lines_survive_all_languages_at_once_on_their_own():
    table = lexicon.load()
    for code in CODES:
        for line in lexicon.language(code)["guards"]["lines"]:
            assert table.phrase(cleaner_fold(line)) is None, (code, line)


def cleaner_fold(line):
    from cleaner.text import fold

    return fold(line)


@pytest.mark.parametrize("code", [path.stem for path in sorted(FIXTURES.glob("*.txt"))])
def test_article_of_each_language_loses_its_chrome_only(code):
    marked = [line for line in (FIXTURES / f"{code}.txt").read_text("utf-8").split("\n") if line.strip()]
    body = [line[2:] for line in marked]
    cleaned = cleaner.clean("\n\n".join(body), input="text", lang=code)
    gone = {removal.span.of(cleaned.page.text) for removal in cleaned.removals}
    kept = [text for mark, text in ((line[:2], line[2:]) for line in marked) if mark == "  "]
    assert not [text for text in kept if text in gone]
    chrome = [text for mark, text in ((line[:2], line[2:]) for line in marked) if mark == "- "]
    missed = [text for text in chrome if text not in gone]
    assert len(missed) <= len(chrome) // 4, missed


def test_every_language_has_its_article():
    assert {path.stem for path in FIXTURES.glob("*.txt")} >= set(CODES)


def test_every_list_of_tells_is_filled_and_read_whole():
    files = [lexicon.language(code) for code in (*CODES, lexicon.COMMON)]
    for name in tells.TELL_LISTS:
        words = {word for file in files for word in file.get("tells", {}).get(name, ())}
        assert words
        assert tells.tells(name) == words


def test_what_languages_share_is_no_language():
    assert lexicon.COMMON not in CODES
    assert lexicon.language("../models/html") == lexicon.language("xx") == {}


def test_searching_the_table_gives_what_a_dictionary_gives():
    fresh = lexicon.SortedTable(Path(lexicon.DATA, "whole.tsv").read_bytes(), lexicon.PHRASE_RULES)
    known = lexicon.SortedTable(Path(lexicon.DATA, "whole.tsv").read_bytes(), lexicon.PHRASE_RULES)._all()
    words = sorted(known)
    for phrase in [words[0], words[-1], *words[:: len(words) // 500], "no such phrase at all", "", "\uffff", "a"]:
        assert fresh.get(phrase) == known.get(phrase)


def test_own_phrases_stand_before_those_of_all_languages():
    mine = lexicon.load(
        ("Leave a Comment", "Our own line"), {"our footer": "U9-ours"}, {"we bring you news": "U9-ours"}
    )
    shipped = lexicon.load()
    assert mine.whole["leave a comment"] == ("user-phrase", "user")
    assert mine.whole["our footer"] == mine.whole.get("our footer") == ("U9-ours", "user")
    assert mine.whole["write a comment"] == shipped.whole["write a comment"]
    assert mine.whole.get("no such phrase at all") is None
    assert len(mine.whole) == len(list(mine.whole)) == len(shipped.whole) + 2
    assert mine.starting("we bring you news of the bay").rule == "U9-ours"
    assert shipped.starting("we bring you news of the bay") is None
    with pytest.raises(KeyError):
        mine.whole["no such phrase at all"]


def test_a_missing_table_says_so(monkeypatch):
    monkeypatch.setattr(lexicon, "DATA", "/nowhere")
    with pytest.raises(LexiconError, match="reinstall"):
        lexicon._read("whole.tsv")


def test_a_line_of_invisible_characters_folds_to_nothing():
    assert text.fold("\u00ad") == text.fold("\u200b\u200d") == ""
