"""The view for a terminal: what went stands struck beside its rule, digests show who agrees.

Nothing is said by colour or weight alone, so the view reads the same without styles: ``-`` marks what went,
``?`` what is unsure, the first source mark is the article that a sentence was copied from. Colours are the
terminal's own, by name, so a light or a dark theme stays readable.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from rich.text import Text

from cleaner.model import ArticleDigest, Block, Cleaned, Digest, Removal, Source, Span, Verdict
from cleaner.render.base import Digested, shown_kind
from cleaner.render.citing import Cited, cite, is_repeat_here, name_of
from cleaner.render.layout import Sheet, terminal_width, wants_color
from cleaner.render.safe import one_line, printable
from cleaner.render.text import Renderer as PlainRenderer
from cleaner.render.text import summary
from cleaner.text import count_words, counted

STRONG: Final = "bold"
FAINT: Final = "dim"
GONE: Final = "magenta"
STRUCK: Final = "dim strike"
DOUBT: Final = "yellow"
SOURCE: Final = "cyan"
AGREE: Final = "green"

MAX_LABEL: Final = 24
"""Widest margin in cells; the longest rule name has 22."""

MAX_DOTS: Final = 12
"""Most articles that are shown as dots; beyond, ``7 of 40`` says it better."""

FULL_DOT, EMPTY_DOT = "\u25cf", "\u25cb"

KEEPS_LINES: Final = frozenset({"code", "line", "quote", "row"})
"""Kinds whose line ends mean something; other blocks are wrapped anew."""

CLOSE_KINDS: Final = frozenset({"code", "item", "line", "quote", "row"})
"""Kinds that stand close together; other neighbours that stay are parted by an empty line."""


class Renderer:
    """Text for a terminal of some width."""

    def __init__(self, *, several: bool = False, color: str = "auto", width: int | None = None) -> None:
        """Settle the width and whether styles are written.

        Args:
            several: more than one article is to come, so each needs its name.
            color: ``auto`` (NO_COLOR and TERM are honoured), ``always`` or ``never``.
            width: cells in a line; by default the terminal's.
        """
        self._several = several
        self._color = wants_color(color)
        self._width = terminal_width() if width is None else width
        self._plain = PlainRenderer(several=several)
        self._first = True

    def cleaned(self, cleaned: Cleaned) -> str:
        """The clean text, as it is in a pipe."""
        return self._plain.cleaned(cleaned)

    def explained(self, cleaned: Cleaned) -> str:
        """Every block, its rule in the margin, struck when it went, marked when unsure; then the counts."""
        sheet = self._sheet()
        numbered = {block.span: number for number, block in enumerate(cleaned.kept, 1)}
        removed = {gone.span: gone for gone in cleaned.removals}
        doubts = {doubt.span: doubt for doubt in cleaned.unsure}
        twins = {gone.twin for gone in cleaned.removals if is_repeat_here(gone)}
        labels = [_gone_label(gone, numbered) for gone in cleaned.removals]
        labels += [one_line(doubt.rule) for doubt in cleaned.unsure]
        room = min(max((Text(label).cell_len for label in labels), default=0), MAX_LABEL, self._width // 3)
        if self._several:
            self._head(sheet, cleaned.page.id)
        before: Block | None = None
        title = cleaned.title
        for block in cleaned.page.blocks:
            gone, doubt = removed.get(block.span), doubts.get(block.span)
            if gone is not None:
                self._removed(sheet, cleaned, gone, _gone_label(gone, numbered), room)
                before = None
                continue
            if before is not None and not {before.kind, block.kind} <= CLOSE_KINDS:
                sheet.blank()
            before = block
            if doubt is not None:
                self._unsure(sheet, _shown(cleaned, block, title), doubt, room)
            else:
                mark = f"\u00b6{numbered[block.span]}" if block.span in twins else ""
                sheet.beside(_margin(mark, " ", room, FAINT), _shown(cleaned, block, title))
        sheet.blank()
        sheet.line(_counts(summary(cleaned)))
        return sheet.text()

    def digested(self, digested: Digested) -> str:
        """Each article's short and long digest, then the merged ones."""
        sheet = self._sheet()
        for article in digested.articles:
            sheet.blank()
            self._article(sheet, article, digested.labels)
        for digest in digested.merged:
            sheet.blank()
            self._merged(sheet, digest, digested.labels)
        return sheet.text()

    def merged(self, digests: Sequence[Digest], labels: dict[str, str]) -> str:
        """The merged digests, each with its sources."""
        sheet = self._sheet()
        for digest in digests:
            sheet.blank()
            self._merged(sheet, digest, labels)
        return sheet.text()

    def end(self) -> str:
        """Nothing."""
        return ""

    def _sheet(self) -> Sheet:
        return Sheet(self._width, color=self._color)

    def _head(self, sheet: Sheet, name: str) -> None:
        if not self._first:
            sheet.line(Text())
        self._first = False
        sheet.line(Text(f"==> {one_line(name)} <==", STRONG))

    def _removed(self, sheet: Sheet, cleaned: Cleaned, gone: Removal, label: str, room: int) -> None:
        sheet.beside(_margin(label, "-", room, GONE), Text(one_line(gone.span.of(cleaned.page.text)), STRUCK))
        sheet.beside(_margin("", " ", room, FAINT), Text(_because(gone), FAINT))

    def _unsure(self, sheet: Sheet, shown: Text, doubt: Verdict, room: int) -> None:
        sheet.beside(_margin(one_line(doubt.rule), "?", room, DOUBT), shown)
        said = f": {one_line(doubt.evidence)}" if doubt.evidence else ""
        sheet.beside(_margin("", " ", room, FAINT), Text(f"kept, but unsure ({doubt.weight:.2f}){said}", FAINT))

    def _article(self, sheet: Sheet, article: ArticleDigest, labels: Mapping[str, str]) -> None:
        name, page_id = name_of(article.page_id, labels, article.title), one_line(article.page_id)
        sheet.line(Text(name, STRONG))
        if page_id and page_id != name:
            sheet.line(Text(page_id, FAINT))
        for title, digest in (("Short", article.short), ("Long", article.long)):
            sheet.blank()
            sheet.line(_title(f"{title} digest", digest))
            places = [Text(f"{pick.span.start}\u2013{pick.span.end}", FAINT) for pick in digest.picks]
            sentences = [Text(one_line(pick.text)) for pick in digest.picks]
            _numbered(sheet, sentences, places)

    def _merged(self, sheet: Sheet, digest: Digest, labels: Mapping[str, str]) -> None:
        count = len(digest.sources)
        cited = cite(digest)
        sheet.line(_title(f"Merged digest of {counted(count, 'article')}", digest))
        sheet.blank()
        _numbered(
            sheet,
            [_marked(sentence) for sentence in cited],
            [_agreement(sentence.agree, count) for sentence in cited],
            [_differences(sentence) for sentence in cited],
        )
        sheet.blank()
        sheet.line(Text("Sources", STRONG))
        _sources(sheet, digest.sources, labels)
        sheet.blank()
        sheet.line(_legend(count))


