"""What a line states about its page: all of its parts or nothing, with the name and the day as they are printed."""

import pytest

import cleaner
from cleaner import lexicon
from cleaner.judge.chrome.bylines import MAX_NAME_WORDS
from cleaner.judge.chrome.facts import MAX_CHARS, facts_known, facts_of
from cleaner.judge.chrome.parts import has_separator
from cleaner.judge.chrome.stated import stated
from cleaner.judge.line_table import Line
from cleaner.text import fold

LEXICON = lexicon.load()


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("By Ada Moor", [("byline", "Ada Moor", True)]),
        ("By Moor", [("byline", "Moor", False)]),
        ("By: Moor", [("byline", "Moor", True)]),
        ("\u4f5c\u8005 \u5f20\u4e09", [("byline", "\u5f20\u4e09", False)]),
        ("\u4f5c\u8005\uff1a\u5f20\u4e09", [("byline", "\u5f20\u4e09", True)]),
        ("By Ada Moor and Ben Hale", [("byline", "Ada Moor and Ben Hale", True)]),
        ("By Ada Moor & Ben Hale", [("byline", "Ada Moor & Ben Hale", True)]),
        ("By Ada Moor, 3 May 2024", [("byline", "Ada Moor", True), ("dateline", "3 May 2024", True)]),
        ("von Ada Moor am 3. Mai 2024", [("byline", "Ada Moor", True), ("dateline", "3. Mai 2024", True)]),
        ("May 3, 2024 by Ada Moor", [("byline", "Ada Moor", True), ("dateline", "May 3, 2024", True)]),
        ("By Ada Moor Updated on May 3, 2024", [("byline", "Ada Moor", True), ("dateline", "May 3, 2024", True)]),
        ("By Ada Moor Published May 3, 2024", [("byline", "Ada Moor", True), ("dateline", "May 3, 2024", True)]),
        ("Von Ada Moor Aktualisiert am 3. Mai 2024", [("byline", "Ada Moor", True), ("dateline", "3. Mai 2024", True)]),
        ("By:Ada Moor", [("byline", "Ada Moor", True)]),
        ("Published:May 3, 2024", [("dateline", "May 3, 2024", True)]),
        ("\u6587/\u5f20\u4e09", [("byline", "\u5f20\u4e09", False)]),
        ("By Ada Moor \u2605 Updated May 3, 2024", [("byline", "Ada Moor", True), ("dateline", "May 3, 2024", True)]),
        ("14 July 1989", [("dateline", "14 July 1989", True)]),
        ("May 2018", [("dateline", "May 2018", False)]),
        ("Published 3 May 2024 10:30", [("dateline", "3 May 2024 10:30", True)]),
        ("2024-05-03", [("dateline", "2024-05-03", True)]),
        ("3 min read", [("read-time", "", True)]),
        ("5 comments 2 shares", [("counter", "", True)]),
        ("By Ada Moor February 16, 2026", [("byline", "Ada Moor", True), ("dateline", "February 16, 2026", True)]),
        ("By Ada Moor, May 2024", [("byline", "Ada Moor", True), ("dateline", "May 2024", False)]),
        ("By Ada Moor, Monday, May 6, 2024", [("byline", "Ada Moor", True), ("dateline", "Monday, May 6, 2024", True)]),
        ("By Ada, May 3, 2024", [("byline", "Ada", True), ("dateline", "May 3, 2024", True)]),
        (
            "By Ada Moor and Ben Hale, Feb 3, 2024 | 5 comments",
            [("byline", "Ada Moor and Ben Hale", True), ("dateline", "Feb 3, 2024", True), ("counter", "", True)],
        ),
        (
            "By Ada Moor and Ben Hale, Feb 3, 2024 - 5 comments",
            [("byline", "Ada Moor and Ben Hale", True), ("dateline", "Feb 3, 2024", True), ("counter", "", True)],
        ),
        (
            "By Ada Moor | May 3, 2024 | 10:30 am",
            [("byline", "Ada Moor", True), ("dateline", "May 3, 2024", True), ("clock", "", True)],
        ),
        ("Posted by Ada Moor at 10:30 AM", [("byline", "Ada Moor", True), ("clock", "", True)]),
        ("Posted at 10:30 am by Ada Moor", [("byline", "Ada Moor", True), ("clock", "", True)]),
        ("By Ada Moor @adamoor", [("byline", "Ada Moor", True)]),
        ("By Ada Moor ada.moor@example.org", [("byline", "Ada Moor", True)]),
        ("By Ada Moor | ada.moor@example.org", [("byline", "Ada Moor", True)]),
        (
            "By Ada Moor (@adamoor) | May 3, 2024",
            [("byline", "Ada Moor", True), ("dateline", "May 3, 2024", True)],
        ),
        ("By Ada Moor in Port Neth", [("byline", "Ada Moor", True), ("filing", "", True)]),
        ("By Light in Winter", [("byline", "Light", False), ("filing", "", True)]),
        (
            "Posted by Ada Moor on May 3, 2024 in Harbour News",
            [("byline", "Ada Moor", True), ("dateline", "May 3, 2024", True), ("filing", "", True)],
        ),
        (
            "Posted in Harbour News on May 3, 2024 by Ada Moor",
            [("byline", "Ada Moor", True), ("dateline", "May 3, 2024", True), ("filing", "", True)],
        ),
        ("Posted on May 3, 2024 in News", [("dateline", "May 3, 2024", True), ("filing", "", True)]),
        ("Veröffentlicht am 3. Mai 2024 unter Hafen", [("dateline", "3. Mai 2024", True), ("filing", "", True)]),
        ("Publié le 3 mai 2024 dans Actualités", [("dateline", "3 mai 2024", True), ("filing", "", True)]),
        (
            "May 3, 2024 by Ada Moor Leave a Comment",
            [("byline", "Ada Moor", True), ("dateline", "May 3, 2024", True), ("counter", "", True)],
        ),
        (
            "by Ada Moor | May 3, 2024 | Harbour News | 0 comments",
            [
                ("byline", "Ada Moor", True),
                ("dateline", "May 3, 2024", True),
                ("filing", "", False),
                ("counter", "", True),
            ],
        ),
        (
            "Posted in News | Tagged ferry, pier | 5 comments",
            [("filing", "", True), ("filing", "", False), ("counter", "", True)],
        ),
        (
            "3. Mai 2024, 10:30 Uhr Lesezeit: 3 Minuten",
            [("dateline", "3. Mai 2024, 10:30 Uhr", True), ("read-time", "", True)],
        ),
        ("May 3, 2024 Updated 10:30 a.m. ET", [("dateline", "May 3, 2024", True), ("clock", "", True)]),
        ("Tagged for Life", [("filing", "", False)]),
        ("Last updated on May 3, 2024 by Ada Moor", [("byline", "", True), ("dateline", "May 3, 2024", True)]),
        (
            "Posted by Ada Moor at May 3, 2024 11:15 AM",
            [("byline", "Ada Moor", True), ("dateline", "May 3, 2024 11:15 AM", True)],
        ),
        ("1 234 comments | 5 shares", [("counter", "", True)]),
        ("By Ada Moor 03/04/2024", [("byline", "Ada Moor", True), ("dateline", "03/04/2024", False)]),
        ("3 May 2024 / 5 comments", [("dateline", "3 May 2024", True), ("counter", "", True)]),
    ],
)
def test_what_a_line_states(line, facts):
    assert [(fact.rule, fact.value, fact.sure) for fact in facts_of(line, LEXICON)] == facts


