"""Articles that are copies of an earlier record: found with small edits, left alone where they tell something else."""

import json
import re

import pytest

from batch.stream import lines
from batch.test_command import objects, run
from cleaner.batch import copies
from cleaner.batch.answers import Answer, Known, answering
from cleaner.batch.copies import NAMED
from cleaner.batch.index import Index
from cleaner.batch.records import RecordOptions
from cleaner.batch.repeats import Gone
from cleaner.batch.task import Task
from cleaner.cli import main
from cleaner.judge.repeats.wording import difference
from cleaner.options import CleanOptions

PARAGRAPHS = """\
The ferry company said on Monday that all of its 14 boats would stay in the harbour of Orden until the storm had passed, \
and that every ticket could be changed without any cost to the travellers.
Several hundred people spent the night in the waiting room, where volunteers of the church handed out soup and blankets \
while the windows shook and the lamps along the quay went out one after another.
The storm was the worst that anyone in the town could remember. Trees fell across the coast road, and the school was \
closed because the water had come into the cellar.
The oldest traveller was 83.
By morning the wind had turned, and the fishermen went down to look at their moorings. Most of the boats lay where \
they had been left. Nobody was hurt, but the owner of a small shop near the station lost everything that he had stored \
for the summer, and he stood in the rain for a long time without saying a word to his neighbours.""".split("\n")
OTHER = [re.sub(r"[a-z]+", lambda m: m[0][::-1], part) for part in PARAGRAPHS]


def text(parts):
    return "\n\n".join(parts)


def swapped(old, new):
    return [part.replace(old, new) for part in PARAGRAPHS]


COPIES = {
    "the same": PARAGRAPHS,
    "typography": [part.replace(", ", " \u2013 ") for part in PARAGRAPHS],
    "two words": [part.replace("handed out", "gave away").replace("shook", "rattled") for part in PARAGRAPHS],
    "a title": ["Storm closes the harbour", *PARAGRAPHS],
    "a note": [*PARAGRAPHS, "This article first appeared in the Harbour News."],
    "the first half": PARAGRAPHS[:3],
    "another order": PARAGRAPHS[::-1],
    "one paragraph": [" ".join(PARAGRAPHS)],
    "two paragraphs in one": [PARAGRAPHS[0], " ".join(PARAGRAPHS[1:3]), *PARAGRAPHS[3:]],
}
NO_COPIES = {
    "another article": OTHER,
    "a number": swapped("14 boats", "15 boats"),
    "a name": swapped("of Orden", "of Varnes"),
    "a negation": swapped("was closed", "was not closed"),
    "a number in a short sentence": swapped("was 83", "was 38"),
    "a sentence for another": swapped("The oldest traveller was 83.", "Two of them were married there."),
    "a sentence for another beside two paragraphs in one": [
        PARAGRAPHS[0], " ".join(PARAGRAPHS[1:3]), "Two of them were married there.", PARAGRAPHS[4],
    ],
    "more": [*PARAGRAPHS, *OTHER[:2]],
}  # fmt: skip


def found(folder, *texts, level="balanced", keep=()):
    """What of each text in turn stands in earlier ones."""
    options = RecordOptions(CleanOptions(level, keep))
    answer = answering(options, Known(None, True))
    with Index(str(folder / "index"), options.cleaning) as index:
        for number, one in enumerate(texts, 1):
            task = Task(number, "line", json.dumps({"id": f"r{number}", "text": one}).encode())
            first = Answer.unpack(answer(task).pack())
            with index.together():
                gone = index.look(first.shared, first.name) if first.shared else ()
            again = answer(Task.unpack(task._replace(gone=gone).pack()))
            yield gone, json.loads(again.line)["cleaned"]


def articles(gone):
    return {one.twin for one in gone if one.article}


@pytest.mark.parametrize("name", COPIES)
def test_copies_are_found_and_named(tmp_path, name):
    _, _, (gone, made) = found(tmp_path, text(OTHER), text(PARAGRAPHS), text(COPIES[name]))
    assert articles(gone) == {"r2"}
    assert made["meta"]["copy_of"] == "r2"
    assert {one["rule"] for one in made["removals"]} == {"M503"}
    assert made["warnings"][-1].startswith("a copy: ")


@pytest.mark.parametrize("name", NO_COPIES)
def test_what_tells_something_else_is_no_copy(tmp_path, name):
    _, (gone, made) = found(tmp_path, text(PARAGRAPHS), text(NO_COPIES[name]))
    assert not articles(gone)
    assert "copy_of" not in made["meta"]


