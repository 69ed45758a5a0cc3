"""Trains the scorer of HTML blocks (``cleaner/judge/html/blocks.py``) and writes its files.

    python tests/train/train_html.py --data PAGES --foreign SNIPPETS --out cleaner/data/models [--cache FOLDER]
    python tests/train/train_html.py --data PAGES              folds by site are scored, nothing written
    python tests/train/train_html.py --data PAGES --study      seeds, learning curve and ablation, with smaller trees

PAGES holds ``html/*.html`` and ``truth/*.json`` of the WCXB development split (Murrough Foley, 2026, CC BY 4.0). The same
folder, the same versions of the libraries and one thread give the same bytes. ``--cache`` keeps what
trafilatura said of every page, which is two thirds of the time. SNIPPETS holds the pages of ``foreign_pages.py``.
"""

from __future__ import annotations

import argparse
import gzip
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

from cleaner.judge import network_file
from cleaner.judge.html import extractor, features, markup
from cleaner.judge.html import text as block_text
from cleaner.judge.html.align import coverage
from cleaner.judge.html.blocks import GATE, bounds_of, is_gated, is_settled, is_title
from cleaner.judge.html.model import EARLY_SURE, EARLY_TREES
from cleaner.model import Page
from cleaner.read.html import Tree, read_html
from tests.train import html_network
from tests.train.foreign_pages import Rows, fit_foreign, labels_of, load_foreign, report_foreign, tables_of

FOLDS = 4
ROUNDS = 150
"""Mixed with the network as many again gain nothing (.8786 and .8788, 300 with half the rate and these)."""

ROWS_A_PAGE = 300
PARAMETERS = {
    "objective": "binary", "learning_rate": 0.12, "num_leaves": 24, "max_depth": 6, "min_data_in_leaf": 80,
    "feature_fraction": 0.35, "data_sample_strategy": "goss", "top_rate": 0.2, "other_rate": 0.1, "lambda_l2": 20.0,
    "max_bin": 63, "num_threads": 1, "deterministic": True, "force_row_wise": True, "seed": 7, "verbose": -1,
}  # fmt: skip
KIND_ROUNDS = 40
KIND_PARAMETERS = {
    "objective": "binary", "learning_rate": 0.1, "num_leaves": 8, "max_depth": 4, "min_data_in_leaf": 15,
    "feature_fraction": 0.3, "lambda_l2": 5.0, "max_bin": 63, "num_threads": 1, "deterministic": True,
    "force_row_wise": True, "seed": 7, "verbose": -1,
}  # fmt: skip
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


class Lane(NamedTuple):
    """A lane by folds: scores of the blocks, probabilities of the kinds of pages, what it keeps."""

    scores: list
    kinds: np.ndarray
    keeps: list


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
        page, tree = shown(page, tree)
        if not page.blocks:
            continue
        if file.stem not in known or len(known[file.stem][0]) != len(page.blocks):
            # Never thoroughly: the trees learn from English, where the quick answer serves as well.
            said = extractor.ask(page, tree)
            known[file.stem] = [[round(x, 3) for x in said.main], [round(x, 3) for x in said.comments], said.asked]
            fresh = True
        main, comments, asked = known[file.stem]
        opinion = extractor.Opinion(tuple(main), tuple(comments), asked)
        texts = [page.of(block) for block in page.blocks]
        site = site_of(truth.get("url", ""))
        samples.append(
            Sample(
                file.stem,
                site,
                truth["_internal"]["page_type"]["primary"],
                int(hashlib.sha256(site.encode()).hexdigest(), 16) % FOLDS,
                page,
                replace(tree, root=None, headings={}),
                opinion,
                np.array(coverage(texts, gold.splitlines()), dtype=np.float32),
                [Counter(WORD.findall(text.lower())) for text in texts],
                Counter(WORD.findall(gold.lower())),
            )
        )
    if fresh and store:
        store.parent.mkdir(parents=True, exist_ok=True)
        store.write_text(json.dumps(known))
    return samples


def shown(page: Page, tree: Tree) -> tuple[Page, Tree]:
    """The page without the text that was taken from its data: the scorer has no opinion on that. It comes last."""
    count = sum(row.node >= 0 for row in tree.rows)
    if count == len(tree.rows):
        return page, tree
    blocks = page.blocks[:count]
    text = page.text[: blocks[-1].span.end] if blocks else ""
    return replace(page, text=text, blocks=blocks), replace(tree, rows=tree.rows[:count])


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
            for word in dict.fromkeys(
                sample.page.of(block)[: block_text.HEAD_CHARS].lower().split()[: block_text.FIRST_WORDS]
            ):
                here[word][int(label >= 0.5)] += 1
        for at in range(len(nodes) - 1, -1, -1):
            good[nodes[at].parent] += good[at]
            all_[nodes[at].parent] += all_[at]
        of_name: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for at, node in enumerate(nodes):
            if node.names and all_[at]:
                for part in markup.name_parts(node.names):
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


