"""Announcements: what articles say of launches, and the readings that people are asked about."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, insert, literal, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

import launches.announcement
from db.errors import NotFound
from db.models import Announcement, Guild, Review, Route, window_columns
from db.states import ReviewState
from db.types import UtcDateTime, closed_set
from db.upsert import insert_into


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


async def ask(session: AsyncSession, announcement_id: int, brand_ids: Iterable[int], now: datetime) -> int:
    """Ask every guild that follows one of these brands and has a review channel; return how many were asked.

    A guild is asked once about a reading. The question waits in `review` until it is posted.
    """
    guilds: Select[*tuple[Any, ...]] = (
        select(
            literal(announcement_id),
            Guild.id,
            literal(ReviewState.PENDING, closed_set(ReviewState)),
            Guild.review_channel_id,
            literal(now, UtcDateTime()),
        )
        .where(
            true(),
            Guild.left_at.is_(None),
            Guild.review_channel_id.is_not(None),
            Guild.id.in_(select(Route.guild_id).where(Route.brand_id.in_(list(brand_ids)))),
        )
        .order_by(Guild.id)
    )
    columns = ["announcement_id", "guild_id", "state", "channel_id", "created_at"]
    statement = insert_into(session, Review).from_select(columns, guilds)
    asked = await session.scalars(
        statement.on_conflict_do_nothing(index_elements=["announcement_id", "guild_id"]).returning(Review.id)
    )
    return len(asked.all())


async def reviews(session: AsyncSession, guild_id: int) -> Sequence[Review]:
    """Return the questions that this guild has not answered."""
    statement = select(Review).where(Review.guild_id == guild_id, Review.state == ReviewState.PENDING)
    return (await session.scalars(statement.order_by(Review.id))).all()


async def posted(session: AsyncSession, review_id: int, message_id: int) -> None:
    """Note the message in which a guild is asked."""
    await session.execute(update(Review).where(Review.id == review_id).values(message_id=message_id))


async def answer(
    session: AsyncSession, review_id: int, guild_id: int, state: ReviewState, user_id: int, now: datetime
) -> Announcement | None:
    """Note a guild's answer; return the reading, None if somebody answered before. Raises NotFound."""
    review = await session.scalar(
        select(Review).where(Review.id == review_id, Review.guild_id == guild_id).with_for_update()
    )
    if review is None:
        raise NotFound("review", review_id)
    if review.state is not ReviewState.PENDING:
        return None
    review.state, review.decided_by, review.decided_at = state, user_id, now
    await session.flush()
    return await session.get(Announcement, review.announcement_id)
