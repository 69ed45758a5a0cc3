"""Markup that says nothing of what it holds: there the scorer, which learned from markup that does, is often wrong.

Two things follow. Text in it stays unless other judges speak against it; and hidden text in it goes, because without a
name nothing on the page can show it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.judge.html.outline import Nodes
from cleaner.model import PROSE_KINDS, Block, Page
from cleaner.text import count_words

BARE: Final = 0.55
"""Highest weight against a paragraph in markup that says nothing: no class, id or landmark up to the root. The scorer
learned from markup that does; on a page of two bare paragraphs it dropped one of them in six languages of twelve. On a
third of the development pages there is no such paragraph that it drops."""
LANDMARKS: Final = frozenset(
    {"nav", "aside", "footer", "header", "form", "button", "dialog", "menu", "select", "label", "template", "noscript"}
)
"""Elements that say that what they hold is no main text."""
SAYING: Final = frozenset("h1 h2 h3 h4 h5 h6 p pre blockquote li dt dd".split())
"""Elements that hold text and nothing else: in such markup short ones without a link count as a paragraph does. Of 90
short articles in 31 languages, set as bare paragraphs, 49 lost their first line, and 26 their ``h1`` where ``<title>``
said something else. On 400 pages of the development set it changes five, eleven lines in all, nine of them content."""
PLAIN: Final = frozenset("article body container content entry main page post story text wrapper".split())
"""Words in the names of elements that say no more than that there is something."""
STATEMENT_WORDS: Final = 8
"""Shortest such paragraph, in words."""
STATEMENT_CHARS: Final = 60
"""The same in code points, for scripts that write no blanks between words."""
UNSHOWN_BY: Final = frozenset({"hidden", "style"})
UNSHOWN: Final = 0.9
"""Weight against hidden text in such markup, beside text that shows: without a class or an id no button can show it.
Elsewhere hidden text is content as often as not (tabs, lazy articles): 15,500 words of it against 5,900 on a third of
the development pages, none of them in bare markup."""


def spared(page: Page, nodes: Nodes, at: Sequence[int], seen: Sequence[int]) -> Iterator[int]:
    """Blocks of text in bare markup: paragraphs, and whatever stands in an element that holds text and nothing else.

    Args:
        page: the page.
        nodes: its block elements.
        at: for each block the place of its element.
        seen: the blocks that are asked about.
    """
    bare = _bare_nodes(nodes)
    if True not in bare:
        return
    for number in seen:
        block = page.blocks[number]
        if (
            bare[at[number]]
            and not block.link_chars
            and (nodes.tag[at[number]] in SAYING or _is_statement(page, block))
        ):
            yield number


def unshown(page: Page, nodes: Nodes, at: Sequence[int], hidden: Sequence[str], seen: Sequence[int]) -> list[int]:
    """Blocks that nothing on the page can show, if there are paragraphs that do show.

    ``hidden`` says of each block how it is hidden, if it is; the rest as for ``spared``.
    """
    found = [number for number in seen if hidden[number] in UNSHOWN_BY and _is_nameless(nodes, at[number])]
    if found and any(_is_statement(page, page.blocks[number]) for number in seen if not hidden[number]):
        return found
    return []


def _bare_nodes(nodes: Nodes) -> list[bool]:
    """For each block element whether nothing around it says what it is: no landmark, no names but those of any text."""
    bare: list[bool] = []
    for parent, tag, names in zip(nodes.parent, nodes.tag, nodes.names, strict=True):
        outer = parent < 0 or bare[parent]
        bare.append(outer and tag not in LANDMARKS and (not names or PLAIN.issuperset(_parts(names))))
    return bare


def _is_nameless(nodes: Nodes, at: int) -> bool:
    """Whether an element and all around it have no class, id or role at all, and are no landmark."""
    while at >= 0:
        if nodes.tag[at] in LANDMARKS or nodes.names[at].strip():
            return False
        at = nodes.parent[at]
    return True


def _parts(names: str) -> list[str]:
    """The words of an element's names."""
    return names.lower().replace("-", " ").replace("_", " ").split()


def _is_statement(page: Page, block: Block) -> bool:
    """Whether a block is a paragraph of some length without links."""
    text = page.of(block)
    return (
        block.kind in PROSE_KINDS
        and not block.link_chars
        and (count_words(text) >= STATEMENT_WORDS or len(text) >= STATEMENT_CHARS)
    )
