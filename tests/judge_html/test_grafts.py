"""Grafted pages that the network is taught by: one page's content in another's chrome, labels and elements come along."""

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from cleaner.judge.html.extractor import Opinion
from cleaner.read.html import read_html

PATH = Path(__file__).parents[1] / "train" / "html_grafts.py"


class Sample(NamedTuple):
    """What ``train_html`` knows of a page, as far as grafts ask."""

    id: str
    site: str
    kind: str
    fold: int
    page: object
    tree: object
    opinion: Opinion
    label: np.ndarray
    bags: list


@pytest.fixture(scope="module")
def grafts():
    spec = importlib.util.spec_from_file_location("html_grafts", PATH)
    module = sys.modules["html_grafts"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    del sys.modules["html_grafts"]


def sample(number, *, paragraphs=6, links=7, kind="article", fold=1):
    """A page that says of each block what it is, with the number of its site."""
    menu = "".join(f"<li><a href=/{n}>menu {n} of {number}</a></li>" for n in range(links))
    prose = "".join(f"<p>prose {n} of {number} with some more words</p>" for n in range(paragraphs))
    foot = "".join(f"<p>foot {n} of {number}</p>" for n in range(3))
    html = (
        f"<body><nav class=m{number}><ul>{menu}</ul></nav><main class=c{number}>{prose}</main><footer>{foot}</footer>"
    )
    page, tree = read_html(html)
    texts = [page.of(block) for block in page.blocks]
    label = np.array(["prose" in text for text in texts], dtype=np.float32)
    said = Opinion(tuple(float(number) for _ in texts), tuple(0.0 for _ in texts), True)
    return Sample(
        str(number), f"site{number}", kind, fold, page, tree, said, label, [Counter(t.split()) for t in texts]
    )  # fmt: skip


SAMPLES = [sample(number, paragraphs=5 + number, links=6 + number) for number in range(8)]


def texts_of(made):
    return [made.page.of(block) for block in made.page.blocks]


def test_content_is_of_one_page_and_chrome_of_another(grafts):
    made = grafts.grafted(SAMPLES, 0)
    assert len(made) == len(SAMPLES)
    for graft in made:
        texts = texts_of(graft)
        assert [bool(label) for label in graft.label] == ["prose" in text for text in texts]
        assert graft.bags == [Counter(text.split()) for text in texts]
        content = {text.split()[3] for text in texts if "prose" in text}
        chrome = {text.split()[3] for text in texts if "prose" not in text}
        assert content == {graft.id}
        assert len(chrome) == 1
        assert chrome.isdisjoint(content)


def test_opinions_and_names_come_along(grafts):
    for graft in grafts.grafted(SAMPLES, 1):
        texts = texts_of(graft)
        assert graft.opinion.main == tuple(float(text.split()[3]) for text in texts)
        nodes = graft.tree.nodes
        for text, node in zip(texts, graft.tree.rows.node, strict=True):
            if "menu" in text:
                assert f"m{text.split()[3]}" in {nodes.names[up] for up in _ups(nodes.parent, node)}


def test_elements_are_a_tree_in_the_order_of_the_page(grafts):
    for draw in range(6):
        for graft in grafts.grafted(SAMPLES, draw):
            nodes, at = graft.tree.nodes, graft.tree.rows.node
            assert all(up < number for number, up in enumerate(nodes.parent))
            assert all(number < end <= len(nodes.end) for number, end in enumerate(nodes.end))
            assert all(nodes.end[up] >= nodes.end[number] for number, up in enumerate(nodes.parent) if up >= 0)
            assert 0 <= min(at) <= max(at) < len(nodes.tag)
            assert len(at) == len(graft.page.blocks) == len(graft.label) == len(graft.bags)
            tags = [nodes.tag[node] for node in at]
            assert tags == ["li" if "menu" in text else "p" for text in texts_of(graft)]
            kinds = ["menu prose foot".split().index(text.split()[0]) for text in texts_of(graft)]
            assert kinds == sorted(kinds)
            assert list(at) == sorted(at)


def _ups(parents, node):
    while node >= 0:
        yield node
        node = parents[node]


def test_children_are_left_out_at_random_and_something_marked_stays(grafts):
    made = [(graft, draw) for draw in range(6) for graft in grafts.grafted(SAMPLES, draw)]
    shorter = sum(sum("prose" in text for text in texts_of(graft)) < 5 + int(graft.id) for graft, _ in made)
    assert 0.2 * len(made) < shorter < 0.9 * len(made)
    assert all(graft.label.any() and len(graft.label) >= grafts.LEAST_BLOCKS for graft, _ in made)


def test_chrome_comes_from_a_page_of_the_same_kind_and_fold_of_another_site(grafts):
    lonely = sample(20, kind="forum")
    far = sample(21, fold=2)
    ids = {graft.id for graft in grafts.grafted([*SAMPLES, lonely, far], 0)}
    assert ids == {sample.id for sample in SAMPLES}


def test_a_page_without_marked_text_or_with_little_chrome_lends_nothing(grafts):
    empty = sample(30)._replace(label=np.zeros(len(SAMPLES[0].label), dtype=np.float32))
    assert grafts.cores_of(empty) == []
    bare = sample(31, links=0)
    assert grafts.lends(bare, grafts.cores_of(bare)) == []


def test_the_same_draw_makes_the_same_pages(grafts):
    assert [texts_of(g) for g in grafts.grafted(SAMPLES, 3)] == [texts_of(g) for g in grafts.grafted(SAMPLES, 3)]
    assert [texts_of(g) for g in grafts.grafted(SAMPLES, 3)] != [texts_of(g) for g in grafts.grafted(SAMPLES, 4)]
