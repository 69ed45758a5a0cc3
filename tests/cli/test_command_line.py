"""The command as a user meets it: a process with streams, files and an exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner.cli import BARE
from cleaner.cli.arguments import parser
from cleaner.cli.overview import COMMANDS, overview

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
PAGES = FIXTURES / "pages"
PAGE = PAGES / "article--trail-byline-counter-echo-related-comment" / "input.txt"
OTHER = PAGES / "article--headings-and-write-a-comment" / "input.txt"
ENV = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONPATH": str(FIXTURES.parent)}


def run(*arguments, data=b"", **more):
    return subprocess.run(
        [sys.executable, "-m", "cleaner", *map(str, arguments)],
        input=data,
        capture_output=True,
        env=ENV,
        timeout=60,
        check=False,
        **more,
    )


def one_line(done):
    """The single line on standard error, which names the program and holds no traceback."""
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1, done.stderr.decode()
    assert lines[0].startswith("cleaner: ")
    return lines[0]


def test_a_pipe_gives_the_clean_text():
    done = run(data=PAGE.read_bytes())
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout == (PAGE.parent / "clean.txt").read_bytes()


def test_clean_is_the_default_and_files_give_the_same():
    assert run(PAGE).stdout == run("clean", PAGE).stdout == run("-", data=PAGE.read_bytes()).stdout


def test_several_files_are_headed_by_their_names():
    done = run(PAGE, OTHER)
    assert done.stdout.decode().startswith(f"==> {PAGE} <==\n")
    assert f"\n==> {OTHER} <==\n" in done.stdout.decode()


def test_many_documents_on_one_stream():
    done = run("--split", r"\f", "-f", "jsonl", data=b"One ferry left.\n\x0cTwo ferries left.\n\x0c\n")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["stdin#1", "stdin#2"]


def test_json_says_what_went_and_why_and_every_place_can_be_checked():
    page = json.loads(run("-f", "json", PAGE).stdout)
    assert page["schema"] == 1
    assert page["meta"]["byline"] == "harbourfan"
    assert {gone["name"] for gone in page["removals"]} >= {"breadcrumb-trail", "byline", "counter", "title-echo"}
    for gone in page["removals"]:
        assert page["page_text"][gone["start"] : gone["end"]] == gone["text"]
        assert gone["reason"]


def test_explain_in_a_pipe_is_plain():
    text = run("explain", PAGE).stdout.decode()
    assert "comment-prompt - Leave a Comment" in text
    assert "\x1b" not in text
    assert "6 blocks removed" in text


def test_digest_gives_short_long_and_merged_with_citations():
    text = run("digest", PAGE, OTHER).stdout.decode()
    assert text.count("Short digest (3s):") == text.count("Long digest (30%):") == 2
    assert "Merged digest of 2 articles (200w):" in text
    assert f"[{PAGE}:" in text


def test_digest_json_sentences_are_slices_of_their_pages():
    done = json.loads(run("digest", "-f", "json", PAGE, OTHER).stdout)
    pages = {str(path): json.loads(run("-f", "json", path).stdout)["page_text"] for path in (PAGE, OTHER)}
    digests = [d for article in done["articles"] for d in (article["short"], article["long"])] + done["merged"]
    sentences = [sentence for digest in digests for sentence in digest["sentences"]]
    assert sentences
    for sentence in sentences:
        assert pages[sentence["page"]][sentence["start"] : sentence["end"]] == sentence["text"]


def test_merge_keeps_its_budget():
    (done,) = json.loads(run("merge", "--merged", "40w", "-f", "json", PAGE, OTHER).stdout)
    assert sum(len(sentence["text"].split()) for sentence in done["sentences"]) <= 40
    assert [source["id"] for source in done["sources"]] == [str(PAGE), str(OTHER)]


def test_the_same_bytes_whatever_the_hash_seed():
    outputs = set()
    for seed in ("0", "1", "77"):
        env = {**ENV, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-m", "cleaner", "digest", "-f", "json", str(PAGE), str(OTHER)]
        outputs.add(subprocess.run(command, capture_output=True, env=env, check=True).stdout)
    assert len(outputs) == 1


@pytest.mark.parametrize("name", ["clean", "digest", "merge", "explain", "rules", "report"])
def test_each_command_has_help_with_an_example(name):
    done = run(name, "--help")
    assert done.returncode == 0
    assert "cleaner" in done.stdout.decode().split("examples:")[1]


def test_help_names_a_command_as_people_do():
    assert run("help", "digest").stdout == run("digest", "--help").stdout
    assert run("help").stdout == run("help", "nothing").stdout == run("--help").stdout


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_options_fit_into_eighty_columns(name, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    options = parser(name).format_help().partition("examples:")[0]
    assert not [line for line in (options + overview()).split("\n") if len(line) > 80]


def test_the_overview_lists_every_command_in_columns():
    rows = overview().split("commands:\n")[1].split("\n\n")[0].split("\n")
    assert [row.split()[0] for row in rows] == [command.name for command in COMMANDS]
    assert len({row.index(command.line) for row, command in zip(rows, COMMANDS, strict=True)}) == 1


def test_overview_and_version():
    assert b"cleaner digest" in run("--help").stdout
    assert run("--version").stdout.startswith(b"cleaner ")


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["digset", "a.txt"], "did you mean digest?"),
        (["--formt", "json"], "did you mean --format?"),
        (["--flub"], "no option --flub; see: cleaner clean --help"),
        (["-f", "jsno"], "did you mean json"),
        (["--level", "gentel"], "did you mean gentle?"),
        (["--level", "'a b' (choose from c"], "choose from gentle, balanced, strict"),
        (["--level", ": invalid choice: " * 6000], "choose from gentle, balanced, strict"),
        (["--keep", "byliner"], "byline"),
        (["rules", "list", "C101"], "see: cleaner rules show C101"),
        (["rules", "test", "/no/such.toml"], "cleaner: rules test /no/such.toml: no such file"),
        (["rules", "test", "/no/such.txt"], "cleaner: rules test /no/such.txt: no such file"),
        (["--keep", "C9"], "no rule called 'C9'; see: cleaner rules"),
        (["digest", "--method", "lexrnk"], "did you mean"),
        (["digest", "--short", "many"], "many"),
        (["--encoding", "klingon"], "klingon"),
        (["--phrases", "/no/such/file"], "/no/such/file"),
    ],
)
def test_usage_errors_say_what_was_meant(arguments, hint):
    done = run(*arguments, data=b"text")
    assert done.returncode == 2
    assert hint in one_line(done)
    assert done.stdout == b""


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\r\n ", b"\x00\x00\x00", b"\xef\xbb\xbf", b"Leave a Comment\n", b"\x89PNG\r\n\x1a\n\x00\x00"]
)
def test_nothing_left_is_status_3(data):
    done = run(data=data)
    assert done.returncode == 3
    assert one_line(done).startswith("cleaner: stdin: ")
    assert done.stdout == b""


def test_a_second_name_of_an_input_is_the_input(tmp_path):
    source, other = tmp_path / "in.jsonl", tmp_path / "err"
    source.write_bytes(b'{"text": "The ferry left at dawn."}\n')
    os.link(source, other)
    done = run("batch", source, "--errors", other)
    assert (done.returncode, source.read_bytes()) == (2, b'{"text": "The ferry left at dawn."}\n')
    assert "--errors names an input" in one_line(done)
    assert run("batch", source, "-o", other).returncode == 0  # this takes the name and leaves the input
    assert source.read_bytes() == b'{"text": "The ferry left at dawn."}\n'


def test_invalid_utf8_is_read_and_said():
    done = run(data="The ferry came b\u00e4ck.".encode("latin-1") + b"\n")
    assert done.returncode == 0
    assert "b\u00e4ck" in done.stdout.decode("utf-8")
    one_line(done)


def test_missing_unreadable_and_empty_inputs(tmp_path):
    missing = run(tmp_path / "nothing.txt")
    assert missing.returncode == 1
    assert "no such file" in one_line(missing)
    empty = run(tmp_path)
    assert empty.returncode == 3
    one_line(empty)


def test_one_bad_file_does_not_stop_the_others(tmp_path):
    done = run(tmp_path / "nothing.txt", PAGE)
    assert done.returncode == 1
    assert b"The evening ferry" in done.stdout
    one_line(done)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text("The ferry left.")
    path.chmod(0)
    done = run(path)
    assert done.returncode == 1
    assert "permission" in one_line(done)


def test_head_ends_silently(tmp_path):
    path = tmp_path / "big.txt"
    said = (
        "The ferry left at dawn on day {} with forty people and nine cars on board, and came back when it was dark.\n\n"
    )
    path.write_text("".join(map(said.format, range(3000))))
    script = f"set -o pipefail; {sys.executable} -m cleaner {path} | head -n 1"
    done = subprocess.run(["bash", "-c", script], capture_output=True, env=ENV, timeout=60, check=False)
    assert done.stderr == b""
    assert done.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_reported(unbuffered):
    with open("/dev/full", "wb") as full:
        env = {**ENV, "PYTHONUNBUFFERED": unbuffered}
        done = subprocess.run(
            [sys.executable, "-m", "cleaner", str(PAGE)], stdout=full, stderr=subprocess.PIPE, env=env, check=False
        )
    assert done.returncode == 1
    assert "no space left" in one_line(done)


def test_output_file_is_whole_or_not_there(tmp_path):
    target = tmp_path / "out.txt"
    assert run(PAGE, "-o", target).returncode == 0
    assert target.read_bytes() == (PAGE.parent / "clean.txt").read_bytes()
    assert list(tmp_path.iterdir()) == [target]
    failed = run(PAGE, "-o", tmp_path / "no" / "out.txt")
    assert failed.returncode == 1
    assert "no such file or folder" in one_line(failed)
    assert one_line(run(PAGE, "-o", tmp_path)).endswith(": is a folder")


def test_a_line_of_many_megabytes(tmp_path):
    path = tmp_path / "long.txt"
    path.write_bytes(b"ferry " * 1_000_000)
    done = run(path)
    assert done.returncode == 0
    assert len(done.stdout) == 6_000_000


def test_keep_drop_and_phrases(tmp_path):
    kept = run("--keep", "comment-prompt", PAGE).stdout
    assert b"Leave a Comment" in kept
    mine = tmp_path / "mine.txt"
    mine.write_text("# what our site says\nThe ferry left at NOON!\n")
    done = run("--phrases", mine, data=b"A Title of Mine\n\nThe boat came back.\n\nthe ferry left at noon\n")
    assert b"noon" not in done.stdout


def test_rules_list_show_and_test(tmp_path):
    assert b"C101  comment-prompt" in run("rules").stdout
    assert b"invites the reader to comment" in run("rules", "show", "C101").stdout
    listed = run("rules", "list", "--lang", "it").stdout
    assert b"whole\tcomment-prompt\tlascia un commento" in listed
    assert run("rules", "list", "--lang", "ita-IT").stdout == listed
    tested = run("rules", "test")
    assert tested.returncode == 0, tested.stdout.decode()
    mine = tmp_path / "mine.txt"
    mine.write_text("Leave a comment\nGo to the moon\n")
    assert run("rules", "test", mine).returncode == 0


@pytest.mark.bare
def test_a_bare_pipe_means_what_the_parser_says_without_loading_it():
    said = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in vars(parser("clean").parse_args([])).items()
    }
    assert said == BARE
    code = (
        "import sys; from cleaner.cli import main; sys.argv = ['cleaner']; status = main();"
        "assert not {'argparse', 'gettext', 'cleaner.cli.arguments'} & set(sys.modules); sys.exit(status)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        input="The ferry is late.\n\nSkip to content",
        text=True,
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "The ferry is late.\n", "")


@pytest.mark.bare
def test_start_loads_no_heavy_module():
    code = (
        "import sys; sys.argv = ['cleaner']; from cleaner.cli import main; main([]);"
        "heavy = {'trafilatura', 'lxml', 'nltk', 'sumy', 'numpy', 'rich', 'tomllib', 'json'} & set(sys.modules);"
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=PAGE.read_bytes(), capture_output=True, env=ENV, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("page", [b"Leave a Comment\n", b"<p>Leave a Comment</p>"])
@pytest.mark.parametrize("form", ["text", "md", "json"])
def test_explain_tells_what_became_of_a_page_of_which_nothing_is_left(page, form):
    hint = "nothing left after cleaning (1 block removed; see: cleaner explain)"
    assert one_line(run(data=page)) == f"cleaner: stdin: {hint}"
    done = run("explain", "-f", form, data=page)
    assert done.returncode == 3
    assert one_line(done) == "cleaner: stdin: nothing left after cleaning (1 block removed)"
    assert b"Leave a Comment" in done.stdout
    assert b"comment-prompt" in done.stdout
    shown = run("explain", "--color", "always", "--digest", data=page)
    assert shown.returncode == 3
    assert b"comment-prompt" in shown.stdout


def test_what_holds_no_text_has_nothing_to_explain():
    for page in (b"", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", b"<html></html>"):
        done = run("explain", data=page)
        assert (done.returncode, done.stdout) == (3, b"")
        assert "explain" not in one_line(done)


def test_one_is_no_many(tmp_path):
    (tmp_path / "a.txt").write_text("The ferry left at ten in the morning, and nobody was on board of it.")
    done = run("learn", tmp_path / "a.txt", "--db", tmp_path / "sites.db")
    assert done.stderr.decode().splitlines() == [
        "cleaner: 0 pages learned",
        "cleaner: 1 page without an address: name the host with --host",
    ]
    done = run("learn", tmp_path / "a.txt", "--host", "a.example", "--db", tmp_path / "sites.db")
    assert one_line(done) == "cleaner: 1 page learned"


def test_no_phrases_give_no_lines(tmp_path):
    (tmp_path / "p.txt").write_text("# nothing yet\n")
    done = run("rules", "test", tmp_path / "p.txt")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


RECORDS = [
    {
        "id": "a",
        "text": "Ferry Turns Back\n\nThe ferry to Hallow turned back on Thursday after its steering failed twice.",
    },
    {
        "id": "b",
        "html": "<h1>Ferry</h1><p>The ferry to Hallow turned back on Thursday because its steering failed.</p>",
    },
    {"id": "a", "text": "The school of Hallow stays closed until Friday because its roof was torn off by a storm."},
]


@pytest.mark.parametrize("command", ["digest", "merge", "stories", "explain", "report"])
@pytest.mark.parametrize("named", [True, False])
def test_each_record_of_a_stream_is_an_article(command, named, tmp_path):
    body = "".join(json.dumps(row) + "\n" for row in RECORDS).encode()
    (tmp_path / "pages.jsonl").write_bytes(body)
    more = () if command == "report" else ("-f", "jsonl")
    done = run(
        command, "-i", "jsonl", *more, *([tmp_path / "pages.jsonl"] if named else []), data=b"" if named else body
    )
    assert (done.returncode, done.stderr) == (0, b"")
    for name in ("a", "b", "a#3"):
        assert (f">{name}<" if command == "report" else f'"{name}"').encode() in done.stdout, name


def test_a_citation_of_a_record_can_be_checked():
    body = "".join(json.dumps(row) + "\n" for row in RECORDS).encode()
    (merged,) = (
        json.loads(line)
        for line in run("merge", "-i", "jsonl", "-f", "jsonl", "--one-story", data=body).stdout.splitlines()
    )
    texts = {"a": RECORDS[0]["text"], "a#3": RECORDS[2]["text"]}
    picked = [pick for pick in merged["sentences"] if pick["page"] in texts]
    assert picked
    for pick in picked:
        assert texts[pick["page"]][pick["start"] : pick["end"]] == pick["text"]


def test_a_record_that_cannot_be_read_is_named_and_the_others_go_on():
    body = b'{"text": "The ferry left at ten in the morning."}\nbroken\n{"txt": 1}\n{"text": " "}\n'
    done = run("explain", "-i", "jsonl", data=body)
    assert done.returncode == 1
    assert b"The ferry left" in done.stdout
    assert done.stderr.decode().splitlines() == [
        "cleaner: record 2: not valid JSON: expecting value at character 0",
        "cleaner: record 3: no field 'text' or 'html'",
        "cleaner: record 4: holds no text",
    ]


@pytest.mark.parametrize(
    ("flag", "value"), [("--split", "x"), ("--encoding", "latin-1"), ("--url", "https://a.example/")]
)
def test_what_is_for_documents_is_refused_for_records(flag, value):
    done = run("digest", "-i", "jsonl", flag, value, data=b"")
    assert done.returncode == 2
    assert one_line(done).startswith(f"cleaner: {flag} is for documents")


@pytest.mark.parametrize("command", ["digest", "merge", "stories", "explain", "report"])
def test_records_may_name_their_fields_otherwise(command):
    row = {"number": 7, "link": "https://a.example/7", "body": RECORDS[0]["text"], "text": "not this"}
    data = json.dumps(row).encode()
    fields = ("--field", "body", "--id-field", "number", "--url-field", "link")
    more = () if command == "report" else ("-f", "jsonl")
    done = run(command, "-i", "jsonl", *fields, *more, data=data)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (b">7<" if command == "report" else b'"7"') in done.stdout
    assert b"not this" not in done.stdout
    if command == "explain":
        page = json.loads(done.stdout)
        assert (page["id"], page["url"], page["page_text"]) == ("7", row["link"], row["body"])
    for flag, value in zip(fields[::2], fields[1::2], strict=True):
        refused = run(command, flag, value, data=RECORDS[0]["text"].encode())
        assert refused.returncode == 2
        assert one_line(refused) == f"cleaner: {flag} is for records; say that these are some: -i jsonl"


def test_pages_of_an_archive_are_articles():
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The ferry left at ten in the morning.</p>"
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    done = run("explain", "-i", "warc", "-f", "jsonl", data=head.encode() + http + b"\r\n\r\n")
    assert json.loads(done.stdout)["url"] == "https://a.example/"


def test_rules_are_told_in_the_form_that_was_asked_for(tmp_path):
    (tmp_path / "p.txt").write_text("Agency Moor, all lines open\n!!!\n")
    for arguments, status, keys in (
        (["list"], 0, {"schema", "code", "name", "reason", "fires", "spares", "status"}),
        (["list", "--lang", "it"], 0, {"section", "name", "phrase"}),
        (["test"], 0, {"tested", "ok"}),
        (["test", tmp_path / "p.txt"], 1, {"tested", "ok"}),
    ):
        text, made = run("rules", *arguments), run("rules", *arguments, "-f", "jsonl")
        assert text.returncode == made.returncode == status
        rows = [json.loads(line) for line in made.stdout.splitlines()]
        assert len(rows) == len(text.stdout.splitlines())
        assert json.loads(run("rules", *arguments, "-f", "json").stdout) == rows
        assert {key for row in rows for key in row} == keys
    assert [row["ok"] for row in rows] == [True, False]
    assert one_line(run("rules", "-f", "md")) == "cleaner: rules has no format 'md'; there are text, json, jsonl"


def test_a_digest_that_would_not_be_shown_is_refused():
    for form in ("md", "json"):
        done = run("explain", "--digest", "-f", form, PAGE)
        assert done.returncode == 2
        assert one_line(done).endswith(f"cleaner digest -f {form}")


@pytest.mark.parametrize("command", ["clean", "digest", "merge", "stories", "explain", "report", "batch", "learn"])
def test_every_option_but_help_stands_in_a_group_with_a_name(command):
    unnamed = next(group for group in parser(command)._action_groups if group.title == "options")
    assert [action.option_strings for action in unnamed._group_actions] == [["-h", "--help"]]


def test_an_option_has_one_help_wherever_it_is_said():
    said = {}
    for command in ("digest", "merge", "report", "batch"):
        for action in parser(command)._actions:
            for option in ("--short", "--long", "--method", "--links", "--level", "--db"):
                if option in action.option_strings:
                    said.setdefault(option, set()).add(action.help)
    assert {option: len(helps) for option, helps in said.items()} == dict.fromkeys(said, 1)


@pytest.mark.parametrize("command", ["clean", "explain", "batch", "learn"])
def test_a_language_that_is_no_code_is_refused(command, tmp_path):
    more = ("--db", tmp_path / "s.db") if command == "learn" else ()
    done = run(command, "--lang", PAGE.name, *more, data=PAGE.read_bytes())
    assert done.returncode == 2
    said = "cleaner: argument --lang: 'input.txt' is no language code, such as en or de; see: "
    assert one_line(done) == f"{said}cleaner {command} --help"


def test_a_report_counts_one_article_as_one(tmp_path):
    done = run("report", PAGE, "-v", "-q", "-o", tmp_path / "r.html")
    assert f"{tmp_path / 'r.html'}: 1 article, " in done.stderr.decode()


def test_a_digest_without_a_new_sentence_says_so(tmp_path):
    arguments = ("merge", PAGE, "--merged", "900w", "--since", tmp_path / "seen.db")
    assert run(*arguments).stderr == b""
    for _ in range(3):
        last = run(*arguments)
    assert one_line(last) == f"cleaner: merged digest: no sentence that fits is new to {tmp_path / 'seen.db'}"
    assert run(*arguments, "-q").stderr == b""


def test_packed_input_says_what_unpacks_it():
    import gzip

    done = run(data=gzip.compress(PAGE.read_bytes()))
    assert done.returncode == 3
    assert one_line(done) == "cleaner: stdin: this is gzip data (which batch unpacks), not text"


def test_what_a_ranker_did_not_look_at_is_said_once(tmp_path):
    text = " ".join(
        f"The ferry to Hallow island number {number} left the harbour in the morning." for number in range(620)
    )
    (tmp_path / "long.txt").write_text(text)
    done = run("digest", "--method", "lexrank", tmp_path / "long.txt")
    said = (
        f"cleaner: {tmp_path / 'long.txt'}: lexrank compared the 600 most central of 620 sentences; the others follow\n"
    )
    assert (done.returncode, done.stderr.decode()) == (0, said)
    assert run("digest", "--method", "lexrank", "-q", tmp_path / "long.txt").stderr == b""
    assert b"merged digest: " in run("merge", "--method", "lexrank", tmp_path / "long.txt").stderr
