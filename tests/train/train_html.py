"""Trains the scorer of HTML blocks (``cleaner/judge/blocks.py``) and writes its files.

    python tests/train/train_html.py --data PAGES --out cleaner/data/models [--cache FOLDER]
    python tests/train/train_html.py --data PAGES --evaluate              five folds by site, nothing written

PAGES holds ``html/*.html`` and ``truth/*.json`` of the WCXB development split (Murrough Foley, 2026, CC BY 4.0). The same
folder, the same versions of the libraries and one thread give the same bytes. ``--cache`` keeps what
trafilatura said of every page, which is two thirds of the time.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import sys
import time
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))

from cleaner.judge import blocks_features as features
from cleaner.judge import blocks_markup, blocks_text, extractor
from cleaner.judge.extractor_align import coverage
from cleaner.read.html import Tree, read_html

FOLDS = 5
ROUNDS = (140, 140)
PARAMETERS = {
    "objective": "binary", "learning_rate": 0.08, "num_leaves": 24, "max_depth": 6, "min_data_in_leaf": 120,
    "feature_fraction": 0.4, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 20.0, "max_bin": 63,
    "num_threads": 1, "deterministic": True, "force_row_wise": True, "seed": 7, "verbose": -1,
}
NAME_SITES, WORD_SITES = 5, 12
WORD = re.compile(r"\w+")
TYPES = ("article", "documentation", "service", "forum", "collection", "listing", "product")


class Sample(NamedTuple):
    """One page of the training data."""

    id: str
    site: str
    kind: str
    fold: int
    page: object
    tree: Tree
    opinion: extractor.Opinion
    label: np.ndarray
    bags: list
    gold: Counter


def site_of(url: str) -> str:
    labels = (urlsplit(url or "").hostname or "").split(".")
    wide = len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2
    return ".".join(labels[-3:] if wide else labels[-2:])


def load(root: Path, cache: Path | None, limit: int | None = None) -> list[Sample]:
    store = cache / "opinions.json" if cache else None
    known = json.loads(store.read_text()) if store and store.exists() else {}
    fresh = False
    samples = []
    for file in sorted((root / "truth").glob("*.json"))[:limit]:
        truth = json.loads(file.read_text("utf-8"))
        page, tree = read_html((root / "html" / f"{file.stem}.html").read_bytes())
        gold = truth["ground_truth"].get("main_content") or ""
        if not page.blocks:
            continue
        if file.stem in known and len(known[file.stem][0]) == len(page.blocks):
            opinion = extractor.Opinion(*map(tuple, known[file.stem][:2]), known[file.stem][2])
        else:
            opinion = extractor.ask(page, tree)
            known[file.stem] = [[round(x, 3) for x in opinion.main], [round(x, 3) for x in opinion.comments], opinion.asked]
            fresh = True
        texts = [page.of(block) for block in page.blocks]
        site = site_of(truth.get("url", ""))
        samples.append(Sample(
            file.stem, site, truth["_internal"]["page_type"]["primary"],
            int(hashlib.sha256(site.encode()).hexdigest(), 16) % FOLDS, page, replace(tree, root=None), opinion,
            np.array(coverage(texts, gold.splitlines()), dtype=np.float32),
            [Counter(WORD.findall(text.lower())) for text in texts], Counter(WORD.findall(gold.lower())),
        ))
    if fresh and store:
        store.write_text(json.dumps(known))
    return samples


def learn_weights(samples: list[Sample]) -> tuple[dict[str, float], dict[str, float]]:
    """Weights of the parts of names and of words: log odds of main text, shrunk towards the mean of all."""
    names: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    words: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    name_sites: dict[str, set] = defaultdict(set)
    word_sites: dict[str, set] = defaultdict(set)
    for sample in samples:
        nodes = sample.tree.nodes
        good, all_ = np.zeros(len(nodes) + 1), np.zeros(len(nodes) + 1)
        here: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for block, row, label in zip(sample.page.blocks, sample.tree.rows, sample.label, strict=True):
            size = math.sqrt(block.span.end - block.span.start)
            good[row.node] += size * (label >= 0.5)
            all_[row.node] += size
            for word in dict.fromkeys(w.lower() for w in blocks_text._WORD.findall(sample.page.of(block))[:40]):
                here[word][int(label >= 0.5)] += 1
        for at in range(len(nodes) - 1, -1, -1):
            good[nodes[at].parent] += good[at]
            all_[nodes[at].parent] += all_[at]
        of_name: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for at, node in enumerate(nodes):
            if node.names and all_[at]:
                for part in blocks_markup.name_parts(node.names):
                    of_name[part][0] += good[at]
                    of_name[part][1] += all_[at]
        for part, (yes, total) in of_name.items():
            names[part][1] += yes / total
            names[part][0] += 1 - yes / total
            name_sites[part].add(sample.site)
        for word, (no, yes) in here.items():
            words[word][1] += yes / (no + yes)
            words[word][0] += no / (no + yes)
            word_sites[word].add(sample.site)

    def odds(table: dict, sites: dict, least: int, shrink: float, small: float) -> dict[str, float]:
        base_no = sum(no for no, _ in table.values())
        base_yes = sum(yes for _, yes in table.values())
        prior = base_yes / (base_yes + base_no)
        found = {}
        for key in sorted(table):
            if len(sites[key]) < least or len(key) > 30:
                continue
            no, yes = table[key]
            weight = math.log((yes + shrink * prior) / (no + shrink * (1 - prior))) - math.log(prior / (1 - prior))
            if abs(weight) >= small:
                found[key] = round(weight, 1)
        return found

    return odds(names, name_sites, NAME_SITES, 4.0, 0.3), odds(words, word_sites, WORD_SITES, 6.0, 0.5)


def weights_of(samples: list[Sample]) -> np.ndarray:
    parts = []
    for sample in samples:
        size = np.array([sum(bag.values()) for bag in sample.bags], dtype=np.float64)
        parts.append(np.sqrt(size + 0.2) / math.sqrt(max(50.0, size.sum())))
    joined = np.concatenate(parts)
    return joined / joined.mean()


def train(table: np.ndarray, labels: np.ndarray, weights: np.ndarray, rounds: int):
    import lightgbm

    return lightgbm.train(PARAMETERS, lightgbm.Dataset(table, labels, weight=weights, params={"max_bin": 63, "verbose": -1}), rounds)


def f1_of(bags: list, keep: np.ndarray, gold: Counter) -> float:
    taken: Counter = Counter()
    for bag, kept in zip(bags, keep, strict=True):
        if kept:
            taken.update(bag)
    total, wanted = sum(taken.values()), sum(gold.values())
    if not wanted or not total:
        return float(wanted == total)
    hit = sum((taken & gold).values())
    return 2 * hit / (total + wanted)


def report(name: str, samples: list[Sample], keeps: list) -> None:
    rows: dict[str, list[float]] = defaultdict(list)
    for sample, keep in zip(samples, keeps, strict=True):
        value = f1_of(sample.bags, keep, sample.gold)
        rows["all"].append(value)
        rows[sample.kind].append(value)
    print(f"{name:28}", "  ".join(f"{kind} {np.mean(rows[kind]):.4f}" for kind in ("all", *TYPES) if rows[kind]), flush=True)


def tables_of(samples: list[Sample], names: dict, words: dict, *, flags: bool) -> list[np.ndarray]:
    tables = []
    for sample in samples:
        own = features.own_table(sample.page, sample.tree, names, words)
        keys = features.keys_around(sample.tree)
        tables.append(features.first_table(own, features.flag_table(own, sample.opinion, keys[0]) if flags else None))
    return tables


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--evaluate", action="store_true")
    parser.add_argument("--lanes", default="default,fast")
    arguments = parser.parse_args()
    began = time.time()
    samples = load(arguments.data, arguments.cache, arguments.limit)
    print(f"{len(samples)} pages, {sum(len(s.bags) for s in samples)} blocks, {time.time() - began:.0f} s", flush=True)
    report("perfect labels", samples, [s.label >= 0.5 for s in samples])
    report("extractor alone", samples, [np.array(s.opinion.main) >= 0.5 for s in samples])
    learned = [learn_weights([s for s in samples if s.fold != fold]) for fold in range(FOLDS)]
    print("weights", [tuple(map(len, one)) for one in learned], f"{time.time() - began:.0f} s", flush=True)
    for lane in arguments.lanes.split(","):
        run_lane(samples, learned, flags=lane == "default")
        print(f"{lane}: {time.time() - began:.0f} s", flush=True)
    return 0


def run_lane(samples: list[Sample], learned: list, *, flags: bool):
    tables = []
    for fold in range(FOLDS):
        mine = [i for i, s in enumerate(samples) if s.fold == fold]
        tables += list(zip(mine, tables_of([samples[i] for i in mine], *learned[fold], flags=flags), strict=True))
    firsts = [table for _, table in sorted(tables, key=lambda pair: pair[0])]
    labels = [(s.label >= 0.5).astype(np.float32) for s in samples]
    weights = np.split(weights_of(samples), np.cumsum([len(s.bags) for s in samples])[:-1])
    scores = out_of_fold(samples, firsts, labels, weights, ROUNDS[0])
    report("first pass", samples, [score >= 0.5 for score in scores])
    seconds = [
        features.second_table(first, score, features.keys_around(s.tree))
        for s, first, score in zip(samples, firsts, scores, strict=True)
    ]
    finals = out_of_fold(samples, seconds, labels, weights, ROUNDS[1])
    for threshold in (0.4, 0.45, 0.5, 0.55):
        report(f"second pass {threshold}", samples, [score >= threshold for score in finals])
    np.savez_compressed(f"/tmp/lab/html/final-{flags}.npz", *finals)
    return finals


def out_of_fold(samples, tables, labels, weights, rounds):
    scores: list = [None] * len(samples)
    for fold in range(FOLDS):
        inside = [i for i, s in enumerate(samples) if s.fold != fold]
        model = train(
            np.concatenate([tables[i] for i in inside]), np.concatenate([labels[i] for i in inside]),
            np.concatenate([weights[i] for i in inside]), rounds,
        )
        for i, s in enumerate(samples):
            if s.fold == fold:
                scores[i] = model.predict(tables[i]).astype(np.float32)
    return scores


if __name__ == "__main__":
    raise SystemExit(main())
