"""Subscriptions: what members are told by direct message, and what a click on a posted message means.

A member's rows are theirs alone: every query takes the member. The guild in which they asked decides what they may see.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

import db.targets
from db.errors import NotFound
from db.models import (
    ArticleBrand,
    Brand,
    Delivery,
    Launch,
    LaunchOverride,
    Mute,
    Notice,
    Person,
    Review,
    Revision,
    Route,
    Subscription,
    Target,
)
from db.routes import DEFAULT_MILESTONES, Followed
from db.states import DmState, Subject, TargetKind
from db.upsert import insert_into


@dataclass(frozen=True, slots=True)
class SubscriptionSettings:
    """What a member is told. `milestones` are kinds joined by commas."""

    articles: bool = False
    revisions: bool = True
    milestones: str = DEFAULT_MILESTONES


@dataclass(frozen=True, slots=True)
class SubscriptionRow:
    """A subscription with the name a person knows it by."""

    id: int
    subject: Subject
    name: str
    guild_id: int | None
    launch_id: int | None
    settings: SubscriptionSettings


@dataclass(frozen=True, slots=True)
class Told:
    """What a posted message told, found by the token in its buttons; `asked_in` is where a DM's reader subscribed."""

    delivery_id: int
    target_id: int
    target_kind: TargetKind
    guild_id: int | None
    user_id: int | None
    launch_id: int | None
    article_id: int | None
    route_id: int | None
    subscription_id: int | None
    asked_in: int | None


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


async def add(
    session: AsyncSession,
    user_id: int,
    guild_id: int | None,
    target_id: int,
    followed: Followed,
    settings: SubscriptionSettings,
    now: datetime,
) -> bool:
    """Let a member follow something, or change what they are told of it; return whether it is new.

    The caller has checked that `guild_id` may see brand and launch.
    """
    values = {name: getattr(settings, name) for name in SubscriptionSettings.__slots__}
    found = await session.scalar(
        select(Subscription.id).where(Subscription.target_id == target_id, followed.same(Subscription))
    )
    if found is not None:
        await session.execute(update(Subscription).where(Subscription.id == found).values(**values))
        return False
    session.add(
        Subscription(
            user_id=user_id,
            guild_id=guild_id,
            target_id=target_id,
            subject=followed.subject,
            brand_id=followed.brand_id,
            launch_id=followed.launch_id,
            keyword=followed.keyword,
            created_at=now,
            **values,
        )
    )
    await session.flush()
    return True


async def settings_of(session: AsyncSession, user_id: int, followed: Followed) -> SubscriptionSettings | None:
    """Return what a member is told of something, `None` if they do not follow it."""
    found = await session.scalar(
        select(Subscription).where(Subscription.user_id == user_id, followed.same(Subscription))
    )
    return _settings(found) if found is not None else None


async def change(session: AsyncSession, user_id: int, followed: Followed, settings: SubscriptionSettings) -> bool:
    """Change what a member is told of something; return whether they follow it, in messages known to be open."""
    values = {name: getattr(settings, name) for name in SubscriptionSettings.__slots__}
    is_open = select(Person.id).where(Person.id == user_id, Person.dm_state == DmState.OPEN)
    found = await session.execute(
        update(Subscription)
        .where(Subscription.user_id == user_id, Subscription.user_id.in_(is_open), followed.same(Subscription))
        .values(**values)
        .returning(Subscription.id)
    )
    return found.first() is not None


async def remove(session: AsyncSession, subscription_id: int, user_id: int) -> None:
    """Remove a member's subscription; raises NotFound if it is not theirs."""
    removed = await session.scalar(
        delete(Subscription)
        .where(Subscription.id == subscription_id, Subscription.user_id == user_id)
        .returning(Subscription.id)
    )
    if removed is None:
        raise NotFound("subscription", subscription_id)


async def of_person(session: AsyncSession, user_id: int) -> list[SubscriptionRow]:
    """Return a member's subscriptions by name."""
    name = func.coalesce(Brand.name, Launch.product, Subscription.keyword)
    found = await session.execute(
        select(Subscription, name.label("name"))
        .outerjoin(Brand, Brand.id == Subscription.brand_id)
        .outerjoin(Launch, Launch.id == Subscription.launch_id)
        .where(Subscription.user_id == user_id)
        .order_by(func.lower(name), Subscription.id)
    )
    return [
        SubscriptionRow(
            row.id,
            row.subject,
            shown or "",
            row.guild_id,
            row.launch_id,
            _settings(row),
        )
        for row, shown in found
    ]


async def follows_launch(session: AsyncSession, user_id: int, launch_id: int) -> int | None:
    """Return the subscription by which a member follows this launch itself."""
    return await session.scalar(
        select(Subscription.id).where(Subscription.user_id == user_id, Subscription.launch_id == launch_id)
    )


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


async def told_by(session: AsyncSession, token: str) -> Told:
    """Return what the message with this token told; raises NotFound for one that is no longer known."""
    row = (
        await session.execute(
            select(
                Delivery.id.label("delivery_id"),
                Delivery.target_id,
                Target.kind.label("target_kind"),
                Target.guild_id,
                Target.user_id,
                Delivery.launch_id,
                Notice.article_id,
                Delivery.route_id,
                Delivery.subscription_id,
                Subscription.guild_id.label("asked_in"),
            )
            .outerjoin(Subscription, Subscription.id == Delivery.subscription_id)
            .join(Notice, Notice.id == Delivery.notice_id)
            .join(Target, Target.id == Delivery.target_id)
            .where(Delivery.token == token)
        )
    ).one_or_none()
    if row is None:
        raise NotFound("message")
    return Told(**row._mapping)


async def first_brand(session: AsyncSession, article_id: int, guild_id: int | None) -> int | None:
    """Return a brand of an article that this guild may see; the catalogue's before its own."""
    return await session.scalar(
        select(Brand.id)
        .join(ArticleBrand, ArticleBrand.brand_id == Brand.id)
        .where(
            ArticleBrand.article_id == article_id,
            (Brand.guild_id.is_(None)) | (Brand.guild_id == guild_id),
        )
        .order_by(Brand.guild_id.is_not(None), Brand.name)
        .limit(1)
    )


def _settings(row: Subscription) -> SubscriptionSettings:
    return SubscriptionSettings(row.articles, row.revisions, row.milestones)