def by_weight(weights: dict[str, float]) -> dict[str, str]:
    """The keys of each weight in one line: half the size of a pair for each."""
    lines: dict[float, list[str]] = defaultdict(list)
    for key in sorted(weights):
        lines[weights[key]].append(key)
    return {str(weight): " ".join(lines[weight]) for weight in sorted(lines)}


def weights_of(samples: list[Sample]) -> np.ndarray:
    """Weights of all blocks, 1 on average."""
    joined = raw_weights(samples)
    return joined / joined.mean()


def raw_weights(samples: list[Sample]) -> np.ndarray:
    """Weights of all blocks: pages count alike, long blocks more."""
    return np.concatenate([weights_on(sample) for sample in samples])


def weights_on(sample: Sample) -> np.ndarray:
    """Weights of the blocks of one page."""
    size = np.array([sum(bag.values()) for bag in sample.bags], dtype=np.float64)
    return np.sqrt(size + 0.2) / math.sqrt(max(50.0, size.sum()))


def train(
    table: np.ndarray, labels: np.ndarray, weights: np.ndarray | None, rounds: int, parameters: dict = PARAMETERS
):
    import lightgbm

    rows = lightgbm.Dataset(table, labels, weight=weights, params={"max_bin": 63, "verbose": -1, "num_threads": 1})
    return lightgbm.train(parameters, rows, rounds)


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
    print(
        f"{name:28}",
        "  ".join(f"{kind} {np.mean(rows[kind]):.4f}" for kind in ("all", *TYPES) if rows[kind]),
        flush=True,
    )


def fit_blocks(
    inside: list[int],
    tables: list,
    labels: list,
    weights: list,
    rounds: int,
    parameters: dict = PARAMETERS,
    most: int = ROWS_A_PAGE,
):
    """The trees, on a sample of at most ``most`` blocks of each page."""
    random = np.random.default_rng(parameters["seed"])
    parts = []
    for i in inside:
        count = len(labels[i])
        taken = np.sort(random.choice(count, most, replace=False)) if count > most else np.arange(count)
        parts.append((tables[i][taken], labels[i][taken], weights[i][taken] * (count / len(taken))))
    return train(*(np.concatenate([part[n] for part in parts]) for n in range(3)), rounds, parameters)


def out_of_fold(samples: list[Sample], tables: list, labels: list, weights: list, rounds: int) -> list[np.ndarray]:
    scores: list = [None] * len(samples)
    for fold in range(FOLDS):
        model = fit_blocks([i for i, s in enumerate(samples) if s.fold != fold], tables, labels, weights, rounds)
        for i, s in enumerate(samples):
            if s.fold == fold:
                scores[i] = staged(model, tables[i])
    return scores


def staged(model, table: np.ndarray) -> np.ndarray:
    """Probabilities as ``Trees.probabilities`` gives them: rows that the first trees are sure of ask no further."""
    early = model.predict(table, raw_score=True, num_iteration=EARLY_TREES)
    late = model.predict(table, raw_score=True)
    total = np.where(np.abs(early) < EARLY_SURE, late, early)
    return (1 / (1 + np.exp(-np.clip(total, -30, 30)))).astype(np.float32)


def fit_kinds(rows: np.ndarray, kinds: np.ndarray) -> list:
    return [
        train(rows, (kinds == kind).astype(np.float32), None, KIND_ROUNDS, KIND_PARAMETERS) for kind in features.KINDS
    ]


def arrays_of(models: list, columns: int) -> dict[str, np.ndarray]:
    """The trees of all models as arrays; see ``cleaner/judge/html/model.py``."""
    sizes, feature, threshold, child, value, deepest = [], [], [], [], [], 0
    for model in models:
        for tree in model.dump_model()["tree_info"]:
            order = [tree["tree_structure"]]
            depth = {id(order[0]): 0}
            at = 0
            while at < len(order):
                node = order[at]
                if "split_feature" in node:
                    feature.append(node["split_feature"])
                    threshold.append(node["threshold"])
                    child.append(len(order))
                    value.append(node["internal_value"])
                    for side in ("left_child", "right_child"):
                        depth[id(node[side])] = depth[id(node)] + 1
                        order.append(node[side])
                else:
                    feature.append(0)
                    threshold.append(np.inf)
                    child.append(at)
                    value.append(node["leaf_value"])
                deepest = max(deepest, depth[id(node)])
                at += 1
            sizes.append(len(order))
    assert max(feature) < columns <= 256
    assert max(sizes) < 256
    return {
        "sizes": np.array(sizes, dtype=np.uint8), "feature": np.array(feature, dtype=np.uint8),
        "threshold": np.array(threshold, dtype=np.float32), "child": np.array(child, dtype=np.uint8),
        "value": np.array(value, dtype=np.float16), "depth": np.array(deepest, dtype=np.uint8),
    }  # fmt: skip


