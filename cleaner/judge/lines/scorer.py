"""The trained scorer for plain text: which lines of a whole-body text are chrome.

Two small networks look at all lines of a page together (``network``): at each line, its neighbours in windows of up
to 25 lines, its place, and what they make of the lines around. They were also taught by texts in which the chrome of
one page stands around the content of another: by site that took one of them from .32 to .39 of the chrome words at
the same loss; two instead of one take .02 more, and fewer pages lose much. Boosted trees see the same of a line,
apart from what is made of the lines around, and have a quarter of the say: .015 more of the chrome words. On a page
of few lines that is nearly all there is, and trees alone take less time. Texts that an extractor has already cleaned
lose nothing to it (``origin``): there it has nothing to gain. Where a text may be a whole page after all, it only
speaks for lines (``defence``).

What a score is worth as a weight was set by loss of content on development pages, by site: see
``data/models/text-lines.md``. The same score weighs less on a page with little content, because there each
line lost is a larger part of it.
"""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from operator import mul
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cleaner.judge.base import Context
from cleaner.judge.line_table import Line
from cleaner.judge.lines import trees
from cleaner.judge.lines.columns import Arithmetic, Arrays, Lists
from cleaner.judge.lines.company import settled
from cleaner.judge.lines.features import FAR, NAMES, Numbers
from cleaner.judge.lines.own import Known
from cleaner.judge.lines.voices import SPARED_KINDS, made, voices
from cleaner.lexicon import DATA, Lexicon
from cleaner.model import Page, Verdict
from cleaner.model_file import UNIT, read
from cleaner.options import THRESHOLDS, UNSURE
from cleaner.scarcity import load_arrays

if TYPE_CHECKING:
    from cleaner.judge.network import Codes, Network

MODEL: Final = os.path.join(DATA, "models", "text-lines.json")
NETWORKS: Final = os.path.join(DATA, "models", "text-network.json.gz")
"""A file of its own, because small pages do without: reading it costs more than scoring them."""

MAX_CHARS: Final = 2000
"""Only this much of a line is looked at; no chrome is longer."""

NUMPY_LINES: Final = 600
"""Lines scored in this process from which numpy is worth its import (90 ms): plain Python takes 0.15 ms a line more."""

NUMPY_AGAIN: Final = 25
"""Lines of a page from which numpy is faster once it has been imported."""


class Scorer(NamedTuple):
    """The trees, the networks and what a score is worth."""

    forest: trees.Forest
    """The trees."""
    networks: Callable[[], Sequence[Network]]
    """Gives the networks, when they are asked for."""
    knots: tuple[tuple[float, float], ...]
    """Log-odds and the weight it gets, both rising; between two knots the line that joins them."""
    pull: float
    """How much the logarithm of the page's content counts where the scorer is not sure ..."""
    pull_sure: float
    """... and where it is, see ``SURE``; in between in proportion."""
    doubt: float
    """How much it counts that the scorer wavers over the page's content."""

    def weight(self, odds: float) -> float:
        """The weight of a log-odds, 0 below all knots."""
        below, weight = self.knots[0]
        if odds < below:
            return 0.0
        for above, heavier in self.knots[1:]:
            if odds <= above:
                return weight + (heavier - weight) * (odds - below) / (above - below)
            below, weight = above, heavier
        return weight


@cache
def scorer() -> Scorer:
    """The trained scorer.

    Raises:
        LexiconError: its file is missing or malformed.
    """
    return read(MODEL, _scorer)


def _scorer(content: dict[str, Any]) -> Scorer:
    knots = tuple((float(odds), float(weight)) for odds, weight in content["knots"])
    forest = trees.parse(content["forest"])
    if forest.unit != UNIT:
        raise ValueError(f"scores in parts of {forest.unit}, not {UNIT}")
    return Scorer(forest, shipped_networks, knots, content["pull"], content["pull_sure"], content["doubt"])


@cache
def shipped_networks() -> tuple[Network, ...]:
    """The trained networks, which share their inputs.

    Raises:
        LexiconError: its file is missing or malformed.
    """
    from cleaner.judge.network_file import parse

    return read(NETWORKS, parse)


MOST_WITHOUT_PROSE: Final = 0.84
"""Most weight on a page without one line of prose (a poem, a list, a shop): only ``strict`` acts there. Out of fold
such pages lost twice as much content as the others and held a thousandth of the chrome words that went."""


