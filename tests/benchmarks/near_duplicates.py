"""Measure the near-copy index and the repeat judge: what is found, what is removed, how the cost grows.

    python tests/benchmarks/near_duplicates.py [--truth PAGES_TRUTH.tar.xz] [--base 500] [--sizes 1000,10000,100000]

Paragraphs come from the gold texts of a page collection if it is there (``../shared/bench/pages/truth.tar.xz`` beside
the repository), else from a generator. ``--base`` of them are changed in eleven ways and looked up in an index of all.

  found     the paragraph it was made from is among the index's near-copies (containment 0.6, five shared shingles)
  removed   the judge, given the two as a page, removes the changed one at the default level
  false     other paragraphs found, per 1,000 look-ups; copies of the base inside the collection do not count

The last table is a page of n paragraphs, every tenth a near-copy of an earlier one: CPU seconds per 1,000 paragraphs
must not grow, and the memory is that of the whole process.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import sys
import tarfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from cleaner.judge.base import Context
from cleaner.judge.repeats.page import judge
from cleaner.judge.repeats.wording import difference
from cleaner.lexicon import Lexicon
from cleaner.model import Block, Page, Span
from cleaner.options import CleanOptions
from tests.judge_repeats.library import Library

TRUTH = Path(__file__).parents[3] / "shared" / "bench" / "pages" / "truth.tar.xz"
CONTEXT = Context(Lexicon({}, {}, {}), CleanOptions())
SYLLABLES = [
    "ba",
    "de",
    "fi",
    "go",
    "lu",
    "mar",
    "nes",
    "pol",
    "qui",
    "rin",
    "sta",
    "tor",
    "ul",
    "ver",
    "wen",
    "xa",
    "yor",
    "zim",
    "cal",
    "dro",
]


def collected(path: Path, most: int) -> list[str]:
    """Distinct paragraphs of 150-1500 characters from gold texts."""
    found: dict[str, None] = {}
    with tarfile.open(path) as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.isfile() else None
            if stream is None:
                continue
            text = json.load(stream).get("ground_truth", {}).get("main_content") or ""
            for paragraph in text.split("\n"):
                if 150 <= len(paragraph) <= 1500 and len(paragraph.split()) >= 20:
                    found[" ".join(paragraph.split())] = None
            if len(found) > 2 * most:
                break
    paragraphs = list(found)
    random.Random(1).shuffle(paragraphs)
    return paragraphs[:most]


def generated(count: int, seed: int = 1) -> Iterator[str]:
    """Paragraphs of three sentences from a vocabulary of 8,000 words, the frequent ones frequent."""
    rng = random.Random(seed)
    words = ["".join(rng.choices(SYLLABLES, k=rng.choice((1, 2, 2, 3)))) for _ in range(8000)]
    for _ in range(count):
        sentences = []
        for _ in range(3):
            picked = [words[int(rng.random() ** 3 * len(words))] for _ in range(rng.randint(12, 22))]
            sentences.append(" ".join(picked).capitalize() + ".")
        yield " ".join(sentences)


def replaced(share: float) -> Callable[[str, random.Random], str]:
    """Replace a share of the words by invented ones; a share above 1 is a number of words."""

    def change(text: str, rng: random.Random) -> str:
        words = text.split()
        count = int(share) if share >= 1 else max(1, round(share * len(words)))
        for place in rng.sample(range(len(words)), min(count, len(words))):
            words[place] = "".join(rng.choices(SYLLABLES, k=3))
        return " ".join(words)

    return change


def cut(share: float) -> Callable[[str, random.Random], str]:
    """Keep the first share of the words."""
    return lambda text, _: " ".join(text.split()[: max(1, round(share * len(text.split())))])


def invented(rng: random.Random, size: int) -> str:
    """A sentence of invented words."""
    return " ".join("".join(rng.choices(SYLLABLES, k=2)) for _ in range(size)).capitalize() + "."


CHANGES: dict[str, Callable[[str, random.Random], str]] = {
    "punct/case": lambda text, _: re.sub(r"[.,;:!?]", "", text).swapcase(),
    "2 words": replaced(2),
    "10 %": replaced(0.10),
    "20 %": replaced(0.20),
    "35 %": replaced(0.35),
    "cut 80": cut(0.8),
    "cut 50": cut(0.5),
    "prefix": lambda text, rng: f"{invented(rng, 12)} {text}",
    "suffix": lambda text, rng: f"{text} {invented(rng, 12)}",
    "joined": lambda text, rng: f"{text} {invented(rng, 20)} {invented(rng, 20)} {invented(rng, 15)}",
    "digits": lambda text, _: re.sub(r"\d", lambda m: str((int(m.group()) + 1) % 10), text),
}


def page_of(paragraphs: list[str]) -> Page:
    blocks = []
    start = 0
    for index, text in enumerate(paragraphs):
        blocks.append(Block(index, Span(start, start + len(text)), "paragraph"))
        start += len(text) + 1
    return Page("bench", "\n".join(paragraphs), tuple(blocks))


def removed(paragraphs: list[str]) -> int:
    page = page_of(paragraphs)
    return len({v.span for v in judge(page, CONTEXT) if v.weight >= CONTEXT.options.threshold})


def recall(paragraphs: list[str], base: int) -> None:
    library = Library(lambda key: paragraphs[key[1]])
    for index, text in enumerate(paragraphs):
        library.add(("bench", index), text)
    print(f"\n{'change':12} {'found %':>8} {'removed %':>10} {'false per 1,000':>16}")
    for name, change in CHANGES.items():
        rng = random.Random(name)
        chosen = rng.sample(range(len(paragraphs)), min(base, len(paragraphs)))
        if name == "digits":
            chosen = [i for i in range(len(paragraphs)) if any(map(str.isdigit, paragraphs[i]))][:base]
        found = gone = false = 0
        for index in chosen:
            changed = change(paragraphs[index], rng)
            hits = {key[1] for key, _ in library.find(changed)}
            found += index in hits or changed == paragraphs[index]
            hits.discard(index)
            false += sum(not difference(paragraphs[index], paragraphs[hit]).near for hit in hits)
            gone += removed([paragraphs[index], changed])
        total = max(1, len(chosen))
        print(f"{name:12} {100 * found / total:8.1f} {100 * gone / total:10.1f} {1000 * false / total:16.1f}")
    print(
        "joined: half of the result is new; a later copy that tells more is found and stays, as prefix and suffix do."
    )


def growth(sizes: list[int]) -> None:
    print(f"\n{'paragraphs':>10} {'MB':>6} {'removed':>8} {'CPU s':>7} {'per 1,000':>10} {'s/MB':>6} {'peak MB':>8}")
    for size in sizes:
        rng = random.Random(size)
        paragraphs = list(generated(size))
        for index in range(10, size, 10):
            source = paragraphs[rng.randrange(index)]
            words = source.split()
            words[rng.randrange(len(words))] = "or"
            paragraphs[index] = " ".join(words)
        page = page_of(paragraphs)
        began = time.process_time()
        gone = {v.span for v in judge(page, CONTEXT) if v.weight >= CONTEXT.options.threshold}
        cpu = time.process_time() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        mb = len(page.text) / 1e6
        print(f"{size:10} {mb:6.1f} {len(gone):8} {cpu:7.2f} {1000 * cpu / size:10.3f} {cpu / mb:6.3f} {peak:8}")
    for size in sizes[-1:]:
        page = page_of([next(generated(1))] * 2 * size)
        began = time.process_time()
        count = sum(v.rule == "D401" for v in judge(page, CONTEXT))
        print(f"{2 * size} equal paragraphs: {count} exact repeats, {time.process_time() - began:.2f} CPU s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--truth", type=Path, default=TRUTH)
    parser.add_argument("--base", type=int, default=500)
    parser.add_argument("--corpus", type=int, default=12_000)
    parser.add_argument("--sizes", default="1000,10000,100000")
    args = parser.parse_args()
    if args.truth.exists():
        paragraphs = collected(args.truth, args.corpus)
    else:
        print(f"{args.truth.name} is not here: measured on generated text")
        paragraphs = list(generated(args.corpus))
    print(f"{len(paragraphs)} paragraphs, {args.base} of them changed in {len(CHANGES)} ways")
    recall(paragraphs, args.base)
    growth([int(size) for size in args.sizes.split(",")])


if __name__ == "__main__":
    main()
