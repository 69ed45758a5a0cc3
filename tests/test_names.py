"""What ``import cleaner`` offers: every name is there, type checkers see the same ones, and nothing is loaded before."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import cleaner


def seen_by_type_checkers():
    tree = ast.parse(Path(cleaner.__file__).read_text("utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom) and node.module.startswith("cleaner")]
    return [name.asname for node in imports for name in node.names]


def test_type_checkers_see_what_is_there():
    assert sorted([*seen_by_type_checkers(), "__version__"]) == sorted(cleaner.__all__) == dir(cleaner)


@pytest.mark.parametrize("name", [name for name in cleaner.__all__ if name != "__version__"])
def test_every_name_is_what_it_is_called(name):
    assert getattr(cleaner, name).__name__ == name


def test_what_is_returned_can_be_named():
    """The classes of all that results hold are at hand for annotations and ``isinstance``."""
    page = cleaner.clean("It rained.\n\nLeave a Comment\n\nThe ferry sailed at dawn, and nobody saw it leave.")
    merged = cleaner.merge([page])
    held = [page, page.page, page.page.blocks[0], page.removals[0], merged, merged.picks[0], merged.sources[0]]
    assert {type(one).__name__ for one in held} <= {*cleaner.__all__}


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'cleaner' has no attribute 'claen'"):
        _ = cleaner.claen


def test_nothing_is_loaded_before_it_is_used():
    run = "import sys; before = {*sys.modules}; import cleaner; print(sorted({*sys.modules} - before - {'__future__'}))"
    assert (
        subprocess.run([sys.executable, "-I", "-c", run], capture_output=True, text=True, check=True).stdout
        == "['cleaner']\n"
    )
