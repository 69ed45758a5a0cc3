"""Which heading is the page's title, and what the page is called.

What a page calls itself in its head is written for search results and links: a third of the titles end in the name of
the site, and many say it in other words than the page. So the heading is heard first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cleaner.model import Kind
from cleaner.patterns import lazy
from cleaner.read.metadata import Facts
from cleaner.text import fold

TITLE_SHARE: Final = 0.5
"""Share of the page's title that a heading below the first level must hold to be it."""

_SIGN: Final = lazy(r"\s[|\u2013\u2014\u00b7\u2022\u00bb-]\s")
"""What parts a title from the name of its site."""


def title_place(texts: Sequence[str], kinds: Sequence[Kind], paths: Sequence[str], facts: Facts) -> int:
    """Place of the heading that the page's title holds, -1 for none; on a page without a title, of its only main one.

    The first one of the first level, unless the title begins otherwise and holds a longer heading: on many blogs the
    first level is the name of the site, and the title a heading of the second or third. On 39 of 749 development pages
    that names a title where there was none or the name of the site, 37 times the one that people named. A heading that
    is all that stands before the name of the site is it whatever its length (7 more of 1,497, 6 as people named them);
    not one that is the name of the site, which some titles begin with.
    """
    mains = _mains(kinds, paths)
    title, site = facts.title or "", _site(facts)
    wanted, lead = fold(title), fold(_SIGN.split(title, maxsplit=1)[0])
    if not wanted:
        return mains[0] if len(mains) == 1 else -1

    def said(place: int) -> str:
        return fold(texts[place]) or texts[place]  # what is signs alone folds to nothing, which every title holds

    best = next((place for place in mains if said(place) in wanted), -1)
    known = said(best) if best >= 0 else ""
    if known and wanted.startswith(known):
        return best
    size = max(len(known), int(TITLE_SHARE * len(wanted)))
    for place, kind in enumerate(kinds):
        folded = said(place) if kind == "heading" else ""
        if (len(folded) > size and folded in wanted) or (folded and folded == lead not in (known, site)):
            best, size, known = place, len(folded), folded
    return best


def _mains(kinds: Sequence[Kind], paths: Sequence[str]) -> list[int]:
    """Places of the headings of the first level."""
    return [place for place, kind in enumerate(kinds) if kind == "heading" and "/h1" in paths[place]]


def title_of(
    texts: Sequence[str], kinds: Sequence[Kind], paths: Sequence[str], titled: int, facts: Facts
) -> str | None:
    """What the page is called: its title's heading, or else what its head says, without the name of the site behind it.

    An only main heading counts too where the head names most of its words. On the 1,497 development pages this is the
    title that people wrote down on 1,165, what the head says on 672 (trafilatura 2.3.1: 767). A name of the site before
    the title stays: 14 of them have it, most with a slogan behind it.

    Args:
        texts: the blocks.
        kinds: what they are.
        paths: where they stand.
        titled: place of the title's heading among them, -1 for none.
        facts: what the page says about itself.
    """
    named = facts.title or ""
    if titled < 0:
        mains = _mains(kinds, paths)
        if len(mains) == 1 and _share(texts[mains[0]], named) >= TITLE_SHARE:
            titled = mains[0]
    if titled >= 0:
        return " ".join(texts[titled].split())
    site = _site(facts)
    signs = list(_SIGN.finditer(named)) if site else []
    if signs and fold(named[signs[-1].end() :]) == site:
        return named[: signs[-1].start()].rstrip() or named
    return facts.title


def _site(facts: Facts) -> str:
    """The name of the site, folded, or ''."""
    return fold(dict(facts.meta).get("site", ""))


def _share(heading: str, title: str) -> float:
    """The share of a heading's words that the title has."""
    words = set(fold(heading).split(" "))
    return len(words & set(fold(title).split(" "))) / len(words)
