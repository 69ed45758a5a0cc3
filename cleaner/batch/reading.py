"""From a task to its page, with nothing removed from it: a document, or the text of a record."""

from __future__ import annotations

from typing import Any

from cleaner.batch.records import RecordOptions, page_in
from cleaner.batch.task import Task
from cleaner.errors import RecordError
from cleaner.model import Page
from cleaner.model.noun import replaced
from cleaner.read import read
from cleaner.read.records import field_of, name_of, parse


def page_of(task: Task, options: RecordOptions) -> tuple[Page, Any]:
    """The page of a task, and its tree if it is HTML.

    Raises:
        RecordError: there is none.
    """
    about = task.about
    if task.form == "bad":
        raise RecordError(task.number, about["reason"], about["kind"])
    if task.form == "line":
        _, record = parse(task.body)
        found = field_of(record, options.field)
        return page_in(found, name_of(record, options.id_field), record.get(options.url_field), options)
    page, tree = read(
        task.body,
        input=about.get("input", "auto"),
        id=about["id"],
        url=about.get("url"),
        lang=options.lang,
        charset=about.get("charset"),
        links=options.links,
    )
    if about.get("warnings"):
        page = replaced(page, warnings=(*about["warnings"], *page.warnings))
    return page, tree
