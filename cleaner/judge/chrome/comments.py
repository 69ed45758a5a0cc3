"""The section of readers' comments under an article, cut as one.

It begins at a heading of comments ("3 comments", "12 thoughts on “Night boat”", "Leave a comment") and goes on as long
as signs of comments come: a button such as "Reply", or the line over a comment, which tells who wrote and when.

Dates, "Ada says:", "Share" and "Like" stand on many pages, so they alone prove nothing. One of three things must:
buttons to answer, as many entries as the heading counts, or, under a heading that says nothing but "Comments", lines
that hold a name and the time of day. Without that, the posts of a blog, live blogs, minutes, interviews, timelines and
lists of events under a heading or counter of comments went as comments; none of them stood in the development pages.

Measured on the development pages, whole bodies (words): 37,800 of chrome on 33 of 1,439 pages and 116 of content, all
of them in comments that the marked text holds too; on 24 of the 466 pages with snippets 15,400 and 84, likewise. When
signs of any sort were enough, it was 38,800 and 11,500 at the same loss: what is no longer taken are mostly lists of
dates and teasers below comments; what is new are headings of other languages.

Tried without gain: any invitation to reply as a heading, and buttons to answer alone as signs of a conversation above
it. Both cost forums (6,200 and 1,600 words of content for 3,800 and 3,200 of chrome).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from cleaner.judge.chrome.comment_headings import counted, heads, is_bare
from cleaner.judge.chrome.comment_signs import (
    Sign,
    is_button,
    is_name,
    is_text,
    sign_of,
    tells_name,
    tells_time,
)
from cleaner.judge.line_table import Line
from cleaner.model import PROSE_KINDS

if TYPE_CHECKING:
    from cleaner.judge.chrome.sections import Sections

SURE: Final = 0.98
"""Weight of a section of ``FRAMES`` lines over comments and more: above what the line scorer says for lines that read
like content, because people write comments in prose."""
LIKELY: Final = 0.9
"""Weight of a shorter one, which the scorer may keep."""

FRAMES: Final = 4
"""Lines over comments from which a section may do without buttons."""
SIGNED: Final = 2
"""The same where each tells who wrote it and at what time, and the heading counts so many comments."""
GAP_BLOCKS: Final = 10
"""Blocks without a sign after which a section is over, and twice as many once it has ``FRAMES`` signs."""
GAP_WORDS: Final = 300
"""Words without a sign after which it is over, and twice as many likewise: nearly all comments are shorter."""
SMALL_GAP: Final = 2
"""Paragraphs of prose over which a button leads that is none to answer: "Share" stands under articles too."""
ANSWERS: Final = 2
"""Buttons to answer that make a section; one does for the only comment."""
SLACK: Final = 8
"""Part of the counted comments that may be too many: a date within a comment makes two of it."""
NAME_WORDS: Final = 5
"""Longest line that may be somebody's name, its number included, in words ..."""
FULL_NAME: Final = 3
"""... and where nothing but names tells that comments come: titles of a live blog or of events are longer."""
WALKS: Final = 8
"""Times the page that is looked at in vain, over all headings: else many of them would be quadratic."""
BARE_ANSWERS: Final = 3
"""The same where no line over a comment is seen and the heading counts none: "Reply" may head a part of an article."""
ANSWERED: Final = 2
"""Entries for one button to answer: replies to replies have none in places, and lists of dates one at the foot."""
TALK_BEFORE: Final = 2
"""Buttons of talk before the heading from which the page is a conversation as a whole. Counting only equal ones cost
the answers of Stack Exchange."""
TALK_SHARE: Final = 8
"""Times the prose above the heading that the section may hold."""
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


def comment_sections(found: Sections) -> Iterator[CommentSection]:
    """The sections under headings of comments that have signs of comments under them, from the top down.

    Each must prove itself as if those above it had never been there: so it will be once they are gone.
    """
    lines = found.lines
    seen = prose = passed = walked = 0
    place = found.start
    while place < len(lines):
        line = lines[place]
        if line is None or found.blocks[place].kind == "item" or not heads(line):
            place += 1
            continue
        # Counted on from heading to heading: from the top each time would be quadratic in the page.
        seen += sum(1 for other in lines[passed:place] if other and is_button(other, found))
        prose += sum(found.words[passed:place])
        passed = place
        if seen >= TALK_BEFORE:
            return
        walk = _Walk(found, place, line)
        section = walk.section()
        # So much more prose under the heading than above it: the page is about the talk.
        if section and sum(found.words[section.start : section.end]) <= TALK_SHARE * prose:
            yield section
            place = passed = section.end
            continue
        walked += walk.last - place
        if walked > WALKS * len(lines):
            return
        place += 1


class _Met(NamedTuple):
    """What was met on a part of the way."""

    last: int
    """Place of the last sign."""
    framed: int
    """Place of the last frame; 0 if there was none."""
    frames: int
    entries: int


