"""Each rule by its examples and by cases that show where it ends."""

from __future__ import annotations

import pytest

from cleaner.judge.repeats.page import RULES, judge
from cleaner.model import Rule
from cleaner.options import LEVELS, CleanOptions
from tests.judge_repeats.pages import context, gone, kept, page_of, verdicts

HARBOUR = (
    "The harbour was closed for eleven days while divers looked for the cargo that the storm had torn from the deck "
    "of the coaster, and the fishing boats stayed in the bay until the search was over."
)
PILOTS = f"{HARBOUR} Only the pilots were allowed to pass, one boat at a time and never after dark."
INSURERS = (
    "Insurers sent their own experts, who spent a week on the quay with lists, lamps and cameras before they agreed "
    "that most of the timber would never be found again by anyone."
)
MAYOR = (
    "In the town hall Mayor Odile Brandt told reporters on Monday that she would not ask the crew to pay for the "
    "divers, because nobody could have known how strong the wind would be."
)
SHORT = "Nobody was hurt when the mast came down."


def _example(rule: Rule, example: str) -> tuple[set[str], bool]:
    lines = example.split("\n")
    meant = [line.startswith("> ") for line in lines]
    page = page_of([line.removeprefix("> ") for line in lines])
    spans = {page.blocks[index].span for index, flag in enumerate(meant) if flag}
    found = {v.rule for v in judge(page, context()) if v.span in spans}
    return found, rule.code in found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_examples(rule: Rule) -> None:
    assert rule.fires
    assert rule.spares
    for example in rule.fires:
        assert _example(rule, example)[1], example
    for example in rule.spares:
        assert not _example(rule, example)[0], example


def test_a_repeated_body_goes_with_its_heading_and_short_paragraphs() -> None:
    body = ["# The storm", HARBOUR, SHORT, INSURERS]
    found = verdicts([*body, *body])
    page = page_of([*body, *body])
    assert kept([*body, *body]) == body
    assert [v.twin for v in found if v.rule == "D403"] == [block.span for block in page.blocks[:4]]
    assert [v.rule for v in found] == ["D403", "D403", "D401", "D403", "D403", "D401"]


def test_something_between_the_two_copies_stays() -> None:
    assert kept([HARBOUR, SHORT, INSURERS, MAYOR, HARBOUR, SHORT, INSURERS]) == [HARBOUR, SHORT, INSURERS, MAYOR]


def test_a_run_of_short_paragraphs_goes_when_it_holds_prose() -> None:
    first = "The divers found eleven crates on the first day and four more on the next one."
    second = "After that the water was too dark to see a hand."
    assert kept([first, second, MAYOR, first, second]) == [first, second, MAYOR]
    assert kept([first, MAYOR, first]) == [first, MAYOR, first]


@pytest.mark.parametrize(("words", "goes"), [(20, False), (21, True)])
def test_a_run_has_some_words_in_all(words: int, goes: bool) -> None:
    """Twenty-five with the four of the short line; one of its paragraphs has fifteen."""
    run = [f"{' '.join(HARBOUR.split()[: words - 1])} away.", "Nobody was hurt then."]
    assert kept([*run, MAYOR, *run]) == ([*run, MAYOR] if goes else [*run, MAYOR, *run])


def test_a_heading_that_opens_what_follows_stays() -> None:
    lines = [HARBOUR, INSURERS, "# In brief", SHORT, HARBOUR, INSURERS, "# In brief", MAYOR]
    assert kept(lines) == [HARBOUR, INSURERS, "# In brief", SHORT, "# In brief", MAYOR]


@pytest.mark.parametrize(
    "lines",
    [
        ["Row, brothers, row.", "The tide is low.", "The night is long."] * 5,
        ["# Question", "Were you there?", "I do not recall.", "# Question", "Did he go?", "I do not recall."] * 3,
        ["- two eggs", "- a cup of flour", "- salt"] * 4,
        ["Name | Price | Tax", "Tea | 3 | 1", "Tea | 3 | 1"] * 3,
        ["Home", "News", "Sport", "Weather"] * 6,
    ],
)
def test_lines_items_rows_and_refrains_stay(lines: list[str]) -> None:
    told = [HARBOUR, *lines, INSURERS, *lines]
    assert kept(told) == told


def test_long_items_rows_and_code_stay_by_themselves() -> None:
    for kind in ("item", "row", "code", "line", "heading"):
        page = page_of([HARBOUR, INSURERS, HARBOUR], [kind, "paragraph", kind])
        assert gone(page) == []


def test_a_stanza_stays() -> None:
    stanza = "Row, brothers, row, for the tide is low,\n" * 4 + "And the night is long and the lamps burn low."
    page = page_of([stanza, HARBOUR, stanza, INSURERS, stanza], ["paragraph"] * 5)
    assert gone(page) == []


