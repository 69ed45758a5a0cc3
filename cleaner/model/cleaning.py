"""The nouns of cleaning: rules, verdicts, removals, cleaned pages.

Judges speak of a ``Page`` in ``Verdict``s over spans, ``decide`` turns verdicts into ``Removal``s, and everything that
is printed later is a slice of ``Page.text``.

Conservation is checked here, where it cannot be broken unseen: when a ``Cleaned`` is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Literal, NamedTuple

from cleaner.errors import LawBroken
from cleaner.model.noun import noun
from cleaner.model.page import PROSE_KINDS, SCHEMA, Block, Link, Meta, Page, Span

TITLE_BLANKS: Final = 2
"""Blanks that a plain line must hold to be taken for a title: three words."""


class Rule(NamedTuple):
    """One row of the rule table."""

    code: str
    """Letter for the family, number for the rule: ``C101``. Never reused."""
    name: str
    """States the pattern, in words joined by hyphens: ``comment-prompt``."""
    reason: str
    """A sentence part for people that completes "removed because it ..."."""
    fires: tuple[str, ...] = ()
    """Examples that must fire: short pages, lines parted by newlines; the line meant starts with ``> ``."""
    spares: tuple[str, ...] = ()
    """Examples that must not fire, in the same form."""
    status: Literal["preview", "stable", "deprecated", "removed"] = "stable"
    """Life cycle."""

    @property
    def family(self) -> str:
        """The letter and the first digit: ``C1`` phrases, ``C2`` shapes, ``D4`` repeats ..."""
        return self.code[:2]

    def meant(self, names: Iterable[str]) -> bool:
        """Whether one of these is its code, name or family, in any case.

        >>> Rule("C103", "share-prompt", "").meant(["d4", "Share-Prompt"])
        True
        """
        own = (self.code.casefold(), self.name.casefold(), self.family.casefold())
        return any(name.casefold() in own for name in names)

    def to_dict(self) -> dict[str, Any]:
        """All fields under their own names."""
        return {
            "schema": SCHEMA,
            "code": self.code,
            "name": self.name,
            "reason": self.reason,
            "status": self.status,
            "fires": list(self.fires),
            "spares": list(self.spares),
        }


class Verdict(NamedTuple):
    """One judge's opinion of one block. It removes nothing."""

    rule: str
    """Code of the rule that speaks."""
    span: Span
    """Span of exactly one block."""
    weight: float
    """In [-1, 1]: how sure the judge is that this is chrome or a repeat; negative argues for keeping."""
    evidence: str = ""
    """What was seen, for people: the phrase and its language, the count, the strongest features."""
    twin: Span | None = None
    """For repeats: the copy that stays."""
    found: Meta = ()
    """Metadata that the block states: ``(("byline", "Ada Moor"),)``; kept although the block goes."""


class Removal(NamedTuple):
    """A decision: this block goes, for this reason."""

    span: Span
    """Span of exactly one block."""
    rule: str
    """Code of the rule that decided."""
    name: str
    """Name of that rule."""
    reason: str
    """A sentence for people, with the evidence."""
    weight: float
    """Weight of the verdict that decided, in [0, 1]."""
    twin: Span | None = None
    """For repeats: the copy that stays, and does stay. In this page unless ``twin_page`` names another."""
    twin_page: str | None = None
    """For repeats across pages: id of the page that holds the twin."""

    def to_dict(self, text: str) -> dict[str, Any]:
        """All fields, with the removed text itself, cut from ``text``."""
        return {
            "start": self.span.start,
            "end": self.span.end,
            "rule": self.rule,
            "name": self.name,
            "reason": self.reason,
            "weight": round(self.weight, 4),
            "twin": list(self.twin) if self.twin else None,
            "twin_page": self.twin_page,
            "text": self.span.of(text),
        }


