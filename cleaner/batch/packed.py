"""Packed streams: what is in them by their first bytes, and their bytes without gzip or zstd around them."""

from __future__ import annotations

import io
import sys
import zlib
from collections.abc import Callable
from typing import IO, Any, Final

from cleaner.errors import MissingExtra

GZIP: Final = b"\x1f\x8b"
_ZSTD: Final = b"\x28\xb5\x2f\xfd"
_PEEK_BYTES: Final = 8
_PACKED_BYTES: Final = 512
"""Bytes of gzip that tell what is in it: they hold a header with a file's name and the first line."""
_BUFFER: Final = 1 << 16


def opened(path: str | None) -> IO[bytes]:
    """A file, or standard input for None, so that its first bytes can be looked at.

    What is written slowly into a pipe comes in pieces shorter than the mark that tells its kind.
    """
    if path is None and sys.stdin is None:
        raise OSError("standard input is closed")
    raw: IO[bytes] = sys.stdin.buffer if path is None else open(path, "rb")  # noqa: SIM115 - the caller's to close
    ahead = b"" if raw.seekable() else _ahead(raw)
    if raw.seekable() or len(ahead) >= (_PACKED_BYTES if ahead.startswith(GZIP) else _PEEK_BYTES):
        return raw
    start = raw.read(_PEEK_BYTES)
    if start.startswith(GZIP):
        start += raw.read(_PACKED_BYTES)
    return io.BufferedReader(_Begun(start, raw))


def peek(raw: IO[bytes]) -> bytes:
    """The first bytes of a stream, without taking them."""
    return _ahead(raw)[:_PEEK_BYTES]


def inside(raw: IO[bytes]) -> bytes:
    """The first bytes of what a stream holds: of gzip what is packed in it."""
    start = _ahead(raw)
    if not start.startswith(GZIP):
        return start[:_PEEK_BYTES]
    try:
        return zlib.decompressobj(31).decompress(start, _PEEK_BYTES)
    except zlib.error:
        return b""


def _ahead(raw: IO[bytes]) -> bytes:
    look: Callable[[int], bytes] | None = getattr(raw, "peek", None)
    return look(_PEEK_BYTES) if look else b""


def unpacked(raw: IO[bytes]) -> IO[bytes]:
    """The stream without gzip or zstd around it.

    Raises:
        MissingExtra: it is zstd and no library for that is there.
    """
    start = peek(raw)
    if start.startswith(GZIP):
        import gzip

        return io.BufferedReader(_OneByOne(gzip.GzipFile(fileobj=raw)), _BUFFER)
    if start.startswith(_ZSTD):
        return _unpacked_zstd(raw)
    return raw


def _unpacked_zstd(raw: IO[bytes]) -> IO[bytes]:
    import importlib

    try:
        return io.BufferedReader(importlib.import_module("compression.zstd").ZstdFile(raw))
    except ImportError:
        pass
    try:
        library = importlib.import_module("zstandard")
    except ImportError:
        raise MissingExtra("zstandard", "zstd") from None
    reader = library.ZstdDecompressor().stream_reader(raw, read_across_frames=True)
    return io.BufferedReader(_Translated(reader, library.ZstdError))  # type: ignore[type-var, return-value, unused-ignore]


class _OneByOne(io.RawIOBase):
    """A gzip stream that hands out what it has before it goes on: bytes before a broken place are not lost."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """What one look into the file gives."""
        some = self._inner.read1(len(buffer))
        buffer[: len(some)] = some
        return len(some)


class _Translated(io.RawIOBase):
    """A stream whose library's own errors become ``OSError``."""

    def __init__(self, inner: Any, error: type[Exception]) -> None:
        self._inner, self._error = inner, error

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """As the inner stream."""
        try:
            return int(self._inner.readinto(buffer))
        except self._error as problem:
            raise OSError(str(problem)) from problem


class _Begun(io.RawIOBase):
    """A stream with its first bytes put back."""

    def __init__(self, start: bytes, rest: Any) -> None:
        self._start, self._rest = start, rest

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The first bytes, then what the rest gives at once."""
        some, self._start = self._start[: len(buffer)], self._start[len(buffer) :]
        some = some or self._rest.read1(len(buffer))
        buffer[: len(some)] = some
        return len(some)
