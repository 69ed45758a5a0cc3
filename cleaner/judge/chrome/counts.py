"""What counts something, and how long reading takes: "0 comments 12 views", "3 min read"."""

from __future__ import annotations

from typing import Final

from cleaner.judge.chrome.parts import SEPARATORS
from cleaner.lexicon import NO_WORDS, Lexicon
from cleaner.patterns import lazy

_TWO_NUMBERS: Final = lazy(rf"\d(?:,\s+|\s*[|{SEPARATORS}]\s*|\s[-/]\s)\d")
"""Numbers side by side that cannot be one: "3, 2024 | 5 comments" counts nothing, "1 234 comments" does."""


def is_counter(part: str, tokens: list[str], lexicon: Lexicon) -> bool:
    """Whether a part, in folded tokens, is numbers and what they count: "0 comment 0 views"."""
    if len(tokens) > 8:  # noqa: PLR2004
        return False
    nouns = lexicon.words.get("counter-nouns", NO_WORDS)
    counted = [token for token in tokens if token != "#"]
    return 0 < len(counted) < len(tokens) and nouns.issuperset(counted) and not _TWO_NUMBERS.search(part)


def is_read_time(tokens: list[str], lexicon: Lexicon) -> bool:
    """Whether the tokens are a number and the words of a read time: "3 min read"."""
    if tokens.count("#") != 1:
        return False
    return " ".join([token for token in tokens if token != "#"]) in lexicon.words.get("read-time", NO_WORDS)
