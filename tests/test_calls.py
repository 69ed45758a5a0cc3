"""Calls that mean nothing say what would, instead of doing something else or failing far from the caller."""

import pytest

import cleaner
from cleaner.errors import BudgetError, OptionError

TEXT = "The Long Walk\n\nIt rained on the hill all day long.\n\nLeave a Comment\n"


@pytest.mark.parametrize("option", ["keep", "drop", "phrases"])
def test_one_string_is_no_list_of_strings(option):
    for call in (cleaner.clean, lambda source, **options: cleaner.clean_many([source], **options)):
        with pytest.raises(OptionError, match=rf"write {option}=\['C101'\]"):
            call(TEXT, **{option: "C101"})


def test_one_text_is_no_stream_of_texts():
    for source in (TEXT, TEXT.encode()):
        with pytest.raises(TypeError, match="clean takes one"):
            cleaner.clean_many(source)


def test_an_unknown_kind_of_input_is_not_guessed():
    with pytest.raises(OptionError, match="inputs are auto, text, html"):
        cleaner.clean(TEXT, input="markdown")


@pytest.mark.parametrize("source", [None, 5, ["text"], float("nan")])
def test_what_is_no_text_is_named(source):
    with pytest.raises(TypeError, match=f"not {type(source).__name__}"):
        cleaner.clean(source)


def test_bytes_that_can_grow_are_bytes():
    assert cleaner.clean(bytearray(TEXT.encode())).text == cleaner.clean(TEXT).text


def test_a_digest_is_made_of_cleaned_articles():
    with pytest.raises(TypeError, match="what clean"):
        cleaner.digest(TEXT)
    with pytest.raises(TypeError, match="what clean"):
        cleaner.merge([cleaner.clean(TEXT), TEXT])


def test_a_budget_needs_its_unit():
    with pytest.raises(BudgetError, match="write 3s"):
        cleaner.digest(cleaner.clean(TEXT), short=3)