@pytest.mark.parametrize("name", ["a title", "a note"])
def test_what_a_copy_has_beyond_its_twin_stays(tmp_path, name):
    _, (_, made) = found(tmp_path, text(PARAGRAPHS), text(COPIES[name]))
    (new,) = set(COPIES[name]) - set(PARAGRAPHS)
    assert made["text"] == new


def test_a_paragraph_that_was_told_at_length_is_another_form_of_it(tmp_path):
    """Though it stands elsewhere, and most of its words are new."""
    third = [re.sub(r"[a-z]+", lambda m: m[0][1:] + m[0][0], part) for part in PARAGRAPHS]
    whole = [*PARAGRAPHS, *OTHER, *third]
    told = PARAGRAPHS[1].replace(
        ", where volunteers", ". " + " ".join(re.findall("[a-z]+", OTHER[4])[:45]) + ", where volunteers"
    )
    rest = [*PARAGRAPHS[:1], *PARAGRAPHS[2:], *OTHER, *third]
    for last, copy in ((told, False), ("This article first appeared in the Harbour News.", True)):
        folder = tmp_path / str(copy)
        folder.mkdir()
        _, (gone, _) = found(folder, text(whole), text([*rest, last]))
        assert bool(articles(gone)) is copy


def test_what_was_changed_is_said(tmp_path):
    _, (_, made) = found(tmp_path, text(PARAGRAPHS), text(COPIES["two words"]))
    reasons = " ".join(one["reason"] for one in made["removals"])
    assert '"shook" / "rattled"' in reasons


def test_the_twin_is_a_record_that_stays(tmp_path):
    texts = [text(COPIES[name]) for name in ("the same", "two words", "a title", "one paragraph")]
    for gone, _ in list(found(tmp_path, *texts))[1:]:
        assert articles(gone) == {"r1"}


def test_gentle_takes_only_what_stands_there_word_for_word(tmp_path):
    made = [articles(gone) for gone, _ in found(tmp_path, text(PARAGRAPHS), text(COPIES["two words"]), text(PARAGRAPHS), level="gentle")]  # fmt: skip
    assert made == [set(), set(), {"r1"}]


@pytest.mark.parametrize(("keep", "rules"), [(("M503",), {"M502"}), (("copied-article", "seen-earlier"), set()), (("M5",), set()), (("m5",), set()), (("m503",), {"M502"}), (("Seen-Earlier",), {"M503"}), (("M502",), {"M503"})])  # fmt: skip
def test_each_rule_can_be_switched_off(tmp_path, keep, rules):
    _, (_, made) = found(tmp_path, text(PARAGRAPHS), text(PARAGRAPHS), keep=keep)
    assert {one["rule"] for one in made["removals"]} == rules


def test_comparing_two_articles_has_an_end(monkeypatch):
    earlier = [copies.Text(part, True) for part in PARAGRAPHS]
    edited = [copies.Text(part.replace(" the ", " this ", 1), True) for part in PARAGRAPHS]
    assert len(copies.copied(edited, earlier, (), 0.85)) == len(PARAGRAPHS)
    compared = []
    monkeypatch.setattr(copies, "difference", lambda *texts: compared.append(1) or difference(*texts))
    monkeypatch.setattr(copies, "MOST_CHARS", 100)
    assert copies.copied(edited, earlier, (), 0.85) == ()
    assert len(compared) == 1


def test_a_standing_text_does_not_fill_the_index(tmp_path):
    texts = [
        text([f"Story {n} of the day", *PARAGRAPHS, *(f"{part} {n}." for part in OTHER)]) for n in range(3 * NAMED)
    ]
    list(found(tmp_path, *texts))
    with Index(str(tmp_path / "index"), CleanOptions()) as index:
        most = index._base.execute("select max(n) from (select count(*) n from run group by key)").fetchone()[0]
        assert most <= NAMED


def test_answers_with_what_they_share_survive_the_wire():
    task = Task(3, "line", json.dumps({"text": text(PARAGRAPHS)}).encode(), {}, (Gone(0, True, "r\u00e9", 0.9, "x"),))
    assert Task.unpack(task.pack()) == task
    answer = answering(RecordOptions(), Known(None, True))(task._replace(gone=()))
    assert answer.shared.body
    assert Answer.unpack(answer.pack()) == answer


def stream():
    texts = [COPIES[name] for name in COPIES] + [NO_COPIES[name] for name in NO_COPIES]
    records = [{"id": f"r{n}", "text": text([f"Report {n % 5}", *texts[n * 7 % len(texts)]])} for n in range(70)]
    return lines(records[:30]) + b"broken\n" + lines(records[30:])


