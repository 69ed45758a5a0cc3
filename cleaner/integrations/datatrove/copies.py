"""Near-duplicates over a whole crawl: what datatrove's MinHash blocks leave out.

The blocks find clusters of documents that are copies of each other. Here each cluster gets names: the first document of
a cluster, in the order of tasks and documents, stays, and every other one becomes a row that names it. (datatrove's own
filter keeps any of them, says of none which, and drops the others silently.)

    1. [READER, ListIds("ids"), MinhashDedupSignature("signatures", config, Words(same_numbers=True))]
    2. [MinhashDedupBuckets("signatures", "buckets", config=config)]    # as many tasks as there are buckets
    3. [MinhashDedupCluster("buckets", "clusters", config, save_cluster_id=True),
        NameCopies("clusters", "ids", "twins")]                         # one task
    4. [READER, CopiesFilter("twins", "copies"), WRITER]

READER must hand out the same documents in the same order both times, to the same number of tasks.
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterable, Iterator
from typing import Any, Final

from cleaner.integrations.datatrove.base import Step, Tokenizer, rows_of
from cleaner.model import SCHEMA
from cleaner.render.records import encode
from cleaner.text import words

_PAIR: Final = struct.Struct("<2I")
"""A line of a file of clusters: the number of a document in its task, and that of its cluster."""
_DIGITS: Final = re.compile(r"\d+")


class Words(Tokenizer):  # type: ignore[misc]
    """Our words and sentences as one of datatrove's tokenizers: any language, offline, nothing to install.

    datatrove's own for English needs spaCy, for most other languages spaCy or stanza too. Blocks that ask for a
    ``language`` take this instead.

    >>> Words().word_tokenize("Four ships sailed. They came back.")
    ['four', 'ships', 'sailed', 'they', 'came', 'back']
    >>> Words().sent_tokenize("Four ships sailed. They came back.")
    ['Four ships sailed.', 'They came back.']
    """

    def __init__(self, language: str = "", *, same_numbers: bool = False) -> None:
        """Make it.

        Args:
            language: matters to sentences only; English stands in for none.
            same_numbers: mark every word with the numbers of its text, so that texts with other numbers have no word in
                common and are never copies of each other, however much else they share. For MinHash, with
                ``TextNormConfig(norm_numbers=False)``. With datatrove's 14 buckets of 8 hashes, on 200 gold texts of
                pages: of copies with 1, 3 and 8 % of the words changed 200, 179 and 21 of 200 are found, with a
                paragraph less 194 of 197, with a line more 200 of 200; with one other number none of 182, and without
                this mark all of them (``tests/benchmarks/copies.py``).
        """
        self.language = language
        self.same_numbers = same_numbers

    def word_tokenize(self, text: str) -> list[str]:
        """The words, in lower case."""
        found = words(text)
        if not self.same_numbers:
            return found
        mark = " ".join(sorted(_DIGITS.findall(text)))
        return [f"{word}\0{mark}" for word in found]

    def sent_tokenize(self, text: str) -> list[str]:
        """The sentences."""
        return [text[start:end] for start, end in self.span_tokenize(text)]

    def span_tokenize(self, text: str) -> list[tuple[int, int]]:
        """Where the sentences begin and end."""
        from cleaner.sentences import split

        return [(span.start, span.end) for span in split(text, self.language)]


class ListIds(Step):  # type: ignore[misc]
    """Writes down the ids of the documents of each task; the documents pass through as they are."""

    type = "CLEANER"
    name = "list ids"

    def __init__(self, folder: Any) -> None:
        """Make the step.

        Args:
            folder: where the ids go, one file a task.
        """
        super().__init__()
        self.folder = _folder(folder)

    def run(self, data: Iterable[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """The same documents."""
        del world_size
        with rows_of(self.folder, rank) as rows:
            for document in data:
                rows.write(encode(document.id).encode() + b"\n")
                yield document


class NameCopies(Step):  # type: ignore[misc]
    """Says of every document that is a copy which one stays. A job of one task, after ``MinhashDedupCluster``.

    Statistics: ``clusters``, ``copies``.
    """

    type = "CLEANER"
    name = "name copies"

    def __init__(self, clusters: Any, ids: Any, twins: Any) -> None:
        """Make the step.

        Args:
            clusters: the folder that ``MinhashDedupCluster`` wrote with ``save_cluster_id``.
            ids: the folder that ``ListIds`` wrote.
            twins: the folder that is made.
        """
        super().__init__()
        self.clusters, self.ids, self.twins = _folder(clusters), _folder(ids), _folder(twins)

    def run(self, data: Iterable[Any] | None = None, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """The documents of an earlier step, if there is one."""
        del rank, world_size
        yield from data or ()
        stays: dict[int, str] = {}
        for name in sorted(self.clusters.list_files(glob_pattern="*.clusters")):
            task = int(name.removesuffix(".clusters"))
            with self.track_time("task"):
                self._name(name, task, stays)

    def _name(self, name: str, task: int, stays: dict[int, str]) -> None:
        """Write the copies of one task; remember the first document of each new cluster."""
        with self.clusters.open(name, "rb") as file:
            cluster_of = dict(_PAIR.iter_unpack(file.read()))
        with self.ids.open(f"{task:05d}.jsonl", "rb") as ids, rows_of(self.twins, task) as rows:
            for number, line in enumerate(ids):
                if number not in cluster_of:
                    continue
                unique = json.loads(line)
                twin = stays.setdefault(cluster_of[number], unique)
                if twin is unique:
                    self.stat_update("clusters")
                    continue
                self.stat_update("copies")
                rows.write(encode({"schema": SCHEMA, "copy": {"record": number, "id": unique, "twin": twin}}).encode())
                rows.write(b"\n")


class CopiesFilter(Step):  # type: ignore[misc]
    """Takes the copies out; each becomes a row with its id and that of its twin, the document that stays.

    Statistics: ``total``, ``forwarded``, ``dropped``.
    """

    type = "CLEANER"
    name = "copies"

    def __init__(self, twins: Any, copies: Any) -> None:
        """Make the step.

        Args:
            twins: the folder that ``NameCopies`` wrote.
            copies: folder of the rows, one file a task, which appears when the task is done.
        """
        super().__init__()
        self.twins, self.copies = _folder(twins), _folder(copies)

    def run(self, data: Iterable[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """The documents that stay, in order.

        Raises:
            ValueError: the documents are others than those of which the ids were listed.
        """
        del world_size
        name = f"{rank:05d}.jsonl"
        found = self.twins.read_bytes(name).splitlines() if self.twins.isfile(name) else []
        twins = {row["record"]: (row["id"], line) for line in found for row in (json.loads(line)["copy"],)}
        with rows_of(self.copies, rank) as rows:
            for number, document in enumerate(data):
                self.stat_update("total")
                unique, line = twins.pop(number, ("", b""))
                if not line:
                    self.stat_update("forwarded")
                    yield document
                    continue
                if unique != document.id:
                    raise ValueError(f"document {number} of task {rank} is {document.id!r}, and was {unique!r} before")
                self.stat_update("dropped")
                rows.write(line + b"\n")
        if twins:
            raise ValueError(f"{len(twins)} copies of task {rank} have gone: other files, or another number of tasks")


def _folder(folder: Any) -> Any:
    from datatrove.io import get_datafolder

    return get_datafolder(folder)
