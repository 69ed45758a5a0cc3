"""Chrome in text.

By its words (``phrases``), its shape (``shapes``) and what stands around it (``structure``, ``lists``, ``sections``).
"""

from __future__ import annotations

from typing import Final

ARTICLE: Final = "The ferry left at dawn with forty people on board and came back empty in the evening."
"""The prose of the rules' examples: it makes an article of the page around a line."""
