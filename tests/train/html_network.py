"""The network of the HTML scorer: what it learns from, its scores by folds, and its file.

It sees the table of the fast lane, all blocks of a page in their order, and learns from the development pages and from
grafted ones (``html_grafts``), ``line_network`` has the rest. The default lane mixes the same scores into its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from cleaner.judge import network
from cleaner.judge.html import features
from cleaner.judge.html import text as block_text
from cleaner.judge.html.blocks import network_say
from tests.train import html_grafts, line_network

DRAWS = 6
"""Grafted pages for each development page. Two folds, half of the say: +.007 word F1 without any, +.009 with three, +.011
with six."""
GRAFT_WEIGHT = 0.5
RECIPE = line_network.Recipe(epochs=2, left_out=(0.3, 0.1, 0.2), remembered=0.998)
"""Once more over all made it .001 worse."""
BORDERS_FROM = 5
"""Borders between values are found from one block in so many."""


class Taught(NamedTuple):
    """What is learned of one page."""

    fold: int
    codes: np.ndarray
    label: np.ndarray
    weight: np.ndarray


def borders_of(tables: Sequence[np.ndarray]) -> list[list[float]]:
    """Borders of every column of the tables of all pages."""
    some = np.concatenate(tables)[::BORDERS_FROM]
    return [line_network.borders_of(column) for column in some.T]


def taught(sample: Any, table: np.ndarray, weight: np.ndarray, borders: list[list[float]]) -> Taught:
    """A page as the network learns it."""
    codes = line_network.places(dict(enumerate(table.T)), range(table.shape[1]), borders)
    return Taught(sample.fold, codes, (sample.label >= 0.5).astype(np.float32), weight.astype(np.float32))


def grafted(
    samples: list, learned: list, kinds: list[list], weights_of: Callable[[Any], np.ndarray], borders: list[list[float]]
) -> list[Taught]:
    """Grafted pages: word weights and kinds of pages come from models that saw no page of their fold.

    Args:
        samples: the development pages.
        learned: for each fold the weights of names and words.
        kinds: for each fold the models of the kinds of pages.
        weights_of: weights of the blocks of a page.
        borders: those of every column.
    """
    looked_up = [(names, block_text.Weights(words)) for names, words in learned]
    found = []
    for draw in range(DRAWS):
        for sample in html_grafts.grafted(samples, draw):
            own = features.own_table(sample.page, sample.tree, *looked_up[sample.fold])
            row = features.page_row(own, None)[None]
            kind = np.array([model.predict(row)[0] for model in kinds[sample.fold]], dtype=np.float32)
            table = features.first_table(own, None, kind)
            found.append(taught(sample, table, weights_of(sample) * GRAFT_WEIGHT, borders))
    return found


def fit(pages: Sequence[Taught], borders: list[list[float]]) -> network.Network:
    """The network, from the given pages."""
    texts = [(page.codes, page.label, page.weight) for page in pages]
    names = features.first_names(flags=False)
    return line_network.numbers_of(line_network.train(texts, borders, RECIPE), names, borders)


def out_of_fold(pages: list[Taught], more: list[Taught], borders: list[list[float]], folds: int) -> list[np.ndarray]:
    """For each page the scores of a network that saw no page of its site, in parts of ``network.UNIT``."""
    scores: list = [None] * len(pages)
    for fold in range(folds):
        net = fit([page for page in (*pages, *more) if page.fold != fold], borders)
        for place, page in enumerate(pages):
            if page.fold == fold:
                scores[place] = np.array(net.scores([np.ascontiguousarray(page.codes.T)]), dtype=np.float32)
        print(f"  network of fold {fold}", flush=True)
    return scores


def mixed(trees: Sequence[np.ndarray], net: Sequence[np.ndarray], kinds: np.ndarray) -> list[np.ndarray]:
    """Probabilities of trees and scores of the network as one probability, as the shipped scorer does."""
    found = []
    for chances, scores, kind in zip(trees, net, kinds, strict=True):
        chance, share = np.clip(chances.astype(np.float64), 1e-7, 1 - 1e-7), network_say(kind)
        odds = (1 - share) * np.log(chance / (1 - chance)) + share * scores / network.UNIT
        found.append((1 / (1 + np.exp(-odds))).astype(np.float32))
    return found
