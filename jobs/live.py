"""Live cards: one message a launch and channel, edited as things change.

The first notice of a launch in a channel of live style becomes its card; later ones are short replies to it, and the
card is brought up to date beside them. An edit needs no outbox: it says what is true now, so one that is lost or
made twice changes nothing. One that fails is made again after a while, and holds up no other.
"""

import asyncio
import logging
import secrets
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import db.live_cards
import db.standings
from db.engine import Database
from db.live_cards import CardRow
from db.states import Lane, TargetState
from jobs.bounds import Bounds
from jobs.clock import Clock
from jobs.load import load_posts
from jobs.post import Post
from jobs.sender import FailureKind, Sender, SendFailed

_log = logging.getLogger(__name__)

# All cards of a zone are out of date at its midnight. Eight a second are 700,000 a day, and if Discord refused each of
# them (it bears few edits of what is older than an hour), not enough to stop the sending of everything else.
_AT_A_TIME = 40
# Discord takes five edits in five seconds in one channel: more of it at a time would wait, and take others' places. So
# many are looked through for those of other channels.
_IN_A_CHANNEL = 5
_LOOKED_THROUGH = 1_000
_AGAIN = timedelta(minutes=5)


class LiveCards:
    """Keep cards up to date."""

    def __init__(self, database: Database, sender: Sender, clock: Clock, bounds: Bounds) -> None:
        self._database = database
        self._sender = sender
        self._clock = clock
        self._bounds = bounds
        self._renewed: datetime | None = None

    async def run(self) -> None:
        """Edit some of the cards that are out of date: those that show an older plan, then those whose day is over.

        The first are edited as often as this is called, the others at their own pace, however much else is sent.
        """
        now = self._clock.now()
        async with self._database.read() as session:
            found = await db.live_cards.older(session, now, _LOOKED_THROUGH)
            if self._may_renew():
                found += await db.live_cards.due(session, now, _LOOKED_THROUGH)
            cards = _next_of(found)
            if not cards:
                return
            ids = [card.delivery_id for card in cards if card.delivery_id is not None]
            standings = {row.id: row for row in await db.standings.of(session, ids)}
        known = [(card, standings[card.delivery_id]) for card in cards if card.delivery_id in standings]
        rows = [(card, row) for card, row in known if row.target_state is TargetState.ACTIVE]
        posts = await load_posts(self._database, [(row, row.token or "") for _, row in rows], now)
        results = await asyncio.gather(*(self._edit(card, post) for (card, _), post in zip(rows, posts, strict=True)))
        async with self._database.begin() as session:
            for (card, _), post, wait in zip(rows, posts, results, strict=True):
                if wait is None:
                    await db.live_cards.forget(session, card.id)
                elif wait:
                    await db.live_cards.put_off(session, card, now, wait)
                else:
                    await db.live_cards.shown(session, card, now, post.true_until)
            for card, row in known:
                if row.target_state is not TargetState.ACTIVE:
                    # Resuming the target looks at it at once.
                    await db.live_cards.put_off(session, card, now, db.live_cards.TRUE_FOR)
            for card in cards:
                if card.delivery_id not in standings:
                    await db.live_cards.forget(session, card.id)

    def _may_renew(self) -> bool:
        wire = self._clock.wire()
        if self._renewed is not None and wire - self._renewed < self._bounds.refresh:
            return False
        self._renewed = wire
        return True

    async def _edit(self, card: CardRow, post: Post) -> timedelta | None:
        """Edit one card; return how long to wait before the next try, zero if it was edited, None if it is gone."""
        current = replace(post, lane=int(Lane.DIGEST), reply_to=None, ping_role_id=None)
        try:
            async with asyncio.timeout(self._bounds.request.total_seconds()):
                await self._sender.edit(current, card.message_id)
        except TimeoutError:
            return _AGAIN
        except SendFailed as error:
            if error.kind in (FailureKind.RETRY, FailureKind.UNCERTAIN):
                return max(_AGAIN, timedelta(seconds=error.retry_after_s or 0))
            _log.info("live card lost", extra={"action": "card-lost", "card": card.id, "why": error.reason})
            return None
        except Exception:  # the edge: what broke in one card must not stop the others
            incident = secrets.token_hex(4)
            _log.exception("editing failed", extra={"action": "edit-failed", "card": card.id, "incident": incident})
            return _AGAIN
        return timedelta(0)


def _next_of(found: Iterable[CardRow]) -> list[CardRow]:
    """Return the cards to be edited together: the first of those found, each once, and few of any one channel."""
    chosen: dict[int, CardRow] = {}
    places: Counter[int] = Counter()
    for card in found:
        if len(chosen) < _AT_A_TIME and card.id not in chosen and places[card.target_id] < _IN_A_CHANNEL:
            places[card.target_id] += 1
            chosen[card.id] = card
    return list(chosen.values())
