"""Each bound of a consent dialog, from both sides: how far it reaches, what may stand in it, and what makes it one."""

import pytest

from cleaner.judge.chrome import sections
from cleaner.read import read

from .test_consent import ARTICLE, CONTEXT, DIALOG, claimed

HEAD = "Privacy preference center\n\nReject all\n\nConfirm my choices"
LAST = "Accept all"


def reaches(*gap, head=HEAD, last=LAST):
    """Whether a dialog goes on over what stands between two of its phrases."""
    return last in claimed("\n\n".join([ARTICLE, head, *gap, last]))


def words(count, unit="our cookie"):
    """So many words as one line."""
    return " ".join((unit.split(" ") * count)[:count])


def prose(count, unit):
    """So many words of prose."""
    return f"{words(count, unit).capitalize()}."


# How far it reaches


@pytest.mark.parametrize(("blocks", "goes"), [(29, True), (30, False)])
def test_how_many_blocks(blocks, goes):
    assert reaches(*["cookie"] * blocks) is goes


@pytest.mark.parametrize(("count", "goes"), [(400, True), (401, False)])
def test_how_many_words(count, goes):
    assert reaches(words(200), words(count - 200)) is goes


@pytest.mark.parametrize(("count", "goes"), [(450, True), (451, False)])
def test_how_many_words_without_a_button(count, goes):
    assert reaches(words(225), "Performance cookies", words(count - 225)) is goes


def test_words_without_a_button_are_counted_anew_behind_an_article():
    story = "\n\n".join([ARTICLE, *[prose(150, f"ferry left harbour {name}") for name in ("ada", "ben", "fay")]])
    dialog = DIALOG.removeprefix("Privacy preference center\n\n")
    assert len(story.split()) > 450
    assert claimed(f"Accept all\n\n{story}\n\n{dialog}") == dialog.split("\n\n")


@pytest.mark.parametrize(("count", "begins"), [(120, "Strictly necessary cookies"), (121, "Reject all")])
def test_how_many_words_before_the_first_button(count, begins):
    text = "\n\n".join(
        ["Strictly necessary cookies", words(count - 3), "Reject all", "Confirm my choices", "Accept all"]
    )
    assert claimed(f"{ARTICLE}\n\n{text}")[0] == begins


@pytest.mark.parametrize(("count", "ends"), [(120, "Performance cookies"), (121, "Confirm my choices")])
def test_how_many_words_behind_the_last_button(count, ends):
    text = "\n\n".join(["Accept all", "Reject all", "Confirm my choices", words(count - 2), "Performance cookies"])
    assert claimed(f"{ARTICLE}\n\n{text}")[-1] == ends


# What may stand in it


@pytest.mark.parametrize(
    ("silent", "goes"), [(["boat " * 4], True), (["boat " * 5], False), ([words(40), "boat " * 10], True), ([words(40), "boat " * 11], False)]
)  # fmt: skip
def test_how_many_words_may_be_silent(silent, goes):
    assert reaches(*silent) is goes


@pytest.mark.parametrize(("speaking", "goes"), [(18, True), (17, False)])
def test_how_much_prose_must_speak_as_a_dialog_does(speaking, goes):
    assert reaches(prose(speaking, "our cookie"), prose(40 - speaking, "cookie left harbour")) is goes


@pytest.mark.parametrize(
    ("total", "named", "last", "goes"),
    [
        (200, 100, LAST, True),
        (200, 99, LAST, False),
        (180, 15, LAST, True),
        (200, 15, "Use limited data to select advertising 12 partners can use this purpose", True),
    ],
)
def test_long_prose_must_name_cookies_unless_a_purpose_stands_beside_it(total, named, last, goes):
    """A vendor who speaks to the reader may do so in an article about privacy."""
    assert reaches(prose(named, "our cookie"), prose(total - named, "our vendor"), last=last) is goes


@pytest.mark.parametrize(("line", "goes"), [("Moor", True), ("By Ada Moor", False), ("3 May 2024", False)])
def test_no_signed_text_stands_in_it(line, goes):
    assert reaches(line, words(40)) is goes


def test_no_title_stands_in_it():
    buttons = "".join(f"<p>{line}</p>" for line in HEAD.split("\n\n"))
    for heading, goes in (("Our cookie", False), ("Your cookie", True)):
        page, _ = read(f"<title>Our cookie</title>{buttons}<h2>{heading}</h2><p>{LAST}</p>", input="html")
        found = [v.span.of(page.text) for v in sections.judge(page, CONTEXT) if v.rule == "C221"]
        assert (LAST in found) is goes


def test_scripts_without_blanks_are_searched_for_parts_of_words():
    said = "\u6211\u4eec\u7684\u5408\u4f5c\u4f19\u4f34\u5728\u8fd9\u91cc\u5904\u7406\u60a8\u7684\u6570\u636e"
    assert reaches(said)
    assert not reaches(said.replace("\u5408\u4f5c\u4f19\u4f34", "\u6e14\u6c11"))


# What makes it one


@pytest.mark.parametrize(
    ("phrases", "cut"),
    [
        (("Cookie settings", "Cookie preferences", "Reject all"), False),
        (("Cookie settings", "Confirm my choices", "Reject all"), True),
        (("Reject all", "Use limited data to select advertising", "Customize settings", "Reject all"), True),
        (("Reject all", "Save and exit", "Customize settings", "Reject all"), False),
    ],
)
def test_phrases(phrases, cut):
    assert bool(claimed("\n\n".join([ARTICLE, *phrases]))) is cut


def test_a_button_that_says_nothing_of_consent_begins_no_dialog():
    assert claimed(f"Accept all\n\n{ARTICLE}\n\nCustomize settings\n\n{DIALOG}") == DIALOG.split("\n\n")
