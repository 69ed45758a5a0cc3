"""Pages of HTML a CPU second: the whole pipeline in both lanes against trafilatura with its defaults, in one run.

    python tests/benchmarks/html_speed.py PAGES [--count 150]

PAGES holds ``html/*.html``; the sample is spread evenly over the names. Every page is read by all of them in turn, bytes
in and text out, each time beginning with another, because the first pays for the cold memory. User seconds, not wall
clock. A line says: who, milliseconds a page, pages a second, times as fast as trafilatura. ``parse`` is lxml alone.
"""

from __future__ import annotations

import argparse
import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

WARM = 5
"""Pages before the clock starts: they load what is loaded once."""


def systems() -> dict:
    from lxml import html
    from trafilatura import extract

    import cleaner

    return {
        "trafilatura": extract,
        "default": lambda page: cleaner.clean(page, input="html").text,
        "fast": lambda page: cleaner.clean(page, input="html", fast=True).text,
        "parse": html.document_fromstring,
    }


def spread(files: list[Path], count: int) -> list[Path]:
    """A sample of so many files, evenly spread."""
    return [files[number * len(files) // count] for number in range(min(count, len(files)))]


def measure(pages: list[bytes]) -> dict[str, float]:
    """User seconds of each system over all pages."""
    runs = list(systems().items())
    spent = dict.fromkeys(dict(runs), 0.0)
    for number, page in enumerate([*pages[:WARM], *pages], -WARM):
        turn = number % len(runs)
        for name, run in (*runs[turn:], *runs[:turn]):
            began = resource.getrusage(resource.RUSAGE_SELF).ru_utime
            run(page)
            if number >= 0:
                spent[name] += resource.getrusage(resource.RUSAGE_SELF).ru_utime - began
    return spent


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("pages", type=Path)
    parser.add_argument("--count", type=int, default=150)
    wanted = parser.parse_args()
    files = spread(sorted((wanted.pages / "html").glob("*.html")), wanted.count)
    spent = measure([file.read_bytes() for file in files])
    for name, seconds in spent.items():
        times = spent["trafilatura"] / seconds
        print(f"{name:12} {1000 * seconds / len(files):7.1f} ms {len(files) / seconds:7.1f} pages/s  x{times:5.2f}")


if __name__ == "__main__":
    main()