def own_tables(samples: list[Sample], learned: list) -> list[np.ndarray]:
    looked_up = [(names, block_text.Weights(words)) for names, words in learned]  # their tables are made once
    return [features.own_table(s.page, s.tree, *looked_up[s.fold]) for s in samples]


def run_network(samples: list[Sample], owns: list, learned: list, *, final: bool) -> list[np.ndarray]:
    """Scores of the network by folds; it is trained on everything when ``final``."""
    began = time.time()
    kinds, models = kinds_by_fold(samples, page_rows(samples, owns, flags=False))
    tables = [features.first_table(own, None, kind) for own, kind in zip(owns, kinds, strict=True)]
    borders = html_network.borders_of(tables)
    mean = raw_weights(samples).mean()
    pages = [
        html_network.taught(sample, table, weights_on(sample) / mean, borders)
        for sample, table in zip(samples, tables, strict=True)
    ]
    del tables
    more = html_network.grafted(samples, learned, models, lambda sample: weights_on(sample) / mean, borders)
    print(f"{len(more)} grafted pages, {time.time() - began:.0f} s", flush=True)
    scores = html_network.out_of_fold(pages, more, borders, FOLDS)
    if final and OUT:
        content = network_file.dump([html_network.fit([*pages, *more], borders)]).encode("utf-8")
        (OUT / "html-network.json.gz").write_bytes(gzip.compress(content, mtime=0))
    print(f"network: {time.time() - began:.0f} s", flush=True)
    return scores


def run_lane(samples: list[Sample], owns: list, net: list[np.ndarray], *, flags: bool, final: bool) -> Lane:
    """Scores a lane by folds, and trains its trees on everything when ``final``."""
    began = time.time()
    keys = [features.keys_around(s.tree) for s in samples]
    told = [
        features.flag_table(o, s.opinion, k) if flags else None for o, s, k in zip(owns, samples, keys, strict=True)
    ]
    rows = page_rows(samples, owns, flags=flags)
    page_kinds = np.array([s.kind for s in samples])
    kinds, _ = kinds_by_fold(samples, rows)
    right = np.mean([features.KINDS[int(np.argmax(row))] == s.kind for row, s in zip(kinds, samples, strict=True)])
    print(f"kind of page right: {right:.3f}", flush=True)
    firsts = [features.first_table(*parts) for parts in zip(owns, told, kinds, strict=True)]
    labels = [(s.label >= 0.5).astype(np.float32) for s in samples]
    weights = np.split(weights_of(samples), np.cumsum([len(s.bags) for s in samples])[:-1])
    of_trees = out_of_fold(samples, firsts, labels, weights, ROUNDS)
    report(
        "trees alone", samples, [score >= bounds_of(s.page, score) for s, score in zip(samples, of_trees, strict=True)]
    )
    scores = html_network.mixed(of_trees, net, kinds)
    print(f"{time.time() - began:.0f} s", flush=True)
    if final:
        everything = list(range(len(samples)))
        first = fit_blocks(everything, firsts, labels, weights, ROUNDS)
        arrays: dict[str, np.ndarray] = {}
        for part, models, columns in (
            ("kinds", fit_kinds(rows, page_kinds), rows.shape[1]),
            ("first", [first], firsts[0].shape[1]),
        ):
            arrays |= {f"{part}_{name}": array for name, array in arrays_of(models, columns).items()}
        write(arrays, "default" if flags else "fast")
    return Lane(scores, kinds, judged(samples, scores, kinds, flags=flags))


