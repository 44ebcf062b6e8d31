"""Deliveries of which nobody knows whether they arrived, and how that is settled.

Times named `_wire` are real time, `due` and `sent_at` are domain time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.delivery_states import SENDING, UNCERTAIN, number
from db.models import Delivery, Target
from db.states import DeliveryState, TargetKind


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row whose last request may have arrived."""

    id: int
    token: str
    target_id: int
    kind: TargetKind
    attempts: int
    due: datetime
    first_attempt: datetime
    last_attempt: datetime


async def expire(session: AsyncSession, wire: datetime) -> None:
    """Note that what was being sent when its owner fell silent is in doubt."""
    await session.execute(
        update(Delivery)
        .where(SENDING, Delivery.lease_until_wire < wire)
        .values(state=number(DeliveryState.UNCERTAIN), reason="owner-lost", retry_at_wire=None)
    )


async def waiting(session: AsyncSession, wire: datetime, limit: int = 100) -> list[Doubt]:
    """Return the rows in doubt whose time to look at them has come, oldest first."""
    found = await session.execute(
        select(
            Delivery.id,
            Delivery.token,
            Delivery.target_id,
            Target.kind,
            Delivery.attempts,
            Delivery.due,
            Delivery.first_attempt_wire.label("first_attempt"),
            Delivery.last_attempt_wire.label("last_attempt"),
        )
        .join(Target, Target.id == Delivery.target_id)
        .where(UNCERTAIN, or_(Delivery.retry_at_wire.is_(None), Delivery.retry_at_wire <= wire))
        .order_by(Delivery.last_attempt_wire, Delivery.id)
        .limit(limit)
    )
    return [Doubt(**row._mapping) for row in found]


async def look_again(session: AsyncSession, ids: Iterable[int], retry_at: datetime, reason: str | None = None) -> None:
    """Leave rows in doubt until this moment (wire time)."""
    values: dict[str, object] = {"retry_at_wire": retry_at}
    if reason is not None:
        values["reason"] = reason
    await session.execute(update(Delivery).where(Delivery.id.in_(list(ids)), UNCERTAIN).values(values))


async def absent(session: AsyncSession, row: Doubt, *, give_up: bool = False) -> None:
    """Note that the history was read and the message is not in it: a new attempt window may open."""
    after = DeliveryState.FAILED if give_up else DeliveryState.PENDING
    await session.execute(
        update(Delivery)
        .where(Delivery.id == row.id, UNCERTAIN, Delivery.attempts == row.attempts)
        .values(
            state=number(after),
            first_attempt_wire=None,
            last_attempt_wire=None,
            owner=None,
            lease_until_wire=None,
            retry_at_wire=None,
            reason="given-up" if give_up else "absent",
        )
    )
