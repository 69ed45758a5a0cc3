"""What a reader would complain of, counted over digests of development articles.

    PYTHONPATH=. python tests/benchmarks/readers.py cnndm-dev.jsonl [--limit 500] [--short 3s]

The checks are made again here, on the printed digest and the text of the article, and not taken from the selection:
dangling: opens with a connective, a third-person pronoun or a demonstrative, and the sentence picked before it is not
the one before it in the article; cut: an odd number of double quotation marks; duplicates: equal but for case and
blanks; headings and questions by their last mark.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path

from cleaner.model import Block, Cleaned, Page, Span
from cleaner.pipeline_digest import digest

POINTING = re.compile(
    r"[\"'\u201c\u2018(]*(however|but|and|so|also|meanwhile|moreover|furthermore|therefore|thus|instead|still|yet|then|"
    r"nevertheless|besides|he|she|it|they|his|her|its|their|him|them|this|these|those|that|such|for example|"
    r"for instance|in addition|as a result|another|both)\b",
    re.IGNORECASE,
)
CALENDAR = re.compile(
    r"[\"'\u201c]*(this|these|those|that|such) (past |last |coming )?"
    r"(week|month|year|morning|afternoon|evening|summer|winter|spring|fall|season|weekend|\w+day)",
    re.IGNORECASE,
)


def main() -> int:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int, default=500)
    parser.add_argument("--short", default="3s")
    parser.add_argument("--method", default="auto")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if not options.data.is_file():
        print("the development texts are not here; nothing counted")
        return 0
    counts = dict.fromkeys(("sentences", "dangling", "cut", "duplicates", "headings", "questions"), 0)
    for line in options.data.read_text("utf-8").rstrip("\n").split("\n")[: options.limit]:
        record = json.loads(line)
        text = record["docs"][0]
        block = Block(0, Span(0, len(text)), "paragraph")
        cleaned = Cleaned(Page("a", text, (block,), record["lang"]), (block,), ())
        picks = digest(cleaned, short=options.short, method=options.method).short.picks
        counts["sentences"] += len(picks)
        seen = set()
        for number, pick in enumerate(picks):
            before = picks[number - 1].span.end if number else -1
            follows = before >= 0 and not text[before : pick.span.start].strip()
            found = []
            if POINTING.match(pick.text) and not CALENDAR.match(pick.text) and not follows:
                found.append("dangling")
            if pick.text.count('"') % 2 or pick.text.count("\u201c") != pick.text.count("\u201d"):
                found.append("cut")
            folded = " ".join(pick.text.lower().split())
            if folded in seen:
                found.append("duplicates")
            seen.add(folded)
            if pick.text.rstrip("\"'\u201d)").endswith("?"):
                found.append("questions")
            elif not re.search(r"[.!\u2026]\W*$", pick.text):
                found.append("headings")
            for name in found:
                counts[name] += 1
                if options.show:
                    print(f"{name}: {pick.text}", file=sys.stderr)
    whole = counts["sentences"] or 1
    for name, count in counts.items():
        print(f"{name:12}{count:6}" + ("" if name == "sentences" else f"{100 * count / whole:8.2f} %"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
