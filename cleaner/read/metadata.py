"""What a page's head says about it: title, byline, date, site, language, description, address. Never guessed.

Read from meta elements, JSON-LD and microdata, in that order of trust for each field. No library is needed: the
functions of trafilatura know more places, but guess (a date from the running text: on 687 of 1,497 pages one that
people did not find) and cost 10 ms a page. What the body states beside the title is read by ``judge.html.credits``,
which knows how lines name authors and days in all languages; the title itself by ``read.titles``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from cleaner.model import Meta
from cleaner.options import language
from cleaner.patterns import lazy
from cleaner.tells import tells
from cleaner.text import fold

MAX_CHARS: Final = 500
"""Longest metadata value that is kept."""

MAX_JSON: Final = 2_000_000
"""Longest JSON-LD element that is parsed, in code points."""

MAX_TYPES: Final = 40
MAX_DEPTH: Final = 40
"""How deep structured data is searched."""

_DATE: Final = lazy(r"\d{4}(?:-\d\d){0,2}(?:[T ][\d:.,+\-Z ]{2,30})?$|.{4,60}$")
_META: Final[dict[str, tuple[str, ...]]] = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title", "headline"),
    "byline": ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "citation_author", "byl"),
    "date": (
        "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate", "publishdate",
        "parsely-pub-date", "sailthru.date", "citation_publication_date", "og:published_time", "dcterms.date",
        "dcterms.created", "published-date", "publish-date", "publish_date", "publication_date", "ms.date",
    ),
    "modified": ("article:modified_time", "datemodified", "og:updated_time", "last-modified"),
    "site": ("og:site_name", "application-name", "dc.publisher", "twitter:site"),
    "description": ("og:description", "description", "twitter:description", "dc.description"),
    "url": ("og:url",),
    "type": ("og:type",),
}  # fmt: skip


class Facts(NamedTuple):
    """What the page says about itself."""

    title: str | None = None
    """Its title, the site's name not cut off."""
    lang: str = ""
    """Its language code (``cleaner.options.language``), or empty."""
    url: str | None = None
    """Canonical address."""
    meta: Meta = ()
    """``byline``, ``date``, ``modified``, ``site``, ``description``, ``canonical``: those the page states."""
    body: tuple[str, ...] = ()
    """Paragraphs of the text that structured data carries (``articleBody`` and the like)."""
    types: tuple[str, ...] = ()
    """Types that structured data and ``og:type`` name: ``NewsArticle``, ``Product`` ..."""


def read_metadata(root: Any) -> Facts:
    """All facts of one tree."""
    metas, links, scripts = _named(root)
    said: dict[str, str] = {}
    for element in metas:
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        value = _clean(element.get("content"))
        if name and value:
            said.setdefault(name, value)
    found: dict[str, str] = {}
    for key, names in _META.items():
        for name in names:
            if name in said and not (key == "byline" and not _is_name(said[name])):
                found[key] = said[name]
                break
    types = [found.pop("type")] if "type" in found else []
    body: list[str] = []
    things = list(_structured(scripts))
    named = {thing["@id"]: thing["name"] for thing, _ in things if _is_named(thing)}
    for thing, is_readers in things:
        _learn(thing, named, found, types, body, is_readers=is_readers)
    canonical = next((e.get("href") for e in links if (e.get("rel") or "").lower() == "canonical"), None)
    address = _clean(canonical) or found.get("url", "")
    found.pop("url", None)
    if not address.startswith(("http://", "https://")):
        address = ""
    title = found.pop("title", "") or _title(root)
    if address:
        found["canonical"] = address
    if "date" in found and not _DATE.match(found["date"]):
        del found["date"]
    lang = _language(root, metas, said)
    return Facts(title, lang, address or None, tuple(sorted(found.items())), tuple(body), tuple(types))


def _language(root: Any, metas: Iterable[Any], said: Mapping[str, str]) -> str:
    """The page's language code: of the elements around all text, else of the pragma, else of the data for sharing.

    Source: HTML asks for them in this order, but for the last. Of 466 pages in many languages 15 name it elsewhere than
    in the first element.
    """
    outer = root if root.tag == "html" else next(root.iter("html"), None)
    for element in () if outer is None else (outer, outer.find("body")):
        code = "" if element is None else language(element.get("lang") or element.get("xml:lang"))
        if code:
            return code
    pragmas = [e.get("content") for e in metas if (e.get("http-equiv") or "").strip().lower() == "content-language"]
    told = [code for code in pragmas if code and "," not in code]
    return next(filter(None, map(language, (*told, said.get("og:locale")))), "")


def _named(root: Any) -> tuple[list[Any], list[Any], list[Any]]:
    """The elements ``meta``, ``link`` and ``script``, found in one pass over the tree."""
    found: dict[str, list[Any]] = {"meta": [], "link": [], "script": []}
    for element in root.iter(*found):
        found[element.tag].append(element)
    return found["meta"], found["link"], found["script"]


def _clean(value: Any) -> str:
    """One line of at most ``MAX_CHARS``, or an empty string."""
    return " ".join(value[: MAX_CHARS * 4].split())[:MAX_CHARS] if isinstance(value, str) else ""


