"""Pure string functions that every stage shares: folding, words, counting, endings.

Nothing here knows about pages or rules. All functions are total: any ``str`` goes in.
"""

from __future__ import annotations

import os
import unicodedata
from functools import lru_cache
from typing import Final

from cleaner.patterns import lazy

MAX_MARKS: Final = 30
"""Combining marks kept in a row before normalising. ``unicodedata.normalize`` is quadratic in such a run
(160,000 mixed marks: 20 s); the stream-safe format of Unicode (UAX 15, section 13) also allows 30."""

_MARK_RUN: Final = lazy(
    "([\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u0e31-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    f"\ufe20-\ufe2f]{{{MAX_MARKS}}})[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u0e31-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_NUMBER: Final = lazy(r"\d+(?:[.,:/\u00a0\u202f]\d+)*(?:[kKmM](?!\w))?")
MARK: Final = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711-\u07b0\u07eb-\u07f3\u0816-\u082d\u0859-\u085b\u0898-\u0963"
    "\u0981-\u09e3\u09fe-\u0a51\u0a70-\u0a75\u0a81-\u0ae3\u0afa-\u0b63\u0b82-\u0bd7\u0c00-\u0c63\u0c81-\u0c83"
    "\u0cbc-\u0ce3\u0d00-\u0d4d\u0d57\u0d62\u0d63\u0d81-\u0ddf\u0e31-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ecd\u0f18\u0f19"
    "\u0f35\u0f37\u0f39\u0f3e-\u0f84\u0f86-\u0fbc\u102b-\u103e\u1056-\u108f\u135d-\u135f\u1712-\u1734\u1752-\u17d3"
    "\u180b-\u180f\u1a55-\u1a7f\u1ab0-\u1b44]"
)
"""Vowel signs and other marks, which ``\\w`` does not match: without them Hindi falls apart into consonants.
Coarse ranges: letters stand in them too, punctuation, symbols and digits do not."""

_WORD: Final = lazy(rf"[^\W_]+(?:'[^\W_]+|{MARK}[^\W_]*)*|[#&]")
_WORDS: Final = lazy(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    f"|[^\\W_]+(?:['\u2019][^\\W_]+|{MARK}[^\\W_]*)*"
)
_UNSPACED: Final = lazy(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    "|[\u0e01-\u0e4e\u0e81-\u0ecd\u0edc-\u0edf\u1000-\u103f\u1050-\u109d\u1780-\u17d3]{1,5}"
)
_SPACED: Final = bytes({*range(256)} - {0xE0, 0xE1, *range(0xE3, 0xEA), 0xEF, 0xF0})
"""Bytes of UTF-8 of all characters but those of such scripts, and of a few that share their first bytes."""
_ASCII_WORD: Final = lazy(r"[a-z0-9]+(?:'[a-z0-9]+)*|[#&]")
_PLAIN: Final = bytes(
    ord(chr(code).lower()) if code < 128 and (chr(code).isalnum() or code in b"'#&") else 32  # noqa: PLR2004
    for code in range(256)
)
"""ASCII for lines of plain words: lower case, all punctuation a blank."""
_LETTERS: Final = b"abcdefghijklmnopqrstuvwxyz "
"""What is left of a line of plain words; the rest is signs and numbers."""
_LATIN_WORD: Final = lazy(r"[^\W_]+(?:'[^\W_]+)*|[#&]")
_BEFORE_MARKS: Final = bytes(range(0xCC))
"""Bytes of UTF-8 of all characters before the first combining mark: text without anything beyond needs no care."""
_WESTERN: Final = bytes({*range(0xC0), 0xC3})
"""Bytes of UTF-8 of ASCII and of the letters of Western Europe: each has one spelling, and no marks of its own."""
_TYPOGRAPHIC: Final = (
    *((sign, "'") for sign in "\u2019\u2018"),
    *((sign, " ") for sign in "\u201c\u201d\u201e\u2013\u2014\u2022\u00b7\u00ab\u00bb\u203a\u2039\u2026"),
    *((sign, " ") for sign in "\u00a9\u00a0\u2192\u2190"),
)
"""Signs of English typography, which make most lines of most pages more than ASCII, and what stands for them."""
_QUOTE_MARKS: Final = dict.fromkeys(map(ord, "\u2019\u2018\u02bc\u02b9\u0060\u00b4\uff07"), "'")
_INVISIBLE: Final = dict.fromkeys(
    [
        *(0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0x640, 0x61C),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ],
    None,
)
_POINTS: Final = dict.fromkeys(
    [0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7, 0x670, *range(0x591, 0x5BE), *range(0x64B, 0x660)], None
)
_SPELLINGS: Final = str.maketrans(
    "\u0131\u0451\u03ac\u03ad\u03ae\u03af\u03cc\u03cd\u03ce\u03ca\u0390\u03cb\u03b0\u0622\u0623\u0625\u0649\u06cc\u06a9",
    "i\u0435\u03b1\u03b5\u03b7\u03b9\u03bf\u03c5\u03c9\u03b9\u03b9\u03c5\u03c5\u0627\u0627\u0627\u064a\u064a\u0643",
)
"""Letters that sites write in two ways: Russian yo, Greek accents (capitals have none),
Arabic alef and yeh, Persian yeh and kaf."""
_FOLDING: Final = {**_QUOTE_MARKS, **_INVISIBLE, ord("\u0131"): "i"}
_LOOSE_FOLDING: Final = {**_FOLDING, **_POINTS, **_SPELLINGS}
_FOLDING_SIGNS: Final = "".join(map(chr, _FOLDING))
_EXACTLY: Final = (("\u2019", "'"), ("\u2018", "'"), ("\u0060", "'"), ("\u2026", "..."), ("\u00a0", " "))
"""Signs of typography, and what becomes of them where repeats are compared; those below stay as they are. Most text
beyond ASCII has no others, and a look at every character of it takes ten times as long."""
_UNFOLDED: Final = "\u201c\u201d\u201e\u2013\u2014\u2022\u00b7\u00ab\u00bb\u203a\u2039\u00a9\u2192\u2190\u20ac"