@noun
class Cleaned:
    """A page with its decisions: what stays, what goes and why.

    Raises:
        LawBroken: the kept and removed blocks do not tile the page's blocks exactly.
    """

    page: Page
    """The page, untouched."""
    kept: tuple[Block, ...]
    """Blocks that stay, in order."""
    removals: tuple[Removal, ...]
    """Blocks that go, in order of place."""
    unsure: tuple[Verdict, ...] = ()
    """Opinions that were not strong enough: these blocks stay, and are worth a look."""
    warnings: tuple[str, ...] = ()
    """What the cleaner has to say to people, the reader's warnings first."""
    meta: Meta = ()
    """The page's metadata, and what removed lines state (``byline``, ``date``), sorted pairs."""

    def __post_init__(self) -> None:
        if self.kept is self.page.blocks and not self.removals:
            return
        tiles = sorted([block.span for block in self.kept] + [gone.span for gone in self.removals])
        if tiles != [block.span for block in self.page.blocks]:
            raise LawBroken(
                f"conservation: kept and removed blocks of page {self.page.id!r} do not tile it; "
                "this is a bug in cleaner, please report it"
            )

    @property
    def text(self) -> str:
        """The clean text: kept blocks with the white space that stood between them.

        Neighbours that both stay keep their gap; where something between them went, an empty line
        stays if one of the gaps had one. No newline at the end.
        """
        return replay(self.page, self.removals)

    @property
    def title(self) -> str | None:
        """The page's title if it has one, else the kept heading that stands before all prose.

        A plain line counts as a heading when it opens the text with a capital and several words: in text without
        empty lines a title stands in a run of short lines.
        """
        if self.page.title:
            return self.page.title
        for place, block in enumerate(self.kept):
            if block.span in self.page.joined:
                return None
            text = self.page.of(block)
            if block.kind in ("title", "heading"):
                return text
            if place == 0 and block.kind == "line" and text[0].isupper() and text.count(" ") >= TITLE_BLANKS:
                return text
            if block.kind in PROSE_KINDS or block.kind == "code":
                return None
        return None

    @property
    def links(self) -> tuple[Link, ...]:
        """The links in what stays, in order, if they were asked for."""
        found: list[Link] = []
        blocks = iter(self.kept)
        block = next(blocks, None)
        for link in self.page.links:
            while block is not None and block.span.end <= link.span.start:
                block = next(blocks, None)
            if block is not None and block.span.start <= link.span.start:
                found.append(link)
        return tuple(found)

    def get(self, key: str) -> str | None:
        """One metadata value (``byline``, ``date``, ``site`` ...), or None. ``day`` is ``day``."""
        return self.day if key == "day" else dict(self.meta).get(key)

    @property
    def day(self) -> str | None:
        """The day of the page's ``date`` as ``2024-05-03``, or None where it has none or it may be another day."""
        stated = self.get("date")
        if not stated:
            return None
        from cleaner.days import iso_day

        return iso_day(stated, self.page.lang)

    @property
    def when(self) -> str | None:
        """Its day, or else its date as printed: what is shown to people."""
        return self.day or self.get("date")

    @property
    def metadata(self) -> dict[str, str]:
        """``meta`` with the ``day`` of its date, where that is sure."""
        day = self.day
        return {**dict(self.meta), "day": day} if day else dict(self.meta)

    def explain(self) -> str:
        """The page, one block a paragraph, removed blocks marked with their rule. Plain text."""
        return "\n".join(explain_lines(self))

    def to_dict(self) -> dict[str, Any]:
        """JSON form: the clean text, what stays and what goes with reasons and places, metadata, the page's text."""
        text = self.text
        found: dict[str, Any] = {
            "schema": SCHEMA,
            "id": self.page.id,
            "url": self.page.url,
            "title": self.title,
            "lang": self.page.lang,
            "meta": self.metadata,
            "source": self.page.source,
            "text": text,
            "kept": self._kept_dicts(),
            "removals": [gone.to_dict(self.page.text) for gone in self.removals],
            "unsure": [
                {
                    "start": v.span.start,
                    "end": v.span.end,
                    "rule": v.rule,
                    "weight": round(v.weight, 4),
                    "evidence": v.evidence,
                }
                for v in self.unsure
            ],
            "warnings": list(self.warnings),
            "page_text": self.page.text,
        }
        if self.page.links:
            found["links"] = [link.to_dict() for link in self.links]
        return found

    def _kept_dicts(self) -> list[dict[str, Any]]:
        """What stays, in order, with what its kind and path do not tell.

        ``number`` where an ordered list does not simply count from 1, ``level`` of a heading by its role, ``language``
        of code.
        """
        page = self.page
        told: dict[str, Mapping[int, int | str]] = {
            "number": dict(page.numbers),
            "level": dict(page.levels),
            "language": dict(page.languages),
        }
        found: list[dict[str, Any]] = []
        for block in self.kept:
            found.append({"start": block.span.start, "end": block.span.end, "kind": block.kind, "path": block.path})
            for name, values in told.items():
                if block.index in values:
                    found[-1][name] = values[block.index]
        return found

    def __str__(self) -> str:
        return self.text


def replay(page: Page, removals: tuple[Removal, ...]) -> str:
    """The clean text of a page, made again from the page and its removals alone."""
    gone = {removal[0] for removal in removals}
    text = page.text
    parts: list[str] = []
    begun = -1  # where the run of kept blocks begins that is being read: neighbours that stay are one stretch
    last_end = 0
    empty_line = False
    for block in page.blocks:
        start, end = span = block[1]
        if span in gone:
            if begun >= 0:
                parts.append(text[begun:last_end])
                begun = -1
            empty_line = empty_line or has_empty_line(text[last_end:start])
        elif begun < 0:
            gap = text[last_end:start]
            if parts:
                parts.append("\n\n" if empty_line or has_empty_line(gap) else "\n")
            parts.append(_indent(gap))
            begun = start
            empty_line = False
        last_end = end
    if begun >= 0:
        parts.append(text[begun:last_end])
    return "".join(parts)


LINE_ENDS: Final = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Code points that end a line, as ``str.splitlines`` has them."""


def has_empty_line(gap: str) -> bool:
    """Whether what stands between two blocks holds an empty line."""
    return gap == "\n\n" or len(f"{gap}.".splitlines()) > 2  # noqa: PLR2004 - a line, an empty one, and the block's


def _indent(gap: str) -> str:
    """The white space that stands before a block on its own line."""
    cut = len(gap)
    while cut and gap[cut - 1] not in LINE_ENDS:
        cut -= 1
    return gap[cut:]


def explain_lines(cleaned: Cleaned) -> Iterator[str]:
    """Lines of the plain explanation: what stays, indented; what went behind its rule and a dash, then the reason."""
    text = cleaned.page.text
    removed = {gone.span: gone for gone in cleaned.removals}
    width = max((len(gone.name) for gone in cleaned.removals), default=0)
    for block in cleaned.page.blocks:
        shown = " ".join(block.span.of(text).split())
        gone = removed.get(block.span)
        if gone is None:
            yield f"{'':{width}}   {shown}"
        else:
            yield f"{gone.name:>{width}} - {shown}"
            yield f"{'':{width}}   ({gone.rule} {gone.span.start}-{gone.span.end}: {gone.reason})"
