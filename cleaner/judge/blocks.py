"""The trained scorer: how likely each block of an HTML page is main text.

Two passes of boosted trees. The first looks at the block, its markup, its neighbours and the extractor's answer; the
second also
at what the first said of the neighbours and of the elements around. Trained on 1,497 pages of seven kinds; the
card is ``data/models/html.md``. Two lanes: ``default`` hears trafilatura, ``fast`` does without.

On a page that reads as an article, trafilatura alone is hard to beat, and the scorer can fail on single pages. So where
it would keep only a small part of what trafilatura found there, trafilatura's answer stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple, Protocol

from cleaner.judge.base import Context
from cleaner.judge.blocks_features import (
    KINDS,
    first_names,
    first_table,
    flag_table,
    keys_around,
    own_table,
    page_row,
    second_table,
)
from cleaner.judge.blocks_model import Lane, load_lane, load_words
from cleaner.judge.extractor import KEPT_SHARE, Markup, Opinion, ask, wants_extractor
from cleaner.model import Page, Rule, Verdict

RULES: Final[tuple[Rule, ...]] = (
    Rule("L601", "scored-as-chrome", "the trained scorer takes it for chrome"),
    Rule("L602", "outside-article", "the extractor leaves it out, and this page reads as an article"),
)

BOUNDS: Final = (0.2, 0.5)
"""Probability of main text from which a block stays, at ``balanced``: the bound that gives the page the highest
expected
word F1, within these limits. On articles it is near .5, on pages where everything is doubtful lower."""

SURE: Final = 0.12
"""Share of that bound below which ``gentle`` removes too."""

DOUBT: Final = (0.2, 0.35)
"""Above the bound: up to the first ``strict`` removes, from the second on the verdict speaks for keeping."""

SETTLED: Final = 0.01
"""First scores below this, or as near to 1, are final: the second pass changed 1 decision in 3,000 of those."""

REASONS: Final = 3
"""Numbers named in the evidence of a verdict."""

GUARD_SHARE: Final = 0.5
"""Share of trafilatura's text below which what the scorer keeps counts as a collapse."""
GUARD_PROSE: Final = 0.6
"""Share of prose in trafilatura's text from which a page reads as an article."""
GUARD_CHARS: Final = 1_000
"""Least prose in it, in characters."""


class Scored(NamedTuple):
    """What the scorer says of a page."""

    main: Any
    """For each block the probability that it is main text (float32 array)."""
    first: Any
    """The same after the first pass."""
    table: Any
    """The table of the first pass."""
    names: tuple[str, ...]
    """Names of its columns."""
    lane: Lane
    """The trees."""
    bound: float
    """Probability from which blocks of this page stay at ``balanced``."""
    guarded: bool
    """Whether trafilatura's answer stands instead."""
    opinion: Opinion | None
    """That answer, if it was asked for."""


class Source(Markup, Protocol):
    """What the scorer asks of the tree that the reader kept."""

    @property
    def nodes(self) -> Sequence[Any]:
        """Block elements with ``parent``, ``tag`` and ``names``, parents first."""
    @property
    def facts(self) -> Any:
        """What the page says about itself: ``types``."""


def judge(page: Page, context: Context) -> Iterator[Verdict]:
    """An opinion on every block: for chrome how sure, for main text a negative weight that speaks for keeping."""
    tree: Source | None = context.source
    if tree is None or not page.blocks or len(tree.rows) != len(page.blocks):
        return
    scored = score(page, tree, fast=not wants_extractor(context))
    if scored is None:
        return
    if scored.guarded and scored.opinion is not None:
        for block, share in zip(page.blocks, scored.opinion.main, strict=True):
            if share < KEPT_SHARE:
                yield Verdict("L602", block.span, 0.9, "trafilatura: not in its answer; the scorer kept too little")
            else:
                yield Verdict("L602", block.span, -0.9, "trafilatura keeps it")
        return
    weights = [weight_of(float(chance), scored.bound) for chance in scored.main]
    spoken = [number for number, weight in enumerate(weights) if weight > 0]
    told = dict(zip(spoken, _evidence(scored, spoken), strict=True))
    for number, (block, weight) in enumerate(zip(page.blocks, weights, strict=True)):
        yield Verdict("L601", block.span, weight, told.get(number, f"main text with {scored.main[number]:.2f}"))


