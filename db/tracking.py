"""Writing down what articles and people change in a launch.

A revision is one row and a higher `plan_version` on the launch: whatever was planned for an older version is superseded
when it comes up, so that a change costs the same however many deliveries wait.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, insert, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.launches import OVER
from db.models import Brand, Launch, LaunchBrand, LaunchOverride, Revision, window_columns
from db.states import ConflictState
from db.upsert import insert_into
from launches.countdown import starts_new_epoch
from launches.matching import LaunchState
from launches.revision import Revision as Change
from launches.window import LaunchWindow

_MOST_KNOWN = 500


@dataclass(frozen=True, slots=True)
class Known:
    """A launch as matching knows it, with what tells whether it was changed meanwhile."""

    id: int
    plan_version: int
    epoch: int
    state: LaunchState
    not_before: bool = False


@dataclass(frozen=True, slots=True)
class Recorded:
    """A launch after a step; `revision_id` is None where the step was no news."""

    launch_id: int
    plan_version: int
    epoch: int
    revision_id: int | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a change comes from: an article, or a member of the guild that alone sees it."""

    article_id: int | None = None
    announcement_id: int | None = None
    guild_id: int | None = None
    user_id: int | None = None
    is_correction: bool = False


async def known(session: AsyncSession, guild_id: int | None, brand_ids: Sequence[int]) -> list[Known]:
    """Return the launches of these brands in one scope, the catalogue or a guild, that an article may mean."""
    of_brands = select(LaunchBrand.launch_id).where(LaunchBrand.brand_id.in_(brand_ids))
    newest = (
        select(Launch)
        .where(_scope(guild_id), Launch.id.in_(of_brands))
        .order_by(Launch.updated_at.desc(), Launch.id.desc())
        .limit(_MOST_KNOWN)
    )
    found = sorted(await session.scalars(newest), key=lambda launch: launch.id)
    return [Known(row.id, row.plan_version, row.epoch, _state(row), row.not_before) for row in found]


async def hold(session: AsyncSession, brand_ids: Iterable[int]) -> None:
    """Let nobody else track launches of these brands until this transaction ends: two new launches of one name."""
    ids = sorted(set(brand_ids))
    await session.execute(select(Brand.id).where(Brand.id.in_(ids)).order_by(Brand.id).with_for_update(key_share=True))


async def begin(
    session: AsyncSession,
    state: LaunchState,
    change: Change,
    brand_ids: Iterable[int],
    now: datetime,
    *,
    guild_id: int | None,
    origin: Origin,
    not_before: bool = False,
    image: str | None = None,
) -> Recorded:
    """Store a launch that nobody knew, with its first revision."""
    values: dict[str, Any] = {
        "guild_id": guild_id,
        "key": state.key,
        "product": state.product,
        "names": list(state.names),
        "brands": list(state.brands),
        "status": state.status,
        "not_before": not_before,
        "image": image,
        "created_by": origin.user_id,
        "first_seen": now,
        "updated_at": state.updated,
        "ended_at": now if state.status in OVER else None,
        **_dates(state.window),
    }
    launch_id: int = (await session.execute(insert(Launch).values(values).returning(Launch.id))).scalar_one()
    await link_brands(session, launch_id, brand_ids)
    floors = {"not_before": not_before}
    revision_id = await _note(session, launch_id, change, 1, 1, now, origin, floors)
    return Recorded(launch_id, 1, 1, revision_id)


async def restate(session: AsyncSession, launch: Known, after: LaunchState) -> Recorded:
    """Note that an article speaks of a launch without changing it; other names and a zone may be learnt from it.

    One that had been given up for its silence is tracked again.
    """
    values: dict[str, Any] = {
        "product": after.product,
        "names": list(after.names),
        "updated_at": max(after.updated, launch.state.updated),
        "ended_at": case((or_(Launch.presumed, Launch.status.in_(OVER)), Launch.ended_at)),
    }
    if after.window != launch.state.window:
        values |= _dates(after.window)
    await session.execute(update(Launch).where(Launch.id == launch.id).values(values))
    return Recorded(launch.id, launch.plan_version, launch.epoch, None)


