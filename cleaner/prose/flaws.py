"""What a reader would trip over in a sentence that stands alone.

The flaws, as the digests define them:

``dangles``   It points at something before it: it opens with a connective ("However", "For example"), with a
              third-person pronoun or possessive ("He", "Their"), with a demonstrative that is not about the
              calendar ("This plan", but not "This week"), or with an opening clause of at most ``REACH`` words
              that names nobody and is followed by a pronoun ("In a statement, he said"); or it points back from
              within: "these chips" with no chips before, "them" with nothing plural before. Of 45 sentences of the
              development clusters that only the last two rules find, 41 point back. So does a quotation that does
              not say whose it is ("We had no choice."), an aside in brackets, an answer ("Yes, it does."), a reason
              by itself ("Because it rained."), what one of several speakers says after the label that names him, and
              what a label tells of an entry of a list that only the heading names ("Best for: families."). The label
              of a speaker ("A: He did not.") is passed over.
``quotation`` A quotation mark or a bracket in it has no partner, or it stands inside a quotation that opened before it.
``question``  It ends with a question mark.
``call``      It tells the reader to do something: subscribe, stay tuned, read on.
``caption``   It opens or closes as captions, credits and notes of editors do: "Photo by", "Getty Images".
``fragment``  It does not end as a sentence does, or breaks off in an ellipsis, has fewer than ``SHORTEST`` words,
              begins with a small letter, or is a row of names and numbers (a team, a programme, a headline).
``vague``     It has no number and at least ``VAGUE`` words of commentary ("landscape", "underscores", "aspirations").
              English only.
``ahead``     It points at what the page shows further down: "Here are our favourites", "the table below".

What is vague or points ahead may be picked, after the sentences that state something.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from cleaner.prose.openings import Openings, openings
from cleaner.prose.pointing import LEADING, points_back
from cleaner.prose.tokens import NUMBER, tokens
from cleaner.prose.torn import is_torn
from cleaner.text import ends_sentence

SHORTEST: Final = 4
"""Fewest words of a sentence that can stand alone."""

VAGUE: Final = 2
"""Words of commentary in a sentence without a number that make it vague: 1 of 5,475 sentences of the development
clusters, which are written by reporters, and 33 of 92 in five articles that were not."""

FATAL: Final = frozenset({"quotation", "question", "call", "caption", "fragment"})
"""Flaws that keep a sentence out; one that only dangles may come with the sentence before it."""

SLIGHT: Final = frozenset({"vague", "ahead"})
"""Flaws of a sentence that tells little by itself, and comes after those that do."""

LISTED_SHARE: Final = 0.8
"""Share of words with a capital or a digit from which a sentence of at least ``LISTED_WORDS`` is a row of names: of
20,683 sentences of development news 22 are, 17 of them headlines, programmes, addresses and credits. From 0.75 on
half are sentences ("Former Prime Minister Ann Lee Harper has died.")."""

LISTED_WORDS: Final = 8
"""Fewest words of such a row; in a shorter one every word must be marked, as in 75 of the same sentences: of 23 that
were read 20 are credits, dates, places and headlines."""

_ACRONYM: Final = re.compile(r"\b(?:[^\W\d_]\.){2,}")

_ELLIPSIS: Final = re.compile("(?:\\.\\.\\.|\u2026|\\. \\. \\.)\\Z")
_CLOSING: Final = " \n\"'\u201d\u2019\u00bb)]\u300d\u300f\uff09"

_BARE: Final = re.compile(
    '(?:"[^"]*"|\u201c[^\u201c\u201d]*\u201d|\u201e[^\u201e\u201c\u201d]*[\u201c\u201d]|\u201d[^\u201d]*\u201d'
    "|\u00ab[^\u00ab\u00bb]*\u00bb|\u00bb[^\u00ab\u00bb]*\u00ab|\u300c[^\u300c\u300d]*\u300d|\\([^()]*\\)|\uff08[^\uff08\uff09]*\uff09)[.!?]?"
)
"""A quotation with nothing around it: 539 of 20,683 sentences of development news. Of 24 that were read none says whose
it is. A sentence in brackets is an aside to the one before."""

NOTE_CHARS: Final = 60
"""Longest opening that is looked at for a note; the longest phrase of the lists has 40 characters."""

_DIGITS: Final = re.compile(r"\d+")

_QUESTION: Final = re.compile("[?\uff1f\u061f\u037e][\"'\u201d\u2019\u00bb)\\]]*$")
_PAIRS: Final = {"\u201d": "\u201c", "\u00bb": "\u00ab", "\u300d": "\u300c", "\u300f": "\u300e"}
_OPENERS: Final = frozenset(_PAIRS.values()) | {"\u201e"}
_MARKS: Final = re.compile('["\u201e\u201c\u201d\u00ab\u00bb\u300c\u300d\u300e\u300f]')
_INCH: Final = re.compile('(?<=\\d)"')


def flaws(text: str, lang: str, *, quoted: bool = False, nameless: bool = False) -> frozenset[str]:
    """All flaws of a sentence. ``quoted`` and ``nameless`` as in ``flaws_of``.

    >>> sorted(flaws("However, he declined to say more.", "en"))
    ['dangles']
    >>> sorted(flaws("In a statement, he denied it.", "en")), sorted(flaws("In Rome, Ada Neri denied it.", "en"))
    (['dangles'], [])
    >>> sorted(flaws("This week the ferry sails again.", "en"))
    []
    >>> sorted(flaws('"We sail at dawn, the captain said.', "en"))
    ['quotation']
    """
    written = tokens(text)
    return flaws_of(text, written, [word.lower() for word in written], openings(lang), quoted=quoted, nameless=nameless)


def flaws_of(
    text: str,
    written: Sequence[str],
    words_of: Sequence[str],
    words: Openings,
    *,
    quoted: bool = False,
    nameless: bool = False,
) -> frozenset[str]:
    """The same of a sentence that is taken apart.

    Args:
        text: the sentence.
        written: its words as written.
        words_of: the same in lower case.
        words: the words of its language.
        quoted: whether it stands inside a quotation that opened before it.
        nameless: whether only the text before it names who says it, or what it tells of.
    """
    found = set()
    lower = text.lower()
    if nameless or _BARE.fullmatch(text) or points_back(text, words_of, words):
        found.add("dangles")
    if quoted or is_torn(text):
        found.add("quotation")
    if _QUESTION.search(text):
        found.add("question")
    if _has_any(lower, words_of, words.calls):
        found.add("call")
    if _has_any(lower, words_of, words.ahead):
        found.add("ahead")
    if lower.startswith(words.captions) or lower.rstrip(" .)").endswith(words.captions) or opens_as_note(text, words):
        found.add("caption")
    if _is_short(text, written) or _breaks_off(text) or _begins_inside(text, written) or _is_listing(written):
        found.add("fragment")
    if not words.filler.isdisjoint(words_of) and _vague(text, words_of, words):
        found.add("vague")
    return frozenset(found)


def _is_short(text: str, written: Sequence[str]) -> bool:
    """Whether a sentence has too few words to stand alone, letters with stops between them counted as one.

    >>> _is_short("In the U.S.", tokens("In the U.S.")), _is_short("9:15 a.m.", tokens("9:15 a.m."))
    (True, True)
    >>> _is_short("J. Lee left early.", tokens("J. Lee left early."))
    False
    """
    size = len(written)
    if SHORTEST <= size < 2 * SHORTEST:
        size -= sum(len(letters) // 2 - 1 for letters in _ACRONYM.findall(text))
    return size < SHORTEST


def _breaks_off(text: str) -> bool:
    """Whether a sentence has no end, or ends in an ellipsis as teasers do that were cut off."""
    return not ends_sentence(text) or _ELLIPSIS.search(text.rstrip(_CLOSING)) is not None


def _has_any(lower: str, words_of: Sequence[str], phrases: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a text has one of some phrases, which are known by their first words."""
    return any(_has(lower, phrase) for word in phrases.keys() & words_of for phrase in phrases[word])


