"""Many inputs, cleaned in order, on as many processes as the caller likes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from cleaner.batch.crew import Crew, Lost, need_crew
from cleaner.batch.wire import pack, pack_options, pack_source, unpack, unpack_options, unpack_source
from cleaner.hashes import sha256
from cleaner.model import Cleaned, Page
from cleaner.options import CleanOptions, Level, Origin, UserRule, language, own_rules, several


def clean_many(  # noqa: PLR0913 - as for ``clean``
    sources: Iterable[str | bytes | Page],
    workers: int = 1,
    *,
    level: Level = "balanced",
    lang: str | None = None,
    keep: Iterable[str] = (),
    drop: Iterable[str] = (),
    phrases: Iterable[str] = (),
    rules: Iterable[UserRule] = (),
    origin: Origin = "auto",
    fast: bool = False,
    timeout: float | None = None,
) -> Iterator[Cleaned]:
    """Every input cleaned, in order; the same results with any number of workers.

    Inputs are taken only as fast as results are, so a stream of any length fits. An input that no worker survives
    costs nothing but itself: it comes as a ``Cleaned`` of an empty page whose ``get("error")`` says what happened.

    Args:
        sources: texts, bytes or pages, from anywhere.
        workers: processes; with 1 everything happens in this one.
        level: as for ``clean``.
        lang: language of all, if known.
        keep: as for ``clean``.
        drop: as for ``clean``.
        phrases: as for ``clean``.
        rules: as for ``clean``.
        origin: as for ``clean``.
        fast: as for ``clean``.
        timeout: most seconds for one input; its process is then killed, so this needs a worker even with ``workers=1``.

    Raises:
        OptionError: an option means nothing.
        TypeError: ``sources`` is one text or page, or one of them is neither text nor bytes nor a page.

    >>> [cleaned.text for cleaned in clean_many(["It rained all day long.\\n\\nLeave a Comment", "So it did here."])]
    ['It rained all day long.', 'So it did here.']
    """
    if isinstance(sources, str | bytes | bytearray | Page):
        raise TypeError("clean_many takes several texts; clean takes one")
    need_crew(workers, timeout)
    named = several("keep", keep), several("drop", drop), several("phrases", phrases)
    options = CleanOptions(level, *named, language(lang), own_rules(rules), origin, fast)
    return _cleaned(sources, options, workers, timeout)


def _cleaned(
    sources: Iterable[str | bytes | Page], options: CleanOptions, workers: int, timeout: float | None
) -> Iterator[Cleaned]:
    if workers == 1 and timeout is None:
        for source in sources:
            yield _clean(source, options)
        return
    with Crew("cleaner.batch.many:job", pack_options(options), workers, timeout) as crew:
        for answer in crew.map(map(pack_source, sources)):
            yield _lost(answer) if isinstance(answer, Lost) else unpack(answer)


def job(setup: dict[str, Any]) -> Callable[[bytes], bytes]:
    """What a worker does with one input."""
    options = unpack_options(setup)
    return lambda packed: pack(_clean(unpack_source(packed), options))


def _clean(source: str | bytes | Page, options: CleanOptions) -> Cleaned:
    from cleaner.pipeline import clean_page, read_before
    from cleaner.read import read

    if isinstance(source, Page):
        return clean_page(read_before(source), options)
    page, tree = read(source, lang=options.lang)
    return clean_page(page, options, tree=tree)


def _lost(lost: Lost) -> Cleaned:
    """The result for an input that could not be cleaned."""
    source = unpack_source(lost.item)
    name = source.id if isinstance(source, Page) else sha256(lost.item[1:]).hexdigest()[:12]
    page = Page(name, "", (), warnings=(f"not cleaned: {lost.reason}",))
    return Cleaned(page, (), (), warnings=page.warnings, meta=(("error", lost.reason),))
