"""What planning must know of everybody who follows anything: their mornings, and the newest of them."""

from sqlalchemy import ColumnElement, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import DEFAULT_MORNING, Guild, LaunchBrand, Person, Route, Subscription
from db.states import Every

_Table = type[Route] | type[Subscription]
_TABLES: tuple[_Table, ...] = (Route, Subscription)


async def mornings(session: AsyncSession) -> tuple[tuple[str, int], ...]:
    """Return every (zone, morning) in which somebody reads; unknown settings follow the guild, then the default."""
    guilds = select(Guild.zone.label("zone"), Guild.morning.label("morning"))
    people = (
        select(
            func.coalesce(Person.zone, Guild.zone, literal("UTC")).label("zone"),
            func.coalesce(Person.morning, Guild.morning, literal(DEFAULT_MORNING)).label("morning"),
        )
        .select_from(Subscription)
        .join(Person, Person.id == Subscription.user_id)
        .outerjoin(Guild, Guild.id == Subscription.guild_id)
    )
    found = await session.execute(guilds.union(people))
    return tuple(sorted((row.zone, row.morning) for row in found))


async def counted_regularly(session: AsyncSession) -> set[int] | None:
    """Return the launches that a route counts down daily or weekly; None if those may be any."""
    return await _followed(session, Route, Route.every != Every.NONE)


async def newest(session: AsyncSession) -> tuple[int, int]:
    """Return the highest numbers of routes and subscriptions, to look later at newer ones only."""
    route = await session.scalar(select(func.max(Route.id)))
    subscription = await session.scalar(select(func.max(Subscription.id)))
    return route or 0, subscription or 0


async def gained(session: AsyncSession, than: tuple[int, int]) -> set[int] | None:
    """Return the launches with followers who are new since `newest` was `than`; None if those may be any."""
    found: set[int] = set()
    for table, number in zip(_TABLES, than, strict=True):
        followed = await _followed(session, table, table.id > number)
        if followed is None:
            return None
        found |= followed
    return found


async def _followed(session: AsyncSession, table: _Table, which: ColumnElement[bool]) -> set[int] | None:
    """Return the launches that those of one table follow; None where a keyword may stand in the name of any."""
    if await session.scalar(select(table.id).where(which, table.keyword.is_not(None)).limit(1)) is not None:
        return None
    followed = select(table.launch_id).where(which, table.launch_id.is_not(None))
    brands = select(table.brand_id).where(which)
    of_brands = select(LaunchBrand.launch_id).where(LaunchBrand.brand_id.in_(brands))
    return {launch for launch in await session.scalars(followed.union(of_brands)) if launch is not None}
