"""Paragraphs of many pages: what is found again, and how two copies differ."""

from __future__ import annotations

import pytest

from cleaner.judge.repeats.near import Checksums, sketch
from cleaner.judge.repeats.wording import difference
from tests.judge_repeats.library import Library

FERRY = (
    "Ferries between Vellmouth and Skarholm are cancelled until Friday while divers look for the 1,400 crates "
    "that the coaster lost when the storm tore the ropes from her deck on Sunday night."
)
BREAD = (
    "The rye bread from the wood oven in the old post office sold out within an hour on the first morning and "
    "customers queued in the rain for a second batch that was never baked."
)


def library() -> Library:
    pages = {("one", 0): BREAD, ("one", 1): FERRY, ("two", 0): f"{BREAD} Nobody minded."}
    made = Library(pages.__getitem__)
    for key, text in pages.items():
        made.add(key, text)
    return made


def test_a_paragraph_is_found_in_other_pages() -> None:
    found = library().find(FERRY.replace("look for", "search for").upper())
    assert [key for key, _ in found] == [("one", 1)]
    assert 0.6 < found[0][1] < 1
    assert [key for key, _ in library().find(BREAD)] == [("one", 0), ("two", 0)]
    assert library().find("Something else entirely was said about the weather on the hill that day.") == ()
    assert library().find("") == ()


def test_a_sketch_depends_on_the_words_alone() -> None:
    plain = sketch(FERRY, Checksums())
    busy = Checksums()
    sketch(BREAD, busy)
    assert sketch(FERRY.upper().replace(" ", "\n"), busy) == plain


@pytest.mark.parametrize(
    ("was", "becomes", "tells"),
    [
        ("1,400", "1400", ""),
        ("1,400", "1,500", "1400 / 1500"),
        ("look for", "search for", ""),
        ("look for", "do not look for", "- / do not"),
        ("Skarholm", "Starholm", "skarholm / starholm"),
        ("when the", "when a", ""),
        ("are cancelled", "aren\u2019t cancelled", "are / aren't"),
        ("coaster lost when", "coaster won when", "lost / won"),
        ("tore the ropes", "fastened the ropes", ""),
        ("are cancelled until", "are uncancelled until", "cancelled / uncancelled"),
        ("tore the ropes", "tore the heavy old ropes that her crew had", "- / heavy old\u2026"),
    ],
)
def test_what_a_copy_tells(was: str, becomes: str, tells: str) -> None:
    seen = difference(FERRY, FERRY.replace(was, becomes))
    assert seen.near
    if tells.endswith("\u2026"):
        assert seen.tells
    else:
        assert seen.tells == tells
    assert seen.copies == (not tells)


def test_a_name_that_begins_a_sentence_may_not_be_another() -> None:
    text = "Ferries are cancelled until the storm is over and the divers are back on land. {} asked why nobody had been told before."
    assert not difference(text.format("Ruth"), text.format("Rosa")).copies
    assert difference(text.format("Ruth"), text.format("Ruth").replace("divers are", "divers were")).copies
