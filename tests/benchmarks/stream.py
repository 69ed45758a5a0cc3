"""What a stream costs: python tests/benchmarks/stream.py [RECORDS ...] [--kills N] [-- OPTIONS OF BATCH]

For each number of records a file of made-up articles of about 3 kB is cleaned with one and with two workers. Printed are
records a second, CPU seconds of all processes for a thousand records, what of that the parent needs (it must not become
the bottleneck), the peak memory of the parent and of the largest worker, and the SHA-256 of the output, equal for both.
Then the throughput of two workers over one, and how the CPU seconds a record grow from the smallest to the largest
number: 1.00 is linear. Then runs are killed at random moments, half of them in mid-line, and gone on with; each must end in the
same bytes.

The bars of the project: python tests/benchmarks/stream.py 10000 200000 --kills 20 (half an hour on two quiet cores, 3 GB
of disk). Options after ``--`` go to every run, such as ``-- --repeats INDEX``; INDEX is made anew each time.
"""

import argparse
import hashlib
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple

SEED = 7
KILL_RECORDS = 1000
KB = 1024
COPIED = 10
"""With an index of repeats, one record in so many is a copy of an earlier one under another title."""
OPTIONS = []
"""Further options of every run."""
INDEXES = []
"""Files of an index among them."""
CHROME = (
    "Leave a Comment", "Share on Facebook", "Related Articles", "Subscribe to our newsletter", "Home » News » World", "Advertisement",
)  # fmt: skip


def made(count, path):
    """Write so many records."""
    chance = random.Random(SEED)

    def word():
        return "".join(chance.choice("bcdfglmnprst") + chance.choice("aeiou") for _ in range(chance.randint(1, 4)))

    known = [word() for _ in range(4000)]

    def sentence():
        return " ".join(chance.choice(known) for _ in range(chance.randint(8, 22))).capitalize() + "."

    latest = []
    with open(path, "w", encoding="utf-8") as file:
        for number in range(count):
            paragraphs = [" ".join(sentence() for _ in range(chance.randint(2, 5))) for _ in range(8)]
            if INDEXES and number % COPIED == COPIED - 1:
                paragraphs = chance.choice(latest)
            latest = [*latest[-100:], paragraphs]
            body = [chance.choice(CHROME), sentence()[:-1], *paragraphs[:4], chance.choice(CHROME), *paragraphs[4:]]
            text = "\n\n".join(body + chance.sample(CHROME, 2))
            url = f"https://site{number % 3}.example/{number}"
            file.write(json.dumps({"id": f"r{number}", "url": url, "text": text}, ensure_ascii=False) + "\n")


def command(source, output, *more):
    return [sys.executable, "-m", "cleaner", "batch", source, "-o", output, "-q", *OPTIONS, *more]


def sha(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Measured(NamedTuple):
    """One run."""

    digest: str
    wall: float
    cpu: float
    """Seconds of all processes."""
    parent: float
    """Seconds of the parent alone."""
    peaks: tuple[int, int]
    """Peak memory in bytes of the parent and of the largest worker, 0 without one."""


INSIDE = """
import json, resource, sys
from cleaner.cli import main
status = main(sys.argv[1:])
mine, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([mine.ru_utime + mine.ru_stime, theirs.ru_utime + theirs.ru_stime, mine.ru_maxrss, theirs.ru_maxrss]))
sys.exit(status)
"""


def measured(source, output, workers):
    fresh(output)
    arguments = command(source, output, "--workers", str(workers))[3:]
    began = time.monotonic()
    ended = subprocess.run([sys.executable, "-c", INSIDE, *arguments], check=True, capture_output=True)
    wall = time.monotonic() - began
    parent, others, peak, worker = json.loads(ended.stdout)
    return Measured(sha(output), wall, parent + others, parent, (peak * KB, worker * KB))


def fresh(output):
    """Take away what an earlier run left: its output, and an index that OPTIONS name beside it."""
    for path in (output, *(index + more for index in INDEXES for more in ("", "-wal", "-shm"))):
        if os.path.exists(path):
            os.unlink(path)


def sizes(counts, folder):
    each = {}
    for count in counts:
        source, output = os.path.join(folder, "in.jsonl"), os.path.join(folder, "out.jsonl")
        made(count, source)
        print(f"{count:,} records, {os.path.getsize(source) / count:,.0f} bytes each")
        runs = []
        for workers in (1, 2):
            run = measured(source, output, workers)
            runs.append(run)
            parent = f", parent {1000 * run.parent / count:.2f}" if workers > 1 else ""
            peaks = " and ".join(f"{peak / 1e6:.0f}" for peak in run.peaks if peak)
            print(
                f"  {workers} worker{'s'[workers < 2 :]}: {count / run.wall:6.0f}/s, CPU s per 1,000 {1000 * run.cpu / count:.2f}{parent}, "
                f"peak MB {peaks}, {run.digest[:16]}"
            )
        one, two = runs
        print(
            f"  {'same bytes' if one.digest == two.digest else 'DIFFERENT BYTES'}, throughput {one.wall / two.wall:.2f} times"
        )
        each[count] = one.cpu / count
    if len(each) > 1:
        least, most = min(each), max(each)
        print(f"CPU seconds a record, {most:,} to {least:,}: {each[most] / each[least]:.2f} times")


def kills(folder, count):
    source, output = os.path.join(folder, "in.jsonl"), os.path.join(folder, "out.jsonl")
    made(KILL_RECORDS, source)
    whole = measured(source, output, 1)
    chance = random.Random(SEED)
    same = killed = 0
    for number in range(count):
        fresh(output)
        more = ["--workers", str(1 + number % 2)]
        while True:
            started = subprocess.Popen(command(source, output, *more))
            try:
                started.wait(chance.uniform(0.1, 1.1) * whole.wall)
                break
            except subprocess.TimeoutExpired:
                started.kill()
                started.wait()
                killed += 1
            if number % 2 and os.path.exists(output + ".part"):
                with open(output + ".part", "ab") as file:
                    file.write(b'{"torn')
            more = [*more[:2], "--resume"]
        same += sha(output) == whole.digest
    print(f"{count} runs, killed {killed} times in all: {same} end in the same bytes")


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("counts", nargs="*", type=int, default=[2000, 10_000], metavar="RECORDS")
    reader.add_argument("--kills", type=int, default=10, metavar="N")
    given = sys.argv[1:]
    cut = given.index("--") if "--" in given else len(given)
    wanted = reader.parse_args(given[:cut])
    OPTIONS[:] = given[cut + 1 :]
    INDEXES[:] = [path for name, path in itertools.pairwise(OPTIONS) if name == "--repeats"]
    with tempfile.TemporaryDirectory() as place:
        sizes(wanted.counts, place)
        kills(place, wanted.kills)
