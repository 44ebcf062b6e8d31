"""Live cards: the one message that shows a launch in a channel and is kept up to date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, and_, case, delete, or_, select, tuple_, union, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Launch, LaunchOverride, LiveCard, Revision, Target
from db.upsert import insert_into

TRUE_FOR = timedelta(hours=25)
"""The longest that "in 12 days" is true: a day on which clocks go back."""


@dataclass(frozen=True, slots=True)
class CardRow:
    """A live card; `delivery_id` is the delivery it was sent as, `version` the plan it should show, `over` its launch.

    Over is, for a guild, what it says is the same as another launch, too.

    A correction's version is negative here: the catalogue's plan of the same number is another one.
    """

    id: int
    target_id: int
    delivery_id: int | None
    message_id: int
    version: int
    over: bool


async def messages(session: AsyncSession, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """Return the message of each (launch, target) that has a card."""
    wanted = list(pairs)
    if not wanted:
        return {}
    found = await session.execute(
        select(LiveCard.launch_id, LiveCard.target_id, LiveCard.message_id).where(
            tuple_(LiveCard.launch_id, LiveCard.target_id).in_(wanted)
        )
    )
    return {(row.launch_id, row.target_id): row.message_id for row in found}


async def put(
    session: AsyncSession,
    launch_id: int,
    target_id: int,
    delivery_id: int,
    message_id: int,
    version: int,
    now: datetime,
    true_until: datetime,
) -> None:
    """Note that this message is the launch's card, and until when its words are true; the first one stays it."""
    statement = insert_into(session, LiveCard).values(
        launch_id=launch_id,
        target_id=target_id,
        delivery_id=delivery_id,
        message_id=message_id,
        shown_version=version,
        updated_at=now,
        next_look=true_until,
    )
    await session.execute(statement.on_conflict_do_nothing(index_elements=["launch_id", "target_id"]))


async def older(session: AsyncSession, now: datetime, limit: int) -> list[CardRow]:
    """Return up to `limit` cards that show an older plan, longest untouched first.

    Every card of a launch that is still to come is looked at within `TRUE_FOR`. So an older plan can only stand on
    those of launches that changed since then, and not all cards have to be compared every few seconds.
    """
    since = now - TRUE_FOR
    lately = union(
        select(Revision.launch_id).where(Revision.created_at > since),
        select(Launch.id).where(or_(Launch.updated_at > since, Launch.ended_at > since)),
    )
    behind = or_(LiveCard.shown_version != _VERSION, LiveCard.updated_at < Launch.ended_at)
    cards = _cards().where(LiveCard.launch_id.in_(lately), behind)
    return await _rows(session, cards.order_by(LiveCard.updated_at), limit)


async def due(session: AsyncSession, now: datetime, limit: int) -> list[CardRow]:
    """Return up to `limit` cards whose time to be looked at has come, longest due first."""
    return await _rows(session, _cards().where(LiveCard.next_look <= now).order_by(LiveCard.next_look), limit)


_VERSION = case((LaunchOverride.id.is_not(None), -LaunchOverride.plan_version), else_=Launch.plan_version)


async def _rows(session: AsyncSession, cards: Select[*tuple[Any, ...]], limit: int) -> list[CardRow]:
    return [CardRow(**row._mapping) for row in await session.execute(cards.limit(limit))]


def _cards() -> Select[*tuple[Any, ...]]:
    return (
        select(
            LiveCard.id,
            LiveCard.target_id,
            LiveCard.delivery_id,
            LiveCard.message_id,
            _VERSION.label("version"),
            or_(Launch.ended_at.is_not(None), LaunchOverride.same_as_id.is_not(None)).label("over"),
        )
        .join(Launch, Launch.id == LiveCard.launch_id)
        .join(Target, Target.id == LiveCard.target_id)
        .outerjoin(
            LaunchOverride,
            and_(LaunchOverride.launch_id == LiveCard.launch_id, LaunchOverride.guild_id == Target.guild_id),
        )
    )


async def shown(session: AsyncSession, card: CardRow, now: datetime, true_until: datetime) -> None:
    """Note that a card shows what is true now, and until when; of a launch that is over that is its last word."""
    await _looked(session, card, now, None if card.over else true_until)


async def put_off(session: AsyncSession, card: CardRow, now: datetime, wait: timedelta) -> None:
    """Note that a card could not be brought up to date; it holds up no other, and is looked at again after `wait`."""
    await _looked(session, card, now, now + wait)


async def _looked(session: AsyncSession, card: CardRow, now: datetime, next_look: datetime | None) -> None:
    values = {"shown_version": card.version, "updated_at": now, "next_look": next_look}
    await session.execute(update(LiveCard).where(LiveCard.id == card.id).values(values))


async def corrected(session: AsyncSession, launch_id: int, guild_id: int, now: datetime) -> None:
    """Let a guild's cards of a launch be looked at at once: it has changed its plan, or what it calls it."""
    of_guild = select(Target.id).where(Target.guild_id == guild_id)
    await session.execute(
        update(LiveCard).where(LiveCard.launch_id == launch_id, LiveCard.target_id.in_(of_guild)).values(next_look=now)
    )


async def rezoned(session: AsyncSession, guild_id: int, now: datetime) -> None:
    """Let a guild's cards be looked at at once: its days begin at another moment."""
    of_guild = select(Target.id).where(Target.guild_id == guild_id)
    await session.execute(
        update(LiveCard).where(LiveCard.target_id.in_(of_guild), LiveCard.next_look.is_not(None)).values(next_look=now)
    )


async def resumed(session: AsyncSession, target_id: int, now: datetime) -> None:
    """Let the cards of a target be looked at at once that were passed over while it was paused."""
    await session.execute(
        update(LiveCard).where(LiveCard.target_id == target_id, LiveCard.next_look.is_not(None)).values(next_look=now)
    )


async def forget(session: AsyncSession, card_id: int) -> None:
    """Note that a card's message is gone; the next notice becomes the card."""
    await session.execute(delete(LiveCard).where(LiveCard.id == card_id))
