"""Notices: what is worth telling, each of which exists once.

A notice is written in the transaction that found it and fanned out later (`db.fanout`), so that reading an
article never waits for a hundred thousand routes.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Article, ArticleBrand, Brand, Delivery, Launch, LaunchBrand, Notice, Trace
from db.states import Lane, NoticeKind
from db.upsert import insert_into


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice as planning needs it."""

    id: int
    kind: NoticeKind
    lane: int
    article_id: int | None
    launch_id: int | None
    target_id: int | None
    guild_id: int | None
    epoch: int | None
    plan_version: int | None
    due: datetime
    fan_cursor: int


_AT_ONCE = 100
_ROW = tuple(getattr(Notice, name) for name in NoticeRow.__slots__)


async def add(
    session: AsyncSession,
    dedupe_key: str,
    kind: NoticeKind,
    due: datetime,
    now: datetime,
    *,
    lane: int = Lane.ARTICLE,
    article_id: int | None = None,
    launch_id: int | None = None,
    revision_id: int | None = None,
    target_id: int | None = None,
    guild_id: int | None = None,
    milestone: str | None = None,
    epoch: int | None = None,
    plan_version: int | None = None,
) -> int | None:
    """Note something worth telling; return its id, or None when `dedupe_key` was there already.

    `guild_id` set: for that guild's routes alone. `target_id` set: for that target alone. A revision or
    milestone carries the launch's (or the guild's override's) `epoch` and `plan_version` of that moment.
    """
    values = {
        "dedupe_key": dedupe_key,
        "kind": kind,
        "lane": int(lane),
        "article_id": article_id,
        "launch_id": launch_id,
        "revision_id": revision_id,
        "target_id": target_id,
        "guild_id": guild_id,
        "milestone": milestone,
        "epoch": epoch,
        "plan_version": plan_version,
        "due": due,
        "created_at": now,
        "fan_cursor": 0,
    }
    statement = insert_into(session, Notice).values(values).on_conflict_do_nothing(index_elements=["dedupe_key"])
    return await session.scalar(statement.returning(Notice.id))


async def by_key(session: AsyncSession, dedupe_key: str) -> NoticeRow | None:
    """Return the notice of this key."""
    row = (await session.execute(select(*_ROW).where(Notice.dedupe_key == dedupe_key))).one_or_none()
    return None if row is None else NoticeRow(**row._mapping)


async def by_keys(session: AsyncSession, dedupe_keys: Collection[str]) -> dict[str, NoticeRow]:
    """Return those notices of these keys that are there, by key."""
    found = await session.execute(select(Notice.dedupe_key, *_ROW).where(Notice.dedupe_key.in_(dedupe_keys)))
    rows = [dict(row._mapping) for row in found]
    return {row.pop("dedupe_key"): NoticeRow(**row) for row in rows}


async def unplanned(session: AsyncSession) -> list[NoticeRow]:
    """Return notices whose fan-out is not complete, revisions before articles, important lanes first.

    Milestones are left to the reconcile, which knows their windows.
    """
    revisions_first = case((Notice.kind == NoticeKind.REVISION, 0), else_=1)
    found = await session.execute(
        select(*_ROW)
        .where(
            Notice.planned_at.is_(None),
            Notice.kind.not_in([NoticeKind.MILESTONE, NoticeKind.OVERDUE]),
        )
        .order_by(revisions_first, Notice.lane, Notice.id)
        .limit(_AT_ONCE)
    )
    return [NoticeRow(**row._mapping) for row in found]


async def advance(session: AsyncSession, notice_id: int, cursor: int) -> None:
    """Note how far the fan-out came."""
    await session.execute(update(Notice).where(Notice.id == notice_id).values(fan_cursor=cursor))


async def finish(session: AsyncSession, notice_id: int, now: datetime) -> int | None:
    """Note that every delivery exists, and in the trace how many; None when that was noted before."""
    notice = (
        await session.execute(
            update(Notice)
            .where(Notice.id == notice_id, Notice.planned_at.is_(None))
            .values(planned_at=now)
            .returning(Notice.kind, Notice.article_id, Notice.launch_id, Notice.guild_id, Notice.milestone)
        )
    ).one_or_none()
    if notice is None:
        return None
    count = await session.scalar(select(func.count()).select_from(Delivery).where(Delivery.notice_id == notice_id))
    session.add(
        Trace(
            article_id=notice.article_id,
            launch_id=notice.launch_id,
            guild_id=notice.guild_id,
            step="plan",
            outcome="planned" if count else "nobody",
            reason=None if count else "nobody-follows",
            detail={"kind": notice.kind.value, "milestone": notice.milestone, "deliveries": count},
            at=now,
        )
    )
    return count


async def brands_of(session: AsyncSession, notice: NoticeRow) -> list[int]:
    """Return the brands whose routes hear of this notice: the launch's, else the article's fresh ones."""
    if notice.launch_id is not None and notice.kind is not NoticeKind.ARTICLE:
        return (await brands_of_launches(session, [notice.launch_id])).get(notice.launch_id, [])
    statement = select(ArticleBrand.brand_id).where(
        ArticleBrand.article_id == notice.article_id, ArticleBrand.fresh.is_(True)
    )
    return list(await session.scalars(statement.order_by(ArticleBrand.brand_id)))


async def brands_of_launches(session: AsyncSession, launch_ids: Collection[int]) -> dict[int, list[int]]:
    """Return each launch's brands, in order."""
    statement = select(LaunchBrand.launch_id, LaunchBrand.brand_id).where(LaunchBrand.launch_id.in_(launch_ids))
    found: dict[int, list[int]] = {}
    for launch_id, brand_id in await session.execute(statement.order_by(LaunchBrand.brand_id)):
        found.setdefault(launch_id, []).append(brand_id)
    return found


async def words_of(session: AsyncSession, notice: NoticeRow) -> str:
    """Return the text in which keyword routes look: the article's, the launch's names and its brands'."""
    parts: list[str] = []
    if notice.article_id is not None:
        article = await session.execute(select(Article.title, Article.text).where(Article.id == notice.article_id))
        parts.extend(part for row in article for part in row)
    if notice.launch_id is not None:
        parts.extend((await names_of(session, [notice.launch_id])).get(notice.launch_id, []))
    return "\n".join(parts)


async def names_of(session: AsyncSession, launch_ids: Collection[int]) -> dict[int, list[str]]:
    """Return what each launch is called, and its brands are."""
    launches = select(Launch.id, Launch.product, Launch.names).where(Launch.id.in_(launch_ids))
    found = {row.id: [row.product, *row.names] for row in await session.execute(launches)}
    brands = select(LaunchBrand.launch_id, Brand.name).join(Brand, Brand.id == LaunchBrand.brand_id)
    for launch_id, name in await session.execute(brands.where(LaunchBrand.launch_id.in_(launch_ids))):
        found.setdefault(launch_id, []).append(name)
    return found


async def revisions_of_article(session: AsyncSession, article_id: int) -> Sequence[tuple[int, datetime | None]]:
    """Return id and `planned_at` of the revision notices that the same article gave."""
    found = await session.execute(
        select(Notice.id, Notice.planned_at).where(Notice.article_id == article_id, Notice.kind == NoticeKind.REVISION)
    )
    return [(row.id, row.planned_at) for row in found]
