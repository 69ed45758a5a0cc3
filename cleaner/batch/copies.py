"""Articles that are copies of an earlier record: found by a few word runs, settled by comparing the texts.

Of every article a fixed choice of word runs is kept: those with the smallest checksums. The choice depends on the words
alone, so two copies choose the same runs wherever they share words, and the half of an article chooses among those of
the whole: what is contained is found as well as what is alike (Broder 1997, "On the resemblance and containment of
documents", section 4). A run that is known names earlier articles; these are compared in full, block by block.

Likeness alone removes nothing, because every fuzzy measure finds an article again after all its numbers were changed.
An article is a copy when each of its sentences stands in the other, word for word or as a near-copy in the sense of
rule D402: nothing differs in a number, a name or a negation. What a copy has beyond that (another title, a note on its
source) stays in it, as long as it is little; with more it is no copy but an article that tells more.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from heapq import nsmallest
from typing import Final, NamedTuple

from cleaner.hashes import blake2b
from cleaner.judge.repeats.near import MAX_WORDS, Checksums, NearIndex, bare_words, sketch
from cleaner.judge.repeats.page import EXACT_WEIGHT, NEAR_WEIGHT, changes_of, weight_of
from cleaner.judge.repeats.wording import CONTAINMENT, MAX_ADDED_SHARE, Difference, difference
from cleaner.model import PROSE_KINDS, Cleaned
from cleaner.text import count_words, ends_sentence, fold_exact

MIN_WORDS: Final = 40
"""Shortest article that is looked at. Below, near-copies are parallel texts (D402), and exact ones are found by
paragraph."""
TITLE_WORDS: Final = 20
"""Longest title."""
RUN: Final = 5
"""Words in a run: long enough that few stand in two articles by chance, and .59 of them survive when one word in ten is
changed."""
KEPT: Final = 10
"""Runs by which an article can be found. A half of it shares five of them: none at all once in a thousand times. With
150 articles in 17 changed forms, one record was compared with 1.04 others on average."""
ASKED: Final = 20
"""Runs of an article that are looked up. More than are kept, because a copy with additions has other smallest ones."""
NAMED: Final = 8
"""Articles that one run names, the earliest: what stands in more is a standing phrase."""
COMPARED: Final = 3
"""Articles compared in full, those with most runs in common."""
MOST_PAIRS: Final = 10_000
"""Pairs of new and missing blocks that are compared: with more the articles differ in too many places."""
MOST_CHARS: Final = 1_000_000
"""Code points of blocks that are compared word by word for one pair of articles, .7 s: ten times what an edit in each
of a hundred paragraphs needs. What is left then counts as new."""
LONG_WORDS: Final = 150
"""Words from which the rest of an article vouches that a few replaced words are wording. In shorter ones, and in
paragraphs alone, it may be a text on a parallel thing: the same shirt in another colour."""
REWORDED_SHARE: Final = 0.03
"""Share of its words that may be replaced by quite different longer ones."""
VARIANT: Final = 0.5
"""Share of its words that a new block must have in common with one of the earlier article to be another form of it:
"He was 43." and "He was 34." have two of three."""

_PACKED: Final = 1
"""Level of zlib: level 6 saves a tenth of the file and takes three times as long."""


class Text(NamedTuple):
    """One block of an article."""

    words: str
    prose: bool
    """Whether it is a paragraph that ends as a sentence does."""


class Sketch(NamedTuple):
    """What is known of an article without its text."""

    runs: tuple[int, ...]
    """Keys of its runs, smallest checksum first; at most ``ASKED``."""
    body: bytes
    """Its blocks, packed."""


class Copied(NamedTuple):
    """One block of a copy that stands in the earlier article."""

    place: int
    """Of the block among those that stay."""
    weight: float
    evidence: str
    """What is different, for people; nothing where it stands there word for word."""


def sketch_of(cleaned: Cleaned) -> Sketch | None:
    """The sketch of what stays of a page; None of what is too short or too long to be looked at."""
    page = cleaned.page
    texts: list[Text] = []
    words: list[bytes] = []
    for block in cleaned.kept:
        text = page.of(block)
        texts.append(Text(text, block.kind in PROSE_KINDS and ends_sentence(text)))
        words += bare_words(text)
        if len(words) > MAX_WORDS:
            return None
    if len(words) < MIN_WORDS:
        return None
    return Sketch(runs_of(words), packed(texts))


def runs_of(words: Sequence[bytes]) -> tuple[int, ...]:
    """Keys of the runs with the smallest checksums."""
    runs = map(b" ".join, zip(*(words[skip:] for skip in range(RUN)), strict=False))
    # 32 bits are enough to choose by but not to find by: of ten million runs many would share theirs.
    chosen = nsmallest(ASKED, {zlib.crc32(run): run for run in runs}.items())
    return tuple(int.from_bytes(blake2b(run, digest_size=8).digest(), "big") >> 1 for _, run in chosen)


def unpacked(body: object) -> list[Text]:
    """The blocks of a sketch.

    Raises:
        ValueError: these are none.
    """
    try:
        return [Text(str(words), bool(prose)) for words, prose in json.loads(zlib.decompress(body))]  # type: ignore[arg-type]
    except (zlib.error, TypeError) as problem:
        raise ValueError("no blocks of a record") from problem


def packed(texts: Sequence[Text]) -> bytes:
    """The blocks as in a sketch."""
    return zlib.compress(json.dumps(texts).encode(), _PACKED)


def copied(
    texts: Sequence[Text], earlier: Sequence[Text], gone: Collection[int], threshold: float, dates: Dates = ()
) -> tuple[Copied, ...]:
    """The blocks of an article that stand in an earlier one; none at all when it is no copy of it.

    Args:
        texts: the blocks of the article.
        earlier: those of the earlier one.
        gone: places of blocks that go already because other records hold them.
        threshold: weight from which a near-copy goes.
        dates: words that count as numbers.
    """
    match = _Match(earlier, dates)
    sizes = [count_words(text.words) for text in texts]
    words = sum(sizes)
    exact: dict[int, int] = {}
    near: dict[int, Near] = {}
    new: list[int] = []
    added = 0
    for place, text in enumerate(texts):
        there = match.exact(text.words, exact[place - 1] + 1 if place - 1 in exact else 0)
        if there is not None:
            exact[place] = there
        elif place not in gone:
            seen = match.near(text.words)
            if seen is not None:
                near[place] = seen
                continue
            new.append(place)
            added += sizes[place]
            if added > MAX_ADDED_SHARE * words:
                return ()
    if not exact and not near:
        return ()
    light = words >= LONG_WORDS and sum(seen.difference.reworded for seen in near.values()) <= REWORDED_SHARE * words
    weights = {place: max(weight_of(seen.difference), NEAR_WEIGHT * light) for place, seen in near.items()}
    if min(weights.values(), default=1.0) < threshold:
        return ()
    held = {
        **{place: (there, there + 1) for place, there in exact.items()},
        **{place: seen.where for place, seen in near.items()},
    }
    if _replaces(texts, new, held, match):
        return ()
    found = [Copied(place, EXACT_WEIGHT, "") for place in exact]
    found += [Copied(place, weights[place], changes_of(seen.difference)) for place, seen in near.items()]
    return tuple(sorted(found))


def _replaces(texts: Sequence[Text], new: Sequence[int], held: Mapping[int, tuple[int, int]], match: _Match) -> bool:
    """Whether any new block stands in the place of one of the earlier article, or is another form of one.

    The title may: it says what the article says.
    """
    left = set(range(len(match.texts))) - {there for first, last in held.values() for there in range(first, last)}
    if len(left) * len(new) > MOST_PAIRS:
        return True
    for place in new:
        text = texts[place]
        if place == 0 and not text.prose and count_words(text.words) <= TITLE_WORDS:
            continue
        before = next((held[other][1] for other in range(place - 1, -1, -1) if other in held), None)
        after = next((held[other][0] for other in range(place + 1, len(texts)) if other in held), None)
        if before is not None and after is not None and not left.isdisjoint(range(before, after)):
            return True
        if match.varies(text.words, left):
            return True
    return False


Dates = tuple[Collection[str], ...]


class Near(NamedTuple):
    """A block that stands in the earlier article with small changes."""

    difference: Difference
    where: tuple[int, int]
    """The blocks of the earlier article that hold it, half open."""


class _Match:
    """The blocks of an earlier article, to find blocks of a later one among them."""

    def __init__(self, earlier: Sequence[Text], dates: Dates) -> None:
        self.texts = [text.words for text in earlier]
        self._places: dict[str, list[int]] = {}
        for place, text in enumerate(self.texts):
            self._places.setdefault(fold_exact(text), []).append(place)
        self._dates = dates
        self._index: NearIndex | None = None
        self._checksums = Checksums()
        self._chars = 0
        """Code points compared so far."""

    def exact(self, text: str, expected: int) -> int | None:
        """Place of a block that stands there word for word; of several the expected one, else the first."""
        places = self._places.get(fold_exact(text))
        if places is None:
            return None
        return expected if expected in places else places[0]

    def near(self, text: str) -> Near | None:
        """How a block differs that stands there with small changes; None when it does not."""
        found = (Near(self._difference(where, text), where) for where in self._likely(text))
        return next((seen for seen in found if seen.difference.copies), None)

    def varies(self, text: str, left: AbstractSet[int]) -> bool:
        """Whether a new block is another form of one of those that the later article does not have."""
        words = set(bare_words(text))
        for place in left:
            others = set(bare_words(self.texts[place]))
            if len(words & others) >= VARIANT * max(1, len(words), len(others)):
                return True
        return any(
            self._difference(where, text).containment >= CONTAINMENT
            for where in self._likely(text)
            if not left.isdisjoint(range(*where))
        )

    def _difference(self, where: tuple[int, int], text: str) -> Difference:
        other = "\n".join(self.texts[slice(*where)])
        self._chars += len(other) + len(text)
        return difference(other, text, self._dates)

    def _likely(self, text: str) -> Iterator[tuple[int, int]]:
        """Blocks that may hold a text, likeliest first; then several as one, where it was made of them."""
        if self._chars > MOST_CHARS:
            return
        if self._index is None:
            self._index = NearIndex()
            for number, other in enumerate(self.texts):
                self._index.add(number, sketch(other, self._checksums))
        numbers = self._index.candidates(sketch(text, self._checksums))
        yield from ((number, number + 1) for number in numbers)
        if len(numbers) > 1:
            yield min(numbers), max(numbers) + 1
        if numbers and len(text) > max(len(self.texts[number]) for number in numbers):
            yield 0, len(self.texts)


def likely(named: Mapping[int, int]) -> list[int]:
    """The articles to compare with, from how many runs each shares: most first, of equals the earliest."""
    return sorted(named, key=lambda article: (-named[article], article))[:COMPARED]
