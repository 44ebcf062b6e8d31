"""Digests: what a channel's hourly cap held back, told in one message at the end of the hour.

A held-back delivery is skipped with the digest's notice in its reason, so that nothing is lost and the digest knows
its entries without a table of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

import db.deliveries
import db.notices
from db.delivery_states import SENT, SKIPPED
from db.models import Article, Delivery, Launch, Notice
from db.states import DeliveryState, Lane, NoticeKind

HOUR = timedelta(hours=1)
_ENTRIES = 100


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One delivery that was folded."""

    kind: NoticeKind
    title: str
    url: str | None
    due: datetime


async def sent_within(session: AsyncSession, target_ids: Iterable[int], since: datetime) -> dict[int, int]:
    """Return how many messages each target got since then, countdowns and alerts among them."""
    wanted = list(target_ids)
    if not wanted:
        return {}
    found = await session.execute(
        select(Delivery.target_id, func.count())
        .where(Delivery.target_id.in_(wanted), Delivery.sent_at > since, SENT)
        .group_by(Delivery.target_id)
    )
    return {row[0]: row[1] for row in found}


async def fold(session: AsyncSession, delivery_id: int, target_id: int, now: datetime) -> None:
    """Hold a delivery back for the target's digest of this hour."""
    ends = now.replace(minute=0, second=0, microsecond=0) + HOUR
    key = f"digest:{target_id}:{int(ends.timestamp())}"
    notice_id = await db.notices.add(session, key, NoticeKind.DIGEST, ends, now, lane=Lane.DIGEST, target_id=target_id)
    if notice_id is None:
        known = await db.notices.by_key(session, key)
        assert known is not None
        notice_id = known.id
    await db.deliveries.drop(session, [delivery_id], DeliveryState.SKIPPED, _reason(notice_id), now)


async def entries(session: AsyncSession, digests: Sequence[tuple[int, int]]) -> dict[int, list[EntryRow]]:
    """Return what each digest, given as (notice, target), has to tell, oldest first."""
    found: dict[int, list[EntryRow]] = {}
    for notice_id, target_id in digests:
        rows = await session.execute(
            select(
                Notice.kind,
                func.coalesce(Article.title, Launch.product, "").label("title"),
                Article.url,
                Delivery.due,
            )
            .select_from(Delivery)
            .join(Notice, Notice.id == Delivery.notice_id)
            .outerjoin(Article, Article.id == Notice.article_id)
            .outerjoin(Launch, Launch.id == Notice.launch_id)
            .where(Delivery.target_id == target_id, SKIPPED, Delivery.reason == _reason(notice_id))
            .order_by(Delivery.due, Delivery.id)
            .limit(_ENTRIES)
        )
        found[notice_id] = [EntryRow(**row._mapping) for row in rows]
    return found


def _reason(notice_id: int) -> str:
    return f"folded:{notice_id}"
