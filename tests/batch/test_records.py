"""One record: pure, the caller's keys untouched, every way to be bad named."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from batch.stream import GOOD, record
from cleaner.batch.answers import answering
from cleaner.batch.records import RecordOptions
from cleaner.batch.task import Task
from cleaner.errors import OptionError, RecordError
from cleaner.options import CleanOptions
from cleaner.read.records import lines_of, parse


def test_the_callers_keys_stay_and_one_is_added():
    given_record = {"id": 3, "text": GOOD, "tags": ["a"], "price": 1.10}
    made = cleaner.clean_record(given_record)
    assert {key: made[key] for key in given_record} == given_record
    assert set(made) - set(given_record) == {"cleaned"}
    assert made["cleaned"]["text"] == cleaner.clean(GOOD).text
    assert made["cleaned"]["removals"][0]["name"] == "comment-prompt"
    assert "cleaned" not in given_record


def test_html_field_and_named_field():
    assert cleaner.clean_record({"html": "<p>Hello there, friend.</p>"})["cleaned"]["source"] == "html"
    assert cleaner.clean_record({"story": GOOD, "text": "x"}, field="story")["cleaned"]["text"].startswith("It rained")


def test_digests_in_the_same_pass():
    made = cleaner.clean_record({"text": GOOD}, options=RecordOptions(digests=("short", "long")))
    assert made["cleaned"]["digests"]["short"]["sentences"][0]["text"] == "It rained on the hill all day long."


def test_options_of_cleaning_alone():
    assert (
        cleaner.clean_record({"text": GOOD}, options=CleanOptions(keep=("comment-prompt",)))["cleaned"]["removals"]
        == []
    )


@pytest.mark.parametrize(("query", "opening"), [("", "A petition"), ("hill", "The shepherds")])
def test_digests_of_records_are_about_what_is_asked(query, opening):
    text = (
        "A petition for a second boat was signed by 2,400 people of the island. The ferry turned back on Thursday. "
        "The shepherds of the hill went home when it rained on the hill all day long."
    )
    options = RecordOptions(digests=("short",), short="1s", query=query)
    made = cleaner.clean_record({"text": text}, options=options)["cleaned"]["digests"]["short"]
    assert made == cleaner.digest(cleaner.clean(text), short="1s", query=query).short.to_dict()
    assert [sentence["text"][: len(opening)] for sentence in made["sentences"]] == [opening]


def test_an_unknown_digest_is_refused():
    with pytest.raises(OptionError):
        RecordOptions(digests=("tiny",))


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({}, "missing-field"),
        ({"text": None}, "wrong-type"),
        ({"text": 5}, "wrong-type"),
        ({"text": "x", "cleaned": 1}, "taken-field"),
    ],
)
def test_a_bad_record_raises(value, kind):
    with pytest.raises(RecordError) as seen:
        cleaner.clean_record(value)
    assert seen.value.kind == kind


BAD = {
    b"broken": "json",
    b'{"text": NaN}': "number",
    b'{"text": "x", "n": -Infinity}': "number",
    b'{"text": "a", "text": "b"}': "duplicate-key",
    b'{"text": "x", "deep": {"a": 1, "a": 2}}': "duplicate-key",
    b'\xef\xbb\xbf{"text": "x"}': "byte-order-mark",
    b'{"text": "\xff"}': "encoding",
    b"[" * 100_000: "nesting",
    b'{"a":' * 100_000: "nesting",
    b'{"text": "x", "n": ' + b"9" * 10_000 + b"}": "number",
    b"[]": "wrong-type",
    b'"text"': "wrong-type",
    b"null": "wrong-type",
    b'{"text": "a\x01b"}': "json",
}


@pytest.mark.parametrize("line", BAD, ids=lambda line: line[:24].decode("latin-1"))
def test_a_bad_line_is_named(line):
    answer = answering(RecordOptions())(Task(7, "line", line))
    assert answer.error == BAD[line]
    error = json.loads(answer.line)["error"]
    assert error["record"] == 7
    assert error["reason"]


def test_the_id_of_a_bad_line_is_found():
    answer = answering(RecordOptions())
    for line in (b'{"id": "k7", "text": NaN}', b'{"id": "k7", "text": 5}', b'{"id": "k7", "text": "cut'):
        assert json.loads(answer(Task(1, "line", line)).line)["error"]["id"] == "k7"


def test_a_field_of_ids_whose_name_is_no_utf8_is_in_no_line():
    answer = answering(RecordOptions(id_field="\udcff"))
    error = json.loads(answer(Task(1, "line", b'{"id": "k7", "text": "cut')).line)["error"]
    assert (error["kind"], error["id"]) == ("json", None)


def test_numbers_and_escapes_keep_their_form():
    line = b'{"n": 1.10, "big": 1e400, "e": "\\u2028\\u00e9", "text": "Hello there."}'
    made = answering(RecordOptions())(Task(1, "line", line)).line
    assert made.startswith(line[:-1])
    assert json.loads(made)["e"] == "\u2028\u00e9"


def test_what_harms_terminals_is_escaped():
    line = json.dumps({"text": "a\u202eb \ud800 c\x9b"}).encode()
    made = answering(RecordOptions())(Task(1, "line", line)).line.decode()
    assert not set("\u202e\x9b\ud800") & set(made)


@given(st.binary(max_size=200))
def test_any_bytes_give_one_line(body):
    answer = answering(RecordOptions())(Task(1, "line", body.replace(b"\n", b"")))
    assert answer.line.count(b"\n") == 1
    json.loads(answer.line)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.text(), json_values, max_size=4), st.text(max_size=80))
def test_batch_and_the_pure_function_agree(more, text):
    given_record = {**{key: value for key, value in more.items() if key != "cleaned"}, "text": text}
    line = json.dumps(given_record).encode()
    try:
        again = parse(line)[1]
    except RecordError:
        return
    answer = answering(RecordOptions())(Task(1, "line", line))
    assert json.loads(answer.line)["cleaned"] == json.loads(
        json.dumps(cleaner.clean_record(again)["cleaned"]).replace("\\ud", "\\ud")
    )


def test_only_newline_bytes_part_lines(tmp_path):
    path = tmp_path / "in"
    path.write_bytes(b'{"text": "a\xe2\x80\xa8b\xc2\x85c"}\n\n  \n{"text": "d"}\r\n' + b"x" * 50 + b"\nend")
    with path.open("rb") as stream:
        found = list(lines_of(stream, max_bytes=40))
    assert [line.too_long for line in found] == [False, False, True, False]
    assert found[1].body == b'{"text": "d"}'
    assert found[3].body == b"end"


def test_removing_a_record_changes_no_other():
    records = [record(n) for n in range(4)]
    whole = [cleaner.clean_record(one) for one in records]
    assert [cleaner.clean_record(one) for one in records[1:]] == whole[1:]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_offsets_of_plain_text_point_into_the_record(text):
    made = cleaner.clean_record({"text": f"{GOOD}\r\n{text}"})
    if made["cleaned"]["source"] == "text":
        assert "page_text" not in made["cleaned"]
        for gone in made["cleaned"]["removals"]:
            assert made["text"][gone["start"] : gone["end"]] == gone["text"]


HTML = "<html><body><p>It rained on the hill all day long.</p><p>Leave a Comment</p></body></html>"


def test_offsets_of_html_point_into_the_text_that_is_added():
    made = cleaner.clean_record({"html": HTML}, options=RecordOptions(digests=("short",)))["cleaned"]
    cut = [*made["removals"], *made["digests"]["short"]["sentences"]]
    assert len(cut) == 2
    assert all(made["page_text"][one["start"] : one["end"]] == one["text"] for one in cut)


@pytest.mark.parametrize(("choice", "html", "text"), [("auto", 1, 0), ("always", 1, 1), ("never", 0, 0)])
def test_the_text_of_the_page_is_added_where_it_is_wanted(choice, html, text):
    options = RecordOptions(page_text=choice)
    for record_, wanted in ({"html": HTML}, html), ({"text": GOOD}, text):
        assert ("page_text" in cleaner.clean_record(record_, options=options)["cleaned"]) == bool(wanted)


def test_a_document_without_a_record_brings_its_text():
    made = json.loads(answering(RecordOptions())(Task(1, "page", GOOD.encode(), {"id": "a"})).line)["cleaned"]
    assert made["page_text"] == GOOD


def test_an_unknown_choice_of_page_text_is_refused():
    with pytest.raises(OptionError):
        RecordOptions(page_text="sometimes")


def test_links_of_html_when_asked_for():
    record = {
        "html": "<p>The ferry to <a href='h'>Hallow</a> left at ten in the morning.</p>",
        "url": "https://a.example/b/",
    }
    assert "links" not in cleaner.clean_record(record)["cleaned"]
    made = cleaner.clean_record(record, options=RecordOptions(links=True))["cleaned"]
    assert made["links"] == [{"start": 13, "end": 19, "url": "https://a.example/b/h"}]
    assert made["page_text"][13:19] == "Hallow"
