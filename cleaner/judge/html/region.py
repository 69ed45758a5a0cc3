"""What the regions of the page say about a block: where its prose lies, places of the same make, its section.

A region is seen in three ways: as a subtree (each container is scored by the prose in it, as Readability does, and a
block hears the best score on its path), as all places of the same make (the cards of a list, the posts of a thread:
same element and names, around them the same again), and as what stands under one heading; beside that, how far good
prose is, as jusText asks. Hearing resiliparse, readability-lxml and jusText themselves would gain a thousandth more and
take a hundred times as long (1 ms a page; figures in ``tests/train/html-tried.md``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from cleaner.judge.html.outline import Outline

SCORED_CHARS: Final = 25
"""Shortest block, in characters, that scores for its containers. Source: Readability (Arc90, 2010)."""
SCORED_COMMAS: Final = 10
"""Most points for commas, one for each. Readability has no limit; a list of names in one block should not decide."""
SCORED_HUNDREDS: Final = 3
"""Most points for length, one for each hundred characters."""
PASSED_UP: Final = (1.0, 0.5, 0.25)
"""Share of a block's points that goes to its container, the one around that and the third."""

GOOD_CHARS: Final = 70
GOOD_LINKS: Final = 0.2
GOOD_STOPS: Final = 0.2
"""Good prose: its fewest characters, its highest share of links, its lowest share of stop words. Source: jusText,
which asks for .30 of a longer list of stop words."""

FAR: Final = 999
"""Blocks to good prose where there is none."""

_OF_MAKE: Final = ("mean word weight", "weight of its names", "sum of weights of names", "length")
_OF_OUTER: Final = ("mean word weight", "sum of weights of names", "ends as a sentence")
_OF_SECTION: Final = ("mean word weight", "weight of its names", "sum of weights of names", "link share")
_OF_WIDE: Final = ("mean word weight", "sum of weights of names", "link share", "length")
WIDE: Final = 25
"""Blocks on either side that are the wide surroundings of a block; the window of ``features`` reaches 12."""

_MADE: Final = "in places of its make"
_OUTER: Final = "in places of its and its containers' make"
_SECTION: Final = "in its section"
_WIDE: Final = f"within {WIDE} blocks of it"

REGION_NAMES: Final[tuple[str, ...]] = (
    "prose score of its container", "prose score around its container", "prose score of the third container",
    "best prose score on its path", "best prose score of the page", "second best prose score of the page",
    "good prose on the page", "share of good prose before it", "blocks to good prose", "blocks between good prose",
    *(f"{name} {_MADE}" for name in _OF_MAKE), "places of its make", "share of the page in places of its make",
    *(f"{name} {_OUTER}" for name in _OF_OUTER), "places of its and its containers' make",
    "share of the page in places of its and its containers' make",
    *(f"{name} {_SECTION}" for name in _OF_SECTION), "text in its section",
    *(f"{name} {_WIDE}" for name in _OF_WIDE),
)  # fmt: skip
"""Names of the columns of ``region_table``, for people."""


_HEADING: Final = 3.0
"""Headings and titles in the column "kind"."""


def region_table(outline: Outline, column: Mapping[str, Any]) -> Any:
    """A float32 array: one row a block, one column for each of ``REGION_NAMES``.

    Args:
        outline: the block elements.
        column: columns of the tables of text, markup and place by name.
    """
    import numpy as np

    parents, make, at = outline.parents, outline.make, outline.at
    size = np.expm1(column["length"].astype(np.float64))
    is_heading = column["kind"] == _HEADING
    good = size * ((size >= GOOD_CHARS) & (column["link share"] <= GOOD_LINKS) & (column["stop words"] >= GOOD_STOPS))
    all_good = good.sum()
    full = np.ones(len(at))
    inner = make[at] * len(make) + make[parents[at]]
    outer = inner * len(make) + make[parents[parents[at]]]
    section = np.cumsum(is_heading)
    columns = [
        *_prose_scores(outline, size, column, is_heading),
        np.log1p(all_good) * full,
        (np.cumsum(good) - good) / max(1.0, all_good),
        *_to_nearest(good > 0),
        *_means(inner, size, [column[name] for name in _OF_MAKE]),
        *_means(outer, size, [column[name] for name in _OF_OUTER]),
        *_means(section, size, [column[name] for name in _OF_SECTION])[:-2],
        np.log1p(np.bincount(section, size)[section]),
        *_around(size, [column[name] for name in _OF_WIDE]),
    ]
    table = np.empty((len(at), len(REGION_NAMES)), dtype=np.float32)
    for place, values in enumerate(columns):
        table[:, place] = values
    return table


