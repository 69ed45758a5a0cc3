"""What is shared by the steps: their base, the name of what a bad record carries, the rows of a task."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, Final

from cleaner.errors import MissingExtra

if TYPE_CHECKING:
    Step = Any
    Tokenizer = Any
else:
    try:
        from datatrove.pipeline.base import PipelineStep as Step
        from datatrove.utils.word_tokenizers import WordTokenizer as Tokenizer
    except ImportError:

        class Step:
            """Stands in for datatrove's step, so that these modules can be looked at without it."""

            def __init__(self) -> None:
                raise MissingExtra("datatrove", "datatrove")

        Tokenizer = Step


ERROR: Final = "cleaner_error"
"""Key of the metadata under which a bad record travels from the reader to the step."""
HTML: Final = "cleaner_html"
"""Key of the metadata that says that the text is HTML."""


@contextmanager
def rows_of(folder: Any, rank: int) -> Iterator[IO[bytes]]:
    """The rows of one task, to write; the file takes its name when the task is done, and an earlier one goes.

    A task that is killed leaves a file that begins with a dot, which its next run writes anew.
    """
    part = f".{rank:05d}.part"
    with folder.open(part, "wb") as rows:
        yield rows
    folder.mv(part, f"{rank:05d}.jsonl")
