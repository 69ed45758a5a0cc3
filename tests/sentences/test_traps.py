"""Texts made to be slow: twice the text may cost at most 2.3 times the processor time."""

import time

import pytest

from cleaner.prose.torn import is_torn
from cleaner.sentences import split

SIZE = 6000
GROWTH = 2.3
FLOOR = 0.02
"""Below this many seconds the clock says more about the machine than about the code."""

TRAPS = {
    "abbreviations": "Mr. Dr. U.S. ",
    "spaced stops": ". . . . ",
    "stops": ".....",
    "mixed stops": ".!?…",
    "blanks": " " * 300,
    "blanks after a stop": "a." + " " * 300,
    "lines": "a.\n",
    "empty lines": "\n\r\n \r",
    "indented lines": "a\n" + " " * 40,
    "paragraph marks": "\u2029 ",
    "brackets": "((((",
    "bracketed": "(a. B) c ",
    "open brackets": "(a. B ",
    "quotation marks": '""""',
    "quoted": '"A. B" c ',
    "open quotations": "“a. B ",
    "closers": ".)\"'”",
    "footnotes": "a.[12]",
    "spaced footnotes": "a. [12]",
    "addresses": "http://",
    "address after address": "http://a ",
    "mail": "<a@b.c> ",
    "at signs": "@a",
    "drawn lines": "=== ",
    "equals": "=====",
    "items": "1) 2) 3) ",
    "list lines": "\n- a",
    "bullets": "• ",
    "dates": "1/1/2000 10:10 ",
    "digits": "11111",
    "one word": "a" * 100,
    "no blanks": "ab.The",
    "wide stops": "好。」",
    "faces": ":) ",
    "semicolons": "; ",
    "apostrophes": "l'a. ",
    "surrogates": "\ud800. ",
    "nulls": "\0. ",
    "asked": '"Why?" he ',
}


def cost(function, text):
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        function(text)
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.parametrize("function", [split, is_torn])
@pytest.mark.parametrize("piece", TRAPS.values(), ids=TRAPS)
def test_linear(piece, function):
    for _ in range(8):  # a busy machine gets eight tries
        once, twice = cost(function, "x " + piece * SIZE + "x"), cost(function, "x " + piece * SIZE * 2 + "x")
        if twice < max(FLOOR, GROWTH * once):
            return
    pytest.fail(f"{once:.3f} s, twice as long {twice:.3f} s")


def test_one_huge_word():
    assert split("a" * 10_000_000) == ((0, 10_000_000),)


def test_two_million_blanks():
    assert split(" " * 2_000_000) == ()
    assert len(split("One." + " " * 2_000_000 + "Two.")) == 2
