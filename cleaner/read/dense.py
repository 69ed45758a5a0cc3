"""Texts of more short lines than any page has: neighbours stand together, as lines of one block.

A block costs some 50 microseconds and 300 bytes in all that comes after, so a megabyte of one-letter lines took 8 s and
370 MB. Word lists, logs, subtitles and plays look like this; pages do not. So beyond ``MAX_BLOCKS`` short blocks that
have short neighbours, runs of them are joined, and no judge is heard about them: among ten thousand short lines
nobody can tell which are chrome. That also keeps cleaning idempotent: a text that was joined still has all those lines
when it was cleaned and is no longer than before, so it is joined again.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Final, NamedTuple

from cleaner.model import Block, Kind, Span
from cleaner.model.cleaning import LINE_ENDS
from cleaner.read import plain
from cleaner.read.plain import BLANKS, MIN_WIDTH, Line
from cleaner.text import TERMINALS

MAX_BLOCKS: Final = 10_000
BLOCK_CHARS: Final = 50
"""Short blocks beside short blocks that are told apart: ``MAX_BLOCKS``, in longer texts one for every ``BLOCK_CHARS``
code points: a megabyte of lines of 50, all different, takes half a second on a busy machine. Of 2,727 development texts
the one with the most blocks has 2,667, short and long."""
SHORT_CHARS: Final = 140
"""A block of fewer code points is short; most paragraphs of prose are longer, and stay blocks."""
JOINED_CHARS: Final = 1000
"""A block of joined ones ends with the first that makes it as long as this."""


class Dense(NamedTuple):
    """The blocks of a text that may have too many short ones."""

    blocks: tuple[Block, ...]
    """All blocks, in order."""
    joined: frozenset[Span] = frozenset()
    """Those that are joined ones."""
    warnings: tuple[str, ...] = ()
    """What people are told of it."""


def blocks_of(text: str) -> Dense:
    """The blocks of a text; those that ``plain`` finds, if they are not too many."""
    limit = max(MAX_BLOCKS, len(text) // BLOCK_CHARS)
    if sum(map(len, plain.pieces_of(text))) <= limit:
        return Dense(plain.blocks_of(text))
    tiny = sum(len(line) < MIN_WIDTH and not line.isspace() for lines in plain.pieces_of(text) for line in lines)
    blocks: tuple[Block, ...] | None = None
    if 2 * tiny > limit:
        starts, ends = _places(text)
    else:
        # No hundred thousands of blocks, and probably not too many: made at once, they need not be found twice.
        blocks = plain.blocks_of(text)
        starts, ends = (array("Q", [block.span[side] for block in blocks]) for side in (0, 1))
    runs = list(_runs(starts, ends))
    if sum(stop - first for first, stop in runs) <= limit:
        return Dense(plain.blocks_of(text) if blocks is None else blocks)
    return _with_joined(text, starts, ends, runs, limit)


def _with_joined(text: str, starts: array[int], ends: array[int], runs: list[tuple[int, int]], limit: int) -> Dense:
    """The blocks, each run of them put together."""
    found: list[Block] = []
    joined: list[Span] = []
    done = 0
    for first, stop in [*runs, (len(starts), len(starts))]:
        for place in range(done, first):
            found.append(_block(text, len(found), starts[place], ends[place]))
        done = stop
        for span, kind in _joined(text, starts, ends, first, stop):
            found.append(Block(len(found), span, kind))
            joined.append(span)
    warning = f"more than {limit:,} short blocks beside each other: they are joined, and none of them goes"
    return Dense(tuple(found), frozenset(joined), (warning,))


def _places(text: str) -> tuple[array[int], array[int]]:
    """Where the blocks of a text begin and end."""
    starts, ends = array("Q"), array("Q")
    place = 0
    wide = True
    run: list[Line] = []
    for lines in plain.pieces_of(text):
        for raw in lines:
            body = raw.lstrip(BLANKS)
            start = place + len(raw) - len(body)
            indent = start - place
            place += len(raw)
            if not body:
                wide = True
                continue
            body = body.rstrip(BLANKS)
            size = len(body)
            if run or size >= MIN_WIDTH:
                line = Line(start, start + size, body, indent, wide)
                if run and not plain.may_go_on(run[-1], line):
                    _end(run, starts, ends)
                run.append(line)
            else:
                starts.append(start)
                ends.append(start + size)
            wide = False
    _end(run, starts, ends)
    return starts, ends


def _end(run: list[Line], starts: array[int], ends: array[int]) -> None:
    """Add the blocks of lines that may be one hard-wrapped paragraph, and forget the lines."""
    begun = 0
    for last in plain.wrapped_ends(run):
        starts.append(run[begun].start)
        ends.append(run[last].end)
        begun = last + 1
    run.clear()


def _runs(starts: array[int], ends: array[int]) -> Iterator[tuple[int, int]]:
    """Runs of two short blocks and more: the place of the first and the place after the last.

    A short block between long ones is in none: the last line of a paragraph, a heading.
    """
    first = -1
    for place, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if end - start < SHORT_CHARS:
            if first < 0:
                first = place
            continue
        if 0 <= first < place - 1:
            yield first, place
        first = -1
    if 0 <= first < len(starts) - 1:
        yield first, len(starts)


def _joined(text: str, starts: array[int], ends: array[int], first: int, stop: int) -> Iterator[tuple[Span, Kind]]:
    """The blocks of one run put together: paragraphs where most of them end as sentences do."""
    begun = first
    for place in range(first, stop):
        if ends[place] - starts[begun] >= JOINED_CHARS or place == stop - 1:
            sentences = sum(text[end - 1] in TERMINALS for end in ends[begun : place + 1])
            kind: Kind = "paragraph" if 2 * sentences > place + 1 - begun else "line"
            yield Span(starts[begun], ends[place]), kind
            begun = place + 1


def _block(text: str, index: int, start: int, end: int) -> Block:
    """A block that is not joined."""
    body = text[start:end]
    if len(body.splitlines()) > 1:
        return Block(index, Span(start, end), plain.wrapped_kind(body))
    before = text[max(0, start - 2) : start]
    indented = len(before) == 2 and not set(before) & set(LINE_ENDS)  # noqa: PLR2004
    return Block(index, Span(start, end), plain.kind_of(body, indent=2 if indented else 0))
