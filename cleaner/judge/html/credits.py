"""Who wrote a page and when, as its body states it: beside the title, in markup or in a line.

Half of the pages name no author in their head, and a third no date, but many print both beside the title. What is read
here is stated, not guessed: an element that HTML, microdata or a microformat calls the author or the day, a link to a
page about an author, an element whose class says "author" or "byline", a line that opens with "By" or is a date. Only
what stands beside the title counts, up to the second paragraph (the first is often a lead), for below it are the
authors of comments and of other articles; but the author of an item of microdata that is the page counts anywhere.
Where many are named beside the title, as on a page of cards, none is the page's.

On the 1,497 development pages people wrote down 739 authors and 782 days. The head alone, as ``read.metadata`` reads
it, has 412 of these authors word for word and 480 of these days; with the body it is 576 and 618. What the body adds is
another than theirs on 13 and 13 pages, and stands on 23 and 21 where they wrote none, half of these lists of articles.
(The rules were written with these pages in sight. Trafilatura 2.3.1 has 440 and 656, and adds 97 and 687.)
It takes .3 ms a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Any, Final, NamedTuple

from cleaner.days import has_one_year, iso_day
from cleaner.judge.chrome.bylines import has_case, names_other_hand
from cleaner.judge.chrome.dates import is_change
from cleaner.judge.chrome.facts import MAX_PARTS, facts_of
from cleaner.judge.chrome.parts import EDGE, has_separator, parts_of
from cleaner.judge.chrome.ranges import is_range
from cleaner.judge.chrome.stated import stated
from cleaner.judge.html.beside import MAX_PROSE, PROSE_CHARS, beside
from cleaner.judge.html.names import bare_name, name_of, opening_name
from cleaner.lexicon import Lexicon
from cleaner.model import Block, Meta, Page
from cleaner.patterns import lazy
from cleaner.tells import tells
from cleaner.text import fold

MAX_LINES: Final = 14
LINES_ABOVE: Final = 4
"""Blocks behind the title and before it that are looked at."""

MANY: Final = 3
"""Different names or days from which they are those of other articles, in cards."""

MAX_PIECES: Final = 40
MAX_CHARS: Final = 400
"""Texts and elements of one element that are looked at for a name or a day, and their characters: an element that
nobody ended holds the rest of the page."""

MAX_LINE_CHARS: Final = 120
"""Longest line beside the title that may state something beside other things."""

_PATH_END: Final = lazy("[?#]")
_AUTHOR: Final = lazy(r"(?:^|[\s_-])(?<!no-)(?:by-?line|[a-z]*author(?!iz|is|it))", re.IGNORECASE)
_USER: Final = lazy(r"(?:^|[\s_-])(?:big)?user-?name", re.IGNORECASE)
"""Class names of who wrote the page, and of who wrote a post: the first one is the thread's."""
_PUBLISHED: Final = frozenset({"published", "dt-published"})
"""Class names of the day of publication. Source: microformats, ``hentry`` and ``h-entry``."""


class _Credit(NamedTuple):
    """What one element or line states."""

    key: str
    """``byline``, ``date``, ``modified``."""
    value: str
    """As it is printed, or as the element tells it to machines."""
    how: str
    """``standard``, ``class``, ``user``, ``line``."""
    place: Any
    """What it stands in: names in one place belong together."""


def credited(page: Page, tree: Any, lexicon: Lexicon) -> Meta:
    """The page's metadata, completed by the ``byline``, ``date`` and ``modified`` that its body states.

    A head that names the site as the author gives way to a name in the body. Where it names a person and a day, the
    body is not asked.
    """
    known = dict(page.meta)
    if "byline" in known:
        known["byline"] = bare_name(known["byline"], lexicon)
    doubted = known.pop("byline") if _is_site(known) else ""
    if "byline" in known and "date" in known:
        return tuple(sorted(known.items()))
    title = _title(page)
    told: list[_Credit] = []
    if title >= 0:
        told = [*_from_elements(tree, title, lexicon), *_from_lines(page, title, lexicon)]
    byline = known.get("byline") or _byline(told) or _of_item(tree, lexicon) or doubted
    found = {"byline": byline, "date": _day(told, "date"), "modified": _day(told, "modified")}
    for key, value in found.items():
        if value:
            known.setdefault(key, value)
    return tuple(sorted(known.items()))


