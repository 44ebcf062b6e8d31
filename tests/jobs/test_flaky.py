"""Publishers that fail in every way: no entry lost or doubled, no source stuck."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select

import db.brands
import db.sources
from db.engine import Database
from db.models import BrandSource, FeedItem, Source
from db.states import SourceState
from feeds.fetch import Fetcher
from jobs.poll import Poller, PollRules
from tests.jobs.newsroom import Entry, rss
from tests.jobs.world import FakeClock

TIMEOUT_S = 0.3
SOURCES = 6
ROUNDS = 15


class Flaky:
    """Serves one feed per path, whole or spoilt in a way that chance chooses; from `heal` on only whole ones."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.feeds: dict[str, list[Entry]] = {}
        self.healthy = False
        self.seen: Counter[str] = Counter()
        self.address = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            request = await reader.readuntil(b"\r\n\r\n")
            path = request.split(b" ")[1].decode()
            body = rss(*self.feeds[path]).encode() if path in self.feeds else b""
            fault = "none" if self.healthy else self.chance.choice(FAULTS)
            self.seen[fault] += 1
            await self._say(writer, fault, body)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _say(self, writer: asyncio.StreamWriter, fault: str, body: bytes) -> None:
        status, kind, length = "200 OK", "application/rss+xml", len(body)
        match fault:
            case "reset":
                writer.transport.abort()
                return
            case "storm":
                status, body, length = self.chance.choice(["500 No", "502 No", "503 No", "429 No"]), b"no", 2
            case "half":
                body = body[: len(body) // 2]
            case "truncated":
                body = body[: len(body) * 2 // 3]
                length = len(body)
            case "wrong type":
                body = b"<html><head><title>Maintenance</title></head><body><p>Back soon.</p></body></html>"
                kind, length = "text/html", len(body)
            case "empty":
                body, length = b"", 0
            case "nonsense":
                body = self.chance.randbytes(300)
                length = len(body)
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
        writer.write(head.encode())
        if fault == "drip":
            writer.write(body[:10])
            await writer.drain()
            await asyncio.sleep(TIMEOUT_S * 3)
            return
        writer.write(body)
        await writer.drain()


FAULTS = ("none", "none", "reset", "storm", "half", "truncated", "wrong type", "empty", "nonsense", "drip")


@pytest.fixture
async def flaky() -> AsyncIterator[Flaky]:
    publisher = Flaky(random.Random(20220523))
    server = await asyncio.start_server(publisher.serve, "127.0.0.1", 0)
    publisher.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    yield publisher
    server.close()


async def test_no_entry_is_lost_or_doubled_and_no_source_is_stuck(
    database: Database, fetcher: Fetcher, clock: FakeClock, flaky: Flaky
):
    rules = PollRules(concurrency=SOURCES, timeout_s=TIMEOUT_S)
    poller = Poller(database, fetcher, clock, "one", flaky.chance.random, rules)
    async with database.begin() as session:
        for number in range(SOURCES):
            flaky.feeds[f"/{number}"] = []
            brand = await db.brands.add(session, f"Brand {number}", clock.now(), guild_id=None)
            await db.sources.link(session, brand, f"{flaky.address}/{number}", clock.now())
    published: set[str] = set()

    async def round_() -> None:
        clock.advance(hours=1)
        async with database.begin() as session:
            for source_id in (await session.scalars(select(BrandSource.source_id).distinct())).all():
                await db.sources.revive(session, source_id, clock.now())
        await poller.run()

    for turn in range(ROUNDS):
        for path, entries in flaky.feeds.items():
            title = f"News {path} {turn}"
            published.add(title)
            entries.insert(0, Entry(title, f"{title} is here.", guid=f"guid{path}-{turn:03}", published=clock.now()))
        await round_()
    assert flaky.seen.keys() >= set(FAULTS)
    flaky.healthy = True
    for _ in range(2):
        await round_()

    async with database.read() as session:
        titles = list(await session.scalars(select(FeedItem.title)))
        sources = list(await session.scalars(select(Source)))
    assert Counter(titles) == Counter(published)
    assert len(sources) == SOURCES
    for source in sources:
        assert (source.state, source.failures, source.lease_owner) == (SourceState.ACTIVE, 0, None)
        assert source.next_poll - clock.now() < timedelta(days=1, hours=1)
