"""Do the oldest and the newest versions that pyproject.toml allows install, and pass the tests?

    python tests/benchmarks/versions.py oldest                          lower bounds, with this Python (use 3.11)
    python tests/benchmarks/versions.py newest --python python3.13      the newest of everything
    python tests/benchmarks/versions.py oldest --place OLD tests/rank tests/cli          keep the environment; some tests

Exit status: that of the tests. Development tools are installed in their newest versions in both.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ELSEWHERE = ("datatrove", "tokenizers")
"""Left out of the oldest: datatrove 0.4 wants numpy 2, so its lower bound and that of numpy cannot stand together."""
TESTERS = ("pytest", "hypothesis")
"""What the tests need beside the package; lint and types are not looked at here."""


def wanted(project: dict, *, oldest: bool) -> list[str]:
    """Requirements, extras but ``dev`` too; for the oldest, every lower bound as an exact version."""
    extras = [one for name, group in project["optional-dependencies"].items() if name != "dev" for one in group]
    found = [*project["dependencies"], *extras]
    if not oldest:
        return found
    return [re.sub(r">=", "==", one, count=1) for one in found if not one.startswith(ELSEWHERE)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("which", choices=("oldest", "newest"))
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument(
        "--place", default="", help="folder of the environment; made anew and thrown away when not named"
    )
    parser.add_argument("tests", nargs="*")
    options = parser.parse_intermixed_args()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    with tempfile.TemporaryDirectory() as room:
        place = Path(options.place or room) / "venv"
        python = str(place / "bin" / "python")
        subprocess.run([options.python, "-m", "venv", str(place)], check=True)
        needs = wanted(project, oldest=options.which == "oldest")
        upgrade = ["--upgrade"] if options.which == "newest" else []
        subprocess.run([python, "-m", "pip", "install", "--quiet", *upgrade, *needs, *TESTERS], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-deps", "-e", str(ROOT)], check=True)
        subprocess.run([python, "-m", "pip", "list", "--format=freeze"], check=True)
        return subprocess.run([python, "-m", "pytest", *options.tests], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
