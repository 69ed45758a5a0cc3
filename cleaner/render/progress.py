"""A progress bar on standard error, for people only: the caller asks first whether that is a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

SHOW_SECONDS: Final = 0.2
"""How often the bar is drawn."""


@contextmanager
def bar(name: str, place: Callable[[], tuple[int, int]]) -> Iterator[Callable[[int, int], None]]:
    """A bar; what it yields is called with the records that are done and those that failed.

    Args:
        name: what is being done.
        place: bytes that are read, and how many there are; 0 when nobody knows.
    """
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[records]:,} records  {task.fields[rate]:,.0f}/s"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]:,} failed"),
    )
    began = shown = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        row = progress.add_task(name, total=None, records=0, rate=0.0, failed=0)

        def show(records: int, failed: int) -> None:
            nonlocal shown
            now = time.monotonic()
            if now - shown < SHOW_SECONDS:
                return
            shown = now
            done, whole = place()
            rate = records / (now - began)
            progress.update(
                row, completed=done, total=whole or None, records=records, rate=rate, failed=failed, refresh=True
            )

        yield show
