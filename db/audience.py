"""Who is to hear of a notice: for each way of following its subjects, the rows that a fan-out inserts.

A *branch* is one look-up of the followers' unique keys (subject, target): the routes of one brand, the subscriptions to
one launch. Each is a plain join that the planners read well; what several branches find for one target, the outbox's
unique key makes one.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    FromClause,
    Select,
    SQLColumnExpression,
    String,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    null,
    select,
)

from db.models import DEFAULT_MORNING, Delivery, Guild, LaunchOverride, Mute, Person, Route, Subscription
from db.states import Every, NoticeKind
from db.types import BIG_ID, UtcDateTime

CURSOR: BindParameter[int] = bindparam("cursor", type_=BIG_ID)
UPPER: BindParameter[int] = bindparam("upper", type_=BIG_ID)
_Table = type[Route] | type[Subscription]


@dataclass(frozen=True, slots=True)
class Audience:
    """Who is to hear of a notice: the subjects it has, and the flag a route must have set.

    `every` asks for routes that count down regularly, `unless` they are told the same by this milestone.
    `milestone` for countdowns, else `kind` decides between articles and revisions. Who was told by one of the notices
    `told_by` is left out. `newer_than` looks only at routes and subscriptions numbered after these two.
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


@dataclass(frozen=True, slots=True)
class Branch:
    """The followers of one subject in one table."""

    table: _Table
    subject: ColumnElement[bool]

    def targets(self) -> Select[int]:
        """Select the targets after the cursor, in order, whether they want this notice or not."""
        return select(self.table.target_id).where(self.subject, self.table.target_id > CURSOR)


def branches(audience: Audience) -> list[Branch]:
    """Return the branches of an audience, the more general subjects first."""
    # A guild's own correction holds in its channels; members' messages follow the catalogue.
    tables: tuple[_Table, ...] = (Route,) if audience.every or audience.corrected else (Route, Subscription)
    return [Branch(table, subject) for table in tables for subject in _subjects(audience, table)]


def _subjects(audience: Audience, table: _Table) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [table.brand_id == brand for brand in audience.brand_ids]
    if audience.launch_id is not None:
        found.append(table.launch_id == audience.launch_id)
    found += [table.keyword == word for word in audience.keywords]
    if audience.newer_than is None:
        return found
    newer = audience.newer_than[0 if table is Route else 1]
    return [and_(table.id > newer, subject) for subject in found]


def rows(branch: Branch, audience: Audience, telling: Telling) -> Select[*tuple[Any, ...]]:
    """Select the deliveries of a branch between the cursor and the upper bound, as `db.fanout` inserts them."""
    table = branch.table
    due: ColumnElement[Any] = literal(telling.due, UtcDateTime())
    joined: FromClause = table.__table__
    if telling.mornings:
        joined, zone, morning = _readers(table)
        due = _hour(telling, zone, morning)
    chosen = select(
        literal(telling.notice_id, BIG_ID),
        table.target_id,
        literal(telling.launch_id, BIG_ID),
        Route.id if table is Route else null().cast(BIG_ID),
        null().cast(BIG_ID) if table is Route else Subscription.id,
        literal(telling.lane),
        due,
        literal(telling.plan_version),
        literal(telling.epoch),
    ).select_from(joined)
    return chosen.where(
        branch.subject,
        table.target_id > CURSOR,
        table.target_id <= UPPER,
        *_wants(audience, table),
        *_reachable(telling, table),
        # A countdown's point before somebody began to follow is not owed to them.
        *([due > table.created_at] if audience.milestone is not None or audience.every else []),
        *_unhindered(audience, table),
        *([_unplanned(telling, table)] if telling.movable else []),
    )