def _margin(label: str, mark: str, room: int, style: str) -> Text:
    """A label at the right of the margin and its mark."""
    text = Text(label)
    text.truncate(room, overflow="ellipsis")
    return Text(" " * (room - text.cell_len) + f"{text.plain} {mark} ", style)


def _gone_label(gone: Removal, numbered: Mapping[Span, int]) -> str:
    """The rule's name, or for a repeat the paragraph that stays."""
    number = numbered.get(gone.twin) if gone.twin and is_repeat_here(gone) else None
    return one_line(gone.name) if number is None else f"repeat of \u00b6{number}"


def _because(gone: Removal) -> str:
    where = f" ({one_line(gone.twin_page)})" if gone.twin_page else ""
    return f"{one_line(gone.rule)}: {one_line(gone.reason)}{where}"


def _shown(cleaned: Cleaned, block: Block, title: str | None) -> Text:
    """The text of a kept block; headings bold, lines kept where they mean something."""
    raw, kind = cleaned.page.of(block), shown_kind(cleaned.page, block, title)
    if kind in KEEPS_LINES:
        return Text(printable(raw))
    return Text(one_line(raw), STRONG if kind in ("title", "heading") else "")


def _counts(line: str) -> Text:
    """The summary with its first number, the words, in bold."""
    text = Text(line)
    cut = line.find(",")
    text.stylize(STRONG, 0, cut)
    text.stylize(FAINT, cut)
    return text


