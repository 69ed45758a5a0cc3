"""The hostile corpus against the command line: status, content, and what holds for every output."""

from __future__ import annotations

import base64
import html
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hostile.cases import all_cases

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CASES = all_cases()
BANNED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ud800-\udfff]")


def test_names_are_unique_and_there_are_enough():
    names = [case.name for cases in CASES.values() for case in cases]
    assert len(names) == len(set(names))
    assert len(names) >= 150


def run_all(cases):
    lines = []
    for case in cases:
        files = {name: base64.b64encode(body).decode() for name, body in case.files.items()}
        lines.append(
            json.dumps(
                {
                    "name": case.name,
                    "arguments": case.arguments,
                    "stdin": base64.b64encode(case.stdin).decode(),
                    "files": files,
                    "outputs": (*case.outputs, *case.keeps),
                }
            )
        )
    env = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(HERE.parent))),
        "LC_ALL": "C",
        "PYTHONWARNINGS": "error::ResourceWarning",
    }
    done = subprocess.run(
        [sys.executable, str(HERE / "drive.py")],
        input="\n".join(lines).encode(),
        capture_output=True,
        env=env,
        timeout=300,
        check=False,
    )
    results = [json.loads(line) for line in done.stdout.splitlines()]
    return {one["name"]: one for one in results}, done.stderr.decode("utf-8", "replace")[-800:]


def wrong(case, result):
    """What is not as it should be, in words; empty when all is well."""
    out, err = base64.b64decode(result["out"]), base64.b64decode(result["err"])
    found = []
    try:
        shown, said = out.decode("utf-8"), err.decode("utf-8")
    except UnicodeDecodeError as problem:
        return [f"not UTF-8: {problem}"]
    there = {name: base64.b64decode(body) for name, body in result["written"].items()}
    written = [body.decode("utf-8") for name, body in there.items() if name in case.outputs]
    if result["status"] not in case.status:
        found.append(f"status {result['status']}, not {case.status}: {said[:300]}")
    if "Traceback" in said or "internal error" in said:
        found.append(f"traceback: {said[-600:]}")
    if any(not line.startswith("cleaner: ") for line in said.splitlines()):
        found.append(f"a line on stderr that is not ours: {said[:300]!r}")
    if result["status"] in (1, 2, 3) and not said:
        found.append("a failure without a word")
    for text in (shown, said, *written):
        bad = BANNED.search(text)
        if bad:
            found.append(
                f"{bad[0]!r} in the output at {bad.start()}: {text[max(0, bad.start() - 60) : bad.end() + 20]!r}"
            )
    try:
        plain = undone(case, shown)
    except ValueError as problem:
        return [*found, f"not JSON: {problem}: {shown[:200]!r}"]
    found += [f"lacks {part!r}: {shown[:300]!r}" for part in case.holds if part not in plain]
    found += [f"lacks {part!r}: {shown[:300]!r}" for part in case.raw if part not in shown]
    found += [f"holds {part!r}" for part in case.lacks if part in shown_text(case, shown)]
    found += files_wrong(case, result, written, there)
    found += [f"does not say {part!r}: {said[:300]!r}" for part in case.says if part not in said]
    if case.lines >= 0:
        rows = shown.split("\n")
        if rows.pop() or len(rows) != case.lines:
            found.append(f"{len(rows)} lines, not {case.lines}")
        found += [f"no object: {row[:80]!r}" for row in rows if not isinstance(json.loads(row), dict)]
    return found


def files_wrong(case, result, written, there):
    found = []
    if len(written) != len(case.outputs) or any(not text for text in written):
        found.append(f"wrote {list(result['written'])}, not {case.outputs}")
    found += [f"wrote to {name}" for name in case.keeps if there.get(name) != case.files[name]]
    if result["left"]:
        found.append(f"left {result['left']}")
    return found


def is_json(case):
    return case.lines >= 0 or "json" in case.arguments or "jsonl" in case.arguments


def objects(shown):
    """The JSON values of an output, one after another."""
    decoder, place, found = json.JSONDecoder(), 0, []
    while place < len(shown):
        value, place = decoder.raw_decode(shown, place)
        found.append(value)
        while place < len(shown) and shown[place].isspace():
            place += 1
    return found


def undone(case, shown):
    """The output with the escapes of its format undone, where content is looked for."""
    if not is_json(case):
        return html.unescape(shown) if "report" in case.arguments else shown
    parts = []
    strings(objects(shown), parts)
    return "\n".join(parts)


def shown_text(case, shown):
    """Where content must not be found: the text, not the list of what was removed."""
    if not is_json(case):
        return shown.replace("\\]", "") if "md" in case.arguments else shown
    return "\n".join(str(one.get("text") or "") for one in objects(shown) if isinstance(one, dict))


def strings(found, parts):
    if isinstance(found, str):
        parts.append(found)
    elif isinstance(found, dict):
        for value in found.values():
            strings(value, parts)
    elif isinstance(found, list):
        for value in found:
            strings(value, parts)


@pytest.mark.parametrize("family", CASES)
def test_corpus(family):
    cases = CASES[family]
    results, said = run_all(cases)
    missing = next((case.name for case in cases if case.name not in results), None)
    problems = {case.name: wrong(case, results[case.name]) for case in cases if case.name in results}
    problems = {name: found for name, found in problems.items() if found}
    slow = {name: one["cpu"] for name, one in results.items() if one["cpu"] > 4}
    assert missing is None, f"{missing} ended the process: {said}"
    assert not problems, "\n".join(f"{name}: {' | '.join(found)}" for name, found in problems.items())
    assert not slow
