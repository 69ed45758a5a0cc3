"""No network, no process but our own workers, no pickle, and no file but those named: what each command does is watched by an audit hook."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
ENV = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
WATCH = """
import os, sys, json
log = os.open(sys.argv.pop(1), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
FORBIDDEN = ("socket.", "os.system", "os.exec", "os.fork", "os.spawn", "pickle.", "urllib.", "http.", "ftplib.",
             "smtplib.", "webbrowser.", "os.startfile", "shutil.", "ctypes.dlsym")
CHANGES = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown", "os.utime")

def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if isinstance(path, int) or path is None:
            return
        writing = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND))
        note = ["write" if writing else "read", os.path.abspath(os.fsdecode(path))]
    elif event.startswith(CHANGES):
        note = ["write", *(os.path.abspath(os.fsdecode(one)) for one in arguments if isinstance(one, (str, bytes, os.PathLike)))]
    elif event in ("subprocess.Popen", "os.posix_spawn"):  # the second comes after the first from Python 3.13 on
        note = ["process", *map(str, arguments[1][:3])]
    elif event == "sqlite3.connect":
        note = ["write", os.path.abspath(os.fsdecode(arguments[0]))]
    elif event.startswith(FORBIDDEN):
        note = ["forbidden", event, repr(arguments)[:200]]
    else:
        return
    os.write(log, (json.dumps(note) + "\\n").encode())

sys.addaudithook(watch)
from cleaner.__main__ import main
sys.exit(main())
"""
PROSE = "The evening ferry {} turned back on Thursday after its steering failed twice within a mile of the harbour."
PAGE = (
    "<html><head><title>x</title><link rel=stylesheet href=http://a.example/x.css><base href=//b.example>"
    "<meta http-equiv=refresh content='0;url=http://c.example'></head><body><img src=http://d.example/x.png>"
    "<iframe src=file:///etc/passwd></iframe><script src=//e.example/x.js></script><article><h1>The Ferry</h1>"
    + "".join(f"<p>{PROSE.format(number)}</p>" for number in range(9))
    + "</article><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;</body></html>"
)


pytestmark = pytest.mark.bare


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text("\n\n".join(PROSE.format(number) for number in range(9)))
    (tmp_path / "b.html").write_text(PAGE)
    rows = [{"id": n, "url": "https://paper.example/1", "text": PROSE.format(n), "html": PAGE} for n in range(4)]
    (tmp_path / "c.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "p").write_text("my phrase\n")
    (tmp_path / "r.toml").write_text(
        '[[rule]]\ncode = "U950"\nname = "mine"\nreason = "is mine"\nphrases = ["my line"]\n'
    )
    return tmp_path


def seen(folder, arguments):
    """What a call did, as notes, and its status."""
    log = folder / "log"
    log.unlink(missing_ok=True)
    done = subprocess.run(
        [sys.executable, "-c", WATCH, str(log), *arguments], cwd=folder, env=ENV, capture_output=True, timeout=120, check=False
    )  # fmt: skip
    return done, [json.loads(line) for line in log.read_text().splitlines()]


def is_library(path):
    """Python's own files, the installed libraries, the package; and what the system's linker and locale read."""
    places = (
        sys.prefix,
        sys.base_prefix,
        sys.pycache_prefix,
        str(ROOT / "cleaner"),
        *sys.path,
        "/usr/lib",
        "/lib",
        "/usr/share",
        "/etc",
        "/proc",
        "/sys",
        "/dev",
    )
    return any(path.startswith(place.rstrip("/") + "/") or path == place for place in places if place)


CALLS = {
    "clean text": (["a.txt"], {"a.txt"}, set()),
    "clean html": (["b.html", "-f", "json"], {"b.html"}, set()),
    "clean fast": (["b.html", "--fast", "-f", "md"], {"b.html"}, set()),
    "own phrases": (["a.txt", "--phrases", "p", "--level", "strict", "-o", "o"], {"a.txt", "p"}, {"o"}),
    "explain": (["explain", "b.html", "--digest"], {"b.html"}, set()),
    "digest": (["digest", "a.txt", "b.html", "--since", "s.db", "--color", "always"], {"a.txt", "b.html"}, {"s.db"}),
    "sumy": (["digest", "a.txt", "--method", "sumy-lsa"], {"a.txt"}, set()),
    "merge": (["merge", "a.txt", "b.html", "-f", "md"], {"a.txt", "b.html"}, set()),
    "stories": (["stories", "a.txt", "b.html"], {"a.txt", "b.html"}, set()),
    "report": (["report", "a.txt", "b.html", "-o", "o.html"], {"a.txt", "b.html"}, {"o.html"}),
    "batch": (
        ["batch", "c.jsonl", "--digest", "short", "-o", "o", "--errors", "e", "--repeats", "x.db"],
        {"c.jsonl"},
        {"o", "o.part", "e", "x.db"},
    ),
    "batch of html by workers": (["batch", "c.jsonl", "--field", "html", "--workers", "2"], {"c.jsonl"}, set()),
    "shards": (["batch", "c.jsonl", "-o", "d/"], {"c.jsonl"}, {"d", "d/shard-00000.jsonl", "d/shard-00000.jsonl.part"}),
    "learn": (["learn", "c.jsonl", "--db", "m.db"], {"c.jsonl"}, {"m.db"}),
    "rules": (["rules", "list"], set(), set()),
    "completions": (["completions", "bash"], set(), set()),
    "help": (["--help"], set(), set()),
    "version": (["--version"], set(), set()),
}
"""Name to the call, the files it is to read, and the files it may write."""


@pytest.mark.parametrize("name", CALLS)
def test_only_what_was_named(folder, name):
    arguments, reads, writes = CALLS[name]
    done, notes = seen(folder, arguments)
    assert done.returncode == 0, done.stderr
    named = {str(folder / one) for one in reads | writes}
    written = {str(folder / one) for one in writes}
    odd = [note for note in notes if not is_fine(note, named, written, folder)]
    assert odd == []
    assert ("workers" in name) == any(kind == "process" for kind, *_ in notes)
    read = {what[0] for kind, *what in notes if kind == "read"}
    assert {str(folder / one) for one in reads} <= read


def is_fine(note, named, written, folder):
    """Whether a call may do this."""
    kind, *what = note
    if kind == "read":
        return what[0] in named or what[0] == str(folder) or is_library(what[0])
    if kind == "write":
        return all(is_ours(path, written) for path in what)
    return kind == "process" and what[0] == sys.executable and "serve" in what[-1]


def is_ours(path, written):
    """A named output, the temporary file beside it, or nothing at all."""
    folder, _, file = path.rpartition("/")
    return path in written or path == os.devnull or (file.startswith(".cleaner-") and folder in {one.rpartition("/")[0] for one in written})  # fmt: skip


def test_the_watch_sees_what_it_should(folder):
    """A hook that sees nothing would pass everything."""
    done, notes = seen(folder, ["report", "a.txt", "-o", "o.html"])
    assert done.returncode == 0
    assert ["read", str(folder / "a.txt")] in notes
    assert any(kind == "write" and what[-1] == str(folder / "o.html") for kind, *what in notes)
    code = WATCH.replace(
        "from cleaner.__main__ import main", "import socket, pickle\nmain = lambda: socket.socket().close()"
    )
    subprocess.run([sys.executable, "-c", code, str(folder / "log")], cwd=folder, env=ENV, timeout=60, check=True)
    assert "socket.__new__" in (folder / "log").read_text()
