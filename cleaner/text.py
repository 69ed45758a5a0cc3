"""Pure string functions that every stage shares: folding, words, counting, endings.

Nothing here knows about pages or rules. All functions are total: any ``str`` goes in.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MAX_MARKS: Final = 30
"""Combining marks kept in a row before normalising. ``unicodedata.normalize`` is quadratic in such a run
(160,000 mixed marks: 20 s); the stream-safe format of Unicode (UAX 15, section 13) also allows 30."""

_MARK_RUN: Final = re.compile(
    "([\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u0e31-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    f"\ufe20-\ufe2f]{{{MAX_MARKS}}})[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u0e31-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_NUMBER: Final = re.compile(r"\d+(?:[.,:/\u00a0\u202f]\d+)*(?:[kKmM](?!\w))?")
_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[#&]")
_WORDS: Final = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|[^\\W_]+(?:['\u2019][^\\W_]+)*"
)
_CJK: Final = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_QUOTE_MARKS: Final = dict.fromkeys(map(ord, "\u2019\u2018\u02bc\u02b9\u0060\u00b4\uff07"), "'")
_INVISIBLE: Final = dict.fromkeys(
    [0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0x640, 0x61C]
    + list(range(0x202A, 0x202F))
    + list(range(0x2066, 0x206A)),
    None,
)
_FOLDING: Final = {**_QUOTE_MARKS, **_INVISIBLE, ord("\u0131"): "i"}

TERMINALS: Final = ".!?\u2026\u3002\uff01\uff1f\uff61\u061f\u06d4\u0964\u0965\u1362\u104b\u17d4"
"""Marks that end a sentence, in all scripts that have one."""

CLOSERS: Final = "\"'\u201d\u2019\u00bb\u203a)]}\u300d\u300f\uff09\u3011\u201c\u00ab*_"
"""Marks that may follow the end of a sentence: closing quotation marks and brackets."""


def normalize(text: str) -> str:
    """NFKC of ``text`` with runs of combining marks capped first, so that it stays linear.

    >>> normalize("\ufb01ne")
    'fine'
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", _MARK_RUN.sub(r"\1", text))


def fold(line: str) -> str:
    """The form in which chrome phrases are compared: words joined by one blank.

    NFKC, casefold, apostrophes of one kind, invisible characters gone, every number as ``#``, and all
    punctuation but apostrophes inside words dropped. So one phrase in a language file stands for all its
    variants in case, decoration and number.

    >>> fold("» Leave a Comment (12)")
    'leave a comment #'
    >>> fold("1.2K Comments")
    '# comments'
    >>> fold("DON\u2019T MISS:")
    "don't miss"
    """
    if not line.isascii():
        line = unicodedata.normalize("NFKC", _MARK_RUN.sub(r"\1", line)).translate(_FOLDING)
        line = line.casefold().replace("i\u0307", "i").translate(_FOLDING)
    else:
        line = line.lower()
    return " ".join(_WORD.findall(_NUMBER.sub(" # ", line)))


def fold_exact(text: str) -> str:
    """The form in which repeats are compared: NFKC, casefold, white space as one blank.

    Numbers, names and punctuation stay, because a copy that differs in one of them is not an exact copy.

    >>> fold_exact("Four  Ships\\nsailed.")
    'four ships sailed.'
    """
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(normalize(text).translate(_FOLDING).casefold().split())


def words(text: str) -> list[str]:
    """Lower-cased words in order; in Chinese and Japanese every character counts as a word.

    >>> words("The U.S. didn\u2019t sign.")
    ['the', 'u', 's', 'didn\u2019t', 'sign']
    """
    return _WORDS.findall(text.lower())


def count_words(text: str) -> int:
    """Number of words: runs without blanks; in Chinese and Japanese every character.

    >>> count_words("one two-three four")
    3
    >>> count_words("\u65e5\u672c\u8a9e")
    3
    """
    if text.isascii():
        return len(text.split())
    found = len(_CJK.findall(text))
    if not found:
        return len(text.split())
    return found + len(_CJK.sub(" ", text).split())


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, closing quotation marks and brackets aside.

    >>> ends_sentence('He said: "No."'), ends_sentence("You may also like")
    (True, False)
    """
    tail = text[-12:].rstrip().rstrip(CLOSERS)
    return bool(tail) and tail[-1] in TERMINALS


def has_letter(text: str) -> bool:
    """Whether any letter of any script stands in the text."""
    return any(map(str.isalpha, text))


def near_names(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Up to three known names that look like ``name``, nearest first.

    >>> near_names("digset", ("clean", "digest", "merge"))
    ('digest',)
    """
    import difflib

    return tuple(difflib.get_close_matches(name, known, n=3, cutoff=0.6))
