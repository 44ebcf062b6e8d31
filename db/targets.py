"""Targets: the channels, threads and DMs that deliveries go to, and whether they still take any."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

import db.live_cards
from db.delivery_states import PAUSED, number
from db.models import Delivery, Guild, Person, Route, Target, Trace
from db.states import DeliveryState, DmState, TargetKind, TargetState

STALE = timedelta(hours=24)
"""What was held back longer than this is not sent any more when a target takes messages again."""

_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class PausedTarget:
    """A paused target whose guild has not been told."""

    id: int
    kind: TargetKind
    channel_id: int
    guild_id: int | None
    user_id: int | None
    code: int | None
    reason: str
    paused_at: datetime
    review_channel_id: int | None
    configured_by: int | None


async def ensure(
    session: AsyncSession,
    kind: TargetKind,
    channel_id: int,
    now: datetime,
    *,
    guild_id: int | None = None,
    user_id: int | None = None,
) -> int:
    """Return the target of this channel, made if it is new; a paused one is taken up again."""
    found = await session.scalar(select(Target).where(Target.channel_id == channel_id))
    if found is None:
        found = Target(kind=kind, channel_id=channel_id, guild_id=guild_id, user_id=user_id, created_at=now)
        session.add(found)
        await session.flush()
    elif found.state is not TargetState.ACTIVE:
        await resume(session, found.id, now)
    return found.id


async def pause(session: AsyncSession, target_id: int, code: int | None, reason: str, now: datetime) -> bool:
    """Send nothing more to a target; its routes are kept. False when it was paused already."""
    row = (
        await session.execute(
            update(Target)
            .where(Target.id == target_id, Target.state == TargetState.ACTIVE)
            .values(state=TargetState.PAUSED, pause_code=code, pause_reason=reason, paused_at=now, told_at=None)
            .returning(Target.guild_id, Target.user_id)
        )
    ).one_or_none()
    if row is None:
        return False
    if row.user_id is not None:
        await session.execute(update(Person).where(Person.id == row.user_id).values(dm_state=DmState.CLOSED))
    session.add(
        Trace(
            guild_id=row.guild_id,
            target_id=target_id,
            step="send",
            outcome="target-paused",
            reason=reason,
            detail={"code": code},
            at=now,
        )
    )
    return True


async def resume(session: AsyncSession, target_id: int, now: datetime) -> int:
    """Take a target up again; return how many deliveries that were held back are still to go out.

    What was due more than a day ago is skipped: nobody wants last week's posts at once.
    """
    await session.execute(
        update(Target)
        .where(Target.id == target_id)
        .values(state=TargetState.ACTIVE, pause_code=None, pause_reason=None, paused_at=None, told_at=None)
    )
    held = (Delivery.target_id == target_id, PAUSED)
    await session.execute(
        update(Delivery)
        .where(*held, Delivery.due < now - STALE)
        .values(state=number(DeliveryState.SKIPPED), reason="paused-too-long")
    )
    waiting = await session.scalar(select(func.count()).select_from(Delivery).where(*held))
    await session.execute(
        update(Delivery)
        .where(*held)
        .values(state=number(DeliveryState.PENDING), reason=None, error_code=None, retry_at_wire=None)
    )
    await db.live_cards.resumed(session, target_id, now)
    return waiting or 0


async def untold(session: AsyncSession) -> list[PausedTarget]:
    """Return paused targets whose guild is still to be told, with whom to tell."""
    configured_by = (
        select(Route.created_by)
        .where(Route.target_id == Target.id, Route.created_by.is_not(None))
        .order_by(Route.id.desc())
        .limit(1)
        .correlate(Target)
        .scalar_subquery()
    )
    found = await session.execute(
        select(
            Target.id,
            Target.kind,
            Target.channel_id,
            Target.guild_id,
            Target.user_id,
            Target.pause_code.label("code"),
            func.coalesce(Target.pause_reason, "").label("reason"),
            Target.paused_at,
            Guild.review_channel_id,
            configured_by.label("configured_by"),
        )
        .outerjoin(Guild, Guild.id == Target.guild_id)
        .where(Target.state == TargetState.PAUSED, Target.told_at.is_(None), Target.guild_id.is_not(None))
        .order_by(Target.id)
        .limit(_AT_ONCE)
    )
    return [PausedTarget(**row._mapping) for row in found]


async def told(session: AsyncSession, target_id: int, now: datetime) -> None:
    """Note that the guild knows."""
    await session.execute(update(Target).where(Target.id == target_id).values(told_at=now))


async def paused_of(session: AsyncSession, guild_id: int) -> Sequence[Target]:
    """Return a guild's targets that take no messages at the moment."""
    found = await session.scalars(
        select(Target).where(Target.guild_id == guild_id, Target.state != TargetState.ACTIVE).order_by(Target.id)
    )
    return found.all()


async def guilds_with_paused(session: AsyncSession) -> set[int]:
    """Return the guilds that have targets which take no messages at the moment."""
    statement = select(Target.guild_id).where(Target.state != TargetState.ACTIVE, Target.guild_id.is_not(None))
    return {guild_id for guild_id in await session.scalars(statement.distinct()) if guild_id is not None}
