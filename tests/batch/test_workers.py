"""Workers: the same answers in the same order, whoever dies."""

import os
import signal
import subprocess
import sys
import time

import pytest

import cleaner
from batch.stream import GOOD
from cleaner.batch.crew import Crew, Lost, Worker
from cleaner.batch.many import _lost
from cleaner.batch.wire import pack, pack_options, pack_source, unpack, unpack_options, unpack_source
from cleaner.errors import CleanerError, OptionError, StoreError
from cleaner.memory import UNKNOWN, SiteMemory
from cleaner.memory.store import StoredMemory, learn
from cleaner.options import CleanOptions, UserRule

TEXTS = [f"Title {n}\n\n{GOOD}\n\nAnd again {n} times." for n in range(90)] + [b"caf\xe9 ol\xe9", "\ud800 lone", ""]


def job(setup):
    """A job for tests: items say what is to happen to their worker."""
    if "wrong" in setup:
        raise StoreError(setup["wrong"])

    def work(item):
        if item == b"die":
            os.kill(os.getpid(), signal.SIGKILL)
        if item == b"hang":
            time.sleep(60)
        if item.startswith(b"nap "):
            time.sleep(float(item[4:]))
        if item == b"no":
            raise OptionError("nothing goes")
        print("noise on standard output")
        return setup["sign"].encode() + item

    return work


def crew(workers=2, timeout=None):
    return Crew("batch.test_workers:job", {"sign": ">"}, workers, timeout)


def test_the_same_with_any_number():
    alone = list(cleaner.clean_many(TEXTS))
    assert list(cleaner.clean_many(iter(TEXTS), workers=2)) == alone
    assert list(cleaner.clean_many(TEXTS, workers=3)) == alone
    assert [one.text for one in alone] == [cleaner.clean(text).text for text in TEXTS]


def test_pages_go_through():
    pages = [cleaner.clean(text).page for text in TEXTS[:3]]
    assert list(cleaner.clean_many(pages, workers=2)) == list(cleaner.clean_many(pages))


def test_results_survive_the_wire():
    for text in (
        GOOD,
        "",
        "x " * 50,
        "<html><body><h1>One</h1><p>Two three four.</p><p>Leave a Comment</p></body></html>",
    ):
        cleaned = cleaner.clean(text, level="gentle")
        assert unpack(pack(cleaned)) == cleaned


def test_options_survive_the_wire():
    import json

    options = CleanOptions("strict", ("C1",), (), ("my line",), "en", (UserRule("mine", "is mine", ("a",), ("b",)),))
    assert unpack_options(json.loads(json.dumps(pack_options(options)))) == options


def test_poison_costs_itself_only():
    items = [b"die" if n in (5, 40) else b"%d" % n for n in range(80)]
    with crew() as workers:
        found = list(workers.map(items))
    assert [isinstance(one, Lost) for one in found] == [item == b"die" for item in items]
    assert [one for one in found if not isinstance(one, Lost)] == [b">" + item for item in items if item != b"die"]
    assert "signal 9" in next(one for one in found if isinstance(one, Lost)).reason


def test_a_worker_killed_from_outside_costs_nothing():
    items = [b"%d" % n for n in range(400)]
    with crew() as workers:
        found = []
        for place, one in enumerate(workers.map(iter(items))):
            found.append(one)
            if place in (3, 200):
                next(iter(workers._all)).kill()
    assert found == [b">" + item for item in items]


def test_what_takes_too_long_is_stopped():
    with crew(1, timeout=0.5) as workers:
        found = list(workers.map([b"a", b"hang", b"b"]))
    assert found[0] == b">a"
    assert found[1].kind == "timeout"
    assert found[2] == b">b"


def test_a_kill_that_comes_late_is_not_put_down_to_the_next_item(monkeypatch):
    kill, late = Worker.kill, []

    def kill_late(worker):
        """As when the watching thread gets no CPU between its look and its act."""
        late.append(worker.was_late())
        end = time.monotonic() + 10
        while worker.was_late() and time.monotonic() < end:
            time.sleep(0.001)
        kill(worker)

    monkeypatch.setattr(Worker, "kill", kill_late)
    items = [b"a", b"nap 1.5", b"nap 0.3", b"b"]
    with crew(1, timeout=1) as workers:
        assert list(workers.map(items)) == [b">" + item for item in items]
        assert late == [True]


def test_an_error_of_the_run_ends_it():
    with crew(1) as workers, pytest.raises(OptionError, match="nothing goes"):
        list(workers.map([b"a", b"no"]))


