"""WARC archives to documents.

Nothing but the standard library, because what matters here is what happens to bad records, and the time does not: a
page of 300 kB takes .7 ms (FastWARC .3 ms, most of both is inflating), cleaning it some 50. Wrong lengths and silent
truncation are normal in web archives. A record is good when what follows it is the end of a record; else it is reported
and the reader goes on at the next record header. In a ``.warc.gz`` every record is a gzip member of its own, so a
broken member costs that record only.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import IO, Final, NamedTuple

from cleaner.read.http import CHUNK, GZIP, HEADER_END, Body, decoded, family_of, fields_of, parted

HEADER_BYTES: Final = 1 << 16
"""Longest record header."""
USUAL_BYTES: Final = 1 << 11
"""What of a record is looked at first: all headers of a crawl are shorter, and every look is a copy."""
_MARK: Final = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n")
_MARK_BYTES: Final = 12
_BROKEN: Final = b"\0broken gzip member\0"
"""Put in the place of a member that cannot be unpacked, so that it is reported and not passed over."""
_TYPES: Final = frozenset({"response", "resource", "conversion"})
_PAGES: Final = {"": "auto", "text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


class Document(NamedTuple):
    """One page of an archive, or why there is none."""

    id: str
    """Its WARC-Record-ID."""
    body: bytes = b""
    url: str | None = None
    kind: str = "auto"
    """``html``, ``text`` or ``auto``; of a bad record the kind of the error."""
    charset: str | None = None
    warnings: tuple[str, ...] = ()
    problem: str = ""
    """Why the record cannot be used; empty for a good one."""


def documents(raw: IO[bytes], max_bytes: int) -> Iterator[Document | None]:
    """The pages of an archive, in order; None for a record that holds no page (a request, an image, an error status).

    Never raises for what the archive holds.
    """
    window = _Window(_Members(raw) if _is_gzip(raw) else raw)
    while True:
        head = _header(window)
        if head is None:
            return
        if isinstance(head, str):
            yield Document("", problem=head, kind="warc")
            window.seek_mark()
            continue
        yield _record(window, head, max_bytes)


def _is_gzip(raw: IO[bytes]) -> bool:
    return isinstance(raw, io.BufferedReader) and raw.peek(3).startswith(GZIP)


class _Members(io.RawIOBase):
    """The bytes of a file of gzip members, one after the other; after a broken one it goes on at the next."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw
        self._waiting = b""
        self._inflate = zlib.decompressobj(31)
        self._within = False
        self._ready = b""

    def readable(self) -> bool:
        """Yes."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Up to ``size`` bytes; nothing at the end only."""
        size = CHUNK if size < 0 else size
        while not self._ready:
            packed = self._waiting or self._raw.read(CHUNK)
            self._waiting = b""
            if not packed:
                return self._end()
            self._feed(packed)
        made, self._ready = self._ready[:size], self._ready[size:]
        return made

    def _end(self) -> bytes:
        """What stands after the last byte: nothing, or that the member it belongs to is not whole."""
        cut, self._within = self._within, False
        return _BROKEN if cut else b""

    def _feed(self, packed: bytes) -> None:
        try:
            self._ready = self._inflate.decompress(packed, CHUNK)
            self._within = True
            rest = self._inflate.unconsumed_tail
            if self._inflate.eof:
                rest = self._inflate.unused_data
                self._inflate = zlib.decompressobj(31)
                self._within = False
                rest = rest.lstrip(b"\0")
            self._waiting = rest
        except zlib.error:
            self._inflate = zlib.decompressobj(31)
            self._within = False
            self._ready = _BROKEN
            place = packed.find(GZIP, 1)
            self._waiting = packed[place:] if place >= 0 else b""


class _Window:
    """A stream with a look ahead."""

    def __init__(self, stream: IO[bytes] | io.RawIOBase) -> None:
        self._stream = stream
        self._ahead = bytearray()
        self.ended = False

    def look(self, size: int) -> bytes:
        """The next bytes, without taking them; fewer at the end only."""
        while len(self._ahead) < size and not self.ended:
            more = self._stream.read(CHUNK)
            if not more:
                self.ended = True
                break
            self._ahead += more
        return bytes(self._ahead[:size])

    def take(self, size: int) -> bytes:
        """The next bytes; fewer at the end only."""
        made = self.look(size)
        del self._ahead[: len(made)]
        return made

    def give_back(self, taken: bytes) -> None:
        """Put bytes back in front."""
        self._ahead[:0] = taken

    def seek_mark(self) -> bool:
        """Go to the next record header; whether there is one."""
        while True:
            seen = self.look(CHUNK)
            found = _MARK.search(seen)
            if found:
                self.take(found.start())
                return True
            if self.ended and len(seen) < CHUNK:
                self.take(len(seen))
                return False
            self.take(len(seen) - _MARK_BYTES)


