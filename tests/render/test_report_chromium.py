"""Hostile article text, opened in a real browser: nothing of it runs, loads or becomes an element."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from cleaner.render.markdown import Renderer
from cleaner.render.report import render

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--virtual-time-budget=2000",
)  # fmt: skip

VOID = {"meta", "link", "img", "br", "input", "path", "rect", "use", "circle", "hr"}
OURS = {
    "html", "head", "meta", "title", "style", "body", "svg", "defs", "symbol", "path", "circle", "use", "rect", "a", "header",
    "h1", "h2", "h3", "h4", "p", "nav", "ul", "ol", "li", "main", "section", "dl", "div", "dt", "dd", "span", "details",
    "summary", "table", "thead", "tbody", "tr", "th", "td", "b", "code", "article", "del", "mark", "blockquote", "pre", "input",
    "label", "footer",
}  # fmt: skip
"""Every element that the report may hold."""


class Seen(HTMLParser):
    """The elements of a page as a browser wrote it out, with their attributes."""

    def __init__(self, dom: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(dom)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    @property
    def tags(self) -> set[str]:
        return {tag for tag, _ in self.elements}

    def values(self, *names: str) -> list[str]:
        return [value or "" for _, attrs in self.elements for name, value in attrs.items() if name in names]

    @property
    def attributes(self) -> set[str]:
        return {name for _, attrs in self.elements for name in attrs}


@pytest.fixture
def browse(tmp_path):
    """Open HTML in Chromium and give back the page as the browser has it after scripts had their chance."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("Chromium is not installed")

    def dump(page: str) -> str:
        file = Path(tmp_path, "page.html")
        file.write_text(page, "utf-8")
        command = [found, *OPTIONS, f"--user-data-dir={tmp_path}/profile", "--dump-dom", file.as_uri()]
        return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode()

    return dump


def test_browser_would_show_it(browse):
    """The check itself: a page with the same script, unescaped, does run it."""
    assert "<title>owned</title>" in browse("<!doctype html><title>x</title><script>document.title='owned'</script>")


@pytest.mark.parametrize("policy", [True, False], ids=["as it is", "without its policy"])
def test_report_is_inert(browse, hostile, policy):
    page = render(*hostile)
    if not policy:
        page = re.sub("<meta http-equiv[^>]*>", "", page)
        assert "Content-Security-Policy" not in page
    dom = browse(page)
    seen = Seen(dom)
    assert "<title>owned" not in dom
    assert seen.tags <= OURS
    assert not {
        name for name in seen.attributes if name.startswith("on") or name in ("src", "srcset", "action", "style")
    }
    links = seen.values("href")
    outside = {link for link in links if not link.startswith("#")}
    assert outside == {"https://news.example/a?b=%22%27%3E%3Cscript%3E&c=%28d%29"}
    assert "owned" not in seen.values("id")


def test_every_link_in_the_page_leads_somewhere(browse, stories):
    seen = Seen(browse(render(*stories)))
    places = seen.values("id")
    assert len(places) == len(set(places))
    assert {link[1:] for link in seen.values("href") if link.startswith("#")} <= set(places)


def test_style_sheet_is_let_through_by_the_policy(browse, council):
    """The hash in the policy fits: without the style sheet the skip link would stand in view."""
    page = render(*council).replace(
        "</body>", "<script>document.title=getComputedStyle(document.querySelector('.skip')).position</script></body>"
    )
    page = page.replace("default-src 'none'", "default-src 'none'; script-src 'unsafe-inline'")
    assert "<title>absolute</title>" in browse(page)


@pytest.mark.parametrize("method", ["cleaned", "explained", "digested"])
def test_markdown_is_inert(browse, hostile, method):
    digested, articles = hostile
    renderer = Renderer(several=True)
    text = renderer.digested(digested) if method == "digested" else "".join(map(getattr(renderer, method), articles))
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    dom = browse(f"<!doctype html><title>x</title><body>{reader.render(text)}</body>")
    seen = Seen(dom)
    assert "<title>x</title>" in dom
    assert seen.tags <= OURS | {"br", "s", "em", "strong", "hr"}
    assert {link for link in seen.values("href") if not link.startswith("#")} <= {
        "https://news.example/a?b=%22%27%3E%3Cscript%3E&c=%28d%29"
    }
    assert not {name for name in seen.attributes if name.startswith("on") or name in ("src", "style")}
