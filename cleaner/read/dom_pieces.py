"""What the walk makes of a page: blocks before they have a place, and which of them read as paragraphs."""

from __future__ import annotations

from functools import partial
from typing import Final, NamedTuple

from cleaner.model import Kind
from cleaner.text import count_words, ends_sentence

PROSE_CHARS: Final = 4
PROSE_WORDS: Final = 10
"""Words from which a block without a sentence end counts as a paragraph all the same. Of 1,497 pages' main text,
4 % of the paragraphs are shorter and do not end as a sentence."""


class Piece(NamedTuple):
    """One block before it has a place."""

    text: str
    kind: Kind
    indent: str
    link_chars: int
    node: int
    """This and what follows as in ``Row``."""
    links: int = 0
    bold_chars: int = 0
    images: int = 0
    hidden: str = ""


new_piece: Final = partial(tuple.__new__, Piece)
"""Made of a tuple: a page has hundreds of them, and a call with named fields costs three times as much."""


def is_prose(text: str) -> bool:
    """Whether a block reads as a paragraph: it ends as a sentence does, or is long enough for one.

    >>> is_prose("It rained."), is_prose("Read more")
    (True, False)
    """
    if len(text) >= PROSE_CHARS and ends_sentence(text):
        return True
    # As many runs without blanks are as many words, in any script; only those of a short text need a closer look.
    return len(text.split(None, PROSE_WORDS - 1)) >= PROSE_WORDS or (
        not text.isascii() and count_words(text) >= PROSE_WORDS
    )
