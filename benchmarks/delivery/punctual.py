"""Punctuality: many milestones due in one second, and an alert behind a long queue, at the pacer's rate."""

import asyncio
import time
from datetime import datetime, timedelta

import db.outlook
from benchmarks.delivery.ground import LoopWatch, add_launch, count, populate, rows
from bot.clock import SystemClock
from db.engine import Database
from db.models import Delivery, Notice
from db.states import Lane, NoticeKind
from jobs.deliver import Deliverer
from jobs.post import Post
from jobs.post import Target as PostTarget
from jobs.sender import Pause
from launches.window import LaunchWindow


class PacedSender:
    """Send nothing, at most `rate` a second, and note when each request began."""

    def __init__(self, rate: float) -> None:
        self._gap = 1 / rate
        self._next = 0.0
        self.begun: list[float] = []
        self.alerts: list[float] = []
        self.alerted = asyncio.Event()
        self.leases_outlived = 0

    async def send(self, post: Post) -> int:
        """Wait for this request's place."""
        claimed = time.perf_counter()
        self._next = max(self._next, time.perf_counter())
        wait = self._next - time.perf_counter()
        self._next += self._gap
        await asyncio.sleep(wait)
        self.begun.append(time.perf_counter())
        if post.lane == Lane.NOW:
            self.alerts.append(self.begun[-1])
            self.alerted.set()
        await asyncio.sleep(0.03)
        self.leases_outlived += time.perf_counter() - claimed > 10
        return len(self.begun)

    async def find(self, target: PostTarget, token: str, after: datetime) -> int | None:
        """Find nothing."""

    async def edit(self, post: Post, message_id: int) -> None:
        """Edit nothing."""

    async def tell_paused(self, pause: Pause) -> None:
        """Tell nobody."""


async def milestones_at_once(database: Database, number: int, rate: float) -> dict[str, float]:
    """Let `number` milestones be due in one second and send them at the pacer's rate."""
    clock = SystemClock()
    due = await _milestones(database, number, clock)
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
        **watch.figures,
        "cpu_of_a_core": round(cpu_s / took, 3),
    }


async def _milestones(database: Database, number: int, clock: SystemClock) -> datetime:
    """Plan one milestone for each of `number` channels, all due within a second; return when the first is."""
    start = clock.now()
    await populate(database, number)
    await add_launch(database, LaunchWindow.minute(start + timedelta(days=2)), start)
    plan = {"launch_id": 1, "plan_version": 1, "epoch": 1, "lane": Lane.COUNTDOWN}
    notice = {"id": 1, "dedupe_key": "m", "kind": NoticeKind.MILESTONE, "milestone": "7d"}
    await rows(database, Notice, [{**notice, **plan, "due": start, "created_at": start, "planned_at": start}])
    due = clock.now() + timedelta(seconds=1)
    each = timedelta(seconds=1) / number
    deliveries = [
        {"notice_id": 1, "target_id": n, "route_id": n, "due": due + n * each, **plan} for n in range(1, number + 1)
    ]
    await rows(database, Delivery, deliveries)
    return due


async def alert_behind_digests(database: Database, number: int, rate: float) -> dict[str, float]:
    """Queue `number` digests and, while they go out, one alert."""
    clock = SystemClock()
    await populate(database, number)
    start = clock.now()
    notice = {"kind": NoticeKind.ARTICLE, "article_id": 1, "due": start, "created_at": start, "planned_at": start}
    lanes = ((1, Lane.DIGEST), (2, Lane.NOW))
    await rows(database, Notice, [{"id": n, "dedupe_key": str(n), "lane": lane, **notice} for n, lane in lanes])
    digest = {"notice_id": 1, "lane": Lane.DIGEST, "due": start}
    await rows(database, Delivery, [{"target_id": n, "route_id": n, **digest} for n in range(1, number + 1)])
    sender = PacedSender(rate)
    async with LoopWatch() as watch:
        running = asyncio.create_task(Deliverer(database, sender, clock, "one").run())
        await asyncio.sleep(3)
        alert = {"notice_id": 2, "target_id": 7, "route_id": 7, "lane": Lane.NOW, "due": clock.now()}
        due = time.perf_counter()
        await rows(database, Delivery, [alert])
        await sender.alerted.wait()
    async with database.begin() as session:
        await db.outlook.pause_all(session, paused=True)
    await running
    return {
        "queued": number,
        "alert_after_due_s": round(sender.alerts[0] - due, 2),
        "sent_before": len(sender.begun),
        **watch.figures,
    }
