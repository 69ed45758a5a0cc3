"""Characters that no reader sees are said, and nothing else is."""

import pytest

import cleaner
from cleaner.read.unseen import unseen

STORY = "The ferry left at nine.\n\nNobody was hurt on board."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The fer\u200bry left at ni\u2060ne.", ("characters without width inside words: 2 places",)),
        ("Пар\u200bом ушёл.", ("characters without width inside words: 1 place",)),
        ("Read \u202eevil\u202c.", ("characters that turn the direction of what follows: 1 place",)),
        ("Fine.\U000e0049\U000e0067\U000e006e", ("runs of tag characters, which no reader sees: 1 place",)),
        ("\u200bThe ferry left.\u200b", ()),
        ("می\u200cخواهم", ()),
        ("ក\u200bខ", ()),
        ("Family 👨\u200d👩\u200d👧 at the quay.", ()),
        ("Wales \U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f won.", ()),
        ("Kaffee\u00adhaus", ()),
    ],
)
def test_said(text, said):
    assert unseen(text) == said


@pytest.mark.parametrize("source", [STORY, f"<p>{STORY}</p>"])
def test_warning_and_every_character_kept(source):
    cleaned = cleaner.clean(source.replace("ferry", "fer\u200bry"))
    assert "characters without width inside words: 1 place" in cleaned.warnings
    assert "fer\u200bry" in cleaned.text
    assert cleaner.clean(source).warnings == ()
