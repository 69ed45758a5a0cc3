"""Titles, authors and days of pages against those that people wrote down: ours, and trafilatura's for comparison.

    python tests/benchmarks/metadata.py PAGES

PAGES is the unpacked development split (``html/``, ``truth/``). A line says: what, whose, and on how many pages it is the
same (case and signs aside; days by year, month and day), part of what people wrote or the other way round, another,
missing, or said where people wrote nothing. A day that is printed ("3 May 2024") is read by dateutil, which comes with
trafilatura.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

WANTED = {"title": "title", "byline": "author", "date": "publish_date"}
OUTCOMES = ("same", "part", "another", "missing", "unasked")


def words(text: str | None) -> str:
    return re.sub(r"\W+", " ", text or "").strip().casefold()


def day(text: str | None) -> str:
    """The day of a date, as printed or for machines; the text itself where it is none."""
    from dateutil import parser

    if not text or re.match(r"\d{4}-\d\d-\d\d", text):
        return (text or "")[:10]
    try:
        return parser.parse(text, fuzzy=True).date().isoformat()
    except (ValueError, OverflowError):
        return text


def outcome(said: str, wanted: str, *, parts: bool) -> str:
    if not (said and wanted):
        return "missing" if wanted else "unasked" if said else ""
    if said == wanted:
        return "same"
    return "part" if parts and (said in wanted or wanted in said) else "another"


def ours(html: bytes) -> dict[str, str | None]:
    from cleaner import clean

    cleaned = clean(html, input="html", fast=True)
    return {"title": cleaned.title, "byline": cleaned.get("byline"), "date": cleaned.get("date")}


def trafilaturas(html: bytes) -> dict[str, str | None]:
    from trafilatura.metadata import extract_metadata

    said = extract_metadata(html)
    return {"title": said.title, "byline": said.author, "date": said.date}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("pages", type=Path)
    folder = parser.parse_args().pages
    systems = {"cleaner": ours, "trafilatura": trafilaturas}
    counts = {(what, name): Counter() for what in WANTED for name in systems}
    truths = sorted((folder / "truth").glob("*.json"))
    for file in truths:
        truth = json.loads(file.read_text(encoding="utf-8"))["ground_truth"]
        html = (folder / "html" / f"{file.stem}.html").read_bytes()
        for name, system in systems.items():
            said = system(html)
            for what, key in WANTED.items():
                form = day if what == "date" else words
                counts[what, name][outcome(form(said[what]), form(truth.get(key)), parts=what != "date")] += 1
    print(f"{len(truths)} pages", *(f"{one:>8}" for one in OUTCOMES))
    for (what, name), count in counts.items():
        print(f"{what:7} {name:12}", *(f"{count[one]:8}" for one in OUTCOMES))


if __name__ == "__main__":
    main()
