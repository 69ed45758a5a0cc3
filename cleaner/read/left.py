"""What is left of a plain text once some of its blocks are gone, read as if they had never been there.

What a line is shows in part in the lines around it: a short one between short ones is one of a run and no heading, and
full lines under each other may be one hard-wrapped paragraph. So judges who are asked again must see the blocks as a
reader of the clean text will, or cleaning the clean text would remove more: of 2,727 development texts nine did so at
the strict level.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from cleaner.model import Block, Page, Span
from cleaner.model.cleaning import has_empty_line
from cleaner.read.plain import BLANKS, HEADING_CHARS, Line, may_go_on, prose_kind, wrapped_ends
from cleaner.text import ends_sentence


def left_of(page: Page, kept: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks that stay, each of the kind it is once the others are gone: headings and lines may change places.

    All other kinds show in the line itself. Blocks of HTML have theirs from the markup, and in a text whose lines had
    to be joined no line is asked about its neighbours.

    Args:
        page: the page.
        kept: those of its blocks that stay, in order.

    >>> from cleaner.read.plain import blocks_of
    >>> text = "Sign up\\nThe long way home\\nmore of it\\nIt rained on the hill all day long."
    >>> page = Page("p", text, blocks_of(text))
    >>> [block.kind for block in page.blocks], [block.kind for block in left_of(page, page.blocks[1:])]
    (['heading', 'line', 'line', 'paragraph'], ['heading', 'line', 'paragraph'])
    """
    if page.source != "text" or page.joined:
        return tuple(kept)
    found = list(kept)
    for at in _beside_what_went(page, kept):
        block = kept[at]
        line = page.of(block)
        if block.kind not in ("heading", "line") or ends_sentence(line):
            continue
        run = 0 < at < len(kept) - 1 and _is_run(page, kept[at - 1], block) and _is_run(page, block, kept[at + 1])
        kind = prose_kind(line, run=run, ends=False)
        if kind != block.kind:
            found[at] = block._replace(kind=kind)
    return tuple(found)


def _beside_what_went(page: Page, kept: Sequence[Block]) -> Iterator[int]:
    """Places in ``kept`` of the blocks that lost a neighbour."""
    size, final = len(page.blocks), len(kept) - 1
    for at, block in enumerate(kept):
        above = kept[at - 1].index if at else -1
        below = kept[at + 1].index if at < final else size
        if above != block.index - 1 or below != block.index + 1:
            yield at


def _is_run(page: Page, one: Block, other: Block) -> bool:
    """Whether two neighbours among the blocks that stay are short lines, and no empty line stands between them."""
    above, below = page.of(one).splitlines()[-1].strip(BLANKS), page.of(other).splitlines()[0].strip(BLANKS)
    short = all(len(line) < HEADING_CHARS and not ends_sentence(line) for line in (above, below))
    return short and not _are_parted(page, one, other)


def _are_parted(page: Page, one: Block, other: Block) -> bool:
    """Whether an empty line stands between two neighbours among the blocks that stay."""
    between = page.blocks[one.index : other.index + 1]
    return any(has_empty_line(page.text[a.span.end : b.span.start]) for a, b in pairwise(between))


def reads_in_other_blocks(page: Page, kept: Sequence[Block]) -> bool:
    """Whether lines of what stays would be put together otherwise if only that were read.

    Hard-wrapped paragraphs are found in runs of full lines, so it is enough to look at the runs that lost a line.

    >>> from cleaner.read.plain import blocks_of
    >>> text = "The ferry came back to the harbour at dawn, and the people\\nShare\\nasked who was on board."
    >>> page = Page("p", text, blocks_of(text))
    >>> reads_in_other_blocks(page, page.blocks), reads_in_other_blocks(page, (page.blocks[0], page.blocks[2]))
    (False, True)
    """
    if page.source != "text" or page.joined:
        return False
    seen = -1
    for at in _beside_what_went(page, kept):
        if at <= seen:
            continue
        first = last = at
        run = _lines(page, kept, at)
        while first and may_go_on((above := _lines(page, kept, first - 1))[-1], run[0]):
            first -= 1
            run[:0] = above
        while last < len(kept) - 1 and may_go_on(run[-1], (below := _lines(page, kept, last + 1))[0]):
            last += 1
            run += below
        seen = last
        if len(run) > 1 and [run[end].end for end in wrapped_ends(run)] != [b.span.end for b in kept[first : last + 1]]:
            return True
    return False


def _lines(page: Page, kept: Sequence[Block], at: int) -> list[Line]:
    """The lines of one block that stays, as the reader of the clean text will meet them."""
    block = kept[at]
    wide = at == 0 or _are_parted(page, kept[at - 1], block)
    found: list[Line] = []
    place = block.span.start
    for raw in page.of(block).splitlines(keepends=True):
        body = raw.strip(BLANKS)
        start = place + len(raw) - len(raw.lstrip(BLANKS))
        place += len(raw)
        if body:
            found.append(Line(start, start + len(body), body, start - place, wide and not found))
    return found


def places_in(page: Page, kept: Sequence[Block], clean: str) -> Callable[[Span], tuple[Span, ...]]:
    """A function from a span of the clean text to the spans of the page's blocks that stand in it whole.

    Args:
        page: the page.
        kept: those of its blocks that stay, in order.
        clean: their text, with nothing but blanks between them.
    """
    starts: list[int] = []
    place = 0
    for block in kept:
        starts.append(clean.index(page.of(block), place))
        place = starts[-1] + block.span.end - block.span.start

    def found(span: Span) -> tuple[Span, ...]:
        whole = []
        for at in range(max(0, bisect_right(starts, span.start) - 1), len(kept)):
            own = kept[at].span
            if starts[at] >= span.end:
                break
            if starts[at] >= span.start and starts[at] + own.end - own.start <= span.end:
                whole.append(own)
        return tuple(whole)

    return found
