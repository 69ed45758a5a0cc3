"""Bytes to text: byte-order mark, then valid UTF-8, then the declared charset, then detection.

Never raises: a byte that fits nowhere becomes U+FFFD and the reader says so. UTF-7 is never used (it hides markup),
and ``latin-1`` means windows-1252, as the WHATWG Encoding Standard has it.
"""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

from cleaner.patterns import lazy

_BOMS: Final[tuple[tuple[bytes, str], ...]] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAME: Final = rb"""\s{0,8}=\s{0,8}["']?\s{0,8}([A-Za-z0-9_.:-]{2,40})"""
_DECLARED: Final = lazy(
    rb"<!--(?:-?>|(?:(?!-->).)*+(?:-->|\Z))|<(?:meta\b|\?xml\s)[^>]{0,500}?(?:charset|encoding)" + _NAME,
    re.IGNORECASE | re.DOTALL,
)
"""What says the charset: a meta tag or the XML declaration, not in a comment. Scripts, links and prose name others."""
_HEADER: Final = lazy(rb"(?:HTTP/|[A-Za-z-]{1,40}:)")
_IN_HEADER: Final = lazy(rb"(?:^|\n)content-type:[^\n]{0,200}?charset" + _NAME, re.IGNORECASE)
"""The header of an answer or a mail that was saved with its text."""
_DECLARED_WITHIN: Final = 4096
"""Bytes from the start in which a page may declare its charset (WHATWG looks at 1024; real pages run longer)."""

_WINDOWS_1252: Final = frozenset({"latin-1", "latin1", "iso-8859-1", "iso8859-1", "iso_8859-1", "ascii", "us-ascii"})
_WIDER: Final = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
"""Charsets and what is meant by their names (WHATWG): the same with more characters, which pages do not name."""
_LABELS: Final = {
    "windows-31j": "cp932", "gb_2312-80": "gb18030", "gb_2312": "gb18030", "cn-big5": "big5hkscs",
    "unicode-1-1-utf-8": "utf-8",
}  # fmt: skip
_X_NAME: Final = lazy(r"x-(.{1,40})")
_CODE_PAGE: Final = lazy(r"(?:windows|win|cp|dos|ibm)[-_]?(\d{3,4})")
_ISO_8859: Final = lazy(r"iso[-_]?8859[-_]?(\d{1,2})(?:-[ie])?")
_FORMS: Final = ((_X_NAME, ""), (_CODE_PAGE, "cp"), (_ISO_8859, "iso8859-"))
"""Names of charsets that pages use and Python does not know: single ones, and forms with what stands for them."""
_REFUSED: Final = frozenset(
    {
        "utf-7",
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
        "unicode-escape",
        "raw-unicode-escape",
        "undefined",
    }
)
"""Codecs of Python that are no charsets: they hide markup, run escapes, are quadratic, or raise on a bad byte."""

_DETECT_BYTES: Final = 65_536
"""Bytes that the detector looks at: it takes 30 ms for these, and more bytes changed no answer in our tests."""

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

_WIDE: Final = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
"""Charsets of two and four bytes a character, in the order in which they are tried: UTF-32 fits by no accident."""
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
_ACCENTED: Final = lazy(rb"[A-Za-z][\x80-\xff](?![\x80-\xff])|(?<![\x80-\xff])[\x80-\xff][A-Za-z]")

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

_VALID_BYTES: Final = 4
"""Bytes in valid sequences of UTF-8 for one that is not, from which a text is UTF-8 with a broken byte. Texts of 40
languages in 28 older charsets, whole and in pieces of 120 bytes (3,536), had 3.2 at most, nearly all below 1."""

_SURROGATES: Final = lazy("[\ud800-\udfff]")

_WRITTEN_NOWHERE: Final = bytes({*range(32), 127} - {0x08, 0x1B} - set(b"\t\n\v\f\r"))
"""Control characters that no text holds: terminals know some (backspace, escape), pages are parted by others."""
_WRITTEN: Final = bytes(set(range(256)) - set(_WRITTEN_NOWHERE))
_BINARY_SHARE: Final = 0.05
"""Share of them from which bytes are no text: random bytes have .1, programs more, texts none but for a stray NUL."""
_BINARY_LEAST: Final = 16
"""Fewer than these prove nothing: a line may hold a few."""

