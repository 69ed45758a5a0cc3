"""What holds for every text: spans are ordered, disjoint, without blanks at the ends, and leave nothing out."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import examples

from cleaner.prose.torn import is_torn
from cleaner.sentences import METHODS, split
from cleaner.sentences.abbreviations import languages

CHARACTERS = st.one_of(
    st.sampled_from(list("aB1.!?…;:,\"'()[]«»“”„‘’-–*_=•@/ \n\r\t\f\u00a0\u2029\u200b。！？」』।؟\ud800\udfff\x00É")),
    st.characters(exclude_categories=()),
)
WORDS = st.sampled_from(
    ["Mr.", "U.S.", "etc.", "e.g.", "No.", "5", "3.", "The", "he", "Ann", '"Go.', 'now."', "(a.", "B)", "...", "1)",
     "2)", "http://a.b", "<a@b.c>", "===", "\n\n", "\n- ", "said", "。", "”", "“", "\r\n", "ค" * 50]
)  # fmt: skip
TEXTS = st.one_of(st.text(CHARACTERS, max_size=80), st.lists(WORDS, max_size=30).map(" ".join))
LANGUAGES = st.sampled_from([*languages(), "", "xx", "EN-gb", "../x"])


def check(text, spans):
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        last = end
    assert not text[last:].strip()


@given(TEXTS, LANGUAGES)
@examples(6.7)
def test_rules_cover_every_text(text, lang):
    check(text, split(text, lang))
    assert is_torn(text) in (True, False)


@given(TEXTS, st.sampled_from(["en", "de", "xx"]))
def test_punkt_covers_every_text(text, lang):
    check(text, split(text, lang, method="punkt"))


@given(TEXTS, TEXTS)
@example("U.S. -", "\u00b5")
@examples(1.7)
def test_an_empty_line_is_a_wall(left, right):
    both = split(f"{left}\n\n{right}")
    shift = len(left) + 2
    assert both == split(left) + tuple((start + shift, end + shift) for start, end in split(right))


@pytest.mark.parametrize("method", METHODS)
def test_results_are_spans(method):
    assert [span.of("One. Two.") for span in split("One. Two.", method=method)] == ["One.", "Two."]
