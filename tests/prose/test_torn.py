"""Which sentences are torn out of a quotation or a bracket."""

import pytest

from cleaner.prose.torn import is_torn

TORN = [
    "He said: “Go.", "Go.” He left.", 'He said: "Go.', "„Geh.", "«Vete.", "Vete».", "(He left.", "He left).",
    "See [3.", "「行け。", "‘Go.", "”Gå.", "«Uno «dos»",
]  # fmt: skip
WHOLE = [
    "", "Plain.", "He said: “Go.”", "„Geh“, sagte er.", "„Geh”, powiedział.", "”Gå”, sa hon.", "«Vete».", "»Geh«",
    "»Mene», hän sanoi.", "(He left.)", "a) He left.", "1) He left.", "It's the boys’ dog.", 'A 15" screen.', "Fine :-)",
    "「行け。」", "‘Go,’ he said.", "Rock ’n’ roll.",
]  # fmt: skip


@pytest.mark.parametrize("text", TORN)
def test_torn(text):
    assert is_torn(text)


@pytest.mark.parametrize("text", WHOLE)
def test_whole(text):
    assert not is_torn(text)
