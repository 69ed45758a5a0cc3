"""What the attributes of elements do to their text, as in browsers: hide it, show it again, put it on its own lines.

Style sheets of the page are not read. What hides is either firm (nothing inside an element of ``display: none``
shows, whatever it says) or weak: an element inside may be visible again, or have letters of a size again, which is
how newsletters close the gaps between their columns.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final, NamedTuple

HIDERS: Final = frozenset({"hidden", "style", "aria-hidden", "popover"})
"""Attributes that may hide an element, or show it again."""

UNSHOWN: Final = frozenset({"template", "noscript", "dialog"})
"""Elements whose text browsers do not show, but for ``shadowrootmode`` and ``open``."""

SAID: Final = {"invisible": "style", "tiny": "style"}
"""How ways that only the walk tells apart are called in its results."""

_WEAK: Final = frozenset({"", "aria", "noscript", "closed"})
"""Ways of an element inside which another one says more."""

STYLE_CHARS: Final = 2000
"""Characters of a style that are looked at."""
STYLES: Final = 512
"""Styles of which it is kept what they do: those of a page are few, and many elements have the same."""

_HIDES: Final = re.compile(r"(content-)?visibility:(?:hidden|collapse)|font-size:0(?![.\d])")
_SHOWS: Final = re.compile(r"(?<![-\w])display:(?!none)\w")
_SIZES: Final = re.compile(
    r"font-size:(?=[\d.]{0,9}[1-9])[\d.]{1,9}(?:px|pt|rem|vw)|(?<![-\w])font:[^;]{0,99}\d(?:px|pt|rem)"
)
"""A size of its own; one in ``em`` or per cent is a share of nothing."""
_PARTS: Final = re.compile(
    r"(?<![-\w])(?:display:(?:block|flex|flow-root|grid|list-item|table)|position:(?:absolute|fixed))(?![-\w])"
)


class _Effect(NamedTuple):
    """What a style does."""

    hides: str = ""
    """How it hides text (``style``, ``invisible``, ``tiny``), or empty."""
    displays: bool = False
    """Whether it says how to display the element: stronger than ``hidden`` and ``popover``, and it opens dialogs."""
    parts: bool = False
    """Whether it puts an element that would stand within a line on lines of its own. What floats is not meant: a big
    first letter does, and belongs to its word."""
    shows: str = ""
    """What it undoes in an element that is hidden so: ``invisible``, ``tiny``."""


_NO_EFFECT: Final = _Effect()


@lru_cache(maxsize=STYLES)
def _effect(style: str) -> _Effect:
    squeezed = "".join(style.lower().split())
    if "display:none" in squeezed:
        return _Effect("style")
    found = _HIDES.search(squeezed)
    hides = "" if not found else "style" if found[1] else "tiny" if found[0].startswith("font") else "invisible"
    shows = "invisible" if "visibility:visible" in squeezed else "tiny" if _SIZES.search(squeezed) else ""
    return _Effect(hides, bool(_SHOWS.search(squeezed)), bool(_PARTS.search(squeezed)), shows)


def _effect_of(get: Any) -> _Effect:
    style = get("style")
    return _effect(style[:STYLE_CHARS]) if style else _NO_EFFECT


def hidden_by(get: Any) -> str:
    """How attributes hide an element, or an empty string.

    >>> hidden_by({"style": "Display: none"}.get), hidden_by({"hidden": "until-found"}.get)
    ('style', '')
    """
    hides, displays, _, _ = _effect_of(get)
    if hides:
        return hides
    hidden = get("hidden")
    # "until-found" is text that a search in the page opens.
    if hidden is not None and not displays and hidden.lower() != "until-found":
        return "hidden"
    if get("popover") is not None and not displays:
        return "closed"
    return "aria" if get("aria-hidden") == "true" else ""


def hidden_within(outer: str, get: Any) -> str:
    """How an element is hidden that has one of ``HIDERS``, where ``outer`` says how the element around it is.

    >>> hidden_within("aria", {"style": "display:none"}.get), hidden_within("style", {"aria-hidden": "true"}.get)
    ('style', 'style')
    >>> hidden_within(hidden_by({"style": "font-size:0px"}.get), {"style": "font-size:13px"}.get)
    ''
    """
    if outer in _WEAK:
        own = hidden_by(get)
        return outer if outer and own in ("", "aria") else own
    if outer in SAID:
        own = hidden_by(get)
        return own if own not in ("", "aria") else "" if _effect_of(get).shows == outer else outer
    return outer


def unshown(tag: str, get: Any, hidden: str) -> str:
    """How one of ``UNSHOWN`` is hidden; ``hidden`` says how it would be if it were another element.

    The template that is the inside of a custom element (``shadowrootmode``) is shown.
    """
    if tag == "dialog":
        is_open = get("open") is not None or _effect_of(get).displays
        return hidden if is_open or hidden not in _WEAK else "closed"
    if tag == "template":
        return hidden if get("shadowrootmode") in ("open", "closed") else tag
    return tag if hidden in _WEAK else hidden


def inline_effect(outer: str, get: Any) -> str:
    """What attributes do to an element within a line: ``hidden``, ``shown`` in what is not, ``apart`` or nothing.

    Args:
        outer: how the block around it is hidden.
        get: gives its attributes.

    >>> [inline_effect("", {"style": f"display: {way}"}.get) for way in ("none", "block", "table-cell")]
    ['hidden', 'apart', '']
    """
    effect = _effect_of(get)
    if outer in SAID:
        if effect.shows == outer:
            return "shown"
    elif outer not in _WEAK:
        return ""
    elif effect.hides or hidden_by(get) == "hidden":
        return "hidden"
    return "apart" if effect.parts else ""