def _title(root: Any) -> str | None:
    """The title element's text, else None."""
    # An iterator looks for the next one before it gives the first: in the whole page, where the first is in the head.
    if len(root) and root[0].tag == "head":
        head = root[0]
        first = head.find("title")
        if first is not None and next(head.iter("title")) is first:
            return _clean(first.text) or None
    for element in root.iter("title"):
        parent = element.getparent()
        if parent is not None and parent.tag == "svg":
            continue
        return _clean(element.text) or None
    return None


_READERS: Final = frozenset(
    "review reviews associatedReview comment comments answer acceptedAnswer suggestedAnswer".split()
)
"""Fields that hold what readers wrote: their authors and days are not the page's."""


def _structured(scripts: Iterable[Any]) -> Iterator[tuple[dict[str, Any], bool]]:
    """All objects in the page's JSON-LD, and whether they are inside of what readers wrote."""
    for element in scripts:
        if "ld+json" not in (element.get("type") or ""):
            continue
        text = element.text or ""
        if not text or len(text) > MAX_JSON:
            continue
        try:
            parsed = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        queue: list[tuple[Any, int, bool]] = [(parsed, 0, False)]
        place = 0
        while place < len(queue):
            thing, depth, is_readers = queue[place]
            place += 1
            if depth > MAX_DEPTH:
                continue
            if isinstance(thing, dict):
                yield thing, is_readers
                queue.extend(
                    (value, depth + 1, is_readers or key in _READERS)
                    for key, value in thing.items()
                    if isinstance(value, dict | list)
                )
            elif isinstance(thing, list):
                queue.extend((value, depth + 1, is_readers) for value in thing if isinstance(value, dict | list))


_TEXTS: Final = ("articleBody", "reviewBody", "text", "recipeInstructions")
_WORKS: Final = ("Article", "Posting", "Report", "Question", "Answer", "Comment", "Recipe", "Review", "WebPage")


def _learn(
    thing: dict[str, Any],
    named: Mapping[str, Any],
    found: dict[str, str],
    types: list[str],
    body: list[str],
    *,
    is_readers: bool,
) -> None:
    """Takes what one object of structured data states.

    Args:
        thing: the object.
        named: names of the objects that others speak of, by their ids.
        found: metadata, to be completed.
        types: types that are named, to be completed.
        body: paragraphs, to be completed.
        is_readers: whether it is inside of what readers wrote, and states nothing of the page.
    """
    kind = thing.get("@type")
    kinds = [one for one in (kind if isinstance(kind, list) else [kind]) if isinstance(one, str)]
    types.extend(one[:40] for one in kinds if len(types) < MAX_TYPES)
    if not any(one.endswith(_WORKS) for one in kinds):
        if "Product" in kinds and isinstance(thing.get("description"), str):
            body.extend(_paragraphs(thing["description"]))
        return
    if not (is_readers or any(one.endswith(("Comment", "Answer")) for one in kinds)):
        for key, name in (("headline", "title"), ("datePublished", "date"), ("dateModified", "modified")):
            value = _clean(thing.get(key))
            if value:
                found.setdefault(name, value)
        for key, name in (("author", "byline"), ("publisher", "site")):
            value = _names(thing.get(key), named)
            if value:
                found.setdefault(name, value)
    for key in _TEXTS:
        if isinstance(thing.get(key), str):
            body.extend(one for one in _paragraphs(thing[key]) if one not in body[-50:])


def _names(value: Any, named: Mapping[str, Any]) -> str:
    """The names in an author or publisher field, joined by commas."""
    listed = value if isinstance(value, list) else [value]
    told = (one.get("name") or named.get(str(one.get("@id"))) if isinstance(one, dict) else one for one in listed[:20])
    names = map(_clean, told)
    return ", ".join(dict.fromkeys(name for name in names if _is_name(name)))[:MAX_CHARS]


def _is_named(thing: dict[str, Any]) -> bool:
    """Whether others may speak of an object by its id."""
    return isinstance(thing.get("@id"), str) and isinstance(thing.get("name"), str)


def _is_name(text: str) -> bool:
    """Whether a text may name somebody: it is no address, no number, no placeholder and no key of a template."""
    if "://" in text or not any(map(str.isalpha, text)) or _KEY.fullmatch(text):
        return False
    return fold(text) not in tells("nobody")


_KEY: Final = lazy(r"[a-z_]{1,40}(?:\.[a-z_]{1,40}){2,8}")
"""A name for a text that nobody put in its place: "page.head.extra.author"; the host of a site looks the same."""


_MARKUP: Final = lazy(r"<[^<>]{0,2000}>")
_BREAKS: Final = lazy(r"<(?:/p|br|/li|/div|/h\d)[^<>]{0,200}>|\n", re.IGNORECASE)


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a text in structured data, markup gone."""
    from cleaner.read.dom_scan import resolve

    if "&lt;" in text or "&#" in text or "&amp;" in text or "&nbsp;" in text:
        text = resolve(text)
    pieces = (" ".join(_MARKUP.sub(" ", piece).split()) for piece in _BREAKS.split(text))
    return [piece for piece in pieces if piece]
