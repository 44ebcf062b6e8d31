"""Routes: what a guild's channels follow. Every query here is of one guild."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.errors import NotFound
from db.models import Brand, Launch, Mute, Route, Subscription, Target
from db.states import Every, Style, Subject, TargetState
from launches.countdown import MilestoneKind

DEFAULT_MILESTONES = ",".join(MilestoneKind)


@dataclass(frozen=True, slots=True)
class Followed:
    """What is followed: exactly one of the three."""

    brand_id: int | None = None
    launch_id: int | None = None
    keyword: str | None = None

    def __post_init__(self) -> None:
        if sum(part is not None for part in (self.brand_id, self.launch_id, self.keyword)) != 1:
            raise ValueError("follow one brand, one launch or one keyword")

    @property
    def subject(self) -> Subject:
        """Which of the three it is."""
        if self.brand_id is not None:
            return Subject.BRAND
        return Subject.LAUNCH if self.launch_id is not None else Subject.KEYWORD

    def same(self, table: type[Route] | type[Subscription]) -> ColumnElement[bool]:
        """Return the condition that a row follows the same."""
        if self.brand_id is not None:
            return table.brand_id == self.brand_id
        if self.launch_id is not None:
            return table.launch_id == self.launch_id
        return table.keyword == self.keyword


@dataclass(frozen=True, slots=True)
class RouteSettings:
    """What a route posts. `milestones` are kinds joined by commas."""

    articles: bool = True
    revisions: bool = True
    milestones: str = DEFAULT_MILESTONES
    every: Every = Every.NONE
    style: Style = Style.LIVE
    ping_role_id: int | None = None


@dataclass(frozen=True, slots=True)
class RouteRow:
    """A route with the names a person knows it by."""

    id: int
    subject: Subject
    brand_id: int | None
    launch_id: int | None
    name: str
    target_id: int
    target_state: TargetState
    channel_id: int
    pause_reason: str | None
    settings: RouteSettings


async def put(
    session: AsyncSession,
    guild_id: int,
    target_id: int,
    followed: Followed,
    settings: RouteSettings,
    user_id: int,
    now: datetime,
) -> tuple[int, bool]:
    """Let a target follow something, or change how; return the route's id and whether it is new.

    The caller has checked that this guild may see brand and launch, and that the target is its own.
    """
    values = {name: getattr(settings, name) for name in RouteSettings.__slots__}
    found = await session.scalar(
        select(Route.id).where(Route.target_id == target_id, Route.guild_id == guild_id, followed.same(Route))
    )
    if found is not None:
        # Of a route whose maker was forgotten somebody is known again.
        values["created_by"] = func.coalesce(Route.created_by, user_id)
        await session.execute(update(Route).where(Route.id == found).values(**values))
        return found, False
    route = Route(
        guild_id=guild_id,
        target_id=target_id,
        subject=followed.subject,
        brand_id=followed.brand_id,
        launch_id=followed.launch_id,
        keyword=followed.keyword,
        created_by=user_id,
        created_at=now,
        **values,
    )
    session.add(route)
    await session.flush()
    return route.id, True


async def settings_of(session: AsyncSession, guild_id: int, target_id: int, followed: Followed) -> RouteSettings | None:
    """Return how a target follows something, `None` if it does not."""
    route = await session.scalar(
        select(Route).where(Route.target_id == target_id, Route.guild_id == guild_id, followed.same(Route))
    )
    return _settings(route) if route is not None else None


async def configured_by(session: AsyncSession, guild_id: int) -> int | None:
    """Return who set a route in this guild last, `None` where nobody did who is still known."""
    return await session.scalar(
        select(Route.created_by)
        .where(Route.guild_id == guild_id, Route.created_by.is_not(None))
        .order_by(Route.id.desc())
        .limit(1)
    )


async def remove(session: AsyncSession, route_id: int, guild_id: int) -> None:
    """Remove a route; raises NotFound if this guild has no such route."""
    removed = await session.scalar(
        delete(Route).where(Route.id == route_id, Route.guild_id == guild_id).returning(Route.id)
    )
    if removed is None:
        raise NotFound("route", route_id)


async def forget_role(session: AsyncSession, guild_id: int, role_id: int) -> None:
    """Ping a role no more; for one that was deleted."""
    pinging = (Route.guild_id == guild_id, Route.ping_role_id == role_id)
    await session.execute(update(Route).where(*pinging).values(ping_role_id=None))


async def of_guild(session: AsyncSession, guild_id: int) -> list[RouteRow]:
    """Return a guild's routes, by channel and name."""
    found = await session.execute(
        select(Route, Target, func.coalesce(Brand.name, Launch.product, Route.keyword).label("name"))
        .join(Target, Target.id == Route.target_id)
        .outerjoin(Brand, Brand.id == Route.brand_id)
        .outerjoin(Launch, Launch.id == Route.launch_id)
        .where(Route.guild_id == guild_id)
        .order_by(Target.channel_id, func.lower(func.coalesce(Brand.name, Launch.product, Route.keyword)), Route.id)
    )
    return [_row(route, target, name) for route, target, name in found]


async def has_any(session: AsyncSession, guild_id: int) -> bool:
    """Whether a guild follows anything."""
    return await session.scalar(select(Route.id).where(Route.guild_id == guild_id).limit(1)) is not None


async def set_mute(
    session: AsyncSession, target_id: int, launch_id: int, user_id: int, now: datetime, *, muted: bool
) -> None:
    """Mute a launch in a target, or take that back."""
    await session.execute(delete(Mute).where(Mute.target_id == target_id, Mute.launch_id == launch_id))
    if muted:
        session.add(Mute(target_id=target_id, launch_id=launch_id, created_by=user_id, created_at=now))
        await session.flush()


async def is_muted(session: AsyncSession, target_id: int, launch_id: int) -> bool:
    """Whether a target hears nothing of a launch."""
    mute = select(Mute.id).where(Mute.target_id == target_id, Mute.launch_id == launch_id)
    return await session.scalar(mute) is not None


def _settings(route: Route) -> RouteSettings:
    return RouteSettings(
        route.articles, route.revisions, route.milestones, route.every, route.style, route.ping_role_id
    )


def _row(route: Route, target: Target, name: str | None) -> RouteRow:
    return RouteRow(
        id=route.id,
        subject=route.subject,
        brand_id=route.brand_id,
        launch_id=route.launch_id,
        name=name or "",
        target_id=target.id,
        target_state=target.state,
        channel_id=target.channel_id,
        pause_reason=target.pause_reason,
        settings=_settings(route),
    )
