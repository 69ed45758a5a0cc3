"""Grafts that the network is taught by: labels come along, content comes from one page, nothing is made up."""

import importlib.util
from pathlib import Path

import pytest

np = pytest.importorskip("numpy")

PATH = Path(__file__).parents[1] / "train" / "grafts.py"
CONTENT, CHROME = 0, 1


@pytest.fixture(scope="module")
def grafts():
    spec = importlib.util.spec_from_file_location("grafts", PATH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def page(name, head=8, content=12, tail=9):
    """A page whose lines say what they are; each line of content has ten words."""
    parts = [("menu", head, CHROME), ("prose", content, CONTENT), ("foot", tail, CHROME)]
    lines = [f"{name} {kind} {place}" for kind, count, _ in parts for place in range(count)]
    labels = [label for _, count, label in parts for _ in range(count)]
    words = np.array([10 if label == CONTENT else 3 for label in labels])
    return {"id": name, "domain": name, "fold": 2, "lines": lines, "labels": labels, "words": words}


PAGES = [page(f"site{number}", head=4 + number, content=8 + number) for number in range(12)]


def test_a_line_keeps_its_label_and_content_is_of_one_page(grafts):
    made = list(grafts.grafts(PAGES, seed=3))
    assert len(made) == len(PAGES)
    for graft in made:
        assert graft["fold"] == 2
        assert len(graft["lines"]) == len(graft["labels"]) >= grafts.LEAST_LINES
        for line, label in zip(graft["lines"], graft["labels"], strict=True):
            assert (label == CONTENT) == ("prose" in line)
        assert {line.split()[0] for line in graft["lines"] if "prose" in line} == {graft["id"]}


def test_the_order_of_lines_stays(grafts):
    for graft in grafts.grafts(PAGES, seed=4):
        kinds = ["menu prose foot".split().index(line.split()[1]) for line in graft["lines"]]
        assert kinds == sorted(kinds)
        for kind in ("menu", "prose", "foot"):
            places = [int(line.split()[2]) for line in graft["lines"] if kind in line]
            assert places == sorted(set(places))


def test_most_ends_are_of_other_pages_and_some_pieces_are_gone(grafts):
    made = [graft for seed in range(5) for graft in grafts.grafts(PAGES, seed)]
    other = sum(graft["lines"][0].split()[0] != graft["id"] for graft in made)
    assert 0.4 * len(made) < other < 0.9 * len(made)
    shorter = sum(sum("prose" in line for line in graft["lines"]) < 8 + int(graft["id"][4:]) for graft in made)
    assert 0.2 * len(made) < shorter < 0.55 * len(made)


def test_the_same_seed_makes_the_same_grafts(grafts):
    assert list(grafts.grafts(PAGES, 7)) == list(grafts.grafts(PAGES, 7))
    assert list(grafts.grafts(PAGES, 7)) != list(grafts.grafts(PAGES, 8))


def test_strays_of_content_are_left_outside(grafts):
    stray = page("stray", content=60)
    stray["labels"][0], stray["words"][0] = CONTENT, 4  # one line of content on top, .7 % of its words
    before, content, after = grafts.parted(stray)
    assert [line for line, _ in content] == [line for line in stray["lines"] if "prose" in line]
    assert len(before) == 8
    assert len(after) == 9


def test_pages_without_content_are_left_out(grafts):
    assert list(grafts.grafts([page("empty", content=0)], 1)) == []
