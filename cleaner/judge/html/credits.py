"""Who wrote a page and when, as its body states it: beside the title, in markup or in a line.

Half of the pages name no author in their head, and a third no date, but many print both beside the title. What is read
here is stated, not guessed: an element that HTML, microdata or a microformat calls the author or the day, a link to a
page about an author, an element whose class says "author" or "byline", a line that opens with "By" or is a date. Only
what stands beside the title counts, up to the second paragraph (the first is often a lead), for below it are the
authors of comments and of other articles; but the author of an item of microdata that is the page counts anywhere.
Where many are named beside the title, as on a page of cards, none is the page's.

On the 1,497 development pages people wrote down 739 authors and 782 days. The head alone, as ``read.metadata`` reads
it, has 412 of these authors word for word and 480 of these days; with the body it is 573 and 614. What the body adds is
another than theirs on 10 and 13 pages, and stands on 21 and 16 where they wrote none, half of these lists of articles.
(The rules were written with these pages in sight. Trafilatura 2.3.1 has 440 and 656, and adds 97 and 687.)
It takes .3 ms a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, Final, NamedTuple

from cleaner.judge.chrome.facts import facts_of, has_separator, is_change, parts_of, stated
from cleaner.judge.chrome.ranges import is_range
from cleaner.lexicon import NO_WORDS, Lexicon
from cleaner.model import Meta, Page
from cleaner.patterns import lazy
from cleaner.tells import tells
from cleaner.text import fold

PROSE_CHARS: Final = 140
"""Code points of text from which an element or a block is taken for a paragraph."""

MAX_PROSE: Final = 2
MAX_LINES: Final = 14
MAX_ELEMENTS: Final = 150
"""Paragraphs, blocks and elements behind the title after which nothing is looked at."""

LINES_ABOVE: Final = 4
LEVELS_ABOVE: Final = 3
ELEMENTS_ABOVE: Final = 30
"""The same before the title: blocks, elements around it, elements before these."""

MANY: Final = 3
"""Different names or days from which they are those of other articles, in cards."""

MIN_NAME_CHARS: Final = 3
MAX_NAME_CHARS: Final = 60
MAX_NAME_WORDS: Final = 6
MAX_PIECES: Final = 40
MAX_CHARS: Final = 400
"""Texts and elements of one element that are looked at for a name or a day, and their characters: an element that
nobody ended holds the rest of the page."""

MAX_LINE_CHARS: Final = 120
MAX_PARTS: Final = 8
"""Longest line beside the title that may state something beside other things, and its most parts."""

_DAY: Final = lazy(r"\d{4}-\d\d-\d\d")
_YEAR: Final = lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)")

_AUTHOR_PAGE: Final = lazy(
    r"/(?:authors?|contributors?|autore?n?|auteurs?|autores|autori|redakteure?|byline|columnists?|writers?)/[^/?#]"
)
"""The path of a page about an author."""

_AUTHOR: Final = lazy(r"(?:^|[\s_-])(?<!no-)(?:by-?line|[a-z]*author(?!iz|is|it))", re.IGNORECASE)
_USER: Final = lazy(r"(?:^|[\s_-])(?:big)?user-?name", re.IGNORECASE)
"""Class names of who wrote the page, and of who wrote a post: the first one is the thread's."""

_OTHERS: Final = lazy(
    r"(?:^|[\s_-])(?:comment|related|recommend|review|sidebar|footer|testimonial|carousel|slider|latest|popular|"
    r"trending|repl(?:y|ies)|teaser)",
    re.IGNORECASE,
)
"""Class names of what holds other articles or readers' words."""

