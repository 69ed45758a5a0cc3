"""The characters that matter to a sentence, as the inside of a regular-expression class or as a plain string."""

from __future__ import annotations

from typing import Final

STOPS: Final = ".!?\u2026\u203c\u203d\u2047\u2048\u2049\uff0e"
"""Marks that end a sentence when a blank follows."""

WIDE: Final = (
    "\u3002\uff01\uff1f\uff61"  # Chinese, Japanese
    "\u061f\u06d4"  # Arabic question mark, Urdu full stop
    "\u0964\u0965"  # danda of Devanagari and its neighbours
    "\u0589"  # Armenian
    "\u1362\u1367\u1368"  # Ethiopic
    "\u104a\u104b\u17d4\u17d5"  # Burmese, Khmer
    "\u0f0d\u0f0e"  # Tibetan shad
    "\u1803\u1809"  # Mongolian
    "\u037e"  # Greek question mark (most texts have the semicolon)
)
"""Marks that end a sentence whether or not a blank follows."""

UNSEEN: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
"""Characters without width; scraped text has them after stops."""

CLOSERS: Final = f"\"'\u201d\u2019\u00bb\u203a)\\]}}\u300d\u300f\uff09\u3011\u300b\u3009\uff02\uff07*_\u201c\u2018\u00ab{UNSEEN}"
"""What may stand between a stop and the blank. Opening marks too: \u201eso\u201c and \u00bbso\u00ab close with them."""

OPENERS: Final = "\"'([{\u201c\u2018\u201e\u201a\u00ab\u00bb\u2039\u203a\u00bf\u00a1`*_\u300c\u300e\uff08\u3010\u300a\u3008\u201d\u2019-\u2013\u2014\u2022"
"""What may stand before the first word of a sentence. Closing marks too, for \u201dso\u201d and \u00bbso\u00ab."""

BEFORE_WORD: Final = "\"'([{\u201c\u2018\u201e\u201a\u00ab\u00bb\u201d\u2039\u203a-\u2013\u2014/*_"
"""What is taken off the front of a word before it is looked up."""

GOES_ON: Final = ".!?,;:\u2026)]}\u00bb/%&=+"
"""A sentence that is followed by one of these has not ended."""

AFTER_WIDE_QUOTE: Final = "\u3068\u3063\u306a\u306e\u306f\u3092\u304c\u306b\u3082\u3067"
"""Japanese particles; after a closed quotation they carry the sentence on: \u300c\u2026\u3002\u300d\u3068."""
