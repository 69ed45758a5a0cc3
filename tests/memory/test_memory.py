"""Site memory: bounded, the same in any order, careful with prose."""

import json
import os
import re
import sqlite3
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from batch.stream import lines
from batch.test_command import run
from hypothesis import example, given
from hypothesis import strategies as st

import cleaner
from cleaner.errors import OptionError, OutputError, StoreError
from cleaner.judge.memory import PROSE_PAGES
from cleaner.memory import SAMPLE_PAGES, PageLine, SiteMemory, host_of, lines_of, page_key
from cleaner.memory.lines import SHORT_WORDS, line_of
from cleaner.memory.store import StoredMemory, learn, load, settle
from cleaner.options import LEVELS
from cleaner.read import read

NAMES = [
    "amber",
    "birch",
    "cedar",
    "delta",
    "ember",
    "flint",
    "grove",
    "heron",
    "inlet",
    "jetty",
    "knoll",
    "larch",
    "maple",
    "north",
    "otter",
    "pearl",
    "quay",
    "river",
]
STANDING = "The Gazette has been printed in this town for a hundred years, and every morning its boats carry it to the islands."


def page(number, host="paper.example", extra=()):
    name = NAMES[number % len(NAMES)]
    text = "\n\n".join(
        [f"A day at the {name}", "Weekend edition of the bay", "What the town says",
         f"Nobody at the {name} could say how the {name} boats had come back to the harbour that night.", *extra,
         "Join our harbour circle"]
    )  # fmt: skip
    return read(text, url=f"https://www.{host}/{number}")[0]


def known(count, **more):
    memory = SiteMemory()
    for number in range(count):
        memory.observe(page(number, **more))
    return memory


def gone(cleaned):
    return [
        cleaned.page.of(b)
        for b in cleaned.page.blocks
        if b.span in {r.span for r in cleaned.removals if r.rule == "M501"}
    ]


def test_lines_of_the_site_go():
    cleaned = cleaner.clean(page(17), memory=known(8).freeze())
    assert gone(cleaned) == ["Weekend edition of the bay", "Join our harbour circle"]
    assert "on 8 of 8 pages" in cleaned.removals[0].reason


def test_nothing_is_known_below_five_pages_nor_of_other_hosts():
    assert gone(cleaner.clean(page(17), memory=known(4).freeze())) == []
    assert gone(cleaner.clean(page(17, host="other.example"), memory=known(8).freeze())) == []
    assert cleaner.clean(page(17).text, memory=known(8).freeze()).removals == ()


def test_a_heading_of_every_article_stays_with_its_prose():
    assert "What the town says" not in gone(cleaner.clean(page(17), memory=known(30).freeze()))


def test_a_standing_paragraph_is_reported_below_ten_pages():
    few = cleaner.clean(page(17, extra=[STANDING]), memory=known(8, extra=[STANDING]).freeze(), level="strict")
    assert STANDING in few.text
    assert any(v.span.of(few.page.text) == STANDING for v in few.unsure)
    for count in (PROSE_PAGES - 1, PROSE_PAGES):
        many = cleaner.clean(page(17, extra=[STANDING]), memory=known(count, extra=[STANDING]).freeze())
        assert (STANDING in gone(many)) is (count == PROSE_PAGES)


def test_three_pages_of_ten_are_enough_and_two_are_not():
    line = "Evening edition of the bay"
    for often, goes in ((2, False), (3, True)):
        memory = SiteMemory()
        for number in range(10):
            memory.observe(page(number, extra=[line] if number < often else ()))
        assert (line in gone(cleaner.clean(page(17, extra=[line]), memory=memory.freeze()))) is goes


def test_much_removed_is_said():
    memory = known(12, extra=[STANDING]).freeze()
    cleaned = cleaner.clean(page(17, extra=[STANDING]), memory=memory)
    assert "stands on other pages of its site" in cleaned.warnings[-1]


