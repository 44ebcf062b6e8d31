"""One process of the soak: the real outbox, the real discord.py, and a step at which it kills itself.

Started by `benchmarks.soak` with a JSON object as its argument. Ending by SIGKILL from inside is what `kill -9` from
outside is, except that the step is known: no handler runs, no buffer is flushed, no connection is closed.
"""

import asyncio
import json
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import discord

from bot.client import point_at
from bot.clock import SystemClock
from bot.garbage import set_aside
from bot.http import trace
from bot.pacer import Pacer
from bot.sender import DiscordSender
from db.engine import Database, open_database
from jobs.bounds import Bounds
from jobs.deliver import Deliverer
from jobs.post import Post, Target
from jobs.schedule import Job, Scheduler
from jobs.sender import Pause

STEPS = ("before commit", "after commit", "before request", "under way", "answered")
SEARCH_STEPS = ("before search", "searched")


SHORT = Bounds(
    start=timedelta(seconds=1),
    request=timedelta(seconds=2),
    lease=timedelta(seconds=3),
    safe=timedelta(seconds=4),
    settle=timedelta(seconds=7),
    election=timedelta(seconds=2),
    look=timedelta(seconds=0.3),
)
"""The protocol's times in the test suite: the same order, a twentieth of the length."""


class Fate:
    """Kill this process when it comes to its step for the nth time."""

    def __init__(self, step: str | None, nth: int) -> None:
        self._step = step
        self._nth = nth
        self._seen: Counter[str] = Counter()

    def at(self, step: str) -> None:
        """Note that a step was reached."""
        self._seen[step] += 1
        if step == self._step and self._seen[step] == self._nth:
            os.kill(os.getpid(), signal.SIGKILL)


class FatedDatabase:
    """Die just before or just after a commit that claims or records."""

    def __init__(self, database: Database, fate: Fate) -> None:
        self._database = database
        self._fate = fate

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Any]:
        """Open a write transaction."""
        async with self._database.begin() as session:
            yield session
            self._fate.at("before commit")
        self._fate.at("after commit")

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Any]:
        """Open a read transaction."""
        async with self._database.read() as session:
            yield session


class FatedSender:
    """Die before a request, a few milliseconds after it went out, or when its answer is there."""

    def __init__(self, sender: DiscordSender, fate: Fate) -> None:
        self._sender = sender
        self._fate = fate

    async def send(self, post: Post) -> int:
        """Send, if fate allows."""
        self._fate.at("before request")
        sending = asyncio.ensure_future(self._sender.send(post))
        await asyncio.sleep(0.004)
        if not sending.done():
            self._fate.at("under way")
        message_id = await sending
        self._fate.at("answered")
        return message_id

    async def find(self, target: Target, token: str, after: datetime) -> int | None:
        """Look, if fate allows."""
        self._fate.at("before search")
        found = await self._sender.find(target, token, after)
        self._fate.at("searched")
        return found

    async def edit(self, post: Post, message_id: int) -> None:
        """Edit."""
        await self._sender.edit(post, message_id)

    async def tell_paused(self, pause: Pause) -> None:
        """Tell."""
        await self._sender.tell_paused(pause)


async def work(given: dict[str, Any]) -> None:
    """Deliver until killed."""
    point_at(given["api"], given["gateway"])
    pacer = Pacer(45)
    client = discord.Client(intents=discord.Intents.none(), http_trace=trace(pacer), max_ratelimit_timeout=30.0)
    await client.login(given["token"])
    fate = Fate(given.get("step"), given.get("nth", 1))
    database: Any = FatedDatabase(open_database(given["database"]), fate)
    sender = FatedSender(DiscordSender(client, pacer), fate)
    bounds = SHORT if given.get("short") else Bounds()
    deliverer = Deliverer(database, sender, SystemClock(), f"soak-{os.getpid()}", bounds)
    set_aside()
    Scheduler([Job("deliver", deliverer.run, 0.5)]).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(work(json.loads(sys.argv[1])))
