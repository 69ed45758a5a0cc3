"""The commands that read articles: clean, explain, digest, merge."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from cleaner.cli import FIELDS, NOTHING_LEFT, OK, STREAMS, UNREADABLE, complain
from cleaner.cli.inputs import Note, NothingThere, Source, records_in, sources, split_mark
from cleaner.cli.output import opened
from cleaner.errors import CleanerError, InputError, OptionError, RecordError
from cleaner.model import Cleaned, Page
from cleaner.model.noun import replaced
from cleaner.options import CleanOptions, UserRule
from cleaner.registry import RENDERERS
from cleaner.scarcity import is_scarcity
from cleaner.text import counted

if TYPE_CHECKING:
    import argparse

    from cleaner.batch.task import Task

Reading = Callable[[], tuple[Page, Any]]
"""Gives a page, and its tree if it is HTML."""


class Run:
    """One call of a command: its options, and what went wrong so far."""

    def __init__(self, options: argparse.Namespace, *, explains: bool = False) -> None:
        """Refuse what means nothing.

        Args:
            options: of the command line.
            explains: whether pages of which nothing is left are wanted too: it is to be told what went, and why.
        """
        self.options = options
        self.explains = explains
        self.status = OK
        self.empty = False
        self.cleaning = cleaning_of(options)
        check_encoding(options.encoding)
        self.memory = _memory(options.db)
        self._homeless = False
        self.split = split_mark(options.split) if options.split else None
        self.takes_records = options.input in STREAMS
        for flag in ("split", "encoding", "url") if self.takes_records else ():
            if getattr(options, flag):
                raise OptionError(f"--{flag} is for documents; the records of -i {options.input} say it themselves")
        for name, default in FIELDS.items():
            if not self.takes_records and getattr(options, name, default) != default:
                raise OptionError(f"--{name.replace('_', '-')} is for records; say that these are some: -i jsonl")

    def articles(self) -> Iterator[Cleaned]:
        """Every input cleaned, in order; complains about those that give nothing."""
        for name, read in self._records() if self.takes_records else self._documents():
            try:
                cleaned = self._cleaned(name, *read())
            except (InputError, NothingThere) as problem:
                self.fail(name, problem)
            except RecursionError:
                self.fail(name, InputError("it is nested too deeply"))
            except Exception as problem:
                if not is_scarcity(problem):
                    raise
                self.fail(name, InputError("out of memory"))
            else:
                if cleaned is not None:
                    yield cleaned

    def _documents(self) -> Iterator[tuple[str, Reading]]:
        """Names of the documents, and what reads each."""
        for source in sources(self.options.inputs, self.split):
            if isinstance(source, Source):
                yield source.name, partial(self._document, source)
            elif isinstance(source, Note):
                self.note(*source)
            else:
                self.fail(*source)

    def _document(self, source: Source) -> tuple[Page, Any]:
        """The page of a document, and its tree if it is HTML.

        Raises:
            NothingThere: it is empty.
        """
        from cleaner.read import read

        if not source.body.strip():
            raise NothingThere("empty")
        options = self.options
        stream = records_in(source.body) if options.input == "auto" and not options.quiet else ""
        if stream:
            self.note(source.name, f"looks like a stream of records; -i {stream} takes each for a page")
        page, tree = read(
            source.body,
            input=options.input,
            id=source.name,
            url=options.url,
            lang=options.lang,
            charset=options.encoding,
            links=getattr(options, "links", False),
        )
        if tree is None and options.input == "auto" and page.text.startswith("<?xml"):
            self.note(
                source.name,
                "XML that is no HTML, such as a feed, is read as text with its tags; -i html leaves them out",
            )
        return page, tree

    def _records(self) -> Iterator[tuple[str, Reading]]:
        """Names of the records, and what reads each. What has the id of another is told from it by its number."""
        from cleaner.batch.reading import page_of
        from cleaner.batch.records import RecordOptions
        from cleaner.batch.sources import Reader

        options = self.options
        wanted = RecordOptions(self.cleaning, options.field, options.id_field, options.url_field)
        known: set[str] = set()

        def read(task: Task) -> tuple[Page, Any]:
            try:
                page, tree = page_of(task, wanted)
            except RecordError as problem:
                raise InputError(problem.reason) from problem
            if page.id in known:
                page = replaced(page, id=f"{page.id}#{task.number}")
            known.add(page.id)
            return page, tree

        reader = Reader(self.options.inputs, self.options.input)
        for name, message in reader.notes:
            self.note(name, message)
        for task in reader.tasks():
            yield f"record {task.number}", partial(read, task)

    def _cleaned(self, name: str, page: Page, tree: Any) -> Cleaned | None:
        """A page cleaned, or None when nothing is left of it that is wanted; then it was complained about."""
        from cleaner.pipeline import clean_page

        if self.memory is not None and not self._homeless:
            self._see_address(name, page)
        cleaned = clean_page(page, self.cleaning, tree=tree, memory=self.memory)
        if not cleaned.kept:
            self.warn(name, cleaned, skip_last=True)
            hint = "" if self.explains else "; see: cleaner explain"
            self.fail(name, NothingThere(_why_nothing(cleaned, hint)))
            return cleaned if self.explains and cleaned.removals else None
        self.warn(name, cleaned)
        if self.options.verbose:
            from cleaner.render.text import summary

            self.say(name, summary(cleaned))
        return cleaned

    def _see_address(self, name: str, page: Page) -> None:
        """Say of the first page without an address that ``--db`` is of no use to it."""
        from cleaner.memory import host_of

        if not host_of(page.url or ""):
            self._homeless = True
            hint = "" if self.takes_records else "; name it with --url"
            self.note(name, f"has no address, so --db knows nothing of its site{hint}")

    def fail(self, name: str, problem: CleanerError) -> None:
        """Count a failure and say it."""
        if isinstance(problem, NothingThere):
            self.empty = True
        else:
            self.status = UNREADABLE
        self.say(name, str(problem))

    def warn(self, name: str, cleaned: Cleaned, *, skip_last: bool = False) -> None:
        """Say the warnings of a page, unless asked to be quiet."""
        warnings = cleaned.warnings[:-1] if skip_last else cleaned.warnings
        for warning in warnings:
            self.note(name, warning)

    def note(self, name: str, message: str) -> None:
        """Say what is no failure, unless asked to be quiet."""
        if not self.options.quiet:
            self.say(name, message)

    def say(self, name: str, message: str) -> None:
        """One line on standard error."""
        complain(f"{name}: {message}")

    def exit_status(self) -> int:
        """The status of the whole run."""
        return self.status or (NOTHING_LEFT if self.empty else OK)


def _why_nothing(cleaned: Cleaned, hint: str) -> str:
    if not cleaned.page.blocks:
        return cleaned.warnings[-1] if cleaned.warnings else "holds no text"
    return f"nothing left after cleaning ({counted(len(cleaned.removals), 'block')} removed{hint})"


def cleaning_of(options: argparse.Namespace) -> CleanOptions:
    """What is wanted of cleaning.

    Raises:
        OptionError: some of it means nothing.
    """
    own = user_rules(options.rules) if options.rules else ()
    keep, drop = tuple(options.keep), tuple(options.drop)
    _check_rules(keep + drop, own)
    return CleanOptions(
        options.level, keep, drop, user_phrases(options.phrases), options.lang, own, options.origin, options.fast
    )


def _memory(path: str | None) -> Any:
    """The site memory of ``--db``, or None; only then is it loaded how to read one."""
    if not path:
        return None
    from cleaner.memory.store import opened_memory

    return opened_memory(path)


def user_phrases(path: str | None, option: str = "--phrases") -> tuple[str, ...]:
    """The caller's phrases in a file that an option, or a command, names: one a line, # begins a comment."""
    if path is None:
        return ()
    lines = (line.strip() for line in _text_of(option, path).splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def user_rules(path: str, option: str = "--rules") -> tuple[UserRule, ...]:
    """The caller's rules in a TOML file that an option, or a command, names."""
    from cleaner.user_rules import parse

    return parse(_text_of(option, path), path)


def _text_of(option: str, path: str) -> str:
    """The text of a file that an option names.

    Raises:
        OptionError: it cannot be read, or holds no text.
    """
    from cleaner.cli.inputs import _read_file
    from cleaner.read.decode import decode

    try:
        decoded = decode(_read_file(path))
    except InputError as problem:
        raise OptionError(f"{option} {path}: {problem}") from problem
    if decoded.charset == "binary" or "\0" in decoded.text:
        raise OptionError(f"{option} {path}: {decoded.warnings[0] if decoded.warnings else 'this is no text'}")
    return decoded.text


def _check_rules(names: tuple[str, ...], own: tuple[UserRule, ...]) -> None:
    """Refuse a name that no rule has before any input is read."""
    if names:
        from cleaner.decide import codes_of
        from cleaner.judge import rules
        from cleaner.model import Rule

        codes_of(names, {**rules(), **{rule.code: Rule(rule.code, rule.name, rule.reason) for rule in own}})


def check_encoding(name: str | None) -> None:
    """Refuse a charset that nobody knows.

    Raises:
        OptionError: it is one.
    """
    if name:
        from cleaner.read.charset_names import is_charset

        if not is_charset(name):
            raise OptionError(f"no encoding called {name!r}")


def renderer_of(run: Run, *, several: bool) -> Any:
    """The renderer of the format that was asked for."""
    return RENDERERS.load(run.options.format)(several=several)


def several_of(run: Run) -> bool:
    """Whether more than one article may come, so that each needs its name."""
    import os

    inputs = run.options.inputs
    return len(inputs) > 1 or bool(run.split) or run.takes_records or any(os.path.isdir(name) for name in inputs)


def _write_each(run: Run, method: str, after: Callable[[Cleaned], str] | None = None) -> int:
    renderer = terminal_of(run) or renderer_of(run, several=several_of(run))
    write = getattr(renderer, method)
    with opened(run.options.output) as output:
        for cleaned in run.articles():
            output.write(write(cleaned))
            if after and run.options.format == "text":
                output.write(after(cleaned))
        output.write(renderer.end())
    return run.exit_status()


def clean(options: argparse.Namespace) -> int:
    """``cleaner clean``."""
    run = Run(options)
    renderer = renderer_of(run, several=several_of(run))
    with opened(options.output) as output:
        for cleaned in run.articles():
            output.write(renderer.cleaned(cleaned))
        output.write(renderer.end())
    return run.exit_status()


def explain(options: argparse.Namespace) -> int:
    """``cleaner explain``.

    Raises:
        OptionError: the digest is asked for in another format than text.
    """
    if options.digest and options.format != "text":
        raise OptionError(
            f"--digest goes with text; for the reasons in another form: cleaner digest -f {options.format}"
        )
    return _write_each(Run(options, explains=True), "explained", after=_reasons if options.digest else None)


def _reasons(cleaned: Cleaned) -> str:
    """The short digest of an article with the reason for each sentence."""
    from cleaner.pipeline_digest import digest
    from cleaner.render.safe import one_line

    lines = ["", "Short digest, and why:"]
    for pick in digest(cleaned).short.picks:
        lines += [
            f"- {one_line(pick.text)} {one_line(pick.citation)}",
            f"  ({one_line('; '.join(pick.why) or 'best of the rest')})",
        ]
    return "\n".join(lines) + "\n"


def labels(articles: tuple[Cleaned, ...]) -> dict[str, str]:
    """Page id to what people call the article: its title, else the first words of its text."""
    return {cleaned.page.id: cleaned.title or first_words(cleaned) for cleaned in articles}


LABEL_WORDS: Final = 8


def first_words(cleaned: Cleaned) -> str:
    """The first words of an article without a title."""
    words = cleaned.page.of(cleaned.kept[0]).split() if cleaned.kept else []
    more = " \u2026" if len(words) > LABEL_WORDS else ""
    return f"(no title) {' '.join(words[:LABEL_WORDS])}{more}"


def terminal_of(run: Run) -> Any:
    """The view for a terminal when text goes to one, else None."""
    if not on_terminal(run.options):
        return None
    from cleaner.render.terminal import Renderer

    return Renderer(several=several_of(run), color=run.options.color)


def on_terminal(options: argparse.Namespace) -> bool:
    """Whether text goes to a terminal, or is to look as if it did."""
    if options.format != "text" or options.output:
        return False
    return options.color == "always" or (sys.stdout is not None and sys.stdout.isatty())
