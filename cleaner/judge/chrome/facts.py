"""What a short line states about the page: who wrote it, when, how long it takes, how often it was shared.

Pure functions from a line to a ``Fact`` or None; ``shapes`` weighs a fact by its place. A line is a fact only as a
whole: every part of "By Ada Moor | 3 May 2024 | 5 comments" must be one.
"""

from __future__ import annotations

from collections.abc import KeysView
from functools import cache
from typing import Final, NamedTuple

from cleaner.judge.chrome.ranges import NUMERIC_DATE, is_range
from cleaner.judge.line_table import Line
from cleaner.lexicon import NO_WORDS, Lexicon
from cleaner.patterns import lazy
from cleaner.tells import telling_start, tells
from cleaner.text import fold

_OLD_YEAR: Final = lazy(r"(?<!\d)1(?:[0-8]\d\d|9[0-7]\d)(?!\d)")
_YEAR: Final = lazy(r"(?<!\d)(?:19[89]|20\d)\d(?!\d)")
"""Years in which no page of the web was written, and those in which it may have been: "14 July 1789" is a title."""
_PARTS: Final = lazy(r"\s*[|\u2022\u00b7\u2219/\u203a\u00bb\u2192\u2014\u2013\t]\s*|\s{2,}|\s-\s")
_SEPARATORS: Final = "\u2022\u00b7\u2219\u203a\u00bb\u2192\u2014\u2013"
"""Signs beyond ASCII that part a line into parts."""
_TWO_NUMBERS: Final = lazy(rf"\d(?:,\s+|\s*[|{_SEPARATORS}]\s*|\s[-/]\s)\d")
"""Numbers side by side that cannot be one: "3, 2024 | 5 comments" counts nothing, "1 234 comments" does."""
SIGNS: Final = f" \t,;:|-/{_SEPARATORS}"
"""What is no part of a name or a date at its ends; "Ada Moor (editor)" may be printed whole."""
EDGE: Final = f"{SIGNS}()[]"
"""The same with brackets: what is around a part of a line."""

MAX_CHARS: Final = 160
"""Longest line that can be a fact; head lines that join byline, date and counters run to about 120."""
MAX_TOKENS: Final = 16
MAX_NAME_WORDS: Final = 7
"""Longest byline name: two authors of three words and the word between them."""
MAX_PARTS: Final = 8
MIN_PARTS: Final = 2
"""Fewest parts of a line that joins several facts."""


class Fact(NamedTuple):
    """What one line states."""

    rule: str
    """``byline``, ``dateline``, ``counter``, ``read-time``."""
    value: str
    """The name or the date as printed; empty for counters, and for what is a phrase as a whole."""
    sure: bool
    """False for what could be a heading: a name of one word, a month with its year."""
    part: str
    """The part of the line that states it, as printed."""


def names_other_hand(folded: str) -> bool:
    """Whether a byline names one who did not write the text.

    >>> names_other_hand("medically reviewed by ben hale"), names_other_hand("written by ada moor")
    (True, False)
    """
    return bool(telling_start("other-hands", folded))


def has_separator(line: str) -> bool:
    """Whether anything in the line could part it into parts: a cheap look before the pattern."""
    if "  " in line or " - " in line or "|" in line or "/" in line or "\t" in line:
        return True
    return not line.isascii() and any(map(line.__contains__, _SEPARATORS))


def parts_of(line: str, most: int) -> list[str]:
    """The parts between the separators of a line, as they stand; what is beyond so many is one part."""
    return _PARTS.split(line, maxsplit=most)


def facts_known(line: Line, lexicon: Lexicon) -> tuple[Fact, ...]:
    """The facts of a line, found out once."""
    found: tuple[Fact, ...] | None = line.facts
    if found is None:
        found = line.facts = () if _states_nothing(line, lexicon) else tuple(facts_of(line.text, lexicon, line.folded))
    return found


FACTS: Final = frozenset({"byline", "dateline", "read-time", "counter"})
"""Rules of facts."""


def _states_nothing(line: Line, lexicon: Lexicon) -> bool:
    """Whether a look at what most lines lack is enough: a number, the opening of a byline, parts, a phrase."""
    if line.size > MAX_CHARS:
        return True
    text, folded = line.text, line.folded
    if "#" in folded or not text.isascii() or has_separator(text):
        return False
    return (
        folded.partition(" ")[0] not in lexicon.words.reach("byline")
        and lexicon.whole.get(folded, NO_PHRASE)[0] not in FACTS
    )


NO_PHRASE: Final = ("", "")


def facts_of(line: str, lexicon: Lexicon, folded: str = "") -> list[Fact]:
    """All facts a line is made of, bylines first; empty for a range of days, or when a part is something else.

    ``folded`` is the line in its folded form, if that is known: pages of very many lines would fold them all twice.

    >>> from cleaner.lexicon import load
    >>> [(fact.rule, fact.value) for fact in facts_of("May 3, 2024 by Ada Moor | 5 comments", load())]
    [('byline', 'Ada Moor'), ('dateline', 'May 3, 2024'), ('counter', '')]
    >>> facts_of("12 boats by Ada Moor", load()), facts_of("May 3, 2024 | Harbour News", load())
    ([], [])
    """
    found = _all_facts(line, folded or fold(line), lexicon)
    # Two days beside a byline are those on which the page was written and changed.
    if found and found[0].rule == "dateline" and is_range(line, lexicon):
        return []
    return found


