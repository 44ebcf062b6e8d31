"""Launches that a guild tracks by itself, without a source: nobody else sees them."""

from datetime import datetime
from secrets import token_hex

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.brands import key_of, slug_of, visible_to
from db.errors import NotFound
from db.launches import OVER
from db.models import Brand, Launch, LaunchBrand
from db.said import Said, kind_of, note
from launches.countdown import starts_new_epoch
from launches.revision import RevisionKind


async def track(
    session: AsyncSession,
    guild_id: int,
    said: Said,
    brand_id: int | None,
    user_id: int,
    now: datetime,
) -> int:
    """Let a guild track a launch of its own; return its id."""
    assert said.product
    brand = await session.scalar(select(Brand).where(Brand.id == brand_id, visible_to(guild_id))) if brand_id else None
    if brand_id is not None and brand is None:
        raise NotFound("brand", brand_id)
    opens, closes = said.window.bounds_utc() if said.window else (None, None)
    launch = Launch(
        guild_id=guild_id,
        key=f"{slug_of(said.product)[:80]}-{token_hex(4)}",
        product=said.product,
        names=[],
        brands=[brand.name] if brand else [],
        status=said.status,
        opens=opens,
        closes=closes,
        created_by=user_id,
        first_seen=now,
        updated_at=now,
    )
    launch.window = said.window
    session.add(launch)
    await session.flush()
    if brand is not None:
        session.add(LaunchBrand(launch_id=launch.id, brand_id=brand.id))
        await session.flush()
    await note(session, guild_id, launch, RevisionKind.ANNOUNCED, None, user_id, now)
    return launch.id


async def edit(
    session: AsyncSession, guild_id: int, launch_id: int, said: Said, user_id: int, now: datetime
) -> RevisionKind | None:
    """Change a guild's own launch; return what that changes for its readers. Raises NotFound."""
    launch = await session.scalar(select(Launch).where(Launch.id == launch_id, Launch.guild_id == guild_id))
    if launch is None:
        raise NotFound("launch", launch_id)
    before, floor = launch.window, launch.not_before
    kind = kind_of(launch.status, before, said.status, said.window, was_not_before=floor)
    launch.product, launch.status, launch.window = said.product or launch.product, said.status, said.window
    launch.opens, launch.closes = said.window.bounds_utc() if said.window else (None, None)
    launch.updated_at = now
    launch.not_before = launch.presumed = False
    launch.ended_at = now if said.status in OVER else None
    launch.plan_version += 1
    if kind is not None and starts_new_epoch(kind):
        launch.epoch += 1
    await session.flush()
    if kind is not None:
        await note(session, guild_id, launch, kind, before, user_id, now, was_not_before=floor)
    return kind


async def untrack(session: AsyncSession, guild_id: int, launch_id: int) -> None:
    """Remove a guild's own launch and all that hangs on it. Raises NotFound for any other."""
    removed = await session.scalar(
        delete(Launch).where(Launch.id == launch_id, Launch.guild_id == guild_id).returning(Launch.id)
    )
    if removed is None:
        raise NotFound("launch", launch_id)


async def tracked_as(session: AsyncSession, guild_id: int, product: str, brand: str | None) -> str | None:
    """Return how a guild calls a launch of its own that is still to come, of this brand and by this name."""
    statement = select(Launch.product, Launch.brands).where(Launch.guild_id == guild_id, Launch.ended_at.is_(None))
    for name, brands in await session.execute(statement):
        if key_of(name) == key_of(product) and brands == ([brand] if brand else []):
            return name
    return None


async def count(session: AsyncSession, guild_id: int) -> int:
    """Return how many launches of its own a guild tracks."""
    return await session.scalar(select(func.count()).select_from(Launch).where(Launch.guild_id == guild_id)) or 0
