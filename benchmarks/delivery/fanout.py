"""Fan-out: one notice to many routes, and what a revision costs while their countdowns wait."""

import time
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import text

from benchmarks.delivery.ground import NOW, LoopWatch, SystemClock, TimedDatabase, add_launch, count, populate, rows
from benchmarks.delivery.punctual import PacedSender
from db.engine import Database
from db.models import Launch, Notice, Revision
from db.states import Lane, NoticeKind
from jobs.bounds import Bounds
from jobs.deliver import Deliverer
from jobs.plan import Planner
from launches.revision import RevisionKind
from launches.window import LaunchWindow


async def fan_out(database: Database, routes: int) -> dict[str, float]:
    """Fan one article out, then the milestones of a launch that is two days ahead: two for each route."""
    await populate(database, routes)
    article = {"dedupe_key": "a", "kind": NoticeKind.ARTICLE, "lane": Lane.ARTICLE, "article_id": 1}
    await rows(database, Notice, [{**article, "due": NOW, "created_at": NOW}])
    timed = TimedDatabase(database)
    async with LoopWatch() as watch:
        begun = time.perf_counter()
        await Planner(timed).run(NOW)  # type: ignore[arg-type]
        article_s = time.perf_counter() - begun
    made = await count(database, 0)
    assert made == routes, made
    await add_launch(database, LaunchWindow.from_edtf("2022-05-25"), NOW)
    points = TimedDatabase(database)
    async with LoopWatch() as second:
        begun = time.perf_counter()
        await Planner(points).run(NOW + timedelta(minutes=1))  # type: ignore[arg-type]
        points_s = time.perf_counter() - begun
    return {
        "routes": routes,
        "article_s": round(article_s, 3),
        "milestones": await count(database, 0) - routes,
        "milestones_s": round(points_s, 3),
        "transactions": timed.writes + points.writes,
        "longest_ms": round(timed.longest_ms, 1),
        "longest_of_milestones_ms": round(points.longest_ms, 1),
        **watch.figures,
        "grown_mib": round(max(watch.grown_mib, second.grown_mib), 1),
    }


async def revise(database: Database) -> dict[str, float]:
    """Revise the launch whose milestones `fan_out` planned: what reading an article does in one transaction."""
    waiting = await count(database, 0)
    timed = TimedDatabase(database)
    await _delay(timed, LaunchWindow.from_edtf("2022-06-25"))
    sender = PacedSender(10_000)
    async with database.begin() as session:
        await session.execute(text("UPDATE delivery SET state = 6 WHERE launch_id IS NULL"))
    milestones = await count(database, 0)

    class Later(SystemClock):
        def now(self) -> datetime:
            return NOW + timedelta(days=5)

    begun = time.perf_counter()
    await Deliverer(database, sender, Later(), "one", replace(Bounds(), linger_s=0)).run()
    swept_s = time.perf_counter() - begun
    assert sender.begun == []
    return {
        "waiting": waiting,
        "of_this_launch": milestones,
        "revision_ms": round(timed.longest_ms, 2),
        "superseded_as_they_come_up_s": round(swept_s, 1),
    }


async def _delay(database: TimedDatabase, later: LaunchWindow) -> None:
    async with database.begin() as session:
        launch = await session.get_one(Launch, 1)
        before, launch.window = launch.window, later
        launch.opens, launch.closes = later.bounds_utc()
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
