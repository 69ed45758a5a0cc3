"""Site memory: which lines recur over the pages of a site.

A ``SiteMemory`` observes pages, two of them can be added, and ``freeze`` gives what a judge may consult. It keeps a
sample of the pages of each host, those whose keys are smallest, so the pages of a host are bounded and what it knows
depends on the set of pages alone: not on their order, not on which of two memories saw them (bottom-k sampling: the k
smallest of a union are among the k smallest of its parts). The beginnings of lines, which are for people, it keeps of
all pages that it ever saw: which spelling is shown would depend on their order otherwise. ``cleaner.memory.store``
keeps it in an SQLite file, where those of forgotten pages are left out.

    >>> memory = SiteMemory()
    >>> for number in range(6):
    ...     memory.observe_lines("a.example", number, 1, [PageLine(11, "Follow our channel", 3, False)])
    >>> memory.freeze().site("a.example").counts
    {11: 6}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple, Protocol

from cleaner.memory.lines import PageLine, host_of, lines_of, page_key
from cleaner.model import Page

SAMPLE_PAGES: Final = 200
"""Pages of a host that are remembered. A share of .3 is then known to within .065 (two standard errors)."""

__all__ = ["SAMPLE_PAGES", "Memory", "PageLine", "Site", "SiteMemory", "host_of", "lines_of", "page_key"]


class Site(NamedTuple):
    """What is known of one host."""

    pages: int
    """How many of its pages are remembered."""
    counts: Mapping[int, int]
    """Key of a line to the pages it stands on."""


UNKNOWN: Final = Site(0, {})
"""A host of which nothing is known."""


class Memory(Protocol):
    """What a judge may consult; never changes."""

    def site(self, host: str) -> Site:
        """What is known of a host; nothing for an unknown one."""
        ...


class Seen(NamedTuple):
    """One page as it is remembered.

    Of two states of a page the greater one counts: the later, and on a tie any, but always the same.
    """

    day: int
    """Day it was learned, counted from 1970."""
    lines: tuple[int, ...]
    """Keys of its lines, sorted, each once."""


class SiteMemory:
    """Pages of many hosts, observed in any order."""

    def __init__(self) -> None:
        self._hosts: dict[str, dict[int, Seen]] = {}
        self._samples: dict[int, str] = {}

    def observe(self, page: Page, *, host: str = "", day: int = 0) -> bool:
        """Remember the lines of a page; whether there was a host to remember them under.

        Args:
            page: the page, before anything is removed from it.
            host: its host; without one, the host of its address.
            day: when it was fetched, in days from 1970.
        """
        where = host_of(host) or host_of(page.url or "")
        if not where:
            return False
        self.observe_lines(where, page_key(page), day, lines_of(page))
        return True

    def observe_lines(self, host: str, page: int, day: int, lines: Iterable[PageLine]) -> None:
        """Remember a page by its key and lines."""
        found = tuple(lines)
        self._take(host, page, Seen(day, tuple(sorted({line.key for line in found}))))
        for line in found:
            known = self._samples.get(line.key)
            if known is None or line.sample < known:
                self._samples[line.key] = line.sample

    def _take(self, host: str, page: int, seen: Seen) -> None:
        pages = self._hosts.setdefault(host, {})
        known = pages.get(page)
        if known is None or seen > known:
            pages[page] = seen
        if len(pages) > SAMPLE_PAGES:
            del pages[max(pages)]

    def __add__(self, other: SiteMemory) -> SiteMemory:
        """Both; associative and commutative, and a page that both saw counts once."""
        both = SiteMemory()
        for one in (self, other):
            for host, page, seen in one.rows():
                both._take(host, page, seen)
            for key, sample in one._samples.items():
                both._samples[key] = min(sample, both._samples.get(key, sample))
        return both

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SiteMemory) and self._hosts == other._hosts

    __hash__ = None  # type: ignore[assignment]

    def rows(self) -> Iterator[tuple[str, int, Seen]]:
        """Host, key and state of every remembered page."""
        for host, pages in self._hosts.items():
            for page, seen in pages.items():
                yield host, page, seen

    def pages(self, host: str) -> Mapping[int, Seen]:
        """The remembered pages of one host, by their keys."""
        return self._hosts.get(host, {})

    def sample(self, key: int) -> str:
        """The beginning of a line as a page had it; of several spellings the first in order."""
        return self._samples.get(key, "")

    def hosts(self) -> tuple[str, ...]:
        """The known hosts, sorted."""
        return tuple(sorted(self._hosts))

    def forget_before(self, day: int) -> None:
        """Forget pages that were learned before a day: sites change their chrome."""
        for host, pages in list(self._hosts.items()):
            kept = {page: seen for page, seen in pages.items() if seen.day >= day}
            if kept:
                self._hosts[host] = kept
            else:
                del self._hosts[host]

    def freeze(self) -> Frozen:
        """What a judge may consult: the state of now."""
        return Frozen({host: _site(pages.values()) for host, pages in self._hosts.items()})


class Frozen:
    """A memory that no longer changes."""

    def __init__(self, sites: Mapping[str, Site]) -> None:
        self.sites = sites
        """Host to what is known of it."""

    def site(self, host: str) -> Site:
        """What is known of a host."""
        return self.sites.get(host, UNKNOWN)


def _site(pages: Iterable[Seen]) -> Site:
    counts: Counter[int] = Counter()
    number = 0
    for seen in pages:
        counts.update(seen.lines)
        number += 1
    return Site(number, dict(counts))