def run_foreign(samples: list[Sample], owns: list, folder: Path, *, final: bool) -> None:
    """Scores the trees for other languages by folds of their sites, and trains them on everything when ``final``."""
    rows = page_rows(samples, owns, flags=False)
    raw = raw_weights(samples)
    english = [
        Rows(features.first_table(own, None, kind), (sample.label >= 0.5).astype(np.float32), weight)
        for own, kind, sample, weight in zip(
            owns,
            kinds_by_fold(samples, rows)[0],
            samples,
            np.split(raw / raw.mean(), np.cumsum([len(s.bags) for s in samples])[:-1]),
            strict=True,
        )
    ]
    pages = load_foreign(folder, shown, site_of, FOLDS)
    tables = tables_of(pages, *learn_weights(samples), fit_kinds(rows, np.array([s.kind for s in samples])))
    foreign = []
    for page, table in zip(pages, tables, strict=True):
        label, weight = labels_of(page)
        foreign.append(Rows(table, label, weight / raw.mean()))
    scores: list = [None] * len(pages)
    for fold in range(FOLDS):
        inside = [part for part, page in zip(foreign, pages, strict=True) if page.fold != fold]
        model = fit_foreign(english, inside, train, STUDY, STUDY_ROUNDS)
        for at, page in enumerate(pages):
            if page.fold == fold:
                scores[at] = staged(model, tables[at])
    report_foreign(pages, scores)
    if final:
        model = fit_foreign(english, foreign, train, STUDY, STUDY_ROUNDS)
        arrays = arrays_of([model], tables[0].shape[1])
        write({f"first_{name}": array for name, array in arrays.items()}, "foreign")


STUDY_ROUNDS, STUDY_ROWS = 100, 100
STUDY = PARAMETERS | {"min_data_in_leaf": 40}


def groups_of(names: tuple[str, ...]) -> dict[str, list[int]]:
    """Columns of the first table by group; a window over a column belongs to the column's group."""
    groups = {
        "text": features.TEXT_NAMES, "markup": features.MARKUP_NAMES, "place": features.PLACE_NAMES + features.SAID_NAMES,
        "page and its kind": features.PAGE_NAMES, "regions": features.REGION_NAMES,
        "extractor": features.FLAG_NAMES,
    }  # fmt: skip
    own = {name: group for group, members in groups.items() for name in members}
    kinds = set(names[-len(features.KINDS) :])
    found: dict[str, list[int]] = defaultdict(list)
    for column, name in enumerate(names):
        base = re.sub(r" (?:\d+ (?:before|after)|within \d+ blocks)$", "", name)
        found["page and its kind" if name in kinds else own[base]].append(column)
        if base != name:
            found["neighbours"].append(column)
    return found


def study(samples: list[Sample], owns: list) -> None:
    """Prints the word F1 of smaller trees by folds: three seeds, fewer pages, without each group of features."""
    tables, (kinds, _) = [], kinds_by_fold(samples, page_rows(samples, owns, flags=True))
    for sample, own, kind in zip(samples, owns, kinds, strict=True):
        flags = features.flag_table(own, sample.opinion, features.keys_around(sample.tree))
        tables.append(features.first_table(own, flags, kind))
    labels = [(s.label >= 0.5).astype(np.float32) for s in samples]
    weights = np.split(weights_of(samples), np.cumsum([len(s.bags) for s in samples])[:-1])
    order = np.random.default_rng(7).permutation(len(samples))

    def run(name: str, seed: int = 7, pages: int | None = None, without: list[int] | None = None) -> None:
        keeps: list = [None] * len(samples)
        used = tables if without is None else [np.delete(table, without, axis=1) for table in tables]
        for fold in range(FOLDS):
            inside = [i for i in order.tolist() if samples[i].fold != fold][:pages]
            model = fit_blocks(inside, used, labels, weights, STUDY_ROUNDS, STUDY | {"seed": seed}, STUDY_ROWS)
            for i, sample in enumerate(samples):
                if sample.fold == fold:
                    score = model.predict(used[i]).astype(np.float32)
                    keeps[i] = score >= bounds_of(sample.page, score)
        report(name, samples, keeps)

    for seed in (7, 8, 9):
        run(f"seed {seed}", seed)
    for pages in (100, 400, 800):
        run(f"{pages} pages", pages=pages)
    for group, columns in groups_of(features.first_names(flags=True)).items():
        run(f"without {group}", without=columns)


def page_rows(samples: list[Sample], owns: list, *, flags: bool) -> np.ndarray:
    rows = []
    for sample, own in zip(samples, owns, strict=True):
        told = features.flag_table(own, sample.opinion, features.keys_around(sample.tree)) if flags else None
        rows.append(features.page_row(own, told))
    return np.stack(rows)


def kinds_by_fold(samples: list[Sample], rows: np.ndarray) -> tuple[np.ndarray, list[list]]:
    """Probabilities of the kinds of each page, from the pages of the other folds, and the models of each fold."""
    page_kinds = np.array([s.kind for s in samples])
    folds = np.array([s.fold for s in samples])
    kinds = np.zeros((len(samples), len(features.KINDS)), dtype=np.float32)
    models = [fit_kinds(rows[folds != fold], page_kinds[folds != fold]) for fold in range(FOLDS)]
    for fold, own in enumerate(models):
        kinds[folds == fold] = np.stack([model.predict(rows[folds == fold]) for model in own], axis=1)
    return kinds, models


