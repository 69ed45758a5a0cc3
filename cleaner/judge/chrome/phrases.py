"""Chrome phrases: a whole short block that equals a phrase of the lexicon, is made of phrases, or begins with one.

Never inside a sentence: the block as a whole is compared in its folded form. Phrases whose rule depends on the place
(counters, bylines, dates) are left to ``shapes``.

Measured on the development texts (precision over removed lines, mixed whole-body pages / news / text that an
extractor cleaned): whole line .94/.998/.63, made of phrases .94/1.00/.82; the lexicon grew since, see the README.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from cleaner.judge.base import Context
from cleaner.judge.chrome.notices import is_notice
from cleaner.judge.chrome.parts import has_separator, parts_of
from cleaner.judge.chrome.reported import is_reported
from cleaner.judge.line_table import FOLDED_CHARS, Line
from cleaner.lexicon import STARTS_MAX_WORDS, Lexicon, Phrase
from cleaner.model import Page, Rule, Verdict
from cleaner.patterns import lazy
from cleaner.text import fold

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "C101",
        "comment-prompt",
        "invites the reader to comment",
        fires=("The tram is back.\n> Leave a Comment", "> WRITE A COMMENT", "> Join the conversation"),
        spares=(
            "> Leave a comment, the sign in the lobby said, and nobody did.",
            "> Comments by the minister drew anger.",
        ),
    ),
    Rule(
        "C102",
        "related-heading",
        "heads a list of other articles",
        fires=("The tram is back.\n> You may also like", "> Related Articles:"),
        spares=("> You may also like the quieter road along the river.", "> Related Work in Optics"),
    ),
    Rule(
        "C103",
        "share-prompt",
        "asks the reader to share or follow",
        fires=("> Share this article", "> Follow us on Facebook"),
        spares=("> Share prices fell on Monday.", "> Follow us, the guide said, and stay close."),
    ),
    Rule(
        "C104",
        "subscribe-prompt",
        "advertises a newsletter or a subscription",
        fires=("> Subscribe to our newsletter", "> Sign up for our newsletter and never miss a story"),
        spares=("> The newsletter had four subscribers, all of them bakers.",),
    ),
    Rule(
        "C105",
        "sign-in",
        "leads to an account",
        fires=("> Forgot your password?", "> Log in to your account"),
        spares=("> Log in the lake blocks ferry",),
    ),
    Rule(
        "C106",
        "consent",
        "asks for consent or speaks of cookies on this site",
        fires=("> We use cookies to improve your experience.", "> Accept all cookies"),
        spares=(
            "> The baker sells cookies to improve the mood of the office.",
            "> We use cookies to improve your experience. Few sentences have been shown to more people.",
            "> Door gebruik te maken van windenergie bespaart de gemeente geld.",
        ),
    ),
    Rule(
        "C107",
        "advertisement",
        "marks an advertisement",
        fires=("> ADVERTISEMENT", "> Story continues below advertisement"),
        spares=("> Advertisement spending fell by a tenth last year.",),
    ),
    Rule(
        "C108",
        "read-more",
        "leads to the rest of a text",
        fires=("> Continue reading", "> Click here to read more"),
        spares=("> Read more books, says the librarian",),
    ),
    Rule(
        "C109",
        "navigation",
        "is an entry of the site's navigation",
        fires=("> Skip to content", "> Terms of Use"),
        spares=("> Skip the content fights, says the mayor",),
    ),
    Rule(
        "C110",
        "pagination",
        "leads to another page of a list",
        fires=("> « Next page",),
        spares=("> The next page of the diary was empty.",),
    ),
    Rule(
        "C111",
        "tags",
        "files the page under tags or categories",
        fires=("> Filed under",),
        spares=("> Filed under oath, the report names nobody.",),
    ),
    Rule(
        "C112",
        "print-mail",
        "prints, mails or saves the page",
        fires=("> Print this page", "> Email this article"),
        spares=("> Print runs fell to a record low",),
    ),
    Rule(
        "C113",
        "back-to-top",
        "scrolls the page",
        fires=("> Back to top",),
        spares=("> Back to top form: the keeper returns",),
    ),
    Rule(
        "C114",
        "copyright",
        "states the site's rights",
        fires=("> All rights reserved.",),
        spares=("> All rights reserved for miners were sold in 1911.",),
    ),
    Rule(
        "C115",
        "contents-heading",
        "heads the page's table of contents",
        fires=("> Table of Contents", "> Argomenti trattati"),
        spares=("> The table of contents was missing from the book.", "> Table of Contents: The Art of the First Page"),
    ),
    Rule(
        "C116",
        "author-box",
        "introduces the author",
        fires=("> About the Author",),
        spares=("> About the author of the letter little is known.",),
    ),
    Rule(
        "C117",
        "media-label",
        "labels a picture or a player",
        fires=("> Watch the video",),
        spares=("> Watch the video of the goal was all the fans could do.",),
    ),
    Rule(
        "C118",
        "technical-notice",
        "speaks of the browser",
        fires=("> Please enable JavaScript",),
        spares=(
            "> Please enable the poor to vote, she said.",
            "> An error occurred while the votes were counted in three towns.",
        ),
    ),
    Rule(
        "C119",
        "feedback",
        "asks for feedback on the page",
        fires=("> Was this article helpful?",),
        spares=("> Was this article of the treaty broken?",),
    ),
    Rule(
        "C120",
        "shop",
        "is a button of a shop",
        fires=("> Add to cart",),
        spares=("> Add to cart tracks the weight of a wheel and you get mud.",),
    ),
    Rule(
        "C130",
        "phrase-row",
        "is made of chrome phrases only",
        fires=("> Log in | Sign up | Contact us", "> Share this article Print this page"),
        spares=("> Contact us and log in the hours, the foreman said.",),
    ),
    Rule("U901", "user-phrase", "is one of your own phrases"),
)

CODES: Final = {rule.name: rule.code for rule in RULES}

PLACED: Final = frozenset({"counter", "read-time", "byline", "dateline", "photo-credit"})
"""Rules whose phrases depend on the place of the line; ``shapes`` asks for it."""

MAX_CHARS: Final = FOLDED_CHARS
"""Longest block that is looked at, in code points, but for phrases of the caller's own that are as long."""
WHOLE_MAX_WORDS: Final = 16
"""Longest whole-line phrase, in words."""
SEGMENT_WORDS: Final = 6
"""Longest phrase, in words, of a row of them without signs between."""
PARTS_MAX: Final = 24
"""Most parts of a row of phrases."""

