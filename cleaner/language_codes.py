"""Codes of languages: what headers, attributes and data sets call a language, and the code under which we know it.

Pages and HTTP say ``en-US``, data sets ``eng`` or ``arb_Arab``, older programs ``iw``. What is known of a language
stands in files named by its shortest code, ``en``, so every such name is cut here and nowhere else.
"""

from __future__ import annotations

from typing import Final

SHORT: Final = {
    # ISO 639-2: the codes for terms, and where libraries have another, that too.
    "afr": "af", "alb": "sq", "ara": "ar", "arm": "hy", "aze": "az", "baq": "eu", "bel": "be", "ben": "bn", "bos": "bs",
    "bul": "bg", "cat": "ca", "ces": "cs", "chi": "zh", "cym": "cy", "cze": "cs", "dan": "da", "deu": "de", "dut": "nl",
    "ell": "el", "eng": "en", "epo": "eo", "est": "et", "eus": "eu", "fas": "fa", "fil": "tl", "fin": "fi", "fra": "fr",
    "fre": "fr", "geo": "ka", "ger": "de", "gle": "ga", "glg": "gl", "gre": "el", "hbs": "sh", "heb": "he", "hin": "hi",
    "hrv": "hr", "hun": "hu", "hye": "hy", "ice": "is", "ind": "id", "isl": "is", "ita": "it", "jpn": "ja", "kat": "ka",
    "kaz": "kk", "kor": "ko", "lao": "lo", "lat": "la", "lav": "lv", "lit": "lt", "ltz": "lb", "mac": "mk", "may": "ms",
    "mkd": "mk", "msa": "ms", "nld": "nl", "nno": "nn", "nob": "nb", "nor": "no", "per": "fa", "pol": "pl", "por": "pt",
    "ron": "ro", "rum": "ro", "rus": "ru", "slk": "sk", "slo": "sk", "slv": "sl", "spa": "es", "sqi": "sq", "srp": "sr",
    "swe": "sv", "tgl": "tl", "tha": "th", "tur": "tr", "ukr": "uk", "vie": "vi", "wel": "cy", "zho": "zh",
    # ISO 639-3: the one language of a group that texts with the group's code are in; data sets name that.
    "als": "sq", "arb": "ar", "azj": "az", "cmn": "zh", "ekk": "et", "lvs": "lv", "pes": "fa", "zsm": "ms",
    # Codes of before 1989, which Java wrote until lately.
    "in": "id", "iw": "he",
}  # fmt: skip
"""Other codes of the languages that have a file to the code that names it; the rest have no file under any."""

FILES: Final = {"no": "nb"}
"""Languages whose file bears another code than a page that names them: Norwegian is nearly always Bokmål."""


def short_code(named: str) -> str:
    """The code of a language however it is named: without region and script, in lower case, of two letters where known.

    >>> short_code("en-US"), short_code("zho_Hant"), short_code("deu"), short_code("en, fr"), short_code("no")
    ('en', 'zh', 'de', 'en', 'no')
    """
    code = named.strip().replace("_", "-").replace(",", "-").replace(";", "-").partition("-")[0].lower()
    return SHORT.get(code, code)


def primary_code(named: str) -> str:
    """The code by which our files of a language are named.

    >>> primary_code("en-GB"), primary_code("ger"), primary_code("nor"), primary_code("")
    ('en', 'de', 'nb', '')
    """
    code = short_code(named)
    return FILES.get(code, code)
