"""Digests of cleaned articles: lay out, rank, select. The only file that knows the order of these stages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final, NamedTuple, Protocol

from cleaner.digests.budget import Budget, CountTokens, Meter
from cleaner.digests.echoes import EchoIndex
from cleaner.digests.figures import weighty
from cleaner.digests.merge import Chosen
from cleaner.digests.merge import merge as choose_merged
from cleaner.digests.select import select
from cleaner.digests.shelf import Candidate, with_antecedents
from cleaner.digests.why import reasons
from cleaner.errors import OptionError
from cleaner.laid_out import Laid, laid_out
from cleaner.model import ArticleDigest, Cleaned, Digest, Pick, Source
from cleaner.options import single
from cleaner.prose import Concept, read_sentence
from cleaner.prose.flaws import SLIGHT
from cleaner.rank.auto import rank_and_worths
from cleaner.rank.context import Context, Ranker
from cleaner.rank.focus import focus
from cleaner.registry import RANKERS
from cleaner.stems import is_makeshift
from cleaner.text import count_words, counted

QUERY_SHARE: Final = 0.75
"""Weight of the query in a sentence's score when there is one; the rest is the ranker's."""

OPINION_FLOOR: Final = 0.2
"""In a merged digest a sentence's gain is multiplied by its score and this, when the caller names a ranker or a query.
``auto`` is not asked again: the concepts carry its opinion, and multiplying by it cost 0.4 ROUGE-1."""

SLIGHT_SHARE: Final = 0.25
"""What is left of the score of a sentence of commentary that states nothing, or that points at what the page shows
further down, and of its gain in a merged digest. Any share changes nothing on the development clusters: reporters
write no such sentences (see ``cleaner.prose.flaws``)."""

IDLE: Final = 0.06
"""Score below which a sentence is left out of a merged digest, even if the budget stays unspent, unless it gives a
weighty figure. On the development clusters 0 to 0.08 differ by 0.1 ROUGE-1."""

IDLE_AMONG: Final = 8
"""... in an article of at least this many sentences: the lowest score of any article is 0."""


WITHOUT_STEMS: Final = (
    "nltk is not installed, so words are compared without their commonest endings only, and other sentences may be "
    "chosen; install it with: pip install cleaner-digest"
)
"""Warning on a merged digest that has to do without nltk's stems."""


class Seen(Protocol):
    """Sentences that earlier digests had; ``cleaner.seen`` keeps them in a file."""

    def __contains__(self, text: object) -> bool:
        """Whether this sentence was in an earlier digest."""
        ...


def digest(
    cleaned: Cleaned,
    *,
    short: str = "3s",
    long: str = "30%",
    method: str = "auto",
    query: str | None = None,
    count_tokens: CountTokens | None = None,
    seen: Seen | None = None,
) -> ArticleDigest:
    """The short and the long digest of one article.

    Both are hard upper bounds and the short one is contained in the long one: where ``long`` is a share that
    comes out smaller than the short digest (of three sentences 30 % is none), the long digest is the short one;
    where it is any other budget, the short one is chosen to fit into both.

    Args:
        cleaned: the article.
        short: budget of the short digest: ``3s``, ``200w``, ``2000c``, ``800t`` or ``30%``.
        long: budget of the long one.
        method: name of a ranker.
        query: words that the digests should be about.
        count_tokens: your tokenizer's count, for budgets in tokens; without it, an estimate.
        seen: sentences to leave out because earlier digests had them: ``cleaner.seen.SeenSentences(path)``, or a set.

    Raises:
        BudgetError: a budget cannot be read.
        UnknownName: no ranker of that name.
        OptionError: any other option means nothing, or the ranker of another package does not do as rankers promise.
        MissingExtra: the ranker needs a library that is not installed.
        TypeError: ``cleaned`` is not what ``clean`` returned.
    """
    bounds = Budget.parse(short), Budget.parse(long)
    warnings: list[str] = []
    candidates, _, stems, _ = _candidates(cleaned, 0, warnings, method=method, query=query, seen=seen, thorough=False)
    texts = [candidate.text for candidate in candidates]
    short_meter = Meter.of(bounds[0], texts, count_tokens)
    both = bounds[1].unit != "%"
    meters = [short_meter, Meter.of(bounds[1], texts, count_tokens)] if both else [short_meter]
    few = select(candidates, meters)
    least = sum(count_words(candidates[index].text) for index in few)
    many = select(candidates, [Meter.of(bounds[1], texts, count_tokens, least=least)], few)
    sources = (_source(cleaned),)
    return ArticleDigest(
        cleaned.page.id,
        cleaned.title,
        Digest("short", _picks(candidates, few, stems), short, sources, tuple(warnings)),
        Digest("long", _picks(candidates, many, stems), long, sources, tuple(warnings)),
    )