WHOLE: Final = 0.98
"""Weight of a whole-line phrase of two words or more: .998 on news, .94 on mixed pages, most of whose misses are
lines that annotators left in."""
ONE_WORD: Final = 0.93
"""Weight of a phrase of one word, which may be a heading somewhere."""
MARKER: Final = 0.966
"""Weight of the one word that marks an advertisement: no heading says it, so it is heavier than the trained scorer's
"reads like content" (.965)."""
ROW: Final = 0.96
"""Weight of a row of phrases (1.00 on news, .94 mixed)."""
LABEL: Final = 0.88
"""Most weight of ``LABELS``: on whole pages of shops and services such lines are headings and facts of a product half
of the time ("find out more", "out of stock"), so there the line scorer must be nearly sure of them too: that took .024
of the .30 % of the content that all rules lost by site, for .006 of the chrome words."""
LABELS: Final = frozenset({"C108", "C120"})
"""Rules whose phrases are labels of what an article or a shop offers: read-more and shop."""
START: Final = 0.92
"""Weight of a line that begins with a phrase."""
LONG_START: Final = 0.86
"""Weight when such a line is longer than ``SHORT_START_WORDS`` and ends as a sentence."""
SHORT_START_WORDS: Final = 25

BUTTONS: Final = frozenset({
    "advertisement", "back-to-top", "contents-heading", "copyright", "media-label", "navigation", "pagination",
    "print-mail", "read-more", "related-heading", "shop", "tags",
})  # fmt: skip
"""Rules whose phrases label buttons and headings: a longer line that only begins like one is likelier prose
("All rights reserved for miners were sold in 1911"), where prompts and notices go on for sentences."""
BUTTON_MORE: Final = 3
"""Words that may follow the phrase on a button: a number, a name."""
START_OF_PROSE: Final = 0.7
"""Weight beyond that: only ``strict`` acts."""

_NUMBERED: Final = lazy(r"\(?\d{1,2}[.)]\s")
_QUOTES: Final = "\u0022\u201c\u201d\u201e\u300c\u300d"
_SAYING: Final = '"\u201c\u201e\u00ab\u300c'


def judge(page: Page, context: Context) -> Iterator[Verdict]:
    """Verdicts on blocks that are chrome phrases."""
    lexicon = context.lexicon
    for block, line in zip(page.blocks, context.look(page).lines, strict=True):
        found = line.phrase or found_in(line, lexicon)
        if found is not NOTHING and block.kind != "code":
            weight = min(found.weight, LABEL) if found.code in LABELS else found.weight
            yield Verdict(found.code, block.span, weight, found.evidence)


class Found(NamedTuple):
    """What a line was found to be, wherever it stands."""

    code: str
    weight: float
    evidence: str


NOTHING: Final = Found("", 0.0, "")
"""Noted on a line that is no phrase."""


def found_in(line: Line, lexicon: Lexicon) -> Found:
    """What a line was found to be, ``NOTHING`` if nothing; looked up once for each line."""
    found: Found | None = line.phrase
    if found is None:
        judged = _judge_line(line, lexicon) if line.size <= MAX_CHARS else _judge_long(line, lexicon)
        found = line.phrase = judged or NOTHING
    return found


