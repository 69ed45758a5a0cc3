"""Captions: lines that describe or credit a picture which the text no longer holds.

A credit opens with the words for it in any language ("Photo: Ada Moor", "Foto von Ada Moor") or ends with whom it came
through ("Ada Moor/Reuters"); a caption is a credit, or a description that ends in one ("The hall on Monday. Photo: Ada
Moor", "The hall on Monday (AP Photo/Ada Moor)"). A description without any credit reads like prose and is taken for it.

Readers give such blocks a kind of their own, so that no digest quotes them and Markdown makes no heading of them.
``balanced`` keeps them: annotators differ on captions. ``strict`` drops them (rule C214). On the whole bodies of the
development texts 230 blocks of 58 pages are captions by this: annotators took 221 for chrome, 7 for content.
"""

from __future__ import annotations

from typing import Final

from cleaner import lexicon
from cleaner.tells import tells
from cleaner.text import fold

MOST_CHARS: Final = 400
"""Longest caption that is looked at, in code points: of those of newspapers few are longer than two sentences."""
OPENED_WORDS: Final = 25
"""Longest line that an opening such as "Photo:" makes a caption, in words: it may describe before it credits."""
CREDIT_WORDS: Final = 12
"""Longest credit at the end of a description, in words: "(Photo by Ada Moor/Moor Media via Getty Images)"."""
NAME_WORDS: Final = 6
"""Longest name of a photographer or an agency, in words."""
OPENER_WORDS: Final = 6
"""Longest opening of a credit, in words."""

FIRST_CHARS: Final = 40
"""As much of a line as is looked at for its first word."""

_LIST: Final = "photo-credit"
_AGENCIES: Final = "picture-agencies"
_BRACKETS: Final = {")": "(", "]": "["}
_SEPARATORS: Final = (". ", "! ", "? ", " | ", " \u2013 ", " \u2014 ", " - ", "\u00a9")
"""What may stand between a description and its credit; the sign of rights is part of the credit."""
_COLONS: Final = ":\uff1a="
"""What follows the opening words; Korean papers write an equals sign."""
_JOINTS: Final = frozenset(("&", "for", "via"))
"""Beside the small words of names, what may stand between a photographer and an agency."""


def is_caption(line: str) -> bool:
    """Whether a line is a credit, or a description of a picture that ends in one.

    >>> is_caption("Photo: Ada Moor / Moor Media"), is_caption("The hall on Monday. Photo: Ada Moor")
    (True, True)
    >>> is_caption("The hall on Monday (AP Photo/Ada Moor)"), is_caption("Photo prints of the hall sold out.")
    (True, False)
    """
    if len(line) > MOST_CHARS or not _may_credit(line):
        return False
    return _is_opened(line, OPENED_WORDS) or _is_credit(line) or _ends_in_credit(line)


def _may_credit(line: str) -> bool:
    """Whether a line has any mark of a credit: nearly all lines have none, and need no other look."""
    # Spelled out, because every line is asked.
    if ":" in line or "/" in line or "\u00a9" in line or "\uff1a" in line or "=" in line:
        return True
    if line[-1:] in _BRACKETS or " via " in line:
        return True
    return line[:FIRST_CHARS].partition(" ")[0].lower() in lexicon.load().words.reach(_LIST, _AGENCIES)


def _is_opened(line: str, most: int) -> bool:
    """Whether the words for a credit and a colon open the line, and something follows."""
    places = [place for place in map(line.find, _COLONS) if place > 0]
    if not places:
        return False
    at = min(places)
    head, rest = line[:at], line[at + 1 :]
    if not rest.strip() or head.count(" ") >= OPENER_WORDS or len(line.split()) > most:
        return False
    return fold(head) in lexicon.load().words.get(_LIST, lexicon.NO_WORDS)


def _is_credit(part: str) -> bool:
    """Whether all of a line, or of what stands behind a description, is a credit."""
    part = part.strip()
    if part[:1] in _BRACKETS.values() and part[-1:] in _BRACKETS:
        part = part[1:-1].strip()
    signed = part[:1] == "\u00a9"
    part = part.lstrip("\u00a9 ").rstrip(" .")
    words = part.split()
    if not words or len(words) > CREDIT_WORDS:
        return False
    if _is_opened(part, CREDIT_WORDS):
        return True
    known = lexicon.load()
    folded = fold(part)
    phrase = known.whole.get(folded)
    agencies = known.words.get(_AGENCIES, lexicon.NO_WORDS)
    if (phrase is not None and phrase[0] == _LIST) or (signed and (_is_name(words) or folded in agencies)):
        return True
    opener = known.opener(_LIST, folded)
    opened = len(opener.split())
    if opened > 1 and part[:1].isupper() and _is_name(words[opened:]):
        return True
    source = part.rpartition("/")[2] if "/" in part else part.rpartition(" via ")[2]
    if source == part or fold(source) not in agencies or known.opener("byline", folded):
        return False
    return _is_name(part[: len(part) - len(source)].replace("/", " ").split()[opened:])


def _is_name(words: list[str]) -> bool:
    """Whether words look like names: few, with capitals but for particles, without digits."""
    small = tells("name-particles") | _JOINTS
    named = [word.lstrip("(\u201c\"'") for word in words if word not in small]
    if not named or len(words) > NAME_WORDS:
        return False
    return all(word[:1].isupper() and not any(map(str.isdigit, word)) and word[-1] != ":" for word in named)


def _ends_in_credit(line: str) -> bool:
    """Whether a credit ends the line: in brackets, or behind a sentence, a dash or the sign of rights."""
    body = line.rstrip(" .")
    opening = _BRACKETS.get(body[-1:])
    if opening:
        at = body.rfind(opening)
        return at > 0 and _is_credit(body[at:])
    for mark in _SEPARATORS:
        before, found, after = body.rpartition(mark)
        if found and before.strip() and _is_credit("\u00a9" + after if mark == "\u00a9" else after):
            return True
    return False
