"""Numbers of ordered lists: JSON tells those that counting from one does not give."""

from __future__ import annotations

import cleaner


def test_json_holds_the_numbers_that_counting_from_one_does_not_give():
    html = "<p>It rained for most of the year.</p><ol start=3><li>a<li value=7>b<li>c</ol><ol><li>d</ol>"
    cleaned = cleaner.clean(html, input="html", keep=("L6", "H3", "C1", "C2", "D4"))
    numbers = {cleaned.page.text[kept["start"] : kept["end"]]: kept.get("number") for kept in cleaned.to_dict()["kept"]}
    assert numbers == {"It rained for most of the year.": None, "a": 3, "b": 7, "c": 8, "d": None}