def merge(
    articles: Iterable[Cleaned],
    *,
    budget: str = "200w",
    method: str = "auto",
    query: str | None = None,
    count_tokens: CountTokens | None = None,
    seen: Seen | None = None,
) -> Digest:
    """One digest over several articles: what several say first, then what only one says.

    Every sentence names the article it is copied from and, as echoes, the other articles that say the same. A text
    carried word for word by several sites counts once.

    Args:
        articles: cleaned articles, in the order in which they are listed as sources.
        budget: hard upper bound: ``3s``, ``200w``, ``2000c``, ``800t`` or ``30%`` of the words of all articles.
        method: name of a ranker.
        query: words that the digest should be about.
        count_tokens: your tokenizer's count, for a budget in tokens; without it, an estimate.
        seen: sentences to leave out because earlier digests had them: ``cleaner.seen.SeenSentences(path)``, or a set.

    Raises:
        BudgetError: the budget cannot be read.
        UnknownName: no ranker of that name.
        OptionError: any other option means nothing, or the ranker of another package does not do as rankers promise.
        MissingExtra: the ranker needs a library that is not installed.
        TypeError: ``articles`` is one article, or one of them was not cleaned.
    """
    if isinstance(articles, Cleaned):
        raise TypeError("merge takes several articles; digest takes one")
    bound = Budget.parse(budget)
    pages = list(articles)
    candidates: list[Candidate] = []
    worths: list[dict[Concept, int]] = []
    asked: list[frozenset[str]] = []
    warnings: list[str] = []
    makeshift = False
    for number, cleaned in enumerate(pages):
        told: list[str] = []
        of_it = _candidates(cleaned, number, told, method=method, query=query, seen=seen, thorough=True)
        warnings += [f"{cleaned.page.id}: {warning}" for warning in told]
        candidates += of_it.candidates
        worths.append(of_it.worths)
        asked.append(of_it.asked)
        makeshift = makeshift or is_makeshift(of_it.lang)
    if makeshift:
        warnings.append(WITHOUT_STEMS)
    opinion = method != "auto" or any(asked)
    sizes = Counter(candidate.article for candidate in candidates)
    priors = [_prior(candidate, sizes[candidate.article], opinion=opinion) for candidate in candidates]
    # In the language of the article: what its sentences are about are stems of that.
    about = [bool(candidate.reading.terms & asked[candidate.article]) for candidate in candidates]
    if any(about):
        # A digest about something holds nothing else, but for what a sentence needs to be understood.
        priors = [prior if on_it else 0.0 for prior, on_it in zip(priors, about, strict=True)]
    meter = Meter.of(bound, [candidate.text for candidate in candidates], count_tokens)
    index = EchoIndex.of(candidates)
    chosen = choose_merged(candidates, worths, priors, meter, cache(index.echoes))
    picks = _merged_picks(candidates, chosen, index, asked)
    return Digest("merged", picks, budget, tuple(_source(cleaned) for cleaned in pages), tuple(warnings))


def _merged_picks(
    candidates: Sequence[Candidate], chosen: Chosen, index: EchoIndex, asked: Sequence[frozenset[str]]
) -> tuple[Pick, ...]:
    """The chosen sentences with their echoes and reasons; ``asked`` has the query's stems for each article."""
    needed = _needed(candidates, chosen.order)
    picks = []
    for place in chosen.order:
        candidate, echoes = candidates[place], index.as_echoes(place)
        why = reasons(
            candidate,
            carried_by=[echo.page_id for echo in echoes],
            context_of_next=place in needed,
            asked=asked[candidate.article],
            reserved=place in chosen.reserved and not echoes,
            opening=place == chosen.opening,
        )
        picks.append(Pick(candidate.sentence, candidate.text, candidate.salience, echoes, why))
    return tuple(picks)


def _prior(candidate: Candidate, size: int, *, opinion: bool) -> float:
    """What the gain of a sentence of an article of ``size`` sentences is multiplied by in a merged digest."""
    if candidate.salience < IDLE and size >= IDLE_AMONG and not weighty(candidate.text):
        return 0.0
    return (OPINION_FLOOR + candidate.salience if opinion else 1.0) * (SLIGHT_SHARE if candidate.slight else 1.0)