def score(page: Page, tree: Source, *, fast: bool) -> Scored | None:
    """The scorer's numbers for a page, or None when its files are not there."""
    import numpy as np

    opinion = None if fast else ask(page, tree)
    heard = opinion is not None and opinion.asked
    lane = load_lane("default" if heard else "fast")
    if lane is None:
        return None
    learned = load_words()
    own = own_table(page, tree, learned["names"], learned["words"])
    keys = keys_around(tree)
    flags = flag_table(own, opinion, keys[0]) if heard else None
    kinds = lane.kinds.kinds(page_row(own, flags), len(KINDS))
    table = first_table(own, flags, kinds)
    first = lane.first.probabilities(table)
    main = first.copy()
    open_ = np.flatnonzero((first > SETTLED) & (first < 1 - SETTLED))
    if len(open_):
        main[open_] = lane.second.probabilities(second_table(table, first, keys)[open_])
    bound = bound_of(page, main)
    guarded = opinion is not None and heard and is_collapsed(page, main >= bound, opinion)
    return Scored(main, first, table, first_names(flags=heard), lane, bound, guarded, opinion)


def bound_of(page: Page, main: Any) -> float:
    """The probability from which a block of this page should stay: highest expected word F1, within ``BOUNDS``.

    Source: the expected F1 of a set is twice the expected hits over its size and the expected size of the truth.
    """
    import numpy as np

    sizes = np.array([len(page.of(block).split()) for block in page.blocks], dtype=np.float64)
    order = np.argsort(-main, kind="stable")
    hits = np.cumsum((sizes * main)[order])
    taken = np.cumsum(sizes[order])
    best = int(np.argmax(2 * hits / np.maximum(1, taken + hits[-1])))
    return min(max(float(main[order[best]]), BOUNDS[0]), BOUNDS[1])


def weight_of(chance: float, bound: float) -> float:
    """Weight of a verdict for a probability of main text, on a page where blocks stay from ``bound``.

    Straight lines between: 0 is certain chrome, at the bound ``balanced`` begins to remove, 1 is certain main text.

    >>> weight_of(0.0, 0.4), weight_of(0.4, 0.4), weight_of(1.0, 0.4)
    (1.0, 0.8499, -0.95)
    """
    knots = (
        (0.0, 1.0), (SURE * bound, 0.97), (bound, 0.8499), (bound + DOUBT[0], 0.6), (bound + DOUBT[1], 0.0),
        (1.0, -0.95),
    )  # fmt: skip
    for (low, above), (high, below) in pairwise(knots):
        if chance <= high:
            return round(above + (below - above) * (chance - low) / (high - low), 4)
    return knots[-1][1]


def is_collapsed(page: Page, kept: Any, opinion: Opinion) -> bool:
    """Whether an article-like page keeps too little of what trafilatura found. ``kept`` has one truth value a block."""
    extracted = prose = both = 0
    for block, share, stays in zip(page.blocks, opinion.main, kept, strict=True):
        if share >= KEPT_SHARE:
            size = block.span.end - block.span.start
            extracted += size
            if block.kind in ("paragraph", "quote") and block.link_chars < size / 2:
                prose += size
            if stays:
                both += size
    return prose >= GUARD_CHARS and prose >= GUARD_PROSE * extracted and both < GUARD_SHARE * extracted


def _evidence(scored: Scored, numbers: list[int]) -> list[str]:
    """For each of the blocks the numbers that spoke loudest for chrome, in words."""
    import numpy as np

    if not numbers:
        return []
    moved = scored.lane.first.reasons(scored.table[numbers])
    loudest = np.argsort(moved, axis=1, kind="stable")[:, :REASONS]
    told = []
    for place, number in enumerate(numbers):
        reasons = [
            _in_words(scored.names[column], float(scored.table[number, column]))
            for column in loudest[place]
            if moved[place, column] < 0
        ]
        told.append(f"main text with {scored.main[number]:.2f}; {', '.join(reasons) or 'the blocks around it'}")
    return told


_YES_NO: Final = {
    "the extractor keeps it": ("the extractor keeps it", "the extractor leaves it out"),
    "ends as a sentence": ("it ends as a sentence", "it does not end as a sentence"),
    "inside the text root": ("it stands among the prose", "it stands apart from the prose"),
    "begins with a capital": ("it begins with a capital", "it does not begin with a capital"),
}


def _in_words(name: str, value: float) -> str:
    """One number of the table for people.

    >>> _in_words("inside nav", 1.0), _in_words("link share", 0.934), _in_words("the extractor keeps it", 0.0)
    ('inside nav', 'link share 0.93', 'the extractor leaves it out')
    """
    if name in _YES_NO:
        return _YES_NO[name][value < KEPT_SHARE]
    if name.startswith("inside "):
        return name if value else f"not {name}"
    return f"{name} {value:.2g}"
