"""Fan-out: one notice to many routes, and what a revision costs while their countdowns wait."""

import time
from datetime import datetime, timedelta

from sqlalchemy import text

from benchmarks.delivery.ground import NOW, LoopWatch, TimedDatabase, add_launch, count, populate, rows
from db.engine import Database
from db.models import Launch, Notice, Revision
from db.states import Lane, NoticeKind
from jobs.plan import Planner
from launches.revision import RevisionKind
from launches.window import LaunchWindow

_TIMES = 3


async def fan_out(database: Database, routes: int, *, points: bool) -> dict[str, float]:
    """Fan an article out, three times anew, and if wanted the milestones of a launch two days ahead: two a route.

    The least of the three is what it costs; the rest is what else the machine did.
    """
    await populate(database, routes)
    runs: list[tuple[float, float]] = []
    milestones: dict[str, float] = {}
    async with LoopWatch() as watch:
        for number in range(_TIMES):
            article = {"dedupe_key": str(number), "kind": NoticeKind.ARTICLE, "lane": Lane.ARTICLE, "article_id": 1}
            await rows(database, Notice, [{**article, "due": NOW, "created_at": NOW}])
            runs.append(await _planned(database, NOW))
        made = await count(database, 0)
        assert made == _TIMES * routes, made
        if points:
            await add_launch(database, LaunchWindow.from_edtf("2022-05-25"), NOW)
            own_s = time.process_time()
            milestones_s, longest_ms = await _planned(database, NOW + timedelta(minutes=1))
            milestones = {
                "milestones": await count(database, 0) - made,
                "milestones_s": round(milestones_s, 3),
                "milestones_own_cpu_s": round(time.process_time() - own_s, 3),
                "milestones_longest_ms": round(longest_ms, 1),
            }
    (least_s, longest_ms), (most_s, _) = min(runs), max(runs)
    return {
        "routes": routes,
        "article_s": round(least_s, 3),
        "article_most_s": round(most_s, 3),
        "longest_ms": round(longest_ms, 1),
        "longest_most_ms": round(max(longest for _, longest in runs), 1),
        **watch.figures,
        "grown_mib": round(watch.grown_mib, 1),
        **milestones,
    }


async def _planned(database: Database, now: datetime) -> tuple[float, float]:
    """Plan everything with a planner that knows nothing yet; return the seconds and the longest transaction."""
    timed = TimedDatabase(database)
    begun = time.perf_counter()
    await Planner(timed).run(now)  # type: ignore[arg-type]
    return time.perf_counter() - begun, timed.longest_ms


async def revise(database: Database) -> dict[str, float]:
    """Revise the launch whose milestones `fan_out` planned: what reading an article does in one transaction."""
    async with database.read() as session:
        waiting = await session.scalar(text("SELECT count(*) FROM delivery WHERE launch_id = 1 AND state = 0"))
    timed = TimedDatabase(database)
    await _delay(timed, LaunchWindow.from_edtf("2022-06-25"))
    return {"waiting": waiting or 0, "revision_ms": round(timed.longest_ms, 2)}


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