_MAGIC: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite file"),
    (b"ARROW1\x00", "an Arrow file"),
    (b"Obj\x01", "an Avro file"),
    (b"\x00asm", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document of the old kind"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS-", "a PostScript file"),
    (b"\x93NUMPY", "an array of NumPy"),
    (b"\x89HDF\r\n\x1a\n", "an HDF5 file"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
)
_WORDS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"GIF8", "a GIF image"),
    (b"BZh", "bzip2 data"),
    (b"PAR1", "a Parquet file (which batch reads)"),
    (b"RIFF", "RIFF media"),
    (b"OggS", "Ogg media"),
    (b"ID3", "MP3 audio"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"fLaC", "FLAC audio"),
)
"""First bytes that are letters, with which a text may begin ("ID3 tags were read ..."): what follows must be none."""
_WORDS_WITHIN: Final = 64
"""Bytes from the start in which a file of such a kind has a control character: its sizes and numbers."""
_TAR: Final = (256, b"\x00ustar")
"""Place and bytes by which a tar archive is told."""


class Decoded(NamedTuple):
    """Text with how it was read."""

    text: str
    """Always encodable: lone surrogates became U+FFFD, one for one."""
    charset: str
    """Name of the charset used; ``str`` when text was given."""
    warnings: tuple[str, ...]
    """What people should know."""


def decode(source: str | bytes, *, charset: str | None = None) -> Decoded:
    """``source`` as text, unchanged but for what cannot stand in UTF-8."""
    if isinstance(source, str):
        text = _without_surrogates(source)
        warned = () if text is source else ("lone surrogates were replaced by U+FFFD",)
        return Decoded(text, "str", warned)
    for mark, name in _BOMS:
        if source.startswith(mark):
            return _lossy(source[len(mark) :], name)
    what = binary_kind(source)
    if what:
        return Decoded("", "binary", (f"this is {what}, not text",))
    named = [known for known in (_known(charset), _known(_declared(source))) if known]
    ascii_bytes = _written_in_ascii(source, named) or _wide_charset(source, named)
    if ascii_bytes:
        return _lossy(source, ascii_bytes)
    try:
        return Decoded(source.decode("utf-8"), "utf-8", ())
    except UnicodeDecodeError as problem:
        broken = problem
    if _is_binary(source):
        return Decoded("", "binary", ("this is binary, not text",))
    for known in named:
        if known not in ("utf-8", *_WIDE):
            return _lossy(source, known)
    return _undeclared(source, broken)


def binary_kind(source: bytes) -> str | None:
    """What kind of binary file the bytes are, by their first bytes; None when they may be text."""
    place, magic = _TAR
    if source.startswith(magic, place):
        return "a tar archive"
    known = _MAGIC
    if source[:_WORDS_WITHIN].translate(None, _WRITTEN):
        known += _WORDS
    return next((name for magic, name in known if source.startswith(magic)), None)


def _is_binary(source: bytes) -> bool:
    """Whether too many bytes are control characters for a text in any charset. For bytes that are not valid UTF-8.

    >>> _is_binary(bytes(range(256))), _is_binary(b"A page\\x00 with a NUL in the caf\\xe9.")
    (True, False)
    """
    head = source[:_DETECT_BYTES]
    return len(head.translate(None, _WRITTEN)) > max(_BINARY_LEAST, _BINARY_SHARE * len(head))


def _undeclared(source: bytes, problem: UnicodeDecodeError) -> Decoded:
    """Neither mark nor declaration: nearly valid UTF-8 stays UTF-8, the rest is detected."""
    text = source.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(len(char.encode()) for char in text[:_DETECT_BYTES] if char > "\x7f" and char != "\ufffd")
    if good > _VALID_BYTES * bad or problem.end >= len(source) > 3:  # noqa: PLR2004
        return Decoded(text, "utf-8", (f"{bad} bytes are not valid UTF-8 and became U+FFFD",))
    name = _detected(source[:_DETECT_BYTES])
    decoded = _lossy(source, name)
    note = f"charset was not declared; read as {name}"
    return decoded._replace(warnings=(note, *decoded.warnings))


def _detected(source: bytes) -> str:
    from charset_normalizer import from_bytes

    if _is_western(source):
        return _latin_charset(source)
    best = from_bytes(source).best()
    name = _known(best.encoding if best else None) or "cp1252"
    if name in _LATIN or not _is_latin(source.decode(name, "replace")):
        return name
    return _latin_charset(source, name)


