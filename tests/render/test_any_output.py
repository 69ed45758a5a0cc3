"""Whatever a text holds, every format prints valid UTF-8 without what turns, hides or steers, and says only its own styles."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text, examples, hostile_text

import cleaner
from cleaner.pipeline_digest import digest, merge
from cleaner.registry import RENDERERS
from cleaner.render.base import Digested
from cleaner.render.report import render as report
from cleaner.render.safe import printable
from cleaner.render.terminal import Renderer as Terminal

BANNED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
STYLE = re.compile("\x1b\\[[0-9;]*m")
FORMS = (*RENDERERS.table, "terminal", "report")


def shown(form, articles):
    """All that a format prints of some articles."""
    merged = (merge(articles, budget="60w"),) if len(articles) > 1 else ()
    labels = {cleaned.page.id: cleaned.title or cleaned.page.id for cleaned in articles}
    found = Digested(tuple(digest(cleaned) for cleaned in articles), merged, labels)
    if form == "report":
        return report(found, articles)
    made = (
        Terminal(color="always", width=70, several=True) if form == "terminal" else RENDERERS.load(form)(several=True)
    )
    parts = [made.cleaned(cleaned) + made.explained(cleaned) for cleaned in articles]
    return "".join([*parts, made.digested(found), made.merged(found.merged, labels), made.end()])


@pytest.mark.parametrize("form", FORMS)
@given(texts=st.lists(any_text() | hostile_text(), min_size=1, max_size=3), title=hostile_text(), url=hostile_text())
@examples(0.4)
def test_what_is_printed_is_safe(form, texts, title, url):
    articles = [
        cleaner.clean(text, input="text", id=f"{title[:9]}{n}", title=title, url=url) for n, text in enumerate(texts)
    ]
    out = shown(form, articles)
    out.encode("utf-8")
    plain = STYLE.sub("", out) if form == "terminal" else out
    assert BANNED.search(plain) is None


@given(text=any_text())
def test_plain_text_shows_each_line_that_stays(text):
    cleaned = cleaner.clean(text, input="text")
    assert RENDERERS.load("text")(several=False).cleaned(cleaned).split() == printable(cleaned.text).split()
