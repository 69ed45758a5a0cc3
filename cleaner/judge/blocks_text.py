"""What the text of one block says about it, in numbers: length, shape, kinds of characters, words that chrome likes.

Nothing here knows a language but through ``STOP`` (a few function words of fifteen languages: prose is full of them,
menus
are not) and the learned word weights, which help on pages in English and are silent elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import log1p
from typing import Final

from cleaner.text import CLOSERS, TERMINALS

STOP: Final = frozenset(
    "the of and to in a is that for it as was with be by on not he his this are at from or an had but we they you i "
    "der die das und ist von zu mit nicht ein eine den im auf sich dem des es sie wir ich als auch an wird oder "
    "le la les de des et est un une dans que qui pour pas sur ne au il elle nous ce avec plus par "
    "el los las y en por con no se del al lo su una para es como más pero "
    "il di che e per non una si con sono è del della ha "
    "o os as que não um uma com se na no do da em "
    "het een van dat niet op te zijn voor met aan er ook "
    "och att det som på är av för med den inte jag "
    "i w nie na się z do jest że to og ikke af til är ei ja on se ve bir bu da için "
    "и в не на что с по как это но из у за от".split()
)

_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_PRICE: Final = re.compile(r"[$€£¥₹]\s{0,2}\d|\d\s{0,2}(?:€|\$|£|zł|kr\b|EUR\b|USD\b)")
_DATE: Final = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./:-]\d{2}\b")
_DIGIT: Final = re.compile(r"\d")
_SIGNS: Final = re.compile(r"[|»›«•·→×©®]")

_QUESTION: Final = frozenset("?\uff1f")
_COLON: Final = frozenset(":\uff1a")

FIRST_WORDS: Final = 40
"""Words of a block that are looked up; the beginning tells."""

HEAD_CHARS: Final = 800
"""Characters of a block that are looked at closely."""

TEXT_NAMES: Final[tuple[str, ...]] = (
    "length", "words", "word length", "link share", "links a word", "ends as a sentence", "words in capitals", "digits",
    "commas", "stop words", "lines", "begins with a capital", "signs", "price", "date", "address", "question",
    "bold share", "pictures", "title case", "mean word weight", "lowest word weight", "highest word weight", "colon",
)  # fmt: skip
"""Names of the numbers that ``text_numbers`` returns, for people."""


def text_numbers(
    text: str, link_chars: int, links: int, bold: int, images: int, weights: Mapping[str, float]
) -> list[float]:
    """The numbers of ``TEXT_NAMES`` for one block."""
    size = len(text)
    head = text if size <= HEAD_CHARS else text[:HEAD_CHARS]
    found = _WORD.findall(head)
    count = len(found) or 1
    first = found[:FIRST_WORDS]
    looked = len(first) or 1
    lowered = head.lower().split()[:FIRST_WORDS]
    known = [weight for word in lowered if (weight := weights.get(word))]
    letters = sum(map(len, found)) or 1
    tail = text[-12:].rstrip().rstrip(CLOSERS)
    last = tail[-1:]
    plain = head.isascii()
    digits = sum(map(head.count, "0123456789")) if plain else len(_DIGIT.findall(head))
    return [
        log1p(size),
        log1p(count * size / len(head)),
        letters / count,
        link_chars / size,
        links / count,
        1.0 if last and last in TERMINALS else 0.0,
        sum(map(str.isupper, first)) / looked,
        digits / len(head),
        head.count(",") / count,
        sum(map(STOP.__contains__, lowered)) / (len(lowered) or 1),
        min(text.count("\n"), 20),
        1.0 if head[0].isupper() else 0.0,
        0.0 if plain and "|" not in head else len(_SIGNS.findall(head)),
        1.0 if digits and _PRICE.search(head) else 0.0,
        1.0 if digits and _DATE.search(head) else 0.0,
        1.0 if ("@" in head or "://" in head or "www." in head) else 0.0,
        1.0 if last in _QUESTION else 0.0,
        bold / size,
        min(images, 10),
        sum(map(str.istitle, first)) / looked,
        sum(known) / max(3, len(known)),
        min(known) if known else 0.0,
        max(known) if known else 0.0,
        1.0 if last in _COLON else 0.0,
    ]
