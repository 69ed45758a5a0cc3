"""Notices and prose that begin alike: "By using our site you accept cookies" and "By using our heads we got home".

A line that begins with a phrase and ends as a sentence is a notice of the site only if it names something that sites
speak of: cookies, comments, a newsletter, an account, the page, the browser. And a notice of several sentences goes on
about that or speaks to its reader ("You can unsubscribe at any time."), where a paragraph goes on about the world
("We use cookies to improve your experience. Few sentences have been shown to more people.").

The words are those of the lists ``site-stems`` and ``address``, all languages together. Stems are looked for inside
words, which errs on the side of "it is a notice", that is of what was decided without them. Of the 267 such lines of
the development texts, all chrome, the lists keep one.
"""

from __future__ import annotations

from typing import Final

from cleaner.patterns import lazy
from cleaner.tells import tells
from cleaner.text import count_words, fold

REST_WORDS: Final = 3
"""Fewest words after the first sentence that are looked at: "Read on." says nothing."""

_SENTENCE: Final = lazy(r"[.!?\u2026\u061f\u06d4\u0964][\u201d\u00bb\"')]{0,2}\s|[\u3002\uff01\uff1f]")


def is_notice(line: str, folded: str) -> bool:
    """Whether a sentence that begins as a notice of the site goes on as one.

    Args:
        line: the line.
        folded: its folded form.

    >>> def says(line): return is_notice(line, fold(line))
    >>> says("By using our site you agree."), says("By using coal the mill ran all winter.")
    (True, False)
    >>> says("We use cookies to improve your experience. You can opt out at any time.")
    True
    >>> says("We use cookies to improve your experience. Few sentences have been shown to more people.")
    False
    """
    if not _speaks(folded):
        return False
    first = _SENTENCE.search(line)
    rest = line[first.end() :] if first else ""
    return count_words(rest) < REST_WORDS or _speaks(fold(rest))


def _speaks(folded: str) -> bool:
    """Whether a text names a thing of the site or speaks to its reader."""
    return any(map(folded.__contains__, tells("site-stems"))) or not tells("address").isdisjoint(folded.split(" "))
