"""How a line falls into parts: the signs between them, the words that open them, addresses."""

from __future__ import annotations

from typing import Final

from cleaner.lexicon import Lexicon
from cleaner.patterns import lazy
from cleaner.text import fold

_PARTS: Final = lazy(r"\s*[|\u2022\u00b7\u2219/\u203a\u00bb\u2192\u2014\u2013\t]\s*|\s{2,}|\s-\s")
SEPARATORS: Final = "\u2022\u00b7\u2219\u203a\u00bb\u2192\u2014\u2013"
"""Signs beyond ASCII that part a line into parts."""
ADDRESS: Final = lazy(r"(?:(?<![\w.+-])[\w.+-]{1,64}+)?@(?:[\w-]{1,63}+\.?+){1,6}+")
"""The name that a network knows somebody by, or an address for mail."""
SIGNS: Final = f" \t,;:|-/{SEPARATORS}"
"""What is no part of a name or a date at its ends; "Ada Moor (editor)" may be printed whole."""
EDGE: Final = f"{SIGNS}()[]"
"""The same with brackets: what is around a part of a line."""


def has_separator(line: str) -> bool:
    """Whether anything in the line could part it into parts: a cheap look before the pattern."""
    if "  " in line or " - " in line or "|" in line or "/" in line or "\t" in line:
        return True
    return not line.isascii() and any(map(line.__contains__, SEPARATORS))


def parts_of(line: str, most: int) -> list[str]:
    """The parts between the separators of a line, as they stand; what is beyond so many is one part."""
    return _PARTS.split(line, maxsplit=most)


def without_opener(part: str, folded: str, name: str, lexicon: Lexicon) -> str:
    """The part as printed, without the words that open it, whatever sign parts them from the rest: "By:Ada Moor"."""
    return " ".join(past(part, lexicon.opener(name, folded)).split()).strip(EDGE)


def past(part: str, opener: str) -> str:
    """What stands behind the folded words that open a part."""
    part = part.replace("\uff1a", ":")
    if not opener:
        return part
    ends = (at for at in range(1, len(part) + 1) if not part[at : at + 1].isalnum())
    return part[next((end for end in ends if fold(part[:end]) == opener), 0) :].strip(EDGE)