def test_a_page_is_its_address_and_without_one_its_text():
    one, again, part, other = (
        read(f"It rained on day {number}.", url=url)[0]
        for number, url in ((1, "http://a.b/x"), (2, "http://a.b/x"), (3, "http://a.b/x#top"), (1, "http://a.b/y"))
    )
    assert page_key(one) == page_key(again) == page_key(part) != page_key(other)
    bare, same, another = (read(text)[0] for text in ("It rained.", "It rained.", "It snowed."))
    assert page_key(bare) == page_key(same) != page_key(another)
    assert len({page_key(one) for one in (one, bare)}) == 2


def test_lines_without_a_word_are_not_remembered():
    found = lines_of(read("***\n\n12,000\n\nPage 3\n\nPage 12\n\n- - -", input="text")[0])
    assert [line.sample for line in found] == ["Page 3", "Page 12"]


@pytest.mark.parametrize(("words", "long"), [(SHORT_WORDS, False), (SHORT_WORDS + 1, True)])
def test_a_long_line_must_come_again_to_the_letter(words, long):
    line, other = (f"Edition {number} " + " ".join(NAMES[: words - 2]) for number in (7, 8))
    assert line_of(line).long is long
    assert (line_of(line).key == line_of(other).key) is not long
    assert line_of(line).key == line_of(line.upper()).key


def test_rules_can_be_kept():
    assert gone(cleaner.clean(page(17), memory=known(8).freeze(), keep=["site-chrome"])) == []


def test_cleaning_twice_removes_nothing_more():
    memory = known(12).freeze()
    once = cleaner.clean(page(17), memory=memory)
    again = cleaner.clean(once.text, url=once.page.url, memory=memory)
    assert again.removals == ()


KNOWN = known(12, extra=[STANDING, "Reader letters of the week"]).freeze()
LINES = st.sampled_from(
    ["What the town says", "Reader letters of the week", "Join our harbour circle", STANDING, "Leave a Comment", "- Leave a Comment", "More",
     "> Nobody had asked the harbour master about any of it before the council met that evening.",
     "The boats came back to the harbour at night, and nobody in the town could say where they had been all day."]
)  # fmt: skip


@given(st.lists(LINES, min_size=1, max_size=12), st.sampled_from(LEVELS), st.sampled_from(["\n", "\n\n"]))
@example(
    ["It came.", "What the town says", "- Leave a Comment", STANDING.replace("paper", "sheet")], "balanced", "\n\n"
)
def test_cleaning_any_page_of_the_site_twice_removes_nothing_more(parts, level, gap):
    options = {"input": "text", "url": "https://paper.example/99", "memory": KNOWN, "level": level}
    once = cleaner.clean(gap.join(parts), **options)
    again = cleaner.clean(once.text, **options)
    assert (again.removals, again.text) == ((), once.text)


observations = st.lists(
    st.tuples(
        st.sampled_from(["a.b", "c.d"]), st.integers(0, 12), st.integers(0, 3), st.sets(st.integers(0, 5), max_size=4)
    ),
    max_size=20,
)


def made(rows):
    memory = SiteMemory()
    for host, number, day, keys in rows:
        memory.observe_lines(host, number, day, [PageLine(key, f"line {key}", 2, False) for key in keys])
    return memory


@given(observations, observations, observations, st.randoms())
def test_adding_is_associative_commutative_and_idempotent(a, b, c, shuffler):
    one, two, three = made(a), made(b), made(c)
    assert one + two == two + one
    assert (one + two) + three == one + (two + three)
    assert one + one == one
    rows = a + b
    shuffler.shuffle(rows)
    assert made(rows) == one + two


def test_the_sample_is_bounded_and_does_not_depend_on_order():
    rows = [("a.b", number * 7919 % 10_007, 0, {1}) for number in range(SAMPLE_PAGES * 3)]
    assert made(rows) == made(rows[::-1])
    assert made(rows).freeze().site("a.b").pages == SAMPLE_PAGES


