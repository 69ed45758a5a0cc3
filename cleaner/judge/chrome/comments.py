"""The section of readers' comments under an article, cut as one.

It begins at a heading of comments ("3 comments", "12 thoughts on “Night boat”", "Leave a comment") and goes on as long
as signs of comments come: a button such as "Reply", or the line over a comment, which tells who wrote and when.

Measured on the development pages, whole bodies (words): 38,800 of chrome on 36 of 1,439 pages and 116 of content, all
of them in comments that the marked text holds too; on 25 of the 466 pages with snippets 11,500 and 84, likewise. With
headings that name no article, and a button asked for, it was 18 pages and 15,100 words, and 300 of content.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from cleaner.judge.chrome.facts import facts_known
from cleaner.judge.line_table import Line
from cleaner.lexicon import telling_start, tells
from cleaner.model import PROSE_KINDS

if TYPE_CHECKING:
    from cleaner.judge.chrome.sections import Sections

SURE: Final = 0.98
"""Weight of a section of ``FRAMES`` lines over comments and more: above what the line scorer says for lines that read
like content, because people write comments in prose."""
LIKELY: Final = 0.9
"""Weight of a shorter one, which the scorer may keep."""

FRAMES: Final = 4
"""Lines over comments from which a section needs no button."""
HEADING_WORDS: Final = 12
"""Longest heading that names no article, in words."""
STRONG_WORDS: Final = 2
"""Longest heading without a number from which comments without any button may follow, in words."""
COUNTED_WORDS: Final = 4
"""Longest "124 Reader Comments", in words, the number included."""
LISTING_COUNTERS: Final = 4
"""Counters of comments from which a page is a list of articles or posts, each with its own."""
SIGN_WORDS: Final = 12
"""Longest line over a comment, in words."""
ROW_BUTTONS: Final = 4
"""Most buttons in one line."""
GAP_BLOCKS: Final = 10
"""Blocks without a sign after which a section is over, and twice as many once it has ``FRAMES`` signs."""
GAP_WORDS: Final = 300
"""Words without a sign after which it is over, and twice as many likewise: nearly all comments are shorter."""
SIGNS: Final = 2
"""Fewest signs of a section."""
TALK_BEFORE: Final = 2
"""Buttons of talk before the heading from which the page is a conversation as a whole. Counting only equal ones cost
the answers of Stack Exchange."""
TALK_SHARE: Final = 8
"""Times the prose above the heading that the section may hold."""
TEXT_WORDS: Final = 3
"""Longest line that is no comment's text, in words."""
TRAILING: Final = 3
"""Most paragraphs of the last comment when its frame stands above it."""


class CommentSection(NamedTuple):
    """Where the comments of a page stand."""

    start: int
    """Place of the heading among the blocks."""
    end: int
    """The place after the last block."""
    weight: float
    """How sure that is."""


def comment_section(found: Sections) -> CommentSection | None:
    """The section under the first heading of comments that has signs of comments under it."""
    lines = found.lines
    if sum(1 for line in lines if line and line.folded[:2] == "# " and _heads(line)) >= LISTING_COUNTERS:
        return None
    seen = counted = 0
    for place in range(found.start, len(lines)):
        line = lines[place]
        if line is None or found.blocks[place].kind == "item" or not _heads(line):
            continue
        # Counted on from heading to heading: from the top each time would be quadratic in the page.
        seen += sum(1 for other in lines[counted:place] if other and _is_button(other, found))
        counted = place
        if seen >= TALK_BEFORE:
            return None
        section = _section(found, place, line)
        if section and not _is_talk(found, section):
            return section
    return None


