"""The only file that knows the order of the stages: read, judge, decide; split, rank, select."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from cleaner import judge, lexicon
from cleaner.decide import Opinions, Settled, conclude, settle
from cleaner.errors import OptionError
from cleaner.judge.base import Context
from cleaner.judge.line_table import LineTable
from cleaner.judge.lines.voices import LOUDEST
from cleaner.model import Cleaned, Page, Rule, Verdict
from cleaner.model.noun import replaced
from cleaner.options import THRESHOLDS, CleanOptions, Level, Origin, UserRule, language, own_rules, several, single
from cleaner.read import Input, read
from cleaner.read.left import left_of, places_in, reads_in_other_blocks

if TYPE_CHECKING:
    from cleaner.memory import Memory

LEXICONS: Final = 4
"""Sets of own phrases and rules whose lexicon is kept: folding 9,000 phrases anew took ten times as long as cleaning a
short page, and a stream has one set."""
ROUNDS: Final = 8
"""Rounds of judging that any page gets. A removal can uncover another (a byline below a breadcrumb), so the judges are
asked again about what stays until they have nothing to say: that makes cleaning idempotent. Most pages need two."""
JUDGED: Final = 100_000
JUDGED_A_CHAR: Final = 3
"""Blocks that may be judged in all, and for each code point of the page, before the rounds beyond those end. Of 2,727
development texts nine needed more than eight rounds at some level: the line scorer goes through a long list from its
ends, few lines a round. The longest took 85,514 blocks, 2.04 a code point, and one second."""
SETTLED: Final = 50
"""Blocks that go whose verdicts are settled in the time in which one is judged."""
READINGS: Final = 8
"""Times that what is left is read as a text of its own, where its lines come together otherwise than on the page: on
one and a half of a hundred development pages, and there once."""

MEMORY_SHARE: Final = 0.3
"""Share of a page, in code points, that may go because of its site without a warning."""

WITHOUT_MARKUP: Final = "was read from HTML before: judged by its text alone, not by its markup"
"""Warning on a page whose markup is gone."""


def clean(  # noqa: PLR0913 - one call with named options is what callers want
    source: str | bytes | Page,
    *,
    input: Input = "auto",  # noqa: A002 - the name of the option, on the command line too
    url: str | None = None,
    lang: str | None = None,
    level: Level = "balanced",
    keep: Iterable[str] = (),
    drop: Iterable[str] = (),
    phrases: Iterable[str] = (),
    id: str = "",  # noqa: A002
    title: str | None = None,
    charset: str | None = None,
    rules: Iterable[UserRule] = (),
    origin: Origin = "auto",
    fast: bool = False,
    links: bool = False,
    memory: Memory | None = None,
) -> Cleaned:
    """The page without chrome and repeats, with every removal explained.

    Args:
        source: text, bytes in any charset, or a page that was read before. A page that was read from HTML is judged
            by its text alone, and a warning says so: for the rules of HTML give the HTML again.
        input: what it is: ``text``, ``html``, or ``auto`` to look.
        url: its address, if known.
        lang: its language code, if known; ``en-US`` and ``eng`` are ``en``, and a name that is no code is passed over.
            The chrome of all languages is known anyway.
        level: ``gentle`` nearly never costs content, ``strict`` gives the cleanest text.
        keep: rules, by code, name or family, that must not remove anything.
        drop: rules whose every verdict removes, however unsure.
        phrases: your own chrome phrases, matched as whole lines.
        id: your name for the page; without one, a hash of its text.
        title: its title, if known.
        charset: the charset you were told, for bytes; a name that nobody knows is passed over.
        rules: your own rules (``cleaner.user_rules.parse`` reads them from TOML).
        origin: where plain text comes from: ``page``, a whole page with its menus; ``extracted``, what an extractor
            left, where the trained scorer keeps quiet; ``auto`` finds out.
        fast: HTML: do without trafilatura's opinion, which takes two fifths of the time.
        links: HTML: say where links lead (``Cleaned.links``); Markdown and JSON then show it.
        memory: what is known of the site: ``cleaner.memory.store.StoredMemory(path)`` for what ``cleaner learn`` wrote,
            or what ``freeze()`` of a ``cleaner.memory.SiteMemory`` returned; needs ``url``.

    Raises:
        OptionError: an option means nothing, or tells how to read what was read. No text and no bytes ever raise.
        TypeError: ``source`` is neither text nor bytes nor a page.

    >>> cleaned = clean("The Long Walk\\n\\nIt rained on the hill all day long.\\n\\nLeave a Comment\\n")
    >>> print(cleaned.text)
    The Long Walk
    <BLANKLINE>
    It rained on the hill all day long.
    >>> [gone.name for gone in cleaned.removals]
    ['comment-prompt']
    """
    named = several("keep", keep), several("drop", drop), several("phrases", phrases)
    options = CleanOptions(level, *named, language(lang), own_rules(rules), origin, fast)
    for option, given in (("id", id), ("url", url), ("title", title), ("charset", charset)):
        single(option, given)
    page, tree = page_of(
        source, input=input, id=id, url=url, lang=options.lang, title=title, charset=charset, links=links
    )
    return clean_page(page, options, tree=tree, memory=memory)


def page_of(
    source: str | bytes | Page,
    *,
    input: Input,  # noqa: A002
    id: str,  # noqa: A002
    url: str | None,
    lang: str,
    title: str | None,
    charset: str | None,
    links: bool,
) -> tuple[Page, Any]:
    """The page, and its tree if it is HTML; one that was read before bears what it is named now.

    Raises:
        OptionError: it was read before, and it is told how to read it.
        TypeError: it is neither text nor bytes nor a page.
    """
    if not isinstance(source, Page):
        return read(source, input=input, id=id, url=url, lang=lang, title=title, charset=charset, links=links)
    if input != "auto" or charset or links:
        raise OptionError("input, charset and links are for text and bytes; this page was read before")
    named_anew = {"id": id, "url": url, "lang": lang, "title": title}
    return replaced(_read_before(source), **{name: value for name, value in named_anew.items() if value}), None


def _read_before(page: Page) -> Page:
    """A page that a caller had from an earlier call, with a warning if its markup is gone.

    The parsed tree is no part of a page: it cannot be pickled, and would keep every page in memory several times over.
    """
    if page.source != "html" or WITHOUT_MARKUP in page.warnings:
        return page
    return replaced(page, warnings=(*page.warnings, WITHOUT_MARKUP))


def clean_page(page: Page, options: CleanOptions, *, tree: Any = None, memory: Memory | None = None) -> Cleaned:
    """The decisions on a page that was read; see ``clean``.

    Raises:
        OptionError: ``memory`` is nothing that can be asked about a site, or a rule is named that there is not.
    """
    need_memory(memory)
    rules = _rules(options, all_judges=tree is not None or memory is not None)
    if tree is not None:
        page = _credited(page, tree)
    table = LineTable()
    context = Context(_lexicon(options.phrases, options.rules), options, memory, tree, table)
    opinions, settled = _judged(page, rules, context)
    for _ in range(READINGS):
        if not settled.decided or not reads_in_other_blocks(page, settled.kept(page)):
            break
        opinions.hear(_read_anew(page, settled, rules, context._replace(source=None)), anew=True)
        before, settled = settled, settle(page, opinions, rules, options)
        if settled.decided.keys() == before.decided.keys():
            break  # what is left is what was read, and would be judged as it was
    cleaned = _measured(conclude(page, settled, rules), context)
    table.forget()
    return cleaned if memory is None else _watched(cleaned)


def _credited(page: Page, tree: Any) -> Page:
    """The page with what its body states of who wrote it and when."""
    from cleaner.judge.html.credits import credited

    meta = credited(page, tree, lexicon.load())
    return page if meta == page.meta else replaced(page, meta=meta)


def _judged(page: Page, rules: dict[str, Rule], context: Context) -> tuple[Opinions, Settled]:
    """What goes when the judges were asked until they had nothing to say, and all that they said."""
    options = context.options
    opinions = Opinions()
    if context.source is not None:
        opinions.hear(_ask(judge.HTML, page, context), anew=False)
    # A heading is spared for the prose below it, which may go: so the site's judge is asked again too.
    site = () if context.memory is None else judge.SITE
    if site:
        opinions.hear(_ask(site, page, context), anew=False)
    settled = settle(page, opinions, rules, options)
    rest = _rest(page, settled)
    most_judged = min(JUDGED, JUDGED_A_CHAR * len(page.text))
    judged = turn = idle = plain = 0
    while idle < ROUNDS and (turn < ROUNDS or judged < most_judged):
        most = len(settled.decided)
        judged += len(rest.blocks) + len(settled.decided) // SETTLED
        for names, anew in (((*site, *judge.AGAIN) if turn else judge.CHROME, True), (judge.REPEATS, False)):
            before = settled
            if opinions.hear(_ask(names, rest, context), anew=anew):
                settled = _settled(page, rest, opinions, before, rules, context)
            if settled.decided.keys() != before.decided.keys():
                rest = _rest(page, settled)
                break
        else:
            break
        turn += 1
        # Opinions of rounds that take nothing more could go round in circles. Where a first copy goes to a scorer, the
        # next copy comes back to be judged in its turn: as many go, but of another sort.
        before_plain, plain = plain, max(plain, sum(verdict.twin is None for verdict in settled.decided.values()))
        idle = 0 if len(settled.decided) > most or plain > before_plain else idle + 1
    return opinions, settled


def _read_anew(page: Page, settled: Settled, rules: dict[str, Rule], context: Context) -> Iterator[Verdict]:
    """The verdicts by which more goes when what is left is read and judged as a text of its own.

    A block of that text is one of the page or several together: then all of them go. Of a part of one nothing goes.
    """
    kept = settled.kept(page)
    text = conclude(page, settled, rules).text
    left = replaced(read(text, input="text", id=page.id, lang=page.lang, title=page.title)[0], url=page.url)
    place = places_in(page, kept, text)
    for span, verdict in _judged(left, rules, context)[1].decided.items():
        twin = verdict.twin and place(verdict.twin)
        if not (verdict.twin and not twin):
            yield from (verdict._replace(span=own, twin=twin[0] if twin else None) for own in place(span))


def need_memory(memory: Memory | None) -> None:
    """See that a site memory is one.

    Raises:
        OptionError: it is nothing that can be asked about a site.
    """
    if not (memory is None or hasattr(memory, "site")):
        raise OptionError(
            "memory takes cleaner.memory.store.StoredMemory(path) or what freeze() of a SiteMemory returned, "
            f"not {type(memory).__name__}"
        )


def _settled(
    page: Page, rest: Page, opinions: Opinions, before: Settled, rules: dict[str, Rule], context: Context
) -> Settled:
    """What goes by what was heard; where copies go that did not before, those are asked who may speak for them."""
    options = context.options
    settled = settle(page, opinions, rules, options)
    loudest = LOUDEST[options.level]
    copies = {
        span
        for span, verdict in settled.decided.items()
        if verdict.twin is not None and verdict.weight <= loudest and span not in before.decided
    }
    if copies and opinions.hear((v for v in _ask(judge.DEFENCE, rest, context) if v.span in copies), anew=False):
        return settle(page, opinions, rules, options)
    return settled


def _measured(cleaned: Cleaned, context: Context) -> Cleaned:
    """The page with a warning when its text is too long for one of the judges."""
    if cleaned.page.source == "html":
        return cleaned
    from cleaner.judge.lines.learned import warning_of  # a judge of text: it has been loaded

    warning = warning_of(cleaned.page, len(cleaned.kept), context)
    return replaced(cleaned, warnings=(*cleaned.warnings, warning)) if warning else cleaned


def _watched(cleaned: Cleaned) -> Cleaned:
    """The page with a warning when what is known of its site took much of it."""
    gone = sum(r.span.end - r.span.start for r in cleaned.removals if r.rule.startswith("M"))
    whole = sum(block.span.end - block.span.start for block in cleaned.page.blocks)
    if gone <= MEMORY_SHARE * whole:
        return cleaned
    warning = f"{gone * 100 // whole} % of this page went because it stands on other pages of its site: look at it"
    return replaced(cleaned, warnings=(*cleaned.warnings, warning))


@lru_cache(LEXICONS)
def _lexicon(phrases: tuple[str, ...], rules: tuple[UserRule, ...]) -> lexicon.Lexicon:
    """The phrases of all languages and the caller's own."""
    return lexicon.load(
        phrases,
        {phrase: rule.code for rule in rules for phrase in rule.whole},
        {phrase: rule.code for rule in rules for phrase in rule.starts},
    )