def _prose_scores(outline: Outline, size: Any, column: Mapping[str, Any], is_heading: Any) -> list[Any]:
    """The first six columns: scores of the containers and of the best one on the path, as shares of the page's best."""
    import numpy as np

    parents, at = outline.parents, outline.at
    points = 1 + np.minimum(column["commas"] * np.expm1(column["words"]), SCORED_COMMAS)
    points = (points + np.minimum(size / 100, SCORED_HUNDREDS)) * (1 - column["link share"])
    points[is_heading | (size < SCORED_CHARS)] = 0
    ups = [parents[at]]
    while len(ups) < len(PASSED_UP):
        ups.append(parents[ups[-1]])
    score, links = np.zeros(len(parents)), np.zeros(len(parents))
    shares = ("links in its container", "links around its container", "links in the third container")
    for up, share, passed in zip(ups, shares, PASSED_UP, strict=True):
        score += np.bincount(up % len(parents), points * passed, minlength=len(parents))
        links[up] = column[share]
    score *= 1 - links
    score[-1] = 0
    best = outline.over_path(np.maximum, score)
    second, top = np.sort(score)[-2:] if len(score) > 1 else (0.0, 0.0)
    top = max(float(top), 1e-6)
    full = np.ones(len(at))
    return [
        *(score[up] / top for up in ups), best[at] / top, np.log1p(top) * full, second / top * full,
    ]  # fmt: skip


def _means(keys: Any, size: Any, columns: Sequence[Any]) -> list[Any]:
    """For each block the means of the columns over the blocks of its key, by the root of their length.

    Then how many they are (logarithm) and their share of the page's text.
    """
    import numpy as np

    # Blocks of one key side by side, in their order, so that all columns are added up in one go, row after row: as a
    # sum of floats must be to come out the same everywhere.
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    is_first = np.empty(len(keys), dtype=bool)
    is_first[0] = True
    np.not_equal(ordered[1:], ordered[:-1], out=is_first[1:])
    begins = np.flatnonzero(is_first)
    which = np.empty(len(keys), dtype=np.int64)
    which[order] = np.cumsum(is_first) - 1
    weight = np.sqrt(size)
    amounts = np.column_stack([weight, size, *(weight * values for values in columns)])
    sums = np.add.reduceat(amounts[order], begins, axis=0).T
    means = sums[2:] / np.maximum(sums[0], 1e-6)
    count = np.diff(begins, append=len(keys))
    return [*means[:, which], np.log1p(count)[which], (sums[1] / max(1.0, size.sum()))[which]]


def _to_nearest(wanted: Any) -> tuple[Any, Any]:
    """For each block how many blocks away the nearest other wanted one is, and both sides together (logarithms)."""
    import numpy as np

    count = len(wanted)
    place = np.arange(count)
    last = np.maximum.accumulate(np.where(wanted, place, -FAR))
    next_ = np.minimum.accumulate(np.where(wanted, place, count + FAR)[::-1])[::-1]
    before = np.minimum(place - np.concatenate([[-FAR], last[:-1]]), FAR)
    after = np.minimum(np.concatenate([next_[1:], [count + FAR]]) - place, FAR)
    return np.log1p(np.minimum(before, after)), np.log1p(np.minimum(before + after, FAR))


def _around(size: Any, columns: Sequence[Any]) -> list[Any]:
    """For each block the means of the columns over ``WIDE`` blocks on either side, by the root of their length."""
    import numpy as np

    place = np.arange(len(size))
    low, high = np.maximum(place - WIDE, 0), np.minimum(place + WIDE + 1, len(size))

    def sums(values: Any) -> Any:
        running = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
        return running[high] - running[low]

    weight = np.sqrt(size)
    total = np.maximum(sums(weight), 1e-6)
    return [sums(weight * values) / total for values in columns]
