"""Streams that fail, are short or are interrupted at the n-th call, for every n; full disks, closed streams, little memory."""

import contextlib
import io
import json
import os
import resource
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from cleaner.cli import main
from cleaner.sqlite_file import BUSY_SECONDS

ROOT = Path(__file__).parent.parent.parent
PROSE = "The evening ferry {} turned back on Thursday after its steering failed twice within a mile of the harbour.\n\n"
ENV = {**os.environ, "PYTHONPATH": str(ROOT)}
LINUX = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")


class Faulty(io.RawIOBase):
    """Takes bytes until its n-th call; then does what it was made for."""

    def __init__(self, call, fault, most=1 << 20):
        self.taken, self.calls, self.call, self.fault, self.most = bytearray(), 0, call, fault, most

    def writable(self):
        return True

    def write(self, piece):
        self.calls += 1
        if self.calls == self.call:
            if isinstance(self.fault, BaseException):
                raise self.fault
            return self.fault
        taken = bytes(piece[: self.most])
        self.taken += taken
        return len(taken)


class Out:
    """Standard output over a faulty stream."""

    def __init__(self, stream):
        self.buffer = stream

    def isatty(self):
        return False

    def fileno(self):
        raise OSError("no descriptor")

    def flush(self):
        pass


@pytest.fixture
def files(tmp_path):
    paths = [tmp_path / f"{number}.txt" for number in range(4)]
    for number, path in enumerate(paths):
        path.write_text(PROSE.format(number))
    return [str(path) for path in paths]


def called(monkeypatch, arguments, stream):
    error = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", Out(stream))
    monkeypatch.setattr(sys, "stderr", error)
    status = main(arguments)
    return status, error.buffer.getvalue().decode()


COMMANDS = [
    ["clean"],
    ["clean", "-f", "jsonl"],
    ["explain"],
    ["digest", "-f", "json"],
    ["batch"],
    ["merge"],
    ["report"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("fault", "status"),
    [(OSError(28, "No space left on device"), 1), (OSError(5, "Input/output error"), 1), (BrokenPipeError(32, "x"), 0), (None, 1), (0, 1),
     (ValueError("write to closed file"), 1), (KeyboardInterrupt(), 130), (MemoryError(), 1)],
    ids=["full", "io", "pipe", "none", "zero", "closed", "interrupt", "memory"],
)  # fmt: skip
def test_a_fault_at_every_call(monkeypatch, files, command, fault, status):
    whole = Faulty(-1, None)
    assert called(monkeypatch, [*command, *files], whole)[0] == 0
    for call in range(1, whole.calls + 1):
        stream = Faulty(call, fault)
        got, said = called(monkeypatch, [*command, *files], stream)
        assert got == status
        lines = [line for line in said.splitlines() if " records" not in line]
        assert len(lines) == (1 if status == 1 else 0), said
        assert bytes(whole.taken).startswith(bytes(stream.taken)) or command == ["report"]


@pytest.mark.parametrize("most", [1, 7, 100])
def test_short_writes_lose_nothing(monkeypatch, files, most):
    whole, short = Faulty(-1, None), Faulty(-1, None, most)
    called(monkeypatch, ["clean", *files], whole)
    assert called(monkeypatch, ["clean", *files], short)[0] == 0
    assert short.taken == whole.taken


def run(*arguments, **more):
    return subprocess.run(
        [sys.executable, "-m", "cleaner", *arguments],
        env={**ENV, **more.pop("env", {})},
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
        **more,
    )


def fine(done):
    said = done.stderr.decode()
    assert "Traceback" not in said
    assert "Exception ignored" not in said
    assert all(line.startswith("cleaner: ") for line in said.splitlines())
    return said


@LINUX
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "arguments", [["clean"], ["--help"], ["clean", "--help"], ["rules", "list"], ["batch"]], ids=" ".join
)
def test_a_full_disk_is_noticed(files, arguments, unbuffered):
    names = [] if "--help" in arguments or arguments[0] == "rules" else files
    with open("/dev/full", "wb") as full:
        done = run(*arguments, *names, stdout=full, env={"PYTHONUNBUFFERED": unbuffered})
    assert done.returncode == 1
    assert fine(done).startswith("cleaner: stdout: no space left")