_SKIPPED: Final = frozenset("nav footer form script style svg select noscript template iframe".split())
_EDGE: Final = " ,;:|\u2022\u00b7-\u2013\u2014/"
_BETWEEN: Final = frozenset(",|&|and|, and|, &".split("|"))
"""What stands between two names that are printed apart."""


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

    A head that names the site as the author gives way to a name in the body.
    """
    known = dict(page.meta)
    if "byline" in known:
        known["byline"] = _without_opener(known["byline"], lexicon)
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


def _without_opener(name: str, lexicon: Lexicon) -> str:
    """A name in the head without "By" before it; "Von Miller" and "Di Maria" are names."""
    opener = lexicon.opener("byline", fold(name))
    rest = " ".join(name.split()[opener.count(" ") + 1 :]).strip(_EDGE)
    return rest if opener and " " in rest and (name[0].islower() or opener not in tells("name-particles")) else name


_WORKS: Final = ("Article", "Posting", "Question", "CreativeWork", "WebPage", "Report", "Recipe")
"""Ends of the types of microdata items that a page may be. What readers wrote is of other types: comments, answers."""


def _of_item(tree: Any, lexicon: Lexicon) -> str:
    """The author of the first item of microdata that may be the page, wherever on the page it is named; or ''.

    On pages of questions the name stands below the question, where other names do too.
    """
    if not any("author" in names for names in tree.nodes.names):  # a look that takes a hundredth of the search
        return ""
    for element in islice(tree.root.iterfind(".//*[@itemprop='author']"), MAX_PIECES):
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
    """The authors: those named first, in the surest way, and those beside them."""
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
    """The first day that is stated."""
    found = list(dict.fromkeys(credit.value for credit in told if credit.key == key))
    return found[0] if 0 < len(found) < MANY else ""


def _from_lines(page: Page, title: int, lexicon: Lexicon) -> Iterator[_Credit]:
    """What lines beside the title state."""
    prose, awaited = 0, False
    below = page.blocks[title + 1 : title + 1 + MAX_LINES]
    for block in chain(below, page.blocks[max(0, title - LINES_ABOVE) : title]):
        text = page.of(block)
        if len(text) >= PROSE_CHARS and block.kind in ("paragraph", "quote"):
            prose += 1
        if prose >= MAX_PROSE and block.index > title:
            continue
        for line in text.split("\n"):
            if awaited:
                name = _name(line, lexicon)
                if " " in name:
                    yield _Credit("byline", name, "line", block)
            folded = fold(line)
            awaited = bool(folded) and lexicon.opener("byline", folded) == folded
            yield from _facts(line, lexicon, block)


def _facts(line: str, lexicon: Lexicon, place: Any) -> Iterator[_Credit]:
    """What one line states as a whole."""
    facts = facts_of(line, lexicon)
    if not facts and len(line) <= MAX_LINE_CHARS:
        name = _opening_name(line, lexicon)
        if name:
            yield _Credit("byline", name, "line", place)
        if has_separator(line) and not is_range(line, lexicon):
            facts = [fact for part in parts_of(line, MAX_PARTS) for fact in facts_of(part.strip(_EDGE), lexicon)]
    facts = [fact for fact in facts if fact.rule != "byline" or fact.sure or " " in fact.value]
    for key, value in stated(facts, line):
        if _is_day(value) if key != "byline" else value[0].isalnum():
            yield _Credit(key, value, "line", place)


def _is_day(text: str) -> bool:
    """Whether a date has one year."""
    return len(_YEAR.findall(text)) == 1


def _opening_name(line: str, lexicon: Lexicon) -> str:
    """The name of two words or more with which a line goes on after "By", before a comma, a date or a role; or ''."""
    opener = lexicon.opener("byline", fold(line))
    if not opener or not line[0].isalpha():
        return ""
    months, beside = lexicon.words.get("months", NO_WORDS), tells("date-words")
    name: list[str] = []
    for word in line.split()[opener.count(" ") + 1 :]:
        bare = word.strip(_EDGE)
        low = fold(bare)
        if not bare or low in months or low in beside or "#" in low:
            break
        if not bare[0].isupper():
            return ""
        name.append(bare)
        if word[-1] in ",;|":
            break
    return " ".join(name) if 1 < len(name) <= MAX_NAME_WORDS else ""


def _from_elements(tree: Any, title: int, lexicon: Lexicon) -> Iterator[_Credit]:
    """What elements beside the title state, those below it first."""
    heading = tree.headings.get(tree.rows.node[title])
    if heading is None:
        return
    for element in chain(_below(heading), _above(heading)):
        own, names = element.get("itemprop") or "", element.get("class") or ""
        if element.tag == "time" or own in ("datePublished", "dateModified"):
            day = _told_day(element, lexicon)
            if day:
                change = own == "dateModified" or is_change(f"{names} {_before(element)} {_text(element)}")
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
    return "author" in (link.get("rel") or "").split() or bool(_AUTHOR_PAGE.search(link.get("href") or ""))


def _told_day(element: Any, lexicon: Lexicon) -> str:
    """The day that an element states, for machines or else as it is printed, or ''."""
    for told in (element.get("content"), element.get("datetime")):
        if told and _DAY.match(told.strip()):
            return str(told).strip()
    text = _text(element)
    return next(
        (value for key, value in stated(facts_of(text, lexicon), text) if key != "byline" and _is_day(value)), ""
    )


def _before(element: Any) -> str:
    """The text directly before an element."""
    previous = element.getprevious()
    if previous is not None:
        return str(previous.tail or "")
    return str(element.getparent().text or "")


def _below(element: Any) -> Iterator[Any]:
    """Elements behind this one in document order, up to the second paragraph, without those that hold other things."""
    from lxml import etree

    count = prose = 0
    here = element
    while here is not None and here.tag not in ("body", "html"):
        for sibling in here.itersiblings(etree.Element):
            events = etree.iterwalk(sibling, events=("start",))
            for _, inner in events:
                count += 1
                if not isinstance(inner.tag, str) or inner.tag in _SKIPPED or _is_others(inner):
                    events.skip_subtree()
                    continue
                text = inner.text
                if text and len(text) >= PROSE_CHARS and len(" ".join(text.split())) >= PROSE_CHARS:
                    prose += 1
                if count > MAX_ELEMENTS or prose >= MAX_PROSE:
                    return
                yield inner
        here = here.getparent()


def _above(element: Any) -> Iterator[Any]:
    """Elements before this one, in those around it."""
    from lxml import etree

    here = element
    for _ in range(LEVELS_ABOVE):
        if here is None or here.tag in ("body", "html"):
            return
        for sibling in islice(here.itersiblings(etree.Element, preceding=True), ELEMENTS_ABOVE):
            if sibling.tag in _SKIPPED or _is_others(sibling):
                continue
            inner = list(islice(sibling.iter(etree.Element), ELEMENTS_ABOVE + 1))
            if len(inner) <= ELEMENTS_ABOVE:
                yield from inner
        here = here.getparent()


def _is_others(element: Any) -> bool:
    """Whether an element holds other articles or readers' words, by its class."""
    names = element.get("class")
    return bool(names and _OTHERS.search(names))


