"""Deliveries that did not go out: what a guild's admins see of them and can do about it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.delivery_states import FAILED, UNCERTAIN, number
from db.errors import NotFound
from db.models import Delivery, Notice, Target
from db.states import DeliveryState, NoticeKind

_DEAD = or_(UNCERTAIN, FAILED)
# As many as Discord takes for choices.
_MOST = 25


@dataclass(frozen=True, slots=True)
class DeadRow:
    """A delivery that failed, or of which nobody knows whether it went out (`UNCERTAIN`)."""

    id: int
    state: DeliveryState
    kind: NoticeKind
    channel_id: int
    due: datetime
    reason: str | None


async def of_guild(session: AsyncSession, guild_id: int) -> list[DeadRow]:
    """Return a guild's dead deliveries, newest first."""
    found = await session.execute(
        select(
            Delivery.id,
            Delivery.state,
            Notice.kind,
            Target.channel_id,
            Delivery.due,
            Delivery.reason,
        )
        .join(Target, Target.id == Delivery.target_id)
        .join(Notice, Notice.id == Delivery.notice_id)
        .where(Target.guild_id == guild_id, _DEAD)
        .order_by(Delivery.id.desc())
        .limit(_MOST)
    )
    return [
        DeadRow(
            id=row.id,
            state=DeliveryState(row.state),
            kind=row.kind,
            channel_id=row.channel_id,
            due=row.due,
            reason=row.reason,
        )
        for row in found
    ]


async def retry(session: AsyncSession, delivery_id: int, guild_id: int) -> None:
    """Send a dead delivery after all; one in doubt may then be there twice, which the admin was told.

    Raises NotFound if this guild has no such delivery.
    """
    await _change(
        session,
        delivery_id,
        guild_id,
        state=number(DeliveryState.PENDING),
        attempts=0,
        first_attempt_wire=None,
        last_attempt_wire=None,
        retry_at_wire=None,
        error_code=None,
        reason="retried",
    )


async def dismiss(session: AsyncSession, delivery_id: int, guild_id: int) -> None:
    """Give a dead delivery up, so that it holds nothing up; raises NotFound as `retry`."""
    await _change(session, delivery_id, guild_id, state=number(DeliveryState.SKIPPED), reason="dismissed")


async def _change(session: AsyncSession, delivery_id: int, guild_id: int, **values: object) -> None:
    changed = await session.scalar(
        update(Delivery)
        .where(
            Delivery.id == delivery_id,
            _DEAD,
            Delivery.target_id.in_(select(Target.id).where(Target.guild_id == guild_id)),
        )
        .values(owner=None, lease_until_wire=None, **values)
        .returning(Delivery.id)
    )
    if changed is None:
        raise NotFound("post", delivery_id)