def test_workers_change_nothing(tmp_path):
    (tmp_path / "in.jsonl").write_bytes(stream())
    for workers in "123":
        arguments = ["--workers", workers, "--repeats", str(tmp_path / workers), "--digest", "short"]
        assert main(["batch", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / f"out{workers}"), "-q", *arguments]) == 4
    one, two, three = ((tmp_path / f"out{workers}").read_bytes() for workers in "123")
    assert one == two == three
    made = [one for one in objects(one) if "error" not in one]
    assert len(made) == 70
    assert sum("copy_of" in record["cleaned"]["meta"] for record in made) > 40


@pytest.mark.parametrize("workers", ["1", "2"])
def test_going_on_gives_the_same_however_far_ahead_the_index_is(tmp_path, workers):
    (tmp_path / "in.jsonl").write_bytes(stream())
    command = ["batch", str(tmp_path / "in.jsonl"), "-q", "--workers", workers]
    assert main([*command, "-o", str(tmp_path / "whole"), "--repeats", str(tmp_path / "index")]) == 4
    whole = (tmp_path / "whole").read_bytes()
    for size in (0, 700, len(whole) // 2, len(whole) - 3):
        (tmp_path / "out.part").write_bytes(whole[:size])
        assert main([*command, "-o", str(tmp_path / "out"), "--resume", "--repeats", str(tmp_path / "index")]) == 4
        assert (tmp_path / "out").read_bytes() == whole
        (tmp_path / "out").unlink()


def test_an_index_of_another_version_is_refused(tmp_path):
    import sqlite3

    from cleaner.batch.index import KIND

    base = sqlite3.connect(tmp_path / "old")
    base.execute(f"pragma application_id = {KIND.mark}")
    base.execute("create table paragraph (key integer primary key, number integer, name text)")
    base.close()
    ended = run("batch", "--repeats", tmp_path / "old", stdin=lines([{"text": text(PARAGRAPHS)}]))
    assert ended.returncode == 2
    assert b"another version" in ended.stderr


def test_a_database_of_another_program_is_refused_and_left_as_it_is(tmp_path):
    import sqlite3

    base = sqlite3.connect(tmp_path / "theirs")
    base.execute("create table boats (name text)")
    base.close()
    before = (tmp_path / "theirs").read_bytes()
    ended = run("batch", "--repeats", tmp_path / "theirs", stdin=lines([{"text": text(PARAGRAPHS)}]))
    assert ended.returncode == 2
    assert b"is no index of paragraphs of cleaner" in ended.stderr
    assert (tmp_path / "theirs").read_bytes() == before


def test_a_run_that_wrote_no_line_leaves_no_file(tmp_path):
    (tmp_path / "notes").write_text("no index")
    out = tmp_path / "out.jsonl"
    arguments = ("batch", "--repeats", tmp_path / "notes", "-o", out)
    assert run(*arguments, stdin=lines([{"text": text(PARAGRAPHS)}])).returncode == 2
    assert list(tmp_path.iterdir()) == [tmp_path / "notes"]
    out.write_bytes(b"")  # nothing was added to a whole output without lines: it stays
    assert run(*arguments, "--resume", stdin=lines([{"text": text(PARAGRAPHS)}])).returncode == 2
    assert sorted(tmp_path.iterdir()) == [tmp_path / "notes", out]


DAMAGES = {
    "no table": "drop table paragraph",
    "no blocks": "update record set body = x'00ff'",
    "blocks as text": "update record set body = 'hello'",
    "blocks of another kind": "update record set body = (select body from other)",
    "no names": "update record set name = null",
    "no records": "delete from record",
    "another column": "alter table record rename column body to text",
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("workers", [1, 2])
def test_a_damaged_index_is_named(tmp_path, damage, workers):
    import sqlite3
    import zlib
    from contextlib import closing

    path = tmp_path / "index"
    call = ("batch", "--repeats", path, "--workers", workers)
    assert run(*call, stdin=lines([{"id": 1, "text": text(PARAGRAPHS)}])).returncode == 0
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("create temporary table other as select ? as body", (zlib.compress(b"[7]"),))
        base.execute(DAMAGES[damage])
    ended = run(*call, stdin=lines([{"id": 2, "text": text(PARAGRAPHS)}]))
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"cleaner: {path}: is damaged (".encode())
    assert ended.stderr.count(b"\n") == 1
