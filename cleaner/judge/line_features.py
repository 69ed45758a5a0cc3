"""What the line scorer sees: numbers about a line, its neighbours and its place.

Nothing here knows a language. Lines are seen by their shape (length, case, marks, digits), by how many of
their words stand in the page's own prose, by how often they recur on the page, and by the same of their
neighbours.

All features of a page are columns, one number a line, and the same whichever arithmetic makes them: see
``line_columns``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from itertools import accumulate
from typing import Final

from cleaner.judge.line_columns import Arithmetic, Column
from cleaner.text import CLOSERS, TERMINALS

PROSE_WORDS: Final = 15
"""Words from which a line that ends as a sentence does counts as prose."""

LONG_WORDS: Final = 40
"""Words from which a line counts as prose whatever its end."""

FREQUENT: Final = 40
"""How many of the commonest words of the page's prose stand for its stop words."""

FAR: Final = 60
"""Distances, in lines, are cut here: what is farther away is simply far."""

# --- shapes -----------------------------------------------------------------------------------------------

_SHAPES: Final[tuple[tuple[str, str], ...]] = (
    (TERMINALS, "."),
    (",;\u060c\u3001\uff0c\uff1b\u061b", ","),
    (":\uff1a", ":"),
    ("\"'\u2019\u2018\u201c\u201d\u201e\u00ab\u00bb", "q"),
    ("|/\u00b7\u2022\u203a\u2039<>\u2192\u2190~\u2013\u2014", "|"),
    ("*+-\u25cf\u25e6\u25aa", "*"),
    ("$\u20ac\u00a3\u00a5%\u20b9", "$"),
    ("@#&", "@"),
    ("\u00a9", "c"),
    ("([{)]}", "("),
)


