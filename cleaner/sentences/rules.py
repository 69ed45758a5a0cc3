"""Sentence spans by rules: the scan.

One regular expression finds the candidates: a run of stops, what closes behind it (quotation marks, brackets,
footnote numbers) and the blanks that follow. The common case, a plain word before a full stop and a capital
behind it, is settled here; everything else is asked in ``boundary``.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import Final

from cleaner.model import Span
from cleaner.sentences.abbreviations import Stops, load
from cleaner.sentences.boundary import WORD_MAX_CHARS, ends
from cleaner.sentences.marks import CLOSERS, STOPS, WIDE
from cleaner.sentences.paragraphs import pieces
from cleaner.sentences.seams import seams
from cleaner.sentences.unstopped import blanks
from cleaner.sentences.whole import torn_cuts

_span: Final = partial(tuple.__new__, Span)
"""A pair as a ``Span``; three times as fast as calling the class, which shows at this place."""

_HAS_WIDE: Final = re.compile(f"[{WIDE}]")


@cache
def _candidates(wide: bool) -> re.Pattern[str]:
    """Candidates for the end of a sentence; group 1 is the gap between it and the next.

    The first class stands alone so that the search can skip to it. The look-behind then keeps a run of stops
    from being tried again from each of its characters, which would be quadratic; so would giving back what
    was taken, hence the possessive repeats. The semicolon is a candidate for Greek, and for a new sentence
    after a list item.
    """
    stops = f"{STOPS};{WIDE}" if wide else f"{STOPS};"
    run = f"[{stops}](?<![{stops}][{stops}])[{stops}]*+"
    # Behind a stop that needs no blank, \u201c opens: \u8d70\u4e86\u3002\u201c\u8d70\u5427\u3002\u201d
    closer = f"(?![\u201c\u2018\u00ab])[{CLOSERS}]|(?<![{WIDE}])[\u201c\u2018\u00ab]" if wide else f"[{CLOSERS}]"
    closing = (
        rf"(?:{closer}|\[\d{{1,3}}\])*+"
        '(?:[ \u00a0\u202f](?:\u00bb(?!\\w)|"(?=\\s)|\\[\\d{1,3}\\]))*+'  # French », spaced marks, footnotes
    )
    gap = r"\s++|(?<=[a-z0-9)][.!?])(?=[A-Z][a-z']*[ ,])"
    if wide:
        gap += f"|(?<=[{WIDE}])|(?<=[{WIDE}][{CLOSERS}])"
    return re.compile(rf"{run}{closing}({gap})(?=\S)")


def spans(text: str, lang: str, start: int, end: int, *, wrapped: bool) -> tuple[Span, ...]:
    """Sentence spans between two places of a text; see ``cleaner.sentences.split``.

    Args:
        text: the whole text.
        lang: language code.
        start: first code point to look at.
        end: one past the last.
        wrapped: whether single line ends are only white space.
    """
    stops = load(lang)
    found: list[Span] = []
    for first, last in pieces(text, start, end, wrapped=wrapped):
        for begin, stop in seams(text, first, last):
            cuts = _cuts(text, begin, stop, stops)
            if stops.unstopped:
                cuts = sorted({*cuts, *blanks(text, begin, stop)})
            if cuts:
                gone = torn_cuts(text, begin, stop, cuts, stops)
                cuts = [gap for gap in cuts if gap[1] not in gone] if gone else cuts
            starts = [begin, *[after for _, after in cuts]]
            found += map(_span, zip(starts, [*[cut for cut, _ in cuts], stop], strict=True))
    return tuple(found)


def _cuts(text: str, start: int, end: int, stops: Stops) -> list[tuple[int, int]]:
    """Where sentences end and the next ones begin, in order."""
    wide = not text.isascii() and _HAS_WIDE.search(text, start, end) is not None
    dotted = stops.dotted
    cuts = []
    last = start
    for match in _candidates(wide).finditer(text, start, end):
        stop = match.start()
        gap = match.span(1)
        cut, after = gap
        mark = text[stop]
        if mark == "." and text[after].isupper() and cut < after:
            low = stop - WORD_MAX_CHARS
            low = low if low > last else last  # noqa: FURB136  max() costs as much as the rest of the line
            word = text[text.rfind(" ", low, stop) + 1 or low : stop]
            numbering = word.isupper() and stop - len(word) == last  # II. Abdülhamit, IV. Results
            if len(word) > 1 and word.isalpha() and not numbering and word.lower() not in dotted and word not in dotted:
                cuts.append(gap)
                last = after
                continue
        elif mark in "!?" and cut == stop + 1 < after and text[after].isupper() and text[stop - 1].isalnum():
            cuts.append(gap)
            last = after
            continue
        if ends(text, last, stop, cut, after, end, stops):
            cuts.append(gap)
            last = after
    return cuts
