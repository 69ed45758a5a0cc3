"""The title of a page, the lines that say it again, and all other lines above the prose that stand as a title does.

A line is told to be a title by others: its echoes, a trail of links that ends in it, a line that adds the name of the
site. What tells it goes, and then the next such line would be the title, and its echoes would go in the next cleaning.
So all of them are found in one look: cleaning twice removes nothing more, and a page of echoes takes one round of
judging instead of one for each.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Final, NamedTuple

from cleaner.judge.chrome.facts import facts_known
from cleaner.judge.chrome.phrases import find_whole, rule_of
from cleaner.judge.line_table import Line, Look
from cleaner.lexicon import Lexicon
from cleaner.model import Block, Page
from cleaner.patterns import lazy
from cleaner.text import count_words, ends_sentence, fold, fold_exact

MIN_WORDS: Final = 3
"""Shortest title, in words, whose echo is removed; one of two words is also a figure of speech."""
MAX_CHARS: Final = 250
"""Longest title, in code points."""
SITE_WORDS: Final = 7
"""Longest name of a site beside a title, in words, the sign between them included."""
AFTER: Final = 3
"""Blocks after the first prose, without those that go, within which an echo counts: a standfirst, a picture, the title
again."""
VERSES: Final = 2
VERSE_WORDS: Final = 3
"""Lines of so many words between a title and its echo, no prose and no chrome, from which it is no echo: the title of a
song comes again in its refrain."""
MOST: Final = 3
"""Most times a title stands on its page's head: a line that stands there more often is a label of a list."""

_SITE_PARTS: Final = lazy(r"\s+[|\u2013\u2014\u00b7\u2022\u00bb-]\s+|\s*[|\u00bb]\s*")
_SITE_SIGN: Final = lazy("[|\u2013\u2014\u00b7\u2022\u00bb-]")
_CLAUSE_ENDS: Final = tuple(",;:\u2013\u2014\u3001\uff0c\uff1b\uff1a\u060c\u061b")
"""Signs with which a line of verse ends and no title does."""


class Echo(NamedTuple):
    """A line that says a title again."""

    place: int
    """Its place among the blocks."""
    title: int
    """The place of the title."""
    evidence: str
    """What was seen, for people."""


def titles_of(page: Page, seen: Look, steps: Collection[str], lexicon: Lexicon) -> dict[str, int]:
    """The titles of a page, folded, and where they stand.

    The given one if it stands above the prose; else those that other lines tell; else the last heading above the prose.

    Args:
        page: the page.
        seen: its lines.
        steps: last steps of the trails above the prose, folded exactly.
        lexicon: phrases, which are no titles.
    """
    layout = seen.layout
    if not layout.has_prose and not page.title:
        return {}
    places = range(min(len(page.blocks), layout.first + AFTER + 1))
    lines = [
        seen.lines[place].folded_exactly() if _may_be_title(page.blocks[place], seen.lines[place], lexicon) else ""
        for place in places
    ]
    given = fold_exact(page.title) if page.title else ""
    if given and given in lines[: layout.first]:
        return {given: lines.index(given)}
    if not layout.has_prose:
        return {}
    head = range(min(layout.first, len(lines)))
    return _told(seen, lines, head, steps, lexicon) or _last_heading(page, lines, head)


def _told(seen: Look, lines: list[str], head: range, steps: Collection[str], lexicon: Lexicon) -> dict[str, int]:
    """The lines in the head that others tell to be titles: echoes, a trail, a line above with the name of the site."""
    stands: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        stands.setdefault(line, []).append(place)
    found: dict[str, int] = {}
    sited: set[str] = set()
    spoken = False

    jumps: tuple[dict[int, int], dict[int, int]] = {}, {}

    def beside(place: int) -> tuple[int, int]:
        """Places of the nearest lines above and below that say no title again."""
        return _nearest(lines, place, -1, found, jumps[0]), _nearest(lines, place, 1, found, jumps[1])

    for place in head:
        line = lines[place]
        if place:
            spoken = spoken or seen.lines[place - 1].ends
            sited.update(without_site(lines[place - 1]))
        if not line or line in found:
            continue
        if (ends_sentence(line) and line[-1] not in "?!") or line[-1] in _CLAUSE_ENDS:
            continue
        again = 1 < len(stands[line]) <= MOST
        if again and _is_among_verses(seen, beside(place), lexicon):
            again = not spoken and not _is_refrain(lines, stands[line], beside)
        named = line in steps or line in sited
        if not again and not named:
            continue
        if count_words(line) >= MIN_WORDS and not find_whole(line, fold(line), lexicon):
            found[line] = stands[line][0] if named else place
    return found


def _last_heading(page: Page, lines: list[str], head: range) -> dict[str, int]:
    """The heading nearest to the prose that is long enough for a title, if there is one."""
    for place in reversed(head):
        if page.blocks[place].kind in ("title", "heading") and count_words(lines[place]) >= MIN_WORDS:
            return {lines[place]: place}
    return {}


