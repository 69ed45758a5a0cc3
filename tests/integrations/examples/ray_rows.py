"""Ray Data: clean text beside the text of a data set.

    with_clean_text(ray.data.read_json("pages.jsonl")).write_parquet("clean")

cleaner has to be installed where the workers run. A bad row does not end the job, it says why in ``error``.
"""

from typing import Any

from integrations.examples.rows import cleaned


def with_clean_text(pages: Any) -> Any:
    """The rows of ``pages``, which have a ``text`` and may have a ``url``, with three columns more."""
    return pages.map(cleaned)
