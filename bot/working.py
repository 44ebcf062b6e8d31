"""The jobs of one process on their ticks, and what is left for them to do.

What is left is for the owner of a clock that leaps (`bot.clock_link`): it leaps only over what is empty.
"""

import random
from collections.abc import Awaitable, Callable
from datetime import datetime

import discord

import db.items
import db.outlook
import db.sources
from bot.clock import RemoteClock
from bot.clock_link import Work
from bot.config import Config
from bot.pacer import Pacer
from bot.sender import DiscordSender
from db.engine import Database
from feeds.fetch import Fetcher
from jobs.bounds import Bounds
from jobs.clock import Clock
from jobs.deliver import Deliverer
from jobs.plan import Horizon, Planner, next_point
from jobs.poll import Poller, PollRules
from jobs.prune import prune
from jobs.read import Reader
from jobs.schedule import Job, Scheduler

_TICK_S = 0.5
# On a clock that leaps nobody waits for real minutes to pass, only for our ticks.
_LEAPING_TICK_S = 0.05
_PRUNE_EVERY_S = 3600.0


async def nothing_to_do(_now: datetime) -> Work:
    """What the gateway's half reports: it waits for people, never for a moment."""
    return Work(idle=True, next_due=None, next_poll=None)


class Jobs:
    """Everything that works on a clock, on its ticks."""

    def __init__(
        self,
        config: Config,
        owner: str,
        database: Database,
        fetcher: Fetcher,
        clock: Clock,
        client: discord.Client,
        pacer: Pacer,
    ) -> None:
        self._database = database
        self._clock = clock
        rules = PollRules(concurrency=config.fetch.concurrency)
        bounds = Bounds(rate=float(pacer.rate_per_s))
        self._planner = Planner(database)
        self._poller = Poller(database, fetcher, clock, owner, random.random, rules)
        self._reader = Reader(database, fetcher, clock, owner)
        self._deliverer = Deliverer(database, DiscordSender(client, pacer), clock, owner, bounds)
        tick = _LEAPING_TICK_S if config.clock.url else _TICK_S
        self._scheduler = Scheduler(
            [
                Job("poll", self._unless_calm(self._poller.run), tick),
                Job("read", self._unless_calm(self._reader.run), tick),
                Job("plan", self._unless_calm(self._plan), tick),
                Job("deliver", self._unless_calm(self._deliverer.run), tick),
                Job("prune", self._prune, _PRUNE_EVERY_S),
            ]
        )

    def start(self) -> None:
        """Begin to tick."""
        self._scheduler.start()

    async def stop(self) -> None:
        """Finish what is being done, and let another process take over at once."""
        self._deliverer.wind_down()
        await self._scheduler.stop()
        await self._deliverer.close()

    def _unless_calm(self, run: Callable[[], Awaitable[object]]) -> Callable[[], Awaitable[object]]:
        """Let a job run as often as on the system's clock while nothing happens on one that leaps."""
        clock = self._clock
        if not isinstance(clock, RemoteClock):
            return run
        passed = 0

        async def tick() -> None:
            nonlocal passed
            passed += 1
            if not clock.is_calm or passed * _LEAPING_TICK_S >= _TICK_S:
                passed = 0
                await run()

        return tick

    async def _plan(self) -> None:
        await self._planner.run(self._clock.now())

    async def _prune(self) -> None:
        await prune(self._database, self._clock.now())

    async def work(self, now: datetime) -> Work:
        """Say what there is to do, for the owner of a clock that leaps."""
        return await work_left(self._database, self._planner, self._clock, now)


async def work_left(database: Database, planner: Planner, clock: Clock, now: datetime) -> Work:
    """Return what is left to do at `now`, domain time: idle is who has planned since the clock leapt, and told all."""
    # Asked first: what is planned while the database is looked at is not seen there, and would be leapt over.
    planned = _has_reconciled(planner.reconciled, clock, now)
    async with database.read() as session:
        next_poll = await db.sources.next_poll(session)
        busy = await db.sources.busy(session, now, clock.wire()) or await db.items.unread(session) > 0
        idle = not busy and await db.outlook.idle(session, now)
        due = await db.outlook.next_due(session)
    point = await next_point(database, now)
    return Work(idle and planned, min((m for m in (due, point) if m is not None), default=None), next_poll)


def _has_reconciled(last: datetime | None, clock: Clock, now: datetime) -> bool:
    """Whether countdowns were planned since the clock last leapt; the reconcile itself is lazy about seconds."""
    if last is None:
        return False
    leapt = clock.record.began if isinstance(clock, RemoteClock) else last
    return last >= leapt or now - last < Horizon().every
