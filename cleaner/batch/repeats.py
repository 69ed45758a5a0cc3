"""What a record shares with earlier records of the stream: whole paragraphs, and articles that are copies.

One pass: the first copy in the order of the stream stays and later ones go, each with the id of the record that holds
the first; also when a later one is longer, which then stays too. The order is that of the input, not of the workers.

Paragraphs count word for word but for case and white space, so what differs in a number or a name stays. Articles are
compared as ``copies`` has it. The index is ``index``; what is found is removed here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from cleaner.hashes import blake2b
from cleaner.judge.memory import ARTICLES, PARAGRAPHS
from cleaner.memory.lines import line_of
from cleaner.model import PROSE_KINDS, Block, Cleaned, Removal
from cleaner.model.noun import replaced
from cleaner.options import CleanOptions
from cleaner.text import count_words, ends_sentence

MIN_WORDS: Final = 20
"""Shortest paragraph that counts. A short one ("The company did not answer.") is written twice by different people."""
DUPLICATE_SHARE: Final = 0.9
"""Share of a page's words that stand in earlier records from which the page is warned of, whatever the rest tells."""


class Shared(NamedTuple):
    """What of a record may stand in other records too."""

    mark: int
    """Tells the record from all others, and is the same when it comes again in its place."""
    paragraphs: tuple[tuple[int, int], ...]
    """Key and place of each paragraph that counts; places are those among the blocks that stay."""
    runs: tuple[int, ...]
    """Keys of its word runs; see ``copies``."""
    body: bytes
    """Its blocks, packed; nothing where copies of articles are not looked for."""


class Gone(NamedTuple):
    """One block that another record holds."""

    place: int
    """Of the block among those that stay."""
    article: bool
    """Whether the record is a copy of the other one; else they share the paragraph."""
    twin: str
    """Id of the other record."""
    weight: float
    evidence: str


def wanted(options: CleanOptions) -> tuple[bool, bool]:
    """Whether paragraphs and whether articles are looked for: ``--keep`` switches each off."""
    return not PARAGRAPHS.meant(options.keep), not ARTICLES.meant(options.keep)


def shared(cleaned: Cleaned, number: int, options: CleanOptions) -> Shared | None:
    """What the index needs to know of a record; None when it has nothing to look for."""
    look = wanted(options)
    found = tuple(paragraphs(cleaned)) if look[0] else ()
    sketch = None
    if look[1]:
        from cleaner.batch.copies import sketch_of

        sketch = sketch_of(cleaned)
    if not found and sketch is None:
        return None
    told = f"{number}\n{cleaned.page.id}\n{cleaned.text}".encode("utf-8", "surrogatepass")
    mark = int.from_bytes(blake2b(told, digest_size=8).digest(), "big") >> 1
    return Shared(mark, found, sketch.runs if sketch else (), sketch.body if sketch else b"")


def paragraphs(cleaned: Cleaned) -> Iterator[tuple[int, int]]:
    """Key and place of the paragraphs of a page that count, in order; each key once."""
    seen: set[int] = set()
    for place, block in enumerate(cleaned.kept):
        text = cleaned.page.of(block)
        if block.kind not in PROSE_KINDS or count_words(text) < MIN_WORDS or not ends_sentence(text):
            continue
        line = line_of(text)
        if line is not None and line.key not in seen:
            seen.add(line.key)
            yield line.key, place


def without(cleaned: Cleaned, gone: Sequence[Gone]) -> Cleaned:
    """The page without the blocks that other records hold."""
    found = {cleaned.kept[one.place]: one for one in gone}
    kept = tuple(block for block in cleaned.kept if block not in found)
    spans = {block.span for block in found}
    made = replaced(
        cleaned,
        kept=kept,
        removals=tuple(sorted((*cleaned.removals, *(_removal(block, one) for block, one in found.items())))),
        unsure=tuple(verdict for verdict in cleaned.unsure if verdict.span not in spans),
    )
    words = sum(count_words(cleaned.page.of(block)) for block in cleaned.kept)
    lost = sum(count_words(cleaned.page.of(block)) for block in found)
    copied = next((one.twin for one in gone if one.article), None)
    if copied is not None:
        made = replaced(made, meta=tuple(sorted((*cleaned.meta, ("copy_of", copied)))))
    elif lost < DUPLICATE_SHARE * words:
        return made
    warning = f"a copy: {lost} of {words} words stand in earlier records, first in {copied or gone[0].twin}"
    return replaced(made, warnings=(*cleaned.warnings, warning))


def _removal(block: Block, gone: Gone) -> Removal:
    rule = ARTICLES if gone.article else PARAGRAPHS
    reason = f"stands in an earlier record{', of which this is a copy' if gone.article else ''}: {gone.twin}"
    if gone.evidence:
        reason += f" ({gone.evidence})"
    return Removal(block.span, rule.code, rule.name, reason, gone.weight, None, gone.twin)
