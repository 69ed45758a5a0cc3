"""Boosted trees: both ways of computing agree to the last bit, files come back as they went, bad files are told apart."""

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples

from cleaner.errors import LexiconError
from cleaner.judge.lines import origin, scorer, trees

ONE_FEATURE = {"schema": 1, "unit": 1, "bias": 0, "features": ["a"]}
NUMBERS = st.one_of(st.integers(-5, 200), st.floats(-5, 200, allow_nan=False, width=32))


@st.composite
def forests(draw):
    features = draw(st.integers(1, 4))
    questions = sorted({(draw(st.integers(0, features - 1)), draw(NUMBERS)) for _ in range(draw(st.integers(1, 9)))})
    grown = []
    for _ in range(draw(st.integers(1, 70))):
        depth = draw(st.sampled_from([1, 2, 4, 6]))
        asked = tuple(draw(st.integers(0, len(questions) - 1)) for _ in range(depth))
        grown.append((asked, tuple(draw(st.integers(-900, 900)) for _ in range(1 << depth))))
    names = tuple(f"f{place}" for place in range(features))
    return trees.Forest(names, 256, draw(st.integers(-500, 500)), tuple(questions), tuple(grown))


@examples(0.4)
@given(forests(), st.data())
def test_plain_and_numpy_scores_are_the_same(forest, data):
    np = pytest.importorskip("numpy")
    rows = data.draw(st.lists(st.tuples(*[NUMBERS] * len(forest.features)), min_size=1, max_size=40))
    columns = [list(column) for column in zip(*rows, strict=True)]
    plain = forest.scores(columns)
    assert plain == forest.scores([np.array(column, dtype=np.float64) for column in columns])
    assert all(isinstance(score, int) for score in plain)


def test_many_rows_are_scored_in_parts():
    np = pytest.importorskip("numpy")
    forest = trees.Forest(("a",), 8, 1, ((0, 2), (0, 5)), (((0, 1), (1, 20, 0, 300)), ((1,), (-4, 7))))
    column = [row % 9 for row in range(2 * trees.ROWS_AT_ONCE + 7)]
    assert forest.scores([np.array(column, dtype=np.float64)]) == forest.scores([column])
    assert forest.scores([[2, 3, 6]]) == [1 + 1 - 4, 1 + 20 - 4, 1 + 300 + 7]


def test_the_deepest_tree_and_the_most_borders():
    np = pytest.importorskip("numpy")
    content = {
        **ONE_FEATURE, "borders": [[0, list(range(trees.MOST_BORDERS))]], "trees": [[254, 0, 31, 63, 127, 191, 7, 15]],
        "leaves": [list(range(1 << trees.MOST_DEPTH))],
    }  # fmt: skip
    forest = trees.parse(content)
    column = [value / 2 for value in range(2 * trees.MOST_BORDERS + 4)]
    scores = forest.scores([column])
    assert scores == forest.scores([np.array(column, dtype=np.float64)]) == [forest.scores([[v]])[0] for v in column]
    assert scores[0] == 0
    assert scores[-1] == 255


def test_no_rows_no_scores():
    forest = trees.Forest(("a",), 8, 1, ((0, 2),), (((0,), (1, 2)),))
    assert forest.scores([[]]) == []


def test_the_wrong_number_of_columns_is_an_error():
    forest = trees.Forest(("a",), 8, 1, ((0, 2),), (((0,), (1, 2)),))
    with pytest.raises(ValueError, match="2 columns for 1 features"):
        forest.scores([[1], [2]])


@examples(0.4)
@given(forests())
def test_a_file_gives_back_what_was_written(forest):
    written = trees.dump(forest)
    again = trees.parse(json.loads(written))
    assert again == forest
    assert trees.dump(again) == written


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"schema":2}',
        '{"schema":1,"unit":1,"bias":0,"features":["a"],"borders":[[0,[1]]],"trees":[[0]],"leaves":[[1]]}',
        '{"schema":1,"unit":1,"bias":0,"features":["a"],"borders":[[0,[2,1]]],"trees":[[0]],"leaves":[[1,2]]}',
        json.dumps({**ONE_FEATURE, "borders": [[0, list(range(256))]], "trees": [[0]], "leaves": [[1, 2]]}),
        json.dumps({**ONE_FEATURE, "borders": [[0, [1]]], "trees": [[0] * 9], "leaves": [list(range(512))]}),
    ],
)
def test_a_bad_file_is_one_named_error(tmp_path, content):
    path = tmp_path / "bad.json"
    path.write_text(content)
    with pytest.raises(LexiconError, match=r"bad\.json"):
        trees.load(str(path))


def test_a_model_saved_by_catboost_is_read():
    model = {
        "scale_and_bias": [1, [0.5]],
        "oblivious_trees": [
            {
                "splits": [{"float_feature_index": 1, "border": 2.5}, {"float_feature_index": 0, "border": 0.33333334}],
                "leaf_values": [0.1, 0.2, -0.3, 0.4],
            }
        ],
    }
    forest = trees.from_catboost(model, ("a", "b"), 100)
    assert forest.questions == ((0, 0.333333), (1, 2.5))
    assert forest.scores([[0, 1, 0, 1], [0, 0, 9, 9]]) == [60, 20, 70, 90]


@pytest.mark.parametrize("path", [scorer.MODEL, origin.MODEL], ids=os.path.basename)
def test_shipped_files_are_small(path):
    assert os.path.getsize(path) < 300_000
