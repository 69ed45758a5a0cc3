"""Strings made against one regular expression, read off the expression itself: what each of its repeats likes to eat.

A pattern that backtracks does so where a repeat can take the same characters in two ways. So for every repeat there is
a trap of what it repeats, behind what leads up to it; and for every beginning of a match one that begins again and again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

# Private to the standard library, and the only reader of patterns there is.
from re import _compiler, _constants, _parser

MANY = 10
"""A repeat that may take more than so many is a trap; a shorter one cannot cost much."""
CHOICES = 2
"""Characters tried of each class, and sides of each choice."""
COMMON = "a1 \n.-A,\u00e9\"'/<\u4f60_="
REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
LOOKS = (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT, _constants.GROUPREF, _constants.GROUPREF_EXISTS)

Node = tuple[object, object]


def pumps(pattern: re.Pattern) -> list[tuple[str, str]]:
    """Pairs of a beginning, and of what is to be repeated behind it; each once."""
    tree = _parser.parse(pattern.pattern, pattern.flags)
    reader = _Reader(tree.state, _letters(tree), isinstance(pattern.pattern, bytes))
    found: dict[tuple[str, str], None] = {}
    for choice in range(CHOICES):
        for pair in reader.walk(list(tree), "", choice):
            if pair[1]:
                found[pair] = None
    return list(found)


def _letters(tree: _parser.SubPattern) -> str:
    """Characters the pattern names, and common ones."""
    named: dict[str, None] = {}

    def look(node: object) -> None:
        if isinstance(node, _parser.SubPattern | list | tuple):
            parts = list(node)
            if parts and parts[0] in (_constants.LITERAL, _constants.NOT_LITERAL):
                named[chr(parts[1])] = None
            elif parts and parts[0] is _constants.RANGE:
                named.update(dict.fromkeys(map(chr, parts[1])))
            for part in parts:
                look(part)

    look(tree)
    return "".join(dict.fromkeys([*COMMON, *named]))


class _Reader:
    def __init__(self, state: object, letters: str, as_bytes: bool) -> None:
        self.state = state
        self.letters = "".join(c for c in letters if c < "\u0100") if as_bytes else letters
        self.as_bytes = as_bytes
        self.members = cache(self._members)

    def _members(self, node: Node) -> str:
        """Characters that one place of the pattern takes, those first that it names."""
        one = _compiler.compile(_parser.SubPattern(self.state, [node]), self.state.flags)
        made = [(c, c.encode("latin-1") if self.as_bytes else c) for c in self.letters]
        return "".join(c for c, form in made if one.fullmatch(form))

    def example(self, nodes: list[Node], choice: int) -> str:
        """A shortest text that the nodes match, looks around left out."""
        return "".join(self._one(node, choice) for node in nodes)

    def _one(self, node: Node, choice: int) -> str:
        kind, value = node
        if kind in LOOKS:
            return ""
        if kind is _constants.BRANCH:
            return self.example(list(value[1][choice % len(value[1])]), choice)
        if kind is _constants.SUBPATTERN:
            return self.example(list(value[3]), choice)
        if kind is _constants.ATOMIC_GROUP:
            return self.example(list(value), choice)
        if kind in REPEATS:
            return self.example(list(value[2]), choice) * int(value[0])
        found = self.members(_hashable(node))
        return found[choice % len(found)] if found else ""

    def walk(self, nodes: list[Node], head: str, choice: int) -> Iterator[tuple[str, str]]:
        """Traps of these nodes and all inside them; ``head`` is what leads up to the first."""
        for node in nodes:
            kind, value = node
            for inside in _inside(kind, value):
                yield from self.walk(inside, head, choice)
            if kind in REPEATS and int(value[1]) > MANY:
                yield head, self.example(list(value[2]), choice)
                yield head, self.example(list(value[2]), 0) + self.example(list(value[2]), 1)
            head += self._one(node, choice)
            yield "", head


def _inside(kind: object, value: object) -> list[list[Node]]:
    """The lists of nodes inside a node."""
    if kind is _constants.BRANCH:
        return [list(branch) for branch in value[1]]
    if kind is _constants.SUBPATTERN:
        return [list(value[3])]
    if kind is _constants.ATOMIC_GROUP:
        return [list(value)]
    if kind in REPEATS:
        return [list(value[2])]
    if kind in (_constants.ASSERT, _constants.ASSERT_NOT):
        return [list(value[1])]
    return []


def _hashable(node: object) -> object:
    return tuple(_hashable(part) for part in node) if isinstance(node, list | tuple) else node