def _section(found: Sections, place: int, heading: Line) -> CommentSection | None:
    """The section under a heading; None when it has too few signs."""
    lines = found.lines
    last = place
    buttons = frames = words = framed = 0
    for at in range(place + 1, len(lines)):
        line = lines[at]
        if line and line.rule in ("related-heading", "contents-heading"):
            break
        button = line is not None and _is_button(line, found)
        if button or (line is not None and _opens(line, found)):
            buttons, frames, last, words = buttons + button, frames + (not button), at, 0
            framed = framed if button else at
            continue
        words += found.all[at].count()
        wide = 2 if buttons + frames >= FRAMES else 1
        if at - last > GAP_BLOCKS * wide or words > GAP_WORDS * wide:
            break
    if buttons + frames < SIGNS or not (buttons or (frames >= FRAMES and _is_strong(heading))):
        return None
    end = last + 1
    if framed and not any(_is_text(found, at) for at in range(framed, last)):
        if frames >= FRAMES and end < len(lines) and _is_plain(found, end):
            end += 1
        while end < min(len(lines), last + 1 + TRAILING) and found.prose[end]:
            end += 1
    return CommentSection(place, end, SURE if frames >= FRAMES else LIKELY)


def _is_plain(found: Sections, place: int) -> bool:
    """Whether a block is text of no known sort: the short last comment of many whose frames stand above them."""
    line = found.lines[place]
    return line is not None and not line.rule and found.blocks[place].kind in PROSE_KINDS


def _heads(line: Line) -> bool:
    """Whether a line heads a section: "3 comments", "Comments", "Leave a comment", "12 replies to “Night boat”"."""
    tokens = line.folded.split(" ")
    if not line.ends and _counts_comments(line.folded, tokens):
        return True
    if line.rule not in ("comment-prompt", "counter") or len(tokens) > HEADING_WORDS:
        return False
    return any(token.startswith(_comment_stems()) for token in tokens)


def _counts_comments(folded: str, tokens: list[str]) -> bool:
    """Whether a line says how many comments there are, and perhaps on which article."""
    if tokens[0] == "#" and 1 < len(tokens) <= COUNTED_WORDS and tokens[-1].startswith(_comment_stems()):
        return True
    return bool(telling_start("comment-headings", folded))


def _is_strong(heading: Line) -> bool:
    """Whether a heading says nothing but that comments follow; a prompt or a box to tick may stand anywhere."""
    tokens = heading.folded.split(" ")
    return not heading.ends and (len(tokens) <= STRONG_WORDS or _counts_comments(heading.folded, tokens))


def _is_talk(found: Sections, section: CommentSection) -> bool:
    """Whether so much more prose stands under the heading than above it that the page is about the talk."""
    return sum(found.words[section.start : section.end]) > TALK_SHARE * sum(found.words[: section.start])


def _is_text(found: Sections, place: int) -> bool:
    """Whether a block may be what somebody wrote."""
    line = found.lines[place]
    return line is None or (line.count() > TEXT_WORDS and not _is_button(line, found) and not _opens(line, found))


def _is_button(line: Line, found: Sections) -> bool:
    """Whether a line is "Reply", "Report", "3 likes", "Reply | Flag", and nothing else."""
    if line.button is None:
        tokens = [token for token in line.folded.split(" ") if token != "#"]
        line.button = 0 < len(tokens) <= HEADING_WORDS and not line.ends and _names_buttons(tokens, found.reply)
    return line.button


def _names_buttons(tokens: list[str], known: Collection[str]) -> bool:
    return " ".join(tokens) in known or (len(tokens) <= ROW_BUTTONS and all(token in known for token in tokens))


def _opens(line: Line, found: Sections) -> bool:
    """Whether a line stands over a comment: "Ada says:", a date with or without a name before it."""
    tokens = line.folded.split(" ")
    if len(tokens) > SIGN_WORDS or line.ends:
        return False
    if line.text.rstrip()[-1:] in (":", "\uff1a") and tokens[-1] in found.reply:
        return True
    if "#" not in tokens:
        return False
    if any(fact.rule == "dateline" for fact in facts_known(line, found.lexicon)):
        return True
    return any(token in found.months for token in tokens) and tokens.count("#") > 1


@cache
def _comment_stems() -> tuple[str, ...]:
    return tuple(sorted(tells("comment-stems")))
