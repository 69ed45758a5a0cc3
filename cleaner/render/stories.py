"""Stories with their articles: as text, Markdown, JSON and JSON lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Protocol

from cleaner.render.records import encode
from cleaner.render.safe import one_line
from cleaner.text import counted


class StoryLike(Protocol):
    """What is asked of a story."""

    @property
    def title(self) -> str | None:
        """What it is about."""

    @property
    def page_ids(self) -> tuple[str, ...]:
        """Ids of its articles."""

    def to_dict(self) -> dict[str, Any]:
        """JSON form."""


Stories = Sequence[StoryLike]
Labels = Mapping[str, str]


def text(stories: Stories, labels: Labels) -> str:
    """A story and its articles, one a line; stories of one article last."""
    lines: list[str] = []
    for story in sorted(stories, key=lambda story: len(story.page_ids) == 1):
        count = len(story.page_ids)
        lines.append(f"{one_line(story.title or '(no title)')} ({counted(count, 'article')})")
        lines += [f"- {one_line(page)}: {one_line(labels.get(page, ''))}" for page in story.page_ids]
    return "\n".join(lines) + "\n"


def markdown(stories: Stories, labels: Labels) -> str:
    """A heading a story, an item an article."""
    from cleaner.render.escape import inline

    lines: list[str] = []
    for story in sorted(stories, key=lambda story: len(story.page_ids) == 1):
        lines += [f"## {inline(story.title or '(no title)')}", ""]
        lines += [f"- {inline(page)}: {inline(labels.get(page, ''))}" for page in story.page_ids]
        lines.append("")
    return "\n".join(lines)


def as_json(stories: Stories, labels: Labels) -> str:  # noqa: ARG001 - the titles stand in the stories
    """One list of stories."""
    return encode([story.to_dict() for story in stories], indent=2) + "\n"


def as_json_lines(stories: Stories, labels: Labels) -> str:  # noqa: ARG001
    """One story a line."""
    return "".join(encode(story.to_dict()) + "\n" for story in stories)


FORMATS: Final[dict[str, Callable[[Stories, Labels], str]]] = {
    "text": text,
    "md": markdown,
    "json": as_json,
    "jsonl": as_json_lines,
}
