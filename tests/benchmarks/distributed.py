"""The bar of the distributed engine: python tests/benchmarks/distributed.py [RECORDS]   (5,000 unless told)

A job of four tasks over RECORDS records with five poison ones on datatrove's local executor: documents and error rows; a second
run; a run that is killed with SIGKILL in the middle, and the same job again.
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

from integrations.datatrove_job import content, generate, rows, run


def main():
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        first, second = Path(one), Path(other)
        generate(first, records)
        generate(second, records)
        began = time.monotonic()
        status, log = run(first)
        assert status == 0, log
        found, errors = rows(first, "out"), rows(first, "errors")
        print(
            f"{records:,} records: {len(found):,} documents, {len(errors)} error rows, {time.monotonic() - began:.0f} s"
        )
        print("errors:", ", ".join(f"{one['error']['id']} {one['error']['kind']}" for one in errors))
        before, times = content(first), {path: path.stat().st_mtime_ns for path in first.glob("*/*.jsonl")}
        began = time.monotonic()
        status, log = run(first)
        same = times == {path: path.stat().st_mtime_ns for path in first.glob("*/*.jsonl")}
        print(f"second run: status {status}, {'no file was written' if same else 'FILES WERE WRITTEN'}, "
              f"{time.monotonic() - began:.0f} s")  # fmt: skip
        status, _ = run(second, death=records // 8)
        done = len(list((second / "logs" / "completions").glob("*")))
        whole = sum(before.get(path) == body for path, body in content(second).items())
        print(f"killed: status {status}, {done} of 4 tasks were done, {whole} of {len(before)} files were whole")
        status, log = run(second)
        print(f"run again: status {status}, {'the same bytes' if content(second) == before else 'OTHER BYTES'}")


if __name__ == "__main__":
    main()
