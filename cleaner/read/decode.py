"""Bytes to text: byte-order mark, then valid UTF-8, then the declared charset, then detection.

Never raises: a byte that fits nowhere becomes U+FFFD and the reader says so. What names of charsets mean stands in
``charset_names``, how an undeclared one is found in ``charset_guess``, what is no text at all in ``binary``.
"""

from __future__ import annotations

import codecs
from typing import Final, NamedTuple

from cleaner.patterns import lazy
from cleaner.read.binary import binary_kind, is_binary
from cleaner.read.charset_names import WIDE, declared, known
from cleaner.text import counted

_BOMS: Final[tuple[tuple[bytes, str], ...]] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DISGUISING: Final = (b"\x00", b"\x1b")
"""Bytes of the charsets that may pass for UTF-8: those of several bytes a letter, and those that write other scripts in
ASCII. Without one of them none has to be looked for, but for ``_HZ``."""
_HZ: Final = "hz"
"""The one that writes another script in signs that any text may have; it is looked for where it is named."""
_DETECT_BYTES: Final = 65_536
"""Bytes that are looked at where no charset is named."""
_VALID_BYTES: Final = 4
"""Bytes in valid sequences of UTF-8 for one that is not, from which a text is UTF-8 with a broken byte. Texts of 40
languages in 28 older charsets, whole and in pieces of 120 bytes (3,536), had 3.2 at most, nearly all below 1."""

_WRITTEN: Final = "\ufffd".encode()
"""U+FFFD that stands in the source: another program could not read its source, but this is valid UTF-8."""

_TORN: Final = "unexpected end of data"
"""What Python says of UTF-8 that ends within a letter."""

_LETTERS: Final = frozenset("àáäåæçèéêëìíîñòóô".encode("latin-1"))
"""Letters that end words of Western languages. In UTF-8 these bytes begin letters of scripts that never stand behind
ASCII alone; those that begin quotation marks, signs, emoji and accented letters are not among them."""

_SURROGATES: Final = lazy("[\ud800-\udfff]")


class Decoded(NamedTuple):
    """Text with how it was read."""

    text: str
    """Always encodable: lone surrogates became U+FFFD, one for one."""
    charset: str
    """Name of the charset used; ``str`` when text was given."""
    warnings: tuple[str, ...]
    """What people should know."""


def decode(source: str | bytes, *, charset: str | None = None) -> Decoded:
    """``source`` as text, unchanged but for what cannot stand in UTF-8.

    Raises:
        TypeError: ``source`` is neither text nor bytes.
    """
    if isinstance(source, str):
        text = _without_surrogates(source)
        warned = () if text is source else ("lone surrogates were replaced by U+FFFD",)
        return Decoded(text, "str", warned)
    if not isinstance(source, bytes | bytearray):
        raise TypeError(f"text or bytes are needed, not {type(source).__name__}")
    for mark, name in _BOMS:
        if source.startswith(mark):
            return _lossy(source[len(mark) :], name)
    what = binary_kind(source)
    if what:
        return Decoded("", "binary", (f"this is {what}, not text",))
    named = [name for name in (known(charset), known(declared(source))) if name]
    other = _disguised(source, named)
    if other:
        return _lossy(source, other)
    try:
        return Decoded(source.decode("utf-8"), "utf-8", ())
    except UnicodeDecodeError as problem:
        broken = problem
    if is_binary(source):
        return Decoded("", "binary", ("this is binary, not text",))
    for name in named:
        if name not in ("utf-8", *WIDE):
            return _lossy(source, name)
    return _undeclared(source, broken)


def _disguised(source: bytes, named: list[str]) -> str | None:
    """The charset of bytes that only look like UTF-8, None for most."""
    if not any(sign in source for sign in _DISGUISING) and _HZ not in named:
        return None
    from cleaner.read.charset_guess import disguised

    return disguised(source, named)


def _undeclared(source: bytes, problem: UnicodeDecodeError) -> Decoded:
    """Neither mark nor declaration: nearly valid UTF-8 stays UTF-8, the rest is detected."""
    text = source.decode("utf-8", "replace")
    written = source.count(_WRITTEN)
    bad = text.count("\ufffd") - written
    good = sum(len(char.encode()) for char in text[:_DETECT_BYTES] if char > "\x7f" and char != "\ufffd")
    torn = problem.reason == _TORN and len(source) > 3 and not _is_last_letter(source, problem)  # noqa: PLR2004
    if torn or good + len(_WRITTEN) * written > _VALID_BYTES * bad:
        return Decoded(text, "utf-8", (_broken(bad, "UTF-8"),))
    from cleaner.read.charset_guess import detected

    name = detected(source[:_DETECT_BYTES])
    decoded = _lossy(source, name)
    note = f"charset was not declared; read as {name}"
    return decoded._replace(warnings=(note, *decoded.warnings))


def _is_last_letter(source: bytes, problem: UnicodeDecodeError) -> bool:
    """Whether a text of ASCII whose last byte alone is none ends in a letter of an old charset."""
    return (
        problem.start == len(source) - 1
        and source[-1] in _LETTERS
        and source[-2:-1].islower()
        and source[:-1].isascii()
    )


def _lossy(source: bytes, name: str) -> Decoded:
    text = source.decode(name, "replace")
    if name == "euc_jp" and "\ufffd" in text:  # its later form has the circled digits that pages in it use
        text = min(text, source.decode("euc_jis_2004", "replace"), key=lambda read: read.count("\ufffd"))
    before = source.count(_WRITTEN) if name == "utf-8" else 0
    bad = text.count("\ufffd") - before
    text = _without_surrogates(text)
    return Decoded(text, name, (_broken(bad, name),) if bad > 0 else ())


def _broken(places: int, charset: str) -> str:
    """What people are told of bytes that fit nowhere.

    >>> _broken(1, "UTF-8")
    '1 place is not valid UTF-8 and became U+FFFD'
    """
    return f"{counted(places, 'place')} {'is' if places == 1 else 'are'} not valid {charset} and became U+FFFD"


def _without_surrogates(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text)
    return text
