"""How fast plain text is cleaned and digested: measured, never asserted.

    python tests/benchmarks/cleaning.py            all measurements, about two minutes
    python tests/benchmarks/cleaning.py --quick    smaller sizes

Texts are made here: paragraphs of four sentences from a seeded generator, a heading and some chrome every few paragraphs.
CPU seconds are process time, the best of the repetitions.
"""

import argparse
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from hostile.traps import WORDS

import cleaner

CHROME = (
    "Leave a Comment",
    "You may also like",
    "Share this article",
    "ADVERTISEMENT",
    "Home » News » Islands",
    "3 comments",
    "By Ada Moor",
)


def sentence(dice):
    size = dice.randint(9, 22)
    words = [dice.choice(WORDS) for _ in range(size)]
    if dice.random() < 0.3:
        words.insert(dice.randrange(size), str(dice.randint(2, 9999)))
    return " ".join(words).capitalize() + "."


def article(dice, paragraphs):
    """One article as text, with chrome around it."""
    blocks = [dice.choice(CHROME), sentence(dice)[:-1]]
    for number in range(paragraphs):
        blocks.append(" ".join(sentence(dice) for _ in range(4)))
        if number % 7 == 6:
            blocks += [sentence(dice)[:50].rstrip(".").title(), dice.choice(CHROME)]
    return "\n\n".join([*blocks, "Leave a Comment"])


def text_of(size):
    """Articles joined to about ``size`` characters."""
    dice = random.Random(7)
    parts, length = [], 0
    while length < size:
        parts.append(article(dice, 12))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts)[:size]


def cpu(call, repetitions=3):
    best = float("inf")
    for _ in range(repetitions):
        began = time.process_time()
        call()
        best = min(best, time.process_time() - began)
    return best


def cleaning(sizes):
    print("cleaning plain text")
    before = None
    for size in sizes:
        text = text_of(size)
        spent = cpu(lambda text=text: cleaner.clean(text, input="text"), 1 if size > 5e6 else 3)
        growth = f"   x{spent / before[1]:.2f} CPU for x{size / before[0]:.1f} text" if before else ""
        print(f"  {size / 1e6:7.2f} MB  {spent:7.3f} s  {size / 1e6 / spent:5.2f} MB per CPU second{growth}")
        before = (size, spent)


def digesting(counts):
    print("digest of one article (short and long)")
    for count in counts:
        dice = random.Random(count)
        text = "\n\n".join(" ".join(sentence(dice) for _ in range(4)) for _ in range(count // 4))
        cleaned = cleaner.clean(text, input="text")
        spent = cpu(lambda cleaned=cleaned: cleaner.digest(cleaned), 1 if count > 5000 else 2)
        line = f"  {count:6} sentences  {spent:7.3f} s"
        if count == 1000:
            slow = cpu(lambda cleaned=cleaned: cleaner.digest(cleaned, method="sumy-lexrank"), 1)
            line += f"   sumy's LexRank {slow:.2f} s, {slow / spent:.0f} times as long"
        print(line)


def starting():
    print("start: a small text on standard input")
    text = text_of(3000).encode()

    def child(command):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, input=text, stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    bare = min(child([sys.executable, "-c", "pass"]) for _ in range(20))
    ours = min(child([sys.executable, "-m", "cleaner"]) for _ in range(20))
    print(f"  bare interpreter {1000 * bare:.1f} ms, cleaner {1000 * ours:.1f} ms: {ours / bare:.1f} times")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    starting()
    cleaning((10_000, 100_000, 1_000_000) if quick else (10_000, 100_000, 1_000_000, 10_000_000, 50_000_000))
    digesting((100, 1000) if quick else (100, 1000, 10_000, 50_000))


if __name__ == "__main__":
    main()