class _ShapeTable(dict[int, str]):
    """Code point to the letter of its class, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        letter = next((letter for members, letter in _SHAPES if char in members), "") or _letter_class(char)
        self[code] = letter
        return letter


def _letter_class(char: str) -> str:
    if char.isspace():
        return " "
    if char.isdigit():
        return "9"
    if not char.isalpha():
        return "p"
    if char.isupper():
        return "U"
    if char.islower():
        return "l"
    wide = "\u2e80" <= char <= "\ua4cf" or char >= "\U00020000" or "\u0e00" <= char <= "\u0eff"
    return "C" if wide else "x"


_TABLE: Final = _ShapeTable()
_ASCII: Final = bytes(ord(_TABLE[code]) if code < 128 else 0 for code in range(256))  # noqa: PLR2004


def shape(line: str) -> bytes:
    """The line with every character replaced by the letter of its class.

    ``U`` upper, ``l`` lower, ``x`` a letter without case, ``C`` one of a script without blanks, ``9`` digit,
    ``.`` sentence end, ``,`` comma, ``:`` colon, ``q`` quotation, ``|`` separator, ``*`` list mark, ``$``
    money and shares, ``@`` signs, ``c`` copyright, ``(`` brackets, ``p`` others.

    >>> shape("* Prices from $9.99!")
    b'* Ulllll llll $9.99.'
    """
    if line.isascii():
        return line.encode().translate(_ASCII)
    return line.translate(_TABLE).encode()


# --- one line ---------------------------------------------------------------------------------------------

_LIST_MARKS: Final = frozenset("*+-\u2022\u25cf\u25e6\u25aa\u00b7\u00bb\u203a>|o")
_MOST_DIGITS: Final = 3
_START: Final = {code: rank for rank, codes in enumerate((b"lxC", b"U", b"9", b"q(")) for code in codes}
_CLOSERS: Final = CLOSERS
_EDGES: Final = ' *+-\u2022\u00b7\u00bb\u203a>\u00ab\u2039<|:.!?\u2026[](){}"\u2192\u2190'

OWN: Final = (
    "chars", "words", "mean_word", "upper", "capitals", "small", "digits", "marks", "ends", "stops", "commas",
    "colons", "colon_end", "start", "listed", "separators", "quotes", "symbols", "brackets", "address",
    "year", "doubled", "known", "frequent", "known_words", "copies", "copy", "phrase", "prose",
)  # fmt: skip
"""Names of the features of a line by itself."""


def own(lines: Sequence[str], phrases: Container[str], arithmetic: Arithmetic) -> dict[str, Column]:
    """Columns about each line by itself, in the order of ``OWN``.

    Lines have no blanks at their ends, no line breaks, and are not empty.
    """
    forms = [shape(line) for line in lines]
    tokens = [line.lower().split() for line in lines]
    ends = [_ends(line, form) for line, form in zip(lines, forms, strict=True)]
    sizes = [len(words) + form.count(b"C") // 2 for words, form in zip(tokens, forms, strict=True)]
    prose = [size >= PROSE_WORDS and (size >= LONG_WORDS or end) for size, end in zip(sizes, ends, strict=True)]
    columns = _shares(forms, tokens, sizes, arithmetic)
    columns |= dict(zip(_SEEN, arithmetic.columns(list(map(_seen, lines, forms))), strict=True))
    columns |= _vocabulary(tokens, prose, columns["tokens"], arithmetic)
    columns |= _copies(lines, phrases, arithmetic)
    columns["ends"] = arithmetic.column(ends)
    columns["prose"] = arithmetic.column(prose)
    return {name: columns[name] for name in OWN}


_COUNTED: Final = "Ulx9C .,:|q$c("


def _shares(forms: list[bytes], tokens: list[list[str]], sizes: list[int], arithmetic: Arithmetic) -> dict[str, Column]:
    """Lengths, counts of classes of characters, and their shares."""
    ratio, total, cap = arithmetic.ratio, arithmetic.total, arithmetic.cap
    counts = dict(zip(_COUNTED, arithmetic.counts(forms, _COUNTED.encode()), strict=True))
    chars = arithmetic.column([len(form) for form in forms])
    number = arithmetic.column([len(words) for words in tokens])
    letters = total([(1, counts[letter]) for letter in "UlxC"])
    initials = arithmetic.column([form.count(b" U") + (form[0] == _UPPER) for form in forms])
    small = [form.count(b" l ") + form.count(b" ll ") + form.count(b" lll ") for form in forms]
    return {
        "tokens": number,
        "chars": cap(chars, 600),
        "words": cap(arithmetic.column(sizes), 120),
        "mean_word": ratio(total([(1, chars), (-1, counts[" "])]), number),
        "upper": ratio(counts["U"], letters),
        "capitals": ratio(initials, number),
        "small": ratio(arithmetic.column(small), number),
        "digits": ratio(counts["9"], chars),
        "marks": ratio(total([(1, chars), (-1, letters), (-1, counts["9"]), (-1, counts[" "])]), chars),
        "stops": cap(counts["."], 20),
        "commas": cap(counts[","], 20),
        "colons": counts[":"],
        "separators": counts["|"],
        "quotes": counts["q"],
        "symbols": total([(1, counts["$"]), (20, counts["c"])]),
        "brackets": counts["("],
    }


_UPPER: Final = ord("U")
_COLON: Final = ord(":")
_SEEN: Final = ("colon_end", "start", "listed", "address", "year", "doubled")
DOUBLED_CHARS: Final = 5
"""Shortest line, in code points, that can say the same twice."""


def _seen(line: str, form: bytes) -> list[float]:
    """Values of ``_SEEN`` for one line."""
    chars = len(form)
    half = chars // 2
    first = form[0]
    return [
        form[-1] == _COLON,
        _START.get(first, 4),
        _listed(line),
        "://" in line or "www." in line or "@" in line,
        b"9999" in form,
        chars >= DOUBLED_CHARS and chars % 2 == 1 and line[:half] == line[half + 1 :],
    ]


def _listed(line: str) -> bool:
    """Whether the line starts as an item of a list: a mark or a number, then a blank.

    >>> [_listed(line) for line in ("* Home", "o News", "12. Sport", "Home", "*")]
    [True, True, True, False, False]
    """
    mark, blank, _ = line.partition(" ")
    if not blank:
        return False
    number = len(mark) <= _MOST_DIGITS + 1 and mark[-1:] in {".", ")"} and mark[:-1].isdecimal()
    return mark in _LIST_MARKS or number


def _vocabulary(
    tokens: list[list[str]], prose: list[bool], number: Column, arithmetic: Arithmetic
) -> dict[str, Column]:
    """How many of a line's words stand in the page's prose, and are frequent there."""
    bag: Counter[str] = Counter()
    for words, is_prose in zip(tokens, prose, strict=True):
        if is_prose:
            bag.update(words)
    # ties go to the word that is met first, which every run meets in the same order
    frequent = {word for word, _ in bag.most_common(FREQUENT)}.__contains__
    known = (set(bag) | {word.rstrip(".,:;!?\"')") for word in bag}).__contains__
    familiar = arithmetic.column([sum(map(known, words)) for words in tokens])
    common = arithmetic.column([sum(map(frequent, words)) for words in tokens])
    return {
        "known": arithmetic.ratio(familiar, number),
        "frequent": arithmetic.ratio(common, number),
        "known_words": arithmetic.cap(familiar, 40),
    }


def _copies(lines: Sequence[str], phrases: Container[str], arithmetic: Arithmetic) -> dict[str, Column]:
    """How often a line stands on the page, the how-manieth it is, and whether it is a chrome phrase."""
    keys = fold_keys(lines)
    copies = Counter(keys)
    met: Counter[str] = Counter()
    places = []
    for key in keys:
        met[key] += 1
        places.append(met[key])
    return {
        "copies": arithmetic.cap(arithmetic.column([copies[key] for key in keys]), 9),
        "copy": arithmetic.cap(arithmetic.column(places), 9),
        "phrase": arithmetic.column([key in phrases for key in keys]),
    }


def fold_keys(lines: Sequence[str]) -> list[str]:
    """What makes two lines copies of each other, or a line a phrase: lower case, no marks at either end."""
    return [line.lower().strip(_EDGES).removeprefix("o ") for line in lines]


def _ends(line: str, form: bytes) -> bool:
    """Whether the line ends as a sentence does, closing marks aside."""
    if form[-1] == 46:  # noqa: PLR2004
        return True
    tail = line[-6:].rstrip(_CLOSERS)
    return bool(tail) and tail[-1] in TERMINALS


# --- neighbours and place ---------------------------------------------------------------------------

SHIFTED: Final = ("words", "ends", "listed", "capitals", "known", "small", "digits")
"""Features looked up in the two lines above and the two below."""

AVERAGED: Final = ("words", "ends", "prose", "listed", "phrase", "known_words", "copies")
"""Features (whole numbers all) averaged over the windows."""

WINDOWS: Final = ((-3, -1), (-8, -1), (-25, -1), (1, 3), (1, 8), (1, 25))
"""Windows, in lines from the line itself."""

PLACE: Final = (
    "from_top", "from_end", "relative", "above_prose", "below_prose", "above_phrase", "below_phrase",
    "prose_done", "short_run", "short_left", "mark_run", "mark_left",
)  # fmt: skip
ORIGIN: Final = "origin"
"""Name of the only feature of the page as a whole: how much it looks like a whole body, see ``origin``. From
more of them (number of lines, share of prose) trees learn the development pages by heart: at .3 % loss .27 of
the chrome words went with them and .30 without."""

NAMES: Final = (
    *OWN,
    *(f"{name}{by:+d}" for name in SHIFTED for by in (-2, -1, 1, 2)),
    *(f"{name}[{a},{b}]" for name in AVERAGED for a, b in WINDOWS),
    *PLACE,
    ORIGIN,
)
"""Names of all features."""

SHORT_WORDS: Final = 8
"""A run of short lines is made of lines of at most this many words that do not end as a sentence does."""


def features(lines: Sequence[str], phrases: Container[str], whole_body: float, arithmetic: Arithmetic) -> list[Column]:
    """Columns of a page, in the order of ``NAMES``.

    Args:
        lines: Lines with blanks folded, none empty.
        phrases: Folded chrome phrases of all languages.
        whole_body: Log-odds that this is the text of a whole page.
        arithmetic: Which arithmetic to use; the numbers do not depend on it.
    """
    by_name = own(lines, phrases, arithmetic)
    columns = list(by_name.values())
    columns += [arithmetic.shift(by_name[name], by) for name in SHIFTED for by in (-2, -1, 1, 2)]
    averaged = [by_name[name] for name in AVERAGED]
    windows = [arithmetic.windows(averaged, a, b) for a, b in WINDOWS]
    columns += [means[place] for place in range(len(AVERAGED)) for means in windows]
    seen = {name: arithmetic.whole(by_name[name]) for name in ("words", "ends", "listed", "phrase", "prose")}
    columns += map(arithmetic.column, _places(**seen))
    columns.append(arithmetic.column([max(-5, min(5, round(whole_body)))] * len(lines)))
    return columns


def _places(
    words: list[int], ends: list[int], listed: list[int], phrase: list[int], prose: list[int]
) -> list[list[float]]:
    """Columns of ``PLACE``."""
    size = len(words)
    short = [count <= SHORT_WORDS and not end for count, end in zip(words, ends, strict=True)]
    mass = list(accumulate(count if is_prose else 0 for count, is_prose in zip(words, prose, strict=True)))
    total = max(mass[-1], 1)
    return [
        [min(place, 200) for place in range(size)],
        [min(size - 1 - place, 200) for place in range(size)],
        [place / size for place in range(size)],
        _since(prose),
        _since(prose[::-1])[::-1],
        _since(phrase),
        _since(phrase[::-1])[::-1],
        [done / total for done in mass],
        _run(short),
        _run(short[::-1])[::-1],
        _run(listed),
        _run(listed[::-1])[::-1],
    ]


def _since(flags: Sequence[int]) -> list[float]:
    """Lines since the last flag, cut at ``FAR``; ``FAR + 1`` before the first."""
    distances: list[float] = []
    distance = FAR + 1
    for flag in flags:
        distance = 0 if flag else distance if distance > FAR else min(distance + 1, FAR)
        distances.append(distance)
    return distances


def _run(flags: Sequence[int]) -> list[float]:
    """How many flags stand in a row up to here, cut at ``FAR``."""
    lengths: list[float] = []
    length = 0
    for flag in flags:
        length = min(length + 1, FAR) if flag else 0
        lengths.append(length)
    return lengths