def _all_facts(line: str, folded: str, lexicon: Lexicon) -> list[Fact]:
    if len(line) > MAX_CHARS:
        return []
    single = _single(line, folded, lexicon)
    if single:
        return single
    if not has_separator(line):
        return []
    parts = [part for part in parts_of(line, MAX_PARTS) if part.strip(EDGE)]
    if not MIN_PARTS <= len(parts) <= MAX_PARTS:
        return []
    found: list[Fact] = []
    for part in parts:
        bare = part.strip(EDGE)
        facts = _single(bare, fold(bare), lexicon)
        if not facts:
            return []
        found += facts
    return _ordered(found)


def _ordered(facts: list[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: ("byline", "dateline", "read-time", "counter").index(fact.rule))


def _single(part: str, folded: str, lexicon: Lexicon) -> list[Fact]:
    if not folded or folded.count(" ") >= MAX_TOKENS:
        return []
    phrase = lexicon.phrase(folded)
    if phrase and phrase.rule in ("counter", "read-time", "dateline", "byline"):
        return [Fact(phrase.rule, "", sure=True, part=part)]
    tokens = folded.split(" ")
    if "#" not in tokens and (folded.isascii() or _calendar_signs().isdisjoint(folded)):
        return _byline(part, folded, lexicon)
    if is_counter(tokens, lexicon) and not _TWO_NUMBERS.search(part):
        return [Fact("counter", "", sure=True, part=part)]
    if is_read_time(tokens, lexicon):
        return [Fact("read-time", "", sure=True, part=part)]
    if is_date(part, folded, lexicon):
        bare = tokens.count("#") == 1 and not lexicon.opener("dateline", folded) and "#" in tokens[-1:]
        return [Fact("dateline", without_opener(part, folded, "dateline", lexicon), sure=not bare, part=part)]
    return _byline(part, folded, lexicon)


def is_counter(tokens: list[str], lexicon: Lexicon) -> bool:
    """Whether the tokens are numbers and what they count: "0 comment 0 views"."""
    if len(tokens) > 8:  # noqa: PLR2004
        return False
    nouns = lexicon.words.get("counter-nouns", NO_WORDS)
    counted = [token for token in tokens if token != "#"]
    return 0 < len(counted) < len(tokens) and nouns.issuperset(counted)


def is_read_time(tokens: list[str], lexicon: Lexicon) -> bool:
    """Whether the tokens are a number and the words of a read time: "3 min read"."""
    if tokens.count("#") != 1:
        return False
    return " ".join([token for token in tokens if token != "#"]) in lexicon.words.get("read-time", NO_WORDS)


def is_date(part: str, folded: str, lexicon: Lexicon) -> bool:
    """Whether the part is a date or time and nothing else, with or without "Published on" before it."""
    opener = lexicon.opener("dateline", folded)
    rest = folded[len(opener) :].strip()
    if not rest:
        return False
    tokens = rest.split(" ")
    if "#" not in tokens or tokens.count("#") > 8:  # noqa: PLR2004
        return False
    months = lexicon.words.get("months", NO_WORDS)
    weekdays = lexicon.words.get("weekdays", NO_WORDS)
    beside = _date_words()
    if all(token in beside or token in months or token in weekdays for token in tokens):
        if _OLD_YEAR.search(part) and not _YEAR.search(part):
            return False
        named = any(token in months and token not in beside for token in tokens) or _is_labelled(tokens)
        return named or sum(token in tells("calendar") for token in tokens) > 1 or bool(NUMERIC_DATE.search(part))
    return is_relative(tokens, lexicon)


@cache
def _date_words() -> frozenset[str]:
    """Numbers, and the words that may stand in a date beside months and weekdays."""
    return tells("date-words") | tells("calendar") | {"#"}


@cache
def _calendar_signs() -> frozenset[str]:
    """Single signs that make numbers a date, with which a date may stand without any blank."""
    return frozenset(word for word in tells("calendar") if len(word) == 1)


def _is_labelled(tokens: list[str]) -> bool:
    """Whether the tokens begin with day, the word for month, month and year, as a date in Vietnamese does."""
    return tokens[:1] + tokens[2:4] == ["#", "#", "#"] and tokens[1] in tells("month-labels")


def is_relative(tokens: list[str], lexicon: Lexicon) -> bool:
    """Whether the tokens read like "3 hours ago", "vor 2 Tagen", "il y a 3 heures".

    >>> from cleaner.lexicon import load
    >>> lines = "# secs ago", "vor # tagen", "il y a # heures", "# hours later", "# ago", "hours ago", "il y a # boats"
    >>> [is_relative(line.split(" "), load()) for line in lines]
    [True, True, True, False, False, False, False]
    """
    if len(tokens) > 6 or tokens.count("#") != 1:  # noqa: PLR2004
        return False
    units, ago = lexicon.words.get("time-units", NO_WORDS), lexicon.words.get("ago", NO_WORDS)
    place = tokens.index("#")
    opening, counted = " ".join(tokens[:place]), tokens[place + 1 :]
    if opening in ago:  # as it stands: a word of it may be a unit elsewhere, as "y" is in "5 y ago"
        return bool(counted) and units.issuperset(counted)
    rest = [token for token in tokens if token != "#" and token not in units]
    return len(rest) < len(tokens) - 1 and " ".join(rest) in ago


def _byline(part: str, folded: str, lexicon: Lexicon) -> list[Fact]:
    opener = lexicon.opener("byline", folded)
    if not opener:
        return _date_then_byline(part, folded, lexicon)
    rest = without_opener(part, folded, "byline", lexicon)
    words = rest.split()
    if not words:
        return []
    dated = _opening_date(words, lexicon) if "#" in folded else len(words)
    name, after = _split_name(words[:dated])
    after += words[dated:]
    if not name or len(name) > MAX_NAME_WORDS:
        return []
    tail: list[Fact] = []
    if after:
        remainder = " ".join(after).strip(EDGE)
        beyond = fold(remainder)
        tail = _single(remainder, beyond, lexicon) if remainder and not lexicon.opener("byline", beyond) else []
        if not tail:
            return []
        if names_other_hand(folded):  # the day of a review is that of a change, as "reviewed on" says
            tail = [fact._replace(part=part) for fact in tail]
    shown = " ".join(name).strip(EDGE)
    capitals = sum(word[0].isupper() for word in name)
    colon = ":" in part[: len(part) - len(rest)] or "\uff1a" in part
    sure = (capitals > 1 or colon) if has_case(shown) else colon
    if len(name) > 1 and not capitals and has_case(shown):
        return []
    return _ordered([Fact("byline", shown, sure=sure or bool(tail), part=part), *tail])


def _date_then_byline(part: str, folded: str, lexicon: Lexicon) -> list[Fact]:
    """The facts of "May 3, 2024 by Ada Moor": a date, then a byline."""
    if ("#" not in folded and part.isascii()) or not any(map(str.isdigit, part)):
        return []
    # Some word of the folded part opens a byline, or no word of the part does.
    if lexicon.words.reach("byline").keys().isdisjoint(folded.split(" ")):
        return []
    words = part.split()
    openers = lexicon.words.get("byline", NO_WORDS)
    for place in range(1, min(len(words), 10)):
        if fold(words[place]) in openers:
            left, right = " ".join(words[:place]).strip(EDGE), " ".join(words[place:])
            if left and is_date(left, fold(left), lexicon):
                facts = _byline(right, fold(right), lexicon)
                if facts:
                    day = without_opener(left, fold(left), "dateline", lexicon)
                    return _ordered([Fact("dateline", day, sure=True, part=left), *facts])
            return []
    return []


def _opening_date(words: list[str], lexicon: Lexicon) -> int:
    """The place behind a name from which words are a date, or their number: "Updated May 3, 2024", "May 3, 2024".

    What opens it may have a capital, as names have, and so may its month. "May 2024" alone may be the end of a name
    and a year, so that without an opener the date has a day, or a comma before it; and a date is no name.
    """
    openers = lexicon.words.reach("dateline")
    named = lexicon.words.reach("months", "weekdays").keys()
    for place in range(1, min(len(words), MAX_NAME_WORDS + 1)):
        first = fold(words[place])
        if first not in openers and first not in named:
            continue
        rest = " ".join(words[place:])
        folded = fold(rest)
        if not is_date(rest, folded, lexicon):
            continue
        if first in openers and lexicon.opener("dateline", folded):
            return place
        if first in named and _is_named_before(words[:place], folded, named):
            return place
    return len(words)


def _is_named_before(name: list[str], date: str, named: KeysView[str]) -> bool:
    """Whether words before a date in its folded form, whose month or weekday comes first, can be a name."""
    comma = name[-1].endswith((",", ";"))
    return (comma or (len(name) > 1 and date.count("#") > 1)) and not all(fold(word) in named for word in name)


def _split_name(words: list[str]) -> tuple[list[str], list[str]]:
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


def without_opener(part: str, folded: str, name: str, lexicon: Lexicon) -> str:
    """The part as printed, without the words that open it, whatever sign parts them from the rest: "By:Ada Moor"."""
    opener = lexicon.opener(name, folded)
    part = part.replace("\uff1a", ":")
    if opener:
        ends = (at for at in range(1, len(part) + 1) if not part[at : at + 1].isalnum())
        part = part[next((end for end in ends if fold(part[:end]) == opener), 0) :]
    return " ".join(part.split()).strip(EDGE)
