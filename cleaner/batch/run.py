"""A whole run: tasks in, lines out, on one process or several, from the start or from where an earlier run ended."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from typing import Any, Final, NamedTuple

from cleaner.batch.answers import Answer, Known, Task, answering, failed
from cleaner.batch.crew import Crew, Lost
from cleaner.batch.records import RecordOptions
from cleaner.batch.wire import pack_options, unpack_options
from cleaner.errors import OptionError

JOB: Final = "cleaner.batch.run:job"


class Plan(NamedTuple):
    """How a run is done; none of it changes a byte of the result, but a timeout that strikes."""

    options: RecordOptions
    memory: str = ""
    """File of a site memory, or nothing."""
    workers: int = 1
    repeats: str = ""
    """File of the index of paragraphs, or nothing; see ``cleaner.batch.repeats``."""
    timeout: float | None = None
    """Most seconds for one record; needs worker processes, because only a process can be stopped from outside."""


def answers(tasks: Iterable[Task], plan: Plan) -> Iterator[tuple[Task, Answer]]:
    """Every task with its answer, in order; takes tasks only as fast as answers are taken.

    Repeats across records are found here, where the records pass in order: the workers say which paragraphs a record
    has, and the few records that repeat an earlier one are cleaned again without them.

    Raises:
        CleanerError: the options mean nothing, or something that all records need is missing.
    """
    if not plan.repeats:
        yield from _answers(tasks, plan)
        return
    from cleaner.batch.repeats import Index

    with Index(plan.repeats) as index:
        for task, answer in _answers(tasks, plan):
            twins = index.look(answer.paragraphs, task.number, answer.name)
            again = answering(plan.options, Known(_memory(plan.memory), twins))(task) if twins else answer
            yield task, again


def _answers(tasks: Iterable[Task], plan: Plan) -> Iterator[tuple[Task, Answer]]:
    """The same before repeats are looked for.

    Raises:
        CleanerError: the options mean nothing, or something that all records need is missing.
    """
    if plan.workers < 1:
        raise OptionError("at least one worker is needed")
    if plan.timeout is not None and not plan.timeout > 0:
        raise OptionError("--timeout is a number of seconds above 0")
    if plan.workers == 1 and plan.timeout is None:
        answer = answering(plan.options, Known(_memory(plan.memory), {} if plan.repeats else None))
        for task in tasks:
            yield task, answer(task)
        return
    waiting: deque[Task] = deque()

    def packed() -> Iterator[bytes]:
        for task in tasks:
            waiting.append(task)
            yield task.pack()

    wanted = {field.name: getattr(plan.options, field.name) for field in fields(plan.options)}
    wanted["cleaning"] = pack_options(plan.options.cleaning)
    setup = {"options": wanted, "memory": plan.memory, "repeats": bool(plan.repeats)}
    with Crew(JOB, setup, plan.workers, plan.timeout) as crew:
        for found in crew.map(packed()):
            task = waiting.popleft()
            if isinstance(found, Lost):
                yield task, failed(task, plan.options, found.kind, found.reason)
            else:
                yield task, Answer.unpack(found)


def job(setup: dict[str, Any]) -> Callable[[bytes], bytes]:
    """What a worker does with one task."""
    wanted = dict(setup["options"])
    wanted["cleaning"] = unpack_options(wanted["cleaning"])
    wanted["digests"] = tuple(wanted["digests"])
    answer = answering(RecordOptions(**wanted), Known(_memory(setup["memory"]), {} if setup["repeats"] else None))
    return lambda packed: answer(Task.unpack(packed)).pack()


def _memory(path: str) -> Any:
    if not path:
        return None
    from cleaner.memory.store import StoredMemory

    return StoredMemory(path)
