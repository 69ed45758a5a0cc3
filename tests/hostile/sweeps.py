"""Sweeps over every place where something may break: some of the places in each run of the tests, all by command.

CLEANER_SWEEP=every python -m pytest tests/hostile
"""

import os
from collections.abc import Sequence

EVERY = os.environ.get("CLEANER_SWEEP") == "every"


def swept(places: Sequence[int], some: int) -> list[int]:
    """All places, or about so many: the first, the last, and others at even distances between them."""
    if EVERY or len(places) <= some:
        return list(places)
    step = (len(places) - 1) / (some - 1)
    return sorted({places[round(number * step)] for number in range(some)})
