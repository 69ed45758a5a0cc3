"""A job on datatrove's local executor: no record is lost, a second run does nothing, a killed one ends in the same rows."""

import json
import subprocess
import sys
from importlib.util import find_spec

import pytest
from batch.stream import lines, record

if find_spec("datatrove") is None:
    pytest.skip("datatrove is not installed: pip install 'cleaner-digest[datatrove]'", allow_module_level=True)

RECORDS = 300
POISON = {
    7: b'{"id": "p1", "text": null}\n',
    60: b"broken\n",
    140: b'{"text": NaN}\n',
    200: b'{"id": 5}\n',
    299: b"[]\n",
}
JOB = """
import sys
from cleaner.integrations.datatrove import CleanerStep, RecordReader
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.writers import JsonlWriter

if __name__ == "__main__":
    place = sys.argv[1]
    LocalPipelineExecutor(
        [RecordReader(place + "/in"), CleanerStep(place + "/errors"), JsonlWriter(place + "/out", compression=None)],
        tasks=2, workers=1, logging_dir=place + "/logs",
    ).run()
"""


def job(place):
    code = f"import sys; sys.path[:] = {sys.path!r}\n{JOB}"
    ended = subprocess.run(
        [sys.executable, "-c", code, str(place)], capture_output=True, text=True, timeout=200, check=False
    )
    assert ended.returncode == 0, ended.stderr[-3000:]
    return ended.stderr


def rows(folder):
    return [
        json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_bytes().split(b"\n") if line
    ]


def test_documents_and_errors_are_the_records(tmp_path):
    (tmp_path / "in").mkdir()
    stream = [POISON.get(n) or lines([record(n)]) for n in range(RECORDS)]
    (tmp_path / "in" / "a.jsonl").write_bytes(b"".join(stream[:150]))
    (tmp_path / "in" / "b.jsonl").write_bytes(b"".join(stream[150:]))
    job(tmp_path)
    found, errors = rows(tmp_path / "out"), rows(tmp_path / "errors")
    assert len(found) == RECORDS - len(POISON)
    assert len(errors) == len(POISON)
    assert sorted(one["error"]["kind"] for one in errors) == [
        "json",
        "missing-field",
        "number",
        "wrong-type",
        "wrong-type",
    ]
    assert all("Leave a Comment" not in one["text"] for one in found)
    assert found[0]["metadata"]["cleaned"]["removals"][0]["name"] == "comment-prompt"
    before = {path: path.read_bytes() for folder in ("out", "errors") for path in (tmp_path / folder).iterdir()}
    job(tmp_path)
    assert {path: path.read_bytes() for path in before} == before
    (tmp_path / "logs" / "completions" / "00001").unlink()  # as if the second task had been killed
    job(tmp_path)
    assert {path: path.read_bytes() for path in before} == before
