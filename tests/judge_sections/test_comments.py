"""The section of comments: which headings begin it, which lines are its signs, and what is no such section."""

import pytest

import cleaner
from cleaner import lexicon
from cleaner.judge.base import Context
from cleaner.judge.chrome import comment_headings, comment_signs, comments, sections
from cleaner.options import CleanOptions
from cleaner.read import read

ARTICLE = """The ferry left the harbour at dawn with forty people on board and came back empty in the evening.

Nobody on the quay could say where the passengers had gone, and the captain did not speak to anyone that night.

The harbour master has asked the council to hear everybody who saw the boat between the island and the lighthouse."""
LATER = "The council will meet on Thursday in the old school, and the meeting is open to everybody who has something to say."
SAID = (
    "I saw them all walk up the old road with their bags, one behind the other.",
    "So did my sister, who was standing on the other side of the valley.",
    "The captain drinks in the blue house, and he has told nobody anything.",
    "My uncle says that the boat was empty when it left.",
    "What a strange story, and how well it is told.",
)
NAMES = ("Ben Hale", "Carla", "Dora Finn", "Emil", "Fay Moor")
CONTEXT = Context(lexicon.load(), CleanOptions())


def talk(over, under=""):
    """Five comments, each with the lines over it and under it."""
    parts = zip(range(1, 6), NAMES, SAID, strict=True)
    return "\n\n".join(
        "\n\n".join(filter(None, (over.format(number=number, name=name), said, under))) for number, name, said in parts
    )


SAYS = talk("{number}. {name} says:")
DATED = talk("{name}\n\n{number} May 2024 at 10:2{number}")
ANSWERED = talk("{name}\n\n{number} May 2024", "Reply")


def section(text):
    """The lines that are found to be a section of comments, and the weight of it."""
    page, _ = read(text, input="text")
    found = [v for v in sections.judge(page, CONTEXT) if v.rule == "C217"]
    return [v.span.of(page.text) for v in found], {v.weight for v in found}


COUNTED = (
    "5 Comments", "5 Reader Comments", "Comments (5)", "Comments 5",
    "5 thoughts on \u201cNight Boat Returns Empty\u201d",
    "5 Replies to \u201cNight Boat Returns Empty\u201d", "5 responses to \u201cNight Boat Returns Empty\u201d",
    "5 Comments on \u201cA Night Boat Returns Empty to the Harbour of the Island That Nobody Had Left\u201d",
    "5 reviews for Night Boat Ticket", "5 Kommentare", "5 Gedanken zu \u201eDas leere Schiff\u201c",
    "5 commentaires sur \u00ab Le bateau vide \u00bb",
    "5 \u043a\u043e\u043c\u043c\u0435\u043d\u0442\u0430\u0440\u0438\u0435\u0432 \u043a \u00ab\u041f\u0443\u0441\u0442\u043e\u0435 \u0441\u0443\u0434\u043d\u043e\u00bb",
    "\u201cBo\u015f Vapur\u201d \u00fczerine 5 yorum", "\u300c\u7a7a\u306e\u8239\u300d\u306b5\u4ef6\u306e\u30b3\u30e1\u30f3\u30c8\u304c\u3042\u308a\u307e\u3059",
    "\u300a\u7a7a\u8239\u300b\u67095\u6761\u8bc4\u8bba", "\u201c\ube48 \ubc30\u201d\uc5d0 \ub300\ud55c 5\uac1c\uc758 \uc0dd\uac01", "Az \u00fcres haj\u00f3 bejegyz\u00e9shez 5 hozz\u00e1sz\u00f3l\u00e1s",
)  # fmt: skip
UNCOUNTED = (
    "Comments",
    "One thought on \u201cNight Boat Returns Empty\u201d",
    "Ein Gedanke zu \u201eDas leere Schiff\u201c",
)


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        *(pytest.param(heading, SAYS, id=f"says-{heading}") for heading in COUNTED),
        *(pytest.param(heading, DATED, id=f"dated-{heading}") for heading in (*COUNTED, *UNCOUNTED)),
        *(pytest.param(heading, ANSWERED, id=f"answered-{heading}") for heading in (*COUNTED, *UNCOUNTED)),
    ],
)
def test_comments_are_cut_from_their_heading_on_whether_they_have_buttons_or_not(heading, below):
    lines, weights = section(f"{ARTICLE}\n\n{heading}\n\n{below}")
    assert lines[0] == heading
    assert all(said in lines for said in SAID)
    assert weights == {comments.SURE}
    assert cleaner.clean(f"{ARTICLE}\n\n{heading}\n\n{below}", input="text", origin="extracted").text == ARTICLE


@pytest.mark.parametrize("heading", UNCOUNTED)
def test_names_alone_under_a_heading_that_counts_nothing_are_no_section(heading):
    assert section(f"{ARTICLE}\n\n{heading}\n\n{SAYS}") == ([], set())


