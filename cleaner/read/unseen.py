"""What is in a text that no reader sees: characters without width inside words, turned directions, tag characters.

They hide instructions from readers, split words so that filters miss them, or show a text in another order than it has.
Nothing is taken out of the page for them: offsets hold, and scripts that need joiners keep them. They are said, so that
a caller can look. Source: Unicode Technical Report 36, sections 2.5 and 3.1, and Unicode Standard Annex 9, section 2.
"""

from __future__ import annotations

from typing import Final

from cleaner.patterns import lazy

_LETTER: Final = "A-Za-z\xc0-\u024f\u0370-\u052f"
"""Latin, Greek and Cyrillic: no word in these scripts has a joiner or a break without width inside."""
_SINGLE: Final = "\u200b\u200c\u200d\u2060\ufeff\u202d\u202e"
_TAG_BYTES: Final = (b"\xf3\xa0\x80", b"\xf3\xa0\x81")
"""What is looked for in every text: characters one by one, and the 128 tag characters by how they begin in UTF-8. A
pattern of them all takes fifteen times as long."""
_INSIDE_WORD: Final = lazy(f"(?<=[{_LETTER}])[\u200b-\u200d\u2060\ufeff]+(?=[{_LETTER}])")
_TURNED: Final = lazy("[\u202d\u202e]")
_TAGS: Final = lazy("(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+")
"""Behind a black flag they make the flag of a part of a country, as of Wales."""


def unseen(text: str) -> tuple[str, ...]:
    r"""One warning for each kind of unseen character in a text; empty when there is none.

    >>> unseen("Le\u200bave a Com\u200bment")
    ('characters without width inside words: 2 places',)
    >>> unseen("पढ़\u200dना 👨\u200d👩\u200d👧 \U0001f3f4\U000e0067\U000e0062\U000e007f")
    ()
    """
    if text.isascii() or not _has_any(text):
        return ()
    found = (
        ("characters without width inside words", _INSIDE_WORD),
        ("characters that turn the direction of what follows", _TURNED),
        ("runs of tag characters, which no reader sees", _TAGS),
    )
    counts = ((what, sum(1 for _ in pattern.finditer(text))) for what, pattern in found)
    return tuple(f"{what}: {count} place{'s' * (count > 1)}" for what, count in counts if count)


def _has_any(text: str) -> bool:
    """Whether any unseen character stands in a text."""
    if any(map(text.__contains__, _SINGLE)):
        return True
    coded = text.encode("utf-8", "surrogatepass")
    return any(map(coded.__contains__, _TAG_BYTES))
