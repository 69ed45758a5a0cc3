"""One record: a pure function from a dictionary to a dictionary, which every engine can map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as made_by
from typing import TYPE_CHECKING, Any, Final, Literal

from cleaner.errors import OptionError, RecordError
from cleaner.model import SCHEMA, Cleaned, Page
from cleaner.options import CleanOptions, language, several, single
from cleaner.read.records import Field, field_of, name_of
from cleaner.text import count_words

if TYPE_CHECKING:
    from cleaner.memory import Memory

DIGESTS: Final = ("short", "long")
"""Digests that a record can get."""
PageText = Literal["auto", "always", "never"]
PAGE_TEXTS: Final[tuple[PageText, ...]] = ("auto", "always", "never")
"""When a result holds the text that its offsets point into; ``auto``: when the record does not hold it."""


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
    """Language of all records, if known; without it that of ``cleaning``."""
    page_text: PageText = "auto"
    """Whether the result holds the text that its offsets point into. Of plain text that is the record's own field; of
    HTML it is the visible text, which nobody has who does not read the page as we do, and ``auto`` adds it. With 120
    pages of the development data that makes the output 3.8 % larger."""

    links: bool = False
    """Whether the result of HTML lists the links of what stays."""
    query: str = ""
    """Words that the digests should be about."""

    def __post_init__(self) -> None:
        if not isinstance(self.cleaning, CleanOptions):
            raise OptionError(
                "options of cleaning are cleaner.options.CleanOptions(level='gentle', ...), "
                f"not {type(self.cleaning).__name__}"
            )
        for name in ("field", "id_field", "url_field", "into", "query"):
            single(name, getattr(self, name))
        object.__setattr__(self, "digests", several("digests", self.digests))
        object.__setattr__(self, "lang", language(self.lang) or self.cleaning.lang)
        if self.page_text not in PAGE_TEXTS:
            raise OptionError(f"no choice {self.page_text!r} for the page's text; choices are {', '.join(PAGE_TEXTS)}")
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
    memory: Memory | None = None,
) -> dict[str, Any]:
    """The record with one more field, ``cleaned``: its clean text, what was removed and why, and digests if asked for.

    Pure: the same record and options give the same result, in any process, and no other record matters.

    Args:
        record: any mapping; all its keys are passed through untouched.
        field: field of the text; without one ``text``, else ``html``.
        options: what is wanted of cleaning (``cleaner.options.CleanOptions``), or of the record too: its fields,
            digests (``cleaner.batch.RecordOptions``).
        memory: what is known of the site, as for ``clean``.

    Raises:
        RecordError: the field is missing or no string, or the record has a field ``cleaned`` already.
        OptionError: ``options`` or ``memory`` mean nothing.
        TypeError: ``record`` is no mapping.

    >>> made = clean_record({"id": 7, "text": "It rained on the hill all day long.\\n\\nLeave a Comment"})
    >>> made["id"], made["cleaned"]["text"]
    (7, 'It rained on the hill all day long.')
    """
    if not hasattr(record, "keys"):  # all that dict() asks of a mapping: rows of sqlite3 are registered as none
        raise TypeError(f"a record is a mapping such as {{'text': ...}}, not {type(record).__name__}")
    if not isinstance(options, RecordOptions):
        options = RecordOptions() if options is None else RecordOptions(options)
    if single("field", field):
        options = replace(options, field=field)
    found = dict(record)
    return {**found, options.into: result_of(cleaned_of(found, options, memory), options)}


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

    page, tree = page_in(found, name, url, options)
    return clean_page(page, options.cleaning, tree=tree, memory=memory)


def page_in(found: Field, name: str, url: Any, options: RecordOptions) -> tuple[Page, Any]:
    """The page that a field holds, under the name and address of its record, and its tree if it is HTML."""
    from cleaner.read import read

    return read(
        found.value,
        input="html" if found.html else "auto",
        id=name,
        url=url if isinstance(url, str) and url else None,
        lang=options.lang,
        links=options.links,
    )


def result_of(cleaned: Cleaned, options: RecordOptions, *, held: bool = True) -> dict[str, Any]:
    """What is added to a record: the JSON form of a cleaned page without the input, which the record holds already.

    Args:
        held: whether there is a record that goes on beside the result; a file of a folder has none.
    """
    page = cleaned.page
    words = _words(page.of(block) for block in page.blocks)
    made: dict[str, Any] = {
        "schema": SCHEMA,
        "id": page.id,
        "title": cleaned.title,
        "lang": page.lang,
        "meta": cleaned.metadata,
        "source": page.source,
        "text": cleaned.text,
        "words": {"in": words, "out": words - _words(gone.span.of(page.text) for gone in cleaned.removals)},
        "removals": [gone.to_dict(page.text) for gone in cleaned.removals],
        "warnings": list(cleaned.warnings),
    }
    if options.page_text == "always" or (options.page_text == "auto" and (page.source == "html" or not held)):
        made["page_text"] = page.text
    if options.links:
        made["links"] = [link.to_dict() for link in cleaned.links]
    if options.digests:
        from cleaner.pipeline_digest import digest

        both = digest(cleaned, short=options.short, long=options.long, method=options.method, query=options.query)
        made["digests"] = {name: getattr(both, name).to_dict() for name in options.digests}
    return made


def _words(texts: Iterable[str]) -> int:
    """Words of some blocks; block by block, because the list of the words of a large page is larger than the page."""
    return sum(map(count_words, texts))
