"""More training pages for ``train_html.py``: the content of one page in the chrome of another, labels for free.

    grafted(samples, draw=0)    one grafted page for each page that can be, the same ones for the same samples and draw

A page's core is where its marked text stands: the smallest element that holds nearly all of it, or the run of that
element's children from the first that holds some to the last. Page and metadata, title too, are those of the page whose
core it is; what stands around, with the names of its elements, is of another page of the same kind and fold, so that
folds by site stay honest. Then runs of children are left out at random. It is done on the reader's columns: nothing is
parsed or labelled again, and a block brings along what trafilatura said of it where it came from. Figures in
``tests/train/html-tried.md``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from cleaner.judge.html.extractor import Opinion
from cleaner.model import Block, Span
from cleaner.read.dom_columns import Nodes, Rows

CORE_SHARE = 0.95
"""Share of the letters of the marked text that a core holds at least."""
LEAST_CHROME = 5
"""Fewest blocks around the core of a page that lends its chrome."""
TRIES = 20
"""Pages that are asked for their chrome before a page goes without."""
TRIMS = (0, 3)
TRIMMED = (0.2, 0.7)
"""How often a run of children is left out, at least and at most, and what share of the children."""
LEAST_BLOCKS = 4
"""Fewest blocks that must be left."""


class Core(NamedTuple):
    """Where the content of a page stands."""

    up: int
    """The element around it."""
    low: int
    high: int
    """Its elements: the first, and the one after the last."""
    first: int
    after: int
    """Its blocks, in the same way."""


class Piece(NamedTuple):
    """One block of a page that is being made."""

    sample: Any
    """The page it is from."""
    block: int
    node: int
    """Its element in the new page."""


def grafted(samples: Sequence[Any], draw: int) -> list[Any]:
    """One grafted page for each of the samples whose content has a place (the same class, ``Sample``)."""
    cores = [cores_of(sample) for sample in samples]
    lenders: dict[tuple[int, str], list[int]] = defaultdict(list)
    for place, (sample, found) in enumerate(zip(samples, cores, strict=True)):
        if lends(sample, found):
            lenders[sample.fold, sample.kind].append(place)
    made = []
    for place, (sample, found) in enumerate(zip(samples, cores, strict=True)):
        random = np.random.default_rng([draw, place])
        pool = lenders[sample.fold, sample.kind]
        for _ in range(TRIES if found and pool else 0):
            other = int(random.choice(pool))
            if samples[other].site != sample.site:
                outer = one_of(lends(samples[other], cores[other]), random)
                new = graft(samples[other], outer, sample, one_of(found, random))
                made.append(trimmed(new, random))
                break
    return made


def one_of(cores: list[Core], random: np.random.Generator) -> Core:
    return cores[int(random.integers(len(cores)))]


def lends(sample: Any, cores: list[Core]) -> list[Core]:
    """The cores that have enough chrome around them."""
    return [core for core in cores if len(sample.page.blocks) - (core.after - core.first) >= LEAST_CHROME]


def cores_of(sample: Any) -> list[Core]:
    """The page's content as an element and as a run of children; none where no text is marked."""
    at, is_main = np.array(sample.tree.rows.node), sample.label >= 0.5
    if not is_main.any() or (at < 0).any():
        return []
    parents, ends = np.array(sample.tree.nodes.parent), np.array(sample.tree.nodes.end)
    size = np.array([block.span.end - block.span.start for block in sample.page.blocks]) * is_main
    root = int(np.flatnonzero(below(at, ends, size) >= CORE_SHARE * size.sum())[-1])
    cores = [core_at(int(parents[root]), root, int(ends[root]), at)] if parents[root] >= 0 else []
    marked = at[(at >= root) & (at < ends[root]) & is_main].tolist()
    if root not in (marked[0], marked[-1]):
        first, last = (child_of(root, node, parents) for node in (marked[0], marked[-1]))
        cores.append(core_at(root, first, int(ends[last]), at))
    return cores


def core_at(up: int, low: int, high: int, at: np.ndarray) -> Core:
    inside = np.flatnonzero((at >= low) & (at < high))
    return Core(up, low, high, int(inside[0]), int(inside[-1]) + 1)


def child_of(root: int, node: int, parents: np.ndarray) -> int:
    """The child of ``root`` that holds ``node``."""
    while parents[node] != root:
        node = int(parents[node])
    return node


def below(at: np.ndarray, ends: np.ndarray, amounts: np.ndarray | None = None) -> np.ndarray:
    """For each element the sum of the amounts of the blocks in and below it, or their number."""
    running = np.concatenate([[0], np.cumsum(np.bincount(at, amounts, minlength=len(ends)))])
    return running[ends] - running[:-1]


