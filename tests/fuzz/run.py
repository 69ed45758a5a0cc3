"""Fuzzes one target with atheris: ``python tests/fuzz/run.py TARGET [options of libFuzzer]``; see ``targets``."""

import os
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent), str(Path(__file__).parent.parent.parent)]

import atheris  # noqa: E402

with atheris.instrument_imports(include=["cleaner"]):
    from targets import TARGETS

    import cleaner
    import cleaner.judge.repeats.page
    import cleaner.judge.repeats.pile
    import cleaner.pipeline_digest
    import cleaner.read.html


def seeds(folder: str) -> None:
    """The small inputs of the hostile corpus as a first corpus."""
    from hostile.cases import all_cases

    os.makedirs(folder, exist_ok=True)
    for cases in all_cases().values():
        for number, case in enumerate(cases):
            body = case.stdin or next(iter(case.files.values()), b"")
            if 0 < len(body) < 4000:
                name = f"{case.name[:30]}-{number}".encode().hex()[:80]
                with open(os.path.join(folder, name), "wb") as file:
                    file.write(body)


if __name__ == "__main__":
    target = TARGETS[sys.argv.pop(1)]
    folders = [word for word in sys.argv[1:] if not word.startswith("-")]
    if folders:
        seeds(folders[0])
    # What is loaded at first use (models, trafilatura) is not the cost of an input.
    cleaner.clean(b"<p>The ferry left.</p>" * 9, input="html")
    target(b"The ferry left.")
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
