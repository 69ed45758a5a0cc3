"""Regions of a page: scores of containers, places of the same make, sections, the nearest good prose."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cleaner.judge.html import region
from cleaner.judge.html.features import OWN_NAMES, own_table
from cleaner.judge.html.region import FAR, REGION_NAMES
from cleaner.read.html import read_html

PROSE = (
    "The ferry left the harbour at dawn with forty people on board, and nobody on the quay thought anything of it. "
    "By the evening it had come back empty, its lights still burning and the tables laid for supper."
)
CARD = "<div class=card><h3>Lamp {n}</h3><span>{n} euros</span></div>"
PAGE = (
    "<html lang=en><body><nav><ul><li><a href=/a>First of all the many pages</a></li></ul></nav>"
    f"<main><div class=story>{f'<p>{PROSE}</p>' * 4}</div>"
    f"<div class=cards>{''.join(CARD.format(n=n) for n in range(6))}</div></main>"
    "<footer><p>Copyright Moor Media, and all of it is kept for another day.</p></footer></body></html>"
)


def columns_of(html: str) -> tuple[list[str], dict[str, np.ndarray]]:
    page, tree = read_html(html)
    table = own_table(page, tree, {}, {"lamp": -1.0})
    named = dict(zip(OWN_NAMES, table.T, strict=True))
    return [page.of(block) for block in page.blocks], {name: named[name] for name in REGION_NAMES}


def test_prose_scores_the_container_it_stands_in():
    texts, column = columns_of(PAGE)
    story = [at for at, text in enumerate(texts) if text == PROSE]
    rest = [at for at in range(len(texts)) if at not in story]
    assert column["prose score of its container"][story].tolist() == [1.0] * 4
    assert column["best prose score on its path"][story].tolist() == [1.0] * 4
    assert max(column["best prose score on its path"][rest]) < 1
    assert max(column["prose score of its container"][rest]) < 0.2


def test_cards_of_one_make_are_one_place():
    texts, column = columns_of(PAGE)
    lamps = [at for at, text in enumerate(texts) if text.startswith("Lamp")]
    assert len(lamps) == 6
    assert np.allclose(column["places of its make"][lamps], math.log1p(6))
    assert np.allclose(column["mean word weight in places of its make"][lamps], -1 / 3)
    others = [at for at in range(len(texts)) if at not in lamps]
    assert not column["mean word weight in places of its make"][others].any()


def test_a_section_begins_with_its_heading():
    texts, column = columns_of(f"<body><p>{PROSE}</p><h2>Lamp</h2><p>{PROSE}</p><p>{PROSE}</p></body>")
    assert texts[1] == "Lamp"
    sizes = [len(PROSE), *[2 * len(PROSE) + len("Lamp")] * 3]
    assert np.allclose(np.expm1(column["text in its section"]), sizes, rtol=1e-4)
    assert column["share of good prose before it"].tolist() == [
        0, np.float32(1 / 3), np.float32(1 / 3), np.float32(2 / 3),
    ]  # fmt: skip


def test_a_page_without_prose_has_no_best_score():
    _, column = columns_of("<body><ul><li><a href=/a>One</a></li><li><a href=/b>Two</a></li></ul></body>")
    assert not column["best prose score on its path"].any()
    assert not column["good prose on the page"].any()


@given(st.lists(st.booleans(), min_size=1, max_size=60))
def test_distances_are_those_of_the_nearest_other(wanted):
    nearest, both = region._to_nearest(np.array(wanted))
    for at in range(len(wanted)):
        before = min([at - n for n in range(at) if wanted[n]], default=FAR)
        after = min([n - at for n in range(at + 1, len(wanted)) if wanted[n]], default=FAR)
        assert math.isclose(nearest[at], math.log1p(min(before, after, FAR)))
        assert math.isclose(both[at], math.log1p(min(before + after, FAR)))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 900), st.floats(-2, 2)), min_size=1, max_size=80))
def test_means_are_those_of_the_blocks_with_the_same_key(blocks):
    keys, sizes, values = (np.array(part) for part in zip(*blocks, strict=True))
    mean, count, share = region._means(keys, sizes.astype(float), [values])
    (around,) = region._around(sizes.astype(float), [values])
    for at, key in enumerate(keys):
        same = keys == key
        assert math.isclose(mean[at], np.average(values[same], weights=np.sqrt(sizes[same])), abs_tol=1e-9)
        assert math.isclose(count[at], math.log1p(same.sum()))
        assert math.isclose(share[at], sizes[same].sum() / sizes.sum())
        near = slice(max(0, at - region.WIDE), at + region.WIDE + 1)
        assert math.isclose(around[at], np.average(values[near], weights=np.sqrt(sizes[near])), abs_tol=1e-9)
