"""Pages and results as bytes, for the pipes between processes: plain JSON, nothing is pickled."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from cleaner.model import Block, Cleaned, Link, Page, Removal, Span, Verdict
from cleaner.options import CleanOptions, UserRule


def pack_source(source: str | bytes | Page) -> bytes:
    """An input as bytes, its kind in the first byte.

    Raises:
        TypeError: it is neither text nor bytes nor a page.
    """
    if isinstance(source, Page):
        return b"p" + _json(_page(source))
    if isinstance(source, str):
        return b"s" + source.encode("utf-8", "surrogatepass")
    if not isinstance(source, bytes | bytearray):
        raise TypeError(f"text or bytes are needed, not {type(source).__name__}")
    return b"b" + source


def unpack_source(packed: bytes) -> str | bytes | Page:
    """The input that was packed."""
    kind, body = packed[:1], packed[1:]
    if kind == b"p":
        return _as_page(json.loads(body))
    return body.decode("utf-8", "surrogatepass") if kind == b"s" else body


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
            Verdict(rule, Span(*span), weight, evidence, _span(twin), tuple(found) if found else None)
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
    name, text, blocks, lang, url, title, meta, source, warnings, links, numbers, joined = packed
    made = tuple(Block(index, Span(*span), *rest) for index, span, *rest in blocks)
    return Page(
        name, text, made, lang, url, title, _pairs(meta), source, tuple(warnings),
        frozenset(Span(*span) for span in joined), tuple(Link(Span(*span), address) for span, address in links),
        tuple((block, number) for block, number in numbers),
    )  # fmt: skip


def _span(value: list[int] | None) -> Span | None:
    return Span(*value) if value else None


def _pairs(meta: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((key, value) for key, value in meta)
