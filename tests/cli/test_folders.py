"""Folders as inputs: what is taken from them is written over by nobody, what is left out is said."""

import json

import pytest

from cleaner.cli import main
from cleaner.cli.arguments import parser
from cleaner.folders import DOCUMENTS

STORY = "It rained on the hill all day long, and the ferry stayed in the harbour.\n"
ROW = json.dumps({"id": 1, "text": STORY}) + "\n"


@pytest.fixture
def saved(tmp_path, monkeypatch):
    """A folder of two pages, a stream, and two files that have no ending of any of these."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "saved"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "index.php?id=3", "story"):
        (folder / name).write_text(STORY)
    (folder / "rows.jsonl").write_text(ROW)
    (folder / ".hidden").write_text(STORY)
    return folder


@pytest.mark.parametrize(
    ("command", "count"),
    [
        (("saved",), 3),
        (("explain", "saved"), 3),
        (("merge", "saved", "-f", "json"), 3),
        (("batch", "saved"), 2),
        (("learn", "saved", "--host", "example.org", "--db", "sites.db"), 2),
    ],
)
def test_files_that_are_left_out_for_their_names_are_counted(saved, capsys, command, count):
    assert main([*command]) == 0
    said = capsys.readouterr().err
    assert f"cleaner: saved: {count} files without an ending of {' '.join(DOCUMENTS)}" in said
    assert main([*command, "-q"]) == 0
    assert capsys.readouterr().err == ""


def test_records_of_a_folder_say_so_too(saved, capsys):
    (saved / "a.txt").unlink()
    (saved / "b.txt").unlink()
    assert main(["digest", "-i", "jsonl", "saved"]) == 0
    assert "cleaner: saved: 2 files without an ending of" in capsys.readouterr().err


def test_a_file_that_is_named_is_read_whatever_it_is_called(saved, capsys):
    assert main(["saved/story", "saved/index.php?id=3"]) == 0
    shown = capsys.readouterr()
    assert shown.out.count(STORY.strip()) == 2
    assert shown.err == ""


@pytest.mark.parametrize(
    ("arguments", "flag", "path"),
    [
        (("batch", "saved", "-o", "out.jsonl", "--errors", "saved/rows.jsonl"), "--errors", "saved/rows.jsonl"),
        (("batch", "saved", "--errors", "saved/../saved/a.txt"), "--errors", "saved/../saved/a.txt"),
        (("batch", "saved", "-o", "saved/rows.jsonl"), "-o", "saved/rows.jsonl"),
        (("saved", "-o", "saved/a.txt"), "-o", "saved/a.txt"),
        (("digest", "-i", "jsonl", "saved", "-o", "saved/rows.jsonl"), "-o", "saved/rows.jsonl"),
        (("report", "a.txt", "saved", "-o", "link.txt"), "-o", "link.txt"),
    ],
)
def test_no_page_of_a_folder_is_written_over(saved, capsys, arguments, flag, path):
    (saved.parent / "link.txt").hardlink_to(saved / "b.txt")
    (saved.parent / "a.txt").write_text(STORY)
    before = {file.name: file.read_bytes() for file in saved.iterdir()}
    assert main([*arguments]) == 2
    assert (
        capsys.readouterr().err
        == f"cleaner: {flag} names a file of the input folder saved: {path}; it would be read as a page too\n"
    )
    assert {file.name: file.read_bytes() for file in saved.iterdir()} == before


@pytest.mark.parametrize("name", ["all.md", "story", "rows.jsonl"])
def test_what_the_command_does_not_read_may_be_written_there(saved, name):
    if name == "all.md":
        assert main(["saved", "-q", "-o", f"saved/{name}"]) == 0
        assert main(["saved", "-q", "-o", f"saved/{name}"]) == 2  # now it is one of the pages
    else:
        assert main(["saved", "-q", "-o", f"saved/{name}"]) == 0
        assert main(["saved", "-q", "-o", f"saved/{name}"]) == 0


def test_shards_of_a_run_are_no_inputs_of_it(saved, capsys):
    assert main(["batch", "saved", "-q", "-o", "whole.jsonl"]) == 0
    whole = (saved.parent / "whole.jsonl").read_bytes()
    assert main(["batch", "saved", "-q", "-o", "saved/clean/"]) == 0
    shard = saved / "clean" / "shard-00000.jsonl"
    assert shard.read_bytes() == whole
    shard.rename(f"{shard}.part")
    (saved / "clean" / "shard-00000.jsonl.part").write_bytes(whole.split(b"\n")[0] + b"\n")
    assert main(["batch", "saved", "-q", "-o", "saved/clean/", "--resume"]) == 0
    assert shard.read_bytes() == whole
    assert main(["batch", "saved", "-q", "-o", "saved/clean", "--resume"]) == 0  # all is done
    assert shard.read_bytes() == whole
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("count", "said"), [(1, "1 of them was done before"), (2, "2 of them were done before")])
def test_records_of_an_earlier_run_are_counted_as_people_count(saved, capsys, count, said):
    (saved.parent / "in.jsonl").write_text(ROW * 3)
    assert main(["batch", "in.jsonl", "-q", "-o", "whole.jsonl"]) == 0
    rows = (saved.parent / "whole.jsonl").read_bytes().splitlines(keepends=True)
    (saved.parent / "out.jsonl.part").write_bytes(b"".join(rows[:count]))
    assert main(["batch", "in.jsonl", "-o", "out.jsonl", "--resume"]) == 0
    assert f"cleaner: {said}; what follows counts the others\n" in capsys.readouterr().err
    (saved.parent / "more.jsonl.part").write_bytes(b"".join(rows[:count] * 4))
    assert main(["batch", "in.jsonl", "-o", "more.jsonl", "--resume"]) == 2
    assert f"has {4 * count} lines, but the input only 3 records; was it made from another?" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["clean", "batch"])
def test_help_names_the_endings_that_are_read(command):
    said = " ".join(parser(command).format_help().split())
    assert " ".join(DOCUMENTS) in said
