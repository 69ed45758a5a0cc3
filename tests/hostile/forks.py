"""Runs the command line many times, each time in a child of a process that has loaded it, with a fault of its own.

Jobs come in on standard input and results go out on standard output, one JSON object a line. A child ends as the command
does, through the interpreter's own end, so that what happens there is seen too.
"""

from __future__ import annotations

import importlib
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
LOADED = (
    "cleaner.cli", "cleaner.cli.batch", "cleaner.cli.learn", "cleaner.cli.digests", "cleaner.cli.report", "cleaner.pipeline",
    "cleaner.pipeline_digest", "cleaner.memory.store", "cleaner.batch.repeats", "cleaner.judge.repeats.page", "cleaner.judge.lines.scorer",
    "cleaner.render.text", "cleaner.render.records",
)  # fmt: skip


def run_all(jobs: list[dict], cwd: Path) -> list[dict]:
    """The results of the jobs, in order.

    A job holds ``arguments``; it may hold ``read`` (bytes that the reader of standard output takes before it goes away),
    ``unbuffered``, ``stdin`` (a file) and ``kill``: the function at whose n-th call the process dies, n, and whether that
    is ``before`` or ``after`` the call, or ``torn``, when half of what it was given is written. The function ``SQL`` is
    the n-th statement that any database is given.
    """
    done = subprocess.run(
        [sys.executable, str(Path(__file__))],
        input="\n".join(map(json.dumps, jobs)).encode(),
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=900,
        check=False,
    )
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(results) == len(jobs), done.stderr.decode()[-2000:]
    return results


def serve() -> list[str] | None:
    """Answer every job; in a child, the arguments it is to be called with."""
    jobs = [json.loads(line) for line in sys.stdin.buffer.read().splitlines()]
    for name in LOADED:
        importlib.import_module(name)
    for job in jobs:
        said, saying = os.pipe()
        out, writing = os.pipe()
        _shrink(writing)
        child = os.fork()
        if not child:
            os.close(said)
            os.close(out)
            _become(job, writing, saying)
            return job["arguments"]
        os.close(saying)
        os.close(writing)
        got = _taken(out, job.get("read", -1))
        os.close(out)
        with os.fdopen(said, "rb") as stream:
            words = stream.read().decode("utf-8", "replace")
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(json.dumps({"status": status, "got": got, "said": words}) + "\n")
        sys.stdout.flush()
    return None


def _shrink(pipe: int) -> None:
    """Make a pipe hold one page only, so that a writer meets the end of its reader soon."""
    try:
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, 4096)
    except (ImportError, AttributeError, OSError):
        pass


def _taken(pipe: int, most: int) -> int:
    got = 0
    while most < 0 or got < most:
        part = os.read(pipe, 65536 if most < 0 else most - got)
        if not part:
            break
        got += len(part)
    return got


def _become(job: dict, out: int, error: int) -> None:
    """Make this process look like one that was just started."""
    with open(job.get("stdin", os.devnull), "rb") as source:
        os.dup2(source.fileno(), 0)
    os.dup2(out, 1)
    os.dup2(error, 2)
    os.close(out)
    os.close(error)
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)))
    raw = io.FileIO(1, "w", closefd=False)
    sys.stdout = io.TextIOWrapper(raw if job.get("unbuffered") else io.BufferedWriter(raw), write_through=True)
    sys.stderr = io.TextIOWrapper(io.FileIO(2, "w", closefd=False), write_through=True)
    if "kill" in job:
        _arm(*job["kill"])


def _arm(function: str, call: int, moment: str) -> None:
    """Die at the n-th call of a function, ``module:name`` or ``module:Class.name``, or at the n-th statement of SQL."""
    if function == "SQL":
        _arm_databases(call)
        return
    module, _, name = function.partition(":")
    owner = importlib.import_module(module)
    *way, last = name.split(".")
    for step in way:
        owner = getattr(owner, step)
    real, calls = getattr(owner, last), 0

    def deadly(*arguments, **named):
        nonlocal calls
        calls += 1
        if calls != call:
            return real(*arguments, **named)
        if moment == "torn":
            growing, line = arguments
            growing.file.write(line[: len(line) // 2])
            growing.file.flush()
        if moment == "after":
            real(*arguments, **named)
        os.kill(os.getpid(), signal.SIGKILL)
        return None

    setattr(owner, last, deadly)


def _arm_databases(call: int) -> None:
    import sqlite3

    seen, connect = 0, sqlite3.connect

    def counted(_statement: str) -> None:
        nonlocal seen
        seen += 1
        if seen == call:
            os.kill(os.getpid(), signal.SIGKILL)

    def connected(*arguments, **named):
        base = connect(*arguments, **named)
        base.set_trace_callback(counted)
        return base

    sqlite3.connect = connected


if __name__ == "__main__":
    wanted = serve()
    if wanted is not None:
        from cleaner.__main__ import main

        sys.argv[1:] = wanted
        sys.exit(main())