def test_a_job_that_does_not_start_ends_the_run(capfd):
    with Crew("batch.no_such_module:job", {}, 1) as workers, pytest.raises(CleanerError, match="do not start"):
        list(workers.map([b"a"]))


BIG = {"sign": ">" * (1 << 20)}
"""More than a system takes as one argument of a process, and more than a pipe holds."""


def test_what_a_job_is_given_may_be_big():
    with Crew("batch.test_workers:job", BIG, 2) as workers:
        found = list(workers.map([b"%d" % n for n in range(80)]))
    assert found == [BIG["sign"].encode() + b"%d" % n for n in range(80)]


def test_a_worker_that_ends_before_it_takes_that_is_reported(monkeypatch):
    monkeypatch.setattr("cleaner.batch.crew._BOOT", "import os; os.kill(os.getpid(), 9)")
    ends = pytest.raises(CleanerError, match="do not start: the last one was killed by signal 9")
    with Crew("batch.test_workers:job", BIG, 1) as workers, ends:
        list(workers.map([b"a"]))


def test_a_crew_ends_while_its_workers_take_that(monkeypatch):
    """They are killed and not waited for."""
    monkeypatch.setattr("cleaner.batch.crew._BOOT", "import time; time.sleep(60)")
    begun = time.monotonic()
    with Crew("batch.test_workers:job", BIG, 1) as workers:
        workers.submit([b"a"])
        while not workers._all and time.monotonic() - begun < 20:
            time.sleep(0.01)
        assert workers._all
    assert time.monotonic() - begun < 30


def test_as_many_own_phrases_as_anyone_has():
    phrases = [f"My line number {number}, which stands on every page" for number in range(5000)]
    text = f"{GOOD}\n\n{phrases[-1]}\n"
    (cleaned,) = cleaner.clean_many([text], phrases=phrases, timeout=60)
    assert cleaned == cleaner.clean(text, phrases=phrases)
    assert cleaned.removals


def test_a_job_that_cannot_be_had_says_why(capfd):
    said = pytest.raises(StoreError, match=r"^sites\.db: is damaged$")
    with Crew("batch.test_workers:job", {"wrong": "sites.db: is damaged"}, 2) as workers, said:
        list(workers.map([b"a"]))
    assert capfd.readouterr().err == ""


def test_no_worker_outlives_an_abandoned_stream():
    found = cleaner.clean_many(TEXTS * 5, workers=2)
    next(found)
    found.close()
    children = subprocess.run(
        ["ps", "-o", "args=", "--ppid", str(os.getpid())], capture_output=True, text=True, check=False
    )
    assert "cleaner.batch.worker" not in children.stdout


def test_at_least_one_worker():
    with pytest.raises(OptionError):
        cleaner.clean_many([], workers=0)


def test_works_without_a_main_module_that_can_be_imported():
    code = f"import sys; sys.path[:] = {sys.path!r}\nimport cleaner\nprint(len(list(cleaner.clean_many(['a b c'] * 40, 2))))"
    ended = subprocess.run([sys.executable], input=code, capture_output=True, text=True, timeout=60, check=False)
    assert ended.stdout == "40\n", ended.stderr


def test_every_field_of_a_page_survives_the_wire():
    """What workers are sent and send back is the whole page: joined blocks, links and numbers too."""
    dense = cleaner.clean("a b\n" * 12_000, input="text")
    assert dense.page.joined
    linked = cleaner.clean("<p>The ferry to <a href='/h'>Hallow</a> left at ten.</p>", input="html", links=True)
    assert linked.page.links
    numbered = cleaner.clean("<p>The ferry left at ten.</p><ol start=4><li>a<li>b</ol>", input="html")
    assert numbered.page.numbers == ((1, 4), (2, 5))
    for cleaned in (dense, linked, numbered):
        assert unpack(pack(cleaned)) == cleaned
        assert unpack_source(pack_source(cleaned.page)) == (cleaned.page,)


def test_workers_hear_the_same_options():
    pages = ["<p>The ferry left at ten in the morning on Monday, as it does on every day.</p><p>Leave a Comment</p>"]
    for options in ({"fast": True}, {"origin": "page"}, {"keep": ["C1"]}):
        assert list(cleaner.clean_many(pages, workers=2, **options)) == list(cleaner.clean_many(pages, **options))
    own = (UserRule("ours", "is ours", whole=("monday shouts",)),)
    text = "The ferry left at ten in the morning on Monday.\n\nMonday Shouts!\n"
    (cleaned,) = cleaner.clean_many([text], 2, rules=own, timeout=60)
    assert [gone.name for gone in cleaned.removals] == ["ours"]


