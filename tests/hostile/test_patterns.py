"""Every regular expression of the package, found by walking its modules, takes linear time on strings made against it.

Each trap is a run of one unit, with a head and a tail that must not match; patterns that backtrack show at the doubling.
Units are what hurts careless patterns anywhere, and what each pattern's own repeats eat (``pumps``). That none is left
out is seen in the source: a pattern is a constant of its module, or comes out of a function that is named here.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import time
from pathlib import Path

import pytest

import cleaner
from cleaner.patterns import LazyPattern
from hostile.pumps import pumps

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


MADE = {
    "cleaner.sentences.rules._candidates": ((True,), (False,)),
    "cleaner.batch.answers._shown_id": (("id",), ("a" * 300,), ("\u4f60.*+(",)),
}
"""Functions that make a pattern, and what they are called with here."""


def patterns():
    """Patterns by name: constants of modules, what stands in tables, and what functions make; equal ones once."""
    found: dict[str, re.Pattern] = {}
    known: set[tuple[object, int]] = set()
    for name, module in _modules():
        made = [
            (f"{place}{given}", getattr(module, place.rpartition(".")[2])(*given))
            for place, all_given in MADE.items()
            if place.rpartition(".")[0] == name
            for given in all_given
        ]
        for place, value in [*((f"{name}.{key}", value) for key, value in vars(module).items()), *made]:
            for inner, pattern in _inside(value, 0):
                if (pattern.pattern, pattern.flags) not in known:
                    known.add((pattern.pattern, pattern.flags))
                    found[place + inner] = pattern
    return found


def _modules():
    """Names and modules of the package that can be imported here: the integrations need what is not always installed."""
    for info in pkgutil.walk_packages(cleaner.__path__, "cleaner."):
        if not info.name.endswith("__main__"):
            try:
                yield info.name, importlib.import_module(info.name)
            except ImportError:
                assert "integrations" in info.name


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
    "cleaner.judge.chrome.titles._SITE_PARTS": 250,
}
"""Patterns that only ever meet a line that was found to be short before (in code points)."""
AT_THE_START = frozenset({"cleaner.read._HTML_START", "cleaner.digests.budget._FORM"})
"""Patterns that are only ever matched at the start of a text."""
TINY = (20, 26, 34, 44, 58, 76, 100, 130, 300)
"""Sizes at which what grows faster than any power shows, by steps so small that it does not hang."""


def seconds(pattern, text, *, at_start=False):
    if isinstance(pattern.pattern, bytes):
        text = text.encode("utf-8", "replace")
    best = 9.0
    for _ in range(2):
        began = time.process_time()
        if at_start:
            pattern.match(text)
        else:
            for _found in pattern.finditer(text):
                pass
        best = min(best, time.process_time() - began)
        if best < FLOOR_SECONDS:
            break
    return best


def grows(cost):
    """The growth at the first doubling that is worse than allowed, twice in a row; else 0."""
    for size in TINY:
        if cost(size) > FLOOR_SECONDS:
            return float("inf")
    if cost(SIZES[-2]) < FLOOR_SECONDS / 4 and cost(SIZES[-1]) < FLOOR_SECONDS:
        return 0.0
    before = bad = 0.0
    for size in SIZES:
        spent = cost(size)
        growth = spent / before if before > FLOOR_SECONDS / 10 else 0.0
        if growth > GROWTH and spent > FLOOR_SECONDS / 4:
            spent = min(spent, cost(size))  # a busy machine is no growth: looked at again
            growth = spent / before
        if growth > GROWTH and spent > FLOOR_SECONDS / 4:
            if bad or spent > 1:
                return growth
            bad = growth
        before = spent
    return 0.0


def slow(name, pattern, traps):
    """The first trap on which a pattern takes too long, and by how much; nothing where there is none."""
    limit, at_start = ON_SHORT_LINES.get(name), name in AT_THE_START
    for head, unit in traps:
        for tail in ("\x01", "y"):

            def cost(size, head=head, unit=unit, tail=tail):
                return seconds(pattern, head + unit * (size // len(unit)) + tail, at_start=at_start)

            if limit:
                if cost(limit) > FLOOR_SECONDS:
                    return f"{limit} characters of {head + unit + tail!r}"
            elif growth := grows(cost):
                return f"{growth:.1f} times as much for {head + unit + tail!r}"
    return ""


def test_patterns_are_found():
    assert len(PATTERNS) > 60
    assert any("charset_names" in name for name in PATTERNS)


COMPILES = frozenset({"compile", "match", "search", "fullmatch", "findall", "finditer", "split", "sub", "subn"})


def hidden(source: str, module: str) -> list[str]:
    """Places where a pattern is made that ``patterns`` would not find."""
    tree = ast.parse(source)
    fine: set[ast.AST] = set()
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            fine.add(node.value)
        elif isinstance(node, ast.FunctionDef) and f"{module}.{node.name}" in MADE:
            fine.update(ast.walk(node))
    return [f"{module}:{node.lineno}" for node in ast.walk(tree) if _makes_pattern(node) and node not in fine]


def _makes_pattern(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    if isinstance(called, ast.Name):
        return called.id == "lazy"
    return (
        isinstance(called, ast.Attribute)
        and called.attr in COMPILES
        and isinstance(called.value, ast.Name)
        and called.value.id == "re"
    )


def test_no_pattern_is_hidden():
    root = Path(cleaner.__file__).parent
    found = []
    for path in sorted(root.rglob("*.py")):
        module = ".".join(("cleaner", *path.relative_to(root).with_suffix("").parts)).removesuffix(".__init__")
        if module != "cleaner.patterns":
            found += hidden(path.read_text("utf-8"), module)
    assert found == []


def test_hidden_patterns_would_be_found():
    assert hidden("import re\nA = re.compile('a')\nB: object = lazy('b')\n", "m") == []
    assert hidden("import re\ndef f(x):\n    return re.split('a', x)\n", "m") == ["m:3"]
    assert hidden("class C:\n    x = lazy('a')\n", "m") == ["m:2"]
    assert hidden("A = (lazy('a'),)\n", "m") == ["m:1"]


@pytest.mark.parametrize("name", PATTERNS)
def test_linear(name):
    assert not slow(name, PATTERNS[name], [(head, unit) for unit in UNITS for head in ("", "x")])


@pytest.mark.parametrize("name", PATTERNS)
def test_linear_on_what_it_eats(name):
    assert not slow(name, PATTERNS[name], pumps(PATTERNS[name]))


@pytest.mark.parametrize(
    "source", [r"\s+$", r"(?:a+)+b", r"(?:a|aa)+c", r"<!--.*?-->", r"x\d*[\d.]*!", r"\w+\s*=", rb"(?:key ?)+="]
)
def test_patterns_that_backtrack_are_noticed(source):
    pattern = re.compile(source)
    assert slow("", pattern, pumps(pattern))
