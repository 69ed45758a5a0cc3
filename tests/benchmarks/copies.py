"""Measure copies of articles across records: what is found, what is taken wrongly, what it costs as the stream grows.

    python tests/benchmarks/copies.py [--articles DIR] [--base 300] [--sizes 10000,100000]

Articles come from the summaries data if it is there (``../shared/bench/summaries`` beside the repository), cut into
paragraphs of three sentences where they have none, else from a generator. ``--base`` of them are changed in many ways
and follow the stream of all of them.

  copies    the changed article is said to be a copy of the one that it was made from
  other     of another one
  words     share of its words that are gone, through either rule
  looked    articles compared in full for each record

The first rows should be copies; those below the line differ in what must not differ, and none should be.
Then the articles alone, as they are: any copy among them is shown, to be read. Then the index by itself on made-up articles:
CPU seconds for a thousand records (sketch and look-up), which should not grow, peak memory, and bytes of the file per record.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from near_duplicates import SYLLABLES, generated, invented

from cleaner.batch import index as indexes
from cleaner.batch.answers import Known, Task, answering
from cleaner.batch.copies import runs_of
from cleaner.batch.index import Index
from cleaner.batch.records import RecordOptions
from cleaner.batch.repeats import Shared
from cleaner.judge.guarded_words import NEGATIONS, NUMBER_WORDS, OPPOSITES
from cleaner.judge.near import bare_words
from cleaner.options import CleanOptions
from cleaner.sentences import split

ARTICLES = Path(__file__).parents[3] / "shared" / "bench" / "summaries"
GUARDED = NEGATIONS | NUMBER_WORDS | OPPOSITES
SMALL = {"that": "which", "but": "yet", "also": "too", "about": "around", "said": "stated", "large": "big"}
LEAST_WORDS = 80


def collected(folder):
    """Articles as lists of paragraphs."""
    for path in sorted(folder.glob("*.jsonl")):
        if "opinosis" in path.name:
            continue
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                for text in json.loads(line)["docs"]:
                    parts = [part for part in text.split("\n") if part.strip()]
                    if len(parts) < 3:
                        sentences = [span.of(text) for span in split(text)]
                        parts = [" ".join(sentences[n : n + 3]) for n in range(0, len(sentences), 3)]
                    if len(text.split()) >= LEAST_WORDS:
                        yield parts


def made_up(count):
    paragraphs = generated(8 * count)
    for _ in range(count):
        yield [next(paragraphs) for _ in range(8)]


def each_word(share, change):
    """Change some words that are no names, numbers or guarded ones; a share above 1 is a number of words."""

    def changed(parts, rng):
        words = [part.split(" ") for part in parts]
        free = [
            (i, j)
            for i, part in enumerate(words)
            for j, word in enumerate(part)
            if len(word) > 4 and word.isalpha() and word.islower() and word not in GUARDED
        ]
        count = share if share >= 1 else round(share * sum(map(len, words)))
        for i, j in rng.sample(free, min(int(count), len(free))):
            words[i][j] = change(words[i][j], rng)
        return [" ".join(part) for part in words]

    return changed


def one(pattern, change):
    """Change one place that a pattern finds."""

    def changed(parts, rng):
        places = [(i, m) for i, part in enumerate(parts) for m in re.finditer(pattern, part)]
        if not places:
            return None
        i, m = rng.choice(places)
        return [*parts[:i], parts[i][: m.start()] + change(m, rng) + parts[i][m.end() :], *parts[i + 1 :]]

    return changed


def word(rng):
    return "".join(rng.choices(SYLLABLES, k=3))


def shuffled(parts, rng):
    parts = [*parts]
    rng.shuffle(parts)
    return parts


def typed(text):
    return text.replace('"', "\u201d").replace("'", "\u2019").replace(" - ", " \u2014 ")


COPIES = {
    "same": lambda parts, _: parts,
    "quotes, dashes": lambda parts, _: [typed(part) for part in parts],
    "no punctuation": lambda parts, _: [re.sub(r"[,;:]", "", part) for part in parts],
    "small words": lambda parts, _: [re.sub(r"\b[a-z]+\b", lambda m: SMALL.get(m[0], m[0]), part) for part in parts],
    "3 words spelt wrong": each_word(3, lambda w, rng: w[:2] + w[3:]),
    "2 words": each_word(2, lambda _, rng: word(rng)),
    "1 % of the words": each_word(0.01, lambda _, rng: word(rng)),
    "3 % of the words": each_word(0.03, lambda _, rng: word(rng)),
    "other title": lambda parts, rng: [invented(rng, 7)[:-1], *parts],
    "note of the source": lambda parts, _: [*parts, "This article first appeared in the Harbour News."],
    "first half": lambda parts, _: parts[: (len(parts) + 1) // 2],
    "second half": lambda parts, _: parts[len(parts) // 2 :],
    "no first paragraph": lambda parts, _: parts[1:],
    "other order": shuffled,
    "in one paragraph": lambda parts, _: [" ".join(parts)],
    "two in one": lambda parts, _: [" ".join(parts[n : n + 2]) for n in range(0, len(parts), 2)],
    "title, note, 2 words": lambda parts, rng: [
        invented(rng, 7)[:-1], *COPIES["2 words"](parts, rng), "This article first appeared in the Harbour News.",
    ],
}  # fmt: skip
OTHERS = {
    "a number": one(r"\b\d+\b", lambda m, _: str(int(m[0]) + 1)),
    "a name": one(r"(?<=[a-z] )[A-Z][a-z]{3,}\b", lambda _, rng: word(rng).capitalize()),
    "a negation": one(r"\b(?:was|is|are|were|will|has|had|can|est|sont|ont)\b", lambda m, _: f"{m[0]} not"),
    "a third more": lambda parts, rng: [*parts, *(invented(rng, 20) for _ in range(sum(len(p.split()) for p in parts) // 60 + 1))],
}  # fmt: skip


def recall(articles, base):
    answer = answering(RecordOptions(), Known(None, True))
    known = [answer(task(number, parts)) for number, parts in enumerate(articles, 1)]
    with tempfile.TemporaryDirectory() as folder, Index(os.path.join(folder, "index"), CleanOptions()) as index:
        found = []
        for number, first in enumerate(known, 1):
            with index.together():
                gone = index.look(first.shared, first.name) if first.shared else ()
            found += [(number, gone[0].twin, len(gone))] if gone and gone[0].article else []
        print(f"\n{len(articles)} articles as they are: {len(found)} said to be copies")
        for number, twin, count in found[:20]:
            print(f"  {number} of {twin}, {count} blocks: {' '.join(articles[number - 1])[:80]!r}")
        copies = {f"a{number}" for number, _, _ in found}
        count_comparisons()
        print(f"\n{'change':22} {'records':>8} {'copies %':>9} {'other %':>8} {'words %':>8} {'looked':>7}")
        for changes in (COPIES, OTHERS):
            for name, change in changes.items():
                rng = random.Random(name)
                numbers = [n for n in rng.sample(range(1, len(articles) + 1), base) if f"a{n}" not in copies]
                changed = [(number, change(articles[number - 1], rng)) for number in numbers]
                row(name, changed, answer, index, shown=changes is OTHERS)
            print()


COMPARED = []


def count_comparisons():
    whole = indexes.copied

    def counting(*arguments):
        COMPARED.append(1)
        return whole(*arguments)

    indexes.copied = counting


def row(name, changed, answer, index, *, shown):
    right = wrong = records = words = gone_words = 0
    COMPARED.clear()
    for number, parts in changed:
        if parts is None:
            continue
        again = task(10_000_000 + number, parts)
        first = answer(again)
        if first.shared is None:
            continue
        index._base.execute("begin immediate")
        gone = index.look(first.shared, first.name)
        index._base.execute("rollback")
        records += 1
        if gone and gone[0].article:
            right += gone[0].twin == f"a{number}"
            wrong += gone[0].twin != f"a{number}"
            if shown:
                print(f"    {number}: {next((one.evidence for one in gone if one.evidence), '')}")
        words += first.words_out
        gone_words += first.words_out - (answer(again._replace(gone=gone)).words_out if gone else first.words_out)
    each = max(records, 1)
    print(
        f"{name:22} {records:8} {100 * right / each:9.1f} {100 * wrong / each:8.1f} {100 * gone_words / max(words, 1):8.1f} {len(COMPARED) / each:7.2f}"
    )


def task(number, parts):
    return Task(number, "line", json.dumps({"id": f"a{number}", "text": "\n\n".join(parts)}).encode())


def growth(sizes):
    print(f"\n{'records':>9} {'CPU s per 1,000':>16} {'of that sketch':>15} {'peak MB':>8} {'bytes a record':>15}")
    from cleaner.batch.copies import Text, packed

    for size in sizes:
        pool = list(generated(4000))
        rng = random.Random(size)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "index")
            with Index(path, CleanOptions()) as index:
                sketching = looking = 0.0
                for number in range(size):
                    # A paragraph of a pool in each: standing text, which names many records.
                    texts = [Text(fresh(rng, 60), True) for _ in range(7)] + [Text(rng.choice(pool), True)]
                    began = time.process_time()
                    runs = runs_of([w for text in texts for w in bare_words(text.words)])
                    body = packed(texts)
                    middle = time.process_time()
                    keys = tuple((rng.getrandbits(63), place) for place in range(8))
                    with index.together():
                        index.look(Shared(number, keys, runs, body), f"r{number}")
                    looking += time.process_time() - middle
                    sketching += middle - began
            held = sum(os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        per = 1000 / size
        print(f"{size:9,} {per * (sketching + looking):16.3f} {per * sketching:15.3f} {peak:8.0f} {held / size:15,.0f}")


VOCABULARY = ["".join(random.Random(n).choices(SYLLABLES, k=2 + n % 2)) for n in range(5000)]


def fresh(rng, count):
    return " ".join([VOCABULARY[int(rng.random() ** 3 * 5000)] for _ in range(count)]).capitalize() + "."


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    parser.add_argument("--base", type=int, default=300)
    parser.add_argument("--sizes", default="10000,100000")
    wanted = parser.parse_args()
    articles = list(collected(wanted.articles)) if wanted.articles.exists() else list(made_up(4 * wanted.base))
    if wanted.base:
        recall(articles, min(wanted.base, len(articles)))
    growth([int(size) for size in wanted.sizes.split(",") if size])


if __name__ == "__main__":
    main()
