"""Bytes to text: mark, UTF-8, declaration, detection; nothing raises, nothing is lost in silence."""

import pytest

from cleaner.read.decode import decode

LINE = "Der Fährmann fuhr über die Förde, für fünf Öre."
LONG = (LINE + "\n") * 40


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_in_every_form_is_read_exactly(charset):
    decoded = decode(LONG.encode(charset))
    assert decoded.text == LONG
    assert decoded.warnings == ()


@pytest.mark.parametrize("name", ["latin-1", "iso-8859-1", "windows-1252"])
def test_a_declared_charset_is_used_and_latin_1_means_windows(name):
    source = f'<meta charset="{name}"><p>\u201e{LINE}\u201c'.encode("cp1252")
    assert decode(source).text.endswith(f"\u201e{LINE}\u201c")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("windows-1257", "Žvejų uostas šiandien uždarytas."),
        ("iso-8859-5", "Паром вернулся в порт."),
        ("big5", "渡輪在星期四返航。"),
        ("iso-8859-15", "Das Ticket kostet 5 €."),
    ],
)
def test_what_a_page_declares_is_believed_without_a_word(name, text):
    source = f"<meta charset={name}><p>{text}"
    decoded = decode(source.encode(name))
    assert (decoded.text, decoded.warnings) == (source, ())


def test_what_the_caller_was_told_comes_before_the_declaration():
    source = '<meta charset="ascii">Привет, паром!'.encode("koi8-r")
    assert "Привет" in decode(source, charset="koi8-r").text


def test_short_western_text_is_read_as_such_and_said():
    decoded = decode("The ferry came bäck.".encode("latin-1"))
    assert decoded.text == "The ferry came bäck."
    assert "not declared" in decoded.warnings[0]


def test_a_long_text_in_another_charset_is_detected():
    text = "Паром вышел на рассвете и вернулся вечером пустым, сказал капитан. " * 30
    assert decode(text.encode("cp1251")).text == text


def test_a_broken_byte_in_utf8_becomes_one_sign_and_is_said():
    decoded = decode(LONG.encode() + b"\xff!" + LONG.encode())
    assert decoded.text.count("\ufffd") == 1
    assert "not valid UTF-8" in decoded.warnings[0]


def test_lone_surrogates_in_text_become_signs_one_for_one():
    decoded = decode("a\ud800b")
    assert decoded.text == "a\ufffdb"
    assert decoded.warnings


def test_utf7_is_never_used():
    assert "<script>" not in decode(b"+ADw-script+AD4-\xff", charset="utf-7").text


@pytest.mark.parametrize(
    ("magic", "kind"),
    [(b"\x89PNG\r\n\x1a\n", "PNG"), (b"%PDF-1.7", "PDF"), (b"PK\x03\x04", "ZIP"), (b"\x1f\x8b\x08", "gzip")],
)
def test_binary_files_are_named(magic, kind):
    decoded = decode(magic + bytes(100))
    assert decoded.text == ""
    assert kind in decoded.warnings[0]


@pytest.mark.parametrize("name", ["klingon", "rot13", "hex", "base64", "idna", ""])
def test_charsets_that_are_none_are_passed_over(name):
    assert decode(b"caf\xe9 au lait", charset=name).text == "café au lait"


def test_one_broken_place_is_counted_as_one():
    assert decode(LONG.encode() + b"\xff!").warnings == ("1 place is not valid UTF-8 and became U+FFFD",)
    assert decode(LONG.encode() + b"\xff \xff!").warnings == ("2 places are not valid UTF-8 and became U+FFFD",)


def test_signs_that_another_program_left_are_no_broken_bytes():
    decoded = decode("\ufffd\ufffd\ufffd naïve".encode() + b" \xff x")
    assert decoded.text == "\ufffd\ufffd\ufffd naïve \ufffd x"
    assert decoded.warnings == ("1 place is not valid UTF-8 and became U+FFFD",)


@pytest.mark.parametrize(
    "line",
    ["© 2024 Example Ltd", "The fare is £5 now, £7 on Sundays.", "It was cold — very cold — on deck.", "costs 5 € a day",
     "half a mile ½", "It lies at 5° N, 10° W", "5 × 3 is 15"],
)  # fmt: skip
def test_a_sign_between_others_is_western(line):
    for text in (line, f"The ferry turned back on Thursday after its steering failed twice.\n{line}"):
        assert decode(text.encode("cp1252")).text == text


@pytest.mark.parametrize("stray", [b"\xff\xfe\xc3(", b"\x80\x81\x82", b"\xed\xa0\x80", b"\xfe\xff"])
def test_stray_bytes_make_no_other_script_of_a_latin_text(stray):
    text = b"The ferry turned back on Thursday after its steering failed twice within a mile of the harbour.\n"
    assert decode(text * 3 + stray + b" and so on").charset == "cp1252"


@pytest.mark.parametrize(
    ("text", "charset"),
    [("Паром вышел на рассвете и вернулся вечером пустым.", "cp1251"),
     ("Το πλοίο γύρισε πίσω την Πέμπτη, είπε ο καπετάνιος στο λιμάνι.", "cp1253")],
)  # fmt: skip
def test_rows_of_bytes_are_other_scripts(text, charset):
    assert decode((text * 4).encode(charset)).text == text * 4


@pytest.mark.parametrize("text", ["Un café", "Ne parlerò, sì", "Una palabra inglesa, con acento: francé"])
def test_a_letter_at_the_very_end_is_no_torn_one(text):
    found = decode(text.encode("cp1252"))
    assert (found.text, found.charset) == (text, "cp1252")


@pytest.mark.parametrize("text", ["They don\u2019", "It is cold \u201c", "The price is 5\u20ac", "Good \U0001f600"])
@pytest.mark.parametrize("left", [1, 2])
def test_a_sign_torn_at_the_very_end_stays_utf8(text, left):
    source = text.encode()
    whole = len(text[:-1].encode())
    found = decode(source[: whole + left])
    assert (found.text, found.charset) == (f"{text[:-1]}\ufffd", "utf-8")
