"""The bar of the Scrapy add-on: python tests/benchmarks/scrapy_crawl.py [PAGES]   (200 unless told)

A site of so many pages of about 12 and of about 85 kB is served on 127.0.0.1 and crawled, with cleaning switched off, in threads and on the
event loop. Printed are the items that arrived, the seconds, and how late the event loop was (p50 and p99, sampled every 10 ms). Then the
pages go through ``cleaner batch``, and every text must be the one that the crawl gave.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from integrations.site import served

ROOT = Path(__file__).parents[2]
PARAGRAPHS = {"12 kB": 18, "85 kB": 130}
SPIDER = """
import asyncio, json, sys
import scrapy
from scrapy.crawler import CrawlerProcess

PORT, PAGES, FEED, MODE = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
late = []

async def sample():
    loop = asyncio.get_running_loop()
    while True:
        began = loop.time()
        await asyncio.sleep(0.01)
        late.append(loop.time() - began - 0.01)

class Pages(scrapy.Spider):
    name = "pages"
    async def start(self):
        self.sampler = asyncio.ensure_future(sample())
        for number in range(PAGES):
            yield scrapy.Request(f"http://127.0.0.1:{PORT}/{number}", cb_kwargs={"number": number})
    def parse(self, response, number):
        yield {"id": str(number), "url": response.url, "html": response.text}
    def closed(self, reason):
        self.sampler.cancel()

process = CrawlerProcess({
    "ADDONS": {"cleaner.integrations.scrapy.CleanerAddon": 500}, "LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False,
    "FEEDS": {FEED: {"format": "jsonl"}}, "DOWNLOAD_DELAY": 0, "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    "CLEANER_ENABLED": MODE != "off", "CLEANER_OFFLOAD": MODE if MODE != "off" else "thread",
})
process.crawl(process.create_crawler(Pages))
process.start()
late.sort()
print(json.dumps([late[len(late) // 2], late[len(late) * 99 // 100]]))
"""


def page(number, paragraphs):
    """A page with a menu, links, a share bar and a story."""
    chance = random.Random(number)
    known = ["".join(chance.choice("bdglmnrst") + chance.choice("aeiou") for _ in range(3)) for _ in range(900)]
    menu = "".join(f'<li><a href="/{n}">{chance.choice(known).capitalize()}</a></li>' for n in range(30))
    told = "".join(f"<p>{' '.join(chance.choices(known, k=90)).capitalize()}.</p>" for _ in range(paragraphs))
    return (
        f"<html><head><title>Story {number}</title></head><body><nav><ul>{menu}</ul></nav><article><h1>Story {number}</h1>"
        f"<p>Share on Facebook</p>{told}<p>Leave a Comment</p></article><footer>All rights reserved</footer></body></html>"
    )


def crawl(port, pages, mode, folder):
    """Items by number, seconds, and how late the loop was."""
    feed = folder / f"{mode}-{port}.jsonl"
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", SPIDER, str(port), str(pages), str(feed), mode],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, capture_output=True, text=True,
    )  # fmt: skip
    items = [json.loads(line) for line in feed.read_text("utf-8").splitlines()]
    return {item["id"]: item for item in items}, time.monotonic() - began, *json.loads(done.stdout)


def by_command(items, folder):
    """The texts as ``cleaner batch`` gives them, by number."""
    records, out = folder / "in.jsonl", folder / "out.jsonl"
    plain = [{key: item[key] for key in ("id", "url", "html")} for item in items.values()]
    records.write_text("".join(json.dumps(one) + "\n" for one in plain), "utf-8")
    command = [sys.executable, "-m", "cleaner", "batch", str(records), "-o", str(out), "-q"]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
    made = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    return {one["id"]: one["cleaned"] for one in made}


def main():
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room)
        for size, paragraphs in PARAGRAPHS.items():
            with served(partial(page, paragraphs=paragraphs)) as port:
                for mode in ("off", "thread", "inline"):
                    items, seconds, half, most = crawl(port, pages, mode, folder)
                    print(f"{size}, {mode:6}: {len(items)} of {pages} items, {seconds:4.1f} s, "
                          f"late p50 {half * 1000:.0f} ms, p99 {most * 1000:.0f} ms")  # fmt: skip
                    if mode != "off":
                        expected = by_command(items, folder)
                        same = all(item["cleaned"] == expected[name] for name, item in items.items())
                        print(f"{'':15} {'what cleaner batch gives' if same else 'NOT WHAT CLEANER BATCH GIVES'}")
                        (folder / "out.jsonl").unlink()


if __name__ == "__main__":
    main()
