"""Many inputs, cleaned in order, on as many processes as the caller likes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.batch.crew import Crew, Lost, need_crew
from cleaner.batch.wire import (
    pack,
    pack_memory,
    pack_options,
    pack_source,
    unpack,
    unpack_memory,
    unpack_options,
    unpack_source,
)
from cleaner.hashes import sha256
from cleaner.model import Cleaned, Page
from cleaner.model.noun import noun
from cleaner.options import CleanOptions, Level, Origin, UserRule, language, own_rules, several, single
from cleaner.read import Input, input_named

if TYPE_CHECKING:
    from cleaner.memory import Memory


@noun
class Document:
    """One input of many, with what is known of it alone."""

    source: str | bytes | Page
    """Text, bytes, or a page that was read before."""
    id: str = ""
    """Your name for it, as for ``clean``."""
    url: str | None = None
    """Its address."""
    title: str | None = None
    """Its title."""
    lang: str | None = None
    """Its language; without it that of all."""
    charset: str | None = None
    """Its charset; without it that of all."""
    input: Input = "auto"
    """What it is; ``auto``: what all are."""

    def __post_init__(self) -> None:
        for option in ("id", "url", "title", "charset"):
            single(option, getattr(self, option))
        object.__setattr__(self, "lang", language(self.lang))
        input_named(self.input)


class _Shared(NamedTuple):
    """What is the same for all inputs."""

    options: CleanOptions
    input: Input
    charset: str | None
    links: bool
    memory: Any


def clean_many(  # noqa: PLR0913 - as for ``clean``
    sources: Iterable[str | bytes | Page | Document],
    workers: int = 1,
    *,
    input: Input = "auto",  # noqa: A002 - as for ``clean``
    lang: str | None = None,
    level: Level = "balanced",
    keep: Iterable[str] = (),
    drop: Iterable[str] = (),
    phrases: Iterable[str] = (),
    charset: str | None = None,
    rules: Iterable[UserRule] = (),
    origin: Origin = "auto",
    fast: bool = False,
    links: bool = False,
    memory: Memory | None = None,
    timeout: float | None = None,
) -> Iterator[Cleaned]:
    """Every input cleaned, in order; the same results with any number of workers, and the same as ``clean`` gives.

    Inputs are taken only as fast as results are, so a stream of any length fits. An input that no worker survives
    costs nothing but itself: it comes as a ``Cleaned`` of an empty page whose ``get("error")`` says what happened.

    Args:
        sources: texts, bytes or pages, from anywhere; ``Document``s where each has an id, an address and the like.
        workers: processes; with 1 everything happens in this one.
        input: what all are that do not say it themselves, as for ``clean``.
        lang: language of all that do not name theirs, if known.
        level: as for ``clean``.
        keep: as for ``clean``.
        drop: as for ``clean``.
        phrases: as for ``clean``.
        charset: charset of all that do not name theirs.
        rules: as for ``clean``.
        origin: as for ``clean``.
        fast: as for ``clean``.
        links: as for ``clean``.
        memory: as for ``clean``; workers open the file of a ``StoredMemory`` anew.
        timeout: most seconds for one input; its process is then killed, so this needs a worker even with ``workers=1``.

    Raises:
        OptionError: an option means nothing; or, when its turn comes, tells how to read a page that was read before.
        TypeError: ``sources`` is one text or page, or one of them is neither text nor bytes nor a page.

    >>> [cleaned.text for cleaned in clean_many(["It rained all day long.\\n\\nLeave a Comment", "So it did here."])]
    ['It rained all day long.', 'So it did here.']
    >>> [(one.page.id, one.page.url) for one in clean_many([Document("It rained.", id="a", url="https://a.example/")])]
    [('a', 'https://a.example/')]
    """
    if isinstance(sources, str | bytes | bytearray | Page | Document):
        raise TypeError("clean_many takes several texts; clean takes one")
    need_crew(workers, timeout)
    named = several("keep", keep), several("drop", drop), several("phrases", phrases)
    options = CleanOptions(level, *named, language(lang), own_rules(rules), origin, fast)
    single("charset", charset)
    if memory is not None:
        from cleaner.pipeline import need_memory

        need_memory(memory)
    return _cleaned(sources, _Shared(options, input_named(input), charset, links, memory), workers, timeout)


def _cleaned(
    sources: Iterable[str | bytes | Page | Document], shared: _Shared, workers: int, timeout: float | None
) -> Iterator[Cleaned]:
    if workers == 1 and timeout is None:
        for source in sources:
            yield _clean(_document(source), shared)
        return
    setup = {
        **shared._asdict(),
        "options": pack_options(shared.options),
        "memory": pack_memory(shared.memory),
    }
    with Crew("cleaner.batch.many:job", setup, workers, timeout) as crew:
        for answer in crew.map(pack_source(*_fields(_document(source))) for source in sources):
            yield _lost(answer) if isinstance(answer, Lost) else unpack(answer)


def job(setup: dict[str, Any]) -> Callable[[bytes], bytes]:
    """What a worker does with one input."""
    made = {"options": unpack_options(setup["options"]), "memory": unpack_memory(setup["memory"])}
    shared = _Shared(**{**setup, **made})
    return lambda packed: pack(_clean(Document(*unpack_source(packed)), shared))


def _document(source: str | bytes | Page | Document) -> Document:
    return source if isinstance(source, Document) else Document(source)


def _fields(document: Document) -> tuple[Any, ...]:
    return tuple(getattr(document, name) for name in document.__match_args__)


def _clean(document: Document, shared: _Shared) -> Cleaned:
    from cleaner.pipeline import clean_page, page_of

    page, tree = page_of(
        document.source,
        input=document.input if document.input != "auto" else shared.input,
        id=document.id,
        url=document.url,
        lang=document.lang or shared.options.lang,
        title=document.title,
        charset=document.charset or shared.charset,
        links=shared.links,
    )
    return clean_page(page, shared.options, tree=tree, memory=shared.memory)


def _lost(lost: Lost) -> Cleaned:
    """The result for an input that could not be cleaned."""
    document = Document(*unpack_source(lost.item))
    source = document.source
    name = document.id or (source.id if isinstance(source, Page) else sha256(_bytes(source)).hexdigest()[:12])
    page = Page(name, "", (), url=document.url, warnings=(f"not cleaned: {lost.reason}",))
    return Cleaned(page, (), (), warnings=page.warnings, meta=(("error", lost.reason),))


def _bytes(source: str | bytes) -> bytes:
    return source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
