"""Files of SQLite that several processes of ours share: how long one waits while another writes."""

from __future__ import annotations

from typing import Final

BUSY_SECONDS: Final = 30.0
"""SQLite's own 5 s were too few for one of four processes where ten were at work on two cores: its run ended with
"database is locked"."""
