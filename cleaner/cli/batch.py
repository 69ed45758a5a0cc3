"""``cleaner batch``: a stream of records to a stream of lines, with accounts."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice

from cleaner.batch.answers import Answer, Known, answering
from cleaner.batch.collector import look_seldom
from cleaner.batch.parquet import ENDING
from cleaner.batch.records import RecordOptions
from cleaner.batch.resume import Growing, error_file
from cleaner.batch.run import Plan, answers
from cleaner.batch.shards import Shards, is_folder
from cleaner.batch.sources import STDIN, Reader
from cleaner.batch.tally import Tally
from cleaner.batch.task import Task
from cleaner.cli import NOTHING_LEFT, OK, SOME_FAILED
from cleaner.cli.commands import check_encoding, cleaning_of
from cleaner.cli.output import opened
from cleaner.errors import OptionError, OutputError, StoreError
from cleaner.memory.store import opened_memory
from cleaner.text import counted


def batch(options: argparse.Namespace) -> int:
    """Run the command."""
    plan = _plan(options)
    look_seldom()
    tally = Tally()
    table = _is_table(options)
    columns = _columns(plan) if table else None
    shards = options.output if options.output and is_folder(options.output) else ""
    reader = Reader(options.inputs, options.input, options.max_bytes, columns, shards, options.encoding)
    for name, message in () if options.quiet else reader.notes:
        _say(f"{name}: {message}")
    if table:
        _to_table(options, plan, reader, tally)
    elif options.output in (None, "-") or _is_device(options.output):
        _refuse_resume(options)
        _to_stream(options, plan, reader, tally)
    else:
        _to_file(options, plan, reader, tally)
    if not options.quiet:
        _say_all(tally, reader)
    if tally.failed:
        return SOME_FAILED
    return OK if tally.records else NOTHING_LEFT


def _plan(options: argparse.Namespace) -> Plan:
    """What is wanted.

    Raises:
        OptionError: some of it means nothing.
    """
    cleaning = cleaning_of(options)
    check_encoding(options.encoding)
    digests = tuple(dict.fromkeys(name.strip() for name in options.digest.split(",") if name.strip()))
    if digests:
        from cleaner.digests.budget import Budget
        from cleaner.registry import RANKERS

        Budget.parse(options.short)
        Budget.parse(options.long)
        RANKERS.load(options.method)
    wanted = RecordOptions(
        cleaning, options.field, options.id_field, options.url_field, options.into, digests,
        options.short, options.long, options.method, page_text=options.page_text, links=options.links,
        query=options.query,
    )  # fmt: skip
    memory = opened_memory(options.db)  # refused here, before any input is read
    if memory is not None:
        memory.close()
    return Plan(wanted, options.db or "", options.workers, options.repeats or "", options.timeout)


def _is_table(options: argparse.Namespace) -> bool:
    """Whether the output is a Parquet file.

    Raises:
        OptionError: it is meant to be one and cannot.
    """
    named = options.output is not None and options.output.lower().endswith(ENDING) and not is_folder(options.output)
    if options.format == "parquet" and (options.output in (None, "-") or is_folder(options.output)):
        raise OptionError(f"-f parquet needs -o FILE{ENDING}")
    if not (options.format == "parquet" or (named and not options.format)):
        return False
    if options.resume:
        raise OptionError(
            f"{options.output}: a Parquet file cannot be gone on with (its index stands at its end); for --resume "
            "write JSON lines"
        )
    return True


def _columns(plan: Plan) -> tuple[str, ...]:
    """Columns of a table that cleaning looks at; all others go from input to output as they are."""
    wanted = plan.options
    return (*((wanted.field,) if wanted.field else ("text", "html")), wanted.id_field, wanted.url_field)


def _is_device(path: str) -> bool:
    return not is_folder(path) and os.path.exists(path) and not os.path.isfile(path)


def _refuse_resume(options: argparse.Namespace) -> None:
    if options.resume:
        raise OptionError("--resume needs -o FILE: only a file or a folder can be gone on with")


def _to_stream(options: argparse.Namespace, plan: Plan, reader: Reader, tally: Tally) -> None:
    with (
        opened(options.output) as output,
        error_file(options.errors, []) as note_error,
        _progress(options, reader) as show,
    ):
        for task, answer in answers(reader.tasks(), plan):
            output.write_bytes(answer.line)
            output.flush()
            note_error(answer)
            _note(options, tally, task, answer)
            show(tally)


def _to_file(options: argparse.Namespace, plan: Plan, reader: Reader, tally: Tally) -> None:
    growing = (Shards if is_folder(options.output) else Growing)(options.output, resume=options.resume)
    try:
        with _progress(options, reader) as show:
            tasks = reader.tasks()
            _pass(tasks, growing, plan, tally)  # before the file of errors is begun anew
            with error_file(options.errors, growing.earlier_errors) as note_error:
                for task, answer in answers(tasks, plan):
                    growing.write(answer.line)
                    note_error(answer)
                    _note(options, tally, task, answer)
                    show(tally)
        growing.finish()
    except BaseException as problem:
        growing.leave()
        if isinstance(problem, KeyboardInterrupt | OutputError | StoreError) and tally.records and not options.quiet:
            _say(f"stopped after {counted(tally.records, 'record')}; go on with the same command and --resume")
        raise


def _to_table(options: argparse.Namespace, plan: Plan, reader: Reader, tally: Tally) -> None:
    from cleaner.batch.parquet import schema_of
    from cleaner.batch.parquet_output import ParquetOutput

    if STDIN in reader.files:
        raise OptionError(f"{options.output}: a Parquet output needs Parquet files as inputs, not standard input")
    table = ParquetOutput(options.output, schema_of(reader.files), plan.options)
    try:
        with error_file(options.errors, []) as note_error, _progress(options, reader) as show:
            for task, answer in answers(reader.tasks(), plan):
                table.write(answer.line, task)
                note_error(answer)
                _note(options, tally, task, answer)
                show(tally)
        table.finish()
    except BaseException:
        table.leave()
        raise


def _pass(tasks: Iterator[Task], growing: Growing | Shards, plan: Plan, tally: Tally) -> None:
    """Pass over the tasks that have a line, and see that the lines there are belong to this input.

    Raises:
        OptionError: they do not.
    """
    if not growing.done:
        return
    place, last = 0, None
    repeats_into = plan.options.into if plan.repeats else ""  # a repeat is not known here as one
    answer = answering(plan.options, Known(opened_memory(plan.memory)))
    for place, task in enumerate(islice(tasks, growing.done), 1):
        last = task
        if place == 1:
            growing.check(1, answer(task), task, repeats_into)
    if last is None or place < growing.done:
        raise OptionError(
            f"{growing.part}: has {counted(growing.done, 'line')}, but the input only {counted(place, 'record')}; "
            "was it made from another?"
        )
    growing.check(place, answer(last), last, repeats_into)
    tally.records = tally.resumed = growing.done
    tally.errors.update("earlier" for _ in growing.earlier_errors)


def _note(options: argparse.Namespace, tally: Tally, task: Task, answer: Answer) -> None:
    tally.count(answer, len(task.body))
    if answer.error and options.verbose:
        _say(f"record {task.number}: {answer.reason}")


def _say(message: str) -> None:
    from cleaner.cli import complain

    complain(message)


def _say_all(tally: Tally, reader: Reader) -> None:
    for line in tally.lines(reader.skipped):
        _say(line)


@contextmanager
def _progress(options: argparse.Namespace, reader: Reader) -> Iterator[Callable[[Tally], None]]:
    """What shows how far the run is: a bar when standard error is a terminal, else nothing."""
    import sys

    if options.quiet or sys.stderr is None or not sys.stderr.isatty():
        yield lambda _: None
        return
    from cleaner.render.progress import bar

    with bar("cleaning", lambda: reader.place) as show:
        yield lambda tally: show(tally.records, tally.failed)
