"""What one way of calling cleaner offers the others offer too, under the same name and with the same default."""

import inspect
import re
from dataclasses import fields
from pathlib import Path

import pytest

import cleaner
from cleaner.cli.arguments import parser

CLEANING = {field.name for field in fields(cleaner.CleanOptions)}
RECORD = {field.name: field.default for field in fields(cleaner.RecordOptions)}
ON_THE_COMMAND_LINE = {"charset": "encoding", "memory": "db", "id": None, "title": None, "source": "inputs"}
"""Where the command line has another word, or none: an input's id is its name there."""
SETTINGS = {"cleaning": None, "into": "OUTPUT_FIELD", "memory": "DB"}
"""Where Scrapy has."""
SCRAPY = Path(cleaner.__file__).parent / "integrations" / "scrapy.py"
READERS = ("clean", "digest", "merge", "stories", "explain", "report")


def offered(command):
    return {action.dest: action.default for action in parser(command)._actions if action.dest != "help"}


def test_options_of_cleaning_are_arguments_of_both_calls():
    for call in (cleaner.clean, cleaner.clean_many):
        assert {*inspect.signature(call).parameters} >= CLEANING, call


@pytest.mark.parametrize("command", READERS)
def test_the_commands_take_what_the_library_takes(command):
    wanted = {ON_THE_COMMAND_LINE.get(name, name) for name in inspect.signature(cleaner.clean).parameters} - {None}
    given = offered(command)
    assert wanted - {*given} == (set() if command == "clean" else {"links"})
    for name, parameter in inspect.signature(cleaner.clean).parameters.items():
        if name in given and not isinstance(parameter.default, tuple):
            assert (given[name] or None) == (parameter.default or None), name


def test_digests_take_the_same_everywhere():
    words = {"budget": "merged", "seen": "since", "cleaned": "inputs", "articles": "inputs", "count_tokens": None}
    for call, command in ((cleaner.digest, "digest"), (cleaner.merge, "merge")):
        for name, parameter in inspect.signature(call).parameters.items():
            option = words.get(name, name)
            if option is not None:
                assert option in offered(command), name
                if parameter.default is not parameter.empty:
                    assert (offered(command)[option] or None) == (parameter.default or None), name


def test_batch_takes_what_records_take():
    given = offered("batch")
    words = {"digests": "digest"}
    assert {"encoding", "db"} <= {*given}
    assert {words.get(name, name) for name in RECORD} - {"cleaning"} <= {*given}
    assert {*given} >= CLEANING
    for name, default in RECORD.items():
        if name in given and not callable(default):
            assert given[name] == default, name


def test_scrapy_takes_what_records_take():
    code = SCRAPY.read_text("utf-8")
    told = dict(re.findall(r"^    CLEANER_(\w+) +(\S+)", code, re.MULTILINE))
    read = re.findall(r'settings\.get(?:bool|list)?\("CLEANER_(\w+)", ([^)]*)\)', code)
    assert {name for name, _ in read} == {*told}
    assert {name for name in (SETTINGS.get(name, name) for name in {*CLEANING, *RECORD, "memory"}) if name} <= {
        name if name in SETTINGS.values() else name.lower() for name in told
    }
    for name, default in read:
        assert told[name] == default, name
