"""The characters that matter to a sentence, as strings that fit into a regular-expression class."""

from __future__ import annotations

from typing import Final

STOPS: Final = ".!?\u2026\u203c\u203d\u2047\u2048\u2049\uff0e"
"""Marks that end a sentence when a blank follows."""

WIDE: Final = (
    "。！？｡"  # Chinese, Japanese
    "؟۔"  # Arabic question mark, Urdu full stop
    "।॥"  # danda of Devanagari and its neighbours
    "։"  # Armenian
    "።፧፨"  # Ethiopic
    "၊။។៕"  # Burmese, Khmer
    "།༎"  # Tibetan shad
    "᠃᠉"  # Mongolian
    ";"  # Greek question mark (most texts have the semicolon)
)
"""Marks that end a sentence whether or not a blank follows."""

WIDE_STOPS: Final = frozenset(WIDE)
"""The same as a set."""

UNSEEN: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
"""Characters without width; scraped text has them after stops."""

CLOSERS: Final = (
    "\"'*_)\\]}\u201d\u2019\u00bb\u203a\u201c\u2018\u00ab\u300d\u300f\uff09\u3011\u300b\u3009\uff02\uff07" + UNSEEN
)
"""What may stand between a stop and the blank, the bracket escaped. Opening marks too: „so“, »so«."""

OPENERS: Final = (
    "\"'([{`*_-\u2013\u2014\u2022\u00bf\u00a1\u201c\u2018\u201e\u201a\u00ab\u00bb\u2039\u203a\u201d\u2019"
    "\u300c\u300e\uff08\u3010\u300a\u3008"
)
"""What may stand before the first word of a sentence. Closing marks too: ”so”, »so«."""

QUOTES: Final = '"\u201c\u201e\u00ab\u00bb\u2039\u203a\u2018\u201a\u300c\u300e'
"""Marks that open a quotation in some language."""

BEFORE_WORD: Final = "\"'([{\u201c\u2018\u201e\u201a\u00ab\u00bb\u201d\u2039\u203a-\u2013\u2014/*_"
"""What is taken off the front of a word before it is looked up."""

GOES_ON: Final = ".!?,;:\u2026)]}/%&=+"
"""A sentence that is followed by one of these has not ended."""

AFTER_WIDE_QUOTE: Final = "\u3068\u3063\u306a\u306e\u306f\u3092\u304c\u306b\u3082\u3067"
"""Japanese particles; after a closed quotation they carry the sentence on: 「…。」と."""