def rule_of(line: Line, lexicon: Lexicon) -> str:
    """The rule of the phrase that a whole line equals, or ''; looked up once for each line."""
    rule = line.rule
    if rule is None:
        folded = line.folded if line.size <= FOLDED_CHARS else fold(line.text)
        phrase = find_whole(line.text, folded, lexicon)
        rule = line.rule = phrase.rule if phrase else ""
    return rule


def _judge_line(seen: Line, lexicon: Lexicon) -> Found | None:
    line, folded = seen.text, seen.folded
    phrase = find_whole(line, folded, lexicon)
    seen.rule = phrase.rule if phrase else ""
    if phrase and phrase.rule not in PLACED:
        several = " " in folded or phrase.lang == "user"
        weight = WHOLE if several else MARKER if phrase.rule == "advertisement" else ONE_WORD
        return Found(_code(phrase), weight, _evidence(phrase))
    if line[0] in _SAYING:
        return None
    parts = [] if seen.ends else _row(line, folded, lexicon)
    if parts:
        return Found("C130", ROW, f"{len(parts)} phrases: " + ", ".join(parts[:4]))
    return _judge_start(seen, folded, lexicon)


def _judge_long(seen: Line, lexicon: Lexicon) -> Found | None:
    """What a line beyond ``MAX_CHARS`` is: a phrase of the caller's, whose footer may be of any length."""
    phrase = lexicon.phrase(fold(seen.text)) if lexicon.has_long else None
    return Found(_code(phrase), WHOLE, _evidence(phrase)) if phrase and phrase.lang == "user" else None


def _code(phrase: Phrase) -> str:
    """Code of a phrase's rule; one of the caller's own rules is named by its code."""
    return CODES.get(phrase.rule, phrase.rule)


def find_whole(line: str, folded: str, lexicon: Lexicon) -> Phrase | None:
    """The phrase that a whole line equals, or None.

    A line of one word with a full stop is a paragraph of a story ("Home."), not a button; nor is one in quotation
    marks. "4. Copyright" is a heading with its number, and no year with a claim.
    """
    phrase = lexicon.phrase(folded)
    if phrase and folded[0] == "#" and phrase.lang != "user" and _NUMBERED.match(line):
        return None
    if phrase is None or " " in folded or phrase.lang == "user":
        return phrase
    said = line[0] in _QUOTES and line.rstrip()[-1] in _QUOTES
    return None if said or line.rstrip()[-1:] in (".", "!", "\u2026", "\u3002") else phrase


def _evidence(phrase: Phrase) -> str:
    where = "your phrase" if phrase.lang == "user" else phrase.lang
    return f"\u201c{phrase.text}\u201d ({where})"


def _row(line: str, folded: str, lexicon: Lexicon) -> list[str]:
    """The phrases that the whole line, which ends no sentence, is made of, at least two; or nothing."""
    if "," in line:
        return []
    pieces: list[str] = []
    if has_separator(line):
        pieces = [piece for piece in map(fold, parts_of(line, PARTS_MAX)) if piece]
    if 1 < len(pieces) <= PARTS_MAX and all(_is_row_phrase(piece, lexicon) or piece == "#" for piece in pieces):
        found = [piece for piece in pieces if piece != "#"]
        return found if len(found) > 1 else []
    return _segmented(folded.split(), lexicon)


def _is_row_phrase(piece: str, lexicon: Lexicon) -> bool:
    """Whether a part of a row is a phrase whose place does not matter."""
    return lexicon.whole.get(piece, ("counter",))[0] not in PLACED


def _segmented(tokens: list[str], lexicon: Lexicon) -> list[str]:
    """Longest phrases from the left that cover all words: two phrases of two words or more among them."""
    if not 4 <= len(tokens) <= WHOLE_MAX_WORDS:  # noqa: PLR2004
        return []
    found: list[str] = []
    at = 0
    while at < len(tokens):
        most = min(SEGMENT_WORDS, len(tokens) - at, lexicon.whole.reach(tokens[at]))
        for size in range(most, 0, -1):
            piece = " ".join(tokens[at : at + size])
            if _is_row_phrase(piece, lexicon):
                found.append(piece)
                at += size
                break
        else:
            return []
    return found if sum(" " in piece for piece in found) >= 2 else []  # noqa: PLR2004


def _judge_start(seen: Line, folded: str, lexicon: Lexicon) -> Found | None:
    phrase = lexicon.starting(folded)
    if phrase is None or phrase.rule in PLACED:
        return None
    count = folded.count(" ") + 1
    if count > STARTS_MAX_WORDS:
        return None
    sentence = seen.ends
    weight = WHOLE if phrase.lang == "user" else LONG_START if sentence and count > SHORT_START_WORDS else START
    if sentence and phrase.lang != "user" and (is_reported(seen.text) or not is_notice(seen.text, folded)):
        weight = START_OF_PROSE
    if phrase.rule in BUTTONS and (sentence or count > phrase.text.count(" ") + 1 + BUTTON_MORE):
        weight = START_OF_PROSE
    return Found(_code(phrase), weight, f"begins with {_evidence(phrase)}")
