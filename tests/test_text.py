"""Short ways around a look at every character: they say what the long way says."""

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from cleaner import text
from cleaner.judge.lines import shape
from cleaner.judge.repeats import near

SIGNS = "\u2018\u2019\u201c\u201d\u201e\u2013\u2014\u2022\u00b7\u00ab\u00bb\u203a\u2039\u2026\u00a9\u00a0\u2192\u2190\u20ac\u00a3`"
OTHERS = "\u00e9\u00df\u00dc\u0131\u0130\u017f\ufb01\u00b4\u00ad\u200b\u0301\u0307\u00aa\u0e44\u65e5\u304b\ud55c\u0411\u03ac\u05e9\u0939\U0001f600"
LINES = st.text(st.sampled_from("abC 12.,'|\t-&#" + SIGNS + OTHERS), min_size=1, max_size=40)
TYPOGRAPHIC = st.text(st.sampled_from("abC 12.,'|-" + SIGNS), min_size=1, max_size=40)


@given(LINES | TYPOGRAPHIC)
def test_exact_folding_is_that_of_every_character(line):
    long = line.lower()
    if not line.isascii():
        long = unicodedata.normalize("NFKC", line).translate(text._FOLDING).casefold()
    assert text.fold_exact(line) == " ".join(long.split())


@given(LINES | TYPOGRAPHIC)
def test_words_are_counted_as_the_pattern_counts_them(line):
    rest, found = text._UNSPACED.subn(" ", line)
    assert text.count_words(line) == found + len(rest.split())


@given(LINES | TYPOGRAPHIC)
def test_a_shape_is_that_of_every_character(line):
    assert shape.shape(line).decode() == line.translate(shape._TABLE)


@given(LINES)
def test_characters_of_scripts_without_blanks_are_words_of_a_sketch(line):
    parted = near.bare_words(" ".join(near._UNSPACED.split(line)))
    assert near.bare_words(line) == parted


@given(st.text(st.sampled_from("abC 12.,'`&#-k\u00e9\u00c9\u00df\u00fc\u00d7\u2019"), min_size=1, max_size=40))
@example("5 & 6 #")
@example("at&t 1.2k")
def test_western_lines_fold_as_others_do(line):
    # A character of another script at the end makes it go the long way.
    assert text.fold(line + " \u0411") == " ".join(filter(None, (text.fold(line), "\u0431")))
