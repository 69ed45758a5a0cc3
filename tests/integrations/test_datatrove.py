"""Jobs on datatrove's local executor: no record is lost, a second run does nothing, a killed one ends in the same rows."""

import gzip
import json
import os
import random
import shutil
import sys
from importlib.util import find_spec

import pytest
from batch.stream import lines, record, warc
from integrations.datatrove_job import KINDS, POISON, content, generate, rows, run

import cleaner
from cleaner.batch.records import RecordOptions
from cleaner.memory.store import load

if find_spec("datatrove") is None or find_spec("orjson") is None:
    pytest.skip("datatrove is not installed: pip install 'cleaner-digest[datatrove]'", allow_module_level=True)

from datatrove.data import Document
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter, ParquetWriter

from cleaner.integrations.datatrove import CleanerStep, CopiesFilter, LearnSites, MergeSites, RecordReader, Words

RECORDS = 300
PAGE = "It rained on the hill all day long.\n\nLeave a Comment"


def test_documents_and_errors_are_the_records(tmp_path):
    generate(tmp_path, RECORDS)
    status, log = run(tmp_path)
    assert status == 0, log[-3000:]
    found, errors = rows(tmp_path, "out"), rows(tmp_path, "errors")
    assert len(found) == RECORDS - len(POISON)
    assert sorted(one["error"]["kind"] for one in errors) == KINDS
    assert "p1" in {one["error"]["id"] for one in errors}
    assert all("Leave a Comment" not in one["text"] for one in found)
    assert found[0]["metadata"]["cleaned"]["removals"][0]["name"] == "comment-prompt"
    before, times = content(tmp_path), {path: os.stat(path).st_mtime_ns for path in tmp_path.glob("*/*.jsonl")}
    assert run(tmp_path)[0] == 0
    assert {path: os.stat(path).st_mtime_ns for path in tmp_path.glob("*/*.jsonl")} == times
    for made in ("out", "errors", "logs"):
        shutil.rmtree(tmp_path / made)
    assert run(tmp_path, death=20)[0] == -9
    assert content(tmp_path) != before
    assert run(tmp_path)[0] == 0
    assert content(tmp_path) == before


def cleaned(place, documents, **options):
    """The documents that a step hands on, and its error rows."""
    step = CleanerStep(str(place / "errors"), **options)
    found = list(step.run(iter(documents)))
    return step, found, [one["error"] for one in rows(place, "errors")]


def test_what_cannot_be_cleaned_or_written_is_an_error_row(tmp_path):
    deep = 5
    for _ in range(300):
        deep = [deep]
    bad = {
        "taken-field": Document(PAGE, "a", metadata={"cleaned": 1}),
        "unwritable": Document(PAGE, "b", metadata={"number": 2**70}),
        "nested": Document(PAGE, "c", metadata={"deep": deep}),
        "empty": Document(" \n", "d"),
    }
    step, found, errors = cleaned(tmp_path, [*bad.values(), Document(PAGE, "e")])
    assert [one.id for one in found] == ["e"]
    assert [(one["id"], one["kind"]) for one in errors] == [
        ("a", "taken-field"),
        ("b", "unwritable"),
        ("c", "unwritable"),
        ("d", "empty"),
    ]
    assert bad["unwritable"].text == PAGE
    counts = {name: counted.total for name, counted in step.stats.stats.items()}
    assert counts["total"] == 5
    assert counts["forwarded"] == 1
    assert counts["dropped"] == 4
    assert counts["dropped_unwritable"] == 2
    assert counts["words_in"] == 11
    assert counts["words_out"] == 8
    assert counts["removed_comment-prompt"] == 1


def test_lone_surrogates_do_not_end_the_task(tmp_path):
    page = Document(
        "It rained \ud800 on the hill all day long.\n\nLeave a Comment", "a\udfff", metadata={"x": ["\ud800"]}
    )
    _, found, errors = cleaned(tmp_path, [page])
    list(JsonlWriter(str(tmp_path / "out"), compression=None).run(iter(found)))
    (row,) = rows(tmp_path, "out")
    assert row["text"] == "It rained \ufffd on the hill all day long."
    assert row["metadata"]["x"] == ["\ufffd"]
    assert not errors