def _nearest(lines: list[str], place: int, step: int, titles: dict[str, int], jumps: dict[int, int]) -> int:
    """The place of the nearest line in one direction that says no title again.

    Args:
        lines: the lines.
        place: where the way begins.
        step: 1 for down, -1 for up.
        titles: what was found to be titles so far; what says them again does so from then on.
        jumps: places of lines that do to the nearest that did not; completed, or a page of echoes would be quadratic.
    """
    passed = []
    place += step
    while 0 <= place < len(lines) and (place in jumps or _says_again(lines[place], place, titles)):
        passed.append(place)
        place = jumps.get(place, place + step)
    jumps.update(dict.fromkeys(passed, place))
    return place


def _says_again(line: str, place: int, titles: dict[str, int]) -> bool:
    """Whether a line says one of the titles again."""
    return titles.get(line, place) != place or any(side in titles for side in without_site(line))


def _is_refrain(lines: list[str], places: list[int], beside: Callable[[int], tuple[int, int]]) -> bool:
    """Whether a line that comes again is verse: a line beside it comes again with it.

    >>> def beside(place): return place - 1, place + 1
    >>> lines = ["lantern street", "turn it on", "once again", "and the rain", "turn it on", "once again"]
    >>> _is_refrain(lines, [1, 4], beside)
    True
    >>> _is_refrain(["ferry comes back empty", "by ada moor", "ferry comes back empty", "a storm"], [0, 2], beside)
    False
    """
    one, other = places[:2]
    near = [at for at in beside(one) if 0 <= at < len(lines) and lines[at]]
    again = {lines[at] for at in near}
    return any(0 <= at < len(lines) and at not in (one, *near) and lines[at] in again for at in beside(other))


def without_site(line: str) -> list[str]:
    """What a line may say beside the name of a site: all before or after one of the signs that part it.

    >>> without_site("ferry comes back empty - moor media"), without_site("ferry comes back empty")
    (['ferry comes back empty', 'moor media'], [])
    """
    if not _SITE_SIGN.search(line):
        return []
    signs = list(_SITE_PARTS.finditer(line))
    if not signs or sum(1 for part in _SITE_PARTS.split(line) if part) < 2:  # noqa: PLR2004
        return []
    sides = [side for sign in signs for side in (line[: sign.start()], line[sign.end() :]) if side]
    words = count_words(line)
    return [side for side in sides if words - count_words(side) <= SITE_WORDS]


def _may_be_title(block: Block, line: Line, lexicon: Lexicon) -> bool:
    """Whether a line may be the title or its echo: short, no code, no date or author, which stand in several places."""
    return block.kind != "code" and line.size <= MAX_CHARS and not facts_known(line, lexicon)


def echoes(
    seen: Look, titles: dict[str, int], lexicon: Lexicon, takes_no_place: Callable[[Line], bool]
) -> Iterator[Echo]:
    """The lines that say titles again, from the top down: word for word below them, or with the name of the site.

    An echo is no verse between two others, and takes none of the places after the prose: it goes.

    Args:
        seen: the lines of the page.
        titles: its titles, and where they stand.
        lexicon: phrases, which are no verses.
        takes_no_place: whether a line is chrome by itself.
    """
    titles = {line: place for line, place in titles.items() if count_words(line) >= MIN_WORDS}
    if not titles:
        return
    first = seen.layout.first
    verses = after = 0
    above: dict[str, int] = {}
    """Verses that were counted when each title was met."""
    for place, (block, at) in enumerate(zip(seen.blocks, seen.lines, strict=True)):
        if after > AFTER:
            return
        passing = takes_no_place(at)
        counts = place >= first and not passing
        after += counts
        if not _may_be_title(block, at, lexicon):
            continue
        line = at.folded_exactly()
        whole = min((side for side in without_site(line) if side in titles), key=len, default="")
        if whole and place < first:
            yield Echo(place, titles[whole], "with the name of the site")
        elif line in above and verses - above[line] < VERSES:
            yield Echo(place, titles[line], "word for word")
            after -= counts and place > first
        else:
            verses += bool(above) and not passing and _is_verse(seen, place, lexicon)
            if titles.get(line) == place:
                above[line] = verses


def _is_among_verses(seen: Look, beside: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether a line above or below may be one of a poem: in menus, which come again too, lines are shorter."""
    return any(0 <= at < len(seen.lines) and _is_verse(seen, at, lexicon) for at in beside)


def _is_verse(seen: Look, place: int, lexicon: Lexicon) -> bool:
    """Whether a line may be one of a poem: no prose, no chrome, and as long as a short verse."""
    line = seen.lines[place]
    return (
        not seen.prose[place]
        and seen.blocks[place].kind not in ("item", "row")
        and line.count() >= VERSE_WORDS
        and not rule_of(line, lexicon)
        and not facts_known(line, lexicon)
    )