@pytest.mark.parametrize(
    "heading",
    [
        "Post a comment", "Leave a comment", "Notify me of follow-up comments by email.", "The comments",
        "5 boats", "5 thoughts", "5 comments were made in the council on Thursday.",
    ],
)  # fmt: skip
def test_without_buttons_the_heading_must_say_nothing_but_that_comments_follow(heading):
    assert section(f"{ARTICLE}\n\n{heading}\n\n{DATED}") == ([], set())


@pytest.mark.parametrize("heading", ["5 Comments", "Comments"])
def test_three_dates_without_a_time_or_a_button_are_no_section(heading):
    three = "\n\n".join(talk("{name}\n\n{number} May 2024").split("\n\n")[:9])
    assert section(f"{ARTICLE}\n\n{heading}\n\n{three}") == ([], set())


@pytest.mark.parametrize(
    ("count", "shown", "cut"), [(2, 2, True), (4, 2, True), (5, 2, False), (2, 3, False), (1, 1, False)]
)
def test_few_comments_without_buttons_are_cut_where_name_and_time_stand_over_each_and_the_heading_counts_them(
    count, shown, cut
):
    few = "\n\n".join(DATED.split("\n\n")[: 3 * shown])
    lines, weights = section(f"{ARTICLE}\n\n{count} Comments\n\n{few}")
    assert bool(lines) is cut
    assert weights <= {comments.LIKELY}


@pytest.mark.parametrize(("count", "cut"), [(4, False), (5, True), (10, True), (11, False)])
def test_names_without_a_time_must_be_about_as_many_as_the_heading_counts(count, cut):
    assert bool(section(f"{ARTICLE}\n\n{count} Comments\n\n{SAYS}")[0]) is cut


def test_many_more_may_be_counted_where_each_tells_name_and_time():
    assert section(f"{ARTICLE}\n\n1,124 Comments\n\n{DATED}")[1] == {comments.SURE}


def test_few_comments_are_cut_but_the_line_scorer_may_keep_them():
    two = "\n\n".join(ANSWERED.split("\n\n")[:8])
    lines, weights = section(f"{ARTICLE}\n\n2 Comments\n\n{two}")
    assert lines[-1] == "Reply"
    assert weights == {comments.LIKELY}


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("5 Comments", 5), ("1,124 Comments", 1124), ("1.124 Kommentare", 1124), ("Comments (5)", 5), ("Comments", None),
        ("12 thoughts on \u201cRoute 66\u201d", 12), ("One thought on \u201cRoute 66\u201d", None),
        ("\u201cRoute 66\u201d \u00fczerine 5 yorum", 5), ("66 boats", None), ("5 comments were made.", None),
    ],
)  # fmt: skip
def test_how_many_comments_a_heading_counts(heading, number):
    page, _ = read(f"{ARTICLE}\n\n{heading}", input="text")
    found = sections.Sections(page, CONTEXT.look(page), CONTEXT.lexicon)
    assert comment_headings.counted(found.lines[-1]) == number


@pytest.mark.parametrize("heading", ["1 Comment", "One thought on \u201cRoute 66\u201d", "Comments"])
def test_the_only_comment_needs_but_one_button_to_answer(heading):
    one = "\n\n".join(ANSWERED.split("\n\n")[:4])
    assert section(f"{ARTICLE}\n\n{heading}\n\n{one}\n\nPage 1")[0][-1] == "Reply"


@pytest.mark.parametrize("heading", ["Leave a comment", "12 Comments", "Comments"])
def test_one_button_at_the_foot_of_a_list_of_dates_makes_no_comments(heading):
    dates = talk("{name}, {number} May 2024")
    assert section(f"{ARTICLE}\n\n{heading}\n\n{dates}\n\nReply") == ([], set())


def test_what_stands_below_the_last_button_to_answer_is_no_comment():
    lines, _ = section(f"{ARTICLE}\n\nComments\n\n{ANSWERED}\n\nA second article\n\n6 May 2024\n\n{LATER}")
    assert lines[-1] == "Reply"


def test_a_list_of_posts_with_their_counters_is_no_section():
    posts = "\n\n".join(
        f"The {name} of the island returns\n\n{LATER}\n\n{day} May 2024\n\n{day} Comments"
        for day, name in enumerate(("owl", "mill", "bell", "boat", "fair", "tide"), 1)
    )
    assert section(f"{ARTICLE}\n\n{posts}") == ([], set())
    assert LATER in cleaner.clean(f"{ARTICLE}\n\n{posts}", input="text").text


