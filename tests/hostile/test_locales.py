"""Output is the same UTF-8 in any locale, whatever Python is told about encodings, to a pipe, to a file and to a terminal."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TEXT = "Der Fährmann 渡轮 \U0001f6a2 kehrte um – «zweimal» fiel die Steuerung aus, und niemand wurde verletzt.\n\nNaïve “quotes” ﬁnd ½ a façade in Łódź.\n"
TITLE = "Zurück in den Hafen – 渡轮"
CLEARED = ("LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "PYTHONIOENCODING", "PYTHONUTF8", "PYTHONCOERCECLOCALE")
SETTINGS = [
    {"LC_ALL": "C"},
    {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"},
    {"LC_ALL": "C", "PYTHONIOENCODING": "ascii:strict"},
    {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-16"},
    {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8:surrogateescape"},
    {"LC_ALL": "de_DE.ISO-8859-1", "PYTHONUTF8": "0"},
    {"LANG": "nonsense", "PYTHONUTF8": "0"},
    {"LC_ALL": "C", "PYTHONIOENCODING": "cp037"},
    {"LC_ALL": "tr_TR.UTF-8"},
]


def run(arguments, folder, setting, stdin=b""):
    env = {name: value for name, value in os.environ.items() if name not in CLEARED}
    env |= {"PYTHONPATH": str(ROOT), **setting}
    return subprocess.run(
        [sys.executable, "-m", "cleaner", *arguments], input=stdin, cwd=folder, env=env, capture_output=True, timeout=60, check=False
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    body = f"{TITLE}\n\n{TEXT}"
    (tmp_path / "fähre.txt").write_bytes(body.encode())
    (tmp_path / "a.html").write_bytes(
        f"<meta charset=utf-8><title>{TITLE}</title><article><h1>{TITLE}</h1><p>{TEXT}</p></article>".encode()
    )
    (tmp_path / "a.jsonl").write_bytes(json.dumps({"id": "渡", "text": body}, ensure_ascii=False).encode() + b"\n")
    (tmp_path / "p").write_bytes("Schöner Fährmann\n".encode())
    return tmp_path


CALLS = [
    ["fähre.txt"], ["a.html", "-f", "md"], ["fähre.txt", "-f", "json"], ["explain", "a.html"], ["digest", "fähre.txt", "--query", "Fährmann"],
    ["merge", "fähre.txt", "a.html"], ["report", "a.html"], ["batch", "a.jsonl", "-q", "--into", "säuber"], ["rules", "list"], ["--help"],
    ["nichts-da-ü.txt"], ["--phrases", "p", "fähre.txt"], ["digset"], ["clean", "--color", "always", "fähre.txt"],
]  # fmt: skip


@pytest.mark.parametrize("arguments", CALLS, ids=" ".join)
def test_bytes_do_not_depend_on_the_locale(folder, arguments):
    usual = run(arguments, folder, {"LC_ALL": "C.UTF-8"})
    usual.stdout.decode("utf-8")
    usual.stderr.decode("utf-8")
    for setting in SETTINGS[:: 1 if arguments == CALLS[0] else 3]:
        other = run(arguments, folder, setting)
        assert (other.returncode, other.stdout, other.stderr) == (usual.returncode, usual.stdout, usual.stderr), setting


def test_standard_input_and_files_named_by_bytes(folder):
    (folder / os.fsdecode(b"\xff.txt")).write_bytes(TEXT.encode())
    for setting in SETTINGS:
        assert run([], folder, setting, TEXT.encode()).stdout == TEXT.encode()
        named = run([b"\xff.txt", "-f", "jsonl"], folder, setting)
        assert named.returncode == 0, (setting, named.stderr)
        assert json.loads(named.stdout)["text"] == TEXT.rstrip("\n")
