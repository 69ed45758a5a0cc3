"""What the text of one block says about it, in numbers: length, shape, kinds of characters, words that chrome likes.

Nothing here knows a language but through the list ``function-words`` (a few of each large language: prose is full of
them, menus are not) and the learned word weights, which help on pages in English and are silent elsewhere.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from itertools import chain, repeat
from typing import Any, Final, NamedTuple

from cleaner.patterns import lazy
from cleaner.tells import tells
from cleaner.text import CLOSERS, TERMINALS

_LETTERS: Final = re.compile(r"[^\W\d_]")
_PRICE: Final = lazy(r"[$€£¥₹]\s{0,2}\d|\d\s{0,2}(?:€|\$|£|zł|kr\b|EUR\b|USD\b)")
_CURRENCIES: Final = ("$", "\u20ac", "\u00a3", "\u00a5", "\u20b9", "z\u0142", "kr", "EUR", "USD")
"""What a price has besides its number; a page without any of them has no price."""
_DATE: Final = lazy(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./:-]\d{2}\b")
_DIGIT: Final = re.compile(r"\d")
_SIGNS: Final = re.compile(r"[|»›«•·→×©®]")

DATE_DIGITS: Final = 3
"""Fewest digits of what looks like a date."""
_ENDS, _ASKS, _TELLS = 1, 2, 4
_LASTS: Final = {
    **dict.fromkeys(TERMINALS, _ENDS), **dict.fromkeys("?\uff1f", _ENDS | _ASKS), **dict.fromkeys(":\uff1a", _TELLS),
}  # fmt: skip
"""What the last character of a block says, in bits: the end of a sentence, a question, something to come."""

FIRST_WORDS: Final = 40
"""Words of a block that are looked up; the beginning tells."""

HEAD_CHARS: Final = 800
"""Characters of a block that are looked at closely."""

TEXT_NAMES: Final[tuple[str, ...]] = (
    "length", "words", "word length", "link share", "links a word", "ends as a sentence", "words in capitals", "digits",
    "commas", "stop words", "lines", "begins with a capital", "signs", "price", "date", "address", "question",
    "bold share", "pictures", "title case", "mean word weight", "lowest word weight", "highest word weight", "colon",
)  # fmt: skip
"""Names of the columns of ``text_table``, for people."""


def text_table(
    texts: Sequence[str], inline: Any, weights: Mapping[str, float], first: Sequence[Sequence[str]] | None = None
) -> Any:
    """A float32 array: one row a block, one column for each of ``TEXT_NAMES``.

    All blocks of a page are counted through together, as one array of code points; a call for each of them took three
    times as long.

    Args:
        texts: the blocks' texts, none empty.
        inline: a row a block: the characters in links, the links, the characters in bold, the pictures.
        weights: learned weights of words; positive speaks for main text.
        first: ``first_words`` of the texts, where the caller has them.
    """
    import numpy as np

    heads = [text if len(text) <= HEAD_CHARS else text[:HEAD_CHARS] for text in texts]
    sizes = np.array([len(text) for text in texts], dtype=np.float64)
    looked = np.array([len(head) for head in heads], dtype=np.float64)
    link_chars, links, bold, images = inline.astype(np.float64).T
    counted = _counts(heads)
    words = np.maximum(counted.words, 1)
    lasts = np.array([_LASTS.get(_last(text), 0) for text in texts])
    has_digits = counted.digits.tolist()
    has_address = [False] * len(texts)
    running = "\n".join(heads)
    has_price = [False] * len(texts)
    if any(map(running.__contains__, _CURRENCIES)):
        has_price = [bool(some and _PRICE.search(head)) for some, head in zip(has_digits, heads, strict=True)]
    if "@" in running or "://" in running or "www." in running:
        has_address = ["@" in head or "://" in head or "www." in head for head in heads]
    looked_at = np.minimum(words, FIRST_WORDS)
    known = weights if isinstance(weights, Weights) else Weights(weights)
    stops, mean, lowest, highest = _word_columns(first_words(heads) if first is None else first, known)
    columns = [
        np.log1p(sizes),
        np.log1p(words * sizes / looked),
        np.maximum(counted.letters, 1) / words,
        link_chars / sizes,
        links / words,
        lasts & _ENDS,
        counted.capitals / looked_at,
        counted.digits / looked,
        counted.commas / words,
        stops,
        np.minimum([text.count("\n") for text in texts], 20),
        counted.opens_upper,
        counted.signs,
        has_price,
        [some >= DATE_DIGITS and bool(_DATE.search(head)) for some, head in zip(has_digits, heads, strict=True)],
        has_address,
        (lasts & _ASKS).astype(bool),
        bold / sizes,
        np.minimum(images, 10),
        counted.titles / looked_at,
        mean,
        lowest,
        highest,
        (lasts & _TELLS).astype(bool),
    ]
    table = np.empty((len(texts), len(TEXT_NAMES)), dtype=np.float32)
    for place, column in enumerate(columns):
        table[:, place] = column
    return table


def _last(text: str) -> str:
    """The last character of a text, closing quotation marks and brackets aside; a blank when nothing else is near."""
    last = text[-1]
    if last in CLOSERS or last.isspace():
        return text[-12:].rstrip().rstrip(CLOSERS)[-1:] or " "
    return last


class Weights(dict[str, float]):
    """Learned weights of words, with the tables that look them up, which are made once."""

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each word stands in ``tables``: stop words and words with a weight; 0 is any other word."""
        stops = tells("function-words")
        return {word: place for place, word in enumerate([*stops, *(self.keys() - stops)], 1)}

    @cached_property
    def tables(self) -> tuple[Any, Any, Any, Any]:
        """By place: the weight, 0 for none; whether there is one; the weight, else infinity; and less infinity."""
        import numpy as np

        weight = np.array([0.0, *(self.get(word, 0.0) for word in self.places)])
        known = weight != 0
        return weight, known.astype(np.int64), np.where(known, weight, np.inf), np.where(known, weight, -np.inf)


