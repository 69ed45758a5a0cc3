"""Clean text you can trust and digests you can check, from scraped pages.

    >>> import cleaner
    >>> page = cleaner.clean("The Long Walk\\n\\nIt rained on the hill all day long.\\n\\nLeave a Comment\\n")
    >>> [gone.name for gone in page.removals]
    ['comment-prompt']

Names are resolved when they are first used, so that ``import cleaner`` costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # not typing's own: nothing is loaded before ``cleaner.__main__`` guards it
if TYPE_CHECKING:
    from typing import Any, Final

    from cleaner.batch import Document as Document
    from cleaner.batch import RecordOptions as RecordOptions
    from cleaner.batch import clean_many as clean_many
    from cleaner.batch import clean_record as clean_record
    from cleaner.errors import CleanerError as CleanerError
    from cleaner.model import ArticleDigest as ArticleDigest
    from cleaner.model import Block as Block
    from cleaner.model import Cleaned as Cleaned
    from cleaner.model import Digest as Digest
    from cleaner.model import Echo as Echo
    from cleaner.model import Link as Link
    from cleaner.model import Page as Page
    from cleaner.model import Pick as Pick
    from cleaner.model import Removal as Removal
    from cleaner.model import Sentence as Sentence
    from cleaner.model import Source as Source
    from cleaner.model import Span as Span
    from cleaner.model import Verdict as Verdict
    from cleaner.model import replay as replay
    from cleaner.options import CleanOptions as CleanOptions
    from cleaner.pipeline import clean as clean
    from cleaner.pipeline_digest import digest as digest
    from cleaner.pipeline_digest import merge as merge
    from cleaner.pipeline_stories import group as group
    from cleaner.sentences import split as split
    from cleaner.stories import Story as Story

_NAMES: Final = {
    "ArticleDigest": "cleaner.model",
    "Block": "cleaner.model",
    "CleanOptions": "cleaner.options",
    "Cleaned": "cleaner.model",
    "CleanerError": "cleaner.errors",
    "Digest": "cleaner.model",
    "Document": "cleaner.batch.many",
    "Echo": "cleaner.model",
    "Link": "cleaner.model",
    "Page": "cleaner.model",
    "Pick": "cleaner.model",
    "RecordOptions": "cleaner.batch.records",
    "Removal": "cleaner.model",
    "Sentence": "cleaner.model",
    "Source": "cleaner.model",
    "Span": "cleaner.model",
    "Story": "cleaner.stories",
    "Verdict": "cleaner.model",
    "clean": "cleaner.pipeline",
    "clean_many": "cleaner.batch.many",
    "clean_record": "cleaner.batch.records",
    "digest": "cleaner.pipeline_digest",
    "group": "cleaner.pipeline_stories",
    "merge": "cleaner.pipeline_digest",
    "replay": "cleaner.model",
    "split": "cleaner.sentences",
}

__all__ = [*_NAMES, "__version__"]  # noqa: PLE0604 - the keys are strings


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("cleaner-digest")
        except PackageNotFoundError:  # run from a checkout that was not installed
            return "0+unknown"
    module = _NAMES.get(name)
    if module is None:
        raise AttributeError(f"module 'cleaner' has no attribute {name!r}")
    import importlib

    found = getattr(importlib.import_module(module), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
