"""``cleaner batch`` as a user meets it: accounts, packed streams, archives, interruptions, two writers."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
import zlib
from importlib.util import find_spec
from unittest.mock import Mock

import pytest

from batch import open_files
from batch.stream import lines, record, warc
from cleaner.batch import resume
from cleaner.batch.answers import ERROR_START
from cleaner.batch.resume import Growing, error_file
from cleaner.errors import OutputError

COMMAND = [
    sys.executable,
    "-c",
    f"import sys; sys.path[:] = {sys.path!r}; from cleaner.cli import main; sys.exit(main())",
]


def run(*arguments, stdin=b""):
    return subprocess.run([*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, timeout=120, check=False)


def objects(stream):
    return [json.loads(line) for line in stream.split(b"\n") if line]


MIXED = b"".join([lines([record(1)]), b"broken\n", lines([record(3)]), b'{"id": "k", "txt": 1}\n', lines([record(5)])])


def test_digests_of_a_stream_are_about_what_is_asked():
    text = "A petition for a second boat was signed by 2,400 people of the island. The ferry turned back on Thursday."
    command = ["batch", "--digest", "short", "--short", "1s", "--query", "ferry"]
    for workers in ("1", "2"):
        (made,) = objects(run(*command, "--workers", workers, stdin=lines([{"text": text}])).stdout)
        assert made["cleaned"]["digests"]["short"]["sentences"][0]["text"].startswith("The ferry")


@pytest.mark.parametrize("workers", ["1", "2"])
def test_documents_of_a_folder_may_be_in_an_old_charset(tmp_path, workers):
    told = "\u041f\u0430\u0440\u043e\u043c \u0432\u044b\u0448\u0435\u043b."
    (tmp_path / "a.txt").write_bytes(told.encode("mac-cyrillic"))
    (tmp_path / "b.txt").write_text(told, "utf-8")
    (tmp_path / "c.jsonl").write_bytes(lines([{"text": told}]))
    named = run("batch", tmp_path, "--encoding", "mac-cyrillic", "--workers", workers)
    assert [one["cleaned"]["text"] for one in objects(named.stdout)] == [told] * 3
    assert objects(run("batch", tmp_path).stdout)[0]["cleaned"]["text"] != told
    for command in (["batch"], ["learn", "--dry-run"]):
        refused = run(*command, tmp_path, "--encoding", "moon")
        assert refused.returncode == 2
        assert b"no encoding called 'moon'" in refused.stderr


def test_in_is_out_plus_errors(tmp_path):
    (tmp_path / "in.jsonl").write_bytes(MIXED)
    ended = run("batch", tmp_path / "in.jsonl", "-o", tmp_path / "out", "--errors", tmp_path / "err")
    assert ended.returncode == 4
    found = objects((tmp_path / "out").read_bytes())
    assert [one.get("id") or one["error"]["record"] for one in found] == ["r1", 2, "r3", 4, "r5"]
    assert found[3]["error"] == {"record": 4, "id": "k", "kind": "missing-field", "reason": "no field 'text' or 'html'"}
    assert objects((tmp_path / "err").read_bytes()) == [found[1], found[3]]
    assert b"5 records, 2 failed" in ended.stderr
    assert b"comment-prompt 3" in ended.stderr
    assert b"errors: json 1, missing-field 1" in ended.stderr
    assert sorted(os.listdir(tmp_path)) == ["err", "in.jsonl", "out"]


def test_clean_takes_jsonl_on_standard_input():
    for arguments in (["-i", "jsonl"], ["clean", "--input=jsonl"], ["batch"], ["clean", "-ijsonl", "-q"]):
        ended = run(*arguments, stdin=lines([record(1)]))
        assert ended.returncode == 0, ended.stderr
        assert "Leave" not in objects(ended.stdout)[0]["cleaned"]["text"]


def test_nothing_in_is_nothing_left():
    assert run("batch", stdin=b"\n\n").returncode == 3


@pytest.mark.parametrize("cut", [0, 20])
def test_gzip_whole_and_cut(tmp_path, cut):
    packed = gzip.compress(lines([record(n) for n in range(50)]))
    (tmp_path / "in.jsonl.gz").write_bytes(packed[: len(packed) - cut])
    ended = run("batch", tmp_path / "in.jsonl.gz")
    found = objects(ended.stdout)
    if cut:
        assert ended.returncode == 4
        assert found[-1]["error"]["kind"] == "cut-stream"
    else:
        assert [one["id"] for one in found] == [f"r{n}" for n in range(50)]


def test_zstd():
    if not find_spec("zstandard"):
        pytest.skip("zstandard is not installed: pip install 'cleaner-digest[zstd]'")
    import zstandard

    packed = zstandard.ZstdCompressor().compress(lines([record(n) for n in range(5)]))
    assert len(objects(run("batch", stdin=packed).stdout)) == 5
    ended = run("batch", stdin=packed[:-9])
    assert ended.returncode == 4 or not objects(ended.stdout)


def test_a_folder_of_files(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.txt").write_text("It rained all day long.\n\nLeave a Comment")
    (tmp_path / "in" / "a.html").write_text("<html><body><p>It rained on the hill all day.</p></body></html>")
    (tmp_path / "in" / "c.jsonl").write_bytes(lines([record(1)]))
    (tmp_path / "in" / "x.png").write_bytes(b"\x89PNG")
    found = objects(run("batch", tmp_path / "in").stdout)
    assert [os.path.basename(one["id"]) for one in found] == ["a.html", "b.txt", "r1"]
    assert found[1]["cleaned"]["text"] == "It rained all day long."


def test_too_large_a_record_is_an_error():
    found = objects(run("batch", "--max-bytes", "1k", stdin=lines([record(1), {"text": "x" * 5000}, record(3)])).stdout)
    assert [one.get("id") or one["error"]["kind"] for one in found] == ["r1", "too-large", "r3"]


@pytest.mark.parametrize("packed", [False, True])
def test_archives(tmp_path, packed):
    records = [
        warc(1), warc(2, kind="request"), warc(3, extra="WARC-Truncated: length\r\n"), warc(4, length=30), warc(5),
        warc(6, length=9_000_000_000), warc(7, http="image/png"), b"garbage\r\n\r\n" + warc(8), warc(9, length=700), warc(10),
        warc(11)[:-40],
    ]  # fmt: skip
    (tmp_path / "in").write_bytes(b"".join(map(gzip.compress, records)) if packed else b"".join(records))
    ended = run("batch", tmp_path / "in", "-i", "warc") if packed else run("batch", tmp_path / "in")
    found = objects(ended.stdout)
    good = [one["url"] for one in found if "error" not in one]
    assert good == [f"http://a.example/{n}" for n in (1, 3, 5, 8, 10)]
    assert [one["error"]["id"] for one in found if "error" in one] == ["urn:n:4", "urn:n:6", "", "urn:n:9", "urn:n:11"]
    assert "WARC-Truncated" in found[1]["cleaned"]["warnings"][0]
    assert ended.returncode == 4


def test_a_broken_member_of_an_archive_is_one_error(tmp_path):
    members = [bytearray(gzip.compress(warc(n))) for n in range(5)]
    members[2][40:44] = b"\0\0\0\0"
    (tmp_path / "in.warc.gz").write_bytes(b"".join(members))
    found = objects(run("batch", tmp_path / "in.warc.gz").stdout)
    assert [one.get("url", "error")[-1] for one in found] == ["0", "1", "r", "3", "4"]


def test_chunked_and_packed_pages():
    page = zlib.compress(b"<html><body><p>It rained on the hill all day long.</p></body></html>")
    head = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: deflate\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    payload = head + b"%x\r\n%b\r\n0\r\n\r\n" % (len(page), page)
    body = (
        (
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n"
            % len(payload)
        )
        + payload
        + b"\r\n\r\n"
    )
    found = objects(run("batch", stdin=body).stdout)
    assert found[0]["cleaned"]["text"] == "It rained on the hill all day long."


def test_workers_and_timeouts_change_no_byte():
    stream = MIXED * 20
    alone = run("batch", "-q", stdin=stream).stdout
    assert run("batch", "-q", "--workers", 2, stdin=stream).stdout == alone
    assert run("batch", "-q", "--timeout", 50, stdin=stream).stdout == alone


RECORDS = 400


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    stream = b"".join(lines([record(n)]) if n % 50 else b"broken\n" for n in range(1, RECORDS))
    (folder / "in.jsonl").write_bytes(stream)
    assert run("batch", folder / "in.jsonl", "-o", folder / "out", "--errors", folder / "err", "-q").returncode == 4
    return folder


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_resume_gives_the_bytes_of_a_whole_run(whole, tmp_path, how, workers):
    command = ["batch", whole / "in.jsonl", "-o", tmp_path / "out", "--errors", tmp_path / "err", "--workers", workers]
    started = subprocess.Popen([*COMMAND, *map(str, command)], stderr=subprocess.PIPE)
    part = tmp_path / "out.part"
    deadline = time.monotonic() + 60
    while started.poll() is None and time.monotonic() < deadline and not (part.exists() and part.stat().st_size):
        time.sleep(0.002)
    if how == signal.SIGKILL:
        started.kill()
    else:
        started.send_signal(how)
    _, said = started.communicate(timeout=60)
    if started.returncode not in (0, 4):
        assert not (tmp_path / "out").exists()
        if how == signal.SIGINT:
            assert started.returncode == 130
            assert b"--resume" in said
        with part.open("ab") as torn:
            torn.write(b'{"id": "torn')
    assert run(*command, "--resume").returncode == 4
    assert (tmp_path / "out").read_bytes() == (whole / "out").read_bytes()
    assert (tmp_path / "err").read_bytes() == (whole / "err").read_bytes()
    assert not part.exists()


@pytest.mark.parametrize("size", [0, 1, 500, 5000, 20_000])
def test_resume_after_any_cut(whole, tmp_path, size):
    (tmp_path / "out.part").write_bytes((whole / "out").read_bytes()[:size])
    assert run("batch", whole / "in.jsonl", "-o", tmp_path / "out", "-q", "--resume").returncode == 4
    assert (tmp_path / "out").read_bytes() == (whole / "out").read_bytes()


def test_what_stands_behind_the_last_whole_line_is_cut(whole, tmp_path):
    """After a power cut it may be longer than all that is still to come."""
    done = (whole / "out").read_bytes()
    (tmp_path / "out.part").write_bytes(done[: done.rindex(b"\n", 0, -1) + 1] + bytes(100_000))
    assert run("batch", whole / "in.jsonl", "-o", tmp_path / "out", "-q", "--resume").returncode == 4
    assert (tmp_path / "out").read_bytes() == done


def test_resume_of_a_whole_output_changes_nothing(whole, tmp_path):
    (tmp_path / "out").write_bytes((whole / "out").read_bytes())
    assert run("batch", whole / "in.jsonl", "-o", tmp_path / "out", "-q", "--resume").returncode == 4
    assert (tmp_path / "out").read_bytes() == (whole / "out").read_bytes()


def test_resume_with_other_options_is_refused(whole, tmp_path):
    cut = (whole / "out").read_bytes()[:20_000]
    (tmp_path / "out.part").write_bytes(cut)
    ended = run("batch", whole / "in.jsonl", "-o", tmp_path / "out", "--keep", "comment-prompt", "--resume")
    assert ended.returncode == 2
    assert b"other input or options" in ended.stderr
    (tmp_path / "few.jsonl").write_bytes(lines([record(1)]))
    ended = run("batch", tmp_path / "few.jsonl", "-o", tmp_path / "out", "--resume")
    assert ended.returncode == 2
    assert (tmp_path / "out.part").exists()


@pytest.mark.parametrize("ending", ["", ".part"])
@pytest.mark.parametrize(
    "body",
    [b"first line\nlast line without newline", ERROR_START + b" not json\n", ERROR_START + b'1}, "error": 2}\n', ERROR_START + b"1}}\n"],
    ids=["torn", "broken", "twice", "bare"],
)  # fmt: skip
def test_a_refused_resume_leaves_all_as_it_was(tmp_path, ending, body):
    (tmp_path / f"out{ending}").write_bytes(body)
    (tmp_path / "err").write_bytes(b"of yesterday\n")
    command = ["batch", "-o", tmp_path / "out", "--errors", tmp_path / "err", "--resume"]
    ended = run(*command, stdin=lines([record(1), record(2)]))
    assert ended.returncode == 2, ended.stderr
    assert b"other input or options" in ended.stderr
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {f"out{ending}": body, "err": b"of yesterday\n"}  # fmt: skip


def test_a_line_without_an_end_is_no_output_to_go_on_with(tmp_path):
    (tmp_path / "out").write_bytes(b"a note of mine")
    ended = run("batch", "-o", tmp_path / "out", "--resume", stdin=lines([record(1)]))
    assert ended.returncode == 2
    assert b"holds no whole line" in ended.stderr
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"out": b"a note of mine"}


def test_a_whole_output_that_cannot_be_opened_keeps_its_name(tmp_path, monkeypatch):
    (tmp_path / "out").write_bytes(b"{}\n")
    monkeypatch.setattr(resume, "locked", Mock(side_effect=PermissionError(13, "Permission denied")))
    with pytest.raises(OutputError, match="permission denied"):
        Growing(str(tmp_path / "out"), resume=True)
    assert os.listdir(tmp_path) == ["out"]


@pytest.mark.parametrize("stay", [False, True])
def test_a_file_is_closed_first_where_open_ones_cannot_be_renamed(tmp_path, monkeypatch, stay):
    """Elsewhere it is locked until it has its name."""
    growing = Growing(str(tmp_path / "out"), resume=False)
    growing.write(b"{}\n")
    closed = []
    replace = os.replace
    monkeypatch.setattr(os, "replace", lambda *names: (closed.append(growing.file.closed), replace(*names)))
    monkeypatch.setattr(resume, "_OPEN_FILES_STAY", stay)
    growing.finish()
    assert (closed, growing.file.closed) == ([stay], True)
    assert (tmp_path / "out").read_bytes() == b"{}\n"


def test_an_output_without_a_line_goes_where_open_files_stay(tmp_path, monkeypatch):
    open_files.stay(monkeypatch)
    growing = Growing(str(tmp_path / "out"), resume=False)
    with pytest.raises(PermissionError):
        os.unlink(growing.part)
    growing.leave()
    assert os.listdir(tmp_path) == []


def test_two_writers_refuse_politely(tmp_path):
    first = Growing(str(tmp_path / "out"), resume=False)
    second = run("batch", "-o", tmp_path / "out", stdin=lines([record(2)]))
    assert second.returncode == 2
    assert b"another cleaner is writing it" in second.stderr
    first.write(b"{}\n")
    first.finish()
    assert (tmp_path / "out").read_bytes() == b"{}\n"


def test_a_full_disk_is_noticed():
    ended = run("batch", "-o", "/dev/full", stdin=lines([record(1)]))
    assert ended.returncode == 1
    assert b"no space left" in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_head_ends_silently():
    started = subprocess.Popen(
        [*COMMAND, "batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    started.stdout.close()
    said = _feed(started, lines([record(n) for n in range(300)]))
    assert started.wait(60) == 0
    assert b"Traceback" not in said


def _feed(started, stream):
    try:
        started.stdin.write(stream)
        started.stdin.close()
    except BrokenPipeError:
        pass
    with started.stderr:
        return started.stderr.read()


@pytest.mark.parametrize(
    "arguments",
    [["--workers", "0"], ["--timeout", "x"], ["--max-bytes", "-1"], ["--digest", "tiny"], ["--resume"], ["--field"],
     ["--digest", "short", "--short", "3q"], ["--db", "no-such-file"], ["--level", "wild"], ["--keep", "no-such-rule"]],
)  # fmt: skip
def test_what_means_nothing_is_refused(arguments):
    ended = run("batch", *arguments, stdin=lines([record(1)]))
    assert ended.returncode == 2, ended.stderr
    assert ended.stderr.startswith(b"cleaner: ")
    assert ended.stderr.count(b"\n") == 1


def test_an_input_that_is_not_there(tmp_path):
    ended = run("batch", tmp_path / "no.jsonl")
    assert ended.returncode == 1
    assert b"no such file" in ended.stderr


def test_other_troubles_do_not_bear_the_name_of_the_error_file(tmp_path):
    with pytest.raises(OSError, match="elsewhere"), error_file(str(tmp_path / "err"), [b"{}\n"]):
        raise OSError("elsewhere")
    assert (tmp_path / "err").read_bytes() == b"{}\n"


def test_links_of_pages_that_stand_in_no_record(tmp_path):
    page = b"<html><body><p>The ferry to <a href='https://hallow.example/'>Hallow</a> left at ten o'clock.</p></body></html>"
    (tmp_path / "a.html").write_bytes(page)
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    (tmp_path / "a.warc").write_bytes(head.encode() + http + b"\r\n\r\n")
    for name in ("a.html", "a.warc"):
        (made,) = objects(run("batch", tmp_path / name, "--links").stdout)
        (link,) = made["cleaned"]["links"]
        assert link["url"] == "https://hallow.example/"
        assert made["cleaned"]["page_text"][link["start"] : link["end"]] == "Hallow"
