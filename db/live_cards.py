"""Live cards: the one message that shows a launch in a channel and is kept up to date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, case, delete, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Launch, LaunchOverride, LiveCard, Target
from db.states import TargetState
from db.upsert import insert_into

#: "In 12 days" is true for a day.
TRUE_FOR = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class CardRow:
    """A live card; `delivery_id` is the delivery it was sent as, `version` the plan it should show.

    A correction's version is negative here: the catalogue's plan of the same number is another one.
    """

    id: int
    launch_id: int
    target_id: int
    delivery_id: int | None
    message_id: int
    version: int


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
) -> None:
    """Note that this message is the launch's card; the first one stays it."""
    statement = insert_into(session, LiveCard).values(
        launch_id=launch_id,
        target_id=target_id,
        delivery_id=delivery_id,
        message_id=message_id,
        shown_version=version,
        updated_at=now,
    )
    await session.execute(statement.on_conflict_do_nothing(index_elements=["launch_id", "target_id"]))


async def stale(session: AsyncSession, now: datetime, limit: int) -> list[CardRow]:
    """Return cards that show an older plan, or say how far away a launch is and are a day old."""
    corrected = LaunchOverride.id.is_not(None)
    version = case((corrected, -LaunchOverride.plan_version), else_=Launch.plan_version)
    found = await session.execute(
        select(
            LiveCard.id,
            LiveCard.launch_id,
            LiveCard.target_id,
            LiveCard.delivery_id,
            LiveCard.message_id,
            version.label("version"),
        )
        .join(Launch, Launch.id == LiveCard.launch_id)
        .join(Target, Target.id == LiveCard.target_id)
        .outerjoin(
            LaunchOverride,
            and_(LaunchOverride.launch_id == LiveCard.launch_id, LaunchOverride.guild_id == Target.guild_id),
        )
        .where(
            Target.state == TargetState.ACTIVE,
            or_(
                LiveCard.shown_version != version,
                LiveCard.updated_at < Launch.ended_at,
                and_(Launch.ended_at.is_(None), LiveCard.updated_at <= now - TRUE_FOR),
            ),
        )
        .order_by(LiveCard.updated_at)
        .limit(limit)
    )
    return [CardRow(**row._mapping) for row in found]


async def shown(session: AsyncSession, card_id: int, version: int, now: datetime) -> None:
    """Note what a card shows now."""
    await session.execute(update(LiveCard).where(LiveCard.id == card_id).values(shown_version=version, updated_at=now))


async def forget(session: AsyncSession, card_id: int) -> None:
    """Note that a card's message is gone; the next notice becomes the card."""
    await session.execute(delete(LiveCard).where(LiveCard.id == card_id))