class _Head(NamedTuple):
    fields: dict[str, str]
    size: int


def _header(window: _Window) -> _Head | str | None:
    """The next record header, what is wrong with it, or None at the end of the archive."""
    while (start := window.look(1)) in (b"\r", b"\n"):
        window.take(1)
    if not start:
        return None
    seen = window.look(USUAL_BYTES)
    if seen.startswith(_BROKEN):
        return "a broken gzip member"
    if not _MARK.match(seen):
        return "not the start of a WARC record"
    end = HEADER_END.search(seen)
    if end is None:
        seen = window.look(HEADER_BYTES)
        end = HEADER_END.search(seen)
    window.take(end.end() if end else 1)
    if end is None:
        return "a record header without end"
    fields = fields_of(seen[: end.start()])
    size = fields.get("content-length", "")
    if not (size.isascii() and size.isdigit() and len(size) <= 15):  # noqa: PLR2004 - a petabyte
        return f"Content-Length {size[:20]!r} is no number"
    return _Head(fields, int(size))


def _record(window: _Window, head: _Head, max_bytes: int) -> Document | None:
    name = head.fields.get("warc-record-id", "").strip("<>")
    if head.size > max_bytes:
        window.seek_mark()
        if head.fields.get("warc-type", "").lower() not in _TYPES:
            return None
        return Document(name, problem=f"larger than {max_bytes} bytes", kind="too-large")
    body = window.take(head.size)
    if len(body) < head.size:
        return _misfit(window, body, name, "the archive ends inside this record")
    if _BROKEN in body[1 - len(_BROKEN) :] + window.look(len(_BROKEN) - 1):  # it may be just as long as what is missing
        return _misfit(window, body, name, "a broken gzip member")
    if not window.look(_MARK_BYTES).startswith((b"\r\n\r\n", b"\n\n", b"WARC/", b"\r\nWARC/")) and window.look(1):
        return _misfit(window, body, name, "its Content-Length is wrong")
    if _MARK.search(body) and not _is_at_end(window):
        return _misfit(window, body, name, "its Content-Length is wrong")
    return _document(head.fields, body, name, max_bytes)


def _is_at_end(window: _Window) -> bool:
    """Whether the next record or the end of the archive follows, and no more than line ends before it."""
    after = window.look(2 * _MARK_BYTES).lstrip(b"\r\n")
    return not after or after.startswith((b"WARC/", _BROKEN[:_MARK_BYTES]))


def _misfit(window: _Window, body: bytes, name: str, problem: str) -> Document:
    """A record whose length is wrong: the next may have been taken for its body."""
    window.give_back(body)
    window.seek_mark()
    return Document(name, problem=problem, kind="warc")


def _document(fields: dict[str, str], body: bytes, name: str, max_bytes: int) -> Document | None:
    if fields.get("warc-type", "").lower() not in _TYPES:
        return None
    kind = fields.get("content-type", "")
    made = Body(body)
    if kind.lower().startswith("application/http"):
        header, body = parted(body)
        if header is None:
            return Document(name, problem="an HTTP header without end", kind="warc")
        if family_of(header) != b"2":
            return None
        http = fields_of(header)
        kind = http.get("content-type", "")
        made = decoded(http, body, max_bytes)
    what = _PAGES.get(kind.partition(";")[0].strip().lower())
    if what is None:
        return None
    if made.problem:
        return Document(name, problem=made.problem, kind=made.kind)
    charset = _CHARSET.search(kind)
    cut = fields.get("warc-truncated")
    warnings = []
    if cut:
        warnings.append(f"the page was cut when it was fetched (WARC-Truncated: {cut[:40]})")
    if made.broken_off:
        warnings.append(f"the page is cut short: {made.broken_off}")
    return Document(
        name,
        made.body,
        fields.get("warc-target-uri", "").strip("<>") or None,
        what,
        charset[1] if charset else None,
        tuple(warnings),
    )


__all__ = ["Document", "documents"]