@pytest.mark.parametrize(
    "line",
    [
        "May 3, 2024 in Harbour News",
        "May 3, 2024 | Harbour News",
        "By Ada Moor in the rain",
        "ada.moor@example.org | May 3, 2024",
        "By Ada Moor | Harbour News",
        "by Ada Moor | May 3, 2024 | One | Two | Three",
        "by Ada Moor | May 3, 2024 | nobody knew why the ferry came back empty",
        "Posted in 2019",
        "May 3, 2024 Harbour 12",
        "12 shares May 3, 2024",
        "by Ada Moor | May 3, 2024 | Room 12",
        "by Ada Moor | May 3, 2024 | 10.30",
        "Posted on May 3, 2024 in the rain",
        "Tags: ferry, pier",
        "Pro: $10,000 per month",
        "Pro: $10,000",
        "Pro: \u20b910,000",
        "10:30 am by Ada Moor",
        "Updated 9 days ago \u2022 1.14M",
    ],
)
def test_sections_and_clocks_need_more_beside_them(line):
    assert facts_of(line, LEXICON) == []


@pytest.mark.parametrize(
    ("line", "meta"),
    [
        ("Published May 1, 2024 | Updated May 3, 2024", [("date", "May 1, 2024"), ("modified", "May 3, 2024")]),
        ("Updated May 3, 2024 | Published May 1, 2024", [("modified", "May 3, 2024"), ("date", "May 1, 2024")]),
        ("1 May 2024 - Updated 3 May 2024", [("date", "1 May 2024"), ("modified", "3 May 2024")]),
        (
            "By Ada Moor | 1. Mai 2024 | Aktualisiert am 3. Mai 2024",
            [("byline", "Ada Moor"), ("date", "1. Mai 2024"), ("modified", "3. Mai 2024")],
        ),
        ("2024年5月1日公開 | 2024年5月3日更新", [("date", "2024年5月1日"), ("modified", "2024年5月3日")]),
        ("Last updated: May 3, 2024", [("modified", "May 3, 2024")]),
        ("By Ada Moor Updated on May 3, 2024", [("byline", "Ada Moor"), ("modified", "May 3, 2024")]),
        ("Posted on May 3, 2024 by Ada Moor", [("byline", "Ada Moor"), ("date", "May 3, 2024")]),
        ("Written by Ada Moor | Medically reviewed by Ben Hale", [("byline", "Ada Moor")]),
        ("Medically reviewed by Ben Hale on May 3, 2024", [("modified", "May 3, 2024")]),
        ("\u8d23\u4efb\u7f16\u8f91\uff1a\u738b\u4e94", []),
        ("5 comments | 3 min read", []),
    ],
)
def test_each_date_is_of_what_its_own_part_says(line, meta):
    assert list(stated(facts_of(line, LEXICON))) == meta