def first_words(texts: Sequence[str]) -> list[list[str]]:
    """The words at the beginning of each block, in lower case: ``FIRST_WORDS`` of ``HEAD_CHARS``, at least one."""
    return [text[:HEAD_CHARS].lower().split(None, FIRST_WORDS)[:FIRST_WORDS] or [""] for text in texts]


def _word_columns(first: Sequence[Sequence[str]], weights: Weights) -> tuple[Any, Any, Any, Any]:
    """For each block the share of stop words, and the mean, lowest and highest weight of its first words."""
    import numpy as np

    counts = np.fromiter(map(len, first), dtype=np.int64, count=len(first))
    words = chain.from_iterable(first)
    begins = np.cumsum(counts) - counts
    places = np.fromiter(map(weights.places.get, words, repeat(0)), dtype=np.int64, count=int(counts.sum()))
    weight, is_known, low, high = (table[places] for table in weights.tables)
    stops = (places > 0) & (places <= len(tells("function-words")))
    # One after the other, as a sum of floats must be to come out the same everywhere.
    total = np.bincount(np.repeat(np.arange(len(first)), counts), weight, minlength=len(first))
    known = np.add.reduceat(is_known, begins)
    return (
        np.add.reduceat(stops, begins, dtype=np.int64) / counts,
        total / np.maximum(known, 3),
        np.where(known, np.minimum.reduceat(low, begins), 0),
        np.where(known, np.maximum.reduceat(high, begins), 0),
    )


class _Counts(NamedTuple):
    """Numbers of one block each (int64 arrays)."""

    words: Any
    letters: Any
    """Characters in words."""
    digits: Any
    commas: Any
    signs: Any
    capitals: Any
    """Words in capitals among the first ``FIRST_WORDS``."""
    titles: Any
    """Words that begin with a capital and go on without, among the first ``FIRST_WORDS``."""
    opens_upper: Any
    """Whether the first character is a capital (1 or 0)."""


