"""What there is to send, now and next, and whether anything is sent at all.

Times named `_wire` are real time, `due` and `sent_at` are domain time.
"""

from datetime import datetime
from functools import cache

from sqlalchemy import Executable, and_, bindparam, func, literal_column, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

import db.settings
from db.delivery_states import IN_DOUBT, OPEN, PENDING, SENDING, UNCERTAIN
from db.models import Delivery, Notice, Target
from db.states import Lane

_PAUSE_ALL = "sending_paused"


async def anything(session: AsyncSession, now: datetime, wire: datetime, *, doubts: bool) -> bool:
    """Whether there may be something to send at this moment, or (`doubts`) something in doubt to look at."""
    return await session.scalar(_anything(doubts), {"now": now, "wire": wire}) is not None


@cache
def _anything(doubts: bool) -> Executable:
    moment = Delivery.due.type
    now, wire = bindparam("now", type_=moment), bindparam("wire", type_=moment)
    waited = or_(Delivery.retry_at_wire.is_(None), Delivery.retry_at_wire <= wire)
    found = [
        select(Delivery.id).where(PENDING, Delivery.lane == literal_column(str(int(lane))), Delivery.due <= now, waited)
        for lane in Lane
    ]
    if doubts:
        lapsed = or_(
            and_(SENDING, Delivery.lease_until_wire < wire),
            and_(UNCERTAIN, waited),
        )
        found.append(select(Delivery.id).where(IN_DOUBT, lapsed))
    # SQLite takes no LIMIT within a UNION; a subquery each stops at its first row on both.
    return union_all(*(select(one.limit(1).subquery()) for one in found)).limit(1)


async def next_due(session: AsyncSession) -> datetime | None:
    """Return when the earliest pending delivery is due, be that past or ahead."""
    moments = [
        await session.scalar(
            select(func.min(Delivery.due)).where(PENDING, Delivery.lane == literal_column(str(int(lane))))
        )
        for lane in Lane
    ]
    return min((moment for moment in moments if moment is not None), default=None)


async def idle(session: AsyncSession, now: datetime) -> bool:
    """Whether nothing is due, being sent or in doubt at this moment, and every notice is planned."""
    if await session.scalar(select(Notice.id).where(Notice.planned_at.is_(None)).limit(1)) is not None:
        return False
    if await session.scalar(select(Delivery.id).where(IN_DOUBT).limit(1)) is not None:
        return False
    due = await next_due(session)
    return due is None or due > now


async def waiting(session: AsyncSession, guild_id: int, now: datetime) -> int:
    """Return how many posts of a guild are due and not sent yet, whichever process sends them."""
    own = select(Target.id).where(Target.guild_id == guild_id)
    due = select(func.count()).select_from(Delivery).where(OPEN, Delivery.target_id.in_(own), Delivery.due <= now)
    return await session.scalar(due) or 0


async def pause_all(session: AsyncSession, *, paused: bool) -> None:
    """Stop all sending, or take it up again; nothing is lost meanwhile."""
    await db.settings.put(session, _PAUSE_ALL, "yes" if paused else "no")


async def is_paused(session: AsyncSession) -> bool:
    """Whether the operator stopped all sending."""
    return await db.settings.get(session, _PAUSE_ALL) == "yes"