def test_a_hard_wrapped_copy_goes() -> None:
    wrapped = HARBOUR[:68] + "\n" + HARBOUR[69:140] + "\n" + HARBOUR[141:]
    page = page_of([HARBOUR, INSURERS, wrapped], ["paragraph"] * 3)
    assert gone(page) == [2]
    folded = page_of([wrapped, INSURERS, wrapped], ["paragraph"] * 3)
    assert gone(folded) == [2]


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("eleven days", "nine days"),
        ("eleven days", "11 days"),
        ("was closed", "was not closed"),
        ("The harbour was", "The harbour of Brest was"),
        ("the storm had", "the storm Ciara had"),
        ("until the search", "without a search"),
        ("was over", "was resumed before dawn by order of the navy"),
        ("bay until", "bay before"),
    ],
)
def test_copies_that_differ_in_number_name_or_negation_stay(was: str, becomes: str) -> None:
    changed = HARBOUR.replace(was, becomes)
    assert changed != HARBOUR
    assert kept([HARBOUR, INSURERS, changed]) == [HARBOUR, INSURERS, changed]
    assert kept([changed, INSURERS, HARBOUR]) == [changed, INSURERS, HARBOUR]


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("Mayor Odile Brandt", "Mayor Odile Grandt"),
        ("on Monday", "on Tuesday"),
        ("would not ask", "would ask"),
        ("known how", "known exactly how, and said so twice in a long letter to the owners of all boats, how"),
    ],
)
def test_copies_that_tell_something_else_stay(was: str, becomes: str) -> None:
    changed = MAYOR.replace(was, becomes)
    assert changed != MAYOR
    assert kept([MAYOR, INSURERS, changed]) == [MAYOR, INSURERS, changed]


@pytest.mark.parametrize(
    "changed",
    [
        PILOTS.replace("looked for", "look for"),
        PILOTS.replace(",", "").replace(".", ""),
        PILOTS[: PILOTS.index(" until")] + " ...",
        PILOTS.replace("after dark", "after the dark").replace("divers looked", "the divers look"),
        PILOTS.replace("Only the", "The"),
    ],
)
def test_small_changes_of_wording_go(changed: str) -> None:
    found = verdicts([PILOTS, INSURERS, changed])
    assert [(v.rule, v.twin) for v in found] == [("D402", page_of([PILOTS]).blocks[0].span)]
    assert kept([PILOTS, INSURERS, changed]) == [PILOTS, INSURERS]


@pytest.mark.parametrize(
    ("text", "reworded"),
    [
        (HARBOUR, HARBOUR.replace("fishing boats", "sailing ships")),
        (PILOTS, PILOTS.replace("looked for", "searched for")),
        (PILOTS, PILOTS.replace("looked", "look").replace("allowed", "permitted")),
    ],
)
def test_replaced_words_are_unsure(text: str, reworded: str) -> None:
    (found,) = verdicts([text, INSURERS, reworded])
    assert 0.5 < found.weight < CleanOptions().threshold
    assert kept([text, INSURERS, reworded]) == [text, INSURERS, reworded]
    assert kept([text, INSURERS, reworded], CleanOptions(level="strict")) == [text, INSURERS]


def test_code_without_markup_stays() -> None:
    code = "for (const ship of fleet) { if (ship.late) { warn(ship); } } " * 8
    page = page_of([code, HARBOUR, code], ["paragraph"] * 3)
    assert gone(page) == []


def test_a_longer_later_copy_stays() -> None:
    longer = f"{HARBOUR} The owner of the coaster has been asked to pay for the divers."
    assert kept([HARBOUR, INSURERS, longer]) == [HARBOUR, INSURERS, longer]
    assert kept([longer, INSURERS, HARBOUR]) == [longer, INSURERS]


def test_levels_and_options() -> None:
    reworded = PILOTS.replace("looked for", "look for")
    lines = [PILOTS, INSURERS, reworded, PILOTS]
    assert kept(lines, CleanOptions(level="gentle")) == lines
    assert kept(lines) == [PILOTS, INSURERS]
    for name in ("D4", "D401", "exact-repeat", "d401", "Exact-Repeat"):
        assert "D401" not in {v.rule for v in verdicts(lines, CleanOptions(keep=(name,)))}
    for name in ("D4", "d4"):
        assert verdicts(lines, CleanOptions(keep=(name,))) == []


def test_a_section_that_comes_twice_goes_at_any_level() -> None:
    section = [HARBOUR, "The report", PILOTS, "The cargo", INSURERS, "Nobody was hurt.", "The quay", "It rained."]
    lines = [*section, "Another harbour was never closed.", *section]
    for level in LEVELS:
        assert kept(lines, CleanOptions(level=level)) == lines[:9]


def test_other_scripts() -> None:
    japanese = "港は十一日間閉鎖され、潜水士たちは嵐が船の甲板から奪った積み荷を探し続けた。漁船は捜索が終わるまで湾にとどまり、町の人々は毎朝岸壁に立って海を見ていた。"
    arabic = "أغلق الميناء أحد عشر يوما بينما كان الغواصون يبحثون عن الحمولة التي انتزعتها العاصفة من سطح السفينة وبقيت قوارب الصيد في الخليج حتى انتهى البحث في آخر الأسبوع كله."
    for text in (japanese, arabic):
        page = page_of([text, HARBOUR, text], ["paragraph"] * 3)
        assert gone(page) == [2]
    other = japanese.replace("十一日", "十二日")
    assert gone(page_of([japanese, HARBOUR, other], ["paragraph"] * 3)) == []