_LETTER, _UPPER, _LOWER, _TITLE, _APOSTROPHE, _FIGURE, _COMMA, _SIGN = (1 << bit for bit in range(8))


def _class_of(char: str) -> int:
    """What a character is, in bits."""
    return (
        _LETTER * bool(_LETTERS.match(char))
        | _UPPER * char.isupper()
        | _LOWER * char.islower()
        | _TITLE * (char.istitle() and not char.isupper())
        | _APOSTROPHE * (char in "'\u2019")
        | _FIGURE * bool(_DIGIT.match(char))
        | _COMMA * (char == ",")
        | _SIGN * bool(_SIGNS.match(char))
    )


_UNSEEN: Final = 255
"""Stands for a character nobody asked about yet: none is capital and small at once."""


@cache
def _class_table() -> Any:
    """``_class_of`` by code point (uint8 array), filled as characters are met: one look-up for a whole page."""
    import numpy as np

    table = np.full(sys.maxunicode + 1, _UNSEEN, dtype=np.uint8)
    table[:128] = [_class_of(chr(code)) for code in range(128)]
    return table


def _classes(running: str) -> Any:
    """``_class_of`` for each character (uint8 array)."""
    import numpy as np

    table = _class_table()
    if running.isascii():
        return table[np.frombuffer(running.encode(), dtype=np.uint8)]
    codes = np.frombuffer(running.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    classes = table[codes]
    unseen = set(codes[classes == _UNSEEN].tolist())
    if unseen:
        for code in unseen:
            table[code] = _class_of(chr(code))
        classes = table[codes]
    return classes


def _counts(heads: Sequence[str]) -> _Counts:
    """What is counted in the beginnings of blocks, all at once."""
    import numpy as np

    # The line end parts blocks, and stands behind the last one so that each has a character after it.
    classes = _classes("\n".join([*heads, ""]))
    lengths = np.array([len(head) + 1 for head in heads])
    begins = np.cumsum(lengths) - lengths
    letter = (classes & _LETTER).astype(bool)
    inside = letter.copy()
    inside[1:-1] |= (classes[1:-1] & _APOSTROPHE).astype(bool) & letter[:-2] & letter[2:]
    opens = inside.copy()
    opens[1:] &= ~inside[:-1]
    # No beginning has more characters than a short integer holds, and a page of them is added up in half the time.
    words = np.add.reduceat(opens, begins, dtype=np.int16).astype(np.int64)
    capitals = titles = np.zeros(len(heads), dtype=np.int64)
    places = np.flatnonzero(opens)
    if len(places):
        upper = (classes & (_UPPER | _TITLE)).astype(bool) & inside
        lower = (classes & _LOWER).astype(bool) & inside
        after = np.zeros_like(inside)
        after[1:] = (upper | lower)[:-1]
        wrong = np.where(after, upper, lower)
        cased = np.logical_or.reduceat(upper | lower, places)
        small = np.logical_or.reduceat(lower | ((classes & _TITLE).astype(bool) & inside), places)
        is_title = cased & ~np.logical_or.reduceat(wrong, places)
        owner = np.repeat(np.arange(len(heads)), words)
        is_first = np.arange(len(places)) - (np.cumsum(words) - words)[owner] < FIRST_WORDS
        capitals = np.bincount(owner[cased & ~small & is_first], minlength=len(heads))
        titles = np.bincount(owner[is_title & is_first], minlength=len(heads))
    letters, digits, commas, signs = (
        np.add.reduceat(flags, begins, dtype=np.int16).astype(np.int64)
        for flags in (inside, *((classes & bit).astype(bool) for bit in (_FIGURE, _COMMA, _SIGN)))
    )
    opens_upper = (classes[begins] & _UPPER).astype(bool).astype(np.int64)
    return _Counts(words, letters, digits, commas, signs, capitals, titles, opens_upper)
