"""The texts that the scorers of plain text are trained on, with a label for every line.

The development texts hold 552 pages as whole bodies and as four extractors leave them, labelled line by line. The other 919
development pages are turned into whole bodies the same way and labelled by aligning them with their gold text; on the
552 the alignment gives the same label on 99 % of the lines that are labelled content or chrome.

The pages of ``snippets/``, five of six not English, have no gold text. They are labelled by what trafilatura leaves of
their HTML: a line counts where two of its settings agree, .93 of the lines with a snippet then have the label
that the snippet says; where a snippet speaks, it is heard. Such labels teach, but no threshold is taken from
them. By site they brought .07 more of the unwanted snippets of the other pages at the same loss, and .01 more of the
chrome words of English pages, whose curve still rises with their number (.27, .28 and .33 with 200, 276 and 700 pages).

``views`` are the development pages once more as two other converters write them, which break and mark lines otherwise.
"""

from __future__ import annotations

import bisect
import json
import lzma
import re
import sys
import tarfile
from pathlib import Path
from urllib.parse import urlsplit

from cleaner.read import read

CONTENT, CHROME, DUP, MIXED = range(4)
LABELS = {"content": CONTENT, "chrome": CHROME, "dup": DUP, "mixed": MIXED}
WORD = re.compile(r"\w+")
GOLD = ("inscriptis", "aligned")
"""Sources of whole bodies whose labels come from a gold text."""
VIEWS = ("reader", "resiliparse")
"""Other converters; ``reader`` is ``cleaner.read``, a line a block."""
WHOLE = (*GOLD, "foreign", *VIEWS, "graft")
"""All sources of whole bodies."""
FOUND = 0.8
"""Share of the words of a gold text that must stand on the page, or it is left out: then the text is not on it."""


def words_of(text):
    return WORD.findall(text.lower())


def texts(bench, pages):
    """All texts: the labelled ones, then the aligned ones, in a fixed order."""
    with lzma.open(bench / "text" / "dev.jsonl.xz", "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    found = [
        {"id": row["id"], "domain": row["domain"], "source": row["source"], "lines": row["lines"], "gold": row["gold"],
         "labels": [LABELS[label] for label in row["labels"]]}
        for row in rows if row["lines"]
    ]  # fmt: skip
    return found + list(aligned(pages, {row["id"] for row in rows})) + list(foreign(bench / "snippets"))


def aligned(pages, known):
    """Whole bodies of the pages that are not among the labelled ones."""
    from inscriptis import get_text

    sys.setrecursionlimit(20000)
    yield from _labelled(pages, "aligned", get_text, lambda name: name not in known)


def views(pages, hosts):
    """The pages of these texts as other converters write them; hosts are those of the pages."""
    from resiliparse.extract.html2text import extract_plain_text

    def of_reader(html):
        page, _ = read(html, input="html")
        return "\n".join(page.text[block.span.start : block.span.end] for block in page.blocks)

    def of_resiliparse(html):
        return extract_plain_text(html, main_content=False, alt_texts=False)

    for source, convert in zip(VIEWS, (of_reader, of_resiliparse), strict=True):
        for row in _labelled(pages, source, convert, hosts.__contains__):
            yield row | {"domain": hosts[row["id"]]}


def _labelled(pages, source, convert, wanted):
    """Whole bodies as a converter writes them, labelled by aligning them with their gold texts."""
    for path in sorted((pages / "truth").glob("*.json")):
        if not wanted(path.stem):
            continue
        truth = json.loads(path.read_text("utf-8"))
        gold = truth["ground_truth"].get("main_content") or ""
        html = (pages / "html" / f"{path.stem}.html").read_bytes().decode("utf-8", "replace")
        try:
            body = convert(html)
        except (ValueError, AssertionError, RecursionError):
            continue
        page_lines = lines_of(body.split("\n"))
        if not gold.strip() or len(page_lines) < 3:
            continue
        labels = align(page_lines, gold)
        content = sum(len(words_of(line)) for line, label in zip(page_lines, labels, strict=True) if label == CONTENT)
        if content < FOUND * len(words_of(gold)):
            continue
        yield {"id": path.stem, "domain": host_of(truth.get("url") or "", path.stem), "source": source, "lines": page_lines,
               "labels": labels}  # fmt: skip


def lines_of(raw):
    """Lines with blanks folded; those without a letter or digit are left out."""
    folded = (" ".join(line.split()) for line in raw)
    return [line for line in folded if any(map(str.isalnum, line))]


