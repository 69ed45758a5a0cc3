"""Train the weights of the ``auto`` ranker, or cross-validate them.

    PYTHONPATH=. python tests/train/digest_scorer.py [--data FOLDER] [--folds 5 | --write]

Needs numpy, nltk and the development texts (``../shared/bench/summaries``: cnndm-dev.jsonl, orangesum-dev.jsonl).
Without them it says so and ends with status 0. ``--write`` trains on everything and writes
``cleaner/data/models/digest.json``; ``--folds 5`` trains on four fifths and measures on the fifth that was left out.
The regression of the concepts is logistic with an L2 penalty (iteratively reweighted least squares), that of the
traits is ridge regression on the share of words and word pairs of a sentence that stand in the summary.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from cleaner.rank import auto, concepts
from cleaner.rank.context import Context
from cleaner.rank.traits import TRAITS, traits
from cleaner.sentences import split

ROOT = Path(__file__).parents[2]
SHARES = {"en": 2.0, "other": 0.5}
"""Weight of the traits beside the concepts. English: 1, 3 and 6 were tried. French: with any share of the traits, ours or
trained on French, the digests fell below the lead; the concepts alone did not."""
SENTENCES = 150
RIDGE = 10.0
PENALTY = 3.0


@dataclass
class Item:
    """One article with its summaries, taken apart."""

    lang: str
    texts: list[str]
    context: Context
    summaries: list[str]
    rows: Any = None
    target: Any = None
    found: Any = None


def load(path: Path, scorer: Any, limit: int | None = None) -> list[Item]:
    """The articles of one set."""
    items = []
    for line in path.read_text("utf-8").rstrip("\n").split("\n")[:limit]:
        record = json.loads(line)
        lang = record["lang"]
        texts = [span.of(part) for text in record["docs"] for part in text.split("\n") for span in split(part, lang)][
            :SENTENCES
        ]
        item = Item(lang, texts, Context.of(texts, lang), record["refs"])
        learnable(item, scorer)
        items.append(item)
    return items


def learnable(item: Item, scorer: Any) -> None:
    """Traits with their targets, concepts with theirs."""
    tokens = scorer.Tokens(item.lang == "en").tokenize
    gold = [tokens(text) for text in item.summaries]
    ones = Counter(word for text in gold for word in set(text))
    twos = Counter(pair for text in gold for pair in set(itertools.pairwise(text)))
    item.rows = np.array(list(traits(item.context))).reshape(-1, len(TRAITS))
    target = []
    for text in item.texts:
        words = tokens(text)
        shared = sum(word in ones for word in words) + 2 * sum(p in twos for p in itertools.pairwise(words))
        target.append(shared / max(len(words), 10))
    item.target = np.array(target)
    summary = Context.of(item.summaries, item.lang).readings
    known = set().union(*(reading.concepts for reading in summary))
    item.found = [
        (found.kind, concepts.features(found, len(item.texts)), found.concept in known)
        for found in concepts.survey(item.context.readings)
    ]


def logistic(rows: Any, labels: Any) -> Any:
    """Weights of a logistic regression with an L2 penalty, by Newton steps."""
    weights = np.zeros(rows.shape[1])
    for _ in range(25):
        chance = 1.0 / (1.0 + np.exp(-(rows @ weights)))
        slope = rows.T @ (chance - labels) + PENALTY * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + PENALTY * np.eye(rows.shape[1])
        step = np.linalg.solve(curve, slope)
        weights -= step
        if abs(step).max() < 1e-6:
            break
    return weights


def ridge(rows: Any, target: Any) -> Any:
    """Weights of a ridge regression over standardised traits, given for the raw ones, the constant last."""
    mean, spread = rows.mean(0), rows.std(0) + 1e-9
    scaled = (rows - mean) / spread
    weights = np.linalg.solve(scaled.T @ scaled + RIDGE * np.eye(rows.shape[1]), scaled.T @ (target - target.mean()))
    weights /= spread
    return np.append(weights, target.mean() - mean @ weights)


def train(items: list[Item]) -> dict[str, Any]:
    """The table of weights. The traits are learnt from English articles only."""
    by_class: dict[str, list[float]] = {}
    for number, name in enumerate(concepts.CLASSES):
        rows = np.array([row for item in items for kind, row, _ in item.found if kind == number])
        labels = np.array([float(hit) for item in items for kind, _, hit in item.found if kind == number])
        by_class[name] = [round(float(weight), 4) for weight in logistic(rows, labels)]
    english = [item for item in items if item.lang == "en"]
    weights = ridge(np.vstack([item.rows for item in english]), np.concatenate([item.target for item in english]))
    return {
        "concepts": by_class,
        "traits": [round(float(weight), 5) for weight in weights],
        "trait_share": SHARES,
    }


def order(item: Item, table: dict[str, Any]) -> list[float]:
    """Scores of an article's sentences under a table."""
    share = table["trait_share"].get(item.lang, table["trait_share"]["other"])
    plain = [share * score for score in auto.linear(item.rows.tolist(), table["traits"])]
    return auto.greedy(item.context.readings, concepts.worths(item.context.readings, table["concepts"]), plain)


def main() -> int:
    """Train or cross-validate; see the module's text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "bench")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    sets = [options.data / "summaries" / name for name in ("cnndm-dev.jsonl", "orangesum-dev.jsonl")]
    if not all(path.is_file() for path in sets):
        print("the development texts are not here; nothing trained")
        return 0
    scorer = scorer_module(options.data / "score_summaries.py")
    items = [load(path, scorer, options.limit) for path in sets]
    if options.write:
        auto.MODEL.write_text(json.dumps(train(items[0] + items[1]), indent=1) + "\n", "utf-8")
        print(f"wrote {auto.MODEL.name}")
        return 0
    sys.path.insert(0, str(ROOT / "tests" / "benchmarks"))
    from summaries import over_full

    rows: dict[str, list[Any]] = {"en": [], "fr": []}
    for fold in range(options.folds):
        table = train([item for group in items for place, item in enumerate(group) if place % options.folds != fold])
        for group in items:
            for place, item in enumerate(group):
                if place % options.folds == fold:
                    ours = over_full(item.context.readings, order(item, table), 60)
                    lead = item.texts[: len(item.texts)]
                    rows[item.lang].append(both(scorer, item, ours) - both(scorer, item, lead))
    for lang, found in rows.items():
        if found:
            mean, low, high = scorer.interval(np.array(found))
            print(
                f"{lang}: against the lead R1 {mean[0]:+.2f} [{low[0]:+.2f}, {high[0]:+.2f}]"
                f" R2 {mean[1]:+.2f} [{low[1]:+.2f}, {high[1]:+.2f}]"
            )
    return 0


def both(scorer: Any, item: Item, lines: list[str]) -> Any:
    """ROUGE-1 and ROUGE-2 F1, times 100, of the first 60 words of some lines."""
    text = scorer.cut("\n".join(lines), "60w")
    rouge = scorer.scorer(item.lang, ("rouge1", "rouge2"))
    found = [rouge.score(summary, text) for summary in item.summaries]
    return np.array([[100 * score[kind].fmeasure for kind in ("rouge1", "rouge2")] for score in found]).mean(0)


def scorer_module(path: Path) -> Any:
    """The scorer's own module, for its tokens and its intervals."""
    spec = importlib.util.spec_from_file_location("score_summaries", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    raise SystemExit(main())
