"""The memory of sentences: what was told once is not told again."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import COUNCIL, FERRY, HARBOUR, page

from cleaner.errors import OutputError
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


def test_a_file_that_is_something_else(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_text("not a database, but a text that is long enough to be looked at" * 20)
    with pytest.raises(OutputError):
        SeenSentences(str(other))


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