@pytest.mark.parametrize(
    "line",
    [
        "Ada Moor", "by the river", "By ada moor", "By 2024", "By Ada Moor, harbour master of Hallow", "14 July 1789",
        "May 1968", "12:30", "12 boats by Ada Moor", "3 May 2024 | Harbour News", "3 hours later", "5 comments too many",
        "By Ada May 2024", "By Ada Lou May 2024", "By Monday, May 6, 2024", "By April May 3, 2024", "By Ada May 3, 2024",
        "By " + " ".join(["Ada"] * (MAX_NAME_WORDS + 1)),
    ],
)  # fmt: skip
def test_what_states_nothing(line):
    assert facts_of(line, LEXICON) == []


def test_a_fact_is_no_longer_than_a_line_of_the_head():
    line = "3 May 2024"
    most = f"{line}{' | ' + line:>{MAX_CHARS - len(line)}}"
    assert len(most) == MAX_CHARS
    assert facts_of(most, LEXICON)
    assert facts_of(f"{most} ", LEXICON) == []


@pytest.mark.parametrize(
    ("line", "parted"), [("a | b", True), ("a \u2022 b", True), ("a  b", True), ("caf\u00e9", False), ("a-b", False)]
)
def test_what_parts_a_line(line, parted):
    assert has_separator(line) is parted


def test_a_line_is_folded_once():
    """Pages of more lines than ``fold`` remembers would fold each twice."""
    line = Line("The 12 boats of the island")
    before = fold.cache_info()
    assert facts_known(line, LEXICON) == ()
    assert fold.cache_info() == before


def test_teasers_with_sections_make_no_forum_of_an_article():
    prose = "The ferry left at dawn with forty people on board and came back empty in the evening."
    teasers = [f"HARBOUR - BY ADA MOOR - {number} HOURS AGO" for number in range(2, 9)]
    lines = [
        "Ferry Comes Back Empty",
        "UPDATED 16:47 EST / MAY 3 2024",
        prose,
        prose.replace("ferry", "coaster"),
        *teasers,
    ]
    found = cleaner.clean("\n\n".join(lines), input="text")
    assert dict(found.meta) == {"modified": "16:47 EST / MAY 3 2024"}
