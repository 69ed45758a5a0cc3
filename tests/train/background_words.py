"""Count the background of the stories: in how many web pages each stem stands.

    python tests/train/background_words.py [--truth PAGES_TRUTH.tar.xz] [--write]

Needs the gold texts of the WCXB development split (Murrough Foley, 2026, CC BY 4.0): ``truth.tar.xz`` beside the
repository, ``../shared/bench/pages``. Without them it says so and ends with status 0. Pages of under 200 characters
are left out. A stem that stands in fewer than eight pages is as rare as a name and is not listed. Frequencies
are kept in steps of 1.3, which costs nothing and makes the file a third smaller. ``--write`` writes
``cleaner/data/models/background-words.txt``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tarfile
from collections import Counter, defaultdict
from pathlib import Path

from cleaner.stories.terms import BACKGROUND, count_terms

TRUTH = Path(__file__).parents[3] / "shared" / "bench" / "pages" / "truth.tar.xz"
MIN_CHARS = 200
MIN_PAGES = 8
STEP = 1.3


def counted(path: Path) -> tuple[int, Counter[str]]:
    """Number of pages, and of pages that hold each stem."""
    frequency: Counter[str] = Counter()
    pages = 0
    with tarfile.open(path) as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.isfile() else None
            if stream is None:
                continue
            text = json.load(stream).get("ground_truth", {}).get("main_content") or ""
            if len(text) >= MIN_CHARS:
                pages += 1
                frequency.update(count_terms(text).keys())
    return pages, frequency


def table(pages: int, frequency: Counter[str]) -> str:
    """The file: the number of pages, then a line for each step with its stems in order."""
    steps = [MIN_PAGES]
    while steps[-1] <= pages:
        steps.append(max(steps[-1] + 1, round(steps[-1] * STEP)))
    rows: dict[int, list[str]] = defaultdict(list)
    for stem, count in frequency.items():
        if count >= MIN_PAGES and stem.isascii() and not any(map(str.isdigit, stem)):
            low = max(step for step in steps if step <= count)
            high = steps[steps.index(low) + 1]
            rows[min(pages, round((low * high) ** 0.5))].append(stem)
    lines = [f"{count}\t{' '.join(sorted(rows[count]))}" for count in sorted(rows, reverse=True)]
    return "\n".join([str(pages), *lines]) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--truth", type=Path, default=TRUTH)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if not args.truth.exists():
        print(f"{args.truth.name} is not here: nothing counted")
        return 0
    pages, frequency = counted(args.truth)
    made = table(pages, frequency)
    print(f"{pages} pages, {len(made.split()) - 1} stems, {len(made):,} bytes")
    if args.write:
        Path(BACKGROUND).write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
