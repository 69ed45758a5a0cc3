"""What runs in a worker process: frames in on standard input, frames out on standard output, until the input ends."""

from __future__ import annotations

import json
import os
import signal
import sys

from cleaner.batch.collector import look_seldom
from cleaner.batch.crew import ANSWERED, FAILED, READY, Job, receive, send
from cleaner.errors import CleanerError, pack
from cleaner.process import claim
from cleaner.registry import function_at


def serve(job: str) -> None:
    """Take what the job is given, JSON, then answer batch after batch. Ends when the parent does: the pipe closes.

    Args:
        job: ``module:function`` that makes the function from bytes to bytes.
    """
    # Ctrl-C goes to all processes; the parent ends us when it has put its things in order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    claim()
    source = sys.stdin.buffer
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not stand between two frames
    setup = receive(source)
    if setup is None:
        return
    work: Job | None = None
    try:
        work = function_at(job)(json.loads(setup))
        ready = READY
    except CleanerError as problem:
        ready = FAILED + pack(problem)
    look_seldom()
    try:
        send(sink, ready)
        sink.flush()
        if work is None:
            return
        while (count := receive(source)) is not None:
            items = [receive(source) for _ in range(int.from_bytes(count, "big"))]
            for item in items:
                if item is None:
                    return
                try:
                    answer = ANSWERED + work(item)
                except CleanerError as problem:
                    answer = FAILED + pack(problem)
                send(sink, answer)
                sink.flush()
    except (BrokenPipeError, ConnectionError):
        os._exit(0)
