"""Files of trained models: plain or packed, and one named error for a bad one."""

import gzip
import json

import pytest

from cleaner.errors import LexiconError
from cleaner.model_file import read

CONTENT = {"schema": 1, "weights": [0.5, 2]}


@pytest.mark.parametrize("name", ["model.json", "model.json.gz"])
def test_a_file_gives_what_was_written(tmp_path, name):
    path = tmp_path / name
    written = json.dumps(CONTENT).encode()
    path.write_bytes(gzip.compress(written) if name.endswith("gz") else written)
    assert read(str(path), dict) == CONTENT


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("model.json", b"{"),
        ("model.json", b"\xff\xfe{"),
        ("model.json.gz", json.dumps(CONTENT).encode()),
        ("model.json.gz", gzip.compress(json.dumps(CONTENT).encode())[:-9]),
        ("model.json.gz", b""),
    ],
)
def test_a_bad_file_is_named(tmp_path, name, written):
    path = tmp_path / name
    path.write_bytes(written)
    with pytest.raises(LexiconError, match=f"^{name}: cannot be read .*reinstall"):
        read(str(path), dict)


def test_so_is_one_that_is_missing_or_lacks_something(tmp_path):
    with pytest.raises(LexiconError, match=r"none\.json"):
        read(str(tmp_path / "none.json"), dict)
    (tmp_path / "model.json").write_text("{}")
    with pytest.raises(LexiconError, match="'weights'"):
        read(str(tmp_path / "model.json"), lambda content: content["weights"])
