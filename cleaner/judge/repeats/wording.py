"""How two near-copies differ, word by word, and whether the difference is only wording.

Every fuzzy measure finds a paragraph again after all its numbers were changed, so likeness alone may not
remove anything. This module aligns the later copy with the kept one and looks at what stands in the gaps.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache, partial
from itertools import repeat
from typing import Final, NamedTuple

from cleaner.judge.rising import longest_rising
from cleaner.patterns import lazy
from cleaner.tells import as_listed, stems, tells
from cleaner.text import MARK

SHINGLE: Final = 3
"""Words in a shingle. Three find 99.8 % of copies with two words changed; pairs of words are shared by
chance."""
CONTAINMENT: Final = 0.6
"""Share of the shingles of the shorter of two copies that the other must hold: 0.2 false hits per 1,000
paragraphs, 0.5 at 0.5."""
MIN_SHARED: Final = 5
"""Shingles that both must hold: fewer is one turn of phrase."""
MAX_ADDED: Final = 5
"""Longest stretch of words, in one place, that the later copy may have beyond the kept one: more is a
clause."""
MAX_ADDED_SHARE: Final = 0.15
"""Share of the later copy's words that may be new: at a containment of 0.6 evenly spread changes reach
0.13."""
DROPPED_SENTENCE: Final = 8
"""Words from which a stretch that only the kept copy has is a dropped sentence, whose names are not changed
ones."""
CONTENT_LETTERS: Final = 4
"""Shortest word that is taken to carry meaning."""
STEM_LETTERS: Final = 3
"""Shortest word that a negating prefix may stand before."""
ALIKE: Final = 0.7
"""Likeness of two words from which one is a spelling or an inflection of the other: ``looked`` and ``looks``
.73."""
SHOUTING: Final = 0.6
"""Share of capitalised words from which capitals stop telling names from words: a headline, a German
table."""
REMEMBERED: Final = 64
"""Paragraphs whose tokens are remembered: on a page of near-copies that halves the time."""
REMEMBERED_CHARS: Final = 4000
"""Longest such paragraph; 64 of these are 12 MB."""

_TOKEN: Final = lazy(
    r"(?<!\w)[-\u2212]?\d+(?:[.,:/]\d+)*|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    f"\uac00-\ud7af\uf900-\ufaff]|[^\\W_]+(?:['\u2019][^\\W_]+|{MARK}[^\\W_]*)*|[%\u2030$\u20ac\u00a3\u00a5\u20b9]"
)
_THOUSANDS: Final = re.compile(r"[.,](?=\d{3}(?!\d))")
_BREAK: Final = re.compile('[.!?\u2026:;\n\r\u2028\u2029"\u201c\u201d\u00ab\u00bb()\\[\\]|\u2022]')

_Places = dict[tuple[str, str, str], int]
"""Shingle to its place, or -1 when it stands more than once."""

_DENIAL: Final = "\u00ac"


class Token(NamedTuple):
    """One word, number or sign."""

    folded: str
    """Lower case, apostrophes of one kind."""
    capital: bool
    """Whether it begins with a capital letter."""
    opens: bool
    """Whether it opens a sentence, a line or a quotation, where a capital tells nothing."""


class Difference(NamedTuple):
    """How a later copy differs from the kept one."""

    containment: float
    """Share of the shingles of the shorter copy that stand in the other, in [0, 1]."""
    shared: int
    """Number of those shingles."""
    changed: tuple[tuple[str, str], ...]
    """What the kept copy has and what the later one has in its place, stretch by stretch."""
    reworded: int
    """Longer words in the later copy that replace quite different ones; counted only where nothing new is told."""
    words: int
    """Words of the later copy."""
    tells: str
    """What the later copy tells that the kept one does not, for people; empty when it is only wording."""

    @property
    def near(self) -> bool:
        """Whether the later copy is a near-copy at all."""
        return self.shared >= MIN_SHARED and self.containment >= CONTAINMENT

    @property
    def copies(self) -> bool:
        """Whether it is a near-copy that tells nothing new."""
        return self.near and not self.tells


def difference(kept: str, later: str, dates: tuple[Collection[str], ...] = ()) -> Difference:
    """How ``later`` differs from ``kept``; ``dates`` hold further words that count as numbers, lower case.

    >>> kept = "Rain fell all night on the nine hills of the old town."
    >>> difference(kept, kept.replace("nine", "seven")).tells
    'nine / seven'
    """
    was, becomes = _wording_of(kept), _wording_of(later)
    shingles, others = becomes.places, was.places
    shared = len(shingles.keys() & others.keys())
    containment = shared / max(1, min(len(shingles), len(others)))
    if shared < MIN_SHARED or containment < CONTAINMENT:
        return Difference(containment, shared, (), 0, len(becomes.words), "")
    old, new, old_words, new_words = was.tokens, becomes.tokens, was.words, becomes.words
    critical = _Critical(was, becomes, dates)
    changed: list[tuple[str, str]] = []
    tells = ""
    added = 0
    inner: list[tuple[list[str], list[str]]] = []
    for i, i_end, j, j_end in _gaps(was, becomes):
        pair = " ".join(old_words[i:i_end]), " ".join(new_words[j:j_end])
        edge = (i == 0 or i_end == len(old)) and j == j_end
        added += j_end - j
        if not edge:
            changed.append(pair)
            inner.append((old_words[i:i_end], new_words[j:j_end]))
        if not tells and not edge and (j_end - j > MAX_ADDED or critical.differs(old[i:i_end], new[j:j_end])):
            tells = " / ".join(part or "-" for part in pair)
    if not tells and added > MAX_ADDED_SHARE * len(new):
        tells = "; ".join(" / ".join(part or "-" for part in pair) for pair in changed)
    # Comparing words letter by letter is dear, and for nothing where the later copy tells something new.
    reworded = 0 if tells else sum(_reworded(gone, come) for gone, come in inner)
    return Difference(containment, shared, tuple(changed), reworded, len(new), tells)


def _reworded(old: list[str], new: list[str]) -> int:
    """How many longer words of ``new`` look like none of ``old``; 0 where ``old`` is empty."""
    known = dict.fromkeys(old)
    others = [word for word in new if len(word) >= CONTENT_LETTERS and word not in known] if known else []
    return sum(map(_alike_none, others, repeat(known)))


def _alike_none(word: str, known: Iterable[str]) -> bool:
    from difflib import SequenceMatcher  # here: on most pages there is nothing to compare

    return not any(SequenceMatcher(None, word, was).ratio() >= ALIKE for was in known)


class _Wording:
    """What comparing asks of one paragraph, found out once: each is compared with several. Nobody alters it."""

    __slots__ = ("cased", "letters", "names", "places", "shouts", "tokens", "words")

    def __init__(self, text: str) -> None:
        self.tokens = tokens(text)
        """Words, numbers and signs."""
        self.words = [token.folded for token in self.tokens]
        """The same, folded."""
        self.places = _places(self.words)
        """Shingle to its place, or -1 when it stands more than once."""
        alphabetic = [token for token in self.tokens if token.folded[0].isalpha()]
        self.letters = len(alphabetic)
        """Words that begin with a letter ..."""
        cased = (token.folded != token.folded.upper() for token in alphabetic)
        self.cased = self.letters if text.isascii() else sum(cased)
        """... and those that have upper and lower case."""
        self.shouts = sum(token.capital for token in alphabetic) > SHOUTING * len(alphabetic)
        """Whether capitals tell nothing."""
        self.names = frozenset(t.folded for t in alphabetic if t.capital and not t.opens and not self.shouts)
        """Words that look like names."""


def _wording_of(text: str) -> _Wording:
    """The wording, remembered for paragraphs of a usual length."""
    return _remembered(text) if len(text) <= REMEMBERED_CHARS else _Wording(text)


@lru_cache(maxsize=REMEMBERED)
def _remembered(text: str) -> _Wording:
    return _Wording(text)


def tokens(text: str) -> list[Token]:
    """The words, numbers and signs of a text, in order."""
    found: list[Token] = []
    made = partial(tuple.__new__, Token)
    last = 0
    for match in _TOKEN.finditer(text):
        first, end = match.span()
        word = text[first:end]
        # Most words stand a blank behind another: no pattern is needed to see that they open nothing.
        opens = not found or (text[last:first] != " " and _BREAK.search(text, last, first) is not None)
        folded = word.lower()
        if not word.isalpha():
            folded = _THOUSANDS.sub("", folded).replace("\u2019", "'")
        found.append(made((folded, word[0].isupper(), opens)))
        last = end
    return found


def _shingles(words: list[str]) -> Iterator[tuple[str, str, str]]:
    return zip(words, words[1:], words[2:], strict=False)


class _Critical:
    """What may not differ between two copies: numbers, names, negations."""

    def __init__(self, old: _Wording, new: _Wording, dates: tuple[Collection[str], ...]) -> None:
        self.dates = dates
        self.names = old.names | new.names
        # Without letter case, or with nothing but capitals, every word may be a name.
        self.all_names = (old.shouts and new.shouts) or 2 * (old.cased + new.cased) < old.letters + new.letters

    def differs(self, old: list[Token], new: list[Token]) -> bool:
        """Whether two stretches that stand in the same place tell different things."""
        told_old, told_new = self._told(old), self._told(new)
        if told_old != told_new:
            # What only the kept copy has may be a whole sentence that the later one dropped.
            return bool(new) or len(old) < DROPPED_SENTENCE
        if any(t.capital for t in new) and any(t.capital for t in old) and len(old) == len(new):
            # A name at the start of a sentence looks like any other word there.
            return any(a.folded != b.folded and a.capital and b.capital for a, b in zip(old, new, strict=True))
        return _opposite(old, new)

    def _told(self, side: list[Token]) -> list[str]:
        told = []
        for token in side:
            word = token.folded
            listed = as_listed(word)
            if word.endswith("n't") or listed in tells("negations"):
                told.append(_DENIAL)
            elif (
                self.all_names
                or not word[0].isalpha()
                or listed in tells("number-words")
                or word in self.names
                or any(listed in names for names in self.dates)
                or any(map(str.isdigit, word))
            ):
                told.append(word)
            elif listed.endswith(stems("negating-endings")):
                told.append(_DENIAL)
        return told


def _opposite(old: list[Token], new: list[Token]) -> bool:
    """Whether words of the list ``opposites`` were replaced by others, or a word got or lost a negating prefix."""
    was, becomes = ([as_listed(token.folded) for token in side] for side in (old, new))
    turned, into = (list(filter(tells("opposites").__contains__, side)) for side in (was, becomes))
    if turned and into and turned != into:
        return True
    for a in was:
        for b in becomes:
            short, long = sorted((a, b), key=len)
            prefix = long.removesuffix(short)
            if len(short) >= STEM_LETTERS and prefix != long and prefix in tells("negating-prefixes"):
                return True
    return False


def _gaps(was: _Wording, becomes: _Wording) -> Iterator[tuple[int, int, int, int]]:
    """The stretches ``old[i:i_end]`` and ``new[j:j_end]`` that do not match, in order.

    Anchors are shingles that stand once in each text, in the longest order that both share; matches grow from
    them word by word. Linear but for a logarithm, where a classic diff is quadratic.
    """
    old, new = was.words, becomes.words
    i = j = 0
    for a, b in _anchors(was.places, becomes.places):
        if a < i or b < j:
            continue
        left, right = a, b
        while left > i and right > j and old[left - 1] == new[right - 1]:
            left -= 1
            right -= 1
        if left > i or right > j:
            yield from _trimmed(old, new, i, left, j, right)
        i, j = a + SHINGLE, b + SHINGLE
        while i < len(old) and j < len(new) and old[i] == new[j]:
            i += 1
            j += 1
    if i < len(old) or j < len(new):
        yield i, len(old), j, len(new)


def _trimmed(
    old: list[str], new: list[str], i: int, i_end: int, j: int, j_end: int
) -> Iterator[tuple[int, int, int, int]]:
    while i < i_end and j < j_end and old[i] == new[j]:
        i += 1
        j += 1
    if i < i_end or j < j_end:
        yield i, i_end, j, j_end


def _anchors(here: _Places, there: _Places) -> list[tuple[int, int]]:
    """Places of shingles that stand once in each text, rising in both."""
    pairs = [(here[shingle], place) for shingle, place in there.items() if place >= 0 and here.get(shingle, -1) >= 0]
    # The pairs come in the order of ``new``.
    return [pairs[at] for at in longest_rising([place for place, _ in pairs])]


def _places(words: list[str]) -> _Places:
    """Shingle to its place, or -1 when it stands more than once; in order of the first place."""
    places: _Places = {}
    for place, shingle in enumerate(_shingles(words)):
        places[shingle] = -1 if shingle in places else place
    return places