def _readers(table: _Table) -> tuple[FromClause, SQLColumnExpression[str], SQLColumnExpression[int]]:
    """Return the followers with whoever reads there, and those readers' zone and morning."""
    if table is Route:
        guilds = Route.__table__.join(Guild.__table__, Guild.id == Route.guild_id)
        return guilds, Guild.zone, Guild.morning
    people = Subscription.__table__.join(Person.__table__, Person.id == Subscription.user_id)
    # The guild in which a member subscribed; its settings hold where theirs say nothing.
    people = people.outerjoin(Guild.__table__, Guild.id == Subscription.guild_id)
    zone = func.coalesce(Person.zone, Guild.zone, literal("UTC"))
    return people, zone, func.coalesce(Person.morning, Guild.morning, literal(DEFAULT_MORNING))


def _hour(
    telling: Telling, zone: SQLColumnExpression[str], morning: SQLColumnExpression[int]
) -> ColumnElement[datetime]:
    """Return the due time of a reader's morning, NULL for one that is not in the telling.

    An expression, because as a table to be joined SQLite would go through all followers once for each morning.
    """
    due_at = {f"{zone} {minute}": literal(due, UtcDateTime()) for zone, minute, due in telling.mornings}
    return case(due_at, value=zone.concat(" ").concat(cast(morning, String())), else_=null())


def _wants(audience: Audience, table: _Table) -> list[ColumnElement[bool]]:
    flag = _flag(audience, table)
    return [flag] if audience.guild_id is None else [flag, table.guild_id == audience.guild_id]


def _reachable(telling: Telling, table: _Table) -> list[ColumnElement[bool]]:
    """Return the condition that the bot is still in a route's guild."""
    if table is not Route:
        return []
    if telling.mornings:
        return [Guild.left_at.is_(None)]
    # Few guilds were left: an index knows them, and whoever reads there need not be looked up.
    return [_none(select(Guild.id).where(Guild.id == Route.guild_id, Guild.left_at.is_not(None)))]


def _flag(audience: Audience, table: _Table) -> ColumnElement[bool]:
    if audience.every:
        asked = Route.every.in_(audience.every)
        return asked if audience.unless is None else and_(asked, ~_lists(Route, audience.unless))
    if audience.milestone is not None:
        return _lists(table, audience.milestone)
    return (table.articles if audience.kind is NoticeKind.ARTICLE else table.revisions).is_(True)


def _lists(table: _Table, milestone: str) -> ColumnElement[bool]:
    listed = literal(",").concat(table.milestones).concat(",")
    return listed.contains(f",{milestone},", autoescape=True)


def _unhindered(audience: Audience, table: _Table) -> list[ColumnElement[bool]]:
    """Return the conditions that nothing speaks against a target: a mute, a plan of its guild's own, another notice."""
    found: list[ColumnElement[bool]] = []
    if audience.launch_id is not None:
        muted = select(Mute.id).where(Mute.target_id == table.target_id, Mute.launch_id == audience.launch_id)
        found.append(_none(muted))
        if table is Route and not audience.corrected and audience.kind is not NoticeKind.ARTICLE:
            own = select(LaunchOverride.id).where(
                LaunchOverride.launch_id == audience.launch_id, LaunchOverride.guild_id == Route.guild_id
            )
            found.append(_none(own))
    found += [
        _none(select(Delivery.id).where(Delivery.notice_id == notice_id, Delivery.target_id == table.target_id))
        for notice_id in audience.told_by
    ]
    return found


def _unplanned(telling: Telling, table: _Table) -> ColumnElement[bool]:
    """Whether no delivery of this version is there yet: PostgreSQL would lock each that the insertion meets."""
    planned = select(Delivery.id).where(
        Delivery.notice_id == telling.notice_id,
        Delivery.target_id == table.target_id,
        Delivery.plan_version >= telling.plan_version,
    )
    return _none(planned)


def _none(rows_there: Select[int]) -> ColumnElement[bool]:
    """Whether there is no such row, looked up by its key for each follower.

    A LIMIT keeps PostgreSQL from making a join of it, for which it would go through all deliveries of a notice that it
    takes for new and empty.
    """
    return rows_there.limit(1).scalar_subquery().is_(None)
