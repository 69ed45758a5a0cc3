"""Golden pages: every folder of ``fixtures/pages`` is one symptom; nobody needs to read code to add one.

``input.txt`` (or ``input.html``) goes in; ``clean.txt`` must come out, and ``removed.jsonl`` lists what went, a rule (or several
joined by ``|``, any of which may claim it) and the text. ``meta.json``, where there is one, names metadata that must be found.
Known failures stand in ``fixtures/known-failures.toml`` with their reason, and fail the suite as soon as they pass.
"""

import json
import tomllib
from pathlib import Path

import pytest

import cleaner

FIXTURES = Path(__file__).parent.parent / "fixtures"
CASES = sorted(path for path in (FIXTURES / "pages").iterdir() if path.is_dir())
KNOWN = tomllib.loads((FIXTURES / "known-failures.toml").read_text("utf-8"))


def case(path):
    marks = [pytest.mark.xfail(reason=KNOWN[path.name], strict=True)] if path.name in KNOWN else []
    return pytest.param(path, id=path.name, marks=marks)


def source(path):
    html = path / "input.html"
    return html.read_bytes() if html.exists() else (path / "input.txt").read_bytes()


@pytest.mark.parametrize("path", [case(path) for path in CASES])
def test_page(path):
    cleaned = cleaner.clean(source(path))
    wanted = [json.loads(line) for line in (path / "removed.jsonl").read_text("utf-8").splitlines()]
    found = [(gone.name, gone.span.of(cleaned.page.text)) for gone in cleaned.removals]
    assert [text for _, text in found] == [row["text"] for row in wanted]
    for (name, text), row in zip(found, wanted, strict=True):
        assert name in row["rule"].split("|"), text
    assert cleaned.text + "\n" == (path / "clean.txt").read_text("utf-8")
    meta = path / "meta.json"
    if meta.exists():
        assert json.loads(meta.read_text("utf-8")).items() <= dict(cleaned.meta).items()


@pytest.mark.parametrize("path", [case(path) for path in CASES])
def test_second_pass_removes_nothing(path):
    first = cleaner.clean(source(path)).text
    second = cleaner.clean(first, input="text")
    assert second.removals == ()
    assert second.text == first


def test_there_are_enough_cases():
    negatives = [path for path in CASES if path.name.startswith("keep--")]
    assert len(CASES) >= 60
    assert len(negatives) >= 20
    for path in negatives:
        assert (path / "removed.jsonl").read_text("utf-8") == "", path.name


def test_known_failures_name_cases():
    assert set(KNOWN) <= {path.name for path in CASES}
