"""The commands, and the short help that lists them."""

from __future__ import annotations

from typing import Final, NamedTuple


class Command(NamedTuple):
    """One command of the command line."""

    name: str
    line: str
    """What it does, for the list of commands."""
    example: str
    """How it is called, for its help."""


COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        "clean",
        "clean text to standard output (the default command)",
        "cleaner page.txt > clean.txt\n  curl -s URL | cleaner\n  cleaner saved/ -f jsonl",
    ),
    Command(
        "digest",
        "a short and a long digest per article, a merged one per story",
        "cleaner digest a.txt b.txt\n  cleaner digest saved/ --short 2s --long 120w -f md",
    ),
    Command(
        "merge",
        "only the merged digests: one per story that several articles tell",
        "cleaner merge today/*.txt\n  cleaner merge today/ --merged 100w -f json",
    ),
    Command(
        "stories", "which articles tell the same story", "cleaner stories today/\n  cleaner stories today/ -f json"
    ),
    Command(
        "explain",
        "the page with what was removed, and why",
        "cleaner explain page.txt\n  cleaner explain page.txt -f json",
    ),
    Command(
        "report",
        "one HTML page to read: digests, sources, every removal",
        "cleaner report *.txt -o report.html\n  cleaner report saved/ --merged 100w -o report.html",
    ),
    Command(
        "batch",
        "streams: JSON lines, WARC, folders; one line out per record in",
        "cleaner batch pages.jsonl.gz -o clean.jsonl --workers 4\n  cleaner batch pages.jsonl -o clean.jsonl --resume\n"
        "  cleaner batch crawl.warc.gz --digest short,long -o clean.jsonl\n"
        "  cleaner -i jsonl < pages.jsonl | jq -r .cleaned.text",
    ),
    Command(
        "learn",
        "remember which lines recur on the pages of a site, for --db",
        "cleaner learn crawl.jsonl --db sites.db\n"
        "  cleaner learn saved/ --host example.org --db sites.db\n  cleaner learn crawl.jsonl --dry-run",
    ),
    Command(
        "rules",
        "what the rules are: list, show CODE, test [FILE]",
        "cleaner rules list\n  cleaner rules show C101\n  cleaner rules list --lang it\n  cleaner rules test mine.txt",
    ),
    Command(
        "completions",
        "what bash, zsh or fish needs to complete this command",
        "cleaner completions bash > ~/.local/share/bash-completion/completions/cleaner\n"
        "  cleaner completions zsh > ~/.zsh/completions/_cleaner   # a folder in $fpath\n"
        "  cleaner completions fish > ~/.config/fish/completions/cleaner.fish",
    ),
)


def overview() -> str:
    """The short help that lists the commands."""
    width = max(len(command.name) for command in COMMANDS)
    rows = "\n".join(f"  {command.name:{width}}  {command.line}" for command in COMMANDS)
    return (
        "usage: cleaner [COMMAND] [FILE ...] [options]\n\n"
        "Clean text and checkable digests from scraped pages.\n"
        "Reads standard input when no file is named.\n\n"
        f"commands:\n{rows}\n\n"
        "examples:\n"
        "  cleaner page.txt                    clean text\n"
        "  cleaner explain page.txt            what went, and why\n"
        "  cleaner digest a.txt b.txt          digests, every sentence cited\n\n"
        "cleaner COMMAND --help tells the options of a command.\n"
        "cleaner --version tells the version.\n"
    )
