"""Plain text: what stands in a pipe. Clean text as it is; digests one sentence a line with their citations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleaner.model import Cleaned, explain_lines
from cleaner.render.safe import one_line, printable
from cleaner.text import counted

if TYPE_CHECKING:
    from cleaner.model import Digest
    from cleaner.render.base import Digested


class Renderer:
    """Plain text. With several articles each is headed by ``==> name <==``, as ``head`` and ``tail`` do."""

    def __init__(self, *, several: bool = False) -> None:
        self._several = several
        self._first = True

    def cleaned(self, cleaned: Cleaned) -> str:
        """The clean text and a newline."""
        text = printable(cleaned.text)
        return self._headed(cleaned.page.id, text + "\n" if text else "")

    def explained(self, cleaned: Cleaned) -> str:
        """Every block on a line, what went with rule, place and reason, then the count."""
        lines = [printable(line) for line in explain_lines(cleaned)]
        lines += ["", summary(cleaned)]
        return self._headed(cleaned.page.id, "\n".join(lines) + "\n")

    def digested(self, digested: Digested) -> str:
        """Each article's short and long digest, then the merged ones."""
        parts = []
        for article in digested.articles:
            name = one_line(digested.labels.get(article.page_id, "") or article.page_id)
            parts.append(
                f"{name}\n\nShort digest ({article.short.budget}):\n{_sentences(article.short)}"
                f"\nLong digest ({article.long.budget}):\n{_sentences(article.long)}"
            )
        merged = self.merged(digested.merged, digested.labels) if digested.merged else ""
        return "\n".join([*parts, merged] if merged else parts)

    def merged(self, digests: Sequence[Digest], labels: dict[str, str]) -> str:
        """The merged digests with the articles that each sentence was copied from and those that agree."""
        return "\n".join(self._merged(digest, labels) for digest in digests)

    def end(self) -> str:
        """Nothing."""
        return ""

    def _merged(self, digest: Digest, labels: dict[str, str]) -> str:
        count = len(digest.sources)
        lines = [f"Merged digest of {count} article{'s' if count != 1 else ''} ({digest.budget}):", _sentences(digest)]
        lines.append("Sources:")
        lines += [
            f"- {one_line(source.page_id)}: {one_line(_label(source.page_id, labels))}" for source in digest.sources
        ]
        return "\n".join(lines) + "\n"

    def _headed(self, name: str, body: str) -> str:
        if not self._several:
            return body
        head = f"==> {one_line(name)} <==\n"
        gap = "" if self._first else "\n"
        self._first = False
        return gap + head + body


def summary(cleaned: Cleaned) -> str:
    """The count of words before and after and of what went: "418 -> 369 words, 6 blocks removed ..."."""
    from cleaner.text import count_words

    page = cleaned.page
    before = sum(count_words(page.of(block)) for block in page.blocks)
    after = sum(count_words(page.of(block)) for block in cleaned.kept)
    repeats = sum(gone.rule.startswith("D") for gone in cleaned.removals)
    chrome = len(cleaned.removals) - repeats
    return (
        f"{before:,} \u2192 {after:,} words, {counted(chrome, 'block')} removed, {counted(repeats, 'repeat')}, "
        f"{len(cleaned.unsure)} unsure"
    )


def _sentences(digest: Digest) -> str:
    lines = []
    for pick in digest.picks:
        also = ", ".join(dict.fromkeys(one_line(echo.page_id) for echo in pick.echoes))
        notes = [f" (also in {also})"] if also else []
        differences = dict.fromkeys(one_line(note) for echo in pick.echoes for note in echo.differs)
        notes += [f" (differs: {note})" for note in differences]
        lines.append(f"- {one_line(pick.text)} {one_line(pick.citation)}{''.join(notes)}\n")
    return "".join(lines) or "(no sentence fits)\n"


def _label(page_id: str, labels: dict[str, str]) -> str:
    return labels.get(page_id) or "(no title)"
