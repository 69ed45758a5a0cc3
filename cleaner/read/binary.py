"""Bytes that are no text: files told by their first bytes, and bytes full of control characters."""

from __future__ import annotations

from typing import Final

_WRITTEN_NOWHERE: Final = bytes({*range(32), 127} - {0x08, 0x1B} - set(b"\t\n\v\f\r"))
"""Control characters that no text holds: terminals know some (backspace, escape), pages are parted by others."""
_WRITTEN: Final = bytes(set(range(256)) - set(_WRITTEN_NOWHERE))
_BINARY_SHARE: Final = 0.05
"""Share of them from which bytes are no text: random bytes have .1, programs more, texts none but for a stray NUL."""
LOOK_BYTES: Final = 65_536
"""Bytes that are looked at."""
_BINARY_LEAST: Final = 16
"""Fewer than these prove nothing: a line may hold a few."""

_MAGIC: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"\x1f\x8b", "gzip data (which batch unpacks)"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data (which batch unpacks)"),
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


def binary_kind(source: bytes) -> str | None:
    """What kind of binary file the bytes are, by their first bytes; None when they may be text."""
    place, magic = _TAR
    if source.startswith(magic, place):
        return "a tar archive"
    known = _MAGIC
    if source[:_WORDS_WITHIN].translate(None, _WRITTEN):
        known += _WORDS
    return next((name for magic, name in known if source.startswith(magic)), None)


def is_binary(source: bytes) -> bool:
    """Whether too many bytes are control characters for a text in any charset. For bytes that are not valid UTF-8.

    >>> is_binary(bytes(range(256))), is_binary(b"A page\\x00 with a NUL in the caf\\xe9.")
    (True, False)
    """
    head = source[:LOOK_BYTES]
    return len(head.translate(None, _WRITTEN)) > max(_BINARY_LEAST, _BINARY_SHARE * len(head))
