"""Each bound of a section of comments, from both sides: how far it reaches, how much it needs, what its lines are."""

import pytest

from cleaner.judge.chrome import comment_headings, comment_signs, comments, sections
from cleaner.read import read
from cleaner.tells import tells

from .test_comments import ANSWERED, ARTICLE, CONTEXT, DATED, LATER, SAID, SAYS, section, talk

OTHER = "Nobody has seen the mill burn, and nobody knows who lit the lamp above the door of the old school."
"""Another paragraph of prose."""


def cut(*blocks):
    """The lines that are found to be comments below the article."""
    return section("\n\n".join([ARTICLE, *blocks]))[0]


def first(number, text):
    """So many comments of a text of five."""
    blocks = text.split("\n\n")
    return "\n\n".join(blocks[: number * len(blocks) // 5])


def look(line):
    """A line below the article, and the page's lists."""
    page, _ = read(f"{ARTICLE}\n\n{line}", input="text")
    found = sections.Sections(page, CONTEXT.look(page), CONTEXT.lexicon)
    return found.lines[-1], found


# How far it reaches


@pytest.mark.parametrize(("signs", "gap", "goes"), [(3, 10, True), (3, 11, False), (4, 20, True), (4, 21, False)])
def test_after_how_many_blocks_without_a_sign_it_is_over(signs, gap, goes):
    talk = [block for said in SAID[:signs] for block in (said, "Reply")]
    lines = cut("5 Comments", *talk, *["boat"] * (gap - 1), SAID[4], "Reply")
    assert (SAID[4] in lines) is goes
    assert SAID[1] in lines


@pytest.mark.parametrize(("prose", "goes"), [(2, True), (3, False)])
def test_over_how_much_prose_a_button_leads_that_is_none_to_answer(prose, goes):
    more = [LATER, OTHER, LATER.replace("council", "harbour master")][:prose]
    assert ("Share" in cut(LATER, OTHER, "5 Comments", DATED, *more, "Share")) is goes


@pytest.mark.parametrize(("prose", "goes"), [(2, True), (3, False)])
def test_over_how_much_prose_it_goes_when_all_comments_have_come(prose, goes):
    more = [LATER, OTHER, LATER.replace("council", "harbour master")][:prose]
    assert (more[0] in cut(LATER, OTHER, "5 Comments", ANSWERED, *more, "Reply")) is goes


@pytest.mark.parametrize("heading", ["Related articles", "Table of contents"])
def test_another_section_ends_it(heading):
    lines = cut("5 Comments", first(3, ANSWERED), heading, "Emil", "6 May 2024", SAID[4], "Reply")
    assert SAID[2] in lines
    assert heading not in lines


def test_the_last_comment_has_so_many_paragraphs_where_dates_stand_over_texts():
    last = [OTHER.replace("mill", word) for word in ("mill", "bell", "loaf", "pump")]
    lines = cut("6 Comments", DATED, "Fay Moor", "6 May 2024 at 10:26", *last)
    assert [paragraph in lines for paragraph in last] == [True, True, True, False]


@pytest.mark.parametrize(
    ("shown", "last", "goes"),
    [(5, "Well said.", True), (2, "Well said.", False), (5, "All rights reserved.", False), (5, "Boats of the Island", False)],
)  # fmt: skip
def test_the_last_comment_may_be_short_where_there_are_many(shown, last, goes):
    lines = cut(f"{shown + 1} Comments", first(shown, DATED), "Fay Moor", "6 May 2024 at 10:26", last)
    assert "6 May 2024 at 10:26" in lines
    assert (last in lines) is goes


@pytest.mark.parametrize("bullet", ["", "- "])
def test_an_item_of_a_list_is_no_heading(bullet):
    assert bool(cut(f"{bullet}5 Comments", ANSWERED)) is (bullet == "")


def test_headings_looked_at_in_vain_hide_no_section():
    dates = "\n\n".join(f"{day} May 2024\n\n{OTHER}" for day in range(1, 21))
    lines = cut(*["Leave a comment"] * 4, dates, "5 Comments", ANSWERED)
    assert lines[0] == "5 Comments"


@pytest.mark.parametrize(("before", "found"), [(["Reply"], True), (["Reply", "Share"], False)])
def test_buttons_of_talk_above_the_heading_make_the_page_a_conversation(before, found):
    assert bool(cut(*before, "5 Comments", ANSWERED)) is found


@pytest.mark.parametrize(("times", "found"), [(6, True), (9, False)])
def test_much_more_prose_below_the_heading_than_above_makes_it_one_too(times, found):
    long = " ".join([ARTICLE.replace("\n\n", " ")] * times)
    said = [long[place * len(long) // 5 : (place + 1) * len(long) // 5].strip() for place in range(5)]
    assert bool(cut("5 Comments", *[block for text in said for block in (text, "Reply")])) is found


# How much it needs


@pytest.mark.parametrize(("number", "shown", "found"), [(16, 18, True), (16, 19, False), (7, 7, True), (7, 8, False)])
def test_how_many_more_entries_than_the_heading_counts(number, shown, found):
    entries = [
        block for place in range(shown) for block in (f"{'ABCDEFGHIJKLMNOPQRS'[place]}da says:", SAID[place % 5])
    ]
    assert bool(cut(LATER, OTHER, f"{number} Comments", *entries)) is found


@pytest.mark.parametrize(
    ("over", "found"),
    [
        ("Ada Moor of the Island\n\n{number} May 2024 at 10:2{number}", True),
        ("Ada Moor of the Old Island\n\n{number} May 2024 at 10:2{number}", False),
        ("{name}, {number} May 2024 at 10:2{number}", True),
        ("Ada Moor of the Old Island says:\n\n{number} May 2024 at 10:2{number}", True),
        ("{name}\n\n{number} hours ago", True),
        ("Well said.\n\n{number} May 2024 at 10:2{number}", False),
        ("Well said.\n\nFriday, {number} May 2024 at 10:2{number}", False),
    ],
)
def test_of_many_that_are_counted_each_must_tell_name_and_time(over, found):
    assert bool(cut("1,124 Comments", talk(over))) is found


@pytest.mark.parametrize(
    "over", ["{number} hours ago", "vor {number} Tagen", "Posted {number} May 2024 at 10:2{number}"]
)
def test_times_without_a_name_are_no_comments(over):
    assert cut("Comments", talk("{name}\n\n" + over))
    assert not cut("Comments", talk(over))


@pytest.mark.parametrize(("timed", "found"), [(3, False), (4, True)])
def test_three_of_four_must_tell_it(timed, found):
    blocks = DATED.split("\n\n")
    for place in range(timed, 5):
        blocks[3 * place + 1] = f"{place} May 2024"
    assert bool(cut("1,124 Comments", *blocks)) is found


@pytest.mark.parametrize(("last", "found"), [("3 May 2024 at 10:23", True), ("3 May 2024", False)])
def test_of_three_comments_without_buttons_each_must_tell_it(last, found):
    assert bool(cut("3 Comments", first(2, DATED), "Dora Finn", last, SAID[2])) is found


def test_two_comments_may_tell_it_in_one_line():
    assert cut("2 Comments", first(2, talk("{name}, {number} May 2024 at 10:2{number}")))


@pytest.mark.parametrize(("said", "found"), [("Well said, Ada Moor", True), ("Well said, Ada", False)])
def test_few_words_are_no_text_of_a_comment(said, found):
    blocks = [f"{name}\n\n{day} May 2024 at 10:22\n\n{said}" for day, name in ((1, "Ben Hale"), (2, "Carla"))]
    assert bool(cut("2 Comments", *blocks)) is found


@pytest.mark.parametrize(
    ("heading", "answers", "found"), [("Comments", 2, False), ("Comments", 3, True), ("4 Comments", 2, True)]
)
def test_how_many_buttons_to_answer_where_no_line_stands_over_a_comment(heading, answers, found):
    assert bool(cut(heading, *[block for said in SAID[:answers] for block in (said, "Reply")])) is found


@pytest.mark.parametrize(("entries", "found"), [(4, True), (5, False)])
def test_two_buttons_to_answer_do_for_so_many_entries(entries, found):
    assert bool(cut("Comments", first(entries - 1, talk("{name}\n\n{number} May 2024")), "Reply", "Emil", "5 May 2024", SAID[4], "Reply")) is found  # fmt: skip


def test_two_answered_comments_need_no_number():
    assert cut("Comments", first(2, ANSWERED))


@pytest.mark.parametrize(
    ("heading", "shown", "found"),
    [("Comments", 1, True), ("Comments", 2, False), ("0 Comments", 1, True), ("2 Comments", 1, True), ("3 Comments", 1, False)],
)  # fmt: skip
def test_when_one_button_to_answer_does(heading, shown, found):
    assert bool(cut(heading, first(shown, talk("{name}\n\n{number} May 2024")), "Reply")) is found


def test_a_comment_with_a_button_above_its_text_is_taken_whole():
    lines = cut("1 Comment", "Ben Hale", "1 May 2024 at 10:21", "Reply", "2 May 2024 at 11:30", SAID[0], "Reply")
    assert lines[-2:] == [SAID[0], "Reply"]


def test_four_names_are_as_many_as_the_heading_counts():
    assert section(f"{ARTICLE}\n\n4 Comments\n\n{first(4, SAYS)}")[1] == {comments.SURE}


# What its lines are


@pytest.mark.parametrize("button", sorted(tells("answer-buttons")))
def test_all_buttons_to_answer_of_all_languages_are_signs(button):
    line, found = look(button)
    assert comment_signs.sign_of(line, found) is comment_signs.Sign.ANSWER


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("Like Reply Share Flag", "ANSWER"),
        ("Ada Moor of the Old Island said on 3 May 2024 at 10:22", "NONE"),
        ("Ada Moor of the Island said on 3 May 2024 at", "FRAME"),
        ("On 3 May 2024 at 10:22.", "NONE"),
        ("The boats of May 2024", "NONE"),
        ("Cabin 5 of 2024 cabins", "NONE"),
        ("Ada \u8bf4\uff1a", "FRAME"),
        ("Ada \u8bf4", "NONE"),
    ],
)
def test_signs(line, sign):
    assert comment_signs.sign_of(*look(line)).name == sign


@pytest.mark.parametrize(
    ("frame", "time", "name"),
    [
        ("Ada, 3 May 2024 at 10:22", True, True), ("3 May 2024 at 10:22", True, False), ("3 hours ago", True, False), ("vor 3 Tagen", True, False), ("3 wks ago", True, False), ("\u66f4\u65b0\u65e5 2024-05-03", False, False),
        ("by Ada Moor | 3 hours ago", True, True), ("Posted 3 May 2024 at 10:22", True, False), ("3 ago 2024", False, False),
        ("Friday, 3 May 2024", False, False), ("12/05/24", False, False), ("5\u67083\u65e5", False, False), ("Ada, 2024.05.12", False, True), ("12.05.2024", False, False),
        ("\u516c\u958b 2024", False, False), ("3 May", False, False), ("Friday, 3 May 1789 at 10:22", True, False),
    ],
)  # fmt: skip
def test_what_a_line_over_a_comment_tells(frame, time, name):
    line, found = look(frame)
    assert (comment_signs.tells_time(line, found), comment_signs.tells_name(line, found)) == (time, name)


@pytest.mark.parametrize(
    ("heading", "heads", "bare"),
    [
        ("Comments", True, True), ("Comments:", True, True), ("Reader comments", True, True), ("Leave a comment", True, False),
        ("Be the first to leave a comment", True, False), ("3 comments 5 shares", True, False), ("No comments yet.", True, False),
        ("5 Comments.", True, False), ("5 people of the harbour left comments", False, False),
        ("Discussion (5)", True, True), ("Discussion (5).", False, False),
        ("Salva il mio nome, email e sito web in questo browser per la prossima volta che commento", False, False),
    ],
)  # fmt: skip
def test_which_lines_head_comments_and_say_nothing_else(heading, heads, bare):
    line, _ = look(heading)
    assert (comment_headings.heads(line), heads and comment_headings.is_bare(line)) == (heads, bare)
