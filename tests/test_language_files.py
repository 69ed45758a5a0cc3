"""Keeping the language files: what is wrong is named, tidying mends it and loses nothing, and compiling follows."""

from pathlib import Path

import pytest

from cleaner import language_files, lexicon

GOOD = """code = "xx"
name = "Example"

[whole]
comment-prompt = ["leave a comment"]

[guards]
lines = ["Leave a comment on the door."]
"""


COMMON = """code = "common"
name = "shared"

[tells]
networks = ["mastodon"]
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A package with no language but those that a test writes."""
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "common.toml").write_text(COMMON, "utf-8")
    for module in (lexicon, language_files):
        monkeypatch.setattr(module, "LANGUAGES", str(tmp_path / "languages"))
    monkeypatch.setattr(language_files, "DATA", str(tmp_path))
    for cached in (lexicon.language, lexicon.stop_words):
        cached.cache_clear()
    yield tmp_path
    for cached in (lexicon.language, lexicon.stop_words):
        cached.cache_clear()


def write(folder, text):
    (folder / "languages" / "xx.toml").write_text(text, "utf-8")
    lexicon.language.cache_clear()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('code = "xx"', 'code = "yy"', "xx.toml: code: is 'yy', the file is called 'xx'"),
        ('name = "Example"', "", "xx.toml: name: missing"),
        ("comment-prompt", "no-such-rule", "xx.toml: whole.no-such-rule: no such rule or list"),
        ('["leave a', '["Leave a', "xx.toml: whole.comment-prompt: 'Leave a comment' is not folded; write 'leave a comment'"),
        ('["leave a comment"', '["#"', "xx.toml: whole.comment-prompt: '#' has no letter"),
        ('["leave', '["z", "leave', "xx.toml: whole.comment-prompt: not sorted, or an entry stands twice"),
        ("[guards]", '[starts]\nbyline = ["by"]\n[guards]', "xx.toml: starts.byline: 'by' is too short to begin a line"),
        ("[guards]", f'[starts]\nbyline = ["{"a b " * 5}a b"]\n[guards]', f"xx.toml: starts.byline: '{'a b ' * 5}a b' is longer than the 11 words that are looked for"),
        ("\n[guards]", 'byline = ["leave a comment"]\n\n[guards]', "xx.toml: whole.byline: 'leave a comment' stands under comment-prompt too"),
        ("[guards]", '[tells]\nno-such-list = ["x"]\n[guards]', "xx.toml: tells.no-such-list: no such rule or list"),
        ("[guards]", '[tells]\nsaying = ["Said"]\n[guards]', "xx.toml: tells.saying: 'Said' is not folded; write 'said'"),
        ("[guards]", "[odd]\n[guards]", "xx.toml: odd: no such section"),
        ('"Leave a comment on the door."', "", "xx.toml: guards.lines: missing"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_and_nothing_is_compiled(folder, capsys, old, new, said):
    assert GOOD.count(old) == 1
    write(folder, GOOD.replace(old, new))
    assert language_files.main([]) == 1
    assert capsys.readouterr().err == said + "\n"
    assert [path.name for path in folder.iterdir()] == ["languages"]


def test_a_good_file_is_compiled(folder):
    write(folder, GOOD)
    assert language_files.main([]) == 0
    assert (folder / "whole.tsv").read_text().partition("\t")[0] == "leave a comment"
    assert (folder / "tells.tsv").read_text() == "networks\tmastodon\n"


def test_words_of_two_languages_are_compiled_into_one_list(folder):
    write(folder, GOOD.replace("[guards]", '[tells]\nnetworks = ["flurr"]\nsaying = ["said"]\n\n[guards]'))
    assert language_files.main([]) == 0
    assert (folder / "tells.tsv").read_text() == "networks\tflurr\tmastodon\nsaying\tsaid\n"


def test_what_languages_share_has_to_be_there(folder, capsys):
    write(folder, GOOD)
    (folder / "languages" / "common.toml").unlink()
    assert language_files.main([]) == 1
    assert capsys.readouterr().err.startswith("common.toml: code: is None")


def test_tidying_folds_sorts_and_unites(folder):
    write(folder, GOOD.replace('["leave a comment"]', '["Leave a Comment", "add a comment", "leave a comment"]'))
    assert language_files.main(["tidy", "xx"]) == 0
    assert lexicon.language("xx")["whole"]["comment-prompt"] == ["add a comment", "leave a comment"]


@pytest.mark.parametrize("code", ["en", "de", "zh", lexicon.COMMON])
def test_tidying_a_file_of_ours_loses_nothing(folder, code):
    source = Path(__file__).parent.parent / "cleaner" / "data" / "languages" / f"{code}.toml"
    (folder / "languages" / f"{code}.toml").write_bytes(source.read_bytes())
    before = lexicon.language(code)
    language_files.tidy(code)
    after = lexicon.language(code)
    strip = {key: value.strip() for key, value in before.get("sentences", {}).items() if isinstance(value, str)}
    assert {**after, "sentences": {}} == {**before, "sentences": {}}
    assert {key: after["sentences"][key].strip() for key in strip} == strip
