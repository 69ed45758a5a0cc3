"""A row with its clean text: what Spark and Ray Data map, and whatever else has rows."""

import json
from collections.abc import Mapping
from typing import Any

import cleaner


def cleaned(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with three columns more: ``clean``, ``removals`` (JSON) and ``error``; a bad row says why in the last.

    All three are strings, and empty where there is nothing: columns of such engines have one type each.
    """
    try:
        made = cleaner.clean_record({"text": row["text"], "url": row.get("url")})["cleaned"]
    except cleaner.errors.InputError as problem:
        return {**row, "clean": "", "removals": "", "error": str(problem)}
    return {**row, "clean": made["text"], "removals": json.dumps(made["removals"]), "error": ""}
