"""What traps cost: CPU as the input doubles, CPU a megabyte, memory. Measured, not asserted in the normal run.

    python tests/benchmarks/traps.py [--size 250000] [--only NAME] [--kinds text,html,digest,explain,md,json,report]

Each measurement runs in a forked child with limits on CPU and memory. A line says: kind, trap, seconds at n, 2n and 4n
bytes, the growth of the last doubling, seconds a megabyte, peak memory above the start over the input. ``!`` marks a
broken promise: growth above 2.3 (beyond a floor), more than 1 s (HTML, digest, report: 2 s) a megabyte, memory above
12 (HTML: 30) times the input plus 300 MB. The exit status is the number of broken promises, at most 99.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from hostile.traps import HTML_TRAPS, TEXT_TRAPS

GROWTH = 2.3
FLOOR_SECONDS = 0.1
"""Growth of less CPU than this says nothing."""
PER_MB = {"text": 1.0, "html": 2.0, "digest": 2.0, "explain": 1.0, "md": 1.0, "json": 1.0, "report": 2.0}
MEMORY = {"text": 12, "html": 30, "digest": 12, "explain": 12, "md": 12, "json": 12, "report": 30}
MEMORY_BASE = 300_000_000
CPU_LIMIT = 60
AS_LIMIT = 4 << 30


def act(kind: str, text: str) -> None:
    import cleaner

    if kind == "html":
        cleaner.clean(text, input="html").text  # noqa: B018
        return
    cleaned = cleaner.clean(text, input="text")
    if kind == "text":
        cleaned.text  # noqa: B018
    elif kind == "digest":
        from cleaner.pipeline_digest import digest

        if cleaned.kept:
            digest(cleaned)
    elif kind == "report":
        from cleaner.pipeline_digest import digest
        from cleaner.render.base import Digested
        from cleaner.render.report import render

        if cleaned.kept:
            render(Digested((digest(cleaned),)), [cleaned])
    else:
        from cleaner.registry import RENDERERS

        renderer = RENDERERS.load({"explain": "text"}.get(kind, kind))(several=False)
        renderer.explained(cleaned) if kind == "explain" else renderer.cleaned(cleaned)


def measure(kind: str, make, size: int) -> tuple[float, int, str]:
    """CPU seconds, peak memory in bytes above that of the parent, and what went wrong."""
    text = make(size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (CPU_LIMIT, CPU_LIMIT))
            resource.setrlimit(resource.RLIMIT_AS, (AS_LIMIT, AS_LIMIT))
            act(kind, text)
            status = 0
        except BaseException as problem:  # noqa: BLE001
            sys.stderr.write(f"{type(problem).__name__}: {problem}"[:300] + "\n")
        finally:
            os._exit(status)
    _, status, used = os.wait4(pid, 0)
    wrong = "" if status == 0 else f"status {status}"
    return used.ru_utime + used.ru_stime, max(0, used.ru_maxrss * 1024 - before), wrong


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=250_000)
    parser.add_argument("--only", default="")
    parser.add_argument("--kinds", default="text,html,digest")
    wanted = parser.parse_args()
    warm()
    broken = 0
    for kind in wanted.kinds.split(","):
        for name, make in (HTML_TRAPS if kind == "html" else TEXT_TRAPS).items():
            if wanted.only in name:
                broken += report(kind, name, make, wanted.size)
    return min(broken, 99)


def warm() -> None:
    """Load what is loaded once, so that children do not pay for it."""
    import cleaner
    from cleaner.pipeline_digest import digest

    text = "The Long Walk\n\n" + "It rained on the hill all day long and nobody went out. We sat inside. " * 4
    digest(cleaner.clean(text, input="text"))
    cleaner.clean(f"<html><body><h1>x</h1><p>{text}</p></body></html>")


def report(kind: str, name: str, make, size: int) -> int:
    seconds, peak, wrong = [], 0, ""
    for times in (1, 2, 4):
        spent, peak, wrong = measure(kind, make, size * times)
        seconds.append(spent)
        if wrong:
            break
    length = len(make(size * 2 ** (len(seconds) - 1)).encode("utf-8", "replace"))
    growth = seconds[-1] / max(seconds[-2], 0.001) if len(seconds) > 1 else 0.0
    rate = seconds[-1] / (length / 1e6)
    marks = []
    if wrong:
        marks.append(wrong)
    if growth > GROWTH and seconds[-1] > FLOOR_SECONDS:
        marks.append("growth")
    if rate > PER_MB[kind] and seconds[-1] > FLOOR_SECONDS:
        marks.append("rate")
    if peak > MEMORY[kind] * length + MEMORY_BASE:
        marks.append("memory")
    shown = " ".join(f"{s:7.3f}" for s in seconds)
    print(
        f"{'!' if marks else ' '} {kind:7} {name:28} {shown}  x{growth:4.2f} {rate:6.2f} s/MB {peak / length:6.1f} x  {' '.join(marks)}",
        flush=True,
    )
    return bool(marks)


if __name__ == "__main__":
    sys.exit(main())
