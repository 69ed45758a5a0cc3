"""Boosted trees at work: a small file in, whole-number scores out, in plain Python or in numpy.

The trees are *oblivious*: all nodes of one level ask the same question ("is this feature above this
border?"), so a tree of depth six is six questions whose answers, as bits, pick one of 64 leaves. Leaves are
whole numbers (parts of a logit, see ``Forest.unit``). Sums of whole numbers do not depend on their order, so
both ways of computing give the same scores to the last bit, and so does every machine.

Source: Lou and Obukhov, "BDT: Gradient Boosted Decision Tables", KDD 2017; Prokhorenkova et al., "CatBoost",
NeurIPS 2018, for training. Departs from them in rounding leaves to whole numbers.

File form, one JSON object::

    {"schema": 1, "unit": 256, "bias": -87, "features": ["words", ...],
     "borders": [[0, [3.5, 8.5]], ...],      feature, its borders rising; so questions are numbered
     "trees": [[4, 17, 30, 2, 9, 11], ...],  questions of each tree, lowest bit first
     "leaves": [[12, -3, ...], ...]}         2 ** len(questions) leaves of each tree
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby
from operator import add, itemgetter
from typing import Any, Final, NamedTuple

from cleaner.model_file import once_for_each, read

SCHEMA: Final = 1
MOST_DEPTH: Final = 8
"""Questions of a tree: the place of a leaf is a byte."""
MOST_BORDERS: Final = 255
"""Borders of a feature: how many of them lie below a value is a byte."""

Column = Any
"""One number a row: a list, or a numpy array of float64."""


class Forest(NamedTuple):
    """Trees, ready to score."""

    features: tuple[str, ...]
    """Names of the columns it wants, in order."""
    unit: int
    """A score divided by this is a logit."""
    bias: int
    """What every score starts from."""
    questions: tuple[tuple[int, float], ...]
    """Feature index and border: the answer is whether the feature is above the border."""
    trees: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    """Question numbers and leaves of each tree; the first question is the lowest bit of the leaf's index."""

    def scores(self, columns: Sequence[Column]) -> list[int]:
        """One whole number a row: the logit of the positive class times ``unit``.

        Args:
            columns: One column a feature, in the order of ``features``: lists, or numpy arrays of float64.
        """
        if len(columns) != len(self.features):
            raise ValueError(f"{len(columns)} columns for {len(self.features)} features")
        if isinstance(columns[0], list):
            return _plain(self, columns)
        return _arrays(self, columns)


def _one(forest: Forest, values: Sequence[float]) -> int:
    """The score of a single row: columns of one number each would cost twice as much."""
    answers = [values[feature] > border for feature, border in forest.questions]
    total = forest.bias
    for asked, leaves in forest.trees:
        place = 0
        for question in reversed(asked):
            place += place + answers[question]
        total += leaves[place]
    return total


_ABOVE: Final = tuple(bytes(rank + 1) + b"\1" * (MOST_BORDERS - rank) for rank in range(MOST_BORDERS))
"""For ``bytes.translate``: turns how many borders of a feature lie below a value into whether a certain one does."""


def _plain(forest: Forest, columns: Sequence[list[float]]) -> list[int]:
    """One tree after another; the answers of all rows to a question are one integer, a byte a row.

    So borders cost a translation each and leaves a shift and a sum a question, not one a row: 50 rows take 1.4 ms
    of CPU instead of 2.9.
    """
    rows = len(columns[0])
    if rows == 1:
        return [_one(forest, [value for (value,) in columns])]
    answers: list[int] = []
    for feature, questions in groupby(forest.questions, itemgetter(0)):
        borders = [border for _, border in questions]
        ranks = bytes([bisect_left(borders, value) for value in columns[feature]])
        answers += [int.from_bytes(ranks.translate(_ABOVE[rank]), "little") for rank in range(len(borders))]
    totals = [forest.bias] * rows
    for asked, leaves in forest.trees:
        places = 0
        for level, question in enumerate(asked):
            places += answers[question] << level
        totals = list(map(add, totals, map(leaves.__getitem__, places.to_bytes(rows, "little"))))
    return totals


ROWS_AT_ONCE: Final = 128
"""Rows scored together: keeps what the questions of 1,000 borders are asked of at 1 MB however big the page; half and
twice as many take a tenth longer."""


