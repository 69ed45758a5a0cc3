"""The line scorer speaks for copies on a page that may be whole.

Of the whole pages by site 8 % are taken for extracted text. The scorer removes little there (``learned``), and copies
alone cost a seventh of all the content that is lost: gold keeps answers, offers and posts that a page shows twice. So
where copies would go from a page that may be whole, the scorer is asked whether they read like content. It is not
asked about phrases: on a page of twenty lines it knows them less well than the lists do.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cleaner.judge.base import Context
from cleaner.judge.lines.learned import CODE, MOST_LINES
from cleaner.judge.lines.origin import origin_of
from cleaner.judge.lines.voices import voices
from cleaner.model import Page, Verdict

MAYBE: Final = -4.5
"""Log-odds of the detector from which a page may be a whole one; of 552 whole pages by site at most one is below.
Voices for copies from there on save .04 % of the content of whole pages (.26 instead of .30) and two of the six that
lose more than a twentieth. Of the texts that three extractors left 142, 150 and 91 gain word F1 and 44 each lose
some, without voices 148, 153 and 91 against 49, 51 and 48; the means are the same within .0002. At -4 the third is 92
to 46. Texts of all kinds take a fortieth more time."""


def judge(page: Page, context: Context) -> Iterator[Verdict]:
    """Voices for lines of a page that may be whole and is not found to be; none on other pages."""
    if page.source == "html" or not 0 < len(page.blocks) <= MOST_LINES or context.options.origin != "auto":
        return
    origin = origin_of(page, context.look(page).lines)
    if not origin.whole_body and origin.score > MAYBE:
        from cleaner.judge.lines.scorer import look_at

        yield from voices(page, look_at(page, context, origin.score).odds, context.options.level, CODE)
