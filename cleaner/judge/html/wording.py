"""What the numbers of the block scorer say, in words that a reader of the page can check.

Each column that moved a score towards chrome is told by what it looks at and by its value: "little prose around it",
"inside nav", "mostly links". Several columns look at one thing (seven at the prose around a block), and are told once.
"""

from __future__ import annotations

from functools import cache
from typing import Final

NEAR_TOP: Final = 0.1
HALF: Final = 0.5
"""Shares, scores and probabilities are much from here, little below."""
NEAR_END: Final = 0.9
SHORT: Final = 4.0
"""Logarithm of a block's length below which it is short: 55 letters."""

STEPS: Final = (NEAR_TOP, HALF, NEAR_END, SHORT)
"""Between two of these all values of a column say the same."""
_BETWEEN: Final = (0.0, HALF - 0.1, NEAR_END - 0.1, NEAR_END, SHORT)
"""A value below the first step, between each two, and above the last."""

NAMED: Final = "names"
"""Stands for the name of an element around the block; ``evidence`` knows which."""

_OF_ITSELF: Final = {
    "the extractor keeps it": ("the extractor keeps it", "the extractor leaves it out"),
    "the extractor takes it for a comment": ("the extractor takes it for a comment", "no comment to the extractor"),
    "ends as a sentence": ("ends as a sentence", "does not end as a sentence"),
    "inside the text root": ("among the prose", "apart from the prose"),
    "begins with a capital": ("begins with a capital", "does not begin with a capital"),
    "after the first main heading": ("after the main heading", "before the main heading"),
    "title case": ("every word begins with a capital", "written as a sentence is"),
    "date": ("has a date", "has no date"),
    "price": ("has a price", "has no price"),
    "question": ("asks a question", "asks nothing"),
    "mean word weight": ("words as in chrome", "words as in chrome"),
    "lowest word weight": ("words as in chrome", "words as in chrome"),
    "highest word weight": ("words as in chrome", "words as in chrome"),
}
"""What a block itself is, where the column is much and where it is little; most of them are 1 or 0."""

_NEAR: Final = ("before", "after", "blocks", "of it")
"""How names of columns end that look at the blocks near it."""
_LOOKS: Final = "the page looks like "
_KINDS_OF_PAGES: Final = {
    "article": "an article", "documentation": "documentation", "service": "a service's page", "forum": "a forum",
    "collection": "a collection", "listing": "a listing", "product": "a product's page",
}  # fmt: skip

_ENDS: Final = {"place on the page": "of the page", "place in the text": "of the page's text"}

_LOOKS_AT: Final = (
    ("same text elsewhere", "", "its text stands elsewhere on the page too", ""),
    ("share of good prose before it", "", "after the prose", "before the prose"),
    ("extractor", "share", "", "the extractor leaves out what is around it"),
    ("extractor", "keeps", "", "the extractor leaves out what is near it"),
    ("on the page", "", "", ""),
    ("of the page", "prose", "", ""),
    ("prose", "", "", "little prose around it"),
    ("levels from the text root", "", "far from the prose", ""),
    ("the last heading", "", "the heading above it", "the heading above it"),
    ("word weight", "", "words around it as in chrome", "words around it as in chrome"),
    ("link", "", "many links around it", ""),
    ("share of the page", "", "", "elements like it hold little of the page"),
    ("container", "", "", "little stands in its container"),
)
"""What a column looks at: two parts of its name, and what is said where its value is much and where it is little;
nothing where that would tell a reader nothing. The first that fits counts."""


@cache
def all_words(names: tuple[str, ...]) -> list[str]:
    """What each column says below the first step, between each two, and above the last: one list, column by column."""
    return [in_words(name, value) for name in names for value in _BETWEEN]


def in_words(name: str, value: float) -> str:
    """What a column says with this value; ``NAMED`` where it weighs the names of elements, empty where it says nothing.

    >>> in_words("inside nav", 1.0), in_words("link share", 0.934), in_words("prose score of the third container", 0.03)
    ('inside nav', 'all links', 'little prose around it')
    >>> in_words("the extractor keeps it", 0.0), in_words("lowest weight of names", -2.3)
    ('the extractor leaves it out', 'names')
    >>> in_words("the page looks like article", 0.02), in_words("place on the page", 0.97)
    ('the page does not look like an article', 'at the end of the page')
    """
    if name in _OF_ITSELF:
        return _OF_ITSELF[name][value < HALF]
    if name.startswith("inside "):
        return name if value >= HALF else f"not {name}"
    if name.startswith(_LOOKS):
        kind = _KINDS_OF_PAGES[name.removeprefix(_LOOKS)]
        return f"the page looks like {kind}" if value >= HALF else f"the page does not look like {kind}"
    if name == "link share":
        return "all links" if value >= NEAR_END else "mostly links" if value >= HALF else ""
    if name == "length":
        return "short" if value < SHORT else "long"
    if name in _ENDS:
        where = "at the top " if value < NEAR_TOP else "at the end " if value >= NEAR_END else ""
        return where and where + _ENDS[name]
    if "names" in name:
        return NAMED if not name.endswith(_NEAR) else "named as chrome is near it"
    for part, other, much, little in _LOOKS_AT:
        if part in name and other in name:
            return much if value >= HALF else little
    return ""
