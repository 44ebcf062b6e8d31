"""Looking for a message in its channel's history, when nobody knows whether it was created."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import timedelta

import db.deliveries
import db.doubts
from db.doubts import Doubt
from db.engine import Database
from jobs.bounds import Bounds
from jobs.clock import Clock
from jobs.outcomes import Card, is_given_up, put_card
from jobs.post import Target
from jobs.sender import FailureKind, Sender, SendFailed

_log = logging.getLogger(__name__)

_SOON = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Search:
    """A row in doubt and where to look for it; `card` if it would have become a launch's live card."""

    doubt: Doubt
    target: Target
    card: Card | None = None


class History:
    """Settle doubts by reading: found is sent, absent may be sent again, unreadable stays in doubt and is listed."""

    def __init__(self, database: Database, sender: Sender, clock: Clock, bounds: Bounds) -> None:
        self._database = database
        self._sender = sender
        self._clock = clock
        self._bounds = bounds

    async def look(self, search: Search) -> None:
        """Search one history and note what came of it."""
        doubt = search.doubt
        found: int | None = None
        unread: tuple[timedelta, str] | None = None
        try:
            async with asyncio.timeout(self._bounds.lease.total_seconds()):
                after = doubt.first_attempt - self._bounds.skew
                found = await self._sender.find(search.target, doubt.token, after)
        except TimeoutError:
            unread = (_SOON, "history: no answer")
        except SendFailed as error:
            soon = error.kind in (FailureKind.RETRY, FailureKind.UNCERTAIN)
            wait = timedelta(seconds=error.retry_after_s) if error.retry_after_s is not None else _SOON
            unread = (wait if soon else self._bounds.settle, f"history: {error.reason}")
        async with self._database.begin() as session:
            if unread is not None:
                wait, reason = unread
                await db.doubts.look_again(session, [doubt.id], self._clock.wire() + wait, reason)
            elif found is not None:
                await db.deliveries.sent(session, doubt.token, found, self._clock.now())
                if search.card is not None:
                    # The first message stays the card, so this is harmless if it was a reply.
                    await put_card(session, search.card, doubt.target_id, doubt.id, found, self._clock.now())
            else:
                give_up = is_given_up(doubt.attempts, doubt.due, self._clock.now(), self._bounds.attempts)
                await db.doubts.absent(session, doubt, give_up=give_up)
                if give_up:
                    extra = {"action": "given-up", "guild": search.target.guild_id, "delivery": doubt.id}
                    _log.warning("a post was given up", extra=extra | {"channel": search.target.channel_id})
