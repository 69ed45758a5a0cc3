"""Records to documents: JSON lines, WARC, files; none is lost."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any

from cleaner.batch.records import RecordOptions
from cleaner.batch.sources import Reader
from cleaner.batch.task import Task
from cleaner.errors import RecordError
from cleaner.integrations.datatrove.base import ERROR, HTML, Step
from cleaner.read.decode import decode
from cleaner.read.records import MAX_BYTES, field_of, name_of, parse


class RecordReader(Step):  # type: ignore[misc]
    """Reads JSON lines, WARC and documents from a folder; bad records become documents that say why.

    ``CleanerStep`` takes these out again, so let it follow before anything that writes or filters. A task reads whole
    files, every ``world_size``-th by name: cut the input into as many files as there are tasks, or more.

    Statistics: ``input_files``, ``documents`` by file, ``doc_len``, ``bad_<kind>`` for what could not be read, and
    ``files_passed_over``, which have none of the endings that are read (the first task counts them).
    """

    type = "READER"
    name = "cleaner records"

    def __init__(
        self,
        folder: str,
        options: RecordOptions | None = None,
        max_bytes: int = MAX_BYTES,
        *,
        charset: str | None = None,
    ) -> None:
        """Make the step.

        Args:
            folder: where the files are, on a disk that all tasks see.
            options: the fields of text, id and address.
            max_bytes: longest record that is read.
            charset: of documents that are not UTF-8; without it what they say, else what is found out.
        """
        super().__init__()
        self.folder = folder
        self.options = options or RecordOptions()
        self.max_bytes = max_bytes
        self.charset = charset

    def run(self, data: Iterable[Any] | None = None, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """The documents of the files of one task."""
        if data:
            yield from data
        found = Reader([self.folder])
        if found.others and rank == 0:
            self.stat_update("files_passed_over", value=found.others)
        for path in found.files[rank::world_size]:
            self.stat_update("input_files")
            count = 0
            for task in Reader([path], max_bytes=self.max_bytes, charset=self.charset).tasks():
                count += 1
                yield self._document(task, path)
            self.stat_update("documents", value=count, unit="input_file")

    def _document(self, task: Task, path: str) -> Any:
        """The document of a record."""
        from datatrove.data import Document

        text, name, more = self._read(task)
        document = Document(text=text, id=name or f"{os.path.relpath(path, self.folder)}:{task.number}", metadata=more)
        if ERROR in more:
            self.stat_update(f"bad_{more[ERROR][1]}")
        else:
            self.update_doc_stats(document)
        return document

    def _read(self, task: Task) -> tuple[str, str, dict[str, Any]]:
        """Text, id and metadata of a record; of a bad one the error as metadata, and a text that no filter drops."""
        about = task.about
        name = about.get("id") or ""
        if task.form == "bad":
            return "-", name, {ERROR: [task.number, about["kind"], about["reason"]]}
        if task.form == "page":
            text = decode(task.body, charset=about.get("charset")).text
            url = {self.options.url_field: about["url"]} if about.get("url") else {}
            return text, name, {**url, HTML: about.get("input") == "html"}
        try:
            record = parse(task.body)[1]
            name = name_of(record, self.options.id_field)
            found = field_of(record, self.options.field)
        except RecordError as problem:
            return "-", name, {ERROR: [task.number, problem.kind, problem.reason]}
        more = {key: value for key, value in record.items() if key not in (found.name, self.options.id_field)}
        return found.value, name, {**more, HTML: found.html}
