"""The command ``cleaner``, also as ``python -m cleaner``.

Loading the command line takes some 20 ms, in which Ctrl-C or too little memory would show a traceback; here they end as
they do later. What comes before this module (Python's own start) is out of our hands.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

START_BYTES = 4 << 20
"""Address space that even ``cleaner --help`` takes beyond Python itself: 5 MB on 3.13, 6 MB on 3.11. With less, 3.13.0
can go round for ever in an import that finds no memory for its exception."""
UNREADABLE = 1
INTERRUPTED = 130


def main() -> int:
    """Run the command line; returns the exit status."""
    try:
        try:
            bytes(START_BYTES)
            from cleaner.process import claim

            claim()
            from cleaner.cli import main as run
        except Exception as problem:  # noqa: BLE001 - a broken installation, too little memory
            return _not_started(problem)
        return _waiting(run)
    except KeyboardInterrupt:  # while it is being loaded, or a second one while it ends
        return INTERRUPTED
    finally:
        _be_deaf()


def _waiting(run: Callable[[], int]) -> int:
    """The command, run with streams that wait."""
    from cleaner.process import leave_as_found, make_wait

    changed = make_wait()
    try:
        return run()
    finally:
        leave_as_found(changed)


def _not_started(problem: Exception) -> int:
    """One line that says why there is no command line."""
    if os.environ.get("CLEANER_DEBUG"):
        raise problem
    try:
        from cleaner.scarcity import is_scarcity

        scarce = is_scarcity(problem)
    except Exception:  # noqa: BLE001 - not even that could be loaded; what Python raises then is not always MemoryError
        scarce = True
    reason = "out of memory" if scarce else f"cannot start: {type(problem).__name__}: {problem}"
    if sys.stderr is not None:
        sys.stderr.write(f"cleaner: {ascii(reason)[1:-1]}\n")
    return UNREADABLE


def _be_deaf() -> None:
    """All is said and written: an interrupt while Python takes itself down changes nothing any more."""
    try:
        # What the module signal wraps: the names that it makes cost a hundredth of cleaning a small page.
        import _signal as signal  # type: ignore[import-not-found]

        signal.signal(signal.SIGINT, signal.SIG_IGN)
    except (Exception, KeyboardInterrupt):  # noqa: BLE001 - no memory, no signals, another thread
        return


if __name__ == "__main__":
    raise SystemExit(main())
