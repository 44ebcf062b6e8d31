"""What came of a request, and what that does to the row."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import db.deliveries
import db.live_cards
import db.targets
from db.claims import Hold
from db.engine import Session
from db.states import DeliveryState
from db.targets import STALE
from jobs.post import Target
from jobs.sender import FailureKind, SendFailed

_log = logging.getLogger(__name__)

# A request that created nothing is tried again after 1, 2, 4 … seconds, at most this.
_LONGEST_WAIT = timedelta(minutes=5)

LONGEST_IN_DOUBT = timedelta(seconds=8)
"""What is in doubt waits no longer: the same nonce may go out again for 30 s only (`Bounds.safe`)."""


class OutcomeKind(StrEnum):
    """The ways in which an attempt ends."""

    SENT = "sent"
    NOTHING = "nothing"
    DOUBT = "doubt"
    REFUSED = "refused"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Card:
    """The launch whose live card the message becomes, the plan it shows, and until when its words are true."""

    launch_id: int
    version: int
    true_until: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one attempt ended. `again`: an earlier request of the same window may have arrived."""

    hold: Hold
    target: Target
    kind: OutcomeKind
    again: bool = False
    message_id: int = 0
    reason: str = ""
    code: int | None = None
    retry_at: datetime | None = None
    card: Card | None = None


def wait_after(attempts: int) -> timedelta:
    """Return how long to wait after this many attempts."""
    return min(timedelta(seconds=2.0 ** min(attempts - 1, 20)), _LONGEST_WAIT)


def is_given_up(attempts: int, due: datetime, now: datetime, limit: int) -> bool:
    """Whether a delivery that creates nothing is given up: after `limit` attempts, once it is a day old.

    That Discord is away, or refuses the token, is no fault of the post, so their number alone tells nothing.
    """
    return attempts >= limit and now - due > STALE


def failed(hold: Hold, target: Target, error: SendFailed, wire: datetime, *, again: bool, give_up: bool) -> Outcome:
    """Return the outcome of a refusal.

    A refusal proves something only about its own request. If an earlier one of the window may have arrived
    (`again`), the row stays in doubt whatever the refusal says; the history will tell.
    """
    wait = wait_after(hold.attempts)
    if error.retry_after_s is not None:
        wait = max(wait, timedelta(seconds=error.retry_after_s))
    match error.kind:
        case FailureKind.TARGET:
            kind = OutcomeKind.TARGET
        case FailureKind.UNCERTAIN | FailureKind.UNREADABLE:
            kind = OutcomeKind.DOUBT
        case _ if again:
            kind = OutcomeKind.DOUBT
        case FailureKind.RETRY if not give_up:
            kind = OutcomeKind.NOTHING
        case _:
            kind = OutcomeKind.REFUSED
    if kind is OutcomeKind.DOUBT:
        wait = min(wait, LONGEST_IN_DOUBT)
    return Outcome(hold, target, kind, again, 0, error.reason, error.code, wire + wait)


async def record_all(session: Session, outcomes: Sequence[Outcome], owner: str, now: datetime) -> None:
    """Note outcomes; a result that comes after the lease was lost changes nothing but "sent"."""
    arrived = [outcome for outcome in outcomes if outcome.kind is OutcomeKind.SENT]
    await db.deliveries.sent_all(session, [(outcome.hold.token, outcome.message_id) for outcome in arrived], now)
    for outcome in arrived:
        if outcome.card is not None and outcome.message_id:
            await put_card(session, outcome.card, outcome.target.id, outcome.hold.id, outcome.message_id, now)
    for outcome in outcomes:
        await _record(session, outcome, owner, now)


async def _record(session: Session, outcome: Outcome, owner: str, now: datetime) -> None:
    hold = outcome.hold
    match outcome.kind:
        case OutcomeKind.SENT:
            pass
        case OutcomeKind.NOTHING:
            await db.deliveries.release(session, hold, owner, outcome.retry_at, outcome.reason, outcome.code)
        case OutcomeKind.DOUBT:
            await db.deliveries.doubt(session, hold, owner, outcome.retry_at, outcome.reason, outcome.code)
        case OutcomeKind.REFUSED:
            await db.deliveries.close(session, hold, owner, DeliveryState.FAILED, outcome.reason, outcome.code, now)
        case OutcomeKind.TARGET:
            if await db.targets.pause(session, outcome.target.id, outcome.code, outcome.reason, now):
                extra = {"action": "target-paused", "guild": outcome.target.guild_id, "code": outcome.code}
                _log.warning("paused: %s", outcome.reason, extra=extra | {"channel": outcome.target.channel_id})
            if outcome.again:
                await db.deliveries.doubt(session, hold, owner, outcome.retry_at, outcome.reason, outcome.code)
            else:
                await db.deliveries.close(session, hold, owner, DeliveryState.PAUSED, outcome.reason, outcome.code, now)


async def put_card(
    session: Session, card: Card, target_id: int, delivery_id: int, message_id: int, now: datetime
) -> None:
    """Note that a message is a launch's live card, unless there is one."""
    await db.live_cards.put(
        session, card.launch_id, target_id, delivery_id, message_id, card.version, now, card.true_until
    )
