"""Writing to streams that may take a part of what they are given."""

from __future__ import annotations

from typing import IO


def write_all(stream: IO[bytes], body: bytes) -> None:
    """Write all of ``body``: raw streams take as much as there is room for, and say so only by a number.

    Raises:
        OSError: the disk is full, the other end is gone ...
        ValueError: the stream is closed.
    """
    left = memoryview(body)
    while left:
        taken = stream.write(left)
        if not taken:  # None from a raw stream that would have to wait
            raise OSError("takes no more")
        left = left[taken:]