TERMINALS: Final = ".!?\u2026\u3002\uff01\uff1f\uff61\u061f\u06d4\u0964\u0965\u1362\u104b\u17d4"
"""Marks that end a sentence, in all scripts that have one."""

CLOSERS: Final = "\"'\u201d\u2019\u00bb\u203a)]}\u300d\u300f\uff09\u3011\u201c\u00ab*_"
"""Marks that may follow the end of a sentence: closing quotation marks and brackets."""


FOLDED: Final = 8192
"""Folded lines that are remembered: several judges ask for the same line, and pages of one site share many."""


def _has_none_but(text: str, known: bytes) -> bool:
    """Whether the text in UTF-8 has no bytes but these: a look at every character would take ten times as long."""
    return not text.encode("utf-8", "surrogatepass").translate(None, known)


def normalize(text: str) -> str:
    """NFKC of ``text`` with runs of combining marks capped first, so that it stays linear.

    >>> normalize("\ufb01ne")
    'fine'
    """
    if text.isascii():
        return text
    if len(text) > MAX_MARKS and not _has_none_but(text, _BEFORE_MARKS):
        text = _MARK_RUN.sub(r"\1", text)
    return unicodedata.normalize("NFKC", text)


@lru_cache(maxsize=FOLDED)
def fold(line: str) -> str:
    """The form in which chrome phrases are compared: words joined by one blank.

    NFKC, casefold, apostrophes of one kind, invisible characters gone, every number as ``#``, and all
    punctuation but apostrophes inside words dropped; Greek accents, Arabic and Hebrew vowel points and a few
    letters with two spellings are evened out. So one phrase in a language file stands for all its
    variants in case, decoration and number.

    >>> fold("» Leave a Comment (12)")
    'leave a comment #'
    >>> fold("1.2K Comments")
    '# comments'
    >>> fold("DON\u2019T MISS:")
    "don't miss"
    >>> fold("\u03ac\u03c3\u03c4\u03b5") == fold("\u0391\u03a3\u03a4\u0395")
    True
    >>> fold("\u0939\u093f\u0928\u094d\u0926\u0940") == "\u0939\u093f\u0928\u094d\u0926\u0940"
    True
    """
    if not line.isascii():
        # Sign by sign: for lines of a usual length a third of what a look at every character costs.
        for sign, plain in _TYPOGRAPHIC:
            if sign in line:
                line = line.replace(sign, plain)
    if line.isascii():
        return _fold_ascii(line)
    if _has_none_but(line, _WESTERN):
        line = line.replace("\u0060", "'").casefold()
        return " ".join(_LATIN_WORD.findall(_NUMBER.sub(" # ", line)))
    if len(line) > MAX_MARKS and not _has_none_but(line, _BEFORE_MARKS):
        line = _MARK_RUN.sub(r"\1", line)
    line = unicodedata.normalize("NFKC", line).translate(_LOOSE_FOLDING)
    line = line.casefold().replace("i\u0307", "i").translate(_LOOSE_FOLDING)
    word = _LATIN_WORD if _has_none_but(line, _BEFORE_MARKS) else _WORD
    return " ".join(word.findall(_NUMBER.sub(" # ", line)))


