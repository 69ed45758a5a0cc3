"""A system that renames and removes no file that is open, as Windows does not."""

import os

from cleaner.batch import resume


def opened_here() -> set[str]:
    """The files that this process has open."""
    found = set()
    for handle in os.listdir("/proc/self/fd"):
        try:
            found.add(os.path.realpath(f"/proc/self/fd/{handle}"))
        except OSError:  # the one that lists them
            continue
    return found


def stay(monkeypatch):
    """Let open files stay where they are."""

    def unless_open(act):
        def acting(*names):
            for name in names:
                if os.path.realpath(name) in opened_here():
                    raise PermissionError(13, "The process cannot access the file because it is being used", name)
            return act(*names)

        return acting

    for name in ("replace", "rename", "unlink", "remove"):
        monkeypatch.setattr(os, name, unless_open(getattr(os, name)))
    monkeypatch.setattr(resume, "_OPEN_FILES_STAY", True)