HTML = (
    b"<html><body><h1>Night Ferry</h1><p>The ferry to <a href='/h'>Hallow</a> left at ten on Monday.</p></body></html>"
)


def test_what_is_known_of_each_input_is_heard_by_any_number_of_workers():
    documents = [
        cleaner.Document(HTML, "a", "https://a.example/1", "The Night Ferry", "de-AT"),
        cleaner.Document("Caf\u00e9 \u2013 geschlossen".encode("cp1252"), charset="windows-1252", input="text"),
        cleaner.Document("<p>no page</p>", input="text"),
        cleaner.Document(cleaner.clean("It rained.", id="old").page, "new", title="Rain"),
        HTML.decode(),
    ]
    alone = list(cleaner.clean_many(documents))
    assert [(one.page.id, one.page.url, one.title, one.page.lang) for one in alone[:1]] == [
        ("a", "https://a.example/1", "The Night Ferry", "de")
    ]
    assert alone[1].text == "Caf\u00e9 \u2013 geschlossen"
    assert alone[2].page.source == "text"
    assert (alone[3].page.id, alone[3].title) == ("new", "Rain")
    assert alone[4] == cleaner.clean(HTML.decode())
    for workers in (1, 2):
        assert list(cleaner.clean_many(documents, workers, timeout=60)) == alone


def test_what_is_said_of_all_gives_way_to_what_is_said_of_one():
    documents = [HTML, cleaner.Document(HTML, lang="fr", input="html")]
    found = list(cleaner.clean_many(documents, lang="de", input="text", links=True))
    assert [(one.page.source, one.page.lang, len(one.links)) for one in found] == [("text", "de", 0), ("html", "fr", 1)]
    cyrillic = "\u041f\u0430\u0440\u043e\u043c".encode("koi8-r")
    (read,) = cleaner.clean_many([cyrillic], charset="koi8-r")
    assert read == cleaner.clean(cyrillic, charset="koi8-r")
    assert list(cleaner.clean_many([*documents, cyrillic], 2, lang="de", input="text", links=True, charset="koi8-r")) == [
        *found, cleaner.clean(cyrillic, charset="koi8-r", lang="de")
    ]  # fmt: skip


def sites(tmp_path):
    memory = SiteMemory()
    for number in range(8):
        text = f"Story {number} of the harbour is told here at some length.\n\nJoin our harbour circle"
        memory.observe(cleaner.clean(text, url=f"https://paper.example/{number}").page)
    learn(str(tmp_path / "sites.db"), memory)
    return memory.freeze(), StoredMemory(str(tmp_path / "sites.db"))


def test_workers_ask_the_same_memory(tmp_path):
    text = "The ferry left at ten in the morning on Monday, as it does.\n\nJoin our harbour circle"
    documents = [cleaner.Document(text, url="https://paper.example/9"), text]
    for memory in sites(tmp_path):
        alone = [cleaner.clean(text, url="https://paper.example/9", memory=memory), cleaner.clean(text, memory=memory)]
        assert [[gone.rule for gone in one.removals] for one in alone] == [["M501"], []]
        for workers in (1, 2):
            assert list(cleaner.clean_many(documents, workers, memory=memory)) == alone


def test_a_memory_that_workers_cannot_be_given_is_refused():
    class Mine:
        def site(self, host):
            return UNKNOWN

    assert [one.text for one in cleaner.clean_many(["It rained."], memory=Mine())] == ["It rained."]
    with pytest.raises(OptionError, match=r"^with workers memory takes .*, not Mine$"):
        list(cleaner.clean_many(["It rained."], 2, memory=Mine()))
    with pytest.raises(OptionError, match=r"^memory takes .*, not str$"):
        cleaner.clean_many(["It rained."], memory="sites.db")


@pytest.mark.parametrize("workers", [1, 2])
def test_how_to_read_what_was_read_is_refused_in_its_turn(workers):
    found = cleaner.clean_many(["It rained.", cleaner.clean("It rained.").page], workers, links=True)
    with pytest.raises(OptionError, match="this page was read before"):
        list(found)


def test_an_input_that_is_lost_keeps_its_name():
    lost = _lost(Lost(pack_source(HTML, "a", "https://a.example/1"), "worker", "killed by signal 9"))
    assert (lost.page.id, lost.page.url, lost.get("error")) == ("a", "https://a.example/1", "killed by signal 9")
