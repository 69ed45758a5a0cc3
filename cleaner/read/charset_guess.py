"""The charset of bytes that do not say it: wide ones by their NULs, others by their escapes, letters and words."""

from __future__ import annotations

import re
from typing import Final

from cleaner.patterns import lazy
from cleaner.read.charset_names import DECLARED_WITHIN, WIDE, known

_WIDE_LIKENESS: Final = 0.3
"""Likeness to text from which bytes with NULs are read as a wide charset. In 17 languages the right one had .37 and
more, the swapped byte order .1 and less."""
_COMMON_SHARE: Final = 0.02
"""Least share of blanks, digits and stops in a text: Thai has .03, all others .05 and more."""

_PLAIN: Final = bytes(range(32, 127)) + b"\t\n\r"
_PLAIN_START: Final = re.compile(rb"[\t\n\r -~]{24}")
"""Text of one byte a letter that meets NULs only later is text with NULs in it, not UTF-16."""

_NUL_SHARE: Final = 0.25
"""Share of NULs from which bytes that are else plain ASCII text are wide: half of UTF-16 and three quarters of UTF-32
are NULs where the letters are Latin, and any other script has bytes that are no ASCII text."""

_COMMON_CHARS: Final = frozenset(" \n\r\t.,;:!?-'\"()0123456789<>/=\u3000\u3001\u3002\uff0c")
"""Characters of nearly any text; read in the wrong byte order they become rare letters."""

_STATEFUL: Final = {"iso2022": b"\x1b", "hz": b"~{"}
"""Charsets that write other scripts in ASCII bytes, and the byte without which they do not: always valid UTF-8."""
_JAPANESE_ESCAPES: Final = (b"\x1b$B", b"\x1b$@")
"""What switches ISO-2022-JP to Japanese: mail and old pages use it, mostly without saying so."""

WESTERN_BYTES: Final = 60
"""Bytes beyond ASCII from which the detector has enough to go by."""
WESTERN_SHARE: Final = 0.15
"""Largest share of such bytes in a Western text; French has 4 in 100 letters, German 2."""
FEW_BYTES: Final = 12
"""Such bytes beyond which the detector is asked. Of ten words in seven charsets behind an English page it told none,
and it took three stray bytes for Urdu."""
FEW_SHARE: Final = 0.05
"""Share of the text up to which they are few: a line in another script is nearly made of them."""
_ALONE: Final = lazy(rb"[A-Za-z][\x80-\xff](?![\x80-\xff])|(?<![\x80-\xff])[\x80-\xff](?:[A-Za-z]|(?![\x80-\xff]))")
"""A byte beyond ASCII in a Latin word, or one between signs of ASCII: an accent, a dash, a pound sign."""

_WEST: Final = ("de", "fr", "es", "it", "pt", "nl", "sv", "da", "fi", "ca", "en")
_CENTRAL: Final = ("pl", "cs", "sk", "hu", "hr", "sl", "ro", "sq")
_LATIN: Final = {
    "cp1252": _WEST,
    "cp1250": _CENTRAL,
    "iso8859-2": _CENTRAL,
    "cp1254": ("tr",),
    "cp1257": ("lt", "lv", "et"),
}
"""Charsets of Latin letters, and languages that were written in them. The first wins a tie."""
_ALL_LATIN: Final = tuple(code for codes in _LATIN.values() for code in codes)
_LATIN_BYTES: Final = 4096
"""Bytes whose words are looked up: a text that comes here has few beyond ASCII."""


def disguised(source: bytes, named: list[str]) -> str | None:
    """The charset of bytes that may pass for UTF-8 and are not, None for most; ``named`` are those that were named."""
    return _written_in_ascii(source, named) or _wide_charset(source, named)


def detected(source: bytes) -> str:
    """The charset of bytes that are not UTF-8 and that nothing names.

    It may take 30 ms for 64 kB, and more bytes changed no answer in our tests.
    """
    from charset_normalizer import from_bytes

    if _is_western(source):
        return _latin_charset(source)
    best = from_bytes(source).best()
    name = known(best.encoding if best else None) or "cp1252"
    if name in _LATIN or not _is_latin(source.decode(name, "replace")):
        return name
    return _latin_charset(source, name)


