"""datatrove: a reader that loses no record and a step that cleans, for jobs of any size.

    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.writers import JsonlWriter
    from cleaner.integrations.datatrove import CleanerStep, RecordReader

    LocalPipelineExecutor(
        [RecordReader("crawl/"), CleanerStep(errors="errors/"), JsonlWriter("clean/")],
        tasks=2, workers=2, logging_dir="logs/",
    ).run()

Every document gets its clean text, and in its metadata under ``cleaned`` what was removed and why, and digests if
asked for. datatrove's own readers drop a record without text silently; ``RecordReader`` hands bad records on, and
``CleanerStep`` writes one error row for each into a file per task, which appears whole when the task is done. So
documents plus error rows are the records, and a task that was killed and is run again leaves the same rows.

A task reads whole files: cut the input into as many files as there are tasks, or more. Install ``datatrove[io]``, not
its ``processing`` extra, which wants a trafilatura older than ours.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from cleaner.batch.answers import Answer, Task, failed
from cleaner.batch.records import RecordOptions, page_cleaned, result_of
from cleaner.batch.sources import Reader
from cleaner.errors import CleanerError, MissingExtra, RecordError
from cleaner.read.decode import decode
from cleaner.read.records import MAX_BYTES, Field, field_of, name_of, parse

if TYPE_CHECKING:
    _Step = Any
else:
    try:
        from datatrove.pipeline.base import PipelineStep as _Step
    except ImportError:

        class _Step:
            """Stands in for datatrove's step, so that this module can be looked at without it."""

            def __init__(self) -> None:
                raise MissingExtra("datatrove", "datatrove")


ERROR: str = "cleaner_error"
"""Key of the metadata under which a bad record travels from the reader to the step."""
HTML: str = "cleaner_html"
"""Key of the metadata that says that the text is HTML."""


class RecordReader(_Step):  # type: ignore[misc]
    """Reads JSON lines, WARC and documents from a folder; bad records become documents that say why."""

    type = "reader"
    name = "cleaner records"

    def __init__(self, folder: str, options: RecordOptions | None = None, max_bytes: int = MAX_BYTES) -> None:
        super().__init__()
        self.folder = folder
        self.options = options or RecordOptions()
        self.max_bytes = max_bytes

    def run(self, data: Iterable[Any] | None = None, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """The documents of the files of one task: every ``world_size``-th file by name."""
        from datatrove.data import Document

        if data:
            yield from data
        for path in Reader([self.folder]).files[rank::world_size]:
            for task in Reader([path], max_bytes=self.max_bytes).tasks():
                text, name, more = self._read(task)
                unique = name or f"{os.path.relpath(path, self.folder)}:{task.number}"
                document = Document(text=text, id=unique, metadata=more)
                self.stat_update("bad" if ERROR in more else "good")
                yield document

    def _read(self, task: Task) -> tuple[str, str, dict[str, Any]]:
        """Text, id and metadata of a record; of a bad one the error as metadata."""
        about = task.about
        if task.form == "bad":
            return "-", "", {ERROR: [task.number, about["kind"], about["reason"]]}
        try:
            if task.form == "page":
                text = decode(task.body, charset=about.get("charset")).text
                return text, about["id"] or "", {"url": about.get("url"), HTML: about.get("input") == "html"}
            record = parse(task.body)[1]
            found = field_of(record, self.options.field)
            more = {key: value for key, value in record.items() if key not in (found.name, self.options.id_field)}
            return found.value, name_of(record, self.options.id_field), {**more, HTML: found.html}
        except RecordError as problem:
            return "-", "", {ERROR: [task.number, problem.kind, problem.reason]}


class CleanerStep(_Step):  # type: ignore[misc]
    """Cleans documents; those that cannot be cleaned go to the error rows and not on."""

    type = "cleaner"
    name = "cleaner"

    def __init__(self, errors: str, options: RecordOptions | None = None, memory: str = "") -> None:
        """Make the step.

        Args:
            errors: folder of the error rows, one file a task.
            options: what is wanted.
            memory: file of a site memory, or nothing.
        """
        super().__init__()
        self.errors = errors
        self.options = options or RecordOptions()
        self.memory = memory

    def run(self, data: Iterable[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """The documents with clean text, in order."""
        del world_size
        memory = _opened(self.memory)
        os.makedirs(self.errors, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{rank:05d}-", dir=self.errors)
        with os.fdopen(handle, "wb") as rows:
            for number, document in enumerate(data, 1):
                answer = self._clean(document, number, memory)
                if answer is None:
                    yield document
                else:
                    rows.write(answer.line)
                    self.stat_update("failed", f"failed_{answer.error}")
            rows.flush()
            os.fsync(rows.fileno())
        os.replace(temporary, os.path.join(self.errors, f"{rank:05d}.jsonl"))

    def _clean(self, document: Any, number: int, memory: Any) -> Answer | None:
        """Clean a document in its place; the answer to write when that cannot be."""
        task = Task(number, "page", b"", {"id": document.id})
        bad = document.metadata.get(ERROR)
        if bad:
            return failed(task._replace(number=bad[0]), self.options, bad[1], bad[2])
        try:
            found = Field("text", document.text, bool(document.metadata.get(HTML)))
            cleaned = page_cleaned(found, document.id, document.metadata.get("url"), self.options, memory)
            result = result_of(cleaned, self.options)
        except CleanerError as problem:
            return failed(task, self.options, "input", str(problem))
        except (RecursionError, MemoryError) as problem:
            return failed(task, self.options, "memory", type(problem).__name__)
        document.text = result.pop("text")
        document.metadata.pop(HTML, None)
        document.metadata[self.options.into] = result
        self.stat_update("cleaned")
        for name, count in Counter(gone["name"] for gone in result["removals"]).items():
            self.stat_update(f"removed_{name}", value=count)
        return None


def _opened(path: str) -> Any:
    if not path:
        return None
    from cleaner.memory.store import StoredMemory

    return StoredMemory(path)
