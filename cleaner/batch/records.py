"""One record: a pure function from a dictionary to a dictionary, which every engine can map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from dataclasses import field as made_by
from typing import Any, Final

from cleaner.errors import OptionError, RecordError
from cleaner.model import SCHEMA, Block, Cleaned, Page
from cleaner.options import CleanOptions
from cleaner.read.records import Field, field_of, name_of
from cleaner.text import count_words

DIGESTS: Final = ("short", "long")
"""Digests that a record can get."""


@dataclass(frozen=True, slots=True)
class RecordOptions:
    """Where a record keeps its text, and what is made of it."""

    cleaning: CleanOptions = made_by(default_factory=CleanOptions)
    """How it is cleaned."""
    field: str = ""
    """Field of the text; without one ``text``, else ``html``."""
    id_field: str = "id"
    """Field of its id."""
    url_field: str = "url"
    """Field of its address."""
    into: str = "cleaned"
    """The one field that is added; all others stay as they are."""
    digests: tuple[str, ...] = ()
    """Digests that are made in the same pass: ``short``, ``long``."""
    short: str = "3s"
    """Budget of the short digest."""
    long: str = "30%"
    """Budget of the long one."""
    method: str = "auto"
    """How sentences are ranked."""
    lang: str = ""
    """Language of all records, if known."""

    def __post_init__(self) -> None:
        for name in self.digests:
            if name not in DIGESTS:
                raise OptionError(f"no digest called {name!r}; digests are {' and '.join(DIGESTS)}")
        if not self.into:
            raise OptionError("the field that is added needs a name")


def clean_record(
    record: Mapping[str, Any],
    *,
    field: str = "",
    options: RecordOptions | CleanOptions | None = None,
    memory: Any = None,
) -> dict[str, Any]:
    """The record with one more field, ``cleaned``: its clean text, what was removed and why, and digests if asked for.

    Pure: the same record and options give the same result, in any process, and no other record matters.

    Args:
        record: any mapping; all its keys are passed through untouched.
        field: field of the text; without one ``text``, else ``html``.
        options: more of what is wanted.
        memory: a frozen ``SiteMemory``, or None.

    Raises:
        RecordError: the field is missing or no string, or the record has a field ``cleaned`` already.

    >>> made = clean_record({"id": 7, "text": "It rained on the hill all day long.\\n\\nLeave a Comment"})
    >>> made["id"], made["cleaned"]["text"]
    (7, 'It rained on the hill all day long.')
    """
    wanted = options if isinstance(options, RecordOptions) else RecordOptions(options or CleanOptions())
    if field:
        wanted = replace(wanted, field=field)
    found = dict(record)
    return {**found, wanted.into: result_of(cleaned_of(found, wanted, memory), wanted)}


def cleaned_of(record: dict[str, Any], options: RecordOptions, memory: Any = None) -> Cleaned:
    """The page of a record, cleaned.

    Raises:
        RecordError: as ``clean_record``.
    """
    if options.into in record:
        raise RecordError(0, f"has a field {options.into!r} already", "taken-field")
    found = field_of(record, options.field)
    return page_cleaned(found, name_of(record, options.id_field), record.get(options.url_field), options, memory)


def page_cleaned(found: Field, name: str, url: Any, options: RecordOptions, memory: Any) -> Cleaned:
    """The text of a field, cleaned under the name and address of its record."""
    from cleaner.pipeline import clean_page
    from cleaner.read import read

    page, tree = read(
        found.value,
        input="html" if found.html else "auto",
        id=name,
        url=url if isinstance(url, str) and url else None,
        lang=options.lang,
    )
    return clean_page(page, options.cleaning, tree=tree, memory=memory)


def result_of(cleaned: Cleaned, options: RecordOptions) -> dict[str, Any]:
    """What is added to a record: the JSON form of a cleaned page without the input, which the record holds already."""
    page = cleaned.page
    made: dict[str, Any] = {
        "schema": SCHEMA,
        "id": page.id,
        "title": cleaned.title,
        "lang": page.lang,
        "meta": dict(cleaned.meta),
        "source": page.source,
        "text": cleaned.text,
        "words": {"in": _words(page, page.blocks), "out": _words(page, cleaned.kept)},
        "removals": [gone.to_dict(page.text) for gone in cleaned.removals],
        "warnings": list(cleaned.warnings),
    }
    if options.digests:
        from cleaner.pipeline_digest import digest

        both = digest(cleaned, short=options.short, long=options.long, method=options.method)
        made["digests"] = {name: getattr(both, name).to_dict() for name in options.digests}
    return made


def _words(page: Page, blocks: tuple[Block, ...]) -> int:
    """Words of some blocks; block by block, because the list of the words of a large page is larger than the page."""
    return sum(count_words(page.of(block)) for block in blocks)
