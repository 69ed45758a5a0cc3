"""Adapter of story grouping for the scorer of stories, and the growth of its cost.

    python SCORER/score_stories.py CLUSTERS.jsonl stories:labels [--noise NOISE.jsonl]    (run in this folder)
    python tests/benchmarks/stories.py [--sizes 1000,5000,20000]

Without arguments the cost is measured on generated articles: stories of one to eight articles that share names,
numbers and most of their topic's words.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from cleaner.stories import group


class Text(NamedTuple):
    """An article that is nothing but its text."""

    id: str
    text: str
    title: str | None = None
    lang: str = "en"


def labels(texts: list[str]) -> list[int]:
    """Label of each text, equal for the same story."""
    articles = [Text(f"{sha256(text.encode()).hexdigest()}-{place}", text) for place, text in enumerate(texts)]
    label = {page: number for number, story in enumerate(group(articles)) for page in story.page_ids}
    return [label[article.id] for article in articles]


def generated(count: int, seed: int = 1) -> tuple[list[str], list[int]]:
    """Articles of about 350 words and the story each belongs to."""
    rng = random.Random(seed)
    common = [f"w{number}" for number in range(300)]
    topics = [[f"t{topic}x{number}" for number in range(200)] for topic in range(max(10, count // 200))]
    texts: list[str] = []
    gold: list[int] = []
    story = 0
    while len(texts) < count:
        topic = rng.choice(topics)
        names = [f"Name{rng.randrange(10 * count)}" for _ in range(12)]
        facts = [f"f{rng.randrange(30_000)}" for _ in range(40)]
        for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 5, 8))):
            words = rng.choices(common, k=200) + rng.choices(topic, k=60)
            words += rng.choices(facts, k=40) + rng.choices(names, k=25)
            words += [f"f{rng.randrange(30_000)}" for _ in range(30)]
            rng.shuffle(words)
            texts.append(" ".join(words))
            gold.append(story)
        story += 1
    return texts[:count], gold[:count]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,5000,20000")
    args = parser.parse_args()
    print(f"{'articles':>9} {'stories':>8} {'found':>7} {'right':>6} {'CPU s':>7} {'ms each':>8} {'peak MB':>8}")
    for size in map(int, args.sizes.split(",")):
        texts, gold = generated(size)
        began = time.process_time()
        found = labels(texts)
        cpu = time.process_time() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        stories = {tuple(p for p, g in enumerate(gold) if g == s) for s in set(gold)} if size <= 5000 else set()
        made: dict[int, list[int]] = {}
        for place, label in enumerate(found):
            made.setdefault(label, []).append(place)
        right = sum(tuple(places) in stories for places in made.values())
        print(
            f"{size:9} {len(set(gold)):8} {len(made):7} {right or '-':>6} {cpu:7.1f} {1000 * cpu / size:8.2f} {peak:8}"
        )


if __name__ == "__main__":
    main()
