"""The table of numbers that the block scorer reads: one row a block.

Text, markup, place, the page as a whole, the regions of the page, the extractor's answer, and a window over the
neighbours. The names of the columns are for people: a verdict's evidence is made of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, repeat
from math import log1p
from typing import Any, Final

from cleaner.judge.html.letters import letters
from cleaner.judge.html.markup import MARKUP_NAMES, markup_table
from cleaner.judge.html.outline import Outline, outline_of
from cleaner.judge.html.region import REGION_NAMES, region_table
from cleaner.judge.html.text import FIRST_WORDS, TEXT_NAMES, first_words, text_table
from cleaner.model import Page

_KINDS: Final = {
    "paragraph": 1, "item": 2, "heading": 3, "title": 3, "quote": 4, "code": 5, "row": 6, "caption": 7, "line": 0,
}  # fmt: skip
_TYPES: Final = {
    "Article": 0, "NewsArticle": 0, "BlogPosting": 0, "article": 0, "Product": 1, "product": 1,
    "og:product": 1, "Offer": 1,
    "DiscussionForumPosting": 2, "QAPage": 2, "Question": 2, "CollectionPage": 3, "ItemList": 3, "Recipe": 4,
    "Service": 5, "LocalBusiness": 5, "Organization": 5, "TechArticle": 6, "FAQPage": 6,
}  # fmt: skip
_TYPE_NAMES: Final = ("article", "product", "forum", "collection", "recipe", "service", "technical")

KINDS: Final = ("article", "documentation", "service", "forum", "collection", "listing", "product")
"""Kinds of pages that are told apart."""

PLACE_NAMES: Final[tuple[str, ...]] = (
    "kind", "place on the page", "place in the text", "blocks since the last heading", "level of the last heading",
    "after the first main heading", "same text elsewhere", "words of the title",
)  # fmt: skip
SAID_NAMES: Final[tuple[str, ...]] = (
    "mean word weight of the last heading", "lowest word weight of the last heading", "stands in the structured data",
    "words of the description", "mean word weight in its container", "mean word weight around its container",
)  # fmt: skip
PAGE_NAMES: Final[tuple[str, ...]] = (
    "text in the structured data", "blocks on the page", "text on the page", "links on the page",
    "prose on the page", "headings on the page",
    *(f"the page calls itself {name}" for name in _TYPE_NAMES),
)  # fmt: skip
FLAG_NAMES: Final[tuple[str, ...]] = (
    "the extractor keeps it", "the extractor takes it for a comment", "share the extractor keeps",
    "share of prose the extractor keeps", "extractor's share of its container",
)  # fmt: skip
_WINDOW: Final = ("length", "link share", "ends as a sentence", "kind", "weight of its names", "mean word weight")
OFFSETS: Final = (-3, -2, -1, 1, 2, 3)
SPANS: Final = (5, 12)
"""Blocks on either side over which means are taken."""

TOLD_NAMES: Final = TEXT_NAMES + MARKUP_NAMES + PLACE_NAMES + SAID_NAMES + PAGE_NAMES
"""Columns whose means tell the kind of page."""

OWN_NAMES: Final = TOLD_NAMES + REGION_NAMES
TITLE_CHARS: Final = 200
"""Longest block that is compared with the title."""

SAID_CHARS: Final = 25
"""Shortest block that is looked for in the structured data and compared with the description."""

SAID_LETTERS: Final = 60
"""Letters of its beginning that are looked for."""

PROSE_LINKS: Final = 0.4
"""Share of link text from which a block counts as links, not prose."""


def own_table(page: Page, tree: Any, names: Mapping[str, float], words: Mapping[str, float]) -> Any:
    """A float32 array: one row a block, one column for each of ``OWN_NAMES``."""
    import numpy as np

    _, spans, kinds, paths, links = zip(*page.blocks, strict=True)
    text = page.text
    texts = [text[start:end] for start, end in spans]
    rows = tree.rows
    outline = outline_of(tree.nodes, rows.node)
    chars = np.array([end - start for start, end in spans])
    linked = np.array(links)
    kind_of = np.fromiter(map(_KINDS.__getitem__, kinds), dtype=np.int64, count=len(kinds))
    is_heading = kind_of == _KINDS["heading"]
    prose = np.array([kind in ("paragraph", "quote") for kind in kinds]) & (linked < PROSE_LINKS * chars)
    sizes = np.column_stack([chars, linked, prose])
    first = first_words(texts)
    of_title, of_description = _shared_words(page, tree.facts.title or "", texts, first)
    of_text = text_table(texts, np.column_stack([linked, rows.links, rows.bold_chars, rows.images]), words, first)
    parts = [
        of_text,
        markup_table(outline, rows.hidden, sizes, names),
        _place_table(page, kind_of, is_heading, spans, paths, texts, of_title),
        _said_table(tree, texts, outline, is_heading, of_description, of_text),
        np.repeat(np.array([_page_numbers(tree, sizes, is_heading)], dtype=np.float32), len(texts), axis=0),
    ]
    told = np.concatenate(parts, axis=1)
    column = dict(zip(TOLD_NAMES, told.T, strict=True))
    return np.concatenate([told, region_table(outline, column)], axis=1)


def _shared_words(page: Page, named: str, texts: Sequence[str], first: Sequence[list[str]]) -> tuple[Any, Any]:
    """For each block the share of its first words that the title in the page's head has, and its description.

    Of the first ``TITLE_CHARS`` code points; ``first`` are ``first_words``, which in short blocks are the same.
    """
    import numpy as np

    title = named.lower().split()
    description = dict(page.meta).get("description", "").lower().split()
    nothing = np.zeros(len(texts))
    if not title and not description:
        return nothing, nothing
    # One look-up a word for both: 1 is a word of the title, 2 of the description, 3 of both.
    wanted = dict.fromkeys(title, 1)
    for word in description:
        wanted[word] = wanted.get(word, 0) | 2
    heads = [
        words if len(text) <= TITLE_CHARS and len(words) < FIRST_WORDS else text[:TITLE_CHARS].lower().split()
        for text, words in zip(texts, first, strict=True)
    ]
    counts = np.fromiter(map(len, heads), dtype=np.int64, count=len(heads))
    words = chain.from_iterable(heads)
    found = np.fromiter(map(wanted.get, words, repeat(0)), dtype=np.int64, count=int(counts.sum()))
    begins = np.cumsum(counts) - counts
    in_title = np.add.reduceat(found & 1, begins)
    in_description = np.add.reduceat(found >> 1, begins)
    size = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    return (
        np.where(size < TITLE_CHARS, in_title / np.maximum(counts, len(set(title))), 0),
        np.where(size >= SAID_CHARS, in_description / counts, 0),
    )


def _place_table(
    page: Page,
    kind_of: Any,
    is_heading: Any,
    spans: Sequence[Any],
    paths: Sequence[str],
    texts: Sequence[str],
    of_title: Any,
) -> Any:
    """Columns of ``PLACE_NAMES``."""
    import numpy as np

    count = len(texts)
    table = np.zeros((count, len(PLACE_NAMES)), dtype=np.float32)
    place = np.arange(count)
    seen = Counter(texts)
    levels = np.zeros(count, dtype=np.int64)
    for at in np.flatnonzero(is_heading).tolist():
        tail = paths[at].rpartition("/h")[2][:1]
        levels[at] = int(tail) if tail.isdigit() else 7
    last = np.maximum.accumulate(np.where(is_heading, place, -1))
    level = np.where(last >= 0, levels[last], 0)
    since = place - last
    table[:, 0] = kind_of
    table[:, 1] = place / count
    table[:, 2] = np.array([start for start, _ in spans]) / (len(page.text) or 1)
    table[:, 3] = np.array([log1p(blocks) for blocks in range(count + 1)])[since]
    table[:, 4] = level
    table[:, 5] = np.maximum.accumulate(level == 1)
    table[:, 6] = np.minimum([seen[text] - 1 for text in texts], 5)
    table[:, 7] = of_title
    return table


def _said_table(
    tree: Any, texts: Sequence[str], outline: Outline, is_heading: Any, of_description: Any, of_text: Any
) -> Any:
    """Columns of ``SAID_NAMES``: what the last heading, the structured data and the containers' words say."""
    import numpy as np

    mean, lowest = (
        of_text[:, TEXT_NAMES.index("mean word weight")],
        of_text[:, TEXT_NAMES.index("lowest word weight")],
    )
    heading = np.maximum.accumulate(np.where(is_heading, np.arange(len(texts)), -1))
    under = heading >= 0
    body = letters(" ".join(tree.facts.body))
    in_body = [
        float(len(text) >= SAID_CHARS and letters(text[: 2 * SAID_LETTERS])[:SAID_LETTERS] in body) for text in texts
    ] if body else 0.0  # fmt: skip
    weight = np.minimum(np.expm1(of_text[:, 0]), TITLE_CHARS)
    up = outline.parents[outline.at]
    columns = [
        np.where(under, mean[heading], 0), np.where(under, lowest[heading], 0), in_body, of_description,
        container_mean(mean, weight, up), container_mean(mean, weight, outline.parents[up]),
    ]  # fmt: skip
    table = np.empty((len(texts), len(SAID_NAMES)), dtype=np.float32)
    for place, column in enumerate(columns):
        table[:, place] = column
    return table


