"""What may be done in a process of ours, the command or a worker, but not in that of a program that imports us."""

from __future__ import annotations

import os
import sys

_ours: list[bool] = []


def claim() -> None:
    """Say that this process is ours."""
    _ours.append(True)
    # numpy's threads: what we multiply is small, each takes address space, and OpenBLAS complains in words of its own.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def keep_offline() -> None:
    """Before trafilatura is loaded: no socket.

    It loads urllib3, which binds a socket to ::1 to see whether there is IPv6. Nobody here needs to know. In a process
    that is not ours this is left as it is, because others may use urllib3 there.
    """
    if _ours and "urllib3" not in sys.modules:
        import socket

        socket.has_ipv6 = False
