"""Launches: what is tracked, as jobs know it and as one guild sees it.

A guild sees the catalogue's launches and its own. Where it corrected one, `LaunchOverride` hides the catalogue's date
and status from that guild alone; everything here that takes a `guild_id` has that already applied.
"""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.brands import visible_to
from db.errors import NotFound
from db.models import Brand, Launch, LaunchBrand, LaunchOverride, Revision
from db.upsert import is_postgresql
from launches.announcement import Status
from launches.window import LaunchWindow, Precision

_SUGGESTED = 25
OVER = (Status.CANCELLED, Status.RELEASED)
"""How a launch stands when there is nothing left to count down to."""


@dataclass(frozen=True, slots=True)
class LaunchRow:
    """A launch as one guild sees it; `corrected` if that guild overrode it.

    Of one whose tracking ended without a word it is `presumed` that it is out, or it is `silent`: nobody knows.
    `guild_id` is the only guild that has it, None for the catalogue's. `brands` are the makers as announced, also those
    that nobody follows.
    """

    id: int
    guild_id: int | None
    key: str
    product: str
    names: tuple[str, ...]
    brands: tuple[str, ...]
    status: Status
    window: LaunchWindow | None
    opens: datetime | None
    closes: datetime | None
    not_before: bool
    corrected: bool
    presumed: bool
    silent: bool
    plan_version: int
    epoch: int
    image: str | None
    first_seen: datetime
    updated_at: datetime
    ended_at: datetime | None


async def get(session: AsyncSession, launch_id: int, guild_id: int | None) -> LaunchRow:
    """Return a launch as this guild sees it; raises NotFound if it may not.

    Of one that it says is the same as another that is the other.
    """
    same = select(LaunchOverride.same_as_id).where(
        LaunchOverride.launch_id == launch_id, LaunchOverride.guild_id == guild_id
    )
    found = await _rows(session, _seen(guild_id).where(Launch.id == func.coalesce(same.scalar_subquery(), launch_id)))
    if not found:
        raise NotFound("launch", launch_id)
    return found[0]


async def upcoming(
    session: AsyncSession,
    guild_id: int | None,
    now: datetime,
    zone: str = "UTC",
    *,
    brand_id: int | None = None,
    limit: int = 10,
    offset: int = 0,
) -> list[LaunchRow]:
    """Return launches that are still to come: what may be soonest first, then the undated, the passed at the end.

    Those whose window passed without a word are still among them, until they are presumed launched or a year has gone
    by. `zone` is the reader's: it decides whether a day has passed.
    """
    statement = _seen(guild_id).where(_still_to_come(), *_of_brand(brand_id))
    passed, present = _passed(now, zone), literal(now, Launch.opens.type)
    order = (
        case((passed, 1), else_=0),
        case((passed, _closes())).desc(),
        case((_opens() < present, present), else_=_opens()).asc().nulls_last(),
        case((not_(_FLOOR), _closes())).asc().nulls_last(),
        Launch.id,
    )
    return await _rows(session, statement.order_by(*order).limit(limit).offset(offset))


async def count_upcoming(
    session: AsyncSession, guild_id: int | None, now: datetime, zone: str = "UTC", *, brand_id: int | None = None
) -> tuple[int, int]:
    """Return how many launches `upcoming` has in all, and how many of them, the last ones, have passed."""
    gone = func.coalesce(func.sum(case((_passed(now, zone), 1), else_=0)), 0)
    seen = _seen(guild_id).where(_still_to_come(), *_of_brand(brand_id))
    counted = await session.execute(seen.with_only_columns(func.count(), gone, maintain_column_froms=True))
    total, passed = counted.one()
    return total, passed


async def suggest(
    session: AsyncSession, text: str, guild_id: int | None, *, limit: int = _SUGGESTED
) -> list[LaunchRow]:
    """Return launches whose product or maker has `text` in it; those to come first, then the newest."""
    made_by = (
        select(LaunchBrand.launch_id)
        .join(Brand, Brand.id == LaunchBrand.brand_id)
        .where(Brand.name.icontains(text, autoescape=True))
    )
    statement = _seen(guild_id).where(or_(_PRODUCT.icontains(text, autoescape=True), Launch.id.in_(made_by)))
    return await _rows(session, statement.order_by(*_soonest_first()).limit(limit))


async def named(session: AsyncSession, product: str, guild_id: int | None) -> LaunchRow | None:
    """Return the launch of exactly this name, whatever its case.

    Of several a guild's own goes first, then what is called so before what has it for another name.
    """
    typed = func.lower(" ".join(product.split()))
    each = func.json_array_elements_text if is_postgresql(session) else func.json_each
    other = each(Launch.names).table_valued("value", name="other")
    other_name = select(other.c.value).where(func.lower(other.c.value) == typed).correlate(Launch).exists()
    called_so = func.lower(_PRODUCT) == typed
    order = (Launch.guild_id.is_(None), not_(called_so), *_soonest_first())
    statement = _seen(guild_id, hidden=True).where(or_(called_so, other_name)).order_by(*order).limit(1)
    found = next(iter(await _rows(session, statement)), None)
    return await get(session, found.id, guild_id) if found is not None else None


