"""What of a page is remembered: short blocks by their folded form, long ones by their exact form, as 63-bit keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from cleaner.model import Page
from cleaner.text import count_words, fold, fold_exact

SHORT_WORDS: Final = 12
"""Words up to which a block is compared folded, every number alike: "12 Comments" is "7 Comments". The short blocks
of chrome in the lexicon end here too; a longer block must come again to the letter."""
SAMPLE_CHARS: Final = 80
"""Code points of a line that are kept to show it to people."""


class PageLine(NamedTuple):
    """One block as it is remembered."""

    key: int
    sample: str
    """Its beginning, on one line."""
    words: int
    long: bool
    """Whether it must come again to the letter."""


def lines_of(page: Page) -> Iterator[PageLine]:
    """The blocks of a page as they are remembered, in order; those without a word are left out."""
    for block in page.blocks:
        line = line_of(page.of(block))
        if line is not None:
            yield line


def line_of(text: str) -> PageLine | None:
    """One block, or None when it holds no word."""
    words = count_words(text)
    long = words > SHORT_WORDS
    folded = fold_exact(text) if long else fold(text)
    if not folded or folded == "#":
        return None
    shown = " ".join(text[: SAMPLE_CHARS * 4].split())[:SAMPLE_CHARS]
    return PageLine(_key(("=" if long else "~") + folded), shown, words, long)


def host_of(url: str) -> str:
    """The host of an address, or a host as people write it; without ``www.`` and port, in lower case.

    >>> host_of("https://www.Example.org:8080/a"), host_of("example.org"), host_of("no host")
    ('example.org', 'example.org', '')
    """
    from urllib.parse import urlsplit

    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    host = host.rstrip(".").removeprefix("www.")
    return host if host and not any(map(str.isspace, host)) else ""


def page_key(page: Page) -> int:
    """Which page it is: by its address without fragment, else by its text."""
    name = (page.url or "").partition("#")[0]
    return _key(f"u{name}" if name else f"t{page.text}")


def _key(text: str) -> int:
    from cleaner.hashes import blake2b

    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 1