def test_a_file_knows_what_the_memory_knew(tmp_path):
    path = str(tmp_path / "sites.db")
    memory = known(8)
    learn(path, memory)
    learn(path, memory)
    stored = StoredMemory(path)
    assert stored.site("paper.example") == memory.freeze().site("paper.example")
    assert stored.hosts() == ("paper.example",)
    assert load(path) == memory
    stored.close()


@pytest.mark.parametrize("before", [0, 3])
def test_what_is_read_is_what_the_file_held_when_it_was_opened(tmp_path, before):
    path = str(tmp_path / "sites.db")
    learn(path, known(before))
    with closing(StoredMemory(path)) as stored:
        learn(path, known(8))
        assert stored.site("paper.example").pages == before
        assert len(stored.hosts()) == bool(before)
    with closing(StoredMemory(path)) as stored:
        assert stored.site("paper.example").pages == 8


def test_merging_files_is_commutative(tmp_path):
    one, two = made([("a.b", n, 1, {n % 3}) for n in range(9)]), made([("a.b", n, 2, {n % 4}) for n in range(5, 15)])
    for name, order in (("x", (one, two)), ("y", (two, one))):
        for memory in order:
            learn(str(tmp_path / name), memory)
    assert load(str(tmp_path / "x")) == load(str(tmp_path / "y")) == one + two


def test_half_of_a_surrogate_pair_is_remembered_as_it_is(tmp_path):
    whole, one, two = SiteMemory(), SiteMemory(), SiteMemory()
    for number, (sample, part) in enumerate([("\ue000", one), ("\ud800", one), ("\U0001f600", two), ("z", two)]):
        for memory in (whole, part):
            memory.observe_lines("a\ud800.b", number, 1, [PageLine(number % 2, sample, 1, False)])
            memory.observe_lines("\ue000.b", number, 1, [PageLine(2, sample, 1, False)])
    for name, order in (("x", (one, two)), ("y", (two, one)), ("z", (whole, whole))):
        path = str(tmp_path / name)
        for memory in order:
            learn(path, memory)
        assert load(path) == whole
        with closing(StoredMemory(path)) as stored:
            assert stored.hosts() == load(path).hosts() == whole.hosts()
            assert stored.site("a\ud800.b") == whole.freeze().site("a\ud800.b")
            for line in range(3):
                assert stored.sample(line) == load(path).sample(line) == whole.sample(line)


def test_an_address_with_half_of_a_surrogate_pair_ends_no_run(tmp_path):
    text = b'{"url": "http://a\\ud800.example/%d", "text": "Follow our boats\\n\\nStory %d of the day was told."}\n'
    stream = b"".join(text % (n, n) for n in range(6))
    assert run("learn", "--db", tmp_path / "s.db", stdin=stream).returncode == 0
    shown = run("rules", "--db", tmp_path / "s.db")
    assert shown.stdout == run("learn", "--dry-run", "-i", "jsonl", stdin=stream).stdout
    assert b"\t6\t6\tFollow our boats\n" in shown.stdout
    found = run("batch", "--db", tmp_path / "s.db", stdin=stream)
    assert found.stdout.count(b"on 6 of 6 pages") >= 6, found.stderr


def test_old_pages_are_forgotten(tmp_path):
    path = str(tmp_path / "sites.db")
    learn(path, made([("a.b", 1, 10, {1}), ("a.b", 2, 20, {2})]), forget_before=15)
    assert load(path) == made([("a.b", 2, 20, {2})])
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("select text from sample").fetchall() == [("line 2",)]
    memory = made([("a.b", 1, 10, {1}), ("a.b", 2, 20, {2}), ("c.d", 3, 10, {3})])
    memory.forget_before(15)
    assert memory == made([("a.b", 2, 20, {2})])
    assert memory.hosts() == ("a.b",)


def test_another_database_is_not_touched(tmp_path):
    path = str(tmp_path / "other.db")
    base = sqlite3.connect(path)
    base.execute("create table mine (a)")
    base.commit()
    base.close()
    before = (tmp_path / "other.db").read_bytes()
    for attempt in (lambda: learn(path, known(1)), lambda: StoredMemory(path)):
        with pytest.raises(OptionError, match="no site memory"):
            attempt()
    assert (tmp_path / "other.db").read_bytes() == before
    (tmp_path / "text.db").write_text("no database at all, but some text that is long enough to be looked at as one")
    with pytest.raises(OptionError):
        StoredMemory(str(tmp_path / "text.db"))


