"""Verdicts to decisions: the only place where an opinion becomes a removal.

The strongest opinion on a block wins; one that argues for keeping must be as strong as the strongest against. A
removal that names a twin holds only while that twin stays (twin law), so repeats are decided last, in reading order,
each against the copies that are still there. A page that had prose never comes out empty: if the rules would leave
nothing, its prose stays and the page says so. Of blocks that the reader joined because there are too many nothing goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final

from cleaner.errors import UnknownName
from cleaner.model import PROSE_KINDS, Block, Cleaned, Meta, Page, Removal, Rule, Span, Verdict
from cleaner.options import UNSURE, CleanOptions
from cleaner.text import count_words, ends_sentence, fold_exact, near_names

FALLBACK_WORDS: Final = 12
"""Shortest paragraph, in words, that counts as prose for the promise never to come out empty."""

SENTENCE_WORDS: Final = 4
"""Shortest sentence that comes back when scorers alone would leave a page empty: a page of one short paragraph
looks like nothing they were trained on. Where they took one block and rules all others, that one comes back whatever
it says: scorers judge a block by what stands around it."""
SCORERS: Final = frozenset("HL")
"""First letters of rules that weigh and do not know: extractors and trained scorers."""
KNOWING: Final = frozenset("CU")
"""First letters of rules that tell chrome by what it says or where it stands, ..."""
COPIES: Final = ("D403", "C215")
"""... and of those about copies whose neighbours come again too: runs, and entries of a table of contents. Of a single
paragraph, or of the title, the next copy may be the text itself."""
COPIED: Final = "as its first copy"
"""Evidence for a copy that goes with its first copy."""


def decide(page: Page, verdicts: Iterable[Verdict], rules: Mapping[str, Rule], options: CleanOptions) -> Cleaned:
    """The page with its decisions.

    Args:
        page: the page.
        verdicts: opinions on its blocks, in any order; the order never matters.
        rules: code to rule, for reasons.
        options: level, and rules to keep or drop.

    Raises:
        UnknownName: ``options`` names a rule that nobody has.
    """
    opinions = Opinions()
    opinions.hear(verdicts, anew=False)
    return conclude(page, settle(page, opinions, rules, options), rules)


class Opinions:
    """The verdicts on one page so far, each once."""

    def __init__(self) -> None:
        self.spoken: dict[Verdict, None] = {}
        """All but ..."""
        self.voices: dict[Span, Verdict] = {}
        """... those of trained scorers for keeping a block: most lines get one, and only the strongest of a block ever
        matters, so none is compared with all others."""

    def hear(self, found: Iterable[Verdict], *, anew: bool) -> bool:
        """Take in more verdicts; whether any of it was new.

        Args:
            found: the verdicts.
            anew: the scorers were asked again: they see less around a line now, and what they said for keeping it
                before is void. Else a page would keep what goes when the cleaned page is cleaned.
        """
        before = len(self.spoken)
        voices = {} if anew else dict(self.voices)
        for verdict in found:
            if verdict[2] >= 0 or verdict[0][0] != "L":
                self.spoken[verdict] = None
            elif voices.setdefault(verdict[1], verdict)[2] > verdict[2]:
                voices[verdict[1]] = verdict
        changed = len(self.spoken) != before or voices != self.voices
        self.voices = voices
        return changed


class Settled:
    """What goes, before anything is written about it: judging asks for that round after round."""

    __slots__ = ("decided", "opposed", "restored", "told")

    def __init__(
        self, decided: dict[Span, Verdict], opposed: dict[Span, Verdict], told: list[Verdict], *, restored: bool
    ) -> None:
        self.decided = decided
        """Span of every block that goes, and the verdict that decided."""
        self.opposed = opposed
        """Span to the strongest verdict for removing it, whether it goes or not."""
        self.told = told
        """Verdicts that state metadata and would act alone: another rule may be surer of the line."""
        self.restored = restored
        """Whether nothing would have been left, and what may be the text was kept after all."""

    def kept(self, page: Page) -> tuple[Block, ...]:
        """The blocks that stay."""
        decided = self.decided
        return tuple([block for block in page.blocks if block[1] not in decided]) if decided else page.blocks


def settle(page: Page, opinions: Opinions, rules: Mapping[str, Rule], options: CleanOptions) -> Settled:
    """What goes, by what was heard; errors as in ``decide``."""
    keep, drop = codes_of(options.keep, rules), codes_of(options.drop, rules)
    strongest: dict[Span, Verdict] = {}
    against: dict[Span, float] = {}
    repeats: dict[Span, list[Verdict]] = {}
    joined = page.joined
    threshold = options.threshold
    for verdict in opinions.spoken:
        rule, span, weight, _, twin, _ = verdict
        if (keep and rule in keep) or (joined and span in joined):
            continue
        if weight < 0:
            if weight < against.get(span, 0.0):
                against[span] = weight
            continue
        if twin is not None:
            repeats.setdefault(span, []).append(verdict)
            continue
        held = strongest.get(span)
        if held is None or _outweighs(verdict, held, drop, threshold):
            strongest[span] = verdict
    voices = opinions.voices

    def acts(verdict: Verdict) -> bool:
        weight = verdict[2]
        if weight < threshold and verdict[0] not in drop:
            return False
        span = verdict[1]
        voice = voices.get(span)
        # What is known of the site is settled before scorers are asked; they have no voice in it later either.
        if voice is not None and voice.rule not in keep and weight <= -voice.weight and verdict[0][0] != "M":
            return False
        return weight > -against.get(span, 0.0)

    decided = {span: verdict for span, verdict in strongest.items() if acts(verdict)}
    claims: dict[Span, list[Verdict]] = {}
    if repeats:
        claims = {span: sorted(filter(acts, found), key=_strength) for span, found in repeats.items()}
        _decide_repeats(page, claims, decided)
    restored = _restore_prose(page, decided)
    if restored and claims:  # what came back may have come back twice
        _decide_repeats(page, claims, decided)
    told = [verdict for verdict in opinions.spoken if verdict[5] and (verdict[2] >= threshold or verdict[0] in drop)]
    opposed = {span: min(found, key=_strength) for span, found in repeats.items()}
    return Settled(decided, {**opposed, **strongest}, told, restored=restored)


def conclude(page: Page, settled: Settled, rules: Mapping[str, Rule]) -> Cleaned:
    """The page with what was settled, and the reasons."""
    decided = settled.decided
    warnings = page.warnings
    if settled.restored:
        warnings += ("the rules would have left nothing, so what may be its text was kept: look at this page",)
    gone = [decided[block.span] for block in page.blocks if block.span in decided] if decided else []
    removals = tuple([_removal(verdict, rules) for verdict in gone])
    unsure = [v for span, v in settled.opposed.items() if span not in decided and v.weight >= UNSURE]
    unsure.sort(key=lambda v: v.span)
    found = _found(page, settled.told, decided)
    return Cleaned(page, settled.kept(page), removals, tuple(unsure), tuple(warnings), found)


def _outweighs(verdict: Verdict, held: Verdict, drop: frozenset[str], threshold: float) -> bool:
    """Whether a verdict goes before another on the same block: one that may act before one that may not."""
    if drop and max(verdict.weight, held.weight) < threshold and (verdict.rule in drop) != (held.rule in drop):
        return verdict.rule in drop
    return verdict.weight > held.weight or (verdict.weight == held.weight and _strength(verdict) < _strength(held))


def _strength(verdict: Verdict) -> tuple[float, str, Span, Span, str]:
    """Strongest first, ties by rule code: a total order, so that the order of the judges never matters."""
    return (-verdict.weight, verdict.rule, verdict.span, verdict.twin or verdict.span, verdict.evidence)


def codes_of(names: tuple[str, ...], rules: Mapping[str, Rule]) -> frozenset[str]:
    """Codes of the rules that are meant by codes, names or families."""
    found: set[str] = set()
    for name in names:
        codes = [rule.code for rule in rules.values() if rule.meant((name,))]
        if not codes:
            known = tuple(sorted({rule.name for rule in rules.values()}))
            raise UnknownName("rule", name, known, near_names(name.casefold(), known))
        found.update(codes)
    return frozenset(found)


def _decide_repeats(page: Page, claims: Mapping[Span, list[Verdict]], decided: dict[Span, Verdict]) -> None:
    """Add the repeats whose twin stays. When a first copy falls to another rule, the next copy takes its place.

    Where it falls because it is chrome by a rule, its copies in runs are chrome too: judged one by one, each in the
    place of the one before, they would cost a round of judging each.

    Copies take places of their own words alone: two others may be copies of different parts of the one that fell.
    What stands below may be a twin too, a heading of its entry in a table of contents, and be a repeat itself. A block
    of which several twins were named, round after round, goes when one of them stays.

    Args:
        page: the page.
        claims: span of each repeat to the verdicts on it that act, the strongest first.
        decided: what goes so far; what is decided here is added.
    """
    stays: dict[Span, Span] = {}
    ahead: list[Span] = []
    for block in page.blocks:
        span = block.span
        if span in decided:
            continue
        for verdict in claims.get(span, ()):
            root = verdict.twin or span
            heir = stays.get(root, root)
            if heir != span and heir not in decided and (heir == root or _says_the_same(page, heir, span)):
                decided[span] = _with_twin(verdict, heir)
                if heir > span:
                    ahead.append(span)
                break
        else:
            found = claims.get(span, ())
            chrome = next(filter(None, (_copied_chrome(page, verdict, decided) for verdict in found)), None)
            if chrome is not None:
                decided[span] = chrome
                continue
            for verdict in found:
                root = verdict.twin or span
                if stays.get(root, root) in decided:
                    stays[root] = span
    _decide_ahead(page, claims, ahead, decided)


def _copied_chrome(page: Page, verdict: Verdict, decided: Mapping[Span, Verdict]) -> Verdict | None:
    """The verdict by which a copy goes with its first copy; None if that stays, or went otherwise."""
    root = verdict.twin or verdict.span
    first = decided.get(root)
    if first is None or first.twin is not None or first.rule[0] not in KNOWING or not verdict.rule.startswith(COPIES):
        return None
    if not _says_the_same(page, root, verdict.span):
        return None
    return Verdict(first.rule, verdict.span, min(first.weight, verdict.weight), COPIED, None, ())


def _decide_ahead(
    page: Page, claims: Mapping[Span, list[Verdict]], ahead: list[Span], decided: dict[Span, Verdict]
) -> None:
    """Look once more at repeats whose twin stands below them, now that it is known what becomes of those."""
    for span in ahead:
        verdict = decided[span]
        below = decided.get(verdict.twin or span)
        if below is None:
            continue
        heir = below.twin or span
        if heir not in decided and _says_the_same(page, heir, span):
            decided[span] = _with_twin(verdict, heir)
            continue
        del decided[span]
        for other in claims[span]:
            if other.twin not in decided:
                decided[span] = other
                break


def _says_the_same(page: Page, one: Span, other: Span) -> bool:
    return fold_exact(one.of(page.text)) == fold_exact(other.of(page.text))


def _with_twin(verdict: Verdict, twin: Span) -> Verdict:
    """The same verdict with another twin."""
    return Verdict(verdict.rule, verdict.span, verdict.weight, verdict.evidence, twin, verdict.found)


def _restore_prose(page: Page, decided: dict[Span, Verdict]) -> bool:
    """Keep prose, or else what scorers alone took for none, if nothing would be left; whether that was so."""
    if len(decided) < len(page.blocks) or not page.blocks:
        return False
    prose = [block.span for block in page.blocks if _is_prose(block, page.text)]
    if not prose:
        weighed = [block for block in page.blocks if decided[block.span].rule[0] in SCORERS]
        prose = [block.span for block in weighed if len(weighed) == 1 or _is_sentence(block, page.text)]
    for span in prose:
        decided.pop(span, None)
    return bool(prose)


def _is_prose(block: Block, text: str) -> bool:
    body = block.span.of(text)
    return block.kind in PROSE_KINDS and ends_sentence(body) and count_words(body) >= FALLBACK_WORDS


def _is_sentence(block: Block, text: str) -> bool:
    body = block.span.of(text)
    words = count_words(body)
    return block.kind in PROSE_KINDS and words >= (SENTENCE_WORDS if ends_sentence(body) else FALLBACK_WORDS)


def _removal(verdict: Verdict, rules: Mapping[str, Rule]) -> Removal:
    rule = rules[verdict.rule]
    reason = f"{rule.reason}: {verdict.evidence}" if verdict.evidence else rule.reason
    return _new_removal((verdict.span, rule.code, rule.name, reason, verdict.weight, verdict.twin, None))


_new_removal: Final = partial(tuple.__new__, Removal)
"""Made without a look at names and defaults: of a page of HTML two thirds of the blocks go."""


def _found(page: Page, verdicts: list[Verdict], decided: Mapping[Span, Verdict]) -> Meta:
    """The page's metadata, completed by what removed lines state; the first statement of a thing counts."""
    found = dict(page.meta)
    for verdict in sorted(verdicts, key=lambda v: v.span):
        if verdict.span in decided:
            for key, value in verdict.found:
                found.setdefault(key, value)
    return tuple(sorted(found.items()))
