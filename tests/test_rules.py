"""Every rule: a code of its own, a reason, examples that hold on both sides."""

import re

import pytest

from cleaner import judge
from cleaner.pipeline import failing_examples

RULES = judge.rules()


def test_codes_and_names_are_unique():
    assert len({rule.name for rule in RULES.values()}) == len(RULES)
    assert all(re.fullmatch(r"[CDHLMU]\d{3}", code) for code in RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_reason_completes_the_sentence(rule):
    assert rule.reason
    assert not rule.reason.startswith(("it ", "It "))
    assert not rule.reason.endswith(".")


@pytest.mark.parametrize("rule", [r for r in RULES.values() if r.family in ("C1", "C2", "D4")], ids=lambda r: r.code)
def test_text_rules_have_examples_on_both_sides_and_they_hold(rule):
    assert rule.fires
    assert rule.spares
    assert failing_examples(rule) == ()


def test_a_rule_whose_example_does_not_hold_is_found():
    broken = RULES["C101"]._replace(fires=("> The ferry left at dawn.",))
    assert failing_examples(broken) == ("> The ferry left at dawn.",)
    greedy = RULES["C101"]._replace(spares=("> Leave a Comment",))
    assert failing_examples(greedy) == ("> Leave a Comment",)
