"""Options of the stages, frozen, each default with the measurement that set it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, Literal, NamedTuple

from cleaner.errors import OptionError
from cleaner.language_codes import short_code
from cleaner.model.noun import noun
from cleaner.text import near_names

Origin = Literal["auto", "page", "extracted"]
ORIGINS: Final[tuple[Origin, ...]] = ("auto", "page", "extracted")

Level = Literal["gentle", "balanced", "strict"]
LEVELS: Final[tuple[Level, ...]] = ("gentle", "balanced", "strict")

THRESHOLDS: Final[dict[Level, float]] = {"gentle": 0.97, "balanced": 0.85, "strict": 0.6}
"""Weight from which a verdict becomes a removal. A weight states the precision that the rule showed on the
development texts in the place where it fired (the constants beside the rules in ``judge/`` say which), so ``gentle`` is
wrong about 3 times in 100 removed lines at the most, ``balanced`` 15 in the worst rule and far fewer on average."""

UNSURE: Final = 0.5
"""Weight from which a verdict that did not decide is reported as unsure."""


def several(option: str, given: Iterable[str]) -> tuple[str, ...]:
    """What a caller gave for an option that takes several strings.

    Raises:
        OptionError: it is one string, which Python would take for a list of its letters, or anything else.

    >>> several("keep", ["C101", "D4"])
    ('C101', 'D4')
    """
    if isinstance(given, str):
        raise OptionError(f"{option} takes several strings; write {option}=[{given!r}]")
    found: tuple[Any, ...] = tuple(given) if hasattr(given, "__iter__") else (given,)
    for one in found:
        if not isinstance(one, str):
            raise OptionError(f"{option} takes several strings, not {one!r}")
    return found


def single(option: str, given: str | None) -> str:
    """What a caller gave for an option that takes one string; nothing for None.

    Raises:
        OptionError: it is no string.

    >>> single("lang", "de"), single("lang", None)
    ('de', '')
    """
    if given is None:
        return ""
    if not isinstance(given, str):
        raise OptionError(f"{option} takes a string, not {type(given).__name__}")
    return given


_CODE_LETTERS: Final = (2, 3)
"""Letters of a language code (ISO 639)."""
_NO_LANGUAGE: Final = ("und", "mul", "zxx")
"""Codes that say that nobody knows it, that there are several, or none."""


def language(given: str | None) -> str:
    """The code of the language that a caller named, as pages bear it; see ``cleaner.language_codes``.

    What is no code is passed over: callers hand on what servers say.

    Raises:
        OptionError: it is no string.

    >>> language("en-US"), language("zh_Hant"), language("deu"), language("und"), language("English"), language(None)
    ('en', 'zh', 'de', '', '', '')
    """
    code = short_code(single("lang", given))
    return "" if code in _NO_LANGUAGE or not _is_code(code) else code


def is_language(named: str) -> bool:
    """Whether a name is that of a language, or of none.

    >>> is_language("en-US"), is_language("und"), is_language("page.txt")
    (True, True, False)
    """
    return _is_code(short_code(named))


def _is_code(code: str) -> bool:
    return code.isascii() and code.isalpha() and len(code) in _CODE_LETTERS


class UserRule(NamedTuple):
    """One rule of the caller's own; ``cleaner.user_rules`` reads them from a file."""

    name: str
    """Its name; its code is ``U9-`` and the name."""
    reason: str
    """Completes "removed because it ..."."""
    whole: tuple[str, ...] = ()
    """Folded whole lines."""
    starts: tuple[str, ...] = ()
    """Folded beginnings of lines."""
    fires: tuple[str, ...] = ()
    """Lines that it must claim."""
    spares: tuple[str, ...] = ()
    """Lines that it must not claim."""

    @property
    def code(self) -> str:
        """Its code."""
        return f"U9-{self.name}"


def own_rules(given: Iterable[UserRule]) -> tuple[UserRule, ...]:
    """What a caller gave as rules of his own.

    Raises:
        OptionError: it is something else.
    """
    found: tuple[Any, ...] = tuple(given) if hasattr(given, "__iter__") else (given,)
    for one in found:
        if not isinstance(one, UserRule):
            raise OptionError(f"rules takes what cleaner.user_rules.parse returns, not {one!r}")
    return tuple(UserRule(rule.name, rule.reason, *(tuple(phrases) for phrases in rule[2:])) for rule in found)


@noun
class CleanOptions:
    """What the caller wants of cleaning."""

    level: Level = "balanced"
    """How much to remove: gentle, balanced or strict."""
    keep: tuple[str, ...] = ()
    """Rules, by code, name or family, that must not remove anything."""
    drop: tuple[str, ...] = ()
    """Rules, by code, name or family, whose every verdict removes, whatever its weight."""
    phrases: tuple[str, ...] = ()
    """The caller's own chrome phrases: whole lines, matched folded."""
    lang: str = ""
    """Language of the page when the caller knows it."""
    rules: tuple[UserRule, ...] = ()
    """The caller's own rules."""
    origin: Origin = "auto"
    """Where plain text comes from: a whole page with its menus, an extractor that took those off, or find out."""

    fast: bool = False
    """HTML: do without trafilatura's opinion, which takes two fifths of the time."""

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            near = near_names(self.level, LEVELS)
            hint = f"did you mean {near[0]}?" if near else f"levels are {', '.join(LEVELS)}"
            raise OptionError(f"no level called {self.level!r}; {hint}")
        if self.origin not in ORIGINS:
            raise OptionError(f"no origin called {self.origin!r}; origins are {', '.join(ORIGINS)}")
        object.__setattr__(self, "lang", language(self.lang))
        for name in ("keep", "drop", "phrases"):
            object.__setattr__(self, name, several(name, getattr(self, name)))
        object.__setattr__(self, "rules", own_rules(self.rules))

    @property
    def threshold(self) -> float:
        """Weight from which a verdict becomes a removal at this level."""
        return THRESHOLDS[self.level]
