"""What a short line states about the page: who wrote it, when, how long it takes, how often it was shared.

Pure functions from a line to ``Fact``s; ``shapes`` weighs them by their place. A line states facts only as a whole:
every part of "By Ada Moor | 3 May 2024 | 5 comments" must be one. Names of sections and addresses may stand beside
them.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from cleaner.judge.chrome.bylines import MAX_NAME_WORDS, has_case, is_named_before, names_other_hand, split_name
from cleaner.judge.chrome.counts import is_counter, is_read_time
from cleaner.judge.chrome.dates import bare_day, calendar_signs, is_change, is_clock, is_date
from cleaner.judge.chrome.filings import filed_in, filing_verbs, is_section, opening_filing
from cleaner.judge.chrome.parts import ADDRESS, EDGE, has_separator, parts_of, past, without_opener
from cleaner.judge.chrome.ranges import NUMERIC_DATE, is_range
from cleaner.judge.line_table import Line
from cleaner.lexicon import Lexicon
from cleaner.tells import telling_words
from cleaner.text import fold

MAX_CHARS: Final = 160
"""Longest line that can be a fact; head lines that join byline, date and counters run to about 120."""
MAX_TOKENS: Final = 16
MAX_PARTS: Final = 8
MIN_PARTS: Final = 2
"""Fewest parts of a line that joins several facts."""


ORDER: Final = ("byline", "dateline", "clock", "read-time", "filing", "counter")
"""What facts may be, the most telling first: who wrote the page, its day, a time of day, how long reading takes, the
section or the tags under which it is filed, how often something was done."""

MAX_SECTIONS: Final = 2
"""Parts of a line that may be names of sections because all others are facts: "by Ada Moor | May 3, 2024 | News"."""


class Fact(NamedTuple):
    """What one line states."""

    rule: str
    """One of ``ORDER``."""
    value: str
    """The name or the date as printed; empty for all others, and for what is a phrase as a whole."""
    sure: bool
    """False for what could be a heading: a name of one word, a month with its year, "Tagged for Life"."""
    part: str
    """The part of the line that states it, as printed."""


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
        and not opening_filing(folded)
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
    >>> [fact.rule for fact in facts_of("by Ada Moor | May 3, 2024 | Harbour News", load())]
    ['byline', 'dateline', 'filing']
    >>> [fact.rule for fact in facts_of("Posted by Ada Moor at 10:30 am in News", load())]
    ['byline', 'clock', 'filing']
    """
    found = _all_facts(line, folded or fold(line), lexicon)
    if ":" in line and all(fact.rule == "filing" for fact in found):
        return []  # "Tags: ferry, harbour" is known by its form, and says nothing else
    # Two days beside a byline are those on which the page was written and changed.
    if found and found[0].rule == "dateline" and is_range(line, lexicon):
        return []
    return found


def _all_facts(line: str, folded: str, lexicon: Lexicon) -> list[Fact]:
    if len(line) > MAX_CHARS:
        return []
    single = _single(line, folded, lexicon) or _from_a_day(line, folded, lexicon)
    if single:
        return single
    if not has_separator(line):
        return []
    parts = [part for part in parts_of(line, MAX_PARTS) if part.strip(EDGE)]
    if not MIN_PARTS <= len(parts) <= MAX_PARTS:
        return []
    found: list[Fact] = []
    sections: list[Fact] = []
    for part in parts:
        bare = part.strip(EDGE)
        if found and ADDRESS.fullmatch(bare):  # that of who was just named
            continue
        shown = fold(bare)
        facts = _part(bare, shown, lexicon) or _from_a_day(bare, shown, lexicon)
        if facts:
            found += facts
        elif len(sections) < MAX_SECTIONS and is_section(bare):
            sections.append(Fact("filing", "", sure=False, part=part))
        else:
            return []
    if sections and not _heads_an_article(found):
        return []
    return _ordered(found + sections)


