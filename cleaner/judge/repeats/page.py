"""Repeats inside one page: exact copies, near-copies and runs of blocks that come again in the same order.

The page is read once from top to bottom onto a pile of blocks that stay. Whether a block is a repeat depends
on the pile alone, and what is a repeat leaves no mark on it; so judging the pile again finds nothing (the law
of idempotence), and the first copy is always the one that stays.

Repeats are judged as paragraphs, never as lines: of single lines that repeat an earlier one only .25 to .73
are chrome or copies, and articles themselves say lines, labels and refrains again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from cleaner.judge.base import Context
from cleaner.judge.layout import REPEATABLE, RUN_PROSE_WORDS
from cleaner.judge.line_table import Line
from cleaner.lexicon import NO_WORDS, Lexicon
from cleaner.model import Block, Page, Rule, Verdict
from cleaner.text import count_words

if TYPE_CHECKING:
    from cleaner.judge.repeats.wording import Difference

EXACT_WEIGHT: Final = 0.99
"""Weight of an exact copy in another record of a stream."""
COPY_WEIGHT: Final = 0.957
"""Weight of an exact copy, and of a short run: not for ``gentle``, and on whole pages only where the line scorer takes
the line for chrome. Gold keeps both copies on one page in thirty (answers shown twice, parameters described again),
and repeats cost .13 % of the content of whole pages by site; asking the scorer about these saves .04 of it for .008 of
the chrome words."""
SECTION_WEIGHT: Final = 0.99
"""Weight of a run of ``SECTION_BLOCKS`` or more: a section, or the whole article, that comes twice."""
SECTION_BLOCKS: Final = 8
CONTAINED_WEIGHT: Final = 0.95
"""Weight of a near-copy whose every word stands in the kept one in the same order."""
NEAR_WEIGHT: Final = 0.9
"""Weight of a near-copy that changes small words, spellings or endings."""
REWORDED_WEIGHT: Final = 0.83
"""Weight of a long near-copy in which a few longer words were replaced by others."""
PARALLEL_WEIGHT: Final = 0.7
"""Weight of a shorter near-copy of that sort. On the development pages they were parallel texts: two
functions, two cookies, ``omitted`` and ``specified``; all nine of them content."""
QUOTED_WEIGHT: Final = 0.8
"""Highest weight of a single copy in a conversation, where it quotes: on the development pages most of the
content that exact copies cost stood in forums. Long runs keep their weight."""
QUOTED_BLOCKS: Final = 4
"""Blocks from which a run in a conversation is no quotation: people quote a paragraph or three."""
TALK_LINES: Final = 4
"""Lines of talk ("Reply", "Ada wrote:") that make a conversation."""
TALK_CHARS: Final = 60
"""Longest line of talk, in code points."""
LOOK_CHARS: Final = 20_000
"""Longest page that gets a cheap look first; on a longer one the search itself is cheap beside reading."""
LOOK_SHARE: Final = 0.2
"""Share of the word triples of a paragraph that must stand before it to search the page. A near-copy shares .6, and
some of that where its punctuation differs, which counts here."""
PARALLEL_WORDS: Final = 40
"""Words below which a near-copy with replaced words is taken for a parallel text."""
REWORDED_SHARE: Final = 0.05
"""Share of the words that may be replaced by quite different longer ones."""
WORD_CHARS: Final = 16
"""Code points a blank from which a text is in a script without blanks, or one long address."""

_ARTICLE: Final = (
    "The harbour was closed for eleven days while divers looked for the cargo that the storm had torn "
    "from the deck of the coaster, and the fishing boats stayed in the bay until the search was over."
)
_LONGER: Final = f"{_ARTICLE} Only the pilots were allowed to pass, one boat at a time and never after dark."
_OTHER: Final = (
    "Insurers sent their own experts, who spent a week on the quay with lists, lamps and cameras before they "
    "agreed that most of the timber would never be found again by anyone."
)

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "D401",
        "exact-repeat",
        "repeats an earlier paragraph word for word",
        fires=(f"{_ARTICLE}\n{_OTHER}\n> {_ARTICLE}",),
        spares=(
            f"{_ARTICLE}\n{_OTHER}\n> {_ARTICLE.replace('eleven', 'twelve')}",
            f"{_ARTICLE}\nNobody was hurt.\n{_OTHER}\n> Nobody was hurt.",
        ),
    ),
    Rule(
        "D402",
        "near-repeat",
        "repeats an earlier paragraph with small changes of wording",
        fires=(
            f"{_LONGER}\n{_OTHER}\n> {_LONGER.replace('torn from', 'ripped off')}",
            f"{_ARTICLE}\n{_OTHER}\n> {_ARTICLE[: _ARTICLE.index(' until')]}...",
        ),
        spares=(
            f"{_ARTICLE}\n{_OTHER}\n> {_ARTICLE.replace('was closed', 'was not closed')}",
            f"{_ARTICLE}\n{_OTHER}\n> {_ARTICLE} The owner of the coaster has been asked to pay for it.",
        ),
    ),
    Rule(
        "D403",
        "repeated-run",
        "belongs to a run of blocks that comes again in the same order",
        fires=(f"{_ARTICLE}\nNobody was hurt.\n{_OTHER}\n{_ARTICLE}\n> Nobody was hurt.",),
        spares=(f"Row, brothers, row.\nThe tide is low.\n{_ARTICLE}\nRow, brothers, row.\n> The tide is low.",),
    ),
)
_EXACT, _NEAR, _RUN = RULES


def judge(page: Page, context: Context) -> Iterator[Verdict]:
    """Opinions on blocks that repeat earlier ones, in order of place; ``twin`` is the first copy.

    A long exact copy inside a run gets two opinions, one of each rule. Works on any selection of a page's
    blocks: hand in a page whose ``blocks`` are those that other judges left, and no copy is lost to a twin
    that went.
    """
    joined = page.joined
    sizes = [
        _words(page, block) if block.kind in REPEATABLE and block.span not in joined else 0 for block in page.blocks
    ]
    if sum(size >= RUN_PROSE_WORDS for size in sizes) < 2:  # noqa: PLR2004
        return
    lines = context.look(page).lines
    if not _may_repeat(page, lines, sizes):
        return
    from cleaner.judge.repeats.pile import Pile, Settings

    options = context.options
    near_acts = options.threshold if not _NEAR.meant(options.drop) else 0.0
    settings = Settings(
        exact=not _EXACT.meant(options.keep),
        run=not _RUN.meant(options.keep),
        near=not _NEAR.meant(options.keep),
        near_weight=weight_of,
        near_acts=near_acts,
        dates=tuple(context.lexicon.words[name] for name in ("months", "weekdays") if name in context.lexicon.words),
        compared={} if context.table is None else context.table.compared,
    )
    pile = Pile(page, lines, sizes, settings)
    pile.read()
    talk = bool(pile.copies) and _is_conversation(lines, context.lexicon)
    for index in sorted(pile.copies):
        span = page.blocks[index].span
        copy = pile.copies[index]
        twin = page.blocks[pile.staying(copy.twin)].span
        sure = SECTION_WEIGHT if len(copy.run) >= SECTION_BLOCKS else COPY_WEIGHT
        if copy.run:
            weight = QUOTED_WEIGHT if talk and len(copy.run) < QUOTED_BLOCKS else sure
            yield Verdict(_RUN.code, span, weight, f"block {copy.place} of {len(copy.run)}", twin)
        if copy.exact:
            weight = QUOTED_WEIGHT if talk else sure
            yield Verdict(_EXACT.code, span, weight, f"{sizes[index]} words", twin)
        if copy.seen is not None:
            weight = min(weight_of(copy.seen), QUOTED_WEIGHT if talk else 1.0)
            yield Verdict(_NEAR.code, span, weight, changes_of(copy.seen), twin)


def _is_conversation(lines: Sequence[Line], lexicon: Lexicon) -> bool:
    """Whether people talk to each other on the page: lines such as "Reply", "Quote", "Ada wrote:" come again and again.

    There a paragraph that comes again is usually somebody's quotation of somebody, which belongs where it stands.
    """
    said = lexicon.words.get("reply", NO_WORDS)
    count = 0
    for line in lines:
        if line.size > TALK_CHARS:
            continue
        folded = line.folded
        if folded in said or folded.rpartition(" ")[2] in said:
            count += 1
            if count >= TALK_LINES:
                return True
    return False


def _may_repeat(page: Page, lines: list[Line], sizes: list[int]) -> bool:
    """Whether any paragraph of a small page shares enough word triples with the paragraphs before it.

    A cheap look that spares most pages the whole search. A near-copy shares .6 of its triples, so a fifth is far below
    anything that ``pile`` would call a copy; word pairs let two thirds of all pages through. A long page is always
    searched.
    """
    if page.blocks[-1].span.end - page.blocks[0].span.start > LOOK_CHARS:
        return True
    seen: set[tuple[str, str, str]] = set()
    for line, size in zip(lines, sizes, strict=True):
        if size < RUN_PROSE_WORDS:
            continue
        words = line.folded_exactly().split()
        if len(words) < size // 2:
            return True
        triples = set(zip(words, words[1:], words[2:], strict=False))
        if len(triples & seen) >= LOOK_SHARE * len(triples):
            return True
        seen |= triples
    return False


def weight_of(seen: Difference) -> float:
    """How sure a near-copy is to be one, by what it changed."""
    if not seen.changed:
        return CONTAINED_WEIGHT
    if not seen.reworded:
        return NEAR_WEIGHT
    if seen.words >= PARALLEL_WORDS and seen.reworded <= REWORDED_SHARE * seen.words:
        return REWORDED_WEIGHT
    return PARALLEL_WEIGHT


def changes_of(seen: Difference) -> str:
    """What a near-copy changed, for people."""
    if not seen.changed:
        return "every word stands there"
    shown = [f'"{old}" / "{new}"' for old, new in seen.changed[:3]]
    more = len(seen.changed) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def _words(page: Page, block: Block) -> int:
    """Number of words; scripts without blanks count two characters (Chinese) or six (Thai) as a word."""
    start, end = block.span
    blanks = page.text.count(" ", start, end) + 1
    if end - start < WORD_CHARS * blanks:
        return blanks
    text = page.of(block)
    found = count_words(text)
    return found // 2 if found > 2 * len(text.split()) else max(found, len(text) // 6)
