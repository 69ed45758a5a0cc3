"""Where a page is filed: its section or its tags, behind "posted in", "tagged with" or a plain "in"."""

from __future__ import annotations

from functools import cache
from typing import Final

from cleaner.patterns import lazy
from cleaner.tells import telling_start, tells
from cleaner.text import ends_sentence

SECTION_WORDS: Final = 5
"""Longest name of a section or a tag, in words."""
SECTIONS: Final = 12
"""Most of them in a line."""
PLACE_WORDS: Final = 4
"""Longest name behind a plain "in", which may be that of the place where a report was written."""

_SIGN: Final = lazy(r"[,#|\u2022\u00b7;\u3001]|\s&\s")


def opening_filing(folded: str) -> str:
    """What says where a page is filed at the beginning of a folded line, or ''.

    >>> opening_filing("posted in harbour news"), opening_filing("posted in the harbour"), opening_filing("in news")
    ('posted in', 'posted in', '')
    """
    return telling_start("filings", folded)


@cache
def filing_verbs() -> frozenset[str]:
    """Words that say that a page was put somewhere: "posted", "published"."""
    return frozenset(entry.partition(" ")[0] for entry in tells("filings") if " " in entry)


def is_section(text: str) -> bool:
    """Whether a text may be the name of a section, or some with commas between them: no numbers, no sentence.

    >>> [is_section(text) for text in ("News", "News, Ferries", "May 2024", "the year when nobody came to the fair")]
    [True, True, False, False]
    """
    if not any(map(str.isalpha, text)) or any(map(str.isdigit, text)) or ends_sentence(text):
        return False
    names = _SIGN.split(text)
    return len(names) <= SECTIONS and all(len(name.split()) <= SECTION_WORDS for name in names)


def filed_in(words: list[str]) -> bool:
    """Whether words are a plain "in" and the name of a section or a place, as in "by Ada Moor in Travel".

    >>> [filed_in(text.split()) for text in ("in Travel", "in Port Neth", "in the rain", "of Travel")]
    [True, True, False, False]
    """
    name = words[1:]
    if not 0 < len(name) <= PLACE_WORDS or words[0].casefold() not in tells("filed-in"):
        return False
    return is_section(" ".join(name)) and not name[0][0].islower() and not name[-1][0].islower()
