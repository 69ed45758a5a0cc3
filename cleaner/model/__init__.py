"""The nouns: what flows between the stages, frozen and documented field by field.

Units, everywhere in this package: offsets are code points, half open, into ``Page.text``; weights are in
[-1, 1] and negative weights argue for keeping; scores are in [0, 1]; durations are seconds; sizes are named
by their unit (``link_chars``, ``FALLBACK_WORDS``).

The cheap laws are checked where a broken one cannot pass: conservation when a ``Cleaned`` is made, the verbatim
law when a digest is made.

The nouns of digests are loaded when one is first asked for, because making twelve data classes costs more than
cleaning a small page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cleaner.model.cleaning import Cleaned, Removal, Rule, Verdict, explain_lines, replay
from cleaner.model.page import PROSE_KINDS, SCHEMA, Block, Kind, Link, Meta, Page, Span

if TYPE_CHECKING:
    from cleaner.model.digests import ArticleDigest, Digest, Echo, Pick, Sentence, Source

__all__ = [
    "PROSE_KINDS", "SCHEMA", "ArticleDigest", "Block", "Cleaned", "Digest", "Echo", "Kind", "Link", "Meta", "Page",
    "Pick", "Removal", "Rule", "Sentence", "Source", "Span", "Verdict", "explain_lines", "replay",
]  # fmt: skip

_OF_DIGESTS: Final = frozenset({"ArticleDigest", "Digest", "Echo", "Pick", "Sentence", "Source"})


def __getattr__(name: str) -> Any:
    """The nouns of digests, when one is asked for: cleaning alone does without them."""
    if name in _OF_DIGESTS:
        from cleaner.model import digests

        return getattr(digests, name)
    raise AttributeError(f"module 'cleaner.model' has no attribute {name!r}")
