"""The trained scorer: how likely each block of an HTML page is main text.

Boosted trees look at the block, its markup, its neighbours, the kind of page, and the extractor's answer; a small
network looks at all blocks of the page together, and both are mixed. Trained on 1,488 pages of seven kinds; the card
is ``data/models/html.md``. Two lanes: ``fast`` does without trafilatura; ``default`` hears it too, on pages where the
fast lane is not sure of itself. Pages in other languages than English have trees of their own, for both lanes, and no
network: they learned from 390 such pages too, most of them German, and trafilatura only gates them.

On a page that looks like an article, or where both agree on most of the page, trafilatura is hard to beat. So there a
block that it leaves out needs a higher score to stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, Final, NamedTuple, Protocol

from cleaner.judge.base import Context
from cleaner.judge.html.bare import BARE, UNSHOWN, spared, unshown
from cleaner.judge.html.evidence import chrome_names, evidence
from cleaner.judge.html.extractor import KEPT_SHARE, Markup, Opinion, ask, wants_extractor
from cleaner.judge.html.features import (
    KINDS,
    first_names,
    first_table,
    flag_table,
    keys_around,
    own_table,
    page_row,
)
from cleaner.judge.html.model import Lane, load_lane, load_networks, load_words
from cleaner.judge.html.outline import Nodes
from cleaner.judge.html.tables import rows_of_kept_tables
from cleaner.judge.network import UNIT, Network, mean_scores
from cleaner.language_codes import primary_code
from cleaner.model import Page, Rule, Verdict
from cleaner.tells import tells

RULES: Final[tuple[Rule, ...]] = (Rule("L601", "scored-as-chrome", "the trained scorer takes it for chrome"),)

BOUNDS: Final = (0.2, 0.5)
"""Probability of main text from which a block stays, at ``balanced``: the bound that gives the page the highest
expected word F1, within these limits. On articles it is near .5, on pages where everything is doubtful lower."""

NETWORK_SAY: Final = 0.6
NETWORK_SAY_ON_FORUMS: Final = 0.1
"""The network's share of the log odds, to the trees' rest, and the same on a page that is surely a forum. By folds
half for every page loses .0016 over all pages and .006 on forums, where the network alone is .02 worse than the
trees."""

SURE: Final = 0.12
"""Share of that bound below which ``gentle`` removes too."""

DOUBT: Final = (0.2, 0.35)
"""Above the bound: up to the first ``strict`` removes, from the second on the verdict speaks for keeping."""

KNOTS: Final = (1.0, 0.97, 0.8499, 0.6, 0.0, -0.95)
"""Weights at probability 0, at ``SURE`` of the bound, at the bound, at both of ``DOUBT``, and at 1."""

ARTICLE: Final = 0.75
"""Probability from which a page counts as an article. By folds .35 loses .007 on forums and .017 on lists, which
look like articles at times."""

GATE: Final = 0.65
"""Bound on an article, and on any page in another language than ``TAUGHT``, for blocks that trafilatura leaves out. By
folds .6 gains .0005 and costs .0009 of the snippets of 466 pages, most of them German."""

AGREED: Final = 0.5
AGREED_WORDS: Final = 200
"""Word F1 between what the scorer keeps and what trafilatura keeps, and words in the latter's answer, from which any
page is gated. By folds +.001 over all pages, +.001 on articles, +.008 on products; .6 does the same, without the least
number of words service pages lose .003."""

MISSED: Final = 0.02
"""Share of the words in paragraphs that the fast lane keeps, below which trafilatura's answer has missed the article
and is not heard. Where a class around the article says "comment" or "sidebar" it drops that and answers with the menu:
of 93 short articles in 33 languages set so, 74 lost text. Of 265 development pages that ask it 10 are below, and score
.632 without it and .636 with it; at .1 it is worth hearing (25 pages, one of them 1.00 with it and .16 without)."""

TITLE: Final = 0.1
"""The same for the heading that is the page's title. The people who marked the training pages left most titles out, but
readers want them: by folds this bound costs .0002 over all pages, .0005 on articles; keeping every title .001 and
.002."""

TITLE_AGAINST: Final = 0.96
"""Highest weight against that heading: ``gentle`` keeps it always, for no reader calls the title chrome. At
``balanced`` the scorer takes it on 215 of 371 development pages whose title is a heading."""

TAUGHT: Final = ("", "en")
"""Languages of the training pages, and none named; on others trafilatura is always asked, thoroughly, and gates."""

LOOK: Final = (50, 400)
LOOK_CHARS: Final = 4800
ENGLISH_SHARE: Final = 0.03
"""Words of prose that are looked at for English, at least and about at most, characters of one block, and the share of
function words below which there is none. English prose has .22; of 1,447 training pages 0.8 % are below, catalogues of
names, and lose nothing by it."""

SETTLED: Final = 0.95
"""Expected word F1 of the fast lane's choice from which trafilatura is not asked. By folds it is asked on .30 of the
pages; .96 asks on .33 of them and .97 on .38, and both gain .0001; asking on all that may be of these kinds (.75)
gains .0005, .0008 on articles."""

ASKED_KINDS: Final = ("article", "forum", "product", "listing")
ASKED_SHARE: Final = 0.3
"""Kinds of pages where trafilatura's answer helps by folds, and the probability from which a page may be one: listings
have .721 with it, .714 without. On collections and service pages the fast lane does as well without it."""


class Scored(NamedTuple):
    """What the scorer says of a page."""

    main: Any
    """For each block the probability that it is main text (float32 array)."""
    table: Any
    """The table of the first pass."""
    names: tuple[str, ...]
    """Names of its columns."""
    lane: Lane
    """The trees."""
    bounds: Any
    """For each block the probability from which it stays at ``balanced`` (float32 array)."""
    kinds: Any
    """Probabilities of ``KINDS`` for the page (float32 array)."""
    said: Any | None
    """For each block what the networks say, as log odds (float64 array); None where they are not asked."""


class Source(Markup, Protocol):
    """What the scorer asks of the tree that the reader kept."""

    @property
    def nodes(self) -> Nodes:
        """Block elements, parents first."""

    @property
    def facts(self) -> Any:
        """What the page says about itself: ``types``."""


def judge(page: Page, context: Context) -> Iterator[Verdict]:
    """An opinion on every block: for chrome how sure, for main text a negative weight that speaks for keeping.

    None on text from the page's data: it was taken because the page shows no other.
    """
    tree: Source | None = context.source
    if tree is None or not page.blocks or len(tree.rows) != len(page.blocks):
        return
    scored = score(page, tree, fast=not wants_extractor(context))
    if scored is None:
        return
    weights = weights_of(scored.main, scored.bounds)
    at = tree.rows.node
    seen = [number for number, node in enumerate(at) if node >= 0]
    for number in spared(page, tree.nodes, at, seen):
        weights[number] = min(weights[number], BARE)
    for number in rows_of_kept_tables(page, tree.nodes, at, weights):
        weights[number] = min(weights[number], BARE)
    for number in seen:
        if page.blocks[number].kind == "title":
            weights[number] = min(weights[number], TITLE_AGAINST)
    for number in unshown(page, tree.nodes, at, tree.rows.hidden, seen):
        weights[number] = max(weights[number], 0.0)
        yield Verdict("H302", page.blocks[number].span, UNSHOWN, "hidden, and nothing on the page can show it")
    spoken = [number for number in seen if weights[number] > 0]
    for number in seen:
        if weights[number] <= 0:  # speaks for keeping: nobody reads why
            yield _new_verdict(("L601", page.blocks[number].span, weights[number], "", None, ()))
    named = chrome_names(tree.nodes, load_words()["names"], [at[number] for number in spoken])
    told = evidence(scored.lane, scored.table, scored.names, scored.main, spoken, named)
    for number, why in zip(spoken, told, strict=True):
        yield _new_verdict(("L601", page.blocks[number].span, weights[number], why, None, ()))


_new_verdict: Final = partial(tuple.__new__, Verdict)
"""Made of a tuple: there is one for every block of a page, and a call with named fields costs half as much again."""


def score(page: Page, tree: Source, *, fast: bool) -> Scored | None:
    """The scorer's numbers for a page, or None when its files are not there."""
    import numpy as np

    look = _Look(page)
    lane = (load_lane("foreign") if look.foreign else None) or load_lane("fast")
    if lane is None:
        return None
    learned = load_words()
    own = own_table(page, tree, learned["names"], learned["words"])
    scored = _scored(look, own, None, lane, networks=() if look.foreign else load_networks())
    heard = None if fast or look.is_settled(scored.main, scored.kinds, scored.bounds) else load_lane("default")
    opinion = ask(page, tree, thorough=look.foreign) if heard is not None else None
    if heard is None or opinion is None or not opinion.asked or _is_missed(look, scored, opinion):
        return scored
    if not look.foreign:
        scored = _scored(look, own, flag_table(own, opinion, keys_around(tree)), heard, said=scored.said)
    left_out = np.array(opinion.main) < KEPT_SHARE
    if not left_out.all() and look.is_gated(scored.kinds, scored.main >= scored.bounds, ~left_out):
        scored.bounds[left_out & ~is_title(page)] = GATE
    return scored