def host_of(url, otherwise):
    """The host of an address, without ``www.``."""
    return (urlsplit(url).hostname or otherwise).removeprefix("www.")


def foreign(folder):
    """Whole bodies of the pages with snippets, labelled by an extractor and by their snippets."""
    import trafilatura

    with tarfile.open(folder / "html.tar.xz") as archive:
        pages = {Path(member.name).stem: archive.extractfile(member).read() for member in archive if member.isfile()}
    with lzma.open(folder / "snippets.jsonl.xz", "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    for row in rows:
        page_lines = lines_of(row["lines"])
        left, more = (
            align(page_lines, trafilatura.extract(pages[row["id"]], include_comments=False, favor_recall=recall) or "")
            for recall in (False, True)
        )
        labels = [one if (one == CONTENT) == (two == CONTENT) else MIXED for one, two in zip(left, more, strict=True)]
        wanted, unwanted = ([" ".join(snippet.split()) for snippet in row[key]] for key in ("with", "without"))
        for place, line in enumerate(page_lines):
            content, chrome = (any(snippet in line for snippet in told) for told in (wanted, unwanted))
            if content or chrome:
                labels[place] = MIXED if content and chrome else CONTENT if content else CHROME
        yield {"id": row["id"], "domain": host_of(row["url"], row["id"]), "source": "foreign", "lines": page_lines, "labels": labels,
               "wanted": wanted, "unwanted": unwanted}  # fmt: skip


def align(page_lines, gold):
    """A label for every line: the heaviest chain of lines that stand in the gold text in order is content."""
    gold_words = words_of(gold)
    joined = " " + " ".join(gold_words) + " "
    starts, place = [], 0
    for word in gold_words:
        starts.append(place)
        place += len(word) + 1
    parts = [words_of(line) for line in page_lines]
    found = {index: _occurrences(joined, starts, part) for index, part in enumerate(parts) if part}
    chain = _heaviest_chain(found, parts, len(gold_words) + 2)
    covered = bytearray(len(gold_words) + 1)
    for index, at in chain.items():
        covered[at : at + len(parts[index])] = b"\1" * len(parts[index])
    triples = set(zip(gold_words, gold_words[1:], gold_words[2:], strict=False))
    labels = []
    for index, part in enumerate(parts):
        size = len(part)
        free = [at for at in found.get(index, ()) if sum(covered[at : at + size]) < size / 2]
        if index in chain:
            labels.append(CONTENT)
        elif free and size >= 4:
            covered[free[0] : free[0] + size] = b"\1" * size
            labels.append(CONTENT)
        elif found.get(index):
            labels.append(DUP if size >= 4 else CHROME)
        else:
            own = list(zip(part, part[1:], part[2:], strict=False))
            share = sum(triple in triples for triple in own) / len(own) if own else 0
            labels.append(CONTENT if share >= 0.75 else MIXED if share >= 0.35 else CHROME)
    return labels


def _occurrences(joined, starts, part):
    """Word places at which the words stand in the gold text, the first 40."""
    needle = " " + " ".join(part) + " "
    places = []
    at = joined.find(needle)
    while at >= 0 and len(places) < 40:
        places.append(bisect.bisect_left(starts, at))
        at = joined.find(needle, at + 1)
    return places


def _heaviest_chain(found, parts, size):
    """Line to gold place for the heaviest chain that rises in both; near neighbours weigh a little more."""
    best = [(0, -1)] * (size + 1)
    nodes = []
    for index, places in found.items():
        weight = len(parts[index])
        fresh = []
        for at in places:
            top, position = (0, -1), at + 1
            while position > 0:
                if best[position][0] > top[0]:
                    top = best[position]
                position -= position & -position
            gain = weight
            if top[1] >= 0:
                before, was, length, _ = nodes[top[1]]
                gain += (0.5 if was + length == at else 0) - min(0.4, 0.01 * (index - before))
            fresh.append((top[0] + gain, (index, at, weight, top[1])))
        for total, node in fresh:
            nodes.append(node)
            position = min(node[1] + weight, size - 1) + 1
            while position <= size:
                if total > best[position][0]:
                    best[position] = (total, len(nodes) - 1)
                position += position & -position
    chain = {}
    at = max(best)[1]
    while at >= 0:
        index, place, _, at = nodes[at]
        chain[index] = place
    return chain