OUT: Path | None = None


def write(arrays: dict[str, np.ndarray], lane: str) -> None:
    if OUT:
        np.savez_compressed(OUT / f"html-{lane}.npz", **arrays)
        print("written", OUT / f"html-{lane}.npz", (OUT / f"html-{lane}.npz").stat().st_size, flush=True)


def judged(samples: list[Sample], scores: list[np.ndarray], kinds: np.ndarray, *, flags: bool) -> list[np.ndarray]:
    """Prints the word F1 of the folds; returns what the lane keeps where it is asked."""
    report("bound .45", samples, [score >= 0.45 for score in scores])
    best = [score >= bounds_of(sample.page, score) for sample, score in zip(samples, scores, strict=True)]
    report("page's own bound, title .1", samples, best)
    if flags:
        alone = [np.array(s.opinion.main) >= 0.5 for s in samples]
        best = [
            keep & (extracted | is_title(s.page) | (score > GATE))
            if extracted.any() and is_gated(s.page, kind, keep, extracted)
            else keep
            for s, keep, extracted, score, kind in zip(samples, best, alone, scores, kinds, strict=True)
        ]
        report("with the gate", samples, best)
        chosen = [
            max((one, other), key=lambda keep, s=s: f1_of(s.bags, keep, s.gold))
            for s, one, other in zip(samples, best, alone, strict=True)
        ]
        report("better of the two", samples, chosen)
    return best


def shipped(samples: list[Sample], fast: Lane, default: Lane) -> None:
    """Prints the word F1 of the folds of the default as it ships: trafilatura is asked where the fast lane is not sure."""
    settled = [
        is_settled(s.page, score, kinds) for s, score, kinds in zip(samples, fast.scores, fast.kinds, strict=True)
    ]
    keeps = [one if sure else other for one, other, sure in zip(fast.keeps, default.keeps, settled, strict=True)]
    report(f"default, asked on {1 - np.mean(settled):.2f}", samples, keeps)


def main() -> int:
    global OUT
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, help="folder for the files; without it nothing is written")
    parser.add_argument("--cache", type=Path, help="folder for what trafilatura said, kept between runs")
    parser.add_argument("--limit", type=int, help="only so many pages")
    parser.add_argument("--lanes", default="default,fast,foreign", help="foreign alone leaves the words as they are")
    parser.add_argument(
        "--foreign", type=Path, help="folder of the pages in other languages; without it none of theirs"
    )
    parser.add_argument("--study", action="store_true", help="seeds, learning curve, ablation; nothing written")
    arguments = parser.parse_args()
    OUT = arguments.out
    if OUT:
        OUT.mkdir(parents=True, exist_ok=True)
    began = time.time()
    samples = load(arguments.data, arguments.cache, arguments.limit)
    print(f"{len(samples)} pages, {sum(len(s.bags) for s in samples)} blocks, {time.time() - began:.0f} s", flush=True)
    report("perfect labels", samples, [s.label >= 0.5 for s in samples])
    report("extractor alone", samples, [np.array(s.opinion.main) >= 0.5 for s in samples])
    learned = [learn_weights([s for s in samples if s.fold != fold]) for fold in range(FOLDS)]
    lanes = [lane for lane in arguments.lanes.split(",") if lane != "foreign" or arguments.foreign]
    if OUT and lanes != ["foreign"]:
        names, words = learn_weights(samples)
        text = json.dumps(
            {"names": by_weight(names), "words": by_weight(words)}, ensure_ascii=False, separators=(",", ":")
        )
        (OUT / "html-words.json").write_text(text + "\n", "utf-8")
    owns = own_tables(samples, learned)
    print(f"tables: {time.time() - began:.0f} s", flush=True)
    if arguments.study:
        study(samples, owns)
        return 0
    found = {}
    net = run_network(samples, owns, learned, final=OUT is not None) if lanes != ["foreign"] else []
    for lane in lanes:
        if lane == "foreign":
            run_foreign(samples, owns, arguments.foreign, final=OUT is not None)
            continue
        found[lane] = run_lane(samples, owns, net, flags=lane == "default", final=OUT is not None)
        print(f"{lane}: {time.time() - began:.0f} s", flush=True)
    if len(found) == 2:
        shipped(samples, found["fast"], found["default"])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
