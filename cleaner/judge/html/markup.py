"""What the place of a block in the markup says about it: elements around it, their names, what else they hold.

Everything is computed once for each block element (a node), parents first, and looked up for each block.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain, repeat
from typing import Any, Final, NamedTuple

_PARTS: Final = re.compile(r"[a-z]{2,}")

AROUND: Final = (
    "nav", "header", "footer", "aside", "main", "article", "section", "form", "table", "list", "quote", "dialog",
    "comment", "content", "menu", "related", "share", "hidden to the eye",
)  # fmt: skip
"""What may stand around a block; a name counts for it as the element of that name does."""

_BY_TAG: Final = {
    "nav": 0, "header": 1, "footer": 2, "aside": 3, "main": 4, "article": 5, "section": 6, "form": 7, "table": 8,
    "ul": 9, "ol": 9, "dl": 9, "blockquote": 10, "dialog": 11, "menu": 14, "button": 7, "select": 7, "label": 7,
}  # fmt: skip
_BY_NAME: Final = {
    "navigation": 0, "nav": 0, "navbar": 0, "header": 1, "banner": 1, "masthead": 1, "footer": 2, "contentinfo": 2,
    "sidebar": 3, "complementary": 3, "aside": 3, "main": 4, "article": 5, "entry": 5, "story": 5, "post": 5,
    "dialog": 11,
    "modal": 11, "popup": 11, "cookie": 11, "consent": 11, "comment": 12, "comments": 12, "respond": 12, "reply": 12,
    "content": 13, "body": 13, "text": 13, "menu": 14, "breadcrumb": 14, "breadcrumbs": 14, "related": 15,
    "recommended": 15, "teaser": 15, "widget": 15, "promo": 15, "share": 16, "social": 16, "newsletter": 16,
    "sr": 17, "offscreen": 17, "visually": 17,
}  # fmt: skip

_NAME_BITS: Final = {name: 1 << bit for name, bit in _BY_NAME.items()}
_NAMES_AROUND: Final = frozenset(_BY_NAME)
_TAG_BITS: Final = {tag: 1 << bit for tag, bit in _BY_TAG.items()}

TAGS: Final = (
    "p", "div", "li", "h1", "h2", "h3", "h4", "td", "tr", "dd", "dt", "pre", "section", "article", "blockquote",
    "button",
    "label", "figcaption", "form", "body",
)  # fmt: skip
"""Elements that are told apart; the others are 0."""
_TAG_NUMBER: Final = {tag: number for number, tag in enumerate(TAGS, 1)} | {"h5": 7, "h6": 7, "th": 8, "option": 16}

MARKUP_NAMES: Final[tuple[str, ...]] = (
    "element", "element around it", "depth", "how it is hidden", *(f"inside {name}" for name in AROUND),
    "weight of its names", "weight of the names around it", "weight of the names two around it",
    "lowest weight of names", "highest weight of names", "sum of weights of names",
    "text in its container", "links in its container", "blocks in its container",
    "text around its container", "links around its container", "blocks around its container",
    "text in the third container", "links in the third container", "prose in the third container",
    "share of the page in its container", "share of the page around it",
    "elements of the same make", "containers of the same make", "text in elements of the same make",
    "inside the text root", "levels from the text root", "share of prose in its container", "place in its container",
    "links in containers of the same make", "prose in containers of the same make",
    "outer containers of the same make", "links in outer containers of the same make",
    "prose in outer containers of the same make",
)  # fmt: skip
"""Names of the numbers that ``markup_table`` returns, for people."""

PROSE_CHARS: Final = 600
"""Characters of one block that count towards the text root, so that one long block does not decide."""

_HIDDEN: Final = {"": 0, "aria": 1, "hidden": 2, "style": 3, "template": 4, "noscript": 5}
MAX_NAMES: Final = 12
"""Parts of names looked up for one element: utility classes come by the dozen."""


def name_parts(names: str) -> list[str]:
    """Names of an element in lower case, then their parts in letters.

    >>> name_parts("post-content wp2")
    ['post-content', 'wp2', 'post', 'content', 'wp']
    """
    spelled = names.lower().split()
    return list(dict.fromkeys([*spelled, *chain.from_iterable(map(_parts_of, spelled))]))[: 4 * MAX_NAMES]


@lru_cache(maxsize=1 << 14)
def _parts_of(name: str) -> tuple[str, ...]:
    """The parts of one name."""
    return tuple(_PARTS.findall(name))


def markup_table(nodes: Sequence[Any], rows: Sequence[Any], sizes: Any, weights: Mapping[str, float]) -> Any:
    """A float32 array: one row a block, one column for each of ``MARKUP_NAMES``.

    Args:
        nodes: block elements with ``parent``, ``tag``, ``names``, parents first.
        rows: one for each block, with ``node`` and ``hidden``.
        sizes: a row a block: its characters, those in links, and whether it reads as prose (1 or 0).
        weights: learned weights of the parts of names; positive speaks for main text.
    """
    import numpy as np

    ups: tuple[int, ...]
    ups, tags, names = zip(*nodes, strict=True) if nodes else ((), (), ())
    parents = np.array([*ups, -1], dtype=np.int64)
    ends = _ends(ups)
    at = np.array([row.node for row in rows], dtype=np.int64)
    size, linked, is_prose = sizes.astype(np.float64).T
    chars, links, blocks, prose = (
        _below(at, part, ends) for part in (size, linked, np.ones(len(rows)), size * is_prose * (at >= 0))
    )
    root = _text_root(parents, at, size, linked, is_prose.astype(bool))
    path = _inherited(nodes, blocks, root, weights)
    tag = np.array([*map(_TAG_NUMBER.get, tags, repeat(0)), 0], dtype=np.float32)
    make = makes(tags, names)
    same = np.bincount(make)[make]
    same_chars = np.bincount(make, chars)[make]
    same_links = np.bincount(make, links)[make] / np.maximum(same_chars, 1)
    same_prose = np.bincount(make, prose)[make] / np.maximum(same_chars, 1)
    same[-1] = same_chars[-1] = same_links[-1] = same_prose[-1] = 0
    filled = np.maximum(chars, 1)
    share = links / filled
    up = parents[at]
    up2 = parents[up]
    up3 = parents[up2]
    inside = (at >= root) & (at < ends[root]) if root >= 0 else False
    columns = [
        tag[at], tag[up], path.depth[at], [_HIDDEN.get(row.hidden, 0) for row in rows],
        *(path.around[at] >> np.arange(len(AROUND))[:, None] & 1),
        path.own[at], path.own[up], path.own[up2], path.low[at], path.high[at], path.total[at],
        np.log1p(chars[up]), share[up], np.log1p(blocks[up]),
        np.log1p(chars[up2]), share[up2], np.log1p(blocks[up2]),
        np.log1p(chars[up3]), share[up3], prose[up3] / filled[up3],
        chars[up] / filled[-1], chars[up2] / filled[-1],
        np.log1p(same[at]), np.log1p(same[up]), np.log1p(same_chars[up] / np.maximum(same[up], 1)),
        inside, (path.depth[root] if root >= 0 else 0) - path.shared[at], prose[up] / filled[up],
        _places(up) / np.maximum(blocks[up], 1),
        same_links[up], same_prose[up], np.log1p(same[up2]), same_links[up2], same_prose[up2],
    ]  # fmt: skip
    table = np.empty((len(rows), len(MARKUP_NAMES)), dtype=np.float32)
    for place, column in enumerate(columns):
        table[:, place] = column
    return table


def makes(tags: Sequence[str], names: Sequence[str]) -> Any:
    """A number for each node, the same for nodes of the same element and names; one more for "no node"."""
    import numpy as np

    known: dict[tuple[str, str], int] = {}
    numbers = [known.setdefault(make, len(known)) for make in zip(tags, names, strict=True)]
    return np.array([*numbers, len(known)])


def _ends(ups: Sequence[int]) -> Any:
    """For each node the place after the last node below it: parents come first, so what is below is one stretch."""
    import numpy as np

    ends = list(range(1, len(ups) + 1))
    for place in range(len(ups) - 1, -1, -1):
        up = ups[place]
        if up >= 0 and ends[place] > ends[up]:
            ends[up] = ends[place]
    return np.array([*ends, len(ups)], dtype=np.int64)


def _below(at: Any, amounts: Any, ends: Any) -> Any:
    """For each node the sum of the amounts of the blocks in and below it; the last entry: the page (float32)."""
    import numpy as np

    inside = at >= 0
    running = np.zeros(len(ends) + 1)
    np.cumsum(np.bincount(at[inside], amounts[inside], minlength=len(ends)), out=running[1:])
    below = running[ends] - running[:-1]
    below[-1] = amounts.sum()
    return below.astype(np.float32)


def _text_root(parents: Any, at: Any, size: Any, linked: Any, is_prose: Any) -> int:
    """The node whose children and grandchildren hold most prose; -1 where there are no nodes."""
    import numpy as np

    if len(parents) == 1:
        return -1
    wanted = is_prose & (at >= 0)
    gain = np.minimum(size[wanted], PROSE_CHARS) * (1 - linked[wanted] / size[wanted])
    up = parents[at[wanted]]
    over = np.where(up >= 0, parents[up], -1)
    both = np.column_stack([up, over]).ravel() % len(parents)
    gains = np.column_stack([gain, np.where(up >= 0, gain / 2, 0)]).ravel()
    return int(np.argmax(np.bincount(both, gains, minlength=len(parents))[:-1]))


def _places(up: Any) -> Any:
    """For each block how many blocks of the same container stand before it."""
    import numpy as np

    order = np.argsort(up, kind="stable")
    grouped = up[order]
    begins = np.searchsorted(grouped, grouped)
    places = np.empty(len(up), dtype=np.int64)
    places[order] = np.arange(len(up)) - begins
    return places


class _Path(NamedTuple):
    """What stands on the way from the page to each node (arrays, one more entry for "no node")."""

    own: Any
    """Weight of the node's own names."""
    around: Any
    """What is around it, in bits."""
    low: Any
    """Lowest weight on its path; ``high`` and ``total`` alike."""
    high: Any
    total: Any
    depth: Any
    shared: Any
    """How deep the part of its path is that leads to the text root too."""


