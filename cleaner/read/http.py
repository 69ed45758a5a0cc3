"""Answers of web servers as archives keep them: interim answers, header fields, chunks, packed bodies.

Archives often keep the header fields but not the encodings that they name, so both are looked for in the body itself.
"""

from __future__ import annotations

import re
import zlib
from typing import Final, NamedTuple

CHUNK: Final = 1 << 16
HEADER_END: Final = re.compile(rb"\r?\n\r?\n")
_STATUS: Final = re.compile(rb"HTTP/\S{1,5} (\d)\d\d", re.IGNORECASE)
_LINE_ENDS: Final = re.compile(rb"[\r\n]*+")
_CHUNK_SIZE: Final = re.compile(rb"[0-9a-fA-F]{1,8}")
GZIP: Final = b"\x1f\x8b\x08"
"""First bytes of what gzip packed: its mark, and deflate, the one method it knows."""


def fields_of(header: bytes) -> dict[str, str]:
    """The fields of a header in lower case; of two the first counts."""
    fields: dict[str, str] = {}
    for line in header.decode("utf-8", "replace").split("\n")[1:]:
        key, colon, value = line.partition(":")
        if colon:
            fields.setdefault(key.strip().lower(), value.strip())
    return fields


def parted(body: bytes) -> tuple[bytes | None, bytes]:
    """The header of an answer and its body, after the interim answers (``100 Continue``) and blank lines before it."""
    place = 0
    while True:
        place = _LINE_ENDS.match(body, place).end()  # type: ignore[union-attr]  # it matches nothing too
        parted = HEADER_END.search(body, place)
        if parted is None:
            return None, b""
        header = body[place : parted.start()]
        place = parted.end()
        if family_of(header) != b"1":
            return header, body[place:]


def family_of(header: bytes) -> bytes:
    """The first digit of the status, ``2`` for a page; empty where there is no status line.

    >>> family_of(b"HTTP/2 200"), family_of(b"ICY 200 OK")
    (b'2', b'')
    """
    status = _STATUS.match(header)
    return status[1] if status else b""


class Body(NamedTuple):
    """What an answer brought, as the server had it."""

    body: bytes
    problem: str = ""
    """Why there is no body."""
    broken_off: str = ""
    """Why there is only the beginning of it."""
    kind: str = "encoding"
    """Kind of the problem."""


def decoded(http: dict[str, str], body: bytes, max_bytes: int) -> Body:
    """The body without transfer and content encoding; one that becomes longer than ``max_bytes`` is a problem."""
    broken_off = ""
    if http.get("transfer-encoding", "").lower().rpartition(",")[2].strip() == "chunked":
        body, is_whole = _unchunked(body)
        broken_off = "" if is_whole else "its last chunk is missing"
    coding = http.get("content-encoding", "").lower()
    if coding in ("", "identity", "utf-8", "none"):
        return Body(body, "", broken_off)
    if coding in ("gzip", "x-gzip", "deflate"):
        if coding != "deflate" and not body.startswith(GZIP):
            return Body(body, "", broken_off)
        for bits in (47, -15):
            inflate = zlib.decompressobj(bits)
            try:
                made = inflate.decompress(body, max_bytes + 1)  # a few kB of gzip can hold a gigabyte of zeros
            except zlib.error:
                continue
            if len(made) > max_bytes:
                return Body(b"", f"larger than {max_bytes} bytes", kind="too-large")
            return Body(made, "", broken_off if inflate.eof else f"its {coding} body breaks off")
        return Body(b"", f"its {coding} body is broken")
    if b"<" in body[:CHUNK] and b"\0" not in body[:CHUNK]:
        return Body(body, "", broken_off)
    return Body(b"", f"its body is in {coding[:20]!r}, which is not read here")


def _unchunked(body: bytes) -> tuple[bytes, bool]:
    """The body without chunk lengths, and whether the last chunk is there; the body itself when it has no lengths."""
    parts: list[bytes] = []
    place = 0
    while True:
        end = body.find(b"\n", place, place + 100)
        size = body[place:end].partition(b";")[0].strip() if end >= 0 else b""
        if not _CHUNK_SIZE.fullmatch(size):
            return (b"".join(parts), False) if parts else (body, True)
        count = int(size, 16)
        if not count:
            return b"".join(parts), True
        place = end + 1 + count
        parts.append(body[end + 1 : place])
        place += 2 if body.startswith(b"\r\n", place) else 1
