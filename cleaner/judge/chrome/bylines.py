"""The name in a byline: which words it is made of, and whether it is the author's."""

from __future__ import annotations

from collections.abc import KeysView
from typing import Final

from cleaner.judge.chrome.parts import EDGE
from cleaner.tells import telling_start, tells
from cleaner.text import fold

MAX_NAME_WORDS: Final = 7
"""Longest byline name: two authors of three words and the word between them."""


def names_other_hand(folded: str) -> bool:
    """Whether a byline names one who did not write the text.

    >>> names_other_hand("medically reviewed by ben hale"), names_other_hand("written by ada moor")
    (True, False)
    """
    return bool(telling_start("other-hands", folded))


def split_name(words: list[str]) -> tuple[list[str], list[str]]:
    """The words of a name from the left, and the rest."""
    name: list[str] = []
    for place, word in enumerate(words):
        bare = word.strip(EDGE)
        named = (
            (any(map(str.isalnum, bare)) or bare == "&")
            and not bare[0].isdigit()
            and (
                bare[0].isupper()
                or not has_case(bare)
                or bare.casefold() in tells("name-particles")
                or (place == 0 and len(words) == 1)
            )
        )
        if not named:
            return name, words[place:]
        name.append(word)
        if word[-1] in ",|;" and place + 1 < len(words) and not words[place + 1][0].isupper():
            return name, words[place + 1 :]
    return name, []


def has_case(text: str) -> bool:
    """Whether a text has letters that are small or capital; names in Chinese, Arabic or Hindi have none."""
    return text.lower() != text.upper()


def is_named_before(name: list[str], date: str, named: KeysView[str]) -> bool:
    """Whether words before a date in its folded form, whose month or weekday comes first, can be a name."""
    comma = name[-1].endswith((",", ";"))
    return (comma or (len(name) > 1 and date.count("#") > 1)) and not all(fold(word) in named for word in name)