class _Article(NamedTuple):
    """What a digest asks of one article."""

    candidates: list[Candidate]
    """The sentences that may be picked, with their scores."""
    worths: dict[Concept, int]
    """What its concepts are worth."""
    asked: frozenset[str]
    """The query's stems, in its language."""
    lang: str
    """That language."""


def _candidates(
    cleaned: Cleaned,
    number: int,
    warnings: list[str],
    *,
    method: str,
    query: str | None,
    seen: Seen | None,
    thorough: bool,
) -> _Article:
    """What is to be known of an article.

    What rankers have to say to people is added to ``warnings``.

    Raises:
        TypeError: the article was not cleaned.
        OptionError: the query is no text, ``seen`` is nothing that can be asked, or a ranker breaks its promise.
    """
    single("query", query)
    if not (seen is None or _can_be_asked(seen)):
        raise OptionError(f"seen takes cleaner.seen.SeenSentences(path) or a set of texts, not {type(seen).__name__}")
    if not isinstance(cleaned, Cleaned):
        raise TypeError(f"a digest is made of what clean() returned, not of {type(cleaned).__name__}")
    laid = laid_out(cleaned, thorough=thorough)
    context = Context(laid.readings, laid.lang, cleaned.title or "", warnings.append)
    scores: list[float] = []
    worth: dict[Concept, int] = {}
    if method == "auto" or thorough:
        scores, worth = rank_and_worths(context)
    if method != "auto":
        scores = _ranked(method, laid, context)
    asked: frozenset[str] = frozenset()
    if query:
        asked = read_sentence(query, laid.lang, thorough=thorough).terms
        about = focus(query, context, thorough=thorough)
        scores = [(1.0 - QUERY_SHARE) * score + QUERY_SHARE * near for score, near in zip(scores, about, strict=True)]
    shares = [SLIGHT_SHARE if reading.flaws & SLIGHT else 1.0 for reading in laid.readings]
    scores = [score * share for score, share in zip(scores, shares, strict=True)]
    rows = zip(laid.sentences, laid.readings, scores, laid.follows, strict=True)
    candidates = [
        Candidate(sentence, reading, score, number, place, follows)
        for place, (sentence, reading, score, follows) in enumerate(rows)
    ]
    return _Article(candidates if seen is None else _unseen(candidates, seen), worth, asked, laid.lang)


def _can_be_asked(seen: object) -> bool:
    """Whether it holds sentences: a text, such as the path of a file that does, would say of any word that it is in."""
    return hasattr(seen, "__contains__") and not isinstance(seen, str | bytes)


def _ranked(method: str, laid: Laid, context: Context) -> list[float]:
    """The scores of a ranker, which may be another package's.

    Raises:
        OptionError: it gave more scores than there are sentences, or fewer.
    """
    ranker: Ranker = RANKERS.load(method)
    scores = ranker(laid.sentences, context)
    if len(scores) != len(laid.sentences):
        given, wanted = counted(len(scores), "score"), counted(len(laid.sentences), "sentence")
        raise OptionError(f"the ranker {method!r} gave {given} for {wanted}")
    return scores


def _unseen(candidates: Sequence[Candidate], seen: Seen) -> list[Candidate]:
    """The candidates that earlier digests did not have; what follows one that is left out has lost its antecedent."""
    kept: list[Candidate] = []
    dropped = False
    for candidate in candidates:
        if candidate.text in seen:
            dropped = True
            continue
        follows = candidate.follows and not dropped
        kept.append(
            Candidate(
                candidate.sentence, candidate.reading, candidate.salience, candidate.article, candidate.place, follows
            )
        )
        dropped = False
    return kept


def _needed(candidates: Sequence[Candidate], chosen: Sequence[int]) -> set[int]:
    """Those of the chosen that the next one points at."""
    picked = set(chosen)
    needed: set[int] = set()
    for index in chosen:
        if candidates[index].dangles:
            needed |= set(with_antecedents(candidates, index) or ()) & picked - {index}
    return needed


def _picks(candidates: Sequence[Candidate], chosen: Sequence[int], asked: frozenset[str]) -> tuple[Pick, ...]:
    needed = _needed(candidates, chosen)
    return tuple(
        Pick(
            candidates[index].sentence,
            candidates[index].text,
            candidates[index].salience,
            (),
            reasons(candidates[index], context_of_next=index in needed, asked=asked),
        )
        for index in chosen
    )


def _source(cleaned: Cleaned) -> Source:
    page = cleaned.page
    return Source(page.id, cleaned.title, page.url, cleaned.get("byline"), cleaned.get("date"), cleaned.day)
