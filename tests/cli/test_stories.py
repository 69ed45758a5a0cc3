"""Stories on the command line: grouping, one merged digest a story, queries, update digests."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
FERRY = FIXTURES / "merges" / "ferry"
OTHER = FIXTURES / "pages" / "byline--written-by-colon" / "input.txt"
ENV = {**os.environ, "PYTHONPATH": str(FIXTURES.parent)}


def run(*arguments):
    command = [sys.executable, "-m", "cleaner", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env=ENV, timeout=60, check=False)


def test_articles_of_one_story_are_grouped():
    done = run("stories", FERRY, OTHER, "-f", "json")
    assert done.returncode == 0
    sizes = sorted(len(story["pages"]) for story in json.loads(done.stdout))
    assert sizes == [1, 3]
    text = run("stories", FERRY, OTHER).stdout.decode()
    assert "(3 articles)" in text
    assert "(1 article)" in text
    assert run("stories", FERRY, "-f", "md").stdout.startswith(b"## ")
    assert len(run("stories", FERRY, OTHER, "-f", "jsonl").stdout.splitlines()) == 2


def test_a_mixed_folder_gives_one_merged_digest_a_story():
    done = run("merge", FERRY, OTHER, "-f", "json")
    assert [Path(source["id"]).stem for source in json.loads(done.stdout)[0]["sources"]] == [
        "courier",
        "herald",
        "islander",
    ]
    assert b"stories: 1 of 4 articles tells a story of its own; --one-story merges all" in done.stderr
    together = json.loads(run("merge", FERRY, OTHER, "-f", "json", "--one-story").stdout)
    assert [len(digest["sources"]) for digest in together] == [4]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_json_of_merged_digests_is_a_list_however_many_there_are(tmp_path, count):
    told = OTHER.read_text("utf-8")
    (tmp_path / "again.txt").write_text(f"{told}\n\nNobody else was on the hill that day, the warden wrote.\n", "utf-8")
    inputs = ((OTHER,), (FERRY, OTHER), (FERRY, OTHER, tmp_path / "again.txt"))[count]
    listed = json.loads(run("merge", *inputs, "-f", "json").stdout)
    assert [len(digest["sources"]) for digest in listed] == ([1], [3], [3, 2])[count]
    assert [json.loads(line) for line in run("merge", *inputs, "-f", "jsonl").stdout.splitlines()] == listed


def test_every_article_of_the_story_is_drawn_on_or_agrees():
    (merged,) = json.loads(run("merge", FERRY, "-f", "json").stdout)
    named = {s["page"] for s in merged["sentences"]} | {e["page"] for s in merged["sentences"] for e in s["echoes"]}
    assert {Path(page).stem for page in named} == {"courier", "herald", "islander"}


def test_an_update_digest_tells_only_what_is_new(tmp_path):
    memory = tmp_path / "seen.db"
    (first,) = json.loads(run("merge", FERRY, "--since", memory, "--merged", "60w", "-f", "json").stdout)
    (second,) = json.loads(run("merge", FERRY, "--since", memory, "--merged", "60w", "-f", "json").stdout)
    told = {sentence["text"] for sentence in first["sentences"]}
    assert told
    assert not told & {sentence["text"] for sentence in second["sentences"]}


def test_a_query_turns_the_digest():
    (asked,) = json.loads(run("merge", FERRY, "--query", "petition", "--merged", "40w", "-f", "json").stdout)
    assert any("petition" in sentence["text"] for sentence in asked["sentences"])


def test_explain_says_why_a_sentence_was_chosen():
    text = run("explain", "--digest", FERRY / "herald.txt").stdout.decode()
    assert "Short digest, and why:" in text
    assert "opens the article" in text
