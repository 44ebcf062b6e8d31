"""Delivery: each due row exactly once, within stated bounds, whatever crashes.

    claim   one transaction notes token, owner, lease and the attempt before any request
    send    the message's nonce and its components' ids come from the token
    record  one transaction, together with the next claims

    pending ──claim──► sending ──answer──► sent | failed | paused
       ▲                  │ no answer, or the owner fell silent
       │                  ▼
       └──── absent ── uncertain ── within SAFE of the first attempt: the same nonce again
                                 └─ SETTLE after the last: look into the history; found ──► sent

SAFE is well below the time for which Discord knows a nonce ("a few minutes"), SETTLE well above any time a request
can be under way; between the two nothing is done, because neither answer would be sure. A row in doubt holds up
only its own target and lane.

Claims run at most `ahead` of sending, so that an alert never waits behind what was claimed before it, and so
that a crash leaves few rows in doubt.
"""

import asyncio
import base64
import logging
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import db.claims
import db.deliveries
import db.doubts
import db.outlook
import db.standings
from db.claims import Hold
from db.doubts import Doubt
from db.engine import Database, Session
from db.standings import Standing
from db.states import Lane, TargetKind
from jobs.bounds import Bounds
from jobs.clock import Clock
from jobs.correct import Corrections
from jobs.digest import within_cap
from jobs.election import Election
from jobs.history import History, Search
from jobs.interval import Interval
from jobs.judge import Drop, Postpone, Send, judge
from jobs.live import LiveCards
from jobs.load import card_of, load_posts, target_of
from jobs.outcomes import LONGEST_IN_DOUBT, Outcome, OutcomeKind, failed, is_given_up, record_all, wait_after
from jobs.pauses import Pauses
from jobs.post import Post, RevisionView
from jobs.report import Report
from jobs.sender import Sender, SendFailed

_log = logging.getLogger(__name__)

_GLANCE_S = 0.25


@dataclass(frozen=True, slots=True)
class _Claim:
    """A row held by this process; `again` when an earlier request of its window may have arrived."""

    hold: Hold
    standing: Standing
    claimed: datetime
    again: bool = False


def new_token() -> str:
    """Return a delivery id: 128 random bits as 26 characters of lower-case base32."""
    return base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=").lower()


