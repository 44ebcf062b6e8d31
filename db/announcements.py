"""Announcements: what articles say of launches."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

import launches.announcement
from db.models import Announcement, window_columns
from db.states import ReviewState


async def add(
    session: AsyncSession,
    article_id: int,
    position: int,
    read: launches.announcement.Announcement,
    now: datetime,
    *,
    guild_id: int | None = None,
    launch_id: int | None = None,
    review: ReviewState = ReviewState.NONE,
) -> int:
    """Store what an article says of one launch; `launch_id` is None while it waits for a review."""
    start, end = read.span or (None, None)
    values: dict[str, Any] = {
        name: getattr(read, name)
        for name in ("product", "status", "phrase", "evidence", "confidence", "not_before", "rumour")
    }
    values |= {"article_id": article_id, "position": position, "guild_id": guild_id, "launch_id": launch_id}
    values |= {"brands": list(read.brands), "reasons": [str(reason) for reason in read.reasons]}
    values |= {"regions": [_region(region) for region in read.regions], "review": review, "created_at": now}
    values |= {"span_start": start, "span_end": end, **window_columns(read.window)}
    statement = insert(Announcement).values(values).returning(Announcement.id)
    identity: int = (await session.execute(statement)).scalar_one()
    return identity


def _region(region: launches.announcement.RegionalWindow) -> dict[str, Any]:
    return {"region": region.region, "edtf": region.window.edtf, "zone": region.window.zone}


async def set_launch(session: AsyncSession, announcement_id: int, launch_id: int) -> None:
    """Note which launch an announcement is of."""
    await session.execute(update(Announcement).where(Announcement.id == announcement_id).values(launch_id=launch_id))


async def forget(session: AsyncSession, article_id: int, guild_id: int | None) -> None:
    """Drop what an earlier version of an article said in this scope, because it is read again."""
    scope = Announcement.guild_id.is_(None) if guild_id is None else Announcement.guild_id == guild_id
    await session.execute(delete(Announcement).where(Announcement.article_id == article_id, scope))


async def of_article(session: AsyncSession, article_id: int, guild_id: int | None) -> Sequence[Announcement]:
    """Return what an article says, the headline launch first, as the catalogue and this guild see it."""
    visible = Announcement.guild_id.is_(None) | (Announcement.guild_id == guild_id)
    statement = select(Announcement).where(Announcement.article_id == article_id, visible)
    return (await session.scalars(statement.order_by(Announcement.position, Announcement.id))).all()
