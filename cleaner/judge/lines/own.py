"""What the line scorer sees of a line by itself: its length, case, marks and digits, its words among those of the page.

Nothing here knows a language but for the words of chrome in all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from functools import lru_cache, partial
from itertools import chain, islice, repeat
from typing import Final, NamedTuple

from cleaner.judge.chrome.phrases import Found, found_in
from cleaner.judge.line_table import LineTable
from cleaner.judge.lines.columns import Arithmetic, Column, Table
from cleaner.judge.lines.shape import shape
from cleaner.lexicon import NO_WORDS, Lexicon
from cleaner.text import CLOSERS, TERMINALS

PROSE_WORDS: Final = 15
"""Words from which a line that ends as a sentence does counts as prose."""

LONG_WORDS: Final = 40
"""Words from which a line counts as prose whatever its end."""

FREQUENT: Final = 40
"""How many of the commonest words of the page's prose stand for its stop words."""

SHORT_WORDS: Final = 8
"""A run of short lines is made of lines of at most this many words that do not end as a sentence does."""

_LIST_MARKS: Final = frozenset("*+-\u2022\u25cf\u25e6\u25aa\u00b7\u00bb\u203a>|o")
_MOST_DIGITS: Final = 3
_START: Final = {code: rank for rank, codes in enumerate((b"lxC", b"U", b"9", b"q(")) for code in codes}
_EDGES: Final = ' *+-\u2022\u00b7\u00bb\u203a>\u00ab\u2039<|:.!?\u2026[](){}"\u2192\u2190'

OWN: Final = (
    "chars", "words", "mean_word", "upper", "capitals", "small", "digits", "marks", "ends", "stops", "commas",
    "colons", "colon_end", "start", "listed", "separators", "quotes", "symbols", "brackets", "address",
    "year", "doubled", "known", "frequent", "known_words", "copies", "copy", "prose",
    "teaser", "ruled", "rule", "rule_weight", "chrome_words", "chrome_share",
)  # fmt: skip
"""Names of the features of a line by itself."""

_ALONE: Final = (
    "chars", "words", "mean_word", "upper", "capitals", "small", "digits", "marks", "ends", "stops", "commas",
    "colons", "colon_end", "start", "listed", "separators", "quotes", "symbols", "brackets", "address",
    "year", "doubled", "prose", "teaser", "ruled", "rule", "rule_weight", "chrome_words", "chrome_share",
    "short", "mass", "titled",
)  # fmt: skip
"""What is so of a line on any page; ``short``, ``mass`` (its words if it is prose) and ``titled`` are for other
features."""

_AMONG: Final = ("known", "frequent", "known_words")
"""What is so of a line among the page's prose, wherever it stands."""


class Alone(NamedTuple):
    """What a line is on any page."""

    numbers: tuple[float, ...]
    """Values of ``_ALONE``."""
    tokens: list[str]
    """Its words, lower case."""
    key: str
    """What makes two lines copies of each other."""
    prose: bool
    """Whether it counts as prose."""


_made: Final = partial(tuple.__new__, Alone)
"""Made without a look at names: every line of every page is one."""


class Known(dict[str, int]):
    """Line to its row: what it is on any page, found out once for each distinct line, however often a page is scored.

    What is known is kept by kind and not by line. Objects of its own for every line kept the garbage collector busy for
    a twentieth of all time.
    """

    def __init__(self, lexicon: Lexicon, table: LineTable | None = None) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._table = LineTable() if table is None else table
        self._chrome = lexicon.words.get("chrome", NO_WORDS)
        self._numbers: list[float] = []
        self._ready: tuple[type[Arithmetic], int, Table] | None = None
        self._among: tuple[type[Arithmetic], int, list[int], Table] | None = None
        self.keys_of: list[str] = []
        """For each row what makes two lines copies of each other."""
        self.prose: list[bool] = []
        """For each row whether it counts as prose."""
        self.words: list[str] = []
        """The words of all rows, lower case, in order."""
        self.ends: list[int] = []
        """For each row how many of these are its own or stand before them."""

    def __missing__(self, line: str) -> int:
        """Find it out."""
        row = self[line] = len(self)
        found = alone(line, found_in(self._table[line], self._lexicon), self._chrome)
        self._numbers += found.numbers
        self.words += found.tokens
        self.ends.append(len(self.words))
        self.keys_of.append(found.key)
        self.prose.append(found.prose)
        return row

    def words_of(self, row: int) -> list[str]:
        """The words of one row."""
        return self.words[self.ends[row - 1] if row else 0 : self.ends[row]]

    def columns(self, places: list[int], arithmetic: Arithmetic) -> dict[str, Column]:
        """The columns of ``_ALONE``, of the lines whose rows are given.

        The numbers are made a table of once: the lines of the later rounds are among those of the first.
        """
        if self._ready is None or self._ready[:2] != (type(arithmetic), len(self)):
            self._ready = type(arithmetic), len(self), arithmetic.table(self._numbers, len(_ALONE))
        columns = dict(zip(_ALONE, arithmetic.columns(self._ready[2], places), strict=True))
        return columns | {name: arithmetic.cap(columns[name], most) for name, most in _CAPS.items()}

    def among(self, places: list[int], arithmetic: Arithmetic) -> dict[str, Column]:
        """The columns of ``_AMONG``, of the lines of a page whose rows are given.

        They are found out anew where the prose of the page is another; most rounds take short lines alone.
        """
        prose = [row for row in places if self.prose[row]]
        if self._among is None or self._among[:3] != (type(arithmetic), len(self), prose):
            bag = Counter(chain.from_iterable([self.words_of(row) for row in prose]))
            table = arithmetic.table(_among(self, bag), len(_AMONG))
            self._among = type(arithmetic), len(self), prose, table
        return dict(zip(_AMONG, arithmetic.columns(self._among[3], places), strict=True))


