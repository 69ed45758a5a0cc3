"""Trees for HTML pages in other languages than English: pages, labels, and their score by site.

The training pages of ``train_html.py`` are English. 466 other pages, half of the sites of trafilatura's evaluation set
(Adrien Barbaresi, Apache-2.0; most German), have no gold text but snippets that must and must not come out. Those that
are no English are learned from beside the English ones: a block with a snippet has its label from that, and counts
three times as much as the others, whose label is whether trafilatura, asked thoroughly, keeps them.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import math
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from cleaner.judge.html import extractor, features
from cleaner.judge.html.blocks import GATE, bounds_of, is_foreign, is_title
from cleaner.model import Page
from cleaner.read.html import Tree, read_html

EXTRACTED, TOLD = 3.0, 9.0
"""Weight of a block whose label is trafilatura's, and of one that holds a snippet, against one of an English page. By
site, snippet F1 of the fast lane: .938 in one draw, .934 to .938 in four; in that one 1 and 3: .935, 1 and 10: .937, 3
and 3: .932, 1 and 3 without English pages .937."""

MOST, ENGLISH_MOST = 200, 50
"""Most blocks of a page in another language, and of an English one."""


class Foreign(NamedTuple):
    """One page in another language."""

    lang: str
    fold: int
    page: Page
    tree: Tree
    opinion: extractor.Opinion
    texts: list[str]
    """Texts of the blocks, white space folded."""
    wanted: list[str]
    """Snippets that must come out."""
    unwanted: list[str]
    """Snippets that must not."""


def load_foreign(
    folder: Path, shown: Callable[[Page, Tree], tuple[Page, Tree]], site_of: Callable[[str], str], folds: int
) -> list[Foreign]:
    """The pages of ``snippets.jsonl.xz`` that are in another language than English; ``html/`` holds their bytes."""
    found = []
    with lzma.open(folder / "snippets.jsonl.xz", "rt", encoding="utf-8") as stream:
        items = [json.loads(line) for line in stream]
    for item in items:
        page, tree = shown(*read_html((folder / "html" / f"{item['id']}.html").read_bytes()))
        if not page.blocks or not is_foreign(page):
            continue
        opinion = extractor.ask(page, tree, thorough=True)
        fold = int(hashlib.sha256(site_of(item["url"]).encode()).hexdigest(), 16) % folds
        texts = [_folded(page.of(block)) for block in page.blocks]
        snippets = ([_folded(snippet) for snippet in item[key]] for key in ("with", "without"))
        found.append(
            Foreign(item["lang"], fold, page, replace(tree, root=None, headings={}), opinion, texts, *snippets)
        )
    return found


def _folded(text: str) -> str:
    return " ".join(text.split())


def labels_of(foreign: Foreign) -> tuple[np.ndarray, np.ndarray]:
    """For each block its label (1 is main text) and its weight."""
    label = (np.array(foreign.opinion.main) >= extractor.KEPT_SHARE).astype(np.float32)
    told = np.zeros(len(label), dtype=bool)
    for value, snippets in ((0, foreign.unwanted), (1, foreign.wanted)):
        for place, text in enumerate(foreign.texts):
            if any(snippet in text for snippet in snippets):
                label[place], told[place] = value, True
    size = np.array([len(text.split()) for text in foreign.texts], dtype=np.float64)
    weight = np.sqrt(size + 0.2) / math.sqrt(max(50.0, size.sum()))
    return label, weight * np.where(told, TOLD, EXTRACTED)


def snippet_f1(pages: list[Foreign], keeps: list[np.ndarray]) -> float:
    """F1 of snippets that must come out against those that must not, over all pages."""
    count: Counter[str] = Counter()
    for foreign, keep in zip(pages, keeps, strict=True):
        out = " ".join(text for text, kept in zip(foreign.texts, keep, strict=True) if kept)
        count["hit"] += sum(snippet in out for snippet in foreign.wanted)
        count["wanted"] += len(foreign.wanted)
        count["false"] += sum(snippet in out for snippet in foreign.unwanted)
    return 2 * count["hit"] / max(1, count["hit"] + count["wanted"] + count["false"])


def kept(foreign: Foreign, scores: np.ndarray, *, gated: bool) -> np.ndarray:
    """What a lane keeps: the default one asks trafilatura, and what that leaves out needs more."""
    bounds = bounds_of(foreign.page, scores)
    left_out = np.array(foreign.opinion.main) < extractor.KEPT_SHARE
    if gated and not left_out.all():
        bounds[left_out & ~is_title(foreign.page)] = GATE
    return scores >= bounds


class Rows(NamedTuple):
    """Rows to learn from."""

    table: np.ndarray
    label: np.ndarray
    weight: np.ndarray

    def drawn(self, most: int, random: np.random.Generator) -> Rows:
        """At most so many of them, which stand for all."""
        count = len(self.label)
        if count <= most:
            return self
        taken = np.sort(random.choice(count, most, replace=False))
        return Rows(self.table[taken], self.label[taken], self.weight[taken] * (count / most))


def tables_of(pages: list[Foreign], names: dict, words: dict, kinds: list) -> list[np.ndarray]:
    """The tables of the fast lane; ``kinds`` are its models of the kind of page."""
    found = []
    for foreign in pages:
        own = features.own_table(foreign.page, foreign.tree, names, words)
        row = features.page_row(own, None)[None]
        found.append(features.first_table(own, None, np.array([model.predict(row)[0] for model in kinds])))
    return found


def fit_foreign(english: list[Rows], foreign: list[Rows], train: Callable, parameters: dict, rounds: int):
    """Trees that learn from both."""
    random = np.random.default_rng(parameters["seed"])
    drawn = [page.drawn(ENGLISH_MOST, random) for page in english] + [page.drawn(MOST, random) for page in foreign]
    joined = Rows(*map(np.concatenate, zip(*drawn, strict=True)))
    return train(*joined, rounds, parameters)


def report_foreign(pages: list[Foreign], scores: list[np.ndarray]) -> None:
    """Prints snippet F1 by site, of all pages and of the German ones."""
    extracted = [np.array(foreign.opinion.main) >= extractor.KEPT_SHARE for foreign in pages]
    lanes = {
        "trafilatura": extracted,
        "fast": [kept(foreign, score, gated=False) for foreign, score in zip(pages, scores, strict=True)],
        "default": [kept(foreign, score, gated=True) for foreign, score in zip(pages, scores, strict=True)],
    }
    for name, keeps in lanes.items():
        german = [n for n, foreign in enumerate(pages) if foreign.lang == "de"]
        print(
            f"other languages, {name:12} {len(pages)} pages {snippet_f1(pages, keeps):.4f}  "
            f"German, {len(german)} {snippet_f1([pages[n] for n in german], [keeps[n] for n in german]):.4f}",
            flush=True,
        )
