"""Block elements as arrays: what is asked over a path in a dozen calls is what a loop over the path gives."""

from __future__ import annotations

from hashlib import sha256

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cleaner.judge.html.outline import outline_of
from cleaner.judge.html.region import _means
from cleaner.judge.html.text import Weights, first_words, text_table
from cleaner.read.dom_columns import Nodes
from cleaner.tells import tells


@st.composite
def trees(draw):
    parents = [draw(st.integers(-1, place - 1)) for place in range(draw(st.integers(0, 40)))]
    count = len(parents)
    return Nodes(tuple(parents), ("div",) * count, ("",) * count, tuple(range(1, count + 1)))


@given(trees(), st.data())
def test_over_path_is_a_loop_over_the_path(nodes, data):
    outline = outline_of(nodes, [])
    count = len(nodes)
    values = np.array([*data.draw(st.lists(st.integers(-9, 9), min_size=count, max_size=count)), 0], dtype=np.int64)
    paths = [_path(nodes, at, values) for at in range(count)]
    # The entry for "no element" is part of a path only where the tree is deeper than one level, and is neutral.
    for function, plain in ((np.add, sum), (np.maximum, max), (np.minimum, min)):
        found = function(outline.over_path(function, values)[:-1], 0)
        assert found.tolist() == [plain([*path, 0]) for path in paths]


def _path(nodes, at, values):
    """The values of an element and of those around it."""
    return [] if at < 0 else [int(values[at]), *_path(nodes, nodes.parent[at], values)]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(1, 900), st.floats(-3, 3)), min_size=1, max_size=40))
def test_means_are_those_of_a_loop(rows):
    keys, size, values = (np.array(column) for column in zip(*rows, strict=True))
    weight = np.sqrt(size)
    mean, count, share = _means(keys, size, [values])
    for at, key in enumerate(keys):
        same = keys == key
        assert np.isclose(mean[at], (weight * values)[same].sum() / weight[same].sum())
        assert np.isclose(count[at], np.log1p(same.sum()))
        assert np.isclose(share[at], size[same].sum() / size.sum())


def test_weights_look_up_what_a_dictionary_says():
    texts = ["the lamp and the lens", "subscribe now", "Lens lamp lamp", "..."]
    weights = {"lamp": 2.0, "lens": -1.0, "subscribe": -3.0, "the": 0.5}
    inline = np.zeros((len(texts), 4))
    plain = text_table(texts, inline, weights)
    assert np.array_equal(plain, text_table(texts, inline, Weights(weights), first_words(texts)))
    mean, lowest, highest = (plain[:, -4], plain[:, -3], plain[:, -2])
    assert mean.tolist() == [np.float32((0.5 + 2 + 0.5 - 1) / 4), -1.0, 1.0, 0.0]
    assert lowest.tolist() == [-1.0, -3.0, -1.0, 0.0]
    assert highest.tolist() == [2.0, -3.0, 2.0, 0.0]


def test_function_words_are_those_that_the_scorer_learned_with():
    words = tells("function-words")
    assert (len(words), sha256(" ".join(sorted(words)).encode()).hexdigest()[:16]) == (171, "e67e174b64e45814"), (
        "train it again"
    )