def _ask(names: Sequence[str], page: Page, context: Context) -> Iterator[Verdict]:
    for name in names:
        yield from judge.load(name)(page, context)


def _rest(page: Page, settled: Settled) -> Page:
    """The page as if what goes had never been there."""
    return replaced(page, blocks=left_of(page, settled.kept(page))) if settled.decided else page


def _rules(options: CleanOptions, *, all_judges: bool) -> dict[str, Rule]:
    """The rules that verdicts may name: all of them when the caller names rules or more than text judges are asked."""
    known = judge.rules() if all_judges or options.keep or options.drop else judge.text_rules()
    return {**known, **_own(options.rules)} if options.rules else known


@lru_cache(LEXICONS)
def _own(rules: tuple[UserRule, ...]) -> dict[str, Rule]:
    """The caller's own rules by their codes; making 20,000 for each page took a hundred times its own time."""
    return {rule.code: Rule(rule.code, rule.name, rule.reason) for rule in rules}


def failing_examples(rule: Rule) -> tuple[str, ...]:
    """The examples of a rule that do not hold: marked lines that it does not claim, or spares that it removes.

    An example is a small page; its marked line (``> ``) must get a verdict of this rule that at least ``strict``
    acts on, or, among the spares, none that ``balanced`` acts on.
    """
    failing = []
    for examples, must in ((rule.fires, True), (rule.spares, False)):
        for example in examples:
            weight = _example_weight(rule, example)
            if (weight < THRESHOLDS["strict"]) if must else (weight >= THRESHOLDS["balanced"]):
                failing.append(example)
    return tuple(failing)


def _example_weight(rule: Rule, example: str) -> float:
    """The strongest weight that a rule gives the marked line of an example."""
    lines = example.split("\n")
    marked = next(place for place, line in enumerate(lines) if line.startswith("> "))
    lines[marked] = lines[marked][2:]
    page, _ = read("\n\n".join(lines), input="text")
    context = Context(lexicon.load(), CleanOptions())
    span = page.blocks[marked].span
    verdicts = _ask((*judge.CHROME, *judge.REPEATS), page, context)
    return max((v.weight for v in verdicts if v.rule == rule.code and v.span == span), default=0.0)