def test_a_long_comment_ends_no_section_that_has_many_signs():
    long = " ".join([LATER] * 20)
    assert comments.GAP_WORDS < len(long.split()) < 2 * comments.GAP_WORDS
    text = f"{ARTICLE}\n\n{LATER}\n\n{LATER}\n\n7 Comments\n\n{ANSWERED}\n\nGus Lund\n\n6 May 2024\n\n{long}\n\nReply\n\nHoward\n\n7 May 2024\n\nWell said.\n\nReply"
    assert section(text)[0][-1] == "Reply"
    assert "Well said." in section(text)[0]
    two = "\n\n".join(ANSWERED.split("\n\n")[:4])
    early = f"{ARTICLE}\n\n{LATER}\n\n{LATER}\n\n7 Comments\n\n{two}\n\nGus Lund\n\n{long}\n\nHoward\n\n7 May 2024\n\nWell said.\n\nReply"
    assert "Well said." not in section(early)[0]


@pytest.mark.parametrize(
    "row", ["Reply", "Reply | Flag", "Like Reply Share", "Reply Report Permalink", "Show 3 replies", "Log in to reply"]
)
def test_a_row_with_a_button_to_answer_is_a_sign(row):
    below = "\n\n".join(f"{name}\n\n{said}\n\n{row}" for name, said in zip(NAMES, SAID, strict=True))
    assert section(f"{ARTICLE}\n\n5 Comments\n\n{below}")[0][-1] == row


@pytest.mark.parametrize(
    "line",
    [
        "Reply to the council",
        "Like a boat",
        "Share Reply Edit Flag Report",
        "Reply.",
        "3 likes",
        "Share",
        "3 Antworten",
    ],
)
def test_no_button_to_answer(line):
    below = "\n\n".join(f"{name}\n\n{said}\n\n{line}" for name, said in zip(NAMES, SAID, strict=True))
    assert section(f"{ARTICLE}\n\n5 Comments\n\n{below}") == ([], set())


@pytest.mark.parametrize(("bar", "goes"), [("Share", False), ("Dora Finn, 6 May 2024 at 11:10", True)])
def test_a_share_bar_under_an_article_below_the_comments_goes_on_no_section(bar, goes):
    more = [*ARTICLE.replace("ferry", "ship").split("\n\n"), LATER]
    text = "\n\n".join([ARTICLE, LATER, LATER, "6 Comments", DATED, "A second article", *more, bar])
    assert (more[-1] in section(text)[0]) is goes


def test_two_buttons_at_the_foot_make_no_comments_of_five_dates():
    dates = talk("{name}\n\n{number} May 2024")
    assert section(f"{ARTICLE}\n\nComments\n\n{dates}\n\nReply\n\nEmil\n\nReply") == ([], set())


def test_buttons_to_answer_beside_each_other_are_one():
    text = "\n\n".join([ARTICLE, "12 comments", *SAID, "Reply", "Reply"])
    assert section(text) == ([], set())
    assert section("\n\n".join([ARTICLE, "12 comments", *SAID[:3], "Reply", *SAID[3:], "Reply"]))[1] == {
        comments.LIKELY
    }


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("Ada Moor, 3 May 2024", "FRAME"), ("Ada Moor 3 May at 10:22", "FRAME"), ("3 years ago", "FRAME"), ("Ada says:", "FRAME"),
        ("You may need 2 eggs and 3 cups", "NONE"), ("Take 5 out of 12", "NONE"), ("Ada Moor", "NONE"), ("Ada says", "NONE"),
        ("Reply", "ANSWER"), ("Like | Reply", "ANSWER"), ("Show 3 replies", "ANSWER"), ("\u8fd4\u4fe1\u3059\u308b", "ANSWER"),
        ("Zum Antworten anmelden", "ANSWER"), ("3 Antworten", "BUTTON"), ("Share", "BUTTON"), ("Like | Share", "BUTTON"),
    ],
)  # fmt: skip
def test_what_a_line_is_to_a_section(line, sign):
    page, _ = read(f"{ARTICLE}\n\n{line}", input="text")
    found = sections.Sections(page, CONTEXT.look(page), CONTEXT.lexicon)
    assert comment_signs.sign_of(found.lines[-1], found).name == sign


@pytest.mark.parametrize(
    "heading",
    [
        "Discussion (5)", "See all comments (5)", "R\u00e9actions (5)", "Opinie (5)", "Diskuze", "\u8bc4\u8bba", "\u30b3\u30e1\u30f3\u30c8\u4e00\u89a7", "\uc804\uccb4 \ub313\uae00 5",
        "\u05ea\u05d2\u05d5\u05d1\u05d5\u05ea", "\u0646\u0638\u0631\u0627\u062a (5)", "\u041e\u0431\u0441\u0443\u0436\u0434\u0435\u043d\u0438\u0435 (5)", "\u00dd ki\u1ebfn b\u1ea1n \u0111\u1ecdc (5)",
    ],
)  # fmt: skip
def test_headings_that_are_no_phrases(heading):
    assert section(f"{ARTICLE}\n\n{heading}\n\n{ANSWERED}")[0][0] == heading
    assert section(f"{ARTICLE}\n\n{heading}\n\n{LATER}\n\n3 May 2024\n\n{LATER}") == ([], set())
