"""The elements beside a heading: those behind it up to the second paragraph, and a few before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from cleaner.patterns import lazy

PROSE_CHARS: Final = 140
"""Code points of text from which an element or a block is taken for a paragraph."""

MAX_PROSE: Final = 2
MAX_ELEMENTS: Final = 150
"""Paragraphs and elements behind the heading after which nothing is looked at."""

LEVELS_ABOVE: Final = 3
ELEMENTS_ABOVE: Final = 30
"""Elements around the heading before which is looked, and elements before each of them."""

_OTHERS: Final = lazy(
    r"(?:^|[\s_-])(?:comment|related|recommend|review|sidebar|footer|testimonial|carousel|slider|latest|popular|"
    r"trending|repl(?:y|ies)|teaser)",
    re.IGNORECASE,
)
"""Class names of what holds other articles or readers' words."""

_SKIPPED: Final = frozenset("nav footer form script style svg select noscript template iframe".split())


def beside(heading: Any) -> Iterator[Any]:
    """The elements behind a heading, then those before it, without those that hold other things."""
    yield from _below(heading)
    yield from _above(heading)


def _below(element: Any) -> Iterator[Any]:
    """Elements behind this one in document order, up to the second paragraph, without those that hold other things."""
    from lxml import etree

    count = prose = 0
    here = element
    while here is not None and here.tag not in ("body", "html"):
        for sibling in here.itersiblings(etree.Element):
            events = etree.iterwalk(sibling, events=("start",))
            for _, inner in events:
                count += 1
                if not isinstance(inner.tag, str) or inner.tag in _SKIPPED or _is_others(inner):
                    events.skip_subtree()
                    continue
                text = inner.text
                if text and len(text) >= PROSE_CHARS and len(" ".join(text.split())) >= PROSE_CHARS:
                    prose += 1
                if count > MAX_ELEMENTS or prose >= MAX_PROSE:
                    return
                yield inner
        here = here.getparent()


def _above(element: Any) -> Iterator[Any]:
    """Elements before this one, in those around it."""
    from lxml import etree

    here = element
    for _ in range(LEVELS_ABOVE):
        if here is None or here.tag in ("body", "html"):
            return
        for sibling in islice(here.itersiblings(etree.Element, preceding=True), ELEMENTS_ABOVE):
            if sibling.tag in _SKIPPED or _is_others(sibling):
                continue
            inner = list(islice(sibling.iter(etree.Element), ELEMENTS_ABOVE + 1))
            if len(inner) <= ELEMENTS_ABOVE:
                yield from inner
        here = here.getparent()


def _is_others(element: Any) -> bool:
    """Whether an element holds other articles or readers' words, by its class."""
    names = element.get("class")
    return bool(names and _OTHERS.search(names))
