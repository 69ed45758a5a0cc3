"""Names of charsets: the one that a page declares, and what is meant by it.

UTF-7 is never used (it hides markup), and ``latin-1`` means windows-1252, as the WHATWG Encoding Standard has it.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from cleaner.patterns import lazy

_NAME: Final = rb"""\s{0,8}=\s{0,8}["']?\s{0,8}([A-Za-z0-9_.:-]{2,40})"""
_DECLARED: Final = lazy(
    rb"<!--(?:-?>|(?:(?!-->).)*+(?:-->|\Z))|<(?:meta\b|\?xml\s)[^>]{0,500}?(?:charset|encoding)" + _NAME,
    re.IGNORECASE | re.DOTALL,
)
"""What says the charset: a meta tag or the XML declaration, not in a comment. Scripts, links and prose name others."""
_HEADER: Final = lazy(rb"(?:HTTP/|[A-Za-z-]{1,40}:)")
_IN_HEADER: Final = lazy(rb"(?:^|\n)content-type:[^\n]{0,200}?charset" + _NAME, re.IGNORECASE)
"""The header of an answer or a mail that was saved with its text."""
DECLARED_WITHIN: Final = 4096
"""Bytes from the start in which a page may declare its charset (WHATWG looks at 1024; real pages run longer)."""

WIDE: Final = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
"""Charsets of two and four bytes a character, in the order in which they are tried: UTF-32 fits by no accident."""

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
_BLANK_LINE: Final = lazy(rb"\r?\n\r?\n")
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


def declared(source: bytes) -> str | None:
    """The charset that the page says it is in.

    >>> declared(b"<script charset=koi8-r></script><!-- <meta charset=big5> --><META charset=utf-8>")
    'utf-8'
    >>> declared(b"HTTP/1.1 200 OK\\r\\nContent-Type: text/plain; charset=koi8-r\\r\\n\\r\\nWrite charset=big5 ...")
    'koi8-r'
    """
    head = source[:DECLARED_WITHIN]
    found = next((match for match in _DECLARED.finditer(head) if match[1]), None) if b"<" in head else None
    if found is None and _HEADER.match(head):
        found = _IN_HEADER.search(_BLANK_LINE.split(head, maxsplit=1)[0])
    return found[1].decode("ascii") if found else None


def known(name: str | None) -> str | None:
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
        return known(other) if other != name.lower() else None
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
    return known(name) is not None
