"""The bar of a long run: drawn on standard error, seldom, and gone at the end."""

import pytest

from cleaner.render import progress


@pytest.fixture
def drawn(monkeypatch):
    """Progress of a run in which the clock stands where the test puts it, and what was drawn."""
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


def test_the_bar_says_how_far_it_is(drawn, capsys, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    with progress.bar("cleaning", lambda: (50, 200)) as show:
        show(10, 0)
        assert "10 records" not in capsys.readouterr().err  # so soon nothing is drawn
        drawn[0] += 2
        show(3000, 7)
        said = capsys.readouterr()
    assert "cleaning" in said.err
    assert "25%" in said.err
    assert "3,000 records" in said.err
    assert "1,500/s" in said.err
    assert "7 failed" in said.err
    assert said.out == ""
