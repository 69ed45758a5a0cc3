"""A real crawl of a site served on 127.0.0.1."""

import asyncio
import json
import subprocess
import sys
from importlib.util import find_spec

import pytest
from integrations.site import served

import cleaner

if find_spec("scrapy") is None:
    pytest.skip("scrapy is not installed: pip install 'cleaner-digest[scrapy]'", allow_module_level=True)

from cleaner.integrations.scrapy import CleanerPipeline
from cleaner.memory import SiteMemory
from cleaner.memory.store import learn

PAGES = 30
SPIDER = """
import sys
from dataclasses import dataclass, field
import scrapy
from scrapy.crawler import CrawlerProcess

@dataclass
class Story:
    url: str
    html: object
    number: int
    cleaned: dict = field(default_factory=dict)
    cleaner_error: str = ""

class Stories(scrapy.Spider):
    name = "stories"
    async def start(self):
        for number in range({pages}):
            yield scrapy.Request(f"http://127.0.0.1:{port}/{{number}}", cb_kwargs={{"number": number}})
    def parse(self, response, number):
        if number == 3:
            yield {{"url": response.url, "number": number, "no text": 1}}
        elif number == 4:
            yield Story(response.url, 5, number)
        elif number % 2:
            yield Story(response.url, response.text, number)
        else:
            yield {{"url": response.url, "html": response.text, "number": number, "id": f"n{{number}}"}}

process = CrawlerProcess({{
    "ADDONS": {{"cleaner.integrations.scrapy.CleanerAddon": 500}}, "LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False,
    "FEEDS": {{sys.argv[1]: {{"format": "jsonl"}}}}, "ROBOTSTXT_OBEY": False, "CLEANER_OFFLOAD": sys.argv[2],
    "DOWNLOAD_DELAY": 0, "TWISTED_REACTOR": sys.argv[3],
}})
crawler = process.create_crawler(Stories)
process.crawl(crawler)
process.start()
import json
stats = {{key: value for key, value in crawler.stats.get_stats().items() if key.startswith("cleaner/")}}
print(json.dumps(stats))
"""


def page(number):
    body = "".join(
        f"<p>Paragraph {n} of story {number} tells what the boats did in the bay all day.</p>" for n in range(6)
    )
    return f"<html><body><h1>Story {number}</h1>{body}<p>Leave a Comment</p></body></html>"


@pytest.mark.parametrize(
    "settings",
    [
        {"CLEANER_LEVEL": "hard"},
        {"CLEANER_KEEP": ["C999"]},
        {"CLEANER_OFFLOAD": "moon"},
        {"CLEANER_DB": "no/such.db"},
        {"CLEANER_RULES": "no/such.toml"},
        {"CLEANER_ORIGIN": "moon"},
        {"CLEANER_QUERY": 5},
        {"CLEANER_RULES": 5},
        {"CLEANER_LANG": "english"},
        {"CLEANER_LANG": 5},
        {"CLEANER_URL_FIELD": 5},
        {"CLEANER_FAST": "maybe"},
        {"CLEANER_DIGESTS": ["short"], "CLEANER_METHOD": "moon"},
    ],
)
def test_a_setting_that_means_nothing_ends_the_crawl(settings):
    test = pytest.importorskip("scrapy.utils.test")
    with pytest.raises((cleaner.errors.OptionError, ValueError)):
        CleanerPipeline.from_crawler(test.get_crawler(settings_dict=settings))


def test_settings_reach_the_cleaning(tmp_path):
    test = pytest.importorskip("scrapy.utils.test")
    (tmp_path / "mine.toml").write_text('[[rule]]\nname = "ours"\nwhole = ["Agency Moor"]\n')
    settings = {
        "CLEANER_KEEP": ["C1"],
        "CLEANER_PHRASES": ["Sail with us"],
        "CLEANER_RULES": str(tmp_path / "mine.toml"),
        "CLEANER_DIGESTS": "short",
        "CLEANER_SHORT": "1s",
        "CLEANER_QUERY": "petition",
        "CLEANER_OFFLOAD": "inline",
        "CLEANER_TEXT_FIELD": "clean",
    }
    crawler = test.get_crawler(settings_dict=settings)
    pipeline = CleanerPipeline.from_crawler(crawler)
    told = "The boats of the harbour stayed in the bay all day long, and nobody went out to sea."
    told = f"{told}\n\nA petition for a second boat was signed by 2,400 people of the island."
    item = {"body": f"{told}\n\nLeave a Comment\n\nSail with us\n\nAgency Moor".encode()}
    made = asyncio.run(pipeline.process_item(item))
    pipeline.close_spider()
    assert made is item
    assert item["clean"] == f"{told}\n\nLeave a Comment"
    assert crawler.stats.get_value("cleaner/removed/user-phrase") == 1
    assert crawler.stats.get_value("cleaner/removed/ours") == 1
    (sentence,) = item["cleaned"]["digests"]["short"]["sentences"]
    assert sentence["text"].startswith("A petition")


def test_items_without_an_address_are_counted_where_a_memory_would_be_asked(tmp_path):
    test = pytest.importorskip("scrapy.utils.test")
    learn(str(tmp_path / "sites.db"), SiteMemory())
    told = "The boats of the harbour stayed in the bay all day long."
    html = f"<link rel=canonical href='https://a.example/1'><p>{told}</p>"
    items = [{"text": told}, {"text": told, "url": 5}, {"text": told, "url": "https://a.example/2"}, {"html": html}]
    for settings, count in (({}, None), ({"CLEANER_DB": str(tmp_path / "sites.db")}, 2)):
        crawler = test.get_crawler(settings_dict={"CLEANER_OFFLOAD": "inline", **settings})
        pipeline = CleanerPipeline.from_crawler(crawler)
        for item in items:
            assert "cleaned" in asyncio.run(pipeline.process_item(dict(item)))
        pipeline.close_spider()
        assert crawler.stats.get_value("cleaner/without_host") == count


@pytest.fixture(scope="module")
def port():
    with served(page) as port:
        yield port


ASYNCIO = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"


@pytest.mark.parametrize(
    ("offload", "reactor"),
    [("thread", ASYNCIO), ("inline", ASYNCIO), ("thread", "twisted.internet.selectreactor.SelectReactor")],
)
def test_every_item_arrives_cleaned(port, tmp_path, offload, reactor):
    feed = tmp_path / "items.jsonl"
    code = SPIDER.format(pages=PAGES, port=port)
    ended = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}\n{code}", str(feed), offload, reactor],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    items = {item["number"]: item for item in map(json.loads, feed.read_text().splitlines())}
    assert sorted(items) == list(range(PAGES))
    assert "cleaned" not in items[3]
    assert "a string is needed" in items[4]["cleaner_error"]
    for number, item in items.items():
        if number not in (3, 4):
            expected = cleaner.clean(page(number), input="html", url=item["url"])
            assert item["cleaned"]["text"] == expected.text
            assert number % 2 or item["cleaned"]["id"] == f"n{number}"
            assert "Leave a Comment" not in expected.text
    stats = json.loads(ended.stdout)
    assert stats["cleaner/items"] == PAGES - 2
    assert stats["cleaner/errors"] == 1
    assert stats["cleaner/without_text"] == 1
    assert sum(v for k, v in stats.items() if k.startswith("cleaner/removed/")) >= PAGES - 2
