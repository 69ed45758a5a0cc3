"""Who says each sentence of a digest, in numbers that people can follow: ``[1]`` is the first source.

Every format prints citations in its own way; which numbers they hold is decided here once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cleaner.model import Digest, Echo, Pick, Removal
from cleaner.render.safe import one_line


@dataclass(frozen=True, slots=True)
class Difference:
    """What other articles state differently."""

    note: str
    """The two readings, on one line, safe to print."""
    numbers: tuple[int, ...]
    """Numbers of the articles that have the other reading."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One sentence of a digest with the numbers of the articles that say it."""

    pick: Pick
    """The sentence."""
    taken: int
    """Number of the article that it was copied from."""
    also: tuple[tuple[int, Echo], ...]
    """Other articles that say the same, by number, each with its own sentence; no article twice."""
    differs: tuple[Difference, ...]
    """What those articles state differently."""

    @property
    def agree(self) -> int:
        """How many articles say it, its own among them."""
        return 1 + len(self.also)


def numbers(digest: Digest) -> dict[str, int]:
    """Page id to number, from 1 in the order of the sources; an id that comes twice keeps its first."""
    found: dict[str, int] = {}
    for number, source in enumerate(digest.sources, 1):
        found.setdefault(source.page_id, number)
    return found


def cite(digest: Digest, numbered: Mapping[str, int] | None = None) -> tuple[Cited, ...]:
    """The sentences of a digest with their numbers, in reading order.

    Args:
        digest: any digest.
        numbered: page id to number; by default ``numbers(digest)``. Pages that it lacks are no echoes.
    """
    known = numbers(digest) if numbered is None else numbered
    return tuple(_cited(pick, known) for pick in digest.picks)


def _cited(pick: Pick, known: Mapping[str, int]) -> Cited:
    taken = known.get(pick.page_id, 0)
    also: dict[int, Echo] = {}
    differs: dict[str, dict[int, None]] = {}
    for echo in pick.echoes:
        number = known.get(echo.page_id)
        if number is None or number == taken:
            continue
        also.setdefault(number, echo)
        for note in echo.differs:
            differs.setdefault(one_line(note), {})[number] = None
    unlike = tuple(Difference(note, tuple(found)) for note, found in differs.items())
    return Cited(pick, taken, tuple(also.items()), unlike)


def name_of(page_id: str, labels: Mapping[str, str], title: str | None = None) -> str:
    """What people call an article: its label, else its title, else its id. One line, safe to print."""
    return one_line(labels.get(page_id) or title or "") or one_line(page_id) or "(no name)"


def is_repeat_here(gone: Removal) -> bool:
    """Whether a block went as a repeat of another block of the same page."""
    return gone.rule.startswith("D") and gone.twin is not None and gone.twin_page is None
