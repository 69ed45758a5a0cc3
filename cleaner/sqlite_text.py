"""Names in files of SQLite, whatever the input holds: JSON may hold half of a surrogate pair, a text of SQLite may not.

Only such a name becomes bytes, so that all others stand in the files as they always did. Bytes and texts are never
equal there, and of two names the bytes are in the order of the texts.
"""

from __future__ import annotations


def stored(text: str) -> str | bytes:
    r"""What stands for a text in a file.

    >>> stored("quay"), stored("\ud800x")
    ('quay', b'\xed\xa0\x80x')
    """
    return text if text.isascii() or not _torn(text) else text.encode("utf-8", "surrogatepass")


def told(value: object) -> str:
    r"""The text again.

    Raises:
        ValueError: the value is none that we stored.

    >>> told("quay"), told(b"\xed\xa0\x80x") == "\ud800x"
    ('quay', True)
    """
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogatepass")
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")  # noqa: TRY004 - of the file, not of the call
    return value


def _torn(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
