"""Archives record by record: what is no page, what is packed, what breaks off and what is broken."""

import gzip
import io
import zlib

import pytest
from batch.stream import warc

from cleaner.read.warc import CHUNK, documents

PAGE = b"<html><body><p>The ferry turned back on Thursday. Nobody was hurt.</p></body></html>"


def packed(fields, body, status="200 OK"):
    """A record of one answer of a server."""
    payload = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{fields}\r\n\r\n".encode() + body
    head = "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n"
    return head.format(len(payload)).encode() + payload + b"\r\n\r\n"


def read(archive, max_bytes=1_000_000):
    return [document for document in documents(io.BytesIO(archive), max_bytes) if document is not None]


def chunked(*parts):
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(PAGE)),
        ("Content-Encoding: deflate", zlib.compress(PAGE)),
        ("Content-Encoding: deflate", zlib.compress(PAGE)[2:-4]),
        ("Transfer-Encoding: chunked", chunked(PAGE[:20], PAGE[20:], b"")),
        ("Transfer-Encoding: chunked", PAGE),
        ("Content-Encoding: gzip", PAGE),
        ("Content-Encoding: br", PAGE),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", chunked(gzip.compress(PAGE), b"")),
    ],
    ids=["gzip", "deflate", "raw deflate", "chunked", "no chunks", "no gzip", "no brotli", "both"],
)
def test_whole_bodies_whether_or_not_the_archive_kept_their_encoding(fields, body):
    [document] = read(packed(fields, body))
    assert (document.body, document.problem, document.warnings) == (PAGE, "", ())


@pytest.mark.parametrize(
    ("fields", "body", "said"),
    [
        ("Content-Encoding: gzip", gzip.compress(PAGE)[:-12], "its gzip body breaks off"),
        ("Transfer-Encoding: chunked", chunked(PAGE[:40]), "its last chunk is missing"),
        ("Transfer-Encoding: chunked", chunked(PAGE[:40]) + b"zz\r\n", "its last chunk is missing"),
        ("Transfer-Encoding: chunked", chunked(PAGE)[:40], "its last chunk is missing"),
    ],
)
def test_a_body_that_breaks_off_is_marked(fields, body, said):
    [document] = read(packed(fields, body))
    assert document.body
    assert PAGE.startswith(document.body)
    assert document.warnings == (f"the page is cut short: {said}",)


def test_a_body_that_would_become_too_large_is_an_error():
    archive = packed("Content-Encoding: gzip", gzip.compress(PAGE * 100))
    for most, problem in ((len(PAGE) * 100, ""), (len(PAGE) * 100 - 1, f"larger than {len(PAGE) * 100 - 1} bytes")):
        [document] = read(archive, most)
        assert (document.problem, len(document.body)) == (problem, 0 if problem else len(PAGE) * 100)


@pytest.mark.parametrize(
    ("fields", "body", "said"),
    [
        ("Content-Encoding: deflate", b"\xff\xfe\xfd" * 20, "its deflate body is broken"),
        ("Content-Encoding: br", b"\x8b\x00\x80" * 20, "its body is in 'br', which is not read here"),
        ("Content-Encoding: br", b"\x8b\x02\x80" * 20, "its body is in 'br', which is not read here"),
        ("Content-Encoding: br", b"\x8b<\x00p>" * 20, "its body is in 'br', which is not read here"),
    ],
)
def test_a_body_that_cannot_be_read_is_an_error(fields, body, said):
    [document] = read(packed(fields, body))
    assert (document.body, document.problem, document.kind) == (b"", said, "encoding")


def test_what_is_no_page_is_passed_over():
    answers = [packed("X: y", PAGE, status="404 Not Found"), warc(2, kind="request"), warc(3, http="image/png")]
    assert [document.id for document in read(b"".join([*answers, warc(4)]))] == ["urn:n:4"]


def test_too_large_a_record_is_an_error_only_where_it_is_a_page():
    large = "x" * 2000
    found = read(b"".join([warc(1, body=large), warc(2, body=large, kind="request"), warc(3)]), max_bytes=1000)
    assert [(document.id, document.kind) for document in found] == [("urn:n:1", "too-large"), ("urn:n:3", "html")]


def test_a_header_without_end_costs_no_record_after_it():
    found = read(warc(1) + b"WARC/1.0\r\nWARC-Type: response\r\n" + b"a" * 100_000 + b"\r\n" + warc(2))
    assert [(document.id, document.problem) for document in found] == [
        ("urn:n:1", ""), ("", "a record header without end"), ("urn:n:2", ""),
    ]  # fmt: skip


def test_a_header_longer_than_usual_is_read():
    [document] = read(warc(1, extra=f"X-Note: {'a' * 20_000}\r\n"))
    assert document.id == "urn:n:1"


def test_rubbish_between_records_is_one_error():
    found = read(warc(1) + b"rubbish " * (CHUNK // 4) + warc(2))
    assert [document.problem for document in found] == ["", "not the start of a WARC record", ""]
