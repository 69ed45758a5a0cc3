"""Calls that mean nothing say what would, instead of doing something else or failing far from the caller."""

import inspect
import sqlite3
from contextlib import closing

import pytest

import cleaner
from cleaner.batch import RecordOptions
from cleaner.errors import BudgetError, OptionError
from cleaner.memory import SiteMemory
from cleaner.options import CleanOptions, UserRule
from cleaner.sentences import sentences_of

TEXT = "The Long Walk\n\nIt rained on the hill all day long.\n\nLeave a Comment\n"


@pytest.mark.parametrize("option", ["keep", "drop", "phrases"])
def test_one_string_is_no_list_of_strings(option):
    for call in (cleaner.clean, lambda source, **options: cleaner.clean_many([source], **options)):
        with pytest.raises(OptionError, match=rf"write {option}=\['C101'\]"):
            call(TEXT, **{option: "C101"})


@pytest.mark.parametrize("option", ["keep", "drop", "phrases", "rules"])
@pytest.mark.parametrize("value", [5, None, [5], [None], b"C1", [["C1"]]])
def test_what_is_no_string_is_no_name(option, value):
    needed = "takes what cleaner.user_rules.parse returns, not" if option == "rules" else "takes several strings, not"
    calls = (
        lambda **options: cleaner.clean(TEXT, **options),
        lambda **options: cleaner.clean_many([TEXT], **options),
        CleanOptions,
    )
    for call in calls:
        with pytest.raises(OptionError, match=f"^{option} {needed}"):
            call(**{option: value})


def test_lists_are_as_good_as_tuples():
    rules = [UserRule("ours", "is ours", whole=["the long walk"])]
    lists = CleanOptions(keep=["C1"], drop=["C2"], phrases=["my line"], rules=rules)
    tuples = CleanOptions(keep=("C1",), drop=("C2",), phrases=("my line",), rules=tuple(lists.rules))
    assert lists == tuples
    assert hash(lists) == hash(tuples)
    cleaned = cleaner.clean_record({"text": TEXT}, options=RecordOptions(lists))["cleaned"]
    assert [gone["name"] for gone in cleaned["removals"]] == ["ours"]


@pytest.mark.parametrize("value", [None, 5, ["balanced"]])
def test_a_level_or_a_method_is_one_of_those_there_are(value):
    with pytest.raises(OptionError, match=r"no level called .*balanced"):
        cleaner.clean(TEXT, level=value)
    if not isinstance(value, list):
        with pytest.raises(OptionError, match="no ranker called"):
            cleaner.digest(cleaner.clean(TEXT), method=value)


def test_what_digests_are_told_is_checked():
    article = cleaner.clean(TEXT)
    for call in (lambda **more: cleaner.digest(article, **more), lambda **more: cleaner.merge([article], **more)):
        with pytest.raises(OptionError, match=r"^query takes a string, not int$"):
            call(query=5)
        with pytest.raises(OptionError, match=r"^seen takes cleaner.seen.SeenSentences\(path\) or a set of texts"):
            call(seen=5)
        with pytest.raises(OptionError, match=r"^seen takes .*, not str$"):
            call(seen="news.db")
        call(seen={"It rained on the hill all day long."}, query="rain")


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("source", [5, [1, 2], None, memoryview(b"x")])
def test_what_is_no_text_is_named_by_any_number_of_workers(source, workers):
    with pytest.raises(TypeError, match=f"^text or bytes are needed, not {type(source).__name__}$"):
        list(cleaner.clean_many([source], workers=workers))


@pytest.mark.parametrize("option", ["id", "url", "lang", "title", "charset"])
@pytest.mark.parametrize("value", [3, 0, b"en", ["en"]])
def test_what_is_one_string_is_no_other_thing(option, value):
    for source in (TEXT, f"<html><body><p>{TEXT}</p></body></html>", cleaner.clean(TEXT).page):
        with pytest.raises(OptionError, match=f"^{option} takes a string, not {type(value).__name__}$"):
            cleaner.clean(source, **{option: value})