def _is_missed(look: _Look, scored: Scored, opinion: Opinion) -> bool:
    """Whether the extractor's answer holds next to nothing of the paragraphs that the fast lane keeps."""
    import numpy as np

    told = np.array([block.kind == "paragraph" and not block.link_chars for block in look.page.blocks], dtype=bool)
    sizes, kept = look.sizes, (scored.main >= scored.bounds) & told
    return bool(sizes[kept & (np.array(opinion.main) >= KEPT_SHARE)].sum() < MISSED * sizes[kept].sum())


def _scored(
    look: _Look, own: Any, flags: Any | None, lane: Lane, *, networks: tuple[Network, ...] = (), said: Any | None = None
) -> Scored:
    """What one lane says of a page.

    Args:
        look: the page.
        own: its blocks' own columns.
        flags: those of trafilatura's opinion, None in the fast lane.
        lane: the lane's trees.
        networks: those that are asked, which see the table of the fast lane.
        said: what they said there, for the other lane.
    """
    import numpy as np

    kinds = lane.kinds.kinds(page_row(own, flags), len(KINDS))
    table = first_table(own, flags, kinds)
    odds = lane.first.log_odds(table)
    if networks:
        said = np.array(mean_scores(networks, [networks[0].codes(table.T)])) / UNIT
    if said is not None:
        share = network_say(kinds)
        odds = ((1 - share) * odds + share * said).astype(np.float32)
    main = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    return Scored(main, table, first_names(flags=flags is not None), lane, look.bounds_of(main), kinds, said)


