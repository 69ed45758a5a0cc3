"""The memory of sentences: what was told once is not told again."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from support import COUNCIL, FERRY, HARBOUR, page

from cleaner.errors import OptionError, StoreError
from cleaner.pipeline_digest import digest, merge
from cleaner.seen import SeenSentences


def test_second_digest_has_nothing_of_the_first(tmp_path: Path) -> None:
    file = str(tmp_path / "news.db")
    with SeenSentences(file) as seen:
        first = merge([FERRY, HARBOUR], budget="60w", seen=seen)
        seen.add(first)
        assert len(seen) == len(first.picks)
    with SeenSentences(file) as seen:
        second = merge([FERRY, HARBOUR, COUNCIL], budget="200w", seen=seen)
        assert second.picks
        assert not {pick.text for pick in first.picks} & {pick.text for pick in second.picks}


def test_nothing_new_gives_nothing(tmp_path: Path) -> None:
    only = page("only", "The ferry sails at dawn on Monday.")
    with SeenSentences(str(tmp_path / "news.db")) as seen:
        seen.add(digest(only).short)
        seen.add(digest(only).long)
        assert len(seen) == 1
        assert "THE FERRY  sails at dawn on monday." in seen
        assert digest(only, seen=seen).short.picks == ()


def test_what_digest_returns_is_remembered_whole(tmp_path: Path) -> None:
    made = digest(FERRY, short="1s", long="4s")
    with SeenSentences(str(tmp_path / "news.db")) as seen:
        seen.add(made)
        assert len(seen) == 4
        assert all(pick.text in seen for both in (made.short, made.long) for pick in both.picks)


def test_a_file_that_is_something_else(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_text("not a database, but a text that is long enough to be looked at" * 20)
    with pytest.raises(OptionError, match="is no memory of sentences"):
        SeenSentences(str(other))


def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.db"
    with closing(sqlite3.connect(theirs)) as base, base:
        base.execute("create table pages (url text)")
    before = theirs.read_bytes()
    with pytest.raises(OptionError, match="is no memory of sentences"):
        SeenSentences(str(theirs))
    assert theirs.read_bytes() == before


def test_a_file_from_before_they_were_marked_goes_on(tmp_path: Path) -> None:
    file = str(tmp_path / "news.db")
    only = digest(page("only", "The ferry sails at dawn on Monday.")).short
    with SeenSentences(file) as seen:
        seen.add(only)
    with closing(sqlite3.connect(file)) as base, base:
        base.execute("pragma application_id = 0")
    for _ in range(2):
        with SeenSentences(file) as seen:
            assert only.text in seen
            assert len(seen) == 1


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with SeenSentences(str(path)) as seen:
        many = [f"The ferry number {number} sails at dawn on Monday." for number in range(1000)]
        seen.add(SimpleNamespace(picks=[SimpleNamespace(text=text) for text in many]))
    with path.open("r+b") as file:
        file.seek(-2 * 4096, os.SEEK_END)
        file.write(b"\xff" * 2 * 4096)
    with SeenSentences(str(path)) as seen:
        with pytest.raises(StoreError, match=r"news\.db: is damaged"):
            [text in seen for text in many]
        with pytest.raises(StoreError, match=r"news\.db: is damaged"):
            len(seen)
        with pytest.raises(StoreError, match=r"news\.db: is damaged"):
            seen.add(SimpleNamespace(picks=[SimpleNamespace(text=text[::-1]) for text in many]))


def test_a_sentence_that_pointed_at_what_was_told_does_not_come_alone(tmp_path: Path) -> None:
    told = "The company Nordlys said that a second ferry would sail on Tuesday morning from the northern quay."
    pointing = "It will carry forty cars and the mail of all the islands too."
    other = "The school of the island stays closed until Friday because its roof was torn off by the storm."
    article = page("a", f"{other} {told} {pointing}")
    assert pointing in digest(article, long="100%").long.text
    with SeenSentences(str(tmp_path / "news.db")) as seen:
        seen.add(digest(page("first", told), short="1s").short)
        found = digest(article, long="100%", seen=seen).long
    assert [pick.text for pick in found.picks] == [other]
