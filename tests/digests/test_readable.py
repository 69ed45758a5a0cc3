"""Digests of texts as scrapers leave them: what a reader finds must make sense by itself."""

from __future__ import annotations

import pytest
from support import page

from cleaner import clean
from cleaner.digests.merge import concept_weights
from cleaner.digests.shelf import Candidate
from cleaner.laid_out import laid_out
from cleaner.model import Digest, Sentence, Span
from cleaner.pipeline_digest import digest
from cleaner.prose import read_sentence


def texts(found: Digest) -> list[str]:
    return [pick.text for pick in found.picks]


def whole(text: str, **options: str) -> list[str]:
    """All that a digest of a text may hold."""
    return texts(digest(clean(text, **options), short="1s", long="100%").long)


RELEASE = """Quill 4.2.0 released

Quill 4.2.0 is the fastest version of the editor so far and starts in 0.3 s on a laptop.

New in this release:

- Tabs can be dragged between windows.
- The old wrap option has been removed.

How to upgrade

1. Close all windows of the editor.
2. It asks for the new folder at once.
"""


def test_the_mark_of_an_item_is_not_part_of_its_sentence() -> None:
    found = whole(RELEASE)
    assert "Tabs can be dragged between windows." in found
    assert "Close all windows of the editor." in found
    assert not [text for text in found if text[0] in "-12"]


def test_an_item_that_points_back_comes_with_the_one_before() -> None:
    for budget in ("1s", "2s", "3s", "4s"):
        short = texts(digest(clean(RELEASE), short=budget, long="100%").short)
        if "It asks for the new folder at once." in short:
            assert "Close all windows of the editor." in short


RULES = """Rules of the swimming hall

The swimming hall of the town is open from seven in the morning on all days.

You may bring:

- Towels of any colour and size.

You may not bring into the hall:

- Bottles of glass and other glasses.
- Dogs of any size or temper.

The hall is cleaned every night by four people.
"""


def test_an_item_that_its_lead_denies_stays_out() -> None:
    found = whole(RULES)
    assert "Towels of any colour and size." in found
    assert "The hall is cleaned every night by four people." in found
    assert not [text for text in found if text.startswith(("Bottles", "Dogs"))]


STUDY = """Seagrass stores more carbon than models assume

Seagrass meadows bury organic carbon at about twice the rate that current models use. Divers took cores in 14 meadows.

Fig. 2. Rates of burial by site. Bars show the standard errors of each site.

References

1. Ito, K. Carbon burial in seagrass meadows. The journal of the sea appeared in 2019.

2. Brandt, L. Blue carbon in the north. The coast was described in 2021.
"""


def test_references_and_captions_of_figures_stay_out() -> None:
    found = " ".join(whole(STUDY))
    assert "Divers took cores" in found
    for odd in ("Carbon burial in", "journal of the sea", "Blue carbon", "Bars show", "Rates of burial"):
        assert odd not in found


def test_a_page_that_has_nothing_else_is_read_all_the_same() -> None:
    notes = page("notes", "# Notes", "The ferry sails at dawn on Monday. The bus leaves at noon on Tuesday.")
    assert len(digest(notes, short="2s", long="100%").short.picks) == 2


TALK = """Clara Benn on her new novel

Clara Benn published her seventh novel in March and sold 200,000 copies of it in the first month.

Interviewer: When did you start to write?

Benn: I wrote letters when I was nine years old. My grandmother gave me a typewriter for them.

Interviewer: Where do you write today?

Benn: I write in a garden house in Leeds. The moss on the roof keeps it cool.
"""


def test_what_a_speaker_goes_on_to_say_comes_with_the_speaker() -> None:
    laid = laid_out(clean(TALK), thorough=False)
    pointing = {reading.text for reading in laid.readings if "dangles" in reading.flaws}
    assert pointing == {"My grandmother gave me a typewriter for them.", "The moss on the roof keeps it cool."}
    for budget in ("1s", "2s", "3s", "4s", "5s"):
        short = texts(digest(clean(TALK), short=budget, long="100%").short)
        for place, text in enumerate(short):
            assert text not in pointing or short[place - 1].startswith("Benn: I wr")


