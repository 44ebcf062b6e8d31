"""Fan-out: one notice becomes one delivery for each target that wants it, in chunks of one transaction each.

    routes and subscriptions by subject ──► one row per target ──► INSERT … ON CONFLICT

Each chunk is a range of target ids, so it can be resumed and its time does not grow with the number of routes. The
unique key (notice, target) decides: a chunk may run twice, or beside itself, and two brands give one post.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    and_,
    column,
    exists,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    true,
    union_all,
    values,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from db.models import Delivery, Guild, LaunchOverride, Mute, Person, Route, Subscription, Target
from db.notices import NoticeRow
from db.states import Every, NoticeKind, TargetState
from db.types import BIG_ID, UtcDateTime
from db.upsert import insert_into

CHUNK = 2_000
DEFAULT_MORNING = 540

_ASKED_IN = aliased(Guild, name="asked_in")
"""The guild in which a member subscribed; its settings hold where theirs say nothing."""

_COLUMNS = (
    "notice_id",
    "target_id",
    "launch_id",
    "route_id",
    "subscription_id",
    "lane",
    "due",
    "plan_version",
    "epoch",
)


@dataclass(frozen=True, slots=True)
class Audience:
    """Who is to hear of a notice: the subjects it has, and the flag a route must have set.

    `every` asks for routes that count down regularly, `unless` they are told the same by this milestone.
    `milestone` for countdowns, else `kind` decides between articles and revisions. `newer_than` looks only at
    routes and subscriptions numbered after these two; `since` leaves out those made after the notice itself.
    """

    kind: NoticeKind
    brand_ids: tuple[int, ...] = ()
    launch_id: int | None = None
    keywords: tuple[str, ...] = ()
    guild_id: int | None = None
    milestone: str | None = None
    every: tuple[Every, ...] = ()
    unless: str | None = None
    told_by: tuple[int, ...] = ()
    newer_than: tuple[int, int] | None = None
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """What each delivery of a fan-out carries. `mornings` gives the due time by (zone, minute of the day)."""

    notice_id: int
    lane: int
    due: datetime
    launch_id: int | None = None
    plan_version: int | None = None
    epoch: int | None = None
    mornings: tuple[tuple[str, int, datetime], ...] = ()
    movable: bool = False


async def chunk(
    session: AsyncSession, audience: Audience, telling: Telling, cursor: int, now: datetime, size: int = CHUNK
) -> int | None:
    """Insert the deliveries of the next targets after `cursor`; return the new cursor, None when that was the last.

    With `telling.movable` a delivery that was planned for an older version and is not sent moves to the new time.
    """
    upper = await _upper_bound(session, audience, cursor, size)
    interested = _interested(audience, cursor, upper, now)
    if interested is not None:
        bounds = [Target.id > cursor] if upper is None else [Target.id > cursor, Target.id <= upper]
        chosen = _wanted(audience, telling, interested, now).where(*bounds)
        await _insert(session, chosen, movable=telling.movable)
    return upper


async def single(session: AsyncSession, notice: NoticeRow) -> None:
    """Insert the one delivery of a notice that is meant for one target."""
    chosen = select(
        literal(notice.id, BIG_ID),
        Target.id,
        literal(notice.launch_id, BIG_ID),
        null().cast(BIG_ID),
        null().cast(BIG_ID),
        literal(notice.lane),
        literal(notice.due, UtcDateTime()),
        literal(notice.plan_version),
        literal(notice.epoch),
    ).where(Target.id == notice.target_id, Target.state != TargetState.GONE)
    await _insert(session, chosen, movable=False)


async def mornings(session: AsyncSession) -> list[tuple[str, int]]:
    """Return every (zone, morning) in which somebody reads; unknown settings follow the guild, then the default."""
    guilds = select(Guild.zone.label("zone"), Guild.morning.label("morning"))
    people = (
        select(
            func.coalesce(Person.zone, _ASKED_IN.zone, literal("UTC")).label("zone"),
            func.coalesce(Person.morning, _ASKED_IN.morning, literal(DEFAULT_MORNING)).label("morning"),
        )
        .select_from(Subscription)
        .join(Person, Person.id == Subscription.user_id)
        .outerjoin(_ASKED_IN, _ASKED_IN.id == Subscription.guild_id)
    )
    found = await session.execute(guilds.union(people))
    return sorted((row.zone, row.morning) for row in found)


async def keywords(session: AsyncSession) -> list[str]:
    """Return every keyword that somebody follows."""
    routes = select(Route.keyword).where(Route.keyword.is_not(None))
    people = select(Subscription.keyword).where(Subscription.keyword.is_not(None))
    return [word for word in await session.scalars(routes.union(people)) if word]


async def counts_regularly(session: AsyncSession) -> bool:
    """Whether any route counts down daily or weekly."""
    return await session.scalar(select(Route.id).where(Route.every != Every.NONE).limit(1)) is not None


async def newest(session: AsyncSession) -> tuple[int, int]:
    """Return the highest numbers of routes and subscriptions, to look later at newer ones only."""
    route = await session.scalar(select(func.max(Route.id)))
    subscription = await session.scalar(select(func.max(Subscription.id)))
    return route or 0, subscription or 0


def _followed_since() -> ColumnElement[datetime]:
    return func.coalesce(Route.created_at, Subscription.created_at)


def _zone() -> ColumnElement[str]:
    return func.coalesce(Person.zone, Guild.zone, _ASKED_IN.zone, literal("UTC"))


def _morning() -> ColumnElement[int]:
    return func.coalesce(Person.morning, Guild.morning, _ASKED_IN.morning, literal(DEFAULT_MORNING))


def _subjects(audience: Audience, table: type[Route] | type[Subscription]) -> list[ColumnElement[bool]]:
    """Return one condition per look-up of the unique keys (subject, target)."""
    if audience.every and table is Subscription:
        return []
    found: list[ColumnElement[bool]] = [table.brand_id == brand for brand in audience.brand_ids]
    if audience.launch_id is not None:
        found.append(table.launch_id == audience.launch_id)
    if audience.keywords:
        found.append(table.keyword.in_(audience.keywords))
    if audience.newer_than is None:
        return found
    newer = audience.newer_than[0 if table is Route else 1]
    return [and_(table.id > newer, or_(*found))] if found else []


async def _upper_bound(session: AsyncSession, audience: Audience, cursor: int, size: int) -> int | None:
    """Return the last target id of the next chunk: no subject has more than `size` targets up to there."""
    bounds: list[int] = []
    tables: tuple[type[Route] | type[Subscription], ...] = (Route, Subscription)
    for table in tables:
        for subject in _subjects(audience, table):
            bound = await session.scalar(
                select(table.target_id)
                .where(subject, table.target_id > cursor)
                .order_by(table.target_id)
                .offset(size - 1)
                .limit(1)
            )
            if bound is not None:
                bounds.append(bound)
    return min(bounds, default=None)


def _interested(audience: Audience, cursor: int, upper: int | None, now: datetime) -> Subquery | None:
    """Return (target, route, subscription), one row per target, of everybody who follows a subject of the notice."""
    branches = [
        select(
            Route.target_id,
            Route.id.label("route_id"),
            null().cast(BIG_ID).label("subscription_id"),
        ).where(subject, *_between(Route, cursor, upper), *_route_wants(audience, now))
        for subject in _subjects(audience, Route)
    ]
    # A guild's own correction holds in its channels; members' messages follow the catalogue.
    branches += [
        select(
            Subscription.target_id,
            null().cast(BIG_ID).label("route_id"),
            Subscription.id.label("subscription_id"),
        ).where(subject, *_between(Subscription, cursor, upper), *_member_wants(audience))
        for subject in (() if audience.corrected else _subjects(audience, Subscription))
    ]
    if not branches:
        return None
    everybody = union_all(*branches).subquery()
    return (
        select(
            everybody.c.target_id,
            func.min(everybody.c.route_id).label("route_id"),
            func.min(everybody.c.subscription_id).label("subscription_id"),
        )
        .group_by(everybody.c.target_id)
        .subquery("interested")
    )


def _between(table: type[Route] | type[Subscription], cursor: int, upper: int | None) -> list[ColumnElement[bool]]:
    above = table.target_id > cursor
    return [above] if upper is None else [above, table.target_id <= upper]


def _route_wants(audience: Audience, now: datetime) -> list[ColumnElement[bool]]:
    wants = [or_(Route.muted_until.is_(None), Route.muted_until <= now), _flag(audience, Route)]
    if audience.guild_id is not None:
        wants.append(Route.guild_id == audience.guild_id)
    return wants


def _member_wants(audience: Audience) -> list[ColumnElement[bool]]:
    wants = [_flag(audience, Subscription)]
    if audience.guild_id is not None:
        wants.append(Subscription.guild_id == audience.guild_id)
    return wants


def _flag(audience: Audience, table: type[Route] | type[Subscription]) -> ColumnElement[bool]:
    if audience.every:
        asked = Route.every.in_(audience.every)
        return asked if audience.unless is None else and_(asked, ~_lists(Route, audience.unless))
    if audience.milestone is not None:
        return _lists(table, audience.milestone)
    return (table.articles if audience.kind is NoticeKind.ARTICLE else table.revisions).is_(True)


def _lists(table: type[Route] | type[Subscription], milestone: str) -> ColumnElement[bool]:
    listed = literal(",").concat(table.milestones).concat(",")
    return listed.contains(f",{milestone},", autoescape=True)


def _wanted(audience: Audience, telling: Telling, interested: Subquery, now: datetime) -> Select[*tuple[Any, ...]]:
    """Return the rows to insert: interested targets that are there, not muted, and not told by another notice."""
    due: ColumnElement[Any] = literal(telling.due, UtcDateTime())
    tables = interested.join(Target, Target.id == interested.c.target_id)
    tables = tables.outerjoin(Route, Route.id == interested.c.route_id)
    tables = tables.outerjoin(Subscription, Subscription.id == interested.c.subscription_id)
    tables = tables.outerjoin(Person, Person.id == Target.user_id)
    # Two joins by key: one on the coalesced id finds no index, and costs PostgreSQL a scan of all guilds a row.
    tables = tables.outerjoin(Guild, Guild.id == Target.guild_id)
    tables = tables.outerjoin(_ASKED_IN, _ASKED_IN.id == Subscription.guild_id)
    if telling.mornings:
        # CTEs: SQLite knows no column aliases after a parenthesised VALUES.
        table = (
            values(
                column("zone", Guild.zone.type), column("morning", BIG_ID), column("due", UtcDateTime()), name="given"
            )
            .data(telling.mornings)
            .cte("hours")
        )
        tables = tables.join(table, and_(table.c.zone == _zone(), table.c.morning == _morning()))
        due = table.c.due
    chosen = select(
        literal(telling.notice_id, BIG_ID),
        interested.c.target_id,
        literal(telling.launch_id, BIG_ID),
        interested.c.route_id,
        interested.c.subscription_id,
        literal(telling.lane),
        due,
        literal(telling.plan_version),
        literal(telling.epoch),
    ).select_from(tables)
    return chosen.where(
        true(),  # SQLite reads "SELECT … ON CONFLICT" without WHERE as a join condition
        Target.state != TargetState.GONE,
        or_(Target.guild_id.is_(None), Guild.left_at.is_(None)),
        # A countdown's point before somebody began to follow is not owed to them.
        *([due > _followed_since()] if audience.milestone is not None or audience.every else []),
        *_unhindered(audience, interested, now),
    )


def _unhindered(audience: Audience, interested: Subquery, now: datetime) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    target_id = interested.c.target_id
    if audience.launch_id is not None:
        muted = exists().where(
            Mute.target_id == target_id,
            Mute.launch_id == audience.launch_id,
            or_(Mute.until.is_(None), Mute.until > now),
        )
        found.append(~muted)
        if not audience.corrected and audience.kind is not NoticeKind.ARTICLE:
            own = exists().where(
                LaunchOverride.launch_id == audience.launch_id, LaunchOverride.guild_id == Target.guild_id
            )
            found.append(~own)
    if audience.told_by:
        told = exists().where(Delivery.notice_id.in_(audience.told_by), Delivery.target_id == target_id)
        found.append(~told)
    return found


async def _insert(session: AsyncSession, chosen: Select[*tuple[Any, ...]], *, movable: bool) -> None:
    unique: Sequence[str] = ["notice_id", "target_id"]
    statement = insert_into(session, Delivery).from_select(_COLUMNS, chosen, include_defaults=False)
    if movable:
        moved = statement.excluded
        statement = statement.on_conflict_do_update(
            index_elements=unique,
            set_={
                "due": moved.due,
                "plan_version": moved.plan_version,
                "route_id": moved.route_id,
                "subscription_id": moved.subscription_id,
                "state": literal_column("0"),
                "reason": null(),
                "retry_at_wire": null(),
            },
            # Sent once an epoch: only what was not sent can move.
            where=and_(Delivery.state.in_([0, 5, 6]), Delivery.plan_version < moved.plan_version),
        )
    else:
        statement = statement.on_conflict_do_nothing(index_elements=unique)
    await session.execute(statement)
