"""Pages and results as bytes, for the pipes between processes: plain JSON, nothing is pickled."""

from __future__ import annotations

import json
import os
from dataclasses import fields
from typing import Any

from cleaner.errors import OptionError
from cleaner.memory import Frozen, Memory, Site
from cleaner.model import Block, Cleaned, Link, Page, Removal, Span, Verdict
from cleaner.options import CleanOptions, UserRule


def pack_source(source: str | bytes | Page, *about: Any) -> bytes:
    """An input as bytes: what is said of it, as JSON, in the first line; its kind; itself.

    Raises:
        TypeError: it is neither text nor bytes nor a page.
    """
    head = _json(about) + b"\n"
    if isinstance(source, Page):
        return head + b"p" + _json(_page(source))
    if isinstance(source, str):
        return head + b"s" + source.encode("utf-8", "surrogatepass")
    if not isinstance(source, bytes | bytearray):
        raise TypeError(f"text or bytes are needed, not {type(source).__name__}")
    return head + b"b" + source


def unpack_source(packed: bytes) -> tuple[Any, ...]:
    """The input that was packed, and what was said of it."""
    head, _, rest = packed.partition(b"\n")
    kind, body = rest[:1], rest[1:]
    source: str | bytes | Page = body
    if kind == b"p":
        source = _as_page(json.loads(body))
    elif kind == b"s":
        source = body.decode("utf-8", "surrogatepass")
    return (source, *json.loads(head))


def pack_memory(memory: Memory | None) -> Any:
    """A site memory as JSON: the name of its file, or all that it knows.

    Raises:
        OptionError: it is one that cannot be given to another process.
    """
    from cleaner.memory.store import StoredMemory

    if memory is None:
        return None
    if isinstance(memory, StoredMemory):
        return os.path.abspath(memory.path)
    if isinstance(memory, Frozen):
        return {host: (site.pages, list(site.counts.items())) for host, site in memory.sites.items()}
    raise OptionError(
        "with workers memory takes cleaner.memory.store.StoredMemory(path) or what freeze() of a SiteMemory returned, "
        f"not {type(memory).__name__}"
    )


def unpack_memory(packed: Any) -> Memory | None:
    """The memory that was packed."""
    from cleaner.memory.store import opened_memory

    if isinstance(packed, dict):
        return Frozen({host: Site(pages, dict(counts)) for host, (pages, counts) in packed.items()})
    return opened_memory(packed)


def pack(cleaned: Cleaned) -> bytes:
    """A result as bytes."""
    return _json(
        [
            _page(cleaned.page),
            [block.index for block in cleaned.kept],
            cleaned.removals,
            cleaned.unsure,
            cleaned.warnings,
            cleaned.meta,
            {block.index: place for place, block in enumerate(cleaned.page.blocks)},
        ]
    )


def unpack(packed: bytes) -> Cleaned:
    """The result that was packed."""
    of_page, kept, removals, unsure, warnings, meta, places = json.loads(packed)
    page = _as_page(of_page)
    return Cleaned(
        page,
        tuple(page.blocks[places[str(index)]] for index in kept),
        tuple(
            Removal(Span(*span), rule, name, reason, weight, _span(twin), twin_page)
            for span, rule, name, reason, weight, twin, twin_page in removals
        ),
        tuple(
            Verdict(rule, Span(*span), weight, evidence, _span(twin), _pairs(found))
            for rule, span, weight, evidence, twin, found in unsure
        ),
        tuple(warnings),
        _pairs(meta),
    )


def pack_options(options: CleanOptions) -> dict[str, Any]:
    """Options as JSON."""
    return {field.name: getattr(options, field.name) for field in fields(options)}


def unpack_options(packed: dict[str, Any]) -> CleanOptions:
    """The options that were packed."""
    plain: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in packed.items()}
    own = (UserRule(name, reason, *map(tuple, phrases)) for name, reason, *phrases in plain.pop("rules"))
    return CleanOptions(**plain, rules=tuple(own))


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def _page(page: Page) -> list[Any]:
    return [getattr(page, field.name) for field in fields(page) if field.name != "joined"] + [sorted(page.joined)]


def _as_page(packed: list[Any]) -> Page:
    name, text, blocks, lang, url, title, meta, source, warnings, links, *told, joined = packed
    made = tuple(Block(index, Span(*span), *rest) for index, span, *rest in blocks)
    return Page(
        name, text, made, lang, url, title, _pairs(meta), source, tuple(warnings),
        frozenset(Span(*span) for span in joined), tuple(Link(Span(*span), address) for span, address in links),
        *(tuple((block, value) for block, value in pairs) for pairs in told),
    )  # fmt: skip


def _span(value: list[int] | None) -> Span | None:
    return Span(*value) if value else None


def _pairs(meta: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((key, value) for key, value in meta)
