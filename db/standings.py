"""What is true of a delivery when it comes up: the facts `jobs.judge` decides by, read in one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from db.models import (
    DEFAULT_MORNING,
    Delivery,
    Guild,
    Launch,
    LaunchOverride,
    Mute,
    Notice,
    Person,
    Revision,
    Route,
    Subscription,
    Target,
)
from db.states import NoticeKind, Style, TargetKind, TargetState
from launches.announcement import Status
from launches.window import LaunchWindow


@dataclass(frozen=True, slots=True)
class PlanNow:
    """A launch's plan as the target's guild has it."""

    status: Status
    window: LaunchWindow | None
    plan_version: int
    ended: bool
    corrected: bool

    @property
    def shown_version(self) -> int:
        """Return the version that a live card of this plan notes, as `db.live_cards` compares it."""
        return -self.plan_version if self.corrected else self.plan_version


@dataclass(frozen=True, slots=True)
class Standing:
    """One delivery with everything that decides whether it is still to be sent, and to whom.

    `said_since`: it tells what its guild alone said of the launch, and that guild has said something newer.
    """

    id: int
    token: str | None
    attempts: int
    notice_id: int
    kind: NoticeKind
    milestone: str | None
    lane: int
    due: datetime
    plan_version: int | None
    launch_id: int | None
    article_id: int | None
    revision_id: int | None
    scope_guild_id: int | None
    addressed: bool
    route_id: int | None
    subscription_id: int | None
    wanted: str
    style: Style
    ping_role_id: int | None
    muted: bool
    target_id: int
    target_kind: TargetKind
    target_state: TargetState
    channel_id: int
    guild_id: int | None
    user_id: int | None
    guild_left: bool
    zone: str
    morning: int
    locale: str | None
    quiet_start: int | None
    quiet_end: int | None
    launch_guild_id: int | None
    said_since: bool
    hourly_cap: int | None
    plan: PlanNow | None


async def of(session: AsyncSession, ids: Sequence[int]) -> list[Standing]:
    """Return the facts of these deliveries, in the order given."""
    if not ids:
        return []
    rows = await session.execute(_facts(), {"ids": list(ids)})
    found = {row.id: _standing(row) for row in rows}
    return [found[delivery_id] for delivery_id in ids if delivery_id in found]


@cache
def _facts() -> Select[*tuple[Any, ...]]:
    """Return the query, built once: building it costs more than running it."""
    override = aliased(LaunchOverride, name="own")
    asked_in = aliased(Guild, name="asked_in")
    return (
        select(*_columns(override, asked_in))
        .join(Notice, Notice.id == Delivery.notice_id)
        .join(Target, Target.id == Delivery.target_id)
        .outerjoin(Route, Route.id == Delivery.route_id)
        .outerjoin(Subscription, Subscription.id == Delivery.subscription_id)
        .outerjoin(Person, Person.id == Target.user_id)
        .outerjoin(Guild, Guild.id == Target.guild_id)
        .outerjoin(asked_in, asked_in.id == Subscription.guild_id)
        .outerjoin(Launch, Launch.id == Delivery.launch_id)
        .outerjoin(override, and_(override.launch_id == Delivery.launch_id, override.guild_id == Target.guild_id))
        .outerjoin(Mute, and_(Mute.launch_id == Delivery.launch_id, Mute.target_id == Delivery.target_id))
        .where(Delivery.id.in_(bindparam("ids", expanding=True)))
    )


def _columns(override: type[LaunchOverride], asked_in: type[Guild]) -> tuple[Any, ...]:
    return (
        Delivery.id,
        Delivery.token,
        Delivery.attempts,
        Delivery.notice_id,
        Notice.kind,
        Notice.milestone,
        Delivery.lane,
        Delivery.due,
        Delivery.plan_version,
        Delivery.launch_id,
        Notice.article_id,
        Notice.revision_id,
        Notice.guild_id.label("scope_guild_id"),
        Notice.target_id.label("addressed"),
        Delivery.route_id,
        Delivery.subscription_id,
        func.coalesce(Route.milestones, Subscription.milestones, "").label("wanted"),
        Route.style,
        Route.ping_role_id,
        Mute.id.is_not(None).label("muted"),
        Delivery.target_id,
        Target.kind.label("target_kind"),
        Target.state.label("target_state"),
        Target.channel_id,
        Target.guild_id,
        Target.user_id,
        Guild.left_at,
        func.coalesce(Person.zone, Guild.zone, asked_in.zone, "UTC").label("zone"),
        func.coalesce(Person.morning, Guild.morning, asked_in.morning, DEFAULT_MORNING).label("morning"),
        func.coalesce(Person.locale, Guild.locale, asked_in.locale).label("locale"),
        Person.quiet_start,
        Person.quiet_end,
        Launch.guild_id.label("launch_guild_id"),
        _said_since().label("said_since"),
        Guild.hourly_cap,
        *_plan_columns(Launch, "launch"),
        Launch.ended_at,
        *_plan_columns(override, "own"),
    )


def _said_since() -> ColumnElement[bool]:
    newer = select(Revision.id).where(
        Revision.launch_id == Delivery.launch_id,
        Revision.id > Notice.revision_id,
        Revision.guild_id == Notice.guild_id,
    )
    return newer.correlate(Delivery, Notice).exists()


def _plan_columns(table: Any, prefix: str) -> tuple[Any, ...]:  # a mapped class or its alias
    names = ("status", "window_start", "window_end", "window_precision", "window_zone", "plan_version")
    return tuple(getattr(table, name).label(f"{prefix}_{name}") for name in names)


def _standing(row: Any) -> Standing:
    values = {name: getattr(row, name) for name in _PLAIN}
    return Standing(
        **values,
        addressed=row.addressed is not None,
        style=row.style or Style.POSTS,
        guild_left=row.guild_id is not None and row.left_at is not None,
        plan=_plan(row),
    )


def _plan(row: Any) -> PlanNow | None:
    if row.launch_status is None:
        return None
    corrected = row.own_status is not None
    prefix = "own" if corrected else "launch"

    def value(name: str) -> Any:
        return getattr(row, f"{prefix}_{name}")

    start, end = value("window_start"), value("window_end")
    window = LaunchWindow(start, end, value("window_precision"), value("window_zone")) if start else None
    ended = not corrected and row.ended_at is not None
    return PlanNow(value("status"), window, value("plan_version"), ended, corrected)


_COMPUTED = {"addressed", "style", "guild_left", "plan"}
_PLAIN = tuple(name for name in Standing.__slots__ if name not in _COMPUTED)
