"""Reading: bytes or text in, a ``Page`` out. Never raises on any text or bytes."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from typing import Any, Final, Literal

from cleaner.errors import OptionError
from cleaner.model import Block, Page, Span
from cleaner.model.noun import replaced
from cleaner.options import language
from cleaner.patterns import lazy
from cleaner.read.decode import Decoded, decode
from cleaner.read.plain import blocks_of
from cleaner.read.unseen import unseen

Input = Literal["auto", "text", "html"]
INPUTS: Final[tuple[Input, ...]] = ("auto", "text", "html")

LONG_CHARS: Final = 10_000
"""Longest text of which it is not asked whether it has too many lines: it has not."""

_HTML_START: Final = lazy(
    r"[\s\ufeff\x00]{0,200}+(?:<\?xml[^>]{0,200}+>\s{0,20}+)?+(?:<!--(?:(?!-->).)*+-->\s{0,200}+)*+"
    r"(?:\Z|<(?:!doctype|html|head|body|meta|title|article|main|section|div|p|h[1-6]|ul|ol|table|span|a|nav|header|script"
    r"|style|frameset)(?=[\s>/]))",
    re.IGNORECASE | re.DOTALL,
)
_TAG: Final = lazy(
    r"</?(?:p|div|span|a|li|ul|h[1-6]|br|td|tr|article|section|body|html)(?=[\s>/])[^<>]{0,500}>", re.IGNORECASE
)
_SNIFF_CHARS: Final = 4096
"""Code points from the start that decide between text and HTML."""
_TAGS_FOR_HTML: Final = 3
"""Tags within them that make HTML of a text that does not begin with one."""


def sniff(text: str) -> Literal["text", "html"]:
    """What a text is by its start: HTML when it begins with a tag of a page, or is full of such tags.

    >>> sniff("<!DOCTYPE html><p>Hello"), sniff("a < b and b > c")
    ('html', 'text')
    """
    head = text[:_SNIFF_CHARS]
    if "<" not in head:
        return "text"
    if _HTML_START.match(head):
        return "html"
    tags = _TAG.findall(head)
    return "html" if len(tags) >= _TAGS_FOR_HTML and len(tags) * 200 > len(head) else "text"


def page_id(text: str) -> str:
    """The id of a page that has no name: the first 12 hex digits of the SHA-256 of its text."""
    from cleaner.hashes import sha256

    return sha256(text.encode("utf-8", "replace")).hexdigest()[:12]


def input_named(name: Input) -> Input:
    """The kind of input that a caller names.

    Raises:
        OptionError: there is none of that name.
    """
    if name not in INPUTS:
        raise OptionError(f"no input called {name!r}; inputs are {', '.join(INPUTS)}")
    return name


def read(
    source: str | bytes,
    *,
    input: Input = "auto",  # noqa: A002 - the name of the option, on the command line too
    id: str = "",  # noqa: A002
    url: str | None = None,
    lang: str = "",
    title: str | None = None,
    charset: str | None = None,
    links: bool = False,
) -> tuple[Page, Any]:
    """The page, and for HTML what its judges need of the parsed tree (text: None).

    Args:
        source: text, or bytes in any charset.
        input: what it is; ``auto`` looks.
        id: the caller's name for it; without one, a hash of the text.
        url: its address, if known.
        lang: its language, if known; its region is passed over, and so is what is no code.
        title: its title, if known.
        charset: the charset the caller was told (an HTTP header, say).
        links: HTML: whether to say where links lead.

    Raises:
        OptionError: ``input`` is none of ``INPUTS``.
        TypeError: ``source`` is neither text nor bytes.
    """
    lang = language(lang)
    input_named(input)
    decoded = decode(source, charset=charset)
    if decoded.charset != "binary" and input != "text" and (input == "html" or sniff(decoded.text) == "html"):
        from cleaner.read.html import read_decoded

        given = _as_it_came(source, decoded)
        page, tree = read_decoded(decoded._replace(warnings=()), id=id, url=url, lang=lang, encoded=given)
        if links:
            from cleaner.read.links import with_links

            page = with_links(page, tree)
        return _named(page, title, decoded.warnings + unseen(page.text)), tree
    blocks, joined, said = _blocks(decoded.text)
    page = Page(
        id=id or page_id(decoded.text),
        text=decoded.text,
        blocks=blocks,
        lang=lang,
        url=url,
        title=title,
        warnings=unseen(decoded.text) + decoded.warnings + said,
        joined=joined,
    )
    return page, None


def _as_it_came(source: str | bytes, decoded: Decoded) -> bytes | None:
    """The bytes of a page that is valid UTF-8 without a mark: its text in UTF-8, which need not be made again."""
    if isinstance(source, str) or decoded.charset != "utf-8" or decoded.warnings or source.startswith(BOM_UTF8):
        return None
    return source


def _blocks(text: str) -> tuple[tuple[Block, ...], frozenset[Span], tuple[str, ...]]:
    """The blocks of a plain text, those of them that are joined ones, and what people are told of it."""
    if len(text) > LONG_CHARS:
        from cleaner.read import dense

        return dense.blocks_of(text)
    return blocks_of(text), frozenset(), ()


def _named(page: Page, title: str | None, warnings: tuple[str, ...]) -> Page:
    """The page with the caller's title and the decoder's warnings."""
    if not title and not warnings:
        return page
    return replaced(page, title=title or page.title, warnings=(*warnings, *page.warnings))
