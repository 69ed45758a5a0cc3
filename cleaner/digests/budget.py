"""Budgets: ``3s`` sentences, ``200w`` words, ``2000c`` characters, ``800t`` tokens, ``30%`` of the words.

A budget is a hard upper bound on the digest's text as printed, one sentence a line: characters count the line
ends between the sentences, tokens are counted on the whole text when the caller brings a counter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from cleaner.errors import BudgetError
from cleaner.text import count_words

Unit = Literal["s", "w", "c", "t", "%"]
CountTokens = Callable[[str], int]

_FORM: Final = re.compile(r"\s*(\d{1,9}(?:\.\d{1,6})?)\s*([swct%])\s*", re.IGNORECASE)
_PIECE: Final = re.compile(r"[a-z0-9]+|[^\W_]|[^\w\s]|_", re.IGNORECASE)

LETTERS_A_TOKEN: Final = 4
"""Code points of a plain Latin word that make about one token in today's vocabularies; the estimate rounds up, so
that it is rather too high than too low."""


@dataclass(frozen=True, slots=True)
class Budget:
    """A hard upper bound."""

    amount: float
    """How many units; a whole number except for a share."""
    unit: Unit
    """``s`` sentences, ``w`` words, ``c`` characters, ``t`` tokens, ``%`` share of the words."""

    @classmethod
    def parse(cls, written: str) -> Budget:
        """The budget as people write it.

        Raises:
            BudgetError: not a number and one of ``s w c t %``, or a share above 100 %.

        >>> Budget.parse("200w")
        Budget(amount=200.0, unit='w')
        """
        found = _FORM.fullmatch(str(written))
        if not found:
            raise BudgetError(
                f"cannot read the budget {written!r}; write 3s (sentences), 200w (words), 2000c (characters), "
                "800t (tokens) or 30%"
            )
        amount, unit = float(found[1]), found[2].lower()
        if unit != "%" and amount != int(amount):
            raise BudgetError(f"cannot read the budget {written!r}; only a share may have decimals")
        if unit == "%" and amount > 100:  # noqa: PLR2004
            raise BudgetError(f"cannot read the budget {written!r}; a share is at most 100%")
        return cls(amount, unit)  # type: ignore[arg-type]


def estimate_tokens(text: str) -> int:
    """A plain estimate of tokens: one for every four letters of a word, every mark, every other letter.

    >>> estimate_tokens("The ferry sails.")
    6
    """
    return sum(-(-len(piece) // LETTERS_A_TOKEN) for piece in _PIECE.findall(text))


@dataclass(frozen=True, slots=True)
class Meter:
    """Measures what a digest costs against one budget."""

    unit: Unit
    """What is counted; a share is counted in words."""
    limit: int
    """The most it may be, in that unit."""
    count_tokens: CountTokens = estimate_tokens
    """The caller's token counter, or the estimate."""

    @classmethod
    def of(
        cls, budget: Budget, texts: Sequence[str], count_tokens: CountTokens | None = None, *, least: int = 0
    ) -> Meter:
        """The meter of a budget over the sentences it may pick from.

        ``least``: words that a share is never less than (the short digest, which the long one contains).
        """
        count = count_tokens or estimate_tokens
        if budget.unit != "%":
            return cls(budget.unit, int(budget.amount), count)
        whole = sum(count_words(text) for text in texts)
        return cls("w", max(int(whole * budget.amount / 100), least), count)

    def cost(self, text: str) -> int:
        """What one sentence costs by itself."""
        if self.unit == "s":
            return 1
        if self.unit == "c":
            return len(printed(text)) + 1
        if self.unit == "t":
            return self.count_tokens(printed(text))
        return count_words(text)

    def fits(self, total: int) -> bool:
        """Whether sentences that cost ``total`` together are within the bound."""
        return total - (1 if self.unit == "c" and total else 0) <= self.limit

    def holds(self, texts: Sequence[str]) -> bool:
        """Whether the digest as printed is within the bound; exact, also for a counter that does not add up."""
        if self.unit == "s":
            return len(texts) <= self.limit
        whole = "\n".join(map(printed, texts))
        if self.unit == "c":
            return len(whole) <= self.limit
        if self.unit == "t":
            return self.count_tokens(whole) <= self.limit
        return count_words(whole) <= self.limit


def printed(text: str) -> str:
    """A sentence as a digest prints it: on one line."""
    return " ".join(text.split())