def test_one_label_is_no_speaker() -> None:
    tip = "Tip: Rosemary can be used instead of thyme. The chicken keeps for three days."
    laid = laid_out(page("tip", "Roast the chicken for an hour.", tip), thorough=False)
    assert not [reading for reading in laid.readings if "dangles" in reading.flaws]


BLENDERS = (
    "# The best blenders of the year",
    "We crushed ice and frozen berries in twenty blenders for six weeks and measured how long each of them took.",
    "# Norvik 300",
    "The Norvik 300 crushes a jug of ice in nine seconds and is the quietest of all.",
    "Best for: families with small children.",
    "Watch out for: The Norvik cannot be washed in a machine.",
    "# Halden Mini",
    "Best for: single people with small kitchens.",
    "# Ostra Pro",
    "Best for: cafés and those who cook every day. Spare parts are sold for ten years.",
)


def pointing_of(*blocks: str) -> list[str]:
    """The sentences of a page that point back."""
    laid = laid_out(page("page", *blocks), thorough=False)
    return [reading.text for reading in laid.readings if "dangles" in reading.flaws]


def test_what_a_label_tells_of_an_entry_needs_the_name_above_it() -> None:
    assert pointing_of(*BLENDERS) == [
        "Best for: families with small children.",
        "Best for: single people with small kitchens.",
        "Best for: cafés and those who cook every day.",
        "Spare parts are sold for ten years.",
    ]
    short = texts(digest(page("blenders", *BLENDERS), short="3s", long="100%").short)
    assert "Best for: single people with small kitchens." not in short
    for place, text in enumerate(short):
        assert text != "Best for: families with small children." or short[place - 1].startswith("The Norvik 300")


def test_a_label_of_two_entries_may_be_chance() -> None:
    assert pointing_of(*BLENDERS[:8]) == []


def test_an_entry_that_names_itself_needs_nothing() -> None:
    named = [block.replace("single people", "single people who want a Halden") for block in BLENDERS]
    assert "Best for: single people who want a Halden with small kitchens." not in pointing_of(*named)
    both = [block.replace("Norvik 300", "Norvik 300 Halden") for block in named]
    assert "Best for: single people who want a Halden with small kitchens." in pointing_of(*both)


def test_speakers_take_turns_below_one_heading() -> None:
    turns = [f"Benn: I wrote letter number {number} in the garden." for number in range(4)]
    heads = [
        "# Beginnings",
        *turns,
        "# Leeds",
        turns[0].replace("letter", "poem"),
        "# Today",
        "Benn: I am tired of it all.",
    ]
    assert pointing_of(*heads) == []


SIGNS = [
    "\u2022",
    "\u2022 ",
    "\u25aa ",
    "\u2705 ",
    "\u2714\ufe0f ",
    "\u2192 ",
    "1\ufe0f\u20e3 ",
    "\u2460 ",
    "\U0001f449\U0001f3fd ",
    "\u200b",
]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_picture_before_the_words_is_not_part_of_a_sentence(sign: str) -> None:
    found = texts(
        digest(
            page("tabs", f"{sign}Tabs can be dragged between windows. {sign}Old files open at once."), long="100%"
        ).long
    )
    assert found == ["Tabs can be dragged between windows.", "Old files open at once."]


@pytest.mark.parametrize(
    "sign", ["\u274c ", "\u2718 ", "\U0001f6ab ", "\u25b2 ", "\u2660 ", "$", "\U0001f1ec\U0001f1e7 "]
)
def test_a_sign_that_says_something_is(sign: str) -> None:
    text = f"{sign}5 tabs can be dragged between windows."
    assert texts(digest(page("tabs", text)).short) == [text]


NUMBERED = (
    "1. Oil the pan before the first fish goes in.",
    "Nothing else is needed.",
    "2. Turn the fish after four minutes.",
    "3. Serve the fish with bread and lemon.",
)


def test_the_number_of_an_entry_is_not_part_of_its_sentence() -> None:
    found = texts(digest(page("fish", *NUMBERED), long="100%").long)
    assert "Turn the fish after four minutes." in found
    assert not [text for text in found if text[0].isdigit()]