async def home_zone(session: AsyncSession, launch_id: int, guild_id: int | None) -> str | None:
    """Return the zone of the first of a launch's brands that has one, of those that this guild may see."""
    return await session.scalar(
        select(Brand.home_zone)
        .join(LaunchBrand, LaunchBrand.brand_id == Brand.id)
        .where(LaunchBrand.launch_id == launch_id, visible_to(guild_id), Brand.home_zone.is_not(None))
        .order_by(Brand.id)
        .limit(1)
    )


async def history(session: AsyncSession, launch_id: int, guild_id: int | None) -> list[Revision]:
    """Return every change of a launch that this guild may know of, oldest first."""
    visible = or_(Revision.guild_id.is_(None), Revision.guild_id == guild_id)
    statement = select(Revision).where(Revision.launch_id == launch_id, visible).order_by(Revision.id)
    return list(await session.scalars(statement))


def _ended_unheard(launch: Launch, own: LaunchOverride | None) -> bool:
    """Whether the tracking of a launch ended without a word, for the guild whose correction `own` is.

    A source's silence holds for a correction, too, that says no other status and whose date had passed by then.
    """
    if launch.ended_at is None or launch.status in OVER:
        return False
    if own is None:
        return True
    return own.status is launch.status and own.closes is not None and own.closes <= launch.ended_at


_CORRECTED = LaunchOverride.id.is_not(None)
_PRODUCT = func.coalesce(LaunchOverride.product, Launch.product)
# As `_ended_unheard` says of a correction to come; false, and not unknown, where a date is missing.
_UNHEARD = and_(
    Launch.ended_at.is_not(None),
    LaunchOverride.status == Launch.status,
    LaunchOverride.closes.is_not(None),
    LaunchOverride.closes <= Launch.ended_at,
)
# The end of a window that is a "not before" binds nobody.
_FLOOR = and_(not_(_CORRECTED), Launch.not_before)


def _opens() -> ColumnElement[Any]:
    return case((_CORRECTED, LaunchOverride.opens), else_=Launch.opens)


def _closes() -> ColumnElement[Any]:
    return case((_CORRECTED, LaunchOverride.closes), else_=Launch.closes)


def _soonest_first() -> tuple[ColumnElement[Any], ...]:
    over = case((Launch.ended_at.is_(None), 0), else_=1)
    return over, _opens().asc().nulls_last(), Launch.updated_at.desc(), Launch.id.asc()


def _passed(now: datetime, zone: str) -> ColumnElement[bool]:
    """Return the condition that a window lies behind, as its countdown says: days count on the reader's calendar."""
    today = datetime.combine(now.astimezone(ZoneInfo(zone)).date(), time.min)
    precision = case((_CORRECTED, LaunchOverride.window_precision), else_=Launch.window_precision)
    end = case((_CORRECTED, LaunchOverride.window_end), else_=Launch.window_end)
    is_minute = precision == Precision.MINUTE
    return and_(case((is_minute, _closes() <= now), else_=end <= today), not_(_FLOOR))


def _still_to_come() -> ColumnElement[bool]:
    catalogue = and_(LaunchOverride.id.is_(None), Launch.ended_at.is_(None))
    return or_(catalogue, and_(_CORRECTED, LaunchOverride.status.not_in(OVER), not_(_UNHEARD)))


def _of_brand(brand_id: int | None) -> tuple[ColumnElement[bool], ...]:
    if brand_id is None:
        return ()
    return (Launch.id.in_(select(LaunchBrand.launch_id).where(LaunchBrand.brand_id == brand_id)),)


def _seen(guild_id: int | None, *, hidden: bool = False) -> "Select[Launch, LaunchOverride]":
    """Select what a guild sees; with `hidden` also what it says is the same as another launch."""
    override = and_(LaunchOverride.launch_id == Launch.id, LaunchOverride.guild_id == guild_id)
    seen = (
        select(Launch, LaunchOverride)
        .outerjoin(LaunchOverride, override)
        .where(or_(Launch.guild_id.is_(None), Launch.guild_id == guild_id))
    )
    return seen if hidden else seen.where(LaunchOverride.same_as_id.is_(None))


async def _rows(session: AsyncSession, statement: "Select[Launch, LaunchOverride]") -> list[LaunchRow]:
    return [as_seen(launch, override) for launch, override in await session.execute(statement)]


def as_seen(launch: Launch, override: LaunchOverride | None) -> LaunchRow:
    """Return a launch as the guild sees it whose correction `override` is; None for one that made none."""
    said = launch if override is None else override
    unheard = _ended_unheard(launch, override)
    return LaunchRow(
        id=launch.id,
        guild_id=launch.guild_id,
        key=launch.key,
        product=said.product or launch.product,
        names=tuple(launch.names),
        brands=tuple(launch.brands),
        status=said.status,
        window=said.window,
        opens=said.opens,
        closes=said.closes,
        not_before=launch.not_before and override is None,
        corrected=override is not None,
        presumed=unheard and launch.presumed,
        silent=unheard and not launch.presumed,
        plan_version=said.plan_version,
        epoch=said.epoch,
        image=launch.image,
        first_seen=launch.first_seen,
        updated_at=launch.updated_at,
        ended_at=launch.ended_at,
    )
