"""End tags that libxml2 passes over because a ``div`` inside is still open, though HTML ends there what they name.

    <header><button><div>Menu<div></button></div></header><main>...

libxml2 ends a ``div`` for nobody but another one and for tables: here the whole page would be part of the button. In
HTML such an end tag ends all that is open inside. So the ends that are missing are written into the source, which is
parsed again. It is so on 61 of 1,497 pages: 52,500 words of 24 of them stood in a ``header`` that has ended in
browsers, 23,900 of 15 in a ``nav``, 11,100 of 5 in a ``button``; 425 do since. It costs a page 0.2 ms on average.
Source: HTML standard, sections 13.2.4.2 (scopes) and 13.2.6.4.7 (the rules for "in body").
"""

from __future__ import annotations

from typing import Any, Final

from cleaner.read.dom_scan import MAX_OPEN, TOKEN

ENDED: Final = frozenset(
    "address article aside blockquote button center dd details dialog dir dl dt fieldset figcaption figure footer "
    "h1 h2 h3 h4 h5 h6 header hgroup li listing main menu nav ol pre search section summary ul".split()
)
"""Elements that their end tag ends whatever is open inside. A form is none: what is open in it goes on behind it."""
_PART: Final = "div"
_CELLS: Final = frozenset({"caption", "td", "th"})
_WALLS: Final = _CELLS | {"applet", "marquee", "object", "table", "template"}
"""Elements out of which no end tag reaches, but their own."""
_LISTS: Final = frozenset({"ol", "ul"})
"""Those out of which the end of an item does not reach either."""
_GOES_ON: Final = {"li": frozenset({"li"}), "dd": frozenset({"dd", "dt"}), "dt": frozenset({"dd", "dt"})}
"""Elements that begin where one of these ends, with nothing but ``_BY_THE_WAY`` open inside."""
_BY_THE_WAY: Final = frozenset({"address", "div"})
_TRACKED: Final = ENDED | _WALLS | {_PART}

_BEFORE_SLASH: Final = ("", " ", "\n", "\t", "\r", '"', "'")
"""What may stand before the slash of ``<div/>``; behind anything else it is part of a value."""

_MISMATCH: Final = "Opening and ending tag mismatch: "
"""How libxml2 says that it passes over an end tag; its name follows."""
_MOST_NOTED: Final = 100
"""Faults of a page that libxml2 notes; what follows them is unknown. Of 375 development pages the most have 46."""


def has_lost_ends(root: Any) -> bool:
    """Whether the parser passed over the end tag of one of ``ENDED``, or may have, after more faults than it notes.

    It notes two faults a page: soon asked.
    """
    parser = root.getroottree().parser
    noted = () if parser is None else parser.error_log
    return len(noted) >= _MOST_NOTED or any(
        entry.message.startswith(_MISMATCH) and entry.message[len(_MISMATCH) :].partition(" ")[0] in ENDED
        for entry in noted
    )


def with_lost_ends(source: str) -> str:
    """The source with the ends of all ``div`` written before an end tag that ends them with what is around them.

    >>> with_lost_ends("<nav><ul><li><div>One</ul></nav><p>Two")
    '<nav><ul><li><div>One</div></ul></nav><p>Two'
    >>> with_lost_ends("<nav><table><tr><td><div>One</nav></table>")
    '<nav><table><tr><td><div>One</nav></table>'
    """
    parts: list[str] = []
    open_names: list[str] = []
    last = 0
    for found in TOKEN.finditer(source):
        if found[3] is None:
            continue
        name = found[3].lower()
        if name not in _TRACKED:
            continue
        if found[2]:
            place = _ended_by(name, open_names)
            if place is None:
                continue
        elif found[4][-1:] == "/" and found[4][-2:-1] in _BEFORE_SLASH:  # the parser takes it for an empty one
            continue
        else:
            place = _ended_before(name, open_names)
        left = open_names[place:].count(_PART) if name in ENDED else 0
        if left:
            parts += (source[last : found.start()], f"</{_PART}>" * left)
            last = found.start()
        del open_names[place:]
        if not found[2]:
            open_names.append(name)
            if len(open_names) > MAX_OPEN:
                return source
    parts.append(source[last:])
    return "".join(parts)


def _ended_by(name: str, open_names: list[str]) -> int | None:
    """The place of what an end tag ends, everything behind it included; None where it ends nothing."""
    if name not in open_names:
        return None
    for place in range(len(open_names) - 1, -1, -1):
        other = open_names[place]
        if other == name:
            return place
        if other == "template" or (other in _WALLS and name not in _WALLS) or (name == "li" and other in _LISTS):
            return None
    return None


def _ended_before(name: str, open_names: list[str]) -> int:
    """The place of what a start tag ends, everything behind it included; behind the last one where it ends nothing."""
    if name in _CELLS:
        for place in range(len(open_names) - 1, -1, -1):
            if open_names[place] in ("table", "template"):
                return place + 1
    elif name in _GOES_ON:
        for place in range(len(open_names) - 1, -1, -1):
            if open_names[place] in _GOES_ON[name]:
                return place
            if open_names[place] not in _BY_THE_WAY:
                break
    return len(open_names)