def graft(outer: Any, gap: Core, inner: Any, core: Core) -> Any:
    """The page ``inner`` with what stands around the core of ``outer`` instead of its own.

    Marked text outside a core is left out. A title stands where ``outer`` has one outside its core, if ``inner`` has.
    """
    nodes, others = outer.tree.nodes, inner.tree.nodes
    ahead, longer = gap.low - core.low, (core.high - core.low) - (gap.high - gap.low)

    def moved(node: int) -> int:
        return node if node < gap.low else node + longer

    def lifted(node: int) -> int:
        return node + ahead if core.low <= node < core.high else gap.up

    parents = [
        *nodes.parent[: gap.low],
        *map(lifted, others.parent[core.low : core.high]),
        *map(moved, nodes.parent[gap.high :]),
    ]
    tags, names = (
        (*kept[: gap.low], *new[core.low : core.high], *kept[gap.high :])
        for kept, new in ((nodes.tag, others.tag), (nodes.names, others.names))
    )
    outside = [n for n in range(len(inner.page.blocks)) if not core.first <= n < core.after]
    titles = [n for n in outside if inner.page.blocks[n].kind == "title"]

    def chrome(blocks: Iterable[int]) -> Iterable[Piece]:
        for block in blocks:
            node = moved(outer.tree.rows.node[block])
            if outer.page.blocks[block].kind == "title":
                if titles:
                    yield Piece(inner, titles[0], node)
            elif outer.label[block] < 0.5:
                yield Piece(outer, block, node)

    pieces = [
        *chrome(range(gap.first)),
        *(Piece(inner, block, lifted(inner.tree.rows.node[block])) for block in range(core.first, core.after)),
        *chrome(range(gap.after, len(outer.page.blocks))),
    ]
    return assembled(inner, (parents, tags, names), pieces)


def assembled(sample: Any, columns: tuple[Sequence[int], Sequence[str], Sequence[str]], pieces: list[Piece]) -> Any:
    """The sample with other elements (parents, tags, names) and other blocks."""
    parents = columns[0]
    ends = list(range(1, len(parents) + 1))
    for node in range(len(parents) - 1, 0, -1):
        up = parents[node]
        if up >= 0:
            ends[up] = max(ends[up], ends[node])
    blocks, texts, place = [], [], 0
    for number, (source, block, _) in enumerate(pieces):
        old = source.page.blocks[block]
        text = source.page.of(old)
        blocks.append(Block(number, Span(place, place + len(text)), old.kind, old.path, old.link_chars))
        texts.append(text)
        place += len(text) + 2
    rows = [
        tuple(getattr(source.tree.rows, name)[block] for source, block, _ in pieces)
        for name in ("links", "bold_chars", "images", "hidden")
    ]
    opinion = Opinion(
        tuple(source.opinion.main[block] for source, block, _ in pieces),
        tuple(source.opinion.comments[block] for source, block, _ in pieces),
        sample.opinion.asked,
    )
    return sample._replace(
        page=replace(sample.page, text="\n\n".join(texts), blocks=tuple(blocks)),
        tree=replace(
            sample.tree,
            nodes=Nodes(*map(tuple, columns), tuple(ends)),
            rows=Rows(tuple(node for _, _, node in pieces), *rows),
            memo={},
        ),
        opinion=opinion,
        label=np.array([source.label[block] for source, block, _ in pieces], dtype=np.float32),
        bags=[source.bags[block] for source, block, _ in pieces],
    )


def trimmed(sample: Any, random: np.random.Generator) -> Any:
    """The page with runs of children of some elements left out; something marked is always left."""
    for _ in range(int(random.integers(TRIMS[0], TRIMS[1] + 1))):
        nodes, at = sample.tree.nodes, np.array(sample.tree.rows.node)
        parents, ends = np.array(nodes.parent), np.array(nodes.end)
        held = below(at, ends)
        is_child = (held > 0) & (parents >= 0)
        wide = np.flatnonzero(np.bincount(parents[is_child], minlength=len(parents)) >= 3)
        if not len(wide):
            return sample
        chance = np.sqrt(held[wide])
        children = np.flatnonzero(is_child & (parents == random.choice(wide, p=chance / chance.sum())))
        count = max(1, round(len(children) * random.uniform(*TRIMMED)))
        begin = int(random.integers(len(children) - count + 1))
        kept = np.ones(len(parents), dtype=bool)
        kept[children[begin] : ends[children[begin + count - 1]]] = False
        if kept[at].sum() >= LEAST_BLOCKS and (sample.label[kept[at]] >= 0.5).any():
            sample = without(sample, kept)
    return sample


def without(sample: Any, kept: np.ndarray) -> Any:
    """The page without the elements that are not kept, and without their blocks."""
    nodes, at = sample.tree.nodes, np.array(sample.tree.rows.node)
    place = np.cumsum(kept) - 1
    left = np.flatnonzero(kept).tolist()
    parents = [int(place[nodes.parent[node]]) if nodes.parent[node] >= 0 else -1 for node in left]
    columns = (parents, [nodes.tag[node] for node in left], [nodes.names[node] for node in left])
    return assembled(sample, columns, [Piece(sample, n, int(place[at[n]])) for n in np.flatnonzero(kept[at]).tolist()])
