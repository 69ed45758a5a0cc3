"""The list of what proves each law is true: the tests are there, and those called properties are."""

import ast
import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
LISTED = re.compile(r"`([\w/]+\.py)(?:::(\w+))?`")
LAWS = (
    "Conservation", "Verbatim", "Twin", "Idempotence", "Determinism", "Monotony", "Never empty", "Never raises",
    *(str(number) for number in range(1, 11)),
)  # fmt: skip
BY_OTHER_MEANS = frozenset({"2", "4", "5"})
"""Promises of processes, seconds and bytes of memory, which no example alone can show."""
ROWS = [
    row.strip(" |").split("|") for row in (HERE / "LAWS.md").read_text("utf-8").splitlines() if row.startswith("|")
][2:]


def named_in(path):
    """Tests of a file: name to whether hypothesis feeds it."""
    tree = ast.parse((HERE / path).read_text("utf-8"))
    found = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test")]
    return {node.name: any("given" in ast.unparse(one) for one in node.decorator_list) for node in found}


@pytest.mark.parametrize("row", ROWS, ids=[row[0].strip() for row in ROWS])
def test_what_is_named_is_there(row):
    for column, cell in enumerate(row[1:]):
        for path, name in LISTED.findall(cell):
            assert (HERE / path).exists()
            if name:
                assert name in named_in(path)
                assert column or named_in(path)[name], f"{name} is no property"


def test_every_law_and_promise_is_listed_and_proved():
    proved = {row[0].strip(): LISTED.findall(row[1]) for row in ROWS}
    for law in LAWS:
        names = [name for name in proved if name == law or name.split(" ")[0] == law]
        assert len(names) == 1, law
        assert proved[names[0]] or law in BY_OTHER_MEANS
    assert len({one for found in proved.values() for one in found}) >= 20
