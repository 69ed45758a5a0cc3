"""What the place of a block in the markup says about it: elements around it, their names, what else they hold.

Everything is computed once for each block element (a node), parents first, and looked up for each block.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

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
    low = names.lower()
    return list(dict.fromkeys([*low.split(), *_PARTS.findall(low)]))[: 4 * MAX_NAMES]


def markup_table(
    nodes: Sequence[Any], rows: Sequence[Any], sizes: Sequence[tuple[int, int, bool]], weights: Mapping[str, float]
) -> Any:
    """A float32 array: one row a block, one column for each of ``MARKUP_NAMES``.

    Args:
        nodes: block elements with ``parent``, ``tag``, ``names``, parents first.
        rows: one for each block, with ``node`` and ``hidden``.
        sizes: for each block its characters, those in links, and whether it reads as prose.
        weights: learned weights of the parts of names; positive speaks for main text.
    """
    import numpy as np

    parents = [node.parent for node in nodes]
    sums, root = _subtrees(parents, rows, sizes)
    own, around, low, high, total, depth = _inherited(nodes, sums[2], weights)
    inside, shared = _text_root(parents, depth, root)
    chars, links, blocks, prose = np.array(sums, dtype=np.float32)
    own_, low_, high_, total_ = np.array([own, low, high, total], dtype=np.float32)
    tag = np.array([*(_TAG_NUMBER.get(node.tag, 0) for node in nodes), 0], dtype=np.float32)
    depths = np.array(depth, dtype=np.float32)
    up_of = np.array([*parents, -1])
    make = _makes(nodes)
    same = np.bincount(make)[make]
    same_chars = np.bincount(make, chars)[make]
    same_links = np.bincount(make, links)[make] / np.maximum(same_chars, 1)
    same_prose = np.bincount(make, prose)[make] / np.maximum(same_chars, 1)
    same[-1] = same_chars[-1] = same_links[-1] = same_prose[-1] = 0
    filled = np.maximum(chars, 1)
    share = links / filled
    at = np.array([row.node for row in rows], dtype=np.int64)
    up = up_of[at]
    up2 = up_of[up]
    up3 = up_of[up2]
    met: Counter[int] = Counter()
    place = []
    for node in up.tolist():
        place.append(met[node])
        met[node] += 1
    bits = np.array(around, dtype=np.int64)[at]
    columns = [
        tag[at], tag[up], depths[at], [_HIDDEN.get(row.hidden, 0) for row in rows],
        *(bits >> bit & 1 for bit in range(len(AROUND))),
        own_[at], own_[up], own_[up2], low_[at], high_[at], total_[at],
        np.log1p(chars[up]), share[up], np.log1p(blocks[up]),
        np.log1p(chars[up2]), share[up2], np.log1p(blocks[up2]),
        np.log1p(chars[up3]), share[up3], prose[up3] / filled[up3],
        chars[up] / filled[-1], chars[up2] / filled[-1],
        np.log1p(same[at]), np.log1p(same[up]), np.log1p(same_chars[up] / np.maximum(same[up], 1)),
        np.array(inside)[at], (depth[root] if root >= 0 else 0) - np.array(shared)[at], prose[up] / filled[up],
        np.array(place) / np.maximum(blocks[up], 1),
        same_links[up], same_prose[up], np.log1p(same[up2]), same_links[up2], same_prose[up2],
    ]  # fmt: skip
    return np.column_stack([np.asarray(column, dtype=np.float32) for column in columns])


def _makes(nodes: Sequence[Any]) -> Any:
    """A number for each node, the same for nodes of the same element and names; one more for "no node"."""
    import numpy as np

    known: dict[tuple[str, str], int] = {}
    numbers = [known.setdefault((node.tag, node.names), len(known)) for node in nodes]
    return np.array([*numbers, len(known)])


def _subtrees(
    parents: Sequence[int], rows: Sequence[Any], sizes: Sequence[tuple[int, int, bool]]
) -> tuple[tuple[list[int], list[int], list[int], list[int]], int]:
    """Characters, those in links, blocks and prose below each node (the last entry: the page), and the text root.

    The text root is the node whose children and grandchildren hold most prose.
    """
    count = len(parents)
    chars, links, blocks, prose = ([0] * (count + 1) for _ in range(4))
    direct = [0.0] * (count + 1)
    for row, (size, linked, is_prose) in zip(rows, sizes, strict=True):
        at = row.node
        chars[at] += size
        links[at] += linked
        blocks[at] += 1
        if is_prose and at >= 0:
            prose[at] += size
            gain = min(size, PROSE_CHARS) * (1 - linked / size)
            up = parents[at]
            direct[up] += gain
            if up >= 0:
                direct[parents[up]] += gain / 2
    # Children come after their parents, so going back through the list adds every subtree up.
    for at in range(count - 1, -1, -1):
        if blocks[at]:
            up = parents[at]
            chars[up] += chars[at]
            links[up] += links[at]
            blocks[up] += blocks[at]
            prose[up] += prose[at]
    return (chars, links, blocks, prose), max(range(count), key=direct.__getitem__, default=-1)


def _text_root(parents: Sequence[int], depth: Sequence[int], root: int) -> tuple[list[bool], list[int]]:
    """For each node whether it is inside the text root, and how deep the path to the root is that they share."""
    path = set()
    at = root
    while at >= 0:
        path.add(at)
        at = parents[at]
    inside, shared = [False] * (len(parents) + 1), [0] * (len(parents) + 1)
    for at, up in enumerate(parents):
        inside[at] = at == root or inside[up]
        shared[at] = depth[at] if at in path else shared[up]
    return inside, shared


def _inherited(
    nodes: Sequence[Any], blocks: Sequence[int], weights: Mapping[str, float]
) -> tuple[list[float], list[int], list[float], list[float], list[float], list[int]]:
    """For each node: weight of its names, what is around it, lowest, highest and summed weight on its path, depth.

    Nodes without ``blocks`` below them are left out. One more entry at the end stands for "no node", so that the
    parent -1 needs no question.
    """
    count = len(nodes)
    own, low, high, total = ([0.0] * (count + 1) for _ in range(4))
    around, depth = [0] * (count + 1), [0] * (count + 1)
    read: dict[str, tuple[float, int]] = {"": (0.0, 0)}
    for at, node in enumerate(nodes):
        if not blocks[at]:
            continue
        names = node.names
        if names not in read:
            read[names] = _names(names, weights)
        weight, bits = read[names]
        tag = _BY_TAG.get(node.tag)
        if tag is not None:
            bits |= 1 << tag
        up = node.parent
        own[at] = weight
        around[at] = around[up] | bits
        low[at] = min(low[up], weight)
        high[at] = max(high[up], weight)
        total[at] = total[up] + weight
        depth[at] = depth[up] + 1
    return own, around, low, high, total, depth


def _names(names: str, weights: Mapping[str, float]) -> tuple[float, int]:
    """Weight of the names of one element, and what they say stands around its content."""
    parts = name_parts(names)
    bits = 0
    for part in parts:
        bit = _BY_NAME.get(part)
        if bit is not None:
            bits |= 1 << bit
    found = sorted((weights[part] for part in parts if part in weights), key=abs, reverse=True)[:3]
    return (sum(found) / len(found) if found else 0.0), bits