@pytest.mark.parametrize(
    "call",
    [
        lambda lang: cleaner.clean_many([TEXT], lang=lang),
        lambda lang: cleaner.Document(TEXT, lang=lang),
        lambda lang: cleaner.split(TEXT, lang),
        lambda lang: CleanOptions(lang=lang),
        lambda lang: RecordOptions(lang=lang),
    ],
)
def test_a_language_is_a_string_wherever_it_is_told(call):
    call("de")
    with pytest.raises(OptionError, match=r"^lang takes a string, not int$"):
        call(3)


def test_no_language_is_told_by_none_too():
    assert next(cleaner.clean_many([TEXT], lang=None)) == cleaner.clean(TEXT, lang=None) == cleaner.clean(TEXT)
    assert cleaner.split(TEXT, None) == cleaner.split(TEXT, "")


def test_many_take_what_one_takes():
    """What is said of one page alone is said in its document."""
    one, many = (inspect.signature(call).parameters for call in (cleaner.clean, cleaner.clean_many))
    alone = inspect.signature(cleaner.Document).parameters
    assert {*many} - {*one} == {"sources", "workers", "timeout"}
    assert {*one} - {*many} == {"source", "id", "url", "title"}
    assert {*alone} == {"source", "id", "url", "title", "lang", "charset", "input"}
    for name in {*one} & {*many}:
        assert one[name].default == many[name].default, name
    for name in {*one} & {*alone}:
        assert one[name].default == alone[name].default, name


@pytest.mark.parametrize("option", ["id", "url", "title", "charset", "input"])
def test_a_document_says_what_is_wrong_when_it_is_made(option):
    with pytest.raises(OptionError, match=rf"^(?:{option} takes a string, not int|no {option} called 3)"):
        cleaner.Document(TEXT, **{option: 3})


def test_stories_are_told_by_what_was_cleaned():
    page = cleaner.clean(TEXT)
    assert [story.page_ids for story in cleaner.group(iter([page]))] == [(page.page.id,)]
    with pytest.raises(TypeError, match="group takes several articles"):
        cleaner.group(page)
    with pytest.raises(TypeError, match=r"what clean\(\) returned, not by str"):
        cleaner.group([page, TEXT])


def test_one_text_is_no_stream_of_texts():
    for source in (TEXT, TEXT.encode(), bytearray(TEXT.encode()), cleaner.clean(TEXT).page, cleaner.Document(TEXT)):
        with pytest.raises(TypeError, match="clean takes one"):
            cleaner.clean_many(source)


@pytest.mark.parametrize("workers", ["2", None, 2.0, [2]])
def test_workers_are_counted_in_whole_numbers(workers):
    with pytest.raises(OptionError, match="workers takes a whole number, not"):
        cleaner.clean_many([TEXT], workers=workers)


def test_at_least_one_worker_is_needed():
    with pytest.raises(OptionError, match="at least one worker"):
        cleaner.clean_many([TEXT], workers=0)


@pytest.mark.parametrize("timeout", ["3", 0, -1.5, float("nan"), [3]])
def test_a_limit_of_time_is_a_time(timeout):
    with pytest.raises(OptionError, match="number of seconds above 0, not"):
        cleaner.clean_many([TEXT], timeout=timeout)


def test_an_unknown_kind_of_input_is_not_guessed():
    with pytest.raises(OptionError, match="inputs are auto, text, html"):
        cleaner.clean(TEXT, input="markdown")


@pytest.mark.parametrize("source", [None, 5, ["text"], float("nan")])
def test_what_is_no_text_is_named(source):
    with pytest.raises(TypeError, match=f"not {type(source).__name__}"):
        cleaner.clean(source)


