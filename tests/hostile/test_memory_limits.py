"""Little memory: from what Python itself needs up to enough, each limit gives the whole result or a line and the status of a failure.

Not covered: limits below which the interpreter cannot load its own modules (about 15 MB of address space), where it dies in
its own words.
"""

import json
import os
import resource
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from hostile.sweeps import swept

ROOT = Path(__file__).parent.parent.parent
ENV = {**os.environ, "PYTHONPATH": str(ROOT)}
PROSE = "The evening ferry {} turned back on Thursday after its steering failed twice within a mile of the harbour."
LOADED = "import runpy, signal, os, cleaner.__main__, cleaner.scarcity, mmap; bytes(1 << 20)"
MEGABYTE = 1 << 20
pytestmark = [
    pytest.mark.bare,
    pytest.mark.skipif(sys.platform != "linux", reason="address space is limited on Linux"),
]


def run(arguments, cwd, megabytes=0):
    def limited():
        if megabytes:
            resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE, megabytes * MEGABYTE))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=ENV, capture_output=True, preexec_fn=limited, timeout=120, check=False
    )  # fmt: skip


@cache
def floor():
    """Megabytes of address space from which the interpreter and its own modules are there."""
    megabytes = 8
    while run(["-c", LOADED], ROOT, megabytes).returncode or run(["-c", LOADED], ROOT, megabytes + 1).returncode:
        megabytes += 1
    return megabytes + 2


@pytest.fixture
def folder(tmp_path):
    paragraphs = [PROSE.format(number) for number in range(40)]
    (tmp_path / "a.txt").write_text("\n\n".join(paragraphs))
    (tmp_path / "b.txt").write_text("\n\n".join(paragraphs[::-1]))
    (tmp_path / "a.html").write_text("<article>" + "".join(f"<p>{one}</p>" for one in paragraphs) + "</article>")
    rows = [
        {"id": number, "url": "https://a.example/x", "text": one, "html": f"<p>{one}</p>"}
        for number, one in enumerate(paragraphs)
    ]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({**row, "html": None}) + "\n" for row in rows))
    (tmp_path / "h.jsonl").write_text("".join(json.dumps({**row, "text": None}) + "\n" for row in rows))
    return tmp_path


CALLS = {
    "text": (["a.txt"], 40),
    "html": (["a.html"], 180),
    "digest": (["digest", "a.txt"], 40),
    "merge": (["merge", "a.txt", "b.txt"], 300),
    "report": (["report", "a.txt"], 50),
    "sumy": (["digest", "a.txt", "--method", "sumy-lexrank"], 170),
    "batch": (["batch", "a.jsonl"], 50),
    "batch of html": (["batch", "h.jsonl", "--field", "html"], 190),
    "workers": (["batch", "a.jsonl", "--workers", "2"], 60),
    "learn": (["learn", "a.jsonl", "--db", "x.db"], 40),
    "rules": (["rules"], 30),
    "help": (["--help"], 25),
}
"""Name to the call and the megabytes up to which it is looked at."""


@pytest.mark.parametrize("name", CALLS)
def test_any_limit_gives_a_result_or_a_line(folder, name):
    arguments, top = CALLS[name]
    whole = run(["-m", "cleaner", *arguments], folder)
    assert whole.returncode == 0
    for megabytes in swept(range(floor(), max(top, floor() + 2)), 5):
        done = run(["-m", "cleaner", *arguments], folder, megabytes)
        said = done.stderr.decode()
        assert done.returncode in (0, 1, 4), (megabytes, said)
        assert all(line.startswith("cleaner: ") for line in said.splitlines()), (megabytes, said)
        if done.returncode == 0:
            assert done.stdout == whole.stdout, megabytes
        elif done.returncode == 1:
            assert "out of memory" in said, (megabytes, said)
            assert whole.stdout.startswith(done.stdout) or name.startswith("batch"), megabytes
        else:  # every record has its line
            rows = [json.loads(line) for line in done.stdout.splitlines()]
            assert len(rows) == whole.stdout.count(b"\n")
            assert {row["error"]["kind"] for row in rows if "error" in row} == {"memory"}


LEFT = """
import resource, sys
import cleaner.__main__, cleaner.scarcity, mmap
with open("/proc/self/status") as status:
    here = next(int(line.split()[1]) << 10 for line in status if line.startswith("VmSize"))
resource.setrlimit(resource.RLIMIT_AS, (here + (3 << 20), -1))
"""
"""A process that may have three megabytes more and no others."""


def test_without_room_nothing_is_loaded_at_the_start(folder):
    code = f"{LEFT}print(cleaner.__main__.main(), 'cleaner.cli' in sys.modules)"
    done = run(["-c", code, "a.txt"], folder)
    assert (done.stdout, done.stderr) == (b"1 False\n", b"cleaner: out of memory\n")


def test_room_is_asked_for_before_the_command_line_is_loaded():
    """Some Pythons never end where an import finds no memory, so nothing may be loaded without a look."""
    code = (
        "import sys, cleaner.__main__ as start; start.START_BYTES = 1 << 60; sys.argv = ['cleaner', '--version'];"
        "status = start.main(); print(status, 'cleaner.cli' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.split() == [b"1", b"False"]
    assert done.stderr == b"cleaner: out of memory\n"


def test_hashlib_is_not_loaded_without_room(folder):
    """It prints a traceback of its own, before anyone can catch what it raises, where it finds no memory."""
    code = f"{LEFT}\ntry:\n    import cleaner.hashes\nexcept MemoryError:\n    print('hashlib' in sys.modules)"
    done = run(["-c", code], folder)
    assert (done.stdout, done.stderr) == (b"False\n", b"")


def test_an_article_too_many_costs_no_other(folder):
    """HTML needs numpy, text does not: with room for one of them only, that one comes out."""
    done = run(["-m", "cleaner", "a.html", "a.txt"], folder, floor() + 30)
    assert done.returncode == 1
    assert done.stdout.count(b"evening ferry") == 40
    assert done.stderr == b"cleaner: a.html: out of memory\n"
