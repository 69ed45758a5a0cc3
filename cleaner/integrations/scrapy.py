"""Scrapy: an add-on that cleans every item on its way through the pipelines.

    ADDONS = {"cleaner.integrations.scrapy.CleanerAddon": 500}      # in the project's settings

Every item that has a text gets one more field with the clean text, what was removed and why, and digests if asked
for; items of all kinds go (dictionaries, ``Item``, dataclasses, attrs, pydantic). No item is ever dropped for a
cleaning error: it goes on with the reason in its error field, and is counted.

Settings, all optional:

    CLEANER_ENABLED       True       switch everything off
    CLEANER_FIELD         ""         field of the text; without one "text", else "html", else "body"; bytes are decoded
    CLEANER_ID_FIELD      "id"       field of its id, if it has one
    CLEANER_URL_FIELD     "url"      field of its address
    CLEANER_OUTPUT_FIELD  "cleaned"  field that is set to the result
    CLEANER_TEXT_FIELD    ""         field that is set to the clean text alone, if named
    CLEANER_ERROR_FIELD   "cleaner_error"
    CLEANER_LEVEL         "balanced" "gentle", "strict"
    CLEANER_KEEP          []         rules or families that never remove
    CLEANER_DROP          []         rules or families that remove even where they are unsure
    CLEANER_PHRASES       []         chrome phrases of your own, whole lines
    CLEANER_RULES         ""         file of rules of your own, TOML
    CLEANER_LANG          ""         language of all items, if known
    CLEANER_ORIGIN        "auto"     plain text is a whole "page", or what an extractor left, "extracted"
    CLEANER_FAST          False      HTML without trafilatura's opinion
    CLEANER_DIGESTS       []         "short", "long"
    CLEANER_SHORT         "3s"       budget of the short digest
    CLEANER_LONG          "30%"      budget of the long one
    CLEANER_METHOD        "auto"     how sentences are ranked
    CLEANER_QUERY         ""         words that the digests should be about
    CLEANER_PAGE_TEXT     "auto"     "never" leaves out the text that the offsets of HTML point into
    CLEANER_LINKS         False      where the links of what stays of HTML lead
    CLEANER_DB            ""         file of a site memory (``cleaner learn``)
    CLEANER_OFFLOAD       "thread"   "thread" keeps the event loop free, "inline" for debugging

A setting that means nothing ends the crawl before it begins.

Statistics: ``cleaner/items``, ``cleaner/errors``, ``cleaner/without_text``, ``cleaner/words_in``,
``cleaner/words_out``, ``cleaner/removed/<rule>``, and with a site memory ``cleaner/without_host``: items without an
address, of whose site nothing can be known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cleaner.batch.records import RecordOptions, clean_record
from cleaner.errors import MissingExtra, OptionError, reason_of
from cleaner.memory import host_of
from cleaner.memory.store import opened_memory
from cleaner.options import CleanOptions, UserRule, is_language, single

if TYPE_CHECKING:
    from typing import Self

FIELDS: Final = ("text", "html", "body")
"""Fields that hold the text of an item when the settings name none, the first that is there."""
PLACE: Final = 300
"""Place among the item pipelines: after validation (100-200 by custom), before storage (400 and up)."""
OFFLOADS: Final = ("thread", "inline")


class CleanerAddon:
    """Installs the pipeline; a project that has placed the pipeline itself keeps its place."""

    def update_settings(self, settings: Any) -> None:
        """Called by Scrapy when it reads the settings."""
        from scrapy.exceptions import NotConfigured

        if not settings.getbool("CLEANER_ENABLED", True):
            raise NotConfigured("CLEANER_ENABLED is off")
        settings.setdefault_in_component_priority_dict("ITEM_PIPELINES", CleanerPipeline, PLACE)


class _Wanted(NamedTuple):
    """The settings."""

    record: RecordOptions
    field: str
    id_field: str
    url_field: str
    text_field: str
    error_field: str
    offload: str


class CleanerPipeline:
    """Cleans items off the event loop, so that the crawl goes on meanwhile."""

    def __init__(self, wanted: _Wanted, memory: Any, count: Callable[[str, int], None], thread: Any) -> None:
        self._wanted = wanted
        self._thread = thread
        self._memory = memory
        self._count = count
        self._turn: Any = None
        """Lock of the work off the event loop, made when there is a loop."""

    @classmethod
    def from_crawler(cls, crawler: Any) -> Self:
        """The pipeline of one crawl.

        Raises:
            NotConfigured: the pipeline is switched off.
            CleanerError: a setting means nothing. The crawl ends before it begins: Scrapy would only log that a
                pipeline is not configured, and crawl without it.
        """
        from scrapy.exceptions import NotConfigured

        settings = crawler.settings
        if not settings.getbool("CLEANER_ENABLED", True):
            raise NotConfigured("CLEANER_ENABLED is off")
        wanted = _wanted(settings)
        clean_record({"text": ""}, options=wanted.record)  # rules are looked up by name when they are first used
        thread = _run_in_thread()
        memory = opened_memory(settings.get("CLEANER_DB", ""))

        def count(name: str, number: int) -> None:
            crawler.stats.inc_value(f"cleaner/{name}", number)

        return cls(wanted, memory, count, thread)

    def close_spider(self) -> None:
        """Let go of the site memory."""
        if self._memory is not None:
            self._memory.close()

    async def process_item(self, item: Any) -> Any:
        """The item with the result; the same item, whatever happens."""
        from itemadapter import ItemAdapter

        adapter = ItemAdapter(item)
        record = self._record(adapter)
        if record is None:
            self._count("without_text", 1)
            return item
        work = partial(clean_record, record, options=self._wanted.record, memory=self._memory)
        try:
            made = work() if self._wanted.offload == "inline" else await self._off_the_loop(work)
            self._put(adapter, made[self._wanted.record.into])
            self._see_host(made)
        except Exception as problem:  # noqa: BLE001 - an item is never lost to its cleaning
            self._fail(adapter, problem)
        return item

    async def _off_the_loop(self, work: Callable[[], Any]) -> Any:
        """The result of a function that runs in a thread; one such function at a time, where asyncio is.

        Only one thread runs Python at a time anyway, and every other one that wants to makes the event loop wait for
        its turn. 100 pages of 85 kB on two busy cores: late by 12 ms (p50) and 62-124 ms (p99) with one, by 35-63 and
        307-479 ms with six, in about the same time (``tests/benchmarks/scrapy_crawl.py``).
        """
        from scrapy.utils.asyncio import is_asyncio_available

        if not is_asyncio_available():
            return await self._thread(work)
        import asyncio

        self._turn = self._turn or asyncio.Lock()
        async with self._turn:
            return await self._thread(work)

    def _record(self, adapter: Any) -> dict[str, Any] | None:
        """What is cleaned of an item: its text and its address; None when it has no text."""
        names = (self._wanted.field,) if self._wanted.field else FIELDS
        name = next((field for field in names if adapter.get(field) is not None), None)
        if name is None:
            return None
        body = adapter[name]
        if isinstance(body, bytes):
            from cleaner.read.decode import decode

            body = decode(body).text
        return {
            "id": adapter.get(self._wanted.id_field),
            "html" if name == "html" else "text": body,
            "url": adapter.get(self._wanted.url_field),
        }

    def _put(self, adapter: Any, result: dict[str, Any]) -> None:
        adapter[self._wanted.record.into] = result
        if self._wanted.text_field:
            adapter[self._wanted.text_field] = result["text"]
        self._count("items", 1)
        self._count("words_in", result["words"]["in"])
        self._count("words_out", result["words"]["out"])
        for name, number in Counter(gone["name"] for gone in result["removals"]).items():
            self._count(f"removed/{name}", number)

    def _see_host(self, made: dict[str, Any]) -> None:
        """Count an item of whose site the memory could not be asked."""
        if self._memory is None:
            return
        named = made["url"], made[self._wanted.record.into]["meta"].get("canonical")
        if not any(host_of(address) for address in named if isinstance(address, str)):
            self._count("without_host", 1)

    def _fail(self, adapter: Any, problem: Exception) -> None:
        """Count an error and say it in the item, where the item has room for it."""
        self._count("errors", 1)
        import contextlib

        with contextlib.suppress(Exception):
            adapter[self._wanted.error_field] = f"{type(problem).__name__}: {problem}"


def _wanted(settings: Any) -> _Wanted:
    offload = settings.get("CLEANER_OFFLOAD", "thread")
    if offload not in OFFLOADS:
        raise OptionError(f"CLEANER_OFFLOAD is one of {', '.join(OFFLOADS)}, not {offload!r}")
    record = RecordOptions(
        CleanOptions(
            settings.get("CLEANER_LEVEL", "balanced"),
            keep=tuple(settings.getlist("CLEANER_KEEP", [])),
            drop=tuple(settings.getlist("CLEANER_DROP", [])),
            phrases=tuple(settings.getlist("CLEANER_PHRASES", [])),
            lang=_lang(settings.get("CLEANER_LANG", "")),
            rules=_rules(settings.get("CLEANER_RULES", "")),
            origin=settings.get("CLEANER_ORIGIN", "auto"),
            fast=settings.getbool("CLEANER_FAST", False),
        ),
        into=settings.get("CLEANER_OUTPUT_FIELD", "cleaned"),
        digests=tuple(settings.getlist("CLEANER_DIGESTS", [])),
        short=settings.get("CLEANER_SHORT", "3s"),
        long=settings.get("CLEANER_LONG", "30%"),
        method=settings.get("CLEANER_METHOD", "auto"),
        query=settings.get("CLEANER_QUERY", ""),
        page_text=settings.get("CLEANER_PAGE_TEXT", "auto"),
        links=settings.getbool("CLEANER_LINKS", False),
    )
    return _Wanted(
        record,
        field=single("CLEANER_FIELD", settings.get("CLEANER_FIELD", "")),
        id_field=single("CLEANER_ID_FIELD", settings.get("CLEANER_ID_FIELD", "id")),
        url_field=single("CLEANER_URL_FIELD", settings.get("CLEANER_URL_FIELD", "url")),
        text_field=single("CLEANER_TEXT_FIELD", settings.get("CLEANER_TEXT_FIELD", "")),
        error_field=single("CLEANER_ERROR_FIELD", settings.get("CLEANER_ERROR_FIELD", "cleaner_error")),
        offload=offload,
    )


def _lang(named: str) -> str:
    """The language that a setting names. It is the caller's own word, where no server has a say: so it has to be one.

    Raises:
        OptionError: it is none.
    """
    if single("CLEANER_LANG", named) and not is_language(named):
        raise OptionError(f"CLEANER_LANG: {named!r} is no language code, such as en or de")
    return named


def _rules(path: str) -> tuple[UserRule, ...]:
    """The rules in a file, or none.

    Raises:
        OptionError: it is no name of a file, or that cannot be read.
        LexiconError: it is malformed.
    """
    if not single("CLEANER_RULES", path):
        return ()
    from cleaner.user_rules import parse

    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as problem:
        raise OptionError(f"CLEANER_RULES {path}: {reason_of(problem)}") from problem
    return parse(text, path)


def _run_in_thread() -> Any:
    """Scrapy's way to run a function off the event loop.

    Raises:
        MissingExtra: this Scrapy is too old.
    """
    try:
        from scrapy.utils.asyncio import run_in_thread
    except ImportError as problem:
        raise MissingExtra("Scrapy 2.15 or newer", "scrapy") from problem
    return run_in_thread