def limited_to(size):
    """What a process does first that may write no file beyond so many bytes, and is told so instead of ended."""

    def limited():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limited


@LINUX
@pytest.mark.bare
def test_a_file_limit_is_noticed_and_leaves_nothing(files, tmp_path):
    target = tmp_path / "out.txt"
    done = run("clean", *files, "-o", str(target), stdout=subprocess.DEVNULL, preexec_fn=limited_to(100))
    assert done.returncode == 1
    assert fine(done) == f"cleaner: {target}: file too large\n"
    assert sorted(os.listdir(tmp_path)) == ["0.txt", "1.txt", "2.txt", "3.txt"]
    with open(tmp_path / "through", "wb") as through:
        done = run("clean", *files, stdout=through, preexec_fn=limited_to(100), env={"PYTHONUNBUFFERED": "1"})
    assert done.returncode == 1


@LINUX
@pytest.mark.bare
def test_a_database_that_cannot_be_written_is_not_waited_for(files, tmp_path):
    for call in (("learn", "--host", "a.example", "--db"), ("batch", "--repeats")):
        path = str(tmp_path / call[0])
        began = time.monotonic()
        done = run(*call, path, *files, stdout=subprocess.DEVNULL, preexec_fn=limited_to(0))
        assert time.monotonic() - began < BUSY_SECONDS
        assert done.returncode == 1
        assert fine(done) == f"cleaner: {path}: disk I/O error\n"


@LINUX
@pytest.mark.bare
def test_a_cut_error_line_is_noticed(tmp_path):
    (tmp_path / "in.jsonl").write_bytes(b"broken\n" * 3)
    errors = tmp_path / "errors"
    done = run("batch", str(tmp_path / "in.jsonl"), "--errors", str(errors), "-q", stdout=subprocess.PIPE, preexec_fn=limited_to(30))  # fmt: skip
    assert (done.returncode, fine(done)) == (1, f"cleaner: {errors}: file too large\n")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(files, closed):
    name = "" if "<" in closed else files[0]
    done = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m cleaner {name} {closed}'],
        env=ENV,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == (0 if closed == "2>&-" else 1)
    fine(done)


@LINUX
@pytest.mark.parametrize("arguments", [["clean", "-"], ["batch", "-q"]], ids=str)
def test_streams_that_do_not_wait_lose_nothing(arguments):
    """What comes late is no end, and a reader that is slow is no failure; afterwards they are as they were."""
    body = b"".join(b'{"text": "The ferry left at %d in the morning."}\n' % number for number in range(900))
    ins, out = os.pipe(), os.pipe()
    for number in (ins[0], out[1]):
        os.set_blocking(number, False)
    command = [sys.executable, "-m", "cleaner", *arguments]
    with subprocess.Popen(command, env=ENV, stdin=ins[0], stdout=out[1], stderr=subprocess.PIPE) as running:
        for piece in (body[:20_000], body[20_000:]):
            time.sleep(0.5)
            os.write(ins[1], piece)
        os.close(ins[1])
        time.sleep(0.5)
        os.close(out[1])
        shown = b""
        while part := os.read(out[0], 65536):
            shown += part
        said = running.stderr.read()
    is_as_it_was = not os.get_blocking(ins[0])
    for number in (ins[0], out[0]):
        os.close(number)
    assert (running.returncode, said if arguments[0] == "batch" else b"", is_as_it_was) == (0, b"", True)
    assert all(b"left at %d in" % number in shown for number in range(900))


