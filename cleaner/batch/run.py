"""A whole run: tasks in, lines out, on one process or several, from the start or from where an earlier run ended."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cleaner.batch.answers import Answer, Known, answering, failed
from cleaner.batch.crew import Crew, Lost, batches, need_crew
from cleaner.batch.records import RecordOptions
from cleaner.batch.task import Task
from cleaner.batch.wire import pack_options, unpack_options
from cleaner.memory.store import opened_memory

if TYPE_CHECKING:
    from cleaner.batch.index import Index

JOB: Final = "cleaner.batch.run:job"


class Plan(NamedTuple):
    """How a run is done; none of it changes a byte of the result, but a timeout that strikes."""

    options: RecordOptions
    memory: str = ""
    """File of a site memory, or nothing."""
    workers: int = 1
    repeats: str = ""
    """File of the index of paragraphs and articles, or nothing; see ``cleaner.batch.repeats``."""
    timeout: float | None = None
    """Most seconds for one record; needs worker processes, because only a process can be stopped from outside."""


def answers(tasks: Iterable[Task], plan: Plan) -> Iterator[tuple[Task, Answer]]:
    """Every task with its answer, in order; takes tasks only as fast as answers are taken.

    Repeats across records are found here, where the records pass in order: the workers say what a record holds, and
    those that repeat an earlier one go to the workers again, to be cleaned without that.

    Raises:
        CleanerError: the options mean nothing, or something that all records need is missing.
    """
    need_crew(plan.workers, plan.timeout)
    if plan.workers == 1 and plan.timeout is None:
        answer = answering(plan.options, Known(opened_memory(plan.memory), bool(plan.repeats)))
        if not plan.repeats:
            for task in tasks:
                yield task, answer(task)
            return
        with _index(plan) as index:
            for task in tasks:
                found = answer(task)
                with index.together():
                    again = _again(task, found, index)
                yield task, answer(again) if again else found
        return
    wanted = {field.name: getattr(plan.options, field.name) for field in fields(plan.options)}
    wanted["cleaning"] = pack_options(plan.options.cleaning)
    setup = {"options": wanted, "memory": plan.memory, "repeats": bool(plan.repeats)}
    with Crew(JOB, setup, plan.workers, plan.timeout) as crew:
        if not plan.repeats:
            yield from _once(tasks, plan, crew)
            return
        with _index(plan) as index:
            yield from _twice(tasks, plan, crew, index)


def _once(tasks: Iterable[Task], plan: Plan, crew: Crew) -> Iterator[tuple[Task, Answer]]:
    """Every task with the answer of a worker."""
    waiting: deque[Task] = deque()
    for found in crew.map(_packed(tasks, waiting)):
        task = waiting.popleft()
        yield task, _unpacked(task, found, plan)


def _twice(tasks: Iterable[Task], plan: Plan, crew: Crew, index: Index) -> Iterator[tuple[Task, Answer]]:
    """The same, and those that repeat others again.

    The index is asked in the order of the stream as first answers come in, while the workers are at later batches and
    at the second answers of earlier ones; so no more than twice the usual number of batches is in flight.
    """
    waiting: deque[Task] = deque()
    first: deque[Future[list[bytes | Lost]]] = deque()
    second: deque[tuple[list[tuple[Task, Answer, bool]], Future[list[bytes | Lost]] | None]] = deque()

    def settle() -> None:
        pairs, repeated = [], []
        results = first.popleft().result()
        with index.together():
            for found in results:
                task = waiting.popleft()
                answer = _unpacked(task, found, plan)
                again = _again(task, answer, index)
                pairs.append((task, answer, again is not None))
                if again is not None:
                    repeated.append(again.pack())
        second.append((pairs, crew.submit(repeated) if repeated else None))

    def finish() -> Iterator[tuple[Task, Answer]]:
        pairs, repeated = second.popleft()
        found = iter(repeated.result() if repeated is not None else ())
        for task, answer, again in pairs:
            yield task, _unpacked(task, next(found), plan) if again else answer

    for batch in batches(_packed(tasks, waiting)):
        first.append(crew.submit(batch))
        if len(first) >= crew.ahead:
            settle()
        if len(second) >= crew.ahead:
            yield from finish()
    while first or second:
        if first:
            settle()
        yield from finish()


def _packed(tasks: Iterable[Task], waiting: deque[Task]) -> Iterator[bytes]:
    """The tasks as bytes; they themselves wait for their answers."""
    for task in tasks:
        waiting.append(task)
        yield task.pack()


def _unpacked(task: Task, found: bytes | Lost, plan: Plan) -> Answer:
    if isinstance(found, Lost):
        return failed(task, plan.options, found.kind, found.reason)
    return Answer.unpack(found)


def _again(task: Task, answer: Answer, index: Index) -> Task | None:
    """The task without what earlier records hold, if they hold any of it."""
    gone = index.look(answer.shared, answer.name) if answer.shared is not None else ()
    return task._replace(gone=gone) if gone else None


def _index(plan: Plan) -> Index:
    from cleaner.batch.index import Index

    return Index(plan.repeats, plan.options.cleaning)


def job(setup: dict[str, Any]) -> Callable[[bytes], bytes]:
    """What a worker does with one task."""
    wanted = dict(setup["options"])
    wanted["cleaning"] = unpack_options(wanted["cleaning"])
    wanted["digests"] = tuple(wanted["digests"])
    answer = answering(RecordOptions(**wanted), Known(opened_memory(setup["memory"]), setup["repeats"]))
    return lambda packed: answer(Task.unpack(packed)).pack()