def _page_numbers(tree: Any, sizes: Any, is_heading: Any) -> list[float]:
    """Numbers of ``PAGE_NAMES``."""
    of_blocks, linked, prose = sizes.T
    chars = int(of_blocks.sum()) or 1
    types = [0.0] * len(_TYPE_NAMES)
    for name in tree.facts.types:
        number = _TYPES.get(name)
        if number is not None:
            types[number] = 1.0
    return [
        log1p(sum(map(len, tree.facts.body))),
        log1p(len(sizes)),
        log1p(chars),
        int(linked.sum()) / chars,
        int((of_blocks * prose).sum()) / chars,
        log1p(int(is_heading.sum())),
        *types,
    ]


def flag_table(own: Any, opinion: Any, containers: Sequence[int]) -> Any:
    """Columns of ``FLAG_NAMES``; all zero when the extractor had no answer."""
    import numpy as np

    main = np.array(opinion.main, dtype=np.float32)
    comments = np.array(opinion.comments, dtype=np.float32)
    chars = np.expm1(own[:, 0])
    prose = own[:, OWN_NAMES.index("kind")] == 1
    share = float((main * chars).sum() / max(1.0, chars.sum()))
    prose_share = float((main * chars)[prose].sum() / max(1.0, chars[prose].sum()))
    of_container = container_mean(main, chars, containers)
    full = np.full(len(main), 1, dtype=np.float32)
    return np.column_stack([main, comments, share * full, prose_share * full, of_container])