def network_say(kinds: Any) -> float:
    """The network's share of the log odds on a page with these probabilities of ``KINDS``."""
    return NETWORK_SAY + (NETWORK_SAY_ON_FORUMS - NETWORK_SAY) * float(kinds[KINDS.index("forum")])


class _Look:
    """What the bounds ask of a page, found out once: each lane asks again."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.foreign = is_foreign(page)
        """Whether it is in another language than the scorer learned from."""
        self.sizes = _sizes(page)
        """Words of each block (float64 array)."""

    def is_settled(self, main: Any, kinds: Any, bounds: Any) -> bool:
        """See ``is_settled``; ``bounds`` are those of ``main``."""
        if self.foreign:
            return False
        if max(kinds[KINDS.index(kind)] for kind in ASKED_KINDS) < ASKED_SHARE:
            return True
        sizes, kept = self.sizes, main >= bounds
        hits, taken, wanted = (sizes * main)[kept].sum(), sizes[kept].sum(), (sizes * main).sum()
        return bool(2 * hits >= SETTLED * max(1.0, taken + wanted))

    def is_gated(self, kinds: Any, kept: Any, extracted: Any) -> bool:
        """See ``is_gated``."""
        if self.foreign or kinds[KINDS.index("article")] > ARTICLE:
            return True
        sizes = self.sizes
        one, other = sizes[kept].sum(), sizes[extracted].sum()
        return bool(other > AGREED_WORDS and 2 * sizes[kept & extracted].sum() > AGREED * (one + other))

    def bounds_of(self, main: Any) -> Any:
        """See ``bounds_of``."""
        import numpy as np

        bounds = np.full(len(main), self._bound_of(main), dtype=np.float32)
        bounds[is_title(self.page)] = TITLE
        return bounds

    def _bound_of(self, main: Any) -> float:
        """The probability from which a block of this page should stay: highest expected word F1, within ``BOUNDS``.

        Source: the expected F1 of a set is twice the expected hits over its size and the expected size of the truth.
        """
        import numpy as np

        sizes = self.sizes
        order = np.argsort(-main, kind="stable")
        hits = np.cumsum((sizes * main)[order])
        taken = np.cumsum(sizes[order])
        best = int(np.argmax(2 * hits / np.maximum(1, taken + hits[-1])))
        return min(max(float(main[order[best]]), BOUNDS[0]), BOUNDS[1])


def is_settled(page: Page, main: Any, kinds: Any) -> bool:
    """Whether trafilatura need not be asked about a page: the fast lane is sure of it, or it is of another kind.

    ``main`` and ``kinds`` are what the fast lane says.
    """
    look = _Look(page)
    return look.is_settled(main, kinds, look.bounds_of(main))


def is_gated(page: Page, kinds: Any, kept: Any, extracted: Any) -> bool:
    """Whether blocks that trafilatura leaves out must pass ``GATE``.

    So it is on articles, in languages that the scorer did not learn, and where the two agree on most of the page.

    Args:
        page: the page.
        kinds: probabilities of ``KINDS``.
        kept: for each block whether the scorer keeps it (bool array).
        extracted: for each block whether trafilatura keeps it (bool array).
    """
    return _Look(page).is_gated(kinds, kept, extracted)


def is_foreign(page: Page) -> bool:
    """Whether a page is in another language than the scorer learned from: it says so, or its prose has no English."""
    if primary_code(page.lang) not in TAUGHT:
        return True
    words: list[str] = []
    for block in page.blocks:
        if block.kind in ("paragraph", "quote"):
            words += page.of(block)[:LOOK_CHARS].lower().split()
            if len(words) >= LOOK[1]:
                break
    return len(words) >= LOOK[0] and sum(map(tells("english").__contains__, words)) < ENGLISH_SHARE * len(words)


def bounds_of(page: Page, main: Any) -> Any:
    """For each block the probability from which it stays (float32 array): the page's own, a low one for its title."""
    return _Look(page).bounds_of(main)


