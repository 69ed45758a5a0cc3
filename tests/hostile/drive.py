"""Runs many calls of the command line in one process under limits: cases in on standard input, results out, one JSON a line.

Each call gets streams of its own and a folder of its own. The limits hold for the whole process, so a case that runs away
ends it, and the case whose result is missing first is the one that did.
"""

from __future__ import annotations

import base64
import io
import json
import os
import resource
import sys
import tempfile
import time

CPU_SECONDS = 120
ADDRESS_SPACE = 3 << 30


class Ended(io.BytesIO):
    """A stream whose bytes outlive its closing."""

    def close(self) -> None:
        self.flush()


def called(case: dict) -> dict:
    from cleaner.cli import main

    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            return called_here(case, main)
        finally:
            os.chdir("/")


def called_here(case: dict, main) -> dict:
    for name, body in case["files"].items():
        if os.path.dirname(name):
            os.makedirs(os.path.dirname(name), exist_ok=True)
        with open(os.fsencode(name), "wb") as file:
            file.write(base64.b64decode(body))
    out, err = Ended(), Ended()
    kept = sys.stdin, sys.stdout, sys.stderr
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.BytesIO(base64.b64decode(case["stdin"]))), "ascii")
    sys.stdout, sys.stderr = io.TextIOWrapper(out, "ascii"), io.TextIOWrapper(err, "ascii", "backslashreplace")
    began = time.process_time()
    try:
        status = main(case["arguments"])
    except SystemExit as ended:
        status = ended.code
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        sys.stdin, sys.stdout, sys.stderr = kept
    written = {}
    for name in case["outputs"]:
        if os.path.isfile(name):
            with open(name, "rb") as file:
                written[name] = base64.b64encode(file.read()).decode()
    left = sorted(name for name in os.listdir(".") if name.startswith(".cleaner-"))
    return {
        "name": case["name"],
        "status": status,
        "out": base64.b64encode(out.getvalue()).decode(),
        "err": base64.b64encode(err.getvalue()).decode(),
        "cpu": time.process_time() - began,
        "written": written,
        "left": left,
    }


def run_all() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    answer = sys.stdout
    for line in sys.stdin.buffer.read().split(b"\n"):
        if line:
            answer.write(json.dumps(called(json.loads(line))) + "\n")
            answer.flush()


if __name__ == "__main__":
    run_all()
