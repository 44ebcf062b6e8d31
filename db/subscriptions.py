"""Subscriptions: what members are told by direct message.

A member's rows are theirs alone: every query takes the member. The guild in which they asked decides what they may see.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.errors import NotFound
from db.models import Brand, Launch, Person, Subscription
from db.routes import DEFAULT_MILESTONES, Followed
from db.states import DmState, Subject


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
    settings: SubscriptionSettings


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
        SubscriptionRow(id=row.id, subject=row.subject, name=shown or "", settings=_settings(row))
        for row, shown in found
    ]


def _settings(row: Subscription) -> SubscriptionSettings:
    return SubscriptionSettings(row.articles, row.revisions, row.milestones)