@pytest.mark.parametrize("text", [b"abc. def.", None, 5, ["abc."]])
def test_sentences_are_those_of_a_text(text):
    with pytest.raises(TypeError, match=f"^text is needed, not {type(text).__name__}$"):
        cleaner.split(text)


@pytest.mark.parametrize("record", ["abc", b"abc", None, [("text", TEXT)]])
def test_a_record_is_a_mapping(record):
    with pytest.raises(TypeError, match=f"a record is a mapping .*not {type(record).__name__}"):
        cleaner.clean_record(record)


def test_a_row_of_a_database_is_a_mapping():
    with closing(sqlite3.connect(":memory:")) as base:
        base.row_factory = sqlite3.Row
        row = base.execute("select 7 as id, ? as text", (TEXT,)).fetchone()
    assert cleaner.clean_record(row) == cleaner.clean_record({"id": 7, "text": TEXT})


@pytest.mark.parametrize("options", [{"level": "gentle"}, {}, "gentle"])
def test_options_of_a_record_are_options(options):
    for call in (lambda: cleaner.clean_record({"text": TEXT}, options=options), lambda: RecordOptions(options)):
        with pytest.raises(OptionError, match=rf"CleanOptions\(level='gentle', ...\), not {type(options).__name__}"):
            call()


@pytest.mark.parametrize("memory", ["x.db", "", SiteMemory()])
@pytest.mark.parametrize("url", ["https://paper.example/1", None])
def test_a_memory_is_opened_or_frozen(memory, url):
    needed = rf"StoredMemory\(path\) or what freeze\(\) .*, not {type(memory).__name__}"
    with pytest.raises(OptionError, match=needed):
        cleaner.clean(TEXT, memory=memory, url=url)
    with pytest.raises(OptionError, match=needed):
        cleaner.clean_record({"text": TEXT, "url": url}, memory=memory)


@pytest.mark.parametrize("option", ["field", "id_field", "url_field", "into"])
def test_names_of_fields_are_strings(option):
    with pytest.raises(OptionError, match=f"^{option} takes a string, not int$"):
        RecordOptions(**{option: 3})
    if option == "field":
        with pytest.raises(OptionError, match=r"^field takes a string, not int$"):
            cleaner.clean_record({"text": TEXT}, field=3)


def test_digests_of_records_are_several():
    assert RecordOptions(digests=["short"]) == RecordOptions(digests=("short",))
    with pytest.raises(OptionError, match=r"^digests takes several strings; write digests=\['short'\]$"):
        RecordOptions(digests="short")
    with pytest.raises(OptionError, match=r"^no digest called 'tiny'; digests are short and long$"):
        RecordOptions(digests=["tiny"])


def test_the_language_of_cleaning_is_that_of_the_records():
    for options in (CleanOptions(lang="de"), RecordOptions(CleanOptions(lang="de")), RecordOptions(lang="de")):
        assert cleaner.clean_record({"text": TEXT}, options=options)["cleaned"]["lang"] == "de"
    both = RecordOptions(CleanOptions(lang="fr"), lang="de")
    assert cleaner.clean_record({"text": TEXT}, options=both)["cleaned"]["lang"] == "de"


def test_bytes_that_can_grow_are_bytes():
    assert cleaner.clean(bytearray(TEXT.encode())).text == cleaner.clean(TEXT).text


def test_a_digest_is_made_of_cleaned_articles():
    with pytest.raises(TypeError, match="what clean"):
        cleaner.digest(TEXT)
    with pytest.raises(TypeError, match="what clean"):
        cleaner.merge([cleaner.clean(TEXT), TEXT])


def test_one_article_is_no_list_of_articles():
    with pytest.raises(TypeError, match="digest takes one"):
        cleaner.merge(cleaner.clean(TEXT))


def test_a_budget_needs_its_unit():
    with pytest.raises(BudgetError, match="write 3s"):
        cleaner.digest(cleaner.clean(TEXT), short=3)


