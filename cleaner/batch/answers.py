"""One item of a stream to one line of output. Runs in this process or in a worker, with the same bytes either way."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cleaner.batch.records import RecordOptions, cleaned_of, result_of
from cleaner.batch.task import Task
from cleaner.errors import CleanerError, InputError, LawBroken, RecordError, missing_library
from cleaner.model import SCHEMA, Cleaned
from cleaner.read.records import name_of, parse
from cleaner.render.records import encode
from cleaner.render.safe import json_safe
from cleaner.scarcity import is_scarcity

if TYPE_CHECKING:
    from cleaner.batch.repeats import Shared

_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")
_ESCAPES: Final = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?P<lone>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)"
)
"""Every escape of a JSON text, pairs of surrogates as one."""
ERROR_START: Final = b'{"schema": 1, "error": {"record": '
"""How every error line begins."""


class Answer(NamedTuple):
    """What became of one item."""

    line: bytes
    """One line of output with its end."""
    error: str = ""
    """Kind of the error, or nothing."""
    reason: str = ""
    """What went wrong, for people."""
    words_in: int = 0
    words_out: int = 0
    removed: dict[str, int] = {}  # noqa: RUF012 - never altered
    """Name of a rule to the blocks it removed."""
    warned: bool = False
    """Whether the result carries warnings."""
    homeless: bool = False
    """Whether a site memory could not be asked, because the page has no address."""
    name: str = ""
    """Id of the page."""
    shared: Shared | None = None
    """What other records may hold too, when that is asked for."""

    def pack(self) -> bytes:
        """The answer as bytes."""
        head: list[Any] = list(self[1:])
        body = b""
        if self.shared is not None:
            *known, body = self.shared
            head[-1] = [*known, len(body)]
        return b"".join((json.dumps(head).encode(), b"\n", body, self.line))

    @classmethod
    def unpack(cls, packed: bytes) -> Answer:
        """The answer that was packed."""
        head, _, line = packed.partition(b"\n")
        *counts, shared = json.loads(head)
        made = cls(line, *counts)
        if shared is None:
            return made
        from cleaner.batch.repeats import Shared

        mark, paragraphs, runs, size = shared
        found = Shared(mark, tuple((key, place) for key, place in paragraphs), tuple(runs), line[:size])
        return made._replace(line=line[size:], shared=found)


class Known(NamedTuple):
    """What is known beyond the record."""

    memory: Any = None
    """A frozen site memory, or None."""
    repeats: bool = False
    """Whether it is asked what records share."""


def answering(options: RecordOptions, known: Known = Known()) -> Callable[[Task], Answer]:  # noqa: B008 - frozen
    """The function from tasks to answers. It never raises for what a record holds.

    Raises (the function): CleanerError with scope ``run``, when no record could be cleaned with these options.
    """

    def answer(task: Task) -> Answer:
        try:
            return _FORMS[task.form](task, options, known)
        except Exception as problem:  # noqa: BLE001 - one record must not end a run of a million; this is counted and shown
            return failed(task, options, *trouble(problem))

    return answer


def trouble(problem: Exception) -> tuple[str, str]:
    """Kind and reason of what went wrong with one record.

    Raises:
        CleanerError: the problem itself, when it ends the run: no record could be cleaned.
    """
    if isinstance(problem, RecordError):
        return problem.kind, problem.reason
    if isinstance(problem, InputError):
        return "input", str(problem)
    if isinstance(problem, LawBroken):
        return "bug", str(problem)
    if isinstance(problem, CleanerError):
        raise problem
    if isinstance(problem, RecursionError):
        return "nesting", "nested too deeply"
    if is_scarcity(problem):
        return "memory", "out of memory"
    missing = missing_library(problem)
    if missing is not None:
        raise missing from problem
    return "bug", f"{type(problem).__name__}: a bug in cleaner, please report it"


def failed(task: Task, options: RecordOptions, kind: str, reason: str) -> Answer:
    """The answer for an item that gave no text: one error line with its number, id and reason."""
    error = {"record": task.number, "id": _id_of(task, options), "kind": kind, "reason": reason}
    line = encode({"schema": SCHEMA, "error": error}).encode("utf-8", "replace") + b"\n"
    return Answer(line, kind, reason)


def _id_of(task: Task, options: RecordOptions) -> str | None:
    """The id of an item that failed, where it can still be read."""
    if task.form != "line":
        return task.about.get("id")
    try:
        record = json.loads(task.body)
    except (ValueError, RecursionError, MemoryError):
        seen = _shown_id(options.id_field).search(task.body)
        record = {options.id_field: seen[1].decode("utf-8", "replace").strip('"')} if seen else {}
    return name_of(record, options.id_field) or None if isinstance(record, dict) else None


@cache
def _shown_id(field: str) -> re.Pattern[bytes]:
    """The id in a line that is no JSON, as one would read it: a word in quotation marks, or a number."""
    return re.compile(
        rb'"%b"\s{0,9}:\s{0,9}("[^"\\\\]{1,200}"|\d{1,30})' % re.escape(field.encode("utf-8", "surrogatepass"))
    )


def _line(task: Task, options: RecordOptions, known: Known) -> Answer:
    text, record = parse(task.body)
    body = task.body if _is_plain(text) else _made_plain(text).encode("utf-8", "replace")
    del text  # a record may be large: nothing is held that is not needed any more
    cleaned = _without_repeats(cleaned_of(record, options, known.memory), task)
    result = result_of(cleaned, options)
    answer = _answer(cleaned, result, _shared(cleaned, task, options, known), known)
    joint = b", " if record else b""
    del cleaned, record
    # The caller's own bytes, so that no number or escape changes its form, with one more key before the last brace.
    body = body.strip(b" \t\r")
    added = f"{encode(options.into)}: {encode(result)}}}\n".encode("utf-8", "replace")
    del result
    return answer._replace(line=b"".join((memoryview(body)[:-1], joint, added)))


def _is_plain(text: str) -> bool:
    """Whether a line can be printed as it is."""
    return "\r" not in text and json_safe(text) is text and not _SURROGATE.search(text)


def _made_plain(text: str) -> str:
    r"""The line in a form that can be printed; nothing else of it changes its form.

    >>> _made_plain(r'{"n": 1e400, "a": "\ud800 \ud83d\ude00 \\ud800"}')
    '{"n": 1e400, "a": "\\ufffd \\ud83d\\ude00 \\\\ud800"}'
    """
    text = _ESCAPES.sub(lambda found: "\\ufffd" if found["lone"] else found[0], text)
    return json_safe(text.strip(" \t\r").replace("\r", " "))


def _without_repeats(cleaned: Cleaned, task: Task) -> Cleaned:
    """The page without the blocks that earlier records hold."""
    if not task.gone:
        return cleaned
    from cleaner.batch.repeats import without

    return without(cleaned, task.gone)


def _page(task: Task, options: RecordOptions, known: Known) -> Answer:
    from cleaner.batch.reading import page_of
    from cleaner.pipeline import clean_page

    page, tree = page_of(task, options)
    cleaned = _without_repeats(clean_page(page, options.cleaning, tree=tree, memory=known.memory), task)
    if not page.blocks and cleaned.warnings and not page.text:
        raise RecordError(task.number, cleaned.warnings[-1], "unreadable")
    result = result_of(cleaned, options, held=False)
    made = {"id": page.id, **({"url": page.url} if page.url else {}), options.into: result}
    return _answer(cleaned, result, _shared(cleaned, task, options, known), known)._replace(
        line=encode(made).encode("utf-8", "replace") + b"\n"
    )


def _bad(task: Task, options: RecordOptions, known: Known) -> Answer:
    del known
    return failed(task, options, task.about["kind"], task.about["reason"])


_FORMS: Final = {"line": _line, "page": _page, "bad": _bad}


def _shared(cleaned: Cleaned, task: Task, options: RecordOptions, known: Known) -> Shared | None:
    if not known.repeats or task.gone:
        return None
    from cleaner.batch.repeats import shared

    return shared(cleaned, task.number, options.cleaning)


def _answer(cleaned: Cleaned, result: dict[str, Any], shared: Shared | None, known: Known) -> Answer:
    """The counts of an answer, its line to come."""
    words = result["words"]
    removed = dict(Counter(gone.name for gone in cleaned.removals))
    return Answer(
        b"",
        words_in=words["in"],
        words_out=words["out"],
        removed=removed,
        warned=bool(cleaned.warnings),
        homeless=known.memory is not None and _is_homeless(cleaned),
        name=cleaned.page.id,
        shared=shared,
    )


def _is_homeless(cleaned: Cleaned) -> bool:
    from cleaner.memory import host_of

    return not host_of(cleaned.page.url or "")