def _text(element: Any) -> str:
    """The beginning of an element's text, in one line."""
    return " ".join(" ".join(text[:MAX_CHARS] for text in islice(element.itertext(), MAX_PIECES)).split())


def _name_in(element: Any, lexicon: Lexicon) -> str:
    """The names that an element holds, or ''."""
    said = element.get("content")
    if said:
        return _name(said, lexicon)
    for inner in islice(element.iter(), MAX_PIECES):
        if inner is not element and "name" in (inner.get("itemprop") or "").split():
            return _name(inner.get("content") or _text(inner), lexicon)
    names: list[str] = []
    is_open = True
    for text in islice(element.itertext(), MAX_PIECES):
        piece = " ".join(text[:MAX_CHARS].split())
        if not piece or piece in _BETWEEN:
            is_open = is_open or piece in _BETWEEN
            continue
        folded = fold(piece)
        if folded and lexicon.opener("byline", folded) == folded:
            names.clear()
            is_open = True
            continue
        name = _name(piece, lexicon)
        if name and is_open:
            names.append(name)
        elif names:
            break
        is_open = not names
    return ", ".join(dict.fromkeys(names))


def _name(text: str, lexicon: Lexicon) -> str:
    """The name that a text is, with or without "By" before it, or ''."""
    text = " ".join(text.split()).strip(_EDGE)
    folded = fold(text)
    if not text or len(text) > MAX_CHARS or lexicon.phrase(folded) is not None:
        return ""
    for fact in facts_of(text, lexicon):
        if fact.rule == "byline":
            return fact.value
    opened = _opening_name(text, lexicon)
    if opened:
        return opened
    words = text.split()
    if not MIN_NAME_CHARS <= len(text) <= MAX_NAME_CHARS or len(words) > MAX_NAME_WORDS or not text[0].isalpha():
        return ""
    particles, openers = tells("name-particles"), lexicon.words.get("byline", NO_WORDS)
    if folded in lexicon.words.get("counter-nouns", NO_WORDS):
        return ""
    if lexicon.opener("byline", folded) or (len(words) > 1 and not _are_names(words, particles, openers)):
        return ""
    return text


def _are_names(words: list[str], particles: frozenset[str], openers: frozenset[str]) -> bool:
    """Whether each of several words may be part of a name."""
    for word in words:
        low = word.casefold()
        if any(map(str.isdigit, word)) or (low in openers and low not in particles):
            return False
        if not (word[0].isupper() or word.lower() == word.upper() or low in particles or not word[0].isalpha()):
            return False
    return True
