"""``cleaner rules``: what the rules are, one of them in full, whether their examples hold; what a site memory knows."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from cleaner import judge, lexicon
from cleaner.cli.commands import on_terminal
from cleaner.cli.output import opened
from cleaner.decide import codes_of
from cleaner.errors import OptionError
from cleaner.language_codes import primary_code
from cleaner.model import Rule
from cleaner.pipeline import failing_examples
from cleaner.registry import RENDERERS
from cleaner.render.records import encode
from cleaner.text import counted, fold

FORMATS: Final = ("text", "json", "jsonl")


def run(options: argparse.Namespace) -> int:
    """List, show or test; 0 when all is well, 1 when an example does not hold.

    Raises:
        OptionError: what is asked for does not go together, or is not there.
    """
    if options.format not in FORMATS:
        RENDERERS.load(options.format)  # refuses what nobody knows, with the nearest name
        raise OptionError(f"rules has no format {options.format!r}; there are {', '.join(FORMATS)}")
    as_json = options.format != FORMATS[0]
    if options.lang and (options.action != "list" or options.db):
        raise OptionError("--lang CODE goes with rules list: it lists the phrases of one language")
    if options.db:
        return _site_memory(options)
    table = judge.rules()
    status = 0
    if options.action == "show":
        rules = _named(tuple(options.names), table)
        lines = _json(options, [rule.to_dict() for rule in rules]) if as_json else _shown(rules)
    elif options.action == "test":
        found = list(_tested(options.names))
        lines = _json(options, [one._asdict() for one in found]) if as_json else [one.line for one in found]
        status = 0 if all(one.ok for one in found) else 1
    elif options.names:
        raise OptionError(f"rules list takes no name; see: cleaner rules show {options.names[0]}")
    elif options.lang:
        entries = list(_phrases(options.lang))
        lines = _json(options, [one._asdict() for one in entries]) if as_json else ["\t".join(one) for one in entries]
    else:
        rules = list(table.values())
        if on_terminal(options):
            lines = _viewed(rules, options.color)
        else:
            lines = _json(options, [rule.to_dict() for rule in rules]) if as_json else _listed(rules)
    with opened(options.output) as output:
        output.write("".join(f"{line}\n" for line in lines))
    return status


def _json(options: argparse.Namespace, records: list[dict[str, Any]]) -> list[str]:
    """The lines of one document, a list, or of ``jsonl``: one object each."""
    return [encode(records, indent=2)] if options.format == "json" else [encode(record) for record in records]


def _site_memory(options: argparse.Namespace) -> int:
    """What a site memory knows: the lines that count as chrome of their site."""
    from cleaner.cli.learn import known, shown
    from cleaner.memory.store import load

    if options.action != "list":
        raise OptionError("--db FILE goes with rules list: it lists what a site memory knows")
    memory = load(options.db)
    if options.format != FORMATS[0]:
        lines = _json(options, [line._asdict() for line in known(memory)])
    else:
        lines = list(shown(memory))
    with opened(options.output) as output:
        output.write("".join(f"{line}\n" for line in lines))
    return 0


def _named(names: tuple[str, ...], table: dict[str, Rule]) -> list[Rule]:
    if not names:
        raise OptionError("rules show needs a code or a name, such as C101 or comment-prompt")
    wanted = codes_of(names, table)
    return [rule for rule in table.values() if rule.code in wanted]


def _viewed(rules: list[Rule], color: str) -> list[str]:
    from cleaner.render.terminal_lists import rules as view

    return view(rules, color=color).splitlines()


def _listed(rules: list[Rule]) -> list[str]:
    width = max(len(rule.name) for rule in rules)
    return [f"{rule.code}  {rule.name:{width}}  {rule.reason}{_status(rule)}" for rule in rules]


def _status(rule: Rule) -> str:
    return "" if rule.status == "stable" else f" ({rule.status})"


def _shown(rules: list[Rule]) -> list[str]:
    counts: dict[str, int] = {}
    for name, _ in lexicon.load().whole.values():
        counts[name] = counts.get(name, 0) + 1
    lines: list[str] = []
    for rule in rules:
        lines += [f"{rule.code} {rule.name}{_status(rule)}", f"  removes a block because it {rule.reason}"]
        if rule.name in counts:
            lines.append(f"  {counts[rule.name]:,} whole-line phrases in {len(lexicon.compiled_languages())} languages")
        for head, examples in (("fires on", rule.fires), ("spares", rule.spares)):
            lines += [
                f"  {head}: {marked[2:]}" for e in examples for marked in e.split("\n") if marked.startswith("> ")
            ]
        lines.append("")
    return lines[:-1]


class Entry(NamedTuple):
    """One phrase or word of a language file."""

    section: str
    name: str
    """Of the rule, or of the list of words."""
    phrase: str


def _phrases(code: str) -> Iterator[Entry]:
    codes = (*lexicon.languages(), lexicon.COMMON)
    named, code = code, primary_code(code)
    if code not in codes:
        raise OptionError(f"no language file for {named!r}; there are {', '.join(codes)}")
    entries = lexicon.language(code)
    for section in ("whole", "starts", "words", "tells"):
        for name, phrases in entries.get(section, {}).items():
            for phrase in phrases:
                yield Entry(section, name, phrase)


class Tested(NamedTuple):
    """What was tested, and whether it held."""

    tested: str
    """For people; of what does not hold it says so."""
    ok: bool

    @property
    def line(self) -> str:
        """The same as text."""
        return f"{self.tested}: ok" if self.ok else self.tested


def _tested_rules(path: str) -> Iterator[Tested]:
    """A file of the caller's own rules: each example, and what became of it."""
    from cleaner.cli.commands import user_rules
    from cleaner.pipeline import clean

    rules = user_rules(path, "rules test")
    for rule in rules:
        yield Tested(f"{path}: {rule.name}, {counted(len(rule.whole) + len(rule.starts), 'phrase')}", ok=True)
        for examples, must in ((rule.fires, True), (rule.spares, False)):
            for example in examples:
                claimed = rule.code in {gone.rule for gone in clean(example, input="text", rules=rules).removals}
                told = f"{path}: {rule.name} {'claims' if must else 'spares'} {example!r}"
                yield Tested(told if claimed == must else f"{told}: does not hold", claimed == must)


def _tested(files: list[str]) -> Iterator[Tested]:
    """The rules' own examples, or files of phrases or rules."""
    if not files:
        for code, rule in judge.rules().items():
            failing = failing_examples(rule)
            count = len(rule.fires) + len(rule.spares)
            if failing:
                yield Tested(f"{code} {rule.name}: does not hold: {failing[0]!r}", ok=False)
            else:
                yield Tested(f"{code} {rule.name}, {counted(count, 'example')}", ok=True)
        return
    from cleaner.cli.commands import user_phrases

    known = lexicon.load().whole
    for path in files:
        if path.endswith(".toml"):
            yield from _tested_rules(path)
            continue
        for phrase in user_phrases(path, "rules test"):
            folded = fold(phrase)
            if not folded:
                yield Tested(f"{path}: {phrase!r} holds no word", ok=False)
            elif folded in known:
                yield Tested(f"{path}: {phrase!r} is known already ({known[folded][0]}, {known[folded][1]})", ok=True)
            else:
                yield Tested(f"{path}: {phrase!r} matches lines that fold to {folded!r}", ok=True)
