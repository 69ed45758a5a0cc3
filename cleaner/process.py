"""What may be done in a process of ours, the command or a worker, but not in that of a program that imports us."""

from __future__ import annotations

import contextlib
import os
import sys

_ours: list[bool] = []


def claim() -> None:
    """Say that this process is ours."""
    _ours.append(True)
    # numpy's threads: what we multiply is small, each takes address space, and OpenBLAS complains in words of its own.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def make_wait() -> tuple[int, ...]:
    """Standard streams that did not wait for bytes and do now.

    A program that had a pipe before us may have left it so; what comes late would be taken for the end.
    """
    changed = []
    for number in range(3):
        with contextlib.suppress(OSError, AttributeError):  # a closed stream; a system that cannot
            if not os.get_blocking(number):
                os.set_blocking(number, True)
                changed.append(number)
    return tuple(changed)


def leave_as_found(changed: tuple[int, ...]) -> None:
    """Undo ``make_wait``: others hold these streams too."""
    for number in changed:
        with contextlib.suppress(OSError):
            os.set_blocking(number, False)


def keep_offline() -> None:
    """Before trafilatura is loaded: no socket.

    It loads urllib3, which binds a socket to ::1 to see whether there is IPv6. Nobody here needs to know. In a process
    that is not ours this is left as it is, because others may use urllib3 there.
    """
    if _ours and "urllib3" not in sys.modules:
        import socket

        socket.has_ipv6 = False
