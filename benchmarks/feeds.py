"""Polling and parsing feeds, beside the bare libraries: ratios in one run.

    python -m benchmarks.feeds [--polls 10000]

Polls go to a loopback server in a process of its own that answers 304; CPU is this process's. Parsing is compared with
feedparser alone on the same bytes, in its default mode and in raw mode. The event loop's longest block is measured by a
task that wants to run every millisecond while feeds and a page are parsed in the executor.
"""

import argparse
import asyncio
import contextlib
import io
import multiprocessing
import resource
import statistics
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from multiprocessing.connection import Connection

import aiohttp
import feedparser

from feeds.fetch import Fetcher
from feeds.identity import KnownItem, decide
from feeds.page import read_page
from feeds.parse import parse_feed

ROUNDS = 5
AT_ONCE = 32
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


def serve(pipe: Connection) -> None:
    """Answer every request with 304, in a process of its own, without a framework that would cost the other core."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                await reader.readuntil(b"\r\n\r\n")
                writer.write(b'HTTP/1.1 304 Not Modified\r\nETag: "a"\r\nCache-Control: max-age=300\r\n\r\n')

    async def main() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        pipe.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(main())


async def cpu_of(polls: int, poll: Callable[[int], Awaitable[None]]) -> float:
    """Return CPU seconds for this many polls, some of them at once."""
    numbers = iter(range(polls))

    async def worker() -> None:
        for number in numbers:
            await poll(number)

    start = time.process_time()
    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    return time.process_time() - start


def memory_mib() -> float:
    """Return what the process holds now."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 2**20


async def polling(polls: int) -> None:
    """Compare conditional polls through the fetcher with bare GETs, a quarter of them at a time by turns."""
    ours, pipe = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(pipe,), daemon=True)
    server.start()
    base = f"http://127.0.0.1:{ours.recv()}"
    connector = aiohttp.TCPConnector(limit=AT_ONCE)
    async with (
        Fetcher(allow=["127.0.0.0/8"], per_host=AT_ONCE) as fetcher,
        aiohttp.ClientSession(connector=connector) as bare,
    ):

        async def guarded(number: int) -> None:
            answer = await fetcher.get(
                f"{base}/feed/{number}", etag='"a"', last_modified="Wed, 01 Jul 2026 12:00:00 GMT"
            )
            assert answer.not_modified

        async def plain(number: int) -> None:
            async with bare.get(f"{base}/feed/{number}", headers={"If-None-Match": '"a"'}) as response:
                await response.read()

        await cpu_of(500, guarded)
        await cpu_of(500, plain)
        before, spent = memory_mib(), {"ours": 0.0, "bare": 0.0}
        for _ in range(4):
            spent["bare"] += await cpu_of(polls // 4, plain)
            spent["ours"] += await cpu_of(polls // 4, guarded)
        after = memory_mib()
    server.terminate()
    each = {name: 1e6 * seconds / polls for name, seconds in spent.items()}
    print(f"conditional polls answered 304: {polls:,}")
    ratio = each["ours"] / each["bare"]
    print(f"  CPU per poll      {each['ours']:8.0f} µs   bare GET {each['bare']:8.0f} µs   ratio {ratio:.2f}  (goal 2)")
    print(f"  memory            {before:8.1f} MiB before, {after:.1f} MiB after")


def median_ms(work: Callable[[], object]) -> float:
    """Return the median CPU time of some rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(1_000 * (time.process_time() - start))
    return statistics.median(times)


def parsing() -> None:
    """Compare parsing, and parsing with the decision what is new, with feedparser alone."""
    print("parse                      ours   +decide  feedparser      raw   ratio to feedparser, raw  (goal 1.3)")
    for count in (20, 100, 1_000):
        body = feed_of(count)
        known = [
            KnownItem(n, one.keys) for n, one in enumerate(decide(parse_feed(body, "https://a.example/").items, ()))
        ]
        own = median_ms(lambda body=body: parse_feed(body, "https://a.example/feed"))
        all_of_it = median_ms(
            lambda body=body, known=known: decide(parse_feed(body, "https://a.example/feed").items, known)
        )
        default = median_ms(lambda body=body: feedparser.parse(io.BytesIO(body)))
        raw = median_ms(
            lambda body=body: feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
        )
        ratios = f"{all_of_it / default:.2f}, {all_of_it / raw:.2f}"
        print(f"  {count:5,} entries  {own:9.1f} {all_of_it:9.1f}   {default:9.1f} {raw:8.1f} ms   {ratios}")


@contextlib.asynccontextmanager
async def longest_block(name: str) -> AsyncIterator[None]:
    """Print the longest time for which a task that is always ready did not get to run."""
    worst = 0.0

    async def watch() -> None:
        nonlocal worst
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0.001)
            now = time.perf_counter()
            worst, last = max(worst, now - last - 0.001), now

    task = asyncio.create_task(watch())
    await asyncio.sleep(0.05)
    worst = 0.0
    yield
    task.cancel()
    print(f"  {name:38s} {1_000 * worst:6.1f} ms  (goal 50)")


async def blocking() -> None:
    """Measure how long the event loop stands still while the executor parses."""
    page = b"<html lang=en><title>News</title><body><article><h1>News</h1>" + PARAGRAPH.encode() * 400 + b"</article>"
    await asyncio.to_thread(read_page, page, "https://a.example/x", None)
    print("longest block of the event loop while parsing in the executor")
    for count in (20, 100, 1_000):
        body = feed_of(count)
        async with longest_block(f"a feed of {count:,} entries ({len(body) // 1024:,} kB)"):
            await asyncio.to_thread(parse_feed, body, "https://a.example/feed")
    async with longest_block(f"an article page ({len(page) // 1024} kB)"):
        await asyncio.to_thread(read_page, page, "https://a.example/x", None)


def main() -> None:
    """Run all measurements."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--polls", type=int, default=10_000)
    options = parser.parse_args()
    print(f"Python {sys.version.split()[0]}, aiohttp {aiohttp.__version__}, feedparser {feedparser.__version__}")
    asyncio.run(polling(options.polls))
    parsing()
    asyncio.run(blocking())


if __name__ == "__main__":
    main()
