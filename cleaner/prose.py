"""What a sentence is made of, read once: stems, names, numbers, and the flaws that a reader would trip over.

Rankers and selection both look at ``Reading``s, so a text is taken apart only once. The words that the checks
need (openers, pronouns, calls to action) are data, one file a language in ``data/digests``.

The flaws, as the digests define them:

``dangles``   It points at something before it: it opens with a connective ("However", "For example"), with a
              third-person pronoun or possessive ("He", "Their"), with a demonstrative that is not about the
              calendar ("This plan", but not "This week"), or with an opening clause of at most ``REACH`` words
              that names nobody and is followed by a pronoun ("In a statement, he said"); or it points back from
              within: "these chips" with no chips before, "them" with nothing plural before. Of 45 sentences of the
              development clusters that only the last two rules find, 41 point back.
``quotation`` A quotation mark in it has no partner, or it stands inside a quotation that opened before it.
``question``  It ends with a question mark.
``call``      It tells the reader to do something: subscribe, stay tuned, read on.
``caption``   It opens or closes as captions and credits do: "Photo by", "Getty Images".
``fragment``  It does not end as a sentence does, or has fewer than ``SHORTEST`` words.
``vague``     It has no number and at least ``VAGUE`` words of commentary ("landscape", "underscores", "aspirations").
              Such a sentence may be picked, after the ones that state something. English only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from cleaner.errors import LexiconError
from cleaner.lexicon import stop_words
from cleaner.stems import MEMORY_WORDS, stemmer
from cleaner.text import ends_sentence, fold_exact

DATA: Final = Path(__file__).parent / "data" / "digests"

REACH: Final = 8
"""Words in which an opening clause must name somebody before its pronoun counts as pointing back."""

SHORTEST: Final = 4
"""Fewest words of a sentence that can stand alone."""

VAGUE: Final = 2
"""Words of commentary in a sentence without a number that make it vague: 1 of 5,475 sentences of the development
clusters, which are written by reporters, and 33 of 92 in five articles that were not."""

FATAL: Final = frozenset({"quotation", "question", "call", "caption", "fragment"})
"""Flaws that keep a sentence out; one that only dangles may come with the sentence before it."""

_CJK: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN: Final = re.compile(f"[{_CJK}]|[^\\W_]+(?:['\u2019][^\\W_]+)*")
_NUMBER: Final = re.compile(r"(?<![^\W_])\d+(?:[.,]\d+)*(?=(?:bn|tn|mn|m|k|st|nd|rd|th)?(?![^\W_]))")
_QUESTION: Final = re.compile("[?\uff1f\u061f\u037e][\"'\u201d\u2019\u00bb)\\]]*$")
_LEADING: Final = "\"'\u201c\u2018\u201e\u00ab\u2039([-\u2013\u2014\u2026. "
_PAIRS: Final = {"\u201d": "\u201c", "\u00bb": "\u00ab", "\u300d": "\u300c", "\u300f": "\u300e"}
_OPENERS: Final = frozenset(_PAIRS.values()) | {"\u201e"}
_MARKS: Final = re.compile('["\u201e\u201c\u201d\u00ab\u00bb\u300c\u300d\u300e\u300f]')
_INCH: Final = re.compile('(?<=\\d)"')


Concept = str | tuple[str, str]
"""A stem, or two neighbouring ones."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence taken apart."""

    text: str
    """The sentence."""
    key: str
    """Its form for comparing copies: case and white space folded, nothing else."""
    size: int
    """Its length in words; in Chinese and Japanese every character counts."""
    stems: tuple[str, ...]
    """Stems of all its words in order, numbers included."""
    terms: frozenset[str]
    """Stems of its content words: no stop words, nothing of one letter."""
    names: frozenset[str]
    """Lower-cased words that are written as names inside the sentence: capitals, or letters with digits."""
    numbers: frozenset[str]
    """Its numbers, with the separators of thousands taken out; not those inside a name such as R2 or 910B."""
    flaws: frozenset[str]
    """What a reader would trip over; see the module's text."""

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Neighbouring stems of which at least one is a content word."""
        terms = self.terms
        found = zip(self.stems, self.stems[1:], strict=False)
        return frozenset([pair for pair in found if pair[0] in terms or pair[1] in terms])

    @property
    def concepts(self) -> set[Concept]:
        """All its stems and all pairs of neighbouring stems."""
        return {*self.stems, *zip(self.stems, self.stems[1:], strict=False)}


@dataclass(frozen=True, slots=True)
class Openings:
    """The words of one language that the checks need, all folded to lower case."""

    connectives: frozenset[str]
    """Words and phrases of up to four words that join a sentence to the one before."""
    pronouns: frozenset[str]
    """Third-person pronouns and possessives."""
    demonstratives: frozenset[str]
    """This, these, such ..."""
    calendar: frozenset[str]
    """Words after a demonstrative that make it point at the calendar: week, year ..."""
    expletives: frozenset[str]
    """Openings with an empty pronoun: "it is clear" ..."""
    clauses: frozenset[str]
    """Words that open a subordinate clause: when, as, if ..."""
    calls: tuple[str, ...]
    """Phrases that tell the reader to do something."""
    call_words: frozenset[str]
    """The first words of these phrases, for a quick look."""
    captions: tuple[str, ...]
    """Phrases that open or close a caption or a credit."""
    mentions: frozenset[str]
    """Words of saying and reporting, for the scorer."""
    pointers: frozenset[str]
    """Demonstratives that point back from within a sentence as well: these."""
    plurals: frozenset[str]
    """Pronouns for something plural that point back from within a sentence where nothing plural is before: them."""
    several: frozenset[str]
    """Words for several that do not end in s: people, two ..."""
    singular: frozenset[str]
    """Frequent words that end in s and are no plurals: was, this ..."""
    starters: frozenset[str]
    """The first words of the connectives and of the openings with an empty pronoun, for a quick look."""
    filler: frozenset[str]
    """Words of commentary that states nothing: landscape, underscores ..."""
    function_words: frozenset[str]
    """The most frequent words, which tell the language of a text that names none."""


NOTHING: Final[frozenset[str]] = frozenset()
EMPTY: Final = Openings(
    NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, (), NOTHING, (), NOTHING, NOTHING, NOTHING, NOTHING, NOTHING,
    NOTHING, NOTHING, NOTHING,
)  # fmt: skip


LANG_CHARS: Final = 8
"""Longest language subtag (BCP 47); a longer code is no name of a file."""


@cache
def openings(lang: str) -> Openings:
    """The words of a language; all empty when there is no file for it.

    Raises:
        LexiconError: the file is malformed.
    """
    import tomllib

    code = lang.partition("-")[0]
    path = DATA / f"{code}.toml"
    if not (code.isalpha() and code.isascii() and len(code) <= LANG_CHARS) or not path.is_file():
        return EMPTY
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise LexiconError(f"{path.name}: {problem}") from problem

    def words(name: str) -> frozenset[str]:
        return frozenset(table.get(name, ()))

    calls = tuple(table.get("calls", ()))
    return Openings(
        connectives=words("connectives"),
        pronouns=words("pronouns"),
        demonstratives=words("demonstratives"),
        calendar=words("calendar"),
        expletives=words("expletives"),
        clauses=words("clauses"),
        calls=calls,
        call_words=frozenset(tokens(call)[0] for call in calls),
        captions=tuple(table.get("captions", ())),
        mentions=words("mentions"),
        pointers=words("pointers"),
        plurals=words("plurals"),
        several=words("several"),
        singular=words("singular"),
        starters=frozenset(phrase.partition(" ")[0] for phrase in words("connectives") | words("expletives")),
        filler=words("filler"),
        function_words=frozenset(str(table.get("function_words", "")).split()),
    )


LOOK: Final = 400
"""Words looked at to guess a language."""

FUNCTION_SHARE: Final = 0.15
"""Share of function words below which a text is in none of our languages. Prose has 0.25 to 0.45."""


def guess_lang(text: str) -> str:
    """The language of a text whose page names none, among those with a file here; empty when it is none of them.

    >>> guess_lang("The ferry to the island sails at dawn and returns in the evening."), guess_lang("Zxq")
    ('en', '')
    """
    words = [word.lower() for word in tokens(text[: LOOK * 12])[:LOOK]]
    codes = sorted(path.stem for path in DATA.glob("*.toml"))
    counts = [(sum(word in openings(code).function_words for word in words), code) for code in codes]
    count, code = max(counts, default=(0, ""))
    return code if count and count >= FUNCTION_SHARE * len(words) else ""


def tokens(text: str) -> list[str]:
    """The words of a text as written, possessive endings included; every character of Chinese and Japanese.

    >>> tokens("Rome's H20 chips, 5,000 of them.")
    ["Rome's", 'H20', 'chips', '5', '000', 'of', 'them']
    """
    return _TOKEN.findall(text)


def read_sentence(text: str, lang: str, *, thorough: bool = False, quoted: bool = False) -> Reading:
    """Take one sentence apart. ``quoted``: it stands inside a quotation that opened before it."""
    found = tokens(text)
    known = map(_words(lang, thorough=thorough).__getitem__, found)
    lower, stems, terms, names, first = tuple(zip(*known, strict=True)) or NO_WORDS
    return Reading(
        text,
        fold_exact(text),
        len(found),
        stems,
        frozenset(filter(None, terms)),
        frozenset(filter(None, (*first[:1], *names[1:]))),
        frozenset([number.replace(",", "") for number in _NUMBER.findall(text)]) if _DIGIT.search(text) else NOTHING,
        _flaws(text, lower, openings(lang), quoted=quoted),
    )


NO_WORDS: Final[tuple[tuple[str, ...], ...]] = ((), (), (), (), ())

_DIGIT: Final = re.compile(r"\d")


class _Words(dict[str, tuple[str, str, str, str, str]]):
    """What is known of each word as written; empty strings where it is none of these.

    Its lower case, its stem, the stem again if it is a content word, its form as a name inside a sentence, and its form
    as a name at the start of one.
    """

    def __init__(self, lang: str, *, thorough: bool) -> None:
        super().__init__()
        self._stem = stemmer(lang, thorough=thorough)
        self._stops = _stops(lang)

    def __missing__(self, written: str) -> tuple[str, str, str, str, str]:
        lower = written.lower()
        stem = self._stem(lower)
        content = lower not in self._stops and (len(lower) > 1 or _is_content(lower))
        name, first = _as_name(written)
        if len(self) >= MEMORY_WORDS:
            self.clear()
        found = self[written] = (lower, stem, stem if content else "", name, first)
        return found


@cache
def _words(lang: str, *, thorough: bool) -> _Words:
    return _Words(lang, thorough=thorough)


def _is_content(word: str) -> bool:
    return word.isdigit() or ord(word) >= 0x3400  # noqa: PLR2004


@cache
def _stops(lang: str) -> frozenset[str]:
    return stop_words(lang.partition("-")[0]) or openings(lang).function_words or FEW_STOPS


FEW_STOPS: Final = frozenset(
    {"the", "a", "an", "of", "to", "in", "and", "on", "for", "with", "at", "by", "from", "as", "is", "are", "was"}
)
"""Used for a language that has no stop words of its own; ours are English, and harmless elsewhere."""


def _as_name(token: str) -> tuple[str, str]:
    """The form of a name inside a sentence and at its start, where any word has a capital; empty if it is none."""
    if len(token) < 2:  # noqa: PLR2004
        return "", ""
    name = token.lower().replace("\u2019", "'").removesuffix("'s")
    if not token.isalpha() and not token[0].isdigit() and any(map(str.isdigit, token)):
        return name, name
    if not token[0].isupper():
        return "", ""
    return name, name if len(token) > 2 and token.isupper() else ""  # noqa: PLR2004


def flaws(text: str, lang: str, *, quoted: bool = False) -> frozenset[str]:
    """All flaws of a sentence.

    >>> sorted(flaws("However, he declined to say more.", "en"))
    ['dangles']
    >>> sorted(flaws("This week the ferry sails again.", "en"))
    []
    >>> sorted(flaws('"We sail at dawn, the captain said.', "en"))
    ['quotation']
    """
    return _flaws(text, [token.lower() for token in tokens(text)], openings(lang), quoted=quoted)


def _flaws(text: str, words_of: Sequence[str], words: Openings, *, quoted: bool) -> frozenset[str]:
    found = set()
    lower = text.lower()
    if _dangles(text, words_of, words):
        found.add("dangles")
    if quoted or not balanced(text):
        found.add("quotation")
    if _QUESTION.search(text):
        found.add("question")
    if not words.call_words.isdisjoint(words_of) and any(call in lower for call in words.calls):
        found.add("call")
    if lower.startswith(words.captions) or lower.rstrip(" .)").endswith(words.captions):
        found.add("caption")
    if len(words_of) < SHORTEST or not ends_sentence(text):
        found.add("fragment")
    if not words.filler.isdisjoint(words_of) and _vague(text, words_of, words):
        found.add("vague")
    return frozenset(found)


def _vague(text: str, words_of: Sequence[str], words: Openings) -> bool:
    return sum(word in words.filler for word in words_of) >= VAGUE and not _NUMBER.search(text)


def balanced(text: str) -> bool:
    """Whether every double quotation mark has its partner. Apostrophes and inch signs are not counted."""
    if '"' in text and len(_INCH.sub("", text).split('"')) % 2 == 0 and text.count('"') % 2:
        return False
    if text.isascii():
        return True
    if "\u201e" in text:  # German and Polish: opens low, closes high with either mark
        highs = text.count("\u201c") + text.count("\u201d")
        return text.count("\u201e") == highs and text.count("\u00ab") == text.count("\u00bb")
    return all(text.count(closer) == text.count(opener) for closer, opener in _PAIRS.items())


def inside_quotation(sentences: Sequence[str]) -> list[bool]:
    """For each sentence of one block whether it starts inside a quotation that opened before it and is closed later.

    A mark that is never closed spoils its own sentence only.

    >>> inside_quotation(['"We sail.', 'We always do.', 'Believe me," she said.', 'Then it rained.'])
    [False, True, True, False]
    """
    states = [False]
    for text in sentences:
        states.append(_open_after(text, inside=states[-1]))
    if states[-1]:
        last = max(place for place, state in enumerate(states) if not state)
        states[last + 1 :] = [False] * (len(states) - last - 1)
    return states[:-1]


def _open_after(text: str, *, inside: bool) -> bool:
    """Whether a quotation is open after a sentence, when ``inside`` tells whether one was before."""
    if '"' in text:
        text = _INCH.sub("", text) if text.count('"') % 2 and _INCH.search(text) else text
    for mark in _MARKS.findall(text):
        if mark == '"':
            inside = not inside
        elif mark in _OPENERS:
            inside = mark != "\u201c" or not ("\u201e" in text and inside)
        elif mark in _PAIRS:
            inside = False
    return inside


def dangles(text: str, lang: str) -> bool:
    """Whether the sentence points at something before it; see the module's text.

    >>> dangles("In a statement, he denied it.", "en"), dangles("In Rome, Ada Neri denied it.", "en")
    (True, False)
    """
    return _dangles(text, [token.lower() for token in tokens(text)], openings(lang))


def _dangles(text: str, words_of: Sequence[str], words: Openings) -> bool:
    if not words.pronouns or not words_of:
        return False
    lower = [word.replace("\u2019", "'") for word in words_of[:LONGEST]]
    if lower[0] in words.starters:
        starts = [" ".join(lower[:size]) for size in range(len(lower), 0, -1)]
        if not words.expletives.isdisjoint(starts):
            return False
        if not words.connectives.isdisjoint(starts):
            return True
    if lower[0].partition("'")[0] in words.demonstratives:
        return not any(word in words.calendar for word in lower[1:3])
    if _pronoun(lower[0], words):
        return True
    if lower[0] in words.clauses and len(lower) > 1 and _pronoun(lower[1], words):
        return True
    if _late_pronoun(text.lstrip(_LEADING)[:160], words):
        return True
    if words.pointers.isdisjoint(words_of) and words.plurals.isdisjoint(words_of):
        return False
    return _points_from_within(words_of, words)


LONGEST: Final = 4
"""Words of the longest connective."""

NEAR: Final = 3
"""Words after "these" among which its noun is looked for."""


def _points_from_within(words_of: Sequence[str], words: Openings) -> bool:
    """Whether "these chips" or "them" stands inside the sentence and what it points at does not stand before it.

    >>> dangles("The firm needs these chips.", "en"), dangles("Chips are scarce, these chips more so.", "en")
    (True, False)
    >>> dangles("A fisherman took them across.", "en"), dangles("The boys asked a fisherman to row them.", "en")
    (True, False)
    """
    for place, word in enumerate(words_of):
        if word in words.pointers:
            after = words_of[place + 1 : place + 1 + NEAR]
            if not words.calendar.isdisjoint(after[:2]):
                continue
            if set(after).isdisjoint(words_of[:place]):
                return True
        elif word in words.plurals and not any(_several(before, words) for before in words_of[:place]):
            return True
    return False


def _several(word: str, words: Openings) -> bool:
    if word in words.several or word.isdigit():
        return True
    plural = word.endswith("s") and len(word) > len("was") and not word.endswith(("'s", "\u2019s", "ss"))
    return plural and word not in words.singular


def _pronoun(word: str, words: Openings) -> bool:
    return word in words.pronouns or word.partition("'")[0] in words.pronouns


def _late_pronoun(head: str, words: Openings) -> bool:
    """Whether an opening clause that names nobody is followed by a pronoun."""
    clause, comma, rest = head.partition(", ")
    after = _TOKEN.search(rest) if comma else None
    if not after or not _pronoun(after[0].lower(), words):
        return False
    before = tokens(clause)
    if len(before) > REACH:
        return False
    return not any(token[0].isupper() for token in before[1:])