def own(lines: Sequence[str], known: Known, arithmetic: Arithmetic) -> dict[str, Column]:
    """Columns about each line by itself: those of ``OWN``, ``short``, ``mass`` and ``titled``.

    Lines have no blanks at their ends, no line breaks, and are not empty.
    """
    places = list(map(known.__getitem__, lines))
    copies: Counter[str] = Counter(map(known.keys_of.__getitem__, places))
    columns = known.columns(places, arithmetic) | known.among(places, arithmetic)
    often = map(copies.__getitem__, map(known.keys_of.__getitem__, places))
    columns["copies"] = arithmetic.cap(arithmetic.column(list(often)), MOST_COPIES)
    columns["copy"] = arithmetic.column(_copy(known, places, copies))
    return columns


_WORDIEST: Final = 120
"""Words beyond which a line is simply long."""
_CAPS: Final = {"chars": 600, "stops": 20, "commas": 20, "chrome_words": 20}
"""Values beyond which there is simply much of something; cut off where whole columns are at hand."""
_UPPER: Final = ord("U")
_COLON: Final = ord(":")
_STOP: Final = ord(".")
_TEASING: Final = frozenset(b".(")
_LETTERS: Final = frozenset(b"Ul")
_GOING_ON: Final = frozenset(b"UlxC9, ")
"""How the end of a line begins that ends no sentence: most do."""
_MARKS: Final = ".,:;!?\"'()[]\u201c\u201d\u2019\u00ab\u00bb\u2026"
"""What is taken off a word before it is looked up among the words of chrome."""
DOUBLED_CHARS: Final = 5
"""Shortest line, in code points, that can say the same twice."""
TEASED: Final = ("\u2026", "...", "\u2026]", "...]")
"""Ends of a text that is cut short and goes on elsewhere."""
TITLED: Final = 0.75
"""Share of words with a capital from which a line looks like a title or a label."""


def alone(line: str, found: Found, chrome: Container[str]) -> Alone:
    """What a line is on any page.

    Args:
        line: the line.
        found: what the line's phrase says; empty if it has none.
        chrome: words of which chrome phrases are made.
    """
    form = shape(line)
    count = form.count
    chars = len(form)
    upper, blanks = count(b"U"), count(b" ")
    # Most lines are letters and blanks, or nearly so: the other classes are counted in what is left of them.
    rare = form.translate(None, b"Ul ")
    letters, wide = chars - blanks - len(rare), 0
    if not line.isascii():
        wide = rare.count(b"C")
        letters += wide + rare.count(b"x")
    if rare:
        digits, stops, commas, colons, separators, quotes, symbols, brackets = (
            _rare(rare) if len(rare) <= RARE_CHARS else _counted(rare)
        )
        has_address = (colons and "://" in line) or (stops and "www." in line) or "@" in line
    else:
        digits = stops = commas = colons = separators = quotes = symbols = brackets = 0
        has_address = False
    lowered = line.lower()
    tokens = lowered.split()
    number = len(tokens)
    size = number + wide // 2
    first, last = form[0], form[-1]
    ends = last not in _GOING_ON and _ends(line, last)
    prose = size >= PROSE_WORDS and (size >= LONG_WORDS or ends)
    words = size if size < _WORDIEST else _WORDIEST  # noqa: FURB136 - min() takes three times as long
    half = chars // 2
    small = count(b" l ") + count(b" ll ") + count(b" lll ") if blanks > 1 else 0
    capitals = (count(b" U") if blanks and upper else 0) + (first == _UPPER)
    teaser = last in _TEASING and line.endswith(TEASED)
    marked = stops or commas or colons or quotes or brackets
    bare = [word if word.isalnum() else word.strip(_MARKS) for word in tokens] if marked else tokens
    chromish = sum(map(chrome.__contains__, bare))
    code, weight, _ = found
    rule = int(code[1:]) if code and code[1:].isdecimal() else 0
    # a line of blanks that no word is told from has no words
    numbers = (
        chars, words, (chars - blanks) / number if number else 0.0,
        upper / letters if letters else 0.0,
        capitals / number if number else 0.0, small / number if number else 0.0,
        digits / chars, (chars - letters - digits - blanks) / chars,
        ends, stops, commas, colons, last == _COLON, _START.get(first, 4),
        _listed(line) if first not in _LETTERS or line[1:2] == " " else False,
        separators, quotes, symbols, brackets, has_address, digits > 3 and b"9999" in form,  # noqa: PLR2004
        chars >= DOUBLED_CHARS and chars % 2 == 1 and line[0] == line[half + 1] and line[:half] == line[half + 1 :],
        prose, teaser, weight > 0, rule, weight, chromish,
        chromish / number if number else 0.0,
        words <= SHORT_WORDS and not ends, words if prose else 0, number > 0 and capitals >= TITLED * number,
    )  # fmt: skip
    return _made((numbers, tokens, _key(lowered), prose))