def verdicts(page: Page, context: Context, whole_body: float, code: str, *, speaks: bool) -> Iterator[Verdict]:
    """Verdicts on lines that look like chrome, the lightest only worth a look, and for lines that read like content.

    Args:
        page: a page of plain text that was found to be a whole body, or may be one.
        context: for the phrases of the lexicon.
        whole_body: the detector's log-odds.
        code: code of the rule that speaks.
        speaks: whether there are verdicts for lines too.
    """
    seen = look_at(page, context, whole_body)
    model = scorer()
    lightest = model.knots[0][0]
    weights = [0.0 if odds < lightest else model.weight(odds) for odds in seen.odds]
    if min(weights) >= THRESHOLDS["strict"]:
        return  # nothing would stay
    most = 1.0 if seen.prose else MOST_WITHOUT_PROSE
    for block, weight, marks in zip(page.blocks, weights, seen.marks, strict=True):
        if weight >= UNSURE and block.kind not in SPARED_KINDS:
            yield made((code, block.span, round(min(weight, most), 4), evidence(marks), None, ()))
    if speaks:
        yield from voices(page, seen.odds, context.options.level, code)


def look_at(page: Page, context: Context, whole_body: float) -> Seen:
    """What the shipped scorer finds out about a page; see ``verdicts`` for the arguments."""
    table = context.table
    known = None
    if table is not None:
        known = table.known = table.known or Known(context.lexicon, table)
    lines = list(map(_plain, context.look(page).lines))
    certain = context.options.level == "gentle"
    return look(lines, context.lexicon, whole_body, arithmetic_for(len(lines)), scorer(), known, certain=certain)


def _plain(line: Line) -> str:
    """As much of a line as is looked at, blanks folded."""
    if line.plain is None:
        line.plain = fold_line(line.text[:MAX_CHARS])
    return line.plain


def fold_line(line: str) -> str:
    """The line with every stretch of blanks as one; a line of nothing else becomes a dash."""
    # Most lines are so already; only the blank itself counts as printable. They stay the strings that others know.
    if line.isprintable() and "  " not in line and line.strip() == line != "":
        return line
    return " ".join(line.split()) or "-"


_scored: Final = [0]


def arithmetic_for(size: int) -> Arithmetic:
    """The faster arithmetic for a page of so many lines, after those that were scored before.

    Which one it is has no influence on any result.
    """
    _scored[0] += size
    if size < NUMPY_AGAIN or ("numpy" not in sys.modules and _scored[0] < NUMPY_LINES):
        return Lists()
    return _arrays()


@cache
def _arrays() -> Arithmetic:
    try:
        load_arrays()
    except MemoryError:
        return Lists()
    return Arrays()


class Seen(NamedTuple):
    """What the scorer found out about the lines of a page."""

    odds: list[float]
    """Log-odds of chrome, with what the page and the lines around add to them."""
    marks: list[int]
    """Which of ``BOUNDS`` hold, as bits."""
    prose: bool
    """Whether there is a line of prose."""


EVEN: Final = 1000
"""Probabilities are whole thousandths, so that sums of them are exact."""
USUAL_CONTENT: Final = 300
"""Words of content on a page whose scores are taken as they are."""
LEAST_CONTENT: Final = 5
"""A page never counts as having fewer words of content."""
MOST_WORDS: Final = 200
"""A line never counts as more words of content."""


NETWORK_LINES: Final = 64
"""Lines of a page from which the networks are asked; on shorter ones the trees' windows see nearly all that it would.
With them two pages of 50 lines, each cleaned as one process, cost 9.0 and 8.6 times a bare interpreter, without 6.4
and 6.1; seven is aimed at. Of 552 whole bodies 27 are shorter; by site .0002 of the chrome words hang on them."""

LINES_AT_ONCE: Final = 4096
"""Lines whose features are held in memory together: 4 MB."""


def look(
    lines: Sequence[str],
    lexicon: Lexicon,
    whole_body: float,
    arithmetic: Arithmetic,
    model: Scorer,
    known: Known | None = None,
    *,
    certain: bool = False,
) -> Seen:
    """Log odds of the lines; see ``features.features`` for the arguments.

    Where nothing is to go that is not nearly certain, the network that is less sure of a line is heard, not the mean of
    both: by site, of the chrome words of 550 whole pages at .04 % loss of the scorer alone .19 instead of .11, of 1,437
    whole pages .27 instead of .22. At the loss of ``balanced`` the mean is better.
    """
    numbers = Numbers(lines, whole_body, arithmetic, Known(lexicon) if known is None else known)
    scores: list[int] = []
    networks = model.networks() if len(lines) >= NETWORK_LINES else ()
    codes: list[Codes] = []
    words: list[int] = []
    listed: list[int] = []
    introducing: list[int] = []
    marks: list[int] = []
    prose = False
    for first in range(0, len(lines), LINES_AT_ONCE):
        columns = numbers.between(first, min(first + LINES_AT_ONCE, len(lines)))
        named = dict(zip(NAMES, columns, strict=True))
        scores += model.forest.scores([named[name] for name in model.forest.features])
        if networks:
            codes.append(networks[0].codes([named[name] for name in networks[0].inputs]))
        words += arithmetic.whole(arithmetic.cap(named["words"], MOST_WORDS))
        listed += arithmetic.whole(named["listed"])
        introducing += arithmetic.whole(named["colon_end"])
        holding = [arithmetic.between(named[name], low, high) for name, low, high in BOUNDS]
        marks += arithmetic.whole(arithmetic.total([(1 << place, holds) for place, holds in enumerate(holding)]))
        prose = prose or 1 in arithmetic.whole(named["prose"])
    if networks:
        from cleaner.judge.network import least_scores, mean_scores

        scores = both(scores, (least_scores if certain else mean_scores)(networks, codes))
    return Seen(settled(shifted(scores, words, model), listed, introducing), marks, prose)


