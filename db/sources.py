"""Sources: which brands use which address, where it moved, and whether it is polled at all."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, literal_column, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Brand, BrandSource, Guild, Source
from db.states import SourceKind, SourceState
from db.upsert import insert_into

# Literally, so that the planner sees the partial index also under a prepared statement.
ACTIVE: ColumnElement[bool] = literal_column("source.state = 'active'")
_USED: ColumnElement[bool] = exists().where(BrandSource.source_id == Source.id)
LONGEST_ADDRESS = 600
"""In characters: an index entry of PostgreSQL holds 2,700 bytes."""


@dataclass(frozen=True, slots=True)
class StoppedSource:
    """A source that is paused or gone, and a guild to be told, in its review channel if it has one."""

    id: int
    address: str
    state: SourceState
    last_error: str | None
    guild_id: int
    review_channel_id: int | None


async def link(
    session: AsyncSession,
    brand_id: int,
    address: str,
    now: datetime,
    *,
    kind: SourceKind = SourceKind.UNKNOWN,
    title: str = "",
) -> int:
    """Let a brand use the source at `address`, which is polled next; return the source's id.

    A source that was paused or gone gets another chance. Linking twice changes nothing.
    """
    source_id = await _at(session, address)
    if source_id is None:
        statement = insert_into(session, Source).values(
            address=address, first_address=address, kind=kind, title=title, next_poll=now, created_at=now
        )
        await session.execute(statement.on_conflict_do_nothing(index_elements=["address"]))
        source_id = (await session.execute(select(Source.id).where(Source.address == address))).scalar_one()
    linked = insert_into(session, BrandSource).values(brand_id=brand_id, source_id=source_id, linked_at=now)
    new = await session.scalar(
        linked.on_conflict_do_nothing(index_elements=["brand_id", "source_id"]).returning(BrandSource.source_id)
    )
    if new is not None:
        await revive(session, source_id, now)
    return source_id


async def _at(session: AsyncSession, address: str) -> int | None:
    """Return the source that an address leads to by now, also if it was given under another one."""
    found = await session.execute(
        select(Source.id, Source.merged_into_id)
        .where(or_(Source.address == address, Source.first_address == address))
        .order_by(Source.merged_into_id.is_not(None), Source.address != address, Source.id)
        .limit(1)
    )
    row = found.one_or_none()
    return None if row is None else row.merged_into_id or row.id


async def unlink(session: AsyncSession, brand_id: int, source_id: int) -> None:
    """Let a brand no longer use a source; one that nobody uses is not polled."""
    await session.execute(
        delete(BrandSource).where(BrandSource.brand_id == brand_id, BrandSource.source_id == source_id)
    )


async def revive(session: AsyncSession, source_id: int, now: datetime) -> None:
    """Poll a source next, also if it was paused or gone."""
    await session.execute(
        update(Source)
        .where(Source.id == source_id)
        .values(state=SourceState.ACTIVE, failures=0, failing_since=None, last_error=None, told_at=None, next_poll=now)
    )


async def move(session: AsyncSession, source_id: int, address: str) -> int:
    """Store the address a publisher moved to for good; return the id of the source that has it.

    Where another source has it already, the links go over to that one, and this one is gone.
    """
    other = await session.scalar(select(Source.id).where(Source.address == address))
    if other is None or other == source_id:
        await session.execute(update(Source).where(Source.id == source_id).values(address=address))
        return source_id
    links: Select[*tuple[Any, ...]] = select(
        BrandSource.brand_id, literal_column(str(int(other))), BrandSource.linked_at, BrandSource.baseline_at
    ).where(BrandSource.source_id == source_id)
    moved = insert_into(session, BrandSource).from_select(["brand_id", "source_id", "linked_at", "baseline_at"], links)
    await session.execute(moved.on_conflict_do_nothing(index_elements=["brand_id", "source_id"]))
    await session.execute(delete(BrandSource).where(BrandSource.source_id == source_id))
    await session.execute(
        update(Source).where(Source.id == source_id).values(state=SourceState.GONE, merged_into_id=other)
    )
    return other


async def set_baseline(session: AsyncSession, source_id: int, now: datetime) -> bool:
    """End the first fetch of every link that had none; True if there was one."""
    begun = await session.scalars(
        update(BrandSource)
        .where(BrandSource.source_id == source_id, BrandSource.baseline_at.is_(None))
        .values(baseline_at=now)
        .returning(BrandSource.brand_id)
    )
    return bool(begun.all())


async def next_poll(session: AsyncSession) -> datetime | None:
    """Return the domain time at which the next source is due, `None` if none ever is."""
    return await session.scalar(select(func.min(Source.next_poll)).where(ACTIVE, _USED))


async def busy(session: AsyncSession, now: datetime, wire: datetime) -> bool:
    """Whether a source is due or being polled."""
    working = and_(Source.lease_until_wire.is_not(None), Source.lease_until_wire > wire)
    found = await session.scalar(select(Source.id).where(ACTIVE, or_(Source.next_poll <= now, working), _USED).limit(1))
    return found is not None


async def untold(session: AsyncSession) -> list[StoppedSource]:
    """Return sources that are no longer polled and whose guilds do not know it yet; a row for each guild.

    Only guilds whose own brand uses the source: the catalogue is the operator's, whom the log tells.
    """
    found = await session.execute(
        select(Source.id, Source.address, Source.state, Source.last_error, Guild.id, Guild.review_channel_id)
        .join(BrandSource, BrandSource.source_id == Source.id)
        .join(Brand, Brand.id == BrandSource.brand_id)
        .join(Guild, Guild.id == Brand.guild_id)
        .where(Source.state != SourceState.ACTIVE, Source.told_at.is_(None), Source.merged_into_id.is_(None))
        .order_by(Source.id, Guild.id)
        .distinct()
    )
    return [StoppedSource(*row) for row in found]


async def told(session: AsyncSession, source_id: int, now: datetime) -> None:
    """Note that the guilds know that a source is no longer polled."""
    await session.execute(update(Source).where(Source.id == source_id).values(told_at=now))
