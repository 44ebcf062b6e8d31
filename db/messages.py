"""Posted messages: what the one told whose button was pressed."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.brands import visible_to
from db.errors import NotFound
from db.models import ArticleBrand, Brand, Delivery, Launch, Notice, Subscription, Target
from db.states import TargetKind


@dataclass(frozen=True, slots=True)
class Told:
    """What a posted message told, found by the token in its buttons.

    `asked_in` is where a DM's reader subscribed, `launch_guild_id` the only guild that has the launch.
    """

    target_id: int
    target_kind: TargetKind
    guild_id: int | None
    user_id: int | None
    launch_id: int | None
    launch_guild_id: int | None
    article_id: int | None
    route_id: int | None
    subscription_id: int | None
    asked_in: int | None


async def told_by(session: AsyncSession, token: str) -> Told:
    """Return what the message with this token told; raises NotFound for one that is no longer known."""
    row = (
        await session.execute(
            select(
                Delivery.target_id,
                Target.kind.label("target_kind"),
                Target.guild_id,
                Target.user_id,
                Delivery.launch_id,
                Launch.guild_id.label("launch_guild_id"),
                Notice.article_id,
                Delivery.route_id,
                Delivery.subscription_id,
                Subscription.guild_id.label("asked_in"),
            )
            .outerjoin(Subscription, Subscription.id == Delivery.subscription_id)
            .outerjoin(Launch, Launch.id == Delivery.launch_id)
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
            visible_to(guild_id),
        )
        .order_by(Brand.guild_id.is_not(None), Brand.name)
        .limit(1)
    )
