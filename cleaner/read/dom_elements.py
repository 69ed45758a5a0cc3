"""What elements of HTML mean for blocks: which are silent, which stand within a line, what others say of their text."""

from __future__ import annotations

import re
from typing import Any, Final

from cleaner.model import Kind

SILENT: Final = frozenset(
    "script style head title meta link base iframe object applet param audio video canvas area desc "
    "noembed noframes svg datalist col colgroup input img picture hr annotation annotation-xml meter progress".split()
)
"""Elements without text of their own that a reader sees. ``hr``, ``img``, ``picture`` and ``svg`` are looked at before
they are skipped. ``embed``, ``wbr``, ``source`` and ``track`` are not among them: libxml2 does not know that they have
no content and puts into them what comes after."""

INLINE: Final = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rb rp rt ruby s samp "
    "small span strike strong sub sup time tt u var slot nobr blink wbr source track embed".split()
)
"""Elements that do not interrupt a line."""

EMPTY: Final = frozenset({"embed", "source", "track", "wbr"})
"""Those of them in which nothing stands but what the parser puts there: their attributes are not about it."""

MATH: Final = frozenset(
    "math maction menclose merror mfenced mfrac mi mlabeledtr mmultiscripts mn mo mover mpadded mphantom mprescripts "
    "mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics".split()
)
"""Elements of formulas, which stand within a line too."""

_BROKEN_OUT: Final = frozenset(
    "b big blockquote br center code dd div dl dt em h1 h2 h3 h4 h5 h6 hr i img li menu nobr ol p pre ruby s small "
    "span strike strong sub sup table tt u ul var".split()
)
"""Elements at which HTML ends a picture (``svg``) that somebody forgot to end."""

BOLD: Final = frozenset({"b", "strong"})
HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6".split())

ROLE: Final[dict[str, str]] = {
    "li": "item", "dt": "item", "dd": "item", "blockquote": "quote", "pre": "code", "listing": "code", "xmp": "code",
    "figcaption": "caption", "caption": "caption", "tr": "row",
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "table": "", "ul": "", "ol": "", "dl": "", "nav": "", "article": "", "section": "", "aside": "", "form": "",
    "button": "label", "select": "label", "summary": "",
}  # fmt: skip
"""What an element says about the blocks inside it; elements not named here say nothing new."""

KIND: Final[dict[str, Kind]] = {
    "heading": "heading", "code": "code", "caption": "caption", "label": "line",
}  # fmt: skip
"""Kind of every block that stands in an element of a role; elsewhere its text decides."""

_BLOCKS: Final = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li listing main "
    "menu nav noscript ol optgroup option p plaintext pre search section select summary table tbody td template "
    "textarea tfoot th thead tr ul xmp".split()
)
"""Elements that stand on lines of their own."""

LINK, BOLD_TYPE, SPAN, NOTHING, FORMULA, LINE, SKIP, BLOCK, STRANGE = range(9)
"""What the walk does at an element. Those before ``LINE`` go on with the line; ``STRANGE`` may do so (``in_line``)."""

ACTS: Final = {
    **dict.fromkeys(INLINE, NOTHING), **dict.fromkeys(MATH, FORMULA), **dict.fromkeys(SILENT, SKIP),
    **dict.fromkeys(BOLD, BOLD_TYPE), **dict.fromkeys(_BLOCKS, BLOCK), "a": LINK, "span": SPAN, "br": LINE,
}  # fmt: skip
"""What is done at an element by name; the others are strange."""


_SET_OFF: Final = frozenset(
    "mfrac mlabeledtr mmultiscripts mover mroot mspace msub msubsup msup mtable mtext mtr munder munderover".split()
)
"""Parts of formulas that stand above, below or beside their neighbours, or whose own parts do."""


def is_set_off(element: Any) -> bool:
    """Whether a part of a formula is no part of the word before it: one over two must not read 12."""
    before = element.getprevious()
    return before is not None and not _SET_OFF.isdisjoint((element.tag, before.tag, element.getparent().tag))


def holds_html(picture: Any) -> bool:
    """Whether there is HTML in a picture (``svg``), which then is none, or shows it as part of it."""
    for element in picture.iter():  # noqa: SIM110 - any() takes twice as long, and pages have hundreds
        if element.tag in _BROKEN_OUT:
            return True
    return False


def holds_caption(picture: Any) -> bool:
    """Whether there is text in a ``picture``. One within another is only asked about where that holds some."""
    if next(picture.iterancestors("picture"), None) is not None:
        return True
    return not all(map(str.isspace, picture.itertext()))


CELLS: Final = frozenset({"td", "th"})

NOTED: Final = {
    "colspan": CELLS, "rowspan": CELLS,
    "start": frozenset({"ol"}), "reversed": frozenset({"ol"}), "value": frozenset({"li"}),
    **dict.fromkeys(("data-lang", "data-language"), frozenset({"pre", "div", "figure"})),
}  # fmt: skip
"""Attributes that say where a cell stands, how an item is numbered and in which language code is written, with the
elements that they mean this for."""
LEVEL: Final = "aria-level"
"""The attribute that says how high a heading stands that is one by its role."""
CODE_LINES: Final = frozenset({"div", "li", "ol", "p", "ul"})
"""Elements that within code do no more than part lines."""

FORMS: Final = {
    "heading": "h2", "row": "tr", "cell": "td", "gridcell": "td", "columnheader": "th", "rowheader": "th",
    "table": "table", "grid": "table", "treegrid": "table",
}  # fmt: skip
"""What an element is read as because of its role, where its own name does not say. Source: WAI-ARIA 1.2."""


def form_of(tag: str, role: str) -> str:
    """The name of the element that an element stands for.

    >>> form_of("div", "row"), form_of("h4", "heading"), form_of("div", "main")
    ('tr', 'h4', 'div')
    """
    return tag if tag in HEADINGS else FORMS.get(role, tag)


def whole_number(value: str) -> int | None:
    """The number at the start of an attribute, as HTML reads it; None where there is none.

    >>> whole_number(" -3"), whole_number("2nd"), whole_number("two")
    (-3, 2, None)
    """
    found = _WHOLE.match(value.lstrip())
    return int(found[0]) if found else None


_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,9}")