def _is_western(source: bytes) -> bool:
    """Whether a short text has very few bytes beyond ASCII, or few, most of them alone among those of ASCII.

    Other scripts have theirs in rows. The detector wants some hundred such bytes; on a line it takes "b\xe4ck" for
    Chinese and "\xa35" for a Japanese bracket.
    """
    high = sum(1 for byte in source if byte >= 0x80)  # noqa: PLR2004
    if high > WESTERN_BYTES or high > WESTERN_SHARE * len(source):
        return False
    if high <= FEW_BYTES and high <= FEW_SHARE * len(source):
        return True
    return 2 * len(_ALONE.findall(source)) >= high


def _is_latin(text: str) -> bool:
    """Whether most letters beyond ASCII are Latin."""
    letters = [char for char in text if char > "\x7f" and char.isalpha()]
    return 2 * sum(char < "\u0250" for char in letters) > len(letters)


def _latin_charset(source: bytes, rare: str = "cp1252") -> str:
    """The charset of a text in Latin letters, by the language that its words are in when it is read so.

    ``rare``: one that the detector took it for, and that has to be better than those of ``_LATIN``.

    >>> _latin_charset("\u017be tak nie b\u0119d\u0105, powiedzia\u0142 w porcie.".encode("iso8859-2"))
    'iso8859-2'
    """
    from cleaner.lexicon import stop_words
    from cleaner.prose.tokens import tokens

    def likeness(charset: str) -> int:
        """How many stop words of one of the charset's languages the text holds, and how many letters beyond ASCII.

        A letter counts within a word: alone or before figures it is a sign of another charset, "\u0141 5" for "\xa3 5".
        """
        text = source[:_LATIN_BYTES].decode(charset, "replace")
        words = {word.lower() for word in tokens(text) if len(word) > 1}
        letters = {char for word in words if not any(map(str.isdigit, word)) for char in word if char > "\x7f"}
        return max(len(words & stop_words(code)) for code in _LATIN.get(charset, _ALL_LATIN)) + len(letters)

    return max((*_LATIN, rare), key=likeness)


def _written_in_ascii(source: bytes, named: list[str]) -> str | None:
    """The charset of text that writes another script in ASCII bytes: one that was named, or ISO-2022-JP by its escapes.

    >>> _written_in_ascii("\u6e2f".encode("iso2022_jp"), []), _written_in_ascii(b"a ~{ b", [])
    ('iso2022_jp', None)
    """
    for name in named:
        for family, mark in _STATEFUL.items():
            if name.startswith(family) and mark in source and source.isascii():
                return name
    if b"\x1b" in source and any(escape in source for escape in _JAPANESE_ESCAPES) and source.isascii():
        try:
            source.decode("iso2022_jp")
        except UnicodeDecodeError:
            return None
        return "iso2022_jp"
    return None


def _wide_charset(source: bytes, named: list[str]) -> str | None:
    """UTF-16 or UTF-32 without a mark: NUL bytes in the first kilobytes, and one byte order that makes text of them.

    A page that names such a charset in ASCII letters does not use it (WHATWG), so the name alone decides nothing.

    >>> _wide_charset("\u0414\u0430, \u043d\u0435\u0442.".encode("utf-16-be"), [])
    'utf-16-be'
    """
    head = source[: DECLARED_WITHIN - DECLARED_WITHIN % 4]
    if b"\x00" not in head or len(head) < 8 or _PLAIN_START.match(head):  # noqa: PLR2004
        return None
    if not head.isascii() and _is_utf8(source):
        return None
    if not head.translate(None, _PLAIN + b"\x00") and head.count(0) < _NUL_SHARE * len(head):
        return None
    likely = [(_likeness(head, name), name in named, name) for name in WIDE]
    best = max(likely, key=lambda found: found[:2])
    return best[2] if best[0] >= _WIDE_LIKENESS else None


def _is_utf8(source: bytes) -> bool:
    try:
        source.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _likeness(head: bytes, name: str) -> float:
    """How much the bytes look like text in a charset, from 0 to 1: the share of letters and common characters."""
    width = 4 if "32" in name else 2
    try:
        text = head[: len(head) - len(head) % width].decode(name)
    except UnicodeDecodeError as problem:
        if problem.start < len(head) - width:
            return 0.0
        text = head[: problem.start].decode(name)
    common = sum(char in _COMMON_CHARS for char in text)
    strange = sum(not (char.isalpha() or char in _COMMON_CHARS or "\u0300" <= char < "\ufe00") for char in text)
    if common < _COMMON_SHARE * len(text) or 3 * strange > len(text):
        return 0.0
    scripts = len({ord(char) >> 8 for char in text if char.isalpha() and not "\u3400" <= char < "\ud7b0"})
    return (len(text) - strange + common) / (2 * len(text)) / (1 + scripts / 8)
