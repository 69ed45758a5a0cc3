"""Pages that are UTF-8 already are not encoded again: the bytes that are taken for their text are its bytes."""

from hypothesis import given
from hypothesis import strategies as st

from cleaner.read import _as_it_came
from cleaner.read.decode import decode

PIECES = [
    b"<p>", b"a", "\u00e9".encode(), b"\xe9", b"\xef\xbb\xbf", b"\xef\xbf\xbd", b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\x1b$B",
    b"~{", b"<meta charset=utf-8>", b"<meta charset=latin1>", b"<meta charset=hz>",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(b"".join))
def test_bytes_that_are_taken_are_those_of_the_text(source):
    read = decode(source)
    assert _as_it_came(source, read) in (None, read.text.encode())


def test_a_page_in_utf_8_is_taken_as_it_is():
    page = "<p>Caf\u00e9</p>".encode()
    assert _as_it_came(page, decode(page)) is page
    assert _as_it_came(b"\xef\xbb\xbf" + page, decode(b"\xef\xbb\xbf" + page)) is None
    assert _as_it_came("<p>Caf\u00e9</p>", decode("<p>Caf\u00e9</p>")) is None
