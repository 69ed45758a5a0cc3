"""Texts made of several pages: the chrome of one stands around the content of another.

A page's own chrome always stands around its own content, and with a thousand pages a model learns such companies by heart.
A graft has what comes before the content from one page, the content from a second and what comes after it from a third,
sometimes with a piece cut out of one of them; the labels come along. All three are pages of the same fold of sites, so that
cross-validation by site stays honest. By site, on two folds, 4 draws of them (and two other converters, ``conversions``) took the network from
.33 to .41 of the chrome words at the same loss of content, where a wider network gained nothing.
"""

from __future__ import annotations

import numpy as np

EDGE = 0.01
"""Share of a page's content words that may lie outside what counts as its content: gold texts have strays."""
OTHERS = 0.7
"""How often an end is that of another page."""
CUT = 0.35
"""How often a part loses a piece ..."""
OF_CONTENT, OF_CHROME = (0.2, 0.7), (0.2, 0.9)
"""... of this share of its lines, at least and at most."""
THINNED = 0.5
"""How often chrome is missing all over the page, as after a first cleaning: what is cleaned is looked at again until nothing
more goes, and a network that never met such pages took whole lists of recipes the second time."""
LEAST_LINES = 10
"""Fewer are no page."""
CONTENT = 0


def parted(row):
    """Lines with their labels before the content of a page, of it, and after it."""
    labels = np.asarray(row["labels"])
    words = np.where(labels == CONTENT, row["words"], 0).cumsum()
    first, last = (int(np.searchsorted(words, share)) for share in (EDGE * words[-1] + 0.5, (1 - EDGE) * words[-1]))
    both = list(zip(row["lines"], map(int, labels), strict=True))
    return both[:first], both[first : last + 1], both[last + 1 :]


def grafts(rows, seed):
    """One graft around the content of each of these texts that has any, in their order; all of one fold."""
    chance = np.random.RandomState(seed)
    rows = [row for row in rows if (np.asarray(row["labels"]) == CONTENT).any()]
    parts = list(map(parted, rows))
    heads, tails = chance.permutation(len(parts)), chance.permutation(len(parts))
    for place, row in enumerate(rows):
        head = parts[heads[place] if chance.rand() < OTHERS else place][0]
        tail = parts[tails[place] if chance.rand() < OTHERS else place][2]
        content, head, tail = (
            _cut(part, *share, chance) if chance.rand() < CUT else part
            for part, share in ((parts[place][1], OF_CONTENT), (head, OF_CHROME), (tail, OF_CHROME))
        )
        both = head + content + tail
        if chance.rand() < THINNED:
            both = _thinned(both, chance)
        if len(both) >= LEAST_LINES and any(label == CONTENT for _, label in both):
            yield {"id": row["id"], "domain": row["domain"], "fold": row["fold"], "source": "graft",
                   "lines": [line for line, _ in both], "labels": [label for _, label in both]}  # fmt: skip


def _thinned(both, chance):
    """Lines of which a share of the chrome is gone, in whole runs and one by one."""
    share = chance.rand()
    left, goes = [], False
    for place, (line, label) in enumerate(both):
        if label == CONTENT:
            left.append((line, label))
            continue
        if place == 0 or both[place - 1][1] == CONTENT:  # a run begins
            goes = chance.rand() < share / 2
        if not goes and chance.rand() >= share:
            left.append((line, label))
    return left


def _cut(part, least, most, chance):
    """The part without a stretch of it."""
    if len(part) < 4:
        return part
    size = int(len(part) * chance.uniform(least, most))
    start = chance.randint(0, len(part) - size + 1)
    return part[:start] + part[start + size :]
