"""Pieces of HTML: escaped text, hidden words for screen readers, names of places in the page."""

from __future__ import annotations

import html
import re
from typing import Final

from cleaner.render.links import host_of
from cleaner.render.safe import one_line, printable
from cleaner.text import counted

BETWEEN: Final = " \u00b7 "
"""Between the facts of an article."""

_LANGUAGE: Final = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{1,8})*")


def text(value: str) -> str:
    """Article text inside an element; line ends stay."""
    return html.escape(printable(value), quote=True)


def line(value: str) -> str:
    """The same on one line, also for quoted attributes."""
    return html.escape(one_line(value), quote=True)


def hidden(words: str) -> str:
    """Words that only screen readers say. They are ours, not an article's."""
    return f'<span class="sr">{words}</span>'


def spoken(code: str) -> str:
    """Attributes of an element that holds article text: its own direction, its language if known.

    >>> spoken("de"), spoken('x" onclick="')
    (' dir="auto" lang="de"', ' dir="auto"')
    """
    return ' dir="auto"' + (f' lang="{code}"' if _LANGUAGE.fullmatch(code) else "")


def outside(link: str) -> str:
    """A link out of the page, to an address that ``web_link`` made; it shows where it leads."""
    return f'<a href="{line(link)}" rel="noreferrer noopener">{line(host_of(link))} \u2197</a>'


def shortened(value: str, words: int) -> str:
    """The first words of a text on one line, escaped."""
    found = one_line(value).split()
    return html.escape(" ".join(found[:words]) + (" \u2026" if len(found) > words else ""), quote=True)


def folded(inside: str, count: int, noun: str, most: int) -> str:
    """HTML as it is, or folded away under its count when it has more than ``most`` parts."""
    if count <= most:
        return inside
    return f"<details><summary>{counted(count, noun)}</summary>{inside}</details>"