DAMAGES = {
    "json": "update page set lines = '[1, 2'",
    "no keys": "update page set lines = '{}'",
    "no day": "update page set day = 'monday'",
    "bytes": "update page set lines = x'ff'",
    "no text": "update page set lines = cast(x'ff' as text)",
}


@pytest.mark.parametrize("damage", [*DAMAGES, "pages of the file"])
def test_a_damaged_file_is_named(tmp_path, damage):
    path = tmp_path / "sites.db"
    learn(str(path), known(SAMPLE_PAGES, extra=[f"One line {n} of many" for n in range(200)]))
    settle(str(path))
    if damage in DAMAGES:
        with closing(sqlite3.connect(path)) as base, base:
            base.execute(DAMAGES[damage])
    else:
        with path.open("r+b") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(4096)
            file.write(b"\xff" * (size - 2 * 4096))
    said = f"{re.escape(str(path))}: is damaged"

    def look():
        with closing(StoredMemory(str(path))) as stored:
            stored.site("paper.example")

    for attempt in (look, lambda: load(str(path)), lambda: learn(str(path), known(1))):
        with pytest.raises(StoreError, match=said):
            attempt()


def zeros(file):
    """All after the first page, which says what tables there are."""
    size = file.seek(0, os.SEEK_END)
    file.seek(4096)
    file.write(bytes(size - 4096))


