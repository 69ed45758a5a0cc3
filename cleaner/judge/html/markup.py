"""What the place of a block in the markup says about it: elements around it, their names, what else they hold.

Everything is computed once for each block element (a node), parents first, and looked up for each block.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple

from cleaner.judge.html.outline import Outline

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

REMEMBERED: Final = 1024
"""Names of elements whose reading is remembered: a page asks twice, to score and to say why."""


class Said(NamedTuple):
    """What the names of one element say of its content."""

    weight: float = 0.0
    """Mean learned weight of the three parts that say most; positive speaks for main text."""
    around: int = 0
    """What they say stands around the content, in bits; see ``AROUND``."""
    against: tuple[float, str] = (0.0, "")
    """The lowest weight of a part below 0, and that part."""


_SILENT: Final = Said()
"""What an element without names says."""


def name_parts(names: str) -> tuple[str, ...]:
    """Names of an element in lower case, then their parts in letters.

    >>> name_parts("post-content wp2")
    ('post-content', 'wp2', 'post', 'content', 'wp')
    """
    spelled = names.lower()
    parts = tuple(dict.fromkeys(spelled.split() + _PARTS.findall(spelled)))
    return parts if len(parts) <= 4 * MAX_NAMES else parts[: 4 * MAX_NAMES]


class Names(dict[str, float]):
    """Learned weights of the parts of names."""

    @cached_property
    def said(self) -> Callable[[str], Said]:
        """What the names of an element say; read once."""
        return lru_cache(maxsize=REMEMBERED)(self._read)

    @cached_property
    def _told(self) -> dict[str, tuple[float | None, int, str]]:
        """Part to its weight, if it has one, what it says stands around (bits), and itself; most parts say nothing."""
        return {part: (self.get(part), _NAME_BITS.get(part, 0), part) for part in (*self, *_NAME_BITS)}

    def _read(self, names: str) -> Said:
        """See ``said``."""
        bits = 0
        found: list[float] = []
        lowest, worst = _SILENT.against
        for weight, around, part in filter(None, map(self._told.get, name_parts(names))):
            bits |= around
            if weight is not None:
                found.append(weight)
                if weight < lowest or (weight == lowest < 0 and part < worst):
                    lowest, worst = weight, part
        if len(found) > 1:
            found.sort(key=abs, reverse=True)
            found = found[:3]
        return Said(sum(found) / len(found) if found else 0.0, bits, (lowest, worst))


def markup_table(outline: Outline, hidden: Sequence[str], sizes: Any, weights: Mapping[str, float]) -> Any:
    """A float32 array: one row a block, one column for each of ``MARKUP_NAMES``.

    Args:
        outline: the block elements.
        hidden: for each block how it is hidden.
        sizes: a row a block: its characters, those in links, and whether it reads as prose (1 or 0).
        weights: learned weights of the parts of names; positive speaks for main text.
    """
    import numpy as np

    parents, ends, make, _, at, _ = outline
    size, linked, is_prose = sizes.astype(np.float64).T
    chars, links, blocks, prose = _below(at, (size, linked, np.ones(len(at)), size * is_prose * (at >= 0)), ends)
    root = _text_root(parents, at, size, linked, is_prose.astype(bool))
    path = _inherited(outline, blocks, root, weights if isinstance(weights, Names) else Names(weights))
    same = np.bincount(make)[make]
    same_chars = np.bincount(make, chars)[make]
    filled_same = np.maximum(same_chars, 1)
    same_links = np.bincount(make, links)[make] / filled_same
    same_prose = np.bincount(make, prose)[make] / filled_same
    same[-1] = same_chars[-1] = same_links[-1] = same_prose[-1] = 0
    filled = np.maximum(chars, 1)
    share = links / filled
    up = parents[at]
    up2 = parents[up]
    up3 = parents[up2]
    inside = (at >= root) & (at < ends[root]) if root >= 0 else False
    log_chars, log_blocks, log_same = np.log1p(chars), np.log1p(blocks), np.log1p(same)
    columns = [
        path.tag[at], path.tag[up], path.depth[at], [_HIDDEN.get(how, 0) for how in hidden],
        *(path.around[at] >> np.arange(len(AROUND))[:, None] & 1),
        path.own[at], path.own[up], path.own[up2], path.low[at], path.high[at], path.total[at],
        log_chars[up], share[up], log_blocks[up], log_chars[up2], share[up2], log_blocks[up2],
        log_chars[up3], share[up3], prose[up3] / filled[up3],
        chars[up] / filled[-1], chars[up2] / filled[-1],
        log_same[at], log_same[up], np.log1p(same_chars[up] / np.maximum(same[up], 1)),
        inside, (path.depth[root] if root >= 0 else 0) - path.shared[at], prose[up] / filled[up],
        _places(up) / np.maximum(blocks[up], 1),
        same_links[up], same_prose[up], log_same[up2], same_links[up2], same_prose[up2],
    ]  # fmt: skip
    table = np.empty((len(at), len(MARKUP_NAMES)), dtype=np.float32)
    for place, column in enumerate(columns):
        table[:, place] = column
    return table


def _below(at: Any, amounts: Sequence[Any], ends: Any) -> list[Any]:
    """For each node the sum of the amounts of the blocks in and below it; the last entry: the page (float32)."""
    import numpy as np

    inside = at >= 0
    running = np.zeros(len(ends) + 1)
    sums = []
    for amount in amounts:
        np.cumsum(np.bincount(at[inside], amount[inside], minlength=len(ends)), out=running[1:])
        below = running[ends] - running[:-1]
        below[-1] = amount.sum()
        sums.append(below.astype(np.float32))
    return sums


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

    tag: Any
    """The number of the node's own element; see ``TAGS``."""
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


def _inherited(outline: Outline, blocks: Any, root: int, weights: Names) -> _Path:
    """What each node has from those around it; names are read once a make, and only where blocks stand in or below."""
    import numpy as np

    is_used = np.zeros(len(outline.makes) + 1, dtype=bool)
    is_used[outline.make[:-1][blocks[:-1] > 0]] = True
    said = weights.said
    read = []
    for is_one, (name, names) in zip(is_used.tolist(), (*outline.makes, ("", "")), strict=True):
        weighed, says, _ = said(names) if is_one and names else _SILENT
        read.append((weighed, says | _TAG_BITS.get(name, 0), _TAG_NUMBER.get(name, 0)))
    own, around, tag = map(np.array, zip(*read, strict=True))
    weight = own[outline.make]
    levels = np.ones(len(weight), dtype=np.int64)
    levels[-1] = 0
    depth = outline.over_path(np.add, levels)
    shared = np.zeros_like(depth)
    step = root
    while step >= 0:
        shared[step] = depth[step]
        step = int(outline.parents[step])
    # One after the other, as a sum of floats must be to come out the same everywhere.
    total = weight.tolist()
    for at, up in enumerate(outline.parents[:-1].tolist()):
        total[at] += total[up]
    return _Path(
        tag[outline.make],
        weight,
        outline.over_path(np.bitwise_or, around[outline.make]),
        np.minimum(outline.over_path(np.minimum, weight), 0),
        np.maximum(outline.over_path(np.maximum, weight), 0),
        np.array(total),
        depth,
        outline.over_path(np.maximum, shared),
    )
