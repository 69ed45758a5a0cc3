"""The fuzz targets hold on what is likely to hurt, and on bytes that hypothesis makes up."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import examples, hostile_text

sys.path.append(str(Path(__file__).parent.parent / "fuzz"))

import targets

targets.SECONDS = 20.0


@pytest.mark.parametrize("name", sorted(targets.TARGETS))
@given(body=st.one_of(st.binary(max_size=300), hostile_text().map(lambda text: text.encode("utf-8", "replace"))))
@examples(0.4)
def test_target(name, body):
    targets.TARGETS[name](body)