def _from_a_day(part: str, folded: str, lexicon: Lexicon) -> list[Fact]:
    """The facts of a part that begins with a day or "Posted at 10:30 am" and goes on without any sign.

    "May 3, 2024 by Ada Moor" is one, "May 3, 2024 Reading time: 3 min" another, and "Posted on May 3, 2024 in News";
    without "posted" or an author the last one may be the day and place of an event.
    """
    tokens = folded.split(" ")
    if not any(map(str.isdigit, part)) or lexicon.opener("byline", folded):
        return []
    if not _may_hold_a_day(part, tokens, lexicon):
        return []
    found = _behind(part.split(), lexicon, byline=True)
    rules = [fact.rule for fact in found]
    if len(found) < MIN_PARTS or rules[0] not in ("dateline", "clock"):
        return []
    posted = lexicon.opener("dateline", folded)
    if rules[0] == "clock" and not posted:
        return []
    if "filing" in rules and "byline" not in rules and not (posted and tokens[0] in filing_verbs()):
        return []
    if is_change(found[0].part):  # who changed a page last need not be who wrote it
        found = [fact._replace(value="") if fact.rule == "byline" else fact for fact in found]
    return _ordered(found)


def _may_hold_a_day(part: str, tokens: list[str], lexicon: Lexicon) -> bool:
    """Whether a part may begin with a day and go on: a quick look before the long one."""
    words = lexicon.words
    return (
        tokens[0] in words.reach("dateline")
        or not words.reach("months").keys().isdisjoint(tokens[:OPENING_WORDS])
        or not words.reach("byline").keys().isdisjoint(tokens)
        or NUMERIC_DATE.match(part) is not None
    )


OPENING_WORDS: Final = 5
"""Words of a day within which its month stands: "Published on Monday, 3 May"."""


def _heads_an_article(facts: list[Fact]) -> bool:
    """Whether facts are so many that what stands beside them is the section of an article: a day and one other."""
    rules = {fact.rule for fact in facts}
    return "dateline" in rules and not rules.isdisjoint(("byline", "counter", "read-time"))


