"""Every regular expression of the package, found by walking its modules, takes linear time on strings made against it.

Each trap is a run of one unit, with a head and a tail that must not match; patterns that backtrack show at the doubling.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time

import pytest

import cleaner
from cleaner.patterns import LazyPattern

GROWTH = 2.3
FLOOR_SECONDS = 0.02
"""A run that takes less tells nothing."""
SIZES = (2_000, 4_000, 8_000, 16_000)
UNITS = (
    " ", "\t", "\n", "\r", " \n", "\u00a0", "a", "A", "1", "1,", "1.", "12:", "a ", "a\n", "A ", "aB", "a.", "a. ", "A. ", "a,", "a-", "a'", "a@", "a@b.", "a/", "//",
    "http://", "www.", "@a", "#", "#a ", "# ", "*", "**", "* ", "_", "__", "-", "--", "- ", "`", "```", "~", ">", "> ", "<", "<a", "<a ", "<!--", "<p>", "</", "&", "&a",
    "&#", "&#x1", ";", "; ", ":", "::", "|", " | ", "[", "]", "[]", "[a](", "(", ")", "()", "{", "}", '"', '"a" ', "'", "\u201c", "\u201d ", "\u2019", "\u00bb", "\u00b7", "\u2022 ",
    "\u2026", "\u2014", "\u2013 ", "...", ". ", "! ", "?", "$", "$a", "%", "=", "==", "+", "\\", "\\a", "\u0301", "e\u0301", "\u0e01", "\u0e31", "\u4f60", "\u3002", "\u0628\u064b",
    "\u200b", "\ud800", "\U0001f600", "\u1100", "Mr. ", "Dr", "Home > ", "by ", "By A ", "3 min ", "January 1, ", "1 January ", "2024-01-01", "12:34 ", "\u00a9 ", "charset=", 'charset="',
    "display:", "display: none;", "style=", "a=1 ", "a='", 'content="', "script", "\x00", "\x1b[", "\x85", "\u2028", "\x0c", "def ", "if (", "x;\n", "\n\n", "a\n\n", "\n- ", "\n1. ", "ab" * 30 + "\n",
)  # fmt: skip


def patterns():
    """Module-level patterns by name, those in tables and classes too."""
    found: dict[str, re.Pattern] = {}
    for info in pkgutil.walk_packages(cleaner.__path__, "cleaner."):
        if info.name.endswith("__main__") or "integrations" in info.name:
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            for place, pattern in _inside(value, 0):
                key = f"{pattern.pattern!r}{pattern.flags}"
                if key not in {f"{p.pattern!r}{p.flags}" for p in found.values()}:
                    found[f"{info.name}.{name}{place}"] = pattern
    return found


def _inside(value, depth):
    if isinstance(value, LazyPattern):
        yield "", value.compiled()
    elif isinstance(value, re.Pattern):
        yield "", value
    elif depth < 2 and isinstance(value, dict):
        for key, inner in value.items():
            for place, pattern in _inside(inner, depth + 1):
                yield f"[{key!r}]{place}", pattern
    elif depth < 2 and isinstance(value, tuple | list) and len(value) < 200:
        for number, inner in enumerate(value):
            for place, pattern in _inside(inner, depth + 1):
                yield f"[{number}]{place}", pattern


PATTERNS = patterns()


ON_SHORT_LINES = {
    "cleaner.judge.chrome.structure._TRAIL_SIGNS": 300,
    "cleaner.judge.chrome.structure._SITE_PARTS": 250,
    "cleaner.read._HTML_START": 4096,
    "cleaner.digests.budget._FORM": 100,
}
"""Patterns that only ever meet a line that was found to be short before (in code points), or are only matched at the start."""


def seconds(pattern, text):
    if isinstance(pattern.pattern, bytes):
        text = text.encode("utf-8", "replace")
    best = 9.0
    for _ in range(2):
        began = time.process_time()
        for _found in pattern.finditer(text):
            pass
        best = min(best, time.process_time() - began)
        if best < FLOOR_SECONDS:
            break
    return best


def grows(pattern, make):
    """The growth at the first doubling that is worse than allowed, twice in a row; else 0."""
    if seconds(pattern, make(SIZES[-2])) < FLOOR_SECONDS / 4 and seconds(pattern, make(SIZES[-1])) < FLOOR_SECONDS:
        return 0.0
    before = bad = 0.0
    for size in SIZES:
        spent = seconds(pattern, make(size))
        growth = spent / before if before > FLOOR_SECONDS / 10 else 0.0
        if growth > GROWTH and spent > FLOOR_SECONDS / 4:
            if bad or spent > 1:
                return growth
            bad = growth
        before = spent
    return 0.0


def test_patterns_are_found():
    assert len(PATTERNS) > 60
    assert any("decode" in name for name in PATTERNS)


@pytest.mark.parametrize("name", PATTERNS)
def test_linear(name):
    pattern = PATTERNS[name]
    limit = ON_SHORT_LINES.get(name)
    slow = {}
    for unit in UNITS:
        if limit:
            text = (unit * limit)[:limit] + "\x01"
            method = pattern.match if "HTML_START" in name or "_FORM" in name else pattern.search
            spent = []
            for _ in range(3):
                began = time.process_time()
                method(text)
                spent.append(time.process_time() - began)
            if min(spent) > FLOOR_SECONDS:
                slow[unit] = limit
            continue
        for head, tail in (("", "\x01"), ("x", "y")):
            growth = grows(
                pattern, lambda size, unit=unit, head=head, tail=tail: head + unit * (size // len(unit)) + tail
            )
            if growth:
                slow[head + unit + tail] = round(growth, 1)
    assert not slow
