"""What the owner of a clock that leaps is told, so that nothing is leapt over."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.clock import ClockRecord, RemoteClock
from bot.working import work_left
from db.engine import Database
from jobs.plan import Planner

NOW = datetime(2022, 6, 28, 9, tzinfo=UTC)


def leapt() -> RemoteClock:
    return RemoteClock(ClockRecord(anchor_wire=0.0, anchor_domain=NOW.timestamp(), speed=0.0, seq=2))


class PlansMeanwhile:
    """A database; by the time that it has been looked at, the planner has planned anew."""

    def __init__(self, database: Database, planner: Planner) -> None:
        self._database, self._planner = database, planner

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Any]:
        async with self._database.read() as session:
            yield session
        self._planner.reconciled = NOW


async def test_who_has_not_planned_since_the_leap_is_not_idle(database: Database) -> None:
    planner = Planner(database)
    assert not (await work_left(database, planner, leapt(), NOW)).idle
    planner.reconciled = NOW - timedelta(days=30)
    assert not (await work_left(database, planner, leapt(), NOW)).idle
    planner.reconciled = NOW
    assert (await work_left(database, planner, leapt(), NOW)).idle


async def test_what_is_planned_while_it_is_looked_for_is_not_leapt_over(database: Database) -> None:
    planner = Planner(database)
    assert not (await work_left(PlansMeanwhile(database, planner), planner, leapt(), NOW)).idle  # type: ignore[arg-type]
    assert (await work_left(database, planner, leapt(), NOW)).idle