async def revise(
    session: AsyncSession,
    launch: Known,
    after: LaunchState,
    change: Change,
    now: datetime,
    *,
    origin: Origin,
    not_before: bool = False,
) -> Recorded:
    """Change a launch: a new `plan_version`, and a new `epoch` where the countdown starts anew.

    What follows an earliest date does: to that it was only said how long it takes at least.
    """
    version = launch.plan_version + 1
    epoch = launch.epoch + (starts_new_epoch(change.kind) or launch.not_before)
    values: dict[str, Any] = {
        "product": after.product,
        "names": list(after.names),
        "status": after.status,
        "not_before": not_before,
        "plan_version": version,
        "epoch": epoch,
        "presumed": False,
        "updated_at": max(after.updated, launch.state.updated),
        "ended_at": now if after.status in OVER else None,
        **_dates(after.window),
    }
    await session.execute(update(Launch).where(Launch.id == launch.id).values(values))
    floors = {"not_before": not_before, "was_not_before": launch.not_before}
    revision_id = await _note(session, launch.id, change, version, epoch, now, origin, floors)
    await _contradict(session, launch.id, after, revision_id, not_before=not_before)
    return Recorded(launch.id, version, epoch, revision_id)


async def link_brands(session: AsyncSession, launch_id: int, brand_ids: Iterable[int]) -> None:
    """Track a launch for these brands, too."""
    rows = [{"launch_id": launch_id, "brand_id": brand_id} for brand_id in sorted(set(brand_ids))]
    if rows:
        statement = insert_into(session, LaunchBrand).values(rows)
        await session.execute(statement.on_conflict_do_nothing(index_elements=["launch_id", "brand_id"]))


def _scope(guild_id: int | None) -> ColumnElement[bool]:
    return Launch.guild_id.is_(None) if guild_id is None else Launch.guild_id == guild_id


def _state(launch: Launch) -> LaunchState:
    return LaunchState(
        key=launch.key,
        product=launch.product,
        names=tuple(launch.names),
        brands=tuple(launch.brands),
        status=launch.status,
        window=launch.window,
        updated=launch.updated_at,
    )


def _dates(window: LaunchWindow | None) -> dict[str, Any]:
    opens, closes = window.bounds_utc() if window else (None, None)
    return {**window_columns(window), "opens": opens, "closes": closes}


async def _note(
    session: AsyncSession,
    launch_id: int,
    change: Change,
    version: int,
    epoch: int,
    now: datetime,
    origin: Origin,
    floors: dict[str, bool],
) -> int:
    values: dict[str, Any] = {
        "launch_id": launch_id,
        "kind": change.kind,
        **window_columns(change.before, "before"),
        **window_columns(change.after, "after"),
        **{name: getattr(origin, name) for name in Origin.__slots__},
        **floors,
        "plan_version": version,
        "epoch": epoch,
        "created_at": now,
    }
    revision_id: int = (await session.execute(insert(Revision).values(values).returning(Revision.id))).scalar_one()
    return revision_id


async def _contradict(
    session: AsyncSession, launch_id: int, after: LaunchState, revision_id: int, *, not_before: bool
) -> None:
    """Ask each guild that corrected this launch again, unless the source now says what the guild says."""
    columns = window_columns(after.window)
    same = and_(
        # a guild cannot say that a date is only the earliest, and what it hides has another's date there
        literal(not not_before),
        LaunchOverride.same_as_id.is_(None),
        LaunchOverride.status == after.status,
        *(getattr(LaunchOverride, name).is_not_distinct_from(value) for name, value in columns.items()),
    )
    mine = LaunchOverride.launch_id == launch_id
    await session.execute(
        update(LaunchOverride)
        .where(mine, ~same)
        .values(conflict=ConflictState.ASKED, conflict_revision_id=revision_id, conflict_message_id=None)
    )
    await session.execute(update(LaunchOverride).where(mine, same).values(conflict=ConflictState.NONE))