_WORKS: Final = ("Article", "Posting", "Question", "CreativeWork", "WebPage", "Report", "Recipe")
"""Ends of the types of microdata items that a page may be. What readers wrote is of other types: comments, answers."""


def _of_item(tree: Any, lexicon: Lexicon) -> str:
    """The author of the first item of microdata that may be the page, wherever on the page it is named; or ''.

    On pages of questions the name stands below the question, where other names do too.
    """
    if not tree.has_item_author:
        return ""
    for element in tree.root.xpath("//@itemprop[contains(., 'author')]/..")[:MAX_PIECES]:
        if "author" not in element.get("itemprop").split():
            continue
        scope = next((outer for outer in element.iterancestors() if outer.get("itemscope") is not None), None)
        if scope is not None and (scope.get("itemtype") or "").endswith(_WORKS):
            return _name_in(element, lexicon)
    return ""


def _is_site(known: dict[str, str]) -> bool:
    """Whether the author that the head names is the site itself."""
    return "byline" in known and fold(known["byline"]) == fold(known.get("site", ""))


def _title(page: Page) -> int:
    """Place of the title among the blocks, or else of the first main heading; -1 for none."""
    main = -1
    for block in page.blocks:
        if block.kind == "title":
            return block.index
        if main < 0 and block.kind == "heading" and "/h1" in block.path:
            main = block.index
    return main


def _byline(told: list[_Credit]) -> str:
    """The authors: those named first, in the surest way, and those beside them; '' where others are named as surely."""
    for how in ("standard", "class", "line", "user"):
        found = [credit for credit in told if credit.key == "byline" and credit.how == how]
        if not found:
            continue
        names = dict.fromkeys(credit.value for credit in found if credit.place is found[0].place)
        others = {credit.value for credit in found} - names.keys()
        if len(others) >= MANY - 1 and how != "user":
            return ""
        return ", ".join(names)
    return ""


def _day(told: list[_Credit], key: str) -> str:
    """The first day that is stated, or '' where many are."""
    found = list(dict.fromkeys(credit.value for credit in told if credit.key == key))
    return found[0] if 0 < len(found) < MANY else ""


def _from_lines(page: Page, title: int, lexicon: Lexicon) -> Iterator[_Credit]:
    """What lines beside the title state."""
    below: list[Block] = []
    prose = 0
    for block in page.blocks[title + 1 : title + 1 + MAX_LINES]:
        prose += block.kind in ("paragraph", "quote") and len(page.of(block)) >= PROSE_CHARS
        if prose >= MAX_PROSE:
            break
        below.append(block)
    for blocks in (below, page.blocks[max(0, title - LINES_ABOVE) : title]):
        is_awaited = False  # whether the line before said "By" and no more
        for block in blocks:
            for line in page.of(block).split("\n"):
                name = name_of(line, lexicon) if is_awaited else ""
                if name and (" " in name or not has_case(name)):
                    yield _Credit("byline", name, "line", block)
                folded = fold(line)
                opens = bool(folded) and lexicon.opener("byline", folded) == folded
                is_awaited = opens and not names_other_hand(folded)
                yield from _facts(line, lexicon, block)


def _facts(line: str, lexicon: Lexicon, place: Any) -> Iterator[_Credit]:
    """What one line states as a whole."""
    facts = facts_of(line, lexicon)
    if not facts and len(line) <= MAX_LINE_CHARS:
        name = opening_name(line, lexicon)
        if name:
            yield _Credit("byline", name, "line", place)
        if has_separator(line) and not is_range(line, lexicon):
            facts = [fact for part in parts_of(line, MAX_PARTS) for fact in facts_of(part.strip(EDGE), lexicon)]
    facts = [fact for fact in facts if fact.rule != "byline" or fact.sure or " " in fact.value]
    for key, value in stated(facts):
        if has_one_year(value) if key != "byline" else value[0].isalnum():
            yield _Credit(key, value, "line", place)


