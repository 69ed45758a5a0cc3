"""The accounts of a run: what came in, what went out, what was removed by which rule, what failed and why."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator

from cleaner.batch.answers import Answer
from cleaner.text import counted


class Tally:
    """Counts of one run. In is always out plus errors."""

    def __init__(self) -> None:
        self.records = 0
        self.errors: Counter[str] = Counter()
        self.removed: Counter[str] = Counter()
        self.words_in = 0
        self.words_out = 0
        self.warned = 0
        self.homeless = 0
        """Records without an address, where a site memory was to be asked."""
        self.bytes_in = 0
        self.resumed = 0
        """Records that an earlier run had done."""
        self._began = time.monotonic()

    def count(self, answer: Answer, size: int) -> None:
        """Count one answer to a record of so many bytes."""
        self.records += 1
        self.bytes_in += size
        if answer.error:
            self.errors[answer.error] += 1
            return
        self.words_in += answer.words_in
        self.words_out += answer.words_out
        self.warned += answer.warned
        self.homeless += answer.homeless
        self.removed.update(answer.removed)

    @property
    def failed(self) -> int:
        """Records that gave an error line."""
        return sum(self.errors.values())

    def lines(self, skipped: int = 0) -> Iterator[str]:
        """The summary for people."""
        seconds = max(time.monotonic() - self._began, 1e-6)
        here = self.records - self.resumed
        speed = f"{self.bytes_in / 1e6 / seconds:.1f} MB/s, {here / seconds:,.0f} records/s"
        yield f"{counted(self.records, 'record')}, {self.failed:,} failed ({seconds:,.1f} s, {speed})"
        if self.resumed:
            were = "was" if self.resumed == 1 else "were"
            yield f"{self.resumed:,} of them {were} done before; what follows counts the others"
        if skipped:
            yield f"{counted(skipped, 'record')} of archives without a page passed over"
        if self.words_in:
            share = 100 * (1 - self.words_out / self.words_in)
            yield f"{self.words_in:,} words in, {self.words_out:,} words out ({share:.1f} % removed)"
        if self.removed:
            yield "blocks removed: " + ", ".join(f"{name} {count:,}" for name, count in _ordered(self.removed))
        if self.errors:
            yield "errors: " + ", ".join(f"{name} {count:,}" for name, count in _ordered(self.errors))
        if self.homeless:
            yield f"{counted(self.homeless, 'record')} without an address: --db knows nothing of their sites"
        if self.warned:
            yield f"{self.warned:,} with warnings, which stand in their lines"


def _ordered(counts: Counter[str]) -> list[tuple[str, int]]:
    """Most first, ties by name."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
