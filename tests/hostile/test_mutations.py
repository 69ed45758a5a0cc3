"""The list of what is broken on purpose stays true: a row whose code has changed would break nothing and prove nothing.

Whether the tests notice is seen by ``python tests/benchmarks/mutations.py``, which takes long.
"""

import importlib.util
from pathlib import Path

import pytest

LIST = Path(__file__).parents[1] / "benchmarks" / "mutations.py"


def rows():
    spec = importlib.util.spec_from_file_location("mutations", LIST)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.ROOT, module.MUTATIONS


ROOT, ROWS = rows()


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_there_is_something_to_break(row):
    name, path, old, new, tests = row
    assert old in (ROOT / path).read_text("utf-8")
    assert old != new
    assert tests.split()
    assert all((ROOT / one).exists() for one in tests.split())
    assert [other[0] for other in ROWS].count(name) == 1
