"""A reader that goes away after any number of bytes: a quiet end with status 0, whether output is buffered or not."""

import json

import pytest

from hostile.forks import run_all
from hostile.sweeps import EVERY, swept

PROSE = "The evening ferry {} turned back on Thursday after its steering failed twice within a mile of the harbour.\n\n"
PAGE = 4096
"""Bytes that the reader takes at most. The pipe holds as many again and the writer's buffer twice that, so an output of
five pages always meets the end of its reader."""


@pytest.fixture
def folder(tmp_path):
    text = "".join(PROSE.format(number) for number in range(240))
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"text": PROSE.format(n)}) + "\n" for n in range(80)))
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [["a.txt"], ["a.txt", "-f", "json"], ["digest", "a.txt", "--long", "99%"], ["explain", "a.txt"],
     ["report", "a.txt"], ["batch", "a.jsonl"], ["batch", "a.jsonl", "--workers", "2"]],
    ids=" ".join,
)  # fmt: skip
def test_a_reader_that_goes_away_at_any_byte(folder, arguments):
    many = arguments == ["a.txt"]
    counts = swept(range(PAGE + 1), 24 if many else 8 if "--workers" not in arguments else 3)
    jobs = [
        {"arguments": arguments, "read": count, "unbuffered": unbuffered}
        for count in counts
        for unbuffered in ([False, True] if many or EVERY else [count % 2 > 0])
    ]
    whole, *results = run_all([{"arguments": arguments}, *jobs], folder)
    for job, result in zip(jobs, results, strict=True):
        said = [line for line in result["said"].splitlines() if "records" not in line and " words " not in line]
        assert (result["status"], result["got"], said) == (0, min(job["read"], whole["got"]), []), job


def test_the_whole_output_is_longer_than_all_that_is_read(folder):
    (whole,) = run_all([{"arguments": ["a.txt"]}], folder)
    assert whole["status"] == 0
    assert whole["got"] > 5 * PAGE
