"""What is fuzzed: bytes in, and what must hold for any of them. Used by ``run`` (atheris) and by a short test.

pip install atheris
python tests/fuzz/run.py text -max_total_time=300 [CORPUS_FOLDER]      targets: text html jsonl digest warc
"""

from __future__ import annotations

import io
import json
import time

import cleaner
from cleaner.batch.answers import answering
from cleaner.batch.records import RecordOptions
from cleaner.batch.task import Task
from cleaner.model import replay
from cleaner.read.warc import documents
from cleaner.render.records import encode
from cleaner.render.safe import printable

SECONDS = 1.0
"""CPU that one input of a few kilobytes may take; beyond it something is slow that should not be."""


def text(data: bytes) -> None:
    began = time.process_time()
    _hold(cleaner.clean(data, input="text"))
    _quick(began, data)


def html(data: bytes) -> None:
    began = time.process_time()
    _hold(cleaner.clean(data, input="html"))
    _quick(began, data)


def digest(data: bytes) -> None:
    from cleaner.pipeline_digest import digest as digested

    began = time.process_time()
    cleaned = cleaner.clean(data)
    made = digested(cleaned)
    for picks in (made.short.picks, made.long.picks):
        for pick in picks:
            assert pick.text == pick.sentence.span.of(cleaned.page.text)
    _quick(began, data)


def jsonl(data: bytes) -> None:
    began = time.process_time()
    answer = answering(RecordOptions())
    for number, line in enumerate(data.split(b"\n"), 1):
        made = answer(Task(number, "line", line)) if line.strip() else None
        if made is not None:
            assert made.line.endswith(b"\n")
            assert made.line.count(b"\n") == 1
            assert isinstance(json.loads(made.line), dict)
            _clean_output(made.line.decode("utf-8"))
    _quick(began, data)


def warc(data: bytes) -> None:
    """The bytes as an archive; and as the body of a record that is whole, with a second one after it."""
    began = time.process_time()
    response = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + data
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n"
    whole = head % len(response) + response + b"\r\n\r\n"
    last = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nThe ferry left."
    archive = whole + head % len(last) + last + b"\r\n\r\n"
    found = [document for document in documents(io.BytesIO(archive), 100_000) if document is not None]
    assert found
    assert found[-1].body == b"The ferry left."
    for document in (*documents(io.BytesIO(data), 100_000), *found):
        if document is not None:
            assert bool(document.problem) != (document.kind in ("auto", "html", "text"))
            document.id.encode("utf-8")
            (document.url or "").encode("utf-8")
    _quick(began, data)


TARGETS = {"text": text, "html": html, "digest": digest, "jsonl": jsonl, "warc": warc}


def _hold(cleaned: cleaner.Cleaned) -> None:
    tiles = sorted([b.span for b in cleaned.kept] + [gone.span for gone in cleaned.removals])
    assert tiles == [b.span for b in cleaned.page.blocks]
    assert replay(cleaned.page, cleaned.removals) == cleaned.text
    _clean_output(printable(cleaned.text))
    _clean_output(encode(cleaned.to_dict()))


def _clean_output(shown: str) -> None:
    shown.encode("utf-8")
    assert printable(shown) == shown


def _quick(began: float, data: bytes) -> None:
    spent = time.process_time() - began
    assert spent < SECONDS + len(data) / 50_000, f"{spent:.2f} s for {len(data)} bytes"