class Deliverer:
    """Send what is due. Several may run on one database; the lease row lets one of them work."""

    def __init__(
        self, database: Database, sender: Sender, clock: Clock, owner: str, bounds: Bounds | None = None
    ) -> None:
        self._database = database
        self._sender = sender
        self._clock = clock
        self._owner = owner
        self._bounds = bounds or Bounds()
        self._history = History(database, sender, clock, self._bounds)
        self._flying: set[asyncio.Task[Outcome]] = set()
        self._searching: set[asyncio.Task[None]] = set()
        self._looking = Interval(self._bounds.look)
        self._telling = Interval(self._bounds.tell)
        self._refreshing = Interval(self._bounds.refresh)
        self._sweeping = False
        self._winding_down = False
        self._election = Election(database, clock, owner, self._bounds.election)
        self._pauses = Pauses(database, sender, clock, self._bounds, self._election)
        self._live = LiveCards(database, sender, clock, self._bounds)
        self._corrections = Corrections(database, sender, clock, self._bounds)
        self._report = Report()
        self._corrected: list[tuple[Standing, RevisionView]] = []

    async def run(self) -> None:
        """Send until nothing is due any more; returns at once where another process is the sender."""
        tending: asyncio.Task[None] | None = None
        try:
            await self._send_due()
            # What went out before is tended beside the sending: an alert that becomes due waits for none of it.
            tending = asyncio.ensure_future(self._tend())
            while not (tending.done() or self._winding_down):
                await asyncio.wait({tending}, timeout=_GLANCE_S)
                await self._send_due()
            if tending.done():
                tending.result()
        finally:
            if tending is not None:
                tending.cancel()
                await asyncio.gather(tending, return_exceptions=True)
            await self._land()

    async def _send_due(self) -> None:
        while await self._turn():
            under_way = self._flying | self._searching
            if not under_way:
                continue
            await asyncio.wait(under_way, timeout=_GLANCE_S, return_when=asyncio.FIRST_COMPLETED)
            # Requests end one by one; noting a few together costs one disk write instead of many.
            await asyncio.sleep(self._bounds.linger_s)

    async def _tend(self) -> None:
        """Edit what was corrected, tell who was paused, and bring live cards up to date."""
        corrected, self._corrected = self._corrected, []
        await self._corrections.amend(corrected)
        if self._telling.begin(self._clock.wire()):
            await self._pauses.tell()
        if self._refreshing.begin(self._clock.wire()):
            await self._refresh()

    def wind_down(self) -> None:
        """Claim nothing more, so that `run` ends as soon as what is under way has."""
        self._winding_down = True

    async def close(self) -> None:
        """Let another process take over at once."""
        await self._election.step_down()

    async def _turn(self) -> bool:
        """Record what is finished and claim what is due; False when there is nothing left to wait for."""
        outcomes = self._landed()
        now, wire = self._clock.now(), self._clock.wire()
        self._report.say(wire)
        looking = self._looking.begin(wire)
        work = bool(outcomes)
        if not work:
            async with self._database.read() as session:
                work = await db.outlook.anything(session, now, wire, doubts=looking)
        self._sweeping, swept = False, self._sweeping
        searches: list[Search] = []
        claims: list[_Claim] = []
        if work:
            async with self._database.begin() as session:
                await record_all(session, outcomes, self._owner, now)
                if any(outcome.kind is OutcomeKind.TARGET for outcome in outcomes):
                    self._telling.end()
                if any(outcome.kind is OutcomeKind.SENT for outcome in outcomes):
                    self._refreshing.end()
                if not self._winding_down and await self._election.is_won(session):
                    if looking:
                        searches, claims = await self._look(session, now)
                    if not await db.outlook.is_paused(session):
                        await self._claim_all(session, now, claims, scan=swept)
        await self._start(claims)
        for search in searches:
            self._searching.add(task := asyncio.ensure_future(self._history.look(search)))
            task.add_done_callback(self._searching.discard)
        return self._sweeping or bool(self._flying or self._searching)

    def _landed(self) -> list[Outcome]:
        done = {task for task in self._flying if task.done()}
        self._flying -= done
        outcomes = [task.result() for task in done]
        self._report.note(outcomes)
        return outcomes

    async def _land(self) -> None:
        """Wait for the requests under way, which end within their own time, and note what came of them."""
        if self._searching:
            await asyncio.wait(self._searching)
        if self._flying:
            await asyncio.wait(self._flying)
        if outcomes := self._landed():
            async with self._database.begin() as session:
                await record_all(session, outcomes, self._owner, self._clock.now())

    async def _claim_all(self, session: Session, now: datetime, claims: list[_Claim], *, scan: bool) -> None:
        """Claim what is due, important lanes first; the last of the room is theirs alone."""
        for lane in Lane:
            kept_free = self._bounds.reserve if lane >= Lane.ARTICLE else 0
            room = max(self._bounds.capacity - kept_free, 1) - len(self._flying) - len(claims)
            if room <= 0:
                continue
            # After a revision or a long downtime most of what is due is dropped: then look at more at a time.
            limit = max(room, self._bounds.scan) if scan else room
            ids = await db.claims.due_ids(session, lane, now, self._clock.wire(), limit)
            found = await db.standings.of(session, ids)
            if gone := set(ids) - {row.id for row in found}:
                await db.claims.forget(session, sorted(gone))
            sendable = await self._sift(session, found, now)
            self._sweeping |= len(sendable) < len(ids)
            claims += await self._hold(session, sendable[:room])

    async def _sift(self, session: Session, rows: Sequence[Standing], now: datetime) -> list[Standing]:
        """Close or postpone what is not to be sent now; return the rest."""
        sendable: list[Standing] = []
        drops: dict[Drop, list[int]] = {}
        for row in rows:
            match judge(row, now):
                case Send():
                    sendable.append(row)
                case Drop() as drop:
                    drops.setdefault(drop, []).append(row.id)
                case Postpone(until):
                    await db.claims.postpone(session, row.id, until)
        for drop, ids in drops.items():
            await db.deliveries.drop(session, ids, drop.state, drop.reason, now)
        return await within_cap(session, sendable, now)

    async def _hold(self, session: Session, rows: Sequence[Standing], *, again: bool = False) -> list[_Claim]:
        wire = self._clock.wire()
        claims = [_Claim(Hold(row.id, row.token or new_token(), row.attempts + 1), row, wire, again) for row in rows]
        holds = [claim.hold for claim in claims]
        await db.claims.hold(session, holds, self._owner, wire, wire + self._bounds.lease)
        return claims

    async def _start(self, claims: Sequence[_Claim]) -> None:
        rows = [(claim.standing, claim.hold.token) for claim in claims]
        posts = await load_posts(self._database, rows, self._clock.now())
        for claim, post in zip(claims, posts, strict=True):
            self._flying.add(asyncio.ensure_future(self._send(claim, post)))

    async def _send(self, claim: _Claim, post: Post) -> Outcome:
        """Make one request; whatever happens, return what is known of it."""
        hold, target = claim.hold, post.target
        limit = self._bounds.attempts
        kind = OutcomeKind.DOUBT if claim.again else OutcomeKind.NOTHING
        if self._clock.wire() - claim.claimed > self._bounds.start:
            # This process stood still since the claim: the lease may be another's before an answer comes.
            return Outcome(hold, target, kind, claim.again, reason="late-start", retry_at=self._clock.wire())
        try:
            async with asyncio.timeout(self._bounds.request.total_seconds()):
                message_id = await self._sender.send(post)
            # An earlier request may have made the message, nobody knows of which day: then it is looked at at once.
            true_until = post.now if claim.again else post.true_until
            card = None if post.reply_to is not None else card_of(claim.standing, true_until)
            if post.revision is not None and post.revision.is_correction:
                self._corrected.append((claim.standing, post.revision))
            return Outcome(hold, target, OutcomeKind.SENT, message_id=message_id, card=card)
        except SendFailed as error:
            give_up = is_given_up(hold.attempts, claim.standing.due, self._clock.now(), limit)
            return failed(hold, target, error, self._clock.wire(), again=claim.again, give_up=give_up)
        except TimeoutError:
            reason = "no-answer"
        except Exception:  # the edge: what broke in one card is unknown, and must not stop the others
            incident = secrets.token_hex(4)
            _log.exception("sending failed", extra={"action": "send-failed", "delivery": hold.id, "incident": incident})
            reason = f"incident {incident}"
            if hold.attempts >= limit:
                return Outcome(hold, target, OutcomeKind.REFUSED, claim.again, reason=reason)
        retry_at = self._clock.wire() + min(wait_after(hold.attempts), LONGEST_IN_DOUBT)
        return Outcome(hold, target, OutcomeKind.DOUBT, claim.again, reason=reason, retry_at=retry_at)

    async def _refresh(self) -> None:
        """Bring live cards up to date, if that is this process's to do."""
        async with self._database.begin() as session:
            elected = await self._election.is_won(session) and not await db.outlook.is_paused(session)
        if elected:
            await self._live.run()

    async def _look(self, session: Session, now: datetime) -> tuple[list[Search], list[_Claim]]:
        """Decide about rows in doubt: which histories to search, and which to send again with their nonce."""
        wire = self._clock.wire()
        await db.doubts.expire(session, wire)
        room = self._bounds.capacity - len(self._flying)
        if await db.outlook.is_paused(session):
            room = 0
        again: list[int] = []
        search: dict[int, Doubt] = {}
        for row in await db.doubts.waiting(session, wire):
            if row.kind is not TargetKind.FORUM and wire - row.first_attempt <= self._bounds.safe:
                if len(again) < room:
                    again.append(row.id)
            elif wire - row.last_attempt < self._bounds.settle:
                await db.doubts.look_again(session, [row.id], row.last_attempt + self._bounds.settle)
            elif len(search) + len(self._searching) < self._bounds.searches:
                search[row.id] = row
        # So that nobody else looks meanwhile, and somebody does if this process dies over it.
        await db.doubts.look_again(session, list(search), wire + 2 * self._bounds.lease)
        searches = [
            # What is found was rendered some time ago, so a card is looked at at once.
            Search(search[standing.id], target_of(standing), card_of(standing, self._clock.now()))
            for standing in await db.standings.of(session, list(search))
        ]
        return searches, await self._hold(session, await db.standings.of(session, again), again=True)