def _fold_ascii(line: str) -> str:
    """``fold`` for ASCII, without a pattern where no sign or number asks for one."""
    plain = line.encode().translate(_PLAIN)
    signs = plain.translate(None, _LETTERS)
    if not signs:
        return " ".join(plain.decode().split())
    numbers = signs.strip(b"'")
    if numbers:
        line = _NUMBER.sub(" # ", line)
        if b"#" in signs or b"&" in signs:
            return " ".join(_ASCII_WORD.findall(line.lower()))
        plain = line.encode().translate(_PLAIN)
    if b"'" not in signs:
        return " ".join(plain.decode().split())
    if b"''" in plain:
        return " ".join(_ASCII_WORD.findall(line.lower()))
    return " ".join(filter(None, [word.strip("'") for word in plain.decode().split()]))


def fold_exact(text: str) -> str:
    """The form in which repeats are compared: NFKC, casefold, white space as one blank.

    Numbers, names and punctuation stay, because a copy that differs in one of them is not an exact copy.

    >>> fold_exact("Four  Ships\\nsailed.")
    'four ships sailed.'
    """
    if not text.isascii():
        for sign, plain in _EXACTLY:
            if sign in text:
                text = text.replace(sign, plain)
        rest = text
        for sign in _UNFOLDED:
            if sign in rest:
                rest = rest.replace(sign, "")
        if not rest.isascii():
            text = normalize(text)
            if any(map(text.__contains__, _FOLDING_SIGNS)):
                text = text.translate(_FOLDING)
            return " ".join(text.casefold().split())
    return " ".join(text.lower().split())


def words(text: str) -> list[str]:
    """Lower-cased words in order; in Chinese and Japanese every character counts as a word.

    >>> words("The U.S. didn\u2019t sign.")
    ['the', 'u', 's', 'didn\u2019t', 'sign']
    """
    return _WORDS.findall(text.lower())


def count_words(text: str) -> int:
    """Number of words: runs without blanks; in Chinese and Japanese every character.

    Thai, Lao, Burmese and Khmer write no blanks between words either: there it is an estimate, one for every
    five characters. Counted as one word, a Thai paragraph would pass for a link.

    >>> count_words("one two-three four")
    3
    >>> count_words("\u65e5\u672c\u8a9e")
    3
    """
    if text.isascii() or _has_none_but(text, _SPACED):
        return len(text.split())
    rest, found = _UNSPACED.subn(" ", text)
    return found + len(rest.split())


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, closing quotation marks and brackets aside.

    >>> ends_sentence('He said: "No."'), ends_sentence("You may also like")
    (True, False)
    """
    tail = text[-12:].rstrip().rstrip(CLOSERS)
    return bool(tail) and tail[-1] in TERMINALS


def spelled(name: str) -> str:
    """A file name or an argument as it was typed: as UTF-8, whatever the locale made of its bytes.

    >>> spelled("f\\udcc3\\udca4hre.txt")
    'f\u00e4hre.txt'
    """
    if name.isascii():
        return name
    try:
        return os.fsencode(name).decode("utf-8")
    except UnicodeError:
        pass
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return name


def near_names(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Up to three known names that look like ``name``, nearest first.

    >>> near_names("digset", ("clean", "digest", "merge"))
    ('digest',)
    """
    import difflib

    return tuple(difflib.get_close_matches(str(name), known, n=3, cutoff=0.6))  # a library's caller may give anything


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "word"), counted(1200, "word")
    ('1 word', '1,200 words')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
