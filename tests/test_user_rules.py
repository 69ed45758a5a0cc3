"""The caller's own rules: read strictly, act at once, explained by name."""

import subprocess
import sys

import pytest

import cleaner
from cleaner.errors import LexiconError
from cleaner.options import UserRule
from cleaner.text import fold
from cleaner.user_rules import parse

FILE = """
[[rule]]
name = "our-footer"
reason = "is our agency's footer"
whole = ["Agency Moor, all lines open"]
starts = ["For press enquiries call"]
fires = ["AGENCY MOOR: all lines open!", "For press enquiries call Ada Moor on 555."]
spares = ["Agency Moor opened all lines on Monday."]
"""
PAGE = "The Long Walk\n\nIt rained on the hill all day long.\n\nagency moor - all lines OPEN\n\nFor press enquiries call Ada.\n"


def test_own_rules_remove_and_explain():
    cleaned = cleaner.clean(PAGE, rules=parse(FILE, "mine.toml"))
    assert [gone.rule for gone in cleaned.removals] == ["U9-our-footer"] * 2
    assert cleaned.removals[0].reason.startswith("is our agency's footer")
    assert cleaner.clean(PAGE).removals == ()


def test_own_rules_can_be_kept_by_name_and_family():
    rules = parse(FILE, "mine.toml")
    assert cleaner.clean(PAGE, rules=rules, keep=["our-footer"]).removals == ()
    assert cleaner.clean(PAGE, rules=rules, keep=["U9"]).removals == ()


DISCLAIMER = (
    "Agency Moor brings you news of the harbour and of all islands, "
    + "of boats and of the weather, " * 14
    + "and no advice."
)


@pytest.mark.parametrize(
    "own", [{"rules": [UserRule("ours", "is ours", (fold(DISCLAIMER),))]}, {"phrases": [DISCLAIMER]}]
)
def test_own_lines_may_be_longer_than_ours(own):
    assert len(DISCLAIMER) > 2 * len(PAGE)
    page = f"{PAGE}\n{DISCLAIMER.upper()}\n\n{DISCLAIMER} But not here.\n"
    removals = cleaner.clean(page, **own).removals
    assert [gone.span.of(page) for gone in removals] == [DISCLAIMER.upper()]


def test_own_beginnings_may_be_longer_than_ours():
    start = "for press enquiries of any kind call our desk on weekdays before six o'clock in the evening"
    rules = parse(f'[[rule]]\nname = "desk"\nstarts = ["{start}"]', "mine.toml")
    line = f"{start.capitalize()}, or write to us."
    assert [gone.rule for gone in cleaner.clean(f"{PAGE}\n{line}\n", rules=rules).removals] == ["U9-desk"]
    assert cleaner.clean(f"{PAGE}\n{line.replace('evening', 'morning')}\n", rules=rules).removals == ()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("nonsense", "mine.toml: "),
        ("[rule]\nname = 'x'", "holds [[rule]] tables"),
        ("[[rule]]\nname = 'Our Footer'\nwhole = ['a b']", "rule 1: name"),
        ("[[rule]]\nname = 'x'\nwhole = ['a b']", "rule 1: name: must be 2 to 61 lower-case letters"),
        ("[[rule]]\nname = 'ours'\nwhole = 'a b'", "rule 1: whole: must be a list"),
        ("[[rule]]\nname = 'ours'", "needs whole or starts"),
        ("rule = ['ours']", "rule 1: is no table"),
        ("[[rule]]\nname = 'ours'\nwhole = ['a b']\nreason = ' '", "reason: must be a text"),
        ("[[rule]]\nname = 'ours'\nstarts = ['The']", "one word"),
        ("[[rule]]\nname = 'ours'\nwhole = ['123']", "no letter"),
        ("[[rule]]\nname = 'ours'\nwhole = ['a b']\ncolour = 1", "colour: no such key"),
        (
            "[[rule]]\nname = 'ours'\nwhole = ['a b']\n[[rule]]\nname = 'ours'\nwhole = ['c d']",
            "rule 2: name: 'ours' stands twice",
        ),
    ],
)
def test_errors_name_file_and_key(text, complaint):
    with pytest.raises(LexiconError) as found:
        parse(text, "mine.toml")
    assert complaint in str(found.value)
    assert "mine.toml" in str(found.value)


def test_the_command_takes_and_tests_them(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(FILE)
    run = [sys.executable, "-m", "cleaner"]
    assert (
        b"agency"
        not in subprocess.run([*run, "--rules", path], input=PAGE.encode(), capture_output=True, check=True).stdout
    )
    tested = subprocess.run([*run, "rules", "test", path], capture_output=True, check=True).stdout.decode()
    assert tested.count(": ok") == 4
    path.write_text("[[rule]]\nname = 'x'")
    broken = subprocess.run([*run, "--rules", path], input=b"text", capture_output=True, check=False)
    assert broken.returncode == 2
    assert str(path) in broken.stderr.decode()


def test_origin_can_be_overruled():
    menu = "\n".join(["Home", "World news", "Our journal", "Shop window", "Weather map", "Letters page"] * 4)
    prose = "The evening ferry turned back on Thursday after its steering failed twice within a mile of the harbour."
    page = f"{menu}\n{prose}\n{prose.replace('ferry', 'boat')}\n{menu}"
    quiet = cleaner.clean(page, origin="extracted", level="strict")
    assert not [gone for gone in quiet.removals if gone.rule.startswith("L6")]
