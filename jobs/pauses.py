"""Telling guilds which of their targets were paused, once each."""

import asyncio
import logging

import db.targets
from db.engine import Database
from jobs.bounds import Bounds
from jobs.clock import Clock
from jobs.election import Election
from jobs.load import pause_of
from jobs.sender import FailureKind, Sender, SendFailed

_log = logging.getLogger(__name__)


class Pauses:
    """Tell of paused targets; of one whose guild cannot be reached just now, at the next turn."""

    def __init__(self, database: Database, sender: Sender, clock: Clock, bounds: Bounds, election: Election) -> None:
        self._database = database
        self._sender = sender
        self._clock = clock
        self._bounds = bounds
        self._election = election

    async def tell(self) -> None:
        """Tell every guild that does not know yet."""
        async with self._database.read() as session:
            untold = await db.targets.untold(session)
        if untold:
            async with self._database.begin() as session:
                untold = untold if await self._election.is_won(session) else []
        for row in untold:
            try:
                async with asyncio.timeout(self._bounds.request.total_seconds()):
                    await self._sender.tell_paused(pause_of(row))
            except TimeoutError:
                continue
            except SendFailed as error:
                if error.kind in (FailureKind.RETRY, FailureKind.UNCERTAIN):
                    continue
                extra = {"action": "tell-paused", "guild": row.guild_id, "channel": row.channel_id}
                _log.warning("nobody to tell of a pause: %s", error.reason, extra=extra)
            async with self._database.begin() as session:
                await db.targets.told(session, row.id, self._clock.now())
