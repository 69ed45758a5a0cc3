"""What a short line is in a section of comments: a button under a comment, or the frame over one.

Pure functions of a line and the page's word lists; ``comments`` puts what they say together.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum
from typing import TYPE_CHECKING, Final

from cleaner.judge.chrome.dates import is_relative
from cleaner.judge.chrome.facts import facts_known
from cleaner.judge.line_table import Line
from cleaner.patterns import lazy
from cleaner.tells import tells
from cleaner.text import fold

if TYPE_CHECKING:
    from cleaner.judge.chrome.sections import Sections

BUTTON_WORDS: Final = 12
"""Longest button, in words."""
SIGN_WORDS: Final = 12
"""Longest line over a comment, in words."""
ROW_BUTTONS: Final = 4
"""Most buttons in one line."""
TEXT_WORDS: Final = 3
"""Longest line that is no comment's text, in words."""

_DATED: Final = lazy(r"(?<!\d)\d{4}(?!\d)|\d\s?[:.h\u6642\u65f6\u70b9\u9ede\uc2dc]\s?\d\d(?!\d)")
"""A year or a time of day: "You may need 2 or 3" is no date, though it has a month and numbers."""
_CLOCK: Final = lazy(r"(?<![\d.])\d{1,2}\s?[:.h\u6642\u65f6\u70b9\u9ede\uc2dc]\s?\d\d(?![\d.])")
"""A time of day, and no part of a date in numbers."""


class Sign(Enum):
    """What a line is to a section."""

    NONE = 0
    ANSWER = 1
    """A button to answer: "Reply", "Reply | Flag"."""
    BUTTON = 2
    """Another button of talk: "Share", "3 likes"."""
    FRAME = 3
    """The line over a comment: "Ada says:", a date with or without a name before it."""


def sign_of(line: Line, found: Sections) -> Sign:
    """What a line is to a section; nothing that depends on its place."""
    if is_button(line, found):
        return Sign.ANSWER if _answers(line) else Sign.BUTTON
    return Sign.FRAME if _opens(line, found) else Sign.NONE


def is_button(line: Line, found: Sections) -> bool:
    """Whether a line is "Reply", "Report", "3 likes", "Reply | Flag", and nothing else."""
    if line.button is None:
        tokens = _unnumbered(line)
        line.button = 0 < len(tokens) <= BUTTON_WORDS and not line.ends and _names_buttons(tokens, found.reply)
    return line.button


def _unnumbered(line: Line) -> list[str]:
    return [token for token in line.folded.split(" ") if token != "#"]


def _names_buttons(tokens: list[str], known: Collection[str]) -> bool:
    whole = " ".join(tokens)
    if whole in known or whole in tells("answer-buttons"):
        return True
    return len(tokens) <= ROW_BUTTONS and all(token in known for token in tokens)


def _answers(button: Line) -> bool:
    """Whether one of the buttons of a line is to answer; "3 replies" counts them."""
    if button.folded[0] == "#":
        return False
    tokens, answers = _unnumbered(button), tells("answer-buttons")
    return " ".join(tokens) in answers or any(token in answers for token in tokens)


def _opens(line: Line, found: Sections) -> bool:
    tokens = line.folded.split(" ")
    if len(tokens) > SIGN_WORDS or line.ends:
        return False
    if _speaks(line, tokens, found):
        return True
    if "#" not in tokens:
        return False
    if any(fact.rule == "dateline" for fact in facts_known(line, found.lexicon)):
        return True
    if tokens.count("#") < 2 or not any(token in found.months for token in tokens):  # noqa: PLR2004
        return False
    return _DATED.search(line.text) is not None


def _speaks(line: Line, tokens: list[str], found: Sections) -> bool:
    """Whether a line ends like "Ada says:"."""
    return line.text.rstrip()[-1:] in (":", "\uff1a") and tokens[-1] in found.reply


def tells_time(frame: Line, found: Sections) -> bool:
    """Whether a frame tells the time of day, or how long ago it was: dates of other lists seldom do."""
    if _CLOCK.search(frame.text):
        return True
    if _DATED.search(frame.text):
        return False
    # A date that is a phrase, which has no value, is "3 hours ago" or "today at 9 am".
    dates = [fact.value for fact in facts_known(frame, found.lexicon) if fact.rule == "dateline"]
    return any(not date or is_relative(fold(date).split(" "), found.lexicon) for date in dates)


def tells_name(frame: Line, found: Sections) -> bool:
    """Whether a frame holds more than a date; what is a fact as a whole says so itself."""
    facts = facts_known(frame, found.lexicon)
    if facts:
        return any(fact.rule == "byline" for fact in facts)
    dates = tells("date-words") | tells("calendar") | found.months | found.weekdays
    return any(token != "#" and token not in dates for token in frame.folded.split(" "))


def is_name(line: Line | None, most: int) -> bool:
    """Whether a line over a date may be the name of so many words that belongs to it."""
    return line is not None and not line.ends and 0 < len(line.folded.split(" ")) <= most


def is_text(line: Line | None, found: Sections) -> bool:
    """Whether a block may be what somebody wrote; None is a long one."""
    return line is None or (line.count() > TEXT_WORDS and sign_of(line, found) is Sign.NONE)
