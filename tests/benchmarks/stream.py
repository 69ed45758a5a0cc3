"""What a stream costs: python tests/benchmarks/stream.py [RECORDS ...]

For each number of records a file of made-up articles of about 3 kB is cleaned with one and with two workers. Printed are the
SHA-256 of the output (equal for both), records a second, CPU seconds (of all processes) for a thousand records, which must not
grow with the number, and the peak memory of the largest process. Then ten runs are killed at random moments, half of them
in mid-line, and gone on with; each must end in the same bytes.
"""

import hashlib
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

SEED = 7
KILLS = 10
KILL_RECORDS = 1000
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

    with open(path, "w", encoding="utf-8") as file:
        for number in range(count):
            paragraphs = [" ".join(sentence() for _ in range(chance.randint(2, 5))) for _ in range(8)]
            body = [chance.choice(CHROME), sentence()[:-1], *paragraphs[:4], chance.choice(CHROME), *paragraphs[4:]]
            text = "\n\n".join(body + chance.sample(CHROME, 2))
            url = f"https://site{number % 3}.example/{number}"
            file.write(json.dumps({"id": f"r{number}", "url": url, "text": text}, ensure_ascii=False) + "\n")


def command(source, output, *more):
    return [sys.executable, "-m", "cleaner", "batch", source, "-o", output, "-q", *more]


def sha(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def measured(source, output, workers):
    """Digest of the output, wall seconds, CPU seconds of all processes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    subprocess.run(command(source, output, "--workers", str(workers)), check=True)
    wall = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return sha(output), wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def sizes(counts, folder):
    for count in counts:
        source, output = os.path.join(folder, "in.jsonl"), os.path.join(folder, "out.jsonl")
        made(count, source)
        digests = set()
        for workers in (1, 2):
            digest, wall, cpu = measured(source, output, workers)
            digests.add(digest)
            print(
                f"{count:>9,} records, {workers} worker(s): {count / wall:7.0f}/s wall, {1000 * cpu / count:.2f} CPU s per 1,000, {digest[:16]}"
            )
        print(f"{'':>9} {'same bytes' if len(digests) == 1 else 'DIFFERENT BYTES'}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"peak memory of the largest process so far: {peak / 1024:.0f} MB")


def kills(folder):
    source, output = os.path.join(folder, "in.jsonl"), os.path.join(folder, "out.jsonl")
    made(KILL_RECORDS, source)
    whole, wall, _ = measured(source, output, 1)
    os.unlink(output)
    chance = random.Random(SEED)
    same = killed = 0
    for number in range(KILLS):
        more = ["--workers", str(1 + number % 2)]
        while True:
            started = subprocess.Popen(command(source, output, *more))
            try:
                started.wait(chance.uniform(0.1, 1.1) * wall)
                break
            except subprocess.TimeoutExpired:
                started.kill()
                started.wait()
                killed += 1
            if number % 2 and os.path.exists(output + ".part"):
                with open(output + ".part", "ab") as file:
                    file.write(b'{"torn')
            more = [*more[:2], "--resume"]
        same += sha(output) == whole
        os.unlink(output)
    print(f"{KILLS} runs, killed {killed} times in all: {same} end in the same bytes")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        sizes([int(word) for word in sys.argv[1:]] or [2000, 10_000], place)
        kills(place)