def _title(head: str, digest: Digest) -> Text:
    words = sum(count_words(pick.text) for pick in digest.picks)
    if not digest.picks:
        note = f"(no sentence fits {one_line(digest.budget)})"
    else:
        size = f"{counted(len(digest.picks), 'sentence')}, {counted(words, 'word')}"
        note = f"({one_line(digest.budget)}: {size}, copied word for word)"
    return Text.assemble((head, STRONG), " ", (note, FAINT))


def _numbered(sheet: Sheet, sentences: Sequence[Text], asides: Sequence[Text], notes: Sequence[Text] = ()) -> None:
    """Numbered sentences with something at the right edge and, below, what is to be noted."""
    room = len(str(len(sentences)))
    aside_width = max((aside.cell_len for aside in asides), default=0)
    for number, (sentence, aside) in enumerate(zip(sentences, asides, strict=True), 1):
        first = Text(f"{number:>{room}}. ", STRONG)
        sheet.between(first, sentence, aside, aside_width=aside_width)
        note = notes[number - 1] if notes else None
        if note:
            sheet.beside(Text(" " * (room + 2)), note)


def _marked(cited: Cited) -> Text:
    """The sentence and its source marks; the first, in bold, is where it was copied from."""
    also = "".join(f"[{number}]" for number, _ in cited.also)
    return Text.assemble(one_line(cited.pick.text), " ", (f"[{cited.taken}]", f"{STRONG} {SOURCE}"), (also, SOURCE))


def _differences(cited: Cited) -> Text:
    text = Text()
    for number, difference in enumerate(cited.differs):
        text.append("differs: " if number == 0 else "; ", DOUBT)
        marks = "".join(f"[{other}]" for other in difference.numbers)
        text.append(f"{difference.note} in {marks}", DOUBT)
    return text


def _agreement(agree: int, count: int) -> Text:
    """How many of the articles say it."""
    if count > MAX_DOTS:
        return Text(f"{agree} of {count}", AGREE)
    return Text(FULL_DOT * agree + EMPTY_DOT * (count - agree), AGREE)


def _sources(sheet: Sheet, sources: Sequence[Source], labels: Mapping[str, str]) -> None:
    room = len(str(len(sources)))
    for number, source in enumerate(sources, 1):
        name = name_of(source.page_id, labels, source.title)
        first = Text(" " * (room - len(str(number))) + f"[{number}] ", f"{STRONG} {SOURCE}")
        sheet.beside(first, Text(name))
        facts = [one_line(fact) for fact in (source.byline, source.when, source.url, source.page_id) if fact]
        facts = [fact for fact in facts if fact and fact != name]
        if facts:
            sheet.beside(Text(" " * first.cell_len), Text(" \u00b7 ".join(facts), FAINT))


def _legend(count: int) -> Text:
    marks = "[1][2] = copied from the first, the others say the same."
    if count > MAX_DOTS:
        return Text(marks, FAINT)
    agree = max(count - 1, 1)
    dots = FULL_DOT * agree + EMPTY_DOT * (count - agree)
    return Text(f"{dots} = how many of the {counted(count, 'article')} say it.  {marks}", FAINT)
