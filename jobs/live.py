"""Live cards: one message a launch and channel, edited as things change.

The first notice of a launch in a channel of live style becomes its card; later ones are short replies to it, and the
card is brought up to date beside them. An edit needs no outbox: it says what is true now, so one that is lost or
made twice changes nothing.
"""

import asyncio
import logging
from dataclasses import replace

import db.live_cards
import db.standings
from db.engine import Database
from db.live_cards import CardRow
from db.states import Lane
from jobs.bounds import Bounds
from jobs.clock import Clock
from jobs.load import load_posts
from jobs.post import Post
from jobs.sender import FailureKind, Sender, SendFailed

log = logging.getLogger(__name__)

_AT_A_TIME = 20


class LiveCards:
    """Keep cards up to date."""

    def __init__(self, database: Database, sender: Sender, clock: Clock, bounds: Bounds) -> None:
        self._database = database
        self._sender = sender
        self._clock = clock
        self._bounds = bounds

    async def run(self) -> None:
        """Edit some of the cards that are out of date."""
        now = self._clock.now()
        async with self._database.read() as session:
            cards = await db.live_cards.stale(session, now, _AT_A_TIME)
            if not cards:
                return
            ids = [card.delivery_id for card in cards if card.delivery_id is not None]
            standings = {row.id: row for row in await db.standings.of(session, ids, now)}
        rows = [(card, standings[card.delivery_id]) for card in cards if card.delivery_id in standings]
        posts = await load_posts(self._database, [(row, row.token or "") for _, row in rows], now)
        results = await asyncio.gather(*(self._edit(card, post) for (card, _), post in zip(rows, posts, strict=True)))
        orphans = [card for card in cards if card.delivery_id not in standings]
        async with self._database.begin() as session:
            for (card, _), kept in zip(rows, results, strict=True):
                if kept is True:
                    await db.live_cards.shown(session, card.id, card.version, now)
                elif kept is False:
                    await db.live_cards.forget(session, card.id)
            for card in orphans:
                await db.live_cards.forget(session, card.id)

    async def _edit(self, card: CardRow, post: Post) -> bool | None:
        """Edit one card; return whether it is still there, None if nobody knows."""
        current = replace(post, lane=int(Lane.DIGEST), reply_to=None, ping_role_id=None)
        try:
            async with asyncio.timeout(self._bounds.request.total_seconds()):
                await self._sender.edit(current, card.message_id)
        except TimeoutError:
            return None
        except SendFailed as error:
            if error.kind in (FailureKind.RETRY, FailureKind.UNCERTAIN):
                return None
            log.info("live card lost", extra={"action": "card-lost", "card": card.id, "why": error.reason})
            return False
        return True
