"""Pages for the tests of digests, written for them, and made without the readers."""

from __future__ import annotations

from cleaner.model import Block, Cleaned, Kind, Page, Span


def page(name: str, *blocks: str, lang: str = "en") -> Cleaned:
    """A cleaned page of paragraphs; a block that starts with ``# `` is a heading."""
    text, found, at = "", [], 0
    for block in blocks:
        kind: Kind = "heading" if block.startswith("# ") else "paragraph"
        body = block.removeprefix("# ")
        text += body + "\n\n"
        found.append(Block(len(found), Span(at, at + len(body)), kind))
        at += len(body) + 2
    return Cleaned(Page(name, text, tuple(found), lang), tuple(found), ())


FERRY = page(
    "ferry",
    "# Ferry cancelled",
    "The ferry to the northern islands was cancelled on Monday after its engine failed. About 300 passengers waited "
    "in the harbour hall until late in the evening. However, nobody was hurt.",
    "# What happens next",
    "The company Nordlys said that a second ferry would sail on Tuesday morning. It will carry cars too. "
    "Will it be on time?",
    'Hotels in the town offered beds to passengers. "We had tea and blankets, said Ada Neri of the harbour hotel. '
    "The engine had been repaired in May at a cost of 40,000 euros. Subscribe to our newsletter for more harbour news.",
    "The islands depend on the ferry for food and medicine. Schools on the islands stay closed on Tuesday.",
)

HARBOUR = page(
    "harbour",
    "# No boats today",
    "Some 300 passengers were stranded in the harbour on Monday when the engine of the Nordlys ferry failed. "
    "The crossing to the northern islands was cancelled. Captain Jon Eriksen said the engine had stopped twice in May.",
    "A replacement ferry from Nordlys is to sail on Tuesday morning. The island council wants a subsidy of 2 million "
    "euros for a second ship.",
)

COUNCIL = page(
    "council",
    "# Council asks for a ship",
    "The island council demanded a second ship on Monday after the Nordlys ferry was cancelled with engine failure. "
    "Captain Jon Erikson told the council that the engine had stopped twice in May. The bakery on the quay sold out "
    "by noon.",
    "Mayor Liv Dahl put the price of a second ship at 2 million euros. The council votes in June.",
)
