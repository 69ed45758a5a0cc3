"""Output as a folder of shards: the bytes of one file, cut at fixed places, whatever happened on the way."""

import os

import pytest

from batch.stream import lines, record
from cleaner.batch import shards
from cleaner.cli import main

RECORDS = 35


@pytest.fixture
def stream(tmp_path, monkeypatch):
    monkeypatch.setattr(shards, "SHARD_RECORDS", 10)
    made = b"".join(lines([record(n)]) if n % 8 else b"broken\n" for n in range(1, RECORDS + 1))
    (tmp_path / "in.jsonl").write_bytes(made)
    assert batch(tmp_path, "one.jsonl") == 4
    return tmp_path


def batch(folder, output, *more, source="in.jsonl"):
    return main(["batch", str(folder / source), "-o", f"{folder}/{output}", "-q", *more])


def files(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def whole(folder):
    """The shards as they must be."""
    written = (folder / "one.jsonl").read_bytes().splitlines(keepends=True)
    return {f"shard-{n:05}.jsonl": b"".join(written[n * 10 : n * 10 + 10]) for n in range(4)}


@pytest.mark.parametrize("workers", ["1", "3"])
def test_shards_are_the_file_cut_with_any_number_of_workers(stream, workers):
    assert batch(stream, "out/", "--workers", workers) == 4
    assert files(stream / "out") == whole(stream)


def test_an_existing_folder_needs_no_slash(stream):
    (stream / "out").mkdir()
    (stream / "out" / "notes.txt").touch()
    assert batch(stream, "out") == 4
    assert files(stream / "out") == {**whole(stream), "notes.txt": b""}


@pytest.mark.parametrize("last", range(4))
@pytest.mark.parametrize("kept", [0.0, 0.5, 1.0])
def test_resume_after_any_death(stream, last, kept):
    out = stream / "out"
    out.mkdir()
    for number, (name, body) in enumerate(whole(stream).items()):
        if number < last:
            (out / name).write_bytes(body)
        elif number == last:
            (out / f"{name}.part").write_bytes(body[: int(len(body) * kept)])
    assert batch(stream, "out/", "--resume", "--errors", str(stream / "err")) == 4
    assert files(out) == whole(stream)
    assert (stream / "err").read_bytes().count(b"\n") == RECORDS // 8


@pytest.mark.parametrize("count", range(5))
def test_resume_writes_no_whole_shard_again(stream, count):
    out = stream / "out"
    out.mkdir()
    for name, body in list(whole(stream).items())[:count]:
        (out / name).write_bytes(body)
    nodes = {path.name: path.stat().st_ino for path in out.iterdir()}
    assert batch(stream, "out/", "--resume") == 4
    assert files(out) == whole(stream)
    assert {name: (out / name).stat().st_ino for name in nodes} == nodes


def test_what_is_there_is_never_overwritten(stream, capfd):
    assert batch(stream, "out/") == 4
    assert batch(stream, "out/") == 2
    assert "holds shards already" in capfd.readouterr().err
    assert files(stream / "out") == whole(stream)


@pytest.mark.parametrize("flag", ["--errors", "--phrases"])
@pytest.mark.parametrize("number", [0, 3])
@pytest.mark.parametrize("link", [os.link, os.symlink])
def test_a_shard_under_another_name_has_no_other_part_to_play(stream, capfd, flag, number, link):
    assert batch(stream, "out/") == 4
    link(stream / "out" / f"shard-{number:05}.jsonl", stream / "other")
    assert batch(stream, "out/", "--resume", flag, str(stream / "other")) == 2
    assert f"{flag} names a shard of -o: {stream}/other" in capfd.readouterr().err
    assert files(stream / "out") == whole(stream)


def test_other_input_or_options_are_refused(stream, capfd):
    assert batch(stream, "out/") == 4
    assert batch(stream, "out/", "--resume", "--keep", "comment-prompt") == 2
    assert "name another folder to start over" in capfd.readouterr().err
    (stream / "few.jsonl").write_bytes(lines([record(1)]))
    assert batch(stream, "out/", "--resume", source="few.jsonl") == 2
    assert files(stream / "out") == whole(stream)


def test_a_missing_or_cut_shard_is_refused(stream, capfd):
    assert batch(stream, "out/") == 4
    first = stream / "out" / "shard-00001.jsonl"
    body = first.read_bytes()
    first.write_bytes(body[: len(body) // 2])
    assert batch(stream, "out/", "--resume") == 2
    assert "lines, not 10" in capfd.readouterr().err
    first.unlink()
    assert batch(stream, "out/", "--resume") == 2
    assert "missing" in capfd.readouterr().err


def test_two_writers_refuse_politely(stream, capfd):
    pytest.importorskip("fcntl")
    held = shards.Shards(str(stream / "out"), resume=False)
    assert batch(stream, "out/") == 2
    assert "another cleaner is writing it" in capfd.readouterr().err
    held.leave()
    assert batch(stream, "out/") == 4


def test_a_file_is_no_folder(stream, capfd):
    assert batch(stream, "one.jsonl/") == 1
    assert capfd.readouterr().err.startswith("cleaner: ")
    assert os.path.isfile(stream / "one.jsonl")
