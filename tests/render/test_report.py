"""The report: what stands in it, where its links lead, and that it is the same every time."""

from __future__ import annotations

import html
import re
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner.model import Cleaned, Digest, Page, Span
from cleaner.render.base import Digested
from cleaner.render.report import render, style


def visible(page: str) -> str:
    """The words of a page, elements taken out."""
    body = page.partition("<body>")[2]
    return html.unescape(re.sub("<[^>]*>", "", body))


def test_is_one_document_without_outside_resources(council):
    page = render(*council)
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert page.rstrip().endswith("</html>")
    assert "<script" not in page
    assert not re.search(r"\b(?:src|srcset|action|background)=", page)
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'" in page


def test_style_sheet_cannot_end_early():
    assert "</" not in style()


def test_figures(council):
    page = render(*council)
    figures = re.findall("<dt>([^<]*)</dt><dd>([^<]*)</dd>", page)
    assert figures == [
        ("articles", "3"),
        ("words in \u2192 out (\u221219%)", "79 \u2192 64"),
        ("blocks removed", "2"),
        ("repeat removed", "1"),
        ("unsure, kept for a look", "1"),
    ]


def test_one_digest_of_all_articles_needs_no_name(council, stories):
    alone = render(*council)
    assert '<h2 id="story1-name">Merged digest</h2>' in alone
    assert '<a href="#story1">Merged digest</a>' in alone
    assert "Stories" not in visible(alone)
    several = render(*stories)
    assert '<a href="#stories">Stories</a>' in several
    assert [f"Story {number}:" in visible(several) for number in (1, 2, 3)] == [True, True, False]
    digested, articles = council
    apart = render(digested, (*articles, stories[1][-1]))
    assert "Told by one article only: [4]" in visible(apart)
    none = render(replace(digested, merged=()), articles)
    assert not re.search("stor(?:y|ies)\\d?", none.partition("<body>")[2])


def test_merged_digest_names_sources_and_differences(council):
    page = render(*council)
    first = page[page.index('<li id="m1-1">') : page.index('<li id="m1-2">')]
    assert "It will cost 40 million." in first
    assert "also reported by" in first
    assert re.search(r'differs: &quot;40&quot; / &quot;45&quot; million in <a [^>]*href="#a2-0">.*?\[2\]</a>', first)
    assert "gives figures: 40" in first
    third = page[page.index('<li id="m1-3">') : page.index('<li id="m1-4">')]
    assert "only this article says so" in third


def test_sentences_and_their_places_link_both_ways(council):
    digested, articles = council
    page = render(digested, articles)
    for number, pick in enumerate(digested.merged[0].picks, 1):
        article = 1 + [cleaned.page.id for cleaned in articles].index(pick.page_id)
        place = f"a{article}-{pick.span.start}"
        sentence = page[page.index(f'<li id="m1-{number}">') :]
        assert f'href="#{place}"' in sentence[: sentence.index("</li>")]
        mark = page[page.index(f'<mark id="{place}">') :]
        assert mark.startswith(f'<mark id="{place}">{html.escape(pick.text, quote=True)}</mark>')
        assert f'href="#m1-{number}"' in mark[:400]


def test_matrix_tells_who_says_what(council):
    table = render(*council)
    rows = re.findall('<tr><th scope="row">.*?</tr>', table[table.index('class="matrix"') : table.index("</table>")])
    signs = [re.findall(r'#(taken|same|unlike)"|(class="none")', row) for row in rows]
    assert [[a or "-" for a, _ in row] for row in signs] == [
        ["taken", "unlike", "-"], ["taken", "-", "same"], ["-", "taken", "-"], ["same", "-", "taken"],
    ]  # fmt: skip
    assert [re.search(r'class="sum">([^<]*)', row)[1] for row in rows] == ["2 of 3", "2 of 3", "1 of 3", "2 of 3"]


def test_removed_text_is_struck_announced_and_explained(council):
    page = render(*council)
    row = page[page.index("Leave a Comment") - 300 : page.index("Leave a Comment") + 200]
    assert '<span class="sr">Removed: </span>comment-prompt' in row
    assert re.search("<del[^>]*>Leave a Comment</del>", row)
    assert "C101: it says" in row


def test_repeat_leads_to_the_copy_that_stays(council):
    page = render(*council)
    assert 'repeat of <a href="#a1-p3">\u00b63</a>' in page
    assert page[page.index('id="a1-p3"') :].startswith('id="a1-p3"><div class="side">\u00b63</div>')


def test_a_line_that_is_the_title_is_shown_as_a_heading():
    text = "Skip to content\nFerry Comes Back Empty\nby Ada Moor\nThe ferry left at dawn with forty people and came back empty.\n"
    cleaned = cleaner.clean(text, input="text")
    assert cleaned.page.blocks[1].kind == "line"
    page = render(Digested(()), (cleaned,))
    assert '<h4 class="kind-heading" dir="auto">Ferry Comes Back Empty</h4>' in page
    assert page.count('class="kind-heading"') == 1


def test_unsure_blocks_stay_and_say_so(council):
    page = render(*council)
    row = page[page.index('class="row unsure"') :].partition('class="row gone')[0]
    assert "C204?" in row
    assert "unsure, kept (0.60)" in row
    assert "<del" not in row


