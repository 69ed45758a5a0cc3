"""Documents to clean documents; what cannot be cleaned becomes an error row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

from cleaner.batch.answers import Answer, failed, trouble
from cleaner.batch.records import RecordOptions, page_cleaned, result_of
from cleaner.batch.task import Task
from cleaner.errors import RecordError
from cleaner.integrations.datatrove.base import ERROR, HTML, Step, rows_of
from cleaner.memory import host_of
from cleaner.memory.store import opened_memory
from cleaner.read.records import Field
from cleaner.render.records import encode

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class CleanerStep(Step):  # type: ignore[misc]
    """Cleans documents; those that cannot be cleaned go to the error rows and not on.

    A document gets its clean text, and under ``metadata["cleaned"]`` what ``clean_record`` adds to a record, the text
    aside. The offsets point into the ``page_text`` there; ``RecordOptions(page_text="never")`` leaves it out.

    An error row is the error line of ``cleaner batch``: number in the task, id, kind, reason. A page of which no text
    is left is one too, of the kind ``empty``, because datatrove's readers drop a document without text silently.

    Statistics: ``total``, ``forwarded``, ``dropped`` and ``dropped_<kind>``, ``doc_len``, ``words_in``, ``words_out``,
    ``removed_<rule>``, ``with_warnings``, with a site memory ``without_host`` (no address: nothing is known of its
    site), and the time.
    """

    type = "CLEANER"
    name = "cleaner"

    def __init__(
        self, errors: Any, options: RecordOptions | None = None, memory: str = "", *, as_json: bool = False
    ) -> None:
        """Make the step.

        Args:
            errors: folder of the error rows, one file a task; a path, or whatever datatrove takes for a folder.
            options: what is wanted.
            memory: file of a site memory, or nothing.
            as_json: put the result into the metadata as one string of JSON. Columns of a Parquet file need this: the
                first document gives them their type, and lists that are empty there have none.
        """
        super().__init__()
        from datatrove.io import get_datafolder

        self.errors = get_datafolder(errors)
        self.options = options or RecordOptions()
        self.memory = memory
        self.as_json = as_json

    def run(self, data: Iterable[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """The documents with clean text, in order."""
        del world_size
        memory = opened_memory(self.memory)
        with rows_of(self.errors, rank) as rows:
            for number, document in enumerate(data, 1):
                with self.track_time():
                    self.stat_update("total")
                    answer = self._answer(document, number, memory)
                if answer is None:
                    self.stat_update("forwarded")
                    self.update_doc_stats(document)
                    yield document
                else:
                    rows.write(answer.line)
                    self.stat_update("dropped", f"dropped_{answer.error}")

    def _answer(self, document: Any, number: int, memory: Any) -> Answer | None:
        """Clean a document in its place; the answer to write when that cannot be."""
        task = Task(number, "page", b"", {"id": document.id})
        try:
            self._clean(document, memory)
        except Exception as problem:  # noqa: BLE001 - one record must not end a task; what ends the run is raised again
            return failed(task, self.options, *trouble(problem))
        return None

    def _clean(self, document: Any, memory: Any) -> None:
        """Clean a document in its place, or leave it as it is.

        Raises:
            RecordError: it was bad from the start, it cannot be cleaned, or not be written.
        """
        bad = document.metadata.get(ERROR)
        if bad:
            raise RecordError(bad[0], bad[2], bad[1])
        into = self.options.into
        if into in document.metadata:
            raise RecordError(0, f"has a field {into!r} already", "taken-field")
        more = dict(document.metadata)
        found = Field("text", document.text, bool(more.pop(HTML, False)))
        cleaned = page_cleaned(found, document.id, more.get(self.options.url_field), self.options, memory)
        result = result_of(cleaned, self.options, held=False)
        text = result.pop("text")
        if not text:
            raise RecordError(0, f"no text is left: {'; '.join(cleaned.warnings) or 'all was removed'}", "empty")
        name, text, more, result = _writable([document.id, text, more, result])
        more[into] = encode(result) if self.as_json else result
        document.id, document.text, document.metadata = name, text, more
        self.stat_update("words_in", value=result["words"]["in"])
        self.stat_update("words_out", value=result["words"]["out"])
        if cleaned.warnings:
            self.stat_update("with_warnings")
        if memory is not None and not host_of(cleaned.page.url or ""):
            self.stat_update("without_host")
        for rule, count in Counter(gone["name"] for gone in result["removals"]).items():
            self.stat_update(f"removed_{rule}", value=count)


def _writable(parts: list[Any]) -> list[Any]:
    """The same in a form that datatrove's writers can write: lone surrogates become U+FFFD.

    A writer that meets what it cannot write ends the task, and so does every later run of it.

    Raises:
        RecordError: there is no such form: integers of more than 64 bits, nesting of more than 254 levels.
    """
    import orjson

    try:
        orjson.dumps(parts)
    except orjson.JSONEncodeError:
        parts = _without_surrogates(parts)
        try:
            orjson.dumps(parts)
        except orjson.JSONEncodeError as problem:
            raise RecordError(0, f"cannot be written by datatrove: {problem}", "unwritable") from None
    return parts


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)  # one for one: all offsets stay true
    if isinstance(value, list):
        return [_without_surrogates(one) for one in value]
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(one) for key, one in value.items()}
    return value
