"""What kind a stream is does not depend on how its first bytes arrive."""

import gzip
import json
import subprocess
import sys
import time

import pytest

LINES = b'{"id": 1, "text": "The ferry left."}\n'


@pytest.mark.parametrize("whole", [gzip.compress(LINES), LINES])
@pytest.mark.parametrize("first", [1, 3])
def test_first_bytes_that_come_alone(whole, first):
    command = [sys.executable, "-m", "cleaner", "batch", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as running:
        running.stdin.write(whole[:first])
        time.sleep(0.5)
        running.stdin.write(whole[first:])
        running.stdin.close()
        found = json.loads(running.stdout.read())
    assert found["cleaned"]["text"].strip() == "The ferry left."
