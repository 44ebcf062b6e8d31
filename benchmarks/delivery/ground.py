"""What the benchmarks of delivery stand on: fresh databases, followers to tell, and instruments."""

import asyncio
import gc
import os
import resource
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, insert, text

from bot.garbage import set_aside
from db.address import engine_url
from db.engine import Database, open_database
from db.models import Article, ArticleBrand, Base, Brand, Guild, Launch, LaunchBrand, Route, Target
from db.states import Style, Subject, TargetKind
from launches.announcement import Status
from launches.window import LaunchWindow

NOW = datetime(2022, 5, 23, 9, tzinfo=UTC)
ZONES = ("UTC", "Asia/Shanghai", "Europe/Berlin")
_PAGE_MIB = resource.getpagesize() / 2**20


class TimedDatabase:
    """Measure every write transaction from its begin to its commit."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.longest_ms = 0.0
        self.writes = 0

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Any]:
        """Open a write transaction."""
        async with self._database.begin() as session:
            begun = time.perf_counter()
            yield session
        self.writes += 1
        self.longest_ms = max(self.longest_ms, (time.perf_counter() - begun) * 1000)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Any]:
        """Open a read transaction."""
        async with self._database.read() as session:
            yield session


class LoopWatch:
    """Measure for how long the event loop did not turn, and how much memory the process took meanwhile.

    `stall_ms` is what whoever waits sees, `work_ms` how much of it the loop's own thread was working: the rest is the
    machine's, which gave the processor to somebody else. `garbage_ms` is the longest collection of garbage. What was
    there before is set aside first, as the bot does.
    """

    def __init__(self) -> None:
        self.stall_ms = 0.0
        self.work_ms = 0.0
        self.garbage_ms = 0.0
        self.grown_mib = 0.0
        self._collecting = 0.0
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> "LoopWatch":
        set_aside()
        gc.callbacks.append(self._collection)
        self._task = asyncio.create_task(self._watch())
        return self

    async def __aexit__(self, *error: object) -> None:
        assert self._task is not None
        gc.callbacks.remove(self._collection)
        self._task.cancel()

    def _collection(self, phase: str, _about: dict[str, int]) -> None:
        if phase == "start":
            self._collecting = time.perf_counter()
        else:
            self.garbage_ms = max(self.garbage_ms, (time.perf_counter() - self._collecting) * 1000)

    async def _watch(self) -> None:
        begun_mib, turns = _held_mib(), 0
        while True:
            before, worked = time.perf_counter(), time.thread_time()
            await asyncio.sleep(0.001)
            self.stall_ms = max(self.stall_ms, (time.perf_counter() - before) * 1000 - 1)
            self.work_ms = max(self.work_ms, (time.thread_time() - worked) * 1000)
            turns += 1
            if turns % 20 == 0:
                self.grown_mib = max(self.grown_mib, _held_mib() - begun_mib)

    @property
    def figures(self) -> dict[str, float]:
        """What was seen, rounded."""
        return {
            "loop_stall_ms": round(self.stall_ms, 1),
            "loop_work_ms": round(self.work_ms, 1),
            "garbage_ms": round(self.garbage_ms, 1),
        }


def _held_mib() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE_MIB


@asynccontextmanager
async def fresh(kind: str, folder: Path, server: str) -> AsyncIterator[Database]:
    """Open a new database with all tables: a file in `folder`, or one of the PostgreSQL `server`'s."""
    name = f"bench_{os.urandom(4).hex()}"
    url = f"sqlite:///{folder / name}.db"
    if kind == "postgresql":
        engine = create_engine(engine_url(server, asynchronous=False), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        url = engine.url.set(database=name).render_as_string(hide_password=False)
        engine.dispose()
    engine = create_engine(engine_url(url, asynchronous=False))
    Base.metadata.create_all(engine)
    engine.dispose()
    database = open_database(url)
    yield database
    await database.close()


async def rows(database: Database, table: Any, values: list[dict[str, Any]]) -> None:
    """Insert many rows."""
    async with database.begin() as session:
        for start in range(0, len(values), 5_000):
            await session.execute(insert(table), values[start : start + 5_000])


async def populate(database: Database, routes: int) -> None:
    """Make one brand with an article, that one channel in each of `routes` guilds follows."""
    numbers = range(1, routes + 1)
    made = {"created_at": NOW}
    await rows(database, Guild, [{"id": n, "zone": ZONES[n % len(ZONES)]} for n in numbers])
    channel = {"kind": TargetKind.CHANNEL, **made}
    await rows(database, Target, [{"id": n, "guild_id": n, "channel_id": 10**9 + n, **channel} for n in numbers])
    await rows(database, Brand, [{"id": 1, "slug": "brand", "name": "Brand", **made}])
    follows = {
        "subject": Subject.BRAND,
        "brand_id": 1,
        "milestones": "7d,1d,1h,now,day,opens",
        "style": Style.POSTS,
        "created_by": 1,
        **made,
    }
    await rows(database, Route, [{"id": n, "guild_id": n, "target_id": n, **follows} for n in numbers])
    article = {"id": 1, "url": "https://example.com/1", "url_key": "1", "title": "A title", "text": "A text"}
    seen = {"published": NOW, "published_source": "feed", "content_key": "1", "first_seen": NOW}
    await rows(database, Article, [{**article, **seen}])
    await rows(database, ArticleBrand, [{"article_id": 1, "brand_id": 1, "fresh": True}])
    async with database.begin() as session:
        await session.execute(text("ANALYZE"))


async def add_launch(database: Database, window: LaunchWindow, at: datetime) -> None:
    """Track a launch of the brand."""
    opens, closes = window.bounds_utc()
    async with database.begin() as session:
        session.add(
            Launch(
                id=1,
                key="launch",
                product="Phone",
                status=Status.ANNOUNCED,
                window=window,
                opens=opens,
                closes=closes,
                first_seen=at,
                updated_at=at,
            )
        )
        await session.flush()
        session.add(LaunchBrand(launch_id=1, brand_id=1))


async def count(database: Database, state: int) -> int:
    """Return how many deliveries are in a state."""
    async with database.read() as session:
        return await session.scalar(text(f"SELECT count(*) FROM delivery WHERE state = {state}")) or 0