def _inherited(nodes: Sequence[Any], blocks: Any, root: int, weights: Mapping[str, float]) -> _Path:
    """What each node has from those around it; parents come first.

    Nodes without ``blocks`` below them are left out. The entry at the end stands for "no node", so that the
    parent -1 needs no question.
    """
    import numpy as np

    count = len(nodes) + 1
    own, low, high, total = ([0.0] * count for _ in range(4))
    around, depth, shared = ([0] * count for _ in range(3))
    to_root = [False] * count
    step = root
    while step >= 0:
        to_root[step] = True
        step = nodes[step].parent
    read: dict[str, tuple[float, int]] = {"": (0.0, 0)}
    tag_bits = _TAG_BITS.get
    for at in np.flatnonzero(blocks[:-1]).tolist():
        up, tag, names = nodes[at]
        known = read.get(names)
        if known is None:
            known = read[names] = _names(names, weights)
        weight, bits = known
        own[at] = weight
        around[at] = around[up] | bits | tag_bits(tag, 0)
        total[at] = total[up] + weight
        before = low[up]
        low[at] = min(before, weight)
        before = high[up]
        high[at] = max(before, weight)
        level = depth[at] = depth[up] + 1
        shared[at] = level if to_root[at] else shared[up]
    return _Path(*map(np.array, (own, around, low, high, total, depth, shared)))


def _names(names: str, weights: Mapping[str, float]) -> tuple[float, int]:
    """Weight of the names of one element, and what they say stands around its content."""
    parts = name_parts(names)
    bits = 0
    if not _NAMES_AROUND.isdisjoint(parts):
        for part in parts:
            bits |= _NAME_BITS.get(part, 0)
    found = [weights[part] for part in parts if part in weights]
    if len(found) > 1:
        found.sort(key=abs, reverse=True)
        found = found[:3]
    return (sum(found) / len(found) if found else 0.0), bits
