"""What a line may be by its form alone: buttons to share, page numbers, rights, tags, a related line.

Pure functions from a line to ``Form``s; ``shapes`` weighs them by the place of the line.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from cleaner.judge.line_table import Line
from cleaner.lexicon import NO_WORDS, Lexicon
from cleaner.patterns import lazy
from cleaner.tells import tells
from cleaner.text import ends_sentence, fold

MIN_BUTTONS: Final = 2
"""Fewest buttons of a row."""
MAX_BUTTONS: Final = 16
"""Most buttons of a row."""
COPYRIGHT_WORDS: Final = 20
"""Longest copyright line: under 20 words the rule is right .99/.97/.86 of the time."""
NAMED_WORDS: Final = 8
"""Longest line that claims rights with "Copyright", a year and a name, and ends as a sentence: beyond that it must say
what is reserved ("Copyright 1962, it says in my copy of the book, and the ink has run.")."""
SIGN_WITHIN: Final = 3
"""Code points from the start within which the sign must stand in a line that ends as a sentence."""
RELATED_WORDS: Final = 25
"""Longest line that names one other article, in words."""
TAG_WORDS: Final = 5
"""Longest tag in such a line, in words."""
OPENERS: Final = ("tags", "related", "share-verbs")
"""Word lists whose entries begin a line of some form."""

_MARK: Final = lazy(r"\u00a9|\(c\)(?=\s{0,3}(?:19|20)\d\d)|&copy;", re.IGNORECASE)
_YEAR: Final = lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LIST_SIGN: Final = lazy(r"[,#|\u2022\u00b7;\u3001]")
_PAGES: Final = lazy(r"(?:\d+|\u2026|\.\.\.|[\u2190-\u2193<>\u00ab\u00bb\u2039\u203a|,\s-])+")


class Form(NamedTuple):
    """What a line may be by its shape alone."""

    rule: str
    """Name of its rule."""
    evidence: str
    """What was seen, for people."""


def forms_of(seen: Line, lexicon: Lexicon) -> tuple[Form, ...]:
    """Share bars, pagination, rights, tags, related lines: what a line may be, most telling first."""
    line, folded = seen.text, seen.folded
    if "#" not in folded and not _may_open(folded.partition(" ")[0], lexicon) and not _has_sign(line):
        return ()
    tokens = folded.split(" ")
    if is_share_row(tokens, lexicon):
        return (Form("share-bar", f"{len(tokens)} buttons"),)
    if is_pagination(line, tokens, lexicon):
        return (Form("pagination-row", "page numbers"),)
    if is_copyright(line, tokens, lexicon):
        return (Form("copyright-line", "rights and year"),)
    found = []
    opener = lexicon.opener("tags", folded)
    if opener and _is_list(_behind_colon(line, opener)):
        found.append(Form("tag-list", f"a list after \u201c{opener}\u201d"))
    if seen.ends:
        return tuple(found)
    opener = lexicon.opener("related", folded)
    if opener and len(tokens) <= RELATED_WORDS and _behind_colon(line, opener):
        found.append(Form("related-line", f"a title after \u201c{opener}\u201d"))
    return tuple(found)


def _may_open(word: str, lexicon: Lexicon) -> bool:
    """Whether a line of some form, but for those told by numbers and signs, may begin with the word."""
    return word in lexicon.words.reach(*OPENERS) or word in tells("networks") or word == "copyright"


def _has_sign(line: str) -> bool:
    """Whether a sign that claims rights may stand in the line."""
    return "\u00a9" in line or "(" in line or "&" in line


def is_share_row(tokens: list[str], lexicon: Lexicon) -> bool:
    """Whether the tokens are names of networks and words of sharing only: "Share Tweet Pin", "Facebook Twitter".

    Two tokens need a network that is no ordinary word among them and no name made of both ("Facebook Messenger").

    >>> from cleaner.lexicon import load
    >>> [is_share_row(row.split(), load()) for row in ("share facebook", "facebook twitter", "facebook messenger")]
    [True, True, False]
    """
    verbs, networks = lexicon.words.get("share-verbs", NO_WORDS), tells("networks")
    if tokens[0] != "#" and tokens[0] not in networks and tokens[0] not in verbs:
        return False
    named = [token for token in tokens if token != "#"]
    if not MIN_BUTTONS <= len(named) <= MAX_BUTTONS or not all(token in networks or token in verbs for token in named):
        return False
    sure = sum(map(is_sure_network, named))
    if len(named) == 2:  # noqa: PLR2004
        return sure == 2 or bool(sure and named[0] in tells("share-first"))  # noqa: PLR2004
    return sure > 0 or len({token for token in named if token not in networks}) > 1


def is_sure_network(name: str) -> bool:
    """Whether a folded name is that of a network and no ordinary word: "mastodon", not "threads"."""
    return name in tells("networks") and name not in tells("ambiguous-networks")


def is_pagination(line: str, tokens: list[str], lexicon: Lexicon) -> bool:
    """Whether a line is page numbers with "Next", an ellipsis or an arrow, or "Page 1 of 5".

    >>> from cleaner.lexicon import load
    >>> lines = "1 2 3 \u2026 9", "1 2 3 >", "1 2 3 4", "Page 1 of 5", "Next Previous", "1 2 red"
    >>> [is_pagination(line, fold(line).split(" "), load()) for line in lines]
    [True, True, False, True, False, False]
    """
    words = lexicon.words.get("pagination", NO_WORDS)
    named = [token for token in tokens if token != "#"]
    numbers = len(tokens) - len(named)
    if not numbers or len(tokens) > 20:  # noqa: PLR2004
        return False
    if named:
        between = tells("page-of")
        return all(token in words or token in between for token in named) and not words.isdisjoint(named)
    arrows = any(mark in line for mark in "\u2026\u00bb\u00ab\u2192\u203a\u2039>") or "..." in line
    return numbers > 2 and arrows and bool(_PAGES.fullmatch(line))  # noqa: PLR2004


def is_copyright(line: str, tokens: list[str], lexicon: Lexicon) -> bool:
    """Whether a short line claims rights: the sign with a year, or the sign or a year with the words."""
    if len(tokens) >= COPYRIGHT_WORDS:
        return False
    sign = _MARK.search(line) if _has_sign(line) else None
    if sign and _YEAR.search(line) and (not ends_sentence(line) or sign.start() < SIGN_WITHIN):
        return True
    if not sign and (tokens[0] != "copyright" or len(tokens) == 1):
        return False
    if not sign and tokens[1] == "#" and (len(tokens) <= NAMED_WORDS or not ends_sentence(line)):
        return True
    phrases = lexicon.words.get("copyright", NO_WORDS)
    sizes = (1, 2, 3, 4) if sign else (2, 3, 4)
    return any(" ".join(tokens[at : at + size]) in phrases for size in sizes for at in range(len(tokens) - size + 1))


def _behind_colon(line: str, opener: str) -> str:
    """What follows the opening words of a line and the colon directly behind them, or ''."""
    for mark in (":", "\uff1a"):
        head, _, rest = line.partition(mark)
        if rest and fold(head) == opener:
            return rest.strip()
    return ""


def _is_list(text: str) -> bool:
    """Whether a text is short parts with commas or signs between them."""
    if not text or ends_sentence(text):
        return False
    return all(len(part.split()) <= TAG_WORDS for part in _LIST_SIGN.split(text))
