"""How fast digests are made: measured, never asserted.

    PYTHONPATH=. python tests/benchmarks/digesting.py            all measurements, about a minute
    PYTHONPATH=. python tests/benchmarks/digesting.py --quick    smaller sizes

Texts are made here, as for ``cleaning.py``; CPU seconds are process time, the best of the repetitions; the memory is the
highest of the whole process, numpy and sumy not loaded yet. sumy's LexRank gets the same text, cut by our splitter, and
is measured from the parsed document on, its own splitting and parsing left out. One thread of numpy is what counts.
"""

from __future__ import annotations

import argparse
import os
import random
import resource

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from cleaning import cpu, sentence

import cleaner
from cleaner.model import Cleaned
from cleaner.pipeline_digest import digest, merge


def article(count: int, seed: int = 0) -> Cleaned:
    """An article of so many sentences, four in a paragraph."""
    dice = random.Random(seed or count)
    text = "\n\n".join(" ".join(sentence(dice) for _ in range(4)) for _ in range(count // 4))
    return cleaner.clean(text, input="text")


def one_article(counts: tuple[int, ...]) -> None:
    """Short and long digests of growing articles."""
    print("digest of one article (short and long)")
    before = None
    for count in counts:
        cleaned = article(count)
        spent = cpu(lambda cleaned=cleaned: digest(cleaned), 1 if count > 5000 else 5)
        growth = f"   x{spent / before[1]:.2f} for x{count / before[0]:.1f}" if before else ""
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"  {count:6} sentences  {spent:7.3f} s  {memory:5.0f} MB{growth}")
        before = (count, spent)


def many_articles(counts: tuple[int, ...]) -> None:
    """Merged digests of many articles of 24 sentences."""
    print("merged digest (24 sentences each)")
    for count in counts:
        pages = [article(24, seed) for seed in range(1, count + 1)]
        print(f"  {count:6} articles   {cpu(lambda pages=pages: merge(pages), 1):7.3f} s")


def against_sumy(count: int) -> None:
    """Our whole digest against sumy's LexRank."""
    try:
        from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
        from sumy.nlp.stemmers import Stemmer
        from sumy.summarizers.lex_rank import LexRankSummarizer
    except ImportError:
        print("sumy is not here")
        return
    from cleaner.sentences import sentences_of

    cleaned = article(count)
    ours = cpu(lambda: digest(cleaned), 9)

    class Words:
        """sumy asks its tokenizer for words; nltk's would download a model."""

        def to_words(self, text: str) -> tuple[str, ...]:
            return tuple(text.rstrip(".").split())

    found = [Sentence(part.span.of(cleaned.page.text), Words()) for part in sentences_of(cleaned, lang="en")]
    document = ObjectDocumentModel([Paragraph(found)])
    theirs = cpu(lambda: LexRankSummarizer(Stemmer("english"))(document, 3), 1)
    print(
        f"against sumy's LexRank, {count} sentences: {ours:.3f} s and {theirs:.2f} s, {theirs / ours:.0f} times as long"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    one_article((100, 1000, 2000) if quick else (100, 1000, 12_500, 25_000, 50_000))
    many_articles((100,) if quick else (100, 1000))
    against_sumy(1000)


if __name__ == "__main__":
    main()
