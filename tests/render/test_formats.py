"""Every format, the same hostile articles: nothing that a terminal, a browser or a reader of JSON would act on."""

from __future__ import annotations

import json
import re

import pytest

from cleaner.registry import RENDERERS

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
METHODS = ("cleaned", "explained", "digested", "merged")


def written(name, method, case):
    digested, articles = case
    renderer = RENDERERS.load(name)(several=True)
    if method == "merged":
        text = renderer.merged(digested.merged, digested.labels)
    elif method == "digested":
        text = renderer.digested(digested)
    else:
        text = "".join(map(getattr(renderer, method), articles))
    return text + (renderer.end() if method in ("cleaned", "explained") else "")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", RENDERERS.names())
def test_no_control_characters(name, method, hostile):
    text = written(name, method, hostile)
    assert not CONTROL.search(text)
    assert text.encode("utf-8").decode() == text
    assert text.endswith("\n")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", RENDERERS.names())
def test_same_text_every_time(name, method, stories):
    assert written(name, method, stories) == written(name, method, stories)


@pytest.mark.parametrize("method", METHODS)
def test_json_says_exactly_what_the_article_says(method, hostile):
    digested, articles = hostile
    parsed = json.loads(written("json", method, hostile))
    if method in ("cleaned", "explained"):
        assert [item["page_text"] for item in parsed] == [cleaned.page.text for cleaned in articles]
    elif method == "digested":
        assert [item["text"] for item in parsed["merged"][0]["sentences"]] == [
            pick.text for pick in digested.merged[0].picks
        ]


@pytest.mark.parametrize("method", METHODS)
def test_markdown_lets_no_markup_through(method, hostile):
    text = written("md", method, hostile)
    outside_code = "\n".join(line for line in text.split("\n") if not line.startswith("    "))
    outside_code = re.sub("`[^`]*`", "", outside_code)
    assert "<" not in outside_code
    assert not re.search(r"(?<!\\)!\[", outside_code)
    assert set(re.findall(r"(?<!\\)\]\(([^)]*)\)", outside_code)) <= {
        "https://news.example/a?b=%22%27%3E%3Cscript%3E&c=%28d%29"
    }
