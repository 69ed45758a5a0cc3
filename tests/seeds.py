"""Determinism across processes: what a program prints, with several hash seeds."""

import os
import subprocess
import sys


def printed_with_any_hash_seed(code: str) -> set[str]:
    """All that processes print that run ``code`` with different hash seeds: one text, where the order of sets is no matter."""
    return {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