def is_title(page: Page) -> Any:
    """For each block whether it is the page's title (bool array); trafilatura often leaves that to the metadata."""
    import numpy as np

    return np.array([block.kind == "title" for block in page.blocks], dtype=bool)


def _sizes(page: Page) -> Any:
    """Words of each block (float64 array)."""
    import numpy as np

    text = page.text
    return np.array(
        [
            # Blanks stand between words one by one, but in code and beside empty cells.
            len(text[start:end].split())
            if kind in ("code", "row")
            else 1 + text.count(" ", start, end) + text.count("\n", start, end) + text.count("\t", start, end)
            for _, (start, end), kind, _, _ in page.blocks
        ],
        dtype=np.float64,
    )


def weights_of(chances: Any, bounds: Any) -> list[float]:
    """Weights of verdicts for probabilities of main text, where blocks stay from ``bounds``.

    Straight lines between: 0 is certain chrome, at the bound ``balanced`` begins to remove, 1 is certain main text.

    >>> weights_of([0.0, 0.4, 1.0], [0.4, 0.4, 0.4])
    [1.0, 0.8499, -0.95]
    """
    import numpy as np

    chance, bound = np.asarray(chances, dtype=np.float64), np.asarray(bounds, dtype=np.float64)
    start, full = np.zeros_like(bound), np.ones_like(bound)
    ends = np.array([start, SURE * bound, bound, bound + DOUBT[0], bound + DOUBT[1], full])
    line = (chance > ends[1:-1]).sum(axis=0)
    each = np.arange(len(chance))
    low, high = ends[line, each], ends[line + 1, each]
    knots = np.array(KNOTS)
    above, below = knots[line], knots[line + 1]
    return [round(weight, 4) for weight in (above + (below - above) * (chance - low) / (high - low)).tolist()]
