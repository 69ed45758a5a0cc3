r"""The caller's own rules, from a TOML file, checked as strictly as ours.

[[rule]]
name = "our-footer"                       # letters, digits and hyphens; unique in the file
reason = "is our agency's footer"         # completes "removed because it ..."
whole = ["Agency Moor, all lines open"]   # whole lines, matched folded
starts = ["For press enquiries call"]     # a block of at most 40 words begins so
fires = ["AGENCY MOOR, all lines open!"]  # examples, run by ``cleaner rules test FILE``
spares = ["Agency Moor opened a line."]
"""

from __future__ import annotations

import re
from typing import Any, Final

from cleaner.errors import LexiconError
from cleaner.options import UserRule
from cleaner.text import fold

_NAME: Final = re.compile(r"[a-z][a-z0-9-]{1,60}")
_LISTS: Final = ("whole", "starts", "fires", "spares")
_KEYS: Final = ("name", "reason", *_LISTS)
MIN_START_WORDS: Final = 2
"""Shortest phrase, in words, that may begin a line."""


def parse(text: str, file: str) -> tuple[UserRule, ...]:
    """The rules of a TOML text.

    Raises:
        LexiconError: it is malformed; the message names file, rule and key.
    """
    import tomllib

    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise LexiconError(f"{file}: {problem}") from problem
    except RecursionError:
        raise LexiconError(f"{file}: is nested too deeply") from None
    except ValueError:
        raise LexiconError(f"{file}: holds a number of too many digits") from None
    tables = content.get("rule")
    if set(content) != {"rule"} or not isinstance(tables, list):
        raise LexiconError(f"{file}: a rule file holds [[rule]] tables and nothing else")
    rules = tuple(_rule(table, f"{file}: rule {number}") for number, table in enumerate(tables, 1))
    seen: set[str] = set()
    for number, rule in enumerate(rules, 1):
        if rule.name in seen:
            raise LexiconError(f"{file}: rule {number}: name: {rule.name!r} stands twice")
        seen.add(rule.name)
    return rules


def _rule(table: Any, place: str) -> UserRule:
    if not isinstance(table, dict):
        raise LexiconError(f"{place}: is no table")
    for key in table:
        if key not in _KEYS:
            raise LexiconError(f"{place}: {key}: no such key; there are {', '.join(_KEYS)}")
    name = table.get("name")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise LexiconError(f"{place}: name: must be 2 to 61 lower-case letters, digits and hyphens, a letter first")
    reason = table.get("reason", "is one of your own lines")
    if not isinstance(reason, str) or not reason.strip():
        raise LexiconError(f"{place}: reason: must be a text")
    lists = {key: _strings(table.get(key, []), f"{place}: {key}") for key in _LISTS}
    if not lists["whole"] and not lists["starts"]:
        raise LexiconError(f"{place}: needs whole or starts")
    whole = tuple(_folded(entry, f"{place}: whole") for entry in lists["whole"])
    starts = tuple(_folded(entry, f"{place}: starts") for entry in lists["starts"])
    for entry in starts:
        if len(entry.split()) < MIN_START_WORDS:
            raise LexiconError(f"{place}: starts: {entry!r} is one word, and begins too much prose")
    return UserRule(name, reason, whole, starts, lists["fires"], lists["spares"])


def _strings(value: Any, place: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise LexiconError(f"{place}: must be a list of texts")
    return tuple(value)


def _folded(entry: str, place: str) -> str:
    folded = fold(entry)
    if not any(map(str.isalpha, folded)):
        raise LexiconError(f"{place}: {entry!r} has no letter")
    return folded