def _is_western(source: bytes) -> bool:
    """Whether a short text has few bytes beyond ASCII, nearly each beside an ASCII letter: an accent in a Latin word.

    The detector wants some hundred such bytes; on a line it takes "b\xe4ck" for Chinese.
    """
    high = sum(1 for byte in source if byte >= 0x80)  # noqa: PLR2004
    if high > WESTERN_BYTES or high > WESTERN_SHARE * len(source):
        return False
    beside = len(_ACCENTED.findall(source))
    return 2 * beside >= high


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
        """How many stop words of one of the charset's languages the text holds, and how many letters beyond ASCII."""
        text = source[:_LATIN_BYTES].decode(charset, "replace")
        words = {word.lower() for word in tokens(text) if len(word) > 1}
        letters = {char for char in text if char > "\x7f" and char.isalpha()}
        return max(len(words & stop_words(code)) for code in _LATIN.get(charset, _ALL_LATIN)) + len(letters)

    return max((*_LATIN, rare), key=likeness)


def _lossy(source: bytes, name: str) -> Decoded:
    text = source.decode(name, "replace")
    if name == "euc_jp" and "\ufffd" in text:  # its later form has the circled digits that pages in it use
        text = min(text, source.decode("euc_jis_2004", "replace"), key=lambda read: read.count("\ufffd"))
    before = source.count(b"\xef\xbf\xbd") if name == "utf-8" else 0
    bad = text.count("\ufffd") - before
    text = _without_surrogates(text)
    warned = (f"{bad} places are not valid {name} and became U+FFFD",) if bad > 0 else ()
    return Decoded(text, name, warned)


def _without_surrogates(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text)
    return text


def _declared(source: bytes) -> str | None:
    """The charset that the page says it is in.

    >>> _declared(b"<script charset=koi8-r></script><!-- <meta charset=big5> --><META charset=utf-8>")
    'utf-8'
    >>> _declared(b"HTTP/1.1 200 OK\\r\\nContent-Type: text/plain; charset=koi8-r\\r\\n\\r\\nWrite charset=big5 ...")
    'koi8-r'
    """
    head = source[:_DECLARED_WITHIN]
    found = next((match for match in _DECLARED.finditer(head) if match[1]), None)
    if found is None and _HEADER.match(head):
        found = _IN_HEADER.search(re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0])
    return found[1].decode("ascii") if found else None


def _known(name: str | None) -> str | None:
    """Python's name of a charset we agree to use, or None."""
    if not name:
        return None
    if name.lower() in _WINDOWS_1252:
        return "cp1252"
    try:
        info = codecs.lookup(name)
        bytes(4).decode(info.name)
    except (LookupError, ValueError, UnicodeError):
        other = _respelled(name.lower())
        return _known(other) if other != name.lower() else None
    if info.name in ("utf-16", "utf-32"):
        return f"{info.name}-le"  # with a mark, the mark tells
    if info.name in _REFUSED or not getattr(info, "_is_text_encoding", True):
        return None
    return _WIDER.get(info.name, info.name)


def _respelled(name: str) -> str:
    """Another spelling of a name that Python does not know; the same where there is none.

    >>> _respelled("x-sjis"), _respelled("windows-874"), _respelled("iso-8859-8-i"), _respelled("nonsense")
    ('sjis', 'cp874', 'iso8859-8', 'nonsense')
    """
    if name in _LABELS:
        return _LABELS[name]
    for form, spelling in _FORMS:
        found = form.fullmatch(name)
        if found:
            return spelling + found[1]
    return name


def is_charset(name: str) -> bool:
    """Whether a name that a user gives is a charset; it may be one that pages may not declare."""
    return _known(name) is not None


def _written_in_ascii(source: bytes, named: list[str]) -> str | None:
    """The charset of text that writes another script in ASCII bytes: one that was named, or ISO-2022-JP by its escapes.

    >>> _written_in_ascii("\u6e2f".encode("iso2022_jp"), []), _written_in_ascii(b"a ~{ b", [])
    ('iso2022_jp', None)
    """
    for known in named:
        for family, mark in _STATEFUL.items():
            if known.startswith(family) and mark in source and source.isascii():
                return known
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
    head = source[: _DECLARED_WITHIN - _DECLARED_WITHIN % 4]
    if b"\x00" not in head or len(head) < 8 or _PLAIN_START.match(head):  # noqa: PLR2004
        return None
    if not head.isascii() and _is_utf8(source):
        return None
    if not head.translate(None, _PLAIN + b"\x00") and head.count(0) < _NUL_SHARE * len(head):
        return None
    likely = [(_likeness(head, name), name in named, name) for name in _WIDE]
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