def _arrays(forest: Forest, columns: Sequence[Any]) -> list[int]:
    import numpy as np

    rows = len(columns[0])
    ready = _tables(forest)
    table = np.array(columns)
    totals: list[int] = []
    for start in range(0, rows, ROWS_AT_ONCE):
        part = table[:, start : start + ROWS_AT_ONCE].take(ready["asked"], axis=0)
        answers = (part > ready["borders"]).view(np.uint8)
        total = np.full(part.shape[1], forest.bias, dtype=np.int64)
        for depth, asked, offsets, leaves in ready["groups"]:
            places = answers.take(asked[depth - 1], axis=0)
            for level in range(depth - 2, -1, -1):
                np.add(places, places, out=places)
                np.bitwise_or(places, answers.take(asked[level], axis=0), out=places)
            # the leaves of all trees stand in one row: a place among them is the tree's own, behind its offset
            total += np.add.reduce(leaves.take(np.add(places, offsets, dtype=np.intp), mode="clip"), axis=0)
        totals += total.tolist()
    return totals


@once_for_each
def _tables(forest: Forest) -> dict[str, Any]:
    """The forest as arrays."""
    import numpy as np

    by_depth: dict[int, list[tuple[tuple[int, ...], tuple[int, ...]]]] = {}
    for tree in forest.trees:
        by_depth.setdefault(len(tree[0]), []).append(tree)
    groups = []
    for depth, trees in sorted(by_depth.items()):
        asked = np.array([tree[0] for tree in trees], dtype=np.intp).T.copy()
        offsets = (np.arange(len(trees), dtype=np.intp) << depth)[:, None]
        groups.append((depth, asked, offsets, np.array([tree[1] for tree in trees], dtype=np.int64).ravel()))
    borders = np.array([border for _, border in forest.questions], dtype=np.float64)
    asked = np.array([feature for feature, _ in forest.questions], dtype=np.intp)
    return {"asked": asked, "borders": borders[:, None], "groups": groups}


def load(path: str) -> Forest:
    """The forest of a file; errors as in ``read``."""
    return read(path, parse)


def parse(content: dict[str, Any]) -> Forest:
    """The forest of a parsed file; what is wrong with it is a ``ValueError`` or ``KeyError``."""
    if content["schema"] != SCHEMA:
        raise ValueError(f"schema {content['schema']}, this version reads {SCHEMA}")
    questions = tuple((feature, border) for feature, borders in content["borders"] for border in borders)
    if any(len(borders) > MOST_BORDERS or sorted(borders) != borders for _, borders in content["borders"]):
        raise ValueError("borders that do not rise, or too many")
    pairs = zip(content["trees"], content["leaves"], strict=True)
    trees = tuple((tuple(asked), tuple(leaves)) for asked, leaves in pairs)
    for asked, leaves in trees:
        if not 0 < len(asked) <= MOST_DEPTH or len(leaves) != 1 << len(asked) or max(asked) >= len(questions):
            raise ValueError("a tree with leaves or questions that do not fit")
    return Forest(tuple(content["features"]), content["unit"], content["bias"], questions, trees)


def dump(forest: Forest) -> str:
    """The file of a forest; ``parse(json.loads(dump(forest)))`` gives it back."""
    borders: list[tuple[int, list[float]]] = []
    for feature, border in forest.questions:
        if not borders or borders[-1][0] != feature:
            borders.append((feature, []))
        borders[-1][1].append(border)

    import json

    def row(values: Sequence[Any]) -> str:
        return json.dumps(values, separators=(",", ":"))

    lines = [
        f'{{"schema":{SCHEMA},"unit":{forest.unit},"bias":{forest.bias},',
        f'"features":{row(forest.features)},',
        '"borders":[\n' + ",\n".join(map(row, borders)) + "],",
        '"trees":[\n' + ",\n".join(row(asked) for asked, _ in forest.trees) + "],",
        '"leaves":[\n' + ",\n".join(row(leaves) for _, leaves in forest.trees) + "]}",
    ]
    return "\n".join(lines) + "\n"


def from_catboost(model: dict[str, Any], features: Sequence[str], unit: int) -> Forest:
    """The forest of a CatBoost model saved as JSON, leaves rounded to whole parts of a logit.

    Borders are shortened to a value that parts the same numbers: six significant digits.
    """
    used = sorted(
        {
            (split["float_feature_index"], shorten(split["border"]))
            for tree in model["oblivious_trees"]
            for split in tree["splits"]
        }
    )
    numbers = {question: number for number, question in enumerate(used)}
    trees = []
    for tree in model["oblivious_trees"]:
        asked = tuple(numbers[split["float_feature_index"], shorten(split["border"])] for split in tree["splits"])
        trees.append((asked, tuple(round(leaf * unit) for leaf in tree["leaf_values"])))
    scale, (bias,) = model["scale_and_bias"]
    if scale != 1:
        raise ValueError(f"scale {scale}, expected 1")
    return Forest(tuple(features), unit, round(bias * unit), tuple(used), tuple(trees))


def shorten(border: float) -> float:
    """A border in six significant digits, whole when that loses nothing."""
    short = float(f"{border:.6g}")
    return int(short) if short == int(short) else short
