"""Paragraphs that an earlier record holds: the first copy stays, its record is named, workers and deaths change nothing."""

import json

import pytest

from batch.stream import lines
from batch.test_command import objects, run

SHARED = (
    "The ferry company said on Monday that all of its boats would stay in the harbour until the storm had passed, "
    "and that every ticket could be changed without cost."
)


def story(number, *paragraphs):
    own = f"In town number {number} the people of street {number} came together and spoke for {number} hours about the boats, the weather and the price of fish."
    return {"id": f"r{number}", "text": "\n\n".join((f"Story {number}", own, *paragraphs))}


STREAM = lines([story(1, SHARED), story(2), story(3, SHARED.upper()), story(4, SHARED.replace("Monday", "Tuesday"))])


def removed(one):
    return [(gone["rule"], gone["twin_page"]) for gone in one["cleaned"]["removals"] if gone["rule"] == "M502"]


def test_the_first_copy_stays_and_is_named(tmp_path):
    ended = run("batch", "--repeats", tmp_path / "seen.db", stdin=STREAM)
    found = objects(ended.stdout)
    assert [removed(one) for one in found] == [[], [], [("M502", "r1")], []]
    assert "ferry" not in found[2]["cleaned"]["text"].lower()
    assert b"seen-earlier 1" in ended.stderr


def test_workers_change_nothing(tmp_path):
    stream = lines([story(n, *([SHARED] if n % 3 == 0 else []), f"{SHARED} {n % 7}.") for n in range(120)])
    alone = run("batch", "-q", "--repeats", tmp_path / "a.db", stdin=stream).stdout
    assert run("batch", "-q", "--repeats", tmp_path / "b.db", "--workers", 2, stdin=stream).stdout == alone
    assert sum(bool(removed(one)) for one in objects(alone)) > 100


def test_the_same_run_again_gives_the_same(tmp_path):
    first = run("batch", "-q", "--repeats", tmp_path / "seen.db", stdin=STREAM).stdout
    assert run("batch", "-q", "--repeats", tmp_path / "seen.db", stdin=STREAM).stdout == first


def test_resume_gives_the_same(tmp_path):
    (tmp_path / "in.jsonl").write_bytes(STREAM)
    whole = run("batch", "-q", "--repeats", tmp_path / "a.db", stdin=STREAM).stdout
    run(
        "batch", "-q", "--repeats", tmp_path / "b.db", stdin=STREAM
    )  # the index is ahead of the output, as after a death
    for size in (0, 100, whole.index(b"\n") + 1, len(whole) - 5):
        (tmp_path / "out.part").write_bytes(whole[:size])
        ended = run(
            "batch", tmp_path / "in.jsonl", "-o", tmp_path / "out", "-q", "--resume", "--repeats", tmp_path / "b.db"
        )
        assert ended.returncode == 0, ended.stderr
        assert (tmp_path / "out").read_bytes() == whole
        (tmp_path / "out").unlink()


@pytest.mark.parametrize("done", [1, 3])
@pytest.mark.parametrize("where", ["out", "out.part", "out/"])
def test_resume_with_another_input_or_other_options_is_refused(tmp_path, done, where):
    source, out = tmp_path / "in.jsonl", str(tmp_path / where.removesuffix(".part")) + "/" * where.endswith("/")
    made = run("batch", "-q", "--repeats", tmp_path / "seen.db", stdin=STREAM).stdout.splitlines(keepends=True)[:done]
    there = tmp_path / where
    if where == "out/":
        there.mkdir()
        there /= "shard-00000.jsonl"
    there.write_bytes(b"".join(made))
    command = ["batch", source, "-o", out, "-q", "--resume", "--repeats", tmp_path / "seen.db"]
    others = [story(1, SHARED), story(2), {**story(3, SHARED.upper()), "more": 1}, story(4)]
    others[0] = {**others[0], "id": "x"} if done == 1 else others[0]
    source.write_bytes(lines(others))
    for stream, more in ((lines(others), []), (STREAM, ["--into", "made"]), (STREAM, ["--page-text", "always"])):
        source.write_bytes(stream)
        ended = run(*command, *more)
        assert ended.returncode == 2, ended.stderr
        assert b"other input or options" in ended.stderr
        assert there.read_bytes() == b"".join(made)
    assert run(*command).returncode == 0


def test_resume_sees_what_other_rules_removed(tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_bytes(lines([story(1, "Leave a Comment"), story(2)]))
    command = ["batch", source, "-o", tmp_path / "out", "-q", "--repeats", tmp_path / "seen.db"]
    assert run(*command).returncode == 0
    assert run(*command, "--resume", "--keep", "comment-prompt").returncode == 2
    assert run(*command, "--resume").returncode == 0


def test_a_copied_article_is_said_to_be_one(tmp_path):
    text = "\n\n".join(f"{SHARED} This was said by witness number {n} of the day." for n in range(5))
    found = objects(run("batch", "--repeats", tmp_path / "s.db", stdin=lines([{"text": text}, {"text": text}])).stdout)
    assert "a copy: " in json.dumps(found[1]["cleaned"]["warnings"])


def test_another_file_is_refused(tmp_path):
    (tmp_path / "x").write_text("no database, but text that is long enough to be taken for the head of one, for sure")
    assert run("batch", "--repeats", tmp_path / "x", stdin=STREAM).returncode == 2


@pytest.mark.parametrize("bad", [b"broken\n", b"\n"])
def test_bad_records_pass(tmp_path, bad):
    ended = run("batch", "-q", "--repeats", tmp_path / "s.db", stdin=bad + STREAM)
    assert len(objects(ended.stdout)) == 4 + (bad != b"\n")


def test_half_of_a_surrogate_pair_in_an_id_ends_no_run(tmp_path):
    stream = b"".join(json.dumps({**story(n, SHARED), "id": f"\ud800{n}"}).encode() + b"\n" for n in (1, 2))
    for workers in (1, 2):
        ended = run("batch", "--repeats", tmp_path / f"{workers}.db", "--workers", workers, stdin=stream)
        assert ended.returncode == 0, ended.stderr
        assert [removed(one) for one in objects(ended.stdout)] == [[], [("M502", "\ufffd1")]]