class _Walk:
    """The way from a heading down to where comments end, and what was met on it."""

    def __init__(self, found: Sections, place: int, heading: Line) -> None:
        self.found = found
        self.place = place
        self.heading = heading
        self.number = counted(heading)
        """How many comments the heading counts, if it does."""
        self.answers = self.buttons = self.frames = 0
        """Buttons to answer, those of one row as one; other buttons; lines over comments."""
        self.entries = self.timed = self.signed = 0
        """Frames with text under them; those of them that tell the time and a name; those that surely do."""
        self.last = place
        """Place of the last sign ..."""
        self.framed = 0
        """... and of the last frame."""
        self.answered = _Met(place, 0, 0, 0)
        """What had been met at the last button to answer ..."""
        self.surely = self.answered
        """... and at the last frame that surely tells the time and a name."""
        self._go()

    def _go(self) -> None:
        found, lines = self.found, self.found.lines
        words = prose = 0
        frame: int | None = None
        for at in range(self.place + 1, len(lines)):
            line = lines[at]
            if line and (line.rule in ("related-heading", "contents-heading") or self._is_other(line)):
                break
            sign = sign_of(line, found) if line else Sign.NONE
            if sign is Sign.BUTTON and prose > SMALL_GAP:
                sign = Sign.NONE
            if sign is not Sign.NONE and self._has_all() and (sign is Sign.FRAME or prose > SMALL_GAP):
                break
            if sign is not Sign.NONE:
                self.answers += sign is Sign.ANSWER and at - self.answered.last > 1
                self.buttons += sign is Sign.BUTTON
                self.frames += sign is Sign.FRAME
                self.last, words, prose = at, 0, 0
                if sign is Sign.ANSWER:
                    self.answered = self._met()
                if sign is Sign.FRAME:
                    self.framed = at
                    frame = at if frame is None else frame
                continue
            if frame is not None and is_text(line, found):
                self._enter(frame, at)
                frame = None
            words += found.all[at].count()
            prose += found.prose[at]
            wide = 2 if self.answers + self.buttons + self.frames >= FRAMES else 1
            if at - self.last > GAP_BLOCKS * wide or words > GAP_WORDS * wide:
                break

    def _has_all(self) -> bool:
        """Whether as many comments as the heading counts have been met, each with its button to answer."""
        number = self.number
        return number is not None and self.answers >= max(number, 1) and self.entries >= min(number, self.frames)

    def _is_other(self, line: Line) -> bool:
        """Whether a line heads another section."""
        return "#" in line.folded and counted(line) is not None

    def _enter(self, frame: int, text: int) -> None:
        """Take in an entry: the place of its first frame, and of its text."""
        found, lines = self.found, self.found.lines
        self.entries += 1
        over = [line for line in lines[frame:text] if line and sign_of(line, found) is Sign.FRAME]
        timed = [line for line in over if tells_time(line, found)]
        named = [line for line in over if tells_name(line, found)]
        before = lines[frame - 1]
        if any(line in named for line in timed) or (timed and is_name(before, FULL_NAME)):
            self.signed += 1
            self.surely = self._met()
        self.timed += bool(timed) and (bool(named) or is_name(before, NAME_WORDS))

    def _met(self) -> _Met:
        """What has been met up to here."""
        return _Met(self.last, self.framed, self.frames, self.entries)

    def section(self) -> CommentSection | None:
        """The section; None when it has too few signs."""
        if self._is_counted():
            met = self._met()
        elif self._is_answered():
            met = self.answered
        elif self._is_signed():
            met = self.surely
        else:
            return None
        return CommentSection(self.place, self._end(met), SURE if met.frames >= FRAMES else LIKELY)

    def _is_answered(self) -> bool:
        """Whether readers can answer what is said, and not only at the foot of the page."""
        met = self.answered
        if self.answers >= (ANSWERS if met.frames or self.number else BARE_ANSWERS):
            return self.answers * ANSWERED >= met.entries
        one = self.answers > 0 and 0 < met.frames <= FRAMES and met.entries <= 1
        return one and is_bare(self.heading) and (self.number or 1) <= ANSWERED

    def _is_counted(self) -> bool:
        """Whether there are as many entries as the heading counts; many comments may be on several pages."""
        number, entries = self.number, self.entries
        if number is None or entries > number + number // SLACK:
            return False
        if 2 * entries >= number and self.signed == entries:
            return entries >= SIGNED
        return entries >= FRAMES and (2 * entries >= number or 4 * self.timed >= 3 * entries)

    def _is_signed(self) -> bool:
        """Whether each line over a comment tells who wrote it and at what time, under a heading that says no more."""
        return self.number is None and is_bare(self.heading) and self.signed >= FRAMES

    def _end(self, met: _Met) -> int:
        """The place after the last comment, whose text stands under the last sign where frames stand over texts."""
        found, last = self.found, met.last
        end, size = last + 1, len(found.lines)
        if not met.framed or any(is_text(found.lines[at], found) for at in range(met.framed, last)):
            return end
        if met.frames >= FRAMES and end < size and _is_plain(found, end):
            end += 1
        while end < min(size, last + 1 + TRAILING) and found.prose[end]:
            end += 1
        return end


def _is_plain(found: Sections, place: int) -> bool:
    """Whether a block is text of no known sort: the short last comment of many whose frames stand above them."""
    line = found.lines[place]
    return line is not None and not line.rule and found.blocks[place].kind in PROSE_KINDS