def _from_elements(tree: Any, title: int, lexicon: Lexicon) -> Iterator[_Credit]:
    """What elements beside the title state, those below it first."""
    heading = tree.headings.get(tree.rows.node[title])
    if heading is None:
        return
    for element in beside(heading):
        own, names = element.get("itemprop") or "", element.get("class") or ""
        if element.tag == "time" or own in ("datePublished", "dateModified"):
            day = _told_day(element, lexicon)
            if day:
                # WordPress puts both names on the day of a page that was never changed.
                said = names if _PUBLISHED.isdisjoint(names.split()) else ""
                change = own == "dateModified" or is_change(f"{said} {_before(element)} {_text(element)}")
                yield _Credit("modified" if change else "date", day, "standard", element)
            continue
        how = _way(element, own, names)
        name = _name_in(element, lexicon) if how else ""
        if name:
            yield _Credit("byline", name, how, element.getparent())


def _way(element: Any, own: str, names: str) -> str:
    """In which way an element is said to name an author, or ''."""
    if own and "author" in own.split():
        return "standard"
    if element.tag == "a" and _leads_to_author(element):
        return "standard"
    if names:
        return "class" if _AUTHOR.search(names) else "user" if _USER.search(names) else ""
    return ""


def _leads_to_author(link: Any) -> bool:
    """Whether a link leads to a page about an author, by its relation or its path."""
    if "author" in (link.get("rel") or "").split():
        return True
    path = _PATH_END.split(link.get("href") or "", maxsplit=1)[0]
    return any(step in tells("author-paths") and name for step, name in pairwise(path.split("/")))


def _told_day(element: Any, lexicon: Lexicon) -> str:
    """The day that an element states, for machines or else as it is printed, or ''."""
    for told in (element.get("content"), element.get("datetime")):
        if told and iso_day(told):
            return str(told).strip()
    text = _text(element)
    return next(
        (value for key, value in stated(facts_of(text, lexicon)) if key != "byline" and has_one_year(value)), ""
    )


def _before(element: Any) -> str:
    """The text directly before an element."""
    previous = element.getprevious()
    if previous is not None:
        return str(previous.tail or "")
    return str(element.getparent().text or "")


def _text(element: Any) -> str:
    """The beginning of an element's text, in one line."""
    return " ".join(" ".join(text[:MAX_CHARS] for text in islice(element.itertext(), MAX_PIECES)).split())


def _name_in(element: Any, lexicon: Lexicon) -> str:
    """The names that an element holds, or ''."""
    said = element.get("content")
    if said:
        return name_of(said, lexicon)
    for inner in islice(element.iter(), MAX_PIECES):
        if inner is not element and "name" in (inner.get("itemprop") or "").split():
            return name_of(inner.get("content") or _text(inner), lexicon)
    names: list[str] = []
    is_open = True  # whether the next text may be a name: the first one, and one behind "and" or a comma
    for text in islice(element.itertext(), MAX_PIECES):
        piece = " ".join(text[:MAX_CHARS].split())
        if not piece:
            continue
        folded = fold(piece)
        if folded and lexicon.opener("byline", folded) == folded:
            if names and not piece[0].islower():  # "Reporter" behind a name is what somebody is
                break
            names.clear()
            is_open = True
            continue
        if not folded or folded in tells("name-particles"):
            is_open = is_open or bool(folded) or piece in (",", "&")
            continue
        name = name_of(piece, lexicon)
        if name and is_open:
            names.append(name)
        elif names:
            break
        is_open = not names
    return ", ".join(dict.fromkeys(names))
