"""The summary of a run: what was counted, in words and shares that a person can check."""

import pytest

from cleaner.batch import tally
from cleaner.batch.answers import Answer


@pytest.fixture
def clock(monkeypatch):
    """The clock that a tally looks at; it stands still until it is moved."""
    now = [100.0]
    monkeypatch.setattr(tally.time, "monotonic", lambda: now[0])
    return now


def test_a_run_is_told_in_a_few_lines(clock):
    told = tally.Tally()
    for removed in ({"byline": 1, "counter": 2}, {"counter": 1, "archive": 1}):
        told.count(Answer(b"", words_in=500, words_out=400, removed=removed), 1_000_000)
    told.count(Answer(b"", words_in=1000, words_out=895, warned=True), 3_000_000)
    for kind in ("json", "timeout", "json"):
        told.count(Answer(b"", error=kind, reason="no"), 0)
    clock[0] += 2
    assert told.failed == 3
    assert list(told.lines(skipped=1)) == [
        "6 records, 3 failed (2.0 s, 2.5 MB/s, 3 records/s)",
        "1 record of archives without a page passed over",
        "2,000 words in, 1,695 words out (15.2 % removed)",
        "blocks removed: counter 3, archive 1, byline 1",
        "errors: json 2, timeout 1",
        "1 with warnings, which stand in their lines",
    ]


def test_what_an_earlier_run_did_counts_for_no_speed(clock):
    told = tally.Tally()
    told.records = told.resumed = 1000
    told.count(Answer(b"", words_in=10, words_out=10), 500)
    clock[0] += 0.5
    assert list(told.lines()) == [
        "1,001 records, 0 failed (0.5 s, 0.0 MB/s, 2 records/s)",
        "1,000 of them were done before; what follows counts the others",
        "10 words in, 10 words out (0.0 % removed)",
    ]


def test_a_run_of_no_time_has_a_speed(clock):
    assert list(tally.Tally().lines()) == ["0 records, 0 failed (0.0 s, 0.0 MB/s, 0 records/s)"]
