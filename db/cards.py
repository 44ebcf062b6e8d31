"""What cards show, read at the moment of sending: articles, launches, revisions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

import db.launches
from db.launches import LaunchRow, as_seen
from db.models import Announcement, Article, ArticleBrand, Brand, Launch, LaunchBrand, LaunchOverride, Revision
from launches.announcement import Status
from launches.revision import RevisionKind
from launches.window import LaunchWindow


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article with its brands' names."""

    id: int
    url: str
    title: str
    published: datetime
    summary: tuple[str, ...]
    brands: tuple[str, ...]
    image: str | None
    site_name: str
    language: str | None


@dataclass(frozen=True, slots=True)
class LaunchOnCard:
    """A launch as one guild sees it, with the words of its newest announcement."""

    id: int
    product: str
    brands: tuple[str, ...]
    status: Status
    window: LaunchWindow | None
    not_before: bool
    corrected: bool
    presumed: bool
    silent: bool
    same_as: str | None
    phrase: str | None
    evidence: str | None
    source_url: str | None
    confidence: float | None


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """One change of a launch."""

    kind: RevisionKind
    before: LaunchWindow | None
    after: LaunchWindow | None
    created_at: datetime
    article_id: int | None
    is_correction: bool
    user_id: int | None
    not_before: bool
    was_not_before: bool


async def articles(
    session: AsyncSession, wanted: Iterable[tuple[int, int | None]]
) -> dict[tuple[int, int | None], ArticleRow]:
    """Return articles by (article, guild), each with the brands that this guild may know of."""
    pairs = sorted(set(wanted), key=lambda pair: (pair[0], pair[1] or 0))
    if not pairs:
        return {}
    ids = sorted({article_id for article_id, _ in pairs})
    brands: dict[int, list[tuple[int | None, str]]] = defaultdict(list)
    for article_id, owner, name in await session.execute(
        select(ArticleBrand.article_id, Brand.guild_id, Brand.name)
        .join(Brand, Brand.id == ArticleBrand.brand_id)
        .where(ArticleBrand.article_id.in_(ids))
        .order_by(Brand.name)
    ):
        brands[article_id].append((owner, name))
    rows = await session.execute(
        select(
            Article.id,
            Article.url,
            Article.title,
            Article.published,
            Article.summary,
            Article.image,
            Article.site_name,
            Article.language,
        ).where(Article.id.in_(ids))
    )
    found = {row.id: row for row in rows}
    return {
        (article_id, guild_id): ArticleRow(
            id=row.id,
            url=row.url,
            title=row.title,
            published=row.published,
            summary=tuple(row.summary or ()),
            brands=tuple(name for owner, name in brands[article_id] if owner in (None, guild_id)),
            image=row.image,
            site_name=row.site_name,
            language=row.language,
        )
        for article_id, guild_id in pairs
        if (row := found.get(article_id)) is not None
    }


async def revisions(session: AsyncSession, ids: Iterable[int]) -> dict[int, RevisionRow]:
    """Return these revisions by id."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    found = await session.scalars(select(Revision).where(Revision.id.in_(wanted)))
    return {
        row.id: RevisionRow(
            kind=row.kind,
            before=row.before,
            after=row.after,
            created_at=row.created_at,
            article_id=row.article_id,
            is_correction=row.is_correction,
            user_id=row.user_id,
            not_before=row.not_before,
            was_not_before=row.was_not_before,
        )
        for row in found
    }


async def launches(
    session: AsyncSession, wanted: Iterable[tuple[int, int | None]]
) -> dict[tuple[int, int | None], LaunchOnCard]:
    """Return launches by (launch, guild), each with that guild's correction if there is one."""
    pairs = sorted(set(wanted), key=lambda pair: (pair[0], pair[1] or 0))
    if not pairs:
        return {}
    ids = sorted({launch_id for launch_id, _ in pairs})
    found = {row.id: row for row in await session.scalars(select(Launch).where(Launch.id.in_(ids)))}
    own = {
        (row.launch_id, row.guild_id): row
        for row in await session.scalars(
            select(LaunchOverride).where(
                LaunchOverride.launch_id.in_(ids), LaunchOverride.guild_id.in_({guild for _, guild in pairs if guild})
            )
        )
    }
    names = await _brands(session, ids)
    words = await _words(session, ids)
    others = {
        key: await db.launches.get(session, row.same_as_id, row.guild_id)
        for key, row in own.items()
        if row.same_as_id is not None
    }
    return {
        (launch_id, guild_id): _launch(
            found[launch_id],
            own.get((launch_id, guild_id)) if guild_id else None,
            tuple(found[launch_id].brands or names[launch_id]),
            words.get(launch_id),
            others.get((launch_id, guild_id)) if guild_id else None,
        )
        for launch_id, guild_id in pairs
        if launch_id in found
    }


async def _brands(session: AsyncSession, ids: list[int]) -> dict[int, list[str]]:
    names: dict[int, list[str]] = defaultdict(list)
    for launch_id, name in await session.execute(
        select(LaunchBrand.launch_id, Brand.name)
        .join(Brand, Brand.id == LaunchBrand.brand_id)
        .join(Launch, Launch.id == LaunchBrand.launch_id)
        .where(LaunchBrand.launch_id.in_(ids), or_(Brand.guild_id.is_(None), Brand.guild_id == Launch.guild_id))
        .order_by(LaunchBrand.launch_id, Brand.name)
    ):
        names[launch_id].append(name)
    return names


async def _words(session: AsyncSession, ids: list[int]) -> dict[int, tuple[str, str, str, float]]:
    """Return phrase, evidence, address and confidence of each launch's newest announcement."""
    newest = (
        select(func.max(Announcement.id))
        .where(Announcement.launch_id.in_(ids))
        .group_by(Announcement.launch_id)
        .scalar_subquery()
    )
    rows = await session.execute(
        select(
            Announcement.launch_id,
            Announcement.phrase,
            Announcement.evidence,
            Article.url,
            Announcement.confidence,
        )
        .join(Article, Article.id == Announcement.article_id)
        .where(Announcement.id.in_(newest))
    )
    return {row.launch_id: (row.phrase, row.evidence, row.url, row.confidence) for row in rows}


def _launch(
    row: Launch,
    own: LaunchOverride | None,
    brands: tuple[str, ...],
    words: tuple[str, str, str, float] | None,
    other: LaunchRow | None,
) -> LaunchOnCard:
    seen = as_seen(row, own)
    phrase, evidence, url, confidence = words if words is not None else (None, None, None, None)
    return LaunchOnCard(
        id=seen.id,
        product=seen.product,
        brands=brands,
        status=seen.status,
        window=seen.window,
        not_before=seen.not_before,
        corrected=seen.corrected,
        presumed=seen.presumed,
        silent=seen.silent,
        same_as=other.product if other is not None else None,
        # What the source said is no evidence for what the guild says.
        phrase=None if seen.corrected else phrase,
        evidence=None if seen.corrected else evidence,
        source_url=url,
        confidence=confidence,
    )
