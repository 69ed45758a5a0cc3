"""Sections that are cut as a whole: where they end, and what must never be taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner import lexicon
from cleaner.judge.base import Context
from cleaner.judge.chrome import sections
from cleaner.model import Span
from cleaner.options import CleanOptions
from cleaner.read import read
from cleaner.sentences import sentences_of

ARTICLE = """The ferry left the harbour at dawn with forty people on board and came back empty in the evening.

Nobody on the quay could say where the passengers had gone, and the captain did not speak to anyone that night.

The harbour master has asked the council to hear everybody who saw the boat between the island and the lighthouse."""
COMMENTS = """2 comments

Ben Hale
3 May 2024
I saw them all walk up the old road with their bags, one behind the other, and nobody looked back.
Reply

Carla
4 May 2024
So did my sister, who was standing on the other side of the valley with her dogs that evening.
Reply"""
LATER = "The council will meet on Thursday in the old school, and the meeting is open to everybody who has something to say."
CONTEXT = Context(lexicon.load(), CleanOptions())


def claimed(text, rule):
    page, _ = read(text, input="text")
    return [v.span.of(page.text) for v in sections.judge(page, CONTEXT) if v.rule == rule]


def test_a_comment_section_is_cut_from_its_heading_to_its_last_button():
    lines = [line for line in COMMENTS.split("\n") if line]
    assert claimed(f"{ARTICLE}\n\n{COMMENTS}", "C217") == lines
    assert cleaner.clean(f"{ARTICLE}\n\n{COMMENTS}", input="text").text == ARTICLE


def test_what_follows_the_last_button_stays():
    cleaned = cleaner.clean(f"{ARTICLE}\n\n{COMMENTS}\n\n{LATER}", input="text")
    assert cleaned.text == f"{ARTICLE}\n\n{LATER}"


@pytest.mark.parametrize(
    "text",
    [
        COMMENTS,
        f"{LATER}\n\n{COMMENTS}",
        f"{ARTICLE.partition('.')[0]}.\n\nReply\n\n{ARTICLE}\n\nReply\n\n{COMMENTS}",
        f"{ARTICLE}\n\n2 comments\n\nBen Hale\n3 May 2024\nI saw them all.",
        f"{ARTICLE}\n\nComments\n\n{LATER}\n\nReply",
        f"{ARTICLE}\n\n" + COMMENTS.replace("2 comments", "2 replies"),
        f"{ARTICLE}\n\nComments\n\n" + f"Ben Hale\n3 May 2024\n{LATER}\nReply\n\n" * 60,
    ],
    ids=["alone", "after-one-paragraph", "forum", "one-sign", "no-opening", "replies", "talk-far-longer-than-the-text"],
)
def test_no_comment_section(text):
    assert claimed(text, "C217") == []


def test_an_author_box_goes_at_strict_only():
    box = "About the Author\n\nAda Moor has written about ferries for twenty years and lives above the harbour."
    text = f"{ARTICLE}\n\n{box}"
    assert "Ada Moor has written" in cleaner.clean(text, input="text").text
    assert cleaner.clean(text, input="text", level="strict").text == ARTICLE
    assert claimed(f"{box}\n\n{ARTICLE}", "C218") == []


def test_teasers_go_at_strict_only_and_after_the_foot_only():
    teasers = "\n".join(
        f"The {name} of the island returns\n{day} May 2024\nRead more"
        for day, name in enumerate(("owl", "mill", "bell"), 1)
    )
    assert len(claimed(f"{ARTICLE}\n\nShare this article\n{teasers}", "C219")) == 9
    assert claimed(f"{ARTICLE}\n\n{teasers}", "C219") == []
    assert claimed(teasers, "C219") == []
    assert cleaner.clean(f"{ARTICLE}\n\nShare this article\n{teasers}", input="text", level="strict").text == ARTICLE


def test_tags_need_three_and_a_place_after_the_text():
    assert claimed(f"{ARTICLE}\n\nTags\nFerries\nIslands\nHarbour", "C220") == ["Ferries", "Islands", "Harbour"]
    assert claimed(f"{ARTICLE}\n\nTags\nFerries\nIslands", "C220") == []
    assert claimed(f"{ARTICLE}\n\nTags\nFerries\nIslands\nHarbour\n\n{LATER}", "C220") == []


PIECES = [
    *ARTICLE.split("\n\n"),
    *COMMENTS.split("\n"),
    LATER,
    "Comments",
    "Reply",
    "Tags",
    "Ferries",
    "About the Author",
    "Read more",
    "Share this article",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["gentle", "balanced", "strict"]))
def test_cleaning_twice_removes_nothing_more(pieces, level):
    once = cleaner.clean("\n\n".join(pieces), input="text", level=level).text
    again = cleaner.clean(once, input="text", level=level)
    assert (again.removals, again.text) == ((), once)


@given(
    st.lists(st.sampled_from(PIECES), max_size=30),
    st.sampled_from(["Leave a Comment", "Skip to content", "Back to top", "You may also like"]),
    st.booleans(),
)
def test_chrome_at_an_end_changes_nothing_else(pieces, phrase, before):
    text = f"{ARTICLE}\n\n" + "\n\n".join(pieces)
    rest = cleaner.clean(text, input="text")
    more = cleaner.clean(f"{phrase}\n\n{text}" if before else f"{text}\n\n{phrase}", input="text")
    assert [more.page.of(b) for b in more.kept] == [rest.page.of(b) for b in rest.kept]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_verdicts_are_over_blocks_of_the_page(pieces):
    page, _ = read("\n\n".join(pieces), input="text")
    spans: set[Span] = {block.span for block in page.blocks}
    assert all(verdict.span in spans for verdict in sections.judge(page, CONTEXT))


@pytest.mark.parametrize(
    "opener",
    ["Photo", "Foto", "Bild", "\u0424\u043e\u0442\u043e", "\u0627\u0644\u0635\u0648\u0631\u0629", "Foto\u011fraf"],
)
def test_credits_of_pictures_are_kept_and_are_no_sentences(opener):
    credit = f"{opener}: Ada Moor, who was on the quay when the ferry came back to the harbour that night."
    cleaned = cleaner.clean(f"{ARTICLE}\n\n{credit}", input="text")
    assert credit in cleaned.text
    assert not any(opener in sentence.span.of(cleaned.page.text) for sentence in sentences_of(cleaned))