def test_an_input_that_never_ends_costs_only_itself(files):
    limited = partial(resource.setrlimit, resource.RLIMIT_AS, (400 << 20, 400 << 20))
    done = run("clean", "/dev/zero", files[0], stdout=subprocess.PIPE, preexec_fn=limited)
    assert (done.returncode, fine(done)) == (1, "cleaner: /dev/zero: out of memory\n")
    assert b"evening ferry" in done.stdout


def test_loops_of_links_end(tmp_path):
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "x.txt").write_text(PROSE)
    (tmp_path / "d" / "up").symlink_to("..")
    (tmp_path / "self").symlink_to("self")
    assert run(str(tmp_path / "d"), stdout=subprocess.PIPE).stdout.count(b"evening ferry") == 1
    for arguments in ([str(tmp_path / "self")], [str(tmp_path / "d"), "-o", str(tmp_path / "self")]):
        done = run(*arguments, stdout=subprocess.PIPE)
        assert done.returncode == 1
        assert str(tmp_path / "self") in fine(done)


@LINUX
@pytest.mark.parametrize("command", ["clean", "batch"])
def test_a_folder_gives_what_can_be_read_of_it(files, tmp_path, command):
    folder = tmp_path / "in"
    folder.mkdir()
    os.rename(files[0], folder / "b.txt")
    (folder / "a.txt").symlink_to("nowhere")
    os.mkfifo(folder / "c.txt")
    done = run(command, str(folder), "-f", "jsonl", stdout=subprocess.PIPE)
    assert done.returncode == {"clean": 1, "batch": 4}[command]
    assert json.loads(done.stdout.splitlines()[-1])["id"] == str(folder / "b.txt")
    assert b"a.txt" in (done.stderr if command == "clean" else done.stdout.splitlines()[0])
    fine(done)


@LINUX
def test_too_few_files_may_be_open(tmp_path):
    rows = tmp_path / "a.jsonl"
    rows.write_bytes(b'{"text": "The ferry left at dawn."}\n' * 9)
    limited = partial(resource.setrlimit, resource.RLIMIT_NOFILE, (6, 6))
    done = run("batch", str(rows), "-q", "--workers", "2", preexec_fn=limited)
    assert (done.returncode, fine(done)) == (1, "cleaner: too many open files\n")


@LINUX
@pytest.mark.parametrize(
    ("arguments", "status"), [(["no.txt"], 1), (["--no"], 2), (["batch", "no.jsonl"], 1), (["-"], 3)], ids=str
)
def test_messages_that_nobody_takes_change_no_status(tmp_path, arguments, status):
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cleaner", *arguments],
            cwd=tmp_path,
            env=ENV,
            stdin=subprocess.DEVNULL,
            stderr=full,
            timeout=60,
            check=False,
        )
    assert done.returncode == status


def test_a_link_is_written_through(files, tmp_path):
    (tmp_path / "link").symlink_to("real")
    assert run("clean", files[0], "-o", str(tmp_path / "link")).returncode == 0
    assert (tmp_path / "link").is_symlink()
    assert "evening ferry" in (tmp_path / "real").read_text()


@pytest.mark.bare
@pytest.mark.parametrize("ended_by", [signal.SIGTERM, signal.SIGHUP])
def test_an_ended_command_leaves_no_file(tmp_path, ended_by):
    command = subprocess.Popen(
        [sys.executable, "-m", "cleaner", "-o", "out.txt"], cwd=tmp_path, env=ENV, stdin=subprocess.PIPE
    )
    while not os.listdir(tmp_path):
        assert command.poll() is None
    assert _ended(command, ended_by) == -ended_by
    command.stdin.close()
    assert os.listdir(tmp_path) == []


def _ended(command, ended_by, seconds=30):
    """Exit status of a command that is ended while it waits for input.

    Python runs a handler between two of its own steps: a signal in the instant before the wait begins is heard when
    the wait ends, or a second signal interrupts it.
    """
    for _ in range(seconds):
        command.send_signal(ended_by)
        with contextlib.suppress(subprocess.TimeoutExpired):
            return command.wait(1)
    return None