def container_mean(values: Any, weights: Any, containers: Any) -> Any:
    """For each block the weighted mean of ``values`` over the blocks of the same container."""
    import numpy as np

    place = np.asarray(containers) + 1  # -1 stands for none
    weight = np.bincount(place, weights)
    mean = np.bincount(place, values * weights) / np.maximum(weight, 1e-6)
    return mean[place].astype(np.float32)


def window_table(columns: Any) -> Any:
    """Each column moved by each of ``OFFSETS`` (-1 outside the page), then its mean over each of ``SPANS``."""
    import numpy as np

    count, width = columns.shape
    reach = max(*map(abs, OFFSETS), *SPANS)
    padded = np.full((count + 2 * reach, width), -1, dtype=np.float32)
    padded[reach : reach + count] = columns
    parts = [padded[reach + offset : reach + offset + count] for offset in OFFSETS]
    zero = np.zeros((1, width))
    running = np.concatenate([zero, np.cumsum(columns, axis=0, dtype=np.float64)])
    place = np.arange(count)
    for span in SPANS:
        low, high = np.maximum(place - span, 0), np.minimum(place + span + 1, count)
        parts.append(((running[high] - running[low]) / (high - low)[:, None]).astype(np.float32))
    return np.concatenate(parts, axis=1)


def window_names(names: Sequence[str]) -> tuple[str, ...]:
    """Names of the columns of ``window_table``."""
    moved = [f"{name} {abs(o)} {'before' if o < 0 else 'after'}" for o in OFFSETS for name in names]
    return (*moved, *(f"{name} within {span} blocks" for span in SPANS for name in names))


def page_row(own: Any, flags: Any | None) -> Any:
    """One row for the whole page, to tell its kind by.

    Means of the columns of ``TOLD_NAMES``, plain and weighted by text, and of the flags.
    """
    import numpy as np

    told = own[:, : len(TOLD_NAMES)]
    chars = np.expm1(told[:, 0])
    share = (chars / chars.sum())[:, None]
    parts = [told.mean(axis=0), (told * share).sum(axis=0)]
    if flags is not None:
        parts.append((flags * share).sum(axis=0))
    return np.concatenate(parts).astype(np.float32)


def first_table(own: Any, flags: Any | None, kinds: Any) -> Any:
    """The table of the first pass; ``kinds`` are the probabilities of ``KINDS`` for the page."""
    import numpy as np

    window = [OWN_NAMES.index(name) for name in _WINDOW]
    columns = own[:, window] if flags is None else np.column_stack([own[:, window], flags[:, 0]])
    parts = [own, window_table(columns)] if flags is None else [own, flags, window_table(columns)]
    parts.append(np.repeat(kinds[None].astype(np.float32), len(own), axis=0))
    return np.concatenate(parts, axis=1, dtype=np.float32)


def first_names(*, flags: bool) -> tuple[str, ...]:
    """Names of the columns of ``first_table``."""
    kinds = tuple(f"the page looks like {kind}" for kind in KINDS)
    if not flags:
        return OWN_NAMES + window_names(_WINDOW) + kinds
    return OWN_NAMES + FLAG_NAMES + window_names((*_WINDOW, FLAG_NAMES[0])) + kinds


def keys_around(tree: Any) -> list[int]:
    """For each block a key of its container."""
    parents = tree.nodes.parent
    return [parents[node] if node >= 0 else -1 for node in tree.rows.node]
