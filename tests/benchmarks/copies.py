"""Which copies datatrove's MinHash finds with our words: python tests/benchmarks/copies.py TEXTS.jsonl[.xz] [FIELD]

From each of the first 200 different texts of 150 to 1,500 words under FIELD (``gold`` unless told) changed ones are made: words
replaced, a paragraph without numbers cut, a line added, one number changed. Printed is how many of each kind are taken for copies, with the
numbers of a text marked on its words and without, and how many for copies of something else.
"""

import json
import lzma
import random
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

from datatrove.data import Document
from datatrove.pipeline.dedup import MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupSignature
from integrations.examples.crawl import CONFIG

from cleaner.integrations.datatrove import ListIds, NameCopies, Words

TEXTS = 200
WORDS = range(150, 1500)


def texts(path, field):
    """Different texts of middle length."""
    found = {}
    with (lzma.open if path.endswith(".xz") else open)(path, "rt", encoding="utf-8") as file:
        for line in file:
            text = json.loads(line).get(field)
            if text and len(text.split()) in WORDS:
                found[text] = None
            if len(found) == TEXTS:
                break
    return list(found)


def changed(text, chance):
    """The text and changed ones, by kind."""
    yield "itself", text
    words = text.split(" ")
    for percent in (1, 3, 8):
        some = list(words)
        for place in chance.sample(range(len(some)), max(1, len(some) * percent // 100)):
            if not re.search(r"\d", some[place]):
                some[place] = "xylem"
        yield f"{percent} % of the words", " ".join(some)
    parts = text.split("\n")
    plain = [place for place, part in enumerate(parts) if part.strip() and not re.search(r"\d", part)]
    if plain and len(parts) > 3:
        cut = plain[len(plain) // 2]
        yield "a paragraph less", "\n".join(parts[:cut] + parts[cut + 1 :])
    yield "a line more", f"{text}\n\nPublished again by permission of the first paper."
    numbers = list(re.finditer(r"\d+", text))
    if numbers:
        one = chance.choice(numbers)
        yield "another number", f"{text[: one.start()]}{int(one[0]) + 7}{text[one.end() :]}"


def copies(documents, place, *, same_numbers):
    """Id of each copy to that of its twin."""
    told = (Document(text, name) for name, text in documents)
    MinhashDedupSignature(f"{place}/s", CONFIG, Words(same_numbers=same_numbers)).run(ListIds(f"{place}/i").run(told))
    for bucket in range(CONFIG.num_buckets):
        MinhashDedupBuckets(f"{place}/s", f"{place}/b", config=CONFIG).run(None, bucket, CONFIG.num_buckets)
    MinhashDedupCluster(f"{place}/b", f"{place}/c", CONFIG, save_cluster_id=True).run(None, 0, 1)
    list(NameCopies(f"{place}/c", f"{place}/i", f"{place}/t").run())
    lines = [line for path in Path(place, "t").glob("*.jsonl") for line in path.read_text("utf-8").splitlines()]
    return {row["id"]: row["twin"] for row in (json.loads(line)["copy"] for line in lines)}


def main():
    chance = random.Random(5)
    base = texts(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "gold")
    documents = [(f"{kind}/{n}", made) for n, text in enumerate(base) for kind, made in changed(text, chance)]
    made = Counter(name.partition("/")[0] for name, _ in documents)
    for same_numbers in (True, False):
        with tempfile.TemporaryDirectory() as place:
            found = copies(documents, place, same_numbers=same_numbers)
        taken = Counter(name.partition("/")[0] for name in found)
        wrong = sum(one.partition("/")[2] != twin.partition("/")[2] for one, twin in found.items())
        shown = ", ".join(f"{kind} {taken[kind]}/{made[kind]}" for kind in made)
        print(f"same_numbers={same_numbers}: {shown}; of another text {wrong}")


if __name__ == "__main__":
    main()