NETWORK_SAY: Final = 3
"""Parts of a score that the networks give, to one of the trees: between the shares of .15 and .3 that were best on two
folds. Without the trees .015 fewer of the chrome words go at the same loss (card)."""


def both(of_trees: Sequence[int], of_network: Sequence[int]) -> list[int]:
    """The scores: what the trees give and ``NETWORK_SAY`` parts of what the network gives, cut to whole parts."""
    return [(one + NETWORK_SAY * other) // (1 + NETWORK_SAY) for one, other in zip(of_trees, of_network, strict=True)]


SURE: Final = 4.0
"""Log odds from which the scorer counts as sure, about where ``balanced`` acts."""


def shifted(scores: Sequence[int], counts: Sequence[int], model: Scorer) -> list[float]:
    """The log odds that scores stand for on their page.

    A line lost is a larger part of a page with little content, the more so where lines are taken only when the scorer
    is sure; and on a page on which it wavers over much of what it takes for content, it is wrong more often than it
    says.

    Args:
        scores: of the lines of a page.
        counts: their words, each capped at ``MOST_WORDS``.
        model: says how much each counts.
    """
    chances = per_mille(scores)
    contents = [words * (EVEN - chance) for words, chance in zip(counts, chances, strict=True)]
    content = sum(contents)
    wavers: int = sum(map(mul, contents, chances))
    size = math.log(max(content / EVEN, LEAST_CONTENT) / USUAL_CONTENT)
    shift = model.pull * size - model.doubt * wavers / max(content * EVEN, 1)
    more = (model.pull_sure - model.pull) * size / SURE
    odds = [score / UNIT + shift for score in scores]
    return [odd + more * min(odd, SURE) if odd > 0 else odd for odd in odds]


class _PerMille(dict[int, int]):
    """Score to the probability that it stands for, in thousandths; filled as scores are met, a few thousand."""

    def __missing__(self, score: int) -> int:
        """Work it out."""
        found = self[score] = round(EVEN / (1 + math.exp(-max(-30.0, min(30.0, score / UNIT)))))
        return found


_PER_MILLE: Final = _PerMille()


def per_mille(scores: Sequence[int]) -> list[int]:
    """The probabilities that scores stand for, in thousandths."""
    return list(map(_PER_MILLE.__getitem__, scores))


# --- reasons ----------------------------------------------------------------------------------------------

MOST_REASONS: Final = 4

_ANY: Final = 1e9
REASONS: Final[tuple[tuple[str, tuple[tuple[str, float, float], ...]], ...]] = (
    ("the same words twice", (("doubled", 1, 1),)),
    ("a chrome phrase", (("ruled", 1, 1),)),
    ("above the first prose", (("above_prose", FAR + 1, _ANY),)),
    ("below the last prose", (("below_prose", FAR + 1, _ANY),)),
    ("among short lines", (("words[-8,-1]", 0, 5), ("words[1,8]", 0, 5))),
    ("among chrome phrases", (("ruled[-8,-1]", 0.12, 1),)),
    ("among chrome phrases", (("ruled[1,8]", 0.12, 1),)),
    ("on the page more than once", (("copies", 2, _ANY),)),
    ("short", (("words", 0, 4),)),
    ("none of its words in the page's prose", (("known", 0, 0),)),
    ("an item of a list", (("listed", 1, 1),)),
    ("every word capitalised", (("capitals", 0.99, 1), ("words", 2, _ANY))),
    ("no end mark", (("ends", 0, 0),)),
    ("mostly digits", (("digits", 0.4, 1),)),
)
"""Reasons in words and the bounds of the features that must hold, strongest first: by how much likelier each is on a
chrome line of the development texts than on one of content, from 25 times for the first to 1.6 for the last. They
tell what a person would see, not how a score came about."""

BOUNDS: Final = tuple(sorted({bound for _, bounds in REASONS for bound in bounds}))
"""All bounds that the reasons ask for."""
_NEEDED: Final = tuple((words, sum(1 << BOUNDS.index(bound) for bound in bounds)) for words, bounds in REASONS)


@cache
def evidence(marks: int) -> str:
    """The strongest reasons in words, strongest first, from the bounds that hold."""
    told = dict.fromkeys(words for words, needed in _NEEDED if marks & needed == needed)
    return ", ".join(list(told)[:MOST_REASONS])
