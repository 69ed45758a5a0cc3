"""Several processes on one output, one site memory, one index of repeats, one memory of sentences, at the same moment."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from hostile.sweeps import EVERY

ROOT = Path(__file__).parent.parent.parent
ENV = {**os.environ, "PYTHONPATH": str(ROOT)}
TOGETHER = 4
ROUNDS = 12 if EVERY else 2
SHARED = (
    "The ferry company said on Monday that all of its boats would stay in the harbour until the storm had passed, "
    "and that every ticket could be changed without cost."
)


def at_once(folder, calls):
    """All calls started before any is waited for: status and standard error of each."""
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "cleaner", *map(str, call)],
            cwd=folder,
            env=ENV,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for call in calls
    ]
    ended = [(process, process.communicate(timeout=120)[1].decode()) for process in running]
    return [(process.returncode, said) for process, said in ended]


@pytest.fixture
def folder(tmp_path):
    for number in range(TOGETHER):
        rows = [
            {"id": f"{number}-{n}", "url": f"https://paper.example/{number}/{n}", "text": f"Story {number} {n}\n\n{SHARED}\n\nThe boats of harbour {number} stayed in bay {n} all day."}
            for n in range(40)
        ]  # fmt: skip
        (tmp_path / f"{number}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
        (tmp_path / f"{number}.txt").write_text("\n\n".join(row["text"].split("\n\n")[-1] for row in rows))
    return tmp_path


def whole(path):
    base = sqlite3.connect(path)
    try:
        return base.execute("pragma integrity_check").fetchone()[0] == "ok"
    finally:
        base.close()


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_one_named_output_is_that_of_one_process(folder, round_):
    wholes = []
    for number in range(TOGETHER):
        assert at_once(folder, [["clean", f"{number}.txt", "-o", f"{number}.out"]]) == [(0, "")]
        wholes.append((folder / f"{number}.out").read_bytes())
    ended = at_once(folder, [["clean", f"{number}.txt", "-o", "out"] for number in range(TOGETHER)])
    assert ended == [(0, "")] * TOGETHER
    assert (folder / "out").read_bytes() in wholes
    assert not [name for name in os.listdir(folder) if name.startswith(".cleaner-")]


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_one_stream_of_output_has_one_writer_at_a_time(folder, round_):
    ended = at_once(folder, [["batch", f"{number}.jsonl", "-q", "-o", "out"] for number in range(TOGETHER)])
    assert {status for status, _ in ended} <= {0, 2}
    assert all(said == ("" if status == 0 else "cleaner: out: another cleaner is writing it\n") for status, said in ended)  # fmt: skip
    assert any(status == 0 for status, _ in ended)
    ids = [json.loads(line)["id"] for line in (folder / "out").read_bytes().splitlines()]
    assert ids in [[f"{number}-{n}" for n in range(40)] for number in range(TOGETHER)]
    assert not (folder / "out.part").exists()


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_one_site_memory(folder, round_):
    from cleaner.memory.store import load

    ended = at_once(folder, [["learn", f"{number}.jsonl", "-q", "--db", "sites.db"] for number in range(TOGETHER)])
    assert ended == [(0, "")] * TOGETHER
    assert whole(folder / "sites.db")
    alone = at_once(folder, [["learn", *(f"{number}.jsonl" for number in range(TOGETHER)), "-q", "--db", "alone.db"]])
    assert alone == [(0, "")]
    assert load(str(folder / "sites.db")) == load(str(folder / "alone.db"))


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_one_index_of_repeats(folder, round_):
    """Who comes first is open, but no record is lost and the shared paragraph stays exactly once."""
    calls = [["batch", f"{number}.jsonl", "-q", "-o", f"{number}.out", "--repeats", "seen.db"] for number in range(TOGETHER)]  # fmt: skip
    assert at_once(folder, calls) == [(0, "")] * TOGETHER
    assert whole(folder / "seen.db")
    kept = 0
    for number in range(TOGETHER):
        rows = [json.loads(line) for line in (folder / f"{number}.out").read_bytes().splitlines()]
        assert [row["id"] for row in rows] == [f"{number}-{n}" for n in range(40)]
        kept += sum(SHARED in row["cleaned"]["text"] for row in rows)
    assert kept == 1


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_one_memory_of_sentences(folder, round_):
    calls = [["merge", f"{number}.txt", "--since", "since.db", "--merged", "3s"] for number in range(TOGETHER)]
    assert at_once(folder, calls) == [(0, "")] * TOGETHER
    assert whole(folder / "since.db")


def test_who_finds_a_file_in_use_waits(tmp_path):
    """Longer than the five seconds of SQLite, in which another process may not even have been given a processor."""
    from cleaner.batch.index import Index
    from cleaner.memory import SiteMemory
    from cleaner.memory.store import StoredMemory, learn
    from cleaner.options import CleanOptions
    from cleaner.seen import SeenSentences

    learn(str(tmp_path / "c.db"), SiteMemory())
    made = (
        Index(str(tmp_path / "a.db"), CleanOptions()),
        SeenSentences(str(tmp_path / "b.db")),
        StoredMemory(str(tmp_path / "c.db")),
    )
    for one in made:
        with closing(one._base) as base:
            assert base.execute("pragma busy_timeout").fetchone()[0] == 30_000
