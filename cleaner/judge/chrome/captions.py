"""Captions and credits of pictures that the text no longer holds; what they look like is told in ``cleaner.captions``.

Annotators differ on them, so they stay at ``gentle`` and ``balanced``, and only ``strict`` drops them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cleaner.captions import is_caption
from cleaner.judge.base import Context
from cleaner.model import Page, Rule, Verdict

_ARTICLE: Final = (
    "The evening ferry to Hallow Island came back empty on Thursday, and nobody at the pier could say why."
)

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "C214",
        "photo-credit",
        "describes or credits a picture",
        fires=(
            f"Ferry Comes Back Empty\n> Photo: Ada Moor / Moor Media\n{_ARTICLE}",
            f"{_ARTICLE}\n> The ferry at the pier on Monday. (Photo by Ada Moor/Getty Images)\n{_ARTICLE}",
        ),
        spares=(
            "> Photo prints of the ferry sold out in an hour.",
            "> The ferry sailed on Monday (and came back).",
            "> Photos by the dozen hang in the hall",
        ),
        status="preview",
    ),
)

CAPTION: Final = 0.7
"""Weight: between ``balanced`` and ``strict``."""

CREDITING: Final = frozenset({"paragraph", "heading", "line"})
"""Kinds of HTML blocks that may credit a picture. What HTML marks as a caption belongs to a picture that is there."""


def judge(page: Page, context: Context) -> Iterator[Verdict]:  # noqa: ARG001 - every judge is asked alike
    """A verdict on every caption: blocks of that kind in plain text, in HTML lines that read as one."""
    for block in page.blocks:
        kind = block.kind
        if kind == "caption" if page.source == "text" else kind in CREDITING and is_caption(page.of(block)):
            yield Verdict("C214", block.span, CAPTION)