def test_no_bug_ends_a_task_but_a_bad_option_does(tmp_path, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr("cleaner.integrations.datatrove.cleaning.page_cleaned", broken)
        _, found, errors = cleaned(tmp_path, [Document(PAGE, "a")])
    assert not found
    assert errors[0]["kind"] == "bug"
    with pytest.raises(cleaner.errors.UnknownName):
        cleaned(tmp_path, [Document(PAGE, "a")], options=RecordOptions(cleaner.options.CleanOptions(keep=("C999",))))


def test_a_task_that_breaks_off_leaves_no_rows(tmp_path):
    def documents():
        yield Document("", "a")
        raise OSError

    with pytest.raises(OSError):
        cleaned(tmp_path, documents())
    assert not list(tmp_path.glob("errors/*.jsonl"))


def test_fields_as_the_options_name_them(tmp_path):
    record = {
        "number": 7,
        "page": f"<p>{PAGE.replace('long.', 'long, and so it did here.')}</p>",
        "link": "http://a.example/1",
        "text": "other",
    }
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_bytes(lines([record]))
    options = RecordOptions(field="page", id_field="number", url_field="link", into="made", digests=("short",))
    documents = RecordReader(str(tmp_path / "in"), options).run()
    _, (found,), _ = cleaned(tmp_path, documents, options=options)
    assert found.id == "7"
    assert found.metadata.keys() == {"link", "text", "made"}
    assert found.metadata["made"]["digests"]["short"]["kind"] == "short"


def test_files_that_are_left_out_for_their_names_are_counted_once(tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("a.jsonl", "story", "index.php?id=3"):
        (tmp_path / "in" / name).write_bytes(lines([record(1)]))
    for rank, counted in ((0, 2), (1, 0)):
        reader = RecordReader(str(tmp_path / "in"))
        assert len(list(reader.run(rank=rank, world_size=2))) == 1 - rank
        assert reader.stats["files_passed_over"].total == counted


def test_after_a_reader_of_datatrove(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_bytes(lines([record(1), record(2)]))
    _, found, _ = cleaned(tmp_path, JsonlReader(str(tmp_path / "in")).run())
    assert [one.id for one in found] == ["r1", "r2"]
    assert "Leave a Comment" not in found[0].text


def test_parquet_takes_the_result_as_json(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    _, found, _ = cleaned(
        tmp_path, [Document("It rained on the hill all day long.", "a"), Document(PAGE, "b")], as_json=True
    )
    list(ParquetWriter(str(tmp_path / "out")).run(iter(found)))
    (file,) = (tmp_path / "out").iterdir()
    rows = parquet.read_table(file).to_pylist()
    assert [len(json.loads(row["metadata"]["cleaned"])["removals"]) for row in rows] == [0, 1]


def site(number):
    """A document of one site: chrome that no phrase tells, and a story."""
    who = "otters herons seals pilots divers anglers rowers painters bakers tailors farmers miners".split()[number]
    told = (
        f"The {who} of the island were seen in the bay again this week, and people came to see what the {who} would do."
    )
    text = f"Of {who}\n\n{told}\n\nSail with the harbour club this summer"
    return Document(text, str(number), metadata={"url": f"https://a.example/{number}"})


def test_site_memory_is_the_same_however_the_crawl_is_cut(tmp_path):
    documents = [site(number) for number in range(12)]
    for tasks in (1, 3):
        for rank in range(tasks):
            list(LearnSites(str(tmp_path / f"sites{tasks}")).run(iter(documents[rank::tasks]), rank, tasks))
        list(MergeSites(str(tmp_path / f"sites{tasks}"), str(tmp_path / f"{tasks}.db")).run())
    assert load(str(tmp_path / "1.db")) == load(str(tmp_path / "3.db"))
    assert not list(tmp_path.glob("**/*-wal"))
    homeless = Document(site(4).text, "4")
    step, found, _ = cleaned(tmp_path, [site(3), homeless], memory=str(tmp_path / "3.db"))
    assert (step.stats["without_host"].total, "Sail" in found[1].text) == (1, True)
    assert found[0].metadata["cleaned"]["removals"][0]["name"] == "site-chrome"
    assert "Sail" not in found[0].text
    (tmp_path / "none").mkdir()
    with pytest.raises(cleaner.errors.InputError):
        list(MergeSites(str(tmp_path / "none"), str(tmp_path / "no.db")).run())


def test_all_pages_may_be_of_one_host(tmp_path):
    documents = [Document(site(number).text, str(number)) for number in range(12)]
    step = LearnSites(str(tmp_path / "sites"), host="a.example")
    list(step.run(iter(documents)))
    assert step.stats["learned"].total == 12
    assert load(str(tmp_path / "sites" / "00000.db")).hosts() == ("a.example",)
    with pytest.raises(cleaner.errors.OptionError, match="'no host' is no host"):
        LearnSites(str(tmp_path / "sites"), host="no host")


def test_words():
    assert Words().word_tokenize("Four ships. Äpfel") == ["four", "ships", "äpfel"]
    assert Words("de").sent_tokenize("Vier Schiffe z. B. fuhren. Sie kamen.") == [
        "Vier Schiffe z. B. fuhren.",
        "Sie kamen.",
    ]


def test_texts_with_other_numbers_have_no_word_in_common():
    one, other, third = "Of 12 boats 3 came back.", "Of 12 boats 12 came back.", "3 boats, of 12, came back."
    found = [set(Words(same_numbers=True).word_tokenize(text)) for text in (one, other, third)]
    assert not found[0] & found[1]
    assert len(found[0] & found[2]) == 6


def test_copies_are_not_taken_from_other_documents(tmp_path):
    (tmp_path / "twins").mkdir()
    row = {"schema": 1, "copy": {"record": 1, "id": "b", "twin": "a"}}
    (tmp_path / "twins" / "00000.jsonl").write_bytes(lines([row]))
    step = CopiesFilter(str(tmp_path / "twins"), str(tmp_path / "copies"))
    assert [one.id for one in step.run(Document(PAGE, name) for name in "abc")] == ["a", "c"]
    assert rows(tmp_path, "copies") == [row]
    for other in ("acb", "a"):
        with pytest.raises(ValueError, match=r"copies|document"):
            list(step.run(Document(PAGE, name) for name in other))


def test_from_warc_to_digests(tmp_path):
    if find_spec("tokenizers") is None:
        pytest.skip("datatrove's blocks against copies need tokenizers: pip install 'cleaner-digest[datatrove]'")
    from integrations.examples import crawl

    chance = random.Random(1)
    words = ["".join(chance.choice("bdglmnrst") + chance.choice("aeiou") for _ in range(3)) for _ in range(500)]

    def story(number):
        told = "".join(f"<p>{' '.join(chance.choices(words, k=30)).capitalize()}.</p>" for _ in range(5))
        return f"<html><body><p>Sail with the harbour club this summer</p><h1>{words[number]}</h1>{told}</body></html>"

    stories = [story(number) for number in range(12)]
    stories[7] = stories[2].replace("</h1>", " again</h1>")
    records = [warc(number, body=body) for number, body in enumerate(stories)]
    records.append(warc(99, length=10**6))
    (tmp_path / "in").mkdir()
    for number in range(3):
        (tmp_path / "in" / f"{number}.warc.gz").write_bytes(b"".join(map(gzip.compress, records[number::3])))
    place = tmp_path / "made"
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)
    crawl.local(crawl.stages(str(tmp_path / "in"), str(place), 2), str(place), 2).run()

    def documents(part):
        files = sorted(place.glob(f"{part}/*.gz"))
        return [json.loads(line) for path in files for line in gzip.decompress(path.read_bytes()).splitlines()]

    kept = documents("digests")
    assert len(kept) == 11
    assert [one["error"]["kind"] for one in rows(place, "errors")] == ["warc"]
    (copy,) = [one["copy"] for one in rows(place, "copies")]
    assert {copy["id"], copy["twin"]} == {"urn:n:2", "urn:n:7"}
    assert copy["twin"] in {one["id"] for one in kept}
    for one in kept:
        result = one["metadata"]["cleaned"]
        assert "Sail" not in one["text"]
        assert all(gone["text"] == result["page_text"][gone["start"] : gone["end"]] for gone in result["removals"])
        assert result["removals"][0]["name"] == "site-chrome"
        assert all(sentence["text"] in one["text"] for sentence in result["digests"]["short"]["sentences"])
        assert result["digests"]["short"]["sentences"]