def test_switch_hides_without_script(council):
    page = render(*council)
    assert '<input type="checkbox" id="hide"> <label for="hide">' in page
    assert ".articles:has(#hide:checked) .gone { display: none; }" in page


def test_sources_link_outside_over_https_only(council, hostile):
    assert 'href="https://www.news.example/tram?id=7" rel="noreferrer noopener">news.example' in render(*council)
    assert 'href="javascript' not in render(*hostile)


def test_stories_are_listed_and_those_alone_too(stories):
    page = render(*stories)
    assert "6 articles, 2 stories" in page
    assert 'href="#story2">Rain all week</a>' in page
    assert 'Told by one article only: <a class="cite" href="#a6">[6]</a>' in page
    assert "merged digest of story 2, sentence 1" in page


def test_one_story_among_others(stories):
    digested, articles = stories
    page = render(replace(digested, merged=digested.merged[1:]), articles)
    assert "6 articles, 1 story" in page
    assert "Story 1: Rain all week" in page
    assert "Told by one article only: " in page
    assert page.index("Words before and after") > page.index("Told by one article only")


def test_one_article_needs_no_merged_digest(council):
    digested, articles = council
    page = render(replace(digested, articles=digested.articles[:1], merged=()), articles[:1])
    assert "<h1>Council backs the tram</h1>" in page
    assert "Merged digest" not in page
    assert "Words before and after" in page


def test_articles_without_digests_and_digests_without_articles(council):
    digested, articles = council
    assert "Short digest" not in render(Digested((), (), {}), articles)
    page = render(digested, articles[:1])
    assert "[2]" not in page
    assert "0 articles cleaned" in render(Digested(()), ())


def test_same_bytes_every_time(stories):
    assert render(*stories) == render(*stories)


def test_same_file_twice_keeps_places_apart(council):
    digested, articles = council
    page = render(digested, (*articles, articles[0]))
    places = re.findall(r' id="([^"]*)"', page)
    assert len(places) == len(set(places))


def test_languages_and_directions_are_told(council):
    page = render(*council)
    assert 'dir="auto" lang="zh"' in page
    assert 'dir="auto" lang="en"' in page


def test_hostile_language_code_is_dropped(hostile):
    assert "onload=&quot;" not in render(*hostile)
    assert 'lang="en&quot;' not in render(*hostile)


@given(st.data())
def test_any_spans_any_text(data):
    """Overlapping, empty and stray places of digest sentences cannot break the page or its text."""
    text = data.draw(st.text(min_size=1, max_size=60))
    span = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda ends: Span(*sorted(ends)))
    from cleaner.model import ArticleDigest, Block, Echo, Pick, Sentence, Source

    cleaned = Cleaned(
        Page("p", text, (Block(0, Span(0, len(text)), "paragraph"),)), (Block(0, Span(0, len(text)), "paragraph"),), ()
    )

    def drawn(kind):
        spans = data.draw(st.lists(span, max_size=4))
        picks = tuple(Pick(Sentence("p", 0, s), s.of(text), 0.5, (Echo("p", s, 1.0), Echo("q", s, 1.0))) for s in spans)
        return Digest(kind, picks, "3s", (Source("p"),))

    page = render(Digested((ArticleDigest("p", None, drawn("short"), drawn("long")),), (drawn("merged"),)), (cleaned,))
    places = re.findall(r' id="([^"]*)"', page)
    assert len(places) == len(set(places))
    full = page[page.index('<div class="full">') :]
    shown = re.sub(r' <a class="back".*?</a>', "", full[: full.index("</article>")])
    from cleaner.render.safe import printable

    assert html.unescape(re.sub("<[^>]*>", "", shown)) == printable(text)


@pytest.mark.parametrize("count", [200])
def test_many_articles_are_quick_and_small(build, count):
    """200 articles of about 600 words: the bar is 10 CPU seconds for everything and 8 MB; the page's share is a tenth."""
    body = "The council voted for the tram on Monday, and work on the line begins in May. " * 40
    articles = [
        build(f"{n}.txt", [("heading", f"Title {n}"), ("paragraph", body), ("line", "Leave a Comment", "C101")])
        for n in range(count)
    ]
    before = time.process_time()
    page = render(Digested((), ()), articles)
    assert time.process_time() - before < 10
    assert len(page.encode()) < 8_000_000
    assert "<summary>200 articles</summary>" in page


def test_a_sentence_of_very_many_articles_names_them_all():
    from cleaner.pipeline_digest import digest, merge

    same = "The Orion probe failed on Monday because its 40 batteries froze in the harbour of Bremen."
    texts = [
        f"{same} Witness {chr(65 + n % 26)}{n} saw {n + 50} sparks above the mill at dawn on that day."
        for n in range(30)
    ]
    articles = [cleaner.clean(text, input="text", id=f"p{n}") for n, text in enumerate(texts)]
    found = Digested(tuple(digest(one) for one in articles), (merge(articles, budget="1s"),), {})
    page = render(found, articles)
    first = page[page.index('<li id="m1-1">') :].partition("</li>")[0]
    assert "<details><summary>and 17 more</summary>" in first
    assert all(f"[{number}]" in first for number in range(1, 31))
