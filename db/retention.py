"""Deleting what is no longer needed, a few rows at a time so that nobody waits for it.

The keys of feed items are kept as long as their source, up to a number: an entry that still stands in a feed and was
forgotten would be new again.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from db.delivery_states import UNFINISHED, among
from db.models import (
    Announcement,
    Article,
    Base,
    BrandSource,
    Delivery,
    FeedItem,
    Guild,
    Launch,
    LiveCard,
    Notice,
    Source,
    Trace,
)
from db.states import ItemState

_Ids = Select[*tuple[Any, ...]]


async def forget_traces(session: AsyncSession, before: datetime, limit: int) -> int:
    """Delete traces older than `before`."""
    return await _delete(session, Trace, select(Trace.id).where(Trace.at < before), limit)


async def forget_deliveries(session: AsyncSession, before: datetime, limit: int) -> int:
    """Delete the deliveries of notices older than `before`, once none of the notice's is open.

    They would go with their notice, but one may have ten thousand: nobody else could write meanwhile.
    """
    old = select(Delivery.id).join(Notice, Notice.id == Delivery.notice_id).where(_is_done(before))
    return await _delete(session, Delivery, old, limit)


async def forget_notices(session: AsyncSession, before: datetime, limit: int) -> int:
    """Delete notices older than `before`, once no delivery of theirs is open."""
    return await _delete(session, Notice, select(Notice.id).where(_is_done(before)), limit)


def _is_done(before: datetime) -> ColumnElement[bool]:
    of_it = aliased(Delivery)
    is_open = exists().where(of_it.notice_id == Notice.id, among(*UNFINISHED, row=of_it))
    return and_(Notice.created_at < before, Notice.planned_at.is_not(None), ~is_open)


async def forget_cards(session: AsyncSession, limit: int) -> int:
    """Delete the live cards whose delivery is deleted: of that a card is made."""
    return await _delete(session, LiveCard, select(LiveCard.id).where(LiveCard.delivery_id.is_(None)), limit)


async def forget_launches(session: AsyncSession, before: datetime, limit: int) -> int:
    """Delete launches that were over before `before`, with all that was ever said of them."""
    told = exists().where(Notice.launch_id == Launch.id)
    return await _delete(session, Launch, select(Launch.id).where(Launch.ended_at < before, ~told), limit)


async def forget_articles(session: AsyncSession, before: datetime, limit: int) -> int:
    """Delete articles first seen before `before` that speak of no launch still tracked."""
    tracked = (
        exists()
        .where(Announcement.article_id == Article.id, Announcement.launch_id == Launch.id, Launch.ended_at.is_(None))
        .correlate(Article)
    )
    told = exists().where(Notice.article_id == Article.id)
    old = select(Article.id).where(Article.first_seen < before, ~tracked, ~told)
    return await _delete(session, Article, old, limit)


async def forget_guilds(session: AsyncSession, before: datetime, limit: int) -> int:
    """Delete guilds that were left before `before`, with all that is theirs."""
    return await _delete(session, Guild, select(Guild.id).where(Guild.left_at < before), limit)


async def forget_sources(session: AsyncSession, before: datetime, limit: int) -> int:
    """Delete sources older than `before` that nobody uses and no other was merged into."""
    used = exists().where(BrandSource.source_id == Source.id)
    old = select(Source.id).where(Source.created_at < before, Source.merged_into_id.is_(None), ~used)
    return await _delete(session, Source, old, limit)


async def forget_items(session: AsyncSession, keep: int, limit: int) -> int:
    """Delete what is beyond the newest `keep` items of each source."""
    # Counting is a tenth of the work of ranking them all, and hardly ever is there a source with more.
    full = select(FeedItem.source_id).group_by(FeedItem.source_id).having(func.count() > keep)
    deleted = 0
    for source_id in list(await session.scalars(full)):
        of_it = select(FeedItem.id).where(FeedItem.source_id == source_id)
        newest = of_it.order_by(FeedItem.id.desc()).limit(keep)
        done = FeedItem.state.in_([ItemState.READ, ItemState.SKIPPED, ItemState.FAILED])
        old = of_it.where(done, FeedItem.id < select(func.min(newest.subquery().c.id)).scalar_subquery())
        deleted += await _delete(session, FeedItem, old, limit - deleted)
        if deleted == limit:
            break
    return deleted


async def _delete(session: AsyncSession, table: type[Base], ids: _Ids, limit: int) -> int:
    chosen = list(await session.scalars(ids.limit(limit)))
    if chosen:
        key = table.__table__.c.id
        await session.execute(delete(table).where(key.in_(chosen)))
    return len(chosen)