def _ordered(facts: list[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: ORDER.index(fact.rule))


def _part(part: str, folded: str, lexicon: Lexicon) -> list[Fact]:
    """The facts of one of several parts, which may also be a time of day or a prompt to comment."""
    found = _single(part, folded, lexicon)
    if found:
        return found
    if is_clock(part, folded, lexicon):
        return [Fact("clock", "", sure=True, part=part)]
    if _asks_for_comments(folded, lexicon):
        return [Fact("counter", "", sure=True, part=part)]
    return []


def _asks_for_comments(folded: str, lexicon: Lexicon) -> bool:
    """Whether a part is a button that says how many comments there are, or asks for one: "leave a comment"."""
    phrase = lexicon.phrase(folded) if " " in folded else None
    return phrase is not None and phrase.rule in ("comment-prompt", "counter")


def _single(part: str, folded: str, lexicon: Lexicon) -> list[Fact]:
    if not folded or folded.count(" ") >= MAX_TOKENS:
        return []
    phrase = lexicon.phrase(folded)
    if phrase and phrase.rule in ("counter", "read-time", "dateline", "byline"):
        return [Fact(phrase.rule, "", sure=True, part=part)]
    tokens = folded.split(" ")
    if "#" not in tokens and (folded.isascii() or calendar_signs().isdisjoint(folded)):
        return _byline(part, folded, lexicon) or _filing(part, folded, lexicon)
    if is_counter(part, tokens, lexicon):
        return [Fact("counter", "", sure=True, part=part)]
    if is_read_time(tokens, lexicon):
        return [Fact("read-time", "", sure=True, part=part)]
    if is_date(part, folded, lexicon):
        bare = tokens.count("#") == 1 and not lexicon.opener("dateline", folded) and "#" in tokens[-1:]
        day = bare_day(without_opener(part, folded, "dateline", lexicon))
        return [Fact("dateline", day, sure=not bare, part=part)]
    return _byline(part, folded, lexicon) or _filing(part, folded, lexicon)


def _byline(part: str, folded: str, lexicon: Lexicon) -> list[Fact]:
    opener = lexicon.opener("byline", folded)
    if not opener:
        return []
    rest = without_opener(part, folded, "byline", lexicon)
    words = rest.split()
    if not words:
        return []
    dated = _opening_date(words, lexicon) if "#" in folded else len(words)
    dated = min(dated, _opening_prompt(words, lexicon))
    name, after = split_name(words[:dated])
    after += words[dated:]
    if not name or len(name) > MAX_NAME_WORDS:
        return []
    if after and ADDRESS.fullmatch(after[0].strip(EDGE)):
        del after[0]
    tail: list[Fact] = []
    if after:
        tail = _behind(after, lexicon)
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
    sure = sure or any(fact.rule != "filing" for fact in tail)
    return _ordered([Fact("byline", shown, sure=sure, part=part), *tail])


def _behind(words: list[str], lexicon: Lexicon, *, byline: bool = False) -> list[Fact]:
    """The facts that words behind a name or a section are, each as long as may be; [] if any word is none of them.

    ``byline``: whether a byline may be the last of them.
    """
    found: list[Fact] = []
    place = 0
    while place < len(words):
        if not fold(words[place]):
            place += 1
            continue
        if not _may_open_fact(words[place], lexicon, byline=byline):
            return []
        if byline:
            rest = " ".join(words[place:])
            named = _byline(rest, fold(rest), lexicon)
            if named:
                return [*found, *named]
        most = min(len(words), place + TAIL_WORDS)
        most = next((at for at in range(place + 1, most) if words[at] == "|"), most)
        for end in range(most, place, -1):
            facts = _fact_behind(" ".join(words[place:end]).strip(EDGE), lexicon)
            if facts:
                found += facts
                place = end
                break
        else:
            return []
    return found


TAIL_WORDS: Final = 8
"""Longest fact behind a name or a section, in words: "on Saturday, February 3rd, 2024 at 10:30 am"."""


def _may_open_fact(word: str, lexicon: Lexicon, *, byline: bool) -> bool:
    """Whether any fact may begin with a word: a quick look before the long one."""
    first = fold(word).partition(" ")[0]
    if "#" in first or not first.isascii():
        return True
    openers = lexicon.words.reach("dateline", "months", "weekdays", "ago", "read-time", "counter-nouns")
    known = first in openers or first in telling_words("filings", "filed-in", "date-words")
    known = known or bool(lexicon.whole.reach(first))
    return known or (byline and first in lexicon.words.reach("byline"))


def _fact_behind(part: str, lexicon: Lexicon) -> list[Fact]:
    folded = fold(part)
    if not folded or lexicon.opener("byline", folded):
        return []
    found = _part(part, folded, lexicon)
    if not found and filed_in(part.split()):
        found = [Fact("filing", "", sure=True, part=part)]
    return found


def _filing(part: str, folded: str, lexicon: Lexicon) -> list[Fact]:
    """The facts of "Posted in News", "Tagged: ferry, harbour", "Posted in News on May 3, 2024 by Ada Moor"."""
    opener = opening_filing(folded) or (lexicon.opener("tags", folded) if ":" in part or "\uff1a" in part else "")
    words = past(part, opener).split() if opener else []
    for end in range(1, len(words) + 1):
        rest = words[end:]
        if not rest or _may_open_fact(rest[0], lexicon, byline=True):
            if not is_section(" ".join(words[:end]).strip(EDGE)):
                break  # and with more words it is none either
            others = _behind(rest, lexicon, byline=True) if rest else []
            if others or not rest:
                return _ordered([Fact("filing", "", sure=" " in opener or bool(others), part=part), *others])
    return []


def _opening_prompt(words: list[str], lexicon: Lexicon) -> int:
    """The place behind a name from which words are a prompt to comment, or their number: "Leave a Comment"."""
    for place in range(1, min(len(words), MAX_NAME_WORDS + 1)):
        first = fold(words[place])
        if lexicon.whole.reach(first.partition(" ")[0]) and _asks_for_comments(fold(" ".join(words[place:])), lexicon):
            return place
    return len(words)


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
        folded = fold(" ".join(words[place:]))
        if not any(fact.rule == "dateline" for fact in _behind(words[place:], lexicon)):
            continue
        if first in openers and lexicon.opener("dateline", folded):
            return place
        if first in named and is_named_before(words[:place], folded, named):
            return place
    return len(words)
