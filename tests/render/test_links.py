"""Which addresses may become links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.render.links import host_of, web_link


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org", "https://example.org"),
        ("HTTP://Example.ORG:8080/A?b=c&d#e", "http://example.org:8080/A?b=c&d#e"),
        (" https://example.org/a b ", "https://example.org/a%20b"),
        ("https://b\u00fccher.example/\u00e4?\u00f6#\u00fc", "https://xn--bcher-kva.example/%C3%A4?%C3%B6#%C3%BC"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("https://example.org/a(b)[c]", "https://example.org/a%28b%29%5Bc%5D"),
        ("https://example.org/%7Ea", "https://example.org/%7Ea"),
    ],
)
def test_linked(url, link):
    assert web_link(url) == link


@pytest.mark.parametrize(
    "url",
    [
        "http://[2001:db8::1]/x",
        None, "", "example.org", "//example.org/a", "javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,<b>",
        "file:///etc/passwd", "ftp://example.org", "https://", "https:///a", "https://user@example.org", "https://a:b@example.org",
        "https://exa mple.org", "https://example.org:99999", "https://[::1", "https://a<b.example", "https://" + "a" * 3000,
        "\x01https://example.org", "vbscript:x", " javascript:alert(1)//https://a.example", "https://\ud800.example",
    ],
)  # fmt: skip
def test_not_linked(url):
    assert web_link(url) is None


@given(st.text(max_size=40).map(lambda end: "https://example.org/" + end) | st.text(max_size=40))
def test_what_is_linked_is_safe_in_an_attribute(url):
    link = web_link(url)
    assert link is None or (link.isascii() and link.isprintable() and not set(link) & set("\"'<> ()\\`{}|^"))
    assert link is None or link.startswith(("http://", "https://"))
    assert link is None or "@" not in link.split("/")[2]


def test_host_is_what_people_know():
    assert host_of("https://www.example.org:80/a") == "example.org"
