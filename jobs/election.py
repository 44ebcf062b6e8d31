"""Which of several processes sends: whoever holds one lease row."""

from datetime import timedelta

import db.leases
from db.engine import Database, Session
from jobs.clock import Clock

ELECTION = "sender"
"""The name of the lease."""


class Election:
    """One process's part in the election; `term` is how long it holds without being renewed."""

    def __init__(self, database: Database, clock: Clock, owner: str, term: timedelta) -> None:
        self._database = database
        self._clock = clock
        self._owner = owner
        self._term = term

    async def is_won(self, session: Session) -> bool:
        """Stand for it, or renew it. What the transaction does besides, it does as the one that sends."""
        wire = self._clock.wire()
        return await db.leases.hold(session, ELECTION, self._owner, wire, self._term) is not None

    async def step_down(self) -> None:
        """Let another process take over at once."""
        async with self._database.begin() as session:
            await db.leases.release(session, ELECTION, self._owner, self._clock.wire())
