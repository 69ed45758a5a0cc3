"""Pages that look like comments or like a dialog and are an article's own text, and laws on pages made of their pieces.

Each stood under a heading of comments, or between a banner and a link at the foot, and went as what it is not.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner

A = (
    "The ferry left the harbour at dawn with forty people on board and came back empty in the evening.",
    "Nobody on the quay could say where the passengers had gone, and the captain did not speak to anyone that night.",
    "The harbour master has asked the council to hear everybody who saw the boat between the island and the lighthouse.",
    "The council will meet on Thursday in the old school, and the meeting is open to everybody who has something to say.",
    "Two fishermen told the radio that they had passed the boat at noon and that nobody had answered when they called.",
    "The company that runs the line has promised to pay for the search, which will go on until the end of the month.",
)  # fmt: skip
ARTICLE = "\n\n".join(A[:3])
TITLES = (
    "Concert in the chapel", "Fair on the quay", "Talk in the school", "Race around the island", "Dance in the hall",
    "The owl of the island returns",
)  # fmt: skip
NAMES = ("Ada Moor", "Ben Hale", "Ada Moor", "Ben Hale", "Ada Moor", "Carla Ruiz")


def under(heading, over, below=()):
    """An article, a heading, and six paragraphs with a line over each and buttons under it."""
    parts = [
        "\n\n".join(
            [over.format(title=TITLES[at], name=NAMES[at], day=at + 3), A[5 - at].replace("ferry", "ship"), *below]
        )
        for at in range(6)
    ]
    return "\n\n".join([ARTICLE, heading, *parts])


def posts(count, counter, *buttons, date="{day} May 2024"):
    """The front page of a blog."""
    return "\n\n".join(
        "\n\n".join(
            [TITLES[at], date.format(day=at + 3), *(f"{line} In the year {at}." for line in A[:3]), counter.format(number=at + 2), *buttons]
        )
        for at in range(count)
    )  # fmt: skip


TALK = {
    "posts-two": posts(2, "{number} Comments", "Share", "Like"),
    "posts-three": posts(3, "{number} Comments", "Share", "Like"),
    "posts-prompt": posts(5, "Leave a comment", "Share"),
    "posts-counter-last": posts(6, "Comments ({number})"),
    "posts-spanish": posts(5, "Comentarios: {number}", "Compartir", "Me gusta", date="{day} de mayo de 2024"),
    "posts-german": posts(3, "{number} Kommentare", "Teilen", "Gef\u00e4llt mir", date="{day}. Mai 2024"),
    "share-bars": f"{ARTICLE}\n\n5 Comments\n\nShare\n\n{A[3]}\n\n{A[4]}\n\n{A[5]}\n\nShare\n\nLike",
    "minutes": under("Comments", "{name} said:"),
    "interview-after-a-counter": under("3 comments", "{name} says:"),
    "interview-after-a-large-counter": under("124 comments", "{name} says:"),
    "interview-german": under("Kommentare", "{name} sagt:"),
    "interview-french": under("Commentaires", "{name} a dit :"),
    "interview-russian": under("\u041a\u043e\u043c\u043c\u0435\u043d\u0442\u0430\u0440\u0438\u0438", "{name} \u043f\u0438\u0448\u0435\u0442:"),
    "interview-arabic": under("\u0627\u0644\u062a\u0639\u0644\u064a\u0642\u0627\u062a", "{name} \u064a\u0642\u0648\u0644:"),
    "interview-korean": under("\ub313\uae00", "{name} \ucd94\ucc9c:"),
    "actions": under("Comments", "{title}\n\nDue {day} May 2024"),
    "changelog": under("## Comments", "Version 2.{day} - {day} May 2024"),
    "timeline": under("Comments", "{day} May 1998"),
    "live-blog": under("124 comments\n\nShare", "3 May 2024, 10:4{day}"),
    "live-blog-shared": under("124 comments\n\nShare", "10:4{day}", ["Share"]),
    "live-blog-titles": under("Comments", "{title}\n\n10:4{day}"),
    "events": under("2 comments", "{title}\n\n{day} May 2024, 19:00"),
    "events-no-comments": under("No comments", "{title}\n\n{day} May 2024, 19:00"),
    "letters": under("Comments", "{name}, Harbour Street, {day} May 2024"),
    "releases": under("Comments (3)", "Release 2.{day} by Ada Moor, 3 May 2024 at 10:2{day}"),
    "guest-book": under("0 comments", "{name}\n\n{day} May 2024 at 10:22"),
    "comment-and-reply": f"{ARTICLE}\n\nComments\n\n{A[3]}\n\nReply\n\n{A[4]}\n\nSecond comment\n\n{A[5]}\n\nReply\n\n{A[2]}",
    "recipe": f"{ARTICLE}\n\n5 Comments\n\nYou may need 2 eggs and 3 cups\n\nTake 5 out of 12 and fold\n\nYou may add 1 or 2 lemons\n\n1 March 2 stalks of celery\n\n{A[4]}\n\nReply",
    "style-guide": f"{ARTICLE}\n\nComments\n\n" + "\n\n".join(f"{word}\n\n{line}" for word, line in zip(("Report", "Quote", "Edit", "Delete", "Reply", "Share"), A, strict=True)),
    "answers": f"{ARTICLE}\n\nAdd a comment\n\n3 Answers\n\n" + "\n\n".join(f"{line}\n\nShare\n\nFollow\n\nanswered May {at}, 2024 at 10:0{at}\n\nAdd a comment" for at, line in enumerate(A[3:], 3)),
}  # fmt: skip
COMMENTS = "\n\n".join(
    f"{NAMES[at]}\n\n{at + 3} May 2024 at 10:2{at}\n\nSo did I, said number {at} on the road.\n\nReply"
    for at in range(4)
)
UNANSWERED = COMMENTS.replace("\n\nReply", "")
SECOND = "\n\n".join(line.replace("ferry", "ship") for line in A)
BETWEEN = {
    "after": f"{ARTICLE}\n\n4 Comments\n\n{COMMENTS}\n\n{TITLES[3]}\n\n{SECOND}\n\nShare\n\nReply",
    "dated": f"{ARTICLE}\n\n4 Comments\n\n{COMMENTS}\n\n{TITLES[3]}\n\n4 May 2024\n\n{SECOND}\n\nShare",
    "signed": f"{ARTICLE}\n\nComments\n\n{UNANSWERED}\n\n{TITLES[3]}\n\n4 May 2024\n\n{SECOND}\n\n5 May 2024",
    "two-sections": f"{ARTICLE}\n\n5 Comments\n\n{COMMENTS}\n\n{SECOND}\n\n4 Comments\n\n{COMMENTS}",
}

BANNER = "Your privacy choices\n\nAccept all\n\nReject all\n\nManage preferences"
CENTRE = "Privacy preference center\n\nStrictly necessary cookies\n\nAlways active\n\nReject all\n\nConfirm my choices"
RULING = (
    "The court ruled on Tuesday that consent to tracking must be as easy to refuse as to give.",
    "Publishers had argued that visitors who stay on a page agree to its advertising partners.",
    "The data protection office counted nine vendors on an average news page, and most of them read the device.",
    "From next year a browser must be able to answer for its user, which the advertising industry has fought for long.",
)
INNER = {
    "ruling": "Court rules on consent\n\n" + "\n\n".join(RULING),
    "ruling-signed": "Court rules on consent\n\nBy Ada Moor\n\n3 May 2024\n\nWe ask for your consent on this page, too, and our partners read your device, as you see where your browser tells you what our advertising costs, and who may look at it.",
    "recipe": "Ingredients\n\n- 2 eggs\n- 300 g oats\n- 1 lemon\n\nMethod\n\n- Beat the eggs\n- Bake for ten minutes",
    "cookies": "Oat cookies\n\nThese cookies are baked twice, so that they stay crisp for a week in a tin.\n\nForm the cookies with two spoons on a tray, and let them cool before they are eaten.",
    "poem": "It went at dawn with forty men\nIt came at night with none\nAnd who will sail the boat again\nWhen all the rowing is done",
    "products": "\n\n".join(f"Boat hook no. {at}\n\n{at} \u20ac" for at in range(5, 15)),
    "headlines": "Ferry comes back empty\n\nCouncil to meet on Thursday\n\nCaptain says nothing\n\nOwl seen on the mill",
    "headlines-and-policy": "Ferry comes back empty\n\nCouncil to meet on Thursday\n\nPrivacy policy of the island",
    "contact": "Contact\n\nAda Moor\n\nHarbour Street 3\n\nPhone 555 0100",
    "menu": "Fish soup\n\nFried eel\n\nApple pie\n\nPrivacy policy of the house",
    "opinion": "\n\n".join(f"When you open page {at}, your browser tells the site and its partners who you are, and nobody asks whether you mind." for at in range(9)),
    "short": "The ferry is back.\n\nIt was empty.\n\nNobody knows why.",
    "job": "Die Bewerbung geht bis Ende Mai an den Rat der Insel, und wer sie schreibt, braucht das Patent.\n\nErworben wird es vorher, und der Wettbewerb um die Stelle ist hart, sagt uns der Rat.",
    "manual": "The label of the first button, which gives consent to all vendors at once.\n\nSave preferences\n\nThe label that stands on small devices, where there is less room for texts on privacy.",
}  # fmt: skip


def wrong(text, kept, **options):
    """Lines of a kept text that went as comments or as a dialog."""
    cleaned = cleaner.clean(text, input="text", **options)
    gone = "\n".join(gone.span.of(cleaned.page.text) for gone in cleaned.removals if gone.rule in ("C217", "C221"))
    return [line for line in kept.split("\n") if line and line in gone]


LEVELS = [(level, origin) for level in ("gentle", "balanced", "strict") for origin in ("auto", "page", "extracted")]


@pytest.mark.parametrize(("level", "origin"), LEVELS)
@pytest.mark.parametrize("name", TALK)
def test_what_stands_under_a_heading_of_comments_need_not_be_comments(name, level, origin):
    assert wrong(TALK[name], TALK[name], level=level, origin=origin) == []


@pytest.mark.parametrize(("level", "origin"), LEVELS)
@pytest.mark.parametrize("name", BETWEEN)
def test_an_article_after_comments_stays(name, level, origin):
    assert wrong(BETWEEN[name], f"{ARTICLE}\n{SECOND}", level=level, origin=origin) == []
    assert wrong(BETWEEN[name], COMMENTS, level="strict", origin="page")


@pytest.mark.parametrize(("level", "origin"), LEVELS)
@pytest.mark.parametrize(
    "foot", ["Privacy settings", "Privacy settings\n\nCookie settings", CENTRE], ids=["link", "links", "centre"]
)
@pytest.mark.parametrize("name", INNER)
def test_what_stands_between_a_banner_and_the_foot_is_no_dialog(name, foot, level, origin):
    text = f"{ARTICLE}\n\n{BANNER}\n\n{INNER[name]}\n\n{foot}"
    assert wrong(text, INNER[name], level=level, origin=origin) == []


def test_a_long_policy_between_a_banner_and_the_foot_stays():
    kinds = [
        f"{kind} cookies\n\n" + "\n\n".join(f"We set these cookies when you look at part {part} of our site, and our partners read them on your device." for part in range(6))
        for kind in ("Strictly necessary", "Performance", "Targeting", "Functional")
    ]  # fmt: skip
    policy = "\n\n".join(kinds)
    assert len(policy.split()) > 450
    text = f"{ARTICLE}\n\n{BANNER}\n\n{policy}\n\nPrivacy settings"
    lost = wrong(text, policy)
    assert len(" ".join(lost).split()) <= 120


PIECES = sorted(
    {
        line
        for text in (*TALK.values(), *BETWEEN.values(), *INNER.values(), BANNER, CENTRE)
        for line in text.split("\n\n")
    }
)
WHOLE = st.sampled_from(
    [*TALK.values(), *BETWEEN.values(), *(f"{BANNER}\n\n{inner}\n\n{CENTRE}" for inner in INNER.values())]
)


@given(st.lists(st.sampled_from(PIECES) | WHOLE, max_size=12), st.sampled_from(["gentle", "balanced", "strict"]))
def test_cleaning_twice_removes_nothing_more(pieces, level):
    once = cleaner.clean("\n\n".join(pieces), input="text", level=level)
    again = cleaner.clean(once.text, input="text", level=level)
    assert (again.removals, again.text) == ((), once.text)


@given(st.lists(st.sampled_from(PIECES) | WHOLE, max_size=12), st.lists(st.sampled_from(PIECES), max_size=12))
def test_twins_stay(pieces, more):
    cleaned = cleaner.clean("\n\n".join([*pieces, *more, *pieces]), input="text", level="strict")
    kept = {block.span for block in cleaned.kept}
    assert all(gone.twin is None or gone.twin in kept for gone in cleaned.removals)