def _has(lower: str, phrase: str) -> bool:
    """Whether a phrase stands in a text; one with an asterisk must open it."""
    return _opens(lower.lstrip(LEADING), phrase) if "*" in phrase else phrase in lower


def _opens(lower: str, phrase: str) -> bool:
    """Whether a phrase opens a text; behind an asterisk is what must stand anywhere after it."""
    opening, _, rest = phrase.partition("*")
    return lower.startswith(opening) and rest in lower[len(opening) :]


def opens_as_note(text: str, words: Openings) -> bool:
    """Whether a text opens as the caption of a figure or a note of the editors does.

    >>> opens_as_note("Fig. 3. Rates by site.", openings("en")), opens_as_note("Editor's note: ...", openings("en"))
    (True, True)
    >>> opens_as_note("(In this May 3 photo, Ann Lee waits.)", openings("en"))
    True
    """
    if not words.notes:
        return False
    head = _DIGITS.sub("#", text[:NOTE_CHARS].lower().replace("\u2019", "'")).lstrip(LEADING)
    return head.startswith(words.note_openings) and any(_opens(head, note) for note in words.notes)


def _begins_inside(text: str, written: Sequence[str]) -> bool:
    """Whether a sentence begins with a small letter, and not with a name such as iPhone."""
    first = written[0]
    return first.islower() and first.isalpha() and text.lstrip(LEADING).startswith(first)


def _is_listing(written: Sequence[str]) -> bool:
    """Whether a sentence is a row of names and numbers, and not in capitals as a whole.

    >>> _is_listing(tokens("Hale; Dunn, Price (Webb 70), Ames; Cole, Park.")), _is_listing(tokens("By Al Lee/Reuters."))
    (True, True)
    >>> _is_listing(tokens("Former Prime Minister Ann Lee has died.")), _is_listing(tokens("ANN LEE HAS DIED."))
    (False, False)
    """
    small = sum(map(str.islower, written))  # nearly all others have a capital or a digit: asked first, as it is quick
    share = LISTED_SHARE if len(written) >= LISTED_WORDS else 1.0
    if small > (1.0 - share) * len(written):
        return False
    marked = sum(word[0].isupper() or word[0].isdigit() for word in written)
    return marked >= share * len(written) and not all(map(str.isupper, filter(str.isalpha, written)))


def _vague(text: str, words_of: Sequence[str], words: Openings) -> bool:
    return sum(word in words.filler for word in words_of) >= VAGUE and not NUMBER.search(text)


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
    german = "\u201e" in text
    for mark in _MARKS.findall(text):
        if mark == '"':
            inside = not inside
        elif mark in _OPENERS:
            inside = mark != "\u201c" or not (german and inside)
        elif mark in _PAIRS:
            inside = False
    return inside
