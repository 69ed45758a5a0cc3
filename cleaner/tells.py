"""Words that tell what a line is about, of all languages at once: the lists under ``[tells]`` of the language files.

Unlike the phrases and words of ``lexicon``, none of them makes a line chrome by itself: judges ask whether a line holds
one, begins with one or ends in one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from cleaner.lexicon import WordLists, opening, word_lists
from cleaner.sorted_table import longest_by_first_word
from cleaner.text import fold

TELL_WORDS: Final = 16
"""Longest entry of a tell list that may open a line, in words: purposes of consent are long."""

TELL_LISTS: Final[tuple[str, ...]] = (
    "site-stems",      # beginnings or parts of words for what sites speak of: "cookie", "subscri"
    "address",         # how a site speaks to its reader or of itself: "you", "our"; no common word of another language
    "saying",          # verbs of saying as they follow a quotation: "said", "begged"
    "comment-stems",   # beginnings of words for comments, not for the replies of a forum: "comment"
    "comment-headings",  # open the heading of a comment section, before the article's title: "# thoughts on"
    "comment-endings",  # end such a heading, behind the article's title: "için # yorum"
    "comment-titles",  # are such a heading by themselves where it is no phrase of [whole]: "discussion #"
    "answer-buttons",  # buttons under a comment to answer it, whole: "reply"; buttons of [words] among them
    "cookie-stems",    # beginnings of words for cookies
    "consent-marks",   # words or parts of them that prose about consent to cookies holds: "vendor", "your data"
    "consent-buttons",  # buttons of a consent dialog that say nothing of consent elsewhere: "show details"
    "consent-purposes",  # open the purposes and features that a consent dialog lists, as the IAB words them
    "author-paths",    # stand in an address before the name of an author whose page it is: "authors"
    "other-hands",     # bylines that name one who did not write the text open with them: "edited by"
    "filings",         # say where a page is filed, before its section or its tags: "posted in", "tagged with"
    "filed-in",        # stand between a name or a day and the section: "in", "under"
    "change-stems",    # beginnings of words that make a date that of a change: "updat"
    "date-words",      # stand in a date beside months, weekdays and numbers: "at", "of", "utc"
    "calendar",        # signs and words that make numbers a date, such as those for year, month and day in Japanese
    "range-words",     # join two days: "to", "and"; only words that a date may hold for another reason need an entry
    "day-marks",       # stand behind the number of a day: "th"
    "month-labels",    # stand before the number of a month
    "name-particles",  # small words of names, and between them: "van", "and"
    "nobody",          # stand in the place of an author's name where nobody filled it in: "admin"
    "page-of",         # between the numbers of "page 1 of 5"
    "share-first",     # make a button of one network: "share" in "share facebook"
    "networks",        # names of networks and ways to share
    "ambiguous-networks",  # those of them that are words, or more than a network: never enough by themselves
    "first-person",    # open a sentence in which the writer speaks: "i", "we"
    # The next four keep near-copies that differ in such a word, in texts of any language. So articles and common words
    # of other languages are left out where another word tells it: Danish "to" is missing, but for "tre" it is no copy.
    "negations",       # deny; a word that ends in "n't" does too
    "negating-endings",  # make a word deny: "medi" in Turkish "gelmedi"
    "number-words",    # numbers written as words
    "opposites",       # one may not stand for another: directions, outcomes, persons, units of time
    "negating-prefixes",  # turn a word into its opposite: "il" in "illegal"
    "function-words",  # prose is full of them, menus are not; a change of these asks for training the HTML scorer again
    "english",         # tell a page in English, which the HTML scorer learned: rare in other languages
    "scale-stems",     # beginnings of words that make a number large: "million", "milliard"
    "scales",          # whole ones: "bn"
    "fallback-stops",  # stop words for a language without any of its own
)  # fmt: skip
"""Names of the lists that ``[tells]`` may fill."""


@cache
def tells(name: str) -> frozenset[str]:
    """The folded entries of one of ``TELL_LISTS`` in all languages.

    >>> "said" in tells("saying"), "sagte" in tells("saying"), "mastodon" in tells("networks")
    (True, True, True)
    """
    return _lists()[name]


@cache
def stems(name: str) -> tuple[str, ...]:
    """The entries of one of ``TELL_LISTS``, sorted, for ``str.startswith`` and the like.

    >>> "comments".startswith(stems("comment-stems"))
    True
    """
    return tuple(sorted(tells(name)))


def telling_start(name: str, folded: str) -> str:
    """The longest entry of one of ``TELL_LISTS`` that begins the folded line at a word boundary, or ''.

    >>> telling_start("comment-headings", "# thoughts on night boat returns")
    '# thoughts on'
    """
    return opening(_lists(), name, folded, TELL_WORDS)


def telling_words(*names: str) -> Mapping[str, int]:
    """First words of the entries of some of ``TELL_LISTS``, and how many words the longest has."""
    return _lists().reach(*names)


def telling_end(name: str, folded: str) -> str:
    """The longest entry of one of ``TELL_LISTS`` that ends the folded line at a word boundary, or ''.

    >>> telling_end("comment-endings", "night boat returns için # yorum")
    'için # yorum'
    """
    most = _endings(name).get(folded.rpartition(" ")[2])
    if most:
        entries = tells(name)
        words = folded.rsplit(" ", most)[-most:]
        while words:
            end = " ".join(words)
            if end in entries:
                return end
            del words[0]
    return ""


@cache
def _endings(name: str) -> dict[str, int]:
    """Last words of the entries of a tell list, and how many words the longest has."""
    return longest_by_first_word(" ".join(reversed(entry.split(" "))) for entry in tells(name))


def as_listed(word: str) -> str:
    """A lower-case word in the form that the lists have: Greek without accents, German "ss" for its one letter."""
    return word if word.isascii() else fold(word)


@cache
def _lists() -> WordLists:
    return word_lists("tells.tsv")
