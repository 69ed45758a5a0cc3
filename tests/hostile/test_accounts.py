"""Streams keep account: whatever the lines or records hold, each gives one line of output, and the rest goes on."""

import io
import json

from hypothesis import example, given
from hypothesis import strategies as st
from strategies import any_text, examples, lines_of_a_stream

from cleaner.batch.answers import answering
from cleaner.batch.records import RecordOptions
from cleaner.batch.task import Task
from cleaner.read.records import lines_of
from cleaner.read.warc import documents

LIMIT = 300


@given(st.lists(st.binary(max_size=40) | st.binary(min_size=LIMIT, max_size=2 * LIMIT), max_size=12), st.booleans())
@example([b"x" * LIMIT], False)
@example([b"x" * LIMIT, b"y" * (LIMIT + 1)], False)
@example([b"a\xe2\x80\xa8b\xc2\x85c\x0bd\x0ce\x1cf", b" ", b"\r", b"x" * (LIMIT + 1)], True)
def test_newline_bytes_part_lines_and_nothing_else(parts, ended):
    body = b"\n".join(parts) + b"\n" * ended
    wanted = [line for line in body.split(b"\n") if line.strip()]
    found = list(lines_of(io.BytesIO(body), LIMIT))
    assert len(found) == len(wanted)
    for line, whole in zip(found, wanted, strict=True):
        assert line.too_long is (len(whole) > LIMIT)
        assert line.body == (whole[:LIMIT] if line.too_long else whole.rstrip(b"\r"))


@given(st.lists(lines_of_a_stream(), max_size=12))
@examples(1.5)
def test_in_is_out_plus_errors(lines):
    answer = answering(RecordOptions())
    found = [
        answer(Task(number, "line", line.body))
        for number, line in enumerate(lines_of(io.BytesIO(b"\n".join(lines))), 1)
    ]
    assert len(found) == sum(1 for line in lines if line.strip())
    for number, made in enumerate(found, 1):
        assert made.line.endswith(b"\n")
        assert made.line.count(b"\n") == 1
        shown = json.loads(made.line)
        assert ("error" in shown and "cleaned" not in shown) == bool(made.error)
        if made.error:
            assert shown["error"]["record"] == number
            assert shown["error"]["reason"]


@given(lines_of_a_stream(), lines_of_a_stream())
def test_no_line_changes_the_answer_to_another(one, other):
    alone = answering(RecordOptions())(Task(1, "line", one))
    answer = answering(RecordOptions())
    answer(Task(1, "line", other))
    assert answer(Task(1, "line", one)) == alone


def record(body, length):
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <r{len(body)}>\r\nContent-Type: application/http\r\nContent-Length: {length}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def response(text):
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text.encode("utf-8", "replace")


@given(st.lists(any_text(), min_size=1, max_size=5))
def test_whole_archives_come_back_whole(texts):
    bodies = [response(text) for text in texts]
    found = list(documents(io.BytesIO(b"".join(record(body, len(body)) for body in bodies)), 1 << 20))
    assert [document.body for document in found] == [body.partition(b"\r\n\r\n")[2] for body in bodies]
    assert not any(document.problem for document in found)


@example(b"\0\0\0\x80", 233, True)  # just before the empty line under the HTTP header of the next record
@example(b"", 108, False)  # the same under its own header
@given(st.binary(max_size=300), st.integers(0, 10**12), st.booleans())
def test_a_wrong_length_costs_its_record_and_no_other(body, length, as_text):
    broken = response(body.decode("latin-1")) if as_text else body
    last = response("The ferry left at dawn.")
    if length == len(broken) or b"WARC/" in broken:
        return
    archive = record(broken, length) + record(last, len(last))
    found = [document for document in documents(io.BytesIO(archive), 1 << 40) if document is not None]
    assert found[-1].body == b"The ferry left at dawn."
    assert any(document.problem for document in found)
