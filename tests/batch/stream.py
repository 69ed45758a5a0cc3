"""Streams for the tests of batch."""

import json

GOOD = "It rained on the hill all day long.\n\nLeave a Comment"


def record(number, **more):
    text = (
        f"Story {number} of the day\n\nThe boats of harbour {number} stayed in the bay all day long.\n\nLeave a Comment"
    )
    return {"id": f"r{number}", "text": text, **more}


def lines(records):
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in records)


def warc(number, *, body=None, extra="", length=None, kind="response", http="text/html; charset=utf-8"):
    page = (body or f"<html><body><p>Page {number} tells of the boats in the bay.</p></body></html>").encode()
    payload = f"HTTP/1.1 200 OK\r\nContent-Type: {http}\r\n\r\n".encode() + page
    size = len(payload) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://a.example/{number}\r\n"
        f"WARC-Record-ID: <urn:n:{number}>\r\n{extra}Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {size}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"
