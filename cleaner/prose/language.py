"""The language of a text that names none.

The script tells it, or the letters that only one language of a script has; among languages of Latin script the most
frequent words do. Sentences are then split, and looked at, with the lists of that language: a Russian text that is
split with English ones is cut after every "ул." and "т. ч.".
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from typing import Final

from cleaner.language_codes import primary_code
from cleaner.prose.openings import DATA, openings
from cleaner.prose.tokens import tokens

LOOK: Final = 400
"""Words looked at to guess a language."""

LOOK_CHARS: Final = 12 * LOOK
"""Characters in which these words are looked for."""

FUNCTION_SHARE: Final = 0.1
"""Share of function words below which a text is in none of our languages. Prose has 0.25 to 0.45, of Turkish 0.12."""

FUNCTION_LEAD: Final = 2
"""By how many words a language must lead: in a line of ten words one or two are often words of another. Of 1,866
paragraphs of the development sets in five languages, 778 of them English ones of fewer than 120 characters, none is
taken for another language and 586 for none; without a lead 131 were taken for another."""

LOOK_FIRST: Final = 800
"""Characters in which the words of the declared language are looked for first."""

FITS: Final = 0.2
"""Share of its function words from which a declared language is believed without a look at the others: Danish and
Norwegian share most of theirs, but for these two it matters little which lists are taken."""

SIGN_SHARE: Final = 0.002
"""Share of the letters from which the letters of one language tell it: the rarest set, of Belarusian, has 0.01, and a
foreign name among 4,800 characters stays below."""

SIGNS_LEAST: Final = 2
"""Fewest such letters: one may be a name's."""

KANA_SHARE: Final = 0.05
"""Share of kana from which a text in Chinese characters is Japanese; Japanese prose has a half."""

SCRIPTS: Final = {
    "ARMENIAN": "hy", "BENGALI": "bn", "DEVANAGARI": "hi", "ETHIOPIC": "am", "GEORGIAN": "ka", "GREEK": "el",
    "GUJARATI": "gu", "GURMUKHI": "pa", "HANGUL": "ko", "HEBREW": "he", "KANNADA": "kn", "KHMER": "km", "LAO": "lo",
    "MALAYALAM": "ml", "MYANMAR": "my", "SINHALA": "si", "TAMIL": "ta", "TELUGU": "te", "THAI": "th",
}  # fmt: skip
"""Scripts, as Unicode names them, that are as good as a language."""

SIGNS: Final = {
    "ARABIC": (
        ("ur", "\u0679\u0688\u0691\u06ba\u06d2"),
        ("fa", "\u067e\u0686\u0698\u06af\u06cc\u06a9"),
        ("ar", ""),
    ),
    "CYRILLIC": (
        ("kk", "\u04d9\u0493\u049b\u04a3\u04b1\u04bb"),
        ("be", "\u045e"),
        ("mk", "\u0453\u045c\u0455"),
        ("sr", "\u0452\u045b"),
        ("uk", "\u0457\u0454\u0491\u0456"),
        ("ru", "\u044b\u044d\u0451"),
        ("bg", "\u044a"),
        ("ru", ""),
    ),
}
"""Letters that tell the languages of a script apart, the surest first; the last is the language without any."""


def guess_lang(text: str) -> str:
    """The language of a text whose page names none; empty when it is none that we know.

    >>> guess_lang("The ferry to the island sails at dawn and returns in the evening."), guess_lang("Zxq")
    ('en', '')
    >>> guess_lang("Паром на остров уходит на рассвете."), guess_lang("島への船は夜明けに出る。")
    ('ru', 'ja')
    """
    look = text[:LOOK_CHARS]
    if not look.isascii():
        script, letters, sizes = _script(look.lower())
        if script in SCRIPTS:
            return SCRIPTS[script]
        if script in {"CJK", "HIRAGANA", "KATAKANA"}:
            return "ja" if sizes["HIRAGANA"] + sizes["KATAKANA"] >= KANA_SHARE * len(letters) else "zh"
        for code, signs in SIGNS.get(script, ()):
            if not signs or sum(map(letters.count, signs)) >= max(SIGNS_LEAST, SIGN_SHARE * len(letters)):
                return code
    return _by_words(look)


def _script(look: str) -> tuple[str, str, Counter[str]]:
    """The script of most letters, the letters, and how many there are of each script."""
    letters = "".join(filter(str.isalpha, look))
    sizes: Counter[str] = Counter()
    for letter, count in Counter(letters).items():
        sizes[unicodedata.name(letter, "").partition(" ")[0]] += count
    return max(sizes, key=lambda script: (sizes[script], script), default=""), letters, sizes


def _by_words(look: str) -> str:
    words = Counter(word.lower() for word in tokens(look)[:LOOK])
    counts = []
    for code in _listed():
        known = openings(code).function_words & words.keys()
        counts.append((sum(map(words.__getitem__, known)), len(known), code))
    (count, _, code), (second, _, _) = sorted(counts, reverse=True)[:2]
    return code if count - second >= FUNCTION_LEAD and count >= FUNCTION_SHARE * words.total() else ""


def lang_of(declared: str, text: str) -> str:
    """The language of a text whose page declares one, or none: the text's own word where the two differ.

    Templates declare the language of their makers. A language that cannot be guessed is believed.

    >>> text = "Die Fähre zur Insel fährt am Morgen ab und kommt am Abend zurück, und sie ist voll."
    >>> lang_of("en-US", text), lang_of("de-AT", text), lang_of("lb", text), lang_of("", text)
    ('de', 'de-AT', 'lb', 'de')
    """
    own = primary_code(declared)
    if own and (own not in _guessed() or _fits(own, text[:LOOK_FIRST])):
        return declared
    seems = guess_lang(text)
    return seems if seems and seems != own else declared


def _fits(code: str, look: str) -> bool:
    """Whether the first words of a text are plainly of a language: a quick look that spares most pages the others."""
    known = openings(code).function_words
    words = [word.lower() for word in tokens(look)] if known else []
    return sum(word in known for word in words) > FITS * len(words)


@cache
def _listed() -> tuple[str, ...]:
    """The languages that have a file here."""
    return tuple(sorted(path.stem for path in DATA.glob("*.toml")))


@cache
def _guessed() -> frozenset[str]:
    """The languages that ``guess_lang`` can find."""
    by_words = {code for code in _listed() if openings(code).function_words}
    by_signs = {code for languages in SIGNS.values() for code, _ in languages} - {"sr"}  # written in Latin letters too
    return frozenset({*by_words, *by_signs, *SCRIPTS.values(), "ja", "zh"})