RARE_CHARS: Final = 4
"""Characters that are neither letters nor blanks up to which their counts are remembered: most lines have a comma, a
full stop, and no more."""


def _counted(form: bytes) -> tuple[int, ...]:
    """Digits, stops, commas, colons, separators, quotation marks, symbols and brackets of a line."""
    count = form.count
    return (
        count(b"9"), count(b"."), count(b","), count(b":"), count(b"|"), count(b"q"),
        count(b"$") + 20 * count(b"c"), count(b"("),
    )  # fmt: skip


_rare: Final = lru_cache(maxsize=2048)(_counted)


def _among(known: Known, bag: Counter[str]) -> list[float]:
    """For each row the values of ``_AMONG``: its words among those of the page's prose."""
    met = dict.fromkeys(bag, _MET)
    met.update([(word.rstrip(".,:;!?\"')"), _MET) for word in bag if not word.isalnum()])
    met.update(dict.fromkeys(_most_common(bag, FREQUENT), _FREQUENT))
    # All words of the page are looked up at once and the answers counted by line: a third of a look for each line.
    flags = bytes(map(met.get, known.words, repeat(0)))
    found: list[float] = []
    start = 0
    for stop in known.ends:
        number = stop - start
        familiar = number - flags.count(0, start, stop)
        if familiar:
            common = flags.count(_FREQUENT, start, stop)
            found += (familiar / number, common / number, min(familiar, MOST_MET))
        else:
            found += (0.0, 0.0, 0)
        start = stop
    return found


_MET: Final = 1
_FREQUENT: Final = 2
"""A word of the page's prose; one of the commonest of them."""
MOST_MET: Final = 40
"""Words of the page's prose in a line beyond which there are simply many."""


def _most_common(bag: Counter[str], number: int) -> list[str]:
    """The commonest words; of equally common ones those met first, which every run meets in the same order.

    As ``bag.most_common(number)``, at a quarter of the cost: most words stand once on a page, and are never compared.
    """
    if len(bag) <= number:
        return list(bag)
    least = sorted(bag.values())[-number]
    above = [word for word, count in bag.items() if count > least]
    level = (word for word, count in bag.items() if count == least)
    return above + list(islice(level, number - len(above)))


MOST_COPIES: Final = 9
"""Copies of a line beyond which it simply recurs."""


def _copy(known: Known, places: list[int], copies: Counter[str]) -> list[int]:
    """For each line the how-manieth of its copies it is."""
    if len(copies) == len(places):
        return [1] * len(places)
    met: dict[str, int] = {}
    found = []
    for key in map(known.keys_of.__getitem__, places):
        if copies[key] == 1:
            found.append(1)
            continue
        often = met.get(key, 0) + 1
        met[key] = often
        found.append(often if often < MOST_COPIES else MOST_COPIES)  # noqa: FURB136 - min() would take twice as long
    return found


def _listed(line: str) -> bool:
    """Whether the line starts as an item of a list: a mark or a number, then a blank.

    >>> [_listed(line) for line in ("* Home", "o News", "12. Sport", "Home", "*")]
    [True, True, True, False, False]
    """
    place = line.find(" ", 0, _MOST_DIGITS + 2)
    if place < 0:
        return False
    mark = line[:place]
    return mark in _LIST_MARKS or (mark[-1:] in {".", ")"} and mark[:-1].isdecimal())


def _key(lowered: str) -> str:
    """What makes two lines copies of each other, or a line a phrase: no marks at either end."""
    return lowered.strip(_EDGES).removeprefix("o ")


def _ends(line: str, last: int) -> bool:
    """Whether the line, whose last character is of that class, ends as a sentence does, closing marks aside."""
    if last == _STOP:
        return True
    tail = line[-6:].rstrip(CLOSERS)
    return bool(tail) and tail[-1] in TERMINALS
