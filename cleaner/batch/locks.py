"""Locks on what a run writes: whoever comes second is refused, and the system lets go of them with the process."""

from __future__ import annotations

from typing import IO

from cleaner.errors import OptionError


def lock(file: IO[bytes] | int, path: str) -> bool:
    """Make an open file or folder ours alone until it is closed or we are gone; False where there are no such locks.

    Raises:
        OptionError: it is someone else's. ``path`` is what people call it.
    """
    try:
        import fcntl
    except ImportError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise OptionError(f"{path}: another cleaner is writing it") from None
    return True
