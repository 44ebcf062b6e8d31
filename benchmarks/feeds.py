"""Parsing and storing feeds beside feedparser alone, and how long the event loop is held up meanwhile.

    python -m benchmarks.feeds

A poll here is a whole one, of a source with nothing but new entries: claim, parse, decide what is new, store it all.
CPU is this process's and its children's, feedparser's is measured on the same bytes in the same rounds, in its default
mode and in the raw mode that we use. The event loop's longest block is seen by a task that wants to run every
millisecond: as time on the wall, where other programs count, too, and as CPU that this process used up in between.
"""

import asyncio
import io
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import feedparser
from sqlalchemy import create_engine, func, insert, select

from benchmarks.measure import StandingClock
from bot.garbage import set_aside
from db.address import engine_url
from db.engine import Database, open_database
from db.models import Base, Brand, BrandSource, Source
from db.states import SourceKind
from feeds.apart import Parser, parse_apart, parse_beside
from feeds.fetch import Fetched, Fetcher
from feeds.page import read_page
from feeds.parse import parse_feed
from jobs.poll import Poller

ROUNDS = 5
SIZES = (20, 100, 1_000)
START = datetime(2026, 7, 1, tzinfo=UTC)
ITEM = """<item><title>Product {n} goes on sale &#8211; and more</title><link>https://a.example/news/{n}/</link>
<guid isPermaLink="false">https://a.example/?p={n}</guid><pubDate>Tue, 24 Feb 2026 17:00:12 +0000</pubDate>
<dc:creator><![CDATA[Dana]]></dc:creator><category><![CDATA[Products]]></category>
<media:thumbnail url="https://a.example/{n}.jpg" width="320" height="180"/>
<description><![CDATA[<p>In 2019, four of us sat in a kitchen and complained. [&#8230;]</p>]]></description>
<content:encoded><![CDATA[{body}]]></content:encoded></item>"""
HEAD = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>News</title>
<link>https://a.example/</link><description>All of it</description>"""
PARAGRAPH = (
    "<p>It goes on sale in the <em>United States</em> on April 16, 2026, and <a href='/x'>elsewhere</a> later.</p>"
)


def feed_of(count: int) -> bytes:
    """Return an RSS feed with this many entries of about 1 kB of content each."""
    return (HEAD + "".join(ITEM.format(n=n, body=PARAGRAPH * 10) for n in range(count)) + "</channel></rss>").encode()


PARSERS: dict[str, Callable[[bytes], object]] = {
    "parse": lambda body: parse_feed(body, "https://a.example/feed"),
    "feedparser": lambda body: feedparser.parse(io.BytesIO(body)),
    "raw": lambda body: feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False),
}


def cpu_s() -> float:
    """Return the CPU time of this process, its threads and its children that ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


class Publisher(Fetcher):
    """A fetcher that has the answer already."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self.body = body

    async def get(self, url: str, **_: object) -> Fetched:  # type: ignore[override]
        """Answer with the feed."""
        return Fetched(200, url, self.body, "application/rss+xml", None, None, None, None, None)


async def database_at(address: str) -> Database:
    """Make a database with a source for each size and round, all due and with their first fetch behind them."""
    engine = create_engine(engine_url(address, asynchronous=False))
    Base.metadata.create_all(engine)
    engine.dispose()
    database = open_database(address)
    async with database.begin() as session:
        await session.execute(insert(Brand).values(id=1, slug="maker", name="Maker", created_at=START))
    return database


async def add_sources(database: Database, count: int) -> None:
    """Add sources that are due and of which nothing is known yet."""
    async with database.begin() as session:
        first = (await session.scalar(select(func.max(Source.id))) or 0) + 1
        for number in range(first, first + count):
            address = f"https://a.example/feed/{number}"
            values = {"id": number, "address": address, "first_address": address, "kind": SourceKind.FEED}
            await session.execute(insert(Source).values(**values, next_poll=START, created_at=START))
            link = {"brand_id": 1, "source_id": number, "linked_at": START, "baseline_at": START}
            await session.execute(insert(BrandSource).values(**link))


async def parsing(folder: Path) -> None:
    """Compare parsing, and whole polls that store everything, with feedparser alone, in turns."""
    database = await database_at(f"sqlite:///{folder}/feeds.db")
    print("CPU, ms a feed     parse    poll   feedparser     raw    poll beside feedparser, raw  (goal 1.3)")
    for count in SIZES:
        body, repeats = feed_of(count), max(1, 400 // count)
        spent: dict[str, list[float]] = {"parse": [], "poll": [], "feedparser": [], "raw": []}
        for _ in range(ROUNDS):
            await add_sources(database, repeats)
            poller = Poller(database, Publisher(body), StandingClock(START), "benchmark", lambda: 0.5)
            start = cpu_s()
            assert await poller.run() == repeats
            spent["poll"].append(cpu_s() - start)
            for name, parse in PARSERS.items():
                start = cpu_s()
                for _ in range(repeats):
                    parse(body)
                spent[name].append(cpu_s() - start)
        own, poll, default, raw = (1_000 * statistics.median(times) / repeats for times in spent.values())
        ratios = f"{poll / default:.2f}, {poll / raw:.2f}"
        print(f"  {count:5,} entries  {own:9.1f} {poll:7.1f}   {default:10.1f} {raw:7.1f}    {ratios}", flush=True)
    await database.close()


@asynccontextmanager
async def longest_block(name: str) -> AsyncIterator[None]:
    """Print for how long a task that is always ready did not get to run; what is here is set aside, as the bot does."""
    set_aside()
    wall = cpu = 0.0

    async def watch() -> None:
        nonlocal wall, cpu
        last, spent = time.perf_counter(), time.process_time()
        while True:
            await asyncio.sleep(0.001)
            now, used = time.perf_counter(), time.process_time()
            wall, cpu = max(wall, now - last - 0.001), max(cpu, used - spent)
            last, spent = now, used

    task = asyncio.create_task(watch())
    await asyncio.sleep(0.05)
    wall = cpu = 0.0
    yield
    task.cancel()
    print(f"  {name:44s} {1_000 * wall:6.1f} ms, {1_000 * cpu:6.1f} ms of it this process's CPU  (goal 50)", flush=True)


async def blocking(folder: Path) -> None:
    """Measure how long the event loop stands still while documents are read, and while a whole poll stores one."""
    page = b"<html lang=en><title>News</title><body><article><h1>News</h1>%s</article>"
    pages = [page % (PARAGRAPH.encode() * times) for times in (400, 4_000)]
    documents: list[tuple[str, Parser[object], bytes]] = [
        *((f"parsing a feed of {count:,} entries", parse_feed, feed_of(count)) for count in SIZES),
        *(("reading an article page", read_page, body) for body in pages),
    ]
    print("longest block of the event loop")
    for name, parse, body in documents:
        async with longest_block(f"{name} ({len(body) // 1024:,} kB)"):
            await (parse_apart if parse is read_page else parse_beside)(parse, body, "https://a.example/x", None)
    database = await database_at(f"sqlite:///{folder}/blocking.db")
    for count in SIZES:
        await add_sources(database, 1)
        poller = Poller(database, Publisher(feed_of(count)), StandingClock(START), "benchmark", lambda: 0.5)
        async with longest_block(f"a whole poll that stores {count:,} entries"):
            await poller.run()
    await database.close()


def main() -> None:
    """Run all measurements."""
    print(f"Python {sys.version.split()[0]}, feedparser {feedparser.__version__}")
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        asyncio.run(parsing(Path(folder)))
        asyncio.run(blocking(Path(folder)))


if __name__ == "__main__":
    main()