def cut(file):
    file.truncate(file.seek(0, os.SEEK_END) // 2)


@pytest.mark.parametrize("damage", [zeros, cut, "drop table page"], ids=str)
@pytest.mark.parametrize("workers", [1, 2])
def test_damage_that_can_be_seen_at_once_is_said_once(tmp_path, damage, workers):
    path = damaged(tmp_path, damage)
    asking_nothing = lines([{"text": page(n).text} for n in range(9)])  # no record of these would meet the damage
    ended = run("batch", "--db", path, "-o", tmp_path / "out", "--workers", workers, stdin=asking_nothing)
    assert ended.returncode == 1
    assert ended.stderr.decode().splitlines() == [ended.stderr.decode().strip()]
    assert f"cleaner: {path}: is damaged (".encode() in ended.stderr
    assert os.listdir(tmp_path) == ["sites.db"]


@pytest.mark.parametrize("workers", [1, 2])
def test_damage_that_is_met_later_ends_the_run(tmp_path, workers):
    """One host of two cannot be read, which nobody could tell before."""
    path = damaged(tmp_path, f"{DAMAGES['json']} where host = 'paper.example'")
    pages = [{"url": page(n, host).url, "text": page(n).text} for host in ("other.example", "paper.example") for n in range(40)]  # fmt: skip
    ended = run("batch", "--db", path, "-o", tmp_path / "out", "--workers", workers, stdin=lines(pages))
    assert ended.returncode == 1
    assert f"cleaner: {path}: is damaged (".encode() in ended.stderr
    assert ended.stderr.count(b"\n") <= 2  # and how many records are there, where there are some
    assert b"Traceback" not in ended.stderr
    assert (tmp_path / "out.part").exists()


def damaged(tmp_path, damage):
    """A site memory of two hosts that bears a mark of ours and is not what it was."""
    path = tmp_path / "sites.db"
    for host in ("other.example", "paper.example"):
        learn(str(path), known(20, host=host, extra=[f"One line {n} of many" for n in range(200)]))
    settle(str(path))
    if callable(damage):
        with path.open("r+b") as file:
            damage(file)
    else:
        with closing(sqlite3.connect(path)) as base, base:
            base.execute(damage)
    return path


def test_a_damaged_file_is_no_error_of_ours(tmp_path):
    path = tmp_path / "sites.db"
    learn(str(path), known(1))
    with closing(sqlite3.connect(path)) as base, base:
        base.execute(DAMAGES["json"])
    for call in (["--db", path, "--url", page(1).url], ["learn", "--merge", path, "--db", tmp_path / "other.db"]):
        ended = run(*call, stdin=b"It rained on the hill all day long.")
        assert ended.returncode != 0
        assert str(path).encode() in ended.stderr
        assert b"internal" not in ended.stderr


def stream(numbers):
    return lines([{"url": page(n).url, "text": page(n).text} for n in numbers])


@pytest.fixture
def closed_folder():
    """A folder that its owner alone may write, and we are someone else: root may write anywhere."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "a folder"
        path.mkdir()
        os.chmod(name, 0o755)
        us = os.geteuid()

        def close():
            for one in path.iterdir():
                one.chmod(0o444)
            path.chmod(0o555)
            if not us:
                os.seteuid(65534)

        yield path, close
        os.seteuid(us)
        path.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="needs owners of files")
def test_a_memory_is_read_where_nothing_may_be_written(closed_folder):
    path, close = closed_folder
    learn(str(path / "sites %?#.db"), known(6))
    close()
    with pytest.raises(OutputError, match="readonly"):
        learn(str(path / "sites %?#.db"), known(7))
    with closing(StoredMemory(str(path / "sites %?#.db"))) as stored:
        assert stored.site("paper.example").pages == 6
    assert load(str(path / "sites %?#.db")) == known(6)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="needs owners of files")
def test_but_not_while_somebody_may_be_writing_it(closed_folder):
    """What he wrote stands in his log, which we cannot read as we may not write."""
    path, close = closed_folder
    learn(str(path / "sites.db"), known(6))
    (path / "sites.db-wal").write_bytes(b"begun")
    close()
    with pytest.raises(StoreError, match=r"sites\.db: "):
        StoredMemory(str(path / "sites.db"))


def test_two_processes_learn_into_one_file(tmp_path):
    halves = [stream(range(9)), stream(range(9, 18))]
    path = tmp_path / "sites.db"
    with ThreadPoolExecutor(2) as threads:
        ended = list(threads.map(lambda half: run("learn", "--db", path, "-i", "jsonl", stdin=half), halves))
    assert [one.returncode for one in ended] == [0, 0], ended
    assert load(str(path)).freeze().site("paper.example").pages == 18


def test_learn_and_use_on_the_command_line(tmp_path):
    path = tmp_path / "sites.db"
    shown = run("learn", "--dry-run", "-i", "jsonl", stdin=stream(range(8)))
    assert b"paper.example\t8\t8\tJoin our harbour circle\n" in shown.stdout
    assert run("learn", "--db", path, stdin=stream(range(8))).returncode == 0
    cleaned = run("--db", path, "--url", "https://paper.example/17", stdin=page(17).text.encode())
    assert b"harbour circle" not in cleaned.stdout
    assert b"harbour boats" not in cleaned.stdout
    assert b"could say how" in cleaned.stdout
    for arguments in (["--workers", 2], []):
        found = run("batch", "--db", path, *arguments, stdin=stream(range(20)))
        assert found.stdout.count(b'"site-chrome"') == 40


@pytest.mark.parametrize("workers", [1, 2])
def test_pages_without_an_address_are_said_where_a_memory_was_to_be_asked(tmp_path, workers):
    path = tmp_path / "sites.db"
    assert run("learn", "--db", path, stdin=stream(range(8))).returncode == 0
    text = page(17).text.encode()
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_bytes(text)
    second.write_bytes(text)
    said = f"cleaner: {first}: has no address, so --db knows nothing of its site; name it with --url\n"
    assert run(first, second, "--db", path).stderr.decode() == said
    assert run(first, second, "--db", path, "-q").stderr == b""
    assert run(first, "--db", path, "--url", "http://a.example").stderr == b""
    rows = stream([1]) + lines([{"text": "No address, but a sentence."}, {"url": "", "text": "Another one."}])
    said = run("batch", "--db", path, "--workers", workers, stdin=rows).stderr
    assert b"cleaner: 2 records without an address: --db knows nothing of their sites\n" in said
    assert b"without an address" not in run("batch", stdin=rows).stderr


@pytest.mark.parametrize(
    "arguments",
    [("learn", "--host", "a.example", "--db"), ("batch", "--repeats"), ("merge", "--since")],
    ids=lambda arguments: arguments[0],
)
def test_why_a_file_cannot_be_opened_is_said(tmp_path, arguments):
    for name, why in ((tmp_path, "is a folder"), (tmp_path / "no" / "x.db", "no such file or folder")):
        ended = run(*arguments, name, stdin=b"The ferry left at dawn.\n")
        assert (ended.returncode, ended.stderr.decode()) == (1, f"cleaner: {name}: {why}\n")


def test_what_comes_of_other_memories_is_counted_apart(tmp_path):
    one, both = tmp_path / "one.db", tmp_path / "both.db"
    assert run("learn", "--db", one, stdin=stream(range(8))).stderr == b"cleaner: 8 pages learned\n"
    assert run("learn", "--db", both, "--merge", one).stderr == b"cleaner: 8 pages of other site memories added\n"
    said = run("learn", "--db", both, "--merge", one, "-", stdin=stream([9])).stderr
    assert said == b"cleaner: 8 pages of other site memories added\ncleaner: 1 page learned\n"


def test_rules_list_what_a_memory_knows(tmp_path):
    path = tmp_path / "sites.db"
    assert run("learn", "--db", path, stdin=stream(range(8))).returncode == 0
    listed = run("rules", "--db", path)
    assert listed.returncode == 0
    assert listed.stdout == run("learn", "--dry-run", "-i", "jsonl", stdin=stream(range(8))).stdout
    assert b"paper.example\t8\t8\tJoin our harbour circle\n" in listed.stdout
    rows = json.loads(run("rules", "--db", path, "-f", "json").stdout)
    assert rows == [json.loads(line) for line in run("rules", "--db", path, "-f", "jsonl").stdout.splitlines()]
    assert {"host": "paper.example", "pages": 8, "of": 8, "line": "Join our harbour circle"} in rows
    assert run("rules", "--db", tmp_path / "none.db").returncode == 2
    assert run("learn", "--merge", tmp_path / "none.db", "--dry-run").returncode == 2
    assert not (tmp_path / "none.db").exists()
    assert run("rules", "test", "--db", path).returncode == 2
    assert run("learn", "--db", tmp_path / "few.db", stdin=stream(range(3))).returncode == 0
    assert run("rules", "--db", tmp_path / "few.db").stdout == b""
    assert run("rules", "--db", tmp_path / "few.db", "-f", "json").stdout == b"[]\n"


def test_pages_are_learned_in_their_charset(tmp_path):
    line = "\u041f\u0440\u0438\u0441\u043e\u0435\u0434\u0438\u043d\u044f\u0439\u0442\u0435\u0441\u044c"
    for number in range(8):
        told = f"\u041f\u0430\u0440\u043e\u043c {number} \u0432\u044b\u0448\u0435\u043b.\n\n{line}\n"
        (tmp_path / f"{number}.txt").write_bytes(told.encode("mac-cyrillic"))
    shown = run("learn", "--dry-run", "--host", "a.example", "--encoding", "mac-cyrillic", tmp_path).stdout.decode()
    assert f"a.example\t8\t8\t{line}\n" in shown


def test_learning_needs_a_file_and_a_host(tmp_path):
    assert run("learn", stdin=stream([1])).returncode == 2
    ended = run("learn", "--db", tmp_path / "s.db", stdin=lines([{"text": "no address"}]))
    assert ended.returncode == 3
    assert b"--host" in ended.stderr


def test_hosts():
    assert host_of("HTTP://User@WWW.Example.org.:80/x#y") == "example.org"
    assert host_of("http://[bad") == ""
    assert host_of("") == ""
