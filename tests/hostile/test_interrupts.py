"""Ctrl-C at any moment of the start, and while workers start: a quiet end with 130, or by the signal itself.

Not covered, because it is not ours to cover: the first 15 ms, in which Python starts itself (``site``, ``runpy``), show
Python's own traceback.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hostile.sweeps import swept

ROOT = Path(__file__).parent.parent.parent
ENV = {**os.environ, "PYTHONPATH": str(ROOT)}
pytestmark = pytest.mark.bare
PROSE = "The evening ferry turned back on Thursday after its steering failed twice within a mile of the harbour.\n"
AT_EVENT = """
import sys
sys.argv[:2] = []
wanted, seen = int(sys.argv[0]), 0
from _signal import SIGINT, raise_signal
from cleaner.__main__ import main

def watch(event, arguments):
    global seen
    if event in ("import", "open", "compile", "exec", "os.listdir"):
        seen += 1
        if seen == wanted:
            raise_signal(SIGINT)

sys.addaudithook(watch)
status = main()
if wanted < 0:
    print(seen)
sys.exit(status)
"""
"""Interrupts itself at the n-th module, file or piece of code that is loaded once ``main`` is called."""


STARTED = """
import os, sys
from cleaner.__main__ import main
sys.addaudithook(lambda event, what: event == "import" and what[0] == "cleaner.cli" and os.write(2, b"\\n"))
sys.exit(main())
"""
"""Says when it is the command line that is being loaded: from there on an interrupt is ours."""


def at_event(number, path):
    return subprocess.run(
        [sys.executable, "-c", AT_EVENT, "x", str(number), path], capture_output=True, env=ENV, timeout=60, check=False
    )


def test_an_interrupt_at_any_event_of_the_start(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(PROSE)
    whole = at_event(-1, str(path))
    assert whole.returncode == 0
    events = int(whole.stdout.split()[-1])
    assert events > 100
    for number in swept(range(1, events + 1), 16):
        done = at_event(number, str(path))
        ended = (done.returncode, done.stderr, done.stdout)
        # An interrupt while the interpreter takes itself down comes too late to matter.
        assert ended == (130, b"", b"") or (ended[:2] == (0, b"") and ended[2].startswith(PROSE.encode())), number


def test_the_package_itself_loads_nothing():
    code = "import sys; before = set(sys.modules); import cleaner; print(sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, env=ENV, timeout=60, check=True)
    assert done.stdout == b"['__future__', 'cleaner']\n"


def test_workers_do_not_hear_an_interrupt():
    """Ctrl-C goes to the whole group, workers that are still starting too."""
    stream = b"".join(json.dumps({"text": PROSE}).encode() + b"\n" for _ in range(300))
    for moment in swept(range(0, 400, 10), 8):
        process = subprocess.Popen(
            [sys.executable, "-c", STARTED, "batch", "--workers", "2"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENV, start_new_session=True,
        )  # fmt: skip
        process.stdin.write(stream)
        process.stdin.flush()
        process.stderr.readline()  # from here on it is ours
        time.sleep(moment / 1000)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
        assert process.returncode in (130, -signal.SIGINT)
        assert said == b""


@pytest.mark.parametrize("command", [["clean"], ["digest"], ["batch"]], ids=" ".join)
def test_an_interrupt_while_input_is_awaited(command):
    process = subprocess.Popen(
        [sys.executable, "-m", "cleaner", *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENV
    )  # fmt: skip
    process.stdin.write(b'{"text": "x"}\n')
    process.stdin.flush()
    wchan = Path(f"/proc/{process.pid}/wchan")
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and "pipe" not in (wchan.read_text() if wchan.exists() else "pipe"):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    out, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.count(b"\n") <= 1
    assert b"Traceback" not in said
    assert b"ferry" not in out
