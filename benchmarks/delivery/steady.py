"""The steady state: countdowns that are planned already, looked at again every few seconds."""

import time
from datetime import datetime, timedelta

from benchmarks.delivery.ground import NOW, TimedDatabase, populate, rows
from db.engine import Database
from db.models import Launch, Route, window_columns
from db.states import Style, Subject
from jobs.plan import Horizon, Planner
from launches.announcement import Status
from launches.window import LaunchWindow

_LAUNCHES = 100
_LOOKS = 20
_HORIZON = Horizon()


async def looked_at_again(database: Database, guilds: int) -> dict[str, float]:
    """Let `guilds` follow something, one of them launches of its own with a point near; look again and again.

    The first looks find nobody new; before each of the others somebody begins to follow one of the launches; the last
    plans all of it once more, as now and then.
    """
    await populate(database, guilds)
    await _own_launches(database)
    timed = TimedDatabase(database)
    planner = Planner(timed)  # type: ignore[arg-type]
    now = NOW + timedelta(minutes=1)
    await planner.run(now)
    figures: dict[str, float] = {"guilds": guilds, "launches": _LAUNCHES}
    for name, added in (("idle", 0), ("added", 1)):
        writes, cpu_s = timed.writes, 0.0
        for look in range(1, _LOOKS + 1):
            now += _HORIZON.every
            await _follow(database, guild=1 + look, launches=range(1, added + 1))
            cpu_s += await _look(planner, now)
        figures[f"{name}_writes"] = round((timed.writes - writes) / _LOOKS, 1)
        figures[f"{name}_cpu_of_a_core"] = round(cpu_s / (_LOOKS * _HORIZON.every.total_seconds()), 4)
    cpu_s = await _look(planner, now + _HORIZON.refan)
    figures["anew_cpu_of_a_core"] = round(cpu_s / _HORIZON.refan.total_seconds(), 4)
    return figures


async def _look(planner: Planner, now: datetime) -> float:
    """Look once; return the processor's seconds."""
    begun_s = time.process_time()
    await planner.run(now)
    return time.process_time() - begun_s


async def _own_launches(database: Database) -> None:
    window = LaunchWindow.from_edtf("2022-05-25")
    opens, closes = window.bounds_utc()
    said = {"guild_id": 1, "status": Status.ANNOUNCED, "opens": opens, "closes": closes, **window_columns(window)}
    said |= {"first_seen": NOW, "updated_at": NOW}
    numbers = range(1, _LAUNCHES + 1)
    await rows(database, Launch, [{"id": n, "key": f"own-{n}", "product": f"Phone {n}", **said} for n in numbers])
    await _follow(database, guild=1, launches=numbers)


async def _follow(database: Database, *, guild: int, launches: range) -> None:
    """Let the channel of a guild follow these launches."""
    follows = {"guild_id": guild, "target_id": guild, "subject": Subject.LAUNCH, "style": Style.POSTS, "created_by": 1}
    follows |= {"milestones": "7d,1d,1h,now,day,opens", "created_at": NOW}
    await rows(database, Route, [{"id": 10**6 * guild + n, "launch_id": n, **follows} for n in launches])
