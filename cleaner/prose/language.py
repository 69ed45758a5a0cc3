"""The language of a text that names none."""

from __future__ import annotations

from typing import Final

from cleaner.prose.openings import DATA, openings
from cleaner.prose.tokens import tokens

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
