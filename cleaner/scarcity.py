"""When memory is short: which exceptions say so, and libraries that must not be loaded then.

A limit on memory (``ulimit -v``, a batch system) is met anywhere, and what Python raises is not always ``MemoryError``:
a library that finds no room for a part of itself raises ``ImportError``. All of it is one message, "out of memory".
"""

from __future__ import annotations

import sys

ARRAY_BYTES = 128 << 20
"""Address space for numpy: its libraries, the buffer that OpenBLAS takes at once, and the one that it takes for the
first product of matrices. With numpy 2.4 on Linux and one thread the import takes 80 MB of it and the product 32.
Where OpenBLAS finds too little it prints lines of its own and ends the process."""
NLTK_BYTES = 128 << 20
"""Address space for nltk, which loads numpy: it takes 114 MB."""
SCIPY_BYTES = 144 << 20
"""What it takes besides where scipy is installed, which it loads: as much again. Between the two
amounts scipy's own OpenBLAS waits for memory for ever."""
TIGHT_BYTES = 32 << 20
"""Address space below which a library that cannot be loaded is taken to have failed for want of it. The largest of ours
beside numpy, lxml, takes 8 MB."""
_SIGNS = ("failed to map segment", "cannot allocate memory", "cannot create shared object", "can't start new thread")


def is_scarcity(problem: BaseException | None) -> bool:
    """Whether an exception, or one that it came from, says that there is too little memory."""
    seen: set[int] = set()
    while problem is not None and id(problem) not in seen:
        seen.add(id(problem))
        if isinstance(problem, MemoryError):
            return True
        if isinstance(problem, ImportError | OSError | RuntimeError):
            said = str(problem).lower()
            if any(sign in said for sign in _SIGNS):
                return True
        if isinstance(problem, ImportError | SystemError) and not _has_room(TIGHT_BYTES):
            return True  # SystemError: what CPython raises when the exception itself found no room
        problem = problem.__cause__ or problem.__context__
    return False


def load_arrays() -> None:
    """Load numpy, with all that its products take at first, if there is room for it.

    Raises:
        MemoryError: there is a limit on address space that leaves too little.
    """
    if "numpy" not in sys.modules:
        need_room(ARRAY_BYTES)
        import numpy as np

        np.ones((2, 2)) @ np.ones((2, 2))  # later something else could have taken the room


def need_room_for_nltk() -> None:
    """Look whether nltk can be loaded, before it is.

    Raises:
        MemoryError: there is a limit on address space that leaves too little.
    """
    if "nltk" not in sys.modules:
        from importlib.util import find_spec

        need_room(NLTK_BYTES + (SCIPY_BYTES if find_spec("scipy") else 0))


def need_room(size: int) -> None:
    """Look whether the process may have so much more address space.

    Raises:
        MemoryError: it may not.
    """
    if not _has_room(size):
        raise MemoryError(f"no room for {size} bytes")


def _has_room(size: int) -> bool:
    """Whether the process may have so much more address space."""
    try:
        import mmap

        mmap.mmap(-1, size).close()
    except (OSError, ImportError, MemoryError):
        return False
    return True
