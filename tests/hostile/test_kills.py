"""kill -9 at the n-th record, at the n-th SQL statement, at any step of replacing a file: what is there then is whole or can be gone on with."""

import json
import sqlite3

import pytest

from hostile.forks import run_all
from hostile.sweeps import swept

RECORDS = 24
KILLED = -9
SHARED = (
    "The ferry company said on Monday that all of its boats would stay in the harbour until the storm had passed, "
    "and that every ticket could be changed without cost."
)


def stream():
    rows = []
    for number in range(1, RECORDS + 1):
        text = f"Story {number} of the day\n\nThe boats of harbour {number} stayed in the bay all day long.\n\nLeave a Comment"
        if number % 4 == 0:
            text += f"\n\n{SHARED}"
        row = {"id": f"r{number}", "url": f"https://paper.example/{number}", "text": text}
        rows.append(b"broken" if number % 7 == 0 else json.dumps(row).encode())
    return b"\n".join(rows) + b"\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in.jsonl").write_bytes(stream())
    return tmp_path


def read(path):
    return path.read_bytes() if path.exists() else None


BATCH = ("batch", "in.jsonl", "-q", "--errors")
WAYS = {
    "alone": (),
    "two workers": ("--workers", "2"),
    "repeats": ("--repeats",),
    "repeats by two workers": ("--workers", "2", "--repeats"),
}


@pytest.mark.parametrize("way", WAYS)
def test_resume_after_a_death_at_any_record(folder, way):
    def command(name, *more):
        given = [*BATCH, f"{name}.err", "-o", f"{name}.out", *WAYS[way], *more]
        if "--repeats" in given:
            given.insert(given.index("--repeats") + 1, f"{name}.db")
        return given

    some = 2 if "--workers" in WAYS[way] else 5
    deaths = [
        (number, moment) for number in swept(range(1, RECORDS + 1), some) for moment in ("before", "torn", "after")
    ]
    jobs = [{"arguments": command("whole")}]
    for number, moment in deaths:
        name = f"{number}-{moment}"
        kill = ["cleaner.batch.resume:Growing.write", number, moment]
        jobs += [
            {"arguments": command(name), "kill": kill},
            {"arguments": command(name, "--resume")},
        ]
    results = run_all(jobs, folder)
    assert results[0]["status"] == 4
    assert len(read(folder / "whole.out").splitlines()) == RECORDS
    for (number, moment), died, resumed in zip(deaths, results[1::2], results[2::2], strict=True):
        assert died["status"] == KILLED
        assert resumed == {"status": 4, "got": 0, "said": ""}, (number, moment)
        for end in ("out", "err"):
            assert read(folder / f"{number}-{moment}.{end}") == read(folder / f"whole.{end}"), (number, moment)
        assert not (folder / f"{number}-{moment}.out.part").exists()


def test_two_deaths_in_a_row(folder):
    write = "cleaner.batch.resume:Growing.write"
    jobs = [
        {"arguments": ["batch", "in.jsonl", "-q", "-o", "whole"]},
        {"arguments": ["batch", "in.jsonl", "-q", "-o", "out"], "kill": [write, 9, "torn"]},
        {"arguments": ["batch", "in.jsonl", "-q", "-o", "out", "--resume"], "kill": [write, 3, "torn"]},
        {"arguments": ["batch", "in.jsonl", "-q", "-o", "out", "--resume"], "kill": ["os:replace", 1, "before"]},
        {"arguments": ["batch", "in.jsonl", "-q", "-o", "out", "--resume"], "kill": ["os:replace", 1, "after"]},
        {"arguments": ["batch", "in.jsonl", "-q", "-o", "out", "--resume"]},
    ]
    results = run_all(jobs, folder)
    assert [one["status"] for one in results] == [4, KILLED, KILLED, KILLED, KILLED, 4]
    assert read(folder / "out") == read(folder / "whole")


def rows_of(path):
    base = sqlite3.connect(path)
    try:
        assert base.execute("pragma integrity_check").fetchone() == ("ok",)
        found = base.execute("select name from sqlite_master where type = 'table' order by name").fetchall()
        return {name: base.execute(f"select * from {name} order by 1, 2").fetchall() for (name,) in found}
    finally:
        base.close()


def test_learning_again_after_a_death_at_any_record_or_statement(folder):
    learn = ["learn", "in.jsonl", "-q", "--db"]
    places = [("cleaner.batch.learning:page_of", number) for number in swept(range(1, RECORDS + 1), 4)]
    places += [("SQL", number) for number in swept(range(1, 31), 10)]
    jobs = [{"arguments": [*learn, "whole"]}]
    for number, (function, call) in enumerate(places):
        jobs += [
            {"arguments": [*learn, str(number)], "kill": [function, call, "before"]},
            {"arguments": [*learn, str(number)]},
        ]
    results = run_all(jobs, folder)
    assert results[0]["status"] == 0
    whole = rows_of(folder / "whole")
    assert whole["page"]
    assert {one["status"] for one in results[1::2]} <= {0, KILLED}
    assert sum(one["status"] == KILLED for one in results[1::2]) > len(places) // 2
    for number, (place, again) in enumerate(zip(places, results[2::2], strict=True)):
        assert again == {"status": 0, "got": 0, "said": ""}, place
        assert rows_of(folder / str(number)) == whole, place


def test_going_on_after_a_death_at_any_statement_of_the_index_of_repeats(folder):
    def command(name, *more):
        return ["batch", "in.jsonl", "-q", "-o", f"{name}.out", "--repeats", f"{name}.db", *more]

    places = swept(range(1, 60), 12)
    jobs = [{"arguments": command("whole")}]
    for number in places:
        jobs += [
            {"arguments": command(number), "kill": ["SQL", number, "before"]},
            {"arguments": command(number, "--resume")},
        ]
    results = run_all(jobs, folder)
    assert sum(one["status"] == KILLED for one in results) > 3
    for number, resumed in zip(places, results[2::2], strict=True):
        assert resumed == {"status": 4, "got": 0, "said": ""}, number
        assert read(folder / f"{number}.out") == read(folder / "whole.out"), number


@pytest.mark.parametrize("command", [["clean"], ["report"], ["digest", "-f", "json"]], ids=" ".join)
def test_a_named_file_is_the_old_one_or_the_new_one(folder, command):
    (folder / "a.txt").write_text(f"The Ferry\n\n{SHARED}\n\nLeave a Comment\n")
    steps = [
        (function, moment)
        for function in ("cleaner.cli.output:_for_us", "os:fsync", "os:chmod", "os:replace")
        for moment in ("before", "after")
    ]
    steps.append(("os:unlink", "before"))
    jobs = [{"arguments": [*command, "a.txt", "-o", "whole"]}]
    for number, (function, moment) in enumerate(steps):
        (folder / str(number)).write_bytes(b"old")
        jobs.append({"arguments": [*command, "a.txt", "-o", str(number)], "kill": [function, 1, moment]})
    results = run_all(jobs, folder)
    assert [one["status"] for one in results] == [0] + [KILLED] * len(steps)
    whole = read(folder / "whole")
    for number, (function, moment) in enumerate(steps):
        new = function == "os:unlink" or (function, moment) == ("os:replace", "after")
        assert read(folder / str(number)) == (whole if new else b"old"), (function, moment)
