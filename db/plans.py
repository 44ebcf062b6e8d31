"""Plans: what is to be counted down, as the catalogue or as one guild's correction has it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, false, func, null, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.launches import OVER
from db.models import Launch, LaunchOverride, Revision, Trace
from launches.window import LaunchWindow


@dataclass(frozen=True, slots=True)
class Plan:
    """A launch with a date that is still ahead, or that passed without a word.

    `guild_id` is the only guild that sees it, None for everybody. `corrected`: by that guild's override. `not_before`:
    the window is only when it may be at the earliest, and its end binds nobody.
    `since` is when this version of the plan became known: what would have been due before is not owed.
    """

    launch_id: int
    guild_id: int | None
    corrected: bool
    window: LaunchWindow
    plan_version: int
    epoch: int
    since: datetime
    not_before: bool = False

    @property
    def scope(self) -> str:
        """Return what sets this plan apart from others of the same launch, for keys."""
        return f"{self.launch_id}:{self.guild_id}" if self.corrected else f"{self.launch_id}"


async def near(session: AsyncSession, opens_before: datetime, closes_after: datetime) -> list[Plan]:
    """Return the plans whose windows open before the one moment and close after the other."""
    found: list[Plan] = []
    for statement in (_launches(opens_before, closes_after), _overrides(opens_before, closes_after)):
        found += [_plan(row) for row in await session.execute(statement)]
    return found


def _plan(row: Row[*tuple[Any, ...]]) -> Plan:
    return Plan(
        launch_id=row.launch_id,
        guild_id=row.guild_id,
        corrected=bool(row.corrected),
        window=LaunchWindow(row.start, row.end, row.precision, row.zone),
        plan_version=row.plan_version,
        epoch=row.epoch,
        since=row.known or row.first_seen,
        not_before=row.not_before,
    )


def _launches(opens_before: datetime, closes_after: datetime) -> Select[*tuple[Any, ...]]:
    return select(
        Launch.id.label("launch_id"),
        Launch.guild_id,
        null().label("corrected"),
        *_window(Launch),
        Launch.plan_version,
        Launch.epoch,
        Launch.first_seen,
        Launch.not_before,
        _known(Launch.id, Launch.epoch, Revision.guild_id.is_not_distinct_from(Launch.guild_id)),
    ).where(
        Launch.ended_at.is_(None),
        Launch.status.not_in(OVER),
        Launch.opens < opens_before,
        Launch.closes > closes_after,
    )


def _overrides(opens_before: datetime, closes_after: datetime) -> Select[*tuple[Any, ...]]:
    table = LaunchOverride
    return (
        select(
            table.launch_id,
            table.guild_id,
            true().label("corrected"),
            *_window(table),
            table.plan_version,
            table.epoch,
            table.created_at.label("first_seen"),
            false().label("not_before"),
            _known(table.launch_id, table.epoch, Revision.guild_id == table.guild_id),
        )
        .join(Launch, Launch.id == table.launch_id)
        .where(
            table.status.not_in(OVER),
            table.opens < opens_before,
            table.closes > closes_after,
            table.same_as_id.is_(None),
        )
    )


def _window(table: type[Launch] | type[LaunchOverride]) -> tuple[ColumnElement[Any], ...]:
    return (
        table.window_start.label("start"),
        table.window_end.label("end"),
        table.window_precision.label("precision"),
        table.window_zone.label("zone"),
    )


def _known(launch_id: Any, epoch: Any, scope: ColumnElement[bool]) -> ColumnElement[datetime]:
    """Return when a plan was last revised; by its epoch, because another name is a version without a revision."""
    return (
        select(func.max(Revision.created_at))
        .where(Revision.launch_id == launch_id, Revision.epoch == epoch, scope)
        .correlate(Launch, LaunchOverride)
        .scalar_subquery()
        .label("known")
    )


async def is_correction(session: AsyncSession, launch_id: int | None, guild_id: int | None) -> bool:
    """Whether what is for this guild alone is of a correction, made or dropped: the launch is the catalogue's."""
    if launch_id is None or guild_id is None:
        return False
    statement = select(Launch.id).where(Launch.id == launch_id, Launch.guild_id.is_(None))
    return await session.scalar(statement) is not None


async def end_presumed(
    session: AsyncSession, launch_id: int, plan_version: int, guild_id: int | None, now: datetime
) -> bool:
    """Note that a launch is presumed to have happened, unless it was revised meanwhile."""
    done = await session.scalar(
        update(Launch)
        .where(Launch.id == launch_id, Launch.plan_version == plan_version, Launch.ended_at.is_(None))
        .values(presumed=True, ended_at=now)
        .returning(Launch.id)
    )
    if done is None:
        return False
    session.add(Trace(launch_id=launch_id, guild_id=guild_id, step="plan", outcome="presumed-launched", at=now))
    return True


async def end_silent(session: AsyncSession, now: datetime, *, before: datetime, limit: int) -> int:
    """End the tracking of launches whose window passed, and of which nobody spoke, since `before`; return how many.

    Whether they are out is not said. Whoever speaks of one again takes it up again.
    """
    silent = select(Launch.id).where(
        Launch.closes < before,
        Launch.updated_at < before,
        Launch.first_seen < before,
        Launch.ended_at.is_(None),
        Launch.status.not_in(OVER),
    )
    ended = await session.execute(
        update(Launch)
        .where(Launch.id.in_(silent.limit(limit)), Launch.ended_at.is_(None))
        .values(ended_at=now)
        .returning(Launch.id, Launch.guild_id)
    )
    notes = [Trace(launch_id=row.id, guild_id=row.guild_id, step="plan", outcome="silent", at=now) for row in ended]
    session.add_all(notes)
    return len(notes)
