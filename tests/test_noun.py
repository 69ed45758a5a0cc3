"""Nouns are what frozen data classes with slots are, for whoever uses them."""

import copy
import dataclasses
import inspect
import pickle
import subprocess
import sys

import pytest

from cleaner.errors import LawBroken, OptionError
from cleaner.model import Block, Cleaned, Page, Span
from cleaner.model.noun import noun, replaced
from cleaner.options import CleanOptions

PAGE = Page("a", "One.\n\nTwo.", (Block(0, Span(0, 4), "paragraph"), Block(1, Span(6, 10), "paragraph")))


@dataclasses.dataclass(frozen=True, slots=True)
class Model:
    name: str
    depth: int = 0
    tags: tuple[str, ...] = ()


@noun
class Made:
    name: str
    depth: int = 0
    tags: tuple[str, ...] = ()


def test_it_does_what_a_data_class_does():
    one, two = Model("a", tags=("x",)), Made("a", tags=("x",))
    assert repr(two) == repr(one).replace("Model", "Made")
    assert hash(two) == hash(one)
    assert two == Made("a", 0, ("x",)) != Made("b")
    assert two != one
    assert not hasattr(two, "__dict__")
    assert Made.__match_args__ == Model.__match_args__
    assert str(inspect.signature(Made)) == str(inspect.signature(Model))
    assert dataclasses.asdict(two) == dataclasses.asdict(one)
    assert [field.name for field in dataclasses.fields(Made)] == ["name", "depth", "tags"]
    assert dataclasses.is_dataclass(Made)
    assert dataclasses.replace(two, depth=3) == replaced(two, depth=3) == Made("a", 3, ("x",))


@pytest.mark.parametrize("wrong", [(), ("a", 1, (), 4)])
def test_it_takes_its_fields_and_no_others(wrong):
    with pytest.raises(TypeError):
        Made(*wrong)
    with pytest.raises(TypeError):
        Made("a", width=3)
    with pytest.raises(TypeError):
        replaced(Made("a"), width=3)


def test_it_is_frozen():
    made = Made("a")
    for change in (lambda: setattr(made, "name", "b"), lambda: setattr(made, "more", 1), lambda: delattr(made, "name")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            change()
    assert made.name == "a"


@pytest.mark.parametrize("record", [PAGE, Cleaned(PAGE, PAGE.blocks, ()), CleanOptions("gentle", fast=True)])
@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_it_comes_back_from_a_pickle(record, protocol):
    assert pickle.loads(pickle.dumps(record, protocol)) == copy.copy(record) == copy.deepcopy(record) == record


def test_checks_run_for_copies_too():
    with pytest.raises(OptionError):
        replaced(CleanOptions(), level="gentel")
    with pytest.raises(LawBroken):
        replaced(Cleaned(PAGE, PAGE.blocks, ()), kept=PAGE.blocks[1:])


def test_cleaning_a_text_does_without_data_classes():
    run = "import sys, cleaner; cleaner.clean('One.\\n\\nTwo.', input='text'); print({'dataclasses', 'inspect'} & {*sys.modules})"
    assert subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=True).stdout == "set()\n"
