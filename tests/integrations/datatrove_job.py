"""A job on datatrove's local executor, to be killed: python datatrove_job.py PLACE [DEATH]

Cleans ``PLACE/in`` into ``PLACE/out`` and ``PLACE/errors`` as four tasks, two at a time. With DEATH the whole process group is
killed with SIGKILL when the last task has come to so many documents.
"""

import json
import os
import random
import signal
import subprocess
import sys

TASKS = 4
POISON = (b'{"id": "p1", "text": null}\n', b"broken\n", b'{"text": NaN}\n', b'{"id": 5}\n', b"[]\n")
KINDS = ["json", "missing-field", "number", "wrong-type", "wrong-type"]


def poisoned(number, records):
    """The poison at a place, if there is one: five, spread over the records."""
    step = records // len(POISON)
    return POISON[number // step] if number % step == step // 2 and number // step < len(POISON) else b""


def generate(place, records):
    """Write the records, articles of about 2 kB, as eight files."""
    chance = random.Random(3)
    known = ["".join(chance.choice("bdglmnrst") + chance.choice("aeiou") for _ in range(3)) for _ in range(2000)]
    (place / "in").mkdir()
    files = [[] for _ in range(8)]
    for number in range(records):
        sentences = (" ".join(chance.choices(known, k=14)).capitalize() + "." for _ in range(20))
        text = f"Story {number}\n\n" + "\n\n".join(" ".join(four) for four in zip(*[sentences] * 4, strict=True))
        line = {"id": f"r{number}", "url": f"https://a.example/{number}", "text": f"{text}\n\nLeave a Comment"}
        files[number * 8 // records].append(poisoned(number, records) or json.dumps(line).encode() + b"\n")
    for number, file in enumerate(files):
        (place / "in" / f"{number}.jsonl").write_bytes(b"".join(file))


def run(place, death=0):
    """Exit status and log of the job in a process group of its own."""
    command = [sys.executable, __file__, str(place), *([str(death)] if death else [])]
    ended = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        timeout=1800,
        check=False,
    )
    return ended.returncode, ended.stdout.decode()


def content(place):
    """Every file that came out, by its name, with its bytes."""
    return {
        path.relative_to(place): path.read_bytes() for part in ("out", "errors") for path in place.glob(f"{part}/*")
    }


def rows(place, part):
    """What came out, in order."""
    files = sorted((place / part).glob("*.jsonl"))
    return [json.loads(line) for path in files for line in path.read_bytes().split(b"\n") if line]


class Death:
    """A step that ends everything."""

    def __init__(self, at):
        self.at = at

    def __call__(self, data, rank, world_size):
        for number, document in enumerate(data, 1):
            if rank == world_size - 1 and number == self.at:
                os.killpg(0, signal.SIGKILL)
            yield document


def main():
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.writers import JsonlWriter

    from cleaner.integrations.datatrove import CleanerStep, RecordReader

    place = sys.argv[1]
    steps = [
        RecordReader(f"{place}/in"),
        CleanerStep(f"{place}/errors"),
        *(Death(int(death)) for death in sys.argv[2:]),
        JsonlWriter(f"{place}/out", compression=None),
    ]
    LocalPipelineExecutor(steps, tasks=TASKS, workers=2, logging_dir=f"{place}/logs").run()


if __name__ == "__main__":
    main()
