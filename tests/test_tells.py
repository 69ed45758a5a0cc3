"""Every entry of a list of tells is found where it stands."""

import pytest

from cleaner.tells import TELL_LISTS, stems, telling_end, telling_start, tells


@pytest.mark.parametrize("name", TELL_LISTS)
def test_entries_begin_and_end_lines(name):
    assert set(stems(name)) == tells(name)
    for entry in tells(name):
        assert entry.startswith(telling_start(name, entry))
        assert telling_start(name, f"{entry} zzzz") == telling_start(name, entry) == entry
        assert telling_end(name, f"zzzz {entry}") == entry
        assert telling_start(name, f"zzzz {entry}") == ""


def test_only_whole_words_begin_or_end_a_line():
    assert telling_start("comment-headings", "# thoughts on boats") == "# thoughts on"
    assert telling_start("comment-headings", "# thoughts only") == ""
    assert telling_end("comment-endings", "vapur i\u00e7in # yorum") == "i\u00e7in # yorum"
    assert telling_end("comment-endings", "vapuri\u00e7in # yorum") != "i\u00e7in # yorum"