def test_own_phrases_are_prepared_once_for_a_stream():
    """Not for each of its pages."""
    from cleaner import pipeline

    pipeline._lexicon.cache_clear()
    phrases = [f"My line number {number} of the bay" for number in range(50)]
    found = list(cleaner.clean_many([f"{TEXT}\n\n{phrase}" for phrase in phrases], phrases=phrases))
    assert [cleaned.removals[-1].name for cleaned in found] == ["user-phrase"] * 50
    assert pipeline._lexicon.cache_info().misses == 1
    assert cleaner.clean(TEXT + "\n\n" + phrases[0]).removals != found[0].removals


MENU = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("News", "Sport", "Weather", "Business", "Contact"))
STORY = "".join(
    f"<p>{words} the ferry to the island, and nobody on board was hurt when it came back into the harbour.</p>"
    for words in ("On Monday rain held up", "On Tuesday the captain steered", "On Friday the crew painted")
)
HTML = f"<html><body><nav><ul>{MENU}</ul></nav><main><h1>Rain on the Hill</h1>{STORY}</main></body></html>"


def test_a_language_is_known_by_its_code_whatever_stands_behind_it():
    plain = cleaner.clean(HTML, lang="en")
    for named in ("en-US", "en_GB", "EN", " en ", "en, fr", "en;q=0.8"):
        assert cleaner.clean(HTML, lang=named) == plain, named
        assert next(cleaner.clean_many([HTML], lang=named)) == plain, named
        record = cleaner.clean_record({"id": plain.page.id, "html": HTML}, options=RecordOptions(lang=named))
        assert record["cleaned"]["lang"] == "en"
        assert record["cleaned"]["text"] == plain.text
    assert cleaner.clean(HTML, lang="und") == cleaner.clean(HTML)


@pytest.mark.parametrize("named", ["english", "e", "x-default", "page.txt", "12", "\u0435\u043d"])
def test_a_language_that_is_no_code_is_passed_over(named):
    assert cleaner.clean(HTML, lang=named) == cleaner.clean(HTML)
    assert CleanOptions(lang=named) == CleanOptions()
    assert RecordOptions(lang=named) == RecordOptions()
    text = "It was Lt. Moor who saw it. Yes."
    assert cleaner.split(text, named) == cleaner.split(text, "") == cleaner.split(text, None) == cleaner.split(text)
    assert cleaner.split(text, "xx") != cleaner.split(text)
    german = cleaner.clean("Der Zug fuhr am 3. Mai ab. Niemand sah ihn.", lang="de")
    assert sentences_of(german, lang=named) == sentences_of(german) != sentences_of(german, lang="en")


def test_a_page_that_was_read_from_html_says_that_its_markup_is_gone():
    page = cleaner.clean(HTML).page
    again = cleaner.clean(page)
    assert again.warnings == ("was read from HTML before: judged by its text alone, not by its markup",)
    assert cleaner.clean(again.page) == again
    assert [next(cleaner.clean_many([page], workers=workers)) for workers in (1, 2)] == [again, again]
    assert cleaner.clean(cleaner.clean(TEXT).page).warnings == ()


def test_a_page_that_was_read_before_takes_the_names_that_are_given():
    page = cleaner.clean(TEXT, id="old", url="https://old.example/").page
    named = cleaner.clean(page, id="new", url="https://new.example/", title="The Walk", lang="de-AT")
    assert (named.page.id, named.page.url, named.title, named.page.lang) == (
        "new", "https://new.example/", "The Walk", "de",
    )  # fmt: skip
    assert cleaner.clean(page).page == page


@pytest.mark.parametrize("option", [{"input": "html"}, {"charset": "utf-8"}, {"links": True}])
def test_how_to_read_a_page_that_was_read_before_means_nothing(option):
    with pytest.raises(OptionError, match="this page was read before"):
        cleaner.clean(cleaner.clean(TEXT).page, **option)
