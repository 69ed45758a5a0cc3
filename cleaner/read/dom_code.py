"""In which language code is written, as far as the page says: what highlights its syntax has to know it.

HTML has no attribute for it. Its standard names the class ``language-`` and the name, on ``code``; the rest is what the
programs write that people highlight with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from cleaner.patterns import lazy
from cleaner.read.dom_columns import Nodes

CODE_NAMES: Final = "code"
"""Under this name stand the classes of ``code`` inside ``pre`` among the notes of the walk."""
LANGUAGE_NOTES: Final = ("data-lang", "data-language")
"""Attributes that name a language, on ``code``, ``pre`` or what is around them."""
OUTWARD: Final = 7
"""Elements around ``pre`` that may name the language: its box, a figure, and a table that numbers lines, in a box."""
_BOXES: Final = frozenset("div figure td tr tbody table span".split())

_OWN: Final = lazy(r"(?:^|\s)(?:language-|lang-|highlight-source-|src-|brush:\s*)([\w+#.-]+)")
"""HTML standard, section ``code``; google-code-prettify; GitHub; Org; SyntaxHighlighter."""
_AROUND: Final = lazy(
    r"(?:^|\s)(?:language-|highlight-source-|highlight hl-)([\w+#.-]+)|(?:^|\s)highlight-([\w+#.-]+) notranslate"
)
"""Jekyll, Docusaurus, VitePress; GitHub; Jupyter; Sphinx."""
_BESIDE: Final = frozenset({"hljs", "sourcecode"})
"""Classes beside which the other one of two is the language: highlight.js, pandoc."""
_LANGUAGE: Final = lazy(r"[a-z0-9][a-z0-9_+#.-]{0,19}")
_NONE: Final = frozenset(
    "auto code default ignore no-highlight nohighlight none output plain plaintext text txt".split()
)
"""What stands for no language."""


def languages_of(
    nodes: Nodes, said: Mapping[int, Mapping[str, str]], kinds: Sequence[str], at: Sequence[int]
) -> tuple[tuple[int, str], ...]:
    """For the blocks of code whose language the page names: block and language, in small letters.

    Args:
        nodes: block elements.
        said: the notes that the walk made of them.
        kinds: for each block its kind.
        at: for each block the element that holds it, -1 for none.
    """
    found = []
    for block, (kind, node) in enumerate(zip(kinds, at, strict=True)):
        if kind == "code" and node >= 0:
            language = next((name for name in map(_known, _candidates(nodes, said, node)) if name), "")
            if language and language not in _NONE:
                found.append((block, language))
    return tuple(found)


def note_code(notes: dict[int, dict[str, str]], node: int, element: Any) -> None:
    """Notes what a ``code`` in code says of its language, if it is the first there."""
    own = notes.setdefault(node, {})
    own.setdefault(CODE_NAMES, element.get("class") or "")
    for name in LANGUAGE_NOTES:
        value = element.get(name)
        if value:
            own.setdefault(name, value)


def _candidates(nodes: Nodes, said: Mapping[int, Mapping[str, str]], node: int) -> Iterator[str]:
    """Names that may be the language, the nearest first; "" where nothing is said."""
    own = said.get(node, {})
    for names in (own.get(CODE_NAMES, ""), nodes.names[node]):
        found = _OWN.search(names)
        yield found[1] if found else ""
        parts = names.lower().split()
        if len(parts) == 2 and len(_BESIDE.intersection(parts)) == 1:  # noqa: PLR2004 - the other one of two
            yield next(part for part in parts if part not in _BESIDE)
    for name in LANGUAGE_NOTES:
        yield own.get(name, "")
    for _ in range(OUTWARD):
        node = nodes.parent[node]
        if node < 0 or nodes.tag[node] not in _BOXES:
            return
        found = _AROUND.search(nodes.names[node])
        yield (found[1] or found[2]) if found else ""
        for name in LANGUAGE_NOTES:
            yield said.get(node, {}).get(name, "")


def _known(name: str) -> str:
    """The name of a language as it is written behind a fence of Markdown; "" where it is none."""
    name = name.strip().lower()
    return name if _LANGUAGE.fullmatch(name) else ""
