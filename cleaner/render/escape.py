"""Article text as Markdown that reads the same and does nothing.

Written for CommonMark and GitHub and for the older dialects that mail tools use. What not all of them undo
with a backslash (``<``, ``|``, ``~``) goes in as a character reference, which all of them show as the
character. Addresses and ``@names`` become code spans: GitHub links them on sight, and nothing else stops it
everywhere.
"""

from __future__ import annotations

import re
from typing import Final

from cleaner.render.safe import one_line, printable

BREAK: Final = "  \n"
"""A line end that stays: two blanks, which every dialect knows; the backslash is not known to all."""

_SPECIAL: Final = re.compile(r"[\\`*_\[\]{}<>&~]")
_WITH_MATH: Final = re.compile(r"[\\`*_\[\]{}<>&~$]")
_BACKTICKS: Final = re.compile("`+")
_BACKSLASHED: Final = frozenset("\\`*_[]{}")
_REFERENCES: Final = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}

_ADDRESS: Final = re.compile(
    r"(?<![a-zA-Z])(?:https?|ftp)://[^\s<>\"`|\\]*"
    r"|(?<![a-zA-Z])(?:(?:mailto|xmpp):|www\.)[^\s<>\"`|\\]+"
    r"|(?<![\w.+\-])[\w.+\-]++@[\w.+\-@]+"
    r"|(?<![\w.+\-])@\w[\w.+\-@]*",
    re.IGNORECASE,
)
"""What GitHub makes a link of without being asked."""

_AFTER_ADDRESS: Final = ".,;:!?'\")]}*_~"
"""Marks at the end of an address that belong to the sentence."""

_MATH: Final = re.compile(r"\$\S(?:[^$]*\S)?\$(?!\w)|\$[$`]")
"""A pair of dollar signs that GitHub may take for mathematics; ``$5 and $10`` is none."""

_OPENER: Final = re.compile(r"(?P<mark>[#+\-!])|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|$)|(?P<other>[=:|%^])")
"""What means something at the start of a line: headings, items, rules, tables, containers."""


_NUMBER: Final = re.compile(r"^(\d{1,9})\\([.)])")
"""A number at the beginning of a line that was kept from beginning a list."""


def inline(text: str) -> str:
    r"""The text on one line with nothing live in it; its start is safe at the start of a line too.

    >>> print(inline("# [x](javascript:alert(1)) ![i](u) <b>*"))
    \# \[x\](javascript:alert(1)) !\[i\](u) &lt;b&gt;\*
    >>> print(inline("1. See https://a.example, $5 now"))
    1\. See `https://a.example`, $5 now
    """
    return _live_free(one_line(text))


def _live_free(line: str) -> str:
    """One line of what may be printed, with nothing live in it."""
    # Of letters and digits alone nothing is live: texts of one-word lines are nothing else.
    return line if line.isalnum() else _opened(_quoted(line))


def lines(text: str) -> str:
    r"""The same for text whose line ends mean something.

    >>> lines("roses\n- are red")
    'roses  \n\\- are red'
    """
    parts = (" ".join(line.split()) for line in printable(text).split("\n"))
    return BREAK.join([_live_free(part) for part in parts if part])


def heading(text: str) -> str:
    r"""The same after ``#`` marks: one at the end would be dropped, a number at the beginning begins no list.

    >>> print(heading("In C #"), heading("3. A walk"))
    In C \# 3. A walk
    """
    quoted = _NUMBER.sub(r"\1\2", inline(text))
    return f"{quoted[:-1]}\\#" if quoted.endswith("#") and quoted != "\\#" else quoted


def cell(text: str) -> str:
    """The same inside a table."""
    return inline(text).replace("|", "&#124;") or " "


def before_link(escaped: str) -> str:
    r"""Escaped text that a link may follow: an exclamation mark would make a picture of it.

    >>> print(before_link("Look!"), before_link(r"Look\!"), before_link("Look"))
    Look\! Look\! Look
    """
    return f"{escaped[:-1]}\\!" if escaped.endswith("!") and not escaped.endswith("\\!") else escaped


def code(text: str, *, indented: bool, language: str = "") -> str:
    """Code as it is: indented, which every dialect knows, or between fences that it cannot close.

    Args:
        text: the code.
        indented: whether indenting is safe here; below a list item it would continue the item.
        language: the name of its language, of letters, digits and ``+#.-_`` alone, which only a fence can bear.
    """
    shown = printable(text)
    if indented and not language:
        return "\n".join(f"    {line}" if line.strip() else "" for line in shown.expandtabs(4).split("\n"))
    longest = max((len(run) for run in _BACKTICKS.findall(shown)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{shown}\n{fence}"


def _quoted(text: str) -> str:
    parts = []
    done = 0
    special = _WITH_MATH if _MATH.search(text) else _SPECIAL
    for found in _ADDRESS.finditer(text):
        address = found[0].rstrip(_AFTER_ADDRESS)
        if not address:
            continue
        parts += [special.sub(_one, text[done : found.start()]), f"`{address}`"]
        done = found.start() + len(address)
    return "".join([*parts, special.sub(_one, text[done:])])


def _one(found: re.Match[str]) -> str:
    char = found[0]
    return f"\\{char}" if char in _BACKSLASHED else _REFERENCES.get(char) or f"&#{ord(char)};"


def _opened(text: str) -> str:
    found = _OPENER.match(text)
    if not found:
        return text
    if found["mark"]:
        return f"\\{text}"
    if found["number"]:
        return f"{found['number']}\\{found['dot']}{text[found.end() :]}"
    return f"&#{ord(found['other'])};{text[1:]}"
