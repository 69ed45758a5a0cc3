"""An index of paragraphs that finds near-copies, of one page or of many, at a fixed cost a paragraph.

Of every paragraph a fixed choice of word triples is kept: those whose first word has a checksum in a third of
all values. The choice depends on the word alone, not on other paragraphs nor on Python's hash seed, so two
copies choose the same triples wherever they share words. A triple that is already known names earlier
paragraphs; only those are compared in full (``wording.difference``).
"""

from __future__ import annotations

from collections import Counter
from typing import Final
from zlib import crc32

from cleaner.patterns import lazy

RATE: Final = 3
"""One word in this many opens a kept triple. A copy of 25 words at the containment limit shares 14 triples:
the chance that none of them is kept is (2/3)**14 = 0.3 %."""
POSTING_CAP: Final = 8
"""Earlier paragraphs that one triple names, the first ones: what stands in more is a phrase of the page."""
CANDIDATES: Final = 3
"""Paragraphs compared in full, those with most kept triples in common."""
HIT_SHARE: Final = 0.3
"""Share of the kept triples of the smaller of two paragraphs that the other must hold to be compared:
containment 0.6 on a handful of triples spreads between 0.3 and 0.9."""
SURE_HITS: Final = 2
"""Kept triples that two paragraphs must share: one is a turn of phrase, and names some paragraph on half of
all pages."""
SINGLE_HIT: Final = 3
"""Kept triples up to which one shared triple is enough."""
MAX_WORDS: Final = 20_000
"""Longest paragraph that is indexed: beyond lies no paragraph."""

_SEPARATORS: Final = bytes.maketrans(b'!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~', b" " * 31)
"""ASCII punctuation but the apostrophe becomes blanks."""
_WIDE_MARKS: Final = tuple(mark.encode() for mark in "\u201c\u201d\u2013\u2014\u2026\u201e")
_APOSTROPHE: Final = "\u2019".encode()
_MARK_LEAD: Final = b"\xe2\x80"
_TWO_BYTE_MARKS: Final = tuple(mark.encode() for mark in "\xa0\xab\xbb")
_UNSPACED: Final = lazy(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff])"
)
_SPACED: Final = bytes({*range(256)} - {0xE0, 0xE1, *range(0xE3, 0xEE), 0xEF})
"""Bytes of UTF-8 with which none of these characters begins: a look at them is ten times as fast as the pattern."""

Sketch = tuple[int, ...]
"""The kept triples of one paragraph, each as a number."""


class Checksums(dict[bytes, int]):
    """Word to its checksum, computed once; make one for a page or a batch and pass it to ``sketch``."""

    def __missing__(self, word: bytes) -> int:
        """Compute and remember it."""
        found = self[word] = crc32(word)
        return found


def sketch(text: str, checksums: Checksums) -> Sketch:
    """The kept triples of a paragraph; case, punctuation and white space make no difference.

    >>> sums = Checksums()
    >>> set(sketch("One, two - three four; five six.", sums)) >= set(sketch("two three four five", sums))
    True
    """
    sums = list(map(checksums.__getitem__, bare_words(text)[:MAX_WORDS]))
    return tuple(
        {
            first * 5 + second * 3 + third: None
            for first, second, third in zip(sums, sums[1:], sums[2:], strict=False)
            if not first % RATE
        }
    )


def bare_words(text: str) -> list[bytes]:
    """The words of a text in order, in lower case and UTF-8, without punctuation but the apostrophe.

    In scripts without blanks every character is a word.

    >>> bare_words("One, two \u2013 DON\u2019T.")
    [b'one', b'two', b"don't"]
    """
    coded = text.lower().encode("utf-8", "surrogatepass")
    if len(coded) > len(text):
        if coded.translate(None, _SPACED) and _UNSPACED.search(text):
            # Parted at the characters and joined with blanks: a substitution would fill in a template for each of them.
            coded = " ".join(_UNSPACED.split(text)).lower().encode("utf-8", "surrogatepass")
        if _MARK_LEAD in coded:
            coded = coded.replace(_APOSTROPHE, b"'")
            for mark in _WIDE_MARKS:
                coded = coded.replace(mark, b" ")
        if b"\xc2" in coded:
            for mark in _TWO_BYTE_MARKS:
                coded = coded.replace(mark, b" ")
    return coded.translate(_SEPARATORS).split()


class NearIndex:
    """Paragraphs by their kept triples; grows by ``add``, is asked by ``candidates``.

    Memory: about 100 bytes a kept triple, 2 kB for a paragraph of 50 words. Time of one question: its triples
    times ``POSTING_CAP`` at the most, whatever the index holds.
    """

    __slots__ = ("first", "more", "sizes")

    def __init__(self) -> None:
        self.first: dict[int, int] = {}
        """Triple to the first paragraph that has it."""
        self.more: dict[int, list[int]] = {}
        """Triple to the following paragraphs that have it."""
        self.sizes: dict[int, int] = {}
        """Paragraph to the number of its kept triples."""

    def add(self, number: int, kept: Sketch) -> None:
        """Index a paragraph under the caller's number for it."""
        first = self.first
        self.sizes[number] = len(kept)
        if first.keys().isdisjoint(kept):
            first.update(dict.fromkeys(kept, number))
            return
        for triple in kept:
            if first.setdefault(triple, number) != number:
                names = self.more.setdefault(triple, [])
                if len(names) < POSTING_CAP - 1:
                    names.append(number)

    def candidates(self, kept: Sketch) -> tuple[int, ...]:
        """Numbers of at most ``CANDIDATES`` paragraphs that may be near-copies, likeliest first."""
        first = self.first
        if first.keys().isdisjoint(kept):
            return ()
        known = [triple for triple in kept if triple in first]
        if len(known) < SURE_HITS and len(kept) > SINGLE_HIT:
            return ()
        hits = Counter(first[triple] for triple in known)
        for triple in known:
            hits.update(self.more.get(triple, ()))
        ranked = sorted((-count, number) for number, count in hits.items() if self._enough(count, number, len(kept)))
        return tuple(number for _, number in ranked[:CANDIDATES])

    def _enough(self, count: int, number: int, size: int) -> bool:
        smaller = min(size, self.sizes[number])
        return count >= max(HIT_SHARE * smaller, SURE_HITS if smaller > SINGLE_HIT else 1)