@pytest.mark.parametrize("third", ["Nobody was hurt in the match.", "9. Liga means the ninth league of the country."])
def test_other_numbers_are_names(third: str) -> None:
    club = page("club", "1. FC Ostra won the match on Sunday.", "2. Liga means the second league.", third)
    assert texts(digest(club, long="100%").long)[0].startswith("1. FC Ostra")


def test_a_sentence_that_points_ahead_comes_after_those_that_tell() -> None:
    ferries = page(
        "ferries",
        "Below are the ferries to the northern islands of the bay that leave the harbour every hour.",
        "The bay has eleven islands. Nine of the islands have a harbour of their own.",
    )
    assert texts(digest(ferries, short="1s").short) != [ferries.page.of(ferries.kept[0])]


MORNING = {
    "ru": "Мост в г. Староморске закроют 3 октября на три месяца. Паром ходит по ул. Ленина, д. 9, каждые 10 мин. с утра.",
    "sv": "Bron i Sankt Alban stängs i tre månader, bl.a. för lastbilar och bussar. Färjan går mellan kl. 06.00 och 21.00.",
    "tr": "Köprü, 9. Cadde üzerinden gidenler için üç ay kapalı kalacak ve bu yol uzun. Vapur bir gün için daha ucuz olacak.",
    "hi": "महापौर डॉ. एलेन मार्श ने पुल को बंद करने का फैसला किया। टिकट रु. 35 का होगा और नाव रोज चलेगी।",
    "th": "สะพานนี้สร้างเมื่อปี พ.ศ. 2454 และมีรถผ่านวันละหลายคันมาก เรือข้ามฟากจะออกทุก 10 นาที ตั้งแต่เช้าถึงเย็นทุกวันเช่นกัน",
}


@pytest.mark.parametrize("lang", MORNING)
def test_a_text_that_names_no_language_is_split_as_its_own(lang: str) -> None:
    text = MORNING[lang]
    named = digest(page("named", text, lang=lang), short="1s", long="100%").long
    unnamed = digest(page("unnamed", text, lang=""), short="1s", long="100%").long
    assert [pick.span for pick in unnamed.picks] == [pick.span for pick in named.picks]
    assert len(unnamed.picks) <= 2


def test_a_template_that_declares_another_language_is_not_believed() -> None:
    text = (
        "Die Brücke in der Stadt wird ab dem 3. Oktober für drei Monate gesperrt, und die Fähre fährt tgl. von 6 bis 21 "
        "Uhr. Allerdings räumte die Stadt ein, dass das nicht für alle reicht."
    )
    found = digest(page("template", text, lang="en"), short="1s", long="100%").short
    assert len(found.picks) == 1
    assert found.text.endswith("21 Uhr.")


def test_what_no_digest_may_quote_gives_no_weight_in_a_merged_one() -> None:
    blurb = "You can add location information to your Tweets, such as your city."
    said = "The harbour bridge will close for three months."
    nowhere = Sentence("", 0, Span(0, 0))
    candidates = [
        Candidate(nowhere, read_sentence(text, "en"), 0.5, article, place)
        for article in (0, 1)
        for place, text in enumerate((said.replace("three", ("three", "four")[article]), f"{blurb[:-1]} {article}."))
    ]
    worth = {concept: 1 for candidate in candidates for concept in candidate.reading.concepts}
    weights = concept_weights(candidates, [worth, worth])
    assert weights["harbour"] > weights["four"] > 0
    assert "tweet" not in weights


CAPITALS = "THE MAYOR OPENED THE LIBRARY ON SATURDAY. IT IS OPEN FROM 9 A.M. TO 8 P.M. EVERY DAY BUT SUNDAY."


def test_a_text_in_capitals() -> None:
    assert len(whole(CAPITALS)) == 2


@pytest.mark.parametrize("budget", ["1s", "5w", "0w", "1c", "1%"])
def test_tiny_budgets_hold(budget: str) -> None:
    made = digest(clean(STUDY), short=budget, long=budget)
    assert len(made.short.picks) <= 1
    assert set(texts(made.short)) <= set(texts(made.long))
