"""The cards of the scorers of plain text, written by ``train_text`` with the figures of its run."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

import text_pages

from cleaner import lexicon
from cleaner.judge.lines import features as line_features
from cleaner.judge.lines import origin

CARD = """# {title}

{purpose}

- **Form**: {form}. Read by {reader} in plain Python or numpy, with the same scores to the last bit.
- **Trained on**: the development half of WCXB (Web Content eXtraction Benchmark), Murrough Foley, 2026, CC BY 4.0
  (https://creativecommons.org/licenses/by/4.0/). {texts} texts: {counts}. Changes made: pages turned into text by inscriptis
  (whole bodies) and by trafilatura, readability and the article element (extracted texts); lines labelled by aligning
  them with the gold main text. No text of the pages is in this file.{others}{made}
- **Licence** of the weights: Apache-2.0 like the rest, with the attribution above.
- **Features** ({width}): {features}.
- **No language is favoured**: shape, place, neighbours and the page's own words; the only words it knows are the chrome
  phrases of all languages in `data/languages`. Most of the training pages are English, most others German.
- **Retrain**, to the same bytes: `python tests/train/train_text.py BENCH PAGES` (torch {torch}, catboost {catboost}, inscriptis {inscriptis}, trafilatura {trafilatura},
  one thread, fixed seeds, the same phrase tables in `data`: these have the SHA-256 {lexicon} over `whole.tsv`,
  `starts.tsv` and `words.tsv` in that order, {phrases} phrases).

## Figures

{how}

{table}

{notes}
"""

OTHERS = """
- **And on** {pages} pages, five of six not English, most German: half of the sites of trafilatura's evaluation set (Adrien
  Barbaresi, https://github.com/adbar/trafilatura, Apache-2.0; the pages are their sites'), lines labelled by what
  trafilatura leaves of the HTML and by the snippets that must and must not stay. No threshold is taken from them."""

MADE = """
- **And**, the network only, on {views} texts that other converters ({converters}) make of the same pages, and on {grafts}
  grafts: texts in which the chrome of one page stands around the content of another of the same fold, with pieces cut out
  (`tests/train/grafts.py`). They count half."""

KINDS = {"inscriptis": "whole body, labelled pages", "aligned": "whole body, other pages", "subtree": "article element",
         "traf": "trafilatura", "traf_recall": "trafilatura, recall", "readability": "readability"}  # fmt: skip


def write(folder, sizes, forms, figures, together, snippets, detected, notes):
    """The two cards.

    Args:
        folder: where they go.
        sizes: how many texts there are of each source.
        forms: what the files hold, in words, by name of the file.
        figures: of the scorer alone, by level and source.
        notes: how the levels were set.
        together: of all rules and the scorer, by level.
        snippets: the same for the pages with snippets.
        detected: share of each source that is called a whole body.
    """
    tables = [Path(lexicon.DATA, f"{name}.tsv") for name in ("whole", "starts", "words")]
    common = {
        "texts": sum(sizes[source] for source in KINDS), "counts": ", ".join(f"{sizes[source]} {name}" for source, name in KINDS.items()),
        "torch": version("torch"), "catboost": version("catboost"), "inscriptis": version("inscriptis"), "trafilatura": version("trafilatura"),
        "lexicon": hashlib.sha256(b"".join(map(Path.read_bytes, tables))).hexdigest()[:16],
        "phrases": sum(len(table.read_text("utf-8").splitlines()) for table in tables[:2]),
    }  # fmt: skip
    others = OTHERS.format(pages=sizes["foreign"])
    made = MADE.format(
        views=sum(sizes[source] for source in text_pages.VIEWS), grafts=sizes["graft"],
        converters=f"cleaner's own reader, resiliparse {version('resiliparse')}",
    )  # fmt: skip
    lines_table = ["| level | log-odds | text | pages | content words lost | pages that lose > 5 % | chrome precision | chrome words gone |",
                   "|---|---|---|---|---|---|---|---|"]  # fmt: skip
    for level, row in figures.items():
        for source, name in KINDS.items():
            for suffix in ("", ", heeding the detector"):
                if suffix and source == "subtree":  # the detector learned from none of them
                    continue
                found = row[source + suffix]
                lines_table.append(
                    f"| {level} | {row['odds']} | {name}{suffix} | {found['pages']} | {found['loss']:.3%} | {found['over 5 %']:.2%} "
                    f"| {found['chrome precision']:.3f} | {found['chrome words gone']:.3f} |"
                )
    lines_table += ["", "All rules and this scorer together, over the labelled whole bodies, by site: forest, network, thresholds and the",
                    "detector's score of a page had no part in its site (the weights of the rules were set on all pages).", "",
                    "| level | pages | content words lost | pages that lose > 5 % | chrome precision | chrome words gone | word F1 | nothing removed |",
                    "|---|---|---|---|---|---|---|---|"]  # fmt: skip
    lines_table += [
        f"| {level} | {found['pages']} | {found['loss']:.3%} | {found['over 5 %']:.2%} | {found['chrome precision']:.3f} "
        f"| {found['chrome words gone']:.3f} | {found['word F1']:.3f} | {found['nothing removed']:.3f} |" for level, found in together.items()
    ]  # fmt: skip
    lines_table += ["", f"The {sizes['foreign']} pages with snippets, five of six not English, the same way:", "",
                    "| level | wanted snippets kept | unwanted snippets gone |", "|---|---|---|"]  # fmt: skip
    lines_table += [f"| {level} | {found['kept']:.4f} | {found['gone']:.3f} |" for level, found in snippets.items()]
    (folder / "text-lines.md").write_text(
        CARD.format(
            title="text-lines: the line scorer", purpose="Says how much a line of a whole-body text looks like chrome (rule L602). `text-lines.json` holds trees and bounds, `text-network.json.gz` the networks.",
            form=forms["lines"], reader="`cleaner/judge/lines/trees.py` and `network.py`",
            width=len(line_features.NAMES), features=", ".join(line_features.NAMES), others=others, made=made,
            how="Out of fold, folds by site: every text scored by trees and a network that saw no text of its site. Only this scorer acts, no rule.",
            table="\n".join(lines_table), notes=notes, **common,
        ),
        "utf-8",
    )  # fmt: skip
    table = ["| text | called whole body |", "|---|---|"]
    table += [
        f"| {KINDS.get(source, 'whole body, other languages')} | {share:.1%} |" for source, share in detected.items()
    ]
    (folder / "text-origin.md").write_text(
        CARD.format(
            title="text-origin: whole body or extracted text", purpose="Tells a whole-body text from one that an extractor has cleaned.",
            form=forms["origin"],
            reader="`cleaner/judge/lines/trees.py`", width=len(origin.OUTLINE), features=", ".join(origin.OUTLINE), others="", made="",
            how=f"Out of fold, folds by site; log-odds above {origin.THRESHOLD} count as a whole body.",
            table="\n".join(table),
            notes="Texts of an article element lie between the two kinds and were not learned from.", **common,
        ),
        "utf-8",
    )  # fmt: skip
