"""Members: what they set for themselves, where their direct messages are, and how they are forgotten."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

import db.targets
from db.models import Launch, LaunchOverride, Mute, Person, Review, Revision, Route, Target
from db.states import DmState, TargetKind
from db.upsert import insert_into


async def person(session: AsyncSession, user_id: int) -> Person | None:
    """Return what a member set, `None` for one who never asked for anything."""
    return await session.get(Person, user_id)


async def set_person(session: AsyncSession, user_id: int, now: datetime, **values: Any) -> None:  # columns of `person`
    """Note a member, with any of `person`'s columns."""
    statement = insert_into(session, Person).values(id=user_id, created_at=now, **values)
    if values:
        await session.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values))
    else:
        await session.execute(statement.on_conflict_do_nothing(index_elements=["id"]))


async def open_dm(session: AsyncSession, user_id: int, channel_id: int, now: datetime) -> int:
    """Note that a member's direct messages can be reached in this channel; return the target, taken up again."""
    await set_person(session, user_id, now, dm_state=DmState.OPEN)
    return await db.targets.ensure(session, TargetKind.DM, channel_id, now, user_id=user_id)


async def dm_target(session: AsyncSession, user_id: int) -> int | None:
    """Return the target of a member's direct messages, `None` if none were opened."""
    return await session.scalar(select(Target.id).where(Target.user_id == user_id).order_by(Target.id).limit(1))


_DONE_BY = (
    Launch.created_by,
    LaunchOverride.created_by,
    Mute.created_by,
    Review.decided_by,
    Revision.user_id,
    Route.created_by,
)


async def forget(session: AsyncSession, user_id: int) -> None:
    """Delete everything that is kept about a member.

    Their own rows go with the person. What they did for a guild stays the guild's, without their name.
    """
    await session.execute(delete(Person).where(Person.id == user_id))
    for column in _DONE_BY:
        await session.execute(update(column.class_).where(column == user_id).values({column: None}))
