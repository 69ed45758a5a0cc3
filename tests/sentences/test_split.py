"""What the splitter answers, case by case."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from cleaner.errors import UnknownName
from cleaner.model import Block, Cleaned, Page, Span
from cleaner.sentences import METHODS, sentences_of, split

TABLE = tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))
JOINTS = {"spaced": " ", "glued": ""}
CASES = [
    (lang, case, JOINTS[section])
    for section, languages in TABLE.items()
    for lang, cases in languages.items()
    for case in cases
]


@pytest.mark.parametrize(("lang", "case", "joint"), CASES)
def test_case(lang, case, joint):
    text = case.replace("|", joint)
    assert [span.of(text) for span in split(text, lang)] == [part.strip() for part in case.split("|")]


def test_enough_cases():
    assert len(CASES) >= 200


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("text", ["", " ", "\n\n\t", "\u00a0"])
def test_nothing(text, method):
    assert split(text, method=method) == ()


def test_language_codes_may_carry_a_region():
    text = "Am 3. Oktober war es so weit."
    assert split(text, "de-AT") == split(text, "de_DE") == split(text, "DE") == (Span(0, len(text)),)


def test_unknown_method():
    with pytest.raises(UnknownName, match="punkt"):
        split("One.", method="punk")


@pytest.mark.parametrize("text", ["file.Name", "amazon.com.The end", "a.B", "e.g.The", "ann@example.The end"])
def test_a_missing_blank_is_no_licence(text):
    assert split(text) == (Span(0, len(text)),)


def test_blank_parts_thai():
    half = "\u0e01" * 45
    assert len(split(f"{half} {half}", "th")) == 2
    assert len(split(f"{half[:9]} {half}", "th")) == 1
    assert len(split(f"{half} {half}", "en")) == 1


def cleaned(*parts, lang="en"):
    text, blocks = "", []
    for kind, part in parts:
        text += "\n\n" if text else ""
        blocks.append(Block(len(blocks), Span(len(text), len(text) + len(part)), kind))
        text += part
    page = Page("p", text, tuple(blocks), lang)
    return Cleaned(page, tuple(blocks), ())


def texts(page, **options):
    return [sentence.span.of(page.page.text) for sentence in sentences_of(page, **options)]


def test_headings_never_run_into_prose():
    page = cleaned(
        ("title", "A title."),
        ("paragraph", "One. Two"),
        ("heading", "A heading"),
        ("item", "Three."),
        ("code", "x. Y."),
    )
    assert texts(page) == ["One.", "Two", "Three."]
    assert [sentence.block for sentence in sentences_of(page)] == [1, 1, 3]
    assert {sentence.page_id for sentence in sentences_of(page)} == {"p"}


def test_a_wrapped_line_is_white_space():
    page = cleaned(("paragraph", "It was\n1) then\n- more\nof it. End."))
    assert texts(page) == ["It was\n1) then\n- more\nof it.", "End."]


def test_without_prose_lines_that_end_as_sentences_speak():
    page = cleaned(("heading", "News."), ("line", "It rained. A lot."), ("line", "Share this"), ("caption", "A boat."))
    assert texts(page) == ["It rained.", "A lot.", "A boat."]


def test_the_language_of_the_page_counts_unless_one_is_given():
    page = cleaned(("paragraph", "Am 3. Oktober kam er."), lang="de")
    assert len(texts(page)) == 1
    assert len(texts(page, lang="en")) == 2


def test_import_is_light():
    code = (
        "import sys, cleaner.sentences as s; s.split('One. Two.');"
        "print([m for m in ('nltk', 'numpy', 'sumy', 'lxml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
