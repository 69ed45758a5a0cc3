"""Captions and credits: what is one, in many languages, and what only looks like one."""

import pytest

import cleaner
from cleaner.captions import is_caption

CAPTIONS = (
    "Photo: Ada Moor / Moor Media",
    "Photo: Ada Moor.",
    "(Photo by Tom Hale/Getty Images)",
    "Photo by Tom Hale",
    "Image: Getty Images",
    "The market hall on Monday morning, with its roof in the square. Photo: Jane Doe/Press Agency",
    "The hall on Monday (AP Photo/Ada Moor)",
    "The hall on Monday. (Foto: Ada Moor/dpa)",
    "Die Halle am Montag. \u00a9 dpa",
    "Fans warten vor dem Stadion. | Bild: picture alliance",
    "A ferry at the pier - Ada Moor/AFP",
    "Ada Moor/Reuters",
    "Ada Moor via Getty Images",
    "AP Photo/Jane Doe, File",
    "\u00a9 AFP",
    "Foto von Ada Moor",
    "Cr\u00e9dit photo : AFP",
    "\u5199\u771f\uff1a\u5171\u540c\u901a\u4fe1",
    "\uc0ac\uc9c4=\uc5f0\ud569\ub274\uc2a4",
    "\u0424\u043e\u0442\u043e: \u0420\u0418\u0410 \u041d\u043e\u0432\u043e\u0441\u0442\u0438",
    "Illustration by Ada Moor",
)

OTHERS = (
    "Photo prints of the hall sold out in an hour.",
    "He went to the river (and came back).",
    "The study was paid for by Reuters.",
    "Prices rose 3 percent/year (about 40 dollars)",
    "and/or",
    "Sensitivity: 25mV/Pa",
    "Image of a nation",
    "Photography by night is hard.",
    "Photos by the dozen",
    "Illustration by hand takes longer.",
    "Credit where credit is due",
    "\u00a9 2024 Moor Media. All rights reserved.",
    "BERLIN (Reuters) - The bank said on Monday that it would close.",
    "The 2019 deal (worth 4 million) was signed by AP.",
    "By Ada Moor/Reuters",
    "x = 3",
    "Photo:",
    "Input/Output",
    "Ada Moor/Tom Hale",
    "",
    "()",
    "\u00a9",
    ": / ()",
)


@pytest.mark.parametrize("line", CAPTIONS)
def test_captions(line):
    assert is_caption(line)


@pytest.mark.parametrize("line", OTHERS)
def test_other_lines(line):
    assert not is_caption(line)


def test_a_long_paragraph_that_ends_in_a_credit_is_text():
    assert not is_caption("The hall was full on Monday. " * 20 + "(Photo by Ada Moor)")


TEXT = """Storm Tears Roof From Market Hall

The roof of the market hall in Aldmoor came off in the storm on Sunday night, and nobody was hurt.

The hall on Monday, with its roof in the square. Photo: Jane Doe/Press Agency

Traders had packed up two hours before, the council said, and the hall will stay closed until the spring."""


def test_captions_are_a_kind_of_their_own_and_stay_but_for_strict():
    page = cleaner.clean(TEXT, input="text")
    assert [block.kind for block in page.kept] == ["heading", "paragraph", "caption", "paragraph"]
    strict = cleaner.clean(TEXT, input="text", level="strict")
    assert [gone.name for gone in strict.removals] == ["photo-credit"]
    assert "came off in the storm" in strict.text


def test_no_digest_quotes_a_caption():
    digest = cleaner.digest(cleaner.clean(TEXT, input="text"), short="5s", long="90%")
    assert len(digest.long.picks) == 2
    assert not any("Photo" in pick.text for pick in (*digest.short.picks, *digest.long.picks))


def test_credits_in_html_go_at_strict_and_captions_of_html_stay():
    page = """<article><h1>Storm Tears Roof From Market Hall</h1>
    <p>The roof of the market hall in Aldmoor came off in the storm on Sunday night, and nobody was hurt.</p>
    <figure><img src="a.jpg"><figcaption>The hall on Monday. Photo: Jane Doe</figcaption></figure>
    <p>Photo: Jane Doe/Press Agency</p>
    <p>Traders had packed up two hours before, the council said, and the hall will stay closed until spring.</p>
    </article>"""
    names = [gone.name for gone in cleaner.clean(page, input="html", level="strict", keep=("L6", "H3")).removals]
    assert names == ["photo-credit"]
